/* The fields around the body: candidates from JSON-LD, meta tags and the page near the headline, and a choice among them. */
#include "extract/extraction.h"
#include "extract/metadata.h"
#include "model/timestamp.h"
#include "text/fold.h"
#include "text/languages.h"
#include <string.h>

static int32_t metadata_text(galleyi_metadata *m, galley_record *record, int32_t field, const char *text, size_t size, const char *origin) {
    galleyi_buffer_clear(&m->text);
    int32_t status = galleyi_fold_append(&m->text, text, size);
    if (status || !m->text.size) return status;
    status = galley_record_set_text(record, field, m->text.data, m->text.size);
    return status ? status : galley_record_set_origin(record, field, origin, GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
}

int32_t galleyi_metadata_set(galleyi_metadata *m, galley_record *record, int32_t field, const char *text, const char *origin) {
    return text ? metadata_text(m, record, field, text, strlen(text), origin) : GALLEY_OK;
}

static int32_t metadata_tag(galleyi_metadata *m, int32_t field, galleyi_meta from) {
    const galleyi_meta_value *value = galleyi_meta_best(&m->tags, from);
    char origin[64] = "meta:";
    if (!value || galley_record_text(m->x->article, field, NULL)) return GALLEY_OK;
    strncat(origin, value->name, sizeof origin - 6);
    return metadata_text(m, m->x->article, field, value->text.data, value->text.size, origin);
}

/* A title without the site's name behind a bar or a dash: the part that stands on the page as a heading, or the longer one. */
static size_t metadata_title_end(const char *text, size_t size, galleyi_html_slice site) {
    static const char *const marks[] = { " | ", " - ", " \xe2\x80\x93 ", " \xe2\x80\x94 ", " \xc2\xab ", " \xc2\xbb ", " :: ", " \xc2\xb7 ", " // " };
    size_t end = size;
    for (int round = 0; round < 2; round++) {
        size_t last = 0, mark_size = 0;
        for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
            size_t length = strlen(marks[k]);
            for (size_t i = 1; i + length < end; i++)
                if (i > last && !memcmp(text + i, marks[k], length)) { last = i; mark_size = length; }
        }
        if (!last) return end;
        size_t rest = end - last - mark_size;
        int is_site = site.size && rest == site.size && !memcmp(text + last + mark_size, site.data, rest);
        if (!is_site && (rest * 5 > end * 2 || rest > 40)) return end;
        end = last;
    }
    return end;
}

static int32_t metadata_title(galleyi_metadata *m) {
    galleyi_extraction *x = m->x;
    uint32_t title = galleyi_dom_features_title(x->features);
    const galleyi_meta_value *tag = galleyi_meta_best(&m->tags, GALLEYI_META_TITLE), *site = galleyi_meta_best(&m->tags, GALLEYI_META_SITE);
    galleyi_html_slice site_name = site ? site->text : (galleyi_html_slice){ NULL, 0 };
    if (title < x->page.block_count) {
        galleyi_buffer_clear(&m->text);
        int32_t status = galleyi_dom_block_text(&x->page, title, &m->text);
        if (!status && m->text.size) status = galley_record_set_text(x->article, GALLEY_TITLE, m->text.data, m->text.size);
        if (!status && m->text.size) status = galleyi_extract_origin(x, x->article, GALLEY_TITLE, "dom:heading", title);
        if (status || m->text.size) return status;
    }
    const char *ld = m->node ? galleyi_ld_text(&m->ld, m->node, "headline") : NULL;
    if (ld) return galleyi_metadata_set(m, x->article, GALLEY_TITLE, ld, "json-ld:headline");
    if (tag) return metadata_text(m, x->article, GALLEY_TITLE, tag->text.data, metadata_title_end(tag->text.data, tag->text.size, site_name), "meta:og:title");
    return metadata_text(m, x->article, GALLEY_TITLE, m->tags.title.data, metadata_title_end(m->tags.title.data, m->tags.title.size, site_name), "dom:title");
}

