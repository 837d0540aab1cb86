/* The learned judge of blocks: a sum of small trees over the features, in 1/4096 of log odds. */
#ifndef GALLEY_EXTRACT_DOM_JUDGE_H
#define GALLEY_EXTRACT_DOM_JUDGE_H
#include "extract/dom_features.h"

enum { GALLEYI_DOM_TREE_NODES = 14, GALLEYI_DOM_TREE_LEAVES = 16 };

/* A feature's value as 16 bits that compare as it does to a threshold of 16 bits: the upper half of the float, rounded up. */
typedef int16_t galleyi_dom_key;

/* An inner node asks feature <= threshold; if not, the leaves on its left are struck out. Of all 16 the first that is left is the tree's answer, so nodes may be asked in
   any order (QuickScorer: Lucchese and others, SIGIR 2015). Where there are fewer nodes, those behind strike out nothing. */
typedef struct galleyi_dom_tree {
    galleyi_dom_key thresholds[GALLEYI_DOM_TREE_NODES];
    uint16_t        left[GALLEYI_DOM_TREE_NODES];                             /* leaves as bits */
    uint8_t         features[GALLEYI_DOM_TREE_NODES];
    uint8_t         low[GALLEYI_DOM_TREE_LEAVES], high[GALLEYI_DOM_TREE_LEAVES];   /* bytes of the leaves' values, a leaf's at its GALLEYI_DOM_TREE_PLACE */
} galleyi_dom_tree;
typedef struct galleyi_dom_trees { const galleyi_dom_tree *trees; uint32_t count; } galleyi_dom_trees;

/* A bit of 16 as a number of four (a de Bruijn sequence). */
#define GALLEYI_DOM_TREE_SEQUENCE 0x09af
#define GALLEYI_DOM_TREE_PLACE(bit) ((uint32_t)(bit) * GALLEYI_DOM_TREE_SEQUENCE >> 12 & 15)

extern const galleyi_dom_trees galleyi_dom_trees_learned;

enum { GALLEYI_DOM_JUDGE_THRESHOLD = -822 };   /* log odds of .45: from here on rather story than not */

/* A sum that is clear ends it early; fully: not, for thresholds below the usual one. */
int32_t galleyi_dom_judge(const galleyi_dom_trees *trees, const float features[GALLEYI_DOM_FEATURES_COUNT], int fully);
/* How far from the threshold a sum after so many trees is clear; INT32_MAX: it never is. */
int32_t galleyi_dom_judge_clear(uint32_t trees);

/* The sums of many blocks, the same as those of galleyi_dom_judge; with AVX2 of sixteen by one walk. Rows are added in turn; the sums are there after the end. */
enum { GALLEYI_DOM_JUDGE_ROWS = 64, GALLEYI_DOM_JUDGE_KEYS = (GALLEYI_DOM_FEATURES_COUNT + 7) / 8 * 8 };
typedef struct galleyi_dom_judging {
    const galleyi_dom_trees *trees;
    int32_t                 *sums;
    int                      fully;
    uint32_t                 waiting;         /* rows that are in doubt after the first trees */
    uint32_t                 rows[GALLEYI_DOM_JUDGE_ROWS];
    galleyi_dom_key          keys[GALLEYI_DOM_JUDGE_ROWS][GALLEYI_DOM_JUDGE_KEYS];
} galleyi_dom_judging;
void galleyi_dom_judge_begin(galleyi_dom_judging *judging, const galleyi_dom_trees *trees, int fully, int32_t *sums);
void galleyi_dom_judge_add(galleyi_dom_judging *judging, const float rows[][GALLEYI_DOM_FEATURES_COUNT], uint32_t first, uint32_t count);   /* sums[first] is of rows[0] */
void galleyi_dom_judge_end(galleyi_dom_judging *judging);
#endif
