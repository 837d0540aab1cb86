/* What the text of a block is like: words, marks, letters, and a hash of it with its white space folded and its ASCII letters in lower case. 64 bytes at a time. */
#ifndef GALLEY_EXTRACT_DOM_MEASURE_H
#define GALLEY_EXTRACT_DOM_MEASURE_H
#include "core/cpu.h"
#include <stddef.h>
#include <stdint.h>

enum { GALLEYI_DOM_WORD = 20 };

typedef struct galleyi_dom_measure {
    uint64_t hash, piece;                     /* of the text so far; its last bytes, pieced of them, that hash does not know yet */
    uint32_t pieced;
    uint32_t chars;                           /* code points, white space folded */
    uint32_t words, commas;                   /* words in 1/20: a CJK or Thai character is 11 of them */
    uint32_t digits, uppers, letters;
    uint8_t  space, in_word;                  /* white space was the last, behind text; a letter or digit was, or what stays in a word */
    uint8_t  others;                          /* it has characters that are none of ASCII */
    uint8_t  sentence_end;                    /* by the last character that is not white space or a closing quote */
} galleyi_dom_measure;

void galleyi_dom_measure_begin(galleyi_dom_measure *measure);
/* Where the first byte stands that is not white space of ASCII; size: nowhere. */
size_t galleyi_dom_measure_blank(const char *text, size_t size, const char *limit);
/* The next text of the block, size > 0. limit: bytes up to it may be read, though they do not belong to the text. */
void galleyi_dom_measure_text(galleyi_dom_measure *measure, const char *text, size_t size, const char *limit);
uint32_t galleyi_dom_measure_hash(const galleyi_dom_measure *measure);    /* never 0 */
/* One path alone, for tests. */
void galleyi_dom_measure_text_path(galleyi_cpu path, galleyi_dom_measure *measure, const char *text, size_t size, const char *limit);
#endif
