/* A body as mdast (https://github.com/syntax-tree/mdast): type, its members, data, children. What is ours stands in data; hName tells mdast's tools
   how to print the kinds that mdast does not have. */
#include "formats/json/json_write.h"
#include "model/fields.h"

const char *galleyi_json_align_name(int64_t align) {
    static const char *const names[] = { NULL, "left", "center", "right" };
    return align > 0 && align < 4 ? names[align] : NULL;
}

void galleyi_json_write_span(galleyi_json_emitter *e, uint64_t offset, uint64_t length) {
    const uint64_t most = INT64_MAX;
    if (offset > most) offset = most;
    galleyi_json_emit_name(e, "span");
    galleyi_json_emit_begin(e, '[');
    galleyi_json_emit_size(e, offset);
    galleyi_json_emit_size(e, length > most - offset ? most : offset + length);
    galleyi_json_emit_end(e, ']');
}

static void json_body_number(galleyi_json_emitter *e, const galleyi_node_member *m, int64_t number) {
    galleyi_json_emit_name(e, m->name);
    if (m->type == GALLEY_TYPE_FLAG) galleyi_json_emit_word(e, number ? "true" : "false");
    else if (m->field == GALLEY_ALIGN) galleyi_json_emit_string(e, galleyi_json_align_name(number), strlen(galleyi_json_align_name(number)));
    else galleyi_json_emit_number(e, number);
}

/* Whether the node has this member, and where a cell's align stands: in align[] of the table for the cells of its first row. */
static int json_body_has(const galley_node *node, const galleyi_node_member *m, const galleyi_attribute **a) {
    *a = NULL;
    if (m->field == GALLEY_VALUE) return galleyi_node_value(node).length != 0;
    if (!(*a = galleyi_node_attribute(node, m->field))) return 0;
    if (m->field != GALLEY_ALIGN) return 1;
    const galley_node *row = node->parent, *table = row ? row->parent : NULL;
    int of_table = table && table->kind == GALLEY_NODE_TABLE && galleyi_node_first(table) == row && row->kind == GALLEY_NODE_TABLE_ROW;
    return !of_table && galleyi_json_align_name((*a)->as.number) != NULL;
}

static void json_body_members(galleyi_json_emitter *e, const galley_node *node, const galleyi_node_member *members, size_t count, int in_data) {
    const galleyi_attribute *a;
    for (size_t i = 0; i < count; i++) {
        if (members[i].in_data != in_data || !json_body_has(node, &members[i], &a)) continue;
        if (a && a->is_number) { json_body_number(e, &members[i], a->as.number); continue; }
        galleyi_text text = a ? a->as.text : galleyi_node_value(node);
        galleyi_json_emit_name(e, members[i].name);
        galleyi_json_emit_string(e, text.text, text.length);
    }
}

static void json_body_data(galleyi_json_emitter *e, const galley_node *node, const galleyi_node_member *members, size_t count) {
    const char *element = galleyi_node_element(node->kind);
    const galleyi_attribute *locked = galleyi_node_attribute(node, GALLEY_LOCKED), *a;
    int any = *element || locked || node->span;
    for (size_t i = 0; i < count && !any; i++) any = members[i].in_data && json_body_has(node, &members[i], &a);
    if (!any) return;
    galleyi_json_emit_name(e, "data");
    galleyi_json_emit_begin(e, '{');
    if (*element) {
        galleyi_json_emit_name(e, "hName");
        galleyi_json_emit_string(e, element, strlen(element));
    }
    json_body_members(e, node, members, count, 1);
    if (locked) {
        galleyi_json_emit_name(e, "locked");
        galleyi_json_emit_word(e, locked->as.number ? "true" : "false");
    }
    if (node->span) galleyi_json_write_span(e, node->span->offset, node->span->length);
    galleyi_json_emit_end(e, '}');
}

/* align[] of a table, where any cell of its first row has one. */
static void json_body_table(galleyi_json_emitter *e, const galley_node *table) {
    const galley_node *first = galleyi_node_first(table), *row = first && first->kind == GALLEY_NODE_TABLE_ROW ? first : NULL, *cell = row ? galleyi_node_first(row) : NULL;
    while (cell && !(cell->kind == GALLEY_NODE_TABLE_CELL && galleyi_json_align_name(galley_node_number(cell, GALLEY_ALIGN, 0)))) cell = cell->next;
    if (!cell) return;
    galleyi_json_emit_name(e, "align");
    galleyi_json_emit_begin(e, '[');
    for (cell = galleyi_node_first(row); cell; cell = cell->next) {
        const char *name = galleyi_json_align_name(cell->kind == GALLEY_NODE_TABLE_CELL ? galley_node_number(cell, GALLEY_ALIGN, 0) : 0);
        if (name) galleyi_json_emit_string(e, name, strlen(name));
        else galleyi_json_emit_word(e, "null");
    }
    galleyi_json_emit_end(e, ']');
}

static void json_body_enter(galleyi_json_emitter *e, const galley_node *node) {
    size_t count;
    const galleyi_node_member *members = galleyi_node_members(node->kind, &count);
    const char *name = galleyi_node_name(node->kind);
    galleyi_json_emit_begin(e, '{');
    galleyi_json_emit_name(e, "type");
    galleyi_json_emit_string(e, name, strlen(name));
    json_body_members(e, node, members, count, 0);
    if (node->kind == GALLEY_NODE_TABLE) json_body_table(e, node);
    json_body_data(e, node, members, count);
    if (!galleyi_node_first(node)) return;
    galleyi_json_emit_name(e, "children");
    galleyi_json_emit_begin(e, '[');
}

int32_t galleyi_json_write_body(galleyi_json_emitter *e, const galley_node *root) {
    int32_t step = GALLEY_STEP_ENTER;
    for (const galley_node *node = root; node && !e->status; node = galley_node_step(root, node, &step)) {
        if (step == GALLEY_STEP_ENTER) { json_body_enter(e, node); continue; }
        if (galleyi_node_first(node)) galleyi_json_emit_end(e, ']');
        galleyi_json_emit_end(e, '}');
    }
    return e->status;
}
