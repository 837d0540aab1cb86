/* json and ndjson: byte 0 chooses (1: ndjson; 2: pushed in pieces of byte 1; 4: with indent), the rest is input. What is read is written, read again and
   has to be written alike. */
#include "galley.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void fuzz_require(int holds, const char *what) {
    if (holds) return;
    fprintf(stderr, "fuzz_json: %s\n", what);
    abort();
}
#define REQUIRE(condition) fuzz_require(condition, #condition)

static void fuzz_again(const galley_context *context, const galley_document *document, int indent, galley_error *error) {
    galley_document *back = NULL;
    galley_options *options = NULL;
    char *first = NULL, *second = NULL, *pretty = NULL;
    size_t length;
    REQUIRE(!galley_options_new(context, &options));
    REQUIRE(!galley_options_set(options, "json.indent", "2", error));
    REQUIRE(!galley_write_memory(context, document, "json", NULL, &first, &length, error));
    if (indent) REQUIRE(!galley_write_memory(context, document, "json", options, &pretty, NULL, error));
    const char *text = pretty ? pretty : first;
    REQUIRE(!galley_parse_memory(context, text, strlen(text), NULL, NULL, &back, error));
    REQUIRE(!galley_write_memory(context, back, "json", NULL, &second, NULL, error));
    REQUIRE(strlen(first) == length && !strcmp(first, second));
    galley_free(first);
    galley_free(second);
    galley_free(pretty);
    galley_options_free(options);
    galley_document_free(back);
}

static void fuzz_read(const galley_context *context, galley_reader *reader, const uint8_t *data, size_t size, size_t piece, int indent, galley_error *error) {
    galley_document *document = NULL;
    int32_t status;
    while ((status = galley_reader_next(reader, &document, error)) != GALLEY_END) {
        size_t now = size < piece ? size : piece;
        if (status == GALLEY_OK) fuzz_again(context, document, indent, error);
        else if (status != GALLEY_AGAIN) REQUIRE(galley_error_message(error)[0] != '\0');
        else {
            galley_reader_push(reader, data, now, error);
            data += now;
            size -= now;
        }
    }
    galley_document_free(document);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    galley_context *context = NULL;
    galley_error *error = NULL;
    galley_input *input = NULL;
    galley_reader *reader = NULL;
    if (size < 2) return 0;
    const char *format = data[0] & 1 ? "ndjson" : "json";
    size_t piece = data[0] & 2 ? (size_t)data[1] + 1 : size;
    REQUIRE(!galley_context_new(NULL, "json ndjson", &context) && !galley_error_new(&error));
    REQUIRE(!galley_input_for_push(context, &input));
    REQUIRE(!galley_input_set(input, GALLEY_FORMAT, format, GALLEY_NUL_TERMINATED));
    REQUIRE(!galley_reader_open(context, input, NULL, &reader, error));
    fuzz_read(context, reader, data + 2, size - 2, piece, data[0] & 4, error);
    galley_reader_free(reader);
    galley_input_free(input);
    galley_error_free(error);
    galley_context_free(context);
    return 0;
}
