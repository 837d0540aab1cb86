/* Comments under a story: behind their heading, a name, a time and a text repeat in one order. The order is found for the page as a whole:
   name time text, time name text, or name text time; name and time may share a line. Lines of buttons and numbers of votes part one comment from the next. */
#include "text/page.h"
#include "text/unicode.h"

enum { COMMENTS_LINES_MOST = 4000, COMMENTS_AHEAD = 14, COMMENTS_NAME_WEIGHT = 40, COMMENTS_ANCHOR_WEIGHT = 70, COMMENTS_DEPTH_MOST = 8, COMMENTS_REGIONS_MOST = 8 };
typedef enum comments_order { COMMENTS_NAME_TIME, COMMENTS_TIME_NAME, COMMENTS_NAME_TEXT_TIME, COMMENTS_ONE_LINE } comments_order;

typedef struct comments_run {
    galleyi_page  *page;
    size_t         begin, end;
    comments_order order;
} comments_run;
typedef struct comments_entry { galleyi_piece author; size_t anchor, begin, end, parent; galleyi_span parent_name; } comments_entry;   /* anchor, parent: blocks.count: none */

static bool comments_button(const galleyi_page *page, size_t i) {
    const galleyi_block *block = galleyi_page_block(page, i);
    const uint64_t buttons = GALLEYI_PHRASE_SET(REPLY) | GALLEYI_PHRASE_SET(SHARE) | GALLEYI_PHRASE_SET(LOAD_MORE) | GALLEYI_PHRASE_SET(COMMENTS);
    return block->weight < 50 && (block->phrases & buttons) != 0;
}
/* A line that belongs to no comment's text: buttons, numbers of likes. */
static bool comments_noise(const galleyi_page *page, size_t i) {
    const galleyi_block *block = galleyi_page_block(page, i);
    return comments_button(page, i) || (block->weight <= 12 && block->digits && block->letters <= 1) || !block->letters || (block->weight <= 2);
}
static bool comments_anchor(const galleyi_page *page, size_t i) {
    galleyi_date date;
    return page->blocks.block[i].weight <= 50 && page->blocks.block[i].weight >= 3 && galleyi_page_date_read(page, i, &date) && (date.relative || date.has_day || date.has_time);
}

/* "dijo:", "says": behind a name. */
static galleyi_span comments_bare_name(const galleyi_block *block, galleyi_span span) {
    static const char *const words[] = { "says", "said", "wrote", "dijo", "escribi\xc3\xb3", "dice", "a dit", "dit", "schreibt", "schrieb", "sagt", "meint", "disse", "diz", "scrive",
                                         "ha detto", "pisze", "napisa\xc5\x82", "schreef", "zegt", "skriver", "le", "on", "am", "il", "em", "el", "at" };
    span = galleyi_span_strip(block->text, span);
    for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
        size_t length = strlen(words[k]), all = galleyi_span_size(span);
        if (all <= length + 1 || block->text[span.end - length - 1] != ' ') continue;
        if (!galleyi_text_same(block->text + span.end - length, length, words[k], length)) continue;
        span.end -= (uint32_t)length;
        return galleyi_span_strip(block->text, span);
    }
    return span;
}
/* Name and time on one line: "link78 Le 12/02 à 11:30". */
static bool comments_one_line(const galleyi_page *page, size_t i, galleyi_span *name) {
    const galleyi_block *block = galleyi_page_block(page, i);
    galleyi_date date;
    if (block->weight > COMMENTS_ANCHOR_WEIGHT || !block->digits || block->end == GALLEYI_END_STOP) return false;
    if (!galleyi_dates_scan(&page->dates, block->text, block->size, 0, &date) || !(date.has_day || date.relative) || date.label_start < 2 || date.end + 3 < block->size) return false;
    *name = comments_bare_name(block, (galleyi_span){ 0, (uint32_t)date.label_start });
    return galleyi_span_size(*name) >= 2 && galleyi_span_size(*name) <= 60;
}

