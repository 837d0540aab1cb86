/* Characters and words of a block, read by maps of 64 bytes, are those that reading one by one gives. */
#include "text/blocks_measure.h"
#include "text/rights.h"
#include "text/unicode.h"
#include "unit.h"

static const galleyi_cpu paths[] = { GALLEYI_CPU_PLAIN, GALLEYI_CPU_SSE2, GALLEYI_CPU_AVX2, GALLEYI_CPU_NEON };

typedef struct counts { uint32_t weight, letters, digits, words, capitals, short_words, stops, commas, separators; } counts;

static counts count_one_by_one(const char *text, size_t size) {
    counts n = { 0 };
    uint32_t run = 0, small = 0, wide = 0, unspaced = 0;
    const char *p = text, *end = text + size;
    for (;;) {
        uint32_t c = p < end ? galleyi_utf8_next(&p, end) : ' ';
        unsigned flags = galleyi_unicode_flags(c);
        bool last = p == end && (size == 0 || c == ' ');
        if (flags & (GALLEYI_UNICODE_LETTER | GALLEYI_UNICODE_MARK)) {
            bool upper = flags & GALLEYI_UNICODE_UPPER;
            n.letters++;
            n.capitals += !run && upper;
            run++;
            small += !upper;
        } else {
            n.words += run > 0;
            n.short_words += run && run <= 3 && small == run;
            run = small = 0;
        }
        if (last && !(size && text[size - 1] == ' ')) break;
        n.weight += c < 128 ? 1 : galleyi_unicode(c)->width;
        wide += c >= 128 && galleyi_unicode(c)->width == 2;
        unspaced += c >= 0xE01 && c <= 0xEFF;
        n.digits += (flags & GALLEYI_UNICODE_DIGIT) != 0;
        if (c == '.' || c == '!' || c == '?') n.stops += p == end || *p == ' ' || *p == '"' || *p == ')' || (unsigned char)*p >= 0x80;
        n.stops += c == 0x3002 || c == 0xFF01 || c == 0x61F;
        n.commas += c == ',' || c == 0x3001;
        n.separators += c == '|' || c == '/' || c == '>' || c == 0xB7 || c == 0x2022 || c == 0xBB;
        if (last) break;
    }
    if (unspaced * 2 > n.letters) { n.words = unspaced / 4; if (unspaced >= 70 && !n.stops) n.stops = 1; }
    if (wide * 2 > n.letters && wide) n.words = wide / 2;
    return n;
}

static void check_text(const char *text, size_t size) {
    static galleyi_word read[4096], told[4096];
    counts n = count_one_by_one(text, size);
    size_t expected = galleyi_words(text, size, told, 4096, NULL);
    for (size_t k = 0; k < sizeof paths / sizeof *paths; k++) {
        if (!galleyi_cpu_has(paths[k])) continue;
        galleyi_block block;
        galleyi_block_reader reader;
        size_t count = 0;
        memset(&block, 0, sizeof block);
        block.text = text;
        block.size = (uint32_t)size;
        galleyi_block_read_begin(&reader, &block);
        while (reader.at < size) count += galleyi_block_read_path(paths[k], &reader, read + count, count % 3 ? 64 : 190);
        ck_assert_uint_eq(count, expected);
        for (size_t i = 0; i < count; i++) {
            ck_assert_uint_eq(read[i].begin, told[i].begin);
            ck_assert_uint_eq(read[i].end, told[i].end);
            ck_assert_uint_eq(read[i].letters, told[i].letters);
            ck_assert_uint_eq(read[i].flags, told[i].flags);
            ck_assert(read[i].hash == told[i].hash);
        }
        ck_assert_uint_eq(block.weight, n.weight);
        ck_assert_uint_eq(block.letters, n.letters);
        ck_assert_uint_eq(block.digits, n.digits);
        ck_assert_uint_eq(block.all_words, n.words);
        ck_assert_uint_eq(block.capitals, n.capitals);
        ck_assert_uint_eq(block.short_words, n.short_words);
        ck_assert_uint_eq(block.stops, n.stops);
        ck_assert_uint_eq(block.commas, n.commas);
        ck_assert_uint_eq(block.separators, n.separators);
    }
}

static const char *const pieces[] = {
    "a", "I", "the", "news", "Government", "McCain", "BBC", "don't", "o`clock", "\xc3\xa9t\xc3\xa9", "\xc3\x89mile", "\xc5\x81\xc3\xb3\144\xc5\xba", "12", "3,500", "4.",
    "2024/05", " ", " ", " ", " ", " ", ".", ",", "!", "?", "...", "|", "/", ">", ")", "(", "\"", "'", ":", "\xe2\x80\x99", "\xe2\x80\x9c", "\xe2\x80\xa6", "\xc2\xa0", "\xc2\xb7",
    "\xe6\x96\xb0\xe9\x97\xbb", "\xe3\x80\x82", "\xe3\x80\x81", "\xe0\xb8\x81\xe0\xb8\xb2", "\xd0\x9c\xd0\xb8\xd1\x80", "\xd8\xb3\xd9\x84\xd8\xa7\xd9\x85", "\xd9\xa1\xd9\xa2", "\xed\x95\x9c\xea\xb5\xad",
    "\xf0\x9f\x98\x80", "\xf0\xa0\x80\x80", "e\xcc\x81", "\xc2\xad", "\xef\xbb\xbf", "\xe2\x80\x8b", "\xef\xbc\xa1\xef\xbd\x82", "\v", "extraordinarilylongwordwithoutanyblankinitatallthatfillsmorethanonemapofbytes"
};

