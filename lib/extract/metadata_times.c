/* Published and modified. Candidates of the day of publication come from JSON-LD, meta tags, time elements, marked and plain dates near the headline and
   behind the story, and the address; the judge picks a day, and of that day's candidates the most exact is printed. */
#include "extract/metadata.h"
#include "model/timestamp.h"
#include "text/dates.h"
#include "text/unicode.h"
#include "text/urls.h"

enum { TIMES_ABOVE = 6, TIMES_BELOW = 14, TIMES_TAIL = 8, TIMES_MARKS = 40, TIMES_LONGEST = 200, TIMES_WIDE = 600, TIMES_LEAD = 120, TIMES_ZONE_DAYS = 14, TIMES_EMBARGO = 3 };
#define TIMES_BIT(name) GALLEYI_EVIDENCE_BIT(GALLEYI_PUBLISHED_##name)

typedef struct times_value { galleyi_date date; uint32_t node; } times_value;
typedef struct times_work {
    galleyi_metadata     *m;
    galleyi_dates_options options;
    galleyi_time          anchor;
    galleyi_dates_options plain;              /* without the anchor: data says whole dates */
    times_value           embargo;
    const char           *embargo_text;       /* NULL: none said */
} times_work;

static int64_t times_day(const galleyi_time *time) { return galleyi_days_from_civil(time->year, time->month, time->day); }

static void times_begin(times_work *w, galleyi_metadata *m) {
    const char *fetched = m->x->options->fetched;
    memset(w, 0, sizeof *w);
    w->m = m;
    w->options.language = galley_record_text(m->x->article, GALLEY_LANGUAGE, NULL);
    w->options.anchor = fetched && galleyi_time_parse(&w->anchor, fetched, strlen(fetched)) ? &w->anchor : NULL;
    w->plain.language = w->options.language;
}

static int times_is_plausible(const galleyi_time *time) { return time->precision >= GALLEYI_PRECISION_DAY && time->year >= 1990 && time->year <= 2100; }

/* A date of the page's data: machine forms, or any written one. */
static int times_read(const times_work *w, const char *text, size_t size, galleyi_date *date) {
    return size && size <= TIMES_LONGEST && galleyi_dates_read(&w->plain, text, size, date) && times_is_plausible(&date->time);
}

/* "In 100 seconds", "tomorrow": after the fetching, so no publication. A time alone may be of another zone. */
static int times_is_ahead(const times_work *w, const galleyi_date *date, const char *text, size_t size) {
    return date->relative && w->options.anchor && galleyi_time_compare(&date->time, &w->anchor) > 0 && !memchr(text, ':', size);
}

static uint64_t times_evidence(const times_work *w, const galleyi_date *date) {
    uint64_t e = TIMES_BIT(some);
    if (w->options.anchor) {
        int64_t ahead = times_day(&date->time) - times_day(&w->anchor);
        if (ahead > 1) e |= TIMES_BIT(future);
        else if (ahead >= 0) e |= TIMES_BIT(fetched_day);
    }
    if (date->time.year < 2000) e |= TIMES_BIT(old);
    if (date->relative) e |= TIMES_BIT(relative);
    if (date->time.precision > GALLEYI_PRECISION_DAY) e |= TIMES_BIT(has_time);
    if (date->numeric_ambiguous) e |= TIMES_BIT(ambiguous);
    return e | (w->m->is_article ? TIMES_BIT(article_type) : 0) | (w->m->is_news ? TIMES_BIT(news) : 0);
}

static void times_add(times_work *w, const galleyi_date *date, uint64_t evidence, const char *origin, const char *text, size_t size, uint32_t block, uint32_t node, uint32_t rank) {
    if (times_is_ahead(w, date, text, size)) return;
    times_value *value = galleyi_metadata_zeroed(w->m, sizeof *value);
    galleyi_candidate *c = value ? galleyi_metadata_candidate(w->m, evidence | times_evidence(w, date), origin, text, size) : NULL;
    if (!c) return;
    value->date = *date;
    value->node = node;
    c->value = value;
    c->key = (uint64_t)times_day(&date->time);
    c->block = block;
    c->rank = rank + (date->relative ? 300 : 0) + (date->time.precision <= GALLEYI_PRECISION_DAY ? 200 : date->time.utc_offset == GALLEY_UTC_OFFSET_UNKNOWN ? 100 : 0);
}

