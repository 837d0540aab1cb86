/* What single characters say of a block (letters, words, capitals, sentence ends), and its words for look-ups. Both come from maps of 64 bytes; only signs and
   what is not ASCII are looked at one by one. */
#include "text/blocks_measure.h"
#include "text/classes.h"
#include "text/rights.h"
#include "text/unicode.h"

enum { MEASURE_STOPLESS_LETTERS = 70, MEASURE_ADDRESS_BYTES = 400 };
enum { MEASURE_NONE, MEASURE_STOP, MEASURE_COMMA, MEASURE_SEPARATOR, MEASURE_AT, MEASURE_BRACKET, MEASURE_COLON };
static const uint8_t measure_signs[128] = {
    ['.'] = MEASURE_STOP, ['!'] = MEASURE_STOP, ['?'] = MEASURE_STOP, [','] = MEASURE_COMMA, ['|'] = MEASURE_SEPARATOR, ['/'] = MEASURE_SEPARATOR,
    ['>'] = MEASURE_SEPARATOR, ['@'] = MEASURE_AT, ['('] = MEASURE_BRACKET, [':'] = MEASURE_COLON
};

#if defined(__GNUC__)
#  define MEASURE_APART __attribute__((noinline))
#else
#  define MEASURE_APART
#endif
typedef size_t measure_words_path(galleyi_block_reader *reader, const galleyi_classes *map, uint64_t here, galleyi_word *words);

/* Of one map: the bytes of letters and marks, the first bytes of them, and so on. Characters that are not ASCII stand at their first byte. */
typedef struct measure_maps { uint64_t word, letter, upper, wide, narrow, unspaced, sign; } measure_maps;

static uint8_t measure_end_class(uint32_t c, unsigned flags) {
    switch (c) {
    case '.': case 0x3002: case 0xFF0E: case 0x0964: case 0x06D4: case 0xFF61: return GALLEYI_END_STOP;
    case '!': case '?': case 0xFF01: case 0xFF1F: case 0x061F: return GALLEYI_END_QUESTION;
    case 0x2026: return GALLEYI_END_ELLIPSIS;
    case ':': case 0xFF1A: return GALLEYI_END_COLON;
    case ',': case ';': case 0xFF0C: case 0x3001: case 0x060C: case 0xFF1B: return GALLEYI_END_COMMA;
    default: break;
    }
    return flags & (GALLEYI_UNICODE_LETTER | GALLEYI_UNICODE_MARK) ? GALLEYI_END_LETTER : flags & GALLEYI_UNICODE_DIGIT ? GALLEYI_END_DIGIT : GALLEYI_END_OTHER;
}
static bool measure_is_quote(uint32_t c) {
    return c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x2039 || c == 0x203A || (c >= 0x300C && c <= 0x300F);
}
static uint8_t measure_begin_class(uint32_t c, unsigned flags) {
    if (flags & GALLEYI_UNICODE_UPPER) return GALLEYI_BEGIN_UPPER;
    if (flags & GALLEYI_UNICODE_LOWER) return GALLEYI_BEGIN_LOWER;
    if (flags & GALLEYI_UNICODE_LETTER) return GALLEYI_BEGIN_OTHER_LETTER;
    if (flags & GALLEYI_UNICODE_DIGIT) return GALLEYI_BEGIN_DIGIT;
    if (measure_is_quote(c)) return GALLEYI_BEGIN_QUOTE;
    return c == '-' || (c >= 0x2010 && c <= 0x2015) ? GALLEYI_BEGIN_DASH : GALLEYI_BEGIN_OTHER;
}

/* The first character that is no space, and the last one that neither is nor closes a quotation or a bracket. */
static void measure_ends(galleyi_block *block) {
    const char *text = block->text, *end = text + block->size;
    block->begin = GALLEYI_BEGIN_OTHER;
    block->end = GALLEYI_END_OTHER;
    for (const char *p = text; p < end;) {
        uint32_t c = galleyi_utf8_next(&p, end);
        unsigned flags = galleyi_unicode_flags(c);
        if (flags & GALLEYI_UNICODE_SPACE) continue;
        block->begin = measure_begin_class(c, flags);
        break;
    }
    for (const char *p = end; p > text;) {
        uint32_t c = galleyi_utf8_previous(&p, text);
        unsigned flags = galleyi_unicode_flags(c);
        if (flags & GALLEYI_UNICODE_SPACE || c == ')' || c == ']' || c == 0xFF09) continue;
        if (measure_is_quote(c)) { block->flags |= GALLEYI_BLOCK_QUOTED_END; continue; }
        block->end = c == '.' && p - text >= 2 && p[-1] == '.' && p[-2] == '.' ? GALLEYI_END_ELLIPSIS : measure_end_class(c, flags);
        break;
    }
}

