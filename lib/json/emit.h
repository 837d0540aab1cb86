/* Writes JSON as a stream: UTF-8 unescaped, no white space or indented for people. Needs libc alone.
   Calls follow the grammar (a key before each value within an object); commas are put by themselves. Texts are valid UTF-8.
   The first failure stays in status, so that a run of calls is checked once. */
#ifndef GALLEY_JSON_EMIT_H
#define GALLEY_JSON_EMIT_H
#include "core/buffer.h"
#include "core/cpu.h"

typedef int32_t (*galleyi_json_flush)(void *user, const void *data, size_t size);   /* GALLEY_OK or why it failed */

typedef struct galleyi_json_emitter {
    galleyi_buffer     buffer;                /* not flushed yet */
    galleyi_json_flush flush;                 /* NULL: everything stays in buffer */
    void              *user;
    int32_t            status;
    uint32_t           indent, depth;         /* blanks a level; 0: no white space at all */
    int                follows;               /* another value stands before this one in its object or array */
    int                keyed;                 /* a key has just been written */
} galleyi_json_emitter;

void    galleyi_json_emit_init(galleyi_json_emitter *e, const galleyi_memory *memory, galleyi_json_flush flush, void *user, uint32_t indent);
void    galleyi_json_emit_free(galleyi_json_emitter *e);
int32_t galleyi_json_emit_finish(galleyi_json_emitter *e);                                   /* a line feed, and all is flushed; ready for another value */
void    galleyi_json_emit_begin(galleyi_json_emitter *e, char bracket);                      /* '{' or '[' */
void    galleyi_json_emit_end(galleyi_json_emitter *e, char bracket);                        /* '}' or ']' */
void    galleyi_json_emit_key(galleyi_json_emitter *e, const char *name, size_t length);
void    galleyi_json_emit_name(galleyi_json_emitter *e, const char *name);                   /* a key of printable ASCII without '"' and '\\' */
void    galleyi_json_emit_string(galleyi_json_emitter *e, const char *text, size_t length);
void    galleyi_json_emit_number(galleyi_json_emitter *e, int64_t number);
void    galleyi_json_emit_size(galleyi_json_emitter *e, uint64_t number);
void    galleyi_json_emit_word(galleyi_json_emitter *e, const char *word);                   /* true, false, null */
void    galleyi_json_emit_raw(galleyi_json_emitter *e, const char *json, size_t length);     /* one value, as it stands */

/* The escaped text without its quotes. */
int32_t galleyi_json_escape(galleyi_buffer *out, const char *text, size_t length);
int32_t galleyi_json_escape_path(galleyi_cpu path, galleyi_buffer *out, const char *text, size_t length);   /* the same on one path, for tests */
#endif
