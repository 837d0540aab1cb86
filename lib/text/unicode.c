#include "text/unicode.h"
#include "core/utf8.h"

static const galleyi_unicode_record unicode_plain = { 0, 0, GALLEYI_SCRIPT_COMMON, 1, 0 };
static const galleyi_unicode_record unicode_han = { 0, GALLEYI_UNICODE_LETTER, GALLEYI_SCRIPT_HAN, 2, 0 };
static const galleyi_unicode_record unicode_tag = { 0, 0, GALLEYI_SCRIPT_COMMON, 0, 0 };
static const galleyi_unicode_record unicode_selector = { 0, GALLEYI_UNICODE_MARK, GALLEYI_SCRIPT_COMMON, 0, 0 };

/* Planes 2 and 3 are ideographs, assigned or reserved; plane 14 holds tags and variation selectors. */
const galleyi_unicode_record *galleyi_unicode_high(uint32_t c) {
    if (c < 0x40000) return (c & 0xffff) < 0xfffe ? &unicode_han : &unicode_plain;
    if (c >= 0xe0100 && c <= 0xe01ef) return &unicode_selector;
    if (c >= 0xe0000 && c <= 0xe0fff) return &unicode_tag;
    return &unicode_plain;
}

size_t galleyi_text_width(const char *text, size_t size) {
    const char *at = text, *end = text + size;
    size_t columns = 0;
    unsigned before = 0;                      /* columns of the last character that has any */
    bool joined = false;                      /* behind a zero width joiner in an emoji sequence */
    while (at < end) {
        size_t ascii = 0;
        while (at + ascii < end && (unsigned char)at[ascii] - 0x20u < 0x5fu) ascii++;
        if (ascii) {
            columns += ascii;
            at += ascii;
            before = 1;
            joined = false;
            continue;
        }
        uint32_t c = galleyi_utf8_next(&at, end);
        unsigned width = galleyi_width(c);
        if (c == 0xfe0f && before == 1) { columns++; before = 2; }
        else if (c == 0x200d) joined = before == 2;
        else if ((joined && c >= 0x2190) || (c >= 0x1f3fb && c <= 0x1f3ff && before == 2)) joined = false;
        else {
            columns += width;
            joined = false;
            if (width) before = width;
        }
    }
    return columns;
}

int32_t galleyi_text_lower(galleyi_buffer *out, const char *text, size_t size) {
    const char *at = text, *end = text + size;
    if (galleyi_buffer_reserve(out, size)) return out->status;
    while (at < end) {
        if ((unsigned char)*at < 0x80) galleyi_buffer_append_char(out, (char)galleyi_lower((unsigned char)*at++));
        else galleyi_buffer_append_code_point(out, galleyi_lower(galleyi_utf8_next(&at, end)));
    }
    return out->status;
}

bool galleyi_text_same(const char *a, size_t a_size, const char *b, size_t b_size) {
    const char *a_end = a + a_size, *b_end = b + b_size;
    while (a < a_end && b < b_end)
        if (galleyi_lower(galleyi_utf8_next(&a, a_end)) != galleyi_lower(galleyi_utf8_next(&b, b_end))) return false;
    return a == a_end && b == b_end;
}
