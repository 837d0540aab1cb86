#include "conformance/html_json.h"
#include <stdlib.h>
#include <string.h>

typedef struct json_reader { const char *at, *end; galleyi_arena *arena; } json_reader;

static void json_skip(json_reader *r) { while (r->at < r->end && strchr(" \t\r\n", *r->at)) r->at++; }

static size_t json_encode(unsigned long c, char *out) {
    if (c < 0x80) { out[0] = (char)c; return 1; }
    if (c < 0x800) { out[0] = (char)(0xc0 | c >> 6); out[1] = (char)(0x80 | (c & 63)); return 2; }
    if (c < 0x10000) { out[0] = (char)(0xe0 | c >> 12); out[1] = (char)(0x80 | (c >> 6 & 63)); out[2] = (char)(0x80 | (c & 63)); return 3; }
    out[0] = (char)(0xf0 | c >> 18); out[1] = (char)(0x80 | (c >> 12 & 63)); out[2] = (char)(0x80 | (c >> 6 & 63)); out[3] = (char)(0x80 | (c & 63));
    return 4;
}

static unsigned long json_hex(const char *at) {
    char digits[5];
    memcpy(digits, at, 4);
    digits[4] = 0;
    return strtoul(digits, NULL, 16);
}

/* \uHHHH at *at (behind the backslash), with the low surrogate that may follow. */
static size_t json_code(const char **at, const char *end, char *out) {
    unsigned long c = json_hex(*at + 1);
    *at += 5;
    if (c >= 0xd800 && c < 0xdc00 && end - *at >= 6 && (*at)[0] == '\\' && (*at)[1] == 'u') {
        unsigned long low = json_hex(*at + 2);
        if (low >= 0xdc00 && low < 0xe000) { c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00); *at += 6; }
    }
    return json_encode(c, out);
}

static char *json_string(json_reader *r, size_t *size) {
    const char *stop = ++r->at;
    while (stop < r->end && *stop != '"') stop += *stop == '\\' ? 2 : 1;
    char *out = galleyi_arena_allocate(r->arena, (size_t)(stop - r->at) * 2 + 1);
    size_t n = 0;
    while (out && r->at < stop) {
        if (*r->at != '\\') { out[n++] = *r->at++; continue; }
        r->at++;
        const char *found = strchr("n\nt\tr\rb\bf\f", *r->at);
        if (*r->at == 'u') n += json_code(&r->at, stop, out + n);
        else { out[n++] = found && *r->at >= 'a' ? found[1] : *r->at; r->at++; }
    }
    r->at = stop + 1;
    *size = n;
    if (out) out[n] = 0;
    return out;
}

static json_value *json_value_of(json_reader *r) {
    json_value *value = galleyi_arena_allocate_zeroed(r->arena, sizeof *value), **link = &value->child;
    json_skip(r);
    if (r->at >= r->end) return NULL;
    value->kind = *r->at;
    if (*r->at == '"') { value->text = json_string(r, &value->size); return value; }
    if (*r->at != '{' && *r->at != '[') {
        if (!strchr("tfn", *r->at)) value->kind = '0';
        while (r->at < r->end && !strchr(",]} \n\r\t", *r->at)) r->at++;
        return value;
    }
    char close = *r->at++ == '{' ? '}' : ']';
    for (json_skip(r); r->at < r->end && *r->at != close; json_skip(r)) {
        char *key = NULL;
        size_t ignored;
        if (close == '}') { key = json_string(r, &ignored); json_skip(r); r->at++; }
        json_value *child = json_value_of(r);
        if (!child) return NULL;
        child->key = key;
        *link = child;
        link = &child->next;
        json_skip(r);
        if (r->at < r->end && *r->at == ',') r->at++;
    }
    r->at++;
    return value;
}

json_value *json_read(galleyi_arena *arena, const char *text, size_t size) {
    json_reader reader = { text, text + size, arena };
    return json_value_of(&reader);
}

json_value *json_member(json_value *object, const char *key) {
    for (json_value *m = object ? object->child : NULL; m; m = m->next)
        if (m->key && !strcmp(m->key, key)) return m;
    return NULL;
}

static void json_unescape_text(char *text, size_t *size) {
    const char *at = text, *end = text + *size;
    size_t n = 0;
    while (at < end) {
        if (*at == '\\' && end - at >= 6 && at[1] == 'u') { at++; n += json_code(&at, end, text + n); }
        else text[n++] = *at++;
    }
    *size = n;
    text[n] = 0;
}

void json_unescape(json_value *value) {
    size_t size;
    for (; value; value = value->next) {
        if (value->text) json_unescape_text(value->text, &value->size);
        if (value->key) { size = strlen(value->key); json_unescape_text(value->key, &size); }
        json_unescape(value->child);
    }
}
