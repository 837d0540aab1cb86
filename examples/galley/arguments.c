/* Options and operands of a subcommand, in any order. */
#include "command.h"
#include <string.h>

/* Edits (insert, drop, replace, swap neighbours) between two names; names beyond 31 bytes are far from everything. */
static size_t arguments_distance(const char *a, const char *b) {
    size_t n = strlen(a), m = strlen(b), rows[3][32];
    if (n > 31 || m > 31) return 99;
    for (size_t j = 0; j <= m; j++) rows[0][j] = j;
    for (size_t i = 1; i <= n; i++) {
        size_t *now = rows[i % 3], *above = rows[(i + 2) % 3], *second = rows[(i + 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= m; j++) {
            size_t best = above[j - 1] + (a[i - 1] != b[j - 1]);
            if (above[j] + 1 < best) best = above[j] + 1;
            if (now[j - 1] + 1 < best) best = now[j - 1] + 1;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && second[j - 2] + 1 < best) best = second[j - 2] + 1;
            now[j] = best;
        }
    }
    return rows[n % 3][m];
}

const char *arguments_nearest(const char *name, const char *candidate, const char *best) {
    size_t distance = arguments_distance(name, candidate), limit = best ? arguments_distance(name, best) : (strlen(candidate) + 1) / 2;
    return distance < limit ? candidate : best;
}

static int arguments_unknown(const arguments *a, const char *name, size_t length) {
    char word[64];
    const char *best = NULL;
    snprintf(word, sizeof word, "%.*s", (int)(length > 63 ? 63 : length), name);
    for (const arguments_option *o = a->options; o->name; o++) best = arguments_nearest(word, o->name, best);
    if (best) report_usage(a->subcommand, "unknown option '--%s'; did you mean '--%s'?", word, best);
    else report_usage(a->subcommand, "unknown option '--%s'", word);
    return ARGUMENTS_WRONG;
}

static int arguments_value(arguments *a, int index, const char *attached) {
    const arguments_option *o = &a->options[index];
    a->value = attached;
    if (!o->takes_value && attached) { report_usage(a->subcommand, "option '--%s' takes no value", o->name); return ARGUMENTS_WRONG; }
    if (!o->takes_value || attached) return index;
    if (a->at >= a->count) { report_usage(a->subcommand, "option '--%s' needs a value", o->name); return ARGUMENTS_WRONG; }
    a->value = a->values[a->at++];
    return index;
}

int arguments_next(arguments *a) {
    if (a->at >= a->count) return ARGUMENTS_END;
    const char *word = a->values[a->at++];
    if (!a->ended && !strcmp(word, "--")) { a->ended = 1; return arguments_next(a); }
    if (a->ended || word[0] != '-' || !word[1]) { a->value = word; return ARGUMENTS_OPERAND; }
    if (word[1] != '-') {
        for (int i = 0; a->options[i].name; i++)
            if (a->options[i].letter == word[1]) return arguments_value(a, i, word[2] ? word + 2 : NULL);
        report_usage(a->subcommand, "unknown option '-%c'", word[1]);
        return ARGUMENTS_WRONG;
    }
    const char *name = word + 2, *equals = strchr(name, '=');
    size_t length = equals ? (size_t)(equals - name) : strlen(name);
    for (int i = 0; a->options[i].name; i++)
        if (strlen(a->options[i].name) == length && !memcmp(a->options[i].name, name, length)) return arguments_value(a, i, equals ? equals + 1 : NULL);
    return arguments_unknown(a, name, length);
}
