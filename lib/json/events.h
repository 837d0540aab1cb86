/* Reads one JSON value (RFC 8259) as events, over yajl under a guard. Strict: UTF-8 is validated before, nothing is repaired (see repair.h).
   Strings come unescaped, with U+0000 where the text says so; a lone surrogate is U+FFFD. Numbers come as they are written. */
#ifndef GALLEY_JSON_EVENTS_H
#define GALLEY_JSON_EVENTS_H
#include "core/buffer.h"
#include "core/failure.h"

/* Each gives GALLEY_OK or a status that ends the reading; texts are gone when the call returns. */
typedef struct galleyi_json_events {
    int32_t (*begin)(void *user, char bracket);                        /* '{' or '[' */
    int32_t (*end)(void *user, char bracket);                          /* '}' or ']' */
    int32_t (*key)(void *user, const char *text, size_t length);
    int32_t (*string)(void *user, const char *text, size_t length);
    int32_t (*number)(void *user, const char *text, size_t length);
    int32_t (*word)(void *user, char word);                            /* 't', 'f', 'n' */
} galleyi_json_events;

typedef struct galleyi_json_reader {
    /* set before: */
    galleyi_memory memory;
    uint64_t       depth_limit;               /* 0: 65,536 */
    size_t   memory_limit;                    /* bytes that yajl may use; 0: any */
    int32_t (*tick)(void *user, uint64_t bytes);                       /* may be NULL: called now and then; not OK ends the reading */
    /* during an event: */
    const char    *data;
    size_t         size, token, token_end;    /* where the token of this event stands */
    uint64_t       depth;                     /* brackets that are open */
    /* after a failure: */
    int32_t        status;
    size_t         offset;
    char           message[160];
    galleyi_buffer unescaped;                 /* inner */
} galleyi_json_reader;

/* ENOMEM, ESYNTAX, EENCODING, ELIMIT, EUNSUPPORTED (built without yajl), or what an event returned; each with message and offset. A BOM is skipped.
   The reader may be used for another value; galleyi_json_reader_free releases what it holds. */
int32_t galleyi_json_read(galleyi_json_reader *reader, const char *data, size_t size, const galleyi_json_events *events, void *user);
void    galleyi_json_reader_free(galleyi_json_reader *reader);
/* For events: notes why and where, and gives status back. */
int32_t galleyi_json_stop(galleyi_json_reader *reader, int32_t status, size_t offset, const char *format, ...) GALLEYI_PRINTF(4, 5);

/* The text of a string token without its quotes, unescaped; well-formed by RFC 8259. */
int32_t galleyi_json_unescape(galleyi_buffer *out, const char *text, size_t length);
/* An integer, also as 12.0 or 1.2e3. 0: it has a fraction, or does not fit. */
int     galleyi_json_integer(const char *text, size_t length, int64_t *number);
#endif
