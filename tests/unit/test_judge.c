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

UNIT_MAIN("judge", every_path_gives_the_scores_of_the_plain_one)
