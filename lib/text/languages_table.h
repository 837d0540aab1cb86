/* Generated data of languages.c. A set of languages is a run of galleyi_language_members (their number, then each) that begins at galleyi_language_sets[set]. */
#ifndef GALLEY_TEXT_LANGUAGES_TABLE_H
#define GALLEY_TEXT_LANGUAGES_TABLE_H
#include "text/unicode.h"
#define GALLEYI_LANGUAGE_WORDS 4096
typedef struct galleyi_language_row    { const char *tag; int32_t script; } galleyi_language_row;
typedef struct galleyi_language_word   { uint32_t check, set; } galleyi_language_word;      /* set 0: empty */
typedef struct galleyi_language_letter { uint32_t letter, set; } galleyi_language_letter;   /* in order */
typedef struct galleyi_language_block  { const char *tag; uint32_t first, last; } galleyi_language_block;
extern const uint32_t                galleyi_language_count, galleyi_language_letter_count, galleyi_language_simplified_count, galleyi_language_traditional_count;
extern const galleyi_language_row    galleyi_languages[];
extern const galleyi_language_word   galleyi_language_words[GALLEYI_LANGUAGE_WORDS];
extern const galleyi_language_letter galleyi_language_letters[];
extern const uint8_t                 galleyi_language_members[];
extern const uint16_t                galleyi_language_sets[];
extern const uint16_t                galleyi_language_simplified[], galleyi_language_traditional[];
extern const galleyi_language_block  galleyi_language_blocks[];
#endif
