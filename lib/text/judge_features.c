/* What the page tells of its blocks before they are looked at in their surroundings: running sums, segments, repeats, vocabulary, dates, the headline. judge_columns.c
   makes features of it. */
#include "text/judge_inside.h"
#include "core/limits.h"

#define FEATURES_LEGAL    (GALLEYI_FEATURES_BIT(LEGAL) | GALLEYI_FEATURES_BIT(RIGHTS) | GALLEYI_FEATURES_BIT(CONSENT))
#define FEATURES_SHARE    (GALLEYI_FEATURES_BIT(SHARE))
#define FEATURES_REPLY    (GALLEYI_FEATURES_BIT(REPLY) | GALLEYI_FEATURES_BIT(COMMENTS) | GALLEYI_FEATURES_BIT(NO_COMMENTS))
#define FEATURES_FURNITURE (GALLEYI_FEATURES_HEADINGS | FEATURES_LEGAL | FEATURES_SHARE | FEATURES_REPLY | GALLEYI_FEATURES_BIT(LOGIN) | GALLEYI_FEATURES_BIT(SKIP) | GALLEYI_FEATURES_BIT(WALL) | GALLEYI_FEATURES_BIT(CLOSED) \
                           | GALLEYI_FEATURES_BIT(APP) | GALLEYI_FEATURES_BIT(MENU) | GALLEYI_FEATURES_BIT(SEARCH) | GALLEYI_FEATURES_BIT(SECTION) | GALLEYI_FEATURES_BIT(LOAD_MORE) | GALLEYI_FEATURES_BIT(TOP) \
                           | GALLEYI_FEATURES_BIT(BREADCRUMB) | GALLEYI_FEATURES_BIT(ADVERTISEMENT) | GALLEYI_FEATURES_BIT(READ_ALSO) | GALLEYI_FEATURES_BIT(JAVASCRIPT))

bool galleyi_block_prose(const galleyi_block *block) {
    return block->weight >= 80 && block->stops && (block->end == GALLEYI_END_STOP || block->end == GALLEYI_END_QUESTION || block->stops >= 2);
}
static bool features_title_like(const galleyi_block *block) {
    return block->weight >= 25 && block->weight <= 140 && block->end != GALLEYI_END_STOP && block->end != GALLEYI_END_COLON && block->end != GALLEYI_END_COMMA;
}

enum { FEATURES_DATE_LINE = 90, FEATURES_DATE_WHOLE = 50, FEATURES_DATE_DIGITS = 24 };
static bool features_may_be_dated(const galleyi_block *block) { return block->digits && block->weight <= FEATURES_DATE_LINE && block->digits <= FEATURES_DATE_DIGITS; }

/* 1: a short line with a date in it, 2: one that is nothing but a date, 3: but an age. */
static uint8_t features_date(const galleyi_block *block, galleyi_dates_memo *memo) {
    const galleyi_dates_options options = { NULL, NULL, NULL, memo };
    galleyi_date date;
    if (!features_may_be_dated(block)) return 0;
    if (block->weight <= FEATURES_DATE_WHOLE && galleyi_dates_read(&options, block->text, block->size, &date)) return date.relative ? 3 : date.has_day ? 2 : 0;
    return galleyi_dates_scan(&options, block->text, block->size, 0, &date) && (date.has_day || date.relative);
}

bool galleyi_judge_dateless(const galleyi_judge_page *page, const galleyi_block *block, size_t i, bool whole) {
    uint8_t seen = galleyi_judge_feature(page, i, GALLEYI_FEATURE_date);
    if (!features_may_be_dated(block)) return false;
    return whole ? block->weight <= FEATURES_DATE_WHOLE && seen < 2 : !seen;
}

static uint8_t features_kinds(const galleyi_block *b, bool prose, bool date) {
    unsigned kinds = (prose ? GALLEYI_FEATURES_KIND_PROSE : 0) | (date ? GALLEYI_FEATURES_KIND_DATE : 0);
    if (GALLEYI_LIKELY(!b->phrases)) return (uint8_t)kinds;
    if (b->phrases & GALLEYI_FEATURES_HEADINGS && b->weight <= 60) kinds |= GALLEYI_FEATURES_KIND_HEADING;
    if (b->phrases & FEATURES_LEGAL && b->weight <= 400) kinds |= GALLEYI_FEATURES_KIND_LEGAL;
    if (b->phrases & FEATURES_SHARE && b->weight <= 60) kinds |= GALLEYI_FEATURES_KIND_SHARE;
    if (b->phrases & (GALLEYI_FEATURES_BIT(COMMENTS) | GALLEYI_FEATURES_BIT(NO_COMMENTS)) && b->weight <= 80) kinds |= GALLEYI_FEATURES_KIND_COMMENTS;
    if (b->phrases & GALLEYI_FEATURES_BIT(REPLY) && b->weight <= 80) kinds |= GALLEYI_FEATURES_KIND_REPLY;
    return (uint8_t)kinds;
}

