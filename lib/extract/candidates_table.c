/* Made by lib/extract/train/fields.py; do not edit. */
#include "extract/candidates.h"

static const int16_t candidates_title_weights[GALLEYI_TITLE_EVIDENCE_COUNT] = {
    [GALLEYI_TITLE_some] = 0, [GALLEYI_TITLE_ld_headline] = 233, [GALLEYI_TITLE_ld_headline_right] = -44, [GALLEYI_TITLE_ld_headline_left] = -205,
    [GALLEYI_TITLE_ld_name] = -26, [GALLEYI_TITLE_ld_name_cut] = -77, [GALLEYI_TITLE_og] = 460, [GALLEYI_TITLE_og_right] = 204,
    [GALLEYI_TITLE_og_left] = 21, [GALLEYI_TITLE_twitter] = 34, [GALLEYI_TITLE_twitter_cut] = 78, [GALLEYI_TITLE_meta_other] = 143,
    [GALLEYI_TITLE_meta_other_cut] = 72, [GALLEYI_TITLE_element] = 167, [GALLEYI_TITLE_element_right] = 204, [GALLEYI_TITLE_element_left] = -35,
    [GALLEYI_TITLE_element_middle] = 156, [GALLEYI_TITLE_h1] = 283, [GALLEYI_TITLE_h1_only] = 3, [GALLEYI_TITLE_h1_first] = 98,
    [GALLEYI_TITLE_h1_rest] = 47, [GALLEYI_TITLE_h1_front] = -3, [GALLEYI_TITLE_headline_block] = 218, [GALLEYI_TITLE_h2] = 183,
    [GALLEYI_TITLE_itemprop_headline] = 188, [GALLEYI_TITLE_class_title] = 90, [GALLEYI_TITLE_cut_site] = 60, [GALLEYI_TITLE_cut_short] = 82,
    [GALLEYI_TITLE_cut_long] = -297, [GALLEYI_TITLE_cut_colon] = -117, [GALLEYI_TITLE_is_site] = -103, [GALLEYI_TITLE_holds_site] = 0,
    [GALLEYI_TITLE_one_word] = -345, [GALLEYI_TITLE_two_words] = -181, [GALLEYI_TITLE_long_text] = -57, [GALLEYI_TITLE_in_story] = 70,
    [GALLEYI_TITLE_in_furniture] = -140, [GALLEYI_TITLE_above_story] = 55, [GALLEYI_TITLE_far_above] = 9, [GALLEYI_TITLE_slug_high] = 218,
    [GALLEYI_TITLE_slug_some] = 62, [GALLEYI_TITLE_slug_none] = -35, [GALLEYI_TITLE_holds_other] = -160, [GALLEYI_TITLE_within_other] = 180,
    [GALLEYI_TITLE_news] = 0, [GALLEYI_TITLE_news_h1] = -148, [GALLEYI_TITLE_news_og] = 197, [GALLEYI_TITLE_news_ld] = 333,
    [GALLEYI_TITLE_news_element] = -218, [GALLEYI_TITLE_linked] = -288, [GALLEYI_TITLE_ellipsis] = -86, [GALLEYI_TITLE_no_h1] = 0,
    [GALLEYI_TITLE_has_separator] = -296, [GALLEYI_TITLE_alternative] = 164, [GALLEYI_TITLE_og_is_ld] = -268, [GALLEYI_TITLE_og_not_h1] = 1,
    [GALLEYI_TITLE_h1_not_og] = 174, [GALLEYI_TITLE_has_colon] = 36, [GALLEYI_TITLE_og_h1] = -11, [GALLEYI_TITLE_ld_h1] = -10,
    [GALLEYI_TITLE_og_part] = 452, [GALLEYI_TITLE_ld_part] = 113, [GALLEYI_TITLE_part_of_og] = -239, [GALLEYI_TITLE_data_only] = 155
};
static const galleyi_confidence candidates_title_confidence[] = { { 0, 33 }, { 28, 47 }, { 127, 53 }, { 251, 63 }, { 310, 66 }, { 424, 72 }, { 490, 78 }, { 654, 87 }, { 874, 88 }, { 937, 93 }, { 1002, 95 }, { 1051, 96 }, { 1152, 97 }, { 1234, 98 } };

