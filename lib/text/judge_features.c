/* Features of each block and of what surrounds it, in a fixed number of passes. Windows are differences of running sums. */
#include "text/judge_features.h"
#include "core/limits.h"
#include <string.h>

#define FEATURES_BIT(p) GALLEYI_PHRASE_BIT(GALLEYI_PHRASE_##p)
#define FEATURES_HEADINGS (FEATURES_BIT(RELATED) | FEATURES_BIT(MOST_READ) | FEATURES_BIT(LATEST) | FEATURES_BIT(COMMENTS) | FEATURES_BIT(NEWSLETTER) \
                           | FEATURES_BIT(TAGS) | FEATURES_BIT(AUTHOR_BOX) | FEATURES_BIT(NEXT) | FEATURES_BIT(PREVIOUS))
#define FEATURES_LEGAL    (FEATURES_BIT(LEGAL) | FEATURES_BIT(RIGHTS) | FEATURES_BIT(CONSENT))
#define FEATURES_SHARE    (FEATURES_BIT(SHARE))
#define FEATURES_REPLY    (FEATURES_BIT(REPLY) | FEATURES_BIT(COMMENTS) | FEATURES_BIT(NO_COMMENTS))
#define FEATURES_FURNITURE (FEATURES_HEADINGS | FEATURES_LEGAL | FEATURES_SHARE | FEATURES_REPLY | FEATURES_BIT(LOGIN) | FEATURES_BIT(SKIP) | FEATURES_BIT(WALL) | FEATURES_BIT(CLOSED) \
                           | FEATURES_BIT(APP) | FEATURES_BIT(MENU) | FEATURES_BIT(SEARCH) | FEATURES_BIT(SECTION) | FEATURES_BIT(LOAD_MORE) | FEATURES_BIT(TOP) \
                           | FEATURES_BIT(BREADCRUMB) | FEATURES_BIT(ADVERTISEMENT) | FEATURES_BIT(READ_ALSO) | FEATURES_BIT(JAVASCRIPT))

/* What the training has seen ends about there, and a story may be longer: blocks from a place; sentences and letters of a page. */
enum { FEATURES_FAR = 40, FEATURES_MUCH = 60, FEATURES_MUCH_WEIGHT = 15000 };

typedef struct features_sums {                /* before block i; one more than there are blocks */
    uint32_t level, prose, shorts, titles, furniture, replies, shares, numbers, weight, dates, blanks;
} features_sums;

typedef struct features_run {
    const galleyi_blocks *blocks;
    const galleyi_block  *block;
    size_t                count;
    features_sums        *sums;
    uint8_t              *level, *prose, *vocabulary, *repeats, *repeated, *date, *kinds;
    size_t                begin_40, end_40, begin_80, end_80;
    uint32_t              page_blanks, prose_blocks, prose_weight, wide;
} features_run;

/* Eight steps to each doubling: 0 for 0, 8 for 1, 255 from about 4 thousand million on. */
static uint8_t features_log(uint64_t x) {
    uint64_t v = x + 1;
    unsigned bits = 63 - (unsigned)__builtin_clzll(v);
    unsigned fraction = bits >= 3 ? (unsigned)(v >> (bits - 3)) & 7 : (unsigned)(v << (3 - bits)) & 7;
    unsigned level = bits * 8 + fraction;
    return (uint8_t)(level < 255 ? level : 255);
}
static uint8_t features_part(uint64_t part, uint64_t whole) {
    if (!part || !whole) return 0;
    uint64_t share = GALLEYI_LIKELY(part < 1 << 24 && whole < UINT32_MAX) ? (uint32_t)part * 200u / (uint32_t)whole : part * 200 / whole;
    return (uint8_t)(share < 255 ? share : 255);
}
static uint8_t features_most(uint64_t x, unsigned most) { return (uint8_t)(x < most ? x : most); }