/* A character that is neither ASCII nor letter nor mark. */
static void measure_sign(galleyi_block *block, uint32_t c, size_t at) {
    switch (c) {
    case 0x3002: case 0xFF01: case 0xFF1F: case 0x0964: case 0x06D4: case 0x061F: block->stops++; break;
    case 0xFF0C: case 0x3001: case 0x060C: block->commas++; break;
    case 0xB7: case 0x2022: case 0xBB: case 0x203A: case 0xFF5C: case 0x30FB: block->separators++; break;
    case 0xA9: block->flags |= GALLEYI_BLOCK_COPYRIGHT | GALLEYI_BLOCK_RIGHTS; break;
    case 0x24B8: case 0x24D2: case 0x1F12B: if (galleyi_rights_sign(block->text, block->size, at)) block->flags |= GALLEYI_BLOCK_RIGHTS; break;
    default: if (galleyi_is_digit(c)) block->digits++; break;
    }
}
static void measure_ascii_sign(galleyi_block *block, size_t at) {
    const char *p = block->text + at;
    size_t left = block->size - at;
    switch (measure_signs[(unsigned char)*p & 127]) {
    case MEASURE_STOP:
        block->stops += left == 1 || p[1] == ' ' || p[1] == '"' || p[1] == ')' || (unsigned char)p[1] >= 0x80;
        if (*p == '.' && left > 1 && at >= 3 && at - 3 < MEASURE_ADDRESS_BYTES && !memcmp(p - 3, "www", 3)) block->flags |= GALLEYI_BLOCK_ADDRESS;
        break;
    case MEASURE_COLON: if (left > 4 && at < MEASURE_ADDRESS_BYTES && p[1] == '/' && p[2] == '/') block->flags |= GALLEYI_BLOCK_ADDRESS; break;
    case MEASURE_COMMA: block->commas++; break;
    case MEASURE_SEPARATOR: block->separators++; break;
    case MEASURE_AT: block->flags |= GALLEYI_BLOCK_AT; break;
    case MEASURE_BRACKET: if (galleyi_rights_sign(block->text, block->size, at)) block->flags |= GALLEYI_BLOCK_RIGHTS; break;
    default: break;
    }
}

/* The characters that are not ASCII, put into the maps; how far: one that the map cuts off is left for the next. */
static size_t measure_high(measure_maps *maps, uint64_t high, const char *from, size_t room, const char *end) {
    while (high) {
        unsigned bit = (unsigned)__builtin_ctzll(high);
        const char *p = from + bit;
        uint32_t c = galleyi_utf8_next(&p, end);
        size_t next = (size_t)(p - from);
        if (next > room) return bit;
        const galleyi_unicode_record *record = galleyi_unicode(c);
        uint64_t first = UINT64_C(1) << bit, bytes = galleyi_classes_first(next) & (UINT64_MAX << bit);
        if (record->flags & (GALLEYI_UNICODE_LETTER | GALLEYI_UNICODE_MARK)) {
            maps->word |= bytes;
            maps->letter |= first;
            if (record->flags & GALLEYI_UNICODE_UPPER) maps->upper |= first;
        } else maps->sign |= first;
        if (record->width != 1) *(record->width ? &maps->wide : &maps->narrow) |= first;
        if (c >= 0x0E01 && c <= 0x0EFF) maps->unspaced |= first;
        high &= ~bytes;
    }
    return room;
}

