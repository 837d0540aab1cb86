/* Key points above the story or among its first paragraphs, and what the desk says of it at its ends: neither is told as story. Only lines whose
   phrases name them are looked at. */
#include "text/page.h"

enum { NOTES_POINTS_LEAST = 2, NOTES_POINTS_MOST = 12, NOTES_POINT_WEIGHT = 400, NOTES_LABEL_WEIGHT = 48, NOTES_TOLD_ABOVE = 3, NOTES_EDGE_TOLD = 3, NOTES_BEHIND_BODY = 10,
       NOTES_LEAST = 24, NOTES_MOST = 900 };

typedef struct notes_zone {
    size_t top, first, last;                  /* behind the headline; the story's first and last paragraph */
    size_t head, tail;                        /* its last one of the first few, and first one of the last few */
    size_t told;                              /* its paragraphs */
} notes_zone;

static bool notes_paragraph(const galleyi_page *page, size_t i) { return page->part[i] == GALLEYI_PART_PARAGRAPH; }

static bool notes_zone_of(const galleyi_page *page, notes_zone *zone) {
    size_t count = page->blocks.count;
    zone->top = galleyi_piece_empty(page->title) ? 0 : page->title.block + (size_t)1;
    zone->first = zone->head = count;
    zone->last = zone->tail = zone->told = 0;
    for (size_t i = zone->top; i < count; i++) {
        if (!notes_paragraph(page, i)) continue;
        if (!zone->told++) zone->first = i;
        if (zone->told == NOTES_EDGE_TOLD) zone->head = i;
        zone->last = i;
    }
    size_t below = 0;
    for (size_t i = count; i-- > zone->top && below < NOTES_EDGE_TOLD;) if (notes_paragraph(page, i)) { zone->tail = i; below++; }
    return zone->told > 0;
}

static bool notes_phrase(const galleyi_page *page, size_t i, galleyi_phrase_match *match) {
    const galleyi_block *block = galleyi_page_block(page, i);
    return galleyi_phrase_line(block->text, block->size, match);
}
static bool notes_free(const galleyi_page *page, size_t i) {
    return page->part[i] == GALLEYI_PART_UNKNOWN || notes_paragraph(page, i) || page->part[i] == GALLEYI_PART_READING;
}

static bool notes_heads_points(const galleyi_page *page, size_t i) {
    galleyi_phrase_match match;
    if (galleyi_page_block(page, i)->weight > NOTES_LABEL_WEIGHT || !notes_free(page, i) || !notes_phrase(page, i, &match)) return false;
    return match.phrase == GALLEYI_PHRASE_KEY_POINTS && match.kind <= GALLEYI_PHRASE_LABEL && match.rest.end <= match.rest.begin;
}

/* Behind the last item of the list that begins at i; i: there is none. Items have marks, or no blank lines between them and one behind the last. */
static size_t notes_points(const galleyi_page *page, size_t i) {
    const galleyi_block *first = galleyi_page_block(page, i);
    size_t count = page->blocks.count, end = i;
    bool marked = first->mark != GALLEYI_MARK_NONE;
    if (!marked && page->judged.features[GALLEYI_FEATURE_page_blanks] < 120) return i;
    for (; end < count; end++) {
        const galleyi_block *block = galleyi_page_block(page, end);
        if (marked ? block->mark != first->mark : end > i && block->blanks_before) break;
        if (end - i >= NOTES_POINTS_MOST || !notes_free(page, end) || block->weight > NOTES_POINT_WEIGHT || !galleyi_page_title_like(block)) {
            bool sentence = block->end == GALLEYI_END_STOP && block->weight <= NOTES_POINT_WEIGHT && block->all_words >= 3;
            if (end - i >= NOTES_POINTS_MOST || !notes_free(page, end) || !sentence) return i;
        }
    }
    return end - i >= NOTES_POINTS_LEAST && end < count ? end : i;
}

