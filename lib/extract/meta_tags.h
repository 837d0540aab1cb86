/* What a page's head and its attributes say of the story: Open Graph, article:*, Twitter, Dublin Core, citation_* and the other names that sites use. */
#ifndef GALLEY_EXTRACT_META_TAGS_H
#define GALLEY_EXTRACT_META_TAGS_H
#include "core/arena.h"
#include "html/html.h"

typedef enum galleyi_meta {
    GALLEYI_META_TITLE, GALLEYI_META_DESCRIPTION, GALLEYI_META_AUTHOR, GALLEYI_META_PUBLISHED, GALLEYI_META_MODIFIED, GALLEYI_META_SECTION, GALLEYI_META_TAG,
    GALLEYI_META_KEYWORDS, GALLEYI_META_SITE, GALLEYI_META_URL, GALLEYI_META_IMAGE, GALLEYI_META_LANGUAGE, GALLEYI_META_TYPE, GALLEYI_META_RIGHTS,
    GALLEYI_META_LABEL, GALLEYI_META_DATA, GALLEYI_META_TIER, GALLEYI_META_ROBOTS, GALLEYI_META_MINING, GALLEYI_META_ORIGINAL, GALLEYI_META_EXPIRES, GALLEYI_META_PLACE,
    GALLEYI_META_SITE_PAGE, GALLEYI_META_ID, GALLEYI_META_FIELDS
} galleyi_meta;

enum { GALLEYI_META_MOST = 256 };

typedef struct galleyi_meta_value {
    uint8_t            field, rank;           /* rank: 0 is the most trusted name for its field */
    const char        *name;                  /* "og:title" */
    galleyi_html_slice text;
    uint32_t           node;
} galleyi_meta_value;

enum { GALLEYI_META_NAMES = 240, GALLEYI_META_ROWS = 128 };   /* at most so many names are known */
typedef struct galleyi_meta_tags {
    galleyi_meta_value *values;
    size_t             count, capacity;
    galleyi_html_slice title, language, canonical, next_page;   /* the title element, html's lang, link rel=canonical and rel=next */
    galleyi_html_slice license;                      /* link rel=license */
    uint32_t           title_node;
    uint8_t            rows[GALLEYI_META_ROWS], next[GALLEYI_META_NAMES];   /* inner: an index of the names, 1 more than their places */
} galleyi_meta_tags;

int  galleyi_meta_begin(galleyi_meta_tags *tags, galleyi_arena *arena, size_t metas);   /* of a page with so many meta elements; 0: no memory */
/* Takes what node i, an HTML element, says; of more than META_MOST values the first. itemprop is not read: it belongs to its nearest itemscope. */
void galleyi_meta_see(const galleyi_html *html, uint32_t i, galleyi_meta_tags *tags);
/* The most trusted value of a field, of equals the first; NULL: none. */
const galleyi_meta_value *galleyi_meta_best(const galleyi_meta_tags *tags, galleyi_meta field);
#endif
