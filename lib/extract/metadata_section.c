/* The section of a page: what its data say, the path to it (https://schema.org/BreadcrumbList), or the text of a link above the headline to a directory of its address. */
#include "extract/dom_around.h"
#include "extract/metadata.h"
#include "text/phrases.h"
#include "text/urls.h"
#include <string.h>

enum { CRUMBS_NAME_BYTES = 60, CRUMBS_NAME_WORDS = 6, CRUMBS_STEPS = 16, CRUMBS_STEP_LEAST = 3, CRUMBS_DATA_BYTES = 80, CRUMBS_DATA_WORDS = 9 };

static int crumbs_is_headline(const galleyi_metadata *m, const char *name, size_t size) {
    size_t length;
    const char *title = galley_record_text(m->x->article, GALLEY_TITLE, &length);
    return title && galleyi_metadata_key(title, length) == galleyi_metadata_key(name, size);
}
static int crumbs_is_name(const galleyi_metadata *m, const char *name, size_t size) {
    galleyi_word words[CRUMBS_NAME_WORDS + 1];
    galleyi_phrase_match match;
    if (!size || size > CRUMBS_NAME_BYTES || crumbs_is_headline(m, name, size)) return 0;
    size_t count = galleyi_words(name, size, words, CRUMBS_NAME_WORDS + 1, NULL);
    if (!count || (count > CRUMBS_NAME_WORDS && !(words[0].flags & GALLEYI_WORD_CHARACTER))) return 0;
    for (size_t i = 0; i < count; i++) if (words[i].flags & GALLEYI_WORD_NUMBER) return 0;
    if (!galleyi_phrase_line(name, size, &match)) return 1;
    return match.phrase != GALLEYI_PHRASE_BREADCRUMB && (match.kind != GALLEYI_PHRASE_EXACT || (match.phrase != GALLEYI_PHRASE_PREVIOUS && match.phrase != GALLEYI_PHRASE_NEXT && match.phrase != GALLEYI_PHRASE_TAGS));
}

static const char *crumbs_own_url(const galleyi_metadata *m) {
    return m->x->options->url ? m->x->options->url : galley_record_text(m->x->article, GALLEY_CANONICAL_URL, NULL);
}
/* A step of the path that is the page itself: with its address, or the last one without any. */
static int crumbs_is_page(const galleyi_metadata *m, const galleyi_ld_value *step, int last) {
    const char *to = galleyi_ld_text(&m->ld, step, "item"), *id = NULL, *own = crumbs_own_url(m);
    const galleyi_ld_value *item = galleyi_ld_member(&m->ld, step, "item");
    if (item && item->kind == GALLEYI_LD_OBJECT) id = galleyi_ld_text(&m->ld, item, "@id");
    if (!id) id = to;
    return id ? own && !strcmp(id, own) : last;
}

/* The last step that is neither the first one nor the page itself. */
static int32_t crumbs_of_path(galleyi_metadata *m) {
    const galleyi_ld_value *list = NULL, *step, *next;
    const char *found = NULL;
    for (const galleyi_ld_value *v = galleyi_ld_next(&m->ld, NULL); v && !list; v = galleyi_ld_next(&m->ld, v))
        if (v->kind == GALLEYI_LD_OBJECT && galleyi_ld_is(v, "BreadcrumbList")) list = v;
    step = list ? galleyi_ld_item(&m->ld, list, "itemListElement", 1) : NULL;
    for (size_t i = 2; step && i < CRUMBS_STEPS; i++, step = next) {
        next = galleyi_ld_item(&m->ld, list, "itemListElement", i);
        const galleyi_ld_value *to = step->kind == GALLEYI_LD_OBJECT ? galleyi_ld_member(&m->ld, step, "item") : NULL;
        const char *name = step->kind == GALLEYI_LD_OBJECT ? galleyi_ld_text(&m->ld, step, "name") : NULL;
        if (!name && to && to->kind == GALLEYI_LD_OBJECT) name = galleyi_ld_text(&m->ld, to, "name");
        if (name && !crumbs_is_page(m, step, !next) && crumbs_is_name(m, name, strlen(name))) found = name;
    }
    return found ? galleyi_metadata_set(m, m->x->article, GALLEY_SECTION, found, strlen(found), "json-ld:BreadcrumbList") : GALLEY_OK;
}

