/* A page to Markdown: page FILE [URL] */
#include <galley.h>
#include <stdio.h>

int main(int argc, char **argv) {
    galley_context *galley = NULL;
    galley_document *page = NULL;
    galley_error *error = NULL;
    if (argc < 2 || galley_context_new(NULL, NULL, &galley) || galley_error_new(&error)) return 2;
    int32_t status = galley_parse_file(galley, argv[1], argc > 2 ? argv[2] : NULL, NULL, &page, error);
    if (status == GALLEY_OK) status = galley_write_file(galley, page, "markdown", NULL, "-", error);
    if (status < 0) fprintf(stderr, "%s: %s\n", argv[1], galley_error_message(error));
    galley_document_free(page);
    galley_error_free(error);
    galley_context_free(galley);
    return status < 0;
}
