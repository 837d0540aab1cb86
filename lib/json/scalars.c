/* Strings and numbers of JSON as values. */
#include "json/events.h"
#include "core/utf8.h"

static uint32_t scalars_hex(const char *text) {
    uint32_t value = 0;
    for (int i = 0; i < 4; i++) {
        unsigned char c = (unsigned char)text[i];
        value = value * 16 + (uint32_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    return value;
}

/* The code point of the escape at *at, just behind "\u"; *at moves behind it and behind the low surrogate that belongs to it. */
static uint32_t scalars_code_point(const char **at, const char *end) {
    uint32_t high = scalars_hex(*at);
    *at += 4;
    if (high < 0xd800 || high > 0xdfff) return high;
    if (high > 0xdbff || end - *at < 6 || (*at)[0] != '\\' || (*at)[1] != 'u') return 0xfffd;
    uint32_t low = scalars_hex(*at + 2);
    if (low < 0xdc00 || low > 0xdfff) return 0xfffd;
    *at += 6;
    return 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
}

int32_t galleyi_json_unescape(galleyi_buffer *out, const char *text, size_t length) {
    static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
    for (const char *p = text, *end = text + length; p < end; ) {
        const char *slash = memchr(p, '\\', (size_t)(end - p));
        galleyi_buffer_append(out, p, (size_t)((slash ? slash : end) - p));
        if (!slash || slash + 1 == end) break;
        const char *letter = slash[1] ? strchr(from, slash[1]) : NULL;
        p = slash + 2;
        if (slash[1] == 'u' && end - p >= 4) galleyi_buffer_append_code_point(out, scalars_code_point(&p, end));
        else galleyi_buffer_append_char(out, letter ? to[letter - from] : slash[1]);
    }
    return out->status;
}

/* The digits of text with their point taken out; *point is where it stood. */
static size_t scalars_digits(const char *p, const char *end, char digits[24], int64_t *point) {
    size_t count = 0;
    *point = -1;
    for (; p < end && *p != 'e' && *p != 'E'; p++) {
        if (*p == '.') { *point = (int64_t)count; continue; }
        if (count == 24) return 25;
        if (count || *p != '0' || *point >= 0) digits[count++] = *p;
    }
    if (*point < 0) *point = (int64_t)count;
    return count;
}

int galleyi_json_integer(const char *text, size_t length, int64_t *number) {
    const char *p = text, *end = text + length, *e = p;
    char digits[24];
    int64_t point, exponent = 0;
    int negative = p < end && *p == '-';
    size_t count = scalars_digits(p + negative, end, digits, &point);
    if (count > 24) return 0;
    while (e < end && *e != 'e' && *e != 'E') e++;
    if (e < end) {
        int down = e + 1 < end && e[1] == '-';
        for (e += 1 + (e + 1 < end && (e[1] == '-' || e[1] == '+')); e < end; e++)
            if (exponent < 1000) exponent = exponent * 10 + (*e - '0');
        point += down ? -exponent : exponent;
    }
    while (count && digits[count - 1] == '0' && (int64_t)count > point) count--;
    if ((int64_t)count > point && count) return 0;
    uint64_t value = 0, most = (uint64_t)INT64_MAX + (uint64_t)negative;
    for (int64_t i = 0; count && i < point; i++) {
        uint64_t digit = i < (int64_t)count ? (uint64_t)(digits[i] - '0') : 0;
        if (value > most / 10 || value * 10 > most - digit) return 0;
        value = value * 10 + digit;
    }
    *number = !negative ? (int64_t)value : value > (uint64_t)INT64_MAX ? INT64_MIN : -(int64_t)value;
    return 1;
}
