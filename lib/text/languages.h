/* The language of a text, by its script and its short words. Data: generate/languages.tsv. */
#ifndef GALLEY_TEXT_LANGUAGES_H
#define GALLEY_TEXT_LANGUAGES_H
#include "config.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define GALLEYI_LANGUAGES_MOST 96
#define GALLEYI_LANGUAGE_SETS_MOST 512
typedef struct galleyi_language_evidence {    /* gathered over any number of pieces */
    uint32_t scores[GALLEYI_LANGUAGES_MOST];  /* without what the words of sets give */
    uint32_t sets[GALLEYI_LANGUAGE_SETS_MOST];   /* words of languages that share them */
    uint32_t scripts[16];                     /* letters by galleyi_script */
    uint32_t marks[16];                       /* letters that only some languages of a script write */
    uint32_t words;
} galleyi_language_evidence;

void        galleyi_language_begin(galleyi_language_evidence *evidence);
/* Work is proportional to size; a caller that is in a hurry gives the first 4 KiB. */
void        galleyi_language_add(galleyi_language_evidence *evidence, const char *text, size_t size);
/* BCP 47, or NULL where the evidence is too thin or two languages are as likely; *confidence (may be NULL) 0 to 100. */
const char *galleyi_language_decide(const galleyi_language_evidence *evidence, unsigned *confidence);
const char *galleyi_language_of(const char *text, size_t size, unsigned *confidence);
#endif
