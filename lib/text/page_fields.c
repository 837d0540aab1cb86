/* Byline, times, source, standfirst and kicker: what stands around the headline, and behind the last paragraph. */
#include "text/page.h"
#include "text/unicode.h"

enum { FIELDS_ABOVE = 8, FIELDS_BELOW = 4, FIELDS_TAIL = 8, FIELDS_LINE_MOST = 260, FIELDS_STANDFIRST_LEAST = 40, FIELDS_STANDFIRST_MOST = 500, FIELDS_BYLINE_LEAST = 40, FIELDS_NO_WRITER = 40 };

typedef struct fields_zone { size_t title, body, last, head_begin, head_end, tail_begin, tail_end; } fields_zone;

static fields_zone fields_find_zone(const galleyi_page *page) {
    fields_zone zone;
    size_t count = page->blocks.count, first = count, last = 0;
    for (size_t i = 0; i < count; i++)
        if (page->part[i] == GALLEYI_PART_PARAGRAPH && galleyi_page_block(page, i)->weight >= 60) { if (first == count) first = i; last = i; }
    zone.title = galleyi_piece_empty(page->title) ? first : page->title.block;
    zone.body = first;
    if (zone.title < count && zone.body < zone.title) {       /* sentences above the headline: the story begins below it */
        for (zone.body = zone.title + 1; zone.body < count; zone.body++)
            if (page->part[zone.body] == GALLEYI_PART_PARAGRAPH && galleyi_page_block(page, zone.body)->weight >= 60) break;
        if (zone.body == count) zone.body = first;
    }
    size_t low = zone.title < zone.body ? zone.title : zone.body, high = zone.title < zone.body ? zone.body : zone.title;
    zone.last = last;
    zone.head_begin = low > FIELDS_ABOVE ? low - FIELDS_ABOVE : 0;
    zone.head_end = high + 1 + FIELDS_BELOW < count ? high + 1 + FIELDS_BELOW : count;
    zone.tail_begin = last > zone.head_end ? last : zone.head_end;
    zone.tail_end = zone.tail_begin + FIELDS_TAIL < count ? zone.tail_begin + FIELDS_TAIL : count;
    return zone;
}

static int fields_distance(const fields_zone *zone, size_t i) {   /* from the headline */
    return i >= zone->title ? (int)(i - zone->title < 100 ? i - zone->title : 100) : (int)(zone->title - i < 50 ? 2 * (zone->title - i) : 100);
}
/* How well a date's place and wording speak for the day of publication. */
static int fields_date_value(const galleyi_page *page, const fields_zone *zone, size_t i, const galleyi_date *date) {
    const galleyi_block *block = galleyi_page_block(page, i);
    int value = 60, distance = fields_distance(zone, i);
    if (page->part[i] == GALLEYI_PART_STORY || page->part[i] == GALLEYI_PART_COMMENT) return -100;
    if (date->relative && date->label == GALLEYI_DATE_UNLABELLED && (size_t)(date->end - date->start) * 3 < (size_t)block->size * 2) return -100;   /* "today's rates" */
    if (!date->has_day || date->time.precision < GALLEYI_PRECISION_DAY) return date->relative && date->time.precision == GALLEYI_PRECISION_NONE ? value - 30 - distance : -100;
    if (!date->has_year && !date->relative) value -= 15;
    if (date->label == GALLEYI_DATE_PUBLISHED) value += 25;
    if (i >= zone->head_end && i < zone->tail_begin) value -= 30;
    if (block->weight > 100 && date->label != GALLEYI_DATE_PUBLISHED) value -= block->weight > 160 ? 45 : 20;
    if (galleyi_block_prose(block) && date->label == GALLEYI_DATE_UNLABELLED) value -= 20;
    if (date->end - date->start + 12 >= block->size) value += 6;
    if (block->flags & GALLEYI_BLOCK_COPYRIGHT) value -= 50;
    if (date->has_time) value += 4;
    return value - (distance > 40 ? 40 : distance);
}

