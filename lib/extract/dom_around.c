/* The order of the work around a story, and what its files share. */
#include "extract/dom_around.h"
#include "extract/inline_from_dom.h"
#include "model/timestamp.h"
#include "text/fold.h"

enum { AROUND_TEXT_MOST = 4000, AROUND_DATE_MOST = 160 };

int galleyi_around_is_word(galleyi_html_slice value, const char *word) {
    size_t size = strlen(word), i = 0;
    while (i < value.size) {
        while (i < value.size && (value.data[i] == ' ' || (value.data[i] >= 9 && value.data[i] <= 13))) i++;
        size_t begin = i;
        while (i < value.size && value.data[i] != ' ' && !(value.data[i] >= 9 && value.data[i] <= 13)) i++;
        if (i - begin != size) continue;
        size_t k = 0;
        while (k < size && (value.data[begin + k] | 32) == (word[k] | 32)) k++;
        if (k == size) return 1;
    }
    return 0;
}

void *galleyi_around_more(galleyi_around *a, void *array, uint32_t count, uint32_t *capacity, size_t size) {
    if (count < *capacity) return array;
    uint32_t more = *capacity ? *capacity * 2 : 16;
    void *larger = galleyi_arena_extend(&a->x->page.arena, array, *capacity * size, more * size);
    if (larger) *capacity = more;
    return larger;
}

int32_t galleyi_around_read(galleyi_around *a, uint32_t begin, uint32_t end) {
    const galleyi_html *html = a->x->html;
    galleyi_fold fold = GALLEYI_FOLD_INIT;
    int32_t status = GALLEY_OK;
    galleyi_buffer_clear(&a->text);
    for (uint32_t i = begin; i < end && !status && a->text.size < AROUND_TEXT_MOST; i++) {
        const galleyi_html_node *node = &html->nodes[i];
        if (node->kind == GALLEYI_HTML_TEXT) {
            galleyi_html_slice text = galleyi_html_text(html, node);
            status = galleyi_fold_add(&fold, &a->text, text.data, text.size < AROUND_TEXT_MOST ? text.size : AROUND_TEXT_MOST);
            continue;
        }
        if (node->kind != GALLEYI_HTML_ELEMENT) continue;
        if (node->space != GALLEYI_SPACE_HTML || galleyi_dom_page_is_skipped(node->name)) i = node->end - 1;
        else if (node->name == GALLEYI_TAG_BR || galleyi_dom_page_is_block(node->name)) galleyi_fold_break(&fold);
    }
    return status;
}

/* The one text node of an element; 0: it has none or several. */
static uint32_t around_only_text(const galleyi_html *html, uint32_t node) {
    uint32_t only = 0;
    if (html->nodes[node].kind == GALLEYI_HTML_TEXT) return node;
    for (uint32_t i = node + 1; i < html->nodes[node].end && i < node + 16; i++) {
        if (html->nodes[i].kind != GALLEYI_HTML_TEXT) continue;
        galleyi_html_slice text = galleyi_html_text(html, &html->nodes[i]);
        size_t k = 0;
        while (k < text.size && (text.data[k] == ' ' || (text.data[k] >= 9 && text.data[k] <= 13))) k++;
        if (k == text.size) continue;
        if (only) return 0;
        only = i;
    }
    return html->nodes[node].end <= node + 16 ? only : 0;
}

