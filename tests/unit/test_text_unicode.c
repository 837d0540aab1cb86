/* lib/text: folding and the Unicode tables. */
#include "unit.h"
#include "text/fold.h"
#include "text/unicode.h"

static galleyi_buffer out;
static void buffer_setup(void) {
    galleyi_memory memory;
    ck_assert_int_eq(galleyi_memory_init(&memory, NULL), GALLEY_OK);
    galleyi_buffer_init(&out, &memory);
}
static const char *folded(const char *text, size_t size) {
    galleyi_buffer_clear(&out);
    ck_assert_int_eq(galleyi_fold_append(&out, text, size), GALLEY_OK);
    return galleyi_buffer_text(&out);
}
#define FOLDED(text) folded(text, sizeof text - 1)

START_TEST(runs_of_ascii_space_become_one_and_ends_are_trimmed) {
    buffer_setup();
    ck_assert_str_eq(FOLDED("  a\t\n b \r\n\f c\n"), "a b c");
    ck_assert_str_eq(FOLDED(" \t\r\n\f "), "");
    ck_assert_str_eq(FOLDED(""), "");
    ck_assert_str_eq(FOLDED("a\vb"), "a\vb");
    ck_assert_str_eq(FOLDED("a long line with single spaces stays what it is, all of it "), "a long line with single spaces stays what it is, all of it");
    ck_assert_str_eq(FOLDED("sixteen letters \nand a space at the edge"), "sixteen letters and a space at the edge");
    galleyi_buffer_free(&out);
} END_TEST

START_TEST(invisible_breaks_are_dropped_and_joiners_kept) {
    buffer_setup();
    ck_assert_str_eq(FOLDED("\xef\xbb\xbf" "co\xc2\xadop a\xe2\x80\x8b b \xe2\x80\x8b c \xe2\x80\x8b"), "coop a b c");
    ck_assert_str_eq(FOLDED("a\xc2\xa0 b\xe2\x80\x8d" "c\xe2\x80\x8e \xe2\x80\x9cq\xe2\x80\x9d"), "a\xc2\xa0 b\xe2\x80\x8d" "c\xe2\x80\x8e \xe2\x80\x9cq\xe2\x80\x9d");
    ck_assert(galleyi_folded("a b", 3));
    ck_assert(galleyi_folded("", 0));
    ck_assert(!galleyi_folded("a  b", 4));
    ck_assert(!galleyi_folded("a ", 2));
    ck_assert(!galleyi_folded(" a", 2));
    ck_assert(!galleyi_folded("a\xc2\xad", 3));
    galleyi_buffer_free(&out);
} END_TEST

/* The definition, a byte at a time. */
static size_t fold_slowly(const char *text, size_t size, char *to) {
    size_t length = 0;
    int space = 0;
    for (size_t i = 0; i < size;) {
        if (strchr("\t\n\f\r ", text[i]) && text[i]) { space = 1; i++; }
        else if (size - i >= 2 && !memcmp(text + i, "\xc2\xad", 2)) i += 2;
        else if (size - i >= 3 && (!memcmp(text + i, "\xe2\x80\x8b", 3) || !memcmp(text + i, "\xef\xbb\xbf", 3))) i += 3;
        else {
            if (space && length) to[length++] = ' ';
            space = 0;
            to[length++] = text[i++];
        }
    }
    return length;
}

