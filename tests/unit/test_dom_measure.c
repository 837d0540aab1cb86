#include "extract/dom_measure.h"
#include "core/utf8.h"
#include "unit.h"

static const galleyi_cpu paths[] = { GALLEYI_CPU_PLAIN, GALLEYI_CPU_AVX2 };

static galleyi_dom_measure of(galleyi_cpu path, const char *const *texts, size_t count) {
    galleyi_dom_measure m;
    galleyi_dom_measure_begin(&m);
    for (size_t i = 0; i < count; i++) {
        char *alone = malloc(strlen(texts[i]));     /* what lies behind is not read */
        memcpy(alone, texts[i], strlen(texts[i]));
        galleyi_dom_measure_text_path(path, &m, alone, strlen(texts[i]), alone + strlen(texts[i]));
        free(alone);
    }
    return m;
}
static galleyi_dom_measure one(const char *text) { return of(galleyi_cpu_best(), &text, 1); }

START_TEST(words_chars_letters_and_marks_are_counted) {
    galleyi_dom_measure m = one("  The 3 well-known MEN's -- hats,\n caps\t and  so on.  ");
    ck_assert_uint_eq(m.words, 9 * GALLEYI_DOM_WORD);
    ck_assert_uint_eq(m.chars, strlen("The 3 well-known MEN's -- hats, caps and so on."));
    ck_assert_uint_eq(m.commas, 1);
    ck_assert_uint_eq(m.digits, 1);
    ck_assert_uint_eq(m.uppers, 4);
    ck_assert_uint_eq(m.letters, 31);
    ck_assert(m.sentence_end && m.space);
    m = one("\xd0\x94\xd0\xb0, \xe6\x9d\xb1\xe4\xba\xac\xe3\x80\x82");
    ck_assert_uint_eq(m.words, GALLEYI_DOM_WORD + 22);
    ck_assert_uint_eq(m.chars, 7);
    ck_assert(m.sentence_end);
} END_TEST

START_TEST(a_sentence_ends_before_closing_quotes_too) {
    ck_assert(one("He said: \xe2\x80\x9cNo.\xe2\x80\x9d ").sentence_end && one("(No!)").sentence_end && one("Wait\xe2\x80\xa6 ").sentence_end);
    ck_assert(!one("No. 5").sentence_end && !one("No. \xe2\x80\x93").sentence_end && !one("No, ").sentence_end);
    const char *parts[] = { "So it ends.", " \xe2\x80\x9d", "' " };
    ck_assert(of(galleyi_cpu_best(), parts, 3).sentence_end);
} END_TEST

START_TEST(the_hash_knows_neither_white_space_nor_case_nor_where_a_text_is_cut) {
    const char *parts[] = { "\n The sh", "op in  PARIS", " ", "is\topen, they ", "say. \xc3\x89t\xc3\xa9 " };
    const char *whole = "the shop in paris is open, THEY say. \xc3\x89t\xc3\xa9";
    galleyi_dom_measure m = of(galleyi_cpu_best(), parts, 5), all = one(whole);
    ck_assert_uint_eq(galleyi_dom_measure_hash(&m), galleyi_dom_measure_hash(&all));
    ck_assert_uint_eq(m.words, all.words);
    ck_assert_uint_eq(m.chars, all.chars);
    galleyi_dom_measure other = one("the shop in paris is open, THEY say. \xc3\xa9t\xc3\xa9"), glued = one("theshop in paris is open, they say. \xc3\x89t\xc3\xa9");
    ck_assert_uint_ne(galleyi_dom_measure_hash(&all), galleyi_dom_measure_hash(&other));
    ck_assert_uint_ne(galleyi_dom_measure_hash(&all), galleyi_dom_measure_hash(&glued));
} END_TEST

