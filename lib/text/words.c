#include "text/words.h"
#include "core/utf8.h"
#include "text/unicode.h"
#include "text/words_table.h"

enum { WORDS_STOP = 0, WORDS_DROP = 0xffff };

uint64_t galleyi_words_hash_long(const char *text, size_t size, size_t at, size_t length) {
    uint64_t hash = 0;
    for (; length > 8; at += 8, length -= 8) hash = galleyi_hash_piece(hash, galleyi_word_letters(text, size, at, 8));
    return galleyi_word_hash_close(galleyi_hash_piece(hash, galleyi_word_letters(text, size, at, length)));
}

static inline uint32_t words_fold(uint32_t c) {
    if (GALLEYI_LIKELY(c < 0x700)) return galleyi_words_fold0[c];
    if (c >= 0x1e00 && c < 0x2070) return galleyi_words_fold1[c - 0x1e00];
    if (c >= 0xff01 && c <= 0xff5e) return galleyi_words_fold0[c - 0xfee0];
    if (c == 0xfeff) return WORDS_DROP;
    return galleyi_is_word(c) ? galleyi_lower(c) : (uint32_t)WORDS_STOP;
}

/* Scripts without blanks between words, and Hangul, where the blanks vary. */
static inline bool words_is_character(uint32_t c) {
    if (c < 0x0e00) return false;
    if (c < 0x3400)
        return c < 0x0f00 || (c >= 0x1000 && c < 0x10a0) || (c >= 0x1100 && c < 0x1200) || (c >= 0x1780 && c < 0x1800) || (c >= 0x2e80 && c < 0x3000) ||
               (c >= 0x3005 && c <= 0x3007) || (c >= 0x3031 && c < 0x3190) || (c >= 0x31a0 && c < 0x3200);
    return c < 0xa000 || (c >= 0xac00 && c < 0xd800) || (c >= 0xf900 && c < 0xfb00) || (c >= 0xff66 && c <= 0xffdc) || (c >= 0x20000 && c < 0x40000);
}

static bool words_number_part(uint32_t c) { return c == '.' || c == ',' || c == ':' || c == '/' || c == '\''; }

/* Behind the first digit: to the end of the number. */
static const char *words_number_end(const char *at, const char *end) {
    while (at < end) {
        if ((uint32_t)(unsigned char)*at - '0' < 10u) { at++; continue; }
        const char *next = at;
        uint32_t c = galleyi_utf8_next(&next, end);
        if (c >= 0x80 && galleyi_is_digit(c)) { at = next; continue; }
        if (!words_number_part(c) || next == end) break;
        c = galleyi_utf8_next(&next, end);
        if (!galleyi_is_digit(c)) break;
        at = next;
    }
    return at;
}

static inline void words_letter(galleyi_word *word, galleyi_word_hash *hash, uint32_t c, uint32_t folded, bool *small) {
    unsigned flags = galleyi_unicode_flags(c);
    if (flags & GALLEYI_UNICODE_UPPER) {
        if (!word->letters) word->flags |= GALLEYI_WORD_CAPITAL;
        if (*small) word->flags |= GALLEYI_WORD_MIXED;
        word->flags |= GALLEYI_WORD_UPPER;
    } else if (flags & GALLEYI_UNICODE_LOWER) *small = true;
    galleyi_word_hash_add(hash, folded);
    word->letters++;
}

/* ASCII letters: p is the first of them, the first one behind them is returned. */
static const char *words_take_ascii(galleyi_word *word, galleyi_word_hash *hash, const char *p, const char *end, bool *small) {
    unsigned count, capitals;
    do {
        count = galleyi_letters(p, (size_t)(end - p), &capitals);
        for (unsigned i = 0; i < count; i++) galleyi_word_hash_add(hash, (unsigned char)p[i] | 0x20u);
        unsigned lower = ~capitals & ((1u << count) - 1);
        if (capitals) {
            word->flags |= GALLEYI_WORD_UPPER;
            if (!word->letters && capitals & 1) word->flags |= GALLEYI_WORD_CAPITAL;
            if (*small || (lower && capitals > (lower & (0 - lower)))) word->flags |= GALLEYI_WORD_MIXED;
        }
        if (lower) *small = true;
        word->letters += count;
        p += count;
    } while (count == GALLEYI_LETTERS_AT_ONCE);
    return p;
}