/* What href says of this host, without query and fragment; size 0: it is another's, or relative to the page. */
static galleyi_url_part crumbs_path_of(galleyi_html_slice href, galleyi_url_part host) {
    galleyi_url_part path = { href.data, href.size };
    if (href.size > 1 && href.data[0] == '/' && href.data[1] != '/') return path;
    galleyi_url_part other = galleyi_url_host(href.data, href.size);
    if (!other.size || other.size != host.size || memcmp(other.text, host.text, host.size)) return (galleyi_url_part){ NULL, 0 };
    return galleyi_url_path(href.data, href.size);
}
/* A directory of the page's address, not its root, a language's or a number. */
static int crumbs_leads(galleyi_url_part link, galleyi_url_part page) {
    if (link.size && link.text[link.size - 1] == '/') link.size--;
    if (link.size && link.text[link.size - 1] >= '0' && link.text[link.size - 1] <= '9') return 0;
    return link.size > CRUMBS_STEP_LEAST && link.size < page.size && page.text[link.size] == '/' && !memcmp(link.text, page.text, link.size);
}

/* Bytes of the mark between the steps of a path that the text begins with; 0: none. */
static size_t crumbs_mark(const char *text, size_t size) {
    static const char *const marks[] = { " ", "/", ">", "|", "\xe2\x80\xba", "\xc2\xbb", "\xe2\x86\x92" };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t length = strlen(marks[i]);
        if (size >= length && !memcmp(text, marks[i], length)) return length;
    }
    return 0;
}

static int32_t crumbs_of_link(galleyi_metadata *m) {
    const galleyi_html *html = m->x->html;
    const galleyi_dom_page *page = &m->x->page;
    const char *url = crumbs_own_url(m);
    if (!url || m->title >= page->block_count) return GALLEY_OK;
    galleyi_url_part host = galleyi_url_host(url, strlen(url)), path = galleyi_url_path(url, strlen(url));
    if (path.size && path.text[path.size - 1] == '/') path.size--;
    for (uint32_t k = m->x->around->links.count; k-- > 0;) {
        uint32_t i = m->x->around->links.nodes[k];
        const galleyi_html_node *node = &html->nodes[i];
        if (i > page->blocks[m->title].first) continue;
        if (!crumbs_leads(crumbs_path_of(galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_HREF), host), path)) continue;
        galleyi_metadata_fresh(m, &m->line);
        int32_t status = galleyi_metadata_element_text(m, i + 1, node->end, &m->line);
        if (status) return status;
        if (!m->line.size) continue;
        const char *text = m->line.data;
        size_t size = m->line.size;
        for (size_t mark; (mark = crumbs_mark(text, size)) != 0; text += mark) size -= mark;
        if (!crumbs_is_name(m, text, size)) continue;
        const char *name = galleyi_metadata_copy(m, text, size);
        if (!name) return GALLEY_ENOMEM;
        status = galley_record_set_text(m->x->article, GALLEY_SECTION, name, size);
        return status ? status : galleyi_metadata_origin(m, m->x->article, GALLEY_SECTION, "dom:link", GALLEY_CONFIDENCE_UNKNOWN, i, name);
    }
    return GALLEY_OK;
}

/* Of what the data say the first of a list, and no sentence. */
static int32_t crumbs_of_data(galleyi_metadata *m) {
    size_t size, commas = 0;
    const char *text = galley_record_text(m->x->article, GALLEY_SECTION, &size), *first = text ? memchr(text, ',', size) : NULL;
    if (!text) return GALLEY_OK;
    for (size_t i = 0; i < size; i++) commas += text[i] == ',';
    size_t kept = commas > 1 && first > text ? (size_t)(first - text) : size;
    galleyi_phrase_match match;
    galleyi_word words[CRUMBS_DATA_WORDS + 1];
    size_t count = galleyi_words(text, kept, words, CRUMBS_DATA_WORDS + 1, NULL);
    int is = kept <= CRUMBS_DATA_BYTES && (count <= CRUMBS_DATA_WORDS || words[0].flags & GALLEYI_WORD_CHARACTER)
        && !(galleyi_phrase_line(text, kept, &match) && match.kind == GALLEYI_PHRASE_EXACT && match.phrase == GALLEYI_PHRASE_TAGS);
    if (is && kept == size) return GALLEY_OK;
    char *name = galleyi_metadata_copy(m, text, kept);
    const char *origin = galley_record_origin(m->x->article, GALLEY_SECTION, NULL);
    if (!name) return GALLEY_ENOMEM;
    return is ? galleyi_metadata_set(m, m->x->article, GALLEY_SECTION, name, kept, origin) : galley_record_remove(m->x->article, GALLEY_SECTION, 0);
}

int32_t galleyi_metadata_section(galleyi_metadata *m) {
    int32_t status = crumbs_of_data(m);
    if (status || galley_record_text(m->x->article, GALLEY_SECTION, NULL)) return status;
    status = crumbs_of_path(m);
    return status || galley_record_text(m->x->article, GALLEY_SECTION, NULL) ? status : crumbs_of_link(m);
}