static const int16_t candidates_byline_weights[GALLEYI_BYLINE_EVIDENCE_COUNT] = {
    [GALLEYI_BYLINE_some] = 16, [GALLEYI_BYLINE_ld_person] = -94, [GALLEYI_BYLINE_ld_organization] = -171, [GALLEYI_BYLINE_ld_string] = 101,
    [GALLEYI_BYLINE_ld_all] = 427, [GALLEYI_BYLINE_ld_creator] = -46, [GALLEYI_BYLINE_meta_author] = 136, [GALLEYI_BYLINE_meta_article] = 267,
    [GALLEYI_BYLINE_meta_sure] = 339, [GALLEYI_BYLINE_meta_dc] = 86, [GALLEYI_BYLINE_meta_label] = 141, [GALLEYI_BYLINE_rel_author] = 3,
    [GALLEYI_BYLINE_itemprop_author] = 159, [GALLEYI_BYLINE_class_author] = -28, [GALLEYI_BYLINE_class_byline] = 77, [GALLEYI_BYLINE_vcard] = -2,
    [GALLEYI_BYLINE_near_labelled] = -17, [GALLEYI_BYLINE_near_plain] = 84, [GALLEYI_BYLINE_near_text] = -39, [GALLEYI_BYLINE_tail_line] = 206,
    [GALLEYI_BYLINE_first_mark] = 195, [GALLEYI_BYLINE_above_title] = 181, [GALLEYI_BYLINE_right_below] = 174, [GALLEYI_BYLINE_in_story] = 87,
    [GALLEYI_BYLINE_in_furniture] = -122, [GALLEYI_BYLINE_linked] = 119, [GALLEYI_BYLINE_is_site] = 67, [GALLEYI_BYLINE_like_site] = 82,
    [GALLEYI_BYLINE_person] = 16, [GALLEYI_BYLINE_doubtful] = -120, [GALLEYI_BYLINE_organization] = -188, [GALLEYI_BYLINE_one_word] = 199,
    [GALLEYI_BYLINE_several] = -126, [GALLEYI_BYLINE_many] = 147, [GALLEYI_BYLINE_slug_like] = 28, [GALLEYI_BYLINE_subset] = -148,
    [GALLEYI_BYLINE_superset] = -71, [GALLEYI_BYLINE_parsed] = -29, [GALLEYI_BYLINE_news] = -248, [GALLEYI_BYLINE_news_ld] = 374,
    [GALLEYI_BYLINE_role_author] = -260, [GALLEYI_BYLINE_role_other] = -385, [GALLEYI_BYLINE_after_story] = -90, [GALLEYI_BYLINE_ld_other] = 318,
    [GALLEYI_BYLINE_in_card] = -224, [GALLEYI_BYLINE_labelled] = 148, [GALLEYI_BYLINE_rival] = -298, [GALLEYI_BYLINE_no_data] = -5,
    [GALLEYI_BYLINE_site_rival] = -198, [GALLEYI_BYLINE_data_and_page] = -89, [GALLEYI_BYLINE_plain_linked] = -201, [GALLEYI_BYLINE_plain_above] = -181,
    [GALLEYI_BYLINE_plain_next] = 273, [GALLEYI_BYLINE_organization_labelled] = 55, [GALLEYI_BYLINE_person_data] = 121, [GALLEYI_BYLINE_person_page] = 177,
    [GALLEYI_BYLINE_short_line] = -9
};
static const galleyi_confidence candidates_byline_confidence[] = { { 0, 45 }, { 76, 52 }, { 147, 72 }, { 277, 73 }, { 331, 84 }, { 521, 94 }, { 1071, 96 } };