/* The letters from *at on that are one word. */
static void words_take(galleyi_word *word, const char *text, const char **at, const char *end) {
    bool small = false;
    galleyi_word_hash hash = { 0, 0, 0 };
    const char *p = *at;
    while (p < end) {
        unsigned char byte = (unsigned char)*p;
        if (byte < 0x80) {
            if ((byte | 0x20u) - 'a' < 26u) { p = words_take_ascii(word, &hash, p, end, &small); word->end = (uint32_t)(p - text); continue; }
            if (galleyi_words_fold0[byte] != WORDS_DROP) break;
            p++;
            continue;
        }
        const char *next = p;
        uint32_t c = galleyi_utf8_next(&next, end), folded = words_fold(c);
        if (folded == WORDS_DROP) { p = next; continue; }
        if (folded == WORDS_STOP || (c >= 0x660 && galleyi_is_digit(c))) break;
        if (GALLEYI_UNLIKELY(words_is_character(c))) {
            if (word->letters) break;
            word->flags |= GALLEYI_WORD_CHARACTER;
            words_letter(word, &hash, c, folded, &small);
            word->end = (uint32_t)(next - text);
            p = next;
            break;
        }
        words_letter(word, &hash, c, folded, &small);
        p = next;
        word->end = (uint32_t)(p - text);
    }
    *at = p;
    if (small) word->flags &= ~(uint32_t)GALLEYI_WORD_UPPER;
    word->hash = galleyi_word_hash_end(&hash);
}

/* Han, kana and Hangul as most text has them: letters without case that fold to themselves. */
static inline bool words_is_plain_character(uint32_t c) { return c - 0x4e00 < 0x5200 || c - 0xac00 < 0x2ba4 || c - 0x3041 < 0x56 || c - 0x30a1 < 0x5a; }

bool galleyi_word_begin(galleyi_word *word, const char *text, size_t size, size_t *at, bool *glued) {
    const char *p = text + *at, *end = text + size, *next = p + 1;
    unsigned char byte = (unsigned char)*p;
    bool digit = (uint32_t)byte - '0' < 10u;
    if (byte >= 0x80) {
        next = p;
        uint32_t c = galleyi_utf8_next(&next, end);
        if (words_is_plain_character(c)) {
            galleyi_word_hash hash = { 0, 0, 0 };
            galleyi_word_hash_add(&hash, c);
            *word = (galleyi_word){ galleyi_word_hash_end(&hash), (uint32_t)*at, (uint32_t)(next - text), 1, GALLEYI_WORD_CHARACTER | (*glued ? GALLEYI_WORD_GLUED : 0u) };
            *glued = true;
            *at = (size_t)(next - text);
            return true;
        }
        uint32_t folded = words_fold(c);
        digit = c >= 0x660 && folded != WORDS_DROP && galleyi_is_digit(c);
        if (folded == WORDS_DROP || (!digit && folded == WORDS_STOP)) {
            if (folded == WORDS_STOP && galleyi_is_space(c)) *glued = false;
            *at = (size_t)(next - text);
            return false;
        }
    }
    word->begin = (uint32_t)*at;
    word->letters = 0;
    word->flags = *glued ? GALLEYI_WORD_GLUED : 0;
    if (digit) {
        p = words_number_end(next, end);
        word->end = (uint32_t)(p - text);
        word->flags |= GALLEYI_WORD_NUMBER;
        word->hash = galleyi_word_hash_close(galleyi_hash_piece(0, '#'));
    } else words_take(word, text, &p, end);
    *glued = true;
    *at = (size_t)(p - text);
    return true;
}

/* Letters of ASCII from text[at] on, 16 at most, and a bit for each that is a capital. */
static unsigned words_letters(const char *text, size_t size, size_t at, unsigned *capitals) {
#if defined(GALLEYI_SIMD_X86)
    if (GALLEYI_UNLIKELY(size - at < 16) && size >= 16) {                  /* the last 16 bytes; those before `at` are shifted out */
        unsigned over = (unsigned)(16 - (size - at));
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(text + size - 16)), letter = _mm_sub_epi8(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), _mm_set1_epi8('a'));
        unsigned others = ~((unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(letter, _mm_set1_epi8(25)), letter)) >> over), count = (unsigned)__builtin_ctz(others);
        *capitals = (~(unsigned)_mm_movemask_epi8(_mm_slli_epi16(bytes, 2)) >> over) & ((1u << count) - 1);
        return count;
    }
#endif
    return galleyi_letters(text + at, size - at, capitals);
}