/* "Embargoed until" a date, above the story or in its first blocks, says when it may be told, not when it was. */
static int times_take_embargo(times_work *w, const galleyi_date *date, const char *text, uint32_t block, uint32_t node) {
    if (date->label != GALLEYI_DATE_EMBARGO) return 0;
    if (!w->embargo_text && times_is_plausible(&date->time) && block < w->m->story + TIMES_EMBARGO) {
        w->embargo = (times_value){ *date, node };
        w->embargo_text = galleyi_metadata_copy(w->m, text + date->start, date->end - date->start);
    }
    return 1;
}

static void times_data(times_work *w, const char *text, size_t size, uint64_t evidence, const char *origin, uint32_t rank) {
    galleyi_date date;
    if (text && origin && times_read(w, text, size, &date)) times_add(w, &date, evidence, origin, text, size, GALLEYI_CANDIDATE_NOWHERE, 0, rank);
}

static int times_is_reply(const galleyi_ld_value *node) {
    return galleyi_ld_is(node, "Comment") || galleyi_ld_is(node, "UserComments") || galleyi_ld_is(node, "Review") || galleyi_ld_is(node, "Answer") || galleyi_ld_is(node, "Question");
}

static void times_from_ld(times_work *w) {
    static const struct { const char *name, *origin; uint64_t evidence; uint32_t rank; } members[] = {
        { "datePublished", "json-ld:datePublished", TIMES_BIT(ld_published), 0 }, { "dateCreated", "json-ld:dateCreated", TIMES_BIT(ld_created), 8 },
        { "uploadDate", "json-ld:uploadDate", TIMES_BIT(ld_created), 9 }, { "dateModified", "json-ld:dateModified", TIMES_BIT(ld_modified), 30 } };
    galleyi_metadata *m = w->m;
    for (size_t i = 0; m->node && i < sizeof members / sizeof *members; i++) {
        const char *text = galleyi_ld_text(&m->ld, m->node, members[i].name);
        int film = i == 2 && !galleyi_ld_is_article(m->node);
        if (text) times_data(w, text, strlen(text), film ? TIMES_BIT(ld_published) : members[i].evidence, members[i].origin, members[i].rank);
    }
    int pages = 0, others = 0;
    for (const galleyi_ld_value *v = galleyi_ld_next(&m->ld, NULL); v && pages + others < 3; v = galleyi_ld_next(&m->ld, v)) {
        if (!v->key || v->kind != GALLEYI_LD_STRING || strcmp(v->key, "datePublished") || v->parent == m->node || galleyi_ld_is_part(v->parent) || times_is_reply(v->parent)) continue;
        int is_page = galleyi_ld_is(v->parent, "WebPage") || galleyi_ld_is(v->parent, "ItemPage") || galleyi_ld_is(v->parent, "FAQPage");
        if (is_page) pages++; else others++;
        times_data(w, v->text, v->length, is_page ? TIMES_BIT(ld_page) : TIMES_BIT(ld_other), "json-ld:datePublished", is_page ? 4 : 12);
    }
}

static void times_from_tags(times_work *w) {
    for (size_t i = 0; i < w->m->tags.count; i++) {
        const galleyi_meta_value *v = &w->m->tags.values[i];
        if (v->field == GALLEYI_META_PUBLISHED)
            times_data(w, v->text.data, v->text.size, v->rank == 0 ? TIMES_BIT(meta_sure) : v->rank == 1 ? TIMES_BIT(meta_good) : TIMES_BIT(meta_weak), galleyi_metadata_meta_origin(w->m, v), 1u + v->rank);
        else if (v->field == GALLEYI_META_MODIFIED) times_data(w, v->text.data, v->text.size, TIMES_BIT(meta_modified), galleyi_metadata_meta_origin(w->m, v), 31);
    }
}

static int times_is_near(const galleyi_metadata *m, uint32_t block) {
    uint32_t anchor = m->title < m->x->page.block_count ? m->title : m->story;
    return block + TIMES_ABOVE >= anchor && block <= anchor + TIMES_BELOW;
}

