#include "extract/meta_tags.h"
#include <string.h>

enum { META_TAGS_NAMES = 3 };               /* attributes that may name a tag */

static const struct meta_tags_name { const char *name; uint8_t field, rank; } meta_tags_names[] = {
    { "og:title", GALLEYI_META_TITLE, 0 }, { "twitter:title", GALLEYI_META_TITLE, 1 }, { "citation_title", GALLEYI_META_TITLE, 0 }, { "dc.title", GALLEYI_META_TITLE, 2 },
    { "dcterms.title", GALLEYI_META_TITLE, 2 }, { "parsely-title", GALLEYI_META_TITLE, 1 }, { "sailthru.title", GALLEYI_META_TITLE, 1 }, { "title", GALLEYI_META_TITLE, 3 },
    { "headline", GALLEYI_META_TITLE, 0 },
    { "description", GALLEYI_META_DESCRIPTION, 1 }, { "og:description", GALLEYI_META_DESCRIPTION, 0 }, { "twitter:description", GALLEYI_META_DESCRIPTION, 2 },
    { "dc.description", GALLEYI_META_DESCRIPTION, 2 }, { "sailthru.description", GALLEYI_META_DESCRIPTION, 2 },
    { "author", GALLEYI_META_AUTHOR, 1 }, { "article:author", GALLEYI_META_AUTHOR, 2 }, { "article:author_name", GALLEYI_META_AUTHOR, 0 }, { "byl", GALLEYI_META_AUTHOR, 0 },
    { "dc.creator", GALLEYI_META_AUTHOR, 1 }, { "dcterms.creator", GALLEYI_META_AUTHOR, 1 }, { "citation_author", GALLEYI_META_AUTHOR, 0 }, { "parsely-author", GALLEYI_META_AUTHOR, 0 },
    { "sailthru.author", GALLEYI_META_AUTHOR, 0 }, { "cxenseparse:author", GALLEYI_META_AUTHOR, 1 }, { "og:article:author", GALLEYI_META_AUTHOR, 2 }, { "dcsext.author", GALLEYI_META_AUTHOR, 2 },
    { "article:published_time", GALLEYI_META_PUBLISHED, 0 }, { "og:article:published_time", GALLEYI_META_PUBLISHED, 0 }, { "article:published", GALLEYI_META_PUBLISHED, 0 },
    { "og:published_time", GALLEYI_META_PUBLISHED, 0 }, { "datepublished", GALLEYI_META_PUBLISHED, 0 }, { "parsely-pub-date", GALLEYI_META_PUBLISHED, 0 },
    { "sailthru.date", GALLEYI_META_PUBLISHED, 1 }, { "cxenseparse:recs:publishtime", GALLEYI_META_PUBLISHED, 1 }, { "citation_publication_date", GALLEYI_META_PUBLISHED, 1 },
    { "citation_online_date", GALLEYI_META_PUBLISHED, 1 }, { "publishdate", GALLEYI_META_PUBLISHED, 1 }, { "publish-date", GALLEYI_META_PUBLISHED, 1 }, { "pubdate", GALLEYI_META_PUBLISHED, 1 },
    { "publication_date", GALLEYI_META_PUBLISHED, 1 }, { "date", GALLEYI_META_PUBLISHED, 2 }, { "dc.date", GALLEYI_META_PUBLISHED, 2 }, { "dc.date.issued", GALLEYI_META_PUBLISHED, 1 },
    { "dcterms.date", GALLEYI_META_PUBLISHED, 2 }, { "dcterms.created", GALLEYI_META_PUBLISHED, 2 }, { "dcterms.issued", GALLEYI_META_PUBLISHED, 1 }, { "dc.date.created", GALLEYI_META_PUBLISHED, 2 },
    { "article:modified_time", GALLEYI_META_MODIFIED, 0 }, { "og:updated_time", GALLEYI_META_MODIFIED, 1 }, { "last-modified", GALLEYI_META_MODIFIED, 2 }, { "dcterms.modified", GALLEYI_META_MODIFIED, 1 },
    { "datemodified", GALLEYI_META_MODIFIED, 0 }, { "article:section", GALLEYI_META_SECTION, 0 }, { "section", GALLEYI_META_SECTION, 1 }, { "parsely-section", GALLEYI_META_SECTION, 0 },
    { "category", GALLEYI_META_SECTION, 2 }, { "article:tag", GALLEYI_META_TAG, 0 }, { "news_keywords", GALLEYI_META_KEYWORDS, 0 }, { "keywords", GALLEYI_META_KEYWORDS, 1 },
    { "parsely-tags", GALLEYI_META_KEYWORDS, 0 }, { "sailthru.tags", GALLEYI_META_KEYWORDS, 0 }, { "citation_keywords", GALLEYI_META_KEYWORDS, 0 },
    { "og:site_name", GALLEYI_META_SITE, 0 }, { "application-name", GALLEYI_META_SITE, 2 }, { "dc.publisher", GALLEYI_META_SITE, 1 }, { "publisher", GALLEYI_META_SITE, 1 },
    { "citation_publisher", GALLEYI_META_SITE, 1 }, { "og:url", GALLEYI_META_URL, 0 }, { "twitter:url", GALLEYI_META_URL, 1 }, { "parsely-link", GALLEYI_META_URL, 1 },
    { "og:image", GALLEYI_META_IMAGE, 0 }, { "twitter:image", GALLEYI_META_IMAGE, 1 }, { "twitter:image:src", GALLEYI_META_IMAGE, 1 }, { "og:locale", GALLEYI_META_LANGUAGE, 1 },
    { "content-language", GALLEYI_META_LANGUAGE, 0 }, { "dc.language", GALLEYI_META_LANGUAGE, 0 }, { "og:type", GALLEYI_META_TYPE, 0 }, { "copyright", GALLEYI_META_RIGHTS, 0 },
    { "dc.rights", GALLEYI_META_RIGHTS, 0 }, { "rights", GALLEYI_META_RIGHTS, 0 }, { "dcterms.rights", GALLEYI_META_RIGHTS, 0 },
    { "article:content_tier", GALLEYI_META_TIER, 0 }, { "robots", GALLEYI_META_ROBOTS, 0 }, { "googlebot", GALLEYI_META_ROBOTS, 1 }, { "tdm-reservation", GALLEYI_META_MINING, 0 },
    { "original-source", GALLEYI_META_ORIGINAL, 0 }, { "syndication-source", GALLEYI_META_ORIGINAL, 0 }, { "dc.source", GALLEYI_META_ORIGINAL, 1 },
    { "article:expiration_time", GALLEYI_META_EXPIRES, 0 }, { "sailthru.expire_date", GALLEYI_META_EXPIRES, 1 }, { "geo.placename", GALLEYI_META_PLACE, 0 },
    { "twitter:label1", GALLEYI_META_LABEL, 1 }, { "twitter:label2", GALLEYI_META_LABEL, 2 }, { "twitter:data1", GALLEYI_META_DATA, 1 }, { "twitter:data2", GALLEYI_META_DATA, 2 },
    { "article:publisher", GALLEYI_META_SITE_PAGE, 0 }, { "articleid", GALLEYI_META_ID, 0 }, { "article:id", GALLEYI_META_ID, 0 }, { "parsely-post-id", GALLEYI_META_ID, 0 },
    { "citation_doi", GALLEYI_META_ID, 0 }, { "dc.identifier", GALLEYI_META_ID, 1 }, { "article:modified", GALLEYI_META_MODIFIED, 0 }, { "og:article:modified_time", GALLEYI_META_MODIFIED, 0 },
    { "og:modified_time", GALLEYI_META_MODIFIED, 0 }, { "revision_date", GALLEYI_META_MODIFIED, 2 }, { "lastmod", GALLEYI_META_MODIFIED, 2 }, { "citation_date", GALLEYI_META_PUBLISHED, 1 },
    { "article.published", GALLEYI_META_PUBLISHED, 0 }, { "article_date_original", GALLEYI_META_PUBLISHED, 0 }, { "originalpublicationdate", GALLEYI_META_PUBLISHED, 0 },
    { "og:pubdate", GALLEYI_META_PUBLISHED, 1 }, { "publish_date", GALLEYI_META_PUBLISHED, 1 }, { "publicationdate", GALLEYI_META_PUBLISHED, 1 }, { "published", GALLEYI_META_PUBLISHED, 1 },
    { "article:publish_time", GALLEYI_META_PUBLISHED, 0 }, { "article:create_time", GALLEYI_META_PUBLISHED, 1 }, { "created", GALLEYI_META_PUBLISHED, 2 }, { "creation_date", GALLEYI_META_PUBLISHED, 2 },
    { "shareaholic:article_published_time", GALLEYI_META_PUBLISHED, 0 }, { "bt:pubdate", GALLEYI_META_PUBLISHED, 1 }, { "rnews:datepublished", GALLEYI_META_PUBLISHED, 0 },
    { "dcterms.available", GALLEYI_META_PUBLISHED, 2 }, { "prism.publicationdate", GALLEYI_META_PUBLISHED, 1 }, { "article:section_name", GALLEYI_META_SECTION, 1 },
    { "authors", GALLEYI_META_AUTHOR, 1 }, { "dc.contributor", GALLEYI_META_AUTHOR, 3 }, { "article:authors", GALLEYI_META_AUTHOR, 2 }, { "shareaholic:article_author_name", GALLEYI_META_AUTHOR, 0 },
    { "sailthru.section", GALLEYI_META_SECTION, 2 }, { "dc.subject", GALLEYI_META_KEYWORDS, 2 }, { "citation_journal_title", GALLEYI_META_SITE, 1 }
};

