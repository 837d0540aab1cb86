/* yajl's events made ours. yajl does not look at what its allocator gives, so it runs under a guard; it takes overlong and surrogate UTF-8 for valid,
   so that is looked at before; it reads lone surrogates as '?', so strings with escapes are read from the text itself. */
#include "json/events.h"
#include "core/guard.h"
#include "core/utf8.h"
#include <stdarg.h>
#include <stdio.h>
#if GALLEY_WITH_YAJL
#  include <yajl/yajl_parse.h>
#endif

enum { EVENTS_DEPTH = 65536, EVENTS_PIECE = 1 << 20 };

int32_t galleyi_json_stop(galleyi_json_reader *reader, int32_t status, size_t offset, const char *format, ...) {
    va_list arguments;
    if (reader->status) return reader->status;
    va_start(arguments, format);
    vsnprintf(reader->message, sizeof reader->message, format, arguments);
    va_end(arguments);
    reader->offset = offset;
    return reader->status = status;
}

void galleyi_json_reader_free(galleyi_json_reader *reader) { galleyi_buffer_free(&reader->unescaped); }

static void events_reset(galleyi_json_reader *reader, const char *data, size_t size) {
    reader->data = data;
    reader->size = size;
    reader->token = reader->token_end = reader->offset = 0;
    reader->depth = 0;
    reader->status = GALLEY_OK;
    reader->message[0] = '\0';
    if (!reader->unescaped.capacity) galleyi_buffer_init(&reader->unescaped, &reader->memory);
    galleyi_buffer_clear(&reader->unescaped);
}

#if GALLEY_WITH_YAJL

typedef struct events_state {
    galleyi_json_reader       *reader;
    const galleyi_json_events *events;
    void                      *user;
    galleyi_guard              guard;
    yajl_handle                yajl;
    size_t                     base;          /* where the piece that yajl has now begins */
} events_state;

static int events_is_between(char c) { return c == ' ' || c == '\n' || c == ',' || c == ':' || c == '\t' || c == '\r'; }

/* yajl takes form feeds and vertical tabs for white space; RFC 8259 does not. */
static void events_refuse_blank(galleyi_json_reader *r, size_t at, size_t end) {
    if (GALLEYI_UNLIKELY(at < end && (r->data[at] == '\f' || r->data[at] == '\v')))
        galleyi_json_stop(r, GALLEY_ESYNTAX, at, "byte 0x%02X is not expected here", (unsigned char)r->data[at]);
}

/* Where the token that yajl has just read stands. */
static galleyi_json_reader *events_token(events_state *s) {
    galleyi_json_reader *r = s->reader;
    size_t end = s->base + yajl_get_bytes_consumed(s->yajl), p = r->token_end;
    if (end > r->size) end = r->size;
    while (p < end && events_is_between(r->data[p])) p++;
    r->token = p;
    r->token_end = end;
    events_refuse_blank(r, p, end);
    return r;
}

static int events_go_on(galleyi_json_reader *r, int32_t status) {
    if (GALLEYI_LIKELY(!status)) return 1;
    galleyi_json_stop(r, status, r->token, "%s", galley_status_name(status));
    return 0;
}

static int events_begin(events_state *s, char bracket) {
    galleyi_json_reader *r = events_token(s);
    if (GALLEYI_UNLIKELY(r->status)) return 0;
    uint64_t limit = r->depth_limit ? r->depth_limit : EVENTS_DEPTH;
    if (++r->depth > limit) return galleyi_json_stop(r, GALLEY_ELIMIT, r->token, "nested deeper than limit.depth, %llu", (unsigned long long)limit), 0;
    return events_go_on(r, s->events->begin(s->user, bracket));
}

static int events_end(events_state *s, char bracket) {
    galleyi_json_reader *r = events_token(s);
    if (GALLEYI_UNLIKELY(r->status)) return 0;
    r->depth--;
    return events_go_on(r, s->events->end(s->user, bracket));
}

static int events_text(events_state *s, const unsigned char *bytes, size_t length, int32_t (*event)(void *, const char *, size_t)) {
    galleyi_json_reader *r = events_token(s);
    if (GALLEYI_UNLIKELY(r->status)) return 0;
    uintptr_t at = (uintptr_t)bytes, data = (uintptr_t)r->data;
    const char *text = (const char *)bytes;
    if (GALLEYI_UNLIKELY((at < data || at > data + r->size) && r->token_end - r->token >= 2)) {
        galleyi_buffer_clear(&r->unescaped);
        if (galleyi_json_unescape(&r->unescaped, r->data + r->token + 1, r->token_end - r->token - 2)) return events_go_on(r, GALLEY_ENOMEM);
        text = r->unescaped.data;
        length = r->unescaped.size;
    }
    return events_go_on(r, event(s->user, text ? text : "", length));
}

static int events_word(events_state *s, char word) {
    galleyi_json_reader *r = events_token(s);
    if (GALLEYI_UNLIKELY(r->status)) return 0;
    return events_go_on(r, s->events->word(s->user, word));
}

static int events_on_number(void *user, const char *text, size_t length) {
    events_state *s = user;
    galleyi_json_reader *r = events_token(s);
    if (GALLEYI_UNLIKELY(r->status)) return 0;
    return events_go_on(r, s->events->number(s->user, text, length));
}