size_t galleyi_words_from(const char *text, size_t size, size_t offset, galleyi_word *words, size_t most, size_t *stopped) {
    size_t at = offset, count = 0;
    bool glued = false;
    while (at < size && count < most) {
        unsigned char byte = (unsigned char)text[at];
        if ((byte | 0x20u) - 'a' < 26u) {
            unsigned capitals, length = words_letters(text, size, at, &capitals);
            if (GALLEYI_LIKELY(length < GALLEYI_LETTERS_AT_ONCE && (at + length == size || !galleyi_word_goes_on((unsigned char)text[at + length])))) {
                galleyi_word_plain(&words[count++], text, size, at, length, capitals, glued);
                glued = true;
                at += length;
                continue;
            }
        } else if (byte < 0x80 && (uint32_t)byte - '0' >= 10u) {
            if (galleyi_unicode_ascii[byte] & GALLEYI_UNICODE_SPACE) glued = false;
            at++;
            continue;
        }
        count += galleyi_word_begin(&words[count], text, size, &at, &glued);
    }
    if (stopped) *stopped = at;
    return count;
}

size_t galleyi_words(const char *text, size_t size, galleyi_word *words, size_t most, size_t *stopped) {
    return galleyi_words_from(text, size, 0, words, most, stopped);
}

size_t galleyi_lexicon_longest_from(const galleyi_lexicon *lexicon, const galleyi_word *words, size_t count, uint32_t wanted, uint32_t *value) {
    size_t longest = 0;
    uint64_t hash = 0;
    if (count > lexicon->longest) count = lexicon->longest;
    for (size_t i = 0; i < count; i++) {
        hash = galleyi_words_join(hash, words[i].hash);
        uint32_t found = galleyi_lexicon_get(lexicon, hash);
        if (!(found & wanted)) continue;
        longest = i + 1;
        if (value) *value = found;
    }
    return longest;
}

uint32_t galleyi_lexicon_text(const galleyi_lexicon *lexicon, const char *text, size_t size) {
    galleyi_word words[24];
    size_t stopped, count = galleyi_words(text, size, words, 1, &stopped);
    if (!count || !galleyi_lexicon_head(lexicon, words[0].hash)) return 0;
    count = galleyi_words(text, size, words, lexicon->longest < 23 ? lexicon->longest + 1 : 24, &stopped);
    return count && count <= lexicon->longest ? galleyi_lexicon_words(lexicon, words, count) : 0;
}

static bool words_invisible(uint32_t c) { return c == 0xad || c == 0x200b || c == 0xfeff || c == 0x200e || c == 0x200f; }

static bool words_parts_fields(uint32_t c) {
    switch (c) {
    case ',': case ';': case ':': case '|': case '/': case '-': case '*': case '>': case '<': case '.': case '_': case '~': case '=': case '+': case '\\':
    case 0xb7: case 0x2022: case 0x2013: case 0x2014: case 0x2015: case 0x2012: case 0x2212: case 0x203a: case 0x2039: case 0xbb: case 0xab: case 0x2027:
    case 0x2219: case 0x22c5: case 0x25cf: case 0x25aa: case 0x25a0: case 0x25b6: case 0x2192: case 0x3001: case 0x3002: case 0xff0c: case 0xff1a: case 0xff5c:
    case 0xff0f: case 0x30fb: case 0xff1b: case 0x060c: case 0x061b: case 0x00a6: case 0x2502: case 0x25ba: case 0x2010: case 0x2011:
        return true;
    default: return false;
    }
}

static galleyi_span words_shorten(const char *text, galleyi_span span, bool punctuation) {
    const char *at = text + span.begin, *end = text + span.end;
    while (at < end) {
        const char *next = at;
        uint32_t c = galleyi_utf8_next(&next, end);
        if (!galleyi_is_space(c) && !words_invisible(c) && !(punctuation && words_parts_fields(c))) break;
        at = next;
    }
    while (end > at) {
        const char *last = end;
        uint32_t c = galleyi_utf8_previous(&last, at);
        if (!galleyi_is_space(c) && !words_invisible(c) && !(punctuation && c != '.' && words_parts_fields(c))) break;
        end = last;
    }
    return (galleyi_span){ (uint32_t)(at - text), (uint32_t)(end - text) };
}

galleyi_span galleyi_span_trim(const char *text, galleyi_span span) { return words_shorten(text, span, false); }
galleyi_span galleyi_span_strip(const char *text, galleyi_span span) { return words_shorten(text, span, true); }
