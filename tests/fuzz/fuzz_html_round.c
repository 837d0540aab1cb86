/* lib/html: a page that is parsed, serialized and parsed again is the same page, but for the standard's own exceptions (html_sayable.h). A tree with one
   of those changes, and is soon a tree that stays. */
#include "fuzz/html_sayable.h"

enum { ROUND_MOST = 40, ROUND_SIZE = 1 << 18 };

static void check_node(const galleyi_html *a, const galleyi_html *b, uint32_t i) {
    const galleyi_html_node *x = &a->nodes[i], *y = &b->nodes[i];
    HTML_REQUIRE(x->kind == y->kind && x->parent == y->parent && x->end == y->end && x->space == y->space);
    if (x->kind == GALLEYI_HTML_TEXT || x->kind == GALLEYI_HTML_COMMENT) HTML_REQUIRE(html_tree_slices_same(galleyi_html_text(a, x), galleyi_html_text(b, y)));
    if (x->kind == GALLEYI_HTML_DOCTYPE)
        HTML_REQUIRE(html_tree_slices_same(galleyi_html_value(a, &a->attributes[x->data]), galleyi_html_value(b, &b->attributes[y->data])));
    if (x->kind != GALLEYI_HTML_ELEMENT) return;
    HTML_REQUIRE(html_tree_slices_same(galleyi_html_tag_name(a, x), galleyi_html_tag_name(b, y)) && x->count == y->count);
    for (uint32_t n = 0; n < x->count; n++) {
        const galleyi_html_attribute *v = &a->attributes[x->data + n], *w = &b->attributes[y->data + n];
        HTML_REQUIRE(html_tree_slices_same(galleyi_html_attribute_name(a, x, v), galleyi_html_attribute_name(b, y, w)));
        HTML_REQUIRE(html_tree_slices_same(galleyi_html_value(a, v), galleyi_html_value(b, w)));
    }
}

static void serialize(const galleyi_html *html, int scripting, galleyi_buffer *out) {
    galleyi_buffer_clear(out);
    HTML_REQUIRE(galleyi_html_serialize(html, html->fragment ? 1 : 0, scripting, out) == GALLEY_OK);
}

/* A pre that begins with line feeds loses one of them each time. */
static unsigned longest_feed(const galleyi_buffer *text) {
    unsigned longest = 0, run = 0;
    for (size_t i = 0; i < text->size; i++) {
        run = text->data[i] == '\n' ? run + 1 : 0;
        if (run > longest) longest = run;
    }
    return longest;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    galleyi_memory memory;
    galleyi_html trees[2];
    galleyi_html_options options;
    galleyi_buffer texts[3];         /* what a tree was parsed from stays until the next one is compared with it */
    html_tree_options(data, &size, &options);
    galleyi_memory_init(&memory, NULL);
    for (int i = 0; i < 2; i++) galleyi_html_init(&trees[i], &memory);
    for (int i = 0; i < 3; i++) galleyi_buffer_init(&texts[i], &memory);
    HTML_REQUIRE(galleyi_html_parse_page(&trees[0], (const char *)data, size, NULL, &options) == GALLEY_OK);
    int stays = 0, never = sayable_never(&trees[0]);
    serialize(&trees[0], options.scripting, &texts[0]);
    unsigned most = ROUND_MOST + longest_feed(&texts[0]);
    for (unsigned turn = 0; !stays && !never && turn < most && texts[turn % 3].size < ROUND_SIZE; turn++) {
        galleyi_html *now = &trees[turn & 1], *next = &trees[~turn & 1];
        galleyi_buffer *text = &texts[turn % 3], *again = &texts[(turn + 1) % 3];
        const char *exception = sayable_exception(now, options.context);
        if (getenv("GALLEY_ROUND")) fprintf(stderr, "%u %s: %.*s\n", turn, exception ? exception : "sayable", (int)text->size, text->data);
        HTML_REQUIRE(galleyi_html_parse(next, text->data, text->size, &options) == GALLEY_OK);
        html_tree_check(next);
        never = sayable_never(next);
        serialize(next, options.scripting, again);
        stays = text->size == again->size && (!text->size || !memcmp(text->data, again->data, text->size));
        if (exception) continue;
        HTML_REQUIRE(stays && now->node_count == next->node_count);
        for (uint32_t i = now->fragment ? 2 : 1; i < now->node_count; i++) check_node(now, next, i);
    }
    HTML_REQUIRE(stays || never);
    for (int i = 0; i < 2; i++) galleyi_html_free(&trees[i]);
    for (int i = 0; i < 3; i++) galleyi_buffer_free(&texts[i]);
    return 0;
}
