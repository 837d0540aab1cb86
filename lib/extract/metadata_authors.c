/* The byline: JSON-LD's authors, meta tags, rel=author and byline elements near the headline. */
#include "extract/metadata.h"
#include "text/bylines.h"
#include "text/fold.h"

enum { AUTHORS_NEAR = 12 };

static int authors_is_address(const char *text) { return !strncmp(text, "http", 4) || strstr(text, "://") != NULL || *text == '@'; }

static int32_t authors_add(galleyi_metadata *m, const char *name, size_t size, const char *kind, const char *role) {
    galleyi_buffer_clear(&m->text);
    int32_t status = galleyi_fold_append(&m->text, name, size);
    if (status || m->text.size < 2 || m->text.size > 120) return status;
    galley_record *byline = galley_record_edit(m->x->article, GALLEY_BYLINE, 0);
    const char *here;
    for (size_t i = 0; (here = galley_record_text(galley_record_at(byline, GALLEY_AUTHORS, i), GALLEY_NAME, &size)) != NULL; i++)
        if (size == m->text.size && !memcmp(here, m->text.data, size)) return GALLEY_OK;
    galley_record *author = galley_record_edit(byline, GALLEY_AUTHORS, GALLEY_NEW);
    if (!author) return m->x->root->document->status;
    status = galley_record_set_text(author, GALLEY_KIND, kind, GALLEY_NUL_TERMINATED);
    if (!status) status = galley_record_set_text(author, GALLEY_NAME, m->text.data, m->text.size);
    return status ? status : galley_record_set_text(author, GALLEY_ROLE, role, GALLEY_NUL_TERMINATED);
}

/* Names in a text that is meant for authors: "By A and B". A text that reads as no byline is one name, if it is short. */
static int32_t authors_from_line(galleyi_metadata *m, const char *text, size_t size, unsigned context, int must) {
    galleyi_byline byline;
    galleyi_span none = { 0, 0 };
    int32_t status = GALLEY_OK;
    if (!galleyi_byline_parse(text, size, NULL, 0, none, context, &byline)) {
        return must && size >= 3 && size < 60 && !memchr(text, '|', size) ? authors_add(m, text, size, "person", "author") : GALLEY_OK;
    }
    for (size_t i = 0; i < byline.author_count && !status; i++) {
        const galleyi_byline_author *a = &byline.authors[i];
        if (a->role == GALLEYI_ROLE_PHOTOGRAPHER || a->role == GALLEYI_ROLE_EDITOR) continue;
        status = authors_add(m, text + a->name.begin, a->name.end - a->name.begin, a->organization_only ? "organization" : "person", galleyi_role_name(a->role));
    }
    return status;
}

static size_t authors_count(const galleyi_metadata *m) { return galley_record_count(galley_record_get(m->x->article, GALLEY_BYLINE), GALLEY_AUTHORS); }

static int32_t authors_from_ld(galleyi_metadata *m) {
    const galleyi_ld_value *author;
    int32_t status = GALLEY_OK;
    for (size_t i = 0; m->node && !status && i < 24 && (author = galleyi_ld_item(&m->ld, m->node, "author", i)) != NULL; i++) {
        const char *name = author->kind == GALLEYI_LD_STRING ? author->text : galleyi_ld_text(&m->ld, author, "name");
        if (!name || authors_is_address(name)) continue;
        if (galleyi_ld_is(author, "Organization") || galleyi_ld_is(author, "NewsMediaOrganization")) continue;
        status = authors_from_line(m, name, strlen(name), GALLEYI_BYLINE_GIVEN, 1);
    }
    return status;
}

static int32_t authors_from_tags(galleyi_metadata *m) {
    int32_t status = GALLEY_OK;
    for (int rank = 0; rank < 3 && !status && !authors_count(m); rank++)
        for (size_t i = 0; i < m->tags.count && !status; i++) {
            const galleyi_meta_value *v = &m->tags.values[i];
            if (v->field != GALLEYI_META_AUTHOR || v->rank != rank) continue;
            galleyi_buffer line;
            galleyi_buffer_init(&line, &m->x->root->document->memory);
            status = galleyi_fold_append(&line, v->text.data, v->text.size);
            if (!status && galleyi_buffer_text(&line) && !authors_is_address(line.data)) status = authors_from_line(m, line.data, line.size, GALLEYI_BYLINE_GIVEN, rank < 2);
            galleyi_buffer_free(&line);
        }
    return status;
}

static int authors_is_marked(const galleyi_html *html, const galleyi_html_node *node) {
    galleyi_html_slice rel = galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_REL), property = galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_ITEMPROP);
    return (rel.size == 6 && !memcmp(rel.data, "author", 6)) || (property.size == 6 && !memcmp(property.data, "author", 6));
}

/* Elements that say of themselves that they hold the author, then lines near the headline that read as a byline. */
static int32_t authors_from_page(galleyi_metadata *m) {
    galleyi_extraction *x = m->x;
    const galleyi_html *html = x->html;
    const galleyi_dom_page *page = &x->page;
    uint32_t title = galleyi_dom_features_title(x->features);
    galleyi_buffer line;
    int32_t status = GALLEY_OK;
    galleyi_buffer_init(&line, &x->root->document->memory);
    for (uint32_t i = 1; i < html->node_count && !status && authors_count(m) < 8; i++) {
        const galleyi_html_node *node = &html->nodes[i];
        if (node->kind != GALLEYI_HTML_ELEMENT || !node->count || !authors_is_marked(html, node)) continue;
        uint32_t block = galleyi_dom_page_blocks_begin(page, i);
        if (title < page->block_count && (block + AUTHORS_NEAR < title || block > title + 3 * AUTHORS_NEAR)) continue;
        galleyi_buffer_clear(&line);
        galleyi_fold fold = GALLEYI_FOLD_INIT;
        for (uint32_t k = i + 1; k < node->end; k++)
            if (html->nodes[k].kind == GALLEYI_HTML_TEXT) {
                galleyi_html_slice text = galleyi_html_text(html, &html->nodes[k]);
                galleyi_fold_add(&fold, &line, text.data, text.size);
            }
        status = line.status;
        if (!status && line.size && line.size < 120) status = authors_from_line(m, line.data, line.size, GALLEYI_BYLINE_GIVEN, 0);
    }
    for (uint32_t k = title + 1; title < page->block_count && k < page->block_count && k <= title + AUTHORS_NEAR && !status && !authors_count(m); k++) {
        if (page->blocks[k].words > 20 * GALLEYI_DOM_WORD) continue;
        galleyi_buffer_clear(&line);
        status = galleyi_dom_block_text(page, k, &line);
        if (!status && line.size) status = authors_from_line(m, line.data, line.size, GALLEYI_BYLINE_NEAR_HEADLINE, 0);
    }
    galleyi_buffer_free(&line);
    return status;
}

int32_t galleyi_metadata_authors(galleyi_metadata *m) {
    int32_t status = authors_from_ld(m);
    const char *origin = "json-ld:author";
    if (!status && !authors_count(m)) { status = authors_from_tags(m); origin = "meta:author"; }
    if (!status && !authors_count(m)) { status = authors_from_page(m); origin = "dom:byline"; }
    if (status || !authors_count(m)) return status;
    return galley_record_set_origin(m->x->article, GALLEY_BYLINE, origin, GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
}
