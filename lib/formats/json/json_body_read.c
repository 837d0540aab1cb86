/* mdast back into a body. A kind of node that galley does not have gives its children to the node above; a leaf of such a kind is dropped, with a
   diagnostic. Members may stand in any order: what comes before "type" waits, and children before it are read into a paragraph that is renamed. */
#include "formats/json/json_state.h"
#include "formats/json/json_write.h"
#include <string.h>

enum { JSON_NODE_UNKNOWN = -1 };

static galley_node *json_node_open(galley_record *record) {
    const galleyi_value *value = galleyi_record_value(record, GALLEY_BODY);
    return value->as.body->open;
}

static int json_node_flattened(galley_record *record) {
    return galleyi_record_value(record, GALLEY_BODY)->as.body->flattened != 0;
}

static const galleyi_node_member *json_node_member(int32_t kind, const char *name, size_t length, int in_data) {
    size_t count;
    const galleyi_node_member *members = galleyi_node_members(kind, &count);
    for (size_t i = 0; i < count; i++)
        if (members[i].in_data == in_data && strlen(members[i].name) == length && !memcmp(members[i].name, name, length)) return &members[i];
    return NULL;
}

/* The node's frame, of itself or of its data. */
static galleyi_json_frame *json_node_of(galleyi_json_frame *f) { return f->what == GALLEYI_JSON_IN_NODE ? f : f - 1; }

static int32_t json_node_set(galleyi_json_state *s, galleyi_json_frame *node, int in_data, const galleyi_text *name, const galleyi_text *text, int64_t number, char value) {
    const galleyi_node_member *m = json_node_member(node->as.node.kind, name->text, name->length, in_data);
    if (!m || !node->as.node.opened) return GALLEY_OK;
    if (m->field == GALLEY_ALIGN && value == '"') {
        for (int64_t align = 1; galleyi_json_align_name(align); align++)
            if (!strcmp(galleyi_json_align_name(align), text->text)) return galley_body_set_number(node->record, GALLEY_ALIGN, align);
        return GALLEY_OK;
    }
    if (m->type == GALLEY_TYPE_TEXT && value == '"') return galley_body_set_text(node->record, m->field, text->text, text->length);
    if (m->type == GALLEY_TYPE_NUMBER && value == '0' && m->field != GALLEY_ALIGN) return galley_body_set_number(node->record, m->field, number);
    if (m->type == GALLEY_TYPE_FLAG && value == 't') return galley_body_set_number(node->record, m->field, number);
    return galleyi_json_warn(s, "json.type", s->reader.token, "a member of a node is not of its type; left out");
}

static int32_t json_node_pend(galleyi_json_state *s, galleyi_json_frame *node, int in_data, const char *text, size_t length, int64_t number, char value) {
    galleyi_json_pending *pending = galleyi_arena_allocate_zeroed(&s->arena, sizeof *pending);
    if (!pending || galleyi_json_keep_text(s, s->name.data, s->name.size, &pending->name)) return GALLEY_ENOMEM;
    if (value == '"' && galleyi_json_keep_text(s, text, length, &pending->text)) return GALLEY_ENOMEM;
    pending->number = number;
    pending->in_data = in_data;
    pending->value = value;
    if (node->as.node.last) node->as.node.last->next = pending;
    else node->as.node.first = pending;
    node->as.node.last = pending;
    return GALLEY_OK;
}

static int32_t json_node_apply_pending(galleyi_json_state *s, galleyi_json_frame *node) {
    int32_t status = GALLEY_OK;
    for (const galleyi_json_pending *p = node->as.node.first; p && !status; p = p->next)
        status = json_node_set(s, node, p->in_data, &p->name, &p->text, p->number, p->value);
    node->as.node.first = node->as.node.last = NULL;
    return status;
}

static int32_t json_node_open_kind(galleyi_json_state *s, galleyi_json_frame *node, int32_t kind) {
    int32_t status = galley_body_open(node->record, kind);
    node->as.node.opened = !status;
    return status ? status : json_node_apply_pending(s, node);
}

static int32_t json_node_type(galleyi_json_state *s, galleyi_json_frame *node, const char *name, size_t length) {
    int32_t kind = galleyi_node_find(name, length);
    if (node->as.node.kind) return GALLEY_OK;
    if (!kind) galleyi_json_warn(s, "json.node", s->reader.token, "a kind of node that galley does not have");
    node->as.node.kind = kind ? kind : JSON_NODE_UNKNOWN;
    if (kind == GALLEY_NODE_ROOT && node->as.node.top && !node->as.node.opened) { node->as.node.opened = 2; return GALLEY_OK; }   /* it is there already */
    if (!kind || kind == GALLEY_NODE_ROOT) return GALLEY_OK;
    if (!node->as.node.opened) return json_node_open_kind(s, node, kind);
    galley_node *open = json_node_open(node->record);          /* a paragraph until now */
    int leaf = galleyi_node_content(kind) == GALLEYI_CONTENT_LEAF;
    if (leaf && galleyi_node_first(open)) return galleyi_json_warn(s, "json.node", s->reader.token, "this kind of node has no children; it is read as a paragraph");
    if (!json_node_flattened(node->record)) open->kind = (uint16_t)kind;
    return json_node_apply_pending(s, node);
}