bool galleyi_block_prose(const galleyi_block *block) {
    return block->weight >= 80 && block->stops && (block->end == GALLEYI_END_STOP || block->end == GALLEYI_END_QUESTION || block->stops >= 2);
}
static bool features_title_like(const galleyi_block *block) {
    return block->weight >= 25 && block->weight <= 140 && block->end != GALLEYI_END_STOP && block->end != GALLEYI_END_COLON && block->end != GALLEYI_END_COMMA;
}

enum { FEATURES_DATE_LINE = 90, FEATURES_DATE_WHOLE = 50, FEATURES_DATE_DIGITS = 24 };
static bool features_may_be_dated(const galleyi_block *block) { return block->digits && block->weight <= FEATURES_DATE_LINE && block->digits <= FEATURES_DATE_DIGITS; }

/* 1: a short line with a date in it, 2: one that is nothing but a date, 3: but an age. */
static uint8_t features_date(const galleyi_block *block) {
    const galleyi_dates_options options = { NULL, NULL, NULL };
    galleyi_date date;
    if (!features_may_be_dated(block)) return 0;
    if (block->weight <= FEATURES_DATE_WHOLE && galleyi_dates_read(&options, block->text, block->size, &date)) return date.relative ? 3 : date.has_day ? 2 : 0;
    return galleyi_dates_scan(&options, block->text, block->size, 0, &date) && (date.has_day || date.relative);
}

bool galleyi_judge_dateless(const galleyi_judge_page *page, const galleyi_block *block, size_t i, bool whole) {
    uint8_t seen = page->features[i * GALLEYI_FEATURE_COUNT + GALLEYI_FEATURE_date];
    if (!features_may_be_dated(block)) return false;
    return whole ? block->weight <= FEATURES_DATE_WHOLE && seen < 2 : !seen;
}

/* What distances are measured to, as bits of a block. */
enum { FEATURES_KIND_PROSE = 1, FEATURES_KIND_DATE = 2, FEATURES_KIND_HEADING = 4, FEATURES_KIND_LEGAL = 8, FEATURES_KIND_SHARE = 16, FEATURES_KIND_COMMENTS = 32, FEATURES_KIND_REPLY = 64 };
static uint8_t features_kinds(const galleyi_block *b, bool prose, bool date) {
    unsigned kinds = (prose ? FEATURES_KIND_PROSE : 0) | (date ? FEATURES_KIND_DATE : 0);
    if (GALLEYI_LIKELY(!b->phrases)) return (uint8_t)kinds;
    if (b->phrases & FEATURES_HEADINGS && b->weight <= 60) kinds |= FEATURES_KIND_HEADING;
    if (b->phrases & FEATURES_LEGAL && b->weight <= 400) kinds |= FEATURES_KIND_LEGAL;
    if (b->phrases & FEATURES_SHARE && b->weight <= 60) kinds |= FEATURES_KIND_SHARE;
    if (b->phrases & (FEATURES_BIT(COMMENTS) | FEATURES_BIT(NO_COMMENTS)) && b->weight <= 80) kinds |= FEATURES_KIND_COMMENTS;
    if (b->phrases & FEATURES_BIT(REPLY) && b->weight <= 80) kinds |= FEATURES_KIND_REPLY;
    return (uint8_t)kinds;
}

