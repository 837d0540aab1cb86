/* Walks the tree in document order: containers that hold story are opened and closed, blocks of the story written as inline content, figures and the like
   as body_plan.c found them. */
#include "extract/body_from_dom.h"
#include "extract/body_plan.h"
#include "extract/class_words.h"
#include "extract/inline_from_dom.h"
#include "text/credits.h"
#include "text/fold.h"

enum { BODY_DOM_OPEN = 128, BODY_DOM_ATTRIBUTION = 40 * GALLEYI_DOM_WORD };

typedef struct body_dom_open {
    uint32_t end, definition;                 /* of its element; the note that it is, 0: none */
    int32_t  kind;
    uint32_t attribution;                     /* of a quote: the block that says whose words they are, + 1 */
    const galleyi_body_item *item;            /* of a figure */
} body_dom_open;

typedef struct body_dom {
    const galleyi_body_source *source;
    const galleyi_html *html;
    galley_record *record;
    galleyi_arena  arena;
    galleyi_body_plan plan;
    body_dom_open  open[BODY_DOM_OPEN];
    int            depth;
    uint32_t       next, item;                /* the next block, the next item */
    int            begun;                     /* a paragraph was written */
} body_dom;

static uint32_t body_dom_kept(const body_dom *d, uint32_t node) { return galleyi_body_plan_kept(&d->plan, node); }

static int body_dom_has_item(const body_dom *d, uint32_t node) {
    return d->item < d->plan.count && d->plan.items[d->item].node < d->html->nodes[node].end;
}

static int32_t body_dom_span(body_dom *d, uint32_t begin, uint32_t end) {
    const galleyi_body_source *s = d->source;
    if (!s->spans) return GALLEY_OK;
    uint64_t from = s->offset ? s->offset(s->user, begin) : begin, to = s->offset ? s->offset(s->user, end) : end;
    return galley_body_set_span(d->record, from, to - from);
}

static uint32_t body_dom_words(const body_dom *d, const galleyi_html_node *node) {
    return galleyi_dom_name_of(&d->source->page->names, (uint32_t)(node - d->html->nodes))->words;
}

static int32_t body_dom_push_to(body_dom *d, uint32_t node, uint32_t end, int32_t kind) {
    if (d->depth == BODY_DOM_OPEN) return GALLEY_OK;
    d->open[d->depth] = (body_dom_open){ end, d->depth ? d->open[d->depth - 1].definition : 0, kind, 0, NULL };
    d->depth++;
    int32_t status = galley_body_open(d->record, kind);
    return status ? status : body_dom_span(d, d->html->nodes[node].span_begin, d->html->nodes[node].span_end);
}

static int32_t body_dom_push(body_dom *d, uint32_t node, int32_t kind) { return body_dom_push_to(d, node, d->html->nodes[node].end, kind); }

static int32_t body_dom_top(const body_dom *d) { return d->depth ? d->open[d->depth - 1].kind : GALLEY_NODE_ROOT; }

static int body_dom_within(const body_dom *d, int32_t kind) {
    for (int i = d->depth; i; i--) {
        if (d->open[i - 1].kind == kind) return 1;
        if (d->open[i - 1].kind == GALLEY_NODE_TABLE_CELL || d->open[i - 1].kind == GALLEY_NODE_FIGURE) break;
    }
    return 0;
}

static galleyi_inline_source body_dom_source(const body_dom *d, uint32_t block) {
    const galleyi_dom_block *b = &d->source->page->blocks[block];
    galleyi_inline_source s = { d->html, &d->source->page->names, d->source->base, b->first, b->last, b->element, 0, 0, 0, &d->plan.notes, d->depth ? d->open[d->depth - 1].definition : 0, d->source->whole };
    galleyi_body_run(d->source->page, block, &s.first, &s.last);
    return s;
}

static int64_t body_dom_number(galleyi_html_slice text, int64_t fallback) {
    int64_t value = 0;
    size_t i = 0;
    while (i < text.size && (text.data[i] == ' ' || text.data[i] == '\n')) i++;
    size_t begin = i;
    for (; i < text.size && text.data[i] >= '0' && text.data[i] <= '9' && value < 100000000; i++) value = value * 10 + (text.data[i] - '0');
    return i > begin ? value : fallback;
}

/* ── Lists ── */

static int body_dom_is_note(const body_dom *d, uint32_t node) {
    const struct galleyi_footnote *note = galleyi_footnotes_at(&d->plan.notes, node);
    return note && note->is_definition;
}

