/* The shape of the story: paragraphs, headings, items of lists, captions and credits, and headlines of other stories among the paragraphs. */
#include "text/page.h"

enum { SHAPE_HEADING_WEIGHT = 110, SHAPE_HEADING_WORDS = 14, SHAPE_REPEAT_WEIGHT = 40, SHAPE_MENU_WEIGHT = 40 };

static size_t shape_next_told(const galleyi_page *page, size_t i) {
    for (size_t k = i + 1; k < page->body_end; k++) if (galleyi_page_told(page, k)) return k;
    return page->blocks.count;
}

static bool shape_heading_like(const galleyi_page *page, size_t i) {
    const galleyi_block *block = galleyi_page_block(page, i);
    if (block->weight < 3 || block->weight > SHAPE_HEADING_WEIGHT || block->all_words > SHAPE_HEADING_WORDS || !block->letters || block->mark == GALLEYI_MARK_BULLET) return false;
    if (block->end == GALLEYI_END_STOP || block->end == GALLEYI_END_COMMA || block->end == GALLEYI_END_COLON || block->end == GALLEYI_END_ELLIPSIS) return false;
    size_t next = shape_next_told(page, i);
    if ((block->flags & GALLEYI_BLOCK_HEADING || block->phrases & GALLEYI_PHRASE_SET(STORY_PART)) && next < page->blocks.count) return true;
    if (block->begin == GALLEYI_BEGIN_LOWER || block->begin == GALLEYI_BEGIN_DASH || block->flags & (GALLEYI_BLOCK_AT | GALLEYI_BLOCK_ADDRESS)) return false;
    if (block->flags & GALLEYI_BLOCK_QUOTED_END && block->begin == GALLEYI_BEGIN_QUOTE) return false;
    if (next < page->blocks.count && page->part[next] == GALLEYI_PART_ITEM && block->blanks_before && galleyi_page_block(page, next)->blanks_before) return true;
    return next < page->blocks.count && galleyi_page_block(page, next)->weight >= 60 && galleyi_page_block(page, next)->weight > block->weight;
}
static bool shape_title_case(const galleyi_block *block) { return block->all_words >= 5 && block->capitals * 10 >= block->all_words * 7; }

/* Between paragraphs, and worded as the headline of another story: long for a heading, or in capitals that the page's own headline does not use. */
static bool shape_promo_like(const galleyi_page *page, size_t i) {
    const galleyi_block *block = galleyi_page_block(page, i);
    bool wide = block->flags & GALLEYI_BLOCK_WIDE;
    galleyi_source_note note;
    if (!galleyi_page_title_like(block) || block->begin == GALLEYI_BEGIN_LOWER || block->begin == GALLEYI_BEGIN_DASH || block->stops || block->phrases & GALLEYI_PHRASE_SET(CREDIT) || block->mark == GALLEYI_MARK_BULLET) return false;
    if (block->weight < 25 || block->weight > 170 || block->end == GALLEYI_END_QUESTION) return false;
    if (galleyi_page_note_read(page, i, &note) && note.kind == GALLEYI_SOURCE_ORIGINAL) return false;
    if (!galleyi_piece_empty(page->title) && shape_title_case(block) && !shape_title_case(galleyi_page_block(page, page->title.block))) return true;
    if (wide) return block->weight >= 30;
    return block->all_words >= 9 || (block->all_words >= 5 && galleyi_judge_feature(&page->judged, i, GALLEYI_FEATURE_vocabulary) == 0);
}

static int32_t shape_add_promo(galleyi_page *page, galleyi_piece title) {
    galleyi_story story;
    memset(&story, 0, sizeof story);
    story.promo = true;
    story.title = title;
    story.body_begin = story.body_end = title.block + 1;
    page->part[title.block] = GALLEYI_PART_PROMO;
    return galleyi_buffer_append(&page->stories, &story, sizeof story);
}

static bool shape_credit(galleyi_page *page, size_t i) {
    const galleyi_block *block = galleyi_page_block(page, i);
    galleyi_credit credit;
    if (block->weight > 420) return false;
    if (!galleyi_page_credit_read(page, i, &credit) || credit.confidence < 50) {
        galleyi_phrase_match match;           /* "… on Monday. Photo: X" */
        if (block->weight > 300 || !(block->possible & GALLEYI_PHRASE_SET(CREDIT)) || !galleyi_phrase_find(block->text, block->size, 0, GALLEYI_PHRASE_SET(CREDIT), &match) || match.kind != GALLEYI_PHRASE_LABEL) return false;
        if (galleyi_span_size(match.rest) < 4 || galleyi_span_size(match.rest) > 60) return false;
        memset(&credit, 0, sizeof credit);
        credit.labelled = true;
        credit.caption.end = match.span.begin < 4 ? 0 : match.span.begin;
    }
    bool alone = galleyi_span_size(credit.caption) == 0;
    if (!alone && !credit.labelled && (block->weight > 300 || credit.confidence < 70)) return false;
    page->part[i] = alone ? GALLEYI_PART_CREDIT : GALLEYI_PART_CAPTION;
    if (alone && i > 0) {                     /* the caption is the line above, where that is short and no part of a run of paragraphs */
        const galleyi_block *above = galleyi_page_block(page, i - 1);
        bool free = page->part[i - 1] == GALLEYI_PART_UNKNOWN || (page->part[i - 1] == GALLEYI_PART_PARAGRAPH && above->weight < 160 && above->stops < 2);
        if (free && above->weight >= 15 && above->weight < 320 && above->all_words >= 3 && !block->blanks_before) page->part[i - 1] = GALLEYI_PART_CAPTION;
        else if (free && page->part[i - 1] == GALLEYI_PART_PARAGRAPH && above->weight >= 15 && page->score[i - 1] < 180) page->part[i - 1] = GALLEYI_PART_CAPTION;
    }
    return true;
}

