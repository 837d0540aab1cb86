/* One pass over the tree: meta tags, JSON-LD, and the elements that may speak of a field. */
#include "extract/dom_around.h"
#include "html/character_references.h"
#include "text/fold.h"
#include "text/urls.h"
#include "text/words.h"

enum { SCAN_MARK_WORDS = 60, SCAN_SPAN_LONGEST = 4000 };   /* more words than that are no title, name or date */

/* In order. */
static const struct scan_class { const char *text; uint16_t kinds; } scan_classes[] = {
    { "auteur", GALLEYI_MARK_AUTHOR_CLASS }, { "author", GALLEYI_MARK_AUTHOR_CLASS }, { "autor", GALLEYI_MARK_AUTHOR_CLASS },
    { "byline", GALLEYI_MARK_BYLINE_CLASS }, { "contributor", GALLEYI_MARK_AUTHOR_CLASS }, { "dachzeile", GALLEYI_MARK_KICKER_CLASS },
    { "date", GALLEYI_MARK_DATE_CLASS }, { "datetime", GALLEYI_MARK_DATE_CLASS }, { "datum", GALLEYI_MARK_DATE_CLASS }, { "deck", GALLEYI_MARK_DECK_CLASS },
    { "dek", GALLEYI_MARK_DECK_CLASS }, { "eyebrow", GALLEYI_MARK_KICKER_CLASS }, { "fecha", GALLEYI_MARK_DATE_CLASS },
    { "firma", GALLEYI_MARK_AUTHOR_CLASS }, { "headline", GALLEYI_MARK_TITLE_CLASS }, { "kicker", GALLEYI_MARK_KICKER_CLASS },
    { "metered", GALLEYI_MARK_WALL_CLASS }, { "overline", GALLEYI_MARK_KICKER_CLASS }, { "paywall", GALLEYI_MARK_WALL_CLASS },
    { "posted", GALLEYI_MARK_DATE_CLASS }, { "premium", GALLEYI_MARK_WALL_CLASS }, { "pretitle", GALLEYI_MARK_KICKER_CLASS },
    { "publish", GALLEYI_MARK_DATE_CLASS }, { "redakt", GALLEYI_MARK_AUTHOR_CLASS }, { "regwall", GALLEYI_MARK_WALL_CLASS },
    { "reporter", GALLEYI_MARK_AUTHOR_CLASS }, { "standfirst", GALLEYI_MARK_DECK_CLASS }, { "subhead", GALLEYI_MARK_DECK_CLASS },
    { "subtitle", GALLEYI_MARK_DECK_CLASS }, { "time", GALLEYI_MARK_DATE_CLASS }, { "titel", GALLEYI_MARK_TITLE_CLASS },
    { "title", GALLEYI_MARK_TITLE_CLASS }, { "titre", GALLEYI_MARK_TITLE_CLASS }, { "topline", GALLEYI_MARK_KICKER_CLASS },
    { "updated", GALLEYI_MARK_DATE_CLASS }, { "writer", GALLEYI_MARK_AUTHOR_CLASS }
};

static char scan_lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

void galleyi_marks_index_make(galleyi_marks_index *index) {
    enum { COUNT = sizeof scan_classes / sizeof *scan_classes };
    uint8_t row = 0;
    for (int letter = 0; letter <= 26; letter++) {
        while (row < COUNT && scan_classes[row].text[0] < 'a' + letter) row++;
        index->from[letter] = row;
    }
    memset(index->second, 0, sizeof index->second);
    for (row = 0; row < COUNT; row++) index->second[scan_classes[row].text[0] - 'a'] |= UINT32_C(1) << (scan_classes[row].text[1] - 'a');
}

unsigned galleyi_marks_at(const galleyi_marks_index *index, const char *lower, size_t size) {
    unsigned kinds = 0;
    for (uint8_t row = index->from[lower[0] - 'a'], end = index->from[lower[0] - 'a' + 1]; row < end; row++) {
        const char *name = scan_classes[row].text;
        size_t n = 1;
        while (name[n] && n < size && lower[n] == name[n]) n++;
        if (!name[n]) kinds |= scan_classes[row].kinds;
    }
    return kinds;
}