/* A card beside the story tells of another one. */
static int times_in_card(const galleyi_metadata *m, uint32_t block, uint32_t node) {
    unsigned within = m->x->page.nodes[node].within;
    return block >= m->story_end && (within & (GALLEYI_IN_ASIDE | GALLEYI_IN_NAV)) && !(within & (GALLEYI_IN_ARTICLE | GALLEYI_IN_MAIN));
}

static uint64_t times_place(const galleyi_metadata *m, uint32_t block, uint32_t node) {
    const galleyi_dom_page *page = &m->x->page;
    unsigned within = page->nodes[node].within;
    uint64_t e = 0;
    if (within & (GALLEYI_IN_ARTICLE | GALLEYI_IN_MAIN)) e |= TIMES_BIT(in_story);
    if (within & (GALLEYI_IN_NAV | GALLEYI_IN_FOOTER | GALLEYI_IN_ASIDE | GALLEYI_IN_FORM)) e |= TIMES_BIT(in_furniture);
    if (within & GALLEYI_IN_LINK) e |= TIMES_BIT(linked);
    if (block < page->block_count && block >= m->story && block < m->story_end && page->blocks[block].is_long) e |= TIMES_BIT(in_text);
    return e;
}

static int times_in_comment(const galleyi_metadata *m, uint32_t node) {
    const galleyi_html *html = m->x->html;
    for (uint32_t up = node; up; up = html->nodes[up].parent) {
        galleyi_html_slice type = galleyi_html_get(html, &html->nodes[up], GALLEYI_ATTRIBUTE_ITEMTYPE), id = galleyi_html_get(html, &html->nodes[up], GALLEYI_ATTRIBUTE_ID);
        if (type.size > 7 && !memcmp(type.data + type.size - 7, "Comment", 7)) return 1;
        if (id.size >= 7 && !memcmp(id.data, "comment", 7)) return 1;
    }
    return 0;
}

/* A title attribute that holds a whole date as machines write it: the way of microformats. */
static galleyi_html_slice times_machine(galleyi_html_slice title) {
    int whole = title.size >= 10 && title.size <= 40 && title.data[0] >= '1' && title.data[0] <= '2' && title.data[4] == '-' && title.data[7] == '-';
    return whole ? title : (galleyi_html_slice){ NULL, 0 };
}

/* One marked element: its datetime, content, title or text. */
static void times_from_mark(times_work *w, const galleyi_mark *mark, int *elements) {
    galleyi_metadata *m = w->m;
    const galleyi_html *html = m->x->html;
    const galleyi_html_node *node = &html->nodes[mark->node];
    uint32_t block = galleyi_dom_page_blocks_begin(&m->x->page, mark->node);
    int near = times_is_near(m, block), is_time = (mark->kinds & GALLEYI_MARK_TIME) != 0, published = (mark->kinds & GALLEYI_MARK_PUBLISHED) != 0;
    galleyi_date date;
    galleyi_html_slice value = galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_DATETIME);
    uint64_t e = times_place(m, block, mark->node);
    if (!value.size && node->name != GALLEYI_TAG_TIME) value = galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_CONTENT);
    if (!value.size) value = times_machine(galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_TITLE));
    if (published) e |= times_in_comment(m, mark->node) ? TIMES_BIT(in_comment) : near || block < m->story_end ? TIMES_BIT(itemprop) : TIMES_BIT(itemprop_other);
    else if (mark->kinds & GALLEYI_MARK_MODIFIED) e |= TIMES_BIT(text_updated);
    else if (is_time) {
        e |= TIMES_BIT(element) | (near ? TIMES_BIT(element_near) : 0) | ((*elements)++ == 0 ? TIMES_BIT(first_mark) : 0);
    } else e |= TIMES_BIT(class_date) | (near ? TIMES_BIT(class_near) : 0);
    const char *origin = published ? "microdata:datePublished" : is_time ? "dom:time" : "dom:date";
    if (value.size && times_read(w, value.data, value.size, &date)) {
        times_add(w, &date, e, origin, value.data, value.size, block, 0, published ? 2 : 5);
        if (published || is_time) return;
    }
    galleyi_metadata_fresh(m, &m->line);
    if (galleyi_metadata_element_text(m, mark->node + 1, node->end, &m->line) || !m->line.size || m->line.size > TIMES_LONGEST) return;
    if (!galleyi_dates_scan(&w->options, m->line.data, m->line.size, 0, &date) && !galleyi_dates_read(&w->options, m->line.data, m->line.size, &date)) return;
    if (!times_is_plausible(&date.time) || !date.has_day || (!date.has_year && !date.relative && !w->options.anchor)) return;
    if (times_take_embargo(w, &date, m->line.data, block, mark->node)) return;
    if (date.label == GALLEYI_DATE_UPDATED) e |= TIMES_BIT(text_updated);
    if (date.label == GALLEYI_DATE_PUBLISHED) e |= TIMES_BIT(text_published);
    times_add(w, &date, e, origin, m->line.data + date.start, date.end - date.start, block, mark->node, 20);
}

