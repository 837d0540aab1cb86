#include "json/repair.h"

typedef struct repair_state {
    galleyi_buffer *out;
    galleyi_buffer  open;                     /* the closers of the brackets that are open */
    const char     *p, *end;
    size_t          repairs;
    int             comma;                    /* one was read and is written with the next value */
    char            before;                   /* what was written last: '{' '[' ':' ',' 'v' (a value) 'k' (a key), 0 nothing */
} repair_state;

static int repair_is(const repair_state *s, const char *word) {
    size_t length = strlen(word);
    return (size_t)(s->end - s->p) >= length && !memcmp(s->p, word, length);
}

static int repair_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }

static void repair_skip_past(repair_state *s, const char *word, size_t from) {
    const size_t length = strlen(word);
    const char *p = s->p + from;
    while (p < s->end && !((size_t)(s->end - p) >= length && !memcmp(p, word, length))) p++;
    s->p = p < s->end ? p + length : s->end;
    s->repairs++;
}

/* White space, and what may stand where white space may. */
static void repair_space(repair_state *s) {
    static const char *const wrappers[] = { "<![CDATA[", "]]>", "<!--", "-->", "\xef\xbb\xbf", "\xc2\xa0", ";" };
    for (int more = 1; more && s->p < s->end; ) {
        more = 1;
        if (repair_blank(*s->p)) s->p++;
        else if (repair_is(s, "//")) repair_skip_past(s, "\n", 2);
        else if (repair_is(s, "/*")) repair_skip_past(s, "*/", 2);
        else {
            more = 0;
            for (size_t i = 0; i < sizeof wrappers / sizeof *wrappers && !more; i++)
                if (repair_is(s, wrappers[i])) { s->p += strlen(wrappers[i]); s->repairs++; more = 1; }
        }
    }
}

static size_t repair_depth(const repair_state *s) { return s->open.size; }
static int repair_in_object(const repair_state *s) { return s->open.size && s->open.data[s->open.size - 1] == '}'; }

/* The comma that stands before a value or a key. */
static void repair_separate(repair_state *s) {
    if (s->before == 'v') {
        if (!s->comma) s->repairs++;
        galleyi_buffer_append_char(s->out, ',');
    }
    s->comma = 0;
}

/* Does a quotation mark here end its string: is it followed by what may follow a string? */
static int repair_ends(const repair_state *s, const char *p, int is_key) {
    while (p < s->end && repair_blank(*p)) p++;
    if (p == s->end || *p == '}' || *p == ']' || *p == ';' || (*p == ':' && is_key)) return 1;
    if (*p == '/' && p + 1 < s->end && (p[1] == '/' || p[1] == '*')) return 1;
    if (*p != ',') return 0;
    for (p++; p < s->end && repair_blank(*p); ) p++;
    return p == s->end || (repair_in_object(s) ? strchr("\"'}/\xe2", *p) != NULL && *p : strchr("\"'{[]-0123456789tfnuN/\xe2", *p) != NULL && *p);
}

static void repair_control(repair_state *s, unsigned char c) {
    static const char digits[] = "0123456789abcdef";
    char escape[6] = { '\\', 'u', '0', '0', digits[c >> 4], digits[c & 15] };
    galleyi_buffer_append(s->out, escape, 6);
    s->repairs++;
}

/* The escape at p, which is a reverse solidus; gives the place behind it. */
static const char *repair_escape(repair_state *s, const char *p) {
    int hex = 0;
    if (p + 1 == s->end) { s->repairs++; return s->end; }
    if (p[1] == 'u') {
        while (hex < 4 && p + 2 + hex < s->end && p[2 + hex] && strchr("0123456789abcdefABCDEF", p[2 + hex])) hex++;
        if (hex == 4) { galleyi_buffer_append(s->out, p, 6); return p + 6; }
    } else if (p[1] && strchr("\"\\/bfnrt", p[1])) {
        galleyi_buffer_append(s->out, p, 2);
        return p + 2;
    }
    s->repairs++;
    return p + 1;                             /* the solidus alone is left out */
}

/* A string that begins behind its opening mark; close is the mark that ends it. */
static void repair_string(repair_state *s, const char *close, int is_key) {
    size_t length = strlen(close);
    const char *p = s->p;
    galleyi_buffer_append_char(s->out, '"');
    while (p < s->end) {
        unsigned char c = (unsigned char)*p;
        if (c == '\\') { p = repair_escape(s, p); continue; }
        if ((size_t)(s->end - p) >= length && !memcmp(p, close, length) && repair_ends(s, p + length, is_key)) { p += length; break; }
        if (c == '"') { galleyi_buffer_append(s->out, "\\\"", 2); s->repairs++; p++; continue; }
        if (c < 0x20) { repair_control(s, c); p++; continue; }
        const char *begin = p++;
        while (p < s->end && (unsigned char)*p >= 0x20 && *p != '\\' && *p != '"' && *p != *close) p++;
        galleyi_buffer_append(s->out, begin, (size_t)(p - begin));
    }
    if (p == s->end && (p == s->p || p[-1] != close[length - 1])) s->repairs++;
    galleyi_buffer_append_char(s->out, '"');
    s->p = p;
}

