/* Made by lib/extract/train/fields.py; do not edit. */
#include "extract/candidates.h"

static const int16_t candidates_title_weights[GALLEYI_TITLE_EVIDENCE_COUNT] = {
    [GALLEYI_TITLE_some] = 0, [GALLEYI_TITLE_ld_headline] = 231, [GALLEYI_TITLE_ld_headline_right] = -46, [GALLEYI_TITLE_ld_headline_left] = -196,
    [GALLEYI_TITLE_ld_name] = -9, [GALLEYI_TITLE_ld_name_cut] = -80, [GALLEYI_TITLE_og] = 490, [GALLEYI_TITLE_og_right] = 223,
    [GALLEYI_TITLE_og_left] = 29, [GALLEYI_TITLE_twitter] = 40, [GALLEYI_TITLE_twitter_cut] = 72, [GALLEYI_TITLE_meta_other] = 142,
    [GALLEYI_TITLE_meta_other_cut] = 71, [GALLEYI_TITLE_element] = 162, [GALLEYI_TITLE_element_right] = 201, [GALLEYI_TITLE_element_left] = -43,
    [GALLEYI_TITLE_element_middle] = 145, [GALLEYI_TITLE_h1] = 293, [GALLEYI_TITLE_h1_only] = -21, [GALLEYI_TITLE_h1_first] = 105,
    [GALLEYI_TITLE_h1_rest] = 52, [GALLEYI_TITLE_h1_front] = 1, [GALLEYI_TITLE_headline_block] = 220, [GALLEYI_TITLE_h2] = 181,
    [GALLEYI_TITLE_itemprop_headline] = 188, [GALLEYI_TITLE_class_title] = 87, [GALLEYI_TITLE_cut_site] = 65, [GALLEYI_TITLE_cut_short] = 89,
    [GALLEYI_TITLE_cut_long] = -271, [GALLEYI_TITLE_cut_colon] = -125, [GALLEYI_TITLE_is_site] = -139, [GALLEYI_TITLE_holds_site] = 0,
    [GALLEYI_TITLE_one_word] = -356, [GALLEYI_TITLE_two_words] = -197, [GALLEYI_TITLE_long_text] = -54, [GALLEYI_TITLE_in_story] = 71,
    [GALLEYI_TITLE_in_furniture] = -156, [GALLEYI_TITLE_above_story] = 52, [GALLEYI_TITLE_far_above] = 28, [GALLEYI_TITLE_slug_high] = 216,
    [GALLEYI_TITLE_slug_some] = 60, [GALLEYI_TITLE_slug_none] = -35, [GALLEYI_TITLE_holds_other] = -171, [GALLEYI_TITLE_within_other] = 176,
    [GALLEYI_TITLE_news] = 0, [GALLEYI_TITLE_news_h1] = -149, [GALLEYI_TITLE_news_og] = 194, [GALLEYI_TITLE_news_ld] = 337,
    [GALLEYI_TITLE_news_element] = -216, [GALLEYI_TITLE_linked] = -284, [GALLEYI_TITLE_ellipsis] = -86, [GALLEYI_TITLE_no_h1] = 0,
    [GALLEYI_TITLE_has_separator] = -292, [GALLEYI_TITLE_alternative] = 157, [GALLEYI_TITLE_og_is_ld] = -274, [GALLEYI_TITLE_og_not_h1] = -20,
    [GALLEYI_TITLE_h1_not_og] = 179, [GALLEYI_TITLE_has_colon] = 37, [GALLEYI_TITLE_og_h1] = -39, [GALLEYI_TITLE_ld_h1] = -9,
    [GALLEYI_TITLE_og_part] = 446, [GALLEYI_TITLE_ld_part] = 104, [GALLEYI_TITLE_part_of_og] = -242, [GALLEYI_TITLE_data_only] = 142
};
static const galleyi_confidence candidates_title_confidence[] = { { 0, 37 }, { 32, 46 }, { 128, 53 }, { 251, 62 }, { 312, 67 }, { 491, 80 }, { 642, 88 }, { 993, 97 }, { 1228, 98 } };