/* Words of up to three letters, none of them a capital. starts: where words begin. */
GALLEYI_CLASSES_INLINE uint32_t measure_short_words(const measure_maps *maps, uint64_t starts) {
    uint64_t word = maps->word, second = word >> 1, third = second & word >> 2, upper = maps->upper;
    if (GALLEYI_LIKELY(maps->letter == word)) {
        uint64_t capital = upper | (upper >> 1 & second) | (upper >> 2 & third);
        return (uint32_t)__builtin_popcountll(starts & ~(third & word >> 3) & ~capital);
    }
    uint32_t count = 0;
    for (; starts; starts &= starts - 1) {
        uint64_t behind = ~word & (0 - (starts & (0 - starts))), run = (behind ? (behind & (0 - behind)) - 1 : UINT64_MAX) & (0 - (starts & (0 - starts)));
        count += !(upper & run) && __builtin_popcountll(maps->letter & run) <= 3;
    }
    return count;
}

/* The words that begin in a map. */
GALLEYI_CLASSES_INLINE size_t measure_words(galleyi_block_reader *reader, const galleyi_classes *map, uint64_t here, galleyi_word *words) {
    const char *text = reader->block->text;
    size_t size = reader->block->size, at = reader->at, count = 0, skipped = reader->word > at ? reader->word - at : 0;
    if (skipped >= GALLEYI_CLASSES_AT_ONCE) return 0;
    here &= UINT64_MAX << skipped;
    uint64_t letter = map->letter, capital = map->capital, left = (letter | map->digit | map->high) & here;
    uint64_t blank = map->blank & here, goes_on = map->high | map->quote;
    bool glued = reader->glued;
    while (left) {
        if (blank & (left ^ (left - 1))) glued = false;
        unsigned bit = (unsigned)__builtin_ctzll(left);
        uint64_t others = ~(letter >> bit);
        unsigned length = others ? (unsigned)__builtin_ctzll(others) : 64, behind = bit + length;
        if (GALLEYI_LIKELY(length && (behind < GALLEYI_CLASSES_AT_ONCE ? !(goes_on >> behind & 1) : at + behind == size))) {
            galleyi_word_plain(&words[count++], text, size, at + bit, length, capital >> bit & galleyi_classes_first(length), glued);
            glued = true;
        } else {
            size_t end = at + bit;
            count += galleyi_word_begin(&words[count], text, size, &end, &glued);
            reader->word = end;
            if (end - at >= GALLEYI_CLASSES_AT_ONCE) { blank = 0; break; }
            behind = (unsigned)(end - at);
        }
        if (behind == GALLEYI_CLASSES_AT_ONCE) { blank = 0; break; }
        left &= UINT64_MAX << behind;
        blank &= UINT64_MAX << behind;
    }
    reader->glued = glued && !blank;
    return count;
}

/* The characters of a map; how many bytes of it are counted: a word that reaches its end is left for the next one, but where it fills this one. */
GALLEYI_CLASSES_INLINE size_t measure_map(galleyi_block_reader *reader, const galleyi_classes *map) {
    galleyi_block *block = reader->block;
    const char *text = block->text;
    size_t size = block->size, at = reader->at, room = size - at < GALLEYI_CLASSES_AT_ONCE ? size - at : GALLEYI_CLASSES_AT_ONCE, reach = room;
    measure_maps maps = { .word = map->letter, .letter = map->letter, .upper = map->capital };
    if (map->high) reach = measure_high(&maps, map->high, text + at, room, text + size);
    if (at + reach < size && maps.word >> (reach - 1) & 1) {
        uint64_t others = ~maps.word & galleyi_classes_first(reach);
        if (others) reach = 64 - (unsigned)__builtin_clzll(others);
    }
    uint64_t here = galleyi_classes_first(reach), starts;
    maps.word &= here;
    maps.letter &= here;
    starts = maps.word & ~(maps.word << 1 | reader->inside);
    reader->inside = maps.word >> (reach - 1) & 1;
    block->letters += (uint32_t)__builtin_popcountll(maps.letter);
    block->all_words += (uint32_t)__builtin_popcountll(starts);
    block->capitals += (uint32_t)__builtin_popcountll(starts & maps.upper);
    block->short_words += measure_short_words(&maps, starts);
    block->digits += (uint32_t)__builtin_popcountll(map->digit & here);
    block->weight += (uint32_t)reach;
    if (map->high & here) {
        uint32_t wide = (uint32_t)__builtin_popcountll(maps.wide & here);
        uint32_t characters = (uint32_t)__builtin_popcountll((maps.letter & map->high) | (maps.sign & here));
        block->weight += characters + wide - (uint32_t)__builtin_popcountll(maps.narrow & here) - (uint32_t)__builtin_popcountll(map->high & here);
        reader->wide += wide;
        reader->unspaced += (uint32_t)__builtin_popcountll(maps.unspaced & here);
        for (uint64_t left = maps.sign & here; left; left &= left - 1) {
            const char *p = text + at + __builtin_ctzll(left);
            size_t place = (size_t)(p - text);
            measure_sign(block, galleyi_utf8_next(&p, text + size), place);
        }
    }
    for (uint64_t left = here & ~(map->letter | map->digit | map->blank | map->high); left; left &= left - 1)
        measure_ascii_sign(block, at + (unsigned)__builtin_ctzll(left));
    return reach;
}

