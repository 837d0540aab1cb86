/* What is known of an input: what the caller says, and what a look at the first bytes shows (syntax, root element, top-level keys). */
#include "registry/input.h"
#include "core/utf8.h"
#include <string.h>

static const int32_t facts_fields[GALLEYI_FACTS] = {
    GALLEY_URL, GALLEY_NAME, GALLEY_MEDIA_TYPE, GALLEY_CHARSET, GALLEY_LANGUAGE, GALLEY_FETCHED, GALLEY_FORMAT,
    GALLEY_EXTENSION, GALLEY_SYNTAX, GALLEY_ROOT_ELEMENT, GALLEY_ROOT_NAMESPACE, GALLEY_JSON_KEYS
};

void galleyi_facts_init(galley_facts *facts, const galleyi_memory *memory) {
    facts->magic = GALLEYI_MAGIC_FACTS;
    facts->bytes = "";
    facts->size = 0;
    for (int i = 0; i < GALLEYI_FACTS; i++) galleyi_buffer_init(&facts->texts[i], memory);
}

void galleyi_facts_free(galley_facts *facts) {
    for (int i = 0; i < GALLEYI_FACTS; i++) galleyi_buffer_free(&facts->texts[i]);
    facts->magic = 0;
}

int galleyi_fact_index(int32_t field) {
    for (int i = 0; i < GALLEYI_FACTS; i++)
        if (facts_fields[i] == field) return i;
    return -1;
}

int32_t galleyi_facts_set(galley_facts *facts, int fact, const char *text, size_t length) {
    galleyi_buffer *value = &facts->texts[fact];
    galleyi_buffer_clear(value);
    if (!length) return GALLEY_OK;
    galleyi_utf8_repair(value, text, length, NULL);
    return galleyi_buffer_text(value) ? GALLEY_OK : GALLEY_ENOMEM;
}

int32_t galleyi_facts_copy_given(galley_facts *to, const galley_facts *from) {
    int32_t status = GALLEY_OK;
    for (int i = 0; !status && i < GALLEYI_FACTS_GIVEN; i++) status = galleyi_facts_set(to, i, from->texts[i].data, from->texts[i].size);
    return status;
}

