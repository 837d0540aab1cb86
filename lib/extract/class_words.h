/* What a class or id says of an element's part in a story, in the words that designers use for it in many languages. */
#ifndef GALLEY_EXTRACT_CLASS_WORDS_H
#define GALLEY_EXTRACT_CLASS_WORDS_H
#include "html/html.h"

enum {
    GALLEYI_WORD_CAPTION = 1, GALLEYI_WORD_CREDIT = 2, GALLEYI_WORD_PULLQUOTE = 4, GALLEYI_WORD_ASIDE = 8, GALLEYI_WORD_DROPCAP = 16,
    GALLEYI_WORD_UNSEEN = 32,                 /* for screen readers alone */
    GALLEYI_WORD_FURNITURE = 64,              /* pictures in it are none of the story's */
    GALLEYI_WORD_ATTRIBUTION = 128, GALLEYI_WORD_STANDFIRST = 256, GALLEYI_WORD_EMBED = 512, GALLEYI_WORD_NOTE = 1024, GALLEYI_WORD_BACK = 2048,
    GALLEYI_WORD_GALLERY = 4096, GALLEYI_WORD_EMOJI = 8192, GALLEYI_WORD_PICTURE = 16384
};

uint32_t galleyi_class_words(const galleyi_html *html, const galleyi_html_node *node);
/* ASCII letters in lower case, no others looked at. */
int      galleyi_slice_is(galleyi_html_slice slice, const char *text);
int      galleyi_slice_has(galleyi_html_slice slice, const char *text);
#endif
