/* The candidates of a field and the judge that picks one. A candidate is a value with its origin and its evidence, a set of named bits: where it was found,
   how it stands on the page, what else it is like. Candidates of the same value add their evidence up (agreement). The judge sums learned weights
   (candidates_table.c, made by train/fields.py) and may abstain; its confidence is the share that was right on sites that the weights had not seen. */
#ifndef GALLEY_EXTRACT_CANDIDATES_H
#define GALLEY_EXTRACT_CANDIDATES_H
#include "core/arena.h"
#include "core/buffer.h"
#include "galley/fields.h"

enum { GALLEYI_JUDGED_TITLE, GALLEYI_JUDGED_BYLINE, GALLEYI_JUDGED_PUBLISHED, GALLEYI_JUDGED_FIELDS };

#define GALLEYI_TITLE_EVIDENCE(F) \
    F(some) F(ld_headline) F(ld_headline_right) F(ld_headline_left) F(ld_name) F(ld_name_cut) F(og) F(og_right) F(og_left) F(twitter) F(twitter_cut) \
    F(meta_other) F(meta_other_cut) F(element) F(element_right) F(element_left) F(element_middle) F(h1) F(h1_only) F(h1_first) F(h1_rest) F(h1_front) \
    F(headline_block) F(h2) F(itemprop_headline) F(class_title) F(cut_site) F(cut_short) F(cut_long) F(cut_colon) F(is_site) F(holds_site) F(one_word) F(two_words) \
    F(long_text) F(in_story) F(in_furniture) F(above_story) F(far_above) F(slug_high) F(slug_some) F(slug_none) F(holds_other) F(within_other) F(news) \
    F(news_h1) F(news_og) F(news_ld) F(news_element) F(linked) F(ellipsis) F(no_h1) F(has_separator) F(alternative) F(og_is_ld) F(og_not_h1) F(h1_not_og) F(has_colon) \
    F(og_h1) F(ld_h1) F(og_part) F(ld_part) F(part_of_og) F(data_only) \
    F(h1_other_kind) F(h1_unsaid) F(h1_home) F(heading_other_kind) F(heading_unsaid) F(heading_home) F(h1_cut_other_kind) F(h1_cut_unsaid) F(h1_cut_home) F(og_other_kind) F(og_unsaid) F(og_home) \
    F(element_other_kind) F(element_unsaid) F(element_home) F(data_other_kind) F(data_unsaid) F(data_home) F(cut_other_kind) F(cut_unsaid) F(cut_home)

#define GALLEYI_BYLINE_EVIDENCE(F) \
    F(some) F(ld_person) F(ld_organization) F(ld_string) F(ld_all) F(ld_creator) F(meta_author) F(meta_article) F(meta_sure) F(meta_dc) F(meta_label) \
    F(rel_author) F(itemprop_author) F(class_author) F(class_byline) F(vcard) F(near_labelled) F(near_plain) F(near_text) F(tail_line) F(first_mark) F(above_title) \
    F(right_below) F(in_story) F(in_furniture) F(linked) F(is_site) F(like_site) F(person) F(doubtful) F(organization) F(one_word) F(several) F(many) F(slug_like) \
    F(subset) F(superset) F(parsed) F(news) F(news_ld) F(role_author) F(role_other) F(after_story) F(ld_other) F(in_card) F(labelled) F(rival) F(no_data) F(site_rival) F(data_and_page) F(plain_linked) \
    F(plain_above) F(plain_next) F(organization_labelled) F(person_data) F(person_page) F(short_line) F(over_house) F(tail_organization) F(tail_far) \
    F(plain_other_kind) F(plain_undated) F(marked_other_kind) F(marked_undated)