/* No date of this line can be worth more than those found: fields_date_value gives no more. */
static bool fields_date_beaten(const fields_zone *zone, size_t i, int best, int best_updated) {
    int distance = fields_distance(zone, i), most = 70 - (distance > 40 ? 40 : distance) - (i >= zone->head_end && i < zone->tail_begin ? 30 : 0);
    return most <= best_updated && most + 25 <= best;
}
static void fields_times(galleyi_page *page, const fields_zone *zone) {
    int best = 25, best_updated = 5;
    for (size_t i = 0; i < page->blocks.count; i++) {
        const galleyi_block *block = galleyi_page_block(page, i);
        if (!block->digits && !(i >= zone->head_begin && i < zone->head_end)) continue;
        bool near = i >= zone->head_begin && i < zone->head_end;
        if (block->weight > FIELDS_LINE_MOST || (block->weight > 120 && !near) || page->part[i] == GALLEYI_PART_STORY || page->part[i] == GALLEYI_PART_COMMENT) continue;
        if (galleyi_judge_dateless(&page->judged, block, i, false) || (!near && fields_date_beaten(zone, i, best, best_updated))) continue;
        galleyi_date date;
        for (size_t at = 0; galleyi_dates_scan(&page->dates, block->text, block->size, at, &date) || (at == 0 && galleyi_dates_read(&page->dates, block->text, block->size, &date)); at = date.end) {
            if (date.end <= at) break;
            if (date.label == GALLEYI_DATE_EMBARGO) {
                if (near && date.has_day && date.time.precision >= GALLEYI_PRECISION_DAY && galleyi_piece_empty(page->embargoed.text)) galleyi_page_set_time(&page->embargoed, i, &date);
                continue;
            }
            int value = fields_date_value(page, zone, i, &date);
            if (date.label == GALLEYI_DATE_UNLABELLED && i && at == 0 && page->blocks.block[i - 1].weight < 40) {
                galleyi_date_label label = GALLEYI_DATE_UNLABELLED;
                const galleyi_block *above = galleyi_page_block(page, i - 1);
                if (galleyi_dates_label(NULL, above->text, above->size, &label) + 2 >= above->size) date.label = label;
            }
            if (date.label == GALLEYI_DATE_UPDATED) {
                if (value > best_updated) { best_updated = value; galleyi_page_set_time(&page->modified, i, &date); }
            } else if (value > best) {
                best = value;
                galleyi_page_set_time(&page->published, i, &date);
                page->published_evidence = (uint8_t)((date.label == GALLEYI_DATE_PUBLISHED ? GALLEYI_EVIDENCE_LABEL : 0) | (near ? GALLEYI_EVIDENCE_HEAD : 0) | (date.has_time ? GALLEYI_EVIDENCE_NEAR : 0));
            }
        }
    }
}

static galleyi_span fields_date_of(const galleyi_page *page, size_t i) {
    const galleyi_block *block = galleyi_page_block(page, i);
    galleyi_span span = { 0, 0 };
    galleyi_date date;
    if (block->digits && !galleyi_judge_dateless(&page->judged, block, i, false) && galleyi_dates_scan(&page->dates, block->text, block->size, 0, &date)) { span.begin = (uint32_t)date.label_start; span.end = (uint32_t)date.end; }
    return span;
}

static void fields_add_authors(galleyi_page *page, size_t at, const galleyi_byline *byline) {
    for (size_t k = 0; k < byline->author_count && page->author_count < GALLEYI_PAGE_AUTHORS_MOST; k++) {
        const galleyi_byline_author *from = &byline->authors[k];
        galleyi_page_author *to = &page->authors[page->author_count++];
        to->name = galleyi_page_piece(at, from->name);
        to->job_title = galleyi_page_piece(at, from->job_title);
        to->organization = galleyi_page_piece(at, from->organization);
        to->email = galleyi_page_piece(at, from->email);
        to->role = from->role;
        to->organization_only = from->organization_only;
    }
}
static void fields_set_byline(galleyi_page *page, size_t i, const galleyi_byline *byline) {
    size_t at = byline->next_line ? i + 1 : i;
    page->byline = galleyi_page_piece(at, byline->text);
    page->author_count = 0;
    fields_add_authors(page, at, byline);
}
static bool fields_parse(const galleyi_page *page, size_t i, unsigned context, galleyi_byline *byline) {
    const galleyi_block *block = galleyi_page_block(page, i), *next = i + 1 < page->blocks.count ? galleyi_page_block(page, i + 1) : NULL;
    return galleyi_byline_parse(block->text, block->size, next ? next->text : NULL, next ? next->size : 0, fields_date_of(page, i), context, byline) && byline->author_count;
}
static bool fields_may_be_byline(const galleyi_page *page, size_t i) {
    const galleyi_block *block = galleyi_page_block(page, i), *above = i ? block - 1 : NULL;
    if (above && above->weight <= 12 && above->end == GALLEYI_END_COLON && above->phrases & GALLEYI_PHRASE_SET(CREDIT)) return false;   /* "Photo:" */
    return block->weight <= FIELDS_LINE_MOST && page->part[i] != GALLEYI_PART_TITLE && page->part[i] != GALLEYI_PART_COMMENT && page->part[i] != GALLEYI_PART_TAG
        && !(block->phrases & (GALLEYI_PHRASE_SET(CREDIT) | GALLEYI_PHRASE_SET(RELATED)));
}

