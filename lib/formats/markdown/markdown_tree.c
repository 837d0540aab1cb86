/* Blocks of cmark's tree into a body; figures, attributions, footnotes and tables are found in it. */
#include "formats/markdown/markdown_reader.h"
#if GALLEY_WITH_CMARK

void galleyi_markdown_warn(galleyi_markdown_reader *r, unsigned bit, const char *code, cmark_node *node, const char *message) {
    size_t begin = 0, end;
    if (r->warned & bit) return;
    r->warned |= bit;
    if (node && cmark_node_get_start_line(node) > 0) galleyi_markdown_place(r, node, &begin, &end);
    galley_call_warn(r->call, GALLEY_NOTE, code, r->begin + galleyi_markdown_source_offset(&r->source, begin), message);
}

void galleyi_markdown_span(galleyi_markdown_reader *r, cmark_node *node) {
    size_t begin, end;
    if (!r->spans) return;
    galleyi_markdown_place(r, node, &begin, &end);
    uint64_t from = galleyi_markdown_source_offset(&r->source, begin), to = galleyi_markdown_source_offset(&r->source, end);
    galley_body_set_span(r->article, r->begin + from, to > from ? to - from : 0);
}

static void tree_open(galleyi_markdown_reader *r, int kind, cmark_node *node) {
    galley_body_open(r->article, kind);
    if (node) galleyi_markdown_span(r, node);
}

/* ── Code ── */

static void tree_code(galleyi_markdown_reader *r, cmark_node *node, const char *language) {
    const char *literal = cmark_node_get_literal(node);
    size_t size = literal ? strlen(literal) : 0, to = 0;
    tree_open(r, GALLEY_NODE_CODE, node);
    galleyi_markdown_fill(r, language, strlen(language), 0, 0);
    if (r->text.size) galley_body_set_text(r->article, GALLEY_LANGUAGE, r->text.data, r->text.size);
    galleyi_markdown_fill(r, literal, size, 1, 0);
    for (size_t i = 0; i < r->text.size; i++) {                   /* line ends are line feeds */
        char c = r->text.data[i];
        if (c == '\r' && i + 1 < r->text.size && r->text.data[i + 1] == '\n') continue;
        r->text.data[to++] = c == '\r' ? '\n' : c;
    }
    if (to && r->text.data[to - 1] == '\n') to--;
    if (to) galley_body_set_text(r->article, GALLEY_VALUE, r->text.data, to);
    galley_body_close(r->article);
}

int galleyi_markdown_comment(galleyi_markdown_reader *r, cmark_node *node) {
    const char *html = cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK ? cmark_node_get_literal(node) : NULL;
    while (html && (*html == ' ' || *html == '\n' || *html == '\r')) html++;
    const char *close = html && !strncmp(html, "<!--", 4) ? strstr(html, "-->") : NULL;
    if (!close || strspn(close + 3, " \t\r\n") != strlen(close + 3)) return 0;
    galleyi_markdown_warn(r, 1, "markdown.comment", node, "an HTML comment was left out");
    return 1;
}

static void tree_html(galleyi_markdown_reader *r, cmark_node *node) {
    if (galleyi_markdown_comment(r, node)) return;
    galleyi_markdown_warn(r, 2, "markdown.html", node, "HTML is kept as code");
    tree_code(r, node, "html");
}

/* ── Tables ── */

static void tree_cell(galleyi_markdown_reader *r, int header, int align) {
    cmark_node *paragraph = r->cell;
    galley_body_open(r->article, GALLEY_NODE_TABLE_CELL);
    if (header) galley_body_set_number(r->article, GALLEY_HEADER, 1);
    if (align) galley_body_set_number(r->article, GALLEY_ALIGN, align);
    if (paragraph) {
        galleyi_markdown_inlines_begin(r);
        r->inlines.in_table = 1;
        galleyi_markdown_inlines_of(r, paragraph, NULL, NULL, GALLEYI_MARKDOWN_MARK_SIZE);
        r->inlines.in_table = 0;
        r->cell = cmark_node_next(paragraph);
    }
    galley_body_close(r->article);
}

