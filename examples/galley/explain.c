/* --explain: where each field of an article was found, and what was dropped. */
#include "command.h"
#include <stdlib.h>
#include <string.h>

enum { EXPLAIN_COLUMNS = 48 };                    /* of the text at the end of a row */

static size_t explain_columns(void) {
    const char *text = getenv("COLUMNS");
    long columns = text ? strtol(text, NULL, 10) : 0;
    return columns > 60 && columns < 1000 ? (size_t)columns - 60 + 8 : EXPLAIN_COLUMNS;
}

/* The first text that a field has: its own, or that of the record that it holds. */
static const char *explain_value(const galley_record *record, int32_t field) {
    static const int32_t faces[] = { GALLEY_TEXT, GALLEY_VALUE, GALLEY_NAME, GALLEY_TITLE, GALLEY_URL };
    const char *text = galley_record_text_at(record, field, 0, NULL);
    const galley_record *held = galley_record_at(record, field, 0);
    for (size_t i = 0; !text && held && i < sizeof faces / sizeof *faces; i++) text = galley_record_text(held, faces[i], NULL);
    return text ? text : "";
}

static void explain_fields(const galley_record *article) {
    int32_t field, confidence, headed = 0;
    for (size_t i = 0; (field = galley_kind_field(galley_record_kind(article), i)) != 0; i++) {
        uint64_t offset, length;
        const char *origin = galley_record_origin(article, field, &confidence);
        if (!origin) continue;
        if (!headed++) fprintf(stderr, "  %-16s %-24s %4s  %-17s %s\n", "FIELD", "FOUND AS", "SURE", "BYTES", "VALUE");
        fprintf(stderr, "  %-16s %-24s ", galley_field_name(field), origin);
        if (confidence >= 0) fprintf(stderr, "%3d%%  ", (int)confidence);
        else fprintf(stderr, "%4s  ", "");
        char place[48] = "";
        if (galley_record_span(article, field, &offset, &length))
            snprintf(place, sizeof place, "%llu..%llu", (unsigned long long)offset, (unsigned long long)(offset + length));
        fprintf(stderr, "%-17s ", place);
        report_printable(stderr, explain_value(article, field), explain_columns());
        fputc('\n', stderr);
    }
}

static void explain_dropped(const char *file, const galley_record *root) {
    size_t count = galley_record_count(root, GALLEY_DROPPED);
    fprintf(stderr, "galley: %s: %llu block%s dropped\n", file, (unsigned long long)count, count == 1 ? "" : "s");
    if (count) fprintf(stderr, "  %-17s %-24s %s\n", "BYTES", "REASON", "TEXT");
    for (size_t i = 0; i < count; i++) {
        const galley_record *block = galley_record_at(root, GALLEY_DROPPED, i);
        const char *reason = galley_record_text(block, GALLEY_REASON, NULL), *text = galley_record_text(block, GALLEY_TEXT, NULL);
        int64_t offset = galley_record_number(block, GALLEY_OFFSET, -1), length = galley_record_number(block, GALLEY_LENGTH, 0);
        char place[48] = "";
        if (offset >= 0) snprintf(place, sizeof place, "%lld..%lld", (long long)offset, (long long)(offset + length));
        fprintf(stderr, "  %-17s %-24s ", place, reason ? reason : "");
        report_printable(stderr, text ? text : "", explain_columns());
        fputc('\n', stderr);
    }
}

void explain_document(const char *file, const galley_document *document) {
    const galley_record *root = galley_document_root(document);
    const galley_article *article;
    const char *kind = galley_record_text(root, GALLEY_KIND, NULL), *format = galley_record_text(root, GALLEY_FORMAT, NULL);
    fprintf(stderr, "galley: %s: %s, read as %s\n", file, kind ? kind : "none", format ? format : "?");
    for (size_t i = 0; (article = galley_document_article(document, i)) != NULL; i++) explain_fields(article);
    explain_dropped(file, root);
}

void explain_losses(const char *format, const galley_record *losses) {
    size_t count = galley_record_count(losses, GALLEY_DIAGNOSTICS);
    for (size_t i = 0; i < count; i++) {
        const char *message = galley_record_text(galley_record_at(losses, GALLEY_DIAGNOSTICS, i), GALLEY_MESSAGE, NULL);
        fprintf(stderr, "galley: %s: not written: ", format);
        report_printable(stderr, message ? message : "", 200);
        fputc('\n', stderr);
    }
}
