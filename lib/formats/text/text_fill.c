/* From what lib/text found on the page to a document: each value with its origin and the bytes of the input where it stands. */
#include "formats/text/text_module.h"
#include "model/timestamp.h"
#include "registry/call.h"
#include "text/agencies.h"
#include <string.h>

#define FILL_LINE "text:line"
#define FILL_PART "text:part"                 /* a piece of a line or paragraph */
#define FILL_STRUCTURE "text:structure"       /* made of several lines, or of where they stand */

/* How many of a hundred values with this evidence were right on held-out pages of other sites (./dev train text --cv 5); -1: too few to say. */
static const int32_t fill_confidence_title[GALLEYI_EVIDENCE_COUNT] = { 33, 19, 61, 73, -1, -1, 55, 86 };
static const int32_t fill_confidence_author[GALLEYI_EVIDENCE_COUNT] = { -1, 82, 83, 77, -1, -1, 97, 91 };
static const int32_t fill_confidence_published[GALLEYI_EVIDENCE_COUNT] = { 58, 93, 88, 93, -1, -1, 96, 99 };

typedef struct fill_run {
    galley_call           *call;
    const galleyi_page    *page;
    const galleyi_decoded *decoded;
    galley_record         *article;
    bool                   spans;
    uint32_t               blocks;            /* top-level nodes of the body so far */
    size_t                 story;             /* the next promo */
} fill_run;

static const galleyi_block *fill_block(const fill_run *run, uint32_t i) { return &run->page->blocks.block[i]; }
static const char *fill_text(const fill_run *run, galleyi_piece piece) { return fill_block(run, piece.block)->text + piece.begin; }

/* The bytes of the input where a piece stands. */
static void fill_span(const fill_run *run, galleyi_piece piece, uint64_t *offset, uint64_t *length) {
    uint32_t begin = galleyi_page_source(run->page, run->decoded->text, piece.block, piece.begin, false);
    uint32_t end = galleyi_page_source(run->page, run->decoded->text, piece.block, piece.end, true);
    *offset = galleyi_decoded_source(run->decoded, begin);
    *length = galleyi_decoded_source(run->decoded, end) - *offset;
}
static void fill_origin(const fill_run *run, galley_record *record, int32_t field, galleyi_piece piece, int32_t confidence) {
    uint64_t offset = GALLEY_NO_OFFSET, length = 0;
    const galleyi_block *block = fill_block(run, piece.block);
    bool moved = (block->flags & GALLEYI_BLOCK_MOVED) != 0;
    if (!moved) fill_span(run, piece, &offset, &length);
    galley_record_set_origin(record, field, piece.begin == 0 && piece.end == block->size ? FILL_LINE : FILL_PART, confidence, offset, length);
}
static void fill_measured(const fill_run *run, galley_record *record, int32_t field, galleyi_piece piece, int32_t confidence) {
    if (galleyi_piece_empty(piece)) return;
    galley_record_set_text(record, field, fill_text(run, piece), piece.end - piece.begin);
    fill_origin(run, record, field, piece, confidence);
}
static void fill_set(const fill_run *run, galley_record *record, int32_t field, galleyi_piece piece) { fill_measured(run, record, field, piece, GALLEY_CONFIDENCE_UNKNOWN); }
static void fill_time(const fill_run *run, galley_record *record, int32_t field, const galleyi_page_time *time, int32_t confidence) {
    if (galleyi_piece_empty(time->text)) return;
    galley_record *stamp = galley_record_edit(record, field, 0);
    if (!stamp) return;
    if (time->time.precision != GALLEYI_PRECISION_NONE) galleyi_timestamp_set_time(stamp, &time->time);
    galley_record_set_text(stamp, GALLEY_TEXT, fill_text(run, time->text), time->text.end - time->text.begin);
    if (time->time.relative) galley_record_set_number(stamp, GALLEY_RELATIVE, 1);
    fill_origin(run, stamp, GALLEY_TEXT, time->text, confidence);
    fill_origin(run, record, field, time->text, confidence);
}
static void fill_dateline(const fill_run *run, galley_record *record, const galleyi_page_dateline *from) {
    if (galleyi_piece_empty(from->text)) return;
    galley_record *line = galley_record_edit(record, GALLEY_DATELINE, 0);
    fill_set(run, line, GALLEY_TEXT, from->text);
    fill_set(run, line, GALLEY_PLACE, from->place);
    fill_set(run, line, GALLEY_AGENCY, from->agency);
}
static void fill_rights(const fill_run *run, galley_record *record, const galleyi_page_rights *from) {
    if (galleyi_piece_empty(from->text)) return;
    galley_record *rights = galley_record_edit(record, GALLEY_RIGHTS, 0);
    fill_set(run, rights, GALLEY_TEXT, from->text);
    fill_set(run, rights, GALLEY_HOLDER, from->holder);
    if (from->year) galley_record_set_number(rights, GALLEY_YEAR, from->year);
}

