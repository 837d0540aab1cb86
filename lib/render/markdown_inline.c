/* Inline nodes and tables as Markdown. */
#include "render/markdown_inline.h"
#include "model/fields.h"

void galleyi_markdown_init(galleyi_markdown *m, galleyi_output *out, galleyi_losses *losses) {
    memset(m, 0, sizeof *m);
    m->out = out;
    m->buffer = &out->buffer;
    m->losses = losses;
    galleyi_buffer_init(&m->prefix, &out->buffer.memory);
}

void galleyi_markdown_free(galleyi_markdown *m) { galleyi_buffer_free(&m->prefix); }

void galleyi_markdown_begin(galleyi_markdown *m, int place) {
    m->line = place == GALLEYI_MARKDOWN_LINE ? GALLEYI_MARKDOWN_AT_START : GALLEYI_MARKDOWN_AT_TEXT;
    m->in_heading = place == GALLEYI_MARKDOWN_HEADING;
    m->in_link = place == GALLEYI_MARKDOWN_LINK;
    m->first_line = 1;
    m->begun = m->space = m->encode_next = m->in_table = 0;
    m->breaks = m->mark_count = m->mark_open = 0;
    m->code_end = m->note_end = SIZE_MAX;
}

void galleyi_markdown_newline(galleyi_markdown *m) {
    galleyi_buffer_append_char(m->buffer, '\n');
    galleyi_buffer_append(m->buffer, m->prefix.data, m->prefix.size);
}

int galleyi_markdown_is_inline(int32_t kind) {
    switch (kind) {
    case GALLEY_NODE_TEXT: case GALLEY_NODE_EMPHASIS: case GALLEY_NODE_STRONG: case GALLEY_NODE_DELETE: case GALLEY_NODE_INLINE_CODE:
    case GALLEY_NODE_BREAK: case GALLEY_NODE_LINK: case GALLEY_NODE_IMAGE: case GALLEY_NODE_FOOTNOTE_REFERENCE:
    case GALLEY_NODE_SUBSCRIPT: case GALLEY_NODE_SUPERSCRIPT:
        return 1;
    default:
        return 0;
    }
}

static int markdown_within(const galleyi_markdown *m, int kind) {
    for (uint32_t i = 0; i < m->mark_count; i++) if (m->marks[i].kind == kind) return 1;
    return 0;
}

/* A third emphasis within two could be taken for the end of the first: within a caption's own there is room for one. */
static int markdown_room(const galleyi_markdown *m) {
    return !markdown_within(m, GALLEY_NODE_CAPTION) || !(markdown_within(m, GALLEY_NODE_EMPHASIS) || markdown_within(m, GALLEY_NODE_STRONG));
}

static int markdown_link_holds(const galleyi_markdown *m, const galley_node *node) {
    size_t length;
    const char *url = galley_node_text(node, GALLEY_URL, &length);
    if (markdown_within(m, GALLEY_NODE_LINK)) return 0;
    return url && galleyi_render_safe(url, length);
}

/* The link's own address as its text, or a text alone. */
static const galley_node *markdown_only_text(const galley_node *node) {
    const galley_node *child = galleyi_node_first(node);
    return child && !child->next && child->kind == GALLEY_NODE_TEXT ? child : NULL;
}

