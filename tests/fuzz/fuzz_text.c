/* Any bytes as a text page, with and without what is known of it; the document goes through galley JSON. The first byte chooses. */
#include "galley.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    galley_context *context = NULL;
    galley_options *options = NULL;
    galley_document *document = NULL;
    galley_error *error = NULL;
    unsigned choice = size ? data[0] : 0;
    if (galley_context_new(NULL, NULL, &context)) return 0;
    galley_input *input = NULL;
    if (galley_error_new(&error) || galley_options_new(context, &options) || galley_input_from_memory(context, size ? data + 1 : data, size ? size - 1 : 0, &input)) goto done;
    galley_input_set(input, GALLEY_FORMAT, "text", GALLEY_NUL_TERMINATED);
    if (choice & 1) galley_input_set(input, GALLEY_URL, "https://paper.example/news/2025/harbour-bridge-repairs-to-start", GALLEY_NUL_TERMINATED);
    if (choice & 2) galley_input_set(input, GALLEY_FETCHED, "2025-06-12T22:30:00Z", GALLEY_NUL_TERMINATED);
    if (choice & 4) galley_options_set(options, "explain", "true", error);
    if (choice & 8) galley_options_set(options, "spans", "true", error);
    if (galley_parse(context, input, options, &document, error) < 0 && !*galley_error_message(error)) abort();
done:
    galley_document_free(document);
    galley_input_free(input);
    galley_options_free(options);
    galley_error_free(error);
    galley_context_free(context);
    return 0;
}
