/* Published and modified: JSON-LD, meta tags, time elements and written dates near the headline, in this order of trust. */
#include "extract/metadata.h"
#include "model/timestamp.h"
#include "text/dates.h"

enum { TIMES_ABOVE = 4, TIMES_BELOW = 14 };   /* blocks around the headline in which a date is the story's */

static void times_options(const galleyi_metadata *m, galleyi_dates_options *options, galleyi_time *anchor) {
    const char *fetched = m->x->options->fetched;
    options->language = galley_record_text(m->x->article, GALLEY_LANGUAGE, NULL);
    options->region = NULL;
    options->anchor = fetched && galleyi_time_parse(anchor, fetched, strlen(fetched)) ? anchor : NULL;
}

static int times_is_plausible(const galleyi_dates_options *options, const galleyi_time *time) {
    if (time->precision < GALLEYI_PRECISION_DAY || time->year < 1990) return 0;
    return !options->anchor || galleyi_time_compare(time, options->anchor) <= 0 || time->year <= options->anchor->year;
}

static int32_t times_store(galleyi_metadata *m, int32_t field, const galleyi_date *date, const char *text, size_t size, const char *origin) {
    galley_record *stamp = galley_record_edit(m->x->article, field, 0);
    if (!stamp) return m->x->root->document->status;
    int32_t status = galley_record_set_text(stamp, GALLEY_TEXT, text, size);
    galleyi_time time = date->time;
    time.relative = date->relative;
    if (!status) status = galleyi_timestamp_set_time(stamp, &time);
    return status ? status : galley_record_set_origin(m->x->article, field, origin, GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
}

/* 1: stored. 0: it is no date that one can believe. */
static int32_t times_try(galleyi_metadata *m, int32_t field, const char *text, size_t size, const char *origin, int *stored) {
    galleyi_time anchor;
    galleyi_dates_options options;
    galleyi_date date;
    *stored = 0;
    if (!text || !size || size > 200) return GALLEY_OK;
    times_options(m, &options, &anchor);
    if (!galleyi_dates_read(&options, text, size, &date) || !times_is_plausible(&options, &date.time)) return GALLEY_OK;
    *stored = 1;
    return times_store(m, field, &date, text, size, origin);
}

static int32_t times_from_data(galleyi_metadata *m, int32_t field, const char *ld_name, galleyi_meta meta, int *stored) {
    const char *ld = m->node ? galleyi_ld_text(&m->ld, m->node, ld_name) : NULL;
    char origin[64] = "json-ld:";
    strncat(origin, ld_name, sizeof origin - 9);
    int32_t status = times_try(m, field, ld, ld ? strlen(ld) : 0, origin, stored);
    for (int rank = 0; rank < 3 && !status && !*stored; rank++)
        for (size_t i = 0; i < m->tags.count && !status && !*stored; i++) {
            const galleyi_meta_value *v = &m->tags.values[i];
            if (v->field != meta || v->rank != rank) continue;
            memcpy(origin, "meta:", 6);
            strncat(origin, v->name, sizeof origin - 6);
            status = times_try(m, field, v->text.data, v->text.size, origin, stored);
        }
    return status;
}

/* A time element, or itemprop=datePublished, in the blocks around the headline or inside the story's container. */
static int32_t times_from_elements(galleyi_metadata *m, int *stored) {
    const galleyi_html *html = m->x->html;
    const galleyi_dom_page *page = &m->x->page;
    uint32_t title = galleyi_dom_features_title(m->x->features);
    int32_t status = GALLEY_OK;
    for (uint32_t i = 1; i < html->node_count && !status && !*stored; i++) {
        const galleyi_html_node *node = &html->nodes[i];
        if (node->kind != GALLEYI_HTML_ELEMENT) continue;
        galleyi_html_slice property = node->count ? galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_ITEMPROP) : (galleyi_html_slice){ NULL, 0 };
        int published = property.size == 13 && !memcmp(property.data, "datePublished", 13), is_time = galleyi_html_is(node, GALLEYI_TAG_TIME);
        if (!published && !is_time) continue;
        uint32_t block = galleyi_dom_page_blocks_begin(page, i);
        int near = title < page->block_count && block + TIMES_ABOVE >= title && block <= title + TIMES_BELOW;
        if (!published && !near) continue;
        galleyi_html_slice value = galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_DATETIME);
        if (!value.size) value = galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_CONTENT);
        if (!value.size && galleyi_html_first_child(html, node)) value = galleyi_html_text(html, &html->nodes[galleyi_html_first_child(html, node)]);
        status = times_try(m, GALLEY_PUBLISHED, value.data, value.size, published ? "microdata:datePublished" : "dom:time", stored);
    }
    return status;
}