static void features_add_sums(features_run *run) {
    features_sums sums = { 0 };
    for (size_t i = 0; i < run->count; i++) {
        const galleyi_block *b = &run->block[i];
        run->sums[i] = sums;
        run->level[i] = features_log(b->weight);
        run->prose[i] = galleyi_block_prose(b);
        run->date[i] = features_date(b);
        run->kinds[i] = features_kinds(b, run->prose[i], run->date[i]);
        sums.level += run->level[i];
        sums.prose += run->prose[i];
        sums.shorts += b->weight < 25;
        sums.titles += features_title_like(b);
        sums.furniture += (b->phrases & FEATURES_FURNITURE) != 0 && b->weight < 120;
        sums.replies += (b->phrases & FEATURES_REPLY) != 0;
        sums.shares += (b->phrases & FEATURES_SHARE) != 0;
        sums.numbers += b->digits * 5 > b->letters + b->digits;
        sums.weight += b->weight;
        sums.dates += run->date[i] != 0;
        sums.blanks += b->blanks_before != 0;
        if (run->prose[i]) { run->prose_blocks++; run->prose_weight += b->weight; run->page_blanks += b->blanks_before || b->blanks_after; }
        run->wide += (b->flags & GALLEYI_BLOCK_WIDE) != 0;
    }
    run->sums[run->count] = sums;
}

/* The contiguous run of blocks with the largest sum: a longer block than limit is worth its weight, a shorter one costs. */
static void features_segment(const features_run *run, uint32_t limit, int64_t cost, bool blanks, size_t *begin, size_t *end) {
    int64_t sum = 0, best = 0;
    size_t start = 0;
    bool use_blanks = blanks && run->page_blanks * 10 > run->prose_blocks * 3;
    *begin = *end = 0;
    for (size_t i = 0; i < run->count; i++) {
        const galleyi_block *b = &run->block[i];
        bool off = b->blanks_before || b->blanks_after;
        if (b->weight > limit) sum += use_blanks && !off ? b->weight * 35 / 100 : b->weight;
        else sum -= blanks && off ? cost / 2 : cost;
        if (sum <= 0) { sum = 0; start = i + 1; }
        else if (sum > best) { best = sum; *begin = start; *end = i + 1; }
    }
}

/* The share of each block's words that stand in the segment; of a block in it, in another place of it, too. A bit for each hash of a word. */
enum { FEATURES_VOCABULARY = 65536 / 64 };
static int32_t features_vocabulary(features_run *run, galleyi_arena *arena, const galleyi_judge_page *page) {
    uint64_t *seen = galleyi_arena_allocate_zeroed(arena, 2 * FEATURES_VOCABULARY * sizeof *seen);
    if (!seen) return GALLEY_ENOMEM;
    uint64_t *again = seen + FEATURES_VOCABULARY;
    const uint16_t *words = run->blocks->words;
    if (!words) return GALLEY_OK;
    for (size_t i = page->segment_begin; i < page->segment_end; i++)
        for (const uint16_t *word = words + run->block[i].first_word, *end = word + run->block[i].words; word < end; word++) {
            uint64_t bit = UINT64_C(1) << *word % 64, known = seen[*word / 64];
            again[*word / 64] |= known & bit;
            seen[*word / 64] = known | bit;
        }
    for (size_t i = 0; i < run->count; i++) {
        const galleyi_block *b = &run->block[i];
        const uint64_t *map = i >= page->segment_begin && i < page->segment_end ? again : seen;
        uint64_t known = 0;
        for (const uint16_t *word = words + b->first_word, *end = word + b->words; word < end; word++) known += map[*word / 64] >> *word % 64 & 1;
        run->vocabulary[i] = features_part(known, b->words);
    }
    return GALLEY_OK;
}

/* How often each text stands on the page: an open hash table of block numbers. */
static int32_t features_repeats(features_run *run, galleyi_arena *arena) {
    size_t size = 64;
    while (size < run->count * 2) size *= 2;
    uint32_t *table = galleyi_arena_allocate_zeroed(arena, size * sizeof *table);
    if (!table) return GALLEY_ENOMEM;
    for (size_t i = 0; i < run->count; i++) {
        size_t at = run->block[i].hash & (size - 1), probes = 0;
        while (table[at] && run->block[table[at] - 1].hash != run->block[i].hash && probes++ < 64) at = (at + 1) & (size - 1);
        if (!table[at]) { table[at] = (uint32_t)i + 1; run->repeats[i] = 1; continue; }
        size_t first = table[at] - 1;
        if (run->block[first].hash != run->block[i].hash) { run->repeats[i] = 1; continue; }
        if (run->repeats[first] < 255) run->repeats[first]++;
        run->repeated[i] = 1;
    }
    for (size_t i = 0; i < run->count; i++) {
        if (!run->repeated[i]) continue;
        size_t at = run->block[i].hash & (size - 1);
        while (table[at] && run->block[table[at] - 1].hash != run->block[i].hash) at = (at + 1) & (size - 1);
        if (table[at]) run->repeats[i] = run->repeats[table[at] - 1];
    }
    return GALLEY_OK;
}

