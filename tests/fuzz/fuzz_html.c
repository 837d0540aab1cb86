/* lib/html: any bytes give a sound tree, and every vector path the same one. */
#include "fuzz/html_tree.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    galleyi_memory memory;
    galleyi_html html, other;
    galleyi_html_options options;
    html_tree_options(data, &size, &options);
    galleyi_memory_init(&memory, NULL);
    galleyi_html_init(&html, &memory);
    galleyi_html_init(&other, &memory);
    HTML_REQUIRE(galleyi_html_parse_page(&html, (const char *)data, size, NULL, &options) == GALLEY_OK);
    html_tree_check(&html);
    for (int scan = GALLEYI_SCAN_PLAIN; scan <= GALLEYI_SCAN_NEON; scan++) {
        options.scan = (uint8_t)scan;
        if (!galleyi_html_scan_usable(scan)) continue;
        HTML_REQUIRE(galleyi_html_parse(&other, html.text, html.text_size, &options) == GALLEY_OK);
        html_tree_check_same(&html, &other);
    }
    galleyi_html_free(&html);
    galleyi_html_free(&other);
    return 0;
}
