/* Features of blocks and of what surrounds them, 32 blocks at a time, each feature a column: most are a difference of running sums, or their neighbours' values moved by
   a place, and the judge compares columns. */
#include "text/judge_inside.h"
#include "text/classes.h"

typedef uint8_t (*columns_batch)[GALLEYI_JUDGE_BATCH];
#define COLUMNS_OF(name) columns[GALLEYI_FEATURE_##name]

/* ---- what the block itself says */

/* What blocks count, side by side. */
typedef struct columns_counts {
    uint32_t flags[GALLEYI_JUDGE_BATCH], weight[GALLEYI_JUDGE_BATCH], words[GALLEYI_JUDGE_BATCH], letters[GALLEYI_JUDGE_BATCH], digits[GALLEYI_JUDGE_BATCH], signs[GALLEYI_JUDGE_BATCH],
             capitals[GALLEYI_JUDGE_BATCH], shorts[GALLEYI_JUDGE_BATCH], commas[GALLEYI_JUDGE_BATCH], stops[GALLEYI_JUDGE_BATCH], separators[GALLEYI_JUDGE_BATCH], indent[GALLEYI_JUDGE_BATCH],
             before[GALLEYI_JUDGE_BATCH], after[GALLEYI_JUDGE_BATCH];
} columns_counts;
GALLEYI_CLASSES_INLINE void columns_count(const galleyi_block *block, size_t here, columns_counts *restrict counts) {
    memset(counts, 0, sizeof *counts);
    for (size_t k = 0; k < here; k++) {
        const galleyi_block *b = &block[k];
        counts->flags[k] = b->flags; counts->weight[k] = b->weight; counts->words[k] = b->all_words; counts->letters[k] = b->letters; counts->digits[k] = b->digits;
        counts->signs[k] = b->digits + b->letters; counts->capitals[k] = b->capitals; counts->shorts[k] = b->short_words; counts->commas[k] = b->commas * 5;
        counts->stops[k] = b->stops; counts->separators[k] = b->separators; counts->indent[k] = b->indent; counts->before[k] = b->blanks_before; counts->after[k] = b->blanks_after;
    }
}
GALLEYI_CLASSES_INLINE void columns_most(uint8_t *restrict to, const uint32_t *restrict values, uint32_t most) {
    for (int k = 0; k < GALLEYI_JUDGE_BATCH; k++) to[k] = (uint8_t)(values[k] < most ? values[k] : most);
}
GALLEYI_CLASSES_INLINE void columns_flag(uint8_t *restrict to, const uint32_t *restrict flags, uint32_t flag) {
    for (int k = 0; k < GALLEYI_JUDGE_BATCH; k++) to[k] = (flags[k] & flag) != 0;
}
/* part * times / whole, 255 at most; 0 of nothing. Quotients of floats are exact where both fit their fraction. */
GALLEYI_CLASSES_INLINE void columns_share(uint8_t *restrict to, const uint32_t *restrict part, const uint32_t *restrict whole, float times) {
    uint32_t large = 0;
    for (int k = 0; k < GALLEYI_JUDGE_BATCH; k++) large |= part[k] >> 16 | whole[k] >> 24;
    if (GALLEYI_LIKELY(!large)) {
        for (int k = 0; k < GALLEYI_JUDGE_BATCH; k++) {
            int32_t none = whole[k] == 0, share = (int32_t)((float)(int32_t)part[k] * times / (float)((int32_t)whole[k] + none));
            to[k] = (uint8_t)((share < 255 ? share : 255) & (none - 1));
        }
        return;
    }
    for (int k = 0; k < GALLEYI_JUDGE_BATCH; k++) {
        uint64_t share = whole[k] ? (uint64_t)part[k] * (uint32_t)times / whole[k] : 0;
        to[k] = (uint8_t)(share < 255 ? share : 255);
    }
}
GALLEYI_CLASSES_INLINE void columns_share_of(uint8_t *to, const uint32_t *part, uint32_t whole) {
    uint32_t wholes[GALLEYI_JUDGE_BATCH];
    for (int k = 0; k < GALLEYI_JUDGE_BATCH; k++) wholes[k] = whole;
    columns_share(to, part, wholes, 200);
}
GALLEYI_CLASSES_INLINE void columns_phrases(const galleyi_block *block, size_t here, columns_batch columns) {
    const uint64_t closed = GALLEYI_FEATURES_BIT(CLOSED);     /* to the judge a wall is a wall */
    for (size_t k = 0; k < here; k++) {
        uint64_t phrases = block[k].phrases & closed ? (block[k].phrases & ~closed) | GALLEYI_FEATURES_BIT(WALL) : block[k].phrases;
        unsigned kinds = 0;
        if (GALLEYI_LIKELY(!phrases)) continue;
        for (; phrases; phrases &= phrases - 1, kinds++) columns[GALLEYI_FEATURE_phrases + __builtin_ctzll(phrases) - 1][k] = 1;
        COLUMNS_OF(kind_words)[k] = galleyi_features_most(kinds, 8);
    }
}
GALLEYI_CLASSES_INLINE void columns_own(const galleyi_features_run *restrict run, size_t first, size_t here, columns_batch restrict columns) {
    const galleyi_block *block = &run->block[first];
    columns_counts c;
    columns_count(block, here, &c);
    columns_share(COLUMNS_OF(commas), c.commas, c.weight, 200); columns_share(COLUMNS_OF(digits), c.digits, c.signs, 200); columns_share(COLUMNS_OF(capitals), c.capitals, c.words, 200);
    columns_share(COLUMNS_OF(short_words), c.shorts, c.words, 200); columns_share(COLUMNS_OF(word_length), c.letters, c.words, 10);
    columns_most(COLUMNS_OF(stops), c.stops, 20); columns_most(COLUMNS_OF(separators), c.separators, 20); columns_most(COLUMNS_OF(indent), c.indent, 60);
    columns_most(COLUMNS_OF(blanks_before), c.before, 4); columns_most(COLUMNS_OF(blanks_after), c.after, 4);
    columns_flag(COLUMNS_OF(quoted_end), c.flags, GALLEYI_BLOCK_QUOTED_END); columns_flag(COLUMNS_OF(wide), c.flags, GALLEYI_BLOCK_WIDE); columns_flag(COLUMNS_OF(joined), c.flags, GALLEYI_BLOCK_JOINED);
    columns_flag(COLUMNS_OF(sign_at), c.flags, GALLEYI_BLOCK_AT); columns_flag(COLUMNS_OF(copyright), c.flags, GALLEYI_BLOCK_COPYRIGHT);
    columns_flag(COLUMNS_OF(address), c.flags, GALLEYI_BLOCK_ADDRESS); columns_flag(COLUMNS_OF(tab), c.flags, GALLEYI_BLOCK_TAB);
    uint8_t *restrict name = COLUMNS_OF(name_like), *restrict words = COLUMNS_OF(words), *restrict mark = COLUMNS_OF(mark);
    for (int k = 0; k < GALLEYI_JUDGE_BATCH; k++) name[k] = (c.weight[k] <= 40) & (c.words[k] <= 4) & (c.capitals[k] == c.words[k]) & !c.digits[k];
    for (size_t k = 0; k < here; k++) words[k] = galleyi_features_log(c.words[k]);
    for (size_t k = 0; k < here; k++) mark[k] = block[k].mark;
    columns_phrases(block, here, columns);
}