START_TEST(every_way_of_cutting_a_text_folds_alike) {
    static const char *const parts[] = { "a", "bc", " ", " ", "  ", "\n", "\t", "\xc2\xad", "\xe2\x80\x8b", "\xef\xbb\xbf", "\xc2\xa0", "\xe2\x80\x9c", "word", "\xef\xbc\x81" };
    buffer_setup();
    uint32_t seed = 7;
    for (int round = 0; round < 20000; round++) {
        char text[200], wants[200];
        size_t size = 0, count = (size_t)round % 60, cuts[60], n = 0;
        for (size_t i = 0; i < count; i++) {
            seed = seed * 1664525 + 1013904223;
            const char *part = parts[(seed >> 16) % (sizeof parts / sizeof *parts)];
            if (seed >> 28 == 3) cuts[n++] = size;
            memcpy(text + size, part, strlen(part));
            size += strlen(part);
        }
        size_t length = fold_slowly(text, size, wants);
        folded(text, size);
        ck_assert_uint_eq(out.size, length);
        ck_assert_mem_eq(out.data, wants, length);
        ck_assert_int_eq(galleyi_folded(text, size), length == size && !memcmp(text, wants, size));
        galleyi_buffer_clear(&out);
        galleyi_fold fold = GALLEYI_FOLD_INIT;
        size_t from = 0;
        for (size_t i = 0; i < n; from = cuts[i++]) galleyi_fold_add(&fold, &out, text + from, cuts[i] - from);
        galleyi_fold_add(&fold, &out, text + from, size - from);
        ck_assert_uint_eq(out.size, length);
        if (length) ck_assert_mem_eq(out.data, wants, length);
    }
    galleyi_buffer_free(&out);
} END_TEST

START_TEST(letters_have_case_and_script) {
    ck_assert_uint_eq(galleyi_lower('Q'), 'q');
    ck_assert_uint_eq(galleyi_lower(0xc4), 0xe4);
    ck_assert_uint_eq(galleyi_lower(0x130), 'i');
    ck_assert_uint_eq(galleyi_lower(0x416), 0x436);
    ck_assert_uint_eq(galleyi_lower(0x3a3), 0x3c3);
    ck_assert_uint_eq(galleyi_lower(0x1c4), 0x1c6);
    ck_assert_uint_eq(galleyi_lower(0x10400), 0x10428);
    ck_assert_uint_eq(galleyi_lower(0x4e00), 0x4e00);
    ck_assert(galleyi_is_upper(0xd6) && !galleyi_is_upper(0xf6) && galleyi_is_lower(0xdf) && !galleyi_is_upper('1'));
    static const struct { uint32_t c; galleyi_script script; } scripts[] = {
        { 'a', GALLEYI_SCRIPT_LATIN }, { 0xdf, GALLEYI_SCRIPT_LATIN }, { 0x1ea1, GALLEYI_SCRIPT_LATIN }, { 0x451, GALLEYI_SCRIPT_CYRILLIC }, { 0x3bb, GALLEYI_SCRIPT_GREEK },
        { 0x1f00, GALLEYI_SCRIPT_GREEK }, { 0x645, GALLEYI_SCRIPT_ARABIC }, { 0x5d0, GALLEYI_SCRIPT_HEBREW }, { 0x4e2d, GALLEYI_SCRIPT_HAN }, { 0x20000, GALLEYI_SCRIPT_HAN },
        { 0x3005, GALLEYI_SCRIPT_HAN }, { 0x3042, GALLEYI_SCRIPT_KANA }, { 0x30a2, GALLEYI_SCRIPT_KANA }, { 0x30fc, GALLEYI_SCRIPT_KANA }, { 0xff71, GALLEYI_SCRIPT_KANA },
        { 0xac00, GALLEYI_SCRIPT_HANGUL }, { 0xe01, GALLEYI_SCRIPT_THAI }, { 0xe31, GALLEYI_SCRIPT_THAI }, { 0x915, GALLEYI_SCRIPT_DEVANAGARI }, { 0x93e, GALLEYI_SCRIPT_DEVANAGARI },
        { 0x995, GALLEYI_SCRIPT_OTHER }, { 0x531, GALLEYI_SCRIPT_OTHER }, { '1', GALLEYI_SCRIPT_COMMON }, { ',', GALLEYI_SCRIPT_COMMON }, { 0x301, GALLEYI_SCRIPT_COMMON },
        { 0x3002, GALLEYI_SCRIPT_COMMON }, { 0x1f600, GALLEYI_SCRIPT_COMMON }, { 0x10ffff, GALLEYI_SCRIPT_COMMON } };
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) ck_assert_msg(galleyi_script_of(scripts[i].c) == scripts[i].script, "U+%04X", (unsigned)scripts[i].c);
} END_TEST

