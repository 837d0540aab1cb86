/* Tags: short lines under a heading such as "Topics", or names behind the heading on its own line. */
#include "text/page.h"

enum { TAGS_MOST = 60 };

static int32_t tags_add(galleyi_page *page, size_t i, galleyi_span span) {
    const galleyi_block *block = galleyi_page_block(page, i);
    span = galleyi_span_strip(block->text, span);
    while (span.begin < span.end && block->text[span.begin] == '#') span.begin++;
    if (span.begin >= span.end) return GALLEY_OK;
    galleyi_piece piece = galleyi_page_piece(i, span);
    return galleyi_buffer_append(&page->tags, &piece, sizeof piece);
}
/* "A, B, C" or "#A #B". */
static int32_t tags_split(galleyi_page *page, size_t i, galleyi_span rest) {
    const galleyi_block *block = galleyi_page_block(page, i);
    int32_t status = GALLEY_OK;
    galleyi_span one = { rest.begin, rest.begin };
    for (uint32_t at = rest.begin; at <= rest.end && !status; at++) {
        char c = at < rest.end ? block->text[at] : ',';
        bool hash = c == '#' && at > one.begin;
        if (c != ',' && c != ';' && c != '|' && !hash) continue;
        one.end = at;
        status = tags_add(page, i, one);
        one.begin = hash ? at : at + 1;
    }
    return status;
}
static bool tags_like(const galleyi_page *page, size_t i) {
    const galleyi_block *block = galleyi_page_block(page, i);
    if (page->part[i] > GALLEYI_PART_DROPPED && page->part[i] != GALLEYI_PART_MENU) return false;
    if (block->phrases & (GALLEYI_PHRASE_SET(SHARE) | GALLEYI_PHRASE_SET(RELATED) | GALLEYI_PHRASE_SET(COMMENTS) | GALLEYI_PHRASE_SET(LEGAL) | GALLEYI_PHRASE_SET(NEWSLETTER)
                          | GALLEYI_PHRASE_SET(MOST_READ) | GALLEYI_PHRASE_SET(RIGHTS))) return false;
    return block->weight <= 40 && block->all_words <= 4 && block->letters && block->end != GALLEYI_END_STOP && block->end != GALLEYI_END_COLON && block->end != GALLEYI_END_QUESTION
        && block->begin != GALLEYI_BEGIN_DASH;
}

int32_t galleyi_page_find_tags(galleyi_page *page) {
    int32_t status = GALLEY_OK;
    uint64_t all = 0, before = 0;
    for (size_t i = 0; i < page->blocks.count; i++) all += page->part[i] == GALLEYI_PART_PARAGRAPH ? page->blocks.block[i].weight : 0;
    for (size_t i = 0; i < page->blocks.count && !status; i++) {
        galleyi_span rest;
        if (page->part[i] == GALLEYI_PART_PARAGRAPH) before += page->blocks.block[i].weight;
        if (page->part[i] != GALLEYI_PART_TAGS_LABEL) continue;
        galleyi_page_furniture(page, i, &rest);
        if (galleyi_span_size(rest) > 0) { status = tags_split(page, i, rest); if (page->tags.size) return status; continue; }
        if (before * 2 < all) continue;
        size_t end = i + 1;
        while (end < page->blocks.count && end - i <= TAGS_MOST && tags_like(page, end) && (end == i + 1 || !galleyi_page_block(page, end)->blanks_before
               || galleyi_page_block(page, i + 1)->blanks_before)) end++;
        bool apart = i + 1 < end && galleyi_page_block(page, i + 1)->blanks_before;
        if (apart && end - i < 3) continue;
        for (size_t k = i + 1; k < end && !status; k++) {
            galleyi_span whole = { 0, galleyi_page_block(page, k)->size };
            status = memchr(galleyi_page_block(page, k)->text, ',', whole.end) || galleyi_page_block(page, k)->text[0] == '#' ? tags_split(page, k, whole) : tags_add(page, k, whole);
            page->part[k] = GALLEYI_PART_TAG;
        }
        if (page->tags.size) return status;
    }
    return status;
}
