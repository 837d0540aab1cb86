/* Which blocks are the story, by the judge's scores. The threshold is the one with the highest expected F1 of the page's words: a page of sure blocks takes
   fewer doubtful ones than a page of doubtful ones. Then furniture that is named by its wording is taken out again. */
#include "text/page.h"

enum { PAGE_THRESHOLD_LEAST = 50, PAGE_THRESHOLD_MOST = 155, BODY_LIST_MOST = 12, BODY_GAP_MOST = 6, BODY_ITEM_WEIGHT = 80, BODY_PART_MOST = 24, BODY_BACK_MOST = 3,
       BODY_PROSE_WEIGHT = 120, BODY_HEADINGS_TO_ONE = 4, BODY_CONSENT_LEAST = 6, BODY_BRIEF_LINES = 12, BODY_BRIEF_WORDS = 4, BODY_SMALL_LINES = 40 };

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
        uint64_t f = s <= PAGE_THRESHOLD_MOST && taken + expected ? hit * 20000 / (taken + expected) : 0;
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
static bool body_bracketed(const galleyi_block *block) {       /* "[picture-600.jpg]": what lynx prints for an image */
    return block->size > 2 && block->size < 160 && block->text[0] == '[' && block->text[block->size - 1] == ']' && !memchr(block->text, ' ', block->size);
}
static void body_furniture(galleyi_page *page) {
    for (size_t i = 0; i < page->blocks.count; i++) {
        galleyi_span rest;
        if (body_bracketed(galleyi_page_block(page, i))) { page->part[i] = GALLEYI_PART_DROPPED; continue; }
        int32_t part = galleyi_page_furniture(page, i, &rest);
        const galleyi_block *block = galleyi_page_block(page, i);
        if (part == GALLEYI_PART_UNKNOWN) continue;
        if (page->part[i] == GALLEYI_PART_PARAGRAPH && block->weight > 60 && page->score[i] > 215 && part != GALLEYI_PART_READ_ALSO) continue;
        page->part[i] = (uint8_t)part;
    }
}

bool galleyi_page_sentence(const galleyi_page *page, size_t i) {
    const galleyi_block *block = galleyi_page_block(page, i);
    bool spoken = block->begin == GALLEYI_BEGIN_DASH || block->begin == GALLEYI_BEGIN_QUOTE || block->end == GALLEYI_END_QUESTION;
    if (page->part[i] != GALLEYI_PART_UNKNOWN || block->weight < (spoken ? 10 : 24) || block->digits * 4 > block->letters) return false;
    galleyi_source_note note;                 /* a note of the source hides the end of the sentence before it */
    if (block->weight >= 60 && block->weight < 2000 && galleyi_page_note_read(page, i, &note) && note.kind == GALLEYI_SOURCE_ORIGINAL && note.text.begin >= 40) return true;
    if (!block->stops) return false;
    if (block->flags & (GALLEYI_BLOCK_COPYRIGHT | GALLEYI_BLOCK_AT) || block->phrases & ~(GALLEYI_PHRASE_SET(SECTION) | GALLEYI_PHRASE_SET(VIDEO))) return false;
    return block->end == GALLEYI_END_STOP || block->end == GALLEYI_END_QUESTION;
}
/* A small page of which the judge takes nothing at all, though sentences are most of it: those that it finds likeliest. */
static void body_sentences(galleyi_page *page) {
    uint64_t all = 0, sentences = 0;
    unsigned best = 0;
    if (page->blocks.count > BODY_SMALL_LINES) return;
    for (size_t i = 0; i < page->blocks.count; i++) {
        if (page->part[i] == GALLEYI_PART_PARAGRAPH) return;
        all += page->blocks.block[i].weight;
        if (!galleyi_page_sentence(page, i)) continue;
        sentences += page->blocks.block[i].weight;
        if (page->score[i] > best) best = page->score[i];
    }
    if (sentences * 2 < all) return;
    for (size_t i = 0; i < page->blocks.count; i++)
        if (page->score[i] * 2u >= best && galleyi_page_sentence(page, i)) page->part[i] = GALLEYI_PART_PARAGRAPH;
    if (best < page->threshold) page->threshold = best;
}
static bool body_interrupts(const galleyi_page *page, size_t i) {   /* what a story goes on behind */
    return page->part[i] == GALLEYI_PART_ADVERTISEMENT || page->part[i] == GALLEYI_PART_READ_ALSO || page->part[i] == GALLEYI_PART_APP || page->part[i] == GALLEYI_PART_DROPPED;
}
static bool body_taken(const galleyi_page *page, size_t i) { return page->part[i] == GALLEYI_PART_PARAGRAPH; }

