/* Tags: short lines under a heading such as "Topics", or names behind the heading on its own line. */
#include "text/page.h"

enum { TAGS_MOST = 30, TAGS_WEIGHT = 44, TAGS_WORDS = 6, TAGS_BEHIND = 5, TAGS_ABOVE = 12, TAGS_FAR = 40 };

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
                          | GALLEYI_PHRASE_SET(MOST_READ) | GALLEYI_PHRASE_SET(RIGHTS) | GALLEYI_PHRASE_SET(REPLY) | GALLEYI_PHRASE_SET(CREDIT) | GALLEYI_PHRASE_SET(READ_ALSO))) return false;
    return block->weight >= 2 && block->weight <= TAGS_WEIGHT && block->all_words <= TAGS_WORDS && block->letters && block->end != GALLEYI_END_STOP && block->end != GALLEYI_END_COLON
        && block->end != GALLEYI_END_QUESTION && block->begin != GALLEYI_BEGIN_DASH;
}
/* The end of the list that begins at begin. */
static size_t tags_end(const galleyi_page *page, size_t begin) {
    size_t end = begin;
    bool apart = begin + 1 < page->blocks.count && galleyi_page_block(page, begin + 1)->blanks_before && galleyi_page_block(page, begin)->blanks_before;
    while (end < page->blocks.count && end - begin < TAGS_MOST && tags_like(page, end) && (end == begin || apart || !galleyi_page_block(page, end)->blanks_before)) end++;
    return apart && end - begin < 2 ? begin : end;
}
static int32_t tags_take(galleyi_page *page, size_t begin, size_t end) {
    int32_t status = GALLEY_OK;
    for (size_t k = begin; k < end && !status; k++) {
        galleyi_span whole = { 0, galleyi_page_block(page, k)->size };
        status = memchr(galleyi_page_block(page, k)->text, ',', whole.end) || galleyi_page_block(page, k)->text[0] == '#' ? tags_split(page, k, whole) : tags_add(page, k, whole);
        page->part[k] = GALLEYI_PART_TAG;
    }
    return status;
}

/* No heading: short lines right behind the story, most of them of its words, that something else than a headline ends. */
static size_t tags_bare(const galleyi_page *page, size_t last, size_t *end) {
    for (size_t i = last + 1; i < last + TAGS_BEHIND && i < page->blocks.count; i++) {
        size_t known = 0;
        if (!tags_like(page, i) || page->part[i] != GALLEYI_PART_UNKNOWN) continue;
        *end = tags_end(page, i);
        if (*end - i < 3 || *end - i > 20) return page->blocks.count;
        for (size_t k = i; k < *end; k++) known += galleyi_judge_feature(&page->judged, k, GALLEYI_FEATURE_vocabulary) > 0;
        return known * 3 >= (*end - i) * 2 ? i : page->blocks.count;
    }
    return page->blocks.count;
}

int32_t galleyi_page_find_tags(galleyi_page *page) {
    size_t count = page->blocks.count, first = count, last = count, best = count, best_end = 0, best_distance = TAGS_FAR;
    for (size_t i = 0; i < count; i++)
        if (page->part[i] == GALLEYI_PART_PARAGRAPH && galleyi_page_block(page, i)->weight >= 60) { if (first == count) first = i; last = i; }
    if (first == count) return GALLEY_OK;
    for (size_t i = 0; i < count; i++) {
        galleyi_span rest;
        if (page->part[i] != GALLEYI_PART_TAGS_LABEL) continue;
        galleyi_page_furniture(page, i, &rest);
        size_t distance = i > last ? i - last : i + TAGS_ABOVE > first ? (last - i < TAGS_ABOVE ? last - i : TAGS_ABOVE) : TAGS_FAR;
        if (galleyi_span_size(rest) > 1) {
            if (distance >= TAGS_FAR) continue;
            int32_t status = tags_split(page, i, rest);
            if (status || page->tags.size) return status;
            continue;
        }
        size_t end = tags_end(page, i + 1);
        if (end == i + 1 || distance >= best_distance) continue;
        best = i + 1; best_end = end; best_distance = distance;
    }
    if (best == count) best = tags_bare(page, last, &best_end);
    return best < count ? tags_take(page, best, best_end) : GALLEY_OK;
}