START_TEST(classes_hold_beyond_ascii) {
    ck_assert(galleyi_is_letter(0x4e2d) && galleyi_is_letter(0x3b1) && galleyi_is_letter(0x9fff) && !galleyi_is_letter('1') && !galleyi_is_letter(0x2014));
    ck_assert(galleyi_is_space(0xa0) && galleyi_is_space(0x3000) && galleyi_is_space(0x2028) && galleyi_is_space('\v') && !galleyi_is_space(0x200b));
    ck_assert(galleyi_is_punctuation(0x2014) && galleyi_is_punctuation(0x3002) && galleyi_is_punctuation('!') && !galleyi_is_punctuation('+'));
    ck_assert(galleyi_is_word(0x93e) && galleyi_is_word('7') && !galleyi_is_word(' '));
    ck_assert_int_eq(galleyi_digit_value('7'), 7);
    ck_assert_int_eq(galleyi_digit_value(0x669), 9);
    ck_assert_int_eq(galleyi_digit_value(0x966), 0);
    ck_assert_int_eq(galleyi_digit_value(0xff15), 5);
    ck_assert_int_eq(galleyi_digit_value(0xb2), -1);
    for (uint32_t c = 0; c < 128; c++) ck_assert_uint_eq(galleyi_unicode_ascii[c], galleyi_unicode(c)->flags);
} END_TEST

START_TEST(display_width_counts_columns) {
    ck_assert_uint_eq(galleyi_width('a'), 1);
    ck_assert_uint_eq(galleyi_width(0x4e2d), 2);
    ck_assert_uint_eq(galleyi_width(0x301), 0);
    ck_assert_uint_eq(galleyi_width(0xff71), 1);
    ck_assert_uint_eq(galleyi_width(0x1f600), 2);
    ck_assert_uint_eq(galleyi_width(0x200d), 0);
    ck_assert_uint_eq(galleyi_width('\n'), 0);
    ck_assert_uint_eq(galleyi_width(0x1160), 0);
    ck_assert_uint_eq(galleyi_width(0xe0100), 0);
#define WIDTH(text) galleyi_text_width(text, sizeof text - 1)
    ck_assert_uint_eq(WIDTH("na\xc3\xafve"), 5);
    ck_assert_uint_eq(WIDTH("nai\xcc\x88ve"), 5);
    ck_assert_uint_eq(WIDTH("\xe6\xb1\x89\xe5\xad\x97 ok"), 7);
    ck_assert_uint_eq(WIDTH("\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7"), 2);           /* woman, joiner, girl */
    ck_assert_uint_eq(WIDTH("\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd!"), 3);                      /* thumb with a skin tone */
    ck_assert_uint_eq(WIDTH("\xe2\x9d\xa4\xef\xb8\x8f"), 2);                               /* heart shown as emoji */
    ck_assert_uint_eq(WIDTH("\xf0\x9f\x87\xab\xf0\x9f\x87\xb7"), 2);                       /* a flag */
} END_TEST

START_TEST(texts_compare_without_case) {
    buffer_setup();
    galleyi_text_lower(&out, "\xc3\x84rger IN K\xc3\x96LN \xd0\x9c\xd0\x98\xd0\xa0", 22);
    ck_assert_str_eq(galleyi_buffer_text(&out), "\xc3\xa4rger in k\xc3\xb6ln \xd0\xbc\xd0\xb8\xd1\x80");
    ck_assert(galleyi_text_same("K\xc3\x96LN", 5, "k\xc3\xb6ln", 5));
    ck_assert(!galleyi_text_same("ab", 2, "abc", 3));
    ck_assert(galleyi_text_same("", 0, "", 0));
    galleyi_buffer_free(&out);
} END_TEST

UNIT_MAIN("text folding and unicode", runs_of_ascii_space_become_one_and_ends_are_trimmed, invisible_breaks_are_dropped_and_joiners_kept,
          every_way_of_cutting_a_text_folds_alike, letters_have_case_and_script, classes_hold_beyond_ascii, display_width_counts_columns,
          texts_compare_without_case)
