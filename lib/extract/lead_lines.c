#include "extract/lead_lines.h"
#include "extract/class_words.h"
#include "extract/heading_lines.h"
#include "extract/metadata.h"
#include "extract/page_kind.h"
#include "text/bylines.h"
#include "text/datelines.h"
#include "text/dates.h"
#include "text/fold.h"

enum { LEAD_BLOCKS = 10, LEAD_LEVELS = 3, LEAD_FEWEST = 4 * GALLEYI_DOM_WORD, LEAD_MOST = 90 * GALLEYI_DOM_WORD, LEAD_CONFIDENCE = 60,
       LEAD_FIELDS = 4, LEAD_FIELD_MOST = 9 * GALLEYI_DOM_WORD, LEAD_BYLINE = 75,
       LEAD_PLACE = 24, LEAD_CUT = 60, LEAD_BEHIND = 40 /* bytes */ };

static uint32_t lead_words(const galleyi_extraction *x, uint32_t block) {
    const galleyi_dom_page *page = &x->page;
    uint32_t words = 0, up = page->blocks[block].lca;
    for (int level = 0; up && level < LEAD_LEVELS; level++, up = x->html->nodes[up].parent) {
        if (galleyi_dom_page_blocks_end(page, up) - galleyi_dom_page_blocks_begin(page, up) > 2) break;
        words |= galleyi_dom_name_of(&x->page.names, up)->words;
    }
    return words;
}

/* Bytes that are no white space. */
static size_t lead_bytes(galleyi_html_slice text) {
    size_t bytes = 0;
    for (size_t i = 0; i < text.size; i++) bytes += (unsigned char)text.data[i] > ' ';
    return bytes;
}
/* Whether a block says what the page's description says, but for white space. Before the block's there may be a place ("Berlin."), behind the description's a name. */
static int lead_is_description(const galleyi_extraction *x, uint32_t block) {
    const galleyi_dom_block *b = &x->page.blocks[block];
    galleyi_html_slice said = x->evidence.description;
    size_t bytes = lead_bytes(said), here = 0, at = 0;
    if (!bytes) return 0;
    for (uint32_t i = b->first; i <= b->last; i++)
        if (x->html->nodes[i].kind == GALLEYI_HTML_TEXT) here += lead_bytes(galleyi_html_text(x->html, &x->html->nodes[i]));
    size_t place = here > bytes ? here - bytes : 0;
    if (!here || place > LEAD_PLACE || (here < bytes && (here < LEAD_CUT || bytes - here > LEAD_BEHIND))) return 0;
    for (uint32_t i = b->first; i <= b->last; i++) {
        if (x->html->nodes[i].kind != GALLEYI_HTML_TEXT) continue;
        galleyi_html_slice text = galleyi_html_text(x->html, &x->html->nodes[i]);
        for (size_t k = 0; k < text.size; k++) {
            if ((unsigned char)text.data[k] <= ' ') continue;
            if (place) { place--; continue; }
            while ((unsigned char)said.data[at] <= ' ') at++;
            if (said.data[at++] != text.data[k]) return 0;
        }
    }
    return 1;
}

/* It stands with the paragraphs of the story as one of them. */
static int lead_is_sibling(const galleyi_extraction *x, uint32_t block) {
    const galleyi_html_node *nodes = x->html->nodes;
    const galleyi_dom_page *page = &x->page;
    for (uint32_t i = block + 1; i < page->block_count && i < block + LEAD_BLOCKS; i++) {
        uint32_t a = page->blocks[block].element, b = page->blocks[i].element;
        if (x->reasons[i] != GALLEYI_BLOCK_CHOSEN || page->blocks[i].words < LEAD_FEWEST) continue;
        galleyi_html_slice one = galleyi_html_get(x->html, &nodes[a], GALLEYI_ATTRIBUTE_CLASS), other = galleyi_html_get(x->html, &nodes[b], GALLEYI_ATTRIBUTE_CLASS);
        return nodes[a].parent == nodes[b].parent && nodes[a].name == nodes[b].name && one.size == other.size && (!one.size || !memcmp(one.data, other.data, one.size));
    }
    return 0;
}

