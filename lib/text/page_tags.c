/* Tags: short lines under a heading such as "Topics", or names behind the heading on its own line; without a heading, short lines behind the story whose words
   are the story's. */
#include "text/page.h"
#include "text/unicode.h"

enum { TAGS_MOST = 30, TAGS_HEADING_WORDS = 3, TAGS_WEIGHT = 44, TAGS_WORDS = 6, TAGS_ABOVE = 12, TAGS_FAR = 40, TAGS_LINE = 300, TAGS_LABEL_WORDS = 4 };
/* Of a list without a heading: how far behind the story, how short and how well known (0 to 200 a line) its lines are. */
enum { TAGS_BEHIND = 40, TAGS_BARE_LEAST = 3, TAGS_BARE_MOST = 20, TAGS_BARE_WEIGHT = 20, TAGS_BARE_KNOWN = 120, TAGS_NEXT_LEAST = 4 };

static int32_t tags_add(galleyi_page *page, size_t i, galleyi_span span) {
    const galleyi_block *block = galleyi_page_block(page, i);
    span = galleyi_span_strip(block->text, span);
    while (span.begin < span.end && block->text[span.begin] == '#') span.begin++;
    span = galleyi_span_trim(block->text, span);
    if (span.begin >= span.end) return GALLEY_OK;
    galleyi_piece piece = galleyi_page_piece(i, span);
    return galleyi_buffer_append(&page->tags, &piece, sizeof piece);
}

/* "Andy MurrayDan EvansUSA": a capital behind a small letter, or the last of several before a small one, begins the next name. The first one at or behind `at`;
   a name has three letters more than "McDonald" and "YouTube" have before theirs. */
