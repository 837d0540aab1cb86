/* html_shape [NUMBER TIMES]: parses one hostile page (tests/tools/html_shapes.h) without limits, for callgrind; without arguments, their names. */
#include "tools/html_shapes.h"
#include <stdlib.h>

static int parse_shape(const galleyi_buffer *text) {
    galleyi_html html;
    galleyi_limits limits;
    galleyi_html_options options = { 0 };
    galleyi_limits_default(&limits);
    limits.input = GALLEYI_LIMIT_INPUT_MOST;
    limits.depth = 1 << 24;
    limits.nodes = 1 << 28;
    options.limits = &limits;
    options.attributes = 1 << 24;
    galleyi_html_init(&html, NULL);
    int32_t status = galleyi_html_parse(&html, text->data, text->size, &options);
    printf("%zu %llu\n", text->size, (unsigned long long)html.work);
    galleyi_html_free(&html);
    return status != GALLEY_OK;
}

int main(int argc, char **argv) {
    enum { COUNT = sizeof html_shapes / sizeof *html_shapes };
    galleyi_memory memory;
    galleyi_buffer text;
    if (argc < 3) {
        for (int i = 0; i < COUNT; i++) puts(html_shapes[i].name);
        return 0;
    }
    int number = atoi(argv[1]);
    if (number < 0 || number >= COUNT) return 2;
    galleyi_memory_init(&memory, NULL);
    galleyi_buffer_init(&text, &memory);
    html_shape_build(&text, &html_shapes[number], strtoul(argv[2], NULL, 10));
    int failed = parse_shape(&text);
    galleyi_buffer_free(&text);
    return failed;
}
