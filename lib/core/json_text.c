#include "core/json_text.h"
#include "core/utf8.h"

enum { JSON_TEXT_DEPTH = 512 };

static const char *json_text_space(const char *p, const char *end) {
    while (p < end && (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r')) p++;
    return p;
}

static const char *json_text_digits(const char *p, const char *end) {
    const char *begin = p;
    while (p < end && *p >= '0' && *p <= '9') p++;
    return p > begin ? p : NULL;
}

static const char *json_text_number(const char *p, const char *end) {
    if (p < end && *p == '-') p++;
    if (p < end && *p == '0') p++;
    else if (!(p = json_text_digits(p, end))) return NULL;
    if (p < end && *p == '.' && !(p = json_text_digits(p + 1, end))) return NULL;
    if (p < end && (*p == 'e' || *p == 'E')) {
        p++;
        if (p < end && (*p == '+' || *p == '-')) p++;
        p = json_text_digits(p, end);
    }
    return p;
}

static const char *json_text_string(const char *p, const char *end) {
    for (p++; p < end && *p != '"'; p++) {
        if ((unsigned char)*p < 0x20) return NULL;
        if (*p != '\\') continue;
        if (++p == end || !memchr("\"\\/bfnrtu", *p, 9)) return NULL;
        if (*p != 'u') continue;
        for (int i = 0; i < 4; i++)
            if (++p == end || !*p || !strchr("0123456789abcdefABCDEF", *p)) return NULL;
    }
    return p < end ? p + 1 : NULL;
}

static const char *json_text_scalar(const char *p, const char *end) {
    static const char *const words[] = { "true", "false", "null" };
    if (*p == '"') return json_text_string(p, end);
    for (size_t i = 0; i < 3; i++) {
        size_t length = strlen(words[i]);
        if ((size_t)(end - p) >= length && !memcmp(p, words[i], length)) return p + length;
    }
    return json_text_number(p, end);
}

int32_t galleyi_json_minify(galleyi_buffer *out, const char *text, size_t length) {
    char closers[JSON_TEXT_DEPTH];
    size_t depth = 0;
    enum { VALUE, VALUE_OR_END, KEY, KEY_OR_END, AFTER } want = VALUE;
    const char *p = text, *end = text + length;
    if (galleyi_utf8_valid(text, length) != length) return GALLEY_ESYNTAX;
    while ((p = json_text_space(p, end)) < end) {
        const char *token = p;
        if (want == AFTER) {
            if (!depth) return GALLEY_ESYNTAX;
            if (*p == ',') want = closers[depth - 1] == '}' ? KEY : VALUE;
            else if (*p == closers[depth - 1]) depth--;
            else return GALLEY_ESYNTAX;
            p++;
        } else if ((want == VALUE_OR_END && *p == ']') || (want == KEY_OR_END && *p == '}')) {
            depth--;
            want = AFTER;
            p++;
        } else if (want == KEY || want == KEY_OR_END) {
            if (*p != '"' || !(p = json_text_string(p, end))) return GALLEY_ESYNTAX;
            if (out) galleyi_buffer_append(out, token, (size_t)(p - token));
            if ((p = json_text_space(p, end)) == end || *p != ':') return GALLEY_ESYNTAX;
            token = p++;
            want = VALUE;
        } else if (*p == '{' || *p == '[') {
            if (depth == JSON_TEXT_DEPTH) return GALLEY_ESYNTAX;
            closers[depth++] = *p == '{' ? '}' : ']';
            want = *p++ == '{' ? KEY_OR_END : VALUE_OR_END;
        } else {
            if (!(p = json_text_scalar(p, end))) return GALLEY_ESYNTAX;
            want = AFTER;
        }
        if (out) galleyi_buffer_append(out, token, (size_t)(p - token));
    }
    if (depth || want != AFTER) return GALLEY_ESYNTAX;
    return out ? out->status : GALLEY_OK;
}
