/* lib/html: a page in pieces of any size gives the tree of the whole page. */
#include "fuzz/html_tree.h"

/* Pieces of one to seven bytes; 7: of sizes that the page's own bytes give. */
static size_t piece_at(const char *text, size_t at, size_t size, unsigned choice) {
    size_t piece = choice < 7 ? choice + 1 : 1 + (unsigned char)text[at] % 61u;
    return piece < size - at ? piece : size - at;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    galleyi_memory memory;
    galleyi_html html, other;
    galleyi_html_options options;
    galleyi_html_parser *parser;
    unsigned choice = html_tree_options(data, &size, &options);
    galleyi_memory_init(&memory, NULL);
    galleyi_html_init(&html, &memory);
    galleyi_html_init(&other, &memory);
    HTML_REQUIRE(galleyi_html_parse_page(&html, (const char *)data, size, NULL, &options) == GALLEY_OK);
    HTML_REQUIRE(galleyi_html_begin(&parser, &other, &options) == GALLEY_OK);
    for (size_t at = 0, piece; at < html.text_size; at += piece) {
        piece = piece_at(html.text, at, html.text_size, choice);
        HTML_REQUIRE(galleyi_html_feed(parser, html.text + at, piece) == GALLEY_OK);
    }
    HTML_REQUIRE(galleyi_html_finish(parser) == GALLEY_OK);
    html_tree_check(&other);
    html_tree_check_same(&html, &other);
    galleyi_html_free(&html);
    galleyi_html_free(&other);
    return 0;
}
