/* --explain: where each field of an article was found, and what was dropped. */
#include "command.h"
#include <stdlib.h>
#include <string.h>

enum { EXPLAIN_BEFORE = 72, EXPLAIN_LEAST = 48 };   /* columns before the text at the end of a row, and of that text */

static size_t explain_columns(void) {
    const char *text = getenv("COLUMNS");
    long columns = text ? strtol(text, NULL, 10) : 0;
    return columns > EXPLAIN_BEFORE + EXPLAIN_LEAST && columns < 1000 ? (size_t)columns - EXPLAIN_BEFORE : EXPLAIN_LEAST;
}

/* A text as it is, a number in digits. */
static void explain_value(const galley_record *record, int32_t field) {
    const char *text = galley_record_text_at(record, field, 0, NULL);
    char number[32] = "";
    int32_t type = galley_field_type(field);
    if (type == GALLEY_TYPE_NUMBER || type == GALLEY_TYPE_FLAG) snprintf(number, sizeof number, "%lld", (long long)galley_record_number(record, field, 0));
    report_printable(stderr, text ? text : number, explain_columns());
}

static void explain_field(const galley_record *record, int32_t field, const char *name) {
    int32_t confidence;
    uint64_t offset, length;
    char sure[16] = "", place[48] = "";
    const char *origin = galley_record_origin(record, field, &confidence);
    if (!origin) return;
    if (confidence >= 0) snprintf(sure, sizeof sure, "%d%%", (int)confidence);
    if (galley_record_span(record, field, &offset, &length))
        snprintf(place, sizeof place, "%llu..%llu", (unsigned long long)offset, (unsigned long long)(offset + length));
    fprintf(stderr, "  %-24s %-20s %4s  %-17s ", name, origin, sure, place);
    explain_value(record, field);
    fputc('\n', stderr);
}

/* The fields of a record, and those of the records that it holds: "title", "published.text", "related.2.title". */
static void explain_fields(const galley_record *record, const char *prefix, int depth) {
    int32_t field;
    const galley_record *held;
    char name[96], inner[112];
    for (size_t i = 0; (field = galley_kind_field(galley_record_kind(record), i)) != 0; i++) {
        snprintf(name, sizeof name, "%.70s%.24s", prefix, galley_field_name(field));
        explain_field(record, field, name);
        for (size_t k = 0; depth && (held = galley_record_at(record, field, k)) != NULL; k++) {
            if (galley_field_type(field) == GALLEY_TYPE_RECORDS) snprintf(inner, sizeof inner, "%.70s.%llu.", name, (unsigned long long)k);
            else snprintf(inner, sizeof inner, "%.70s.", name);
            explain_fields(held, inner, depth - 1);
        }
    }
}

static void explain_dropped(const char *file, const galley_record *root) {
    size_t count = galley_record_count(root, GALLEY_DROPPED);
    fprintf(stderr, "galley: %s: %llu block%s dropped\n", file, (unsigned long long)count, count == 1 ? "" : "s");
    int scored = count && galley_record_property(galley_record_at(root, GALLEY_DROPPED, 0), "galley:score", NULL) != NULL;
    if (count) fprintf(stderr, scored ? "  %-17s %-24s  SCORE  TEXT\n" : "  %-17s %-24s TEXT\n", "BYTES", "REASON");
    for (size_t i = 0; i < count; i++) {
        const galley_record *block = galley_record_at(root, GALLEY_DROPPED, i);
        const char *reason = galley_record_text(block, GALLEY_REASON, NULL), *text = galley_record_text(block, GALLEY_TEXT, NULL);
        int64_t offset = galley_record_number(block, GALLEY_OFFSET, -1), length = galley_record_number(block, GALLEY_LENGTH, 0);
        const char *score = galley_record_property(block, "galley:score", NULL);   /* log odds in thousandths */
        char place[48] = "", odds[24] = "";
        if (offset >= 0) snprintf(place, sizeof place, "%lld..%lld", (long long)offset, (long long)(offset + length));
        if (scored) snprintf(odds, sizeof odds, "%+6.1f  ", score ? (double)strtol(score, NULL, 10) / 1000 : 0);
        fprintf(stderr, "  %-17s %-24s %s", place, reason ? reason : "", odds);
        report_printable(stderr, text ? text : "", explain_columns());
        fputc('\n', stderr);
    }
}

void explain_document(const char *file, const galley_document *document) {
    const galley_record *root = galley_document_root(document);
    const galley_article *article;
    const char *kind = galley_record_text(root, GALLEY_KIND, NULL), *format = galley_record_text(root, GALLEY_FORMAT, NULL);
    fprintf(stderr, "galley: %s: %s, read as %s\n", file, kind ? kind : "none", format ? format : "?");
    for (size_t i = 0; (article = galley_document_article(document, i)) != NULL; i++) {
        fprintf(stderr, "  %-24s %-20s %4s  %-17s %s\n", "FIELD", "FOUND AS", "SURE", "BYTES", "VALUE");
        explain_fields(article, "", 3);
    }
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
