#include "extract/dom_judge.h"

enum { DOM_JUDGE_EARLY = 25, DOM_JUDGE_CLEAR = 2 * 4096 };   /* after 25 trees most blocks are decided: .13 % of decisions differ */

int32_t galleyi_dom_judge(const galleyi_dom_trees *trees, const float features[GALLEYI_DOM_FEATURES_COUNT]) {
    int32_t sum = 0;
    for (uint32_t i = 0; i < trees->count; i++) {
        int32_t node = trees->roots[i];
        while (node >= 0) node = features[trees->features[node]] <= trees->thresholds[node] ? trees->left[node] : trees->right[node];
        sum += trees->leaves[-node - 1];
        if (i == DOM_JUDGE_EARLY && (sum > DOM_JUDGE_CLEAR || sum < -DOM_JUDGE_CLEAR)) break;
    }
    return sum;
}