static bool features_hex(char c, unsigned *value) {
    if (c >= '0' && c <= '9') *value = (unsigned)(c - '0');
    else if ((c | 32) >= 'a' && (c | 32) <= 'f') *value = (unsigned)((c | 32) - 'a' + 10);
    else return false;
    return true;
}
/* The path's words; of the last part that has three or more of them, else of all. */
void galleyi_address_words_of(galleyi_address_words *words, const char *url, size_t size) {
    char path[1024];
    size_t length = 0, begin = 0;
    words->count = words->all_letters = 0;
    for (size_t i = 0; i + 2 < size; i++) if (url[i] == ':' && url[i + 1] == '/' && url[i + 2] == '/') { begin = i + 3; break; }
    while (begin < size && url[begin] != '/') begin++;
    for (size_t i = begin; i < size && length < sizeof path && url[i] != '#'; i++) {
        unsigned high, low;
        if (url[i] == '%' && i + 2 < size && features_hex(url[i + 1], &high) && features_hex(url[i + 2], &low)) { path[length++] = (char)(high * 16 + low); i += 2; }
        else path[length++] = url[i] == '_' || url[i] == '-' || url[i] == '+' ? ' ' : url[i];
    }
    size_t best_begin = 0, best_end = 0, best = 0;
    galleyi_word found[32];
    for (size_t at = 0; at < length;) {
        size_t end = at;
        while (end < length && path[end] != '/' && path[end] != '?' && path[end] != '&' && path[end] != '=') end++;
        size_t count = galleyi_words(path + at, end - at, found, 32, NULL), letters = 0;
        for (size_t i = 0; i < count; i++) if (!(found[i].flags & GALLEYI_WORD_NUMBER)) letters++;
        if (letters >= best && letters) { best = letters; best_begin = at; best_end = end; }
        at = end + 1;
    }
    size_t count = galleyi_words(path + best_begin, best_end - best_begin, found, 32, NULL);
    for (size_t i = 0; i < count; i++) {
        if (found[i].flags & GALLEYI_WORD_NUMBER && found[i].end - found[i].begin > 4) continue;
        words->hash[words->count] = found[i].hash;
        words->letters[words->count++] = found[i].letters;
        words->all_letters += found[i].letters;
    }
    if (best < 2) words->count = words->all_letters = 0;
}

/* 0 to 200: the share of letters that address and block have in common, of both; words in the address's order count in full. */
static uint8_t features_address(const galleyi_address_words *address, const galleyi_block *block) {
    galleyi_word words[64];
    if (!address->count || block->weight > 300 || block->weight < 8) return 0;
    size_t count = galleyi_words(block->text, block->size, words, 64, NULL);
    uint32_t used = 0, hit = 0, all = 0, common = 0;
    for (size_t i = 0; i < count; i++) {
        all += words[i].letters;
        for (size_t k = 0; k < address->count; k++)
            if (!(used >> k & 1) && address->hash[k] == words[i].hash) { used |= UINT32_C(1) << k; hit += address->letters[k]; common += words[i].letters; break; }
    }
    if (!hit || !all) return 0;
    uint32_t of_address = hit * 100 / address->all_letters, of_block = common * 100 / all;
    return (uint8_t)(4 * of_address * of_block / (of_address + of_block + 1));
}

