/* Messages on standard error. */
#include "command.h"
#include <stdarg.h>
#include <string.h>

const char *report_name(const char *path) { return strcmp(path, "-") ? path : "standard input"; }

void report_text(const char *file, const char *message) {
    if (file) fprintf(stderr, "galley: %s: %s\n", file, message);
    else fprintf(stderr, "galley: %s\n", message);
}

static void report_place(const char *file, int64_t line, int64_t column) {
    fprintf(stderr, "galley: %s:", file);
    if (line > 0) fprintf(stderr, "%lld:", (long long)line);
    if (line > 0 && column > 0) fprintf(stderr, "%lld:", (long long)column);
    fputc(' ', stderr);
}

void report_error(const char *file, const galley_error *error, int32_t status) {
    const char *message = galley_error_message(error);
    report_place(file, galley_error_number(error, GALLEY_LINE), galley_error_number(error, GALLEY_COLUMN));
    fprintf(stderr, "%s\n", *message ? message : galley_status_name(status));
}

void report_diagnostics(const char *file, const galley_record *record, int everything) {
    const galley_record *diagnostic;
    for (size_t i = 0; (diagnostic = galley_record_at(record, GALLEY_DIAGNOSTICS, i)) != NULL; i++) {
        const char *severity = galley_record_text(diagnostic, GALLEY_SEVERITY, NULL), *message = galley_record_text(diagnostic, GALLEY_MESSAGE, NULL);
        const char *code = galley_record_text(diagnostic, GALLEY_CODE, NULL);
        if (!everything && (!severity || strcmp(severity, "error"))) continue;
        report_place(file, galley_record_number(diagnostic, GALLEY_LINE, -1), galley_record_number(diagnostic, GALLEY_COLUMN, -1));
        fprintf(stderr, "%s: ", severity ? severity : "note");
        report_printable(stderr, message ? message : "", 400);
        if (code) fprintf(stderr, " [%s]", code);
        fputc('\n', stderr);
    }
}

int report_usage(const char *subcommand, const char *format, ...) {
    va_list values;
    fputs("galley: ", stderr);
    va_start(values, format);
    vfprintf(stderr, format, values);
    va_end(values);
    fputc('\n', stderr);
    return help_hint(subcommand);
}

/* One code point: its bytes, at least 1; width as a terminal shows it (wide East Asian ranges are 2). */
static size_t report_point(const unsigned char *p, size_t *width) {
    uint32_t c = *p;
    size_t bytes = c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
    for (size_t i = 1; i < bytes; i++)
        if (!p[i]) bytes = i;
    if (bytes > 1) c &= 0xffu >> (bytes + 1);
    for (size_t i = 1; i < bytes; i++) c = c << 6 | (p[i] & 0x3f);
    *width = c >= 0x1100 && (c < 0x1160 || (c >= 0x2e80 && c < 0xa4d0) || (c >= 0xac00 && c < 0xd7a4) || (c >= 0xf900 && c < 0xfb00)
             || (c >= 0xff00 && c < 0xff61) || (c >= 0x1f300 && c < 0x1faff) || (c >= 0x20000 && c < 0x3fffe)) ? 2 : 1;
    if (c < 0x20 || (c >= 0x7f && c < 0xa0)) *width = 0;
    return bytes;
}

void report_printable(FILE *to, const char *text, size_t columns) {
    size_t used = 0, width;
    for (const unsigned char *p = (const unsigned char *)text; *p; ) {
        size_t bytes = report_point(p, &width);
        if (used + (width ? width : 1) > (columns ? columns - 1 : 0)) { fputs("\xe2\x80\xa6", to); return; }
        if (width) fwrite(p, 1, bytes, to);
        else fputc(' ', to);
        used += width ? width : 1;
        p += bytes;
    }
}
