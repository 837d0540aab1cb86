/* Sixteen blocks at once. Those that the first trees leave in doubt wait for others, so that few lanes are idle in the trees that follow. */
#include "extract/dom_judge.h"
#include "core/cpu.h"
#include <string.h>
#if defined(GALLEYI_SIMD_X86)
#  include <immintrin.h>
#endif

void galleyi_dom_judge_begin(galleyi_dom_judging *judging, const galleyi_dom_trees *trees, int fully, int32_t *sums) {
    judging->trees = trees;
    judging->fully = fully;
    judging->sums = sums;
    judging->waiting = 0;
}

static void judge_rows_plain(galleyi_dom_judging *judging, const float rows[][GALLEYI_DOM_FEATURES_COUNT], uint32_t first, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) judging->sums[first + i] = galleyi_dom_judge(judging->trees, rows[i], judging->fully);
}

#if defined(GALLEYI_SIMD_X86)
enum { JUDGE_ROWS_LANES = 16, JUDGE_ROWS_STEP = 8, JUDGE_ROWS_FIRST = 16 };

/* Of sixteen rows each feature's keys side by side. */
typedef struct judge_rows_batch {
    galleyi_dom_key of[GALLEYI_DOM_JUDGE_KEYS][JUDGE_ROWS_LANES];
    int32_t         sums[JUDGE_ROWS_LANES];
    uint32_t        rows[JUDGE_ROWS_LANES], places[JUDGE_ROWS_LANES];   /* of the sums; of the keys among those that it was filled from */
    uint32_t        live;                     /* lanes in doubt, as bits */
} judge_rows_batch;

/* A last piece of fewer than eight features is read as eight that begin before it. */
GALLEYI_TARGET_AVX2 static inline void judge_rows_keys(galleyi_dom_key keys[GALLEYI_DOM_JUDGE_KEYS], const float *row) {
    for (int f = 0; f < GALLEYI_DOM_FEATURES_COUNT; f += 8) {
        if (f > GALLEYI_DOM_FEATURES_COUNT - 8) f = GALLEYI_DOM_FEATURES_COUNT - 8;
        __m256i bits = _mm256_castps_si256(_mm256_loadu_ps(row + f)), up = _mm256_andnot_si256(_mm256_srai_epi32(bits, 31), _mm256_set1_epi32(0xffff));
        __m256i key = _mm256_srli_epi32(_mm256_add_epi32(_mm256_and_si256(bits, _mm256_set1_epi32(0x7fffffff)), up), 16);
        key = _mm256_sign_epi32(key, bits);
        _mm_storeu_si128((__m128i *)(void *)(keys + f), _mm_packs_epi32(_mm256_castsi256_si128(key), _mm256_extracti128_si256(key, 1)));
    }
}

GALLEYI_TARGET_AVX2 static inline __m256i judge_rows_two(const galleyi_dom_key *low, const galleyi_dom_key *high) {
    return _mm256_inserti128_si256(_mm256_castsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)low)), _mm_loadu_si128((const __m128i *)(const void *)high), 1);
}

/* Eight features of sixteen rows, turned. */
GALLEYI_TARGET_AVX2 static inline void judge_rows_turn(galleyi_dom_key to[][JUDGE_ROWS_LANES], const galleyi_dom_key *const from[JUDGE_ROWS_LANES], int at) {
    __m256i r[8], s[8];
    for (int i = 0; i < 8; i++) r[i] = judge_rows_two(from[i] + at, from[i + 8] + at);
    for (int i = 0; i < 8; i += 2) { s[i] = _mm256_unpacklo_epi16(r[i], r[i + 1]); s[i + 1] = _mm256_unpackhi_epi16(r[i], r[i + 1]); }
    for (int i = 0; i < 8; i += 4)
        for (int k = 0; k < 2; k++) { r[i + 2 * k] = _mm256_unpacklo_epi32(s[i + k], s[i + k + 2]); r[i + 2 * k + 1] = _mm256_unpackhi_epi32(s[i + k], s[i + k + 2]); }
    for (int i = 0; i < 4; i++) {
        _mm256_storeu_si256((__m256i *)(void *)to[at + 2 * i], _mm256_unpacklo_epi64(r[i], r[i + 4]));
        _mm256_storeu_si256((__m256i *)(void *)to[at + 2 * i + 1], _mm256_unpackhi_epi64(r[i], r[i + 4]));
    }
}

