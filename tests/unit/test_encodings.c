/* lib/text/encodings: labels, every decoder against another implementation's results, pieces, offsets. */
#include "unit.h"
#include "core/utf8.h"
#include "text/encodings.h"
#include "text/encodings_cjk.h"
#include "text/encodings_tables.h"

typedef struct reference { const char *label; uint64_t hashes[5]; } reference;
static const reference references[] = {
#include "conformance/encoding_hashes.h"
};
enum { REFERENCES = sizeof references / sizeof *references };

static galleyi_memory memory;
static galleyi_buffer input;
static void input_setup(void) {
    ck_assert_int_eq(galleyi_memory_init(&memory, NULL), GALLEY_OK);
    galleyi_buffer_init(&input, &memory);
}
static void put(unsigned byte) { galleyi_buffer_append_char(&input, (char)byte); }

static uint32_t seed;
static uint32_t random_number(void) {
    seed ^= seed << 13;
    seed ^= seed >> 17;
    return seed ^= seed << 5;
}

/* The same inputs as tests/conformance/encoding_reference.mjs makes. */
static void make_pairs(void) {
    for (unsigned i = 0; i < 256; i++)
        for (unsigned j = 0; j < 256; j++) { put(i); put(j); put('a'); put('\n'); }
}
static void make_triples(void) {
    for (unsigned i = 0; i < 256; i++)
        for (unsigned j = 0; j < 256; j++) { put(0x8f); put(i); put(j); put('.'); }
}
static void make_fours(void) {
    for (unsigned i = 0x81; i < 0xff; i++)
        for (unsigned j = 0x30; j < 0x3a; j++)
            for (unsigned k = 0x81; k < 0xff; k += 5)
                for (unsigned l = 0x30; l < 0x3a; l++) { put(i); put(j); put(k); put(l); }
}
static void make_noise(void) {
    seed = 2463534242u;
    for (int i = 0; i < 200000; i++) {
        uint32_t r = random_number();
        put(!(r & 3) ? (r >> 8 & 0x7f) : r & 4 ? 0x80 | (r >> 8 & 0x7f) : (r >> 8 & 0xff));
    }
}
static void make_jis(void) {
    static const char *const escapes[] = { "\x1b(B", "\x1b(J", "\x1b(I", "\x1b$@", "\x1b$B", "\x1b", "\x1b(", "\x1b$" };
    seed = 88172645;
    for (int i = 0; i < 100000; i++) {
        uint32_t r = random_number();
        if (r % 12 == 0) galleyi_buffer_append_text(&input, escapes[(r >> 8) % 8]);
        else put(r % 40 == 1 ? (r >> 8 & 0xff) : 0x20 + (r >> 8) % 0x60);
    }
    galleyi_buffer_append_text(&input, "\x1b$B");
    for (unsigned i = 0x20; i < 0x80; i++)
        for (unsigned j = 0x20; j < 0x80; j++) { put(i); put(j); }
}
static void (*const makers[5])(void) = { make_pairs, make_triples, make_fours, make_noise, make_jis };

static uint64_t fnv(const char *text, size_t size) {
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < size; i++) hash = (hash ^ (unsigned char)text[i]) * UINT64_C(0x100000001b3);
    return hash;
}

static void reference_check(const reference *wanted) {
    input_setup();
    galleyi_encoding encoding = galleyi_encoding_find(wanted->label, strlen(wanted->label));
    ck_assert_int_ne(encoding, GALLEYI_ENCODING_NONE);
    if (!galleyi_encoding_built(encoding)) { galleyi_buffer_free(&input); return; }
    for (int kind = 0; kind < 5; kind++) {
        if (!wanted->hashes[kind]) continue;
        galleyi_buffer_clear(&input);
        makers[kind]();
        galleyi_decoded decoded;
        ck_assert_int_eq(galleyi_decode(&decoded, &memory, encoding, input.data, input.size), GALLEY_OK);
        ck_assert_uint_eq(galleyi_utf8_valid(decoded.text, decoded.size), decoded.size);
        ck_assert_msg(fnv(decoded.text, decoded.size) == wanted->hashes[kind], "%s, input %d", wanted->label, kind);
        galleyi_decoded_free(&decoded);
    }
    galleyi_buffer_free(&input);
}