static int tree_empty_row(const galleyi_markdown_reader *r, uint32_t width) {
    cmark_node *cell = r->cell;
    for (; cell && width; width--, cell = cmark_node_next(cell)) {
        cmark_node *text = cmark_node_first_child(cell);
        const char *literal = text ? cmark_node_get_literal(text) : NULL;
        if (!text || cmark_node_next(text) || !literal || strlen(literal) > GALLEYI_MARKDOWN_MARK_SIZE + 1u) return 0;
    }
    return 1;
}

static void tree_table(galleyi_markdown_reader *r, const galleyi_markdown_grid *grid) {
    uint32_t width;
    int header = 1;
    tree_open(r, GALLEY_NODE_TABLE, grid->paragraph);
    for (size_t row = 0; row < grid->rows; row++) {
        memcpy(&width, r->widths.data + grid->widths + row * sizeof width, sizeof width);
        if (!row && grid->rows > 1 && tree_empty_row(r, width)) {   /* a table without a header */
            header = 0;
            for (; width && r->cell; width--) r->cell = cmark_node_next(r->cell);
            continue;
        }
        galley_body_open(r->article, GALLEY_NODE_TABLE_ROW);
        for (uint32_t i = 0; i < width; i++)
            tree_cell(r, header && !row, row == (header ? 0u : 1u) && i < grid->columns ? r->aligns.data[grid->aligns + i] : 0);
        galley_body_close(r->article);
    }
    galley_body_close(r->article);
}

static const galleyi_markdown_grid *tree_grid(const galleyi_markdown_reader *r, cmark_node *node) {
    const galleyi_markdown_grid *grids = (const galleyi_markdown_grid *)(const void *)r->grids.data;
    return r->cell && r->grid < r->grids.size / sizeof *grids && grids[r->grid].paragraph == node ? &grids[r->grid] : NULL;
}

/* ── Paragraphs ── */

static int tree_blank_text(cmark_node *node) {
    const char *literal = cmark_node_get_literal(node);
    return literal && strspn(literal, " \t") == strlen(literal);
}

/* Where a paragraph is images, then perhaps a caption in emphasis after a line's end and a credit behind it: its caption, or paragraph where there is none; NULL: it is no figure. */
static cmark_node *tree_figure(cmark_node *paragraph, cmark_node *node) {
    int lines = 0;
    if (!node || cmark_node_get_type(node) != CMARK_NODE_IMAGE) return NULL;
    for (; node; node = cmark_node_next(node)) {
        cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_IMAGE) lines = 0;
        else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) lines = 1;
        else if (type != CMARK_NODE_TEXT || !tree_blank_text(node)) break;
    }
    if (!node) return paragraph;
    if (!lines || cmark_node_get_type(node) != CMARK_NODE_EMPH) return NULL;
    for (cmark_node *after = cmark_node_next(node); after; after = cmark_node_next(after))
        if (cmark_node_get_type(after) != CMARK_NODE_TEXT) return NULL;
    return node;
}

static void tree_caption(galleyi_markdown_reader *r, cmark_node *emphasis) {
    galley_body_open(r->article, GALLEY_NODE_CAPTION);
    cmark_node *after = cmark_node_next(emphasis);
    if (after) {
        const char *literal = cmark_node_get_literal(after);
        galleyi_markdown_fill(r, literal, strlen(literal), 0, 0);
        size_t begin = 0;
        while (begin < r->text.size && r->text.data[begin] == ' ') begin++;
        if (begin < r->text.size) galley_body_set_text(r->article, GALLEY_CREDIT, r->text.data + begin, r->text.size - begin);
    }
    galleyi_markdown_inlines_begin(r);
    galleyi_markdown_inlines_of(r, emphasis, NULL, NULL, 0);
    galley_body_close(r->article);
}

void galleyi_markdown_paragraph(galleyi_markdown_reader *r, cmark_node *paragraph, size_t skip) {
    const galleyi_markdown_grid *grid = tree_grid(r, paragraph);
    cmark_node *first = cmark_node_first_child(paragraph);
    if (skip && first && strlen(cmark_node_get_literal(first)) == skip) first = cmark_node_next(first);
    else if (skip) first = NULL;
    cmark_node *caption = grid ? NULL : tree_figure(paragraph, first);
    if (grid) { tree_table(r, grid); r->grid++; return; }
    if (caption) {
        tree_open(r, GALLEY_NODE_FIGURE, paragraph);
        for (cmark_node *child = first; child && child != caption; child = cmark_node_next(child))
            if (cmark_node_get_type(child) == CMARK_NODE_IMAGE) galleyi_markdown_image_node(r, child);
        if (caption != paragraph) tree_caption(r, caption);
        galley_body_close(r->article);
        return;
    }
    galleyi_markdown_inlines_begin(r);
    galleyi_markdown_inlines_open(r, GALLEY_NODE_PARAGRAPH, paragraph);   /* made once something is seen in it */
    galleyi_markdown_inlines_of(r, paragraph, NULL, NULL, skip);
    galleyi_markdown_inlines_close(r);
}