/* Is word one of the words of a list that blanks part, letters' case aside? */
static int scan_listed(galleyi_html_slice list, const char *word) {
    size_t size = strlen(word);
    for (size_t i = 0; i + size <= list.size; i++) {
        if (i && list.data[i - 1] != ' ') continue;
        size_t n = 0;
        while (n < size && scan_lower(list.data[i + n]) == word[n]) n++;
        if (n == size && (i + n == list.size || list.data[i + n] == ' ')) return 1;
    }
    return 0;
}

unsigned galleyi_marks_of_property(galleyi_html_slice property) {
    if (!property.size) return 0;
    if (scan_listed(property, "datepublished") || scan_listed(property, "datecreated") || scan_listed(property, "schema:datepublished") || scan_listed(property, "uploaddate")) return GALLEYI_MARK_PUBLISHED;
    if (scan_listed(property, "datemodified")) return GALLEYI_MARK_MODIFIED;
    if (scan_listed(property, "author") || scan_listed(property, "creator") || scan_listed(property, "schema:author")) return GALLEYI_MARK_AUTHOR;
    return scan_listed(property, "headline") || scan_listed(property, "schema:headline") ? GALLEYI_MARK_HEADLINE : 0;
}

unsigned galleyi_marks_of_rel(galleyi_html_slice rel) { return scan_listed(rel, "author") ? GALLEYI_MARK_REL_AUTHOR : 0; }

/* https://microformats.org/wiki/h-entry, https://microformats.org/wiki/h-card */
unsigned galleyi_marks_of_microformat(galleyi_html_slice name) {
    switch (name.size) {
    case 2: return scan_listed(name, "fn") ? GALLEYI_MARK_VCARD : 0;
    case 5: return scan_listed(name, "vcard") ? GALLEYI_MARK_VCARD : 0;
    case 6: return scan_listed(name, "h-card") ? GALLEYI_MARK_VCARD : 0;
    case 8: return scan_listed(name, "p-author") ? GALLEYI_MARK_VCARD : 0;
    case 12: return scan_listed(name, "dt-published") ? GALLEYI_MARK_PUBLISHED : 0;
    default: return 0;
    }
}

static unsigned scan_kinds(const galleyi_metadata *m, uint32_t i) {
    const galleyi_html_node *node = &m->x->html->nodes[i];
    if (node->name == GALLEYI_TAG_META) return galleyi_marks_of_property(galleyi_html_get(m->x->html, node, GALLEYI_ATTRIBUTE_ITEMPROP));
    unsigned kinds = node->name == GALLEYI_TAG_H1 ? GALLEYI_MARK_H1 : node->name == GALLEYI_TAG_H2 ? GALLEYI_MARK_H2 : node->name == GALLEYI_TAG_TIME ? GALLEYI_MARK_TIME : 0;
    return kinds | galleyi_dom_name_of(&m->x->page.names, i)->marks;
}

static int scan_is_short(const galleyi_dom_page *page, uint32_t node) {
    uint32_t begin = galleyi_dom_page_blocks_begin(page, node), end = galleyi_dom_page_blocks_end(page, node);
    return page->sums[end].words - page->sums[begin].words <= SCAN_MARK_WORDS * GALLEYI_DOM_WORD;
}

static int32_t scan_script(galleyi_metadata *m, const galleyi_html_node *node) {
    const galleyi_html *html = m->x->html;
    galleyi_html_slice type = galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_TYPE);
    uint32_t child = galleyi_html_first_child(html, node);
    if (!child || type.size < 19 || memcmp(type.data, "application/ld+json", 19)) return GALLEY_OK;
    galleyi_html_slice text = galleyi_html_text(html, &html->nodes[child]);
    return galleyi_ld_add(&m->ld, text.data, text.size);
}