START_TEST(every_encoding_decodes_as_the_reference_does) {
    for (size_t i = 0; i < REFERENCES; i++) reference_check(&references[i]);
} END_TEST

static void check_pieces(galleyi_encoding encoding, const char *data, size_t size, const galleyi_decoded *whole, unsigned most) {
    galleyi_buffer out;
    galleyi_offset_map map;
    galleyi_decoder decoder;
    galleyi_buffer_init(&out, &memory);
    galleyi_offset_map_init(&map, &memory);
    galleyi_decoder_init(&decoder, encoding, &map);
    for (size_t at = 0, piece; at < size; at += piece) {
        piece = 1 + (most > 1 ? random_number() % most : 0);
        if (piece > size - at) piece = size - at;
        ck_assert_int_eq(galleyi_decoder_add(&decoder, &out, data + at, piece), GALLEY_OK);
        ck_assert_uint_le(decoder.kept, 3);
    }
    ck_assert_int_eq(galleyi_decoder_end(&decoder, &out), GALLEY_OK);
    ck_assert_uint_eq(out.size, whole->size);
    if (out.size) ck_assert_mem_eq(out.data, whole->text, out.size);
    ck_assert_uint_eq(decoder.source, size);
    if (!whole->same) ck_assert_uint_eq(decoder.replacements, whole->replacements);
    for (size_t offset = 0; offset <= out.size; offset += 1 + random_number() % 97)
        ck_assert_uint_eq(galleyi_offset_map_source(&map, encoding, data, size, offset), galleyi_decoded_source(whole, offset));
    galleyi_offset_map_free(&map);
    galleyi_buffer_free(&out);
}

static void pieces_check(const reference *wanted) {
    input_setup();
    galleyi_encoding encoding = galleyi_encoding_find(wanted->label, strlen(wanted->label));
    make_noise();
    if (encoding == GALLEYI_ENCODING_ISO_2022_JP) { galleyi_buffer_clear(&input); make_jis(); }
    seed = 5;
    for (size_t from = 0, size = 0; from < 60000; from += 17000 + size, size = (size * 3 + 1) % 40) {
        size_t length = from % 3 ? 5000 + size : size;
        galleyi_decoded whole;
        ck_assert_int_eq(galleyi_decode(&whole, &memory, encoding, input.data + from, length), GALLEY_OK);
        check_pieces(encoding, input.data + from, length, &whole, 1);
        check_pieces(encoding, input.data + from, length, &whole, 7);
        check_pieces(encoding, input.data + from, length, &whole, 1500);
        galleyi_decoded_free(&whole);
    }
    galleyi_buffer_free(&input);
}

START_TEST(pieces_of_any_size_give_the_same_text_and_offsets) {
    for (size_t i = 0; i < REFERENCES; i++) pieces_check(&references[i]);
} END_TEST

/* The definition: decoding ends at the source offset exactly when the text has the offset's length. */
static void offsets_check(const reference *wanted) {
    input_setup();
    galleyi_encoding encoding = galleyi_encoding_find(wanted->label, strlen(wanted->label));
    make_noise();
    size_t size = 3000, source = 0;
    galleyi_decoded whole;
    ck_assert_int_eq(galleyi_decode(&whole, &memory, encoding, input.data, size), GALLEY_OK);
    galleyi_buffer out;
    galleyi_buffer_init(&out, &memory);
    galleyi_decoder decoder;
    galleyi_decoder_init(&decoder, encoding, NULL);
    for (size_t at = 0; at < size; at++) {    /* a byte at a time: each text that comes out belongs to bytes source to decoder.source */
        size_t before = out.size;
        galleyi_decoder_add(&decoder, &out, input.data + at, 1);
        if (out.size == before) continue;
        if (decoder.source - source <= 4 && encoding != GALLEYI_ENCODING_ISO_2022_JP) {
            size_t found = galleyi_decoded_source(&whole, before);
            ck_assert_uint_eq(found, source);
            if (out.size - before > 1 && encoding >= GALLEYI_ENCODING_SINGLE_FIRST) ck_assert_uint_eq(galleyi_decoded_source(&whole, before + 1), source);
        }
        source = decoder.source;
    }
    ck_assert_uint_eq(galleyi_decoded_source(&whole, whole.size), size);
    ck_assert_uint_eq(galleyi_decoded_source(&whole, whole.size + 100000), size);
    if (!whole.same) ck_assert_uint_le(whole.map.checkpoints.size, 16 * (size / 512 + 2));
    galleyi_buffer_free(&out);
    galleyi_decoded_free(&whole);
    galleyi_buffer_free(&input);
}