static void fill_byline(const fill_run *run) {
    static const int32_t members[3] = { GALLEY_JOB_TITLE, GALLEY_ORGANIZATION, GALLEY_EMAIL };
    const galleyi_page *page = run->page;
    if (galleyi_piece_empty(page->byline)) return;
    galley_record *byline = galley_record_edit(run->article, GALLEY_BYLINE, 0);
    fill_set(run, byline, GALLEY_TEXT, page->byline);
    for (uint32_t i = 0; i < page->author_count; i++) {
        const galleyi_page_author *from = &page->authors[i];
        const galleyi_piece pieces[3] = { from->job_title, from->organization, from->email };
        galley_record *author = galley_record_edit(byline, GALLEY_AUTHORS, GALLEY_NEW);
        galley_record_set_text(author, GALLEY_KIND, from->organization_only ? "organization" : "person", GALLEY_NUL_TERMINATED);
        fill_measured(run, author, GALLEY_NAME, from->name, fill_confidence_author[page->byline_evidence]);
        galley_record_set_text(author, GALLEY_ROLE, galleyi_role_name(from->role), GALLEY_NUL_TERMINATED);
        for (int m = 0; m < 3; m++) fill_set(run, author, members[m], pieces[m]);
    }
}

static void fill_sources(const fill_run *run) {
    const galleyi_page *page = run->page;
    if (!galleyi_piece_empty(page->source)) fill_set(run, galley_record_edit(run->article, GALLEY_SOURCE, 0), GALLEY_NAME, page->source);
    if (!galleyi_piece_empty(page->original_name) || !galleyi_piece_empty(page->original_title) || !galleyi_piece_empty(page->original_url)) {
        galley_record *source = galley_record_edit(run->article, GALLEY_ORIGINAL_SOURCE, 0);
        galley_record_set_text(source, GALLEY_ROLE, "original", GALLEY_NUL_TERMINATED);
        fill_set(run, source, GALLEY_NAME, page->original_name);
        fill_set(run, source, GALLEY_TITLE, page->original_title);
        fill_set(run, source, GALLEY_URL, page->original_url);
    }
    const galleyi_agency *agency = galleyi_agency_at(page->agency);
    if (!agency) return;
    galley_record *record = galley_record_edit(run->article, GALLEY_AGENCIES, GALLEY_NEW);
    galley_record_set_text(record, GALLEY_ROLE, "agency", GALLEY_NUL_TERMINATED);
    galley_record_set_text(record, GALLEY_NAME, agency->name, GALLEY_NUL_TERMINATED);
}

/* One node with the text of a block, from its first byte to behind its last. */
static void fill_node(const fill_run *run, galley_record *record, int32_t kind, uint32_t i, uint32_t from, uint32_t to) {
    galleyi_piece piece = { i, from, to };
    if (galleyi_piece_empty(piece)) return;
    galley_body_open(record, kind);
    if (kind == GALLEY_NODE_HEADING) galley_body_set_number(record, GALLEY_DEPTH, 2);
    if (run->spans && !(fill_block(run, i)->flags & GALLEYI_BLOCK_MOVED)) {
        uint64_t offset, length;
        fill_span(run, piece, &offset, &length);
        galley_body_set_span(record, offset, length);
    }
    galley_body_text(record, fill_text(run, piece), to - from);
    galley_body_close(record);
}