/* A heading and its list, with sentences of the story behind it. */
static bool notes_take_points(galleyi_page *page, const notes_zone *zone, size_t i) {
    if (i + 1 >= page->blocks.count || !notes_heads_points(page, i)) return false;
    size_t end = notes_points(page, i + 1);
    if (end == i + 1 || end > zone->last) return false;
    bool story = false;
    for (size_t k = end; k <= zone->last && k < end + NOTES_POINTS_MOST && !story; k++) story = notes_paragraph(page, k) && galleyi_block_prose(galleyi_page_block(page, k));
    if (!story) return false;
    page->part[i] = GALLEYI_PART_POINTS_LABEL;
    memset(page->part + i + 1, GALLEYI_PART_POINT, end - i - 1);
    page->points_begin = (uint32_t)(i + 1);
    page->points_end = (uint32_t)end;
    return true;
}

/* Between the first paragraphs and the last ones a sentence with such words may be the story's own. */
static bool notes_at_edge(const notes_zone *zone, size_t i) { return i <= zone->head || i >= zone->tail; }

static int32_t notes_add(galleyi_page *page, notes_zone *zone, size_t i, uint8_t kind) {
    galleyi_page_note note = { (uint32_t)i, kind };
    if (notes_paragraph(page, i)) {
        if (zone->told < 2) return GALLEY_OK;             /* all there is of the story */
        zone->told--;
    }
    page->part[i] = GALLEYI_PART_NOTE;
    return galleyi_buffer_append(&page->notes, &note, sizeof note);
}

static int32_t notes_look(galleyi_page *page, notes_zone *zone, size_t i) {
    const galleyi_block *block = galleyi_page_block(page, i);
    galleyi_phrase_match match;
    uint8_t kind;
    if (!notes_free(page, i) || block->weight > NOTES_MOST || !notes_phrase(page, i, &match) || !galleyi_note_of(&match, block->text, block->size, &kind)) return GALLEY_OK;
    if (!notes_at_edge(zone, i)) return GALLEY_OK;
    bool label_alone = match.kind <= GALLEYI_PHRASE_LABEL && match.rest.end <= match.rest.begin && kind != GALLEYI_NOTE_DEVELOPING;
    if (!label_alone) return block->stops && block->weight >= NOTES_LEAST ? notes_add(page, zone, i, kind) : GALLEY_OK;
    if (i + 1 >= page->blocks.count || (i >= zone->first && i < zone->last)) return GALLEY_OK;
    const galleyi_block *next = galleyi_page_block(page, i + 1);
    if (!notes_free(page, i + 1) || next->end != GALLEYI_END_STOP || next->weight < NOTES_LEAST || next->weight > NOTES_MOST) return GALLEY_OK;
    int32_t status = notes_add(page, zone, i + 1, kind);
    if (page->part[i + 1] == GALLEYI_PART_NOTE) page->part[i] = GALLEYI_PART_NOTE;
    return status;
}

int32_t galleyi_page_find_notes(galleyi_page *page) {
    static const uint64_t wanted = GALLEYI_PHRASE_SET(CORRECTION) | GALLEYI_PHRASE_SET(EDITOR_NOTE) | GALLEYI_PHRASE_SET(DEVELOPING) | GALLEYI_PHRASE_SET(KEY_POINTS);
    notes_zone zone;
    size_t told = 0, count = page->blocks.count;
    int32_t status = GALLEY_OK;
    if (!notes_zone_of(page, &zone)) return status;
    size_t end = zone.last + NOTES_BEHIND_BODY < count ? zone.last + NOTES_BEHIND_BODY : count;
    for (size_t i = zone.top; i < end && !status; i++) {
        uint64_t phrases = galleyi_page_block(page, i)->phrases & wanted;
        if (phrases & GALLEYI_PHRASE_SET(KEY_POINTS) && told <= NOTES_TOLD_ABOVE && !page->points_end && notes_take_points(page, &zone, i)) { i = page->points_end - 1; continue; }
        if (phrases & ~GALLEYI_PHRASE_SET(KEY_POINTS)) status = notes_look(page, &zone, i);
        told += notes_paragraph(page, i);
    }
    return status;
}
