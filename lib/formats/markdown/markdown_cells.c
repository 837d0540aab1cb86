/* cmark under guard; GFM tables. A paragraph whose second line is a delimiter row is one: its cells are parsed by cmark as paragraphs of a second document,
   each behind a sign and a blank, so that nothing in them begins a block. What link definitions that document needs follow behind. */
#include "formats/markdown/markdown_reader.h"
#if GALLEY_WITH_CMARK

enum { CELLS_SLICE = 1 << 20 };

typedef struct cells_run {
    galleyi_markdown_reader *r;
    cmark_parser            *parser;
    const char              *text, *more;
    size_t                   size, more_size;
    cmark_node              *root;
} cells_run;

static void cells_begin(void *user) {
    cells_run *run = user;
    run->parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &run->r->cmark_memory);
}
static void cells_feed(void *user) {
    cells_run *run = user;
    cmark_parser_feed(run->parser, run->text, run->size);
}
static void cells_end(void *user) {
    cells_run *run = user;
    run->root = cmark_parser_finish(run->parser);
}

/* One document through cmark, in slices so that a caller can stop it. */
static int32_t cells_parse(galleyi_markdown_reader *r, const char *text, size_t size, const char *more, size_t more_size, cmark_node **root) {
    cells_run run = { r, NULL, NULL, NULL, 0, 0, NULL };
    int32_t status = galleyi_guard_run(&r->guard, cells_begin, &run);
    for (int part = 0; part < 2; part++) {
        const char *from = part ? more : text;
        for (size_t rest = part ? more_size : size; !status && rest; rest -= run.size, from += run.size) {
            run.text = from;
            run.size = rest < CELLS_SLICE ? rest : CELLS_SLICE;
            status = galleyi_guard_run(&r->guard, cells_feed, &run);
            if (!status && (status = galley_call_work(r->call, run.size * 8)) != GALLEY_OK) return status;
        }
    }
    if (!status) status = galleyi_guard_run(&r->guard, cells_end, &run);
    if (!status && !run.root) status = GALLEY_ENOMEM;
    *root = run.root;
    return status;
}

static int32_t cells_lines(galleyi_markdown_reader *r) {         /* lines as cmark counts them: \n, \r\n or \r ends one */
    const char *text = r->source.text;
    size_t begin = 0;
    galleyi_buffer_append(&r->lines, &begin, sizeof begin);
    for (size_t i = 0; i < r->source.size; i++) {
        if (text[i] != '\n' && text[i] != '\r') continue;
        if (text[i] == '\r' && i + 1 < r->source.size && text[i + 1] == '\n') i++;
        begin = i + 1;
        galleyi_buffer_append(&r->lines, &begin, sizeof begin);
    }
    return r->lines.status;
}

/* Line number (from 1) without its end. */
static const char *cells_line(const galleyi_markdown_reader *r, int number, size_t *size) {
    const size_t *lines = (const size_t *)(const void *)r->lines.data;
    size_t count = r->lines.size / sizeof *lines, at = number < 1 ? 0 : (size_t)number - 1;
    *size = 0;
    if (at >= count) return r->source.text + r->source.size;
    size_t end = at + 1 < count ? lines[at + 1] : r->source.size;
    while (end > lines[at] && (r->source.text[end - 1] == '\n' || r->source.text[end - 1] == '\r')) end--;
    *size = end - lines[at];
    return r->source.text + lines[at];
}

void galleyi_markdown_place(const galleyi_markdown_reader *r, cmark_node *node, size_t *begin, size_t *end) {
    size_t size, column = (size_t)cmark_node_get_start_column(node);
    const char *line = cells_line(r, cmark_node_get_start_line(node), &size);
    *begin = (size_t)(line - r->source.text) + (column && column - 1 < size ? column - 1 : 0);
    int last = cmark_node_get_end_line(node);
    column = (size_t)cmark_node_get_end_column(node);
    if (!column && last > cmark_node_get_start_line(node)) last--;   /* 4:0 is the end of line 3 */
    line = cells_line(r, last, &size);
    *end = (size_t)(line - r->source.text) + (column && column < size ? column : size);
    if (*end < *begin) *end = *begin;
}