static void times_from_marks(times_work *w) {
    galleyi_metadata *m = w->m;
    int elements = 0, seen = 0;
    for (size_t i = 0; i < m->mark_count && seen < TIMES_MARKS; i++) {
        unsigned kinds = m->marks[i].kinds;
        if (!(kinds & (GALLEYI_MARK_TIME | GALLEYI_MARK_PUBLISHED | GALLEYI_MARK_MODIFIED | GALLEYI_MARK_DATE_CLASS))) continue;
        uint32_t block = galleyi_dom_page_blocks_begin(&m->x->page, m->marks[i].node);
        int near = times_is_near(m, block), tail = block + 3 >= m->story_end && block <= m->story_end + TIMES_TAIL;
        if (!near && !tail && !(kinds & (GALLEYI_MARK_PUBLISHED | GALLEYI_MARK_TIME))) continue;
        if ((!near && !tail && block > m->story_end) || times_in_card(m, block, m->marks[i].node)) continue;
        times_from_mark(w, &m->marks[i], &elements);
        seen++;
    }
}

static size_t times_run(const char *text, size_t size, size_t at) {
    size_t n = 0;
    while (at + n < size && text[at + n] >= '0' && text[at + n] <= '9') n++;
    return n;
}

static int times_has_digit(const char *text, size_t size) {
    for (size_t i = 0; i < size; i++)
        if ((text[i] >= '0' && text[i] <= '9') || (unsigned char)text[i] >= 0x80) return 1;
    return 0;
}

/* Dates in the lines around the headline and behind the story. */
enum { TIMES_ANY, TIMES_LABELLED, TIMES_LEADING };
static void times_from_line(times_work *w, uint32_t k, uint64_t evidence, int which) {
    galleyi_metadata *m = w->m;
    const galleyi_dom_page *page = &m->x->page;
    galleyi_date date;
    int numbers = page->blocks[k].has_digit || page->blocks[k].has_others;
    if ((!numbers && !w->options.anchor) || times_in_card(m, k, page->blocks[k].element)) return;     /* "yesterday" needs to know today */
    galleyi_metadata_fresh(m, &m->text);
    if (galleyi_dom_block_text(page, k, &m->text) || !m->text.size) return;
    size_t size = which == TIMES_LEADING && m->text.size > TIMES_LEAD ? TIMES_LEAD : m->text.size;
    int found = galleyi_dates_scan(&w->options, m->text.data, size, 0, &date), more = 0;
    if (which == TIMES_LEADING) found = found && date.start <= 2;
    else if (!found && numbers && times_run(m->text.data, m->text.size, 0) < m->text.size) found = galleyi_dates_read(&w->options, m->text.data, m->text.size, &date);
    for (; found && more < 3; more++) {
        size_t end = date.end;
        int labelled = date.label == GALLEYI_DATE_PUBLISHED || date.label == GALLEYI_DATE_UPDATED || date.label == GALLEYI_DATE_BY;
        int known = date.has_day && (which != TIMES_LABELLED || date.label == GALLEYI_DATE_PUBLISHED) && (date.has_year || date.relative || (w->options.anchor && (labelled || page->blocks[k].words <= 10 * GALLEYI_DOM_WORD)));
        if (date.relative && !labelled && !times_has_digit(m->text.data + date.start, date.end - date.start)) known = 0;   /* a word that is "tomorrow" somewhere */
        if (times_take_embargo(w, &date, m->text.data, k, page->blocks[k].lca)) known = 0;
        if (known && times_is_plausible(&date.time) && !(date.relative && !labelled && page->blocks[k].words > 12 * GALLEYI_DOM_WORD)) {
            uint64_t e = evidence | times_place(m, k, page->blocks[k].element);
            if (date.label == GALLEYI_DATE_PUBLISHED || date.label == GALLEYI_DATE_BY) e |= TIMES_BIT(text_published);
            if (date.label == GALLEYI_DATE_UPDATED) e |= TIMES_BIT(text_updated);
            if (page->blocks[k].words <= 10 * GALLEYI_DOM_WORD) e |= TIMES_BIT(short_line);
            times_add(w, &date, e, "text:date", m->text.data + date.start, date.end - date.start, k, page->blocks[k].lca, 40);
        }
        found = which != TIMES_LEADING && galleyi_dates_scan(&w->options, m->text.data, m->text.size, end, &date) && date.end > end;
    }
}

