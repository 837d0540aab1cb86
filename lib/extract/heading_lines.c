#include "extract/heading_lines.h"

enum { HEADING_MOST = 12 * GALLEYI_DOM_WORD, HEADING_CHARS = 100, HEADING_OVER = 10 * GALLEYI_DOM_WORD, HEADING_KINDS = 16,
       HEADING_ELSEWHERE = GALLEYI_IN_LIST | GALLEYI_IN_TABLE | GALLEYI_IN_QUOTE | GALLEYI_IN_FIGURE | GALLEYI_IN_CAPTION | GALLEYI_IN_HEADING | GALLEYI_IN_CODE };

/* What a block element is called: its name and class. */
static int heading_same_kind(const galleyi_html *html, uint32_t one, uint32_t other) {
    const galleyi_html_node *a = &html->nodes[one], *b = &html->nodes[other];
    if (a->name != b->name || a->space != b->space) return 0;
    galleyi_html_slice x = galleyi_html_get(html, a, GALLEYI_ATTRIBUTE_CLASS), y = galleyi_html_get(html, b, GALLEYI_ATTRIBUTE_CLASS);
    return x.size == y.size && (!x.size || !memcmp(x.data, y.data, x.size));
}

/* All of its text is within b or strong. */
static int heading_is_bold(const galleyi_dom_page *page, uint32_t block) {
    const galleyi_dom_block *b = &page->blocks[block];
    const galleyi_html *html = page->html;
    for (uint32_t i = b->first; i <= b->last; i++) {
        if (html->nodes[i].kind != GALLEYI_HTML_TEXT) continue;
        galleyi_html_slice text = galleyi_html_text(html, &html->nodes[i]);
        size_t k = 0;
        while (k < text.size && ((unsigned char)text.data[k] <= ' ' || (unsigned char)text.data[k] == 0xc2 || (unsigned char)text.data[k] == 0xa0)) k++;
        if (k == text.size) continue;
        uint32_t up = html->nodes[i].parent;
        while (up > b->element && !galleyi_html_is(&html->nodes[up], GALLEYI_TAG_B) && !galleyi_html_is(&html->nodes[up], GALLEYI_TAG_STRONG)) up = html->nodes[up].parent;
        if (up <= b->element) return 0;
    }
    return 1;
}

/* It ends as a title does, with a question mark at most, and does not begin with the time of day as an entry of a log does. */
static int heading_is_line(const galleyi_dom_page *page, uint32_t block) {
    const galleyi_dom_block *b = &page->blocks[block];
    const galleyi_html *html = page->html;
    galleyi_html_slice first = galleyi_html_text(html, &html->nodes[b->first]), last = galleyi_html_text(html, &html->nodes[b->last]);
    size_t i = 0, digits = 0;
    while (last.size && (unsigned char)last.data[last.size - 1] <= ' ') last.size--;
    if (b->sentence_end && !(last.size && last.data[last.size - 1] == '?')) return 0;
    while (i < first.size && (unsigned char)first.data[i] <= ' ') i++;
    for (; i < first.size && first.data[i] >= '0' && first.data[i] <= '9'; i++) digits++;
    return !(digits && digits <= 2 && i + 1 < first.size && strchr("h:.", first.data[i]) && first.data[i + 1] >= '0' && first.data[i + 1] <= '9');
}

static int heading_could_be(const galleyi_dom_page *page, uint32_t block) {
    const galleyi_dom_block *b = &page->blocks[block];
    uint32_t name = page->html->nodes[b->element].name;
    return b->words <= HEADING_MOST && b->chars <= HEADING_CHARS && b->link_words * 2 <= b->words && !(page->nodes[b->lca].within & HEADING_ELSEWHERE)
        && (name == GALLEYI_TAG_P || name == GALLEYI_TAG_DIV) && page->begun[page->html->nodes[b->element].end] - page->begun[b->element] == 1 && heading_is_line(page, block);
}

typedef struct heading_kind { uint32_t element, count, fits; } heading_kind;

static heading_kind *heading_kind_of(const galleyi_html *html, heading_kind *kinds, uint32_t *count, uint32_t element) {
    for (uint32_t k = 0; k < *count; k++) if (heading_same_kind(html, kinds[k].element, element)) return &kinds[k];
    if (*count == HEADING_KINDS) return NULL;
    kinds[*count] = (heading_kind){ element, 0, 0 };
    return &kinds[(*count)++];
}

int32_t galleyi_heading_lines(galleyi_extraction *x, const uint8_t *roles, uint8_t **depths) {
    galleyi_dom_page *page = &x->page;
    const galleyi_html *html = page->html;
    heading_kind kinds[HEADING_KINDS];
    uint32_t kind_count = 0, next = page->block_count, first = page->block_count;
    uint8_t level = 2, *is = *depths = galleyi_arena_allocate_zeroed(&page->arena, page->block_count + (size_t)1);
    enum { BOLD = 100, KIND = 101 };
    if (!is) return GALLEY_ENOMEM;
    for (uint32_t i = 0; i < page->block_count && first == page->block_count; i++) if (roles[i] && page->blocks[i].is_long) first = i;
    for (uint32_t i = page->block_count; i-- > first; ) {
        if (!roles[i]) continue;
        const galleyi_dom_block *b = &page->blocks[i], *over = next < page->block_count ? &page->blocks[next] : NULL;
        int classed = galleyi_html_get(html, &html->nodes[b->element], GALLEYI_ATTRIBUTE_CLASS).size != 0;
        int fits = i > first && over && !is[next] && (over->is_long || over->words >= HEADING_OVER) && !(page->nodes[over->element].within & GALLEYI_IN_HEADING) && heading_could_be(page, i);
        heading_kind *kind = classed ? heading_kind_of(html, kinds, &kind_count, b->element) : NULL;
        if (fits && heading_is_bold(page, i)) is[i] = BOLD;
        else if (fits && kind && !heading_same_kind(html, b->element, over->element)) is[i] = KIND;
        if (kind) { kind->count++; kind->fits += is[i] != 0; }
        next = i;
    }
    for (uint32_t i = first; i < page->block_count; i++) {
        uint32_t name = html->nodes[page->blocks[i].element].name;
        if (roles[i] && name >= GALLEYI_TAG_H1 && name <= GALLEYI_TAG_H6) level = (uint8_t)(name == GALLEYI_TAG_H6 ? 6 : name - GALLEYI_TAG_H1 + 2);
        if (is[i] == KIND) {
            const heading_kind *kind = heading_kind_of(html, kinds, &kind_count, page->blocks[i].element);
            if (!kind || kind->count < 2 || kind->fits < kind->count) is[i] = 0;
        }
        if (is[i]) is[i] = level;
    }
    return GALLEY_OK;
}

int galleyi_heading_is_single(const galleyi_extraction *x, uint32_t block) {
    const galleyi_dom_page *page = &x->page;
    for (uint32_t i = block + 1; i < page->block_count; i++)
        if (x->reasons[i] == GALLEYI_BLOCK_CHOSEN && page->nodes[page->blocks[i].element].within & GALLEYI_IN_HEADING
            && heading_same_kind(page->html, page->blocks[i].element, page->blocks[block].element)) return 0;
    return 1;
}
