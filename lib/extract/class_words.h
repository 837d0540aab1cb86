/* What a class or id says of an element's part in a story, in the words that designers use for it in many languages. */
#ifndef GALLEY_EXTRACT_CLASS_WORDS_H
#define GALLEY_EXTRACT_CLASS_WORDS_H
#include "html/html.h"

enum {
    GALLEYI_WORD_CAPTION = 1, GALLEYI_WORD_CREDIT = 2, GALLEYI_WORD_PULLQUOTE = 4, GALLEYI_WORD_ASIDE = 8, GALLEYI_WORD_DROPCAP = 16,
    GALLEYI_WORD_UNSEEN = 32,                 /* for screen readers alone, or the name of a sign that a font shows in its place */
    GALLEYI_WORD_FURNITURE = 64,              /* pictures in it are none of the story's */
    GALLEYI_WORD_ATTRIBUTION = 128, GALLEYI_WORD_STANDFIRST = 256, GALLEYI_WORD_EMBED = 512, GALLEYI_WORD_NOTE = 1024, GALLEYI_WORD_BACK = 2048,
    GALLEYI_WORD_GALLERY = 4096, GALLEYI_WORD_EMOJI = 8192, GALLEYI_WORD_PICTURE = 16384,
    GALLEYI_WORD_BOX = 32768                  /* something else than the story, small as it is; kept apart (galleyi_dom_name) */
};

/* Where a table's words are found: by two letters, the last one and the size. */
enum { GALLEYI_NAME_INDEX = 1024 };
typedef struct galleyi_name_index {
    uint16_t rows[GALLEYI_NAME_INDEX];        /* 1 + row; 0: empty */
    uint64_t heads, tails;                    /* halves of pairs, as bits of their first letters and sizes */
    uint64_t known[32];                       /* bits of galleyi_class_hash of the words and of the halves */
} galleyi_name_index;
static inline int galleyi_name_is_known(const galleyi_name_index *index, uint32_t hash) { return (int)(index->known[hash % 2048 / 64] >> hash % 64 & 1); }
static inline uint32_t galleyi_name_slot(const char *word, size_t size) {
    uint32_t ends = (uint32_t)(unsigned char)word[0] | (uint32_t)(unsigned char)word[size / 2] << 8 | (uint32_t)(unsigned char)word[size - 1] << 16 | (uint32_t)size << 24;
    return ends * 2654435769u >> 22;
}
extern const galleyi_name_index galleyi_class_index, galleyi_around_index;   /* of class_words.c and around_words.c; generate/name_index.py makes them anew */

/* The token before; one that follows may make a pair with it ("photo credit"). */
typedef struct galleyi_class_pair { char before[24]; size_t size; } galleyi_class_pair;
uint32_t galleyi_class_word_of(const char *token, size_t size);   /* lower case */
/* Adds what the pair means to words; 0: token is of no pair. parted: it has hyphens. */
int      galleyi_class_pair_add(galleyi_class_pair *pair, const char *token, size_t size, int parted, uint32_t *words);
void     galleyi_class_pair_set(galleyi_class_pair *pair, const char *token, size_t size);

/* ASCII letters in lower case, no others looked at. */
int      galleyi_slice_is(galleyi_html_slice slice, const char *text);
int      galleyi_slice_has(galleyi_html_slice slice, const char *text);
#endif
