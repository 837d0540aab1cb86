/* Evaluates the trees for 32 blocks at a time: a level is one comparison of a column. */
#include "text/judge.h"
#include <string.h>
#if defined(GALLEYI_SIMD_X86)
#  include <immintrin.h>
#endif

enum { JUDGE_AT_ONCE = 2 };                   /* batches */

/* 255 / (1 + e^-x) for x = 0, 1/4 ... 6 1/4. */
static const uint8_t judge_logistic[26] = { 128, 143, 159, 173, 186, 198, 209, 217, 225, 231, 236, 240, 243, 245, 247, 249, 250, 251, 252, 253, 253, 254, 254, 254, 254, 255 };

static uint8_t judge_probability(int64_t logit) {             /* in 1/2^20 */
    int64_t size = logit < 0 ? -logit : logit, place = size >> 18;
    int64_t p = place >= 25 ? 255 : judge_logistic[place] + (((judge_logistic[place + 1] - judge_logistic[place]) * (size & 0x3FFFF)) >> 18);
    return (uint8_t)(logit < 0 ? 255 - p : p);
}

static void judge_batch(const galleyi_judge_model *model, const uint8_t (*column)[GALLEYI_JUDGE_BATCH], int32_t *sums) {
    for (uint32_t t = 0; t < model->count; t++) {
        const galleyi_judge_tree *tree = &model->trees[t];
        uint8_t leaf[GALLEYI_JUDGE_BATCH] = { 0 };
        for (int d = 0; d < GALLEYI_JUDGE_DEPTH; d++) {
            const uint8_t *values = column[tree->feature[d]];
            uint8_t above = tree->above[d], bit = (uint8_t)(1 << d);
            for (int i = 0; i < GALLEYI_JUDGE_BATCH; i++) leaf[i] |= values[i] > above ? bit : 0;
        }
        for (int i = 0; i < GALLEYI_JUDGE_BATCH; i++) sums[i] += tree->leaf[leaf[i]];
    }
}

#if defined(GALLEYI_SIMD_X86)
/* 16 blocks a register: a level is one comparison, the 64 leaves are four shuffles. A sum of 255 leaves fits 16 bits. */
GALLEYI_TARGET_SSSE3 static void judge_batch_ssse3(const galleyi_judge_model *model, const uint8_t (*column)[GALLEYI_JUDGE_BATCH], int32_t *sums) {
    const __m128i zero = _mm_setzero_si128();
    for (int half = 0; half < GALLEYI_JUDGE_BATCH; half += 16) {
        __m128i low = zero, high = zero;
        int16_t out[16];
        for (uint32_t t = 0; t < model->count; t++) {
            const galleyi_judge_tree *tree = &model->trees[t];
            __m128i leaf = zero, above[GALLEYI_JUDGE_DEPTH], value = zero;
            for (int d = 0; d < GALLEYI_JUDGE_DEPTH; d++) {
                __m128i values = _mm_loadu_si128((const __m128i *)(const void *)(column[tree->feature[d]] + half));
                __m128i least = _mm_set1_epi8((char)tree->above[d]);
                above[d] = _mm_cmpeq_epi8(_mm_max_epu8(values, least), least);   /* FF: not above */
            }
            for (int d = 0; d < 4; d++) leaf = _mm_or_si128(leaf, _mm_andnot_si128(above[d], _mm_set1_epi8((char)(1 << d))));
            for (int q = 0; q < 4; q++) {
                __m128i part = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(const void *)(tree->leaf + 16 * q)), leaf);
                __m128i fourth = q & 1 ? above[4] : _mm_cmpeq_epi8(above[4], zero), fifth = q & 2 ? above[5] : _mm_cmpeq_epi8(above[5], zero);
                value = _mm_or_si128(value, _mm_andnot_si128(_mm_or_si128(fourth, fifth), part));
            }
            __m128i sign = _mm_cmpgt_epi8(zero, value);
            low = _mm_add_epi16(low, _mm_unpacklo_epi8(value, sign));
            high = _mm_add_epi16(high, _mm_unpackhi_epi8(value, sign));
        }
        _mm_storeu_si128((__m128i *)(void *)out, low);
        _mm_storeu_si128((__m128i *)(void *)(out + 8), high);
        for (int i = 0; i < 16; i++) sums[half + i] += out[i];
    }
}
#endif