/* The extension of a name or of an address's path, in lower case. */
static int32_t facts_extension(galley_facts *facts) {
    const galleyi_buffer *name = facts->texts[GALLEYI_FACT_NAME].size ? &facts->texts[GALLEYI_FACT_NAME] : &facts->texts[GALLEYI_FACT_URL];
    size_t end = 0, dot = 0;
    int is_url = name == &facts->texts[GALLEYI_FACT_URL];
    char lower[16];
    while (end < name->size && !(is_url && (name->data[end] == '?' || name->data[end] == '#'))) end++;
    for (size_t i = end; i && name->data[i - 1] != '/' && name->data[i - 1] != '\\'; i--)
        if (name->data[i - 1] == '.') { dot = i; break; }
    if (!dot || end - dot > sizeof lower) return GALLEY_OK;
    for (size_t i = dot; i < end; i++) {
        char c = name->data[i];
        lower[i - dot] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    return galleyi_facts_set(facts, GALLEYI_FACT_EXTENSION, lower, end - dot);
}

static const char *facts_space(const char *p, const char *end) {
    while (p < end && (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\r' || *p == '\f')) p++;
    return p;
}

static const char *facts_find(const char *p, const char *end, const char *mark) {
    size_t length = strlen(mark);
    for (; (size_t)(end - p) >= length; p++) {
        p = memchr(p, mark[0], (size_t)(end - p) - length + 1);
        if (!p) return end;
        if (!memcmp(p, mark, length)) return p + length;
    }
    return end;
}

static int facts_starts(const char *p, const char *end, const char *what) {
    for (; *what; p++, what++)
        if (p == end || (*p != *what && !(*p >= 'A' && *p <= 'Z' && *p + 32 == *what))) return 0;
    return 1;
}

static int facts_ends_name(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '/' || c == '>' || c == '='; }

/* The namespace that the root element's own prefix is bound to. */
static int32_t facts_namespace(galley_facts *facts, const char *p, const char *end, const char *prefix, size_t prefix_size) {
    const char *stop = memchr(p, '>', (size_t)(end - p));
    if (stop) end = stop;
    while ((p = facts_find(p, end, "xmlns")) < end) {
        size_t skip = 0;
        if (prefix_size) {
            if (*p != ':' || (size_t)(end - p) < prefix_size + 2 || memcmp(p + 1, prefix, prefix_size)) continue;
            skip = prefix_size + 1;
        }
        const char *q = facts_space(p + skip, end);
        if (q == end || *q != '=' || (q = facts_space(q + 1, end)) == end || (*q != '"' && *q != '\'')) continue;
        const char *close = memchr(q + 1, *q, (size_t)(end - q - 1));
        if (close) return galleyi_facts_set(facts, GALLEYI_FACT_ROOT_NAMESPACE, q + 1, (size_t)(close - q - 1));
    }
    return GALLEY_OK;
}

static int32_t facts_markup(galley_facts *facts, const char *p, const char *end) {
    int is_xml = facts_starts(p, end, "<?xml"), is_html = 0;
    while ((p = facts_space(p, end)) < end && *p == '<') {
        if (facts_starts(p, end, "<?")) p = facts_find(p, end, "?>");
        else if (facts_starts(p, end, "<!--")) p = facts_find(p, end, "-->");
        else if (facts_starts(p, end, "<!")) { is_html |= facts_starts(p, end, "<!doctype html"); p = facts_find(p, end, ">"); }
        else break;
    }
    const char *name = p < end && *p == '<' ? p + 1 : end, *after = name, *local = name;
    while (after < end && !facts_ends_name(*after)) { if (*after == ':') local = after + 1; after++; }
    size_t length = (size_t)(after - local);
    if (length > 100) length = 0;
    is_html |= (length == 4 && (facts_starts(local, end, "html") || facts_starts(local, end, "head") || facts_starts(local, end, "body")));
    int32_t status = galleyi_facts_set(facts, GALLEYI_FACT_ROOT_ELEMENT, local, length);
    if (!status && length) status = facts_namespace(facts, after, end, name, local > name ? (size_t)(local - name - 1) : 0);
    if (!is_xml && !is_html && !length) return status ? status : galleyi_facts_set(facts, GALLEYI_FACT_SYNTAX, "text", 4);
    const char *syntax = is_html ? "html" : is_xml || facts->texts[GALLEYI_FACT_ROOT_NAMESPACE].size ? "xml" : "markup";
    return status ? status : galleyi_facts_set(facts, GALLEYI_FACT_SYNTAX, syntax, strlen(syntax));
}

/* The keys of the top-level object, or of the first one in a top-level array, parted by blanks. 0: the bytes are not JSON as far as they go. */
static int facts_json(galley_facts *facts, const char *p, const char *end) {
    galleyi_buffer *keys = &facts->texts[GALLEYI_FACT_JSON_KEYS];
    int depth = 0, top = *p == '[' ? 2 : 1, key = 0;
    char before = 0;
    for (; p < end; p++) {
        char c = *p;
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') continue;
        if (c == '"') {
            const char *begin = ++p;
            while (p < end && *p != '"') { if (*p == '\\') p++; p++; }
            if (p >= end) break;
            const char *colon = facts_space(p + 1, end);
            key = colon < end && *colon == ':';
            if (key && depth == top && keys->size + (size_t)(p - begin) < 4096) {
                if (keys->size) galleyi_buffer_append_char(keys, ' ');
                galleyi_utf8_repair(keys, begin, (size_t)(p - begin), NULL);
            }
        } else if (c == '{' || c == '[') depth++;
        else if (c == '}' || c == ']') {
            if (--depth == 0) { p++; break; }
            if (depth < top && top == 2) break;
        } else if (!strchr(",:-+.0123456789truefalsn eE", c)) return 0;
        if (before == '{' && c != '"' && c != '}') return 0;
        before = c;
    }
    galleyi_buffer_text(keys);
    return 1;
}

static int32_t facts_syntax(galley_facts *facts, const char *p, const char *end) {
    const char *syntax = "text";
    if ((size_t)(end - p) >= 2 && (unsigned char)p[0] == 0x1f && (unsigned char)p[1] == 0x8b) return galleyi_facts_set(facts, GALLEYI_FACT_SYNTAX, "gzip", 4);
    if ((size_t)(end - p) >= 3 && !memcmp(p, "\xef\xbb\xbf", 3)) p += 3;
    p = facts_space(p, end);
    if (p < end && *p == '<') return facts_markup(facts, p, end);
    if (p < end && (*p == '{' || *p == '[')) {
        if (facts_json(facts, p, end)) syntax = "json";
        else galleyi_buffer_clear(&facts->texts[GALLEYI_FACT_JSON_KEYS]);
    } else if (p < end && memchr(p, 0, (size_t)(end - p))) syntax = "binary";
    if (facts->texts[GALLEYI_FACT_JSON_KEYS].status) return GALLEY_ENOMEM;
    return galleyi_facts_set(facts, GALLEYI_FACT_SYNTAX, syntax, strlen(syntax));
}

/* UTF-16 with a BOM: its ASCII, which is all that markup and JSON syntax need. */
static int32_t facts_utf16(galley_facts *facts, const char *bytes, size_t size) {
    size_t low = (unsigned char)bytes[0] == 0xff ? 0 : 1;
    galleyi_buffer ascii;
    galleyi_buffer_init(&ascii, &facts->texts[0].memory);
    for (size_t i = 2; i + 1 < size; i += 2) galleyi_buffer_append_char(&ascii, bytes[i + 1 - low] || bytes[i + low] & 0x80 ? 'x' : bytes[i + low]);
    int32_t status = ascii.status ? ascii.status : facts_syntax(facts, ascii.data ? ascii.data : "", (ascii.data ? ascii.data : "") + ascii.size);
    galleyi_buffer_free(&ascii);
    return status;
}

int32_t galleyi_facts_charset(galley_facts *facts) {
    const galleyi_buffer *type = &facts->texts[GALLEYI_FACT_MEDIA_TYPE];
    const char *p = type->data, *end = type->size ? p + type->size : p;
    if (facts->texts[GALLEYI_FACT_CHARSET].size) return GALLEY_OK;
    while (p < end && (p = memchr(p, ';', (size_t)(end - p))) != NULL) {
        p = facts_space(p + 1, end);
        if (!facts_starts(p, end, "charset=")) continue;
        p += strlen("charset=");
        if (p < end && *p == '"') p++;
        return galleyi_facts_set(facts, GALLEYI_FACT_CHARSET, p, strcspn(p, "\"; \t"));
    }
    return GALLEY_OK;
}

int32_t galleyi_facts_compute(galley_facts *facts, const char *bytes, size_t size) {
    facts->bytes = bytes;
    facts->size = size < GALLEYI_PEEK ? size : GALLEYI_PEEK;
    for (int i = GALLEYI_FACTS_GIVEN; i < GALLEYI_FACTS; i++) galleyi_buffer_clear(&facts->texts[i]);
    int32_t status = facts_extension(facts);
    if (status) return status;
    if (facts->size >= 2 && (!memcmp(bytes, "\xff\xfe", 2) || !memcmp(bytes, "\xfe\xff", 2))) return facts_utf16(facts, bytes, facts->size);
    return facts_syntax(facts, bytes, bytes + facts->size);
}

GALLEY_API const void *GALLEY_CALL galley_facts_bytes(const galley_facts *facts, size_t *size) {
    if (size) *size = GALLEYI_IS(facts, FACTS) ? facts->size : 0;
    return GALLEYI_IS(facts, FACTS) ? facts->bytes : NULL;
}

GALLEY_API const char *GALLEY_CALL galley_facts_text(const galley_facts *facts, int32_t fact, size_t *length) {
    int index = GALLEYI_IS(facts, FACTS) ? galleyi_fact_index(fact) : -1;
    const galleyi_buffer *value = index >= 0 ? &facts->texts[index] : NULL;
    if (length) *length = value ? value->size : 0;
    return value && value->size ? value->data : NULL;
}