int32_t galleyi_json_node_key(galleyi_json_state *s, galleyi_json_frame *f, const char *text, size_t length) {
    static const struct json_node_special { const char *name; int32_t key; } specials[] = {
        { "type", GALLEYI_JSON_KEY_TYPE }, { "children", GALLEYI_JSON_KEY_CHILDREN }, { "data", GALLEYI_JSON_KEY_DATA }, { "align", GALLEYI_JSON_KEY_ALIGN }
    };
    int in_data = f->what == GALLEYI_JSON_IN_DATA;
    f->key = GALLEYI_JSON_KEY_MEMBER;
    if (in_data && length == 4 && !memcmp(text, "span", 4)) f->key = GALLEYI_JSON_KEY_SPAN;
    for (size_t i = 0; i < 4 && !in_data; i++)
        if (strlen(specials[i].name) == length && !memcmp(specials[i].name, text, length)) f->key = specials[i].key;
    if (f->key != GALLEYI_JSON_KEY_MEMBER) return GALLEY_OK;
    galleyi_buffer_clear(&s->name);
    galleyi_buffer_append(&s->name, text, length);
    return galleyi_buffer_text(&s->name) ? GALLEY_OK : GALLEY_ENOMEM;
}

/* Children, or a span in data, before the type is known. */
static int32_t json_node_guess(galleyi_json_state *s, galleyi_json_frame *node) {
    (void)s;
    if (node->as.node.kind || node->as.node.opened || node->as.node.top) return GALLEY_OK;
    int32_t status = galley_body_open(node->record, GALLEY_NODE_PARAGRAPH);
    node->as.node.opened = !status;
    return status;
}

int32_t galleyi_json_node_begin(galleyi_json_state *s, galleyi_json_frame *f, char bracket, int *taken) {
    int what = f->what == GALLEYI_JSON_IN_CHILDREN ? GALLEYI_JSON_IN_NODE : f->key == GALLEYI_JSON_KEY_CHILDREN ? GALLEYI_JSON_IN_CHILDREN
               : f->key == GALLEYI_JSON_KEY_DATA ? GALLEYI_JSON_IN_DATA : f->key == GALLEYI_JSON_KEY_SPAN ? GALLEYI_JSON_IN_SPAN
               : f->key == GALLEYI_JSON_KEY_ALIGN ? GALLEYI_JSON_IN_ALIGN : -1;
    int list = what == GALLEYI_JSON_IN_CHILDREN || what == GALLEYI_JSON_IN_SPAN || what == GALLEYI_JSON_IN_ALIGN;
    galleyi_json_frame *node = json_node_of(f);
    *taken = what >= 0 && (bracket == '[') == list;
    if (!*taken) return GALLEY_OK;
    if (f->what != GALLEYI_JSON_IN_CHILDREN) {
        int32_t status = what == GALLEYI_JSON_IN_CHILDREN || what == GALLEYI_JSON_IN_DATA ? json_node_guess(s, node) : GALLEY_OK;
        if (status) return status;
        int leaf = node->as.node.kind > 0 && galleyi_node_content(node->as.node.kind) == GALLEYI_CONTENT_LEAF;
        if (what == GALLEYI_JSON_IN_CHILDREN && leaf) {
            *taken = 0;
            return galleyi_json_warn(s, "json.node", s->reader.token, "this kind of node has no children; they are left out");
        }
        if (what == GALLEYI_JSON_IN_ALIGN) node->as.node.align_count = 0;
    }
    return galleyi_json_push_frame(s, what, f->record) ? GALLEY_OK : GALLEY_ENOMEM;
}

static int32_t json_node_add_align(galleyi_json_state *s, galleyi_json_frame *node, const char *name) {
    uint8_t align = 0;
    for (int64_t i = 1; name && galleyi_json_align_name(i); i++)
        if (!strcmp(galleyi_json_align_name(i), name)) align = (uint8_t)i;
    if (node->as.node.align_count == node->as.node.align_room) {
        size_t room = node->as.node.align_room ? node->as.node.align_room * 2 : 8;
        uint8_t *grown = galleyi_arena_extend(&s->arena, node->as.node.align, node->as.node.align_room, room);
        if (!grown) return GALLEY_ENOMEM;
        node->as.node.align = grown;
        node->as.node.align_room = room;
    }
    node->as.node.align[node->as.node.align_count++] = align;
    return GALLEY_OK;
}