static const int16_t candidates_byline_weights[GALLEYI_BYLINE_EVIDENCE_COUNT] = {
    [GALLEYI_BYLINE_some] = 33, [GALLEYI_BYLINE_ld_person] = 21, [GALLEYI_BYLINE_ld_organization] = -43, [GALLEYI_BYLINE_ld_string] = 27,
    [GALLEYI_BYLINE_ld_all] = 266, [GALLEYI_BYLINE_ld_creator] = -16, [GALLEYI_BYLINE_meta_author] = 75, [GALLEYI_BYLINE_meta_article] = 174,
    [GALLEYI_BYLINE_meta_sure] = 151, [GALLEYI_BYLINE_meta_dc] = 35, [GALLEYI_BYLINE_meta_label] = 115, [GALLEYI_BYLINE_rel_author] = -7,
    [GALLEYI_BYLINE_itemprop_author] = 128, [GALLEYI_BYLINE_class_author] = -26, [GALLEYI_BYLINE_class_byline] = 41, [GALLEYI_BYLINE_vcard] = 37,
    [GALLEYI_BYLINE_near_labelled] = -3, [GALLEYI_BYLINE_near_plain] = 60, [GALLEYI_BYLINE_near_text] = -27, [GALLEYI_BYLINE_tail_line] = 94,
    [GALLEYI_BYLINE_first_mark] = 100, [GALLEYI_BYLINE_above_title] = 105, [GALLEYI_BYLINE_right_below] = 163, [GALLEYI_BYLINE_in_story] = 68,
    [GALLEYI_BYLINE_in_furniture] = -91, [GALLEYI_BYLINE_linked] = 66, [GALLEYI_BYLINE_is_site] = 52, [GALLEYI_BYLINE_like_site] = 24,
    [GALLEYI_BYLINE_person] = 60, [GALLEYI_BYLINE_doubtful] = -51, [GALLEYI_BYLINE_organization] = -99, [GALLEYI_BYLINE_one_word] = 120,
    [GALLEYI_BYLINE_several] = -82, [GALLEYI_BYLINE_many] = 50, [GALLEYI_BYLINE_slug_like] = 34, [GALLEYI_BYLINE_subset] = -86,
    [GALLEYI_BYLINE_superset] = -41, [GALLEYI_BYLINE_parsed] = -11, [GALLEYI_BYLINE_news] = -159, [GALLEYI_BYLINE_news_ld] = 231,
    [GALLEYI_BYLINE_role_author] = -107, [GALLEYI_BYLINE_role_other] = -190, [GALLEYI_BYLINE_after_story] = -25, [GALLEYI_BYLINE_ld_other] = 186,
    [GALLEYI_BYLINE_in_card] = -179, [GALLEYI_BYLINE_labelled] = 78, [GALLEYI_BYLINE_rival] = -246, [GALLEYI_BYLINE_no_data] = 40,
    [GALLEYI_BYLINE_site_rival] = -102, [GALLEYI_BYLINE_data_and_page] = 40, [GALLEYI_BYLINE_plain_linked] = -217, [GALLEYI_BYLINE_plain_above] = -153,
    [GALLEYI_BYLINE_plain_next] = 167, [GALLEYI_BYLINE_organization_labelled] = 19, [GALLEYI_BYLINE_person_data] = 135, [GALLEYI_BYLINE_person_page] = 102,
    [GALLEYI_BYLINE_short_line] = 11, [GALLEYI_BYLINE_over_house] = 29, [GALLEYI_BYLINE_tail_organization] = -123
};
static const galleyi_confidence candidates_byline_confidence[] = { { 0, 53 }, { 84, 63 }, { 274, 84 }, { 377, 85 }, { 475, 90 }, { 593, 93 }, { 657, 95 }, { 906, 96 } };

