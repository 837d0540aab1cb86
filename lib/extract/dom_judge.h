/* The learned judge of blocks: a sum of small trees over the features, in 1/4096 of log odds. */
#ifndef GALLEY_EXTRACT_DOM_JUDGE_H
#define GALLEY_EXTRACT_DOM_JUDGE_H
#include "extract/dom_features.h"

/* An inner node asks feature <= threshold; if not, the leaves on its left are struck out. Of all 16 the first that is left is the tree's answer, so nodes may be asked in
   any order (QuickScorer: Lucchese and others, SIGIR 2015). Of the threshold's 32 bits the upper 16 are kept. */
typedef struct galleyi_dom_tree_node { uint16_t threshold, left; uint8_t feature; } galleyi_dom_tree_node;   /* left: leaves as bits */
typedef struct galleyi_dom_tree { uint16_t node, leaf; } galleyi_dom_tree;    /* where its own begin; behind the last one, where they end */
typedef struct galleyi_dom_trees {
    const galleyi_dom_tree      *trees;
    const galleyi_dom_tree_node *nodes;
    const int16_t               *leaves;
    uint32_t                     count;       /* even */
} galleyi_dom_trees;

extern const galleyi_dom_trees galleyi_dom_trees_learned;

enum { GALLEYI_DOM_JUDGE_THRESHOLD = -822 };   /* log odds of .45: from here on rather story than not */
int32_t galleyi_dom_judge(const galleyi_dom_trees *trees, const float features[GALLEYI_DOM_FEATURES_COUNT]);
/* The sums of many blocks at once; with AVX2 of eight by one walk. The same sums as those of the functions for one. */
enum { GALLEYI_DOM_JUDGE_ROWS = 64 };
/* count up to GALLEYI_DOM_JUDGE_ROWS. fully: without an early end. */
void    galleyi_dom_judge_rows(const galleyi_dom_trees *trees, const float rows[][GALLEYI_DOM_FEATURES_COUNT], uint32_t count, int fully, int32_t *sums);

/* Whether a sum after so many trees ends it. */
int     galleyi_dom_judge_is_clear(int32_t sum, uint32_t trees);
/* Without an early end: for thresholds below the usual one. */
int32_t galleyi_dom_judge_fully(const galleyi_dom_trees *trees, const float features[GALLEYI_DOM_FEATURES_COUNT]);
#endif
