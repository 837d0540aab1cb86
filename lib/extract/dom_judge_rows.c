/* Eight blocks at once. Blocks whose sum is clear make room for others. */
#include "extract/dom_judge.h"
#include "core/cpu.h"
#include <string.h>
#if defined(GALLEYI_SIMD_X86)
#  include <immintrin.h>
#endif

static void judge_rows_plain(const galleyi_dom_trees *trees, const float rows[][GALLEYI_DOM_FEATURES_COUNT], uint32_t count, int fully, int32_t *sums) {
    for (uint32_t i = 0; i < count; i++) sums[i] = fully ? galleyi_dom_judge_fully(trees, rows[i]) : galleyi_dom_judge(trees, rows[i]);
}

#if defined(GALLEYI_SIMD_X86)
enum { JUDGE_ROWS_LANES = 8, JUDGE_ROWS_STEP = 8 };

/* Eight rows, each feature's values side by side. */
typedef struct judge_rows_batch { float of[GALLEYI_DOM_FEATURES_COUNT][JUDGE_ROWS_LANES]; int32_t sums[JUDGE_ROWS_LANES]; uint32_t row[JUDGE_ROWS_LANES], count, live; } judge_rows_batch;   /* live: lanes whose sums are not clear, as bits */

GALLEYI_TARGET_AVX2 static inline void judge_rows_turn(float to[JUDGE_ROWS_LANES][JUDGE_ROWS_LANES], const float *const from[JUDGE_ROWS_LANES], uint32_t at) {
    __m256 r[8], s[8];
    for (int i = 0; i < 8; i++) r[i] = _mm256_loadu_ps(from[i] + at);
    for (int i = 0; i < 8; i += 2) { s[i] = _mm256_unpacklo_ps(r[i], r[i + 1]); s[i + 1] = _mm256_unpackhi_ps(r[i], r[i + 1]); }
    for (int i = 0; i < 8; i += 4) {
        r[i] = _mm256_shuffle_ps(s[i], s[i + 2], 0x44);
        r[i + 1] = _mm256_shuffle_ps(s[i], s[i + 2], 0xee);
        r[i + 2] = _mm256_shuffle_ps(s[i + 1], s[i + 3], 0x44);
        r[i + 3] = _mm256_shuffle_ps(s[i + 1], s[i + 3], 0xee);
    }
    for (int i = 0; i < 4; i++) {
        _mm256_storeu_ps(to[i], _mm256_permute2f128_ps(r[i], r[i + 4], 0x20));
        _mm256_storeu_ps(to[i + 4], _mm256_permute2f128_ps(r[i], r[i + 4], 0x31));
    }
}

GALLEYI_TARGET_AVX2 static void judge_rows_fill(judge_rows_batch *batch, const float rows[][GALLEYI_DOM_FEATURES_COUNT], const uint32_t *row, uint32_t count, const int32_t *sums) {
    const float *from[JUDGE_ROWS_LANES];
    uint32_t f = 0;
    batch->count = count < JUDGE_ROWS_LANES ? count : JUDGE_ROWS_LANES;
    batch->live = (1u << batch->count) - 1;
    for (uint32_t lane = 0; lane < JUDGE_ROWS_LANES; lane++) {
        batch->row[lane] = row[lane < batch->count ? lane : 0];
        batch->sums[lane] = sums[batch->row[lane]];
        from[lane] = rows[batch->row[lane]];
    }
    for (; f + JUDGE_ROWS_LANES <= GALLEYI_DOM_FEATURES_COUNT; f += JUDGE_ROWS_LANES) judge_rows_turn(&batch->of[f], from, f);
    for (; f < GALLEYI_DOM_FEATURES_COUNT; f++) for (uint32_t lane = 0; lane < JUDGE_ROWS_LANES; lane++) batch->of[f][lane] = from[lane][f];
}

