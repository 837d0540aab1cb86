/* The news agencies of the world as data (generate/agencies.tsv): by name and abbreviation, and how they sign at the end of a story. */
#ifndef GALLEY_TEXT_AGENCIES_H
#define GALLEY_TEXT_AGENCIES_H
#include "text/words.h"

typedef struct galleyi_agency { const char *name, *language; } galleyi_agency;   /* canonical name; language of the home desk */

/* The agency that the whole text names ("AP", "The Associated Press", "dpa-infocom", "新华社"); -1: none. Initials are taken only as agencies print them. */
int32_t galleyi_agency_find(const char *text, size_t size);
/* The agency whose name begins the text at a word's boundary; *length: bytes of it. */
int32_t galleyi_agency_prefix(const char *text, size_t size, size_t *length);
const galleyi_agency *galleyi_agency_at(int32_t number);   /* NULL: no such number */
size_t  galleyi_agency_count(void);

typedef struct galleyi_signoff {
    galleyi_span text;                        /* "(AFP)", "dpa/xy", "— Reuters" */
    galleyi_span initials;                    /* "xy" */
    int32_t      agencies[4];
    size_t       agency_count;                /* 0: initials alone */
} galleyi_signoff;
/* A sign-off that ends the paragraph or is the whole line. */
bool galleyi_signoff_parse(const char *paragraph, size_t size, galleyi_signoff *signoff);
/* Whether the name of an agency may begin with this word. */
bool galleyi_agency_begins(const galleyi_word *word);
#endif
