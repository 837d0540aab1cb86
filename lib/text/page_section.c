/* The section: a line above the headline that is a directory of the page's address, or the last step of the path that leads to the story. */
#include "text/page.h"
#include "text/urls.h"

enum { SECTION_DIRECTORIES = 8, SECTION_WORDS = 6, SECTION_WEIGHT = 40, SECTION_PATH_ABOVE = 12, SECTION_PATH_WEIGHT = 300 };

typedef struct section_directories { uint32_t hash[SECTION_DIRECTORIES]; size_t count; } section_directories;

static uint32_t section_hash(const char *text, size_t size) {   /* as galleyi_block's; 0: no words or too many, or a number among them */
    galleyi_word words[SECTION_WORDS + 1];
    size_t count = galleyi_words(text, size, words, SECTION_WORDS + 1, NULL);
    uint64_t hash = 0;
    for (size_t i = 0; i < count; i++) {
        if (words[i].flags & GALLEYI_WORD_NUMBER) return 0;
        hash = galleyi_words_join(hash, words[i].hash);
    }
    return count <= SECTION_WORDS ? (uint32_t)(hash ^ hash >> 32) : 0;
}

static void section_of_address(section_directories *found, const char *url) {
    found->count = 0;
    if (!url) return;
    galleyi_url_part path = galleyi_url_path(url, strlen(url));
    const char *at = path.text, *end = at + path.size, *slash;
    if (at < end && end[-1] == '/') end--;    /* what stands before a last slash names the story */
    while (at < end && found->count < SECTION_DIRECTORIES && (slash = memchr(at, '/', (size_t)(end - at)))) {
        uint32_t hash = slash - at >= 3 && !memchr(at, '%', (size_t)(slash - at)) ? section_hash(at, (size_t)(slash - at)) : 0;
        if (hash) found->hash[found->count++] = hash;
        at = slash + 1;
    }
}

static bool section_may_be(const galleyi_page *page, size_t i) {
    const galleyi_block *block = galleyi_page_block(page, i);
    return block->weight >= 3 && block->weight <= SECTION_WEIGHT && block->letters && !(block->phrases & ~(GALLEYI_PHRASE_SET(SECTION) | GALLEYI_PHRASE_SET(LATEST)));
}

/* The line nearest to the headline that is one of the address's directories. */
static bool section_by_address(galleyi_page *page) {
    section_directories directories;
    section_of_address(&directories, page->url);
    for (size_t i = page->title.block; directories.count && i-- > 0;)
        for (size_t k = 0; k < directories.count; k++)
            if (galleyi_page_block(page, i)->hash == directories.hash[k] && section_may_be(page, i)) {
                galleyi_span whole = { 0, galleyi_page_block(page, i)->size };
                page->section = galleyi_page_piece(i, galleyi_span_strip(galleyi_page_block(page, i)->text, whole));
                return true;
            }
    return false;
}

/* "Home > Sport > Football" or "Home / Sport / The headline": the last step of some words that is not the headline. */
static bool section_of_path(galleyi_page *page, size_t i) {
    const galleyi_block *block = galleyi_page_block(page, i);
    galleyi_piece found = { 0, 0, 0 };
    uint32_t begin = 0, steps = 0;
    galleyi_phrase_match match;
    for (uint32_t at = 0; at <= block->size; at++) {
        const char *p = block->text + at;
        size_t left = block->size - at;
        uint32_t mark = !left || *p == '>' || *p == '/' || *p == '|' ? 1 : left >= 2 && !memcmp(p, "\302\273", 2) ? 2 : left >= 3 && !memcmp(p, "\342\200\272", 3) ? 3 : 0;
        if (!mark) continue;
        galleyi_span step = galleyi_span_strip(block->text, (galleyi_span){ begin, at });
        uint32_t hash = section_hash(block->text + step.begin, galleyi_span_size(step));
        begin = at + mark;
        at = begin - 1;
        if (!galleyi_span_size(step)) continue;
        if (!steps++) {
            if (!galleyi_phrase_line(block->text + step.begin, galleyi_span_size(step), &match) || match.phrase != GALLEYI_PHRASE_BREADCRUMB) return false;
            continue;
        }
        if (hash && hash != galleyi_page_block(page, page->title.block)->hash && galleyi_span_size(step) <= SECTION_WEIGHT) found = galleyi_page_piece(i, step);
    }
    if (steps < 2 || galleyi_piece_empty(found)) return false;
    page->section = found;
    return true;
}

void galleyi_page_find_section(galleyi_page *page) {
    if (galleyi_piece_empty(page->title)) return;
    if (section_by_address(page)) {
        if (page->section.block == page->kicker.block) page->kicker.end = 0;
        return;
    }
    for (size_t i = page->title.block, tries = 0; i-- > 0 && tries < SECTION_PATH_ABOVE; tries++) {
        const galleyi_block *block = galleyi_page_block(page, i);
        if (block->weight <= SECTION_PATH_WEIGHT && block->phrases & GALLEYI_PHRASE_SET(BREADCRUMB) && section_of_path(page, i)) return;
    }
    size_t above = page->title.block ? page->title.block - (size_t)1 : 0;
    if (page->title.block && galleyi_page_block(page, above)->phrases & GALLEYI_PHRASE_SET(SECTION) && section_may_be(page, above) && page->part[above] == GALLEYI_PART_KICKER) {
        page->section = page->kicker;
        page->kicker.end = 0;
    }
}