static int32_t body_dom_list(body_dom *d, uint32_t i, int ordered) {
    const galleyi_html_node *nodes = d->html->nodes;
    int spread = 0;
    for (uint32_t child = galleyi_html_first_child(d->html, &nodes[i]); child; child = galleyi_html_next_sibling(d->html, &nodes[child])) {
        if (body_dom_is_note(d, child)) return GALLEY_OK;
        uint32_t p = galleyi_html_is(&nodes[child], GALLEYI_TAG_LI) ? galleyi_html_first_child(d->html, &nodes[child]) : 0;
        for (; p && !spread; p = galleyi_html_next_sibling(d->html, &nodes[p])) spread = galleyi_html_is(&nodes[p], GALLEYI_TAG_P);
    }
    int32_t status = body_dom_push(d, i, GALLEY_NODE_LIST);
    if (!status) status = galley_body_set_number(d->record, GALLEY_ORDERED, ordered);
    if (!status && ordered) status = galley_body_set_number(d->record, GALLEY_START, body_dom_number(galleyi_html_get(d->html, &nodes[i], GALLEYI_ATTRIBUTE_START), 1));
    return status ? status : galley_body_set_number(d->record, GALLEY_SPREAD, spread);
}

/* A task's box is the first thing in its item. */
static int32_t body_dom_item(body_dom *d, uint32_t i) {
    const galleyi_html_node *nodes = d->html->nodes;
    int32_t status = body_dom_push(d, i, GALLEY_NODE_LIST_ITEM);
    for (uint32_t child = i + 1; child < nodes[i].end && child < i + 5 && !status; child++)
        if (galleyi_html_is(&nodes[child], GALLEYI_TAG_INPUT) && galleyi_slice_is(galleyi_html_get(d->html, &nodes[child], GALLEYI_ATTRIBUTE_TYPE), "checkbox"))
            return galley_body_set_number(d->record, GALLEY_CHECKED, galleyi_html_attribute_find(d->html, &nodes[child], GALLEYI_ATTRIBUTE_CHECKED) != NULL);
    return status;
}

/* In a list of definitions an item is a group: terms, then what is said of them. */
static int32_t body_dom_group(body_dom *d, uint32_t i) {
    const galleyi_html_node *nodes = d->html->nodes;
    int said = nodes[i].name == GALLEYI_TAG_DD;
    uint32_t end = nodes[i].end;
    for (uint32_t next = galleyi_html_next_sibling(d->html, &nodes[i]); next; next = galleyi_html_next_sibling(d->html, &nodes[next])) {
        if (galleyi_html_is(&nodes[next], GALLEYI_TAG_DT) && said) break;
        said |= galleyi_html_is(&nodes[next], GALLEYI_TAG_DD);
        end = nodes[next].end;
    }
    return body_dom_push_to(d, i, end, GALLEY_NODE_LIST_ITEM);
}

/* ── Tables ── */

static int64_t body_dom_align(const body_dom *d, const galleyi_html_node *node) {
    galleyi_html_slice align = galleyi_html_get(d->html, node, GALLEYI_ATTRIBUTE_ALIGN), style = galleyi_html_get(d->html, node, GALLEYI_ATTRIBUTE_STYLE);
    static const char *const names[] = { "left", "center", "right" };
    for (int i = 0; i < 3; i++) if (galleyi_slice_is(align, names[i])) return i + 1;
    if (!galleyi_slice_has(style, "text-align")) return 0;
    return galleyi_slice_has(style, "right") ? 3 : galleyi_slice_has(style, "center") ? 2 : galleyi_slice_has(style, "left") ? 1 : 0;
}

static int32_t body_dom_cell(body_dom *d, uint32_t i, int header) {
    const galleyi_html_node *node = &d->html->nodes[i];
    int64_t columns = body_dom_number(galleyi_html_get(d->html, node, GALLEYI_ATTRIBUTE_COLSPAN), 1);
    int64_t rows = body_dom_number(galleyi_html_get(d->html, node, GALLEYI_ATTRIBUTE_ROWSPAN), 1), align = body_dom_align(d, node);
    int32_t status = body_dom_push(d, i, GALLEY_NODE_TABLE_CELL);
    if (!status && align) status = galley_body_set_number(d->record, GALLEY_ALIGN, align);
    if (!status && header) status = galley_body_set_number(d->record, GALLEY_HEADER, 1);
    if (!status && columns > 1 && columns <= 1000) status = galley_body_set_number(d->record, GALLEY_COLUMN_SPAN, columns);
    if (!status && rows > 1 && rows <= 65534) status = galley_body_set_number(d->record, GALLEY_ROW_SPAN, rows);
    return status;
}