/* What a byline's place and wording are worth beside its own confidence. */
static int fields_byline_place(const galleyi_page *page, const fields_zone *zone, size_t i, bool near_date, bool labelled) {
    bool tail = i >= zone->head_end, below = i >= zone->title;
    int value = (labelled ? 15 : 0) + (near_date ? 10 : 0) - (tail ? 12 : 0), distance = below ? (int)(i - zone->title) : 3 * (int)(zone->title - i);
    value -= tail ? 0 : distance > 20 ? 20 : distance;
    if (i > zone->body && !tail) value -= 10;
    if (!labelled) {
        unsigned repeats = galleyi_judge_feature(&page->judged, i, GALLEYI_FEATURE_repeats);
        if (repeats >= 2 && repeats <= 5) value += 10;
        else if (!near_date && (tail || !below || distance > 4)) value -= 20;
        if (page->part[i] > GALLEYI_PART_DROPPED || page->part[i] == GALLEYI_PART_STORY) value -= 100;
    }
    return value;
}

/* Several names, each on a line of its own. */
static void fields_more_names(galleyi_page *page, size_t i, unsigned context) {
    for (size_t k = i + 1; k < i + 8 && k < page->blocks.count; k++) {
        const galleyi_block *block = galleyi_page_block(page, k);
        galleyi_byline byline;
        if (block->weight <= 12 && block->digits) continue;
        if (block->weight > 60 || !fields_may_be_byline(page, k) || page->part[k] == GALLEYI_PART_PARAGRAPH || !fields_parse(page, k, context | GALLEYI_BYLINE_NEXT_TO_DATE, &byline)) return;
        if (byline.next_line || byline.confidence < 60 || byline.labelled) return;
        for (uint32_t a = 0; a < page->author_count; a++)
            if (galleyi_text_same(block->text + byline.authors[0].name.begin, galleyi_span_size(byline.authors[0].name), galleyi_page_block(page, page->authors[a].name.block)->text
                                  + page->authors[a].name.begin, page->authors[a].name.end - page->authors[a].name.begin)) return;
        fields_add_authors(page, k, &byline);
        page->part[k] = GALLEYI_PART_BYLINE;
    }
}

static bool fields_may_have_label(const galleyi_page *page, size_t i) {
    const galleyi_block *block = galleyi_page_block(page, i);
    return block->flags & GALLEYI_BLOCK_LABEL || block->weight > GALLEYI_BLOCK_HINTS_MOST;
}
/* Somebody who wrote the story, not who edited, checked or pictured it alone. */
static bool fields_has_writer(const galleyi_byline *byline) {
    for (size_t i = 0; i < byline->author_count; i++) {
        int32_t role = byline->authors[i].role;
        if (role == GALLEYI_ROLE_AUTHOR || role == GALLEYI_ROLE_REPORTER || role == GALLEYI_ROLE_CONTRIBUTOR) return true;
    }
    return false;
}
typedef struct fields_best { int value; size_t at; bool labelled; } fields_best;