static const int16_t candidates_published_weights[GALLEYI_PUBLISHED_EVIDENCE_COUNT] = {
    [GALLEYI_PUBLISHED_some] = -158, [GALLEYI_PUBLISHED_ld_published] = 66, [GALLEYI_PUBLISHED_ld_created] = -208, [GALLEYI_PUBLISHED_ld_modified] = 162,
    [GALLEYI_PUBLISHED_ld_page] = 84, [GALLEYI_PUBLISHED_ld_other] = 171, [GALLEYI_PUBLISHED_meta_sure] = 551, [GALLEYI_PUBLISHED_meta_good] = 31,
    [GALLEYI_PUBLISHED_meta_weak] = 269, [GALLEYI_PUBLISHED_meta_modified] = -87, [GALLEYI_PUBLISHED_itemprop] = 222, [GALLEYI_PUBLISHED_itemprop_other] = 71,
    [GALLEYI_PUBLISHED_element] = -149, [GALLEYI_PUBLISHED_element_near] = -183, [GALLEYI_PUBLISHED_element_pubdate] = -410, [GALLEYI_PUBLISHED_class_date] = -73,
    [GALLEYI_PUBLISHED_class_near] = 211, [GALLEYI_PUBLISHED_text_published] = 199, [GALLEYI_PUBLISHED_text_updated] = -22, [GALLEYI_PUBLISHED_text_above] = 526,
    [GALLEYI_PUBLISHED_text_below] = 413, [GALLEYI_PUBLISHED_text_far] = 124, [GALLEYI_PUBLISHED_text_after] = 16, [GALLEYI_PUBLISHED_address_day] = 485,
    [GALLEYI_PUBLISHED_address_month] = 198, [GALLEYI_PUBLISHED_future] = 0, [GALLEYI_PUBLISHED_fetched_day] = 185, [GALLEYI_PUBLISHED_old] = -17,
    [GALLEYI_PUBLISHED_earliest] = 134, [GALLEYI_PUBLISHED_latest] = 133, [GALLEYI_PUBLISHED_first_mark] = 351, [GALLEYI_PUBLISHED_in_story] = -69,
    [GALLEYI_PUBLISHED_in_furniture] = -59, [GALLEYI_PUBLISHED_linked] = 148, [GALLEYI_PUBLISHED_relative] = -84, [GALLEYI_PUBLISHED_has_time] = 88,
    [GALLEYI_PUBLISHED_alone] = 219, [GALLEYI_PUBLISHED_crowd] = -250, [GALLEYI_PUBLISHED_article_type] = -4, [GALLEYI_PUBLISHED_ambiguous] = -308,
    [GALLEYI_PUBLISHED_no_data] = -193, [GALLEYI_PUBLISHED_no_data_near] = 149, [GALLEYI_PUBLISHED_in_text] = 17, [GALLEYI_PUBLISHED_short_line] = 189,
    [GALLEYI_PUBLISHED_data_and_page] = 152, [GALLEYI_PUBLISHED_in_comment] = 109, [GALLEYI_PUBLISHED_text_wide] = -66, [GALLEYI_PUBLISHED_news] = 99,
    [GALLEYI_PUBLISHED_wide_end] = 46, [GALLEYI_PUBLISHED_only_modified] = -302, [GALLEYI_PUBLISHED_modified_rival] = 148
};
static const galleyi_confidence candidates_published_confidence[] = { { 0, 53 }, { 83, 73 }, { 171, 75 }, { 265, 82 }, { 367, 87 }, { 529, 92 }, { 625, 93 }, { 676, 95 }, { 849, 98 }, { 1164, 99 }, { 1769, 100 } };

const galleyi_judge_table galleyi_judge_tables[GALLEYI_JUDGED_FIELDS] = {
    { candidates_title_weights, candidates_title_confidence, sizeof candidates_title_confidence / sizeof *candidates_title_confidence },
    { candidates_byline_weights, candidates_byline_confidence, sizeof candidates_byline_confidence / sizeof *candidates_byline_confidence },
    { candidates_published_weights, candidates_published_confidence, sizeof candidates_published_confidence / sizeof *candidates_published_confidence }
};