static int meta_tags_same(galleyi_html_slice a, const char *b) {
    for (size_t i = 0; i < a.size; i++) {
        char c = a.data[i] >= 'A' && a.data[i] <= 'Z' ? (char)(a.data[i] + 32) : a.data[i];
        if (c != b[i]) return 0;
    }
    return b[a.size] == '\0';
}

static int meta_tags_blank(char c) { return c == ' ' || (c >= 9 && c <= 13); }

static galleyi_html_slice meta_tags_trim(galleyi_html_slice s) {
    while (s.size && meta_tags_blank(s.data[0])) { s.data++; s.size--; }
    while (s.size && meta_tags_blank(s.data[s.size - 1])) s.size--;
    return s;
}

/* Names by their length and last letter. */
static unsigned meta_tags_row(const char *name, size_t size) { return (unsigned)(size * 7 + ((unsigned char)name[size - 1] | 32u)) % GALLEYI_META_ROWS; }

static void meta_tags_index(galleyi_meta_tags *tags) {
    enum { COUNT = sizeof meta_tags_names / sizeof *meta_tags_names };
    _Static_assert(COUNT <= (int)GALLEYI_META_NAMES, "room for all names");
    memset(tags->rows, 0, sizeof tags->rows);
    for (unsigned i = COUNT; i-- > 0;) {
        unsigned row = meta_tags_row(meta_tags_names[i].name, strlen(meta_tags_names[i].name));
        tags->next[i] = tags->rows[row];
        tags->rows[row] = (uint8_t)(i + 1);
    }
}

