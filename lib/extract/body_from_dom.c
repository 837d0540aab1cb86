/* Walks the tree in document order: containers that hold chosen blocks are opened and closed, chosen blocks are written as inline content. */
#include "extract/body_from_dom.h"
#include "extract/inline_from_dom.h"

enum { BODY_DOM_OPEN = 128 };

typedef struct body_dom_open { uint32_t end; int32_t kind; } body_dom_open;

typedef struct body_dom {
    const galleyi_body_source *source;
    const galleyi_html *html;
    galley_record *record;
    uint32_t      *kept;                      /* chosen blocks before block b */
    body_dom_open  open[BODY_DOM_OPEN];
    int            depth;
    uint32_t       next;                      /* the next block */
} body_dom;

static uint32_t body_dom_kept(const body_dom *d, uint32_t node) {
    const galleyi_dom_page *page = d->source->page;
    return d->kept[galleyi_dom_page_blocks_end(page, node)] - d->kept[galleyi_dom_page_blocks_begin(page, node)];
}

static int32_t body_dom_span(body_dom *d, uint32_t begin, uint32_t end) {
    const galleyi_body_source *s = d->source;
    if (!s->spans) return GALLEY_OK;
    uint64_t from = s->offset ? s->offset(s->user, begin) : begin, to = s->offset ? s->offset(s->user, end) : end;
    return galley_body_set_span(d->record, from, to - from);
}

static int32_t body_dom_push(body_dom *d, uint32_t node, int32_t kind) {
    if (d->depth == BODY_DOM_OPEN) return GALLEY_OK;
    d->open[d->depth++] = (body_dom_open){ d->html->nodes[node].end, kind };
    int32_t status = galley_body_open(d->record, kind);
    return status ? status : body_dom_span(d, d->html->nodes[node].span_begin, d->html->nodes[node].span_end);
}

static int body_dom_within(const body_dom *d, int32_t kind) {
    for (int i = d->depth; i; i--) {
        if (d->open[i - 1].kind == kind) return 1;
        if (d->open[i - 1].kind == GALLEY_NODE_TABLE_CELL || d->open[i - 1].kind == GALLEY_NODE_FIGURE) break;
    }
    return 0;
}

static int64_t body_dom_number(galleyi_html_slice text, int64_t fallback) {
    int64_t value = 0;
    size_t i = 0;
    while (i < text.size && (text.data[i] == ' ' || text.data[i] == '\n')) i++;
    size_t begin = i;
    for (; i < text.size && text.data[i] >= '0' && text.data[i] <= '9' && value < 100000; i++) value = value * 10 + (text.data[i] - '0');
    return i > begin ? value : fallback;
}

static int32_t body_dom_list(body_dom *d, uint32_t i, int ordered) {
    int32_t status = body_dom_push(d, i, GALLEY_NODE_LIST);
    galleyi_html_slice start = galleyi_html_get(d->html, &d->html->nodes[i], GALLEYI_ATTRIBUTE_START);
    if (!status) status = galley_body_set_number(d->record, GALLEY_ORDERED, ordered);
    int64_t first = ordered && start.size ? body_dom_number(start, 1) : 1;
    return status || first == 1 ? status : galley_body_set_number(d->record, GALLEY_START, first);
}

static int32_t body_dom_cell(body_dom *d, uint32_t i, int header) {
    const galleyi_html_node *node = &d->html->nodes[i];
    int64_t columns = body_dom_number(galleyi_html_get(d->html, node, GALLEYI_ATTRIBUTE_COLSPAN), 1);
    int64_t rows = body_dom_number(galleyi_html_get(d->html, node, GALLEYI_ATTRIBUTE_ROWSPAN), 1);
    int32_t status = body_dom_push(d, i, GALLEY_NODE_TABLE_CELL);
    if (!status && header) status = galley_body_set_number(d->record, GALLEY_HEADER, 1);
    if (!status && columns > 1 && columns <= 1000) status = galley_body_set_number(d->record, GALLEY_COLUMN_SPAN, columns);
    if (!status && rows > 1 && rows <= 65534) status = galley_body_set_number(d->record, GALLEY_ROW_SPAN, rows);
    return status;
}