GALLEYI_CLASSES_INLINE size_t measure_read(galleyi_classes_path *path, measure_words_path *read_words, galleyi_block_reader *reader,
                                           galleyi_word *words, size_t room) {
    size_t count = 0;
    while (reader->at < reader->block->size && room - count >= GALLEYI_BLOCK_READ_ROOM) {
        galleyi_classes map;
        galleyi_classes_at(path, &map, reader->block->text, reader->at, reader->block->size);
        size_t reach = measure_map(reader, &map);
        count += read_words(reader, &map, galleyi_classes_first(reach), words + count);
        reader->at += reach;
    }
    return count;
}

/* Not inline: the loop over words wants all registers. */
#if defined(GALLEYI_SIMD_X86)
GALLEYI_TARGET_AVX2 MEASURE_APART
static size_t measure_words_avx2(galleyi_block_reader *reader, const galleyi_classes *map, uint64_t here, galleyi_word *words) {
    return measure_words(reader, map, here, words);
}
GALLEYI_TARGET_AVX2 static size_t measure_read_avx2(galleyi_block_reader *reader, galleyi_word *words, size_t room) {
    return measure_read(galleyi_classes_64_avx2, measure_words_avx2, reader, words, room);
}
#endif
MEASURE_APART static size_t measure_words_plain(galleyi_block_reader *reader, const galleyi_classes *map, uint64_t here, galleyi_word *words) {
    return measure_words(reader, map, here, words);
}
static size_t measure_read_plain(galleyi_block_reader *reader, galleyi_word *words, size_t room) {
    return measure_read(galleyi_classes_64, measure_words_plain, reader, words, room);
}

static void measure_finish(const galleyi_block_reader *reader) {
    galleyi_block *block = reader->block;
    if (reader->unspaced * 2 > block->letters) {  /* Thai and Lao: no blanks between words, no mark at a sentence's end */
        block->flags |= GALLEYI_BLOCK_WIDE;
        block->all_words = reader->unspaced / 4;
        if (reader->unspaced >= MEASURE_STOPLESS_LETTERS && !block->stops) { block->stops = 1; block->end = GALLEYI_END_STOP; }
    }
    if (reader->wide * 2 > block->letters && reader->wide) { block->flags |= GALLEYI_BLOCK_WIDE; block->all_words = reader->wide / 2; }
}

void galleyi_block_read_begin(galleyi_block_reader *reader, galleyi_block *block) {
    *reader = (galleyi_block_reader){ .block = block };
    measure_ends(block);
}
size_t galleyi_block_read_path(galleyi_cpu path, galleyi_block_reader *reader, galleyi_word *words, size_t room) {
    size_t count;
#if defined(GALLEYI_SIMD_X86)
    if (GALLEYI_LIKELY(path == GALLEYI_CPU_AVX2)) count = measure_read_avx2(reader, words, room);
    else
#endif
    count = measure_read_plain(reader, words, room);
    (void)path;
    if (reader->at == reader->block->size) measure_finish(reader);
    return count;
}
size_t galleyi_block_read(galleyi_block_reader *reader, galleyi_word *words, size_t room) {
    return galleyi_block_read_path(galleyi_cpu_best(), reader, words, room);
}