/* The same, a character at a time. */
static int is_in(uint32_t c, const char *all) { return c < 0x80 && c && strchr(all, (int)c) != NULL; }
static int is_blank(uint32_t c) { return c == ' ' || (c >= 9 && c <= 13); }
static galleyi_dom_measure slowly(const char *text, size_t size, char *folded) {
    galleyi_dom_measure m;
    galleyi_dom_measure_begin(&m);
    size_t written = 0;
    for (const char *p = text, *end = text + size; p < end; ) {
        const char *from = p;
        uint32_t c = galleyi_utf8_next(&p, end), lower = c | 32;
        if (is_blank(c)) { m.space = m.chars != 0; m.in_word = 0; continue; }
        if (m.space) { m.chars++; folded[written++] = ' '; m.space = 0; }
        m.chars++;
        memcpy(folded + written, from, (size_t)(p - from));
        if (c >= 'A' && c <= 'Z') folded[written] = (char)lower;
        written += (size_t)(p - from);
        int letter = lower >= 'a' && lower <= 'z', digit = c >= '0' && c <= '9', wide = c >= 0x4e00 && c <= 0x9fff, other = c >= 0x80 && !(c >= 0x2000 && c <= 0x303f) && !wide;
        m.letters += (uint32_t)(letter || wide || other);
        m.uppers += c >= 'A' && c <= 'Z';
        m.digits += (uint32_t)digit;
        m.commas += c == ',' || c == 0x3001;
        if (wide) { m.words += 11; m.in_word = 0; }
        else if (letter || digit || other) { if (!m.in_word) m.words += GALLEYI_DOM_WORD; m.in_word = 1; }
        else if (!is_in(c, "'-")) m.in_word = 0;
        if (is_in(c, ".!?:;") || c == 0x2026) m.sentence_end = 1;
        else if (!is_in(c, "\"')") && c != 0x201d) m.sentence_end = 0;
    }
    folded[written] = 0;
    return m;
}

START_TEST(any_text_cut_anywhere_is_measured_as_a_character_at_a_time) {
    static const char *const pieces[] = { "a", "B", "word", "7", " ", "  ", "\n", "-", "'", ",", ".", ")", "\"", "_", "\xc3\xa9", "\xe2\x80\x9d", "\xe4\xba\xac", "\xe3\x80\x81", "\xe2\x80\xa6", "longerword", "Z", "@", "[", "{" };
    uint32_t seed = 7;
    for (int round = 0; round < 4000; round++) {
        char text[2400], folded[2400];
        const char *parts[40];
        char store[40][260];
        size_t size = 0, cuts = 0, from = 0;
        for (int n = (int)(seed >> 8) % 150 + 1; n > 0; n--) {
            seed = seed * 1664525u + 1013904223u;
            const char *piece = pieces[(seed >> 16) % (round % 3 ? 13 : sizeof pieces / sizeof *pieces)];
            memcpy(text + size, piece, strlen(piece));
            size += strlen(piece);
            if (cuts < 39 && (n == 1 || size - from > 200 || seed >> 28 == 3)) {
                memcpy(store[cuts], text + from, size - from);
                store[cuts][size - from] = 0;
                parts[cuts] = store[cuts];
                cuts++;
                from = size;
            }
        }
        galleyi_dom_measure slow = slowly(text, from, folded);
        for (size_t k = 0; k < sizeof paths / sizeof *paths; k++) {
            if (!galleyi_cpu_has(paths[k])) continue;
            galleyi_dom_measure fast = of(paths[k], parts, cuts), again = one(folded);
            ck_assert_uint_eq(fast.chars, slow.chars);
            ck_assert_uint_eq(fast.words, slow.words);
            ck_assert_uint_eq(fast.commas, slow.commas);
            ck_assert_uint_eq(fast.digits, slow.digits);
            ck_assert_uint_eq(fast.letters, slow.letters);
            ck_assert_uint_eq(fast.uppers, slow.uppers);
            ck_assert_uint_eq(fast.sentence_end, slow.sentence_end);
            ck_assert_uint_eq(fast.space, slow.space);
            ck_assert_uint_eq(galleyi_dom_measure_hash(&fast), galleyi_dom_measure_hash(&again));
        }
    }
} END_TEST

UNIT_MAIN("dom_measure", words_chars_letters_and_marks_are_counted, a_sentence_ends_before_closing_quotes_too,
           the_hash_knows_neither_white_space_nor_case_nor_where_a_text_is_cut, any_text_cut_anywhere_is_measured_as_a_character_at_a_time)
