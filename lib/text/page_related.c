/* Other stories: lists under a heading such as "Related", and lists whose items repeat a pattern of source, age, headline and text. */
#include "text/page.h"
#include "text/datelines.h"

enum { RELATED_LINES_MOST = 400, RELATED_TITLES_MOST = 40 };

typedef struct related_run { galleyi_page *page; size_t begin, end; } related_run;

static bool related_label(const galleyi_page *page, size_t i) {
    switch (page->part[i]) {
    case GALLEYI_PART_TITLE:
    case GALLEYI_PART_RELATED_LABEL: case GALLEYI_PART_MOST_READ: case GALLEYI_PART_COMMENTS_LABEL: case GALLEYI_PART_TAGS_LABEL: case GALLEYI_PART_NEWSLETTER:
    case GALLEYI_PART_LEGAL: case GALLEYI_PART_CONSENT: case GALLEYI_PART_SHARE: return true;
    default: return (page->blocks.block[i].flags & GALLEYI_BLOCK_COPYRIGHT) != 0 && page->blocks.block[i].weight < 200;
    }
}
static bool related_name(const galleyi_block *block) {        /* may name a source: short and no sentence */
    return block->weight <= 45 && block->all_words <= 6 && block->end != GALLEYI_END_STOP && block->letters >= 2 && block->digits <= 4;
}
/* "- The Source": the name behind the dash. */
static bool related_dashed(const galleyi_block *block, galleyi_span *name) {
    if (block->begin != GALLEYI_BEGIN_DASH || !related_name(block)) return false;
    galleyi_span all = { 0, block->size };
    *name = galleyi_span_strip(block->text, all);
    return galleyi_span_size(*name) > 0;
}
static bool related_same(const galleyi_block *a, const galleyi_block *b) { return a->hash == b->hash; }

/* The last items of a body: dateline at its head, rights at its end. */
static void related_finish(galleyi_page *page, galleyi_story *story) {
    galleyi_dateline line;
    galleyi_rights rights;
    if (story->body_begin >= story->body_end) return;
    const galleyi_block *first = galleyi_page_block(page, story->body_begin);
    if (galleyi_dateline_parse(first->text, first->size, &line)) {
        story->dateline.text = galleyi_page_piece(story->body_begin, line.text);
        story->dateline.place = galleyi_page_piece(story->body_begin, line.place);
        story->dateline.agency = galleyi_page_piece(story->body_begin, line.agency);
        story->first_at = line.rest;
    }
    if (galleyi_page_rights_read(page, story->body_end - 1, &rights)) {
        story->rights.text = galleyi_page_piece(story->body_end - 1, rights.text);
        story->rights.holder = galleyi_page_piece(story->body_end - 1, rights.holder);
        story->rights.year = rights.year;
        if (rights.text.begin && (story->body_end - 1 > story->body_begin || rights.text.begin > story->first_at)) story->last_end = rights.text.begin;
        else story->body_end--;
    }
}

static int32_t related_add(galleyi_page *page, galleyi_story *story, size_t begin, size_t end) {
    related_finish(page, story);
    for (size_t i = begin; i < end; i++) page->part[i] = GALLEYI_PART_STORY;
    return galleyi_buffer_append(&page->stories, story, sizeof *story);
}

/* One item: lines before the age, the age, what follows up to the next item. */
static int32_t related_item(galleyi_page *page, size_t begin, size_t anchor, size_t end) {
    galleyi_story story;
    galleyi_date date;
    galleyi_span name;
    memset(&story, 0, sizeof story);
    size_t next = anchor + 1, title = end;
    if (galleyi_page_date_read(page, anchor, &date)) galleyi_page_set_time(&story.published, anchor, &date);
    if (next < end && related_dashed(galleyi_page_block(page, next), &name)) { story.source = galleyi_page_piece(next, name); next++; }
    for (size_t i = begin; i < anchor; i++) {
        const galleyi_block *block = galleyi_page_block(page, i);
        bool source = related_name(block) && (next > anchor + 1 || (next < end && block->weight < galleyi_page_block(page, next)->weight));
        if (source && title == end) story.source = galleyi_page_whole(page, i);
        else if (title == end || block->weight > galleyi_page_block(page, title)->weight) title = i;
    }
    if (title == end && next < end && !galleyi_block_prose(galleyi_page_block(page, next))) title = next++;
    else if (title == end && next < end && galleyi_page_block(page, next)->weight < 200) title = next++;
    if (title == end) return GALLEY_OK;
    story.title = galleyi_page_whole(page, title);
    story.body_begin = story.body_end = (uint32_t)next;
    while (story.body_end < end && (galleyi_block_prose(galleyi_page_block(page, story.body_end)) || galleyi_page_block(page, story.body_end)->weight >= 50)) story.body_end++;
    return related_add(page, &story, begin, end);
}

