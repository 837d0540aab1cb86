/* Comments under a story: after their heading, name, time and text in a fixed rhythm, often closed by "Reply". */
#include "text/page.h"

enum { COMMENTS_LINES_MOST = 4000, COMMENTS_MOST = 1000 };

static bool comments_reply(const galleyi_page *page, size_t i) {
    const galleyi_block *block = galleyi_page_block(page, i);
    return block->weight < 50 && (block->phrases & (GALLEYI_PHRASE_SET(REPLY) | GALLEYI_PHRASE_SET(SHARE) | GALLEYI_PHRASE_SET(LOAD_MORE))) != 0;
}
static bool comments_anchor(const galleyi_page *page, size_t i) {
    galleyi_date date;
    return page->blocks.block[i].weight <= 50 && galleyi_page_date_read(page, i, &date) && (date.relative || date.has_day || date.has_time);
}
static bool comments_name(const galleyi_page *page, size_t i) {
    const galleyi_block *block = galleyi_page_block(page, i);
    return block->weight <= 40 && block->weight >= 2 && block->all_words <= 5 && block->end != GALLEYI_END_STOP && block->end != GALLEYI_END_COLON && block->stops < 2
        && !comments_anchor(page, i) && !comments_reply(page, i);
}
/* A line that belongs to no comment's text: buttons, numbers of likes. */
static bool comments_noise(const galleyi_page *page, size_t i) {
    const galleyi_block *block = galleyi_page_block(page, i);
    return comments_reply(page, i) || (block->weight <= 8 && block->digits && !block->letters) || (block->weight <= 3);
}
static bool comments_stop(const galleyi_page *page, size_t i) {
    switch (page->part[i]) {
    case GALLEYI_PART_LEGAL: case GALLEYI_PART_CONSENT: case GALLEYI_PART_RELATED_LABEL: case GALLEYI_PART_MOST_READ: case GALLEYI_PART_TAGS_LABEL:
    case GALLEYI_PART_STORY: case GALLEYI_PART_NEWSLETTER: return true;
    default: return (page->blocks.block[i].flags & GALLEYI_BLOCK_COPYRIGHT) != 0 && page->blocks.block[i].weight < 200;
    }
}

static int32_t comments_add(galleyi_page *page, size_t author, size_t anchor, size_t begin, size_t end) {
    galleyi_remark remark;
    galleyi_date date;
    memset(&remark, 0, sizeof remark);
    while (begin < end && comments_noise(page, begin)) begin++;
    size_t last = begin;
    while (last < end && !comments_noise(page, last)) last++;
    if (last == begin) return GALLEY_OK;
    if (author < page->blocks.count) { remark.author = galleyi_page_whole(page, author); page->part[author] = GALLEYI_PART_COMMENT; }
    if (anchor < page->blocks.count && galleyi_page_date_read(page, anchor, &date)) {
        galleyi_page_set_time(&remark.published, anchor, &date);
        page->part[anchor] = GALLEYI_PART_COMMENT;
    }
    remark.body_begin = (uint32_t)begin;
    remark.body_end = (uint32_t)last;
    for (size_t i = begin; i < end; i++) page->part[i] = comments_noise(page, i) ? GALLEYI_PART_COMMENTS_LABEL : GALLEYI_PART_COMMENT;
    return galleyi_buffer_append(&page->remarks, &remark, sizeof remark);
}

/* Each comment has a time: the name stands before it, or right behind. */
static int32_t comments_by_time(galleyi_page *page, size_t begin, size_t end) {
    int32_t status = GALLEY_OK;
    size_t none = page->blocks.count;
    for (size_t i = begin; i < end && !status;) {
        if (!comments_anchor(page, i)) { i++; continue; }
        size_t next = i + 1;
        while (next < end && !comments_anchor(page, next)) next++;
        size_t stop = next < end && comments_name(page, next - 1) && next - 1 > i ? next - 1 : next;
        bool before = i > begin && comments_name(page, i - 1) && page->part[i - 1] != GALLEYI_PART_COMMENT;
        if (before) status = comments_add(page, i - 1, i, i + 1, stop);
        else if (i + 1 < stop && comments_name(page, i + 1)) status = comments_add(page, i + 1, i, i + 2, stop);
        else status = comments_add(page, none, i, i + 1, stop);
        i = next;
    }
    return status;
}
/* No times: each comment ends with a reply line and begins with a name. */
static int32_t comments_by_reply(galleyi_page *page, size_t begin, size_t end) {
    int32_t status = GALLEY_OK;
    for (size_t i = begin; i < end && !status;) {
        while (i < end && comments_noise(page, i)) i++;
        size_t next = i;
        while (next < end && !comments_reply(page, next)) next++;
        if (next >= end) break;
        if (i + 1 < next && comments_name(page, i)) status = comments_add(page, i, page->blocks.count, i + 1, next);
        i = next;
    }
    return status;
}

static int32_t comments_region(galleyi_page *page, size_t begin) {
    size_t end = begin, anchors = 0, replies = 0;
    while (end < page->blocks.count && end - begin < COMMENTS_LINES_MOST && !comments_stop(page, end)) {
        anchors += comments_anchor(page, end);
        replies += comments_reply(page, end);
        end++;
    }
    if (anchors >= 2 || (anchors && replies)) return comments_by_time(page, begin, end);
    return replies >= 2 ? comments_by_reply(page, begin, end) : GALLEY_OK;
}

int32_t galleyi_page_find_remarks(galleyi_page *page) {
    uint64_t all = 0, before = 0;
    for (size_t i = 0; i < page->blocks.count; i++) if (page->part[i] == GALLEYI_PART_PARAGRAPH && galleyi_block_prose(galleyi_page_block(page, i))) all += page->score[i];
    for (size_t i = 0; i < page->blocks.count; i++) {
        const galleyi_block *block = galleyi_page_block(page, i);
        if (page->part[i] == GALLEYI_PART_PARAGRAPH && galleyi_block_prose(block)) before += page->score[i];
        if (page->part[i] != GALLEYI_PART_COMMENTS_LABEL || block->weight > 60) continue;
        galleyi_phrase_match match;
        if (!galleyi_phrase_line(block->text, block->size, &match) || (match.phrase != GALLEYI_PHRASE_COMMENTS && match.phrase != GALLEYI_PHRASE_NO_COMMENTS)) continue;
        if (match.number >= 0 && page->comment_count < 0) page->comment_count = match.number;
        if (before * 3 < all || !before) continue;
        int32_t status = comments_region(page, i + 1);
        if (status || page->remarks.size) return status;
    }
    return GALLEY_OK;
}