static void fill_story(const fill_run *run, const galleyi_story *from) {
    galley_record *related = galley_record_edit(run->article, GALLEY_RELATED, GALLEY_NEW);
    galley_record_set_text(related, GALLEY_RELATION, from->promo ? "promo" : "related", GALLEY_NUL_TERMINATED);
    if (from->promo) galley_record_set_number(related, GALLEY_POSITION, run->blocks);
    fill_set(run, related, GALLEY_TITLE, from->title);
    if (!galleyi_piece_empty(from->source)) fill_set(run, galley_record_edit(related, GALLEY_SOURCE, 0), GALLEY_NAME, from->source);
    fill_time(run, related, GALLEY_PUBLISHED, &from->published, GALLEY_CONFIDENCE_UNKNOWN);
    fill_dateline(run, related, &from->dateline);
    fill_rights(run, related, &from->rights);
    for (uint32_t i = from->body_begin; i < from->body_end; i++) {
        const galleyi_block *block = fill_block(run, i);
        uint32_t begin = i == from->body_begin ? from->first_at : 0, end = i + 1 == from->body_end && from->last_end ? from->last_end : block->size;
        if (end > begin) end = begin + (uint32_t)galleyi_blank_end(block->text + begin, end - begin);
        fill_node(run, related, GALLEY_NODE_PARAGRAPH, i, begin, end);
    }
}
static const galleyi_story *fill_stories(const fill_run *run, size_t *count) {
    *count = run->page->stories.size / sizeof(galleyi_story);
    return (const galleyi_story *)(const void *)run->page->stories.data;
}

/* A caption with its credit, on one line or two. */
static void fill_media(const fill_run *run) {
    const galleyi_page *page = run->page;
    galley_record *media = NULL;
    for (uint32_t i = 0; i < page->blocks.count; i++) {
        galleyi_piece caption = { i, 0, fill_block(run, i)->size }, credit = { i, 0, 0 };
        galleyi_credit parsed;
        if (page->part[i] != GALLEYI_PART_CAPTION && page->part[i] != GALLEYI_PART_CREDIT) { media = NULL; continue; }
        if (galleyi_credit_parse_caption(fill_block(run, i)->text, fill_block(run, i)->size, &parsed)) {
            caption = galleyi_page_piece(i, parsed.caption);
            credit = galleyi_page_piece(i, parsed.credit);
        } else if (page->part[i] == GALLEYI_PART_CREDIT) { credit = caption; caption.end = 0; }
        if (!media || page->part[i] == GALLEYI_PART_CAPTION) {
            media = galley_record_edit(run->article, GALLEY_MEDIA, GALLEY_NEW);
            galley_record_set_text(media, GALLEY_KIND, "image", GALLEY_NUL_TERMINATED);
        }
        fill_set(run, media, GALLEY_CAPTION, caption);
        fill_set(run, media, GALLEY_CREDIT, credit);
    }
}

static void fill_body(fill_run *run) {
    const galleyi_page *page = run->page;
    size_t stories;
    const galleyi_story *story = fill_stories(run, &stories);
    bool list = false;
    for (uint32_t i = page->body_begin; i < page->body_end; i++) {
        bool item = page->part[i] == GALLEYI_PART_ITEM;
        if (page->part[i] == GALLEYI_PART_PROMO) {
            while (run->story < stories && (!story[run->story].promo || story[run->story].title.block < i)) run->story++;
            for (; run->story < stories && story[run->story].promo && story[run->story].title.block == i; run->story++) fill_story(run, &story[run->story]);
        }
        if (!galleyi_page_told(page, i) || page->from[i] >= page->to[i]) continue;
        if (list && !item) { galley_body_close(run->article); list = false; }
        if (item && !list) { galley_body_open(run->article, GALLEY_NODE_LIST); list = true; run->blocks++; }
        if (item) galley_body_open(run->article, GALLEY_NODE_LIST_ITEM);
        fill_node(run, run->article, page->part[i] == GALLEYI_PART_HEADING ? GALLEY_NODE_HEADING : GALLEY_NODE_PARAGRAPH, i, page->from[i], page->to[i]);
        if (item) galley_body_close(run->article); else run->blocks++;
    }
    if (list) galley_body_close(run->article);
}

