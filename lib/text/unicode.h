/* What galley needs to know of a code point. unicode_table.c is generated; its first line names the Unicode version. */
#ifndef GALLEY_TEXT_UNICODE_H
#define GALLEY_TEXT_UNICODE_H
#include "core/buffer.h"
#include <stdbool.h>

typedef enum galleyi_script {
    GALLEYI_SCRIPT_COMMON,                    /* digits, punctuation, symbols, spaces, marks of no one script */
    GALLEYI_SCRIPT_LATIN, GALLEYI_SCRIPT_CYRILLIC, GALLEYI_SCRIPT_GREEK, GALLEYI_SCRIPT_ARABIC, GALLEYI_SCRIPT_HEBREW, GALLEYI_SCRIPT_HAN,
    GALLEYI_SCRIPT_KANA,                      /* hiragana and katakana */
    GALLEYI_SCRIPT_HANGUL, GALLEYI_SCRIPT_THAI, GALLEYI_SCRIPT_DEVANAGARI,
    GALLEYI_SCRIPT_OTHER,                     /* a letter or mark of any other script */
    GALLEYI_SCRIPT_COUNT
} galleyi_script;

enum {
    GALLEYI_UNICODE_LETTER = 1,               /* general category L* */
    GALLEYI_UNICODE_UPPER = 2, GALLEYI_UNICODE_LOWER = 4,   /* Uppercase, Lowercase; title case is neither */
    GALLEYI_UNICODE_DIGIT = 8,                /* Nd */
    GALLEYI_UNICODE_SPACE = 16,               /* White_Space */
    GALLEYI_UNICODE_PUNCTUATION = 32,         /* P* */
    GALLEYI_UNICODE_MARK = 64,                /* M*: part of the word it stands in */
    GALLEYI_UNICODE_SYMBOL = 128              /* S* */
};

typedef struct galleyi_unicode_record {
    int32_t lower;                            /* what is added for the simple lower-case mapping */
    uint8_t flags, script, width, digit;      /* digit: 0 where there is none, look at flags first */
} galleyi_unicode_record;

#define GALLEYI_UNICODE_BLOCK_BITS 6
#define GALLEYI_UNICODE_TABLE_END  0x20000u   /* behind it stand Han, tags and variation selectors alone */
extern const uint8_t                galleyi_unicode_ascii[128];   /* flags */
extern const uint16_t               galleyi_unicode_blocks[GALLEYI_UNICODE_TABLE_END >> GALLEYI_UNICODE_BLOCK_BITS];
extern const uint16_t               galleyi_unicode_numbers[];
extern const galleyi_unicode_record galleyi_unicode_records[];

const galleyi_unicode_record *galleyi_unicode_high(uint32_t code_point);

static inline const galleyi_unicode_record *galleyi_unicode(uint32_t c) {
    if (GALLEYI_UNLIKELY(c >= GALLEYI_UNICODE_TABLE_END)) return galleyi_unicode_high(c);
    return &galleyi_unicode_records[galleyi_unicode_numbers[galleyi_unicode_blocks[c >> GALLEYI_UNICODE_BLOCK_BITS] + (c & ((1u << GALLEYI_UNICODE_BLOCK_BITS) - 1))]];
}
static inline unsigned galleyi_unicode_flags(uint32_t c) { return GALLEYI_LIKELY(c < 128) ? galleyi_unicode_ascii[c] : galleyi_unicode(c)->flags; }

static inline bool galleyi_is_letter(uint32_t c)      { return (galleyi_unicode_flags(c) & GALLEYI_UNICODE_LETTER) != 0; }
static inline bool galleyi_is_upper(uint32_t c)       { return (galleyi_unicode_flags(c) & GALLEYI_UNICODE_UPPER) != 0; }
static inline bool galleyi_is_lower(uint32_t c)       { return (galleyi_unicode_flags(c) & GALLEYI_UNICODE_LOWER) != 0; }
static inline bool galleyi_is_digit(uint32_t c)       { return (galleyi_unicode_flags(c) & GALLEYI_UNICODE_DIGIT) != 0; }
static inline bool galleyi_is_space(uint32_t c)       { return (galleyi_unicode_flags(c) & GALLEYI_UNICODE_SPACE) != 0; }
static inline bool galleyi_is_punctuation(uint32_t c) { return (galleyi_unicode_flags(c) & GALLEYI_UNICODE_PUNCTUATION) != 0; }
/* Letters, digits and marks. */
static inline bool galleyi_is_word(uint32_t c) {
    return (galleyi_unicode_flags(c) & (GALLEYI_UNICODE_LETTER | GALLEYI_UNICODE_DIGIT | GALLEYI_UNICODE_MARK)) != 0;
}
static inline int galleyi_digit_value(uint32_t c) {   /* 0 to 9 of any script; -1: no digit */
    const galleyi_unicode_record *record = galleyi_unicode(c);
    return record->flags & GALLEYI_UNICODE_DIGIT ? record->digit : -1;
}
static inline uint32_t galleyi_lower(uint32_t c) {
    if (GALLEYI_LIKELY(c < 128)) return c - 'A' < 26u ? c + 32 : c;
    return (uint32_t)((int32_t)c + galleyi_unicode(c)->lower);
}
static inline galleyi_script galleyi_script_of(uint32_t c) { return (galleyi_script)galleyi_unicode(c)->script; }
/* Columns of one code point: 0, 1 or 2. */
static inline unsigned galleyi_width(uint32_t c) { return GALLEYI_LIKELY(c - 0x20 < 0x5f) ? 1 : galleyi_unicode(c)->width; }

/* Columns of valid UTF-8, where what joins an emoji sequence counts once. */
size_t  galleyi_text_width(const char *text, size_t size);
/* Appends the text in lower case. */
int32_t galleyi_text_lower(galleyi_buffer *out, const char *text, size_t size);
/* Whether two texts are equal but for case; linear, no memory. */
bool    galleyi_text_same(const char *a, size_t a_size, const char *b, size_t b_size);
#endif