/* How often each text stands on the page: an open hash table of block numbers. */
static int32_t features_repeats(galleyi_features_run *run, galleyi_arena *arena) {
    size_t size = 64;
    while (size < run->count * 2) size *= 2;
    uint32_t *table = galleyi_arena_allocate_zeroed(arena, size * sizeof *table);
    run->first = galleyi_arena_allocate(arena, run->count * sizeof *run->first);
    if (!table || !run->first) return GALLEY_ENOMEM;
    for (size_t i = 0; i < run->count; i++) {
        size_t at = run->block[i].hash & (size - 1), probes = 0;
        run->first[i] = (uint32_t)i;
        while (table[at] && run->block[table[at] - 1].hash != run->block[i].hash && probes++ < 64) at = (at + 1) & (size - 1);
        if (!table[at]) { table[at] = (uint32_t)i + 1; run->repeats[i] = 1; continue; }
        size_t first = table[at] - 1;
        if (run->block[first].hash != run->block[i].hash) { run->repeats[i] = 1; continue; }
        if (run->repeats[first] < 255) run->repeats[first]++;
        run->repeated[i] = 1;
        run->first[i] = (uint32_t)first;
    }
    for (size_t i = 0; i < run->count; i++) run->repeats[i] = run->repeats[run->first[i]];
    return GALLEY_OK;
}

static uint8_t features_date_of(const galleyi_features_run *run, galleyi_judge_page *page, size_t i) {
    const galleyi_block *block = &run->block[i], *first = &run->block[run->first[i]];
    bool same = first < block && first->size == block->size && !memcmp(first->text, block->text, block->size);
    return same ? run->date[run->first[i]] : features_date(block, &page->memo);
}
static void features_add_sums(galleyi_features_run *run, galleyi_judge_page *page) {
    galleyi_features_sums *to = &run->sums;
    uint8_t prose = 0, shorts = 0, titles = 0, furniture = 0, replies = 0, shares = 0, numbers = 0, dates = 0, blanks = 0;
    uint16_t levels = 0;
    for (size_t i = 0; i < run->count; i++) {
        const galleyi_block *b = &run->block[i];
        to->levels[i] = levels; to->prose[i] = prose; to->shorts[i] = shorts; to->titles[i] = titles; to->furniture[i] = furniture; to->replies[i] = replies;
        to->shares[i] = shares; to->numbers[i] = numbers; to->dates[i] = dates; to->blanks[i] = blanks;
        bool sentences = galleyi_block_prose(b);
        run->level[i] = galleyi_features_log(b->weight);
        run->prose[i] = sentences;
        run->date[i] = features_date_of(run, page, i);
        run->begin[i] = b->begin;
        run->end[i] = b->end;
        run->blank_before[i] = (uint8_t)galleyi_features_most(b->blanks_before, 3);
        run->blank_after[i] = (uint8_t)galleyi_features_most(b->blanks_after, 3);
        unsigned kinds = features_kinds(b, sentences, run->date[i]);
        for (unsigned left = kinds; left; left &= left - 1)
            run->kinds[i / GALLEYI_JUDGE_BATCH * GALLEYI_FEATURES_KINDS + (unsigned)__builtin_ctz(left)] |= UINT32_C(1) << i % GALLEYI_JUDGE_BATCH;
        levels = (uint16_t)(levels + run->level[i]);
        prose = (uint8_t)(prose + sentences);
        shorts = (uint8_t)(shorts + (b->weight < 25));
        titles = (uint8_t)(titles + features_title_like(b));
        furniture = (uint8_t)(furniture + ((b->phrases & FEATURES_FURNITURE) != 0 && b->weight < 120));
        replies = (uint8_t)(replies + ((b->phrases & FEATURES_REPLY) != 0));
        shares = (uint8_t)(shares + ((b->phrases & FEATURES_SHARE) != 0));
        numbers = (uint8_t)(numbers + (b->digits * 5 > b->letters + b->digits));
        dates = (uint8_t)(dates + (run->date[i] != 0));
        blanks = (uint8_t)(blanks + (b->blanks_before != 0));
        run->weight += b->weight;
        if (sentences) { run->prose_blocks++; run->prose_weight += b->weight; run->page_blanks += b->blanks_before || b->blanks_after; }
        run->wide += (b->flags & GALLEYI_BLOCK_WIDE) != 0;
    }
    size_t behind = galleyi_features_padded(run->count) - GALLEYI_FEATURES_EDGE - run->count;
    for (size_t i = run->count; i < run->count + behind; i++) to->levels[i] = levels;
    memset(to->prose + run->count, prose, behind); memset(to->shorts + run->count, shorts, behind); memset(to->titles + run->count, titles, behind);
    memset(to->furniture + run->count, furniture, behind); memset(to->replies + run->count, replies, behind); memset(to->shares + run->count, shares, behind);
    memset(to->numbers + run->count, numbers, behind); memset(to->dates + run->count, dates, behind); memset(to->blanks + run->count, blanks, behind);
    run->begin[-1] = run->begin[run->count] = UINT8_MAX;
    run->end[-1] = run->end[run->count] = 9;
    run->blank_before[-1] = run->blank_after[run->count] = 4;
}

