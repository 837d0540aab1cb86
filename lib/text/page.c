/* The order of reading a page, and what its steps share. */
#include "text/page.h"
#include "text/judge.h"
#include "text/languages.h"
#include "text/unicode.h"

static const char *const page_part_names[GALLEYI_PART_COUNT] = {
    "unknown", "title", "kicker", "subtitle", "byline", "time", "source", "paragraph", "heading", "item", "caption", "credit", "rights", "sign-off", "promo",
    "story", "comment", "tag", "note", "key-point", "furniture", "menu", "related-label", "read-also", "most-read", "comments-label", "tags-label", "newsletter", "share",
    "advertisement", "legal", "consent", "login", "wall", "app", "reading", "navigation", "author-box", "sponsor", "browser", "repeat", "teaser",
    "key-points-label"
};
const char *galleyi_part_name(int32_t part) { return part >= 0 && part < GALLEYI_PART_COUNT ? page_part_names[part] : NULL; }

void galleyi_page_init(galleyi_page *page, const galleyi_memory *memory, galleyi_work *work, const char *url, const char *language, const galleyi_time *fetched) {
    memset(page, 0, sizeof *page);
    page->memory = *memory;
    page->work = work;
    page->url = url;
    page->language = language;
    page->fetched = fetched;
    page->agency = -1;
    page->comment_count = -1;
    galleyi_arena_init(&page->arena, memory);
    galleyi_blocks_init(&page->blocks, memory);
    galleyi_buffer_init(&page->stories, memory);
    galleyi_buffer_init(&page->remarks, memory);
    galleyi_buffer_init(&page->tags, memory);
    galleyi_buffer_init(&page->notes, memory);
}
void galleyi_page_free(galleyi_page *page) {
    galleyi_buffer_free(&page->stories);
    galleyi_buffer_free(&page->remarks);
    galleyi_buffer_free(&page->tags);
    galleyi_buffer_free(&page->notes);
    galleyi_blocks_free(&page->blocks);
    galleyi_arena_free(&page->arena);
}

/* The language of the story's first bytes. */
static const char *page_language_of(const galleyi_page *page, size_t most, unsigned *sure) {
    galleyi_language_evidence evidence;
    galleyi_language_begin(&evidence);
    for (size_t i = page->judged.segment_begin; i < page->judged.segment_end && most; i++) {
        const galleyi_block *block = galleyi_page_block(page, i);
        size_t size = block->size < most ? block->size : most;
        while (size && size < block->size && ((unsigned char)block->text[size] & 0xC0) == 0x80) size--;
        galleyi_language_add(&evidence, block->text, size);
        most -= size < most ? size : most;
    }
    return galleyi_language_decide(&evidence, sure);
}
static void page_find_language(galleyi_page *page) {
    enum { PLAIN_BYTES = 1024, BYTES_MOST = 4096, PLAIN = 90 };
    unsigned sure;
    if (!page->language) {
        page->language = page_language_of(page, PLAIN_BYTES, &sure);
        if (sure < PLAIN) page->language = page_language_of(page, BYTES_MOST, &sure);
        if (page->language && !strncmp(page->language, "zh-", 3)) page->language = "zh";   /* simplified or traditional is a matter of script, and a guess */
    }
    page->dates.language = page->language;
    page->dates.anchor = page->fetched;
    page->dates.memo = &page->judged.memo;
}

int32_t galleyi_page_read_blocks(galleyi_page *page) {
    galleyi_address_words address;
    size_t count = page->blocks.count;
    if (!count) return GALLEY_OK;
    page->score = galleyi_arena_allocate_zeroed(&page->arena, count * 3);
    page->from = galleyi_arena_allocate_zeroed(&page->arena, count * sizeof *page->from);
    page->to = galleyi_arena_allocate_zeroed(&page->arena, count * sizeof *page->to);
    if (!page->score || !page->from || !page->to) return GALLEY_ENOMEM;
    page->title_score = page->score + count;
    page->part = page->score + 2 * count;
    for (size_t i = 0; i < count; i++) page->to[i] = page->blocks.block[i].size;
    galleyi_address_words_of(&address, page->url ? page->url : "", page->url ? strlen(page->url) : 0);
    int32_t status = galleyi_judge_features(&page->judged, &page->arena, page->work, &page->blocks, &address);
    const galleyi_judge_columns columns = { page->judged.features, count, GALLEYI_FEATURE_COUNT };
    const galleyi_judge_task tasks[2] = { { &galleyi_judge_body, page->score }, { &galleyi_judge_title, page->title_score } };
    if (!status) status = galleyi_judge_run(&columns, tasks, 2, page->work);
    if (status) return status;
    page_find_language(page);
    galleyi_page_choose(page);
    galleyi_page_find_title(page);
    if (!status) status = galleyi_page_find_stories(page);
    if (!status) status = galleyi_page_find_remarks(page);
    if (!status) status = galleyi_page_find_tags(page);
    if (!status) status = galleyi_page_find_notes(page);
    if (status) return status;
    galleyi_page_find_fields(page);
    galleyi_page_find_section(page);
    status = galleyi_page_shape(page);
    if (!status) galleyi_page_find_ends(page);
    return status;
}
int32_t galleyi_page_read_text(galleyi_page *page, const char *text, size_t size) {
    int32_t status = galleyi_blocks_from_text(&page->blocks, page->work, text, size);
    return status ? status : galleyi_page_read_blocks(page);
}

