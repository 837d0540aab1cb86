/* The words of a text for look-ups in word lists: case, diacritics and width folded away, so that two spellings of a phrase have one hash. A run of
   digits is one word, whatever number it is. In scripts that write without blanks (and in Hangul) each character is a word of its own. */
#ifndef GALLEY_TEXT_WORDS_H
#define GALLEY_TEXT_WORDS_H
#include "core/cpu.h"
#include "core/hash.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#if defined(GALLEYI_SIMD_X86)
#  include <emmintrin.h>
#endif

/* Bytes of the text that a function was given; begin == end: nothing. */
typedef struct galleyi_span { uint32_t begin, end; } galleyi_span;

enum {
    GALLEYI_WORD_NUMBER = 1,
    GALLEYI_WORD_CHARACTER = 2,               /* one character of Han, kana, Hangul, Thai … */
    GALLEYI_WORD_CAPITAL = 4,                 /* first letter is a capital */
    GALLEYI_WORD_UPPER = 8,                   /* has letters and none is small */
    GALLEYI_WORD_MIXED = 16,                  /* a capital behind a small letter (McCain, iPhone) */
    GALLEYI_WORD_GLUED = 32                   /* no blank between it and the word before */
};
typedef struct galleyi_word {
    uint64_t hash;
    uint32_t begin, end;
    uint32_t letters;                         /* code points of the folded word */
    uint32_t flags;
} galleyi_word;

/* Writes the first `most` words; their number. *stopped (may be NULL): where the next word would be looked for. */
size_t galleyi_words(const char *text, size_t size, galleyi_word *words, size_t most, size_t *stopped);
/* The same from an offset, which has to be a word's boundary; offsets are of the whole text. */
size_t galleyi_words_from(const char *text, size_t size, size_t offset, galleyi_word *words, size_t most, size_t *stopped);

/* The word that begins with the letter, digit or other character than ASCII at text[*at], which moves behind it. False: no word begins there; *at moves, too. */
bool galleyi_word_begin(galleyi_word *word, const char *text, size_t size, size_t *at, bool *glued);

/* Whether a word goes on with this byte behind letters of ASCII: what words drop, and what has to be looked at closely. */
static inline bool galleyi_word_goes_on(unsigned char byte) { return byte >= 0x80 || byte == '\'' || byte == '`'; }

/* A word's hash: eight letters at a time, a byte each; what a code point has above seven bits goes into the bytes of the next letters. */
typedef struct galleyi_word_hash {
    uint64_t hash, letters;
    unsigned count;                           /* of letters */
} galleyi_word_hash;
static inline uint64_t galleyi_word_hash_close(uint64_t hash) {
    hash *= UINT64_C(0xd6e8feb86659fd93);
    return hash ^ hash >> 32;
}
static inline void galleyi_word_hash_add(galleyi_word_hash *word, uint32_t folded) {
    if (word->count == 8) *word = (galleyi_word_hash){ galleyi_hash_piece(word->hash, word->letters), 0, 0 };
    word->letters ^= (uint64_t)(folded < 0x80 ? folded : folded >> 7 << 8 | 0x80 | (folded & 0x7f)) << 8 * word->count++;
}
static inline uint64_t galleyi_word_hash_end(const galleyi_word_hash *word) {
    return galleyi_word_hash_close(word->count ? galleyi_hash_piece(word->hash, word->letters) : word->hash);
}
/* Up to eight letters of ASCII from text[at] on as they are hashed, in lower case. */
static inline uint64_t galleyi_word_letters(const char *text, size_t size, size_t at, size_t length) {
    uint64_t letters = 0;
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    const unsigned others = 8 * (8 - (unsigned)length);
    if (GALLEYI_LIKELY(size - at >= 8)) { memcpy(&letters, text + at, 8); return (letters | UINT64_C(0x2020202020202020)) << others >> others; }
    if (at + length >= 8) { memcpy(&letters, text + at + length - 8, 8); return (letters | UINT64_C(0x2020202020202020)) >> others; }
#else
    (void)size;
#endif
    for (size_t i = 0; i < length; i++) letters |= (uint64_t)((unsigned char)text[at + i] | 0x20u) << 8 * i;
    return letters;
}
uint64_t galleyi_words_hash_long(const char *text, size_t size, size_t at, size_t length);
/* The hash of letters of ASCII alone, one at least. */
static inline uint64_t galleyi_words_hash(const char *text, size_t size, size_t at, size_t length) {
    if (GALLEYI_UNLIKELY(length > 8)) return galleyi_words_hash_long(text, size, at, length);
    return galleyi_word_hash_close(galleyi_hash_piece(0, galleyi_word_letters(text, size, at, length)));
}
/* A word of ASCII letters alone; capitals: a bit for each that is one, of 64 at most. */
static inline void galleyi_word_plain(galleyi_word *word, const char *text, size_t size, size_t at, size_t length, uint64_t capitals, bool glued) {
    word->hash = galleyi_words_hash(text, size, at, length);
    word->begin = (uint32_t)at;
    word->end = (uint32_t)(at + length);
    word->letters = (uint32_t)length;
    word->flags = glued ? GALLEYI_WORD_GLUED : 0;
    if (!capitals) return;
    uint64_t first_small = ~capitals & (capitals + 1);
    if (capitals & 1) word->flags |= GALLEYI_WORD_CAPITAL;
    if (length < 64 ? first_small >> length : !first_small) word->flags |= GALLEYI_WORD_UPPER;
    else if (capitals > first_small) word->flags |= GALLEYI_WORD_MIXED;
}