/* A table that lays out a page instead of holding data: a cell has blocks of its own kind inside, or there is one column. */
static int body_dom_is_layout(const body_dom *d, uint32_t table) {
    const galleyi_html *html = d->html;
    uint32_t rows = 0, cells = 0, header = 0;
    for (uint32_t i = table + 1; i < html->nodes[table].end; i++) {
        const galleyi_html_node *node = &html->nodes[i];
        if (node->kind != GALLEYI_HTML_ELEMENT || node->space != GALLEYI_SPACE_HTML) continue;
        rows += node->name == GALLEYI_TAG_TR;
        cells += node->name == GALLEYI_TAG_TD || node->name == GALLEYI_TAG_TH;
        header |= node->name == GALLEYI_TAG_TH || node->name == GALLEYI_TAG_CAPTION || node->name == GALLEYI_TAG_THEAD;
        if (node->name == GALLEYI_TAG_TABLE || node->name == GALLEYI_TAG_H1 || node->name == GALLEYI_TAG_H2 || node->name == GALLEYI_TAG_ARTICLE) return 1;
        if (cells > 200) break;
    }
    return !header && cells <= rows;
}

static int32_t body_dom_container(body_dom *d, uint32_t i, uint32_t tag) {
    switch (tag) {
    case GALLEYI_TAG_UL: case GALLEYI_TAG_MENU: case GALLEYI_TAG_DIR:
        return body_dom_list(d, i, 0);
    case GALLEYI_TAG_OL:
        return body_dom_list(d, i, 1);
    case GALLEYI_TAG_LI:
        return d->depth && d->open[d->depth - 1].kind == GALLEY_NODE_LIST ? body_dom_push(d, i, GALLEY_NODE_LIST_ITEM) : GALLEY_OK;
    case GALLEYI_TAG_BLOCKQUOTE:
        return body_dom_push(d, i, GALLEY_NODE_BLOCKQUOTE);
    case GALLEYI_TAG_TABLE:
        return body_dom_within(d, GALLEY_NODE_TABLE) || body_dom_is_layout(d, i) ? GALLEY_OK : body_dom_push(d, i, GALLEY_NODE_TABLE);
    case GALLEYI_TAG_TR:
        return d->depth && d->open[d->depth - 1].kind == GALLEY_NODE_TABLE ? body_dom_push(d, i, GALLEY_NODE_TABLE_ROW) : GALLEY_OK;
    case GALLEYI_TAG_TD: case GALLEYI_TAG_TH:
        return d->depth && d->open[d->depth - 1].kind == GALLEY_NODE_TABLE_ROW ? body_dom_cell(d, i, tag == GALLEYI_TAG_TH) : GALLEY_OK;
    default:
        return GALLEY_OK;
    }
}

/* Empty cells count in a row. */
static int body_dom_is_cell(const body_dom *d, uint32_t tag) {
    return (tag == GALLEYI_TAG_TD || tag == GALLEYI_TAG_TH) && d->depth && d->open[d->depth - 1].kind == GALLEY_NODE_TABLE_ROW;
}

static int32_t body_dom_leave(body_dom *d, uint32_t i) {
    int32_t status = GALLEY_OK;
    while (!status && d->depth && d->open[d->depth - 1].end <= i) { d->depth--; status = galley_body_close(d->record); }
    return status;
}

static int32_t body_dom_inline(body_dom *d, const galleyi_dom_block *b) {
    galleyi_inline_source source = { d->html, d->source->base, b->first, b->last, b->element };
    return galleyi_inline_from_dom(d->record, &source);
}

static int32_t body_dom_code(body_dom *d, const galleyi_dom_block *b) {
    int32_t status = GALLEY_OK;
    for (uint32_t i = b->first; !status && i <= b->last; i++) {
        const galleyi_html_node *node = &d->html->nodes[i];
        if (galleyi_html_is(node, GALLEYI_TAG_BR)) status = galley_body_text(d->record, "\n", 1);
        if (node->kind != GALLEYI_HTML_TEXT) continue;
        galleyi_html_slice text = galleyi_html_text(d->html, node);
        if (i == b->last) while (text.size && (text.data[text.size - 1] == '\n' || text.data[text.size - 1] == ' ')) text.size--;
        status = galley_body_text(d->record, text.data, text.size);
    }
    return status;
}