/* The contiguous run of blocks with the largest sum: a longer block than limit is worth its weight, a shorter one costs. */
static void features_segment(const galleyi_features_run *run, uint32_t limit, int64_t cost, bool blanks, size_t *begin, size_t *end) {
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
static int32_t features_vocabulary(galleyi_features_run *run, galleyi_arena *arena, const galleyi_judge_page *page) {
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
        run->vocabulary[i] = galleyi_features_part(known, b->words);
    }
    return GALLEY_OK;
}

static bool features_hex(char c, unsigned *value) {
    if (c >= '0' && c <= '9') *value = (unsigned)(c - '0');
    else if ((c | 32) >= 'a' && (c | 32) <= 'f') *value = (unsigned)((c | 32) - 'a' + 10);
    else return false;
    return true;
}
enum { FEATURES_SLUG_WORDS = 3 };
/* The path's words: of the last part that has three or more of them, else of the one with most. */
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
        if (letters && (letters >= best || letters >= FEATURES_SLUG_WORDS)) { best = letters; best_begin = at; best_end = end; }
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

static size_t features_headline(const galleyi_features_run *run, const galleyi_judge_page *page) {
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
        if (b->weight >= 20 && b->weight <= 200 && b->end != GALLEYI_END_STOP && !(b->phrases & ~GALLEYI_FEATURES_BIT(SECTION)) && b->digits * 4 < b->letters && b->all_words >= 3) return i;
    }
    return run->count;
}

static int32_t features_allocate(galleyi_features_run *run, galleyi_judge_page *page, galleyi_arena *arena) {
    uint8_t **const bytes[] = {
        &run->level, &run->prose, &run->vocabulary, &run->repeats, &run->repeated, &run->date, &run->begin, &run->end, &run->blank_before, &run->blank_after,
        &run->sums.prose, &run->sums.shorts, &run->sums.titles, &run->sums.furniture, &run->sums.replies, &run->sums.shares, &run->sums.numbers, &run->sums.dates,
        &run->sums.blanks, &page->address
    };
    size_t arrays = sizeof bytes / sizeof *bytes, padded = galleyi_features_padded(run->count), batches = (run->count + GALLEYI_JUDGE_BATCH - 1) / GALLEYI_JUDGE_BATCH;
    uint8_t *store = galleyi_arena_allocate_zeroed(arena, padded * arrays);
    run->sums.levels = galleyi_arena_allocate_zeroed(arena, padded * sizeof *run->sums.levels);
    run->kinds = galleyi_arena_allocate_zeroed(arena, batches * GALLEYI_FEATURES_KINDS * sizeof *run->kinds);
    page->features = galleyi_arena_allocate(arena, batches * GALLEYI_JUDGE_BATCH * GALLEYI_FEATURE_COUNT);
    if (!store || !run->sums.levels || !run->kinds || !page->features) return GALLEY_ENOMEM;
    if (batches) memset(galleyi_judge_column(page->features, batches - 1, 0), 0, GALLEYI_JUDGE_BATCH * GALLEYI_FEATURE_COUNT);
    for (size_t i = 0; i < arrays; i++) *bytes[i] = store + i * padded + GALLEYI_FEATURES_EDGE;
    run->sums.levels += GALLEYI_FEATURES_EDGE;
    return GALLEY_OK;
}

int32_t galleyi_judge_features(galleyi_judge_page *page, galleyi_arena *arena, galleyi_work *work, const galleyi_blocks *blocks, const galleyi_address_words *address) {
    galleyi_features_run run;
    memset(&run, 0, sizeof run);
    memset(page, 0, sizeof *page);
    run.blocks = blocks;
    run.block = blocks->block;
    run.count = blocks->count;
    int32_t status = galleyi_work_add(work, run.count * UINT64_C(800) + 30000);
    if (!status) status = features_allocate(&run, page, arena);
    if (status) return status;
    status = features_repeats(&run, arena);
    if (status) return status;
    features_add_sums(&run, page);
    features_segment(&run, 40, 100, false, &run.begin_40, &run.end_40);
    features_segment(&run, 80, 100, false, &run.begin_80, &run.end_80);
    features_segment(&run, 50, 80, true, &page->segment_begin, &page->segment_end);
    for (size_t i = 0; i < run.count; i++) page->address[i] = features_address(address, &run.block[i]);
    page->headline = features_headline(&run, page);
    status = features_vocabulary(&run, arena, page);
    if (status) return status;
    galleyi_features_columns(&run, page);
    return GALLEY_OK;
}
