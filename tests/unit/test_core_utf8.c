/* lib/core/utf8: validity, repair, stepping. */
#include "unit.h"
#include "core/utf8.h"

static galleyi_memory memory;

static const char *repaired(const char *text, size_t size) {
    static galleyi_buffer buffer;
    galleyi_memory_init(&memory, NULL);
    if (!buffer.data) galleyi_buffer_init(&buffer, &memory);
    galleyi_buffer_clear(&buffer);
    ck_assert_int_eq(galleyi_utf8_repair(&buffer, text, size, NULL), GALLEY_OK);
    return galleyi_buffer_text(&buffer);
}

START_TEST(valid_text_of_every_length_is_valid) {
    ck_assert_uint_eq(galleyi_utf8_valid("", 0), 0);
    const char *text = "a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80";
    ck_assert_uint_eq(galleyi_utf8_valid(text, 10), 10);
    ck_assert_uint_eq(galleyi_utf8_count(text, 10), 4);
    for (size_t cut = 7; cut < 10; cut++) ck_assert_uint_eq(galleyi_utf8_valid(text, cut), 6);
} END_TEST

START_TEST(overlong_surrogate_and_too_large_are_invalid) {
    ck_assert_uint_eq(galleyi_utf8_valid("\xc0\xaf", 2), 0);
    ck_assert_uint_eq(galleyi_utf8_valid("\xed\xa0\x80", 3), 0);
    ck_assert_uint_eq(galleyi_utf8_valid("\xf4\x90\x80\x80", 4), 0);
    ck_assert_uint_eq(galleyi_utf8_valid("\xe0\x80\x80", 3), 0);
} END_TEST

START_TEST(each_maximal_subpart_becomes_one_replacement) {
    ck_assert_str_eq(repaired("a\xf0\x9f\x98z", 5), "a\xef\xbf\xbdz");
    ck_assert_str_eq(repaired("\xed\xa0\x80", 3), "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
    ck_assert_str_eq(repaired("x\0y", 3), "x\xef\xbf\xbdy");
    ck_assert_str_eq(repaired("\xc3", 1), "\xef\xbf\xbd");
} END_TEST

START_TEST(a_bad_byte_at_every_place_of_a_long_text_is_found) {
    char text[200];
    for (size_t at = 0; at < sizeof text; at++) {
        memset(text, 'a', sizeof text);
        text[at] = (char)0xff;
        ck_assert_uint_eq(galleyi_utf8_valid(text, sizeof text), at);
        ck_assert_uint_eq(galleyi_utf8_ascii(text, sizeof text), at);
    }
} END_TEST

START_TEST(every_code_point_is_encoded_and_read_back) {
    for (uint32_t c = 0; c <= 0x10ffff; c += c < 0x3000 ? 1 : 97) {
        if (c >= 0xd800 && c < 0xe000) continue;
        char bytes[4];
        size_t length = galleyi_utf8_encode(c, bytes);
        const char *at = bytes;
        ck_assert_uint_eq(galleyi_utf8_next(&at, bytes + length), c);
        ck_assert_ptr_eq(at, bytes + length);
        ck_assert_uint_eq(galleyi_utf8_previous(&at, bytes), c);
        ck_assert_ptr_eq(at, bytes);
    }
} END_TEST

START_TEST(an_incomplete_tail_is_measured) {
    ck_assert_uint_eq(galleyi_utf8_incomplete("a\xf0\x9f\x98", 4), 3);
    ck_assert_uint_eq(galleyi_utf8_incomplete("a\xc3", 2), 1);
    ck_assert_uint_eq(galleyi_utf8_incomplete("a\xc3\xa9", 3), 0);
    ck_assert_uint_eq(galleyi_utf8_incomplete("\xed\xa0", 2), 0);
} END_TEST

UNIT_MAIN("core utf8", valid_text_of_every_length_is_valid, overlong_surrogate_and_too_large_are_invalid, each_maximal_subpart_becomes_one_replacement,
          a_bad_byte_at_every_place_of_a_long_text_is_found, every_code_point_is_encoded_and_read_back, an_incomplete_tail_is_measured)