/* What kind of node a block becomes, by what it stands in. */
static int32_t body_dom_kind(const body_dom *d, const galleyi_dom_block *b, int64_t *depth) {
    const galleyi_html *html = d->html;
    for (uint32_t up = b->element; up; up = html->nodes[up].parent) {
        const galleyi_html_node *node = &html->nodes[up];
        if (node->space != GALLEYI_SPACE_HTML) continue;
        if (node->name >= GALLEYI_TAG_H1 && node->name <= GALLEYI_TAG_H6) { *depth = (int64_t)node->name - GALLEYI_TAG_H1 + 1; return GALLEY_NODE_HEADING; }
        if (node->name == GALLEYI_TAG_PRE || node->name == GALLEYI_TAG_LISTING) return GALLEY_NODE_CODE;
        if (node->name == GALLEYI_TAG_P || node->name == GALLEYI_TAG_LI || node->name == GALLEYI_TAG_TD || node->name == GALLEYI_TAG_BODY) break;
        if (up != b->element && galleyi_dom_page_blocks_end(d->source->page, up) - galleyi_dom_page_blocks_begin(d->source->page, up) > 1) break;
    }
    return GALLEY_NODE_PARAGRAPH;
}

static int32_t body_dom_block(body_dom *d, const galleyi_dom_block *b) {
    int64_t level = 0;
    int32_t kind = body_dom_kind(d, b, &level), status;
    int in_cell = d->depth && d->open[d->depth - 1].kind == GALLEY_NODE_TABLE_CELL;
    if (in_cell) {                            /* a cell holds inline content: its blocks are set apart by breaks */
        const galley_node *cell = galleyi_body_of(d->record)->open;
        if (cell && cell->last && !(status = galley_body_open(d->record, GALLEY_NODE_BREAK))) galley_body_close(d->record);
        return body_dom_inline(d, b);
    }
    status = galley_body_open(d->record, kind);
    if (!status) status = body_dom_span(d, d->html->nodes[b->first].span_begin, d->html->nodes[b->last].span_end);
    if (!status && kind == GALLEY_NODE_HEADING) status = galley_body_set_number(d->record, GALLEY_DEPTH, level);
    if (!status) status = kind == GALLEY_NODE_CODE ? body_dom_code(d, b) : body_dom_inline(d, b);
    return status ? status : galley_body_close(d->record);
}

static int32_t body_dom_walk(body_dom *d) {
    const galleyi_dom_page *page = d->source->page;
    const galleyi_html *html = d->html;
    int32_t status = GALLEY_OK;
    for (uint32_t i = 1; !status && i < html->node_count; i++) {
        const galleyi_html_node *node = &html->nodes[i];
        status = body_dom_leave(d, i);
        while (d->next < page->block_count && page->blocks[d->next].first < i) d->next++;
        if (status) break;
        if (d->next < page->block_count && page->blocks[d->next].first == i) {
            const galleyi_dom_block *b = &page->blocks[d->next];
            if (d->source->chosen[d->next]) status = body_dom_block(d, b);
            continue;
        }
        if (node->kind != GALLEYI_HTML_ELEMENT || node->space != GALLEYI_SPACE_HTML) continue;
        if (!body_dom_kept(d, i) && !body_dom_is_cell(d, node->name)) { i = node->end - 1; continue; }
        status = body_dom_container(d, i, node->name);
    }
    return status ? status : body_dom_leave(d, UINT32_MAX);
}

int32_t galleyi_body_from_dom(galley_record *record, const galleyi_body_source *source, galleyi_work *work) {
    const galleyi_dom_page *page = source->page;
    body_dom d;
    memset(&d, 0, sizeof d);
    d.source = source;
    d.html = page->html;
    d.record = record;
    d.kept = galleyi_memory_allocate(&record->document->memory, (page->block_count + (size_t)1) * sizeof *d.kept);
    if (!d.kept) return galleyi_document_stick(record->document, GALLEY_ENOMEM);
    d.kept[0] = 0;
    for (uint32_t i = 0; i < page->block_count; i++) d.kept[i + 1] = d.kept[i] + (source->chosen[i] != 0);
    int32_t status = d.kept[page->block_count] ? body_dom_walk(&d) : GALLEY_OK;
    galleyi_memory_release(&record->document->memory, d.kept, (page->block_count + (size_t)1) * sizeof *d.kept);
    return status ? status : galleyi_work_add(work, page->html->node_count);
}