/* ---- windows */

GALLEYI_CLASSES_INLINE void columns_copy(uint8_t *to, const uint8_t *from) { memcpy(to, from, GALLEYI_JUDGE_BATCH); }
GALLEYI_CLASSES_INLINE void columns_difference(uint8_t *restrict to, const uint8_t *restrict from, const uint8_t *restrict until) {
    for (int k = 0; k < GALLEYI_JUDGE_BATCH; k++) to[k] = (uint8_t)(until[k] - from[k]);
}
/* times / 2^(16 + shift) is 1 / the window's blocks, rounded up: exact for sums of so many bytes. */
GALLEYI_CLASSES_INLINE void columns_mean(uint8_t *restrict to, const uint16_t *restrict sums, size_t reach, uint16_t times, int shift) {
    const uint16_t *from = sums - reach, *until = sums + reach + 1;
    for (int k = 0; k < GALLEYI_JUDGE_BATCH; k++) {
        uint16_t sum = (uint16_t)(until[k] - from[k]);
        to[k] = (uint8_t)((uint16_t)((uint32_t)sum * times >> 16) >> shift);
    }
}
/* A window that the page's ends cut off. */
static uint8_t columns_mean_cut(const galleyi_features_run *run, size_t i, size_t reach) {
    size_t from = i > reach ? i - reach : 0, until = i + reach + 1 < run->count ? i + reach + 1 : run->count;
    return (uint8_t)((uint16_t)(run->sums.levels[until] - run->sums.levels[from]) / (unsigned)(until - from));
}
GALLEYI_CLASSES_INLINE void columns_means(const galleyi_features_run *restrict run, size_t first, size_t here, columns_batch restrict columns) {
    enum { REACH = 10 };
    const uint16_t *levels = run->sums.levels + first;
    columns_mean(COLUMNS_OF(mean_1), levels, 1, 43691, 1);
    columns_mean(COLUMNS_OF(mean_2), levels, 2, 52429, 2);
    columns_mean(COLUMNS_OF(mean_5), levels, 5, 47663, 3);
    columns_mean(COLUMNS_OF(mean_10), levels, REACH, 49933, 4);
    for (size_t k = 0; k < here; k++) {
        size_t i = first + k;
        if (i >= REACH && i + REACH < run->count) { size_t whole = run->count - REACH - i; k += whole - 1; continue; }
        COLUMNS_OF(mean_1)[k] = columns_mean_cut(run, i, 1);
        COLUMNS_OF(mean_2)[k] = columns_mean_cut(run, i, 2);
        COLUMNS_OF(mean_5)[k] = columns_mean_cut(run, i, 5);
        COLUMNS_OF(mean_10)[k] = columns_mean_cut(run, i, REACH);
    }
}
#define COLUMNS_WINDOW(name, reach, sum) columns_difference(COLUMNS_OF(name), run->sums.sum + first - reach, run->sums.sum + first + reach + 1)
GALLEYI_CLASSES_INLINE void columns_windows(const galleyi_features_run *restrict run, size_t first, columns_batch restrict columns) {
    COLUMNS_WINDOW(prose_3, 3, prose); COLUMNS_WINDOW(prose_6, 6, prose); COLUMNS_WINDOW(prose_12, 12, prose);
    COLUMNS_WINDOW(short_3, 3, shorts); COLUMNS_WINDOW(short_6, 6, shorts); COLUMNS_WINDOW(titles_4, 4, titles);
    COLUMNS_WINDOW(furniture_2, 2, furniture); COLUMNS_WINDOW(furniture_5, 5, furniture); COLUMNS_WINDOW(replies_6, 6, replies); COLUMNS_WINDOW(shares_3, 3, shares);
    COLUMNS_WINDOW(numbers_3, 3, numbers); COLUMNS_WINDOW(dates_3, 3, dates); COLUMNS_WINDOW(dates_8, 8, dates); COLUMNS_WINDOW(blank_runs, 6, blanks);
}