/* An age that belongs to an item: relative, or a day alone; not within prose. */
static bool related_anchor(const galleyi_page *page, size_t i) {
    galleyi_date date;
    return page->blocks.block[i].weight <= 40 && page->blocks.block[i].digits + 1u > 0 && galleyi_page_date_read(page, i, &date) && (date.relative || date.has_day);
}

/* Items with an age each, in [begin, end). False: no such pattern. */
static bool related_rhythm(galleyi_page *page, size_t begin, size_t end, bool sure, int32_t *status) {
    size_t first = end, anchors = 0, previous = 0;
    for (size_t i = begin; i < end; i++) {
        if (!related_anchor(page, i)) continue;
        if (!anchors++) first = i;
        if (anchors == 1 && i - begin > 3) return false;
    }
    if (!anchors || (anchors < 2 && !sure)) return false;
    size_t before = first - begin;
    if (before > 2) before = 2;
    for (size_t i = first; i < end; i++) {
        if (!related_anchor(page, i)) continue;
        size_t next = i + 1;
        while (next < end && !related_anchor(page, next)) next++;
        size_t stop = next < end && next - before > i ? next - before : next;
        size_t start = i - before > previous || !previous ? i - before : i;
        if (!*status) *status = related_item(page, start, i, stop);
        previous = i;
    }
    return true;
}

/* Headlines alone. */
static int32_t related_titles(galleyi_page *page, size_t begin, size_t end, bool keep) {
    int32_t status = GALLEY_OK;
    for (size_t i = begin, found = 0; i < end && found < RELATED_TITLES_MOST && !status; i++) {
        const galleyi_block *block = galleyi_page_block(page, i);
        if (galleyi_block_prose(block) && page->score[i] >= page->threshold) break;
        if (page->score[i] > 200 && page->part[i] == GALLEYI_PART_PARAGRAPH) break;
        if (!galleyi_page_title_like(block)) { if (block->weight > 100) break; continue; }
        if (galleyi_page_is_byline(page, i)) continue;
        found++;
        if (!keep) { page->part[i] = GALLEYI_PART_MOST_READ; continue; }
        galleyi_story story;
        memset(&story, 0, sizeof story);
        story.title = galleyi_page_whole(page, i);
        story.body_begin = story.body_end = (uint32_t)i + 1;
        status = related_add(page, &story, i, i + 1);
    }
    return status;
}

static size_t related_end(const galleyi_page *page, size_t begin) {
    size_t end = begin;
    while (end < page->blocks.count && end - begin < RELATED_LINES_MOST && !related_label(page, end)) end++;
    return end;
}

/* Source, age, "- source", wherever it stands: the sign of an aggregator's list. */
static bool related_signature(const galleyi_page *page, size_t i) {
    galleyi_span name;
    if (i + 3 >= page->blocks.count || !related_name(galleyi_page_block(page, i)) || !related_dashed(galleyi_page_block(page, i + 2), &name)) return false;
    return related_same(galleyi_page_block(page, i), galleyi_page_block(page, i + 2)) && related_anchor(page, i + 1);
}

static bool related_body_after(const galleyi_page *page, size_t begin, size_t end) {
    uint64_t before = 0, after = 0;
    for (size_t i = 0; i < page->blocks.count; i++) {
        if (page->part[i] != GALLEYI_PART_PARAGRAPH) continue;
        if (i < begin) before += page->blocks.block[i].weight;
        else if (i >= end) after += page->blocks.block[i].weight;
    }
    return after > before;
}

int32_t galleyi_page_find_stories(galleyi_page *page) {
    int32_t status = GALLEY_OK;
    size_t lists = 0;
    for (size_t i = 0; i < page->blocks.count && !status; i++) {
        if (related_signature(page, i)) {
            size_t end = related_end(page, i);
            if (end > i) { related_rhythm(page, i, end, true, &status); i = end - 1; }
            continue;
        }
        if (page->part[i] != GALLEYI_PART_RELATED_LABEL && page->part[i] != GALLEYI_PART_MOST_READ) continue;
        size_t end = related_end(page, i + 1);
        bool keep = page->part[i] == GALLEYI_PART_RELATED_LABEL;
        if (lists++ > 40) break;
        if (keep && end > i + 1 && !related_body_after(page, i, end) && related_rhythm(page, i + 1, end, false, &status)) { i = end - 1; continue; }
        if (!status) status = related_titles(page, i + 1, end, keep);
    }
    return status;
}