static void meta_tags_add(galleyi_meta_tags *tags, galleyi_html_slice name, galleyi_html_slice text, uint32_t node) {
    name = meta_tags_trim(name);
    text = meta_tags_trim(text);
    if (!text.size || !name.size || name.size > 40) return;
    for (unsigned i = tags->rows[meta_tags_row(name.data, name.size)]; i; i = tags->next[i - 1]) {
        const struct meta_tags_name *known = &meta_tags_names[i - 1];
        if (!meta_tags_same(name, known->name)) continue;
        if (tags->count < tags->capacity) tags->values[tags->count++] = (galleyi_meta_value){ known->field, known->rank, known->name, text, node };
        return;
    }
}

static void meta_tags_meta(const galleyi_html *html, uint32_t i, galleyi_meta_tags *tags) {
    static const uint32_t names[META_TAGS_NAMES] = { GALLEYI_ATTRIBUTE_PROPERTY, GALLEYI_ATTRIBUTE_NAME, GALLEYI_ATTRIBUTE_HTTP_EQUIV };
    const galleyi_html_node *node = &html->nodes[i];
    galleyi_html_slice content = galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_CONTENT), before = { NULL, 0 };
    if (!content.size || tags->count == tags->capacity) return;
    for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
        galleyi_html_slice name = galleyi_html_get(html, node, names[k]);
        if (name.size && !(name.size == before.size && !memcmp(name.data, before.data, name.size))) meta_tags_add(tags, name, content, i);
        before = name;
    }
}

int galleyi_meta_begin(galleyi_meta_tags *tags, galleyi_arena *arena, size_t metas) {
    tags->count = 0;
    meta_tags_index(tags);
    tags->capacity = metas < GALLEYI_META_MOST / META_TAGS_NAMES ? metas * META_TAGS_NAMES : GALLEYI_META_MOST;
    tags->values = galleyi_arena_allocate(arena, tags->capacity * sizeof *tags->values);
    tags->title = tags->language = tags->canonical = tags->next_page = tags->license = (galleyi_html_slice){ NULL, 0 };
    tags->title_node = 0;
    return tags->values != NULL;
}

static void meta_tags_link(const galleyi_html *html, const galleyi_html_node *node, galleyi_meta_tags *tags) {
    galleyi_html_slice rel = galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_REL);
    galleyi_html_slice *slot = meta_tags_same(rel, "canonical") ? &tags->canonical : meta_tags_same(rel, "license") ? &tags->license : meta_tags_same(rel, "next") ? &tags->next_page : NULL;
    if (rel.size && slot && !slot->size) *slot = meta_tags_trim(galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_HREF));
}

void galleyi_meta_see(const galleyi_html *html, uint32_t i, galleyi_meta_tags *tags) {
    const galleyi_html_node *node = &html->nodes[i];
    switch (node->name) {
    case GALLEYI_TAG_META:
        meta_tags_meta(html, i, tags);
        break;
    case GALLEYI_TAG_HTML:
        if (!tags->language.size) tags->language = meta_tags_trim(galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_LANG));
        break;
    case GALLEYI_TAG_TITLE:
        if (tags->title.size || !galleyi_html_first_child(html, node)) break;
        tags->title = meta_tags_trim(galleyi_html_text(html, &html->nodes[galleyi_html_first_child(html, node)]));
        tags->title_node = i;
        break;
    case GALLEYI_TAG_LINK: case GALLEYI_TAG_A:
        meta_tags_link(html, node, tags);
        break;
    default:
        break;
    }
}

const galleyi_meta_value *galleyi_meta_best(const galleyi_meta_tags *tags, galleyi_meta field) {
    const galleyi_meta_value *best = NULL;
    for (size_t i = 0; i < tags->count; i++)
        if (tags->values[i].field == field && (!best || tags->values[i].rank < best->rank)) best = &tags->values[i];
    return best;
}