/* Short lines without blanks between them, below a colon or a line that may be their heading: a list of the story. */
static bool body_list(const galleyi_page *page, size_t begin, size_t end) {
    uint64_t scores = 0;
    size_t first = begin;
    if (end - begin > BODY_LIST_MOST || end - begin < 2) return false;
    if (galleyi_page_block(page, begin - 1)->end != GALLEYI_END_COLON) {
        const galleyi_block *head = galleyi_page_block(page, begin), *above = galleyi_page_block(page, begin - 1);
        if (above->weight < 60 && above->end == GALLEYI_END_LETTER) head = above; else first++;
        if (head->weight > 60 || !head->blanks_before || end - first < 3 || head->stops) return false;
    }
    for (size_t i = begin; i < end; i++) {
        const galleyi_block *block = galleyi_page_block(page, i);
        bool number_alone = block->digits * 2 > block->letters;
        if (page->part[i] != GALLEYI_PART_UNKNOWN || galleyi_judge_feature(&page->judged, i, GALLEYI_FEATURE_date) || number_alone || block->weight < 8 || block->weight > 200) return false;
        if (i > first && block->blanks_before && block->mark == GALLEYI_MARK_NONE) return false;
        scores += page->score[i];
    }
    return scores * 5 >= (uint64_t)page->threshold * (end - begin);
}

static bool body_heading_like(const galleyi_block *block) {
    return block->weight <= 80 && (block->end == GALLEYI_END_LETTER || block->end == GALLEYI_END_DIGIT) && block->blanks_before && block->blanks_after && !block->stops && !block->phrases;
}
static bool body_heading(const galleyi_page *page, size_t i) {    /* may be a heading that the judge nearly took */
    const galleyi_block *block = galleyi_page_block(page, i);
    if (page->part[i] != GALLEYI_PART_UNKNOWN) return false;
    return (block->phrases & GALLEYI_PHRASE_SET(STORY_PART) && block->weight <= 60) || (body_heading_like(block) && block->end == GALLEYI_END_LETTER && page->score[i] * 5u >= page->threshold * 2u);
}

/* Items of one list: both marked, both rows of a table, or short lines with no blank line between them. */
static bool body_alike(const galleyi_page *page, size_t a, size_t b) {
    const galleyi_block *first = galleyi_page_block(page, a), *second = galleyi_page_block(page, b);
    if (first->mark != second->mark || first->weight > BODY_ITEM_WEIGHT || second->weight > BODY_ITEM_WEIGHT) return false;
    return first->mark != GALLEYI_MARK_NONE || (first->flags & second->flags & GALLEYI_BLOCK_TAB) || !second->blanks_before;
}
static bool body_may_be_item(const galleyi_page *page, size_t i) {
    return (page->part[i] == GALLEYI_PART_UNKNOWN || body_taken(page, i)) && page->blocks.block[i].weight <= BODY_ITEM_WEIGHT && page->blocks.block[i].letters;
}
/* A list is story or is not, as most of it is. */
static void body_lists(galleyi_page *page) {
    for (size_t i = 0, next; i < page->blocks.count; i = next) {
        uint64_t scores = page->score[i], taken = body_taken(page, i);
        next = i + 1;
        if (!body_may_be_item(page, i)) continue;
        for (; next < page->blocks.count && body_may_be_item(page, next) && body_alike(page, next - 1, next); next++) {
            scores += page->score[next];
            taken += body_taken(page, next);
        }
        size_t size = next - i;
        if (size < 3 || !taken || taken == size) continue;
        bool table = (galleyi_page_block(page, i)->flags & GALLEYI_BLOCK_TAB) != 0;
        uint64_t needed = (uint64_t)page->threshold * size;
        if (scores < needed && !(taken * 3 >= size * 2 && scores * 3 >= needed * 2) && !(table && scores * 2 >= needed)) continue;
        for (size_t k = i; k < next; k++) page->part[k] = GALLEYI_PART_PARAGRAPH;
    }
}

/* Between two taken blocks: lists, headings that the judge nearly took, sentences, and what is half as likely as what was taken. */
static void body_fill(galleyi_page *page, size_t begin, size_t end) {
    bool list = body_list(page, begin, end), near = end - begin <= BODY_GAP_MOST;
    bool lone = end - begin == 1 && page->part[begin] == GALLEYI_PART_UNKNOWN && body_alike(page, begin - 1, begin) && body_alike(page, begin, end) && page->score[begin] * 2u >= page->threshold;
    for (size_t i = begin; i < end; i++) {
        bool heading = i + 1 == end && body_heading(page, i), sentence = near && galleyi_page_sentence(page, i) && page->score[i] * 10u >= page->threshold;
        if (list || heading || sentence || lone) page->part[i] = GALLEYI_PART_PARAGRAPH;
    }
}

