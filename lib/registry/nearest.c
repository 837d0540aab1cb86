/* Suggestions for names that are not known. */
#include "registry/context.h"
#include <string.h>

enum { NEAREST_MOST = 64 };

size_t galleyi_edit_distance(const char *a, const char *b) {
    size_t n = strlen(a), m = strlen(b), row[NEAREST_MOST + 1];
    if (n > NEAREST_MOST || m > NEAREST_MOST) return NEAREST_MOST;
    for (size_t k = 0; k <= m; k++) row[k] = k;
    for (size_t i = 1; i <= n; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t k = 1; k <= m; k++) {
            size_t above = row[k], best = diagonal + (a[i - 1] != b[k - 1]);
            if (above + 1 < best) best = above + 1;
            if (row[k - 1] + 1 < best) best = row[k - 1] + 1;
            diagonal = above;
            row[k] = best;
        }
    }
    return row[m];
}

const char *galleyi_nearer(const char *name, const char *candidate, const char *best) {
    size_t distance = galleyi_edit_distance(name, candidate);
    if (distance * 2 > strlen(candidate)) return best;
    return !best || distance < galleyi_edit_distance(name, best) ? candidate : best;
}