static uint32_t tags_glued(const char *text, galleyi_span span, uint32_t at) {
    enum { LEAST = 4 };
    const char *p = text + at, *end = text + span.end;
    unsigned letters = 0, before = 0, two_before = 0;
    for (const char *last = p; p < end; last = p) {
        uint32_t c = galleyi_utf8_next(&p, end);
        unsigned flags = galleyi_unicode_flags(c);
        if (!(flags & GALLEYI_UNICODE_LETTER)) { letters = before = two_before = 0; continue; }
        const char *next = p;
        bool small_next = p < end && galleyi_unicode_flags(galleyi_utf8_next(&next, end)) & GALLEYI_UNICODE_LOWER;
        bool upper = flags & GALLEYI_UNICODE_UPPER;
        if (upper && ((before & GALLEYI_UNICODE_LOWER && letters >= LEAST) || (before & two_before & GALLEYI_UNICODE_UPPER && small_next))) return (uint32_t)(last - text);
        letters++;
        two_before = before;
        before = flags;
    }
    return span.end;
}
static int32_t tags_split_glued(galleyi_page *page, size_t i, galleyi_span rest) {
    int32_t status = GALLEY_OK;
    for (galleyi_span one = { rest.begin, rest.begin }; one.begin < rest.end && !status; one.begin = one.end) {
        one.end = tags_glued(galleyi_page_block(page, i)->text, rest, one.begin);
        status = tags_add(page, i, one);
    }
    return status;
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
static bool tags_parted(const galleyi_block *block, galleyi_span span) {
    for (uint32_t at = span.begin; at < span.end; at++) {
        char c = block->text[at];
        if (c == ',' || c == ';' || c == '|' || (c == '#' && at == span.begin)) return true;
    }
    return false;
}
/* Names on one line behind or below their heading. Nothing where no sign tells where one ends. */
static int32_t tags_line(galleyi_page *page, size_t i, galleyi_span span) {
    const galleyi_block *block = galleyi_page_block(page, i);
    if (tags_parted(block, span)) return tags_split(page, i, span);
    uint32_t border = tags_glued(block->text, span, span.begin);
    if (border < span.end && tags_glued(block->text, span, border) < span.end) return tags_split_glued(page, i, span);
    return block->all_words <= TAGS_WORDS ? tags_add(page, i, span) : GALLEY_OK;
}

static bool tags_named(const galleyi_block *block) {
    return block->phrases & (GALLEYI_PHRASE_SET(RELATED) | GALLEYI_PHRASE_SET(COMMENTS) | GALLEYI_PHRASE_SET(NEWSLETTER) | GALLEYI_PHRASE_SET(MOST_READ) | GALLEYI_PHRASE_SET(RIGHTS)
                             | GALLEYI_PHRASE_SET(REPLY) | GALLEYI_PHRASE_SET(CREDIT) | GALLEYI_PHRASE_SET(READ_ALSO) | GALLEYI_PHRASE_SET(SOURCE) | GALLEYI_PHRASE_SET(ORIGINAL_SOURCE));
}
static bool tags_menu(const galleyi_block *block) { return block->phrases & (GALLEYI_PHRASE_SET(SHARE) | GALLEYI_PHRASE_SET(LEGAL)); }
static bool tags_short(const galleyi_page *page, size_t i) {
    const galleyi_block *block = galleyi_page_block(page, i);
    return block->weight >= 2 && block->weight <= TAGS_WEIGHT && block->all_words <= TAGS_WORDS && block->letters && block->end != GALLEYI_END_STOP && block->end != GALLEYI_END_COLON
        && block->end != GALLEYI_END_QUESTION && block->begin != GALLEYI_BEGIN_DASH && !galleyi_judge_feature(&page->judged, i, GALLEYI_FEATURE_date);
}
static bool tags_like(const galleyi_page *page, size_t i) {
    const galleyi_block *block = galleyi_page_block(page, i);
    if (page->part[i] > GALLEYI_PART_DROPPED && page->part[i] != GALLEYI_PART_MENU) return false;
    return tags_short(page, i) && !tags_named(block) && !tags_menu(block);
}
/* Within a list a single word may be one of a menu's, too ("Print", "Companies"). */
static bool tags_go_on(const galleyi_page *page, size_t i) {
    const galleyi_block *block = galleyi_page_block(page, i);
    return tags_like(page, i) || (block->all_words == 1 && tags_menu(block) && !tags_named(block) && tags_short(page, i) && i + 1 < page->blocks.count && tags_like(page, i + 1)
                                  && !galleyi_page_block(page, i + 1)->blanks_before);
}
static bool tags_capitals(const galleyi_block *block) {
    galleyi_word words[TAGS_WORDS];
    size_t count = galleyi_words(block->text, block->size, words, TAGS_WORDS, NULL), capitals = 0;
    for (size_t k = 0; k < count; k++) capitals += (words[k].flags & GALLEYI_WORD_UPPER) != 0;
    return capitals == count;
}
/* The end of the list that begins at begin. What is in capitals where the tags are not heads the next list, as do several last words that the story has not. */
static size_t tags_end(const galleyi_page *page, size_t begin) {
    const galleyi_block *block = page->blocks.block;
    size_t count = page->blocks.count, most = begin + TAGS_MOST < count ? begin + TAGS_MOST : count, end = begin + 1;
    if (begin >= count || !tags_like(page, begin)) return begin;
    if (block[begin].commas && tags_parted(&block[begin], (galleyi_span){ 0, block[begin].size })) return end;
    bool apart = end < count && block[end].blanks_before && block[begin].blanks_before, capitals = tags_capitals(&block[begin]);
    while (end < most && apart == (block[end].blanks_before != 0) && tags_go_on(page, end) && (capitals || block[end].all_words < TAGS_HEADING_WORDS || !tags_capitals(&block[end]))) end++;
    if (apart && end - begin < 2) return begin;
    while (end - begin > 2 && block[end - 1].all_words >= 2 && !galleyi_judge_feature(&page->judged, end - 1, GALLEYI_FEATURE_vocabulary)) end--;
    return end;
}
static int32_t tags_take(galleyi_page *page, size_t begin, size_t end) {
    int32_t status = GALLEY_OK;
    for (size_t k = begin; k < end && !status; k++) {
        const galleyi_block *block = galleyi_page_block(page, k);
        galleyi_span whole = { 0, block->size };
        status = end - begin == 1 ? tags_line(page, k, whole) : tags_parted(block, whole) ? tags_split(page, k, whole) : tags_add(page, k, whole);
        page->part[k] = GALLEYI_PART_TAG;
    }
    return status;
}

/* Whether lines without a heading are tags: most of them of the story's words, none twice; right behind the story four short ones are enough, or two that a
   heading of furniture ends. */
static bool tags_bare_are(const galleyi_page *page, size_t last, size_t begin, size_t end) {
    size_t count = end - begin, known = 0, sum = 0, weight = 0;
    for (size_t k = begin; k < end; k++) {
        unsigned part = galleyi_judge_feature(&page->judged, k, GALLEYI_FEATURE_vocabulary);
        if ((page->part[k] != GALLEYI_PART_UNKNOWN && !tags_menu(galleyi_page_block(page, k))) || (k > begin && galleyi_page_block(page, k)->hash == galleyi_page_block(page, k - 1)->hash)) return false;
        known += part > 0;
        sum += part;
        weight += galleyi_page_block(page, k)->weight;
    }
    unsigned behind = end < page->blocks.count ? page->part[end] : GALLEYI_PART_UNKNOWN;
    if (count > TAGS_BARE_MOST || weight > count * TAGS_BARE_WEIGHT || behind == GALLEYI_PART_LEGAL) return false;
    if (count >= TAGS_BARE_LEAST && known * 4 >= count * 3 && sum >= count * TAGS_BARE_KNOWN) return true;
    if (begin != last + 1) return false;
    return count >= TAGS_NEXT_LEAST ? known * 3 >= count : count == 2 && known == 2 && behind > GALLEYI_PART_DROPPED;
}
static size_t tags_bare(const galleyi_page *page, size_t last, size_t *end) {
    size_t count = page->blocks.count;
    for (size_t i = last + 1; i < last + TAGS_BEHIND && i < count; i++) {
        *end = tags_end(page, i);
        if (*end - i >= 2 && tags_bare_are(page, last, i, *end)) return i;
    }
    return count;
}

/* "Keywords A, B, C": a heading without a colon before names that commas part. Where they begin; 0: it is none. */
static uint32_t tags_headed(const galleyi_block *block) {
    galleyi_word words[TAGS_LABEL_WORDS];
    galleyi_phrase_match match;
    if (block->commas < 2 || block->weight > TAGS_LINE || block->stops || block->commas * TAGS_WORDS < block->all_words) return 0;
    size_t count = galleyi_words(block->text, block->size, words, TAGS_LABEL_WORDS, NULL);
    for (size_t k = 0; k < count; k++)
        if (galleyi_phrase_line(block->text, words[k].end, &match) && match.phrase == GALLEYI_PHRASE_TAGS && match.kind == GALLEYI_PHRASE_EXACT) return words[k].end;
    return 0;
}

static size_t tags_distance(size_t i, size_t first, size_t last) {
    return i > last ? i - last : i + TAGS_ABOVE <= first ? TAGS_FAR : last - i < TAGS_ABOVE ? last - i : TAGS_ABOVE;
}
int32_t galleyi_page_find_tags(galleyi_page *page) {
    size_t count = page->blocks.count, first = count, last = count, best = count, best_end = 0, best_distance = TAGS_FAR;
    for (size_t i = 0; i < count; i++)
        if (page->part[i] == GALLEYI_PART_PARAGRAPH && galleyi_page_block(page, i)->weight >= 60) { if (first == count) first = i; last = i; }
    if (first == count) return GALLEY_OK;
    for (size_t i = 0; i < count; i++) {
        galleyi_span rest;
        size_t distance = tags_distance(i, first, last);
        if (distance >= TAGS_FAR) continue;
        if (page->part[i] == GALLEYI_PART_TAGS_LABEL) galleyi_page_furniture(page, i, &rest);
        else if (page->part[i] < GALLEYI_PART_DROPPED && (rest.begin = tags_headed(galleyi_page_block(page, i))) != 0) {
            rest.end = galleyi_page_block(page, i)->size;
            page->part[i] = GALLEYI_PART_TAG;
        } else continue;
        if (galleyi_span_size(rest) > 1) {
            int32_t status = tags_line(page, i, rest);
            if (status || page->tags.size) return status;
            continue;
        }
        size_t end = tags_end(page, i + 1);
        if (end == i + 1 && end < count && galleyi_page_block(page, end)->weight <= TAGS_LINE && page->part[end] == GALLEYI_PART_UNKNOWN
            && tags_parted(galleyi_page_block(page, end), (galleyi_span){ 0, galleyi_page_block(page, end)->size })) end++;
        if (end == i + 1 || distance >= best_distance) continue;
        best = i + 1; best_end = end; best_distance = distance;
    }
    if (best == count) best = tags_bare(page, last, &best_end);
    return best < count ? tags_take(page, best, best_end) : GALLEY_OK;
}