/* How many letters of ASCII, 16 at most, stand from p on; *capitals: a bit for each that is one. */
enum { GALLEYI_LETTERS_AT_ONCE = 16 };
static inline unsigned galleyi_letters(const char *p, size_t room, unsigned *capitals) {
#if defined(GALLEYI_SIMD_X86)
    if (GALLEYI_LIKELY(room >= 16)) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)p), letter = _mm_sub_epi8(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), _mm_set1_epi8('a'));
        unsigned others = ~(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(letter, _mm_set1_epi8(25)), letter)), count = (unsigned)__builtin_ctz(others);
        *capitals = ~(unsigned)_mm_movemask_epi8(_mm_slli_epi16(bytes, 2)) & ((1u << count) - 1);
        return count;
    }
#endif
    unsigned count = 0, byte;
    for (*capitals = 0; count < room && count < 16 && ((byte = (unsigned char)p[count]) | 0x20u) - 'a' < 26u; count++) *capitals |= (~byte >> 5 & 1u) << count;
    return count;
}

/* A generated set of words: may a phrase begin with a word of this hash? */
typedef struct galleyi_heads {
    const uint32_t *rows;
    uint32_t mask;                            /* rows - 1 */
} galleyi_heads;
static inline bool galleyi_heads_have(const galleyi_heads *heads, uint64_t word) { return heads->rows[(word >> 5) & heads->mask] >> (word & 31) & 1; }

/* A generated hash table; entries hold what the phrase means in one word of bits. */
typedef struct galleyi_lexicon_entry { uint32_t check, value; } galleyi_lexicon_entry;
typedef struct galleyi_lexicon {
    const galleyi_lexicon_entry *entries;     /* value 0: empty */
    const uint32_t *heads;                    /* as galleyi_heads of all phrases */
    const uint32_t *sieve;                    /* the same of whole phrases: it stays in the nearest cache, entries do not */
    uint32_t mask, head_mask, sieve_mask;     /* entries - 1, rows of heads - 1 */
    uint32_t longest;                         /* words of the longest phrase */
} galleyi_lexicon;

static inline uint64_t galleyi_words_join(uint64_t hash, uint64_t word) {
    hash = (hash ^ word) * GALLEYI_HASH_PRIME;
    return hash ^ hash >> 29;
}
static inline uint32_t galleyi_lexicon_get(const galleyi_lexicon *lexicon, uint64_t hash) {   /* 0: not in it */
    if (GALLEYI_LIKELY(!(lexicon->sieve[(hash >> 5) & lexicon->sieve_mask] >> (hash & 31) & 1))) return 0;
    for (uint32_t at = (uint32_t)(hash >> 32) & lexicon->mask; lexicon->entries[at].value; at = (at + 1) & lexicon->mask)
        if (lexicon->entries[at].check == (uint32_t)hash) return lexicon->entries[at].value;
    return 0;
}
static inline bool galleyi_lexicon_head(const galleyi_lexicon *lexicon, uint64_t word) {
    return lexicon->heads[(word >> 5) & lexicon->head_mask] >> (word & 31) & 1;
}
/* How many words from words[0] on are the longest phrase whose value has one of the wanted bits; 0: none. */
size_t galleyi_lexicon_longest_from(const galleyi_lexicon *lexicon, const galleyi_word *words, size_t count, uint32_t wanted, uint32_t *value);
static inline size_t galleyi_lexicon_longest(const galleyi_lexicon *lexicon, const galleyi_word *words, size_t count, uint32_t wanted, uint32_t *value) {
    return count && galleyi_lexicon_head(lexicon, words[0].hash) ? galleyi_lexicon_longest_from(lexicon, words, count, wanted, value) : 0;
}
/* The value of exactly these words. */
static inline uint32_t galleyi_lexicon_words(const galleyi_lexicon *lexicon, const galleyi_word *words, size_t count) {
    uint64_t hash = 0;
    if (!count || count > lexicon->longest || !galleyi_lexicon_head(lexicon, words[0].hash)) return 0;
    for (size_t i = 0; i < count; i++) hash = galleyi_words_join(hash, words[i].hash);
    return galleyi_lexicon_get(lexicon, hash);
}
/* The same of a text. */
uint32_t galleyi_lexicon_text(const galleyi_lexicon *lexicon, const char *text, size_t size);

/* Without white space (U+00A0 too) at the ends. */
galleyi_span galleyi_span_trim(const char *text, galleyi_span span);
/* Without white space and the punctuation that parts fields (, ; : | / · • – — - and so on) at the ends. */
galleyi_span galleyi_span_strip(const char *text, galleyi_span span);
static inline size_t galleyi_span_size(galleyi_span span) { return span.end - span.begin; }
#endif
