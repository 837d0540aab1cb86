/* Evaluates the trees for 32 blocks at a time: features are turned into columns, so that a compiler makes vector code of each level. */
#include "text/judge.h"
#include "core/cpu.h"
#include <string.h>
#if defined(GALLEYI_SIMD_X86)
#  include <tmmintrin.h>
#endif

enum { JUDGE_BATCH = 32, JUDGE_FEATURES_MOST = 192 };

/* 255 / (1 + e^-x) for x = 0, 1/4 ... 6 1/4. */
static const uint8_t judge_logistic[26] = { 128, 143, 159, 173, 186, 198, 209, 217, 225, 231, 236, 240, 243, 245, 247, 249, 250, 251, 252, 253, 253, 254, 254, 254, 254, 255 };

static uint8_t judge_probability(int64_t logit) {             /* in 1/2^20 */
    int64_t size = logit < 0 ? -logit : logit, place = size >> 18;
    int64_t p = place >= 25 ? 255 : judge_logistic[place] + (((judge_logistic[place + 1] - judge_logistic[place]) * (size & 0x3FFFF)) >> 18);
    return (uint8_t)(logit < 0 ? 255 - p : p);
}

static void judge_batch(const galleyi_judge_model *model, const uint8_t (*column)[JUDGE_BATCH], int32_t *sums) {
    for (uint32_t t = 0; t < model->count; t++) {
        const galleyi_judge_tree *tree = &model->trees[t];
        uint8_t leaf[JUDGE_BATCH] = { 0 };
        for (int d = 0; d < GALLEYI_JUDGE_DEPTH; d++) {
            const uint8_t *values = column[tree->feature[d]];
            uint8_t above = tree->above[d], bit = (uint8_t)(1 << d);
            for (int i = 0; i < JUDGE_BATCH; i++) leaf[i] |= values[i] > above ? bit : 0;
        }
        for (int i = 0; i < JUDGE_BATCH; i++) sums[i] += tree->leaf[leaf[i]];
    }
}

#if defined(GALLEYI_SIMD_X86)
/* 16 blocks a register: a level is one comparison, the 64 leaves are four shuffles. A sum of 255 leaves fits 16 bits. */
GALLEYI_TARGET_SSSE3 static void judge_batch_ssse3(const galleyi_judge_model *model, const uint8_t (*column)[JUDGE_BATCH], int32_t *sums) {
    const __m128i zero = _mm_setzero_si128();
    for (int half = 0; half < JUDGE_BATCH; half += 16) {
        __m128i low = zero, high = zero;
        int16_t out[16];
        for (uint32_t t = 0; t < model->count; t++) {
            const galleyi_judge_tree *tree = &model->trees[t];
            __m128i leaf = zero, above[GALLEYI_JUDGE_DEPTH], value = zero;
            for (int d = 0; d < GALLEYI_JUDGE_DEPTH; d++) {
                __m128i values = _mm_loadu_si128((const __m128i *)(const void *)(column[tree->feature[d]] + half));
                above[d] = _mm_cmpeq_epi8(_mm_subs_epu8(values, _mm_set1_epi8((char)tree->above[d])), zero);   /* FF: not above */
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

static void judge_sums(const galleyi_judge_model *model, const uint8_t (*column)[JUDGE_BATCH], int32_t *sums) {
#if defined(GALLEYI_SIMD_X86)
    if (model->count <= 255 && galleyi_cpu_has(GALLEYI_CPU_SSSE3)) { judge_batch_ssse3(model, column, sums); return; }
#endif
    judge_batch(model, column, sums);
}

int32_t galleyi_judge_run(const galleyi_judge_model *model, galleyi_work *work, const uint8_t *rows, size_t count, uint8_t *scores) {
    uint8_t column[JUDGE_FEATURES_MOST][JUDGE_BATCH];
    memset(column, 0, sizeof column);
    for (size_t first = 0; first < count; first += JUDGE_BATCH) {
        size_t here = count - first < JUDGE_BATCH ? count - first : JUDGE_BATCH;
        int32_t sums[JUDGE_BATCH] = { 0 }, status = galleyi_work_add(work, here * model->count);
        if (status) return status;
        for (size_t i = 0; i < here; i++)
            for (uint32_t f = 0; f < model->features && f < JUDGE_FEATURES_MOST; f++) column[f][i] = rows[(first + i) * model->features + f];
        judge_sums(model, (const uint8_t (*)[JUDGE_BATCH])column, sums);
        for (size_t i = 0; i < here; i++) scores[first + i] = judge_probability(((int64_t)model->bias + sums[i]) * model->unit);
    }
    return GALLEY_OK;
}