static size_t features_headline(const features_run *run, const galleyi_judge_page *page) {
    size_t best = run->count;
    unsigned most = 60;
    for (size_t i = 0; i < run->count; i++) {
        if (page->address[i] < most || run->level[i] < 24) continue;
        bool nearer = best < run->count && best < page->segment_begin && i <= page->segment_begin;
        if (page->address[i] > most || nearer) { best = i; most = page->address[i]; }
    }
    if (best < run->count) return best;
    for (size_t i = page->segment_begin + 1, tries = 0; i-- > 0 && tries < 30; tries++) {
        const galleyi_block *b = &run->block[i];
        if (b->weight >= 20 && b->weight <= 200 && b->end != GALLEYI_END_STOP && !(b->phrases & ~FEATURES_BIT(SECTION)) && b->digits * 4 < b->letters && b->all_words >= 3) return i;
    }
    return run->count;
}

typedef struct features_distance { uint8_t feature, kind; } features_distance;
#define FEATURES_DISTANCE(name, what) { GALLEYI_FEATURE_##name, FEATURES_KIND_##what }
static const features_distance features_since[7] = {
    FEATURES_DISTANCE(since_prose, PROSE), FEATURES_DISTANCE(since_date, DATE), FEATURES_DISTANCE(since_list_heading, HEADING), FEATURES_DISTANCE(since_legal, LEGAL),
    FEATURES_DISTANCE(since_share, SHARE), FEATURES_DISTANCE(since_comments, COMMENTS), FEATURES_DISTANCE(since_reply, REPLY)
}, features_until[6] = {
    FEATURES_DISTANCE(until_prose, PROSE), FEATURES_DISTANCE(until_date, DATE), FEATURES_DISTANCE(until_list_heading, HEADING), FEATURES_DISTANCE(until_legal, LEGAL),
    FEATURES_DISTANCE(until_share, SHARE), FEATURES_DISTANCE(until_reply, REPLY)
};
/* One step of all distances, to the last block of a kind or the next one; 255: none. */
#define FEATURES_STEP(list) \
    for (size_t k = 0; k < sizeof list / sizeof *list; k++) { \
        row[list[k].feature] = distance[k]; \
        distance[k] = run->kinds[i] & list[k].kind ? 0 : (uint8_t)(distance[k] + (distance[k] < 255)); \
    }
static void features_distances(const features_run *run, uint8_t *features) {
    uint8_t distance[7], *row = features;
    memset(distance, 255, sizeof distance);
    for (size_t i = 0; i < run->count; i++, row += GALLEYI_FEATURE_COUNT) FEATURES_STEP(features_since)
    memset(distance, 255, sizeof distance);
    for (size_t i = run->count; i-- > 0;) { row -= GALLEYI_FEATURE_COUNT; FEATURES_STEP(features_until) }
}
#undef FEATURES_STEP
#undef FEATURES_DISTANCE
static void features_prose_near(const features_run *run, uint8_t *features) {
    uint8_t level = 0;
    for (size_t i = 0; i < run->count; i++) { features[i * GALLEYI_FEATURE_COUNT + GALLEYI_FEATURE_since_prose_weight] = level; if (run->prose[i]) level = run->level[i]; }
    level = 0;
    for (size_t i = run->count; i-- > 0;) { features[i * GALLEYI_FEATURE_COUNT + GALLEYI_FEATURE_until_prose_weight] = level; if (run->prose[i]) level = run->level[i]; }
    uint32_t after = 0;                       /* prose since the last heading of a list */
    bool any = false;
    for (size_t i = 0; i < run->count; i++) {
        features[i * GALLEYI_FEATURE_COUNT + GALLEYI_FEATURE_list_heading_prose] = any ? features_most(after, 200) : 255;
        if (run->block[i].phrases & FEATURES_HEADINGS && run->block[i].weight < 60) { any = true; after = 0; }
        else after += run->prose[i];
    }
}
static void features_groups(const features_run *run, uint8_t *features) {
    for (size_t i = 0, next; i < run->count; i = next) {
        uint64_t weight = run->block[i].weight;
        for (next = i + 1; next < run->count && !run->block[next].blanks_before; next++) weight += run->block[next].weight;
        for (size_t k = i; k < next; k++) {
            uint8_t *row = features + k * GALLEYI_FEATURE_COUNT;
            row[GALLEYI_FEATURE_group] = features_log(next - i);
            row[GALLEYI_FEATURE_group_weight] = features_log(weight / (next - i));
            row[GALLEYI_FEATURE_in_group] = features_log(k - i);
        }
    }
}

