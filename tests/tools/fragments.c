/* Fragments of HTML on standard input, a NUL behind each, come out as galley's HTML, or in the format that is
   named, a NUL behind each: for tests/robust/attacks.py and inner_text.py. */
#include "galley.h"
#include "galley/module.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int32_t GALLEY_CALL fragments_push(void *state, galley_call *call, const void *data, size_t size, int32_t last) {
    galley_record *article = galley_record_edit(galley_call_root(call), GALLEY_ARTICLES, GALLEY_NEW);
    (void)state; (void)last;
    return galley_call_parse_body(call, article, "html", data, size, 0);
}

static int fragments_convert(galley_context *context, const char *format, const char *data, size_t size) {
    galley_input *input = NULL;
    galley_document *document = NULL;
    char *text = NULL;
    size_t length = 0;
    int32_t status = galley_input_from_memory(context, data, size, &input);
    if (!status) status = galley_input_set(input, GALLEY_FORMAT, "fragment", GALLEY_NUL_TERMINATED);
    if (!status) status = galley_parse(context, input, NULL, &document, NULL);
    if (!status) status = galley_write_memory(context, document, format, NULL, &text, &length, NULL);
    if (!status) fwrite(text, 1, length, stdout);
    putchar('\0');
    galley_free(text);
    galley_document_free(document);
    galley_input_free(input);
    return status == GALLEY_OK;
}

int main(int argc, char **argv) {
    static const galley_module module = { .size = sizeof(galley_module), .option_size = sizeof(galley_option), .name = "fragment", .title = "a body" };
    static const galley_parser parser = { .size = sizeof(galley_parser), .module = &module, .push = fragments_push };
    static char data[8 << 20];
    galley_context *context = NULL;
    size_t size = fread(data, 1, sizeof data - 1, stdin), failed = 0;
    if (galley_context_new(NULL, NULL, &context) || galley_register_parser(context, &parser, 0, NULL)) return 2;
    for (char *p = data; p < data + size; p += strlen(p) + 1) failed += !fragments_convert(context, argc > 1 ? argv[1] : "html", p, strlen(p));
    galley_context_free(context);
    return failed != 0;
}
