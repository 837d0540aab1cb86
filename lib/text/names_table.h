/* Generated data of names.c and bylines.c: what a word or phrase says about a name or a byline (generate/names.py). */
#ifndef GALLEY_TEXT_NAMES_TABLE_H
#define GALLEY_TEXT_NAMES_TABLE_H
#include "text/words.h"

enum {
    GALLEYI_NAMING_GIVEN = 1 << 0, GALLEYI_NAMING_SURNAME = 1 << 1,
    GALLEYI_NAMING_PARTICLE = 1 << 2,         /* von, de, bin */
    GALLEYI_NAMING_SUFFIX = 1 << 3,           /* Jr., III */
    GALLEYI_NAMING_DEGREE = 1 << 4,           /* Dr., PhD */
    GALLEYI_NAMING_STOP = 1 << 5,             /* no person's name holds it */
    GALLEYI_NAMING_EDGE = 1 << 6,
    GALLEYI_NAMING_PLACE = 1 << 7, GALLEYI_NAMING_ORGANIZATION = 1 << 8,
    GALLEYI_NAMING_CONJUNCTION = 1 << 9, GALLEYI_NAMING_FOR = 1 << 10, GALLEYI_NAMING_JOIN = 1 << 11,
    GALLEYI_NAMING_JOB = 1 << 12,
    GALLEYI_NAMING_DROP = 1 << 13,            /* "View all posts by" */
    GALLEYI_NAMING_CHINESE = 1 << 14, GALLEYI_NAMING_KOREAN = 1 << 15, GALLEYI_NAMING_JAPANESE = 1 << 16,   /* surnames */
    GALLEYI_NAMING_NONE = 1 << 17,            /* begins like such a name and is none */
    GALLEYI_NAMING_STRONG = 1 << 18, GALLEYI_NAMING_WEAK = 1 << 19, GALLEYI_NAMING_COLON = 1 << 20, GALLEYI_NAMING_AFTER = 1 << 21,   /* labels of bylines */
    GALLEYI_NAMING_HARD = 1 << 22,            /* furniture that stands behind names and is never part of them */
    GALLEYI_NAMING_ORIGIN = 1 << 23,          /* "Source:": what follows is no author */
    GALLEYI_NAMING_ROLE_SHIFT = 24            /* role + 1; 0: none */
};
#define GALLEYI_NAMING_LABEL (GALLEYI_NAMING_STRONG | GALLEYI_NAMING_WEAK | GALLEYI_NAMING_COLON)
extern const galleyi_lexicon galleyi_naming;
extern const galleyi_heads   galleyi_naming_labels;   /* what a label or a word behind a name (AFTER) begins with */
#endif
