/* One pass over the DOM: what lies above each node, and the page cut into blocks. */
#include "extract/dom_page.h"
#include "extract/class_words.h"
#include "text/lines.h"

enum { DOM_PAGE_BLOCK = 1, DOM_PAGE_SKIP = 2 };

#define DOM_PAGE_TAG(name) [GALLEYI_TAG_##name]
static const uint8_t dom_page_kinds[GALLEYI_TAG_COUNT] = {
    DOM_PAGE_TAG(ADDRESS) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(ARTICLE) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(ASIDE) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(BLOCKQUOTE) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(BODY) = DOM_PAGE_BLOCK,
    DOM_PAGE_TAG(BUTTON) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(CAPTION) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(CENTER) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(DD) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(DETAILS) = DOM_PAGE_BLOCK,
    DOM_PAGE_TAG(DIALOG) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(DIR) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(DIV) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(DL) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(DT) = DOM_PAGE_BLOCK,
    DOM_PAGE_TAG(FIELDSET) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(FIGCAPTION) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(FIGURE) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(FOOTER) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(FORM) = DOM_PAGE_BLOCK,
    DOM_PAGE_TAG(H1) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(H2) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(H3) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(H4) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(H5) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(H6) = DOM_PAGE_BLOCK,
    DOM_PAGE_TAG(HEADER) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(HGROUP) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(HR) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(HTML) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(LABEL) = DOM_PAGE_BLOCK,
    DOM_PAGE_TAG(LEGEND) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(LI) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(LISTING) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(MAIN) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(MENU) = DOM_PAGE_BLOCK,
    DOM_PAGE_TAG(NAV) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(OL) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(P) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(PLAINTEXT) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(PRE) = DOM_PAGE_BLOCK,
    DOM_PAGE_TAG(SEARCH) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(SECTION) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(SUMMARY) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(TABLE) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(TBODY) = DOM_PAGE_BLOCK,
    DOM_PAGE_TAG(TD) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(TFOOT) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(TH) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(THEAD) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(TR) = DOM_PAGE_BLOCK,
    DOM_PAGE_TAG(UL) = DOM_PAGE_BLOCK, DOM_PAGE_TAG(XMP) = DOM_PAGE_BLOCK,
    DOM_PAGE_TAG(AUDIO) = DOM_PAGE_SKIP, DOM_PAGE_TAG(CANVAS) = DOM_PAGE_SKIP, DOM_PAGE_TAG(HEAD) = DOM_PAGE_SKIP, DOM_PAGE_TAG(IFRAME) = DOM_PAGE_SKIP, DOM_PAGE_TAG(NOFRAMES) = DOM_PAGE_SKIP,
    DOM_PAGE_TAG(NOSCRIPT) = DOM_PAGE_SKIP, DOM_PAGE_TAG(OBJECT) = DOM_PAGE_SKIP, DOM_PAGE_TAG(SCRIPT) = DOM_PAGE_SKIP, DOM_PAGE_TAG(SELECT) = DOM_PAGE_SKIP, DOM_PAGE_TAG(STYLE) = DOM_PAGE_SKIP,
    DOM_PAGE_TAG(TEMPLATE) = DOM_PAGE_SKIP, DOM_PAGE_TAG(TEXTAREA) = DOM_PAGE_SKIP, DOM_PAGE_TAG(VIDEO) = DOM_PAGE_SKIP
};

static const uint16_t dom_page_within[GALLEYI_TAG_COUNT] = {
    DOM_PAGE_TAG(HEADER) = GALLEYI_IN_HEADER, DOM_PAGE_TAG(FOOTER) = GALLEYI_IN_FOOTER, DOM_PAGE_TAG(NAV) = GALLEYI_IN_NAV, DOM_PAGE_TAG(ASIDE) = GALLEYI_IN_ASIDE,
    DOM_PAGE_TAG(MAIN) = GALLEYI_IN_MAIN, DOM_PAGE_TAG(ARTICLE) = GALLEYI_IN_ARTICLE, DOM_PAGE_TAG(FIGURE) = GALLEYI_IN_FIGURE, DOM_PAGE_TAG(FIGCAPTION) = GALLEYI_IN_CAPTION,
    DOM_PAGE_TAG(FORM) = GALLEYI_IN_FORM, DOM_PAGE_TAG(UL) = GALLEYI_IN_LIST, DOM_PAGE_TAG(OL) = GALLEYI_IN_LIST, DOM_PAGE_TAG(DL) = GALLEYI_IN_LIST, DOM_PAGE_TAG(MENU) = GALLEYI_IN_LIST,
    DOM_PAGE_TAG(TABLE) = GALLEYI_IN_TABLE, DOM_PAGE_TAG(BLOCKQUOTE) = GALLEYI_IN_QUOTE, DOM_PAGE_TAG(A) = GALLEYI_IN_LINK, DOM_PAGE_TAG(BUTTON) = GALLEYI_IN_LINK,
    DOM_PAGE_TAG(H1) = GALLEYI_IN_HEADING, DOM_PAGE_TAG(H2) = GALLEYI_IN_HEADING, DOM_PAGE_TAG(H3) = GALLEYI_IN_HEADING, DOM_PAGE_TAG(H4) = GALLEYI_IN_HEADING,
    DOM_PAGE_TAG(H5) = GALLEYI_IN_HEADING, DOM_PAGE_TAG(H6) = GALLEYI_IN_HEADING, DOM_PAGE_TAG(PRE) = GALLEYI_IN_CODE, DOM_PAGE_TAG(CODE) = GALLEYI_IN_CODE
};

