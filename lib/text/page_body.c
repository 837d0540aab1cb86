/* Which blocks are the story, by the judge's scores. The threshold is the one with the highest expected F1 of the page's words: a page of sure blocks takes
   fewer doubtful ones than a page of doubtful ones. Then furniture that is named by its wording is taken out again. */
#include "text/page.h"

enum { PAGE_THRESHOLD_LEAST = 50, PAGE_THRESHOLD_MOST = 155 };

static unsigned body_threshold(const galleyi_page *page) {
    uint64_t weight[256] = { 0 }, expected = 0, taken = 0, hit = 0, best = 0;
    unsigned threshold = 128;
    for (size_t i = 0; i < page->blocks.count; i++) {
        uint64_t words = page->blocks.block[i].all_words + UINT64_C(1);
        weight[page->score[i]] += words;
        expected += words * page->score[i];
    }
    for (unsigned s = 256; s-- > PAGE_THRESHOLD_LEAST;) {
        taken += weight[s] * 255;
        hit += weight[s] * s;
        uint64_t f = taken + expected ? hit * 20000 / (taken + expected) : 0;
        if (f >= best && s <= PAGE_THRESHOLD_MOST) { best = f; threshold = s; }
    }
    return threshold;
}

/* Where the judge takes no sentence at all: the sentences of the largest-sum segment. */
static void body_fallback(galleyi_page *page) {
    size_t begin = page->judged.segment_begin, end = page->judged.segment_end;
    uint64_t prose = 0, taken = 0;
    for (size_t i = 0; i < page->blocks.count; i++) {
        bool is = galleyi_block_prose(galleyi_page_block(page, i));
        if (page->part[i] == GALLEYI_PART_PARAGRAPH) taken += page->blocks.block[i].weight;
        if (is && i >= begin && i < end) prose += page->blocks.block[i].weight;
    }
    if (taken * 4 >= prose && taken) return;
    for (size_t i = begin; i < end; i++) if (galleyi_block_prose(galleyi_page_block(page, i))) page->part[i] = GALLEYI_PART_PARAGRAPH;
}

/* A line that names itself as furniture is none of the story, unless the judge is sure of a longer one. */
static void body_furniture(galleyi_page *page) {
    for (size_t i = 0; i < page->blocks.count; i++) {
        galleyi_span rest;
        int32_t part = galleyi_page_furniture(page, i, &rest);
        const galleyi_block *block = galleyi_page_block(page, i);
        if (part == GALLEYI_PART_UNKNOWN) continue;
        if (page->part[i] == GALLEYI_PART_PARAGRAPH && block->weight > 60 && page->score[i] > 215 && part != GALLEYI_PART_READ_ALSO) continue;
        page->part[i] = (uint8_t)part;
    }
}

void galleyi_page_choose(galleyi_page *page) {
    page->threshold = body_threshold(page);
    for (size_t i = 0; i < page->blocks.count; i++) page->part[i] = page->score[i] >= page->threshold ? GALLEYI_PART_PARAGRAPH : GALLEYI_PART_UNKNOWN;
    body_fallback(page);
    body_furniture(page);
}