static int lead_is_bold(const galleyi_extraction *x, uint32_t block) {
    const galleyi_dom_block *b = &x->page.blocks[block];
    for (uint32_t i = b->first; i <= b->last; i++) {
        if (x->html->nodes[i].kind != GALLEYI_HTML_TEXT) continue;
        galleyi_html_slice text = galleyi_html_text(x->html, &x->html->nodes[i]);
        size_t k = 0;
        while (k < text.size && (unsigned char)text.data[k] <= ' ') k++;
        uint32_t up = x->html->nodes[i].parent;
        while (up > b->element && !galleyi_html_is(&x->html->nodes[up], GALLEYI_TAG_STRONG) && !galleyi_html_is(&x->html->nodes[up], GALLEYI_TAG_B)) up = x->html->nodes[up].parent;
        if (k < text.size && up <= b->element) return 0;
    }
    return 1;
}
/* A byline or a date, by the names of elements of so many blocks. */
static int lead_is_field(const galleyi_extraction *x, uint32_t block, uint32_t most) {
    enum { FIELDS = GALLEYI_MARK_AUTHOR_CLASS | GALLEYI_MARK_BYLINE_CLASS | GALLEYI_MARK_AUTHOR | GALLEYI_MARK_REL_AUTHOR | GALLEYI_MARK_TIME | GALLEYI_MARK_PUBLISHED | GALLEYI_MARK_DATE_CLASS };
    uint32_t up = x->page.blocks[block].lca;
    for (int level = 0; up && level < LEAD_LEVELS; level++, up = x->html->nodes[up].parent) {
        if (galleyi_dom_page_blocks_end(&x->page, up) - galleyi_dom_page_blocks_begin(&x->page, up) > most) break;
        if (galleyi_html_is(&x->html->nodes[up], GALLEYI_TAG_TIME) || galleyi_dom_name_of(&x->page.names, up)->marks & FIELDS) return 1;
    }
    return 0;
}
/* The story's first block, set otherwise than the paragraphs: all bold, or of another kind and with a byline or a date behind it, none before. */
static int lead_is_apart(const galleyi_extraction *x, uint32_t title, uint32_t block) {
    const galleyi_dom_page *page = &x->page;
    uint32_t next = block + 1, behind = 0, before = 0;
    for (; next < page->block_count && next < block + LEAD_BLOCKS && !(x->reasons[next] == GALLEYI_BLOCK_CHOSEN && page->blocks[next].is_long); next++)
        behind += x->reasons[next] != GALLEYI_BLOCK_CHOSEN && lead_is_field(x, next, LEAD_FIELDS);
    if (next >= page->block_count || next >= block + LEAD_BLOCKS) return 0;
    if (lead_is_bold(x, block)) return !lead_is_bold(x, next);
    for (uint32_t i = title + 1; i < block; i++) before += lead_is_field(x, i, LEAD_FIELDS) != 0;
    return behind && !before && !lead_is_sibling(x, block);
}

uint32_t galleyi_lead_standfirst(const galleyi_extraction *x) {
    const galleyi_dom_page *page = &x->page;
    uint32_t title = galleyi_dom_features_title(x->features), story = 0, begun = 0;   /* begun: a block of the story that is no heading */
    if (title >= page->block_count) return page->block_count;
    for (uint32_t i = title + 1; i < page->block_count && i <= title + LEAD_BLOCKS && story < 1; i++) {
        const galleyi_dom_block *b = &page->blocks[i];
        uint16_t within = page->nodes[b->element].within;
        int chosen = x->reasons[i] == GALLEYI_BLOCK_CHOSEN;
        if (x->reasons[i] == GALLEYI_BLOCK_TITLE) continue;
        if (b->words >= LEAD_FEWEST && b->words <= LEAD_MOST && b->link_words * 3 < b->words && !(within & (GALLEYI_IN_NAV | GALLEYI_IN_LIST | GALLEYI_IN_FIGURE | GALLEYI_IN_FORM | GALLEYI_IN_HIDDEN))) {
            if (lead_words(x, i) & GALLEYI_WORD_STANDFIRST && !lead_is_field(x, i, 1)) return i;
            if (lead_is_description(x, i) && !lead_is_sibling(x, i)) return i;
            if (!begun && chosen && b->sentence_end && b->words >= 2 * LEAD_FEWEST && x->kind == GALLEYI_PAGE_ARTICLE && lead_is_apart(x, title, i)) return i;
            if (!begun && chosen && within & GALLEYI_IN_HEADING && b->words >= 2 * LEAD_FEWEST && x->kind == GALLEYI_PAGE_ARTICLE
                && ((i == title + 1 && b->sentence_end) || galleyi_heading_is_single(x, i))) return i;
        }
        begun |= chosen && !(within & GALLEYI_IN_HEADING);
        story += chosen && !(within & (GALLEYI_IN_FIGURE | GALLEYI_IN_CAPTION)) && b->is_long;
    }
    return page->block_count;
}

/* A block's folded text; the buffer is to be freed. */
static int32_t lead_read(const galleyi_extraction *x, uint32_t block, galleyi_buffer *folded) {
    galleyi_buffer text;
    galleyi_buffer_init(&text, &x->root->document->memory);
    galleyi_buffer_init(folded, &x->root->document->memory);
    int32_t status = galleyi_dom_block_text(&x->page, block, &text);
    if (!status) status = galleyi_fold_append(folded, text.data ? text.data : "", text.size);
    galleyi_buffer_free(&text);
    return status;
}

