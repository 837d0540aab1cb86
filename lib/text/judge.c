/* Evaluates the trees for 32 blocks at a time: features are turned into columns, so that a compiler makes vector code of each level. */
#include "text/judge.h"
#include <string.h>

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

int32_t galleyi_judge_run(const galleyi_judge_model *model, galleyi_work *work, const uint8_t *rows, size_t count, uint8_t *scores) {
    uint8_t column[JUDGE_FEATURES_MOST][JUDGE_BATCH];
    memset(column, 0, sizeof column);
    for (size_t first = 0; first < count; first += JUDGE_BATCH) {
        size_t here = count - first < JUDGE_BATCH ? count - first : JUDGE_BATCH;
        int32_t sums[JUDGE_BATCH] = { 0 }, status = galleyi_work_add(work, here * model->count);
        if (status) return status;
        for (size_t i = 0; i < here; i++)
            for (uint32_t f = 0; f < model->features && f < JUDGE_FEATURES_MOST; f++) column[f][i] = rows[(first + i) * model->features + f];
        judge_batch(model, (const uint8_t (*)[JUDGE_BATCH])column, sums);
        for (size_t i = 0; i < here; i++) scores[first + i] = judge_probability(((int64_t)model->bias + sums[i]) * model->unit);
    }
    return GALLEY_OK;
}
