/* Markdown read, written, read again: any bytes give a document or a clear error, what is written holds no raw HTML, and a second round changes nothing that
   the first did not. Byte 0 chooses options, the rest is input. With -fsanitize=fuzzer a fuzz target; without, a program that runs the files given, or
   tests/golden/markdown and damaged copies of it if there are none. */
#include "galley.h"
#include "galley/module.h"
#include "config.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#if GALLEY_WITH_CMARK
#include <cmark.h>
#endif

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void fuzz_require(int holds, const char *what) {
    if (holds) return;
    fprintf(stderr, "fuzz_markdown: %s\n", what);
    abort();
}
#define REQUIRE(condition) fuzz_require(condition, #condition)

static galley_document *fuzz_read(galley_context *context, galley_options *options, const void *data, size_t size) {
    galley_document *document = NULL;
    galley_error *error = NULL;
    galley_input *input = NULL;
    galley_error_new(&error);
    REQUIRE(galley_input_from_memory(context, data, size, &input) == GALLEY_OK);
    galley_input_set(input, GALLEY_FORMAT, "markdown", GALLEY_NUL_TERMINATED);
    int32_t status = galley_parse(context, input, options, &document, error);
    REQUIRE(status <= 0 && (status == GALLEY_OK || *galley_error_message(error)));
    galley_input_free(input);
    galley_error_free(error);
    return document;
}

#if GALLEY_WITH_CMARK
static void fuzz_judge(const char *text, size_t size) {           /* a table's cells are no paragraph to cmark: they are passed over */
    cmark_node *root = cmark_parse_document(text, size, 0);
    cmark_iter *iter = cmark_iter_new(root);
    while (cmark_iter_next(iter) != CMARK_EVENT_DONE) REQUIRE(cmark_node_get_type(cmark_iter_get_node(iter)) != CMARK_NODE_HTML_BLOCK);
    cmark_iter_free(iter);
    cmark_node_free(root);
}
#endif

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char *const formats[] = { "text", "json" };
    galley_context *context = NULL;
    galley_options *options = NULL;
    char *text = NULL;
    size_t length;
    if (!size || size > 100000) return 0;
    REQUIRE(galley_context_new(NULL, NULL, &context) == GALLEY_OK);
    REQUIRE(galley_options_new(context, &options) == GALLEY_OK);
    if (data[0] & 1) galley_options_set(options, "spans", "true", NULL);
    if (data[0] & 2) galley_options_set(options, "markdown.front-matter", "yaml", NULL);
    if (data[0] & 4) galley_options_set(options, "markdown.related", "true", NULL);
    if (data[0] & 8) galley_options_set(options, "text.width", "40", NULL);
    galley_document *document = fuzz_read(context, options, data + 1, size - 1);
    if (document) {
        REQUIRE(galley_write_memory(context, document, "markdown", options, &text, &length, NULL) == GALLEY_OK);
#if GALLEY_WITH_CMARK
        if (!(data[0] & 2)) fuzz_judge(text ? text : "", length);
#endif
        galley_document *again = fuzz_read(context, options, text ? text : "", length);
        REQUIRE(again != NULL);
        galley_free(text);
        galley_document_free(again);
        for (size_t i = 0; i < 2; i++) {
            REQUIRE(galley_write_memory(context, document, formats[i], options, &text, &length, NULL) == GALLEY_OK);
            galley_free(text);
        }
    }
    galley_document_free(document);
    galley_options_free(options);
    galley_context_free(context);
    return 0;
}

#ifndef GALLEY_FUZZ
static size_t fuzz_runs;

static void fuzz_file(const char *path, int rounds) {
    static uint8_t data[100000];
    FILE *file = fopen(path, "rb");
    REQUIRE(file != NULL);
    size_t size = fread(data + 1, 1, sizeof data - 1, file);
    fclose(file);
    uint64_t random = 88172645463325252u;
    for (int round = 0; round <= rounds; round++, fuzz_runs++) {
        data[0] = (uint8_t)round;
        LLVMFuzzerTestOneInput(data, size + 1);
        for (size_t k = 0; k < size / 200 + 1 && size; k++) {
            random ^= random << 13, random ^= random >> 7, random ^= random << 17;
            data[1 + random % size] = (random >> 20) % 3 ? (uint8_t)"*_`~[]()<>!|\\#-\n &^:"[(random >> 24) % 20] : (uint8_t)(random >> 32);
        }
    }
}

int main(int argc, char **argv) {
    for (int i = 1; i < argc; i++) fuzz_file(argv[i], 0);
    DIR *folder = argc > 1 ? NULL : opendir(GALLEY_TESTS_DIR "/golden/markdown");
    for (struct dirent *entry; folder && (entry = readdir(folder)) != NULL;) {
        char path[1024];
        size_t length = strlen(entry->d_name);
        if (length < 3 || strcmp(entry->d_name + length - 3, ".md")) continue;
        snprintf(path, sizeof path, "%s/golden/markdown/%s", GALLEY_TESTS_DIR, entry->d_name);
        fuzz_file(path, 300);
    }
    if (folder) closedir(folder);
    printf("fuzz_markdown: %zu inputs\n", fuzz_runs);
    return 0;
}
#endif