static int repair_number(repair_state *s) {
    const char *p = s->p;
    while (p < s->end && *p && strchr("+-.0123456789eE", *p)) p++;
    if (p == s->p) return 0;
    if (*s->p == '+') { s->p++; s->repairs++; }
    galleyi_buffer_append(s->out, s->p, (size_t)(p - s->p));
    s->p = p;
    return 1;
}

static int repair_word(repair_state *s) {
    static const struct repair_known { const char *word, *json; } known[] = {
        { "true", "true" }, { "false", "false" }, { "null", "null" }, { "True", "true" }, { "False", "false" }, { "None", "null" }, { "undefined", "null" }, { "NaN", "null" }, { "nil", "null" }
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (repair_is(s, known[i].word)) {
            galleyi_buffer_append_text(s->out, known[i].json);
            s->p += strlen(known[i].word);
            s->repairs += i > 2;
            return 1;
        }
    return 0;
}

static int repair_quoted(repair_state *s, int is_key) {
    static const struct repair_mark { const char *open, *close; } marks[] = {
        { "\"", "\"" }, { "'", "'" }, { "\xe2\x80\x9c", "\xe2\x80\x9d" }, { "\xe2\x80\x9d", "\xe2\x80\x9d" }, { "\xe2\x80\x98", "\xe2\x80\x99" }
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (repair_is(s, marks[i].open)) {
            s->p += strlen(marks[i].open);
            s->repairs += i > 0;
            repair_string(s, marks[i].close, is_key);
            return 1;
        }
    return 0;
}

static void repair_open(repair_state *s, char bracket) {
    repair_separate(s);
    galleyi_buffer_append_char(s->out, bracket);
    galleyi_buffer_append_char(&s->open, bracket == '{' ? '}' : ']');
    s->before = bracket;
    s->p++;
}

static void repair_close(repair_state *s) {
    if (s->before == 'k') { galleyi_buffer_append_text(s->out, ":null"); s->repairs++; }
    if (s->before == ':') { galleyi_buffer_append_text(s->out, "null"); s->repairs++; }
    if (s->comma) s->repairs++;
    s->comma = 0;
    galleyi_buffer_append_char(s->out, s->open.data[--s->open.size]);
    s->before = 'v';
}

/* A closing bracket: those that were left open within it are closed first; one that closes nothing is left out. */
static void repair_closer(repair_state *s, char closer) {
    size_t at = s->open.size;
    while (at && s->open.data[at - 1] != closer) at--;
    s->p++;
    if (!at) { s->repairs++; return; }
    s->repairs += s->open.size - at;
    while (s->open.size >= at) repair_close(s);
}

/* One token; 0 where there is nothing that could be repaired. */
static int repair_token(repair_state *s) {
    char c = *s->p;
    int key = repair_in_object(s) && s->before != ':' && s->before != 'k';
    if (c == '}' || c == ']') { repair_closer(s, c); return 1; }
    if (c == ',') { s->repairs += s->comma || s->before != 'v'; s->comma = s->before == 'v'; s->p++; return 1; }
    if (c == ':') {
        if (s->before != 'k') return 0;
        galleyi_buffer_append_char(s->out, ':');
        s->before = ':';
        s->p++;
        return 1;
    }
    if (s->before == 'k') return 0;
    if (key) {
        repair_separate(s);
        if (!repair_quoted(s, 1)) return 0;
        s->before = 'k';
        return 1;
    }
    if (c == '{' || c == '[') { repair_open(s, c); return 1; }
    repair_separate(s);
    if (!repair_quoted(s, 0) && !repair_word(s) && !repair_number(s)) return 0;
    s->before = 'v';
    return 1;
}

int32_t galleyi_json_repair(galleyi_buffer *out, const char *text, size_t size, size_t *repairs) {
    repair_state s = { .out = out, .p = text, .end = text + size };
    galleyi_buffer_init(&s.open, &out->memory);
    for (repair_space(&s); s.p < s.end && !(s.before == 'v' && !repair_depth(&s)); repair_space(&s))
        if (!repair_token(&s) || s.open.status) break;
    if (s.p < s.end) s.repairs++;
    while (s.open.size && !s.open.status) { repair_close(&s); s.repairs++; }
    int32_t status = s.open.status ? s.open.status : out->status;
    galleyi_buffer_free(&s.open);
    if (repairs) *repairs = s.repairs;
    return status;
}
