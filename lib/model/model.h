/* The inside of documents, records and nodes. A document is one arena; records and nodes keep their address until it is emptied. */
#ifndef GALLEY_MODEL_MODEL_H
#define GALLEY_MODEL_MODEL_H
#include "core/arena.h"
#include "core/magic.h"
#include "galley/body.h"
#include "galley/document.h"
#include <stdbool.h>

enum { GALLEYI_RECORD_DEPTH = 100,            /* records within records: bounds what recurses over them */
       GALLEYI_BODY_DEPTH = 64 };             /* deeper elements of a body are flattened into their parent */

typedef struct galleyi_text { const char *text; size_t length; } galleyi_text;

typedef struct galleyi_body {
    galley_node *root, *open;
    uint32_t     depth;                       /* of the open node; root is 0 */
    uint32_t     flattened;                   /* opened beyond GALLEYI_BODY_DEPTH and not closed yet */
} galleyi_body;

typedef struct galleyi_value {
    uint16_t    field, rank;                  /* values of a record are ordered by rank */
    uint8_t     type;
    int8_t      confidence;
    uint8_t     has_span;
    uint32_t    count, capacity;              /* lists */
    union {
        galleyi_text    text;
        int64_t         number;
        galley_record  *record;
        galley_record **records;
        galleyi_text   *texts;
        galleyi_body   *body;
    } as;
    const char *origin;
    uint64_t    span_offset, span_length;
} galleyi_value;

typedef struct galleyi_property {
    struct galleyi_property *next;
    galleyi_text             name, json;
} galleyi_property;

struct galley_record {
    uint32_t          magic;
    uint8_t           kind, depth;
    uint16_t          count, capacity;
    galley_document  *document;
    galleyi_value    *values;
    galleyi_property *properties;
};

typedef struct galleyi_attribute {
    struct galleyi_attribute *next;
    int32_t                   field;
    bool                      is_number;
    union { galleyi_text text; int64_t number; } as;
} galleyi_attribute;

struct galley_node {
    uint32_t           magic;
    uint16_t           kind;
    galley_node       *parent, *next;
    union {                                   /* galleyi_node_is_text says which */
        struct { galley_node *first, *last; } children;
        struct { galleyi_text value; size_t room; } text;   /* GALLEY_VALUE; room: bytes behind value.text where it grew, 0: length + 1 */
    } as;
    galleyi_attribute *attributes;
    struct galleyi_node_span { uint64_t offset, length; } *span;   /* NULL: none */
};

static inline bool galleyi_node_is_text(const galley_node *node) {
    return node->kind == GALLEY_NODE_TEXT || node->kind == GALLEY_NODE_CODE || node->kind == GALLEY_NODE_INLINE_CODE;
}
static inline galley_node *galleyi_node_first(const galley_node *node) { return galleyi_node_is_text(node) ? NULL : node->as.children.first; }
static inline galley_node *galleyi_node_last(const galley_node *node) { return galleyi_node_is_text(node) ? NULL : node->as.children.last; }
static inline galleyi_text galleyi_node_value(const galley_node *node) { return galleyi_node_is_text(node) ? node->as.text.value : (galleyi_text){ NULL, 0 }; }
static inline galleyi_attribute *galleyi_node_attribute(const galley_node *node, int32_t field) {   /* NULL: none */
    galleyi_attribute *a = node->attributes;
    while (a && a->field != field) a = a->next;
    return a;
}

struct galley_document {
    uint32_t       magic;
    int32_t        status;
    galleyi_memory memory;
    galleyi_arena  arena;
    galley_record *root;
    uint64_t       nodes, node_limit;         /* records and nodes made so far */
    const char    *last_origin;               /* the text of the last origin set, for the next one that is the same */
};

/* document.c */
int32_t        galleyi_document_create(const galleyi_memory *memory, uint64_t node_limit, galley_document **out);
int32_t        galleyi_document_empty(galley_document *document);                     /* as new; keeps memory for reuse */
int32_t        galleyi_document_stick(galley_document *document, int32_t status);     /* the first failure stays; gives status back */
int32_t        galleyi_document_warn(galley_document *document, int32_t severity, const char *code, const char *message,
                                     uint64_t offset, int64_t line, int64_t column);  /* severity GALLEY_NOTE ... of module.h */
const char    *galleyi_severity_name(int32_t severity);

/* record.c */
galley_record       *galleyi_record_new(galley_document *document, int32_t kind, uint32_t depth);
const galleyi_value *galleyi_record_value(const galley_record *record, int32_t field);   /* NULL where absent */
galleyi_value       *galleyi_record_make(galley_record *record, int32_t field, int32_t type);  /* made where absent; NULL: no such field, or no memory */
const galleyi_value *galleyi_record_values(const galley_record *record, size_t *count);  /* all, by rank: the order of galley JSON */
int32_t              galleyi_record_copy(galley_record *to, const galley_record *from);  /* every value of from, over what to has; same kind, or article and related */
int32_t              galleyi_record_copy_value(galley_record *to, const galleyi_value *value);
int32_t              galleyi_text_copy(galley_document *document, const char *text, size_t length, galleyi_text *out);   /* repaired UTF-8 */

/* body.c */
galleyi_body        *galleyi_body_of(galley_record *record);                             /* made where absent */
int32_t              galleyi_body_copy(galley_record *to, const galley_node *root, uint64_t span_shift);   /* appended to what is there */
#endif