static bool comments_name(const galleyi_page *page, size_t i) {
    const galleyi_block *block = galleyi_page_block(page, i);
    if (block->weight > COMMENTS_NAME_WEIGHT || block->weight < 2 || comments_noise(page, i) || comments_anchor(page, i) || block->stops > 2) return false;
    if (!(block->flags & GALLEYI_BLOCK_WIDE) && block->all_words > 5) return false;
    if (block->end == GALLEYI_END_QUESTION || block->end == GALLEYI_END_ELLIPSIS || block->end == GALLEYI_END_COMMA) return false;
    if (block->end != GALLEYI_END_STOP || (block->all_words == 1 && block->weight <= 20)) return true;
    return block->all_words <= 3 && block->size >= 3 && (block->text[block->size - 3] == ' ' || (block->size >= 4 && block->text[block->size - 4] == ' '));   /* "Jutta K." */
}
/* "Reply to X", "In reply to X", "@X": whom a comment answers. */
static bool comments_answers(const galleyi_page *page, size_t i, galleyi_span *name) {
    const galleyi_block *block = galleyi_page_block(page, i);
    galleyi_phrase_match match;
    if (block->weight > 70) return false;
    if (!(block->phrases & GALLEYI_PHRASE_SET(REPLY)) || !galleyi_phrase_line(block->text, block->size, &match) || match.phrase != GALLEYI_PHRASE_REPLY) return false;
    if (match.kind == GALLEYI_PHRASE_EXACT || galleyi_span_size(match.rest) < 2) return false;
    *name = match.rest;
    return true;
}
static bool comments_stop(const galleyi_page *page, size_t i) {
    switch (page->part[i]) {
    case GALLEYI_PART_RELATED_LABEL: case GALLEYI_PART_MOST_READ: case GALLEYI_PART_STORY: return true;
    case GALLEYI_PART_LEGAL: case GALLEYI_PART_CONSENT: case GALLEYI_PART_NEWSLETTER: case GALLEYI_PART_TAGS_LABEL:
        for (size_t k = i + 1; k < i + COMMENTS_AHEAD && k < page->blocks.count; k++) if (comments_anchor(page, k)) return false;
        return true;
    default: return (page->blocks.block[i].flags & GALLEYI_BLOCK_COPYRIGHT) != 0 && page->blocks.block[i].weight < 200;
    }
}

static size_t comments_depth(const galleyi_page *page, const comments_entry *entry) {
    const galleyi_remark *remark = (const galleyi_remark *)(const void *)page->remarks.data;
    const char *name;
    size_t size;
    if (galleyi_span_size(entry->parent_name) == 0) return 0;
    name = galleyi_page_block(page, entry->parent)->text + entry->parent_name.begin;
    size = galleyi_span_size(entry->parent_name);
    for (size_t i = page->remarks.size / sizeof *remark; i-- > 0;) {
        galleyi_piece author = remark[i].author;
        if (galleyi_piece_empty(author) || !galleyi_text_same(name, size, galleyi_page_block(page, author.block)->text + author.begin, author.end - author.begin)) continue;
        return remark[i].depth + 1u < COMMENTS_DEPTH_MOST ? remark[i].depth + 1u : COMMENTS_DEPTH_MOST;
    }
    return 0;
}

static int32_t comments_add(galleyi_page *page, const comments_entry *entry) {
    galleyi_remark remark;
    galleyi_date date;
    size_t begin = entry->begin, last, none = page->blocks.count;
    memset(&remark, 0, sizeof remark);
    while (begin < entry->end && comments_noise(page, begin)) begin++;
    for (last = begin; last < entry->end && !comments_noise(page, last); last++) { }
    if (last == begin) return GALLEY_OK;
    remark.depth = (uint32_t)comments_depth(page, entry);
    remark.author = entry->author;
    if (!galleyi_piece_empty(entry->author)) page->part[entry->author.block] = GALLEYI_PART_COMMENT;
    if (entry->parent < none && galleyi_span_size(entry->parent_name)) page->part[entry->parent] = GALLEYI_PART_COMMENTS_LABEL;
    if (entry->anchor < none) {
        const galleyi_block *block = galleyi_page_block(page, entry->anchor);
        if (galleyi_page_date_read(page, entry->anchor, &date) || galleyi_dates_scan(&page->dates, block->text, block->size, 0, &date)) galleyi_page_set_time(&remark.published, entry->anchor, &date);
        page->part[entry->anchor] = GALLEYI_PART_COMMENT;
    }
    remark.body_begin = (uint32_t)begin;
    remark.body_end = (uint32_t)last;
    for (size_t i = entry->begin; i < entry->end; i++) page->part[i] = comments_noise(page, i) ? GALLEYI_PART_COMMENTS_LABEL : GALLEYI_PART_COMMENT;
    return galleyi_buffer_append(&page->remarks, &remark, sizeof remark);
}

/* The first line of the name, the line of whom it answers and the name itself, where the time stands at anchor. */
static size_t comments_head(const comments_run *run, size_t anchor, comments_entry *entry) {
    galleyi_page *page = run->page;
    size_t i = anchor;
    if (i <= run->begin) return anchor;
    if (comments_answers(page, i - 1, &entry->parent_name)) { entry->parent = --i; if (i <= run->begin) return i; }
    if (!comments_name(page, i - 1)) return i;
    bool two = i < anchor ? false : i - 1 > run->begin && comments_name(page, i - 2) && (i - 2 == run->begin || comments_noise(page, i - 3));
    const galleyi_block *block = galleyi_page_block(page, i - 1);
    if (two) {                                /* "quenbygirl", "Ned Wickham": the second is answered, if an author before */
        comments_entry known = { .parent = i - 1, .parent_name = { 0, block->size } };
        if (comments_depth(page, &known)) { entry->parent = i - 1; entry->parent_name = known.parent_name; i--; block = galleyi_page_block(page, i - 1); }
    }
    entry->author = galleyi_page_piece(i - 1, comments_bare_name(block, (galleyi_span){ 0, block->size }));
    return i - 1;
}
static bool comments_timed(const comments_run *run, size_t i) {
    galleyi_span name;
    return run->order == COMMENTS_ONE_LINE ? comments_one_line(run->page, i, &name) : comments_anchor(run->page, i);
}

