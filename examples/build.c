/* A document built by hand, written as galley JSON. No status is looked at while building: the first failure sticks to the document. */
#include <galley.h>
#include <stdio.h>

static void set(galley_record *record, int32_t field, const char *text) {
    galley_record_set_text(record, field, text, GALLEY_NUL_TERMINATED);
}

static void say(galley_article *article, const char *text) { galley_body_text(article, text, GALLEY_NUL_TERMINATED); }

static void build(galley_document *document) {
    galley_record *root = galley_document_edit(document);
    galley_article *article = galley_record_edit(root, GALLEY_ARTICLES, GALLEY_NEW);
    galley_record *author = galley_record_edit(galley_record_edit(article, GALLEY_BYLINE, 0), GALLEY_AUTHORS, GALLEY_NEW);
    set(root, GALLEY_KIND, "article");
    set(article, GALLEY_TITLE, "Ferry strike called off");
    set(author, GALLEY_NAME, "Marta Lindqvist");
    set(galley_record_edit(article, GALLEY_SOURCE, 0), GALLEY_NAME, "Coastal Wire");
    galley_record_set_time(article, GALLEY_PUBLISHED, "2026-03-14T09:05+01:00", GALLEY_NUL_TERMINATED);
    galley_record_add_text(article, GALLEY_TAGS, "ferries", GALLEY_NUL_TERMINATED);
    galley_body_open(article, GALLEY_NODE_PARAGRAPH);
    say(article, "Crews voted ");
    galley_body_open(article, GALLEY_NODE_STRONG);
    say(article, "412 to 9");
    galley_body_close(article);
    say(article, " to end it.");
    galley_body_close(article);
    galley_body_open(article, GALLEY_NODE_HEADING);
    galley_body_set_number(article, GALLEY_DEPTH, 2);
    say(article, "What comes next");
    galley_body_close(article);
}

int main(void) {
    galley_context *galley = NULL;
    galley_document *document = NULL;
    galley_error *error = NULL;
    if (galley_context_new(NULL, "json", &galley) || galley_error_new(&error) || galley_document_new(galley, &document)) return 2;
    build(document);
    int32_t status = galley_document_status(document);
    if (status == GALLEY_OK) status = galley_write_file(galley, document, "json", NULL, "-", error);
    if (status < 0) fprintf(stderr, "build: %s\n", galley_status_name(status));
    galley_document_free(document);
    galley_error_free(error);
    galley_context_free(galley);
    return status < 0;
}
