/* Indexes of the Chinese, Japanese and Korean encodings; generate/encodings.py says how they are packed. */
#ifndef GALLEY_TEXT_ENCODINGS_CJK_H
#define GALLEY_TEXT_ENCODINGS_CJK_H
#include "config.h"
#include <stdint.h>

typedef struct galleyi_cjk_index {
    unsigned        size;                     /* pointers */
    const uint16_t *places, *bases;           /* one a block */
} galleyi_cjk_index;

extern const galleyi_cjk_index galleyi_cjk_gb18030, galleyi_cjk_big5, galleyi_cjk_jis0208, galleyi_cjk_jis0212, galleyi_cjk_euc_kr;
extern const unsigned          galleyi_cjk_wide_from;
extern const char              galleyi_cjk_narrow[][1025];
extern const uint16_t          galleyi_cjk_wide[][257];
extern const uint16_t          galleyi_gb18030_ranges[206][2];

uint32_t galleyi_cjk_code_point(const galleyi_cjk_index *index, unsigned pointer);   /* 0: none */
#endif
