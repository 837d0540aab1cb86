/* Who made a picture: credit lines, and credits at the end of a caption. */
#ifndef GALLEY_TEXT_CREDITS_H
#define GALLEY_TEXT_CREDITS_H
#include "text/words.h"

typedef struct galleyi_credit {
    galleyi_span caption;                     /* what is not credit; empty: the line is the credit alone */
    galleyi_span text;                        /* label, brackets and all: "(Photo: X / AP)" */
    galleyi_span credit;                      /* "X / AP" */
    bool         labelled;                    /* "Photo:", "Foto:", "©" … */
    int32_t      agency_number;               /* the first agency named; -1 */
    uint8_t      confidence;
} galleyi_credit;

bool galleyi_credit_parse(const char *line, size_t size, galleyi_credit *credit);
/* The same, where it is known that no phrase of credits (worded) or no sign of copyright stands in the line. */
bool galleyi_credit_parse_known(const char *line, size_t size, bool worded, bool copyright, galleyi_credit *credit);
/* The same of what is known to be a caption: its end may name somebody in less certain ways, too ("..., Foto: X", "... (X)", "... X/AFP", "... / X"). */
bool galleyi_credit_parse_caption(const char *line, size_t size, galleyi_credit *credit);
/* Whether the line ends with a bracket, in which a credit may stand. */
bool galleyi_credit_bracket(const char *line, size_t size);
#endif