static int32_t times_from_text(galleyi_metadata *m, int *stored) {
    galleyi_extraction *x = m->x;
    const galleyi_dom_page *page = &x->page;
    uint32_t title = galleyi_dom_features_title(x->features), from, to;
    galleyi_time anchor;
    galleyi_dates_options options;
    galleyi_date date;
    int32_t status = GALLEY_OK;
    if (title >= page->block_count) return GALLEY_OK;
    from = title > TIMES_ABOVE ? title - TIMES_ABOVE : 0;
    to = title + TIMES_BELOW < page->block_count ? title + TIMES_BELOW : page->block_count;
    times_options(m, &options, &anchor);
    for (uint32_t k = from; k < to && !status && !*stored; k++) {
        const galleyi_dom_block *b = &page->blocks[k];
        if (k == title || b->words > 25 * GALLEYI_DOM_WORD) continue;
        galleyi_buffer_clear(&m->text);
        status = galleyi_dom_block_text(page, k, &m->text);
        if (status || !galleyi_dates_scan(&options, m->text.data, m->text.size, 0, &date)) continue;
        if (!date.has_day || (!date.has_year && !date.relative) || date.label == GALLEYI_DATE_UPDATED || !times_is_plausible(&options, &date.time)) continue;
        status = times_store(m, GALLEY_PUBLISHED, &date, m->text.data + date.start, date.end - date.start, "text:date");
        if (!status) status = galleyi_extract_origin(x, x->article, GALLEY_PUBLISHED, "text:date", k);
        *stored = 1;
    }
    return status;
}

/* /2024/05/13/ and /2024-05-13- in the address. */
static int32_t times_from_address(galleyi_metadata *m, int *stored) {
    const char *url = m->x->options->url;
    char value[12];
    for (const char *p = url; p && (p = strchr(p, '/')) != NULL; p++) {
        size_t digits[3] = { 0, 0, 0 };
        const char *q = p + 1;
        int part = 0;
        for (; part < 3; part++) {
            while (*q >= '0' && *q <= '9' && digits[part] < 5) { q++; digits[part]++; }
            if (part < 2 && *q != '/' && *q != '-') break;
            if (part < 2) q++;
        }
        if (part < 3 || digits[0] != 4 || digits[1] != 2 || digits[2] != 2) continue;
        memcpy(value, p + 1, 10);
        value[4] = value[7] = '-';
        return times_try(m, GALLEY_PUBLISHED, value, 10, "url:date", stored);
    }
    return GALLEY_OK;
}

int32_t galleyi_metadata_times(galleyi_metadata *m) {
    int stored = 0, modified = 0;
    int32_t status = times_from_data(m, GALLEY_PUBLISHED, "datePublished", GALLEYI_META_PUBLISHED, &stored);
    if (!status && !stored) status = times_from_elements(m, &stored);
    if (!status && !stored) status = times_from_text(m, &stored);
    if (!status && !stored) status = times_from_address(m, &stored);
    return status ? status : times_from_data(m, GALLEY_MODIFIED, "dateModified", GALLEYI_META_MODIFIED, &modified);
}