/* ---- neighbours and place */

GALLEYI_CLASSES_INLINE void columns_neighbours(const galleyi_features_run *restrict run, size_t first, columns_batch restrict columns) {
    const uint8_t *level = run->level + first, *end = run->end + first, *begin = run->begin + first, *vocabulary = run->vocabulary + first;
    uint8_t *restrict same = COLUMNS_OF(same_begin), *restrict near = COLUMNS_OF(vocabulary_near);
    columns_copy(COLUMNS_OF(weight), level); columns_copy(COLUMNS_OF(begin), begin); columns_copy(COLUMNS_OF(end), end);
    columns_copy(COLUMNS_OF(repeats), run->repeats + first); columns_copy(COLUMNS_OF(repeated_before), run->repeated + first); columns_copy(COLUMNS_OF(date), run->date + first);
    columns_copy(COLUMNS_OF(previous_weight), level - 1); columns_copy(COLUMNS_OF(next_weight), level + 1);
    columns_copy(COLUMNS_OF(previous_2), level - 2); columns_copy(COLUMNS_OF(next_2), level + 2);
    columns_copy(COLUMNS_OF(previous_end), end - 1); columns_copy(COLUMNS_OF(next_end), end + 1);
    columns_copy(COLUMNS_OF(previous_blank), run->blank_before + first - 1); columns_copy(COLUMNS_OF(next_blank), run->blank_after + first + 1);
    columns_copy(COLUMNS_OF(vocabulary), vocabulary);
    for (int k = 0; k < GALLEYI_JUDGE_BATCH; k++) same[k] = (uint8_t)((begin[k - 1] == begin[k]) + (begin[k + 1] == begin[k]));
    for (int k = 0; k < GALLEYI_JUDGE_BATCH; k++) near[k] = (uint8_t)((vocabulary[k] * 2 + vocabulary[k - 1] + vocabulary[k + 1]) / 4);
}