/* Gives 1 where the node is written whole, so that its children are passed over. */
static int markdown_enter(galleyi_markdown *m, const galley_node *node, int more) {
    size_t length, url_length;
    const galley_node *text;
    const char *url;
    switch (node->kind) {
    case GALLEY_NODE_TEXT:
        galleyi_markdown_add(m, galleyi_node_value(node).text, galleyi_node_value(node).length, more);
        return 1;
    case GALLEY_NODE_DELETE:
        if (markdown_within(m, GALLEY_NODE_DELETE)) return 0;
        galleyi_markdown_open(m, GALLEY_NODE_DELETE, node);
        return 0;
    case GALLEY_NODE_EMPHASIS: case GALLEY_NODE_STRONG:
        if (!markdown_within(m, node->kind) && markdown_room(m)) galleyi_markdown_open(m, node->kind, node);
        return 0;
    case GALLEY_NODE_LINK:
        url = galley_node_text(node, GALLEY_URL, &url_length);
        if (!markdown_link_holds(m, node)) {
            if (url) galleyi_losses_field(m->losses, GALLEY_URL);
            galleyi_losses_node(m->losses, GALLEY_NODE_LINK);
            return 0;
        }
        text = markdown_only_text(node);
        if (text && !galley_node_text(node, GALLEY_TITLE, NULL) && url_length && galleyi_node_value(text).length == url_length && !memcmp(galleyi_node_value(text).text, url, url_length)) {
            galleyi_markdown_anchor(m, url, url_length, url, url_length, 1);
            return 1;
        }
        galleyi_markdown_open(m, GALLEY_NODE_LINK, node);
        return 0;
    case GALLEY_NODE_INLINE_CODE:
        galleyi_markdown_code(m, galleyi_node_value(node).text, galleyi_node_value(node).length);
        return 1;
    case GALLEY_NODE_CODE:                                        /* not at home here: a table's cell, say */
        galleyi_losses_node(m->losses, node->kind);
        galleyi_markdown_code(m, galleyi_node_value(node).text, galleyi_node_value(node).length);
        return 1;
    case GALLEY_NODE_BREAK:
        galleyi_markdown_break(m);
        return 1;
    case GALLEY_NODE_IMAGE:
        galleyi_markdown_image(m, node);
        return 1;
    case GALLEY_NODE_FOOTNOTE_REFERENCE:
        galleyi_markdown_note(m, node);
        return 1;
    case GALLEY_NODE_EMBED:
        galleyi_losses_node(m->losses, node->kind);
        url = galley_node_text(node, GALLEY_URL, &url_length);
        const char *title = galley_node_text(node, GALLEY_TITLE, &length);
        galleyi_markdown_anchor(m, title ? title : url, title ? length : url_length, url, url_length, 1);
        return 1;
    case GALLEY_NODE_SUBSCRIPT: case GALLEY_NODE_SUPERSCRIPT:
        galleyi_losses_node(m->losses, node->kind);
        return 0;
    default:                                                     /* a block within a line: its content, set off by a space */
        galleyi_losses_node(m->losses, node->kind);
        m->space = m->begun;
        return 0;
    }
}

/* Two deletions side by side are one: four tildes would be none. */
static int markdown_delete_goes_on(const galley_node *node) {
    return node->next && node->next->kind == GALLEY_NODE_DELETE && !galleyi_markdown_void(node->next);
}

static void markdown_exit(galleyi_markdown *m, const galley_node *node) {
    if (m->mark_count && m->marks[m->mark_count - 1].node == node) {
        if (node->kind == GALLEY_NODE_DELETE && m->mark_open == m->mark_count && markdown_delete_goes_on(node)) {
            m->marks[m->mark_count - 1].node = node->next;       /* its ENTER finds itself within a deletion */
            return;
        }
        galleyi_markdown_close(m);
    } else if (!galleyi_markdown_is_inline(node->kind)) m->space = m->begun;
}

/* Whether what follows a text might touch it with something other than a delimiter, a fence of code or a line's end. */
static int markdown_touches(const galleyi_markdown *m, const galley_node *node, const galley_node *last) {
    if (node == last) return 0;
    if (!node->next) return !m->mark_count || m->marks[m->mark_count - 1].node != node->parent;
    switch (node->next->kind) {
    case GALLEY_NODE_EMPHASIS: case GALLEY_NODE_STRONG: case GALLEY_NODE_DELETE: case GALLEY_NODE_INLINE_CODE: case GALLEY_NODE_BREAK:
        return galleyi_markdown_void(node->next);
    default:
        return 1;
    }
}

void galleyi_markdown_nodes(galleyi_markdown *m, const galley_node *first, const galley_node *last) {
    const galley_node *parent = first->parent, *node = first;
    int entering = 1;
    for (;;) {
        if (entering) {
            int whole = markdown_enter(m, node, markdown_touches(m, node, last));
            if (!whole && galleyi_node_first(node)) { node = galleyi_node_first(node); continue; }
            if (!whole) markdown_exit(m, node);
        } else markdown_exit(m, node);
        if (node == last) return;
        entering = node->next != NULL;
        node = node->next ? node->next : node->parent;
        if (!entering && node == parent) return;
    }
}

/* ── Tables ── */

enum { MARKDOWN_COLUMNS = 256 };              /* of a table whose spans are padded; cells behind them are written as they come */

typedef struct markdown_grid { uint16_t below[MARKDOWN_COLUMNS]; } markdown_grid;   /* rows that a cell above still covers */

static void markdown_cell_begin(galleyi_markdown *m) {
    galleyi_buffer_append(m->buffer, " ", 1);
    galleyi_markdown_begin(m, GALLEYI_MARKDOWN_WITHIN);
    m->in_table = 1;
}

static void markdown_cell_end(galleyi_markdown *m) { galleyi_buffer_append(m->buffer, " |", 2); }