static int32_t scan_mark(galleyi_metadata *m, uint32_t node, unsigned kinds) {
    if (m->mark_count == m->mark_capacity) {
        size_t capacity = m->mark_capacity ? m->mark_capacity * 2 : 32;
        galleyi_mark *marks = galleyi_arena_extend(&m->x->page.arena, m->marks, m->mark_capacity * sizeof *marks, capacity * sizeof *marks);
        if (!marks) return GALLEY_ENOMEM;
        m->marks = marks;
        m->mark_capacity = capacity;
    }
    m->marks[m->mark_count++] = (galleyi_mark){ node, (uint16_t)kinds };
    return GALLEY_OK;
}

int32_t galleyi_metadata_scan(galleyi_metadata *m) {
    const galleyi_html *html = m->x->html;
    const galleyi_node_list *fields = &m->x->around->fields;
    int32_t status = GALLEY_OK;
    if (!galleyi_meta_begin(&m->tags, &m->x->page.arena, m->x->around->meta_count)) return GALLEY_ENOMEM;
    for (uint32_t k = 0; k < fields->count && !status; k++) {
        uint32_t i = fields->nodes[k];
        const galleyi_html_node *node = &html->nodes[i];
        if (node->name == GALLEYI_TAG_SCRIPT) { status = scan_script(m, node); continue; }
        galleyi_meta_see(html, i, &m->tags);
        if (m->mark_count == GALLEYI_MARKS_MOST) continue;
        unsigned kinds = scan_kinds(m, i);
        if (kinds && ((kinds & GALLEYI_MARK_WALL_CLASS) || scan_is_short(&m->x->page, i))) status = scan_mark(m, i, kinds);
    }
    return status ? status : galleyi_ld_finish(&m->ld);
}

uint64_t galleyi_metadata_key(const char *text, size_t size) {
    galleyi_word words[32];
    size_t at = 0, count;
    uint64_t key = 0;
    while (at < size && (count = galleyi_words_from(text, size, at, words, 32, &at)) > 0)
        for (size_t i = 0; i < count; i++) {
            uint64_t hash = words[i].hash;
            if (words[i].flags & GALLEYI_WORD_NUMBER)
                for (uint32_t k = words[i].begin; k < words[i].end; k++) hash = hash * 31 + (unsigned char)text[k];
            key = galleyi_words_join(key, hash);
        }
    return key;
}

static void scan_site(galleyi_metadata *m, const char *text, size_t size) {
    uint64_t key = galleyi_metadata_key(text, size);
    if (!key || m->site_key_count == GALLEYI_SITE_NAMES || galleyi_metadata_is_site(m, key)) return;
    m->site_keys[m->site_key_count++] = key;
}

int galleyi_metadata_is_site(const galleyi_metadata *m, uint64_t key) {
    for (size_t i = 0; i < m->site_key_count; i++)
        if (m->site_keys[i] == key) return 1;
    return 0;
}

int32_t galleyi_metadata_sites(galleyi_metadata *m) {
    const char *url = m->x->options->url ? m->x->options->url : "";
    galleyi_url_part host = galleyi_url_host(url, strlen(url)), domain = galleyi_url_domain(host.text, host.size);
    const char *publisher = m->node ? galleyi_ld_text(&m->ld, m->node, "publisher") : NULL;
    if (publisher) scan_site(m, publisher, strlen(publisher));
    for (size_t i = 0; i < m->tags.count; i++)
        if (m->tags.values[i].field == GALLEYI_META_SITE) scan_site(m, m->tags.values[i].text.data, m->tags.values[i].text.size);
    if (host.size > 4 && !memcmp(host.text, "www.", 4)) { host.text += 4; host.size -= 4; }
    scan_site(m, host.text, host.size);
    scan_site(m, domain.text, domain.size);
    const char *dot = domain.size ? memchr(domain.text, '.', domain.size) : NULL;
    if (dot) scan_site(m, domain.text, (size_t)(dot - domain.text));
    return GALLEY_OK;
}

