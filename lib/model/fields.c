/* The tables that fields.def makes, and the questions one can ask them. */
#include "model/fields.h"
#include <string.h>

enum { FIELDS_KINDS = 18, FIELDS_NUMBERS = 402 };

/* Ranks grow over all kinds in the order of fields.def, which keeps them ordered within each. */
enum {
    FIELDS_RANK_NONE,
#define GALLEYI_MEMBER(kind, field) FIELDS_RANK_##kind##_##field,
#include "model/fields.def"
    FIELDS_RANKS
};

static const uint16_t fields_ranks[FIELDS_KINDS][FIELDS_NUMBERS] = {
#define GALLEYI_MEMBER(kind, field) [GALLEY_RECORD_##kind][GALLEY_##field] = FIELDS_RANK_##kind##_##field,
#include "model/fields.def"
};

static const struct fields_member { int16_t kind, field; } fields_members[] = {
    { 0, 0 },
#define GALLEYI_MEMBER(kind, field) { GALLEY_RECORD_##kind, GALLEY_##field },
#include "model/fields.def"
    { 0, 0 }
};

static const char *const fields_kind_names[FIELDS_KINDS] = {
#define GALLEYI_KIND(symbol, number, name) [number] = name,
#include "model/fields.def"
};

enum { FIELDS_HOLDS_NONE = 0,
#define GALLEYI_KIND(symbol, number, name) FIELDS_HOLDS_##symbol = number,
#include "model/fields.def"
};

static const struct fields_field { const char *name; uint8_t type, holds; } fields_table[FIELDS_NUMBERS] = {
#define GALLEYI_FIELD(symbol, number, name, type, holds) [number] = { name, GALLEY_TYPE_##type, FIELDS_HOLDS_##holds },
#include "model/fields.def"
};

static const struct fields_node { int8_t content; const char *name, *element; } fields_nodes[] = {   /* by kind, with gaps */
#define GALLEYI_NODE(symbol, number, name, content, element) [number - GALLEY_NODE_ROOT] = { GALLEYI_CONTENT_##content, name, element },
#include "model/fields.def"
};

enum { FIELDS_PLACE_TOP = 0, FIELDS_PLACE_DATA = 1 };

enum {
#define GALLEYI_FIELD(symbol, number, name, type, holds) FIELDS_TYPE_##symbol = GALLEY_TYPE_##type,
#include "model/fields.def"
    FIELDS_TYPES_END
};

static const galleyi_node_member fields_node_members[] = {
#define GALLEYI_NODE_MEMBER(kind, field, name, place) { GALLEY_NODE_##kind, GALLEY_##field, FIELDS_TYPE_##field, FIELDS_PLACE_##place, name },
#include "model/fields.def"
};

static int fields_is_kind(int32_t kind) { return kind > 0 && kind < FIELDS_KINDS; }
static const struct fields_field *fields_of(int32_t field) {
    return field > 0 && field < FIELDS_NUMBERS && fields_table[field].name ? &fields_table[field] : NULL;
}

uint32_t galleyi_field_rank(int32_t kind, int32_t field) {
    return fields_is_kind(kind) && field > 0 && field < FIELDS_NUMBERS ? fields_ranks[kind][field] : 0;
}

GALLEY_API const char *GALLEY_CALL galley_kind_name(int32_t kind) {
    return fields_is_kind(kind) ? fields_kind_names[kind] : NULL;
}

GALLEY_API int32_t GALLEY_CALL galley_kind_field(int32_t kind, size_t index) {
    size_t at = 1;
    while (at < FIELDS_RANKS && fields_members[at].kind != kind) at++;
    if (at >= FIELDS_RANKS || index >= FIELDS_RANKS - at || fields_members[at + index].kind != kind) return 0;
    return fields_members[at + index].field;
}

GALLEY_API const char *GALLEY_CALL galley_field_name(int32_t field) {
    const struct fields_field *f = fields_of(field);
    return f ? f->name : NULL;
}

GALLEY_API int32_t GALLEY_CALL galley_field_find(const char *name) {
    if (name)
        for (int32_t i = 1; i < FIELDS_NUMBERS; i++)
            if (fields_table[i].name && !strcmp(fields_table[i].name, name)) return i;
    return 0;
}

GALLEY_API int32_t GALLEY_CALL galley_field_type(int32_t field) {
    const struct fields_field *f = fields_of(field);
    return f ? f->type : GALLEY_TYPE_NONE;
}

GALLEY_API int32_t GALLEY_CALL galley_field_kind(int32_t field) {
    const struct fields_field *f = fields_of(field);
    return f ? f->holds : 0;
}

static const struct fields_node *fields_node_of(int32_t kind) {
    size_t at = (size_t)kind - GALLEY_NODE_ROOT;
    return at < sizeof fields_nodes / sizeof *fields_nodes && fields_nodes[at].name ? &fields_nodes[at] : NULL;
}

const char *galleyi_node_name(int32_t kind) { const struct fields_node *n = fields_node_of(kind); return n ? n->name : NULL; }
const char *galleyi_node_element(int32_t kind) { const struct fields_node *n = fields_node_of(kind); return n ? n->element : ""; }
int32_t galleyi_node_content(int32_t kind) { const struct fields_node *n = fields_node_of(kind); return n ? n->content : 0; }

int32_t galleyi_node_find(const char *name, size_t length) {
    for (size_t i = 0; i < sizeof fields_nodes / sizeof *fields_nodes; i++)
        if (fields_nodes[i].name && strlen(fields_nodes[i].name) == length && !memcmp(fields_nodes[i].name, name, length)) return GALLEY_NODE_ROOT + (int32_t)i;
    return 0;
}

const galleyi_node_member *galleyi_node_members(int32_t kind, size_t *count) {
    const size_t all = sizeof fields_node_members / sizeof *fields_node_members;
    size_t first = 0;
    while (first < all && fields_node_members[first].node != kind) first++;
    size_t end = first;
    while (end < all && fields_node_members[end].node == kind) end++;
    *count = end - first;
    return *count ? fields_node_members + first : NULL;
}