int galleyi_dom_page_is_block(uint32_t tag) { return tag < GALLEYI_TAG_COUNT && dom_page_kinds[tag] == DOM_PAGE_BLOCK; }
int galleyi_dom_page_is_skipped(uint32_t tag) { return tag < GALLEYI_TAG_COUNT && dom_page_kinds[tag] == DOM_PAGE_SKIP; }

int galleyi_dom_page_is_permalink(const galleyi_html *html, uint32_t node) {
    static const char *const signs[] = { "#", "\xc2\xb6", "\xc2\xa7", "\xf0\x9f\x94\x97", "\xe2\x88\x9e", "\xe2\x9a\x93" };   /* # ¶ § 🔗 ∞ ⚓ */
    enum { NODES = 6, BYTES = 8 };
    const galleyi_html_node *n = &html->nodes[node];
    galleyi_html_slice shown = { NULL, 0 };
    if (!galleyi_html_is(n, GALLEYI_TAG_A) || n->end - node < 2 || n->end - node > NODES) return 0;
    galleyi_html_slice href = galleyi_html_get(html, n, GALLEYI_ATTRIBUTE_HREF);
    if (!href.size || href.data[0] != '#') return 0;
    for (uint32_t i = node + 1; i < n->end; i++) {
        if (html->nodes[i].kind != GALLEYI_HTML_TEXT) continue;
        galleyi_html_slice text = galleyi_html_text(html, &html->nodes[i]);
        size_t blank = galleyi_blank_begin(text.data, text.size);
        if (blank == text.size) continue;
        if (shown.size) return 0;
        shown = (galleyi_html_slice){ text.data + blank, galleyi_blank_end(text.data + blank, text.size - blank) };
    }
    for (size_t i = 0; i < sizeof signs / sizeof *signs && shown.size && shown.size <= BYTES; i++)
        if (galleyi_slice_is(shown, signs[i])) return 1;
    return 0;
}

void galleyi_dom_page_init(galleyi_dom_page *page, const galleyi_memory *memory) {
    memset(page, 0, sizeof *page);
    galleyi_arena_init(&page->arena, memory);
    galleyi_buffer_init(&page->block_store, memory);
    page->classes = &galleyi_class_table_learned;
}

void galleyi_dom_page_free(galleyi_dom_page *page) {
    galleyi_buffer_free(&page->block_store);
    galleyi_arena_free(&page->arena);
}

/* The run of text that is being measured, and where it stands. */
typedef struct dom_page_cutter {
    galleyi_dom_page *page;
    galleyi_dom_block *block;                     /* NULL: none is open */
    uint32_t       breaks;                    /* brs since the last text */
    int            boundary;                  /* a block element began or ended since the last text */
    galleyi_dom_measure measure;
    uint32_t       image;                     /* blocks begun before the last image, and 1 */
} dom_page_cutter;

static void dom_page_close(dom_page_cutter *cut) {
    galleyi_dom_block *b = cut->block;
    if (!b) return;
    const galleyi_dom_measure *m = &cut->measure;
    b->chars = m->chars;
    b->words = m->words;
    b->commas = m->commas;
    b->hash = galleyi_dom_measure_hash(m);
    b->sentence_end = m->sentence_end;
    b->is_long = b->words >= 15 * GALLEYI_DOM_WORD && b->link_words * 20 < b->words * 7 && b->sentence_end;
    b->is_digit_heavy = m->digits * 3 > b->chars;
    b->has_digit = m->digits != 0;
    b->has_others = m->others;
    b->upper = m->letters >= 4 && m->uppers * 10 >= m->letters * 8;
    cut->block = NULL;
}