START_TEST(offsets_lead_back_to_the_bytes_that_came_in) {
    for (size_t i = 0; i < REFERENCES; i++) offsets_check(&references[i]);
} END_TEST

static size_t source_of(const galleyi_decoded *decoded, const char *word) {
    for (size_t i = 0; i + strlen(word) <= decoded->size; i++)
        if (!memcmp(decoded->text + i, word, strlen(word))) return galleyi_decoded_source(decoded, i);
    return SIZE_MAX;
}

START_TEST(marks_are_taken_off_and_offsets_count_them) {
    input_setup();
    galleyi_decoded decoded;
    ck_assert_int_eq(galleyi_decode(&decoded, &memory, GALLEYI_ENCODING_UTF_8, "\xef\xbb\xbf" "a\xc3\xa9z", 7), GALLEY_OK);
    ck_assert(decoded.same);
    ck_assert_uint_eq(decoded.size, 4);
    ck_assert_uint_eq(galleyi_decoded_source(&decoded, 0), 3);
    ck_assert_uint_eq(source_of(&decoded, "z"), 6);
    galleyi_decoded_free(&decoded);
    ck_assert_int_eq(galleyi_decode(&decoded, &memory, GALLEYI_ENCODING_UTF_16LE, "\xff\xfe" "a\0\x3d\xd8\x00\xde" "z\0", 10), GALLEY_OK);
    ck_assert_uint_eq(decoded.size, 6);
    ck_assert_mem_eq(decoded.text, "a\xf0\x9f\x98\x80z", 6);
    ck_assert_uint_eq(galleyi_decoded_source(&decoded, 0), 2);
    ck_assert_uint_eq(galleyi_decoded_source(&decoded, 1), 4);
    ck_assert_uint_eq(galleyi_decoded_source(&decoded, 3), 4);
    ck_assert_uint_eq(source_of(&decoded, "z"), 8);
    galleyi_decoded_free(&decoded);
    ck_assert_int_eq(galleyi_decode(&decoded, &memory, GALLEYI_ENCODING_UTF_8, "\xef\xbb\xbf\xffz\xef\xbf\xbd", 8), GALLEY_OK);
    ck_assert(!decoded.same);
    ck_assert_uint_eq(decoded.replacements, 1);
    ck_assert_uint_eq(source_of(&decoded, "z"), 4);
    galleyi_decoded_free(&decoded);
} END_TEST

START_TEST(plain_ascii_and_good_utf8_are_not_copied) {
    input_setup();
    galleyi_decoded decoded;
    const char *text = "plain words";
    for (int i = 1; i < GALLEYI_ENCODING_COUNT; i++) {
        ck_assert_int_eq(galleyi_decode(&decoded, &memory, (galleyi_encoding)i, text, 11), GALLEY_OK);
        bool wide = i == GALLEYI_ENCODING_UTF_16BE || i == GALLEYI_ENCODING_UTF_16LE || i == GALLEYI_ENCODING_REPLACEMENT || i == GALLEYI_ENCODING_ISO_2022_JP;
        ck_assert_int_eq(decoded.text == text, !wide);
        if (i == GALLEYI_ENCODING_REPLACEMENT) ck_assert_uint_eq(decoded.size, 3);
        galleyi_decoded_free(&decoded);
        ck_assert_int_eq(galleyi_decode(&decoded, &memory, (galleyi_encoding)i, text, 0), GALLEY_OK);
        ck_assert_uint_eq(decoded.size, 0);
        galleyi_decoded_free(&decoded);
    }
    ck_assert_int_eq(galleyi_decode(&decoded, &memory, GALLEYI_ENCODING_UTF_8, "na\xc3\xafve", 6), GALLEY_OK);
    ck_assert(decoded.same);
    galleyi_decoded_free(&decoded);
} END_TEST