static void tree_heading(galleyi_markdown_reader *r, cmark_node *heading) {
    tree_open(r, GALLEY_NODE_HEADING, heading);
    galley_body_set_number(r->article, GALLEY_DEPTH, cmark_node_get_heading_level(heading));
    galleyi_markdown_inlines_begin(r);
    r->inlines.one_line = 1;
    galleyi_markdown_inlines_of(r, heading, NULL, NULL, 0);
    galley_body_close(r->article);
}

/* ── Containers ── */

/* The first text of an item or paragraph; NULL: it begins with something else. */
static const char *tree_first_text(cmark_node *node) {
    if (node && cmark_node_get_type(node) == CMARK_NODE_ITEM) node = cmark_node_first_child(node);
    if (!node || cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH) return NULL;
    node = cmark_node_first_child(node);
    return node && cmark_node_get_type(node) == CMARK_NODE_TEXT ? cmark_node_get_literal(node) : NULL;
}

/* The length of "[^id]:" and blanks where an item begins with one. */
static size_t tree_definition(const galleyi_markdown_reader *r, cmark_node *item, const char **id, size_t *id_size) {
    const char *text = tree_first_text(item), *end = text ? text + strlen(text) : NULL, *p;
    if (!text || galleyi_markdown_sign_at(&r->source, text, end) != GALLEYI_SIGN_DEFINITION) return 0;
    *id = p = text + GALLEYI_MARKDOWN_MARK_SIZE;
    while (p < end && galleyi_markdown_sign_at(&r->source, p, end) < 0) p++;
    if (p == end || galleyi_markdown_sign_at(&r->source, p, end) != GALLEYI_SIGN_NOTE_END || p[GALLEYI_MARKDOWN_MARK_SIZE] != ':') return 0;
    *id_size = (size_t)(p - *id);
    p += GALLEYI_MARKDOWN_MARK_SIZE + 1;
    while (*p == ' ') p++;
    return (size_t)(p - text);
}

static size_t tree_task(cmark_node *item, int *checked) {
    const char *text = tree_first_text(item);
    if (!text || text[0] != '[' || !text[1] || text[2] != ']' || text[3] != ' ' || !strchr(" xX", text[1])) return 0;
    *checked = text[1] != ' ';
    return 4;
}

/* The line that what is in node ends on. */
static int tree_end(cmark_node *node) {
    for (cmark_node *last; (last = cmark_node_last_child(node)) != NULL; node = last) {
        cmark_node_type type = cmark_node_get_type(node);
        if (type != CMARK_NODE_ITEM && type != CMARK_NODE_LIST && type != CMARK_NODE_BLOCK_QUOTE) break;
    }
    int line = cmark_node_get_end_line(node);
    return cmark_node_get_end_column(node) || line <= cmark_node_get_start_line(node) ? line : line - 1;   /* 4:0 is the end of line 3 */
}

/* Whether empty lines stand between a list's items or the blocks in one. cmark's own answer misses some: https://spec.commonmark.org/0.31.2/#loose */
static int tree_loose(cmark_node *list) {
    for (cmark_node *item = cmark_node_first_child(list), *next; item; item = next) {
        next = cmark_node_next(item);
        if (next && cmark_node_get_start_line(next) > tree_end(item) + 1) return 1;
        for (cmark_node *block = cmark_node_first_child(item), *after; block && (after = cmark_node_next(block)) != NULL; block = after)
            if (cmark_node_get_start_line(after) > tree_end(block) + 1) return 1;
    }
    return 0;
}

static int tree_list_is_open(cmark_node *list) { return cmark_node_get_user_data(list) != NULL; }