static void times_from_text(times_work *w) {
    galleyi_metadata *m = w->m;
    const galleyi_dom_page *page = &m->x->page;
    uint32_t anchor = m->title < page->block_count ? m->title : m->story, from = anchor > TIMES_ABOVE ? anchor - TIMES_ABOVE : 0, to = anchor + TIMES_BELOW;
    for (uint32_t k = from; k < to && k < page->block_count; k++)
        if (k != m->title && page->blocks[k].words <= 25 * GALLEYI_DOM_WORD) times_from_line(w, k, k < anchor ? TIMES_BIT(text_above) : k <= anchor + 4 ? TIMES_BIT(text_below) : TIMES_BIT(text_far), TIMES_ANY);
    for (uint32_t k = m->story_end > 2 ? m->story_end - 2 : 0; k < page->block_count && k < m->story_end + TIMES_TAIL; k++)
        if (k >= to && page->blocks[k].words <= 90 * GALLEYI_DOM_WORD) times_from_line(w, k, TIMES_BIT(text_after), page->blocks[k].words <= 25 * GALLEYI_DOM_WORD ? TIMES_ANY : TIMES_LABELLED);
    for (uint32_t k = m->story; k < m->story_end && k < m->story + 3; k++)
        if (k >= to || page->blocks[k].words > 25 * GALLEYI_DOM_WORD) times_from_line(w, k, TIMES_BIT(lead), TIMES_LEADING);
}

/* No date so far: short lines anywhere on the page that say when, the first and the last ones. */
static void times_from_anywhere(times_work *w) {
    galleyi_metadata *m = w->m;
    const galleyi_dom_page *page = &m->x->page;
    uint32_t looked = 0;
    if (m->candidates.count) return;
    for (uint32_t k = 0; k < page->block_count && looked < TIMES_WIDE && m->candidates.count < 8; k++) {
        if (page->blocks[k].words > 14 * GALLEYI_DOM_WORD || k == m->title) continue;
        looked++;
        times_from_line(w, k, TIMES_BIT(text_wide) | (k >= m->story_end ? TIMES_BIT(wide_end) : 0), TIMES_ANY);
    }
    for (uint32_t k = m->story; k < m->story_end && m->candidates.count < 8; k++)
        if ((k < m->story + 3 || k + 3 >= m->story_end) && page->blocks[k].words > 14 * GALLEYI_DOM_WORD && page->blocks[k].words < 80 * GALLEYI_DOM_WORD) times_from_line(w, k, TIMES_BIT(text_wide) | TIMES_BIT(in_text), TIMES_ANY);
}

static int times_parts(const char *text, size_t size, size_t at) { return at < size && (text[at] == '/' || text[at] == '-' || text[at] == '_'); }
static int32_t times_value_of(const char *text, size_t digits) {
    int32_t n = 0;
    for (size_t i = 0; i < digits; i++) n = n * 10 + text[i] - '0';
    return n;
}

