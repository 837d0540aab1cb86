/* A feed as it comes from the network: bytes are pushed in pieces, and each story is printed as soon as it is whole. feed < FEED */
#include <galley.h>
#include <stdio.h>

/* What curl's write function would call with each piece, and with size 0 at the end. */
static int32_t feed_bytes(galley_reader *reader, const void *data, size_t size, galley_document **item, galley_error *error) {
    int32_t status = galley_reader_push(reader, data, size, error);
    while (status == GALLEY_OK && (status = galley_reader_next(reader, item, error)) == GALLEY_OK) {
        const galley_article *story = galley_document_article(*item, 0);
        const char *title = galley_record_text(story, GALLEY_TITLE, NULL);
        const char *when = galley_record_text(galley_record_get(story, GALLEY_PUBLISHED), GALLEY_VALUE, NULL);
        printf("%s  %s\n", when ? when : "undated", title ? title : "(untitled)");
    }
    return status < 0 ? status : GALLEY_OK;       /* GALLEY_AGAIN: it wants more; GALLEY_END: it is done */
}

int main(void) {
    galley_context *galley = NULL;
    galley_input *input = NULL;
    galley_reader *reader = NULL;
    galley_document *item = NULL;
    galley_error *error = NULL;
    unsigned char piece[100];
    size_t size;
    if (galley_context_new(NULL, NULL, &galley) || galley_error_new(&error) || galley_input_for_push(galley, &input)) return 2;
    int32_t status = galley_reader_open(galley, input, NULL, &reader, error);
    do {
        size = fread(piece, 1, sizeof piece, stdin);
        if (!status) status = feed_bytes(reader, piece, size, &item, error);
    } while (size > 0 && status == GALLEY_OK);
    if (status < 0) fprintf(stderr, "feed: %s\n", galley_error_message(error));
    galley_document_free(item);
    galley_reader_free(reader);
    galley_input_free(input);
    galley_error_free(error);
    galley_context_free(galley);
    return status < 0;
}