int32_t galleyi_lead_set_standfirst(galleyi_extraction *x, uint32_t block) {
    galleyi_buffer folded;
    int32_t status = lead_read(x, block, &folded);
    if (!status && folded.size) status = galley_record_set_text(x->article, GALLEY_SUBTITLE, folded.data, folded.size);
    if (!status && folded.size) status = galleyi_extract_origin(x, x->article, GALLEY_SUBTITLE, "dom:standfirst", block);
    for (uint32_t i = 0; i < x->page.block_count && folded.size; i++)       /* its copies too */
        if (x->page.blocks[i].hash == x->page.blocks[block].hash) x->reasons[i] = GALLEYI_BLOCK_FIELD;
    galleyi_buffer_free(&folded);
    return status;
}

static int lead_is_date(const char *text, size_t size) {
    const galleyi_dates_options options = { NULL, NULL, NULL, NULL };
    galleyi_date date;
    return galleyi_dates_read(&options, text, size, &date) && date.has_day && date.has_year;
}
static int lead_is_byline(const char *text, size_t size) {
    galleyi_byline byline;
    return galleyi_byline_parse(text, size, NULL, 0, (galleyi_span){ 0, 0 }, GALLEYI_BYLINE_NEAR_HEADLINE, &byline) && byline.labelled && byline.confidence >= LEAD_BYLINE && !byline.authors[0].organization_only
        && !byline.text.begin && byline.text.end + 1 >= size;
}

int32_t galleyi_lead_drop_fields(galleyi_extraction *x) {
    const galleyi_dom_page *page = &x->page;
    uint32_t first = 0, seen = 0;
    int32_t status = GALLEY_OK;
    if (x->kind != GALLEYI_PAGE_ARTICLE) return status;
    while (first < page->block_count && !(x->reasons[first] == GALLEYI_BLOCK_CHOSEN && page->blocks[first].is_long)) first++;
    if (first == page->block_count) return status;
    for (uint32_t i = 0; i < first && seen < LEAD_FIELDS && !status; i++) {
        const galleyi_dom_block *b = &page->blocks[i];
        if (x->reasons[i] != GALLEYI_BLOCK_CHOSEN) continue;
        seen++;
        if (b->words > LEAD_FIELD_MOST || page->nodes[b->element].within & (GALLEYI_IN_TABLE | GALLEYI_IN_QUOTE | GALLEYI_IN_CAPTION)) continue;
        galleyi_buffer folded;
        status = lead_read(x, i, &folded);
        if (!status && folded.size && ((b->has_digit && lead_is_date(folded.data, folded.size)) || lead_is_byline(folded.data, folded.size))) x->reasons[i] = GALLEYI_BLOCK_FIELD;
        galleyi_buffer_free(&folded);
    }
    return status;
}

int32_t galleyi_lead_set_dateline(galleyi_extraction *x, const uint8_t *roles, uint32_t *block, size_t *taken) {
    const galleyi_dom_page *page = &x->page;
    galleyi_dateline line;
    galleyi_buffer folded;
    uint32_t first = 0;
    *taken = 0;
    while (first < page->block_count && (!roles[first] || page->nodes[page->blocks[first].element].within
                                         & (GALLEYI_IN_HEADING | GALLEYI_IN_FIGURE | GALLEYI_IN_LIST | GALLEYI_IN_TABLE | GALLEYI_IN_QUOTE | GALLEYI_IN_CAPTION))) first++;
    if (first == page->block_count) return GALLEY_OK;
    int32_t status = lead_read(x, first, &folded);
    if (!status && folded.size && galleyi_dateline_parse(folded.data, folded.size, &line) && line.confidence >= LEAD_CONFIDENCE && line.rest < folded.size && line.text.end > line.text.begin) {
        galley_record *dateline = galley_record_edit(x->article, GALLEY_DATELINE, 0);
        if (!dateline) status = x->root->document->status;
        const struct { int32_t field; galleyi_span span; } parts[] = { { GALLEY_TEXT, line.text }, { GALLEY_PLACE, line.place }, { GALLEY_AGENCY, line.agency } };
        for (size_t i = 0; i < 3 && !status; i++)
            if (parts[i].span.end > parts[i].span.begin) status = galley_record_set_text(dateline, parts[i].field, folded.data + parts[i].span.begin, parts[i].span.end - parts[i].span.begin);
        if (!status) status = galley_record_set_origin(x->article, GALLEY_DATELINE, "dom:paragraph", GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
        *taken = line.rest;
        *block = first;
    }
    galleyi_buffer_free(&folded);
    return status;
}