int32_t galleyi_metadata_clean(galleyi_buffer *out, const char *text, size_t size) {
    const char *end = text + size;
    galleyi_fold fold = GALLEYI_FOLD_INIT;
    for (const char *p = text; p < end; ) {
        const char *q = p;
        while (q < end && *q != '&' && *q != '<') q++;
        galleyi_fold_add(&fold, out, p, (size_t)(q - p));
        if (q == end) break;
        p = q;
        char decoded[8];
        size_t length = 0;
        if (*p == '&') length = galleyi_html_reference_read(&p, end, 0, decoded);
        else {
            const char *close = (p + 1 < end && ((p[1] | 32) >= 'a' && (p[1] | 32) <= 'z')) || (p + 1 < end && p[1] == '/') ? memchr(p, '>', (size_t)(end - p < 400 ? end - p : 400)) : NULL;
            if (close) { p = close + 1; galleyi_fold_break(&fold); continue; }
            p++;
        }
        if (length) galleyi_fold_add(&fold, out, decoded, length);
        else galleyi_fold_add(&fold, out, q, (size_t)(p - q));
    }
    return out->status;
}

int32_t galleyi_metadata_element_text(const galleyi_metadata *m, uint32_t from, uint32_t to, galleyi_buffer *out) {
    const galleyi_html *html = m->x->html;
    galleyi_fold fold = GALLEYI_FOLD_INIT;
    for (uint32_t i = from; i < to; i++) {
        const galleyi_html_node *node = &html->nodes[i];
        if (node->kind == GALLEYI_HTML_TEXT) {
            galleyi_html_slice text = galleyi_html_text(html, node);
            if (text.size && out->size && text.data[0] >= 'A' && text.data[0] <= 'Z' && out->data[out->size - 1] >= 'a' && out->data[out->size - 1] <= 'z') galleyi_fold_break(&fold);   /* set apart by style alone */
            galleyi_fold_add(&fold, out, text.data, text.size);
        } else if (node->kind == GALLEYI_HTML_ELEMENT && (galleyi_dom_page_is_skipped(node->name) || galleyi_dom_page_is_permalink(html, i))) i = node->end - 1;
        else if (node->kind == GALLEYI_HTML_ELEMENT && (node->name == GALLEYI_TAG_BR || galleyi_dom_page_is_block(node->name))) galleyi_fold_break(&fold);
    }
    return out->status;
}

/* Where value stands in the bytes of a text, white space in both counted as one space: 0 for nowhere. */
static size_t scan_find(const char *text, size_t size, const char *value, size_t length, size_t *begin) {
    for (size_t i = 0; i < size; i++) {
        size_t k = 0, at = i;
        if (text[i] != value[0]) continue;
        while (k < length && at < size) {
            if (value[k] == ' ' && (text[at] == ' ' || (text[at] >= 9 && text[at] <= 13))) {
                while (at < size && (text[at] == ' ' || (text[at] >= 9 && text[at] <= 13))) at++;
                k++;
            } else if (value[k] == text[at]) { k++; at++; }
            else break;
        }
        if (k == length) { *begin = i; return at - i; }
    }
    return 0;
}

int32_t galleyi_metadata_origin(galleyi_metadata *m, galley_record *record, int32_t field, const char *origin, int32_t confidence, uint32_t node, const char *value) {
    const galleyi_html *html = m->x->html;
    size_t length = value ? strlen(value) : 0, begin, size = 0;
    for (uint32_t i = node; node && length && i < html->nodes[node].end; i++) {
        if (html->nodes[i].kind != GALLEYI_HTML_TEXT || html->nodes[i].decoded) continue;
        galleyi_html_slice text = galleyi_html_text(html, &html->nodes[i]);
        if (text.size > SCAN_SPAN_LONGEST || html->nodes[i].span_end - html->nodes[i].span_begin != text.size) continue;
        size = scan_find(text.data, text.size, value, length, &begin);
        if (!size) continue;
        uint64_t from = galleyi_extract_offset(m->x, html->nodes[i].span_begin + (uint32_t)begin), to = galleyi_extract_offset(m->x, html->nodes[i].span_begin + (uint32_t)(begin + size));
        return galley_record_set_origin(record, field, origin, confidence, from, to - from);
    }
    return galley_record_set_origin(record, field, origin, confidence, GALLEY_NO_OFFSET, 0);
}
