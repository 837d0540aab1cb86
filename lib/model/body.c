/* The body: a tree in reading order, built by opening and closing, walked without memory of where one was. */
#include "model/model.h"
#include "model/fields.h"
#include "core/utf8.h"
#include <string.h>

GALLEY_API int32_t GALLEY_CALL galley_node_kind(const galley_node *node) { return GALLEYI_IS(node, NODE) ? node->kind : 0; }
GALLEY_API const galley_node *GALLEY_CALL galley_node_parent(const galley_node *node) { return GALLEYI_IS(node, NODE) ? node->parent : NULL; }
GALLEY_API const galley_node *GALLEY_CALL galley_node_first_child(const galley_node *node) { return GALLEYI_IS(node, NODE) ? galleyi_node_first(node) : NULL; }
GALLEY_API const galley_node *GALLEY_CALL galley_node_next(const galley_node *node) { return GALLEYI_IS(node, NODE) ? node->next : NULL; }

GALLEY_API const char *GALLEY_CALL galley_node_text(const galley_node *node, int32_t field, size_t *length) {
    galleyi_text text = { NULL, 0 };
    if (GALLEYI_IS(node, NODE)) {
        const galleyi_attribute *a = galleyi_node_attribute(node, field);
        if (field == GALLEY_VALUE) text = galleyi_node_value(node);
        else if (a && !a->is_number) text = a->as.text;
    }
    if (length) *length = text.length;
    return text.text;
}

GALLEY_API int64_t GALLEY_CALL galley_node_number(const galley_node *node, int32_t field, int64_t fallback) {
    const galleyi_attribute *a = GALLEYI_IS(node, NODE) ? galleyi_node_attribute(node, field) : NULL;
    return a && a->is_number ? a->as.number : fallback;
}

GALLEY_API int32_t GALLEY_CALL galley_node_span(const galley_node *node, uint64_t *offset, uint64_t *length) {
    int there = GALLEYI_IS(node, NODE) && node->span;
    if (offset) *offset = there ? node->span->offset : GALLEY_NO_OFFSET;
    if (length) *length = there ? node->span->length : 0;
    return there;
}

GALLEY_API const galley_node *GALLEY_CALL galley_node_step(const galley_node *root, const galley_node *node, int32_t *step) {
    if (!step) return NULL;
    if (!GALLEYI_IS(root, NODE) || !GALLEYI_IS(node, NODE)) { *step = GALLEY_STEP_DONE; return NULL; }
    if (*step == GALLEY_STEP_ENTER) {
        if (galleyi_node_first(node)) return galleyi_node_first(node);
        *step = GALLEY_STEP_EXIT;
        return node;
    }
    if (*step != GALLEY_STEP_EXIT || node == root) { *step = GALLEY_STEP_DONE; return NULL; }
    if (!node->next) return node->parent;
    *step = GALLEY_STEP_ENTER;
    return node->next;
}

static galley_node *body_node(galley_document *document, int32_t kind) {
    if (document->nodes >= document->node_limit) { galleyi_document_stick(document, GALLEY_ELIMIT); return NULL; }
    galley_node *node = galleyi_arena_allocate_zeroed(&document->arena, sizeof *node);
    if (!node) { galleyi_document_stick(document, GALLEY_ENOMEM); return NULL; }
    document->nodes++;
    node->magic = GALLEYI_MAGIC_NODE;
    node->kind = (uint16_t)kind;
    return node;
}

static void body_append(galley_node *parent, galley_node *node) {
    node->parent = parent;
    if (parent->as.children.last) parent->as.children.last->next = node;
    else parent->as.children.first = node;
    parent->as.children.last = node;
}

/* The body that a call works on, and whether its document has failed already. */
static int32_t body_begin(galley_record *record, galleyi_body **body) {
    *body = NULL;
    if (!record) return GALLEY_EARGUMENT;
    if (record->magic != GALLEYI_MAGIC_RECORD) return GALLEY_ESTATE;
    *body = galleyi_body_of(record);
    return *body ? GALLEY_OK : record->document->status;
}

