/* Key points above the story or among its first paragraphs, and what the desk says of it at its ends: neither is told as story. Only lines whose
   phrases name them are looked at. */
#include "text/page.h"

enum { DESK_POINTS_LEAST = 2, DESK_POINTS_MOST = 12, DESK_POINT_WEIGHT = 400, DESK_LABEL_WEIGHT = 48, DESK_TOLD_ABOVE = 3, DESK_EDGE_TOLD = 3, DESK_BEHIND_BODY = 10,
       DESK_LEAST = 24, DESK_MOST = 900 };

typedef struct desk_zone {
    size_t top, first, last;                  /* behind the headline; the story's first and last paragraph */
    size_t head, tail;                        /* its last one of the first few, and first one of the last few */
    size_t told;                              /* its paragraphs */
} desk_zone;

static bool desk_paragraph(const galleyi_page *page, size_t i) { return page->part[i] == GALLEYI_PART_PARAGRAPH; }

static bool desk_zone_of(const galleyi_page *page, desk_zone *zone) {
    size_t count = page->blocks.count;
    zone->top = galleyi_piece_empty(page->title) ? 0 : page->title.block + (size_t)1;
    zone->first = zone->head = count;
    zone->last = zone->tail = zone->told = 0;
    for (size_t i = zone->top; i < count; i++) {
        if (!desk_paragraph(page, i)) continue;
        if (!zone->told++) zone->first = i;
        if (zone->told == DESK_EDGE_TOLD) zone->head = i;
        zone->last = i;
    }
    size_t below = 0;
    for (size_t i = count; i-- > zone->top && below < DESK_EDGE_TOLD;) if (desk_paragraph(page, i)) { zone->tail = i; below++; }
    return zone->told > 0;
}

static bool desk_phrase(const galleyi_page *page, size_t i, galleyi_phrase_match *match) {
    const galleyi_block *block = galleyi_page_block(page, i);
    return galleyi_phrase_line(block->text, block->size, match);
}
static bool desk_free(const galleyi_page *page, size_t i) {
    return page->part[i] == GALLEYI_PART_UNKNOWN || desk_paragraph(page, i) || page->part[i] == GALLEYI_PART_READING;
}

static bool desk_heads_points(const galleyi_page *page, size_t i) {
    galleyi_phrase_match match;
    if (galleyi_page_block(page, i)->weight > DESK_LABEL_WEIGHT || !desk_free(page, i) || !desk_phrase(page, i, &match)) return false;
    return match.phrase == GALLEYI_PHRASE_KEY_POINTS && match.kind <= GALLEYI_PHRASE_LABEL && match.rest.end <= match.rest.begin;
}

/* Behind the last item of the list that begins at i; i: there is none. Items have marks, or no blank lines between them and one behind the last. */
static size_t desk_points(const galleyi_page *page, size_t i) {
    const galleyi_block *first = galleyi_page_block(page, i);
    size_t count = page->blocks.count, end = i;
    bool marked = first->mark != GALLEYI_MARK_NONE;
    if (!marked && galleyi_judge_feature(&page->judged, 0, GALLEYI_FEATURE_page_blanks) < 120) return i;
    for (; end < count; end++) {
        const galleyi_block *block = galleyi_page_block(page, end);
        if (marked ? block->mark != first->mark : end > i && block->blanks_before) break;
        if (end - i >= DESK_POINTS_MOST || !desk_free(page, end) || block->weight > DESK_POINT_WEIGHT || !galleyi_page_title_like(block)) {
            bool sentence = block->end == GALLEYI_END_STOP && block->weight <= DESK_POINT_WEIGHT && block->all_words >= 3;
            if (end - i >= DESK_POINTS_MOST || !desk_free(page, end) || !sentence) return i;
        }
    }
    return end - i >= DESK_POINTS_LEAST && end < count ? end : i;
}

