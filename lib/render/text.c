/* Blocks stand apart by an empty line; lists, quotes and footnotes are marked as in a letter. What only styles words, and where links go, is lost. */
#include "render/text.h"
#include "render/markdown.h"
#include "model/fields.h"
#include "text/fold.h"

typedef struct text_container {
    const galley_node *node;
    size_t             prefix;
    int64_t            number;
    uint8_t            first, tight;
} text_container;

typedef struct text_state {
    galleyi_output     *out;
    galleyi_losses     *losses;
    galleyi_buffer      prefix, line;         /* line: a paragraph before it is broken */
    size_t              width;
    const galleyi_text *lead;
    const galley_node  *lead_at;
    uint32_t            depth;
    text_container      stack[GALLEYI_BODY_DEPTH + 4];
} text_state;

static int text_is_inline(int32_t kind) {
    return galleyi_node_content(kind) == GALLEYI_CONTENT_INLINE ? kind != GALLEY_NODE_PARAGRAPH && kind != GALLEY_NODE_HEADING && kind != GALLEY_NODE_CAPTION && kind != GALLEY_NODE_TABLE_CELL
           : kind == GALLEY_NODE_TEXT || kind == GALLEY_NODE_INLINE_CODE || kind == GALLEY_NODE_BREAK || kind == GALLEY_NODE_IMAGE || kind == GALLEY_NODE_FOOTNOTE_REFERENCE;
}

static void text_newline(text_state *t) {
    galleyi_buffer_append_char(&t->out->buffer, '\n');
    galleyi_buffer_append(&t->out->buffer, t->prefix.data, t->prefix.size);
}

static void text_begin_block(text_state *t) {
    text_container *c = &t->stack[t->depth];
    if (c->first) { c->first = 0; return; }
    if (!c->tight) {
        size_t length = t->prefix.size;
        while (length && t->prefix.data[length - 1] == ' ') length--;
        galleyi_buffer_append_char(&t->out->buffer, '\n');
        galleyi_buffer_append(&t->out->buffer, t->prefix.data, length);
    }
    text_newline(t);
}

static void text_push(text_state *t, const galley_node *node, const char *prefix, size_t length, int tight) {
    size_t outside = t->prefix.size;
    if (t->depth + 1 < sizeof t->stack / sizeof *t->stack) t->depth++;
    t->stack[t->depth] = (text_container){ node, outside, 1, 1, (uint8_t)tight };
    galleyi_buffer_append(&t->prefix, prefix, length);
}

/* A member of a node in the line; where is put around it. */
static void text_member(text_state *t, const galley_node *node, int32_t field, const char *before, const char *after) {
    size_t length;
    const char *text = galley_node_text(node, field, &length);
    if (!text || galleyi_markdown_void(&(galley_node){ .kind = GALLEY_NODE_TEXT, .as.text.value = { text, length } })) return;
    galleyi_buffer_append_text(&t->line, before);
    galleyi_fold_append(&t->line, text, length);
    galleyi_buffer_append_text(&t->line, after);
}

static void text_space(text_state *t) {
    if (t->line.size && t->line.data[t->line.size - 1] != ' ' && t->line.data[t->line.size - 1] != '\n') galleyi_buffer_append_char(&t->line, ' ');
}

/* Text as it stands between others: its white space folded, one blank kept at its edges. */
static void text_words(text_state *t, const char *text, size_t length) {
    for (size_t i = 0; i < length;) {
        size_t from = i;
        while (i < length && !strchr(" \t\n\f\r", text[i])) i++;
        if (i > from) { galleyi_fold_append(&t->line, text + from, i - from); continue; }
        text_space(t);
        i++;
    }
}

