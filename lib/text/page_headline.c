/* The headline: the block that the judge of titles likes best, else the line of the address's words, else the nearest fitting line above the story. */
#include "text/page.h"

enum { HEADLINE_SCORE_LEAST = 18, HEADLINE_SENTENCES = 128 };    /* of a title; of one of several sentences that is taken as story */

static bool headline_may_be(const galleyi_page *page, size_t i) {
    const galleyi_block *block = galleyi_page_block(page, i);
    if (page->part[i] >= GALLEYI_PART_PROMO || (block->flags & GALLEYI_BLOCK_AT && block->all_words <= 4)) return false;
    if (block->phrases & (GALLEYI_PHRASE_SET(CREDIT) | GALLEYI_PHRASE_SET(PUBLISHED) | GALLEYI_PHRASE_SET(UPDATED) | GALLEYI_PHRASE_SET(RIGHTS)) && block->weight < 80) return false;
    if (page->part[i] == GALLEYI_PART_PARAGRAPH && galleyi_block_prose(block) && (page->score[i] > 200 || (block->stops > 1 && page->title_score[i] < HEADLINE_SENTENCES))) return false;
    return block->letters >= 3 && block->weight >= 6 && block->weight <= 320 && block->digits < block->letters;
}

static size_t headline_by_score(galleyi_page *page) {
    size_t best = page->blocks.count;
    for (size_t i = 0; i < page->blocks.count; i++)
        if (page->title_score[i] >= HEADLINE_SCORE_LEAST && headline_may_be(page, i) && (best == page->blocks.count || page->title_score[i] > page->title_score[best])
            && !galleyi_page_is_byline(page, i)) best = i;
    return best;
}
static size_t headline_above(const galleyi_page *page, size_t body) {
    for (size_t i = body, tries = 0; i-- > 0 && tries < 14; tries++) {
        const galleyi_block *block = galleyi_page_block(page, i);
        if (headline_may_be(page, i) && galleyi_page_title_like(block) && !(block->phrases & ~GALLEYI_PHRASE_SET(SECTION)) && page->part[i] != GALLEYI_PART_PARAGRAPH) return i;
    }
    return page->blocks.count;
}

/* Of a brief: its first line, where the next one says more or stands apart from it. */
static size_t headline_of_brief(const galleyi_page *page) {
    const galleyi_block *first = galleyi_page_block(page, 0), *next = first + 1;
    bool head = page->blocks.count > 1 && first->end == GALLEYI_END_LETTER && headline_may_be(page, 0) && (first->weight * 2 <= next->weight || (first->blanks_after && first->weight < next->weight));
    return head ? 0 : page->blocks.count;
}

static size_t headline_of_page(galleyi_page *page) {
    size_t body = 0, count = page->blocks.count, title = headline_by_score(page);
    if (title < count) return title;
    if (page->judged.headline < count && headline_may_be(page, page->judged.headline)) return page->judged.headline;
    while (body < count && !(page->part[body] == GALLEYI_PART_PARAGRAPH && galleyi_block_prose(galleyi_page_block(page, body)))) body++;
    title = headline_above(page, body < count ? body : 0);
    bool first = title == count && body > 0 && body < count && headline_may_be(page, 0) && !galleyi_block_prose(galleyi_page_block(page, 0));
    return first ? 0 : title;
}

void galleyi_page_find_title(galleyi_page *page) {
    size_t count = page->blocks.count, title = page->brief ? headline_of_brief(page) : headline_of_page(page);
    if (title == count) return;
    page->title = galleyi_page_whole(page, title);
    page->title_evidence = (uint8_t)((page->title_score[title] < 40 ? 0 : page->title_score[title] < 128 ? 1 : page->title_score[title] < 220 ? 2 : 3)
                                     | (page->judged.address[title] >= 120 ? GALLEYI_EVIDENCE_ADDRESS : 0));
    uint32_t hash = galleyi_page_block(page, title)->hash;
    for (size_t i = 0; i < count; i++)
        if (i != title && galleyi_page_block(page, i)->hash == hash && page->part[i] < GALLEYI_PART_PROMO) page->part[i] = GALLEYI_PART_REPEAT;
    page->part[title] = GALLEYI_PART_TITLE;
}