/* A date that begins at this run of digits: 2024/05/13, 2024-5-13, 20240513, 13-05-2024. Year and month alone: day 0. */
static int times_address_at(const char *text, size_t size, size_t at, int32_t date[3]) {
    size_t n = times_run(text, size, at), second = at + n + 1, a = 0, third, b;
    if (n == 8) {
        for (size_t i = 0; i < 3; i++) date[i] = times_value_of(text + at + (i ? 2 + 2 * i : 0), i ? 2 : 4);
        return 1;
    }
    if ((n != 4 && n != 2) || !times_parts(text, size, second - 1) || (a = times_run(text, size, second)) < 1 || a > 2) return 0;
    third = second + a + 1;
    b = times_parts(text, size, third - 1) ? times_run(text, size, third) : 0;
    date[1] = times_value_of(text + second, a);
    if (n == 2) {
        date[0] = times_value_of(text + third, b);
        date[2] = times_value_of(text + at, n);
        return b == 4 && date[1] <= 12;
    }
    date[0] = times_value_of(text + at, n);
    date[2] = b == 1 || b == 2 ? times_value_of(text + third, b) : 0;
    return 1;
}

/* The day in an address, as evidence of its own; /2024/05/ alone speaks for days of that month. */
static int times_from_path(times_work *w, const char *url, size_t size, int32_t *year, int32_t *month) {
    galleyi_url_part path = galleyi_url_path(url, size);
    for (size_t i = 0; i < path.size; i += times_run(path.text, path.size, i) + 1) {
        int32_t found[3];
        galleyi_date date;
        if (!times_run(path.text, path.size, i) || !times_address_at(path.text, path.size, i, found) || found[0] < 1990 || found[0] > 2100 || found[1] < 1 || found[1] > 12 || found[2] > 31) continue;
        if (!found[2]) { *year = found[0]; *month = found[1]; continue; }
        char value[GALLEYI_TIME_TEXT_SIZE];
        galleyi_time time = { .year = found[0], .month = found[1], .day = found[2], .precision = GALLEYI_PRECISION_DAY };
        size_t length = galleyi_time_write(&time, value);
        if (!times_read(w, value, length, &date)) continue;
        times_add(w, &date, TIMES_BIT(address_day), "url:date", value, length, GALLEYI_CANDIDATE_NOWHERE, 0, 60);
        return 1;
    }
    return 0;
}

/* The page's address; where that has no day, the one that the page calls its own. */
static void times_from_address(times_work *w) {
    const char *url = w->m->x->options->url, *own = galley_record_text(w->m->x->article, GALLEY_CANONICAL_URL, NULL);
    int32_t year = 0, month = 0;
    if (!(url && times_from_path(w, url, strlen(url), &year, &month)) && own) times_from_path(w, own, strlen(own), &year, &month);
    for (size_t i = 0; year && i < w->m->candidates.count; i++) {
        const galleyi_time *time = &((const times_value *)w->m->candidates.items[i].value)->date.time;
        if (time->year == year && time->month == month) w->m->candidates.items[i].evidence |= TIMES_BIT(address_month);
    }
}