static void features_own(const features_run *restrict run, size_t i, uint8_t *restrict row) {
    const galleyi_block *b = &run->block[i];
#define SET(name, value) row[GALLEYI_FEATURE_##name] = (value)
    SET(weight, run->level[i]); SET(words, features_log(b->all_words)); SET(begin, b->begin); SET(end, b->end);
    SET(quoted_end, (b->flags & GALLEYI_BLOCK_QUOTED_END) != 0); SET(stops, features_most(b->stops, 20)); SET(commas, features_part(b->commas * UINT64_C(5), b->weight));
    SET(digits, features_part(b->digits, b->digits + b->letters)); SET(capitals, features_part(b->capitals, b->all_words)); SET(separators, features_most(b->separators, 20));
    SET(short_words, features_part(b->short_words, b->all_words)); SET(word_length, b->all_words ? features_most(b->letters < 1 << 28 ? b->letters * 10 / b->all_words : 255, 255) : 0);
    SET(blanks_before, features_most(b->blanks_before, 4)); SET(blanks_after, features_most(b->blanks_after, 4)); SET(mark, b->mark); SET(indent, features_most(b->indent, 60));
    SET(wide, (b->flags & GALLEYI_BLOCK_WIDE) != 0); SET(joined, (b->flags & GALLEYI_BLOCK_JOINED) != 0); SET(sign_at, (b->flags & GALLEYI_BLOCK_AT) != 0);
    SET(copyright, (b->flags & GALLEYI_BLOCK_COPYRIGHT) != 0); SET(address, (b->flags & GALLEYI_BLOCK_ADDRESS) != 0); SET(tab, (b->flags & GALLEYI_BLOCK_TAB) != 0);
    SET(repeats, run->repeats[i]); SET(repeated_before, run->repeated[i]); 
    unsigned kinds = 0;
    uint64_t phrases = b->phrases & FEATURES_BIT(CLOSED) ? (b->phrases & ~FEATURES_BIT(CLOSED)) | FEATURES_BIT(WALL) : b->phrases;   /* to the judge a wall is a wall */
    for (uint64_t left = phrases; left; left &= left - 1, kinds++) row[GALLEYI_FEATURE_phrases + __builtin_ctzll(left) - 1] = 1;
    SET(kind_words, features_most(kinds, 8));
}

/* The sums at both ends of a window; 2^20 / n, rounded up, divides sums of n bytes exactly. */
typedef struct features_window { const features_sums *from, *to; } features_window;
static features_window features_reach(const features_run *run, size_t i, size_t reach) {
    return (features_window){ run->sums + (i > reach ? i - reach : 0), run->sums + (i + reach + 1 < run->count ? i + reach + 1 : run->count) };
}
enum { FEATURES_MEAN_MOST = 21 };
static uint8_t features_mean(features_window window) {
    static const uint32_t parts[FEATURES_MEAN_MOST + 1] = {
        0, 1048576, 524288, 349526, 262144, 209716, 174763, 149797, 131072, 116509, 104858, 95326, 87382, 80660, 74899, 69906, 65536, 61681, 58255, 55189, 52429, 49933
    };
    return (uint8_t)((window.to->level - window.from->level) * parts[window.to - window.from] >> 20);
}
#define FEATURES_WINDOW(window, member) features_most(window.to->member - window.from->member, 60)