static int dom_page_open(dom_page_cutter *cut, uint32_t node) {
    galleyi_dom_page *page = cut->page;
    galleyi_buffer *store = &page->block_store;
    if (store->capacity - store->size < sizeof(galleyi_dom_block)) {
        if (galleyi_buffer_reserve(store, page->block_count ? sizeof(galleyi_dom_block) : (32 + page->html->node_count / 16) * sizeof(galleyi_dom_block))) return 0;
        page->blocks = (galleyi_dom_block *)(void *)store->data;
    }
    store->size += sizeof(galleyi_dom_block);
    galleyi_dom_block *b = cut->block = &page->blocks[page->block_count++];
    memset(b, 0, sizeof *b);
    uint32_t since = cut->image ? page->block_count - cut->image : 255;
    b->since_image = (uint8_t)(since < 255 ? since : 255);
    b->first = b->last = node;
    galleyi_dom_measure_begin(&cut->measure);
    return 1;
}

/* Lowest element that holds both. */
static uint32_t dom_page_common(const galleyi_html *html, uint32_t above, uint32_t node) {
    while (above && node >= html->nodes[above].end) above = html->nodes[above].parent;
    return above;
}

static int dom_page_is_blank(const char *text, size_t size, const char *limit) {
    size_t at = galleyi_dom_measure_blank(text, size, limit);
    if (at == size) return 1;
    /* no-break space alone is how editors keep an empty paragraph */
    while (at + 1 < size && (unsigned char)text[at] == 0xc2 && (unsigned char)text[at + 1] == 0xa0) {
        at += 2;
        while (at < size && (text[at] == ' ' || (text[at] >= 9 && text[at] <= 13))) at++;
    }
    return at == size;
}

static int dom_page_text(dom_page_cutter *cut, uint32_t index) {
    galleyi_dom_page *page = cut->page;
    const galleyi_html *html = page->html;
    const galleyi_html_node *node = &html->nodes[index];
    galleyi_html_slice text = galleyi_html_text(html, node);
    const char *limit = node->decoded ? html->decoded + html->decoded_size : html->text + html->text_size;
    if (dom_page_is_blank(text.data, text.size, limit)) { cut->measure.space |= cut->block && cut->measure.chars && text.size; return 1; }
    const galleyi_dom_page_node *above = &page->nodes[node->parent];
    uint32_t element = above->block_element;
    if (cut->block && (cut->boundary || cut->block->element != element || cut->breaks >= 2)) dom_page_close(cut);
    if (!cut->block) {
        if (!dom_page_open(cut, index)) return 0;
        cut->block->element = element;
        cut->block->lca = node->parent;
    }
    cut->boundary = 0;
    if (cut->breaks) cut->measure.space = cut->measure.chars != 0;
    cut->breaks = 0;
    cut->block->last = index;
    cut->block->lca = dom_page_common(html, cut->block->lca, index);
    uint32_t words = cut->measure.words;
    galleyi_dom_measure_text(&cut->measure, text.data, text.size, limit);
    if (above->within & GALLEYI_IN_LINK) cut->block->link_words += cut->measure.words - words;
    return 1;
}

static int16_t dom_page_clip(int value) { return (int16_t)(value < -30000 ? -30000 : value > 30000 ? 30000 : value); }

static void dom_page_element(galleyi_dom_page *page, uint32_t index) {
    const galleyi_html *html = page->html;
    const galleyi_html_node *node = &html->nodes[index];
    const galleyi_dom_page_node *above = &page->nodes[node->parent];
    galleyi_dom_page_node *here = &page->nodes[index];
    uint32_t tag = node->space == GALLEYI_SPACE_HTML ? node->name : 0;
    *here = *above;
    here->depth = (uint16_t)(above->depth < 65000 ? above->depth + 1 : above->depth);
    if (galleyi_dom_page_is_block(tag)) here->block_element = index;
    if (tag < GALLEYI_TAG_COUNT) here->within |= dom_page_within[tag];
    if (!node->count) { here->token = 0; return; }
    const galleyi_dom_name *name = galleyi_dom_name_of(&page->names, index);
    if (name->is_hidden) here->within |= GALLEYI_IN_HIDDEN;
    int score = name->known ? name->sum * 4 / name->known : 0;
    here->token = dom_page_clip(score);
    here->chain_sum = dom_page_clip(above->chain_sum + score);
    if (score < here->chain_min) here->chain_min = here->token;
    if (score > here->chain_max) here->chain_max = here->token;
}

