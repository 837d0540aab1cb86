/* galley-dump: the tree (or tokens) of a page, exactly as html5lib's tests print it; of several, each behind a line "#document FILE". */
#include "tools/dump/dump.h"
#include <stdio.h>
#include <stdlib.h>

static int usage(void) {
    fputs("usage: galley-dump FILE|-... [--charset C] [--fragment CONTEXT] [--scripting] [--tokens] [--spans] [--html] [--scan plain|sse2|avx2|neon]\n", stderr);
    return 2;
}

static int read_all(const char *name, galleyi_buffer *out) {
    FILE *file = strcmp(name, "-") ? fopen(name, "rb") : stdin;
    char part[65536];
    size_t size;
    if (!file) { perror(name); return 0; }
    while ((size = fread(part, 1, sizeof part, file)) != 0) galleyi_buffer_append(out, part, size);
    if (file != stdin) fclose(file);
    return out->status == GALLEY_OK;
}

static int scan_of(const char *name) {
    static const char *const names[] = { "best", "plain", "sse2", "avx2", "neon" };
    for (int i = 0; i < 5; i++)
        if (!strcmp(name, names[i])) return i;
    return -1;
}

typedef struct dump_request { galleyi_html_options options; galleyi_sniff_hints hints; int tokens, spans, serialize; } dump_request;

static int dump_file(const char *name, dump_request *request, const galleyi_memory *memory) {
    galleyi_html_options *options = &request->options;
    galleyi_buffer input, out;
    galleyi_html html;
    galleyi_buffer_init(&input, memory);
    galleyi_buffer_init(&out, memory);
    galleyi_html_init(&html, memory);
    if (!read_all(name, &input)) return 0;
    dump_tokens sink = { &out, { 0 }, request->spans, 0, 0 };
    galleyi_buffer_init(&sink.text, memory);
    if (request->tokens) { options->token = dump_token; options->token_user = &sink; }
    int32_t status = galleyi_html_parse_page(&html, input.data, input.size, &request->hints, options);
    if (status == GALLEY_OK && request->tokens) dump_flush(&sink);
    else if (status == GALLEY_OK && request->serialize) galleyi_html_serialize(&html, html.fragment ? 1 : 0, options->scripting, &out);
    else if (status == GALLEY_OK) dump_tree(&out, &html, request->spans);
    else fprintf(stderr, "galley-dump: %s: %s (%s at %llu)\n", name, galley_status_name(status), galleyi_html_limit_name(html.limit), (unsigned long long)html.limit_offset);
    fwrite(out.data, 1, out.size, stdout);
    galleyi_buffer_free(&sink.text);
    galleyi_buffer_free(&out);
    galleyi_buffer_free(&input);
    galleyi_html_free(&html);
    return status == GALLEY_OK;
}

int main(int argc, char **argv) {
    dump_request request = { { 0 }, { 0 }, 0, 0, 0 };
    int files = 0, failed = 0;
    galleyi_memory memory;
    galleyi_memory_init(&memory, NULL);
    for (int i = 1; i < argc; i++) {
        if (!strcmp(argv[i], "--scripting")) request.options.scripting = 1;
        else if (!strcmp(argv[i], "--tokens")) request.tokens = 1;
        else if (!strcmp(argv[i], "--spans")) request.spans = 1;
        else if (!strcmp(argv[i], "--html")) request.serialize = 1;
        else if (!strcmp(argv[i], "--charset") && i + 1 < argc) request.hints.charset = argv[++i];
        else if (!strcmp(argv[i], "--fragment") && i + 1 < argc) request.options.context = argv[++i];
        else if (!strcmp(argv[i], "--scan") && i + 1 < argc && scan_of(argv[i + 1]) >= 0) request.options.scan = (uint8_t)scan_of(argv[++i]);
        else if (argv[i][0] != '-' || !argv[i][1]) argv[files++] = argv[i];
        else return usage();
    }
    if (!files) return usage();
    for (int i = 0; i < files; i++) {
        if (files > 1) printf("#document %s\n", argv[i]);
        failed |= !dump_file(argv[i], &request, &memory);
    }
    return failed;
}