static const int16_t candidates_published_weights[GALLEYI_PUBLISHED_EVIDENCE_COUNT] = {
    [GALLEYI_PUBLISHED_some] = -64, [GALLEYI_PUBLISHED_ld_published] = 42, [GALLEYI_PUBLISHED_ld_created] = -158, [GALLEYI_PUBLISHED_ld_modified] = 138,
    [GALLEYI_PUBLISHED_ld_page] = 61, [GALLEYI_PUBLISHED_ld_other] = 28, [GALLEYI_PUBLISHED_meta_sure] = 499, [GALLEYI_PUBLISHED_meta_good] = 77,
    [GALLEYI_PUBLISHED_meta_weak] = 216, [GALLEYI_PUBLISHED_meta_modified] = -107, [GALLEYI_PUBLISHED_itemprop] = 174, [GALLEYI_PUBLISHED_itemprop_other] = 44,
    [GALLEYI_PUBLISHED_element] = -114, [GALLEYI_PUBLISHED_element_near] = -101, [GALLEYI_PUBLISHED_class_date] = -45, [GALLEYI_PUBLISHED_class_near] = 197,
    [GALLEYI_PUBLISHED_text_published] = 167, [GALLEYI_PUBLISHED_text_updated] = -10, [GALLEYI_PUBLISHED_text_above] = 442, [GALLEYI_PUBLISHED_text_below] = 355,
    [GALLEYI_PUBLISHED_text_far] = 72, [GALLEYI_PUBLISHED_text_after] = -10, [GALLEYI_PUBLISHED_address_day] = 411, [GALLEYI_PUBLISHED_address_month] = 174,
    [GALLEYI_PUBLISHED_future] = 0, [GALLEYI_PUBLISHED_fetched_day] = 158, [GALLEYI_PUBLISHED_old] = -6, [GALLEYI_PUBLISHED_earliest] = 108,
    [GALLEYI_PUBLISHED_latest] = 134, [GALLEYI_PUBLISHED_first_mark] = 236, [GALLEYI_PUBLISHED_in_story] = -67, [GALLEYI_PUBLISHED_in_furniture] = -46,
    [GALLEYI_PUBLISHED_linked] = 85, [GALLEYI_PUBLISHED_relative] = 57, [GALLEYI_PUBLISHED_has_time] = 75, [GALLEYI_PUBLISHED_alone] = 193,
    [GALLEYI_PUBLISHED_crowd] = -276, [GALLEYI_PUBLISHED_article_type] = -15, [GALLEYI_PUBLISHED_ambiguous] = -290, [GALLEYI_PUBLISHED_no_data] = -222,
    [GALLEYI_PUBLISHED_no_data_near] = 162, [GALLEYI_PUBLISHED_in_text] = 18, [GALLEYI_PUBLISHED_short_line] = 200, [GALLEYI_PUBLISHED_data_and_page] = 182,
    [GALLEYI_PUBLISHED_in_comment] = 104, [GALLEYI_PUBLISHED_text_wide] = -27, [GALLEYI_PUBLISHED_news] = 77, [GALLEYI_PUBLISHED_wide_end] = -45,
    [GALLEYI_PUBLISHED_only_modified] = -314, [GALLEYI_PUBLISHED_modified_rival] = 83, [GALLEYI_PUBLISHED_lead] = 77
};
static const galleyi_confidence candidates_published_confidence[] = { { 0, 67 }, { 154, 80 }, { 336, 88 }, { 507, 93 }, { 654, 95 }, { 681, 96 }, { 860, 97 }, { 1022, 99 } };

const galleyi_judge_table galleyi_judge_tables[GALLEYI_JUDGED_FIELDS] = {
    { candidates_title_weights, candidates_title_confidence, sizeof candidates_title_confidence / sizeof *candidates_title_confidence },
    { candidates_byline_weights, candidates_byline_confidence, sizeof candidates_byline_confidence / sizeof *candidates_byline_confidence },
    { candidates_published_weights, candidates_published_confidence, sizeof candidates_published_confidence / sizeof *candidates_published_confidence }
};

const galleyi_origin_share galleyi_origin_shares[] = {
    { GALLEY_SUMMARY, "meta:og:description", 60 },
    { GALLEY_TAGS, "json-ld:keywords", 77 }
};
const uint32_t galleyi_origin_share_count = sizeof galleyi_origin_shares / sizeof *galleyi_origin_shares;