/* How far from a place: 128 there, a step for each doubling before and behind it. Two batches wider than the steps go. */
enum { COLUMNS_REACH = GALLEYI_FEATURES_FAR + GALLEYI_JUDGE_BATCH, COLUMNS_SIGNED = 2 * COLUMNS_REACH + GALLEYI_JUDGE_BATCH };
static void columns_signed_fill(uint8_t *steps) {
    for (int far = 0; far <= GALLEYI_FEATURES_FAR; far++) {
        unsigned log = galleyi_features_log((uint64_t)far);
        steps[COLUMNS_REACH + far] = (uint8_t)(128 + log);
        steps[COLUMNS_REACH - far] = (uint8_t)(128 - log);
    }
    size_t behind = COLUMNS_REACH + GALLEYI_FEATURES_FAR + 1;
    memset(steps, steps[COLUMNS_REACH - GALLEYI_FEATURES_FAR], GALLEYI_JUDGE_BATCH);
    memset(steps + behind, steps[behind - 1], COLUMNS_SIGNED - behind);
}
GALLEYI_CLASSES_INLINE void columns_signed(uint8_t *to, const uint8_t *steps, size_t first, size_t from) {
    size_t at = first >= from ? COLUMNS_REACH + (first - from < COLUMNS_REACH ? first - from : COLUMNS_REACH) : COLUMNS_REACH - (from - first < COLUMNS_REACH ? from - first : COLUMNS_REACH);
    columns_copy(to, steps + at);
}
/* 1 for blocks of a segment. */
GALLEYI_CLASSES_INLINE void columns_inside(uint8_t *to, size_t first, size_t begin, size_t end) {
    size_t from = begin > first ? begin - first : 0, until = end > first ? end - first : 0;
    if (until > GALLEYI_JUDGE_BATCH) until = GALLEYI_JUDGE_BATCH;
    if (from < until) memset(to + from, 1, until - from);
}
GALLEYI_CLASSES_INLINE void columns_place(const galleyi_features_run *restrict run, const galleyi_judge_page *page, const uint8_t *steps, size_t first, columns_batch columns) {
    columns_inside(COLUMNS_OF(in_segment_40), first, run->begin_40, run->end_40);
    columns_inside(COLUMNS_OF(in_segment_80), first, run->begin_80, run->end_80);
    columns_inside(COLUMNS_OF(in_segment_blank), first, page->segment_begin, page->segment_end);
    columns_signed(COLUMNS_OF(from_segment), steps, first, page->segment_begin);
    columns_signed(COLUMNS_OF(to_segment_end), steps, first, page->segment_end);
    if (page->headline < run->count) columns_signed(COLUMNS_OF(from_headline), steps, first, page->headline);
    columns_copy(COLUMNS_OF(address_words), page->address + first);
}
/* What is the same for all blocks. */
GALLEYI_CLASSES_INLINE void columns_page(const galleyi_features_run *restrict run, const galleyi_judge_page *page, columns_batch columns) {
#define SET(name, value) memset(COLUMNS_OF(name), (value), GALLEYI_JUDGE_BATCH)
    SET(page_blocks, galleyi_features_log(run->count)); SET(page_blanks, galleyi_features_part(run->page_blanks, run->prose_blocks)); SET(page_wrapped, run->blocks->wrapped);
    SET(page_prose, galleyi_features_log(galleyi_features_most(run->prose_blocks, GALLEYI_FEATURES_MUCH)));
    SET(page_prose_weight, galleyi_features_log(run->prose_weight < GALLEYI_FEATURES_MUCH_WEIGHT ? run->prose_weight : GALLEYI_FEATURES_MUCH_WEIGHT));
    SET(page_wide, galleyi_features_part(run->wide, run->count)); SET(segment_part, galleyi_features_part(page->segment_end - page->segment_begin, run->count));
#undef SET
}

