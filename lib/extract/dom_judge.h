/* The learned judge of blocks: a sum of small trees over the features, in 1/4096 of log odds. */
#ifndef GALLEY_EXTRACT_DOM_JUDGE_H
#define GALLEY_EXTRACT_DOM_JUDGE_H
#include "extract/dom_features.h"

/* Flat trees: an inner node asks feature <= threshold and goes left or right; a negative child -k is leaf k - 1. */
typedef struct galleyi_dom_trees {
    const uint8_t *features;
    const float   *thresholds;
    const int16_t *left, *right, *leaves, *roots;
    uint32_t       count;
} galleyi_dom_trees;

extern const galleyi_dom_trees galleyi_dom_trees_learned;

/* Above 0: rather story than not. */
int32_t galleyi_dom_judge(const galleyi_dom_trees *trees, const float features[GALLEYI_DOM_FEATURES_COUNT]);
#endif