static void markdown_cell(galleyi_markdown *m, const galley_node *cell) {
    markdown_cell_begin(m);
    if (cell && cell->kind != GALLEY_NODE_TABLE_CELL) galleyi_markdown_nodes(m, cell, cell);
    else if (cell && galleyi_node_first(cell)) galleyi_markdown_nodes(m, galleyi_node_first(cell), cell->parent ? galleyi_node_last(cell) : galleyi_node_first(cell));
    markdown_cell_end(m);
}

/* One row; m NULL: only its columns are counted, which are given back. */
static size_t markdown_row(galleyi_markdown *m, const galley_node *row, markdown_grid *grid, size_t pad_to) {
    size_t column = 0;
    const galley_node *cell = row->kind == GALLEY_NODE_TABLE_ROW ? galleyi_node_first(row) : row;
    if (m) galleyi_buffer_append_char(m->buffer, '|');
    for (; cell; cell = row->kind == GALLEY_NODE_TABLE_ROW ? cell->next : NULL) {
        for (; column < MARKDOWN_COLUMNS && grid->below[column]; column++) { grid->below[column]--; if (m) markdown_cell(m, NULL); }
        int64_t across = galley_node_number(cell, GALLEY_COLUMN_SPAN, 1), down = galley_node_number(cell, GALLEY_ROW_SPAN, 1);
        if (across > MARKDOWN_COLUMNS) across = MARKDOWN_COLUMNS;
        if (m) markdown_cell(m, cell);
        for (int64_t i = 0; i < across || i < 1; i++, column++) {
            if (m && i) markdown_cell(m, NULL);
            if (column < MARKDOWN_COLUMNS && down > 1) grid->below[column] = (uint16_t)(down > 65535 ? 65535 : down - 1);
        }
        if (m && across > 1) galleyi_losses_field(m->losses, GALLEY_COLUMN_SPAN);
        if (m && down > 1) galleyi_losses_field(m->losses, GALLEY_ROW_SPAN);
    }
    for (size_t rest = column; rest < MARKDOWN_COLUMNS; rest++) if (grid->below[rest]) grid->below[rest]--;
    for (; m && (column < pad_to || !column); column++) markdown_cell(m, NULL);
    return column;
}

static size_t markdown_columns(const galley_node *table) {
    markdown_grid grid;
    size_t most = 1;
    memset(&grid, 0, sizeof grid);
    for (const galley_node *row = galleyi_node_first(table); row; row = row->next) {
        size_t columns = markdown_row(NULL, row, &grid, 0);
        if (columns > most) most = columns;
    }
    return most;
}

static int markdown_has_header(const galley_node *row) {
    if (!row || row->kind != GALLEY_NODE_TABLE_ROW) return 0;
    for (const galley_node *cell = galleyi_node_first(row); cell; cell = cell->next)
        if (galley_node_number(cell, GALLEY_HEADER, 0)) return !galleyi_markdown_void(row);
    return 0;
}

static void markdown_delimiters(galleyi_markdown *m, const galley_node *row, size_t columns) {
    static const char *const dashes[] = { " --- |", " :-- |", " :-: |", " --: |" };
    const galley_node *cell = row->kind == GALLEY_NODE_TABLE_ROW ? galleyi_node_first(row) : NULL;
    galleyi_markdown_newline(m);
    galleyi_buffer_append_char(m->buffer, '|');
    for (size_t column = 0; column < columns;) {
        int64_t align = cell ? galley_node_number(cell, GALLEY_ALIGN, 0) : 0, across = cell ? galley_node_number(cell, GALLEY_COLUMN_SPAN, 1) : 1;
        do galleyi_buffer_append_text(m->buffer, dashes[align < 0 || align > 3 ? 0 : align]);
        while (++column < columns && --across > 0);
        if (cell) cell = cell->next;
    }
}

void galleyi_markdown_table(galleyi_markdown *m, const galley_node *table) {
    size_t columns = markdown_columns(table);
    const galley_node *row = galleyi_node_first(table);
    int headed = markdown_has_header(row);
    markdown_grid grid;
    memset(&grid, 0, sizeof grid);
    if (headed) {
        markdown_row(m, row, &grid, columns);
        markdown_delimiters(m, row, columns);
        row = row->next;
    } else {
        galleyi_buffer_append_char(m->buffer, '|');
        for (size_t i = 0; i < columns; i++) markdown_cell(m, NULL);
        markdown_delimiters(m, row, columns);
    }
    for (; row; row = row->next) {
        galleyi_markdown_newline(m);
        markdown_row(m, row, &grid, 0);
        for (const galley_node *cell = galleyi_node_first(row); cell; cell = cell->next)
            if (galley_node_number(cell, GALLEY_HEADER, 0)) galleyi_losses_field(m->losses, GALLEY_HEADER);
    }
    m->in_table = 0;
}
