/* Folded code points of 0 to 0x6ff and 0x1e00 to 0x206f: 0 parts words, 0xffff is passed over. */
#ifndef GALLEY_TEXT_WORDS_TABLE_H
#define GALLEY_TEXT_WORDS_TABLE_H
#include "config.h"
#include <stdint.h>
extern const uint16_t galleyi_words_fold0[0x700];
extern const uint16_t galleyi_words_fold1[0x270];
#endif
