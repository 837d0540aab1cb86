/* The inside of the reader of galley JSON: a stack of frames, one for each bracket that is open and looked into. */
#ifndef GALLEY_FORMATS_JSON_STATE_H
#define GALLEY_FORMATS_JSON_STATE_H
#include "formats/json/json_read.h"
#include "model/fields.h"

/* What a frame is; from NODE on, of a body. */
enum { GALLEYI_JSON_IN_RECORD, GALLEYI_JSON_IN_RECORDS, GALLEYI_JSON_IN_TEXTS, GALLEYI_JSON_IN_PROPERTIES, GALLEYI_JSON_IN_SPAN, GALLEYI_JSON_IN_ORIGINS,
       GALLEYI_JSON_IN_ORIGIN, GALLEYI_JSON_IN_NODE, GALLEYI_JSON_IN_CHILDREN, GALLEYI_JSON_IN_DATA, GALLEYI_JSON_IN_ALIGN };
/* What the key before a value means; a field of a record is its own number. */
enum { GALLEYI_JSON_KEY_UNKNOWN = -1, GALLEYI_JSON_KEY_VERSION = -2, GALLEYI_JSON_KEY_ORIGIN = -3, GALLEYI_JSON_KEY_PROPERTIES = -4, GALLEYI_JSON_KEY_SPAN = -5,
       GALLEYI_JSON_KEY_FROM = -6, GALLEYI_JSON_KEY_CONFIDENCE = -7, GALLEYI_JSON_KEY_TYPE = -8, GALLEYI_JSON_KEY_CHILDREN = -9, GALLEYI_JSON_KEY_DATA = -10,
       GALLEYI_JSON_KEY_ALIGN = -11, GALLEYI_JSON_KEY_MEMBER = -12 };

typedef struct galleyi_json_origin {          /* kept until its article is whole: what it speaks of may come after it */
    struct galleyi_json_origin *next;
    galleyi_text                pointer, from;
    int32_t                     confidence;
    int                         has_span;
    uint64_t                    offset, length;
    size_t                      at;
} galleyi_json_origin;

typedef struct galleyi_json_pending {         /* a member of a node whose type has not been read yet */
    struct galleyi_json_pending *next;
    galleyi_text                 name, text;
    int64_t                      number;
    int                          in_data;
    char                         value;       /* '"' text, '0' number, 't' flag */
} galleyi_json_pending;

typedef struct galleyi_json_frame {
    uint8_t        what, owner;               /* owner: a record with origins of its own */
    int32_t        key;
    galley_record *record;
    int32_t        field;                     /* of RECORDS and TEXTS */
    size_t         hint;                      /* where the last member stood among those of its kind */
    union {
        struct { galleyi_json_origin *first, *last; galleyi_text precision; } record;
        struct { int64_t numbers[2]; int32_t count; } span;
        struct {
            int32_t               kind;       /* 0: not known yet; -1: none of ours, its children go to the node above */
            int32_t               opened, top;
            galleyi_json_pending *first, *last;
            uint8_t              *align;
            size_t                align_count, align_room;
        } node;
    } as;
} galleyi_json_frame;

typedef struct galleyi_json_state {
    galleyi_json_reader  reader;
    galleyi_json_source *source;
    galley_document     *document;
    galleyi_arena        arena;               /* origins, pending members */
    galleyi_buffer       frames, name;        /* name: of the property that is captured, of the member of a node */
    size_t               first_member[18];    /* of a kind of record */
    int                  version_seen, warnings;
    /* A value that is kept as text or skipped. */
    uint64_t             capture_depth, capture_deepest;
    size_t               capture_begin;
    galley_record       *capture_record;      /* NULL: skipped */
} galleyi_json_state;

galleyi_json_frame *galleyi_json_top(galleyi_json_state *s);                            /* NULL before the first bracket */
galleyi_json_frame *galleyi_json_below(galleyi_json_state *s);                          /* the frame under the top one */
galleyi_json_frame *galleyi_json_push_frame(galleyi_json_state *s, int what, galley_record *record);   /* NULL: no memory */
int32_t             galleyi_json_warn(galleyi_json_state *s, const char *code, size_t at, const char *message);
int32_t             galleyi_json_keep_text(galleyi_json_state *s, const char *text, size_t length, galleyi_text *out);

/* json_body_read.c: what happens in frames NODE, CHILDREN, DATA and ALIGN */
int32_t galleyi_json_node_key(galleyi_json_state *s, galleyi_json_frame *f, const char *text, size_t length);
int32_t galleyi_json_node_begin(galleyi_json_state *s, galleyi_json_frame *f, char bracket, int *taken);
int32_t galleyi_json_node_end(galleyi_json_state *s, galleyi_json_frame *f);
int32_t galleyi_json_node_text(galleyi_json_state *s, galleyi_json_frame *f, const char *text, size_t length);
int32_t galleyi_json_node_number(galleyi_json_state *s, galleyi_json_frame *f, int64_t number, char value);   /* value '0' or 't' */
#endif