/* A table that lays out a page instead of holding data: a cell has blocks of its own kind inside, or one column alone has text. */
static int body_dom_is_layout(const body_dom *d, uint32_t table) {
    const galleyi_html *html = d->html;
    uint32_t rows = 0, cells = 0, header = 0;
    for (uint32_t i = table + 1; i < html->nodes[table].end; i++) {
        const galleyi_html_node *node = &html->nodes[i];
        if (node->kind != GALLEYI_HTML_ELEMENT || node->space != GALLEYI_SPACE_HTML) continue;
        rows += node->name == GALLEYI_TAG_TR;
        cells += (node->name == GALLEYI_TAG_TD || node->name == GALLEYI_TAG_TH) && galleyi_dom_page_blocks_end(d->source->page, i) > galleyi_dom_page_blocks_begin(d->source->page, i);
        header |= node->name == GALLEYI_TAG_TH || node->name == GALLEYI_TAG_CAPTION || node->name == GALLEYI_TAG_THEAD;
        if (node->name == GALLEYI_TAG_TABLE || node->name == GALLEYI_TAG_H1 || node->name == GALLEYI_TAG_H2 || node->name == GALLEYI_TAG_ARTICLE) return 1;
        if (cells > 200) break;
    }
    return !header && cells <= rows;
}

/* ── Quotes and asides ── */

/* The last block of a quote, where it is set apart as the name of who said it. */
static uint32_t body_dom_attribution(const body_dom *d, uint32_t node) {
    const galleyi_dom_page *page = d->source->page;
    uint32_t begin = galleyi_dom_page_blocks_begin(page, node), block = galleyi_dom_page_blocks_end(page, node);
    if (block <= begin + !d->source->whole || page->blocks[block - 1].words > BODY_DOM_ATTRIBUTION) return 0;
    uint32_t up = page->blocks[block - 1].lca, found = 0;
    int in_figure = galleyi_html_is(&d->html->nodes[node], GALLEYI_TAG_FIGURE);
    for (int level = 0; up > node && level < 8; level++, up = d->html->nodes[up].parent) {
        const galleyi_html_node *n = &d->html->nodes[up];
        if (galleyi_html_is(n, GALLEYI_TAG_FOOTER) || galleyi_html_is(n, GALLEYI_TAG_CITE) || (in_figure && galleyi_html_is(n, GALLEYI_TAG_FIGCAPTION))) found = block;
        else if (found && (galleyi_html_is(n, GALLEYI_TAG_BLOCKQUOTE) || galleyi_html_is(n, GALLEYI_TAG_ASIDE))) found = in_figure ? found : 0;
        else if (!d->source->whole && body_dom_words(d, n) & GALLEYI_WORD_ATTRIBUTION) found = block;
    }
    return found;
}

static int32_t body_dom_quote(body_dom *d, uint32_t i, int32_t kind) {
    uint32_t attribution = body_dom_attribution(d, i);
    int32_t status = body_dom_push(d, i, kind);
    if (attribution && !status && d->depth) {
        d->open[d->depth - 1].attribution = attribution;
        d->source->roles[attribution - 1] = GALLEYI_ROLE_ATTRIBUTION;
    }
    return status;
}

/* Not the whole story by a name that its container happens to have. */
static int body_dom_is_small(const body_dom *d, uint32_t node, uint32_t percent) {
    const galleyi_dom_page *page = d->source->page;
    uint64_t words = 0, most = d->plan.story_words * percent / 100;
    if (d->source->whole) return 1;
    if (!d->begun) return 0;
    for (uint32_t b = galleyi_dom_page_blocks_begin(page, node); b < galleyi_dom_page_blocks_end(page, node) && words <= most; b++)
        words += d->source->roles[b] == GALLEYI_ROLE_STORY ? page->blocks[b].words : 0;
    return words <= most;
}

static int32_t body_dom_box(body_dom *d, uint32_t i, uint32_t tag) {
    const galleyi_html_node *node = &d->html->nodes[i];
    uint32_t words = body_dom_words(d, node);
    if (words & GALLEYI_WORD_PULLQUOTE && body_dom_is_small(d, i, 25)) {
        return !d->source->whole && body_dom_within(d, GALLEY_NODE_PULLQUOTE) ? GALLEY_OK : body_dom_quote(d, i, GALLEY_NODE_PULLQUOTE);
    }
    if (tag == GALLEYI_TAG_BLOCKQUOTE) {
        int outer = d->depth && (body_dom_top(d) == GALLEY_NODE_PULLQUOTE || body_dom_top(d) == GALLEY_NODE_BLOCKQUOTE) && galleyi_html_is(&d->html->nodes[node->parent], GALLEYI_TAG_FIGURE);
        return outer ? GALLEY_OK : body_dom_quote(d, i, GALLEY_NODE_BLOCKQUOTE);
    }
    if (tag == GALLEYI_TAG_FIGURE) {
        for (uint32_t child = galleyi_html_first_child(d->html, node); child; child = galleyi_html_next_sibling(d->html, &d->html->nodes[child])) {
            const galleyi_html_node *quote = &d->html->nodes[child];
            if (!galleyi_html_is(quote, GALLEYI_TAG_BLOCKQUOTE)) continue;
            return body_dom_quote(d, i, body_dom_words(d, quote) & GALLEYI_WORD_PULLQUOTE ? GALLEY_NODE_PULLQUOTE : GALLEY_NODE_BLOCKQUOTE);
        }
        return GALLEY_OK;
    }
    if ((tag == GALLEYI_TAG_ASIDE || words & GALLEYI_WORD_ASIDE) && (d->source->whole || !body_dom_within(d, GALLEY_NODE_ASIDE)) && body_dom_is_small(d, i, 25)) return body_dom_push(d, i, GALLEY_NODE_ASIDE);
    return GALLEY_OK;
}

