/* What the files that fill the fields around the body share: one pass over the tree notes what may speak of a field, then each field makes its
   candidates of that and the judge (candidates.h) picks. */
#ifndef GALLEY_EXTRACT_METADATA_H
#define GALLEY_EXTRACT_METADATA_H
#include "extract/candidates.h"
#include "extract/extraction.h"
#include "extract/meta_tags.h"
#include "vocab/json_ld.h"

/* Why a node was noted. */
enum {
    GALLEYI_MARK_H1 = 1, GALLEYI_MARK_H2 = 2, GALLEYI_MARK_HEADLINE = 4, GALLEYI_MARK_TITLE_CLASS = 8,
    GALLEYI_MARK_REL_AUTHOR = 16, GALLEYI_MARK_AUTHOR = 32, GALLEYI_MARK_AUTHOR_CLASS = 64, GALLEYI_MARK_BYLINE_CLASS = 128, GALLEYI_MARK_VCARD = 256,
    GALLEYI_MARK_TIME = 512, GALLEYI_MARK_PUBLISHED = 1024, GALLEYI_MARK_MODIFIED = 2048, GALLEYI_MARK_DATE_CLASS = 4096, GALLEYI_MARK_KICKER_CLASS = 8192,
    GALLEYI_MARK_DECK_CLASS = 16384, GALLEYI_MARK_WALL_CLASS = 32768
};
enum { GALLEYI_MARKS_MOST = 2048, GALLEYI_SITE_NAMES = 8 };

typedef struct galleyi_mark { uint32_t node; uint16_t kinds; } galleyi_mark;

typedef struct galleyi_metadata {
    galleyi_extraction     *x;
    galleyi_meta_tags       tags;
    galleyi_ld              ld;
    const galleyi_ld_value *node;             /* the page's article; NULL */
    galleyi_mark           *marks;
    size_t                  mark_count, mark_capacity;
    uint32_t                title;            /* block of the headline; block_count: none */
    uint32_t                story, story_end; /* from the first block of the body to behind the last */
    int                     is_article, is_news;   /* it calls itself one; a NewsArticle at that */
    uint64_t                site_keys[GALLEYI_SITE_NAMES];
    size_t                  site_key_count;
    galleyi_buffer          text, line;       /* at hand */
    galleyi_buffer          explain;          /* JSON array under way */
    galleyi_candidates      candidates;
    int32_t                 status;           /* ENOMEM sticks */
} galleyi_metadata;

/* metadata_scan.c */
/* What names mark, for dom_names.c: a word and what follows it in its name; a whole name of a class; the values of itemprop and property, of rel. */
typedef struct galleyi_marks_index { uint8_t from[27]; uint32_t second[26]; } galleyi_marks_index;   /* of each letter: its first word, and the letters that follow it */
void     galleyi_marks_index_make(galleyi_marks_index *index);
unsigned galleyi_marks_at(const galleyi_marks_index *index, const char *lower, size_t size);   /* lower[0] is a letter */
static inline int galleyi_marks_may_be_at(const galleyi_marks_index *index, const char *lower) {   /* two letters are there */
    return (int)(index->second[lower[0] - 'a'] >> (lower[1] - 'a') & 1);
}
unsigned galleyi_marks_of_microformat(galleyi_html_slice name);
unsigned galleyi_marks_of_property(galleyi_html_slice property);
unsigned galleyi_marks_of_rel(galleyi_html_slice rel);
int32_t galleyi_metadata_scan(galleyi_metadata *m);
int32_t galleyi_metadata_sites(galleyi_metadata *m);                          /* names that the site goes by; after scan */
int     galleyi_metadata_is_site(const galleyi_metadata *m, uint64_t key);
/* Letters' case, diacritics and punctuation aside the same texts have the same key; 0: no words. */
uint64_t galleyi_metadata_key(const char *text, size_t size);
/* Empty and ready; what failed in it before is remembered. */
void    galleyi_metadata_fresh(galleyi_metadata *m, galleyi_buffer *buffer);
int32_t galleyi_metadata_status(galleyi_metadata *m);                         /* of all that was done so far */
char   *galleyi_metadata_copy(galleyi_metadata *m, const char *text, size_t size);
void   *galleyi_metadata_zeroed(galleyi_metadata *m, size_t size);
const char *galleyi_metadata_resolve(galleyi_metadata *m, const char *url, size_t size);   /* absolute and safe to link; NULL */
/* Appends a text of metadata, folded: entities that were escaped twice are resolved, tags dropped. */
int32_t galleyi_metadata_clean(galleyi_buffer *out, const char *text, size_t size);
int32_t galleyi_metadata_element_text(const galleyi_metadata *m, uint32_t from, uint32_t to, galleyi_buffer *out);   /* of nodes from .. to - 1, folded */
/* Origin with the span of value within an element, where it stands in the input as it is printed. node 0 or value NULL: without a span. */
int32_t galleyi_metadata_origin(galleyi_metadata *m, galley_record *record, int32_t field, const char *origin, int32_t confidence, uint32_t node, const char *value);

int32_t galleyi_metadata_set(galleyi_metadata *m, galley_record *record, int32_t field, const char *text, size_t size, const char *origin);   /* cleaned; size 0: nothing */
/* Judges and, where it is asked for, explains. */
galleyi_candidate *galleyi_metadata_judge(galleyi_metadata *m, int32_t *confidence);
galleyi_candidate *galleyi_metadata_candidate(galleyi_metadata *m, uint64_t evidence, const char *origin, const char *text, size_t size);   /* NULL: no room or no memory */
const char *galleyi_metadata_meta_origin(galleyi_metadata *m, const galleyi_meta_value *value);   /* "meta:og:title" */

int32_t galleyi_metadata_title(galleyi_metadata *m);     /* metadata_title.c */
int32_t galleyi_metadata_authors(galleyi_metadata *m);   /* metadata_authors.c */
int32_t galleyi_metadata_times(galleyi_metadata *m);     /* metadata_times.c */
int32_t galleyi_metadata_tags(galleyi_metadata *m);      /* metadata_tags.c */
int32_t galleyi_metadata_section(galleyi_metadata *m);   /* metadata_section.c: what the data say of it, else the page */
int32_t galleyi_metadata_source(galleyi_metadata *m);    /* metadata_source.c */
int32_t galleyi_metadata_access(galleyi_metadata *m);
int32_t galleyi_metadata_rights(galleyi_metadata *m);
#endif