/* The line's byline where it is worth more than the best; of equal ones the first counts. */
static void fields_try_byline(galleyi_page *page, const fields_zone *zone, size_t i, fields_best *best) {
    bool tail = i >= zone->head_end, near_date = false;
    galleyi_byline byline;
    for (size_t k = i > 1 ? i - 2 : 0; k < i + 3 && k < page->blocks.count; k++)
        if (k == page->published.text.block && !galleyi_piece_empty(page->published.text)) near_date = true;
    bool label = fields_may_have_label(page, i);
    int most = label ? GALLEYI_BYLINE_MOST + fields_byline_place(page, zone, i, near_date, true) : GALLEYI_BYLINE_UNLABELLED_MOST + fields_byline_place(page, zone, i, near_date, false);
    if (most < best->value || (most == best->value && i > best->at) || most < FIELDS_BYLINE_LEAST || (!label && galleyi_block_prose(galleyi_page_block(page, i)))) return;
    unsigned context = (tail ? GALLEYI_BYLINE_TAIL : i >= zone->title ? GALLEYI_BYLINE_NEAR_HEADLINE : 0u) | (near_date ? GALLEYI_BYLINE_NEXT_TO_DATE : 0u);
    if (!fields_parse(page, i, context ? context | GALLEYI_BYLINE_PEN_NAMES : 0u, &byline)) return;
    int value = byline.confidence + fields_byline_place(page, zone, i, near_date, byline.labelled) - (fields_has_writer(&byline) ? 0 : FIELDS_NO_WRITER);
    if (value < best->value || (value == best->value && i > best->at) || value < FIELDS_BYLINE_LEAST) return;
    *best = (fields_best){ value, i, byline.labelled };
    fields_set_byline(page, i, &byline);
    page->byline_evidence = (uint8_t)((byline.labelled ? GALLEYI_EVIDENCE_LABEL : 0) | (tail ? 0 : GALLEYI_EVIDENCE_HEAD) | (near_date ? GALLEYI_EVIDENCE_NEAR : 0));
}

/* Lines with a label are looked at first: after a good one few others need a look. */
static void fields_byline(galleyi_page *page, const fields_zone *zone) {
    fields_best best = { 0, page->blocks.count, false };
    for (int labels = 1; labels >= 0; labels--)
        for (size_t i = zone->head_begin; i < zone->tail_end; i++) {
            if (i >= zone->head_end && i < zone->tail_begin) { i = zone->tail_begin - 1; continue; }
            if (!(page->blocks.block[i].flags & GALLEYI_BLOCK_LABEL) == !labels && fields_may_be_byline(page, i)) fields_try_byline(page, zone, i, &best);
        }
    size_t found = best.at;
    bool labelled = best.labelled;
    for (size_t i = 0; i < page->blocks.count && found == page->blocks.count; i++) {   /* "Written by X" anywhere */
        galleyi_byline byline;
        if (galleyi_page_block(page, i)->weight > 90 || !(galleyi_page_block(page, i)->flags & GALLEYI_BLOCK_LABEL) || !fields_may_be_byline(page, i) || page->part[i] == GALLEYI_PART_STORY || page->part[i] == GALLEYI_PART_MOST_READ) continue;
        if (i < zone->head_begin || !fields_parse(page, i, 0, &byline) || !byline.labelled || byline.confidence < 75) continue;
        found = i;
        labelled = true;
        fields_set_byline(page, i, &byline);
        page->byline_evidence = GALLEYI_EVIDENCE_LABEL;
    }
    if (found < page->blocks.count && !labelled && page->byline.block == found) fields_more_names(page, found, 0);
}

static void fields_source(galleyi_page *page, const fields_zone *zone) {
    for (size_t i = zone->head_begin; i < zone->tail_end; i++) {
        const galleyi_block *block = galleyi_page_block(page, i);
        galleyi_source_note note;
        if (i >= zone->head_end && i < zone->tail_begin) { i = zone->tail_begin - 1; continue; }
        if (block->weight > 120 || !(block->possible & GALLEYI_PHRASE_SET(SOURCE)) || page->part[i] == GALLEYI_PART_TITLE || page->part[i] >= GALLEYI_PART_PROMO) continue;
        uint32_t at = page->published.text.block == i ? page->published.text.end : 0;   /* "2024-05-13 来源：X" */
        at += (uint32_t)galleyi_blank_begin(block->text + at, block->size - at);
        if (!galleyi_source_parse(block->text + at, block->size - at, &note) || note.kind != GALLEYI_SOURCE_PLAIN || !galleyi_span_size(note.name)) continue;
        galleyi_span name = { note.name.begin + at, note.name.end + at };
        page->source = galleyi_page_piece(i, name);
        if (page->part[i] != GALLEYI_PART_TIME && page->part[i] != GALLEYI_PART_BYLINE) page->part[i] = GALLEYI_PART_SOURCE;
        return;
    }
}

/* Half of the shorter one's words are the other's. */
static bool fields_words_alike(const galleyi_page *page, size_t a, size_t b) {
    const galleyi_block *one = galleyi_page_block(page, a), *two = galleyi_page_block(page, b);
    const uint16_t *words = page->blocks.words + one->first_word, *others = page->blocks.words + two->first_word;
    uint32_t common = 0, fewer = one->words < two->words ? one->words : two->words;
    for (uint32_t i = 0; i < one->words; i++) {
        uint32_t k = 0;
        while (k < two->words && others[k] != words[i]) k++;
        common += k < two->words;
    }
    return common * 2 >= fewer;
}