static void text_inline_enter(text_state *t, const galley_node *node) {
    switch (node->kind) {
    case GALLEY_NODE_TEXT: case GALLEY_NODE_INLINE_CODE: case GALLEY_NODE_CODE:
        text_words(t, galleyi_node_value(node).text, galleyi_node_value(node).length);
        break;
    case GALLEY_NODE_BREAK:
        if (t->line.size && t->line.data[t->line.size - 1] == ' ') t->line.size--;
        if (t->line.size) galleyi_buffer_append_char(&t->line, '\n');
        break;
    case GALLEY_NODE_IMAGE:
        if (t->line.size && t->line.data[t->line.size - 1] == ']') galleyi_buffer_append_char(&t->line, ' ');
        text_member(t, node, GALLEY_ALT, "[", "]");
        if (galley_node_text(node, GALLEY_URL, NULL)) galleyi_losses_field(t->losses, GALLEY_URL);
        if (galley_node_text(node, GALLEY_TITLE, NULL)) galleyi_losses_field(t->losses, GALLEY_TITLE);
        break;
    case GALLEY_NODE_LINK:
        if (galley_node_text(node, GALLEY_URL, NULL)) galleyi_losses_field(t->losses, GALLEY_URL);
        if (galley_node_text(node, GALLEY_TITLE, NULL)) galleyi_losses_field(t->losses, GALLEY_TITLE);
        break;
    case GALLEY_NODE_FOOTNOTE_REFERENCE:
        text_member(t, node, GALLEY_IDENTIFIER, "[", "]");
        break;
    case GALLEY_NODE_EMBED:
        text_member(t, node, GALLEY_TITLE, "", " ");
        text_member(t, node, GALLEY_PROVIDER, "(", ") ");
        text_member(t, node, GALLEY_URL, "", "");
        break;
    case GALLEY_NODE_PARAGRAPH: case GALLEY_NODE_HEADING: case GALLEY_NODE_CAPTION: case GALLEY_NODE_TABLE_CELL:
        break;
    default:
        if (!text_is_inline(node->kind)) text_space(t);
        galleyi_losses_node(t->losses, node->kind);
        break;
    }
}

/* Writes the gathered line. 0: there was nothing in it. */
static int text_flush(text_state *t) {
    while (t->line.size && strchr(" \n", t->line.data[t->line.size - 1])) t->line.size--;
    size_t begin = 0;
    while (begin < t->line.size && strchr(" \n", t->line.data[begin])) begin++;
    if (t->line.size == begin) { t->line.size = 0; return 0; }
    text_begin_block(t);
    galleyi_text_wrap(t->out, t->line.data + begin, t->line.size - begin, t->width, t->prefix.data ? t->prefix.data : "", t->prefix.size);
    t->line.size = 0;
    return 1;
}

static void text_gather(text_state *t, const galley_node *first, const galley_node *last) {
    for (const galley_node *top = first; top; top = top->next) {
        int32_t step = GALLEY_STEP_ENTER;
        for (const galley_node *node = top; node; node = galley_node_step(top, node, &step)) if (step == GALLEY_STEP_ENTER) text_inline_enter(t, node);
        if (top == last) break;
    }
}

static void text_table(text_state *t, const galley_node *table) {
    int tight = t->stack[t->depth].tight;
    size_t width = t->width;
    t->width = 0;                                                /* a row is a line */
    for (const galley_node *row = galleyi_node_first(table); row; row = row->next) {
        for (const galley_node *cell = row->kind == GALLEY_NODE_TABLE_ROW ? galleyi_node_first(row) : NULL; cell; cell = cell->next) {
            if (cell != galleyi_node_first(row)) galleyi_buffer_append(&t->line, " | ", 3);
            size_t begin = t->line.size;
            text_gather(t, cell, cell);
            for (size_t i = begin; i < t->line.size; i++) if (t->line.data[i] == '\n') t->line.data[i] = ' ';
            for (int32_t field = GALLEY_COLUMN_SPAN; field <= GALLEY_HEADER; field++)
                if (galley_node_number(cell, field, 0) > (field != GALLEY_HEADER)) galleyi_losses_field(t->losses, field);
            if (galley_node_number(cell, GALLEY_ALIGN, 0)) galleyi_losses_field(t->losses, GALLEY_ALIGN);
        }
        if (row->kind != GALLEY_NODE_TABLE_ROW) text_gather(t, row, row);
        if (text_flush(t)) t->stack[t->depth].tight = 1;
    }
    t->width = width;
    t->stack[t->depth].tight = (uint8_t)tight;
}

