/* Series that the judge breaks off in: headings numbered one by one, and the entries of a live page, each below its time of day. A few members that are
   certain carry the others. */
#include "text/page.h"

enum { SERIES_MEMBERS = 120, SERIES_HEADING_WEIGHT = 110, SERIES_APART = 24, SERIES_TEXT_WEIGHT = 36 };

typedef struct series_member { size_t heading, text; int number; } series_member;   /* heading: blocks.count where there is none */

static bool series_free(const galleyi_page *page, size_t i) { return page->part[i] == GALLEYI_PART_UNKNOWN || page->part[i] == GALLEYI_PART_PARAGRAPH; }

/* The number that a heading begins with: "3. ", "3) ", "3、"; -1: none. */
static int series_number(const galleyi_block *block) {
    int number = 0;
    size_t i = 0;
    while (i < block->size && i < 3 && block->text[i] >= '0' && block->text[i] <= '9') number = number * 10 + (block->text[i++] - '0');
    if (!i || i >= block->size || number > 99 || block->weight > SERIES_HEADING_WEIGHT || block->end == GALLEYI_END_STOP) return -1;
    const char *p = block->text + i, *end = block->text + block->size;
    uint32_t c = galleyi_utf8_next(&p, end);
    return (c == '.' || c == ')' || c == 0x3001 || c == 0xFF0E || c == 0xFF09) && p < end && block->letters >= 2 ? number : -1;
}

static bool series_text(const galleyi_page *page, size_t i, uint32_t above) {
    const galleyi_block *block = galleyi_page_block(page, i);
    return series_free(page, i) && (galleyi_page_sentence(page, i) || (block->weight > above && block->weight >= SERIES_TEXT_WEIGHT));
}

/* Most members are followed by text, and a third of that is sure; or all are, and the series begins right below the story. */
static void series_take(galleyi_page *page, const series_member *member, size_t count) {
    size_t texts = 0, sure = 0, blocks = page->blocks.count;
    if (count < 3) return;
    for (size_t k = 0; k < count; k++) {
        if (member[k].text >= blocks) continue;
        texts++;
        sure += page->score[member[k].text] * 2u >= page->threshold;
    }
    size_t first = member[0].heading < blocks ? member[0].heading : member[0].text;
    bool joins = texts == count && ((first > 0 && page->part[first - 1] == GALLEYI_PART_PARAGRAPH) || (first > 1 && page->part[first - 2] == GALLEYI_PART_PARAGRAPH));
    if (texts * 3 < count * 2 || (!joins && (sure * 3 < count || sure < 2))) return;
    for (size_t k = 0; k < count; k++) {
        size_t stop = k + 1 < count ? member[k + 1].heading < blocks ? member[k + 1].heading : member[k + 1].text : member[k].text + 2;
        if (member[k].heading < blocks && member[k].text < blocks) {
            page->part[member[k].heading] = GALLEYI_PART_PARAGRAPH;
            page->blocks.block[member[k].heading].flags |= GALLEYI_BLOCK_HEADING;
        }
        for (size_t i = member[k].text; i < stop && i < blocks; i++)
            if (i == member[k].text || galleyi_page_sentence(page, i)) page->part[i] = GALLEYI_PART_PARAGRAPH;
    }
}

static void series_numbers(galleyi_page *page) {
    series_member member[SERIES_MEMBERS];
    size_t count = 0, last = 0, blocks = page->blocks.count;
    int step = 0;
    for (size_t i = 0; i + 1 < blocks; i++) {
        int number = series_number(galleyi_page_block(page, i));
        if (number < 0 || !series_free(page, i)) continue;
        int by = count ? number - member[count - 1].number : 0;
        bool goes_on = count && (by == 1 || by == -1) && (!step || by == step) && i - last <= SERIES_APART && count < SERIES_MEMBERS;
        if (!goes_on) { series_take(page, member, count); count = 0; step = 0; }
        else step = by;
        member[count++] = (series_member){ i, series_text(page, i + 1, page->blocks.block[i].weight) ? i + 1 : blocks, number };
        last = i;
    }
    series_take(page, member, count);
}

/* Nothing but a time of day. */
static bool series_clock(const galleyi_page *page, size_t i) {
    galleyi_date date;
    const galleyi_block *block = galleyi_page_block(page, i);
    return block->weight <= 20 && block->digits >= 2 && block->digits <= 6 && galleyi_page_date_read(page, i, &date) && date.hour >= 0 && date.day < 0 && date.month < 0;
}
static void series_clocks(galleyi_page *page) {
    series_member member[SERIES_MEMBERS];
    size_t count = 0, blocks = page->blocks.count;
    for (size_t i = 0; i + 2 < blocks && count < SERIES_MEMBERS; i++) {
        if (page->part[i] == GALLEYI_PART_COMMENTS_LABEL && page->blocks.block[i].phrases & GALLEYI_PHRASE_SET(COMMENTS)) break;
        if (!series_free(page, i) || !series_clock(page, i)) continue;
        const galleyi_block *next = galleyi_page_block(page, i + 1);
        bool heading = series_free(page, i + 1) && next->weight <= SERIES_HEADING_WEIGHT && next->end != GALLEYI_END_STOP && series_text(page, i + 2, 0);
        if (heading) member[count++] = (series_member){ i + 1, i + 2, 0 };
        else if (series_text(page, i + 1, 0)) member[count++] = (series_member){ blocks, i + 1, 0 };
    }
    series_take(page, member, count);
}

void galleyi_page_find_series(galleyi_page *page) {
    series_numbers(page);
    series_clocks(page);
}
