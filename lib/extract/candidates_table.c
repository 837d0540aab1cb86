/* Made by lib/extract/train/fields.py; do not edit. */
#include "extract/candidates.h"

static const int16_t candidates_title_weights[GALLEYI_TITLE_EVIDENCE_COUNT] = {
    [GALLEYI_TITLE_some] = 0, [GALLEYI_TITLE_ld_headline] = 230, [GALLEYI_TITLE_ld_headline_right] = -50, [GALLEYI_TITLE_ld_headline_left] = -201,
    [GALLEYI_TITLE_ld_name] = -28, [GALLEYI_TITLE_ld_name_cut] = -74, [GALLEYI_TITLE_og] = 484, [GALLEYI_TITLE_og_right] = 216,
    [GALLEYI_TITLE_og_left] = 26, [GALLEYI_TITLE_twitter] = 34, [GALLEYI_TITLE_twitter_cut] = 74, [GALLEYI_TITLE_meta_other] = 140,
    [GALLEYI_TITLE_meta_other_cut] = 70, [GALLEYI_TITLE_element] = 159, [GALLEYI_TITLE_element_right] = 205, [GALLEYI_TITLE_element_left] = -39,
    [GALLEYI_TITLE_element_middle] = 152, [GALLEYI_TITLE_h1] = 289, [GALLEYI_TITLE_h1_only] = -22, [GALLEYI_TITLE_h1_first] = 107,
    [GALLEYI_TITLE_h1_rest] = 50, [GALLEYI_TITLE_h1_front] = 1, [GALLEYI_TITLE_headline_block] = 224, [GALLEYI_TITLE_h2] = 178,
    [GALLEYI_TITLE_itemprop_headline] = 189, [GALLEYI_TITLE_class_title] = 86, [GALLEYI_TITLE_cut_site] = 60, [GALLEYI_TITLE_cut_short] = 88,
    [GALLEYI_TITLE_cut_long] = -268, [GALLEYI_TITLE_cut_colon] = -130, [GALLEYI_TITLE_is_site] = -133, [GALLEYI_TITLE_holds_site] = 0,
    [GALLEYI_TITLE_one_word] = -348, [GALLEYI_TITLE_two_words] = -197, [GALLEYI_TITLE_long_text] = -55, [GALLEYI_TITLE_in_story] = 69,
    [GALLEYI_TITLE_in_furniture] = -155, [GALLEYI_TITLE_above_story] = 53, [GALLEYI_TITLE_far_above] = 13, [GALLEYI_TITLE_slug_high] = 218,
    [GALLEYI_TITLE_slug_some] = 66, [GALLEYI_TITLE_slug_none] = -37, [GALLEYI_TITLE_holds_other] = -178, [GALLEYI_TITLE_within_other] = 181,
    [GALLEYI_TITLE_news] = 0, [GALLEYI_TITLE_news_h1] = -145, [GALLEYI_TITLE_news_og] = 194, [GALLEYI_TITLE_news_ld] = 333,
    [GALLEYI_TITLE_news_element] = -214, [GALLEYI_TITLE_linked] = -285, [GALLEYI_TITLE_ellipsis] = -86, [GALLEYI_TITLE_no_h1] = 0,
    [GALLEYI_TITLE_has_separator] = -281, [GALLEYI_TITLE_alternative] = 155, [GALLEYI_TITLE_og_is_ld] = -270, [GALLEYI_TITLE_og_not_h1] = -5,
    [GALLEYI_TITLE_h1_not_og] = 171, [GALLEYI_TITLE_has_colon] = 39, [GALLEYI_TITLE_og_h1] = -38, [GALLEYI_TITLE_ld_h1] = -7,
    [GALLEYI_TITLE_og_part] = 430, [GALLEYI_TITLE_ld_part] = 102, [GALLEYI_TITLE_part_of_og] = -244, [GALLEYI_TITLE_data_only] = 132
};
static const galleyi_confidence candidates_title_confidence[] = { { 0, 38 }, { 27, 43 }, { 69, 46 }, { 131, 52 }, { 254, 63 }, { 321, 66 }, { 435, 68 }, { 500, 81 }, { 660, 88 }, { 944, 90 }, { 1006, 97 }, { 1157, 98 } };

