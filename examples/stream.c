/* Articles from a pipe as they come, in the memory of one: ... | stream */
#include <galley.h>
#include <stdio.h>

int main(void) {
    galley_context *galley = NULL;
    galley_input *input = NULL;
    galley_reader *reader = NULL;
    galley_document *item = NULL;                 /* reused from article to article */
    galley_error *error = NULL;
    int32_t status;
    int bad = 0;
    if (galley_context_new(NULL, NULL, &galley) || galley_error_new(&error) || galley_input_from_fd(galley, 0, &input)) return 2;
    status = galley_reader_open(galley, input, NULL, &reader, error);
    while (status == GALLEY_OK && (status = galley_reader_next(reader, &item, error)) != GALLEY_END) {
        const char *title = galley_record_text(galley_document_article(item, 0), GALLEY_TITLE, NULL);
        if (status == GALLEY_OK) printf("%s\n", title ? title : "(untitled)");
        else fprintf(stderr, "line %lld: %s\n", (long long)galley_error_number(error, GALLEY_LINE), galley_error_message(error)), bad = 1;
        status = GALLEY_OK;                       /* what follows a bad line is read */
    }
    galley_document_free(item);
    galley_reader_free(reader);
    galley_input_free(input);
    galley_error_free(error);
    galley_context_free(galley);
    return status < 0 || bad;
}