GALLEYI_TARGET_AVX2 static void judge_rows_trees(const galleyi_dom_trees *trees, judge_rows_batch *batch, uint32_t first) {
    __m256i sums = _mm256_loadu_si256((const __m256i *)(const void *)batch->sums), bits = _mm256_set1_epi32(23);
    for (uint32_t tree = first; tree < first + JUDGE_ROWS_STEP; tree++) {
        const galleyi_dom_tree_node *node = trees->nodes + trees->trees[tree].node, *end = trees->nodes + trees->trees[tree + 1].node;
        __m256i open = _mm256_set1_epi32(0xffff);
        for (; node < end; node++) {
            __m256 right = _mm256_cmp_ps(_mm256_loadu_ps(batch->of[node->feature]), _mm256_castsi256_ps(_mm256_set1_epi32((int)((uint32_t)node->threshold << 16))), _CMP_NLE_UQ);
            open = _mm256_andnot_si256(_mm256_and_si256(_mm256_castps_si256(right), _mm256_set1_epi32(node->left)), open);
        }
        /* the lowest bit, as the exponent of a float */
        open = _mm256_and_si256(open, _mm256_sub_epi32(_mm256_setzero_si256(), open));
        __m256i leaf = _mm256_sub_epi32(_mm256_srlv_epi32(_mm256_castps_si256(_mm256_cvtepi32_ps(open)), bits), _mm256_set1_epi32(127));
        /* four bytes each, of which two are asked for: with those before, but at the table's begin */
        const int16_t *leaves = trees->leaves + trees->trees[tree].leaf;
        int begins = trees->trees[tree].leaf == 0;
        __m256i values = _mm256_i32gather_epi32((const int *)(const void *)(leaves - !begins), leaf, 2);
        sums = _mm256_add_epi32(sums, _mm256_srai_epi32(begins ? _mm256_slli_epi32(values, 16) : values, 16));
    }
    _mm256_storeu_si256((__m256i *)(void *)batch->sums, sums);
}

/* Takes the sums of a batch; the rows that go on are appended to active. */
static uint32_t judge_rows_take(judge_rows_batch *batch, uint32_t trees, int fully, int32_t *sums, uint32_t *active) {
    uint32_t count = 0;
    for (uint32_t lane = 0; lane < batch->count; lane++) {
        if (!(batch->live >> lane & 1)) continue;
        uint32_t row = batch->row[lane];
        sums[row] = batch->sums[lane];
        if (fully || !galleyi_dom_judge_is_clear(sums[row], trees)) active[count++] = row;
        else batch->live &= ~(1u << lane);
    }
    return count;
}

static void judge_rows_eight(const galleyi_dom_trees *trees, const float rows[][GALLEYI_DOM_FEATURES_COUNT], uint32_t count, int fully, int32_t *sums) {
    judge_rows_batch batches[GALLEYI_DOM_JUDGE_ROWS / JUDGE_ROWS_LANES];
    uint32_t active[GALLEYI_DOM_JUDGE_ROWS], filled = 0;
    for (uint32_t i = 0; i < count; i++) { active[i] = i; sums[i] = 0; }
    for (uint32_t tree = 0; tree < trees->count && count; tree += JUDGE_ROWS_STEP) {
        uint32_t wanted = (count + JUDGE_ROWS_LANES - 1) / JUDGE_ROWS_LANES, left = 0;
        if (wanted != filled) for (filled = 0; filled < wanted; filled++) judge_rows_fill(&batches[filled], rows, active + filled * JUDGE_ROWS_LANES, count - filled * JUDGE_ROWS_LANES, sums);
        for (uint32_t b = 0; b < filled; b++) {
            judge_rows_trees(trees, &batches[b], tree);
            left += judge_rows_take(&batches[b], tree + JUDGE_ROWS_STEP, fully, sums, active + left);
        }
        count = left;
    }
}
#endif

void galleyi_dom_judge_rows(const galleyi_dom_trees *trees, const float rows[][GALLEYI_DOM_FEATURES_COUNT], uint32_t count, int fully, int32_t *sums) {
#if defined(GALLEYI_SIMD_X86)
    if (galleyi_cpu_has(GALLEYI_CPU_AVX2) && trees->count % JUDGE_ROWS_STEP == 0) { judge_rows_eight(trees, rows, count, fully, sums); return; }
#endif
    judge_rows_plain(trees, rows, count, fully, sums);
}
