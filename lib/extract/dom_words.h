/* The words of a page's blocks against those of its title, description and articleBody. Words are of letters and digits, in lower case by ASCII; most
   characters of CJK are a word each. */
#ifndef GALLEY_EXTRACT_DOM_WORDS_H
#define GALLEY_EXTRACT_DOM_WORDS_H
#include "extract/dom_page.h"

enum { GALLEYI_DOM_WORDS_READ = 60, GALLEYI_DOM_WORDS_EARLY = 40 };   /* words of a block that are looked up, and when the headline is looked for */
enum { GALLEYI_DOM_TITLE, GALLEYI_DOM_DESCRIPTION, GALLEYI_DOM_ARTICLE, GALLEYI_DOM_TEXTS };

/* Of the first words of a block: how many, and how many of them stand in the title (early: of those that the headline is looked for by) and so on. */
typedef struct galleyi_dom_found { uint8_t all, title, early, description, article; } galleyi_dom_found;

typedef struct galleyi_dom_words {
    galleyi_dom_found *found;                 /* of each block */
    uint32_t           count[GALLEYI_DOM_TEXTS];   /* words that differ */
    uint32_t          *slots, mask;           /* their hashes as one set; the lowest bits say which of the three have the word */
} galleyi_dom_words;

int32_t galleyi_dom_words_read(galleyi_dom_words *words, const galleyi_dom_page *page, const galleyi_html_slice texts[GALLEYI_DOM_TEXTS], galleyi_arena *arena);
#endif
