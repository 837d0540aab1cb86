/* What the judge knows of a block: bytes, in the order of the table that lib/text/train/train.py makes. */
#ifndef GALLEY_TEXT_JUDGE_FEATURES_H
#define GALLEY_TEXT_JUDGE_FEATURES_H
#include "text/blocks.h"
#include "text/dates.h"
#include "text/judge.h"
#include "text/phrases.h"

#define GALLEYI_FEATURES(X) \
    X(weight) X(words) X(begin) X(end) X(quoted_end) X(stops) X(commas) X(digits) X(capitals) X(separators) X(short_words) X(word_length) \
    X(blanks_before) X(blanks_after) X(mark) X(indent) X(wide) X(joined) X(sign_at) X(copyright) X(address) X(tab) X(repeats) X(repeated_before) \
    X(page_blocks) X(page_blanks) X(page_wrapped) X(page_prose) X(page_prose_weight) X(page_wide) X(position) \
    X(in_segment_40) X(in_segment_80) X(in_segment_blank) X(from_segment) X(to_segment_end) X(segment_part) \
    X(mean_1) X(mean_2) X(mean_5) X(mean_10) X(prose_3) X(prose_6) X(prose_12) X(short_3) X(short_6) X(titles_4) \
    X(prose_before) X(prose_after) X(weight_before) \
    X(previous_weight) X(next_weight) X(previous_end) X(next_end) X(previous_2) X(next_2) X(previous_blank) X(next_blank) \
    X(since_prose) X(until_prose) X(since_prose_weight) X(until_prose_weight) \
    X(since_list_heading) X(until_list_heading) X(since_legal) X(until_legal) X(since_share) X(until_share) X(since_comments) X(until_reply) X(since_reply) \
    X(furniture_2) X(furniture_5) X(replies_6) X(shares_3) X(numbers_3) \
    X(vocabulary) X(vocabulary_near) X(group) X(group_weight) X(in_group) \
    X(address_words) X(from_headline) X(same_begin) X(kind_words) X(list_heading_prose) \
    X(date) X(dates_3) X(dates_8) X(since_date) X(until_date) X(name_like) X(blank_runs)

typedef enum galleyi_feature {
#define GALLEYI_FEATURE_ENUM(name) GALLEYI_FEATURE_##name,
    GALLEYI_FEATURES(GALLEYI_FEATURE_ENUM)
#undef GALLEYI_FEATURE_ENUM
    GALLEYI_FEATURE_phrases,                  /* one for each galleyi_phrase from 1 on, but for the last: CLOSED counts as WALL */
    GALLEYI_FEATURE_COUNT = GALLEYI_FEATURE_phrases + GALLEYI_PHRASE_CLOSED - 1
} galleyi_feature;

typedef struct galleyi_judge_page {
    uint8_t  *features;                       /* columns, of GALLEYI_JUDGE_BATCH blocks each: see judge.h */
    uint8_t  *address;                        /* 0 to 200: how well a block's words are those of the page's address */
    galleyi_dates_memo memo;                  /* of the page's dates */
    size_t    segment_begin, segment_end;     /* the largest-sum segment that knows blank lines */
    size_t    headline;                       /* by the address, else by its place; count: none */
} galleyi_judge_page;

static inline uint8_t *galleyi_judge_column(uint8_t *features, size_t batch, size_t feature) {
    return features + (batch * GALLEYI_FEATURE_COUNT + feature) * GALLEYI_JUDGE_BATCH;
}
static inline uint8_t galleyi_judge_feature(const galleyi_judge_page *page, size_t i, galleyi_feature feature) {
    return galleyi_judge_column(page->features, i / GALLEYI_JUDGE_BATCH, feature)[i % GALLEYI_JUDGE_BATCH];
}

/* Words that count as evidence for the headline: those of the address's path, as galleyi_words gives them. */
typedef struct galleyi_address_words { uint64_t hash[32]; uint32_t letters[32]; size_t count; uint32_t all_letters; } galleyi_address_words;
void    galleyi_address_words_of(galleyi_address_words *words, const char *url, size_t size);

bool    galleyi_block_prose(const galleyi_block *block);   /* long, with a sentence's end */
/* Whether the features have seen that the block holds no day (whole: is none), and need no second look. */
bool    galleyi_judge_dateless(const galleyi_judge_page *page, const galleyi_block *block, size_t i, bool whole);
int32_t galleyi_judge_features(galleyi_judge_page *page, galleyi_arena *arena, galleyi_work *work, const galleyi_blocks *blocks, const galleyi_address_words *address);
#endif