/* ---- distances, to the last block of a kind or the next one; 255: none */

typedef struct columns_distance { uint8_t feature, kind; } columns_distance;
#define COLUMNS_DISTANCE(name, what) { GALLEYI_FEATURE_##name, GALLEYI_FEATURES_KIND_##what }
static const columns_distance columns_since[7] = {
    COLUMNS_DISTANCE(since_prose, PROSE), COLUMNS_DISTANCE(since_date, DATE), COLUMNS_DISTANCE(since_list_heading, HEADING), COLUMNS_DISTANCE(since_legal, LEGAL),
    COLUMNS_DISTANCE(since_share, SHARE), COLUMNS_DISTANCE(since_comments, COMMENTS), COLUMNS_DISTANCE(since_reply, REPLY)
}, columns_until[6] = {
    COLUMNS_DISTANCE(until_prose, PROSE), COLUMNS_DISTANCE(until_date, DATE), COLUMNS_DISTANCE(until_list_heading, HEADING), COLUMNS_DISTANCE(until_legal, LEGAL),
    COLUMNS_DISTANCE(until_share, SHARE), COLUMNS_DISTANCE(until_reply, REPLY)
};
#undef COLUMNS_DISTANCE

/* 0, 1, 2 ... 255, 255 ...: distances count up behind a block of the kind, and down before the next one. */
enum { COLUMNS_NONE = 255, COLUMNS_STEPS = COLUMNS_NONE + GALLEYI_JUDGE_BATCH };
typedef struct columns_steps { uint8_t up[COLUMNS_STEPS], down[COLUMNS_STEPS]; } columns_steps;
static void columns_steps_fill(columns_steps *steps) {
    for (int i = 0; i < COLUMNS_NONE; i++) steps->up[i] = (uint8_t)i;
    for (int i = 0; i < COLUMNS_NONE; i++) steps->down[GALLEYI_JUDGE_BATCH + i] = (uint8_t)(COLUMNS_NONE - 1 - i);
    memset(steps->up + COLUMNS_NONE, COLUMNS_NONE, GALLEYI_JUDGE_BATCH);
    memset(steps->down, COLUMNS_NONE, GALLEYI_JUDGE_BATCH);
}
/* distance: of the first block; that of the one behind the batch is returned. */
static unsigned columns_count_up(uint8_t *to, const columns_steps *steps, uint32_t kind, unsigned distance) {
    uint8_t column[2 * GALLEYI_JUDGE_BATCH];
    unsigned behind = distance + GALLEYI_JUDGE_BATCH;
    columns_copy(column, steps->up + distance);
    for (; kind; kind &= kind - 1) {
        unsigned at = (unsigned)__builtin_ctz(kind) + 1;
        columns_copy(column + at, steps->up);
        behind = GALLEYI_JUDGE_BATCH - at;
    }
    columns_copy(to, column);
    return behind < COLUMNS_NONE ? behind : COLUMNS_NONE;
}
/* distance: of the last block; that of the one before the batch is returned. */
static unsigned columns_count_down(uint8_t *to, const columns_steps *steps, uint32_t kind, unsigned distance) {
    uint8_t column[2 * GALLEYI_JUDGE_BATCH];
    unsigned before = distance + GALLEYI_JUDGE_BATCH;
    columns_copy(column + GALLEYI_JUDGE_BATCH, steps->down + COLUMNS_STEPS - GALLEYI_JUDGE_BATCH - distance);
    while (kind) {
        unsigned at = 31 - (unsigned)__builtin_clz(kind);
        columns_copy(column + at, steps->down + COLUMNS_STEPS - GALLEYI_JUDGE_BATCH);
        before = at;
        kind &= ~(UINT32_C(1) << at);
    }
    columns_copy(to, column + GALLEYI_JUDGE_BATCH);
    return before < COLUMNS_NONE ? before : COLUMNS_NONE;
}
static void columns_distances(const galleyi_features_run *run, uint8_t *features) {
    columns_steps steps;
    unsigned distance[7] = { 255, 255, 255, 255, 255, 255, 255 };
    size_t batches = (run->count + GALLEYI_JUDGE_BATCH - 1) / GALLEYI_JUDGE_BATCH;
    columns_steps_fill(&steps);
    for (size_t n = 0; n < batches; n++) {
        const uint32_t *kinds = run->kinds + n * GALLEYI_FEATURES_KINDS;
        for (size_t k = 0; k < 7; k++)
            distance[k] = columns_count_up(galleyi_judge_column(features, n, columns_since[k].feature), &steps, kinds[__builtin_ctz(columns_since[k].kind)], distance[k]);
    }
    for (size_t k = 0; k < 6; k++) distance[k] = 255;
    for (size_t n = batches; n-- > 0;) {
        const uint32_t *kinds = run->kinds + n * GALLEYI_FEATURES_KINDS;
        for (size_t k = 0; k < 6; k++)
            distance[k] = columns_count_down(galleyi_judge_column(features, n, columns_until[k].feature), &steps, kinds[__builtin_ctz(columns_until[k].kind)], distance[k]);
    }
}