/* A reply belongs to the last comment before it that is one level up. */
static void fill_remarks(const fill_run *run, const galleyi_remark *remark, size_t remarks) {
    enum { DEPTHS = 10 };
    galley_record *last[DEPTHS] = { NULL };
    for (size_t i = 0; i < remarks; i++) {
        uint32_t depth = remark[i].depth < DEPTHS ? remark[i].depth : DEPTHS - 1;
        while (depth && !last[depth - 1]) depth--;
        galley_record *comment = depth ? galley_record_edit(last[depth - 1], GALLEY_REPLIES, GALLEY_NEW) : galley_record_edit(run->article, GALLEY_COMMENTS, GALLEY_NEW);
        last[depth] = comment;
        for (uint32_t d = depth + 1; d < DEPTHS; d++) last[d] = NULL;
        if (!galleyi_piece_empty(remark[i].author)) fill_set(run, galley_record_edit(comment, GALLEY_AUTHOR, 0), GALLEY_NAME, remark[i].author);
        fill_time(run, comment, GALLEY_PUBLISHED, &remark[i].published, GALLEY_CONFIDENCE_UNKNOWN);
        for (uint32_t b = remark[i].body_begin; b < remark[i].body_end; b++)
            if (run->page->part[b] == GALLEYI_PART_COMMENT) fill_node(run, comment, GALLEY_NODE_PARAGRAPH, b, 0, fill_block(run, b)->size);
    }
}

static void fill_lists(fill_run *run) {
    const galleyi_page *page = run->page;
    size_t stories, remarks = page->remarks.size / sizeof(galleyi_remark), tags = page->tags.size / sizeof(galleyi_piece);
    const galleyi_story *story = fill_stories(run, &stories);
    const galleyi_remark *remark = (const galleyi_remark *)(const void *)page->remarks.data;
    const galleyi_piece *tag = (const galleyi_piece *)(const void *)page->tags.data;
    for (size_t i = 0; i < stories; i++) if (!story[i].promo) fill_story(run, &story[i]);
    for (size_t i = 0; i < tags; i++) galley_record_add_text(run->article, GALLEY_TAGS, fill_text(run, tag[i]), tag[i].end - tag[i].begin);
    fill_remarks(run, remark, remarks);
    if (page->comment_count >= 0) galley_record_set_number(run->article, GALLEY_COMMENT_COUNT, page->comment_count);
}

/* What the desk says of the story, and its key points. */
static void fill_notes(const fill_run *run) {
    const galleyi_page *page = run->page;
    const galleyi_page_note *note = (const galleyi_page_note *)(const void *)page->notes.data;
    for (size_t i = 0, count = page->notes.size / sizeof *note; i < count; i++) {
        galley_record *record = galley_record_edit(run->article, GALLEY_NOTES, GALLEY_NEW);
        galley_record_set_text(record, GALLEY_KIND, galleyi_note_name(note[i].kind), GALLEY_NUL_TERMINATED);
        fill_set(run, record, GALLEY_TEXT, galleyi_page_whole(page, note[i].block));
    }
    for (uint32_t i = page->points_begin; i < page->points_end; i++)
        if (page->part[i] == GALLEYI_PART_POINT) galley_record_add_text(run->article, GALLEY_KEY_POINTS, fill_block(run, i)->text, fill_block(run, i)->size);
}

