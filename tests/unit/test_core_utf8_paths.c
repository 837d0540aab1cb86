/* Every vector path of UTF-8 validation gives what the definition gives, on valid, random and hostile bytes. */
#include "unit.h"
#include "core/utf8.h"

/* The decoder of the Encoding Standard, a byte at a time: length of the longest prefix of whole sequences. */
static size_t valid_by_definition(const unsigned char *data, size_t size) {
    size_t good = 0, needed = 0;
    unsigned char low = 0x80, high = 0xbf;
    for (size_t i = 0; i < size; i++) {
        unsigned char byte = data[i];
        if (!needed) {
            if (byte < 0x80) { good = i + 1; continue; }
            if (byte < 0xc2 || byte > 0xf4) return good;
            needed = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
            low = byte == 0xe0 ? 0xa0 : byte == 0xf0 ? 0x90 : 0x80;
            high = byte == 0xed ? 0x9f : byte == 0xf4 ? 0x8f : 0xbf;
            continue;
        }
        if (byte < low || byte > high) return good;
        low = 0x80;
        high = 0xbf;
        if (!--needed) good = i + 1;
    }
    return good;
}

static void check_all(const unsigned char *data, size_t size) {
    size_t wants = valid_by_definition(data, size);
    for (int path = 0; path < GALLEYI_CPU_COUNT; path++) {
        if (!galleyi_cpu_has((galleyi_cpu)path)) continue;
        size_t got = galleyi_utf8_valid_path((galleyi_cpu)path, (const char *)data, size);
        ck_assert_msg(got == wants, "path %d: %zu, not %zu of %zu", path, got, wants, size);
    }
}

static uint32_t seed = 1;
static uint32_t random_number(void) {
    seed ^= seed << 13;
    seed ^= seed >> 17;
    return seed ^= seed << 5;
}

static size_t random_text(unsigned char *to, size_t room, unsigned ascii_in_8) {
    size_t size = 0;
    while (size + 4 <= room) {
        static const uint32_t ends[] = { 0x80, 0x800, 0x10000, 0x110000 };
        uint32_t c = random_number() % 8 < ascii_in_8 ? random_number() % 0x80 : random_number() % ends[random_number() % 4];
        if (c >= 0xd800 && c < 0xe000) c = 0xd7ff;
        size += galleyi_utf8_encode(c, (char *)to + size);
    }
    return size;
}

START_TEST(every_pair_and_triple_of_bytes_at_every_place_of_a_block) {
    static const unsigned char hostile[] = { 0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xf8, 0xff };
    unsigned char text[192];
    size_t n = sizeof hostile;
    for (size_t place = 60; place < 68; place++)
        for (size_t code = 0; code < n * n * n; code++) {
            memset(text, 'a', sizeof text);
            text[place] = hostile[code % n];
            text[place + 1] = hostile[code / n % n];
            text[place + 2] = hostile[code / n / n];
            if (code % 3 == 0) text[place + 3] = 0x80;
            check_all(text, sizeof text);
        }
} END_TEST

START_TEST(random_text_is_valid_until_a_byte_is_broken) {
    static unsigned char text[1024];
    for (int round = 0; round < 20000; round++) {
        size_t size = random_text(text, 4 + random_number() % 700, (unsigned)round % 9);
        ck_assert_uint_eq(galleyi_utf8_valid((const char *)text, size), size);
        check_all(text, size);
        check_all(text, size - random_number() % 5 % (size + 1));
        text[random_number() % size] = (unsigned char)random_number();
        check_all(text, size);
        size_t from = random_number() % size;
        check_all(text + from, size - from);
    }
} END_TEST

START_TEST(random_bytes_are_judged_alike) {
    static unsigned char text[400];
    for (int round = 0; round < 20000; round++) {
        size_t size = random_number() % sizeof text;
        for (size_t i = 0; i < size; i++) text[i] = (unsigned char)(round & 1 ? random_number() : 0x80 | random_number());
        for (size_t i = 0; i < size && i < 150 + (unsigned)round % 100; i++) text[i] = 'x';
        check_all(text, size);
    }
} END_TEST

UNIT_MAIN("UTF-8 paths", every_pair_and_triple_of_bytes_at_every_place_of_a_block, random_text_is_valid_until_a_byte_is_broken, random_bytes_are_judged_alike)