/* Entries whose time stands above the text. */
static int32_t comments_above(const comments_run *run) {
    galleyi_page *page = run->page;
    int32_t status = GALLEY_OK;
    size_t none = page->blocks.count;
    for (size_t i = run->begin, next; i < run->end && !status; i = next) {
        comments_entry entry = { .anchor = i, .begin = i + 1, .parent = none };
        next = i + 1;
        if (!comments_timed(run, i)) continue;
        if (run->order == COMMENTS_NAME_TIME) comments_head(run, i, &entry);
        else if (run->order == COMMENTS_ONE_LINE) { galleyi_span name = { 0, 0 }; comments_one_line(page, i, &name); entry.author = galleyi_page_piece(i, name); }
        else if (next < run->end && comments_name(page, next)) {
            const galleyi_block *block = galleyi_page_block(page, next);
            entry.author = galleyi_page_piece(next, comments_bare_name(block, (galleyi_span){ 0, block->size }));
            entry.begin = next + 1;
        }
        while (next < run->end && !comments_timed(run, next)) next++;
        entry.end = next;
        if (run->order == COMMENTS_NAME_TIME && next < run->end) {
            comments_entry following = { .anchor = next, .parent = none };
            size_t head = comments_head(run, next, &following);
            if (head > i) entry.end = head;
        }
        status = comments_add(page, &entry);
    }
    return status;
}
/* Entries whose time stands below the text: each begins where the one before it ended. */
static int32_t comments_below(const comments_run *run) {
    galleyi_page *page = run->page;
    int32_t status = GALLEY_OK;
    size_t none = page->blocks.count, begin = run->begin;
    for (size_t i = run->begin; i < run->end && !status; i++) {
        if (!comments_anchor(page, i)) continue;
        comments_entry entry = { .anchor = i, .parent = none };
        while (begin < i && !comments_name(page, begin)) begin++;
        for (size_t k = begin + 1; k + 1 < i && comments_noise(page, k - 1) == false && k < begin + 3; k++) if (comments_name(page, k) && comments_noise(page, k + 1)) begin = k;
        if (begin + 1 < i) {
            const galleyi_block *block = galleyi_page_block(page, begin);
            entry.author = galleyi_page_piece(begin, comments_bare_name(block, (galleyi_span){ 0, block->size }));
            entry.begin = begin + 1;
            entry.end = i;
            if (i - 1 > entry.begin + 1 && page->blocks.block[i - 1].weight <= 16 && !galleyi_block_prose(galleyi_page_block(page, i - 1))
                && page->blocks.block[i - 1].end == GALLEYI_END_LETTER) entry.end = i - 1;       /* where the reader is from */
            status = comments_add(page, &entry);
        }
        begin = i + 1;
    }
    return status;
}
/* No times: each comment ends with a reply line and begins with a name. */
static int32_t comments_by_reply(const comments_run *run) {
    galleyi_page *page = run->page;
    int32_t status = GALLEY_OK;
    for (size_t i = run->begin; i < run->end && !status;) {
        while (i < run->end && comments_noise(page, i)) i++;
        size_t next = i;
        while (next < run->end && !comments_button(page, next)) next++;
        if (next >= run->end) break;
        comments_entry entry = { .anchor = page->blocks.count, .parent = page->blocks.count, .begin = i + 1, .end = next };
        if (i + 1 < next && comments_name(page, i)) { entry.author = galleyi_page_whole(page, i); status = comments_add(page, &entry); }
        i = next;
    }
    return status;
}

/* Comments have authors and sentences; lists of stories with an age each, and forms, do not. */
static bool comments_likely(const galleyi_page *page, size_t replies, size_t anchors) {
    const galleyi_remark *remark = (const galleyi_remark *)(const void *)page->remarks.data;
    size_t count = page->remarks.size / sizeof *remark, named = 0, told = 0;
    for (size_t i = 0; i < count; i++) {
        bool sentence = false;
        for (size_t b = remark[i].body_begin; b < remark[i].body_end; b++) {
            const galleyi_block *block = galleyi_page_block(page, b);
            sentence = sentence || (block->stops && block->weight >= 12) || block->end == GALLEYI_END_STOP || block->end == GALLEYI_END_QUESTION || block->end == GALLEYI_END_ELLIPSIS;
        }
        named += !galleyi_piece_empty(remark[i].author);
        told += sentence;
    }
    if (!anchors) return count >= 2 && told * 2 >= count;
    return named * 2 >= count && (told * 3 >= count * 2 || (replies >= count && told * 3 >= count));
}