static void fill_dropped(const fill_run *run, galley_record *root) {
    const galleyi_page *page = run->page;
    for (uint32_t i = 0; i < page->blocks.count; i++) {
        int32_t part = page->part[i];
        uint64_t offset, length;
        if (part != GALLEYI_PART_UNKNOWN && part < GALLEYI_PART_DROPPED) continue;
        galleyi_piece piece = { i, 0, fill_block(run, i)->size };
        galley_record *dropped = galley_record_edit(root, GALLEY_DROPPED, GALLEY_NEW);
        galley_record_set_text(dropped, GALLEY_REASON, part == GALLEYI_PART_UNKNOWN ? "furniture" : galleyi_part_name(part), GALLEY_NUL_TERMINATED);
        galley_record_set_text(dropped, GALLEY_TEXT, fill_text(run, piece), piece.end);
        fill_span(run, piece, &offset, &length);
        galley_record_set_number(dropped, GALLEY_OFFSET, (int64_t)offset);
        galley_record_set_number(dropped, GALLEY_LENGTH, (int64_t)length);
    }
}

/* What has no line of its own was made of the page's structure. */
static void fill_structure(galley_record *record) {
    size_t count;
    const galleyi_value *values = galleyi_record_values(record, &count);
    for (size_t i = 0; i < count; i++)
        if (!values[i].origin) galley_record_set_origin(record, values[i].field, FILL_STRUCTURE, GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
}

static void fill_structures(const fill_run *run) {
    fill_structure(run->article);
    for (size_t i = 0, count = galley_record_count(run->article, GALLEY_RELATED); i < count; i++)
        fill_structure(galley_record_edit(run->article, GALLEY_RELATED, i));
}

static bool fill_flag(const fill_run *run, const char *key) {
    const char *value = galley_call_option(run->call, key);
    return value && !strcmp(value, "true");
}

int32_t galleyi_text_fill(galley_call *call, const galleyi_page *page, const galleyi_decoded *decoded) {
    fill_run run = { .call = call, .page = page, .decoded = decoded };
    galley_record *root = galley_call_root(call);
    if (!root) return GALLEY_ENOMEM;
    run.spans = fill_flag(&run, "spans");
    if (page->body_begin < page->body_end) {
        run.article = galley_record_edit(root, GALLEY_ARTICLES, GALLEY_NEW);
        if (!run.article) return root->document->status;
        if (page->url) {
            galley_record_set_text(run.article, GALLEY_URL, page->url, GALLEY_NUL_TERMINATED);
            galley_record_set_origin(run.article, GALLEY_URL, "input:url", GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
        }
        fill_set(&run, run.article, GALLEY_KICKER, page->kicker);
        fill_measured(&run, run.article, GALLEY_TITLE, page->title, fill_confidence_title[page->title_evidence]);
        fill_set(&run, run.article, GALLEY_SUBTITLE, page->subtitle);
        fill_set(&run, run.article, GALLEY_SECTION, page->section);
        if (page->language) galley_record_set_text(run.article, GALLEY_LANGUAGE, page->language, GALLEY_NUL_TERMINATED);
        fill_byline(&run);
        fill_dateline(&run, run.article, &page->dateline);
        fill_sources(&run);
        fill_time(&run, run.article, GALLEY_PUBLISHED, &page->published, fill_confidence_published[page->published_evidence]);
        fill_time(&run, run.article, GALLEY_MODIFIED, &page->modified, GALLEY_CONFIDENCE_UNKNOWN);
        fill_time(&run, run.article, GALLEY_EMBARGOED, &page->embargoed, GALLEY_CONFIDENCE_UNKNOWN);
        fill_rights(&run, run.article, &page->rights);
        if (!galleyi_piece_empty(page->wall)) {
            galley_record_set_number(run.article, GALLEY_COMPLETE, 0);
            fill_origin(&run, run.article, GALLEY_COMPLETE, page->wall, GALLEY_CONFIDENCE_UNKNOWN);
        }
        fill_media(&run);
        fill_body(&run);
        fill_notes(&run);
        fill_lists(&run);
        fill_structures(&run);
    }
    if (fill_flag(&run, "explain")) fill_dropped(&run, root);
    return GALLEY_OK;
}
