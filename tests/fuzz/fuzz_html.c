/* lib/html: any bytes give a sound tree; pieces and every vector path give the same; what is serialized and parsed again settles.
   A last byte above 7F is no part of the page: it chooses scripting, the context of a fragment and the size of the pieces. */
#include "html/html_parser.h"
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void fuzz_html_require(int holds, const char *what) {
    if (holds) return;
    fprintf(stderr, "fuzz_html: %s\n", what);
    abort();
}
#define HTML_REQUIRE(condition) fuzz_html_require(condition, #condition)

static const char *const contexts[8] = { NULL, NULL, NULL, NULL, "div", "td", "svg path", "select" };

static void check_tree(const galleyi_html *html) {
    const galleyi_html_node *nodes = html->nodes;
    HTML_REQUIRE(html->node_count && nodes[0].end == html->node_count && nodes[0].kind == GALLEYI_HTML_DOCUMENT);
    for (uint32_t i = 1; i < html->node_count; i++) {
        const galleyi_html_node *node = &nodes[i];
        HTML_REQUIRE(node->parent < i && i < node->end && node->end <= nodes[node->parent].end);
        HTML_REQUIRE(node->first_child == (node->end > i + 1 ? i + 1 : 0));
        HTML_REQUIRE(node->next_sibling == (node->end < nodes[node->parent].end ? node->end : 0));
        HTML_REQUIRE(!node->previous_sibling || nodes[node->previous_sibling].next_sibling == i);
        HTML_REQUIRE(node->span_begin <= node->span_end && node->span_end <= html->text_size);
        if (node->kind == GALLEYI_HTML_TEXT) {
            HTML_REQUIRE(node->count && (uint64_t)node->data + node->count <= (node->decoded ? html->decoded_size : html->text_size));
            HTML_REQUIRE(!node->previous_sibling || nodes[node->previous_sibling].kind != GALLEYI_HTML_TEXT);
        }
        for (uint32_t a = node->data; node->kind == GALLEYI_HTML_ELEMENT && a < node->data + node->count; a++) {
            HTML_REQUIRE(a < html->attribute_count && galleyi_html_name_text(html, html->attributes[a].name).size);
            HTML_REQUIRE((uint64_t)html->attributes[a].value + html->attributes[a].length <= (html->attributes[a].decoded ? html->decoded_size : html->text_size));
        }
    }
}

static void check_same(const galleyi_html *a, const galleyi_html *b) {
    HTML_REQUIRE(a->node_count == b->node_count && !memcmp(a->nodes, b->nodes, a->node_count * sizeof *a->nodes));
    HTML_REQUIRE(a->attribute_count == b->attribute_count && a->decoded_size == b->decoded_size);
}

/* A tree that the syntax cannot say (https://html.spec.whatwg.org/multipage/parsing.html#serialising-html-fragments warns of them) may change as
   often as it is deep; others settle at once or nearly so. */
static void check_settles(const galleyi_html *first, const galleyi_html_options *options, galleyi_buffer *last) {
    galleyi_html html;
    galleyi_buffer next;
    galleyi_html_init(&html, &first->memory);
    galleyi_buffer_init(&next, &first->memory);
    HTML_REQUIRE(galleyi_html_serialize(first, first->fragment ? 1 : 0, options->scripting, last) == GALLEY_OK);
    int same = 0, turns = 0;
    for (; !same && turns < 40 && last->size < 1 << 18; turns++) {
        HTML_REQUIRE(galleyi_html_parse(&html, last->data, last->size, options) == GALLEY_OK);
        check_tree(&html);
        galleyi_buffer_clear(&next);
        HTML_REQUIRE(galleyi_html_serialize(&html, html.fragment ? 1 : 0, options->scripting, &next) == GALLEY_OK);
        same = next.size == last->size && (!next.size || !memcmp(next.data, last->data, next.size));
        galleyi_buffer swap = *last;
        *last = next;
        next = swap;
    }
    galleyi_buffer_free(&next);
    galleyi_html_free(&html);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    galleyi_memory memory;
    galleyi_html html, other;
    galleyi_html_options options = { 0 };
    galleyi_html_parser *parser;
    galleyi_buffer text;
    unsigned choice = size && data[size - 1] >= 0x80 ? data[--size] & 0x7fu : 0x30, step = 1 + (choice >> 4);
    options.scripting = choice & 1;
    options.context = contexts[choice >> 1 & 7];
    galleyi_memory_init(&memory, NULL);
    galleyi_html_init(&html, &memory);
    galleyi_html_init(&other, &memory);
    galleyi_buffer_init(&text, &memory);
    HTML_REQUIRE(galleyi_html_parse_page(&html, (const char *)data, size, NULL, &options) == GALLEY_OK);
    check_tree(&html);
    for (int scan = GALLEYI_SCAN_PLAIN; scan <= GALLEYI_SCAN_NEON; scan++) {
        options.scan = (uint8_t)scan;
        if (!galleyi_html_scan_usable(scan)) continue;
        HTML_REQUIRE(galleyi_html_parse(&other, html.text, html.text_size, &options) == GALLEY_OK);
        check_same(&html, &other);
    }
    options.scan = GALLEYI_SCAN_BEST;
    HTML_REQUIRE(galleyi_html_begin(&parser, &other, &options) == GALLEY_OK);
    for (size_t at = 0; at < html.text_size; at += step)
        HTML_REQUIRE(galleyi_html_feed(parser, html.text + at, html.text_size - at < step ? html.text_size - at : step) == GALLEY_OK);
    HTML_REQUIRE(galleyi_html_finish(parser) == GALLEY_OK);
    check_same(&html, &other);
    check_settles(&html, &options, &text);
    galleyi_buffer_free(&text);
    galleyi_html_free(&html);
    galleyi_html_free(&other);
    return 0;
}