/* Sentences and items behind a run of taken blocks. */
static void body_go_on(galleyi_page *page, size_t last, size_t end) {
    bool final = end == page->blocks.count;
    for (size_t i = last + 1, skipped = 0; i < end && skipped < 3; i++) {
        const galleyi_block *above = galleyi_page_block(page, i - 1), *block = galleyi_page_block(page, i);
        bool item = block->mark == GALLEYI_MARK_BULLET && page->part[i] == GALLEYI_PART_UNKNOWN && page->part[i - 1] == GALLEYI_PART_PARAGRAPH && !block->phrases
            && ((above->mark == GALLEYI_MARK_BULLET && !block->blanks_before) || ((above->end == GALLEYI_END_COLON || above->mark == GALLEYI_MARK_BULLET) && page->score[i] * 4u >= page->threshold));
        if (item || (galleyi_page_sentence(page, i) && (final || page->score[i] * 2u >= page->threshold))) { page->part[i] = GALLEYI_PART_PARAGRAPH; skipped = 0; }
        else if (body_interrupts(page, i)) skipped++;
        else if (i + 1 < end && page->part[i] == GALLEYI_PART_UNKNOWN && block->blanks_before && galleyi_page_sentence(page, i + 1)
                 && page->score[i] * 2u >= page->threshold && page->score[i + 1] * 2u >= page->threshold) page->part[i] = GALLEYI_PART_PARAGRAPH;
        else break;
    }
}

/* "Ingredients" between two taken blocks: the whole gap is story, unless something in it is furniture. */
static bool body_part_of_story(galleyi_page *page, size_t begin, size_t end) {
    bool part = false;
    if (end - begin > BODY_PART_MOST) return false;
    for (size_t i = begin; i < end; i++) {
        if (page->part[i] != GALLEYI_PART_UNKNOWN && !body_interrupts(page, i)) return false;
        part = part || page->blocks.block[i].phrases & GALLEYI_PHRASE_SET(STORY_PART);
    }
    for (size_t i = begin; i < end && part; i++) if (page->part[i] == GALLEYI_PART_UNKNOWN) page->part[i] = GALLEYI_PART_PARAGRAPH;
    return part;
}

/* "Ingredients" above the first taken block: a gap as between two. Where the story begins then. */
static size_t body_first_part(galleyi_page *page, size_t first) {
    size_t begin = first;
    for (size_t i = first, back = 0; i-- > 0 && back < BODY_PART_MOST && page->part[i] == GALLEYI_PART_UNKNOWN; back++)
        if (page->blocks.block[i].phrases & GALLEYI_PHRASE_SET(STORY_PART)) begin = i;
    for (size_t i = begin; i < first; i++) page->part[i] = GALLEYI_PART_PARAGRAPH;
    return begin;
}

/* Nothing but sentences, and lone short lines between them that say nothing of furniture: however doubtful, what has story above and below is story. */
static bool body_uninterrupted(galleyi_page *page, size_t begin, size_t end) {
    uint64_t weight = 0;
    for (size_t i = begin, shorts = 0; i < end; i++) {
        const galleyi_block *block = galleyi_page_block(page, i);
        bool is = galleyi_page_sentence(page, i);
        shorts = is ? 0 : shorts + 1;
        if (page->part[i] != GALLEYI_PART_UNKNOWN || block->phrases || shorts > 1 || (!is && (block->digits * 2 > block->letters || block->weight > BODY_ITEM_WEIGHT))) return false;
        weight += block->weight;
    }
    if (weight < (uint64_t)(end - begin) * BODY_PROSE_WEIGHT) return false;
    for (size_t i = begin; i < end; i++) page->part[i] = GALLEYI_PART_PARAGRAPH;
    return true;
}

/* The sentence above the first taken block. */
static void body_begin_sooner(galleyi_page *page) {
    size_t first = 0, count = page->blocks.count;
    while (first < count && !body_taken(page, first)) first++;
    if (first < count) first = body_first_part(page, first);
    for (size_t i = first, back = 0; first < count && i-- > 0 && back < BODY_BACK_MOST; back++) {
        if (page->part[i] != GALLEYI_PART_UNKNOWN) return;
        if (galleyi_page_sentence(page, i) && page->score[i] * 3u >= page->threshold) { page->part[i] = GALLEYI_PART_PARAGRAPH; return; }
    }
}