/* ── Captions and attributions ── */

static int32_t body_dom_plain(body_dom *d, uint32_t block, galleyi_buffer *out) {
    galleyi_inline_source source = body_dom_source(d, block);
    int32_t status = galleyi_inline_plain(out, &source);
    return status ? galleyi_document_stick(d->record->document, status) : GALLEY_OK;
}

static int32_t body_dom_set_attribution(body_dom *d, uint32_t block) {
    static const char *const dashes[] = { "\xe2\x80\x94", "\xe2\x80\x93", "\xe2\x80\x95", "-" };
    galleyi_buffer text;
    galleyi_buffer_init(&text, &d->arena.memory);
    int32_t status = body_dom_plain(d, block, &text);
    size_t from = 0;
    for (size_t i = 0; i < 4 && !from; i++) if (text.size > strlen(dashes[i]) && !memcmp(text.data, dashes[i], strlen(dashes[i]))) from = strlen(dashes[i]);
    while (from < text.size && text.data[from] == ' ') from++;
    if (!status && text.size > from) status = galley_body_set_text(d->record, GALLEY_ATTRIBUTION, text.data + from, text.size - from);
    galleyi_buffer_free(&text);
    return status;
}

/* The element within a caption that names who made the picture. */
static uint32_t body_dom_credit(const body_dom *d, const galleyi_dom_block *b) {
    for (uint32_t i = b->first; i <= b->last; i++) {
        uint32_t up = i;
        for (int level = 0; up > b->lca && level < 4; level++) {
            if (body_dom_words(d, &d->html->nodes[up]) & GALLEYI_WORD_CREDIT) return up;
            up = d->html->nodes[up].parent;
        }
        if (i - b->first > 40) break;
    }
    return 0;
}

static int32_t body_dom_element_text(body_dom *d, uint32_t element, galleyi_buffer *out) {
    galleyi_inline_source source = { d->html, &d->source->page->names, NULL, element, d->html->nodes[element].end - 1, d->html->nodes[element].parent, 0, 0, 0, NULL, 0, d->source->whole };
    return galleyi_inline_plain(out, &source);
}

/* What a credit line names, without label and brackets; a whole fragment's stays as it is. */
static void body_dom_set_credit_from(const body_dom *d, galleyi_buffer *credit) {
    galleyi_credit parsed;
    if (d->source->whole || !credit->size || !galleyi_credit_parse(credit->data, credit->size, &parsed) || parsed.credit.begin >= parsed.credit.end) return;
    galleyi_buffer_keep(credit, parsed.credit.begin, parsed.credit.end);
}

/* A block that is the credit and nothing else: the nearest of the names around it says so. */
static int body_dom_is_credit(const body_dom *d, uint32_t block) {
    uint32_t up = d->source->page->blocks[block].lca;
    for (int level = 0; up && level < 3; level++, up = d->html->nodes[up].parent) {
        const galleyi_html_node *n = &d->html->nodes[up];
        uint32_t words = body_dom_words(d, n);
        if (words & GALLEYI_WORD_CREDIT) return 1;
        if (words & GALLEYI_WORD_CAPTION || galleyi_html_is(n, GALLEYI_TAG_FIGCAPTION) || galleyi_html_is(n, GALLEYI_TAG_FIGURE)) break;
    }
    return 0;
}

typedef struct body_dom_caption { galleyi_buffer credit, text; int open; } body_dom_caption;

static int32_t body_dom_caption_block(body_dom *d, uint32_t block, body_dom_caption *c) {
    galleyi_inline_source source = body_dom_source(d, block);
    const galleyi_dom_block *b = &d->source->page->blocks[block];
    galleyi_credit parsed;
    int32_t status = GALLEY_OK;
    if (!c->credit.size && body_dom_is_credit(d, block)) return body_dom_plain(d, block, &c->credit);
    source.skip = c->credit.size ? 0 : body_dom_credit(d, b);
    if (source.skip) body_dom_element_text(d, source.skip, &c->credit);
    else if (!c->credit.size && !d->source->whole) {
        galleyi_buffer_clear(&c->text);
        status = galleyi_inline_plain(&c->text, &source);
        if (!status && galleyi_credit_parse_caption(c->text.data ? c->text.data : "", c->text.size, &parsed) && parsed.credit.begin < parsed.credit.end) {
            galleyi_buffer_append(&c->credit, c->text.data + parsed.credit.begin, parsed.credit.end - parsed.credit.begin);
            if (parsed.caption.begin == parsed.caption.end) return GALLEY_OK;
            source.cut = parsed.caption.end < parsed.text.end ? parsed.caption.end : parsed.text.begin;
            source.cut_end = parsed.caption.end < parsed.text.end ? c->text.size : parsed.caption.begin;
        }
    }
    if (!status && c->open++) status = galley_body_text(d->record, " ", 1);
    return status ? status : galleyi_inline_from_dom(d->record, &source);
}