static void features_around(const features_run *restrict run, size_t i, uint8_t *restrict row) {
    size_t last = run->count - 1;
    const features_sums *sums = run->sums, *all = &sums[run->count];
    const galleyi_block *previous = i ? &run->block[i - 1] : NULL, *next = i < last ? &run->block[i + 1] : NULL;
    features_window w1 = features_reach(run, i, 1), w2 = features_reach(run, i, 2), w3 = features_reach(run, i, 3), w4 = features_reach(run, i, 4), w5 = features_reach(run, i, 5);
    features_window w6 = features_reach(run, i, 6), w8 = features_reach(run, i, 8), w10 = features_reach(run, i, 10), w12 = features_reach(run, i, 12);
    SET(mean_1, features_mean(w1)); SET(mean_2, features_mean(w2)); SET(mean_5, features_mean(w5)); SET(mean_10, features_mean(w10));
    SET(prose_3, FEATURES_WINDOW(w3, prose)); SET(prose_6, FEATURES_WINDOW(w6, prose)); SET(prose_12, FEATURES_WINDOW(w12, prose));
    SET(short_3, FEATURES_WINDOW(w3, shorts)); SET(short_6, FEATURES_WINDOW(w6, shorts)); SET(titles_4, FEATURES_WINDOW(w4, titles));
    SET(furniture_2, FEATURES_WINDOW(w2, furniture)); SET(furniture_5, FEATURES_WINDOW(w5, furniture)); SET(replies_6, FEATURES_WINDOW(w6, replies));
    SET(date, run->date[i]); SET(dates_3, FEATURES_WINDOW(w3, dates)); SET(dates_8, FEATURES_WINDOW(w8, dates)); SET(blank_runs, FEATURES_WINDOW(w6, blanks));
    SET(name_like, run->block[i].weight <= 40 && run->block[i].all_words <= 4 && run->block[i].capitals == run->block[i].all_words && !run->block[i].digits);
    SET(shares_3, FEATURES_WINDOW(w3, shares)); SET(numbers_3, FEATURES_WINDOW(w3, numbers));
    SET(prose_before, features_part(sums[i].prose, all->prose)); SET(prose_after, features_most(all->prose - sums[i + 1].prose, 255));
    SET(weight_before, features_part(sums[i].weight, all->weight));
    SET(previous_weight, previous ? run->level[i - 1] : 0); SET(next_weight, next ? run->level[i + 1] : 0);
    SET(previous_end, previous ? previous->end : 9); SET(next_end, next ? next->end : 9);
    SET(previous_2, i > 1 ? run->level[i - 2] : 0); SET(next_2, i + 2 <= last ? run->level[i + 2] : 0);
    SET(previous_blank, previous ? features_most(previous->blanks_before, 3) : 4); SET(next_blank, next ? features_most(next->blanks_after, 3) : 4);
    SET(same_begin, (uint8_t)((previous && previous->begin == run->block[i].begin) + (next && next->begin == run->block[i].begin)));
    uint32_t near = run->vocabulary[i] * 2u + (i ? run->vocabulary[i - 1] : 0u) + (next ? run->vocabulary[i + 1] : 0u);
    SET(vocabulary, run->vocabulary[i]); SET(vocabulary_near, (uint8_t)(near / 4));
}