static void body_extend(galleyi_page *page) {
    size_t count = page->blocks.count, last = count;
    body_begin_sooner(page);
    for (size_t i = 0; i < count; i++) {
        if (!body_taken(page, i)) continue;
        if (last < i && i - last > 1 && (body_part_of_story(page, last + 1, i) || body_uninterrupted(page, last + 1, i))) { last = i; continue; }
        if (last < i && i - last > 1 && i - last <= BODY_LIST_MOST + 1) body_fill(page, last + 1, i);
        else if (last < i && i - last > 1) body_go_on(page, last, i);
        last = i;
    }
    if (last < count) body_go_on(page, last, count);
}

/* Lines that stand alone between two paragraphs as headings do: where nearly all of them were taken, the others are headings, too. */
static bool body_stands_as_heading(const galleyi_page *page, size_t i) {
    return body_heading_like(galleyi_page_block(page, i)) && body_taken(page, i - 1) && body_taken(page, i + 1)
        && galleyi_block_prose(galleyi_page_block(page, i - 1)) && galleyi_block_prose(galleyi_page_block(page, i + 1));
}
static void body_headings(galleyi_page *page) {
    size_t taken = 0, left = 0;
    for (size_t i = 1; i + 1 < page->blocks.count; i++)
        if (body_stands_as_heading(page, i)) { taken += body_taken(page, i); left += page->part[i] == GALLEYI_PART_UNKNOWN; }
    if (!left || left * BODY_HEADINGS_TO_ONE > taken) return;
    for (size_t i = 1; i + 1 < page->blocks.count; i++)
        if (page->part[i] == GALLEYI_PART_UNKNOWN && body_stands_as_heading(page, i)) page->part[i] = GALLEYI_PART_PARAGRAPH;
}

static bool body_says_cookie(const galleyi_block *block) {
    const char *end = block->text + block->size;
    for (const char *k = block->text; k < end && (k = memchr(k, 'k', (size_t)(end - k))) != NULL; k++)
        if (k - block->text >= 3 && end - k >= 3 && (k[-3] | 32) == 'c' && !memcmp(k - 2, "ookie", 5)) return true;
    return false;
}
/* The list of a consent dialog behind the story: whole sentences, three of five about cookies, of which the story itself says nothing. */
static void body_consent(galleyi_page *page) {
    size_t begin = page->blocks.count, taken = 0, said = 0;
    for (size_t i = page->blocks.count; i-- > 0;) {
        if (!body_taken(page, i)) continue;
        taken++;
        if (!body_says_cookie(galleyi_page_block(page, i))) continue;
        said++;
        if (said * 5 < taken * 3) return;
        begin = i;
    }
    bool story = false;
    for (size_t i = 0; i < begin && !story; i++) story = body_taken(page, i) && galleyi_block_prose(galleyi_page_block(page, i));
    if (!story || said < BODY_CONSENT_LEAST) return;
    for (size_t i = begin; i < page->blocks.count; i++) if (body_taken(page, i)) page->part[i] = GALLEYI_PART_CONSENT;
}

/* A few lines without a long sentence, none of them named as furniture: a brief or a poem, and all of it is told. */
static void body_brief(galleyi_page *page) {
    bool said = false;
    if (page->blocks.count > BODY_BRIEF_LINES) return;
    for (size_t i = 0; i < page->blocks.count; i++) {
        const galleyi_block *block = galleyi_page_block(page, i);
        if (block->flags & GALLEYI_BLOCK_COPYRIGHT || page->part[i] >= GALLEYI_PART_DROPPED || galleyi_block_prose(block)) return;
        said = said || block->all_words >= BODY_BRIEF_WORDS;
    }
    page->brief = said;
    if (said) memset(page->part, GALLEYI_PART_PARAGRAPH, page->blocks.count);
}

void galleyi_page_choose(galleyi_page *page) {
    page->threshold = body_threshold(page);
    for (size_t i = 0; i < page->blocks.count; i++) page->part[i] = page->score[i] >= page->threshold ? GALLEYI_PART_PARAGRAPH : GALLEYI_PART_UNKNOWN;
    body_fallback(page);
    body_furniture(page);
    body_sentences(page);
    galleyi_page_find_series(page);
    body_lists(page);
    body_extend(page);
    body_consent(page);
    body_headings(page);
    body_brief(page);
}