/* ---- what goes on from block to block */

typedef struct columns_going {                /* what is carried on from block to block */
    uint32_t prose, weight;                   /* before this block */
    uint32_t after;                           /* prose since the last heading of a list */
    uint8_t  level;                           /* of the last prose */
    bool     listed;
} columns_going;
GALLEYI_CLASSES_INLINE void columns_forward(const galleyi_features_run *restrict run, size_t first, size_t here, columns_going *going, columns_batch restrict columns) {
    columns_going now = *going;
    uint32_t prose = run->prose_blocks, place[GALLEYI_JUDGE_BATCH], told[GALLEYI_JUDGE_BATCH] = { 0 }, weight[GALLEYI_JUDGE_BATCH] = { 0 };
    for (size_t k = 0; k < here; k++) {
        const galleyi_block *b = &run->block[first + k];
        bool is = run->prose[first + k];
        told[k] = now.prose;
        weight[k] = now.weight;
        COLUMNS_OF(prose_after)[k] = galleyi_features_most(prose - now.prose - is, 255);
        COLUMNS_OF(since_prose_weight)[k] = now.level;
        COLUMNS_OF(list_heading_prose)[k] = now.listed ? galleyi_features_most(now.after, 200) : 255;
        now.prose += is;
        now.weight += b->weight;
        if (is) now.level = run->level[first + k];
        if (b->phrases & GALLEYI_FEATURES_HEADINGS && b->weight < 60) { now.listed = true; now.after = 0; }
        else now.after += is;
    }
    for (uint32_t k = 0; k < GALLEYI_JUDGE_BATCH; k++) place[k] = (uint32_t)first + k;
    columns_share_of(COLUMNS_OF(position), place, (uint32_t)run->count);
    columns_share_of(COLUMNS_OF(prose_before), told, prose);
    columns_share_of(COLUMNS_OF(weight_before), weight, run->weight);
    *going = now;
}
static void columns_backward(const galleyi_features_run *run, uint8_t *features) {
    uint8_t level = 0, *to = NULL;
    for (size_t i = run->count; i-- > 0;) {
        if (!to || i % GALLEYI_JUDGE_BATCH == GALLEYI_JUDGE_BATCH - 1) to = galleyi_judge_column(features, i / GALLEYI_JUDGE_BATCH, GALLEYI_FEATURE_until_prose_weight);
        to[i % GALLEYI_JUDGE_BATCH] = level;
        if (run->prose[i]) level = run->level[i];
    }
}
/* Runs of blocks without a blank line between them. */
static void columns_groups(const galleyi_features_run *run, uint8_t *features) {
    for (size_t i = 0, next; i < run->count; i = next) {
        uint64_t weight = run->block[i].weight;
        for (next = i + 1; next < run->count && !run->block[next].blanks_before; next++) weight += run->block[next].weight;
        uint8_t size = galleyi_features_log(next - i), mean = galleyi_features_log(next == i + 1 ? weight : weight / (next - i));
        for (size_t k = i; k < next; k++) {
            uint8_t *row = galleyi_judge_column(features, k / GALLEYI_JUDGE_BATCH, 0) + k % GALLEYI_JUDGE_BATCH;
            row[GALLEYI_FEATURE_group * GALLEYI_JUDGE_BATCH] = size;
            row[GALLEYI_FEATURE_group_weight * GALLEYI_JUDGE_BATCH] = mean;
            row[GALLEYI_FEATURE_in_group * GALLEYI_JUDGE_BATCH] = galleyi_features_log(k - i);
        }
    }
}

