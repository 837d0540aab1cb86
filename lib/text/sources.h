/* Where a story comes from, as the text says it: "Source: X", "This article originally appeared on X", run in at the end of a paragraph or alone. */
#ifndef GALLEY_TEXT_SOURCES_H
#define GALLEY_TEXT_SOURCES_H
#include "text/words.h"

typedef enum galleyi_source_kind {
    GALLEYI_SOURCE_NONE,
    GALLEYI_SOURCE_PLAIN,                     /* "Source: X" */
    GALLEYI_SOURCE_ORIGINAL                   /* "Original article source: TITLE", "First published by X" */
} galleyi_source_kind;

typedef struct galleyi_source_note {
    int32_t      kind;
    galleyi_span text;                        /* phrase and value; what stands before it belongs to the story */
    galleyi_span value;
    galleyi_span name;                        /* the value, if it looks like a publication's or agency's name */
    galleyi_span title;                       /* the value, if it looks like a headline */
    galleyi_span url;
    int32_t      agency_number;
} galleyi_source_note;

bool galleyi_source_parse(const char *paragraph, size_t size, galleyi_source_note *note);
#endif
