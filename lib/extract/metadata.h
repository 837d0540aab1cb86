/* What the files that fill the fields around the body share. */
#ifndef GALLEY_EXTRACT_METADATA_H
#define GALLEY_EXTRACT_METADATA_H
#include "extract/extraction.h"
#include "extract/meta_tags.h"
#include "vocab/json_ld.h"

typedef struct galleyi_metadata {
    galleyi_extraction     *x;
    galleyi_meta_tags       tags;
    galleyi_ld              ld;
    const galleyi_ld_value *node;             /* the page's article; NULL */
    galleyi_buffer          text;             /* folded text at hand */
} galleyi_metadata;

int32_t galleyi_metadata_set(galleyi_metadata *m, galley_record *record, int32_t field, const char *text, const char *origin);   /* folded; text NULL: nothing */
int32_t galleyi_metadata_authors(galleyi_metadata *m);   /* metadata_authors.c */
int32_t galleyi_metadata_times(galleyi_metadata *m);     /* metadata_times.c */
#endif