static void times_compare(galleyi_metadata *m) {
    galleyi_candidates *all = &m->candidates;
    const uint64_t data = TIMES_BIT(ld_published) | TIMES_BIT(meta_sure) | TIMES_BIT(itemprop), page = TIMES_BIT(element_near) | TIMES_BIT(class_near) | TIMES_BIT(text_below) | TIMES_BIT(text_published) | TIMES_BIT(lead);
    const uint64_t said = data | TIMES_BIT(ld_created) | TIMES_BIT(ld_page) | TIMES_BIT(ld_other) | TIMES_BIT(meta_good) | TIMES_BIT(meta_weak) | TIMES_BIT(text_published) | TIMES_BIT(address_day);
    uint64_t seen = 0, first = 0, last = 0, days = 0;
    for (size_t i = 0; i < all->count; i++) {
        size_t k = 0;
        seen |= all->items[i].evidence;
        if (!first || all->items[i].key < first) first = all->items[i].key;
        if (all->items[i].key > last) last = all->items[i].key;
        while (k < i && all->items[k].key != all->items[i].key) k++;
        days += k == i;
    }
    for (size_t i = 0; i < all->count; i++) {
        galleyi_candidate *c = &all->items[i];
        uint64_t agreed = 0;
        for (size_t k = 0; k < all->count; k++)
            if (all->items[k].key == c->key) agreed |= all->items[k].evidence;
        if (days == 1) c->evidence |= TIMES_BIT(alone);
        else c->evidence |= (c->key == first ? TIMES_BIT(earliest) : 0) | (c->key == last ? TIMES_BIT(latest) : 0);
        if (days > 4) c->evidence |= TIMES_BIT(crowd);
        if (!(seen & data)) c->evidence |= TIMES_BIT(no_data) | (agreed & page ? TIMES_BIT(no_data_near) : 0);
        if (!(agreed & said) && (agreed & (TIMES_BIT(ld_modified) | TIMES_BIT(meta_modified) | TIMES_BIT(text_updated)))) c->evidence |= TIMES_BIT(only_modified) | (seen & data ? TIMES_BIT(modified_rival) : 0);
        if ((agreed & data) && (agreed & page)) c->evidence |= TIMES_BIT(data_and_page);
    }
}

static int32_t times_store(galleyi_metadata *m, int32_t field, const galleyi_date *date, const char *text, size_t size) {
    galley_record *stamp = galley_record_edit(m->x->article, field, 0);
    if (!stamp) return m->x->root->document->status;
    int32_t status = galley_record_set_text(stamp, GALLEY_TEXT, text, size);
    galleyi_time time = date->time;
    time.relative = date->relative;
    return status ? status : galleyi_timestamp_set_time(stamp, &time);
}

/* Where a time says no zone: the offset of the page's other times about that day, if they agree. UTC may be the machine's own. */
static void times_offset_of_page(const galleyi_metadata *m, galleyi_time *time) {
    int32_t offset = GALLEY_UTC_OFFSET_UNKNOWN;
    if (time->precision < GALLEYI_PRECISION_HOUR || time->utc_offset != GALLEY_UTC_OFFSET_UNKNOWN) return;
    for (size_t i = 0; i < m->candidates.count; i++) {
        const galleyi_time *other = &((const times_value *)m->candidates.items[i].value)->date.time;
        int64_t apart = times_day(other) - times_day(time);
        if (other->relative || other->precision < GALLEYI_PRECISION_HOUR || other->utc_offset == GALLEY_UTC_OFFSET_UNKNOWN || other->utc_offset == 0 || apart > TIMES_ZONE_DAYS || apart < -TIMES_ZONE_DAYS) continue;
        if (offset != GALLEY_UTC_OFFSET_UNKNOWN && offset != other->utc_offset) return;
        offset = other->utc_offset;
    }
    if (offset == GALLEY_UTC_OFFSET_UNKNOWN) return;
    time->utc_offset = offset;
    galleyi_time_finish(time);
}

