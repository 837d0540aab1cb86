/* The tokenizer's loop in plain C. */
#include "html/html_parser.h"
#define RUN(name) name##_plain
#define RUN_TARGET
#define RUN_WIDTH 0

/* Length, below 17, of the run of name bytes at at, and its bytes in lower case. */
static uint32_t name_words_plain(const char *at, const char *end, uint64_t *low, uint64_t *high) {
    uint64_t words[2] = { 0, 0 };
    uint32_t n = 0;
    for (; n < 16 && at + n < end; n++) {
        unsigned char c = (unsigned char)at[n];
        if (c <= ' ' || c == '/' || c == '>' || c == '=') break;
        if ((unsigned)c - 'A' < 26u) c |= 32;
        words[n >> 3] |= (uint64_t)c << (n & 7) * 8;
    }
    *low = words[0];
    *high = words[1];
    return n;
}
#include "html/tokenizer_run.inc"
