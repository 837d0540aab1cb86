/* Generated data of phrases.c: five fields of six bits, the phrase's class for each galleyi_phrase_kind. */
#ifndef GALLEY_TEXT_PHRASES_TABLE_H
#define GALLEY_TEXT_PHRASES_TABLE_H
#include "text/words.h"
extern const galleyi_lexicon galleyi_phrases;
extern const galleyi_heads   galleyi_phrases_inside;  /* what a phrase begins with that need not be the whole line */
extern const galleyi_heads   galleyi_phrases_alone;   /* such phrases of one word */
extern const galleyi_heads   galleyi_phrases_pairs;   /* the first two words of the others, joined */
extern const galleyi_lexicon galleyi_phrase_frames;   /* the class of a line that the words begin; << 8: that they end */
#endif
