/* The judge of lines: every path gives the same scores. */
#include "unit.h"
#include "text/judge.h"
#include "text/judge_features.h"

enum { JUDGE_ROWS = 77 };

START_TEST(every_path_gives_the_scores_of_the_plain_one) {
    static uint8_t rows[(JUDGE_ROWS + GALLEYI_JUDGE_BATCH) * GALLEYI_FEATURE_COUNT], plain[2][JUDGE_ROWS], other[2][JUDGE_ROWS];
    uint32_t seed = 7;
    for (size_t i = 0; i < sizeof rows; i++) rows[i] = (uint8_t)((seed = seed * 1664525u + 1013904223u) >> 24 >> (i % 3));
    ck_assert_uint_eq(galleyi_judge_body.features, GALLEYI_FEATURE_COUNT);
    ck_assert_uint_eq(galleyi_judge_title.features, GALLEYI_FEATURE_COUNT);
    for (size_t count = 1; count <= JUDGE_ROWS; count += count < 4 ? 1 : 14) {
        galleyi_judge_columns all = { rows, count, GALLEYI_FEATURE_COUNT };
        galleyi_judge_task first[2] = { { &galleyi_judge_body, plain[0] }, { &galleyi_judge_title, plain[1] } };
        galleyi_judge_task then[2] = { { &galleyi_judge_body, other[0] }, { &galleyi_judge_title, other[1] } };
        ck_assert_int_eq(galleyi_judge_run_path(GALLEYI_CPU_PLAIN, &all, first, 2, NULL), GALLEY_OK);
        for (int path = GALLEYI_CPU_SSE2; path < GALLEYI_CPU_COUNT; path++) {
            if (!galleyi_cpu_has((galleyi_cpu)path)) continue;
            ck_assert_int_eq(galleyi_judge_run_path((galleyi_cpu)path, &all, then, 2, NULL), GALLEY_OK);
            for (int k = 0; k < 2; k++) ck_assert_mem_eq(plain[k], other[k], count);
        }
    }
} END_TEST


/* What a column should hold, told from the blocks themselves. */
static unsigned since_prose(const galleyi_blocks *blocks, size_t i, bool ahead) {
    for (size_t far = 0; far < 255; far++) {
        if (ahead ? i + far + 1 >= blocks->count : far + 1 > i) return 255;
        if (galleyi_block_prose(&blocks->block[ahead ? i + far + 1 : i - far - 1])) return (unsigned)far;
    }
    return 255;
}
static unsigned window(const galleyi_judge_page *page, const galleyi_blocks *blocks, size_t i, size_t reach, bool mean) {
    unsigned sum = 0, count = 0;
    for (size_t k = i > reach ? i - reach : 0; k <= i + reach && k < blocks->count; k++, count++)
        sum += mean ? galleyi_judge_feature(page, k, GALLEYI_FEATURE_weight) : galleyi_block_prose(&blocks->block[k]);
    return mean ? sum / count : sum;
}
static void check_columns(size_t lines, uint32_t seed) {
    static const char *const line[] = { "Home\n", "\n", "Read more: a story about owls\n", "Share\n",
        "Fruit growers in the valley have put up more than three hundred nest boxes this spring in the hope that owls will do what poison could not.\n" };
    galleyi_memory memory;
    galleyi_arena arena;
    galleyi_blocks blocks;
    galleyi_buffer text;
    galleyi_judge_page page;
    galleyi_address_words none = { .count = 0 };
    galleyi_memory_init(&memory, NULL);
    galleyi_arena_init(&arena, &memory);
    galleyi_buffer_init(&text, &memory);
    galleyi_blocks_init(&blocks, &memory);
    for (size_t i = 0; i < lines; i++) {
        seed = seed * 1664525u + 1013904223u;
        uint32_t which = seed >> 24;
        ck_assert_int_eq(galleyi_buffer_append_text(&text, line[lines > 400 ? (which > 250 ? 4 : which & 3) : which % 5]), GALLEY_OK);
    }
    ck_assert_int_eq(galleyi_buffer_append_text(&text, "End"), GALLEY_OK);
    ck_assert_int_eq(galleyi_blocks_from_text(&blocks, NULL, text.data, text.size), GALLEY_OK);
    ck_assert_int_eq(galleyi_judge_features(&page, &arena, NULL, &blocks, &none), GALLEY_OK);
    for (size_t i = 0; i < blocks.count; i++) {
        const galleyi_block *previous = i ? &blocks.block[i - 1] : NULL;
        ck_assert_uint_eq(galleyi_judge_feature(&page, i, GALLEYI_FEATURE_since_prose), since_prose(&blocks, i, false));
        ck_assert_uint_eq(galleyi_judge_feature(&page, i, GALLEYI_FEATURE_until_prose), since_prose(&blocks, i, true));
        ck_assert_uint_eq(galleyi_judge_feature(&page, i, GALLEYI_FEATURE_prose_12), window(&page, &blocks, i, 12, false));
        ck_assert_uint_eq(galleyi_judge_feature(&page, i, GALLEYI_FEATURE_mean_1), window(&page, &blocks, i, 1, true));
        ck_assert_uint_eq(galleyi_judge_feature(&page, i, GALLEYI_FEATURE_mean_2), window(&page, &blocks, i, 2, true));
        ck_assert_uint_eq(galleyi_judge_feature(&page, i, GALLEYI_FEATURE_mean_5), window(&page, &blocks, i, 5, true));
        ck_assert_uint_eq(galleyi_judge_feature(&page, i, GALLEYI_FEATURE_mean_10), window(&page, &blocks, i, 10, true));
        ck_assert_uint_eq(galleyi_judge_feature(&page, i, GALLEYI_FEATURE_previous_end), previous ? previous->end : 9);
        ck_assert_uint_eq(galleyi_judge_feature(&page, i, GALLEYI_FEATURE_in_segment_blank), i >= page.segment_begin && i < page.segment_end);
    }
    galleyi_buffer_free(&text);
    galleyi_blocks_free(&blocks);
    galleyi_arena_free(&arena);
}
START_TEST(columns_hold_what_the_blocks_around_say) {
    for (size_t lines = 0; lines < 140; lines += lines < 36 ? 1 : 13) check_columns(lines, (uint32_t)lines * 7 + 1);
    check_columns(1500, 5);
} END_TEST

UNIT_MAIN("judge", every_path_gives_the_scores_of_the_plain_one, columns_hold_what_the_blocks_around_say)