static int32_t body_dom_caption_of(body_dom *d, const galleyi_body_item *item) {
    body_dom_caption c;
    int32_t status = GALLEY_OK;
    int there = 0;
    for (uint32_t b = item->caption; b < item->caption_end && !there; b++) there = d->source->roles[b] == GALLEYI_ROLE_CAPTION;
    if (!there) return GALLEY_OK;
    memset(&c, 0, sizeof c);
    galleyi_buffer_init(&c.credit, &d->arena.memory);
    galleyi_buffer_init(&c.text, &d->arena.memory);
    status = galley_body_open(d->record, GALLEY_NODE_CAPTION);
    for (uint32_t b = item->caption; b < item->caption_end && !status; b++)
        if (d->source->roles[b] == GALLEYI_ROLE_CAPTION) status = body_dom_caption_block(d, b, &c);
    if (!status) status = c.credit.status ? c.credit.status : c.text.status;
    if (!status) body_dom_set_credit_from(d, &c.credit);
    if (!status && c.credit.size) status = galleyi_inline_member(d->record, GALLEY_CREDIT, (galleyi_html_slice){ c.credit.data, c.credit.size });
    galleyi_buffer_free(&c.credit);
    galleyi_buffer_free(&c.text);
    if (status) return galleyi_document_stick(d->record->document, status);
    return galley_body_close(d->record);
}

/* ── Containers ── */

/* Its caption stands before it. */
static int32_t body_dom_table(body_dom *d, uint32_t i) {
    const galleyi_dom_page *page = d->source->page;
    uint32_t caption = galleyi_body_table_caption(d->html, i);
    galleyi_body_item item = { i, i, caption ? galleyi_dom_page_blocks_begin(page, caption) : 0, caption ? galleyi_dom_page_blocks_end(page, caption) : 0, GALLEYI_ITEM_FIGURE };
    int32_t status = body_dom_top(d) != GALLEY_NODE_FIGURE ? body_dom_caption_of(d, &item) : GALLEY_OK;
    return status ? status : body_dom_push(d, i, GALLEY_NODE_TABLE);
}

static int32_t body_dom_container(body_dom *d, uint32_t i, uint32_t tag) {
    const struct galleyi_footnote *note = galleyi_footnotes_at(&d->plan.notes, i);
    int32_t top = body_dom_top(d);
    if (note && note->is_definition && top != GALLEY_NODE_TABLE_CELL) {
        int32_t status = body_dom_push(d, i, GALLEY_NODE_FOOTNOTE_DEFINITION);
        if (d->depth) d->open[d->depth - 1].definition = i;
        return status ? status : galley_body_set_text(d->record, GALLEY_IDENTIFIER, note->name, note->size);
    }
    if (top == GALLEY_NODE_TABLE_CELL) return GALLEY_OK;
    switch (tag) {
    case GALLEYI_TAG_UL: case GALLEYI_TAG_MENU: case GALLEYI_TAG_DIR: case GALLEYI_TAG_DL:
        return body_dom_list(d, i, 0);
    case GALLEYI_TAG_OL:
        return body_dom_list(d, i, 1);
    case GALLEYI_TAG_LI:
        return top == GALLEY_NODE_LIST ? body_dom_item(d, i) : GALLEY_OK;
    case GALLEYI_TAG_DT: case GALLEYI_TAG_DD:
        return top == GALLEY_NODE_LIST ? body_dom_group(d, i) : GALLEY_OK;
    case GALLEYI_TAG_BLOCKQUOTE: case GALLEYI_TAG_ASIDE: case GALLEYI_TAG_DIV: case GALLEYI_TAG_SECTION: case GALLEYI_TAG_P: case GALLEYI_TAG_FIGURE:
        return top == GALLEY_NODE_LIST || top == GALLEY_NODE_TABLE || top == GALLEY_NODE_TABLE_ROW ? GALLEY_OK : body_dom_box(d, i, tag);
    case GALLEYI_TAG_TABLE:
        return body_dom_within(d, GALLEY_NODE_TABLE) || body_dom_is_layout(d, i) ? GALLEY_OK : body_dom_table(d, i);
    case GALLEYI_TAG_TR:
        return top == GALLEY_NODE_TABLE ? body_dom_push(d, i, GALLEY_NODE_TABLE_ROW) : GALLEY_OK;
    case GALLEYI_TAG_TD: case GALLEYI_TAG_TH:
        return top == GALLEY_NODE_TABLE_ROW ? body_dom_cell(d, i, tag == GALLEYI_TAG_TH) : GALLEY_OK;
    default:
        return GALLEY_OK;
    }
}

