/* bench_markdown [MEGABYTES]: the same trees written as Markdown by galley and by cmark's cmark_render_commonmark, best of seven, in one run; then reading:
   cmark alone, and galley over it. Bodies are generated without what cmark's trees cannot hold. */
#include "core/limits.h"
#include "galley/module.h"
#include "model/model.h"
#include "render/markdown.h"
#include "tools/generate_documents.h"
#include <cmark.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

int main(int argc, char **argv) {
    static const int32_t without[] = { GALLEY_NODE_TABLE, GALLEY_NODE_DELETE, GALLEY_NODE_FOOTNOTE_DEFINITION, GALLEY_NODE_FOOTNOTE_REFERENCE, GALLEY_NODE_FIGURE,
                                       GALLEY_NODE_EMBED, GALLEY_NODE_PULLQUOTE, GALLEY_NODE_ASIDE, GALLEY_NODE_SUBSCRIPT, GALLEY_NODE_SUPERSCRIPT };
    static generator g;
    galleyi_memory memory;
    galley_document *made = NULL, *read = NULL;
    galley_context *context = NULL;
    galley_options *options = NULL;
    galleyi_output text, out;
    double best[4] = { 1e9, 1e9, 1e9, 1e9 };
    size_t wanted = (size_t)((argc > 1 ? atof(argv[1]) : 2) * 1e6), written[2] = { 0, 0 };
    galleyi_memory_init(&memory, NULL);
    galleyi_output_init(&text, &memory, NULL, NULL);
    for (size_t i = 0; i < sizeof without / sizeof *without; i++) generate_without(&g.options, without[i]);
    g.options.plain = g.options.spaced = g.options.without_locked = g.options.without_spans = 1;
    for (uint64_t seed = 1; text.buffer.size < wanted; seed++) {
        galleyi_document_create(&memory, 100000, &made);
        generate_begin(&g, seed);
        galley_record *article = galley_record_edit(galley_document_edit(made), GALLEY_ARTICLES, GALLEY_NEW);
        generate_body(&g, article);
        galleyi_markdown_body(&text, galley_record_body(article), NULL, NULL);
        galleyi_buffer_append(&text.buffer, "\n\n", 2);
        galley_document_free(made);
    }
    if (galley_context_new(NULL, NULL, &context) || galley_options_new(context, &options)) return 1;
    for (int round = 0; round < 7; round++) {
        double begin = now();
        cmark_node *root = cmark_parse_document(text.buffer.data, text.buffer.size, 0);
        double took = now() - begin;
        if (took < best[2]) best[2] = took;
        galley_input *input = NULL;
        galley_input_from_memory(context, text.buffer.data, text.buffer.size, &input);
        galley_input_set(input, GALLEY_FORMAT, "markdown", GALLEY_NUL_TERMINATED);
        begin = now();
        if (galley_parse(context, input, options, &read, NULL)) return 1;
        took = now() - begin;
        if (took < best[3]) best[3] = took;
        galley_input_free(input);
        begin = now();
        char *rendered = cmark_render_commonmark(root, 0, 0);
        took = now() - begin;
        if (took < best[1]) best[1] = took;
        written[1] = strlen(rendered);
        free(rendered);
        galleyi_output_init(&out, &memory, NULL, NULL);
        begin = now();
        galleyi_markdown_body(&out, galley_record_body(galley_document_article(read, 0)), NULL, NULL);
        took = now() - begin;
        if (took < best[0]) best[0] = took;
        written[0] = out.buffer.size;
        galleyi_output_free(&out);
        cmark_node_free(root);
    }
    printf("markdown written: galley %.0f MB/s (%zu bytes), cmark_render_commonmark %.0f MB/s (%zu bytes): %.1f times\n", (double)written[0] / best[0] / 1e6, written[0],
           (double)written[1] / best[1] / 1e6, written[1], best[1] / best[0]);
    printf("markdown read:    galley over cmark %.0f MB/s, cmark alone %.0f MB/s\n", (double)text.buffer.size / best[3] / 1e6, (double)text.buffer.size / best[2] / 1e6);
    galleyi_output_free(&text);
    galley_document_free(read);
    galley_options_free(options);
    galley_context_free(context);
    return best[0] > best[1];
}
