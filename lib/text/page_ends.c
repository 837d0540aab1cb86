/* What is printed within the first and last paragraphs but is not the story: dateline, source notes, rights, sign-offs; and the wall behind which it goes on. */
#include "text/page.h"
#include "text/agencies.h"
#include "text/datelines.h"

enum { ENDS_WALL_BEHIND = 8, ENDS_ABOUT_LEAST = 60 };

static void ends_dateline(galleyi_page *page) {
    galleyi_dateline line;
    for (size_t i = page->body_begin, looked = 0; i < page->body_end && looked < 3; i++) {
        if (page->part[i] != GALLEYI_PART_PARAGRAPH) continue;
        const galleyi_block *block = galleyi_page_block(page, i);
        looked++;
        if (block->weight < 60 || !galleyi_dateline_parse(block->text, block->size, &line) || line.confidence < 50 || line.rest >= block->size) continue;
        page->dateline.text = galleyi_page_piece(i, line.text);
        page->dateline.place = galleyi_page_piece(i, line.place);
        page->dateline.agency = galleyi_page_piece(i, line.agency);
        page->agency = line.agency_number;
        page->from[i] = line.rest;
        return;
    }
}

static void ends_cut(galleyi_page *page, size_t i, uint32_t at) {
    const galleyi_block *block = galleyi_page_block(page, i);
    if (at > page->to[i]) return;
    page->to[i] = page->from[i] + (uint32_t)galleyi_blank_end(block->text + page->from[i], at > page->from[i] ? at - page->from[i] : 0);
}

static bool ends_original(galleyi_page *page, size_t i) {
    const galleyi_block *block = galleyi_page_block(page, i);
    galleyi_source_note note;
    if (!galleyi_page_note_read(page, i, &note) || note.kind == GALLEYI_SOURCE_NONE) return false;
    if (note.kind == GALLEYI_SOURCE_PLAIN && block->weight > 160) return false;
    if (note.kind == GALLEYI_SOURCE_PLAIN) {
        if (!galleyi_span_size(note.name) || !galleyi_piece_empty(page->source)) return false;
        page->source = galleyi_page_piece(i, note.name);
    } else {
        if (galleyi_span_size(note.url)) page->original_url = galleyi_page_piece(i, note.url);
        if (galleyi_span_size(note.name)) page->original_name = galleyi_page_piece(i, note.name);
        else if (galleyi_span_size(note.title)) page->original_title = galleyi_page_piece(i, note.title);
    }
    if (note.text.begin <= page->from[i]) page->part[i] = GALLEYI_PART_SOURCE;
    else ends_cut(page, i, note.text.begin);
    return true;
}

static void ends_rights(galleyi_page *page, size_t i, bool told) {
    galleyi_rights rights;
    if (!galleyi_page_rights_read(page, i, &rights)) return;
    if (told && !rights.whole && rights.text.begin <= page->from[i]) return;
    if (galleyi_piece_empty(page->rights.text)) {
        page->rights.text = galleyi_page_piece(i, rights.text);
        page->rights.holder = galleyi_page_piece(i, rights.holder);
        page->rights.year = rights.year;
    }
    if (rights.whole || rights.text.begin <= page->from[i]) page->part[i] = GALLEYI_PART_RIGHTS;
    else if (told) ends_cut(page, i, rights.text.begin);
}

static void ends_signoff(galleyi_page *page, size_t i) {
    const galleyi_block *block = galleyi_page_block(page, i);
    galleyi_signoff signoff;
    if (!galleyi_signoff_parse(block->text, page->to[i], &signoff)) return;
    page->signoff = galleyi_page_piece(i, signoff.text);
    if (signoff.agency_count && page->agency < 0) page->agency = signoff.agencies[0];
    if (signoff.text.begin <= page->from[i]) page->part[i] = GALLEYI_PART_SIGNOFF;
    else ends_cut(page, i, signoff.text.begin);
}

/* "To continue reading ..." right behind the last paragraph. */
static void ends_wall(galleyi_page *page) {
    galleyi_span rest;
    for (size_t i = page->body_end; i < page->blocks.count && i < page->body_end + (size_t)ENDS_WALL_BEHIND; i++)
        if (galleyi_page_block(page, i)->phrases & GALLEYI_PHRASE_SET(CLOSED) && galleyi_page_furniture(page, i, &rest) == GALLEYI_PART_WALL) {
            page->wall = galleyi_page_whole(page, i);
            return;
        }
}

/* "Ann Marl has covered ...": a sentence that begins with an author's name. */
static bool ends_about_author(const galleyi_page *page, size_t i) {
    const galleyi_block *block = galleyi_page_block(page, i);
    if (block->weight < ENDS_ABOUT_LEAST || block->end != GALLEYI_END_STOP) return false;
    for (uint32_t a = 0; a < page->author_count; a++) {
        const galleyi_piece name = page->authors[a].name;
        const char *text = galleyi_page_block(page, name.block)->text + name.begin;
        size_t size = name.end - name.begin;
        if (page->authors[a].organization_only || name.block == i || size >= block->size || !memchr(text, ' ', size) || memcmp(block->text, text, size)) continue;
        if (block->text[size] == ' ' || block->text[size] == ',') return true;
    }
    return false;
}
/* The last paragraphs that are about the authors; the line above, where it says so, is no heading. */
static void ends_author_box(galleyi_page *page) {
    size_t told = 0;
    for (size_t i = page->body_begin; i < page->body_end; i++) told += galleyi_page_told(page, i);
    for (size_t i = page->body_end, looked = 0; i-- > page->body_begin && looked < 3;) {
        if (!galleyi_page_told(page, i)) continue;
        if (looked++ * 2 >= told || page->part[i] != GALLEYI_PART_PARAGRAPH || !ends_about_author(page, i)) return;
        page->part[i] = GALLEYI_PART_AUTHOR_BOX;
        if (i > page->body_begin && page->part[i - 1] == GALLEYI_PART_HEADING) page->part[--i] = GALLEYI_PART_AUTHOR_BOX;
    }
}

/* A note of the source may stand anywhere in the last paragraphs, and what is behind it belongs to it. */
void galleyi_page_find_ends(galleyi_page *page) {
    if (page->body_begin >= page->body_end) return;
    size_t last = page->body_end, looked = 0, count = page->blocks.count;
    ends_dateline(page);
    ends_author_box(page);
    ends_wall(page);
    for (size_t i = page->body_end; i-- > page->body_begin && looked < 4;) {
        if (page->part[i] != GALLEYI_PART_PARAGRAPH && page->part[i] != GALLEYI_PART_HEADING && page->part[i] != GALLEYI_PART_ITEM) continue;
        if (!looked++) last = i;
        ends_original(page, i);
        if (galleyi_page_told(page, i)) ends_rights(page, i, true);
    }
    for (size_t i = page->body_end; i < count && i < page->body_end + 3u; i++)
        if (page->part[i] == GALLEYI_PART_UNKNOWN) ends_original(page, i);
    if (last < count && galleyi_page_told(page, last)) ends_signoff(page, last);
    for (size_t i = count; i-- > page->body_end;) if (page->part[i] < GALLEYI_PART_PROMO || page->part[i] == GALLEYI_PART_LEGAL) {
        if (galleyi_page_block(page, i)->weight < 600) ends_rights(page, i, false);
        if (!galleyi_piece_empty(page->rights.text)) break;
    }
}