static const int16_t candidates_byline_weights[GALLEYI_BYLINE_EVIDENCE_COUNT] = {
    [GALLEYI_BYLINE_some] = 18, [GALLEYI_BYLINE_ld_person] = -94, [GALLEYI_BYLINE_ld_organization] = -171, [GALLEYI_BYLINE_ld_string] = 100,
    [GALLEYI_BYLINE_ld_all] = 426, [GALLEYI_BYLINE_ld_creator] = -46, [GALLEYI_BYLINE_meta_author] = 136, [GALLEYI_BYLINE_meta_article] = 266,
    [GALLEYI_BYLINE_meta_sure] = 339, [GALLEYI_BYLINE_meta_dc] = 86, [GALLEYI_BYLINE_meta_label] = 141, [GALLEYI_BYLINE_rel_author] = 2,
    [GALLEYI_BYLINE_itemprop_author] = 159, [GALLEYI_BYLINE_class_author] = -29, [GALLEYI_BYLINE_class_byline] = 77, [GALLEYI_BYLINE_vcard] = -1,
    [GALLEYI_BYLINE_near_labelled] = -19, [GALLEYI_BYLINE_near_plain] = 86, [GALLEYI_BYLINE_near_text] = -38, [GALLEYI_BYLINE_tail_line] = 200,
    [GALLEYI_BYLINE_first_mark] = 196, [GALLEYI_BYLINE_above_title] = 184, [GALLEYI_BYLINE_right_below] = 175, [GALLEYI_BYLINE_in_story] = 84,
    [GALLEYI_BYLINE_in_furniture] = -124, [GALLEYI_BYLINE_linked] = 120, [GALLEYI_BYLINE_is_site] = 66, [GALLEYI_BYLINE_like_site] = 81,
    [GALLEYI_BYLINE_person] = 11, [GALLEYI_BYLINE_doubtful] = -121, [GALLEYI_BYLINE_organization] = -189, [GALLEYI_BYLINE_one_word] = 199,
    [GALLEYI_BYLINE_several] = -127, [GALLEYI_BYLINE_many] = 146, [GALLEYI_BYLINE_slug_like] = 28, [GALLEYI_BYLINE_subset] = -148,
    [GALLEYI_BYLINE_superset] = -70, [GALLEYI_BYLINE_parsed] = -29, [GALLEYI_BYLINE_news] = -247, [GALLEYI_BYLINE_news_ld] = 373,
    [GALLEYI_BYLINE_role_author] = -261, [GALLEYI_BYLINE_role_other] = -385, [GALLEYI_BYLINE_after_story] = -86, [GALLEYI_BYLINE_ld_other] = 317,
    [GALLEYI_BYLINE_in_card] = -224, [GALLEYI_BYLINE_labelled] = 151, [GALLEYI_BYLINE_rival] = -297, [GALLEYI_BYLINE_no_data] = -5,
    [GALLEYI_BYLINE_site_rival] = -198, [GALLEYI_BYLINE_data_and_page] = -90, [GALLEYI_BYLINE_plain_linked] = -196, [GALLEYI_BYLINE_plain_above] = -171,
    [GALLEYI_BYLINE_plain_next] = 272, [GALLEYI_BYLINE_organization_labelled] = 56, [GALLEYI_BYLINE_person_data] = 123, [GALLEYI_BYLINE_person_page] = 180,
    [GALLEYI_BYLINE_short_line] = -10
};
static const galleyi_confidence candidates_byline_confidence[] = { { 0, 48 }, { 76, 50 }, { 146, 72 }, { 330, 84 }, { 521, 94 }, { 1069, 96 } };