uint32_t galleyi_page_source(const galleyi_page *page, const char *source, uint32_t number, uint32_t at, bool end) {
    const galleyi_block *block = galleyi_page_block(page, number);
    if (block->text == source + block->offset) return block->offset + at;
    if (at >= block->size) return block->offset + block->length;
    const char *p = source + block->offset, *stop = p + block->length, *behind = p;
    uint32_t folded = 0;
    bool space = false;
    while (p < stop) {
        const char *here = p;
        uint32_t c = galleyi_utf8_next(&p, stop);
        if (c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r') { space = folded != 0; continue; }
        if (c == 0xAD || c == 0x200B || c == 0xFEFF) continue;
        if (space && folded < block->size && block->text[folded] == ' ') {
            if (end && folded >= at) return (uint32_t)(behind - source);
            folded++;
        }
        space = false;
        if (folded >= at) return end ? (uint32_t)(behind - source) : (uint32_t)(here - source);
        folded += (uint32_t)(p - here);
        behind = p;
    }
    return (uint32_t)(behind - source);
}

/* Phrase to part. */
#define PAGE_PARTS(X) \
    X(ADVERTISEMENT, ADVERTISEMENT) X(SHARE, SHARE) X(READ_ALSO, READ_ALSO) X(RELATED, RELATED_LABEL) X(MOST_READ, MOST_READ) X(LATEST, MOST_READ) \
    X(NO_COMMENTS, COMMENTS_LABEL) X(COMMENTS, COMMENTS_LABEL) X(REPLY, COMMENTS_LABEL) X(TAGS, TAGS_LABEL) X(NEWSLETTER, NEWSLETTER) X(CONSENT, CONSENT) \
    X(LEGAL, LEGAL) X(SKIP, NAVIGATION) X(LOGIN, LOGIN) X(WALL, WALL) X(CLOSED, WALL) X(APP, APP) X(READING_TIME, READING) X(LISTEN, READING) \
    X(AUTHOR_BOX, AUTHOR_BOX) X(SPONSOR, SPONSOR) X(BREADCRUMB, NAVIGATION) X(TOP, NAVIGATION) X(LOAD_MORE, NAVIGATION) X(SEARCH, NAVIGATION) \
    X(MENU, NAVIGATION) X(NEXT, NAVIGATION) X(PREVIOUS, NAVIGATION) X(JAVASCRIPT, BROWSER)
static const uint8_t page_phrase_part[GALLEYI_PHRASE_COUNT] = {
#define PAGE_PART(phrase, part) [GALLEYI_PHRASE_##phrase] = GALLEYI_PART_##part,
    PAGE_PARTS(PAGE_PART)
#undef PAGE_PART
};
#define PAGE_PHRASE(phrase, part) | GALLEYI_PHRASE_SET(phrase)
static const uint64_t page_furniture_phrases = 0 PAGE_PARTS(PAGE_PHRASE);
#undef PAGE_PHRASE
#undef PAGE_PARTS
int32_t galleyi_page_furniture(const galleyi_page *page, size_t i, galleyi_span *rest) {
    const galleyi_block *block = galleyi_page_block(page, i);
    galleyi_phrase_match match;
    rest->begin = rest->end = 0;
    if (!(block->phrases & page_furniture_phrases) || !galleyi_phrase_line(block->text, block->size, &match)) return GALLEYI_PART_UNKNOWN;
    int32_t part = page_phrase_part[match.phrase];
    *rest = match.rest;
    uint32_t left = galleyi_span_size(match.rest) > 0 ? match.rest.end - match.rest.begin : 0;
    switch (match.kind) {
    case GALLEYI_PHRASE_EXACT: return part;
    case GALLEYI_PHRASE_LABEL:
        if (part == GALLEYI_PART_RELATED_LABEL && left >= 16) return GALLEYI_PART_READ_ALSO;
        return !left || part == GALLEYI_PART_READ_ALSO || part == GALLEYI_PART_TAGS_LABEL || block->weight < 60 ? part : GALLEYI_PART_UNKNOWN;
    case GALLEYI_PHRASE_PREFIX: return block->weight < 160 && !(block->stops > 1 && part != GALLEYI_PART_NEWSLETTER && part != GALLEYI_PART_CONSENT) ? part : GALLEYI_PART_UNKNOWN;
    default:
        if (part == GALLEYI_PART_CONSENT || part == GALLEYI_PART_BROWSER || part == GALLEYI_PART_NEWSLETTER || part == GALLEYI_PART_WALL || part == GALLEYI_PART_APP) return part;
        return block->weight < 50 && !block->stops ? part : GALLEYI_PART_UNKNOWN;
    }
}

bool galleyi_page_title_like(const galleyi_block *block) {
    return block->weight >= 18 && block->weight <= 220 && block->end != GALLEYI_END_STOP && block->end != GALLEYI_END_COLON && block->end != GALLEYI_END_COMMA
        && (block->all_words >= 3 || block->flags & GALLEYI_BLOCK_WIDE) && block->digits * 2 < block->letters && !(block->flags & (GALLEYI_BLOCK_AT | GALLEYI_BLOCK_COPYRIGHT));
}

bool galleyi_page_date_read(const galleyi_page *page, size_t i, galleyi_date *date) {
    const galleyi_block *block = galleyi_page_block(page, i);
    if (block->weight > 60 || galleyi_judge_dateless(&page->judged, block, i, true)) return false;
    return galleyi_dates_read(&page->dates, block->text, block->size, date);
}
bool galleyi_page_note_read(const galleyi_page *page, size_t i, galleyi_source_note *note) {
    const galleyi_block *block = galleyi_page_block(page, i);
    return block->possible & (GALLEYI_PHRASE_SET(SOURCE) | GALLEYI_PHRASE_SET(ORIGINAL_SOURCE)) && galleyi_source_parse(block->text, block->size, note);
}
static bool page_has_via(const galleyi_block *block) {
    const char *end = block->text + block->size;
    for (const char *v = block->text; v < end && (v = memchr(v, 'v', (size_t)(end - v))) != NULL; v++)
        if (v > block->text && end - v >= 4 && !memcmp(v - 1, " via ", 5)) return true;
    return false;
}
/* An agency alone is read only where it may be sure: beside a slash or "via". */
bool galleyi_page_credit_read(const galleyi_page *page, size_t i, galleyi_credit *credit) {
    const galleyi_block *block = galleyi_page_block(page, i);
    bool worded = (block->possible | block->phrases) & GALLEYI_PHRASE_SET(CREDIT), copyright = block->flags & GALLEYI_BLOCK_COPYRIGHT;
    bool named = block->flags & GALLEYI_BLOCK_AGENCY && (memchr(block->text, '/', block->size) || page_has_via(block));
    return (worded || copyright || named || galleyi_credit_bracket(block->text, block->size))
        && galleyi_credit_parse_known(block->text, block->size, worded, copyright, credit);
}
bool galleyi_page_is_byline(const galleyi_page *page, size_t i) {
    const galleyi_block *block = galleyi_page_block(page, i);
    galleyi_byline byline;
    galleyi_span none = { 0, 0 };
    return block->weight < 90 && block->flags & GALLEYI_BLOCK_LABEL && galleyi_byline_parse(block->text, block->size, NULL, 0, none, 0, &byline) && byline.labelled && byline.author_count && byline.confidence >= 60;
}
bool galleyi_page_rights_read(const galleyi_page *page, size_t i, galleyi_rights *rights) {
    const galleyi_block *block = galleyi_page_block(page, i);
    return (block->possible & GALLEYI_PHRASE_SET(RIGHTS) || block->flags & GALLEYI_BLOCK_RIGHTS) && galleyi_rights_parse(block->text, block->size, rights);
}
void galleyi_page_set_time(galleyi_page_time *to, size_t block, const galleyi_date *date) {
    to->text.block = (uint32_t)block;
    to->text.begin = (uint32_t)date->start;
    to->text.end = (uint32_t)date->end;
    to->time = date->time;
    to->time.relative = date->relative;
}