/* Empty cells count in a row. */
static int body_dom_is_cell(const body_dom *d, uint32_t tag) {
    if (tag == GALLEYI_TAG_TR && d->source->whole) return body_dom_top(d) == GALLEY_NODE_TABLE;
    return (tag == GALLEYI_TAG_TD || tag == GALLEYI_TAG_TH) && body_dom_top(d) == GALLEY_NODE_TABLE_ROW;
}

static int32_t body_dom_leave(body_dom *d, uint32_t i) {
    int32_t status = GALLEY_OK;
    while (!status && d->depth && d->open[d->depth - 1].end <= i) {
        const body_dom_open *open = &d->open[d->depth - 1];
        if (open->item) status = body_dom_caption_of(d, open->item);
        if (!status && open->attribution) status = body_dom_set_attribution(d, open->attribution - 1);
        d->depth--;
        if (!status) status = galley_body_close(d->record);
    }
    return status;
}

/* ── Blocks ── */

static galleyi_html_slice body_dom_language(const body_dom *d, uint32_t pre) {
    static const char *const marks[] = { "language-", "lang-", "highlight-source-", "brush:" };
    const galleyi_html_node *nodes = d->html->nodes;
    uint32_t code = galleyi_html_first_child(d->html, &nodes[pre]), around[] = { code, pre, nodes[pre].parent, nodes[nodes[pre].parent].parent };
    for (size_t k = 0; k < 4; k++) {
        if (!around[k] || nodes[around[k]].kind != GALLEYI_HTML_ELEMENT) continue;
        galleyi_html_slice class = galleyi_html_get(d->html, &nodes[around[k]], GALLEYI_ATTRIBUTE_CLASS);
        for (size_t m = 0; m < sizeof marks / sizeof *marks; m++) {
            size_t length = strlen(marks[m]);
            for (size_t at = 0; at + length < class.size; at++) {
                if ((at && class.data[at - 1] != ' ') || !galleyi_slice_is((galleyi_html_slice){ class.data + at, length }, marks[m])) continue;
                size_t begin = at + length;
                while (begin < class.size && class.data[begin] == ' ') begin++;
                size_t end = begin;
                while (end < class.size && class.data[end] != ' ' && class.data[end] != ';') end++;
                if (end > begin) return (galleyi_html_slice){ class.data + begin, end - begin };
            }
        }
    }
    return (galleyi_html_slice){ NULL, 0 };
}

/* The text of a pre as it stands; blocks in it are lines. */
static int32_t body_dom_code(body_dom *d, uint32_t pre) {
    const galleyi_html_node *nodes = d->html->nodes;
    galleyi_html_slice language = body_dom_language(d, pre);
    galleyi_buffer text;
    galleyi_buffer_init(&text, &d->arena.memory);
    for (uint32_t i = pre + 1; i < nodes[pre].end; i++) {
        if (nodes[i].kind == GALLEYI_HTML_ELEMENT) {
            if (galleyi_inline_is_unseen(d->html, &d->source->page->names, i)) { i = nodes[i].end - 1; continue; }
            int line = nodes[i].name == GALLEYI_TAG_BR || (galleyi_dom_page_is_block(nodes[i].name) && text.size && text.data[text.size - 1] != '\n');
            if (line) galleyi_buffer_append_char(&text, '\n');
        } else if (nodes[i].kind == GALLEYI_HTML_TEXT) {
            galleyi_html_slice piece = galleyi_html_text(d->html, &nodes[i]);
            galleyi_buffer_append(&text, piece.data, piece.size);
        }
    }
    while (text.size && text.data[text.size - 1] == '\n') text.size--;
    int32_t status = text.status ? galleyi_document_stick(d->record->document, text.status) : galley_body_open(d->record, GALLEY_NODE_CODE);
    if (!status && language.size) status = galley_body_set_text(d->record, GALLEY_LANGUAGE, language.data, language.size);
    if (!status) status = body_dom_span(d, nodes[pre].span_begin, nodes[pre].span_end);
    if (!status && text.size) status = galley_body_text(d->record, text.data, text.size);
    galleyi_buffer_free(&text);
    return status ? status : galley_body_close(d->record);
}

