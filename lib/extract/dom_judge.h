/* The learned judge of blocks: a sum of small trees over the features, in 1/4096 of log odds. */
#ifndef GALLEY_EXTRACT_DOM_JUDGE_H
#define GALLEY_EXTRACT_DOM_JUDGE_H
#include "extract/dom_features.h"

/* An inner node asks feature <= threshold and goes to child 0, else 1: a node of its tree, or, negative, its leaf -child - 1. */
typedef struct galleyi_dom_tree_node { float threshold; uint8_t feature; int8_t child[2]; } galleyi_dom_tree_node;
typedef struct galleyi_dom_tree { uint16_t node, leaf; } galleyi_dom_tree;    /* where its own begin */
typedef struct galleyi_dom_trees {
    const galleyi_dom_tree      *trees;
    const galleyi_dom_tree_node *nodes;
    const int16_t               *leaves;
    uint32_t                     count;       /* even */
} galleyi_dom_trees;

extern const galleyi_dom_trees galleyi_dom_trees_learned;

enum { GALLEYI_DOM_JUDGE_THRESHOLD = -822 };   /* log odds of .45: from here on rather story than not */
int32_t galleyi_dom_judge(const galleyi_dom_trees *trees, const float features[GALLEYI_DOM_FEATURES_COUNT]);
/* Without an early end: for thresholds below the usual one. */
int32_t galleyi_dom_judge_fully(const galleyi_dom_trees *trees, const float features[GALLEYI_DOM_FEATURES_COUNT]);
#endif