/* Lines of one run that no blank line parts, on a page whose paragraphs are parted by them. */
static void shape_items(galleyi_page *page) {
    bool blanks = galleyi_judge_feature(&page->judged, 0, GALLEYI_FEATURE_page_blanks) >= 120;
    for (size_t i = page->body_begin, next; i < page->body_end; i = next) {
        next = i + 1;
        if (page->part[i] != GALLEYI_PART_PARAGRAPH) continue;
        if (galleyi_page_block(page, i)->mark == GALLEYI_MARK_BULLET) { page->part[i] = GALLEYI_PART_ITEM; continue; }
        if (!blanks || galleyi_page_block(page, i)->weight > 200) continue;
        while (next < page->body_end && page->part[next] == GALLEYI_PART_PARAGRAPH && !galleyi_page_block(page, next)->blanks_before && galleyi_page_block(page, next)->weight <= 200) next++;
        if (next - i < 3) continue;
        for (size_t k = i; k < next; k++) page->part[k] = GALLEYI_PART_ITEM;
    }
}

static void shape_headings(galleyi_page *page) {
    size_t questions = 0, others = 0;
    for (size_t i = page->body_begin; i < page->body_end; i++) {
        if (page->part[i] != GALLEYI_PART_PARAGRAPH || !shape_heading_like(page, i)) continue;
        if (galleyi_page_block(page, i)->end == GALLEYI_END_QUESTION) questions++; else others++;
    }
    bool interview = questions >= 3 && questions > others;
    for (size_t i = page->body_begin; i < page->body_end; i++) {
        if (page->part[i] != GALLEYI_PART_PARAGRAPH || !shape_heading_like(page, i)) continue;
        if (galleyi_page_block(page, i)->end == GALLEYI_END_QUESTION && (interview || questions >= 2)) continue;
        page->part[i] = GALLEYI_PART_HEADING;
    }
}

static int32_t shape_promos(galleyi_page *page) {
    int32_t status = GALLEY_OK;
    for (size_t i = page->body_begin; i < page->body_end && !status; i++) {
        galleyi_span rest;
        if (page->part[i] == GALLEYI_PART_READ_ALSO) {
            galleyi_page_furniture(page, i, &rest);
            if (galleyi_span_size(rest) >= 12) status = shape_add_promo(page, galleyi_page_piece(i, rest));
            else if (i + 1 < page->body_end && galleyi_page_title_like(galleyi_page_block(page, i + 1)) && !galleyi_block_prose(galleyi_page_block(page, i + 1))
                     && (page->part[i + 1] == GALLEYI_PART_UNKNOWN || page->part[i + 1] == GALLEYI_PART_PARAGRAPH)) status = shape_add_promo(page, galleyi_page_whole(page, i + 1));
            continue;
        }
        bool taken = page->part[i] == GALLEYI_PART_PARAGRAPH || page->part[i] == GALLEYI_PART_HEADING;
        if (!taken && page->part[i] != GALLEYI_PART_UNKNOWN) continue;
        if (i && page->blocks.block[i - 1].flags & GALLEYI_BLOCK_HEADING) continue;
        if (taken && (page->score[i] > 220 || galleyi_block_prose(galleyi_page_block(page, i)))) continue;
        bool in_list = !taken && ((i && page->part[i - 1] == GALLEYI_PART_ITEM && !galleyi_page_block(page, i)->blanks_before) || galleyi_page_block(page, i)->mark == GALLEYI_MARK_BULLET);
        if (i && !in_list && shape_promo_like(page, i) && (taken || galleyi_page_block(page, i)->all_words >= 4)) status = shape_add_promo(page, galleyi_page_whole(page, i));
    }
    return status;
}

/* A menu's line above the headline, where all of the story stands below it. */
static void shape_above_title(galleyi_page *page) {
    size_t title = galleyi_piece_empty(page->title) ? 0 : page->title.block;
    for (size_t i = 0; i < title; i++) if (page->part[i] == GALLEYI_PART_PARAGRAPH && galleyi_page_block(page, i)->stops) return;
    for (size_t i = 0; i < title; i++) if (page->part[i] == GALLEYI_PART_PARAGRAPH && galleyi_page_block(page, i)->weight <= SHAPE_MENU_WEIGHT) page->part[i] = GALLEYI_PART_DROPPED;
}

int32_t galleyi_page_shape(galleyi_page *page) {
    size_t count = page->blocks.count, begin = count, end = 0;
    shape_above_title(page);
    for (size_t i = 0; i < count; i++) {
        if (page->part[i] != GALLEYI_PART_PARAGRAPH) continue;
        const galleyi_block *block = galleyi_page_block(page, i);
        bool repeated = galleyi_judge_feature(&page->judged, i, GALLEYI_FEATURE_repeated_before) != 0;
        if (repeated && block->weight >= SHAPE_REPEAT_WEIGHT) { page->part[i] = GALLEYI_PART_REPEAT; continue; }
        if (begin == count) begin = i;
        end = i + 1;
    }
    if (begin >= end) return GALLEY_OK;
    page->body_begin = (uint32_t)begin;
    page->body_end = (uint32_t)end;
    for (size_t i = page->title.end && page->title.block < begin ? page->title.block + 1 : begin; i < end; i++)
        if (page->part[i] == GALLEYI_PART_UNKNOWN || page->part[i] == GALLEYI_PART_PARAGRAPH) shape_credit(page, i);
    if (page->brief) return GALLEY_OK;
    shape_items(page);
    int32_t status = shape_promos(page);
    shape_headings(page);
    return status;
}
