/* The learned part of reading a page: how likely a block is the story's text, and how likely its headline. Sums of small decision trees whose levels each ask
   one question of all blocks; judge_table.c is made by lib/text/train/train.py. */
#ifndef GALLEY_TEXT_JUDGE_H
#define GALLEY_TEXT_JUDGE_H
#include "core/cpu.h"
#include "core/limits.h"
#include <stddef.h>
#include <stdint.h>

enum { GALLEYI_JUDGE_DEPTH = 6, GALLEYI_JUDGE_BATCH = 32 };
typedef struct galleyi_judge_tree {
    uint8_t feature[GALLEYI_JUDGE_DEPTH], above[GALLEYI_JUDGE_DEPTH];
    int8_t  leaf[1 << GALLEYI_JUDGE_DEPTH];
} galleyi_judge_tree;
typedef struct galleyi_judge_model {
    const galleyi_judge_tree *trees;
    uint32_t count, features;
    int32_t  bias, unit;                      /* logit = (bias + sum of leaves) * unit / 2^20 */
} galleyi_judge_model;

extern const galleyi_judge_model galleyi_judge_body, galleyi_judge_title;

/* Features of GALLEYI_JUDGE_BATCH blocks stand together, those of one kind side by side: features columns of GALLEYI_JUDGE_BATCH bytes for each batch, also the last one.
   scores[i]: 0 to 255, 255 times the probability. All models have as many features. */
typedef struct galleyi_judge_columns { const uint8_t *columns; size_t count; uint32_t features; } galleyi_judge_columns;
typedef struct galleyi_judge_task { const galleyi_judge_model *model; uint8_t *scores; } galleyi_judge_task;
int32_t galleyi_judge_run(const galleyi_judge_columns *all, const galleyi_judge_task *tasks, size_t count, galleyi_work *work);
int32_t galleyi_judge_run_path(galleyi_cpu path, const galleyi_judge_columns *all, const galleyi_judge_task *tasks, size_t count, galleyi_work *work);   /* for tests */
#endif
