/* What fields.def says, for the rooms below. Rank: a field's place among the members of its kind of record, 0 where it is none. */
#ifndef GALLEY_MODEL_FIELDS_H
#define GALLEY_MODEL_FIELDS_H
#include "config.h"
#include "galley/body.h"

enum { GALLEYI_CONTENT_LEAF = 1, GALLEYI_CONTENT_INLINE, GALLEYI_CONTENT_BLOCKS };

typedef struct galleyi_node_member {
    int16_t     node, field;                  /* GALLEY_NODE_*, a field */
    int8_t      type, in_data;                /* GALLEY_TYPE_*; stands within "data" */
    const char *name;
} galleyi_node_member;

uint32_t    galleyi_field_rank(int32_t kind, int32_t field);
const char *galleyi_node_name(int32_t node_kind);                 /* "tableRow"; NULL if there is none */
const char *galleyi_node_element(int32_t node_kind);              /* data.hName; "" for mdast's own kinds */
int32_t     galleyi_node_content(int32_t node_kind);              /* GALLEYI_CONTENT_*, 0 if there is no such kind */
int32_t     galleyi_node_find(const char *name, size_t length);   /* a kind of node by its name, 0 if there is none */
/* The members of a kind of node, in the order of galley JSON; count 0 if there are none. LOCKED is not among them. */
const galleyi_node_member *galleyi_node_members(int32_t node_kind, size_t *count);
#endif
