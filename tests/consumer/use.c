/* A stranger's program in C: parses nothing that needs a format, builds a document by hand, and asks what is there. */
#include <galley.h>
#include <stdio.h>
#include <string.h>

int main(void) {
    galley_context *context = NULL;
    galley_document *document = NULL;
    galley_record *article;
    const char *title;
    if (galley_version_number() != GALLEY_VERSION_NUMBER) return 1;
    if (galley_context_new(NULL, NULL, &context) || galley_document_new(context, &document)) return 2;
    article = galley_record_edit(galley_document_edit(document), GALLEY_ARTICLES, GALLEY_NEW);
    galley_record_set_text(article, GALLEY_TITLE, "Harbour reopens", GALLEY_NUL_TERMINATED);
    title = galley_record_text(galley_document_article(document, 0), GALLEY_TITLE, NULL);
    if (galley_document_status(document) || !title || strcmp(title, "Harbour reopens")) return 3;
    printf("galley %s: %s\n", galley_version(), title);
    galley_document_free(document);
    galley_context_free(context);
    return 0;
}