static int32_t metadata_tags(galleyi_metadata *m) {
    int32_t status = GALLEY_OK;
    for (size_t i = 0; i < m->tags.count && !status; i++) {
        if (m->tags.values[i].field != GALLEYI_META_TAG) continue;
        galleyi_buffer_clear(&m->text);
        status = galleyi_fold_append(&m->text, m->tags.values[i].text.data, m->tags.values[i].text.size);
        if (!status && m->text.size) status = galley_record_add_text(m->x->article, GALLEY_TAGS, m->text.data, m->text.size);
    }
    if (!status && galley_record_count(m->x->article, GALLEY_TAGS))
        status = galley_record_set_origin(m->x->article, GALLEY_TAGS, "meta:article:tag", GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
    return status;
}

static int32_t metadata_source(galleyi_metadata *m) {
    const galleyi_meta_value *site = galleyi_meta_best(&m->tags, GALLEYI_META_SITE);
    const galleyi_ld_value *publisher = m->node ? galleyi_ld_member(&m->ld, m->node, "publisher") : NULL;
    const char *name = publisher ? galleyi_ld_text(&m->ld, publisher, "name") : NULL;
    if (!site && !name) return GALLEY_OK;
    galley_record *source = galley_record_edit(m->x->article, GALLEY_SOURCE, 0);
    if (!source) return m->x->root->document->status;
    int32_t status = galley_record_set_text(source, GALLEY_ROLE, "publisher", GALLEY_NUL_TERMINATED);
    if (!status && name) status = galleyi_metadata_set(m, source, GALLEY_NAME, name, "json-ld:publisher");
    if (!status && !name) status = metadata_text(m, source, GALLEY_NAME, site->text.data, site->text.size, "meta:og:site_name");
    return status ? status : galley_record_set_origin(m->x->article, GALLEY_SOURCE, name ? "json-ld:publisher" : "meta:og:site_name", GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
}

static int32_t metadata_language(galleyi_metadata *m) {
    galleyi_html_slice declared = m->tags.language;
    char tag[24];
    size_t size = 0;
    for (; size < declared.size && size + 1 < sizeof tag; size++) {
        char c = declared.data[size];
        if (c == '_') c = '-';
        if (!((c | 32) >= 'a' && (c | 32) <= 'z') && !(c >= '0' && c <= '9') && c != '-') break;
        tag[size] = c;
    }
    if (size < 2 || size != declared.size) return GALLEY_OK;
    int32_t status = galley_record_set_text(m->x->article, GALLEY_LANGUAGE, tag, size);
    return status ? status : galley_record_set_origin(m->x->article, GALLEY_LANGUAGE, "dom:lang", GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
}

static int32_t metadata_addresses(galleyi_metadata *m) {
    galleyi_extraction *x = m->x;
    const galleyi_meta_value *social = galleyi_meta_best(&m->tags, GALLEYI_META_URL);
    galleyi_html_slice canonical = m->tags.canonical.size ? m->tags.canonical : social ? social->text : (galleyi_html_slice){ NULL, 0 };
    const char *origin = m->tags.canonical.size ? "dom:link-canonical" : "meta:og:url";
    int32_t status = GALLEY_OK;
    if (x->options->url) {
        status = galley_record_set_text(x->article, GALLEY_URL, x->options->url, GALLEY_NUL_TERMINATED);
        if (!status) status = galley_record_set_origin(x->article, GALLEY_URL, "input:url", GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
    }
    galleyi_url url;
    if (status || !canonical.size) return status;
    status = galleyi_url_parse(&url, &x->page.arena, canonical.data, canonical.size, x->base);
    if (status) return status == GALLEY_ENOMEM ? status : GALLEY_OK;
    status = galley_record_set_text(x->article, GALLEY_CANONICAL_URL, url.text, url.size);
    return status ? status : galley_record_set_origin(x->article, GALLEY_CANONICAL_URL, origin, GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
}

static int32_t metadata_read_ld(galleyi_metadata *m) {
    const galleyi_html *html = m->x->html;
    int32_t status = GALLEY_OK;
    for (uint32_t i = 1; i < html->node_count && !status; i++) {
        const galleyi_html_node *node = &html->nodes[i];
        if (!galleyi_html_is(node, GALLEYI_TAG_SCRIPT) || !galleyi_html_first_child(html, node)) continue;
        galleyi_html_slice type = galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_TYPE);
        if (type.size < 19 || memcmp(type.data, "application/ld+json", 19)) continue;
        galleyi_html_slice text = galleyi_html_text(html, &html->nodes[galleyi_html_first_child(html, node)]);
        status = galleyi_ld_add(&m->ld, text.data, text.size);
    }
    const char *url = m->x->options->url;
    m->node = galleyi_ld_article(&m->ld, url ? url : "", url ? strlen(url) : 0);
    return status;
}

int32_t galleyi_extract_metadata(galleyi_extraction *x) {
    static int32_t (*const steps[])(galleyi_metadata *) = { metadata_read_ld, metadata_addresses, metadata_title, galleyi_metadata_authors, galleyi_metadata_times,
        metadata_source, metadata_language, metadata_tags };
    if (!x->article) return GALLEY_OK;
    galleyi_metadata *m = galleyi_arena_allocate_zeroed(&x->page.arena, sizeof *m);
    if (!m) return GALLEY_ENOMEM;
    m->x = x;
    galleyi_buffer_init(&m->text, &x->root->document->memory);
    galleyi_ld_init(&m->ld, &x->root->document->memory);
    galleyi_meta_collect(x->html, &m->tags);
    int32_t status = GALLEY_OK;
    for (size_t i = 0; i < sizeof steps / sizeof *steps && !status; i++) status = steps[i](m);
    if (!status) status = metadata_tag(m, GALLEY_SUMMARY, GALLEYI_META_DESCRIPTION);
    if (!status) status = metadata_tag(m, GALLEY_SECTION, GALLEYI_META_SECTION);
    galleyi_ld_free(&m->ld);
    galleyi_buffer_free(&m->text);
    return status;
}
