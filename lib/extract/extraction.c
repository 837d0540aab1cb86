#include "extract/extraction.h"
#include "core/cpu.h"
#include "extract/page_kind.h"
#include "extract/lead_lines.h"
#include "extract/dom_around.h"
#include "extract/heading_lines.h"
#include <stdio.h>
#if defined(GALLEYI_SIMD_X86)
#  include <emmintrin.h>
#endif

uint64_t galleyi_extract_offset(const galleyi_extraction *x, uint32_t offset) {
    return x->options->offset ? x->options->offset(x->options->user, offset) : offset;
}

int32_t galleyi_extract_origin(const galleyi_extraction *x, galley_record *record, int32_t field, const char *origin, uint32_t block) {
    const galleyi_dom_block *b = &x->page.blocks[block];
    const galleyi_html_node *node = &x->html->nodes[b->first];
    if (b->first != b->last || node->decoded) return galley_record_set_origin(record, field, origin, GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
    uint64_t from = galleyi_extract_offset(x, node->span_begin), to = galleyi_extract_offset(x, node->span_end);
    return galley_record_set_origin(record, field, origin, GALLEY_CONFIDENCE_UNKNOWN, from, to - from);
}

static int extraction_is_blank(char c) { return c == ' ' || (c >= 9 && c <= 13); }

/* From a character at k to behind the last of those that only single spaces part. */
static size_t extraction_run(const char *text, size_t size, size_t k) {
#if defined(GALLEYI_SIMD_X86)
    const __m128i space = _mm_set1_epi8(' '), nine = _mm_set1_epi8(9), four = _mm_set1_epi8(4);
    for (; k + 17 <= size; k += 16) {
        __m128i here = _mm_loadu_si128((const __m128i *)(const void *)(text + k)), next = _mm_loadu_si128((const __m128i *)(const void *)(text + k + 1));
        __m128i breaks = _mm_sub_epi8(here, nine), breaks_next = _mm_sub_epi8(next, nine);
        __m128i ends = _mm_or_si128(_mm_cmpeq_epi8(next, space), _mm_cmpeq_epi8(_mm_min_epu8(breaks_next, four), breaks_next));
        __m128i bad = _mm_or_si128(_mm_cmpeq_epi8(_mm_min_epu8(breaks, four), breaks), _mm_and_si128(_mm_cmpeq_epi8(here, space), ends));
        unsigned map = (unsigned)_mm_movemask_epi8(bad);
        if (map) return k + (unsigned)__builtin_ctz(map);
    }
#endif
    for (;; k++) {
        while (k < size && !extraction_is_blank(text[k])) k++;
        if (k + 1 >= size || text[k] != ' ' || extraction_is_blank(text[k + 1])) return k;
    }
}

int32_t galleyi_dom_block_text(const galleyi_dom_page *page, uint32_t block, galleyi_buffer *out) {
    const galleyi_dom_block *b = &page->blocks[block];
    int space = 0;
    size_t begin = out->size;
    uint32_t above = page->html->nodes[b->first].parent;
    for (uint32_t i = galleyi_dom_page_is_permalink(page->html, above) ? page->html->nodes[above].end : b->first; i <= b->last; i++) {
        const galleyi_html_node *node = &page->html->nodes[i];
        if (galleyi_html_is(node, GALLEYI_TAG_BR)) space = 1;
        if (node->kind == GALLEYI_HTML_ELEMENT && (galleyi_dom_page_is_skipped(node->name) || galleyi_dom_page_is_permalink(page->html, i))) { i = node->end - 1; continue; }
        if (node->kind != GALLEYI_HTML_TEXT) continue;
        galleyi_html_slice text = galleyi_html_text(page->html, node);
        for (size_t k = 0; k < text.size; ) {
            if (extraction_is_blank(text.data[k])) { space = 1; k++; continue; }
            size_t from = k;
            k = extraction_run(text.data, text.size, k);
            if (space && out->size > begin) galleyi_buffer_append_char(out, ' ');
            galleyi_buffer_append(out, text.data + from, k - from);
            space = 0;
        }
    }
    return out->status;
}

static const char *extraction_reason(uint8_t reason) {
    static const char *const names[] = { "not story", "", "headline", "hidden", "repeated", "after the end", "caption", "heading over nothing", "field", "box of furniture",
        "comment", "related", "note" };
    return names[reason];
}

/* Log odds in thousandths: above 0 rather story than not. */
static int64_t extraction_score(const galleyi_extraction *x, uint32_t block) { return (int64_t)x->scores[block] * 1000 / 4096; }

static void extraction_drop(galleyi_extraction *x, uint32_t block, uint64_t from, uint64_t to, galleyi_buffer *text) {
    char score[24];
    galley_record *dropped = galley_record_edit(x->root, GALLEY_DROPPED, GALLEY_NEW);
    if (!dropped) return;
    galleyi_buffer_clear(text);
    galleyi_dom_block_text(&x->page, block, text);
    snprintf(score, sizeof score, "%d", (int)extraction_score(x, block));
    galley_record_set_text(dropped, GALLEY_REASON, extraction_reason(x->reasons[block]), GALLEY_NUL_TERMINATED);
    galley_record_set_text(dropped, GALLEY_TEXT, text->data, text->size);
    galley_record_set_number(dropped, GALLEY_OFFSET, (int64_t)from);
    galley_record_set_number(dropped, GALLEY_LENGTH, (int64_t)(to - from));
    galley_record_set_property(dropped, "galley:score", score, GALLEY_NUL_TERMINATED);
}

/* With option explain: every block that is not in the body, and why; and in galley:blocks what the judge said of each. */
static int32_t extraction_explain(galleyi_extraction *x) {
    const galleyi_dom_page *page = &x->page;
    galleyi_buffer text, all;
    galleyi_buffer_init(&text, &x->root->document->memory);
    galleyi_buffer_init(&all, &x->root->document->memory);
    galleyi_buffer_append_char(&all, '[');
    for (uint32_t i = 0; i < page->block_count && !text.status; i++) {
        uint64_t from = galleyi_extract_offset(x, x->html->nodes[page->blocks[i].first].span_begin);
        uint64_t to = galleyi_extract_offset(x, x->html->nodes[page->blocks[i].last].span_end);
        int chosen = x->reasons[i] == GALLEYI_BLOCK_CHOSEN;
        galleyi_buffer_append_text(&all, i ? ",{\"span\":[" : "{\"span\":[");
        galleyi_buffer_append_number(&all, (int64_t)from);
        galleyi_buffer_append_char(&all, ',');
        galleyi_buffer_append_number(&all, (int64_t)to);
        galleyi_buffer_append_text(&all, "],\"score\":");
        galleyi_buffer_append_number(&all, extraction_score(x, i));
        galleyi_buffer_append_text(&all, ",\"reason\":\"");
        galleyi_buffer_append_text(&all, chosen ? "story" : extraction_reason(x->reasons[i]));
        galleyi_buffer_append_text(&all, "\"}");
        if (!chosen) extraction_drop(x, i, from, to, &text);
    }
    galleyi_buffer_append_char(&all, ']');
    int32_t status = text.status ? text.status : all.status;
    if (!status && page->block_count) status = galley_record_set_property(x->root, "galley:blocks", all.data, all.size);
    galleyi_buffer_free(&text);
    galleyi_buffer_free(&all);
    return status ? status : x->root->document->status;
}

static int32_t extraction_article(galleyi_extraction *x) {
    if (!x->article) x->article = galley_record_edit(x->root, GALLEY_ARTICLES, GALLEY_NEW);
    return x->article ? GALLEY_OK : x->root->document->status;
}

static int32_t extraction_fragment(galleyi_extraction *x, const char *text, size_t size) {
    galleyi_html html;
    galleyi_html_options options = { .context = "div", .work = x->work };
    galleyi_html_init(&html, &x->root->document->memory);
    int32_t status = galleyi_html_parse(&html, text, size, &options);
    if (!status) status = extraction_article(x);
    if (!status) status = galleyi_body_from_fragment(x->article, &html, x->base, x->work);
    galleyi_html_free(&html);
    return status;
}

/* Where the page's data holds more than all its elements do. */
static int32_t extraction_data(galleyi_extraction *x, int *found) {
    uint32_t words = x->page.sums[x->page.block_count].words / GALLEYI_DOM_WORD;
    galleyi_buffer text;
    uint32_t more = 0;
    galleyi_buffer_init(&text, &x->root->document->memory);
    int32_t status = galleyi_extract_data_html(x, &text, &more);
    if (!status && more > words) {
        *found = 1;
        status = extraction_fragment(x, text.data, text.size);
        if (!status) status = galley_record_set_origin(x->article, GALLEY_BODY, "data:text", GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
    }
    galleyi_buffer_free(&text);
    return status;
}

static int32_t extraction_body(galleyi_extraction *x) {
    enum { FEW = 60 };
    const galleyi_dom_page *page = &x->page;
    uint8_t *roles = galleyi_arena_allocate_zeroed(&x->page.arena, page->block_count + 1), *headings = NULL;
    uint32_t count = 0, words = 0, title = galleyi_dom_features_title(x->features);
    uint32_t standfirst = galleyi_lead_standfirst(x);
    int found = 0;
    int32_t status = galleyi_lead_drop_fields(x);
    if (!roles || status) return roles ? status : GALLEY_ENOMEM;
    if (standfirst < page->block_count && x->reasons[standfirst] == GALLEYI_BLOCK_CHOSEN) x->reasons[standfirst] = GALLEYI_BLOCK_FIELD;
    for (uint32_t i = 0; i < page->block_count; i++) {
        count += roles[i] = x->reasons[i] == GALLEYI_BLOCK_CHOSEN;
        if (roles[i]) words += page->blocks[i].words / GALLEYI_DOM_WORD;
    }
    galleyi_body_source source = { .page = page, .roles = roles, .base = x->base, .title = title < page->block_count ? page->blocks[title].first : 0,
                                   .spans = x->options->spans, .offset = x->options->offset, .user = x->options->user };
    if (words < FEW && !x->around->listing) status = extraction_data(x, &found);
    if (status || found || !count) return status;
    status = extraction_article(x);
    if (!status && standfirst < page->block_count) {
        status = galleyi_lead_set_standfirst(x, standfirst);
        for (uint32_t i = 0; i < page->block_count; i++) roles[i] = x->reasons[i] == GALLEYI_BLOCK_CHOSEN;
    }
    if (!status) status = galleyi_heading_lines(x, roles, &headings);
    source.headings = headings;
    if (!status) status = galleyi_lead_set_dateline(x, roles, &source.dateline_block, &source.dateline);
    if (!status) status = galleyi_body_from_dom(x->article, &source, x->work);
    for (uint32_t i = 0; i < page->block_count; i++) if (roles[i]) x->reasons[i] = GALLEYI_BLOCK_CHOSEN;   /* captions and the like are part of it */
    return status ? status : galley_record_set_origin(x->article, GALLEY_BODY, "dom:blocks", GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
}

/* The page's address, as its base element may turn it. */
static int32_t extraction_base(galleyi_extraction *x) {
    const char *url = x->options->url;
    if (!url) return GALLEY_OK;
    int32_t status = galleyi_url_parse(&x->own_url, &x->page.arena, url, strlen(url), NULL);
    if (!status) x->base = &x->own_url;
    for (uint32_t i = 1; i < x->html->node_count && x->base && !status; i++) {
        const galleyi_html_node *node = &x->html->nodes[i];
        if (!galleyi_html_is(node, GALLEYI_TAG_BASE)) continue;
        galleyi_html_slice href = galleyi_html_get(x->html, node, GALLEYI_ATTRIBUTE_HREF);
        galleyi_url base;
        status = href.size ? galleyi_url_parse(&base, &x->page.arena, href.data, href.size, x->base) : GALLEY_OK;
        if (!status && href.size) x->own_url = base;
        break;
    }
    return status == GALLEY_ENOMEM ? status : GALLEY_OK;
}

static int32_t extraction_kind(galleyi_extraction *x) {
    const char *name = galleyi_page_kind_name(x->kind);
    if (!name || !x->article || galley_record_text(x->article, GALLEY_KIND, NULL)) return GALLEY_OK;
    int32_t status = galley_record_set_text(x->article, GALLEY_KIND, name, GALLEY_NUL_TERMINATED);
    return status ? status : galley_record_set_origin(x->article, GALLEY_KIND, "page:kind", GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
}

int32_t galleyi_extract_page(galley_record *root, const galleyi_html *html, const galleyi_extract_options *options, galleyi_work *work) {
    galleyi_extraction x;
    memset(&x, 0, sizeof x);
    x.html = html;
    x.options = options;
    x.work = work;
    x.root = root;
    galleyi_dom_page_init(&x.page, &root->document->memory);
    int32_t status = galleyi_dom_page_scan(&x.page, html, work);
    if (!status) status = extraction_base(&x);
    if (!status) status = galleyi_dom_evidence_of(&x.page, &x.evidence);
    if (!status) status = galleyi_dom_features_begin(&x.page, &x.evidence, work, &x.features);
    if (!status) status = galleyi_choose_blocks(&x);
    galleyi_dom_features_end(x.features);
    if (!status) status = galleyi_around_find(&x);
    if (!status) status = extraction_body(&x);
    if (!status) status = galleyi_extract_metadata(&x);
    if (!status) status = extraction_kind(&x);
    if (!status && options->explain) status = extraction_explain(&x);
    if (!status && !x.article) status = galleyi_around_fill_listing(&x);
    galleyi_around_free(&x);
    galleyi_dom_page_free(&x.page);
    return status;
}