static int events_on_null(void *user) { return events_word(user, 'n'); }
static int events_on_boolean(void *user, int value) { return events_word(user, value ? 't' : 'f'); }
static int events_on_string(void *user, const unsigned char *text, size_t length) { events_state *s = user; return events_text(s, text, length, s->events->string); }
static int events_on_key(void *user, const unsigned char *text, size_t length) { events_state *s = user; return events_text(s, text, length, s->events->key); }
static int events_on_start_map(void *user) { return events_begin(user, '{'); }
static int events_on_end_map(void *user) { return events_end(user, '}'); }
static int events_on_start_array(void *user) { return events_begin(user, '['); }
static int events_on_end_array(void *user) { return events_end(user, ']'); }

/* A string token that yajl refused: what is wrong with it, and where. */
static void events_explain_string(galleyi_json_reader *r, size_t at) {
    for (size_t p = at + 1; p < r->size; p++) {
        unsigned char c = (unsigned char)r->data[p];
        if (c < 0x20) { galleyi_json_stop(r, GALLEY_ESYNTAX, p, "control character U+%04X in a string has to be escaped", c); return; }
        if (c == '\\' && (p + 1 == r->size || !memchr("\"\\/bfnrtu", r->data[p + 1], 9) || r->data[p + 1] == 'u')) {
            size_t hex = p + 2;
            while (p + 1 < r->size && r->data[p + 1] == 'u' && hex < r->size && hex < p + 6 && strchr("0123456789abcdefABCDEF", r->data[hex]) && r->data[hex]) hex++;
            if (hex < p + 6) { galleyi_json_stop(r, GALLEY_ESYNTAX, p, "a string has an escape that JSON does not know"); return; }
        }
        if (c == '\\') p++;
        else if (c == '"') break;
    }
    galleyi_json_stop(r, GALLEY_ESYNTAX, at, "this string is not expected here");
}

static void events_explain(events_state *s) {
    galleyi_json_reader *r = s->reader;
    size_t consumed = s->base + yajl_get_bytes_consumed(s->yajl), at = r->token_end;
    if (consumed > r->size) consumed = r->size;
    while (at < r->size && (at + 1 < consumed || r->data[at] == ' ' || r->data[at] == '\n' || r->data[at] == '\t' || r->data[at] == '\r') && events_is_between(r->data[at])) at++;
    unsigned char c = at < r->size ? (unsigned char)r->data[at] : 0;
    if (at >= r->size || s->base >= r->size) galleyi_json_stop(r, GALLEY_ESYNTAX, r->size, "%s", at < r->size || r->depth ? "the text ends before its JSON value does" : "there is no JSON value");
    else if (c == '"') events_explain_string(r, at);
    else if (c > 0x20 && c < 0x7f && r->token_end && !r->depth) galleyi_json_stop(r, GALLEY_ESYNTAX, at, "something follows the JSON value: '%c'", c);
    else if (c > 0x20 && c < 0x7f) galleyi_json_stop(r, GALLEY_ESYNTAX, at, "'%c' is not expected here", c);
    else galleyi_json_stop(r, GALLEY_ESYNTAX, at, "byte 0x%02X is not expected here", c);
}

static void events_run(void *user) {
    static const yajl_callbacks callbacks = { events_on_null, events_on_boolean, NULL, NULL, events_on_number, events_on_string,
                                              events_on_start_map, events_on_key, events_on_end_map, events_on_start_array, events_on_end_array };
    events_state *s = user;
    galleyi_json_reader *r = s->reader;
    yajl_alloc_funcs memory = { galleyi_guard_malloc, galleyi_guard_realloc, galleyi_guard_release, &s->guard };
    s->yajl = yajl_alloc(&callbacks, &memory, s);
    yajl_config(s->yajl, yajl_dont_validate_strings, 1);
    yajl_status status = yajl_status_ok;
    for (size_t piece; status == yajl_status_ok && s->base < r->size; ) {
        piece = r->size - s->base < EVENTS_PIECE ? r->size - s->base : EVENTS_PIECE;
        if (r->tick && !events_go_on(r, r->tick(s->user, piece))) return;
        status = yajl_parse(s->yajl, (const unsigned char *)r->data + s->base, piece);
        if (status == yajl_status_ok) s->base += piece;
    }
    if (status == yajl_status_ok) status = yajl_complete_parse(s->yajl);
    for (size_t at = r->token_end; status == yajl_status_ok && !r->status && at < r->size; at++) events_refuse_blank(r, at, r->size);
    if (status == yajl_status_error && !r->status) events_explain(s);
}

static int32_t events_read(galleyi_json_reader *r, const galleyi_json_events *events, void *user) {
    events_state s;
    s.reader = r;
    s.events = events;
    s.user = user;
    s.base = r->token_end;
    galleyi_guard_init(&s.guard, &r->memory, r->memory_limit);
    int32_t status = galleyi_guard_run(&s.guard, events_run, &s);
    galleyi_guard_free(&s.guard);
    if (status) { r->status = GALLEY_OK; galleyi_json_stop(r, status, r->token, "%s", galley_status_name(status)); }
    return r->status;
}

#else

static int32_t events_read(galleyi_json_reader *r, const galleyi_json_events *events, void *user) {
    (void)events;
    (void)user;
    return galleyi_json_stop(r, GALLEY_EUNSUPPORTED, 0, "this galley was built without yajl and does not read JSON");
}

#endif

int32_t galleyi_json_read(galleyi_json_reader *reader, const char *data, size_t size, const galleyi_json_events *events, void *user) {
    events_reset(reader, data, size);
    if (size >= 3 && !memcmp(data, "\xef\xbb\xbf", 3)) reader->token = reader->token_end = 3;
    size_t valid = galleyi_utf8_valid(data, size);
    if (valid < size) return galleyi_json_stop(reader, GALLEY_EENCODING, valid, "byte 0x%02X is not valid UTF-8", (unsigned char)data[valid]);
    return events_read(reader, events, user);
}