GALLEY_API int32_t GALLEY_CALL galley_body_open(galley_record *record, int32_t kind) {
    galleyi_body *body;
    int32_t status = body_begin(record, &body);
    if (status) return status;
    if (!galleyi_node_content(kind) || kind == GALLEY_NODE_ROOT) return galleyi_document_stick(record->document, GALLEY_EARGUMENT);
    if (body->flattened || body->depth >= GALLEYI_BODY_DEPTH) {
        int content = galleyi_node_content(kind);
        if (content != GALLEYI_CONTENT_LEAF) { body->flattened++; return GALLEY_OK; }
    }
    if (galleyi_node_content(body->open->kind) == GALLEYI_CONTENT_LEAF) return galleyi_document_stick(record->document, GALLEY_EARGUMENT);
    galley_node *node = body_node(record->document, kind);
    if (!node) return record->document->status;
    body_append(body->open, node);
    body->open = node;
    body->depth++;
    return GALLEY_OK;
}

GALLEY_API int32_t GALLEY_CALL galley_body_close(galley_record *record) {
    galleyi_body *body;
    int32_t status = body_begin(record, &body);
    if (status) return status;
    if (body->open->parent && galleyi_node_content(body->open->kind) == GALLEYI_CONTENT_LEAF) { body->open = body->open->parent; body->depth--; return GALLEY_OK; }
    if (body->flattened) { body->flattened--; return GALLEY_OK; }
    if (!body->open->parent) return galleyi_document_stick(record->document, GALLEY_ESTATE);
    body->open = body->open->parent;
    body->depth--;
    return GALLEY_OK;
}

/* Puts text behind what the leaf holds. It grows where it stands; where it has to move its room doubles, so that many small pieces stay linear. */
static int32_t body_extend_text(galley_document *document, galley_node *leaf, const char *text, size_t length) {
    galleyi_text more = { text, length };
    int32_t status;
    galleyi_text *value = &leaf->as.text.value;
    if (!value->text) return galleyi_text_copy(document, text, length, value);
    if (galleyi_utf8_valid(text, length) != length || memchr(text, 0, length))
        if ((status = galleyi_text_copy(document, text, length, &more)) != GALLEY_OK) return status;
    size_t had = value->length, wants = had + more.length + 1, room = leaf->as.text.room ? leaf->as.text.room : had + 1;
    if (wants > room) {
        size_t next = galleyi_arena_extends(&document->arena, value->text, room, wants) ? wants : wants * 2;
        char *moved = galleyi_arena_extend(&document->arena, (char *)value->text, room, next);
        if (!moved) return galleyi_document_stick(document, GALLEY_ENOMEM);
        value->text = moved;
        leaf->as.text.room = next;
    }
    memcpy((char *)value->text + had, more.text, more.length);
    ((char *)value->text)[had + more.length] = '\0';
    value->length = had + more.length;
    return GALLEY_OK;
}

GALLEY_API int32_t GALLEY_CALL galley_body_text(galley_record *record, const char *text, size_t length) {
    galleyi_body *body;
    int32_t status = body_begin(record, &body);
    if (status) return status;
    if (length == GALLEY_NUL_TERMINATED) length = text ? strlen(text) : 0;
    if (!length) return GALLEY_OK;
    int32_t kind = body->open->kind;
    if (galleyi_node_is_text(body->open)) return body_extend_text(record->document, body->open, text, length);
    if (galleyi_node_content(kind) == GALLEYI_CONTENT_LEAF) return galleyi_document_stick(record->document, GALLEY_EARGUMENT);
    galley_node *last = body->open->as.children.last;
    if (last && last->kind == GALLEY_NODE_TEXT && !last->span) return body_extend_text(record->document, last, text, length);
    galley_node *node = body_node(record->document, GALLEY_NODE_TEXT);
    if (!node) return record->document->status;
    status = galleyi_text_copy(record->document, text, length, &node->as.text.value);
    if (!status) body_append(body->open, node);
    return status;
}

/* What is set belongs to an element that was flattened away. */
static int body_is_flattened(const galleyi_body *body) {
    return body->flattened && galleyi_node_content(body->open->kind) != GALLEYI_CONTENT_LEAF;
}