int32_t galleyi_json_node_text(galleyi_json_state *s, galleyi_json_frame *f, const char *text, size_t length) {
    galleyi_text value = { text, length }, name = { s->name.data, s->name.size };
    if (f->what == GALLEYI_JSON_IN_CHILDREN) return galleyi_json_warn(s, "json.node", s->reader.token, "a node is an object");
    if (f->what == GALLEYI_JSON_IN_ALIGN) {
        char word[8] = "";
        if (length < sizeof word) memcpy(word, text, length);
        return json_node_add_align(s, f - 1, word);
    }
    galleyi_json_frame *node = json_node_of(f);
    int in_data = f->what == GALLEYI_JSON_IN_DATA;
    if (f->key == GALLEYI_JSON_KEY_TYPE) return json_node_type(s, node, text, length);
    if (f->key != GALLEYI_JSON_KEY_MEMBER || !length) return GALLEY_OK;
    if (in_data && name.length == 5 && !memcmp(name.text, "align", 5)) {       /* compared with NUL-terminated names */
        char word[8] = "";
        if (length < sizeof word) memcpy(word, text, length);
        value.text = word;
        value.length = strlen(word);
        return node->as.node.kind ? json_node_set(s, node, 1, &name, &value, 0, '"') : json_node_pend(s, node, 1, value.text, value.length, 0, '"');
    }
    return node->as.node.kind ? json_node_set(s, node, in_data, &name, &value, 0, '"') : json_node_pend(s, node, in_data, text, length, 0, '"');
}

int32_t galleyi_json_node_number(galleyi_json_state *s, galleyi_json_frame *f, int64_t number, char value) {
    galleyi_text none = { NULL, 0 }, name = { s->name.data, s->name.size };
    if (f->what == GALLEYI_JSON_IN_CHILDREN) return galleyi_json_warn(s, "json.node", s->reader.token, "a node is an object");
    if (f->what == GALLEYI_JSON_IN_ALIGN) return json_node_add_align(s, f - 1, NULL);
    galleyi_json_frame *node = json_node_of(f);
    int in_data = f->what == GALLEYI_JSON_IN_DATA;
    if (f->key != GALLEYI_JSON_KEY_MEMBER) return GALLEY_OK;
    if (in_data && value == 't' && name.length == 6 && !memcmp(name.text, "locked", 6))
        return node->as.node.opened ? galley_body_set_number(node->record, GALLEY_LOCKED, number) : GALLEY_OK;
    return node->as.node.kind ? json_node_set(s, node, in_data, &name, &none, number, value) : json_node_pend(s, node, in_data, NULL, 0, number, value);
}

static int32_t json_node_set_align(galley_document *document, galley_node *cell, int64_t align) {
    galleyi_attribute *a = galleyi_node_attribute(cell, GALLEY_ALIGN);
    if (!a) {
        a = galleyi_arena_allocate_zeroed(&document->arena, sizeof *a);
        if (!a) return galleyi_document_stick(document, GALLEY_ENOMEM);
        a->field = GALLEY_ALIGN;
        a->next = cell->attributes;
        cell->attributes = a;
    }
    a->is_number = true;
    a->as.number = align;
    return GALLEY_OK;
}

/* align[] of a table is that of the cells of its first row. */
static int32_t json_node_align_cells(galleyi_json_state *s, galleyi_json_frame *f) {
    const galley_node *table = json_node_open(f->record), *row = table->kind == GALLEY_NODE_TABLE ? galleyi_node_first(table) : NULL;
    int32_t status = GALLEY_OK;
    size_t column = 0;
    if (!row || row->kind != GALLEY_NODE_TABLE_ROW || json_node_flattened(f->record)) return GALLEY_OK;
    for (galley_node *cell = galleyi_node_first(row); cell && !status && column < f->as.node.align_count; cell = cell->next, column++)
        if (cell->kind == GALLEY_NODE_TABLE_CELL && f->as.node.align[column]) status = json_node_set_align(s->document, cell, f->as.node.align[column]);
    return status;
}

int32_t galleyi_json_node_end(galleyi_json_state *s, galleyi_json_frame *f) {
    int32_t status = GALLEY_OK;
    if (!f->as.node.kind && f->as.node.first) status = galleyi_json_warn(s, "json.node", s->reader.token, "a node without a type");
    if (!status && f->as.node.opened == 1 && f->as.node.align_count) status = json_node_align_cells(s, f);
    return status || f->as.node.opened != 1 ? status : galley_body_close(f->record);
}