/* What kind of node a block becomes, by what it stands in. */
static int32_t body_dom_kind(const body_dom *d, const galleyi_dom_block *b, int64_t *depth) {
    const galleyi_html *html = d->html;
    for (uint32_t up = b->element; up; up = html->nodes[up].parent) {
        const galleyi_html_node *node = &html->nodes[up];
        if (node->space != GALLEYI_SPACE_HTML) continue;
        if (node->name >= GALLEYI_TAG_H1 && node->name <= GALLEYI_TAG_H6) { *depth = (int64_t)node->name - GALLEYI_TAG_H1 + 1; return GALLEY_NODE_HEADING; }
        if (node->name == GALLEYI_TAG_P || node->name == GALLEYI_TAG_LI || node->name == GALLEYI_TAG_TD || node->name == GALLEYI_TAG_BODY) break;
        if (up != b->element && galleyi_dom_page_blocks_end(d->source->page, up) - galleyi_dom_page_blocks_begin(d->source->page, up) > 1) break;
    }
    return GALLEY_NODE_PARAGRAPH;
}

static int32_t body_dom_block(body_dom *d, uint32_t block) {
    const galleyi_dom_block *b = &d->source->page->blocks[block];
    galleyi_inline_source source = body_dom_source(d, block);
    int64_t level = 0;
    int32_t kind = body_dom_kind(d, b, &level), status;
    if (kind == GALLEY_NODE_PARAGRAPH && d->source->headings && (level = d->source->headings[block]) != 0) {
        kind = GALLEY_NODE_HEADING;
        if (b->lca > b->element) source.element = b->lca;   /* that a heading is bold goes without saying */
    }
    if (body_dom_top(d) == GALLEY_NODE_TABLE_CELL) {   /* a cell holds inline content: its blocks are set apart by breaks */
        const galley_node *cell = galleyi_body_of(d->record)->open;
        if (cell && galleyi_node_first(cell) && !(status = galley_body_open(d->record, GALLEY_NODE_BREAK))) galley_body_close(d->record);
        return galleyi_inline_from_dom(d->record, &source);
    }
    d->begun |= kind == GALLEY_NODE_PARAGRAPH;
    if (block == d->source->dateline_block) source.cut_end = d->source->dateline;
    status = galley_body_open(d->record, kind);
    if (!status) status = body_dom_span(d, d->html->nodes[b->first].span_begin, d->html->nodes[b->last].span_end);
    if (!status && kind == GALLEY_NODE_HEADING) status = galley_body_set_number(d->record, GALLEY_DEPTH, level);
    if (!status) status = galleyi_inline_from_dom(d->record, &source);
    return status ? status : galley_body_close(d->record);
}

/* ── Items ── */

static int32_t body_dom_embed(body_dom *d, uint32_t node) {
    galleyi_embed e;
    galleyi_buffer words;
    galleyi_embed_of(d->html, node, d->source->whole, &e);
    int32_t status = galley_body_open(d->record, GALLEY_NODE_EMBED);
    if (!status) status = body_dom_span(d, d->html->nodes[node].span_begin, d->html->nodes[node].span_end);
    if (!status) status = e.url[0] ? galley_body_set_text(d->record, GALLEY_URL, e.url, strlen(e.url)) : galleyi_inline_address(d->record, d->source->base, e.address);
    if (!status && e.provider) status = galley_body_set_text(d->record, GALLEY_PROVIDER, e.provider, strlen(e.provider));
    if (!status) status = galleyi_inline_member(d->record, GALLEY_PROVIDER, e.named);
    galleyi_buffer_init(&words, &d->arena.memory);
    if (!status && e.text) status = body_dom_element_text(d, e.text, &words);
    if (!status) status = galleyi_inline_member(d->record, GALLEY_TITLE, words.size ? (galleyi_html_slice){ words.data, words.size } : e.title);
    galleyi_buffer_free(&words);
    if (status) return galleyi_document_stick(d->record->document, status);
    return galley_body_close(d->record);
}

static int32_t body_dom_figure(body_dom *d, const galleyi_body_item *item) {
    int32_t status = body_dom_push(d, item->node, GALLEY_NODE_FIGURE);
    uint32_t media = d->source->whole ? galleyi_html_name_find(d->html, "data-media", 10) : 0;
    galleyi_html_slice place = media ? galleyi_html_get(d->html, &d->html->nodes[item->node], media) : (galleyi_html_slice){ NULL, 0 };
    if (d->depth) d->open[d->depth - 1].item = item;
    return status || !place.size ? status : galley_body_set_number(d->record, GALLEY_MEDIA_INDEX, body_dom_number(place, 0));
}

