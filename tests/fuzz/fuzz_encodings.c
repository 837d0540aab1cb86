/* Sniffing, decoding whole and in pieces, offsets, folding, addresses. Byte 0 chooses the encoding, byte 1 the size of the pieces, the rest is input.
   With -fsanitize=fuzzer a fuzz target; without, a program that runs files given, or random texts if there are none. */
#include "core/utf8.h"
#include "text/encodings_sniff.h"
#include "text/fold.h"
#include "text/unicode.h"
#include "text/urls.h"
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void fuzz_require(int holds, const char *what) {
    if (holds) return;
    fprintf(stderr, "fuzz_encodings: %s\n", what);
    abort();
}
#define REQUIRE(condition) fuzz_require(condition, #condition)

static void fuzz_decode(const galleyi_memory *memory, galleyi_encoding encoding, unsigned step, const char *text, size_t size) {
    galleyi_decoded whole;
    galleyi_buffer out;
    galleyi_offset_map map;
    galleyi_decoder decoder;
    galleyi_buffer_init(&out, memory);
    galleyi_offset_map_init(&map, memory);
    galleyi_decoder_init(&decoder, encoding, &map);
    REQUIRE(!galleyi_decode(&whole, memory, encoding, text, size));
    REQUIRE(galleyi_utf8_valid(whole.text, whole.size) == whole.size);
    for (size_t at = 0; at < size; at += step) galleyi_decoder_add(&decoder, &out, text + at, size - at < step ? size - at : step);
    galleyi_decoder_end(&decoder, &out);
    REQUIRE(out.size == whole.size && (!out.size || !memcmp(out.data, whole.text, out.size)));
    size_t last = 0, source;
    for (size_t offset = 0; offset <= whole.size; offset += 1 + whole.size / 50, last = source) {
        source = galleyi_decoded_source(&whole, offset);
        REQUIRE(source >= last && source <= size);
        REQUIRE(whole.same || source == galleyi_offset_map_source(&map, encoding, text, size, offset));
    }
    galleyi_buffer_clear(&out);
    galleyi_fold_append(&out, whole.text, whole.size);
    REQUIRE(galleyi_folded(out.data ? out.data : "", out.size));
    REQUIRE(galleyi_text_width(whole.text, whole.size) <= 2 * whole.size);
    galleyi_buffer_free(&out);
    galleyi_offset_map_free(&map);
    galleyi_decoded_free(&whole);
}

static void fuzz_url(const galleyi_memory *memory, const char *text, size_t size) {
    galleyi_buffer words;
    galleyi_arena arena;
    galleyi_url base, url, again;
    galleyi_buffer_init(&words, memory);
    galleyi_arena_init(&arena, memory);
    galleyi_url_words(&words, text, size);
    galleyi_url_is_safe(text, size, true);
    galleyi_url_parse(&base, &arena, "https://h/a/b?c#d", 17, NULL);
    if (!galleyi_url_parse(&url, &arena, text, size, &base)) {
        REQUIRE(!galleyi_url_parse(&again, &arena, url.text, url.size, NULL));
        REQUIRE(!strcmp(url.text, again.text));
    }
    galleyi_arena_free(&arena);
    galleyi_buffer_free(&words);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    galleyi_memory memory;
    if (size < 2) return 0;
    galleyi_memory_init(&memory, NULL);
    const char *text = (const char *)data + 2;
    galleyi_sniff_html(text, size - 2, NULL);
    galleyi_sniff_text(text, size - 2, NULL);
    galleyi_sniff_xml(text, size - 2, NULL);
    fuzz_decode(&memory, (galleyi_encoding)(data[0] % GALLEYI_ENCODING_COUNT), data[1] % 9 + 1u, text, size - 2);
    fuzz_url(&memory, text, size - 2);
    return 0;
}

#ifndef GALLEY_FUZZ
int main(int count, char **names) {
    static uint8_t data[1 << 16];
    uint32_t seed = 9;
    for (int i = 1; i < count; i++) {
        FILE *file = fopen(names[i], "rb");
        size_t size = file ? fread(data, 1, sizeof data, file) : 0;
        if (file) fclose(file);
        LLVMFuzzerTestOneInput(data, size);
    }
    static const char *const words[] = { "<meta charset=", "gbk>", "http-equiv", "\xef\xbb\xbf", "\x1b$B", "\x1b(J", "\xe4\xb8\xad", "\x81\x30\x81\x30", "\xd8\x3d", "<?xml encoding='", "://", "%e4%b8", " \n" };
    for (int round = 0; round < 4000 && count < 2; round++) {
        size_t size = 0;
        data[size++] = (uint8_t)round;
        for (int i = 0; i < round % 250; i++) {
            seed = seed * 1664525 + 1013904223;
            const char *word = words[(seed >> 20) % (sizeof words / sizeof *words)];
            if (seed >> 30) data[size++] = (uint8_t)(seed >> 16);
            else { memcpy(data + size, word, strlen(word)); size += strlen(word); }
        }
        LLVMFuzzerTestOneInput(data, size);
    }
    return 0;
}
#endif
