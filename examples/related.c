/* The related stories of a page as a list: related FILE */
#include <galley.h>
#include <stdio.h>

static const char *text(const galley_record *record, int32_t field, const char *otherwise) {
    const char *found = galley_record_text(record, field, NULL);
    return found ? found : otherwise;
}

int main(int argc, char **argv) {
    galley_context *galley = NULL;
    galley_document *page = NULL;
    galley_error *error = NULL;
    const galley_related *item;
    if (argc < 2 || galley_context_new(NULL, NULL, &galley) || galley_error_new(&error)) return 2;
    int32_t status = galley_parse_file(galley, argv[1], NULL, NULL, &page, error);
    if (status < 0) fprintf(stderr, "related: %s\n", galley_error_message(error));
    const galley_article *article = galley_document_article(page, 0);
    for (size_t i = 0; (item = galley_record_at(article, GALLEY_RELATED, i)) != NULL; i++)
        printf("%s: %s (%s)\n", text(item, GALLEY_RELATION, "related"), text(item, GALLEY_TITLE, "untitled"),
               text(galley_record_get(item, GALLEY_SOURCE), GALLEY_NAME, "same publisher"));
    galley_document_free(page);
    galley_error_free(error);
    galley_context_free(galley);
    return status < 0;
}