static int32_t dom_page_cut(galleyi_dom_page *page, galleyi_work *work) {
    const galleyi_html *html = page->html;
    dom_page_cutter cut;
    memset(&cut, 0, sizeof cut);
    cut.page = page;
    page->articles = page->tables = page->dialogs = page->block_count = 0;
    galleyi_buffer_clear(&page->block_store);
    for (uint32_t i = 1; i < html->node_count; i++) {
        const galleyi_html_node *node = &html->nodes[i];
        page->begun[i] = page->block_count;
        if (node->kind == GALLEYI_HTML_TEXT) { page->nodes[i] = page->nodes[node->parent]; if (!dom_page_text(&cut, i)) return GALLEY_ENOMEM; continue; }
        if (node->kind != GALLEYI_HTML_ELEMENT) { page->nodes[i] = page->nodes[node->parent]; continue; }
        dom_page_element(page, i);
        uint32_t tag = node->space == GALLEYI_SPACE_HTML ? node->name : (uint32_t)GALLEYI_TAG_SCRIPT;   /* svg and math are no prose */
        if (galleyi_dom_page_is_skipped(tag) && !(tag == GALLEYI_TAG_NOSCRIPT && page->noscript)) {
            for (uint32_t k = i + 1; k < node->end; k++) {
                page->begun[k] = page->block_count;
                page->nodes[k] = page->nodes[i];
                page->articles += galleyi_html_is(&html->nodes[k], GALLEYI_TAG_ARTICLE);
            }
            i = node->end - 1;
            continue;
        }
        if (tag == GALLEYI_TAG_BR) cut.breaks++;
        else if (tag == GALLEYI_TAG_IMG) cut.image = page->block_count + 1;
        else if (galleyi_dom_page_is_block(tag)) {
            cut.boundary = 1;
            page->articles += tag == GALLEYI_TAG_ARTICLE;
            page->tables += tag == GALLEYI_TAG_TABLE;
            page->dialogs += tag == GALLEYI_TAG_DIALOG;
        }
    }
    dom_page_close(&cut);
    page->begun[html->node_count] = page->block_count;
    return galleyi_work_add(work, html->node_count * UINT64_C(8) + html->text_size / 4);
}

static int dom_page_sum(galleyi_dom_page *page) {
    galleyi_dom_sums *sums = galleyi_arena_allocate_zeroed(&page->arena, (page->block_count + 1) * sizeof *sums);
    if (!sums) return 0;
    for (uint32_t i = 0; i < page->block_count; i++) {
        const galleyi_dom_block *b = &page->blocks[i];
        galleyi_dom_sums *next = &sums[i + 1];
        *next = sums[i];
        next->words += b->words;
        next->link_words += b->link_words;
        if (b->is_long) { next->long_words += b->words; next->longs++; }
        next->sentence_ends += b->sentence_end;
        next->paragraphs += galleyi_html_is(&page->html->nodes[b->element], GALLEYI_TAG_P);
    }
    page->sums = sums;
    return 1;
}

int32_t galleyi_dom_page_scan(galleyi_dom_page *page, const galleyi_html *html, galleyi_work *work) {
    galleyi_arena_reset(&page->arena);
    page->html = html;
    page->noscript = 0;
    page->nodes = galleyi_arena_allocate(&page->arena, html->node_count * sizeof *page->nodes);
    page->begun = galleyi_arena_allocate(&page->arena, (html->node_count + UINT64_C(1)) * sizeof *page->begun);
    if (!page->nodes || !page->begun) return GALLEY_ENOMEM;
    int32_t status = galleyi_dom_names_read(&page->names, html, page->classes, &page->arena);
    if (status) return status;
    memset(&page->nodes[0], 0, sizeof page->nodes[0]);
    page->begun[0] = 0;
    status = dom_page_cut(page, work);
    if (status) return status;
    uint32_t chars = 0;
    for (uint32_t i = 0; i < page->block_count && chars < 400; i++) chars += page->blocks[i].chars;
    if (chars < 400) {                        /* a page for scripts alone: what it shows without them */
        page->noscript = 1;
        status = dom_page_cut(page, work);
    }
    return status ? status : dom_page_sum(page) ? GALLEY_OK : GALLEY_ENOMEM;
}