/* Writes the items that begin at node i; gives the node behind what they take, or i. */
static int32_t body_dom_items(body_dom *d, uint32_t i, uint32_t *behind) {
    int32_t status = GALLEY_OK;
    for (; d->item < d->plan.count && d->plan.items[d->item].node <= i && !status; d->item++) {
        const galleyi_body_item *item = &d->plan.items[d->item];
        int32_t top = body_dom_top(d);
        if (item->node < i || top == GALLEY_NODE_LIST || top == GALLEY_NODE_TABLE || top == GALLEY_NODE_TABLE_ROW) continue;
        if (item->kind == GALLEYI_ITEM_FIGURE) { if (top != GALLEY_NODE_TABLE_CELL && top != GALLEY_NODE_FIGURE) status = body_dom_figure(d, item); continue; }
        if (item->kind != GALLEYI_ITEM_IMAGE && top == GALLEY_NODE_TABLE_CELL) continue;
        *behind = item->end;
        if (item->kind == GALLEYI_ITEM_IMAGE) status = galleyi_inline_image(d->record, d->html, d->source->base, i);
        else if (item->kind == GALLEYI_ITEM_EMBED) status = body_dom_embed(d, i);
        else if (!(status = galley_body_open(d->record, GALLEY_NODE_THEMATIC_BREAK))) status = galley_body_close(d->record);
    }
    return status;
}

static int32_t body_dom_element(body_dom *d, uint32_t *i) {
    const galleyi_html_node *node = &d->html->nodes[*i];
    uint32_t behind = *i;
    int32_t status = body_dom_items(d, *i, &behind);
    if (status || behind > *i) { if (behind > *i) *i = behind - 1; return status; }
    int kept = body_dom_kept(d, *i) > 0, item = body_dom_has_item(d, *i);
    if (!kept && !item && !body_dom_is_cell(d, node->name)) { *i = node->end - 1; return GALLEY_OK; }
    if (node->name == GALLEYI_TAG_PRE && kept && body_dom_top(d) != GALLEY_NODE_TABLE_CELL) { status = body_dom_code(d, *i); *i = node->end - 1; return status; }
    if (!kept && !d->source->whole && !body_dom_is_cell(d, node->name)) return GALLEY_OK;
    return body_dom_container(d, *i, node->name);
}

static int32_t body_dom_walk(body_dom *d) {
    const galleyi_dom_page *page = d->source->page;
    const galleyi_html *html = d->html;
    int32_t status = GALLEY_OK;
    uint32_t run_end = 0;
    for (uint32_t i = 1; !status && i < html->node_count; i++) {
        const galleyi_html_node *node = &html->nodes[i];
        status = body_dom_leave(d, i);
        while (d->next < page->block_count && page->blocks[d->next].first < i) d->next++;
        if (status) break;
        if (d->next < page->block_count && page->blocks[d->next].first == i) {
            if (d->source->roles[d->next] == GALLEYI_ROLE_STORY) {
                status = body_dom_block(d, d->next);
                run_end = page->blocks[d->next].last;
            }
            continue;
        }
        if (node->kind != GALLEYI_HTML_ELEMENT || node->space != GALLEYI_SPACE_HTML || i < run_end) continue;
        status = body_dom_element(d, &i);
    }
    return status ? status : body_dom_leave(d, UINT32_MAX);
}

int32_t galleyi_body_from_dom(galley_record *record, const galleyi_body_source *source, galleyi_work *work) {
    body_dom d;
    memset(&d, 0, sizeof d);
    d.source = source;
    d.html = source->page->html;
    d.record = record;
    galleyi_arena_init(&d.arena, &record->document->memory);
    int32_t status = galleyi_body_plan_make(&d.plan, source, &d.arena);
    if (status) galleyi_document_stick(record->document, status);
    else if (d.plan.kept[source->page->block_count] || d.plan.count) status = body_dom_walk(&d);
    galleyi_arena_free(&d.arena);
    return status ? status : galleyi_work_add(work, d.html->node_count * UINT64_C(3));
}

int32_t galleyi_body_from_fragment(galley_record *record, const galleyi_html *html, const galleyi_url *base, galleyi_work *work) {
    galleyi_dom_page page;
    galleyi_dom_page_init(&page, &record->document->memory);
    int32_t status = galleyi_dom_page_scan(&page, html, work);
    uint8_t *roles = status ? NULL : galleyi_arena_allocate(&page.arena, page.block_count + (size_t)1);
    if (!status && !roles) status = GALLEY_ENOMEM;
    if (!status) {
        for (uint32_t b = 0; b < page.block_count; b++) roles[b] = page.nodes[page.blocks[b].element].within & GALLEYI_IN_HIDDEN ? GALLEYI_ROLE_NONE : GALLEYI_ROLE_STORY;
        galleyi_body_source source = { .page = &page, .roles = roles, .base = base, .whole = 1 };
        status = galleyi_body_from_dom(record, &source, work);
    } else galleyi_document_stick(record->document, status);
    galleyi_dom_page_free(&page);
    return status;
}