/* A line of a paragraph without what its containers put before it. */
static const char *cells_content(const char *line, size_t *size, int quotes) {
    const char *p = line, *end = line + *size;
    for (;;) {
        while (p < end && (*p == ' ' || *p == '\t')) p++;
        if (!quotes || p == end || *p != '>') break;
        quotes--;
        p++;
    }
    while (end > p && (end[-1] == ' ' || end[-1] == '\t')) end--;
    *size = (size_t)(end - p);
    return p;
}

static int cells_quotes(cmark_node *node) {
    int quotes = 0;
    while ((node = cmark_node_parent(node)) != NULL) quotes += cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE;
    return quotes;
}

/* The next cell of a row; 0 at its end. */
static int cells_next(const char **p, const char *end, const char **cell, size_t *size) {
    if (*p >= end) return 0;
    const char *pipe = memchr(*p, '|', (size_t)(end - *p)), *stop = pipe ? pipe : end, *from = *p;
    *p = pipe ? pipe + 1 : end;
    while (from < stop && (*from == ' ' || *from == '\t')) from++;
    while (stop > from && (stop[-1] == ' ' || stop[-1] == '\t')) stop--;
    *cell = from;
    *size = (size_t)(stop - from);
    return 1;
}

static void cells_row(const char *row, size_t size, const char **p, const char **end) {   /* without the outer pipes */
    *p = row;
    *end = row + size;
    if (size && **p == '|') ++*p;
    if (*end > *p && (*end)[-1] == '|') --*end;
    if (size == 1 && *row == '|') *end = *p;
}

static size_t cells_count(const char *row, size_t size) {
    const char *p, *end, *cell;
    size_t count = 0, length;
    cells_row(row, size, &p, &end);
    if (p == end) return 1;
    while (cells_next(&p, end, &cell, &length)) count++;
    if (end > row && p == end && end[-1] == '|') count++;        /* an empty one at the end: "| a | |" */
    return count;
}

/* The number of columns of a delimiter row, 0 if it is none; appends an alignment a column. */
static size_t cells_delimiters(const char *row, size_t size, galleyi_buffer *aligns) {
    const char *p, *end, *cell;
    size_t count = 0, length, before = aligns->size;
    for (size_t i = 0; i < size; i++) if (row[i] != '|' && row[i] != '-' && row[i] != ':' && row[i] != ' ' && row[i] != '\t') return 0;
    if (!memchr(row, '|', size)) return 0;
    cells_row(row, size, &p, &end);
    while (cells_next(&p, end, &cell, &length)) {
        int left = length && *cell == ':', right = length > 1 && cell[length - 1] == ':';
        size_t dashes = length - (size_t)left - (size_t)right;
        for (size_t i = 0; i < dashes; i++) if (cell[(size_t)left + i] != '-') dashes = 0;
        if (!dashes || !length) { aligns->size = before; return 0; }
        galleyi_buffer_append_char(aligns, (char)(left && right ? 2 : right ? 3 : left));
        count++;
    }
    return count;
}

static void cells_put(galleyi_markdown_reader *r, galleyi_buffer *cells, const char *cell, size_t size) {
    galleyi_buffer_append(cells, r->source.signs[GALLEYI_SIGN_CELL], GALLEYI_MARKDOWN_MARK_SIZE);
    galleyi_buffer_append_char(cells, ' ');
    galleyi_buffer_append(cells, cell, size);
    galleyi_buffer_append(cells, "\n\n", 2);
}

/* The cells of a row; an empty last one counts, an empty first one too. */
static uint32_t cells_put_row(galleyi_markdown_reader *r, galleyi_buffer *cells, const char *row, size_t size) {
    const char *p, *end, *cell;
    size_t length;
    uint32_t count = 0;
    cells_row(row, size, &p, &end);
    if (p == end) { cells_put(r, cells, "", 0); return 1; }
    while (cells_next(&p, end, &cell, &length)) { cells_put(r, cells, cell, length); count++; }
    if (end[-1] == '|') { cells_put(r, cells, "", 0); count++; }
    return count;
}