static int body_has_member(int32_t kind, int32_t field, int is_text) {
    size_t count;
    const galleyi_node_member *members = galleyi_node_members(kind, &count);
    if (field == GALLEY_LOCKED) return !is_text;
    for (size_t i = 0; i < count; i++)
        if (members[i].field == field) return (members[i].type == GALLEY_TYPE_TEXT) == is_text;
    return 0;
}

static galleyi_attribute *body_attribute_make(galley_document *document, galley_node *node, int32_t field) {
    galleyi_attribute *a = galleyi_node_attribute(node, field), **link = &node->attributes;
    if (a) return a;
    a = galleyi_arena_allocate_zeroed(&document->arena, sizeof *a);
    if (!a) { galleyi_document_stick(document, GALLEY_ENOMEM); return NULL; }
    while (*link) link = &(*link)->next;
    a->field = field;
    return *link = a;
}

static int32_t body_node_set_text(galley_document *document, galley_node *node, int32_t field, const char *text, size_t length) {
    galleyi_text copy = { NULL, 0 };
    if (length == GALLEY_NUL_TERMINATED) length = text ? strlen(text) : 0;
    if (!body_has_member(node->kind, field, 1)) return galleyi_document_stick(document, GALLEY_EARGUMENT);
    if (text && length) {
        int32_t status = galleyi_text_copy(document, text, length, &copy);
        if (status) return status;
    }
    if (field == GALLEY_VALUE) { node->as.text.value = copy; node->as.text.room = 0; return GALLEY_OK; }
    galleyi_attribute *a = galleyi_node_attribute(node, field), **link = &node->attributes;
    if (copy.text) {
        a = body_attribute_make(document, node, field);
        if (!a) return GALLEY_ENOMEM;
        a->is_number = false;
        a->as.text = copy;
    } else if (a) {
        while (*link != a) link = &(*link)->next;
        *link = a->next;
    }
    return GALLEY_OK;
}

GALLEY_API int32_t GALLEY_CALL galley_body_set_text(galley_record *record, int32_t field, const char *text, size_t length) {
    galleyi_body *body;
    int32_t status = body_begin(record, &body);
    if (status || body_is_flattened(body)) return status;
    return body_node_set_text(record->document, body->open, field, text, length);
}

GALLEY_API int32_t GALLEY_CALL galley_body_set_number(galley_record *record, int32_t field, int64_t value) {
    galleyi_body *body;
    int32_t status = body_begin(record, &body);
    if (status || body_is_flattened(body)) return status;
    if (!body_has_member(body->open->kind, field, 0)) return galleyi_document_stick(record->document, GALLEY_EARGUMENT);
    galleyi_attribute *a = body_attribute_make(record->document, body->open, field);
    if (!a) return GALLEY_ENOMEM;
    a->is_number = true;
    a->as.number = galley_field_type(field) == GALLEY_TYPE_FLAG ? value != 0 : value;
    return GALLEY_OK;
}

GALLEY_API int32_t GALLEY_CALL galley_body_set_span(galley_record *record, uint64_t offset, uint64_t length) {
    galleyi_body *body;
    int32_t status = body_begin(record, &body);
    if (status || body_is_flattened(body)) return status;
    galley_node *node = body->open;
    if (offset == GALLEY_NO_OFFSET) { node->span = NULL; return GALLEY_OK; }
    if (!node->span) node->span = galleyi_arena_allocate(&record->document->arena, sizeof *node->span);
    if (!node->span) return galleyi_document_stick(record->document, GALLEY_ENOMEM);
    node->span->offset = offset;
    node->span->length = length;
    return GALLEY_OK;
}

/* A node of this record's body that may be changed; NULL: it stands in another one, or nowhere any more. */
static galley_node *body_own(galley_record *record, const galley_node *node) {
    const galleyi_value *value = galleyi_record_value(record, GALLEY_BODY);
    const galley_node *top = node;
    if (!value || !GALLEYI_IS(node, NODE)) return NULL;
    while (top->parent) top = top->parent;
    return top == value->as.body->root ? (galley_node *)node : NULL;
}

