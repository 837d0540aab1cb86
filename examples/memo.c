/* A parser of our own: office memos, "MEMO" on the first line, then "Subject:" and "From:", then paragraphs. memo FILE writes galley JSON. */
#include <galley.h>
#include <galley/module.h>
#include <stdio.h>
#include <string.h>

static int32_t GALLEY_CALL memo_probe(void *user, const galley_facts *facts) {
    size_t size;
    const char *bytes = galley_facts_bytes(facts, &size);
    (void)user;
    return size >= 5 && !memcmp(bytes, "MEMO\n", 5) ? GALLEY_SCORE_MAGIC : GALLEY_SCORE_NO;
}

static void memo_line(galley_article *article, const char *line, size_t length) {
    if (length > 9 && !memcmp(line, "Subject: ", 9)) galley_record_set_text(article, GALLEY_TITLE, line + 9, length - 9);
    else if (length > 6 && !memcmp(line, "From: ", 6)) galley_record_set_text(galley_record_edit(article, GALLEY_BYLINE, 0), GALLEY_TEXT, line + 6, length - 6);
    else if (length) {
        galley_body_open(article, GALLEY_NODE_PARAGRAPH);
        galley_body_text(article, line, length);
        galley_body_close(article);
    }
}

/* Without GALLEY_MODULE_STREAMS the whole memo comes in one push. */
static int32_t GALLEY_CALL memo_push(void *state, galley_call *call, const void *data, size_t size, int32_t last) {
    const char *line = data, *end = line + size, *next;
    galley_record *root = galley_call_root(call);
    (void)state; (void)last;
    if (size < 5 || memcmp(line, "MEMO\n", 5)) return galley_call_fail(call, GALLEY_ESYNTAX, 0, "a memo begins with the line MEMO");
    galley_record_set_text(root, GALLEY_KIND, "article", GALLEY_NUL_TERMINATED);
    galley_article *article = galley_record_edit(root, GALLEY_ARTICLES, GALLEY_NEW);
    for (line += 5; line < end; line = next + 1) {
        next = memchr(line, '\n', (size_t)(end - line));
        if (!next) next = end;
        memo_line(article, line, (size_t)(next - line));
    }
    return galley_call_work(call, size);
}

int main(int argc, char **argv) {
    galley_module module = { .size = sizeof module, .name = "memo", .title = "Office memo", .extensions = "memo" };
    galley_parser table = { .size = sizeof table, .module = &module, .probe = memo_probe, .push = memo_push };
    galley_context *galley = NULL;
    galley_document *memo = NULL;
    galley_error *error = NULL;
    if (argc < 2 || galley_context_new(NULL, NULL, &galley) || galley_error_new(&error)) return 2;
    int32_t status = galley_register_parser(galley, &table, 0, error);
    if (!status) status = galley_parse_file(galley, argv[1], NULL, NULL, &memo, error);
    if (!status) status = galley_write_file(galley, memo, "json", NULL, "-", error);
    if (status) fprintf(stderr, "memo: %s\n", galley_error_message(error));
    galley_document_free(memo);
    galley_error_free(error);
    galley_context_free(galley);
    return status != 0;
}