static void cells_look(galleyi_markdown_reader *r, cmark_node *paragraph, galleyi_buffer *cells) {
    int first = cmark_node_get_start_line(paragraph), last = cmark_node_get_end_line(paragraph);
    size_t size, header_size;
    if (last <= first) return;
    const char *line = cells_line(r, first + 1, &size), *header;
    if (!memchr(line, '-', size)) return;
    int quotes = cells_quotes(paragraph);
    line = cells_content(line, &size, quotes);
    galleyi_markdown_grid grid = { paragraph, 0, 0, r->aligns.size, r->widths.size };
    grid.columns = cells_delimiters(line, size, &r->aligns);
    if (!grid.columns) return;
    size_t column = (size_t)cmark_node_get_start_column(paragraph);
    header = cells_line(r, first, &header_size);
    if (column && column - 1 <= header_size) { header += column - 1; header_size -= column - 1; }
    header = cells_content(header, &header_size, 0);
    if (cells_count(header, header_size) != grid.columns) { r->aligns.size = grid.aligns; return; }
    for (int number = first; number <= last; number++) {
        if (number == first + 1) continue;
        const char *row = number == first ? header : cells_line(r, number, &size);
        if (number != first) row = cells_content(row, &size, quotes);
        uint32_t width = cells_put_row(r, cells, row, number == first ? header_size : size);
        galleyi_buffer_append(&r->widths, &width, sizeof width);
        grid.rows++;
    }
    galleyi_buffer_append(&r->grids, &grid, sizeof grid);
}

static int32_t cells_find(galleyi_markdown_reader *r, galleyi_buffer *cells) {
    cmark_node *node = r->root;
    for (;;) {
        cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_PARAGRAPH) cells_look(r, node, cells);
        int holds = type == CMARK_NODE_DOCUMENT || type == CMARK_NODE_BLOCK_QUOTE || type == CMARK_NODE_LIST || type == CMARK_NODE_ITEM;
        cmark_node *next = holds ? cmark_node_first_child(node) : NULL;
        while (!next && node != r->root) {
            next = cmark_node_next(node);
            if (!next) node = cmark_node_parent(node);
        }
        if (!next) break;
        node = next;
    }
    return cells->status ? cells->status : r->grids.status ? r->grids.status : r->aligns.status ? r->aligns.status : r->widths.status;
}

static int cells_defines(const char *text, size_t size) {        /* may the text define a link? */
    const char *p = text, *end = text + size;
    while ((p = memchr(p, ']', (size_t)(end - p))) != NULL) if (++p < end && *p == ':') return 1;
    return 0;
}

int32_t galleyi_markdown_parse_tree(galleyi_markdown_reader *r) {
    galleyi_buffer cells;
    cmark_node *second = NULL;
    r->cmark_memory = (cmark_mem){ galleyi_guard_current_calloc, galleyi_guard_current_realloc, galleyi_guard_current_release };
    memcpy(r->note, r->source.signs[GALLEYI_SIGN_NOTE], GALLEYI_MARKDOWN_MARK_SIZE);
    int32_t status = cells_parse(r, r->source.text, r->source.size, NULL, 0, &r->root);
    if (status || (status = cells_lines(r)) != GALLEY_OK || !r->source.marked || !memchr(r->source.text, '|', r->source.size)) return status;
    galleyi_buffer_init(&cells, &r->memory);
    status = cells_find(r, &cells);
    int defines = !status && cells.size && cells_defines(r->source.text, r->source.size);
    if (!status && cells.size) status = cells_parse(r, cells.data, cells.size, r->source.text, defines ? r->source.size : 0, &second);
    if (!status && second) r->cell = cmark_node_first_child(second);
    galleyi_buffer_free(&cells);
    return status;
}
#endif
