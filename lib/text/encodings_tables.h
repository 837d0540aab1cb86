/* What the files of the decoders share. */
#ifndef GALLEY_TEXT_ENCODINGS_TABLES_H
#define GALLEY_TEXT_ENCODINGS_TABLES_H
#include "text/encodings.h"

#define GALLEYI_ENCODING_LABELS 228
typedef struct galleyi_encoding_label { char label[20]; uint8_t encoding; } galleyi_encoding_label;
extern const galleyi_encoding_label galleyi_encoding_labels[GALLEYI_ENCODING_LABELS];
extern const char                   galleyi_encoding_names[GALLEYI_ENCODING_COUNT][16];
extern const uint16_t               galleyi_single_byte[GALLEYI_ENCODING_COUNT - GALLEYI_ENCODING_SINGLE_FIRST][129];

enum { GALLEYI_DECODE_ERROR = 0x110000, GALLEYI_DECODE_NOTHING = 0x110001, GALLEYI_DECODE_MACRON = 0x200000, GALLEYI_DECODE_CARON = 0x400000 };
enum {                                        /* a decoder's state */
    GALLEYI_STATE_JIS_MODE = 3, GALLEYI_STATE_JIS_SWITCHED = 4,
    GALLEYI_STATE_BEGUN = 8, GALLEYI_STATE_BITS = 4
};

/* Takes one sequence from p (left > 0 bytes) and says how many bytes it was; 0: more are needed, never where last is set.
   *c: a code point, ERROR, NOTHING, or a letter with MACRON or CARON, which is two code points. */
typedef size_t galleyi_decode_step(uint8_t *state, const unsigned char *p, size_t left, bool last, uint32_t *c);
galleyi_decode_step galleyi_step_gb18030, galleyi_step_big5, galleyi_step_euc_jp, galleyi_step_iso_2022_jp, galleyi_step_shift_jis, galleyi_step_euc_kr;
#endif