/* The latest that data call a change, if it is not before publication and not after the fetching. */
static int32_t times_modified(times_work *w, const galleyi_date *published) {
    galleyi_metadata *m = w->m;
    const char *text = m->node ? galleyi_ld_text(&m->ld, m->node, "dateModified") : NULL, *origin = "json-ld:dateModified";
    galleyi_date date;
    size_t size = text ? strlen(text) : 0;
    int found = text && times_read(w, text, size, &date);
    for (uint8_t rank = 0; rank < 3 && !found; rank++)
        for (size_t i = 0; i < m->tags.count && !found; i++) {
            const galleyi_meta_value *v = &m->tags.values[i];
            if (v->field != GALLEYI_META_MODIFIED || v->rank != rank) continue;
            text = v->text.data;
            size = v->text.size;
            origin = galleyi_metadata_meta_origin(m, v);
            found = times_read(w, text, size, &date);
        }
    if (!found || !origin || (published && galleyi_time_compare(&date.time, &published->time) < 0 && times_day(&date.time) < times_day(&published->time))) return GALLEY_OK;
    if (w->options.anchor && times_day(&date.time) > times_day(&w->anchor) + 1) return GALLEY_OK;
    times_offset_of_page(m, &date.time);
    int32_t status = times_store(m, GALLEY_MODIFIED, &date, text, size);
    return status ? status : galley_record_set_origin(m->x->article, GALLEY_MODIFIED, origin, GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
}

/* Times that JSON-LD or a tag alone gives. */
static int32_t times_others(times_work *w) {
    static const struct { const char *name, *origin; int32_t field; } members[] = { { "expires", "json-ld:expires", GALLEY_EXPIRES },
        { "coverageStartTime", "json-ld:coverageStartTime", GALLEY_COVERAGE_START }, { "coverageEndTime", "json-ld:coverageEndTime", GALLEY_COVERAGE_END } };
    galleyi_metadata *m = w->m;
    galleyi_date date;
    int32_t status = GALLEY_OK;
    const galleyi_meta_value *expires = galleyi_meta_best(&m->tags, GALLEYI_META_EXPIRES);
    if (expires && times_read(w, expires->text.data, expires->text.size, &date)) {
        status = times_store(m, GALLEY_EXPIRES, &date, expires->text.data, expires->text.size);
        if (!status) status = galley_record_set_origin(m->x->article, GALLEY_EXPIRES, galleyi_metadata_meta_origin(m, expires), GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
    }
    for (size_t i = 0; i < m->tags.count && !status && !expires; i++) {              /* https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag */
        static const char words[] = "unavailable_after:";
        const galleyi_meta_value *v = &m->tags.values[i];
        size_t at = sizeof words - 1;
        if (v->field != GALLEYI_META_ROBOTS || v->text.size <= at || !galleyi_text_same(v->text.data, at, words, at)) continue;
        while (at < v->text.size && v->text.data[at] == ' ') at++;
        if (!times_read(w, v->text.data + at, v->text.size - at, &date)) continue;
        status = times_store(m, GALLEY_EXPIRES, &date, v->text.data + at, v->text.size - at);
        if (!status) status = galley_record_set_origin(m->x->article, GALLEY_EXPIRES, galleyi_metadata_meta_origin(m, v), GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
        expires = v;
    }
    for (size_t i = 0; m->node && !status && i < sizeof members / sizeof *members; i++) {
        const char *text = galleyi_ld_text(&m->ld, m->node, members[i].name);
        if (!text || !times_read(w, text, strlen(text), &date)) continue;
        status = times_store(m, members[i].field, &date, text, strlen(text));
        if (!status) status = galley_record_set_origin(m->x->article, members[i].field, members[i].origin, GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
    }
    return status;
}

int32_t galleyi_metadata_times(galleyi_metadata *m) {
    times_work w;
    int32_t confidence, status = GALLEY_OK;
    const galleyi_date *published = NULL;
    galleyi_date dated;
    times_begin(&w, m);
    m->candidates.field = GALLEYI_JUDGED_PUBLISHED;
    m->candidates.count = 0;
    times_from_ld(&w);
    times_from_tags(&w);
    times_from_marks(&w);
    times_from_text(&w);
    times_from_address(&w);
    times_from_anywhere(&w);
    times_compare(m);
    const galleyi_candidate *best = galleyi_metadata_judge(m, &confidence);
    if (galleyi_metadata_status(m)) return m->status;
    if (best) {
        const times_value *value = best->value;
        dated = value->date;
        times_offset_of_page(m, &dated.time);
        published = &dated;
        status = times_store(m, GALLEY_PUBLISHED, published, best->text, best->size);
        if (!status) status = galleyi_metadata_origin(m, m->x->article, GALLEY_PUBLISHED, best->origin, confidence, value->node, best->text);
    }
    if (!status) status = times_modified(&w, published);
    if (!status && w.embargo_text) {
        status = times_store(m, GALLEY_EMBARGOED, &w.embargo.date, w.embargo_text, strlen(w.embargo_text));
        if (!status) status = galleyi_metadata_origin(m, m->x->article, GALLEY_EMBARGOED, "text:date", GALLEY_CONFIDENCE_UNKNOWN, w.embargo.node, w.embargo_text);
    }
    return status ? status : times_others(&w);
}
