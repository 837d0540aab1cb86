/* Any bytes as a page, to galley JSON. The first byte chooses the options. */
#include "galley.h"
#include <stdint.h>
#include <stdlib.h>

static int32_t GALLEY_CALL take(void *user, const void *data, size_t size) {
    const unsigned char *bytes = data;
    for (size_t i = 0; i < size; i++) *(unsigned *)user += bytes[i];
    return GALLEY_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    galley_context *context = NULL;
    galley_options *options = NULL;
    galley_document *document = NULL;
    galley_error *error = NULL;
    galley_input *input = NULL;
    galley_sink *sink = NULL;
    unsigned choice = size ? data[0] : 0, sum = 0;
    if (galley_context_new(NULL, NULL, &context)) return 0;
    if (galley_error_new(&error) || galley_options_new(context, &options) || galley_input_from_memory(context, size ? data + 1 : data, size ? size - 1 : 0, &input)) goto done;
    galley_input_set(input, GALLEY_FORMAT, "html", GALLEY_NUL_TERMINATED);
    if (choice & 1) galley_input_set(input, GALLEY_URL, "https://paper.example/news/2025/harbour-bridge-repairs-to-start", GALLEY_NUL_TERMINATED);
    if (choice & 2) galley_input_set(input, GALLEY_FETCHED, "2025-06-12T22:30:00Z", GALLEY_NUL_TERMINATED);
    if (choice & 4) galley_options_set(options, "explain", "true", error);
    if (choice & 8) galley_options_set(options, "spans", "true", error);
    int32_t status = galley_parse(context, input, options, &document, error);
    if (status < 0 && !*galley_error_message(error)) abort();
    if (status >= 0 && !galley_sink_to_callback(context, take, &sum, &sink)) galley_write(context, document, "json", NULL, sink, error);
done:
    galley_document_free(document);
    galley_sink_close(sink, NULL);
    galley_input_free(input);
    galley_options_free(options);
    galley_error_free(error);
    galley_context_free(context);
    return 0;
}