/* Lanes behind the last row have what the first one has. */
GALLEYI_TARGET_AVX2 static void judge_rows_fill(judge_rows_batch *batch, const galleyi_dom_key (*keys)[GALLEYI_DOM_JUDGE_KEYS], uint32_t count) {
    const galleyi_dom_key *from[JUDGE_ROWS_LANES];
    for (uint32_t lane = 0; lane < JUDGE_ROWS_LANES; lane++) from[lane] = keys[batch->places[lane < count ? lane : 0]];
    for (int f = 0; f < GALLEYI_DOM_JUDGE_KEYS; f += 8) judge_rows_turn(batch->of, from, f);
    batch->live = (1u << count) - 1;
}

/* The answer of a tree to sixteen rows. */
GALLEYI_TARGET_AVX2 static inline __m256i judge_rows_tree(const galleyi_dom_tree *tree, const judge_rows_batch *batch) {
    __m256i open = _mm256_set1_epi16(-1);
    for (int i = 0; i < GALLEYI_DOM_TREE_NODES; i++) {
        __m256i right = _mm256_cmpgt_epi16(_mm256_loadu_si256((const __m256i *)(const void *)batch->of[tree->features[i]]), _mm256_set1_epi16(tree->thresholds[i]));
        open = _mm256_andnot_si256(_mm256_and_si256(right, _mm256_set1_epi16((short)tree->left[i])), open);
    }
    open = _mm256_and_si256(open, _mm256_sub_epi16(_mm256_setzero_si256(), open));
    __m256i place = _mm256_srli_epi16(_mm256_mullo_epi16(open, _mm256_set1_epi16(GALLEYI_DOM_TREE_SEQUENCE)), 12);
    __m256i low = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)tree->low)), high = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)tree->high));
    return _mm256_or_si256(_mm256_shuffle_epi8(low, _mm256_or_si256(place, _mm256_set1_epi16((short)0x8000))),
                           _mm256_shuffle_epi8(high, _mm256_or_si256(_mm256_slli_epi16(place, 8), _mm256_set1_epi16(0x80))));
}

/* Eight trees; gives the lanes whose sums are further from the threshold than clear. */
GALLEYI_TARGET_AVX2 static uint32_t judge_rows_trees(const galleyi_dom_tree *trees, judge_rows_batch *batch, int32_t clear) {
    __m256i sums[2] = { _mm256_loadu_si256((const __m256i *)(const void *)batch->sums), _mm256_loadu_si256((const __m256i *)(const void *)(batch->sums + 8)) };
    __m256i own = _mm256_set1_epi32(GALLEYI_DOM_JUDGE_THRESHOLD), far = _mm256_set1_epi32(clear);
    uint32_t done = 0;
    for (int tree = 0; tree < JUDGE_ROWS_STEP; tree++) {
        __m256i answer = judge_rows_tree(&trees[tree], batch);
        sums[0] = _mm256_add_epi32(sums[0], _mm256_cvtepi16_epi32(_mm256_castsi256_si128(answer)));
        sums[1] = _mm256_add_epi32(sums[1], _mm256_cvtepi16_epi32(_mm256_extracti128_si256(answer, 1)));
    }
    for (int k = 0; k < 2; k++) {
        _mm256_storeu_si256((__m256i *)(void *)(batch->sums + 8 * k), sums[k]);
        done |= (uint32_t)_mm256_movemask_ps(_mm256_castsi256_ps(_mm256_cmpgt_epi32(_mm256_abs_epi32(_mm256_sub_epi32(sums[k], own)), far))) << 8 * k;
    }
    return done;
}

/* The next eight trees for the lanes in doubt; sums of lanes that are clear then are done. */
static void judge_rows_step(const galleyi_dom_judging *judging, judge_rows_batch *batch, uint32_t tree) {
    uint32_t done = batch->live & judge_rows_trees(judging->trees->trees + tree, batch, judging->fully ? INT32_MAX : galleyi_dom_judge_clear(tree + JUDGE_ROWS_STEP));
    batch->live ^= done;
    for (; done; done &= done - 1) {
        uint32_t lane = (uint32_t)__builtin_ctz(done);
        judging->sums[batch->rows[lane]] = batch->sums[lane];
    }
}

/* Gives how many lanes of the batch are in doubt; their sums so far are kept, their places told. */
static uint32_t judge_rows_left(const galleyi_dom_judging *judging, const judge_rows_batch *batch, uint32_t *places) {
    uint32_t count = 0;
    for (uint32_t live = batch->live; live; live &= live - 1) {
        uint32_t lane = (uint32_t)__builtin_ctz(live);
        judging->sums[batch->rows[lane]] = batch->sums[lane];
        places[count++] = batch->places[lane];
    }
    return count;
}