/* What may stand between headline and story as standfirst: a sentence, or right below the headline a line of some words that nothing names as furniture. */
static bool fields_standfirst_like(const galleyi_page *page, size_t i, bool first) {
    const galleyi_block *block = galleyi_page_block(page, i);
    if (page->part[i] > GALLEYI_PART_PARAGRAPH || block->weight < FIELDS_STANDFIRST_LEAST || block->all_words < 6 || block->weight > FIELDS_STANDFIRST_MOST) return false;
    if (block->flags & GALLEYI_BLOCK_COPYRIGHT || block->hash == galleyi_page_block(page, page->title.block)->hash) return false;
    if (page->part[i] == GALLEYI_PART_PARAGRAPH || block->end == GALLEYI_END_STOP || page->score[i] * 2u >= page->threshold) return true;
    bool credit_below = i + 1 < page->blocks.count && (page->blocks.block[i + 1].phrases & GALLEYI_PHRASE_SET(CREDIT) || page->part[i + 1] == GALLEYI_PART_CREDIT);
    return first && galleyi_page_title_like(block) && block->all_words >= 8 && !block->phrases && !(block->flags & (GALLEYI_BLOCK_LABEL | GALLEYI_BLOCK_AGENCY)) && !credit_below
        && !fields_words_alike(page, i, page->title.block);
}

/* A sentence or two between the headline and the last of byline and time above the story. */
static void fields_standfirst(galleyi_page *page, const fields_zone *zone) {
    const galleyi_piece fields[3] = { page->byline, page->published.text, page->modified.text };
    size_t stop = 0, found = page->blocks.count, told = 0;
    if (galleyi_piece_empty(page->title)) return;
    for (int f = 0; f < 3; f++)
        if (!galleyi_piece_empty(fields[f]) && fields[f].block > zone->title && fields[f].block <= zone->title + FIELDS_ABOVE && fields[f].block > stop) stop = fields[f].block;
    for (size_t i = zone->title + 1; i < stop; i++) {
        if (!fields_standfirst_like(page, i, i == zone->title + 1)) continue;
        told++;
        if (found == page->blocks.count) found = i;
    }
    if (found == page->blocks.count || told > 2) return;
    page->subtitle = galleyi_page_whole(page, found);
    page->part[found] = GALLEYI_PART_SUBTITLE;
}

static void fields_kicker(galleyi_page *page) {
    if (galleyi_piece_empty(page->title) || !page->title.block) return;
    size_t i = page->title.block - 1;
    const galleyi_block *block = galleyi_page_block(page, i);
    if (page->part[i] != GALLEYI_PART_UNKNOWN || block->weight > 36 || block->all_words > 4 || !block->letters || block->end == GALLEYI_END_STOP || !block->blanks_before) return;
    if (!galleyi_page_block(page, i + 1)->blanks_before || (i && !block->blanks_before)) return;
    page->kicker = galleyi_page_whole(page, i);
    page->part[i] = GALLEYI_PART_KICKER;
}

static void fields_mark(galleyi_page *page, galleyi_piece piece, uint8_t part) {
    if (!galleyi_piece_empty(piece) && page->part[piece.block] < GALLEYI_PART_PROMO && galleyi_page_block(page, piece.block)->weight < 160 && page->part[piece.block] != GALLEYI_PART_TITLE)
        page->part[piece.block] = part;
}

void galleyi_page_find_fields(galleyi_page *page) {
    fields_zone zone = fields_find_zone(page);
    if (zone.body >= page->blocks.count) return;
    fields_times(page, &zone);
    fields_byline(page, &zone);
    fields_standfirst(page, &zone);
    fields_kicker(page);
    fields_mark(page, page->published.text, GALLEYI_PART_TIME);
    fields_mark(page, page->modified.text, GALLEYI_PART_TIME);
    fields_mark(page, page->embargoed.text, GALLEYI_PART_TIME);
    fields_mark(page, page->byline, GALLEYI_PART_BYLINE);
    if (!galleyi_piece_empty(page->byline) && page->byline.block < zone.head_end && page->part[page->byline.block] > GALLEYI_PART_DROPPED) page->part[page->byline.block] = GALLEYI_PART_BYLINE;
    fields_source(page, &zone);
}
