/* A serializer of our own, "DAY <tab> SOURCE <tab> HEADLINE" for each article, used like any built-in: headlines FILE... */
#include <galley.h>
#include <galley/module.h>
#include <stdio.h>

static void put(galley_sink *sink, const galley_record *record, int32_t field, size_t most, const char *then) {
    size_t length;
    const char *text = galley_record_text(record, field, &length);   /* a record that is NULL has no text */
    if (text) galley_sink_write(sink, text, length < most ? length : most);
    galley_sink_write(sink, then, 1);
}

static int32_t GALLEY_CALL headlines_write(void *state, galley_call *call, const galley_document *document, galley_sink *sink) {
    const galley_article *article;
    (void)state;
    for (size_t i = 0; (article = galley_document_article(document, i)) != NULL; i++) {
        put(sink, galley_record_get(article, GALLEY_PUBLISHED), GALLEY_VALUE, 10, "\t");
        put(sink, galley_record_get(article, GALLEY_SOURCE), GALLEY_NAME, 60, "\t");
        put(sink, article, GALLEY_TITLE, 500, "\n");
        if (galley_record_body(article)) galley_call_lost(call, GALLEY_BODY);
    }
    return galley_sink_write(sink, "", 0);        /* the first failure, if there was one */
}

static int32_t headlines_register(galley_context *context, galley_error *error) {
    galley_module module = { .size = sizeof module, .name = "headlines", .title = "Headlines, tab separated", .extensions = "tsv" };
    galley_serializer table = { .size = sizeof table, .flags = GALLEY_MODULE_WRITES_MANY, .module = &module, .write = headlines_write };
    return galley_register_serializer(context, &table, 0, error);
}

int main(int argc, char **argv) {
    galley_context *galley = NULL;
    galley_document *page = NULL;
    galley_error *error = NULL;
    galley_sink *out = NULL;
    galley_writer *writer = NULL;
    if (galley_context_new(NULL, NULL, &galley) || galley_error_new(&error)) return 2;
    int32_t status = headlines_register(galley, error);
    if (!status) status = galley_sink_to_file(galley, "-", &out, error);
    if (!status) status = galley_writer_open(galley, "headlines", NULL, out, &writer, error);
    for (int i = 1; i < argc && status == GALLEY_OK; i++) {
        status = galley_parse_file(galley, argv[i], NULL, NULL, &page, error);     /* page is reused */
        if (status == GALLEY_OK) status = galley_writer_add(writer, page, error);
    }
    if (status < 0) fprintf(stderr, "headlines: %s\n", galley_error_message(error));
    galley_writer_close(writer, NULL);
    if (galley_sink_close(out, NULL) < 0) status = GALLEY_EIO;
    galley_document_free(page);
    galley_error_free(error);
    galley_context_free(galley);
    return status < 0;
}