#if defined(GALLEYI_SIMD_X86)
/* 32 blocks a register; several batches at a time share what a tree says. */
GALLEYI_TARGET_AVX2 static inline __attribute__((always_inline)) void judge_batches_avx2(const galleyi_judge_model *model, const uint8_t (*column)[GALLEYI_JUDGE_BATCH], size_t features, int batches,
                                                                                         int32_t (*sums)[GALLEYI_JUDGE_BATCH]) {
    const __m256i zero = _mm256_setzero_si256();
    __m256i low[JUDGE_AT_ONCE] = { zero, zero }, high[JUDGE_AT_ONCE] = { zero, zero };
    int16_t out[GALLEYI_JUDGE_BATCH];
    for (uint32_t t = 0; t < model->count; t++) {
        const galleyi_judge_tree *tree = &model->trees[t];
        __m256i leaf[JUDGE_AT_ONCE] = { zero, zero }, above[2][JUDGE_AT_ONCE], part[4];
        for (int d = 0; d < GALLEYI_JUDGE_DEPTH; d++) {
            const uint8_t (*values)[GALLEYI_JUDGE_BATCH] = column + tree->feature[d];
            const __m256i least = _mm256_set1_epi8((char)tree->above[d]), bit = _mm256_set1_epi8((char)(1 << (d & 3)));
            for (int k = 0; k < batches; k++) {
                __m256i at = _mm256_loadu_si256((const __m256i *)(const void *)values[k ? features : 0]), below = _mm256_cmpeq_epi8(_mm256_max_epu8(at, least), least);   /* FF: not above */
                if (d < 4) leaf[k] = _mm256_or_si256(leaf[k], _mm256_andnot_si256(below, bit)); else above[d - 4][k] = below;
            }
        }
        for (int q = 0; q < 4; q++) part[q] = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)(tree->leaf + 16 * q)));
        for (int k = 0; k < batches; k++) {
            __m256i first = _mm256_blendv_epi8(_mm256_shuffle_epi8(part[1], leaf[k]), _mm256_shuffle_epi8(part[0], leaf[k]), above[0][k]);
            __m256i second = _mm256_blendv_epi8(_mm256_shuffle_epi8(part[3], leaf[k]), _mm256_shuffle_epi8(part[2], leaf[k]), above[0][k]);
            __m256i value = _mm256_blendv_epi8(second, first, above[1][k]);
            low[k] = _mm256_add_epi16(low[k], _mm256_cvtepi8_epi16(_mm256_castsi256_si128(value)));
            high[k] = _mm256_add_epi16(high[k], _mm256_cvtepi8_epi16(_mm256_extracti128_si256(value, 1)));
        }
    }
    for (int k = 0; k < batches; k++) {
        _mm256_storeu_si256((__m256i *)(void *)out, low[k]);
        _mm256_storeu_si256((__m256i *)(void *)(out + 16), high[k]);
        for (int i = 0; i < GALLEYI_JUDGE_BATCH; i++) sums[k][i] += out[i];
    }
}
GALLEYI_TARGET_AVX2 static void judge_pair_avx2(const galleyi_judge_model *model, const uint8_t (*column)[GALLEYI_JUDGE_BATCH], size_t features, size_t batches, int32_t (*sums)[GALLEYI_JUDGE_BATCH]) {
    if (batches == JUDGE_AT_ONCE) judge_batches_avx2(model, column, features, JUDGE_AT_ONCE, sums);
    else judge_batches_avx2(model, column, features, 1, sums);
}
#endif

static void judge_sums(galleyi_cpu path, const galleyi_judge_model *model, const uint8_t (*column)[GALLEYI_JUDGE_BATCH], size_t features, size_t batches, int32_t (*sums)[GALLEYI_JUDGE_BATCH]) {
#if defined(GALLEYI_SIMD_X86)
    if (model->count <= 255 && path == GALLEYI_CPU_AVX2) { judge_pair_avx2(model, column, features, batches, sums); return; }
    if (model->count <= 255 && path == GALLEYI_CPU_SSSE3) {
        for (size_t k = 0; k < batches; k++) judge_batch_ssse3(model, column + k * features, sums[k]);
        return;
    }
#endif
    (void)path;
    for (size_t k = 0; k < batches; k++) judge_batch(model, column + k * features, sums[k]);
}

int32_t galleyi_judge_run_path(galleyi_cpu path, const galleyi_judge_columns *all, const galleyi_judge_task *tasks, size_t count, galleyi_work *work) {
    const uint8_t (*column)[GALLEYI_JUDGE_BATCH] = (const uint8_t (*)[GALLEYI_JUDGE_BATCH])(const void *)all->columns;
    const size_t at_once = (size_t)JUDGE_AT_ONCE * GALLEYI_JUDGE_BATCH;
    for (size_t first = 0; first < all->count; first += at_once, column += JUDGE_AT_ONCE * (size_t)all->features) {
        size_t here = all->count - first < at_once ? all->count - first : at_once;
        for (size_t k = 0; k < count; k++) {
            const galleyi_judge_model *model = tasks[k].model;
            int32_t sums[JUDGE_AT_ONCE][GALLEYI_JUDGE_BATCH] = { { 0 } }, status = galleyi_work_add(work, here * model->count);
            if (status) return status;
            judge_sums(path, model, column, all->features, (here + GALLEYI_JUDGE_BATCH - 1) / GALLEYI_JUDGE_BATCH, sums);
            for (size_t i = 0; i < here; i++)
                tasks[k].scores[first + i] = judge_probability(((int64_t)model->bias + sums[i / GALLEYI_JUDGE_BATCH][i % GALLEYI_JUDGE_BATCH]) * model->unit);
        }
    }
    return GALLEY_OK;
}

int32_t galleyi_judge_run(const galleyi_judge_columns *all, const galleyi_judge_task *tasks, size_t count, galleyi_work *work) {
    return galleyi_judge_run_path(galleyi_cpu_best(), all, tasks, count, work);
}
