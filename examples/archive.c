/* An archive of any size as NDJSON, in the memory of one page: archive FILE. What cannot be read is told, and the rest goes on. */
#include <galley.h>
#include <stdio.h>

/* Copies every document from reader to writer; gives how many could not be read, or a negative status where nothing more can be written. */
static int32_t copy(galley_reader *reader, galley_writer *writer, galley_error *error) {
    galley_document *page = NULL;
    int32_t status, bad = 0;
    while ((status = galley_reader_next(reader, &page, error)) != GALLEY_END) {
        if (status < 0) {
            fprintf(stderr, "at byte %llu: %s\n", (unsigned long long)galley_reader_offset(reader), galley_error_message(error));
            bad++;
        } else if ((status = galley_writer_add(writer, page, error)) < 0) {     /* page is reused by the next call */
            bad = status;
            break;
        }
    }
    galley_document_free(page);
    return bad;
}

int main(int argc, char **argv) {
    galley_context *galley = NULL;
    galley_input *input = NULL;
    galley_reader *reader = NULL;
    galley_sink *out = NULL;
    galley_writer *writer = NULL;
    galley_error *error = NULL;
    if (argc < 2 || galley_context_new(NULL, NULL, &galley) || galley_error_new(&error)) return 2;
    int32_t status = galley_input_from_file(galley, argv[1], &input, error);
    if (!status) status = galley_reader_open(galley, input, NULL, &reader, error);
    if (!status) status = galley_sink_to_file(galley, "-", &out, error);
    if (!status) status = galley_writer_open(galley, "ndjson", NULL, out, &writer, error);
    if (!status) status = copy(reader, writer, error);
    if (status < 0) fprintf(stderr, "archive: %s\n", galley_error_message(error));
    galley_writer_close(writer, NULL);
    if (galley_sink_close(out, NULL) < 0) status = GALLEY_EIO;
    galley_reader_free(reader);
    galley_input_free(input);
    galley_error_free(error);
    galley_context_free(galley);
    return status != 0;
}