static const int16_t candidates_published_weights[GALLEYI_PUBLISHED_EVIDENCE_COUNT] = {
    [GALLEYI_PUBLISHED_some] = -133, [GALLEYI_PUBLISHED_ld_published] = 59, [GALLEYI_PUBLISHED_ld_created] = -208, [GALLEYI_PUBLISHED_ld_modified] = 156,
    [GALLEYI_PUBLISHED_ld_page] = 73, [GALLEYI_PUBLISHED_ld_other] = 155, [GALLEYI_PUBLISHED_meta_sure] = 556, [GALLEYI_PUBLISHED_meta_good] = 32,
    [GALLEYI_PUBLISHED_meta_weak] = 265, [GALLEYI_PUBLISHED_meta_modified] = -90, [GALLEYI_PUBLISHED_itemprop] = 215, [GALLEYI_PUBLISHED_itemprop_other] = 68,
    [GALLEYI_PUBLISHED_element] = -146, [GALLEYI_PUBLISHED_element_near] = -179, [GALLEYI_PUBLISHED_element_pubdate] = -408, [GALLEYI_PUBLISHED_class_date] = -69,
    [GALLEYI_PUBLISHED_class_near] = 208, [GALLEYI_PUBLISHED_text_published] = 191, [GALLEYI_PUBLISHED_text_updated] = -19, [GALLEYI_PUBLISHED_text_above] = 517,
    [GALLEYI_PUBLISHED_text_below] = 405, [GALLEYI_PUBLISHED_text_far] = 118, [GALLEYI_PUBLISHED_text_after] = 14, [GALLEYI_PUBLISHED_address_day] = 481,
    [GALLEYI_PUBLISHED_address_month] = 201, [GALLEYI_PUBLISHED_future] = 0, [GALLEYI_PUBLISHED_fetched_day] = 186, [GALLEYI_PUBLISHED_old] = -18,
    [GALLEYI_PUBLISHED_earliest] = 130, [GALLEYI_PUBLISHED_latest] = 132, [GALLEYI_PUBLISHED_first_mark] = 344, [GALLEYI_PUBLISHED_in_story] = -62,
    [GALLEYI_PUBLISHED_in_furniture] = -60, [GALLEYI_PUBLISHED_linked] = 144, [GALLEYI_PUBLISHED_relative] = -87, [GALLEYI_PUBLISHED_has_time] = 95,
    [GALLEYI_PUBLISHED_alone] = 208, [GALLEYI_PUBLISHED_crowd] = -275, [GALLEYI_PUBLISHED_article_type] = -16, [GALLEYI_PUBLISHED_ambiguous] = -305,
    [GALLEYI_PUBLISHED_no_data] = -199, [GALLEYI_PUBLISHED_no_data_near] = 147, [GALLEYI_PUBLISHED_in_text] = 11, [GALLEYI_PUBLISHED_short_line] = 188,
    [GALLEYI_PUBLISHED_data_and_page] = 154, [GALLEYI_PUBLISHED_in_comment] = 129, [GALLEYI_PUBLISHED_text_wide] = -68, [GALLEYI_PUBLISHED_news] = 97,
    [GALLEYI_PUBLISHED_wide_end] = 48, [GALLEYI_PUBLISHED_only_modified] = -306, [GALLEYI_PUBLISHED_modified_rival] = 147
};
static const galleyi_confidence candidates_published_confidence[] = { { 0, 57 }, { 72, 73 }, { 253, 78 }, { 360, 88 }, { 452, 89 }, { 579, 92 }, { 676, 95 }, { 841, 98 }, { 1152, 99 }, { 1770, 100 } };

const galleyi_judge_table galleyi_judge_tables[GALLEYI_JUDGED_FIELDS] = {
    { candidates_title_weights, candidates_title_confidence, sizeof candidates_title_confidence / sizeof *candidates_title_confidence },
    { candidates_byline_weights, candidates_byline_confidence, sizeof candidates_byline_confidence / sizeof *candidates_byline_confidence },
    { candidates_published_weights, candidates_published_confidence, sizeof candidates_published_confidence / sizeof *candidates_published_confidence }
};