static int32_t comments_in_order(comments_run *run, size_t anchors, size_t replies) {
    galleyi_page *page = run->page;
    size_t size = run->end - run->begin;
    uint8_t *kept = galleyi_arena_allocate(&page->arena, size + 1);
    if (!kept) return GALLEY_ENOMEM;
    memcpy(kept, page->part + run->begin, size);
    int32_t status = !anchors && run->order != COMMENTS_ONE_LINE ? comments_by_reply(run) : run->order == COMMENTS_NAME_TEXT_TIME ? comments_below(run) : comments_above(run);
    if (status || !page->remarks.size || comments_likely(page, replies, anchors || run->order == COMMENTS_ONE_LINE)) return status;
    galleyi_buffer_clear(&page->remarks);
    memcpy(page->part + run->begin, kept, size);
    return GALLEY_OK;
}

static int32_t comments_region(galleyi_page *page, size_t begin) {
    comments_run run = { page, begin, begin, COMMENTS_NAME_TIME };
    size_t anchors = 0, replies = 0, before = 0, after = 0, closed = 0, lines = 0, first = 0;
    for (; run.end < page->blocks.count && run.end - begin < COMMENTS_LINES_MOST && !comments_stop(page, run.end); run.end++) {
        size_t i = run.end;
        galleyi_span name;
        replies += comments_button(page, i);
        if (!comments_anchor(page, i)) { lines += comments_one_line(page, i, &name); continue; }
        if (!anchors++) first = i;
        before += i > begin && (comments_name(page, i - 1) || comments_answers(page, i - 1, &name));
        after += i + 1 < page->blocks.count && comments_name(page, i + 1);
        closed += i + 1 < page->blocks.count && comments_button(page, i + 1);
    }
    if (anchors < 2 && lines > anchors && (lines >= 2 || replies)) { run.order = COMMENTS_ONE_LINE; return comments_in_order(&run, anchors, replies); }
    if (anchors < 2 && !(anchors && replies)) return replies >= 2 ? comments_in_order(&run, 0, replies) : GALLEY_OK;
    if (closed * 2 > anchors && first > begin + 1 && page->blocks.block[first - 1].weight > COMMENTS_NAME_WEIGHT) run.order = COMMENTS_NAME_TEXT_TIME;
    else if (closed * 2 > anchors && before == anchors && first > begin + 2 && comments_name(page, first - 1) && page->blocks.block[first - 2].weight > COMMENTS_NAME_WEIGHT) run.order = COMMENTS_NAME_TEXT_TIME;
    else if (before * 2 >= anchors) run.order = COMMENTS_NAME_TIME;
    else run.order = after * 2 >= anchors ? COMMENTS_TIME_NAME : COMMENTS_NAME_TIME;
    return comments_in_order(&run, anchors, replies);
}

static bool comments_label(const galleyi_page *page, size_t i, galleyi_phrase_match *match) {
    const galleyi_block *block = galleyi_page_block(page, i);
    if (!(block->phrases & (GALLEYI_PHRASE_SET(COMMENTS) | GALLEYI_PHRASE_SET(NO_COMMENTS))) || block->weight > 120 || page->part[i] == GALLEYI_PART_STORY) return false;
    return galleyi_phrase_line(block->text, block->size, match) && (match->phrase == GALLEYI_PHRASE_COMMENTS || match->phrase == GALLEYI_PHRASE_NO_COMMENTS);
}

int32_t galleyi_page_find_remarks(galleyi_page *page) {
    uint64_t all = 0, before = 0;
    unsigned tries = 0;
    for (size_t i = 0; i < page->blocks.count; i++) if (page->part[i] == GALLEYI_PART_PARAGRAPH && galleyi_block_prose(galleyi_page_block(page, i))) all += page->score[i];
    for (size_t i = 0; i < page->blocks.count; i++) {
        const galleyi_block *block = galleyi_page_block(page, i);
        galleyi_phrase_match match;
        if (page->part[i] == GALLEYI_PART_PARAGRAPH && galleyi_block_prose(block)) before += page->score[i];
        if (!comments_label(page, i, &match)) continue;
        if (match.number >= 0 && page->comment_count < 0) page->comment_count = match.number;
        if (before * 6 < all || !before || tries++ >= COMMENTS_REGIONS_MOST) continue;
        int32_t status = comments_region(page, i + 1);
        if (status || page->remarks.size) return status;
    }
    return GALLEY_OK;
}
