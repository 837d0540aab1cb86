/* Any bytes probed with any name and media type, then read as what the probe said and written in every format. The first byte chooses. */
#include "galley.h"
#include <stdint.h>
#include <stdlib.h>

static void write_all(const galley_context *context, const galley_document *document, galley_error *error) {
    for (size_t i = 0; i < galley_format_count(context); i++) {
        char *text = NULL;
        size_t length;
        if (!(galley_format_abilities(context, i) & GALLEY_CAN_WRITE)) continue;
        if (galley_write_memory(context, document, galley_format_text(context, i, GALLEY_NAME), NULL, &text, &length, error) < 0 && !*galley_error_message(error)) abort();
        galley_free(text);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char *const names[] = { NULL, "a.txt", "a.md", "a.json", "a.html", "a.ndjson", "http://x.example/a.html?b=c.json", "..." };
    static const char *const types[] = { NULL, "text/html; charset=utf-8", "application/json", "text/markdown" };
    galley_context *context = NULL;
    galley_document *document = NULL;
    galley_error *error = NULL;
    galley_input *input = NULL;
    unsigned choice = size ? data[0] : 0;
    int32_t score;
    if (galley_context_new(NULL, NULL, &context)) return 0;
    if (!galley_error_new(&error) && !galley_input_from_memory(context, size ? data + 1 : data, size ? size - 1 : 0, &input)) {
        galley_input_set(input, GALLEY_NAME, names[choice & 7], GALLEY_NUL_TERMINATED);
        galley_input_set(input, GALLEY_MEDIA_TYPE, types[choice >> 3 & 3], GALLEY_NUL_TERMINATED);
        const char *format = galley_probe(context, input, NULL, &score, error);
        if ((!format && !*galley_error_message(error)) || score < 0 || score > 100 || (format && !score)) abort();
        if (galley_parse(context, input, NULL, &document, error) < 0 && !*galley_error_message(error)) abort();
        if (document) write_all(context, document, error);
    }
    galley_document_free(document);
    galley_input_free(input);
    galley_error_free(error);
    galley_context_free(context);
    return 0;
}