static void tree_list(galleyi_markdown_reader *r, cmark_node *list, int open) {
    if (tree_list_is_open(list) == open) return;
    cmark_node_set_user_data(list, open ? list : NULL);
    if (!open) { galley_body_close(r->article); return; }
    int ordered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
    tree_open(r, GALLEY_NODE_LIST, list);
    galley_body_set_number(r->article, GALLEY_ORDERED, ordered);
    if (ordered) galley_body_set_number(r->article, GALLEY_START, cmark_node_get_list_start(list));
    galley_body_set_number(r->article, GALLEY_SPREAD, tree_loose(list));
}

/* Opens a list's item or a footnote; gives how much of its first text is its own marker. */
static size_t tree_item(galleyi_markdown_reader *r, cmark_node *item) {
    const char *id;
    size_t id_size, skip = tree_definition(r, item, &id, &id_size);
    int checked;
    tree_list(r, cmark_node_parent(item), skip == 0);
    if (skip) {
        tree_open(r, GALLEY_NODE_FOOTNOTE_DEFINITION, item);
        galley_body_set_text(r->article, GALLEY_IDENTIFIER, id, id_size);
        return skip;
    }
    tree_open(r, GALLEY_NODE_LIST_ITEM, item);
    skip = tree_task(item, &checked);
    if (skip) galley_body_set_number(r->article, GALLEY_CHECKED, checked);
    return skip;
}

/* The paragraph at the end of a quote that begins with a dash is who said it. */
static int tree_attribution(galleyi_markdown_reader *r, cmark_node *paragraph) {
    const char *text = cmark_node_next(paragraph) || !cmark_node_previous(paragraph) ? NULL : tree_first_text(paragraph);
    for (cmark_node *n = text ? cmark_node_first_child(paragraph) : NULL; n; n = cmark_node_next(n)) {   /* a footnote's reference is no plain text */
        const char *literal = cmark_node_get_literal(n);
        if (literal && r->source.marked && strstr(literal, r->note)) return 0;
    }
    if (!text || strncmp(text, "\xe2\x80\x94 ", 4) || tree_grid(r, paragraph) || !galleyi_markdown_plain(r, paragraph, 0) || r->text.size < 5) return 0;
    galley_body_set_text(r->article, GALLEY_ATTRIBUTION, r->text.data + 4, r->text.size - 4);
    return 1;
}

/* 1: its children are next. */
static int tree_enter(galleyi_markdown_reader *r, cmark_node *node, size_t *skip) {
    size_t skipped = *skip;
    *skip = 0;
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE: tree_open(r, GALLEY_NODE_BLOCKQUOTE, node); return 1;
    case CMARK_NODE_LIST:        return 1;
    case CMARK_NODE_ITEM:        *skip = tree_item(r, node); return 1;
    case CMARK_NODE_CODE_BLOCK:  tree_code(r, node, cmark_node_get_fence_info(node)); return 0;
    case CMARK_NODE_HTML_BLOCK:  tree_html(r, node); return 0;
    case CMARK_NODE_HEADING:     tree_heading(r, node); return 0;
    case CMARK_NODE_THEMATIC_BREAK:
        tree_open(r, GALLEY_NODE_THEMATIC_BREAK, node);
        galley_body_close(r->article);
        return 0;
    case CMARK_NODE_PARAGRAPH:
        if (cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_BLOCK_QUOTE && tree_attribution(r, node)) return 0;
        galleyi_markdown_paragraph(r, node, skipped);
        return 0;
    default:
        return 0;
    }
}

static void tree_leave(galleyi_markdown_reader *r, cmark_node *node) {
    if (cmark_node_get_type(node) == CMARK_NODE_LIST) tree_list(r, node, 0);
    else galley_body_close(r->article);
}

int32_t galleyi_markdown_blocks(galleyi_markdown_reader *r, cmark_node *first, cmark_node *end) {
    cmark_node *node = first;
    size_t skip = 0;
    while (node && node != end && !r->article->document->status) {
        int32_t status = galley_call_work(r->call, 256);
        if (status) return status;
        int inside = tree_enter(r, node, &skip);
        cmark_node *child = inside ? cmark_node_first_child(node) : NULL;
        if (child) { node = child; continue; }
        if (inside) tree_leave(r, node);
        while (!cmark_node_next(node) && cmark_node_parent(node) != r->root) {
            node = cmark_node_parent(node);
            tree_leave(r, node);
        }
        node = cmark_node_next(node);
    }
    return r->article->document->status;
}
#endif