/* The rest of the trees for all that wait; where lanes enough are idle the others close ranks. */
static void judge_rows_waiting(galleyi_dom_judging *judging) {
    judge_rows_batch batches[GALLEYI_DOM_JUDGE_ROWS / JUDGE_ROWS_LANES];
    uint32_t places[GALLEYI_DOM_JUDGE_ROWS], count = judging->waiting, filled = 0;
    for (uint32_t i = 0; i < count; i++) places[i] = i;
    for (uint32_t tree = JUDGE_ROWS_FIRST; tree < judging->trees->count && count; tree += JUDGE_ROWS_STEP) {
        uint32_t wanted = (count + JUDGE_ROWS_LANES - 1) / JUDGE_ROWS_LANES;
        if (wanted != filled) for (filled = 0; filled < wanted; filled++) {
            judge_rows_batch *batch = &batches[filled];
            uint32_t from = filled * JUDGE_ROWS_LANES, lanes = count - from < JUDGE_ROWS_LANES ? count - from : JUDGE_ROWS_LANES;
            for (uint32_t lane = 0; lane < lanes; lane++) {
                batch->places[lane] = places[from + lane];
                batch->rows[lane] = judging->rows[places[from + lane]];
                batch->sums[lane] = judging->sums[batch->rows[lane]];
            }
            judge_rows_fill(batch, (const galleyi_dom_key (*)[GALLEYI_DOM_JUDGE_KEYS])judging->keys, lanes);
        }
        count = 0;
        for (uint32_t b = 0; b < filled; b++) {
            judge_rows_step(judging, &batches[b], tree);
            count += judge_rows_left(judging, &batches[b], places + count);
        }
    }
    judging->waiting = 0;
}

/* The first trees (all, where no sum ends early) for up to sixteen rows. */
GALLEYI_TARGET_AVX2 static void judge_rows_begin(galleyi_dom_judging *judging, const float rows[][GALLEYI_DOM_FEATURES_COUNT], uint32_t first, uint32_t count) {
    galleyi_dom_key keys[JUDGE_ROWS_LANES][GALLEYI_DOM_JUDGE_KEYS];
    judge_rows_batch batch;
    uint32_t places[JUDGE_ROWS_LANES], trees = judging->fully ? judging->trees->count : JUDGE_ROWS_FIRST;
    memset(batch.sums, 0, sizeof batch.sums);
    for (uint32_t i = 0; i < count; i++) {
        judge_rows_keys(keys[i], rows[i]);
        batch.places[i] = i;
        batch.rows[i] = first + i;
    }
    judge_rows_fill(&batch, (const galleyi_dom_key (*)[GALLEYI_DOM_JUDGE_KEYS])keys, count);
    for (uint32_t tree = 0; tree < trees && batch.live; tree += JUDGE_ROWS_STEP) judge_rows_step(judging, &batch, tree);
    count = judge_rows_left(judging, &batch, places);
    if (judging->fully) return;
    if (judging->waiting + count > GALLEYI_DOM_JUDGE_ROWS) judge_rows_waiting(judging);
    for (uint32_t i = 0; i < count; i++) {
        memcpy(judging->keys[judging->waiting], keys[places[i]], sizeof *keys);
        judging->rows[judging->waiting++] = first + places[i];
    }
}

static int judge_rows_can(const galleyi_dom_trees *trees) {
    return galleyi_cpu_has(GALLEYI_CPU_AVX2) && trees->count >= JUDGE_ROWS_FIRST && trees->count % JUDGE_ROWS_STEP == 0;
}
#endif

void galleyi_dom_judge_add(galleyi_dom_judging *judging, const float rows[][GALLEYI_DOM_FEATURES_COUNT], uint32_t first, uint32_t count) {
#if defined(GALLEYI_SIMD_X86)
    if (judge_rows_can(judging->trees)) {
        for (uint32_t i = 0; i < count; i += JUDGE_ROWS_LANES) judge_rows_begin(judging, rows + i, first + i, count - i < JUDGE_ROWS_LANES ? count - i : JUDGE_ROWS_LANES);
        return;
    }
#endif
    judge_rows_plain(judging, rows, first, count);
}

void galleyi_dom_judge_end(galleyi_dom_judging *judging) {
#if defined(GALLEYI_SIMD_X86)
    if (judging->waiting) judge_rows_waiting(judging);
#else
    (void)judging;
#endif
}
