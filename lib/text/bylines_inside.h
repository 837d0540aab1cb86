/* Shared by bylines.c and bylines_tokens.c: a line as tokens with what stands before each. */
#ifndef GALLEY_TEXT_BYLINES_INSIDE_H
#define GALLEY_TEXT_BYLINES_INSIDE_H
#include "text/bylines.h"
#include "text/names_table.h"

enum { GALLEYI_BYLINE_TOKENS = 110, GALLEYI_BYLINE_BYTES = 640 };

typedef enum galleyi_byline_gap {             /* what stands between two tokens; the strongest of it */
    GALLEYI_GAP_GLUE, GALLEYI_GAP_BLANK, GALLEYI_GAP_HYPHEN, GALLEYI_GAP_DOT, GALLEYI_GAP_OTHER, GALLEYI_GAP_COMMA, GALLEYI_GAP_AND, GALLEYI_GAP_COLON,
    GALLEYI_GAP_OPEN, GALLEYI_GAP_CLOSE, GALLEYI_GAP_FIELD
} galleyi_byline_gap;

enum { GALLEYI_TOKEN_DATE = 1, GALLEYI_TOKEN_EMAIL = 2, GALLEYI_TOKEN_HANDLE = 4, GALLEYI_TOKEN_INSIDE = 8 /* in parentheses */ };

typedef struct galleyi_byline_tokens {
    const char  *text;
    size_t       size, count;
    galleyi_word words[GALLEYI_BYLINE_TOKENS];
    uint32_t     values[GALLEYI_BYLINE_TOKENS];
    uint8_t      gaps[GALLEYI_BYLINE_TOKENS + 1];   /* before each; the last: behind all */
    uint8_t      kinds[GALLEYI_BYLINE_TOKENS];
    galleyi_span date, email;                 /* the first ones */
    size_t       dates;
    bool         upper;                       /* the line is in capitals */
    bool         labels;                      /* a label, or a word that stands behind a name, may begin in it */
} galleyi_byline_tokens;

/* False: too long, empty, a sentence, or (not known: nothing tells yet that these are names) without a label, an agency, and two words side by side that may be a name. */
bool galleyi_byline_tokens_read(galleyi_byline_tokens *tokens, const char *text, size_t size, galleyi_span date, bool known);
#endif
