#include "json/emit.h"

enum { EMIT_FLUSH_AT = 64 << 10 };

void galleyi_json_emit_init(galleyi_json_emitter *e, const galleyi_memory *memory, galleyi_json_flush flush, void *user, uint32_t indent) {
    memset(e, 0, sizeof *e);
    galleyi_buffer_init(&e->buffer, memory);
    e->flush = flush;
    e->user = user;
    e->indent = indent;
}

void galleyi_json_emit_free(galleyi_json_emitter *e) { galleyi_buffer_free(&e->buffer); }

static void emit_flush(galleyi_json_emitter *e) {
    if (!e->status) e->status = e->buffer.status;
    if (!e->flush) return;
    if (!e->status && e->buffer.size) e->status = e->flush(e->user, e->buffer.data, e->buffer.size);
    e->buffer.size = 0;
}

static inline void emit_flush_when_full(galleyi_json_emitter *e) {
    if (GALLEYI_UNLIKELY(e->buffer.size >= EMIT_FLUSH_AT)) emit_flush(e);
}

int32_t galleyi_json_emit_finish(galleyi_json_emitter *e) {
    galleyi_buffer_append_char(&e->buffer, '\n');
    emit_flush(e);
    e->follows = e->keyed = 0;
    e->depth = 0;
    return e->status;
}

static void emit_line(galleyi_json_emitter *e) {
    static const char blanks[] = "                                ";
    galleyi_buffer_append_char(&e->buffer, '\n');
    for (size_t left = (size_t)e->indent * e->depth, piece; left; left -= piece) {
        piece = left < sizeof blanks - 1 ? left : sizeof blanks - 1;
        galleyi_buffer_append(&e->buffer, blanks, piece);
    }
}

/* What stands before a key, or before a value that has none. */
static inline void emit_separator(galleyi_json_emitter *e) {
    if (e->keyed) { e->keyed = 0; return; }
    if (e->follows) galleyi_buffer_append_char(&e->buffer, ',');
    if (e->indent && e->depth) emit_line(e);
}

void galleyi_json_emit_begin(galleyi_json_emitter *e, char bracket) {
    emit_separator(e);
    galleyi_buffer_append_char(&e->buffer, bracket);
    e->follows = 0;
    e->depth++;
}

void galleyi_json_emit_end(galleyi_json_emitter *e, char bracket) {
    e->depth--;
    if (e->indent && e->follows) emit_line(e);
    galleyi_buffer_append_char(&e->buffer, bracket);
    e->follows = 1;
    emit_flush_when_full(e);
}

static inline void emit_key_end(galleyi_json_emitter *e) {
    galleyi_buffer_append(&e->buffer, "\": ", e->indent ? 3 : 2);
    e->keyed = 1;
}

void galleyi_json_emit_key(galleyi_json_emitter *e, const char *name, size_t length) {
    emit_separator(e);
    galleyi_buffer_append_char(&e->buffer, '"');
    galleyi_json_escape(&e->buffer, name, length);
    emit_key_end(e);
}

void galleyi_json_emit_name(galleyi_json_emitter *e, const char *name) {
    emit_separator(e);
    galleyi_buffer_append_char(&e->buffer, '"');
    galleyi_buffer_append(&e->buffer, name, strlen(name));
    emit_key_end(e);
}

void galleyi_json_emit_string(galleyi_json_emitter *e, const char *text, size_t length) {
    emit_separator(e);
    galleyi_buffer_append_char(&e->buffer, '"');
    for (size_t piece; length; text += piece, length -= piece) {
        piece = length < EMIT_FLUSH_AT ? length : EMIT_FLUSH_AT;
        galleyi_json_escape(&e->buffer, text, piece);
        emit_flush_when_full(e);
    }
    galleyi_buffer_append_char(&e->buffer, '"');
    e->follows = 1;
}

void galleyi_json_emit_number(galleyi_json_emitter *e, int64_t number) {
    emit_separator(e);
    galleyi_buffer_append_number(&e->buffer, number);
    e->follows = 1;
}

void galleyi_json_emit_size(galleyi_json_emitter *e, uint64_t number) {
    char digits[20];
    size_t at = sizeof digits;
    do digits[--at] = (char)('0' + number % 10); while (number /= 10);
    galleyi_json_emit_raw(e, digits + at, sizeof digits - at);
}

void galleyi_json_emit_word(galleyi_json_emitter *e, const char *word) { galleyi_json_emit_raw(e, word, strlen(word)); }

void galleyi_json_emit_raw(galleyi_json_emitter *e, const char *json, size_t length) {
    emit_separator(e);
    galleyi_buffer_append(&e->buffer, json, length);
    e->follows = 1;
    emit_flush_when_full(e);
}