static void text_code(text_state *t, const galley_node *node) {
    if (galley_node_text(node, GALLEY_LANGUAGE, NULL)) galleyi_losses_field(t->losses, GALLEY_LANGUAGE);
    if (!galleyi_node_value(node).length) return;
    const char *p = galleyi_node_value(node).text, *end = p + galleyi_node_value(node).length;
    text_begin_block(t);
    for (int first = 1; p < end; first = 0) {
        const char *line = p;
        while (p < end && *p != '\n' && *p != '\r') p++;
        if (!first) text_newline(t);
        galleyi_buffer_append(&t->out->buffer, line, (size_t)(p - line));
        if (p < end) p += end - p > 1 && p[0] == '\r' && p[1] == '\n' ? 2 : 1;
    }
}

static void text_item(text_state *t, const galley_node *item) {
    static const char blanks[] = "                        ";
    text_container *list = &t->stack[t->depth];
    galleyi_buffer *b = &t->out->buffer;
    text_begin_block(t);
    size_t begin = b->size;
    int64_t checked = galley_node_number(item, GALLEY_CHECKED, -1);
    if (galley_node_number(list->node, GALLEY_ORDERED, 0)) {
        galleyi_buffer_append_number(b, list->number);
        if (list->number < INT64_MAX) list->number++;
        galleyi_buffer_append(b, ". ", 2);
    } else galleyi_buffer_append(b, "- ", 2);
    size_t indent = b->size > begin ? b->size - begin : 0;
    if (checked >= 0) galleyi_buffer_append_text(b, checked ? "[x] " : "[ ] ");
    text_push(t, item, blanks, indent < sizeof blanks ? indent : sizeof blanks - 1, list->tight);
}

static void text_attribution(text_state *t, const galley_node *quote) {
    text_member(t, quote, GALLEY_ATTRIBUTION, "\xe2\x80\x94 ", "");
    text_flush(t);
}

static void text_caption(text_state *t, const galley_node *caption) {
    if (galleyi_node_first(caption)) text_gather(t, galleyi_node_first(caption), galleyi_node_last(caption));
    text_space(t);
    text_member(t, caption, GALLEY_CREDIT, "(", ")");
    text_flush(t);
}

