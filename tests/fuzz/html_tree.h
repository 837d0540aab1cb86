/* What the fuzz targets of lib/html share: options out of an input's last byte, a sound tree, two trees that are the same. */
#ifndef GALLEY_FUZZ_HTML_TREE_H
#define GALLEY_FUZZ_HTML_TREE_H
#include "html/html_parser.h"
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline void html_tree_require(int holds, const char *what) {
    if (holds) return;
    fprintf(stderr, "fuzz_html: %s\n", what);
    abort();
}
#define HTML_REQUIRE(condition) html_tree_require(condition, #condition)

/* A last byte above 7F is no part of the page: it chooses scripting, the context of a fragment and, in what is returned, a number below 8. */
static inline unsigned html_tree_options(const uint8_t *data, size_t *size, galleyi_html_options *options) {
    static const char *const contexts[8] = { NULL, NULL, NULL, NULL, "div", "td", "svg path", "select" };
    unsigned choice = *size && data[*size - 1] >= 0x80 ? data[--*size] & 0x7fu : 0x30;
    memset(options, 0, sizeof *options);
    options->scripting = choice & 1;
    options->context = contexts[choice >> 1 & 7];
    return choice >> 4;
}

static inline void html_tree_check(const galleyi_html *html) {
    const galleyi_html_node *nodes = html->nodes;
    HTML_REQUIRE(html->node_count && nodes[0].end == html->node_count && nodes[0].kind == GALLEYI_HTML_DOCUMENT);
    for (uint32_t i = 1; i < html->node_count; i++) {
        const galleyi_html_node *node = &nodes[i];
        HTML_REQUIRE(node->parent < i && i < node->end && node->end <= nodes[node->parent].end);
        uint32_t next = galleyi_html_next_sibling(html, node), first = galleyi_html_first_child(html, node);
        HTML_REQUIRE(!next || galleyi_html_previous_sibling(html, &nodes[next]) == i);
        HTML_REQUIRE((!next || nodes[next].parent == node->parent) && (!first || nodes[first].parent == i));
        HTML_REQUIRE(node->span_begin <= node->span_end && node->span_end <= html->text_size);
        if (node->kind == GALLEYI_HTML_TEXT) {
            HTML_REQUIRE(node->count && (uint64_t)node->data + node->count <= (node->decoded ? html->decoded_size : html->text_size));
            HTML_REQUIRE(!next || nodes[next].kind != GALLEYI_HTML_TEXT);
        }
        for (uint32_t a = node->data; node->kind == GALLEYI_HTML_ELEMENT && a < node->data + node->count; a++) {
            HTML_REQUIRE(a < html->attribute_count && galleyi_html_name_text(html, html->attributes[a].name).size);
            HTML_REQUIRE((uint64_t)html->attributes[a].value + html->attributes[a].length <= (html->attributes[a].decoded ? html->decoded_size : html->text_size));
        }
    }
}

static inline int html_tree_slices_same(galleyi_html_slice a, galleyi_html_slice b) { return a.size == b.size && (!a.size || !memcmp(a.data, b.data, a.size)); }

/* Node by node the same, spans and offsets too. */
static inline void html_tree_check_same(const galleyi_html *a, const galleyi_html *b) {
    HTML_REQUIRE(a->node_count == b->node_count && !memcmp(a->nodes, b->nodes, a->node_count * sizeof *a->nodes));
    HTML_REQUIRE(a->attribute_count == b->attribute_count && a->decoded_size == b->decoded_size && a->name_count == b->name_count);
    for (uint32_t i = 1; i < a->node_count; i++)
        if (a->nodes[i].kind == GALLEYI_HTML_TEXT || a->nodes[i].kind == GALLEYI_HTML_COMMENT)
            HTML_REQUIRE(html_tree_slices_same(galleyi_html_text(a, &a->nodes[i]), galleyi_html_text(b, &b->nodes[i])));
    for (uint32_t i = 0; i < a->attribute_count; i++) {
        const galleyi_html_attribute *x = &a->attributes[i], *y = &b->attributes[i];
        HTML_REQUIRE(x->name == y->name && x->missing == y->missing);
        HTML_REQUIRE(html_tree_slices_same(galleyi_html_value(a, x), galleyi_html_value(b, y)));
    }
}
#endif