/* Columns that are written here and there alone. */
GALLEYI_CLASSES_INLINE void columns_clear(columns_batch columns) {
    memset(COLUMNS_OF(in_segment_40), 0, 3 * GALLEYI_JUDGE_BATCH);
    memset(COLUMNS_OF(from_headline), 0, GALLEYI_JUDGE_BATCH);
    memset(COLUMNS_OF(kind_words), 0, GALLEYI_JUDGE_BATCH);
    memset(COLUMNS_OF(phrases), 0, (GALLEYI_FEATURE_COUNT - GALLEYI_FEATURE_phrases) * GALLEYI_JUDGE_BATCH);
}

/* What a batch says without those before and behind it: all but distances and groups. */
typedef struct columns_run { const galleyi_features_run *run; const galleyi_judge_page *page; uint8_t steps[COLUMNS_SIGNED]; columns_going going; } columns_run;
GALLEYI_CLASSES_INLINE void columns_fill(columns_run *all, size_t first) {
    const galleyi_features_run *run = all->run;
    size_t here = run->count - first < GALLEYI_JUDGE_BATCH ? run->count - first : GALLEYI_JUDGE_BATCH;
    columns_batch columns = (columns_batch)(void *)galleyi_judge_column(all->page->features, first / GALLEYI_JUDGE_BATCH, 0);
    columns_clear(columns);
    columns_own(run, first, here, columns);
    columns_means(run, first, here, columns);
    columns_windows(run, first, columns);
    columns_neighbours(run, first, columns);
    columns_place(run, all->page, all->steps, first, columns);
    columns_page(run, all->page, columns);
    columns_forward(run, first, here, &all->going, columns);
}
static void columns_fill_plain(columns_run *all, size_t first) { columns_fill(all, first); }
#if defined(GALLEYI_SIMD_X86)
GALLEYI_TARGET_AVX2 static void columns_fill_avx2(columns_run *all, size_t first) { columns_fill(all, first); }   /* the compiler's vectors are twice as wide */
#else
#  define columns_fill_avx2 columns_fill_plain
#endif

void galleyi_features_columns(const galleyi_features_run *run, galleyi_judge_page *page) {
    columns_run all = { .run = run, .page = page };
    bool wide = galleyi_cpu_best() == GALLEYI_CPU_AVX2;
    columns_signed_fill(all.steps);
    for (size_t first = 0; first < run->count; first += GALLEYI_JUDGE_BATCH) {
        if (wide) columns_fill_avx2(&all, first); else columns_fill_plain(&all, first);
    }
    columns_groups(run, page->features);
    columns_backward(run, page->features);
    columns_distances(run, page->features);
}