static int32_t body_edit_check(galley_record *record, const galley_node *node) {
    if (!record || !node) return GALLEY_EARGUMENT;
    if (record->magic != GALLEYI_MAGIC_RECORD || node->magic != GALLEYI_MAGIC_NODE) return GALLEY_ESTATE;
    return body_own(record, node) ? GALLEY_OK : galleyi_document_stick(record->document, GALLEY_EARGUMENT);
}

GALLEY_API int32_t GALLEY_CALL galley_body_edit_text(galley_record *record, const galley_node *node, int32_t field, const char *text, size_t length) {
    int32_t status = body_edit_check(record, node);
    return status ? status : body_node_set_text(record->document, body_own(record, node), field, text, length);
}

GALLEY_API int32_t GALLEY_CALL galley_body_remove(galley_record *record, const galley_node *node) {
    int32_t status = body_edit_check(record, node);
    if (status) return status;
    galley_node *own = body_own(record, node), *parent = own->parent, *before = NULL;
    if (!parent) return galleyi_document_stick(record->document, GALLEY_EARGUMENT);
    galleyi_body *body = galleyi_body_of(record);
    for (const galley_node *open = body->open; open; open = open->parent)
        if (open == own) return galleyi_document_stick(record->document, GALLEY_ESTATE);
    for (galley_node *child = parent->as.children.first; child != own; child = child->next) before = child;
    if (before) before->next = own->next;
    else parent->as.children.first = own->next;
    if (parent->as.children.last == own) parent->as.children.last = before;
    own->parent = own->next = NULL;
    own->magic = 0;
    return GALLEY_OK;
}

static galleyi_body *body_new(galley_document *document) {
    galleyi_body *body = galleyi_arena_allocate_zeroed(&document->arena, sizeof *body);
    if (!body) { galleyi_document_stick(document, GALLEY_ENOMEM); return NULL; }
    body->root = body->open = body_node(document, GALLEY_NODE_ROOT);
    return body->root ? body : NULL;
}

galleyi_body *galleyi_body_of(galley_record *record) {
    const galleyi_value *value = galleyi_record_value(record, GALLEY_BODY);
    if (value) return value->as.body;
    if (!galleyi_field_rank(record->kind, GALLEY_BODY)) { galleyi_document_stick(record->document, GALLEY_EARGUMENT); return NULL; }
    galleyi_body *body = body_new(record->document);
    galleyi_value *made = body ? galleyi_record_make(record, GALLEY_BODY, GALLEY_TYPE_BODY) : NULL;
    return made ? made->as.body = body : NULL;
}

/* Value, span and members, to the open node. */
static int32_t body_copy_members(galley_record *to, const galley_node *node, uint64_t span_shift) {
    int32_t status = GALLEY_OK;
    galleyi_text value = galleyi_node_value(node);
    if (value.text) status = galley_body_set_text(to, GALLEY_VALUE, value.text, value.length);
    if (!status && node->span) status = galley_body_set_span(to, node->span->offset + span_shift, node->span->length);
    for (const galleyi_attribute *a = node->attributes; !status && a; a = a->next)
        status = a->is_number ? galley_body_set_number(to, a->field, a->as.number) : galley_body_set_text(to, a->field, a->as.text.text, a->as.text.length);
    return status;
}

int32_t galleyi_body_copy(galley_record *to, const galley_node *root, uint64_t span_shift) {
    const galleyi_body *body = galleyi_body_of(to);
    int32_t step = GALLEY_STEP_ENTER, status = body ? GALLEY_OK : to->document->status;
    if (!status && body->open == body->root && !galleyi_node_first(body->root)) status = body_copy_members(to, root, span_shift);
    for (const galley_node *node = root; node && !status; node = galley_node_step(root, node, &step)) {
        if (node == root) continue;
        status = step == GALLEY_STEP_ENTER ? galley_body_open(to, node->kind) : galley_body_close(to);
        if (!status && step == GALLEY_STEP_ENTER) status = body_copy_members(to, node, span_shift);
    }
    return status;
}
