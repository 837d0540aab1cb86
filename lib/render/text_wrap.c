/* Lines of a width in display columns. A line breaks at a blank, or between two wide characters where neither must stay with the other
   (the pairs of https://www.w3.org/TR/jlreq/#line_breaking: nothing that closes begins a line, nothing that opens ends one). */
#include "render/text.h"
#include "core/utf8.h"
#include "text/unicode.h"

static int wrap_closes(uint32_t c) {          /* may not begin a line */
    static const uint16_t closers[] = { 0x2019, 0x201d, 0x2026, 0x3001, 0x3002, 0x3005, 0x3009, 0x300b, 0x300d, 0x300f, 0x3011, 0x3015, 0x3017, 0x3019, 0x301f, 0x30fb, 0x30fc,
                                        0xff01, 0xff05, 0xff09, 0xff0c, 0xff0e, 0xff1a, 0xff1b, 0xff1f, 0xff3d, 0xff5d };
    static const uint8_t small_kana[] = { 0x41, 0x43, 0x45, 0x47, 0x49, 0x63, 0x83, 0x85, 0x87, 0x8e };   /* of U+3000, and U+3060 on for katakana */
    for (size_t i = 0; i < sizeof closers / sizeof *closers; i++) if (closers[i] == c) return 1;
    for (size_t i = 0; i < sizeof small_kana; i++) if (c == 0x3000u + small_kana[i] || c == 0x3060u + small_kana[i]) return 1;
    return c < 0x80 && c && strchr("!%),.:;?]}", (int)c) != NULL;
}

static int wrap_opens(uint32_t c) {           /* may not end one */
    static const uint16_t openers[] = { 0x2018, 0x201c, 0x3008, 0x300a, 0x300c, 0x300e, 0x3010, 0x3014, 0x3016, 0x3018, 0x301d, 0xff08, 0xff3b, 0xff5b };
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++) if (openers[i] == c) return 1;
    return c == '(' || c == '[' || c == '{';
}

typedef struct wrap_state {
    galleyi_output *out;
    const char     *prefix;
    size_t          prefix_length, width, column;   /* column: 0 nothing stands on the line */
    int             lines;
} wrap_state;

static void wrap_newline(wrap_state *w) {
    galleyi_buffer_append_char(&w->out->buffer, '\n');
    galleyi_buffer_append(&w->out->buffer, w->prefix, w->prefix_length);
    w->column = 0;
}

/* A piece that is not broken, and whether a blank stands before it. */
static void wrap_piece(wrap_state *w, const char *text, size_t length, int blank) {
    size_t columns = galleyi_text_width(text, length);
    if (w->column && w->column + (size_t)blank + columns > w->width) wrap_newline(w);
    else if (blank && w->column) { galleyi_buffer_append_char(&w->out->buffer, ' '); w->column++; }
    galleyi_buffer_append(&w->out->buffer, text, length);
    w->column += columns ? columns : 1;
}

void galleyi_text_wrap(galleyi_output *out, const char *text, size_t length, size_t width, const char *prefix, size_t prefix_length) {
    size_t indent = galleyi_text_width(prefix, prefix_length);
    wrap_state w = { out, prefix, prefix_length, width > indent + 8 ? width - indent : 8, 0, 0 };
    const char *p = text, *end = text + length, *begin = text;
    if (!width && !memchr(text ? text : "", '\n', length)) { galleyi_buffer_append(&out->buffer, text, length); return; }
    if (!width) w.width = SIZE_MAX;
    uint32_t before = 0;
    int blank = 0;
    for (; p < end;) {
        const char *at = p;
        uint32_t c = galleyi_utf8_next(&p, end);
        int wide = c >= 0x1100 && galleyi_width(c) == 2;
        int breaks = at > begin && c != ' ' && c != '\n' && (wide || (before >= 0x1100 && galleyi_width(before) == 2)) && !wrap_closes(c) && !wrap_opens(before) &&
                     c != 0x200d && before != 0x200d && galleyi_width(c);
        if (c == ' ' || c == '\n' || breaks) {
            if (at > begin) { wrap_piece(&w, begin, (size_t)(at - begin), blank); blank = 0; }
            begin = breaks ? at : p;
            blank |= c == ' ';
            if (c == '\n') { wrap_newline(&w); blank = 0; }
        }
        before = c == ' ' || c == '\n' ? 0 : c;
    }
    if (end > begin) wrap_piece(&w, begin, (size_t)(end - begin), blank);
}
