/* One parse or write in progress. An engine is what the calls of one reader or writer share; calls nest: a carrier's payload, a fragment. */
#ifndef GALLEY_REGISTRY_CALL_H
#define GALLEY_REGISTRY_CALL_H
#include "core/sink.h"
#include "model/model.h"
#include "registry/input.h"

/* What a parse gives, in order: a document, or a failure. */
typedef struct galleyi_item {
    struct galleyi_item *next;
    galley_document     *document;            /* NULL: a failure */
    int32_t              status;
    uint64_t             offset;
    int64_t              line, column;
    const char          *format;
    char                 message[256];
} galleyi_item;

typedef struct galleyi_engine {
    const galley_context *context;
    galleyi_memory        memory;
    galleyi_settings      settings;
    galleyi_limits        limits;
    galleyi_work          work;
    int                   strict;
    galleyi_item         *first, *last;       /* not delivered yet */
    uint64_t              items;              /* documents so far */
    galley_document      *spare;              /* an emptied document for the next one to be built */
    galley_document      *losses;             /* writers: its DIAGNOSTICS */
} galleyi_engine;

struct galley_call {
    uint32_t                    magic;
    galleyi_engine             *engine;
    galley_call                *parent;
    uint32_t                    nesting;
    const galleyi_registration *registration; /* NULL: a payload whose format is not known yet */
    int                         writes, opened, ended, carries, fragment;
    void                       *state;
    galley_facts                facts;
    galleyi_arena               arena;        /* galley_call_allocate */
    galleyi_buffer              buffer;       /* a payload before its probe; the whole input of a parser that does not stream */
    uint64_t                    taken;        /* bytes given to the call */
    uint64_t                    emitted;
    /* where the piece that push has now stands */
    const char                 *piece;
    size_t                      piece_size;
    uint64_t                    piece_offset;
    int64_t                     line, column; /* of the piece's first byte */
    size_t                      located;      /* the byte of the piece that was last asked for, and its place */
    int64_t                     located_line, located_column;
    galley_document            *document;     /* being built; NULL: nothing yet */
    int32_t                     failure;      /* of the document being built, or of the input */
    uint64_t                    failure_offset;
    char                        failure_message[256];
    /* carriers */
    galley_call                *child;
    int32_t                     child_status;
    galley_document            *carried;      /* properties for the documents of the next payload stand on its root */
};

int32_t galleyi_engine_init(galleyi_engine *engine, const galley_context *context, const galley_options *options, galley_error *error);
void    galleyi_engine_free(galleyi_engine *engine);
void    galleyi_item_free(galleyi_engine *engine, galleyi_item *item);
galleyi_item *galleyi_engine_take(galleyi_engine *engine);                            /* the first item, or NULL */

galley_call *galleyi_call_new(galleyi_engine *engine, galley_call *parent, const galleyi_registration *registration, int writes);   /* NULL: no memory */
void    galleyi_call_free(galley_call *call);
/* Parsing. A negative status means that this call is over; the failure stands among the engine's items. */
int32_t galleyi_call_feed(galley_call *call, const char *data, size_t size, int last);
/* The failure of the call itself (not of its module): queued as the last item. */
int32_t galleyi_call_break(galley_call *call, int32_t status, uint64_t offset, const char *message);
void    galleyi_call_locate(galley_call *call, uint64_t offset, int64_t *line, int64_t *column);
/* Puts the name of the status, or what the module said, where the module's call returned a failure. */
int32_t galleyi_call_said(galley_call *call, int32_t status, galley_error *error);
#endif