/* Enters a block; gives the node whose EXIT comes next where it was written whole. */
static const galley_node *text_block(text_state *t, const galley_node *node) {
    const galley_node *last = node;
    size_t length;
    if (galley_node_number(node, GALLEY_LOCKED, 0)) galleyi_losses_field(t->losses, GALLEY_LOCKED);
    if (text_is_inline(node->kind)) {
        while (last->next && text_is_inline(last->next->kind)) last = last->next;
        text_gather(t, node, last);
        text_flush(t);
        return last;
    }
    switch (node->kind) {
    case GALLEY_NODE_CODE: text_code(t, node); return node;
    case GALLEY_NODE_TABLE: text_table(t, node); return node;
    case GALLEY_NODE_THEMATIC_BREAK:
        text_begin_block(t);
        galleyi_buffer_append(&t->out->buffer, "* * *", 5);
        return node;
    case GALLEY_NODE_LIST:
        if (galleyi_markdown_void(node)) return node;
        text_begin_block(t);
        text_push(t, node, "", 0, !galley_node_number(node, GALLEY_SPREAD, 0));
        t->stack[t->depth].number = galley_node_number(node, GALLEY_START, 1);
        return NULL;
    case GALLEY_NODE_LIST_ITEM:
        if (t->stack[t->depth].node->kind == GALLEY_NODE_LIST) text_item(t, node);
        return NULL;
    case GALLEY_NODE_BLOCKQUOTE: case GALLEY_NODE_PULLQUOTE: case GALLEY_NODE_ASIDE:
        if (galleyi_markdown_void(node)) return node;
        if (node->kind != GALLEY_NODE_BLOCKQUOTE) galleyi_losses_node(t->losses, node->kind);
        text_begin_block(t);
        galleyi_buffer_append(&t->out->buffer, "> ", 2);
        text_push(t, node, "> ", 2, 0);
        return NULL;
    case GALLEY_NODE_FOOTNOTE_DEFINITION:
        galley_node_text(node, GALLEY_IDENTIFIER, &length);
        text_begin_block(t);
        text_member(t, node, GALLEY_IDENTIFIER, "[", "] ");
        galleyi_buffer_append(&t->out->buffer, t->line.data, t->line.size);
        t->line.size = 0;
        text_push(t, node, "    ", 4, 0);
        return NULL;
    case GALLEY_NODE_FIGURE:
        if (galley_node_number(node, GALLEY_MEDIA_INDEX, -1) >= 0) galleyi_losses_field(t->losses, GALLEY_MEDIA_INDEX);
        return NULL;
    case GALLEY_NODE_TABLE_ROW: case GALLEY_NODE_ROOT: return NULL;
    case GALLEY_NODE_CAPTION: text_caption(t, node); return node;
    default: break;
    }
    if (node->kind == GALLEY_NODE_HEADING && galley_node_number(node, GALLEY_DEPTH, 0)) galleyi_losses_field(t->losses, GALLEY_DEPTH);
    if (t->lead && node == t->lead_at) {
        galleyi_fold_append(&t->line, t->lead->text, t->lead->length);
        galleyi_buffer_append_char(&t->line, ' ');
        t->lead = NULL;
    }
    text_gather(t, node, node);
    text_flush(t);
    return node;
}

static void text_leave(text_state *t, const galley_node *node) {
    if (!t->depth || t->stack[t->depth].node != node) return;
    if (node->kind == GALLEY_NODE_BLOCKQUOTE || node->kind == GALLEY_NODE_PULLQUOTE) text_attribution(t, node);
    t->prefix.size = t->stack[t->depth].prefix;
    t->depth--;
}

int32_t galleyi_text_body(galleyi_output *out, const galley_node *root, size_t width, const galleyi_text *lead, galleyi_losses *losses) {
    text_state t;
    int32_t step = GALLEY_STEP_ENTER, status = GALLEY_OK;
    memset(&t.stack[0], 0, sizeof t.stack[0]);
    t.out = out;
    t.losses = losses;
    t.width = width;
    t.depth = 0;
    t.lead = lead && lead->length ? lead : NULL;
    t.lead_at = t.lead ? galleyi_markdown_first_paragraph(root) : NULL;
    t.stack[0].node = root;
    t.stack[0].first = 1;
    galleyi_buffer_init(&t.prefix, &out->buffer.memory);
    galleyi_buffer_init(&t.line, &out->buffer.memory);
    const galley_node *node = galley_node_step(root, root, &step);
    while (node && node != root && !status) {
        const galley_node *done = step == GALLEY_STEP_ENTER ? text_block(&t, node) : NULL;
        if (step == GALLEY_STEP_EXIT) text_leave(&t, node);
        if (done) { node = done; step = GALLEY_STEP_EXIT; }
        if (!t.depth) status = galleyi_output_ease(out);
        node = galley_node_step(root, node, &step);
    }
    if (!status) status = t.prefix.status ? t.prefix.status : t.line.status ? t.line.status : out->status ? out->status : out->buffer.status;
    galleyi_buffer_free(&t.prefix);
    galleyi_buffer_free(&t.line);
    return status;
}