/* A heading and its list, with sentences of the story behind it. */
static bool desk_take_points(galleyi_page *page, const desk_zone *zone, size_t i) {
    if (i + 1 >= page->blocks.count || !desk_heads_points(page, i)) return false;
    size_t end = desk_points(page, i + 1);
    if (end == i + 1 || end > zone->last) return false;
    bool story = false;
    for (size_t k = end; k <= zone->last && k < end + DESK_POINTS_MOST && !story; k++) story = desk_paragraph(page, k) && galleyi_block_prose(galleyi_page_block(page, k));
    if (!story) return false;
    page->part[i] = GALLEYI_PART_POINTS_LABEL;
    memset(page->part + i + 1, GALLEYI_PART_POINT, end - i - 1);
    page->points_begin = (uint32_t)(i + 1);
    page->points_end = (uint32_t)end;
    return true;
}

/* Between the first paragraphs and the last ones a sentence with such words may be the story's own. */
static bool desk_at_edge(const desk_zone *zone, size_t i) { return i <= zone->head || i >= zone->tail; }

static int32_t desk_add(galleyi_page *page, desk_zone *zone, size_t i, uint8_t kind) {
    galleyi_page_note note = { (uint32_t)i, kind };
    if (desk_paragraph(page, i)) {
        if (zone->told < 2) return GALLEY_OK;             /* all there is of the story */
        zone->told--;
    }
    page->part[i] = GALLEYI_PART_NOTE;
    return galleyi_buffer_append(&page->notes, &note, sizeof note);
}

static int32_t desk_look(galleyi_page *page, desk_zone *zone, size_t i) {
    const galleyi_block *block = galleyi_page_block(page, i);
    galleyi_phrase_match match;
    uint8_t kind;
    if (!desk_free(page, i) || block->weight > DESK_MOST || !desk_phrase(page, i, &match) || !galleyi_note_of(&match, block->text, block->size, &kind)) return GALLEY_OK;
    if (!desk_at_edge(zone, i)) return GALLEY_OK;
    bool label_alone = match.kind <= GALLEYI_PHRASE_LABEL && match.rest.end <= match.rest.begin && kind != GALLEYI_NOTE_DEVELOPING;
    if (!label_alone) return block->stops && block->weight >= DESK_LEAST ? desk_add(page, zone, i, kind) : GALLEY_OK;
    if (i + 1 >= page->blocks.count || (i >= zone->first && i < zone->last)) return GALLEY_OK;
    const galleyi_block *next = galleyi_page_block(page, i + 1);
    if (!desk_free(page, i + 1) || next->end != GALLEYI_END_STOP || next->weight < DESK_LEAST || next->weight > DESK_MOST) return GALLEY_OK;
    int32_t status = desk_add(page, zone, i + 1, kind);
    if (page->part[i + 1] == GALLEYI_PART_NOTE) page->part[i] = GALLEYI_PART_NOTE;
    return status;
}

int32_t galleyi_page_find_notes(galleyi_page *page) {
    static const uint64_t wanted = GALLEYI_PHRASE_SET(CORRECTION) | GALLEYI_PHRASE_SET(EDITOR_NOTE) | GALLEYI_PHRASE_SET(DEVELOPING) | GALLEYI_PHRASE_SET(KEY_POINTS);
    desk_zone zone;
    size_t told = 0, count = page->blocks.count;
    int32_t status = GALLEY_OK;
    if (!desk_zone_of(page, &zone)) return status;
    size_t end = zone.last + DESK_BEHIND_BODY < count ? zone.last + DESK_BEHIND_BODY : count;
    for (size_t i = zone.top; i < end && !status; i++) {
        uint64_t phrases = galleyi_page_block(page, i)->phrases & wanted;
        if (phrases & GALLEYI_PHRASE_SET(KEY_POINTS) && told <= DESK_TOLD_ABOVE && !page->points_end && desk_take_points(page, &zone, i)) { i = page->points_end - 1; continue; }
        if (phrases & ~GALLEYI_PHRASE_SET(KEY_POINTS)) status = desk_look(page, &zone, i);
        told += desk_paragraph(page, i);
    }
    return status;
}