START_TEST(nul_is_left_to_the_caller) {
    input_setup();
    galleyi_decoded decoded;
    ck_assert_int_eq(galleyi_decode(&decoded, &memory, GALLEYI_ENCODING_WINDOWS_1252, "a\0\x80", 3), GALLEY_OK);
    ck_assert_uint_eq(decoded.size, 5);
    ck_assert_mem_eq(decoded.text, "a\0\xe2\x82\xac", 5);
    ck_assert_uint_eq(decoded.replacements, 0);
    galleyi_decoded_free(&decoded);
} END_TEST

START_TEST(labels_are_found_in_any_case_with_space_around_them) {
#define FIND(label) galleyi_encoding_find(label, sizeof label - 1)
    ck_assert_int_eq(FIND("utf8"), GALLEYI_ENCODING_UTF_8);
    ck_assert_int_eq(FIND(" \t\nUTF-8\r\f "), GALLEYI_ENCODING_UTF_8);
    ck_assert_int_eq(FIND("Latin1"), GALLEYI_ENCODING_WINDOWS_1252);
    ck_assert_int_eq(FIND("iso-8859-1"), GALLEYI_ENCODING_WINDOWS_1252);
    ck_assert_int_eq(FIND("ISO-8859-9"), GALLEYI_ENCODING_WINDOWS_1254);
    ck_assert_int_eq(FIND("cseucpkdfmtjapanese"), GALLEYI_ENCODING_EUC_JP);
    ck_assert_int_eq(FIND("gb2312"), GALLEYI_ENCODING_GBK);
    ck_assert_int_eq(FIND("unicode"), GALLEYI_ENCODING_UTF_16LE);
    ck_assert_int_eq(FIND(""), GALLEYI_ENCODING_NONE);
    ck_assert_int_eq(FIND("utf-7"), GALLEYI_ENCODING_NONE);
    ck_assert_int_eq(FIND("utf-8\0"), GALLEYI_ENCODING_NONE);
    ck_assert_int_eq(FIND("a label that is far longer than any of them"), GALLEYI_ENCODING_NONE);
    ck_assert_str_eq(galleyi_encoding_name(GALLEYI_ENCODING_SHIFT_JIS), "Shift_JIS");
    ck_assert_str_eq(galleyi_encoding_name(GALLEYI_ENCODING_NONE), "");
    for (size_t i = 0; i < GALLEYI_ENCODING_LABELS; i++) {
        const char *label = galleyi_encoding_labels[i].label;
        ck_assert_int_eq(galleyi_encoding_find(label, strlen(label)), galleyi_encoding_labels[i].encoding);
        if (i) ck_assert_int_lt(strcmp(galleyi_encoding_labels[i - 1].label, label), 0);
    }
    for (int i = 1; i < GALLEYI_ENCODING_COUNT; i++) {
        const char *name = galleyi_encoding_name((galleyi_encoding)i);
        ck_assert_int_eq(galleyi_encoding_find(name, strlen(name)), i);
    }
} END_TEST

static void *GALLEY_CALL failing(void *user, void *ptr, size_t old_size, size_t new_size) {
    int *left = user;
    (void)old_size;
    if (!new_size) { free(ptr); return NULL; }
    return (*left)-- > 0 ? realloc(ptr, new_size) : NULL;
}

START_TEST(failing_memory_is_a_status_and_nothing_leaks) {
    input_setup();
    make_noise();
    for (int allocations = 0; allocations < 12; allocations++) {
        int left = allocations;
        galley_allocator table = { sizeof table, 0, &left, failing };
        galleyi_memory scarce;
        ck_assert_int_eq(galleyi_memory_init(&scarce, &table), GALLEY_OK);
        galleyi_decoded decoded;
        int32_t status = galleyi_decode(&decoded, &scarce, GALLEYI_ENCODING_KOI8_R, input.data, input.size);
        if (allocations < 2) ck_assert_int_eq(status, GALLEY_ENOMEM);
        if (!status) ck_assert_uint_gt(decoded.size, input.size);
        galleyi_decoded_free(&decoded);
    }
    galleyi_buffer_free(&input);
} END_TEST

UNIT_MAIN("encodings", every_encoding_decodes_as_the_reference_does, pieces_of_any_size_give_the_same_text_and_offsets,
          offsets_lead_back_to_the_bytes_that_came_in, marks_are_taken_off_and_offsets_count_them, plain_ascii_and_good_utf8_are_not_copied,
          nul_is_left_to_the_caller, labels_are_found_in_any_case_with_space_around_them, failing_memory_is_a_status_and_nothing_leaks)