int32_t galleyi_around_put(galleyi_around *a, galley_record *record, int32_t field, const char *origin, uint32_t node) {
    const galleyi_html *html = a->x->html;
    if (!a->text.size || a->text.status) return a->text.status;
    int32_t status = galley_record_set_text(record, field, a->text.data, a->text.size);
    uint32_t text = node ? around_only_text(html, node) : 0;
    if (status) return status;
    if (!text || html->nodes[text].decoded) return galley_record_set_origin(record, field, origin, GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
    uint64_t from = galleyi_extract_offset(a->x, html->nodes[text].span_begin), to = galleyi_extract_offset(a->x, html->nodes[text].span_end);
    return galley_record_set_origin(record, field, origin, GALLEY_CONFIDENCE_UNKNOWN, from, to - from);
}

int32_t galleyi_around_paragraph(galleyi_around *a, galley_record *record, const galleyi_dom_block *b) {
    galleyi_inline_source source = { 0 };
    source.html = a->x->html;
    source.names = &a->x->page.names;
    source.base = a->x->base;
    source.first = b->first;
    source.last = b->last;
    source.element = b->element;
    int32_t status = galley_body_open(record, GALLEY_NODE_PARAGRAPH);
    if (!status) status = galleyi_inline_from_dom(record, &source);
    return status ? status : galley_body_close(record);
}

int galleyi_around_address(galleyi_around *a, galleyi_html_slice reference, galleyi_url *url, int32_t *status) {
    while (reference.size && (unsigned char)reference.data[0] <= ' ') { reference.data++; reference.size--; }
    if (!reference.size || reference.size > 4000 || reference.data[0] == '#' || *status) return 0;
    int32_t parsed = galleyi_url_parse(url, &a->x->page.arena, reference.data, reference.size, a->x->base);
    if (parsed && parsed != GALLEY_ENOMEM && !a->x->base && !memchr(reference.data, ':', reference.size)) {   /* no base: as it stands, where it has no scheme */
        url->text = galleyi_arena_text(&a->x->page.arena, reference.data, reference.size);
        url->size = reference.size;
        url->query = url->fragment = url->path = url->host = url->host_end = url->scheme = 0;
        if (url->text) return 1;
        parsed = GALLEY_ENOMEM;
    }
    if (parsed == GALLEY_ENOMEM) *status = galleyi_document_stick(a->x->root->document, parsed);
    if (parsed) return 0;
    return galleyi_url_has_scheme(url->text, url->size, "http") || galleyi_url_has_scheme(url->text, url->size, "https");
}

int32_t galleyi_around_time(galleyi_around *a, galley_record *record, int32_t field, const char *text, size_t size, const char *origin, int *stored) {
    const char *fetched = a->x->options->fetched;
    galleyi_time anchor;
    galleyi_date date;
    galleyi_dates_options options = { a->x->article ? galley_record_text(a->x->article, GALLEY_LANGUAGE, NULL) : NULL, NULL, NULL, NULL };
    *stored = 0;
    while (size && (unsigned char)text[0] <= ' ') { text++; size--; }
    while (size && (unsigned char)text[size - 1] <= ' ') size--;
    if (!size || size > AROUND_DATE_MOST) return GALLEY_OK;
    if (fetched && galleyi_time_parse(&anchor, fetched, strlen(fetched))) options.anchor = &anchor;
    if (!galleyi_dates_read(&options, text, size, &date)) {
        if (!galleyi_dates_scan(&options, text, size, 0, &date) || !(date.has_day || (date.relative && date.has_time))) return GALLEY_OK;
        text += date.start;
        size = date.end - date.start;
    }
    if (!date.relative && (date.time.precision < GALLEYI_PRECISION_DAY || date.time.year < 1990)) return GALLEY_OK;
    galley_record *stamp = galley_record_edit(record, field, 0);
    if (!stamp) return record->document->status;
    int32_t status = galley_record_set_text(stamp, GALLEY_TEXT, text, size);
    date.time.relative = date.relative;
    if (!status && date.time.precision != GALLEYI_PRECISION_NONE) status = galleyi_timestamp_set_time(stamp, &date.time);
    else if (!status && date.relative) status = galley_record_set_number(stamp, GALLEY_RELATIVE, 1);
    *stored = 1;
    return status ? status : galley_record_set_origin(record, field, origin, GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
}

int32_t galleyi_around_time_of(galleyi_around *a, galley_record *record, int32_t field, uint32_t node, int *stored) {
    static const uint32_t names[] = { GALLEYI_ATTRIBUTE_DATETIME, GALLEYI_ATTRIBUTE_CONTENT, GALLEYI_ATTRIBUTE_TITLE, GALLEYI_ATTRIBUTE_DATA_TIME, GALLEYI_ATTRIBUTE_DATA_DATE };
    const galleyi_html *html = a->x->html;
    int32_t status = GALLEY_OK;
    *stored = 0;
    for (size_t k = 0; k < sizeof names / sizeof *names && !status && !*stored; k++) {
        galleyi_html_slice value = galleyi_html_get(html, &html->nodes[node], names[k]);
        if (value.size) status = galleyi_around_time(a, record, field, value.data, value.size, "dom:time", stored);
    }
    if (status || *stored) return status;
    status = galleyi_around_read(a, node, html->nodes[node].end);
    return status || a->text.size > AROUND_DATE_MOST ? status : galleyi_around_time(a, record, field, a->text.data ? a->text.data : "", a->text.size, "dom:time", stored);
}

int32_t galleyi_around_origins(galley_record *record, const char *origin) {
    size_t count;
    int32_t status = GALLEY_OK;
    const galleyi_value *values = galleyi_record_values(record, &count);
    for (size_t i = 0; i < count && !status; i++)
        if (!values[i].origin) status = galley_record_set_origin(record, values[i].field, origin, GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
    return status;
}

static int32_t around_list(galleyi_around *a, galleyi_node_list *list, uint32_t node) {
    list->nodes = galleyi_around_more(a, list->nodes, list->count, &list->capacity, sizeof *list->nodes);
    if (!list->nodes) return GALLEY_ENOMEM;
    list->nodes[list->count++] = node;
    return GALLEY_OK;
}

/* Whether an element speaks of fields by what it is. */
static int around_is_field(const galleyi_html_node *node) {
    switch (node->name) {
    case GALLEYI_TAG_META: case GALLEYI_TAG_SCRIPT: case GALLEYI_TAG_HTML: case GALLEYI_TAG_TITLE: case GALLEYI_TAG_LINK: case GALLEYI_TAG_H1: case GALLEYI_TAG_H2: case GALLEYI_TAG_TIME: return 1;
    default: return 0;
    }
}

/* The few nodes that comments, live coverage, cards and fields begin at. */
static int32_t around_collect(galleyi_around *a) {
    const galleyi_html *html = a->x->html;
    const galleyi_dom_names *names = &a->x->page.names;
    int32_t status = GALLEY_OK;
    for (uint32_t i = 1; i < html->node_count && !status; i++) {
        const galleyi_html_node *node = &html->nodes[i];
        if (node->kind != GALLEYI_HTML_ELEMENT || node->space != GALLEYI_SPACE_HTML) continue;
        const galleyi_dom_name *name = &names->names[names->of[i]];
        int is_link = node->name == GALLEYI_TAG_A && node->count;
        a->meta_count += node->name == GALLEYI_TAG_META;
        a->roles |= name->roles;
        if (name->roles & GALLEYI_AROUND_BEGINS) status = around_list(a, &a->told, i);
        if (is_link && !status) status = around_list(a, &a->links, i);
        if (!status && (name->marks || is_link || around_is_field(node))) status = around_list(a, &a->fields, i);
    }
    return status;
}

int32_t galleyi_around_find(galleyi_extraction *x) {
    static int32_t (*const steps[])(galleyi_around *) = { around_collect, galleyi_comments_find, galleyi_live_find, galleyi_cards_find, galleyi_notes_find };
    galleyi_around *a = galleyi_arena_allocate_zeroed(&x->page.arena, sizeof *a);
    if (!a) return GALLEY_ENOMEM;
    a->x = x;
    x->around = a;
    galleyi_buffer_init(&a->text, &x->root->document->memory);
    a->body_first = x->page.block_count;
    for (uint32_t i = 0; i < x->page.block_count; i++) {
        if (x->reasons[i] != GALLEYI_BLOCK_CHOSEN) continue;
        if (a->body_first == x->page.block_count) a->body_first = i;
        a->body_last = i;
    }
    int32_t status = GALLEY_OK;
    for (size_t i = 0; i < sizeof steps / sizeof *steps && !status; i++) status = steps[i](a);
    return status ? status : galleyi_work_add(x->work, x->html->node_count * UINT64_C(6));
}

int32_t galleyi_around_fill(galleyi_metadata *m) {
    galleyi_around *a = m->x->around;
    if (!a || !m->x->article) return GALLEY_OK;
    a->m = m;
    int32_t status = galleyi_media_fill(a);
    if (!status) status = galleyi_cards_fill(a, m->x->article);
    if (!status) status = galleyi_live_fill(a);
    if (!status) status = galleyi_notes_fill(a);
    if (!status) status = galleyi_comments_fill(a);
    a->m = NULL;
    return status;
}

int32_t galleyi_around_fill_listing(galleyi_extraction *x) {
    galleyi_around *a = x->around;
    if (!a || !a->listing || x->article) return GALLEY_OK;
    const galleyi_html *html = x->html;
    int32_t status = galley_record_set_text(x->root, GALLEY_KIND, "listing", GALLEY_NUL_TERMINATED);
    for (uint32_t i = 1; i < html->node_count && !status; i++) {
        if (galleyi_html_is(&html->nodes[i], GALLEYI_TAG_BODY)) break;
        if (!galleyi_html_is(&html->nodes[i], GALLEYI_TAG_TITLE)) continue;
        status = galleyi_around_read(a, i + 1, html->nodes[i].end);
        if (!status) status = galleyi_around_put(a, x->root, GALLEY_TITLE, "dom:title", i);
        break;
    }
    return status ? status : galleyi_cards_fill(a, x->root);
}

void galleyi_around_free(galleyi_extraction *x) { if (x->around) galleyi_buffer_free(&x->around->text); }