#define GALLEYI_PUBLISHED_EVIDENCE(F) \
    F(some) F(ld_published) F(ld_created) F(ld_modified) F(ld_page) F(ld_other) F(meta_sure) F(meta_good) F(meta_weak) F(meta_modified) F(itemprop) F(itemprop_other) \
    F(element) F(element_near) F(class_date) F(class_near) F(text_published) F(text_updated) F(text_above) F(text_below) F(text_far) F(text_after) \
    F(address_day) F(address_month) F(future) F(fetched_day) F(old) F(earliest) F(latest) F(first_mark) F(in_story) F(in_furniture) F(linked) F(relative) F(has_time) \
    F(alone) F(crowd) F(article_type) F(ambiguous) F(no_data) F(no_data_near) F(in_text) F(short_line) F(data_and_page) F(in_comment) F(text_wide) F(news) F(wide_end) F(only_modified) F(modified_rival) F(lead)

#define GALLEYI_EVIDENCE_TITLE(name) GALLEYI_TITLE_##name,
#define GALLEYI_EVIDENCE_BYLINE(name) GALLEYI_BYLINE_##name,
#define GALLEYI_EVIDENCE_PUBLISHED(name) GALLEYI_PUBLISHED_##name,
enum { GALLEYI_TITLE_EVIDENCE(GALLEYI_EVIDENCE_TITLE) GALLEYI_TITLE_EVIDENCE_COUNT };
enum { GALLEYI_BYLINE_EVIDENCE(GALLEYI_EVIDENCE_BYLINE) GALLEYI_BYLINE_EVIDENCE_COUNT };
enum { GALLEYI_PUBLISHED_EVIDENCE(GALLEYI_EVIDENCE_PUBLISHED) GALLEYI_PUBLISHED_EVIDENCE_COUNT };
#define GALLEYI_EVIDENCE_BIT(bit) (UINT64_C(1) << (bit))

enum { GALLEYI_CANDIDATES_MOST = 96, GALLEYI_CANDIDATE_NAMES = 24 };
#define GALLEYI_CANDIDATE_NOWHERE 0xffffffffu

typedef struct galleyi_candidate {
    uint64_t    key;                          /* the same for the same value */
    uint64_t    evidence, more;               /* the first 64 pieces, those behind them */
    const char *text;                         /* folded, NUL-terminated */
    size_t      size;
    const char *origin;                       /* "json-ld:headline" */
    const void *value;                        /* the field's own form of it */
    uint32_t    block;                        /* where it stands; NOWHERE */
    uint32_t    rank;                         /* of the same value the lowest is printed */
    int32_t     score;                        /* by the judge, in 1/256; of all candidates of the value */
} galleyi_candidate;

typedef struct galleyi_candidates {
    int               field;
    size_t            count;
    galleyi_candidate items[GALLEYI_CANDIDATES_MOST];
} galleyi_candidates;

/* What is right is which share of the pages, by the distance of the best value from the next (nothing is one too): ascending. */
typedef struct galleyi_confidence { int32_t margin; uint8_t percent; } galleyi_confidence;
typedef struct galleyi_judge_table {
    const int16_t            *weights;        /* in 1/256, one for each evidence */
    const galleyi_confidence *confidence;
    uint32_t                  confidence_count;
} galleyi_judge_table;
extern const galleyi_judge_table galleyi_judge_tables[GALLEYI_JUDGED_FIELDS];

/* How often what this origin gave for a field that rules settle is right. */
typedef struct galleyi_origin_share { int32_t field; const char *origin; uint8_t percent; } galleyi_origin_share;
extern const galleyi_origin_share galleyi_origin_shares[];
extern const uint32_t galleyi_origin_share_count;

/* False: there is no room. */
int  galleyi_candidates_add(galleyi_candidates *candidates, const galleyi_candidate *candidate);
/* The candidate that is to be printed; NULL: none. *confidence in percent. */
galleyi_candidate *galleyi_candidates_judge(galleyi_candidates *candidates, int32_t *confidence);
/* Appends them to a JSON array: field, value, origin, evidence, score, and why it is printed or not. */
int32_t galleyi_candidates_explain(galleyi_buffer *out, const galleyi_candidates *candidates, const galleyi_candidate *chosen);
#endif