static uint8_t features_signed(size_t i, size_t from) {
    return (uint8_t)(i >= from ? 128 + features_log(i - from < FEATURES_FAR ? i - from : FEATURES_FAR) : 128 - features_log(from - i < FEATURES_FAR ? from - i : FEATURES_FAR));
}
/* What is the same for all blocks, and 0 for phrases. */
static void features_page(const features_run *run, const galleyi_judge_page *page, uint8_t *row) {
    memset(row, 0, GALLEYI_FEATURE_COUNT);
    SET(page_blocks, features_log(run->count)); SET(page_blanks, features_part(run->page_blanks, run->prose_blocks)); SET(page_wrapped, run->blocks->wrapped);
    SET(page_prose, features_log(run->prose_blocks < FEATURES_MUCH ? run->prose_blocks : FEATURES_MUCH));
    SET(page_prose_weight, features_log(run->prose_weight < FEATURES_MUCH_WEIGHT ? run->prose_weight : FEATURES_MUCH_WEIGHT)); SET(page_wide, features_part(run->wide, run->count));
    SET(segment_part, features_part(page->segment_end - page->segment_begin, run->count));
}
static void features_place(const features_run *restrict run, const galleyi_judge_page *restrict page, size_t i, uint8_t *restrict row) {
    SET(position, features_part(i, run->count));
    SET(in_segment_40, i >= run->begin_40 && i < run->end_40); SET(in_segment_80, i >= run->begin_80 && i < run->end_80);
    SET(in_segment_blank, i >= page->segment_begin && i < page->segment_end);
    SET(from_segment, features_signed(i, page->segment_begin)); SET(to_segment_end, features_signed(i, page->segment_end));
    SET(address_words, page->address[i]); SET(from_headline, page->headline < run->count ? features_signed(i, page->headline) : 0);
#undef SET
}

static int32_t features_allocate(features_run *run, galleyi_judge_page *page, galleyi_arena *arena) {
    size_t n = run->count + 1;
    uint8_t *bytes = galleyi_arena_allocate_zeroed(arena, n * 8);
    run->sums = galleyi_arena_allocate(arena, n * sizeof *run->sums);
    page->features = galleyi_arena_allocate(arena, n * GALLEYI_FEATURE_COUNT);
    if (!bytes || !run->sums || !page->features) return GALLEY_ENOMEM;
    run->level = bytes; run->prose = bytes + n; run->vocabulary = bytes + 2 * n; run->repeats = bytes + 3 * n; run->repeated = bytes + 4 * n;
    page->address = bytes + 5 * n; run->date = bytes + 6 * n; run->kinds = bytes + 7 * n;
    return GALLEY_OK;
}

int32_t galleyi_judge_features(galleyi_judge_page *page, galleyi_arena *arena, galleyi_work *work, const galleyi_blocks *blocks, const galleyi_address_words *address) {
    features_run run;
    memset(&run, 0, sizeof run);
    memset(page, 0, sizeof *page);
    run.blocks = blocks;
    run.block = blocks->block;
    run.count = blocks->count;
    int32_t status = galleyi_work_add(work, run.count * UINT64_C(800) + 30000);
    if (!status) status = features_allocate(&run, page, arena);
    if (status) return status;
    features_add_sums(&run);
    features_segment(&run, 40, 100, false, &run.begin_40, &run.end_40);
    features_segment(&run, 80, 100, false, &run.begin_80, &run.end_80);
    features_segment(&run, 50, 80, true, &page->segment_begin, &page->segment_end);
    for (size_t i = 0; i < run.count; i++) page->address[i] = features_address(address, &run.block[i]);
    page->headline = features_headline(&run, page);
    status = features_vocabulary(&run, arena, page);
    if (!status) status = features_repeats(&run, arena);
    if (status) return status;
    uint8_t common[GALLEYI_FEATURE_COUNT];
    features_page(&run, page, common);
    for (size_t i = 0; i < run.count; i++) {
        uint8_t *row = page->features + i * GALLEYI_FEATURE_COUNT;
        memcpy(row, common, sizeof common);
        features_own(&run, i, row);
        features_around(&run, i, row);
        features_place(&run, page, i, row);
    }
    features_groups(&run, page->features);
    features_prose_near(&run, page->features);
    features_distances(&run, page->features);
    return GALLEY_OK;
}