START_TEST(maps_give_what_characters_one_by_one_give) {
    char *text = malloc(4200);
    uint32_t seed = 7;
    for (size_t round = 0; round < 6000; round++) {
        size_t size = 0, most = round % 300;
        while (size < most) {
            seed = seed * 1664525u + 1013904223u;
            const char *piece = pieces[(seed >> 16) % (round % 3 ? sizeof pieces / sizeof *pieces : 40)];
            memcpy(text + size, piece, strlen(piece));
            size += strlen(piece);
        }
        char *exact = malloc(size ? size : 1);   /* what lies behind it is not read */
        memcpy(exact, text, size);
        check_text(exact, size);
        free(exact);
    }
    free(text);
}
END_TEST

START_TEST(a_word_longer_than_a_map_is_one_word) {
    char text[600];
    for (size_t length = 60; length < 200; length++) {
        memset(text, 'x', length);
        memcpy(text + length, " y. Za", 6);
        check_text(text, length);
        check_text(text, length + 6);
        text[0] = ' ';
        check_text(text, length + 6);
        memcpy(text + length, "'s it", 5);
        check_text(text, length + 5);
    }
}
END_TEST

static uint64_t hash_of(const char *text) {
    galleyi_word word[2];
    size_t size = strlen(text);
    char *exact = malloc(size);
    memcpy(exact, text, size);
    ck_assert_msg(galleyi_words(exact, size, word, 2, NULL) == 1 && word[0].end == size, "%s", text);
    free(exact);
    return word[0].hash;
}
START_TEST(spellings_that_fold_alike_have_one_hash) {
    static const char *const same[][2] = {
        { "de", "D\xc3\xa9" }, { "Elan", "\xc3\xa9lan" }, { "dont", "don't" }, { "journees", "Journ\xc3\xa9""es" },
        { "redaccion", "redacci\xc3\xb3n" }, { "internationale", "INTERNATION\xc3\x81LE" }, { "a", "\xef\xbc\xa1" }, { "\xd0\xb5\xd0\xbb\xd1\x8c", "\xd0\x81\xd0\x9b\xd0\xac" }
    };
    static const char *const others[] = { "o", "of", "fo", "ofo", "\xe6\x99\xaf", "\xe6\xa5\xad", "mi", "education", "educationa", "educatio", "\xd0\xbe\xd1\x84", "\xed\x95\x9c", "\xe3\x81\x8c", "1" };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) ck_assert_msg(hash_of(same[i][0]) == hash_of(same[i][1]), "%s", same[i][0]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        for (size_t k = 0; k < i; k++) ck_assert_msg(hash_of(others[i]) != hash_of(others[k]), "%s %s", others[i], others[k]);
    ck_assert(hash_of("2024/05") == hash_of("7"));
}
END_TEST

static galleyi_block read_block(const char *text) {
    galleyi_block block;
    galleyi_block_reader reader;
    galleyi_word words[200];
    memset(&block, 0, sizeof block);
    block.text = text;
    block.size = (uint32_t)strlen(text);
    galleyi_block_read_begin(&reader, &block);
    galleyi_block_read(&reader, words, 200);
    return block;
}
START_TEST(ends_and_flags_are_told) {
    static const struct { const char *text; int begin, end; unsigned flags; } told[] = {
        { "He left.", GALLEYI_BEGIN_UPPER, GALLEYI_END_STOP, 0 }, { "\"He left?\" ", GALLEYI_BEGIN_QUOTE, GALLEYI_END_QUESTION, GALLEYI_BLOCK_QUOTED_END },
        { "- and so ...", GALLEYI_BEGIN_DASH, GALLEYI_END_ELLIPSIS, 0 }, { "3 (of 4)", GALLEYI_BEGIN_DIGIT, GALLEYI_END_DIGIT, 0 }, { "wide\xe3\x80\x82", GALLEYI_BEGIN_LOWER, GALLEYI_END_STOP, 0 },
        { "see www.example.org", GALLEYI_BEGIN_LOWER, GALLEYI_END_LETTER, GALLEYI_BLOCK_ADDRESS }, { "https://a.b", GALLEYI_BEGIN_LOWER, GALLEYI_END_LETTER, GALLEYI_BLOCK_ADDRESS },
        { "a@b", GALLEYI_BEGIN_LOWER, GALLEYI_END_LETTER, GALLEYI_BLOCK_AT }, { "x (C) 2020", GALLEYI_BEGIN_LOWER, GALLEYI_END_DIGIT, GALLEYI_BLOCK_RIGHTS },
        { "\xc2\xa9 X", GALLEYI_BEGIN_OTHER, GALLEYI_END_LETTER, GALLEYI_BLOCK_COPYRIGHT | GALLEYI_BLOCK_RIGHTS }, { "", GALLEYI_BEGIN_OTHER, GALLEYI_END_OTHER, 0 }
    };
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        galleyi_block block = read_block(told[i].text);
        ck_assert_msg(block.begin == told[i].begin && block.end == told[i].end && block.flags == told[i].flags, "%s: %d %d %u", told[i].text, block.begin, block.end, block.flags);
    }
}
END_TEST

UNIT_MAIN("text_measure", maps_give_what_characters_one_by_one_give, a_word_longer_than_a_map_is_one_word, spellings_that_fold_alike_have_one_hash, ends_and_flags_are_told)
