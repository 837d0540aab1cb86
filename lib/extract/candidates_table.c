/* Made by lib/extract/train/fields.py; do not edit. */
#include "extract/candidates.h"

static const int16_t candidates_title_weights[GALLEYI_TITLE_EVIDENCE_COUNT] = {
    [GALLEYI_TITLE_some] = 0, [GALLEYI_TITLE_ld_headline] = 216, [GALLEYI_TITLE_ld_headline_right] = -36, [GALLEYI_TITLE_ld_headline_left] = -176,
    [GALLEYI_TITLE_ld_name] = 23, [GALLEYI_TITLE_ld_name_cut] = -46, [GALLEYI_TITLE_og] = 485, [GALLEYI_TITLE_og_right] = 201,
    [GALLEYI_TITLE_og_left] = 2, [GALLEYI_TITLE_twitter] = 25, [GALLEYI_TITLE_twitter_cut] = 54, [GALLEYI_TITLE_meta_other] = 132,
    [GALLEYI_TITLE_meta_other_cut] = 62, [GALLEYI_TITLE_element] = 54, [GALLEYI_TITLE_element_right] = 147, [GALLEYI_TITLE_element_left] = -87,
    [GALLEYI_TITLE_element_middle] = 99, [GALLEYI_TITLE_h1] = 309, [GALLEYI_TITLE_h1_only] = -48, [GALLEYI_TITLE_h1_first] = 143,
    [GALLEYI_TITLE_h1_rest] = 63, [GALLEYI_TITLE_h1_front] = 11, [GALLEYI_TITLE_headline_block] = 234, [GALLEYI_TITLE_h2] = 199,
    [GALLEYI_TITLE_itemprop_headline] = 158, [GALLEYI_TITLE_class_title] = 102, [GALLEYI_TITLE_cut_site] = 53, [GALLEYI_TITLE_cut_short] = 74,
    [GALLEYI_TITLE_cut_long] = -285, [GALLEYI_TITLE_cut_colon] = -106, [GALLEYI_TITLE_is_site] = -150, [GALLEYI_TITLE_holds_site] = 0,
    [GALLEYI_TITLE_one_word] = -357, [GALLEYI_TITLE_two_words] = -193, [GALLEYI_TITLE_long_text] = -56, [GALLEYI_TITLE_in_story] = 73,
    [GALLEYI_TITLE_in_furniture] = -136, [GALLEYI_TITLE_above_story] = 39, [GALLEYI_TITLE_far_above] = 45, [GALLEYI_TITLE_slug_high] = 230,
    [GALLEYI_TITLE_slug_some] = 70, [GALLEYI_TITLE_slug_none] = -30, [GALLEYI_TITLE_holds_other] = -164, [GALLEYI_TITLE_within_other] = 180,
    [GALLEYI_TITLE_news] = 0, [GALLEYI_TITLE_news_h1] = -156, [GALLEYI_TITLE_news_og] = 170, [GALLEYI_TITLE_news_ld] = 364,
    [GALLEYI_TITLE_news_element] = -156, [GALLEYI_TITLE_linked] = -267, [GALLEYI_TITLE_ellipsis] = -87, [GALLEYI_TITLE_no_h1] = 0,
    [GALLEYI_TITLE_has_separator] = -327, [GALLEYI_TITLE_alternative] = 137, [GALLEYI_TITLE_og_is_ld] = -210, [GALLEYI_TITLE_og_not_h1] = -2,
    [GALLEYI_TITLE_h1_not_og] = 165, [GALLEYI_TITLE_has_colon] = 37, [GALLEYI_TITLE_og_h1] = -17, [GALLEYI_TITLE_ld_h1] = -58,
    [GALLEYI_TITLE_og_part] = 439, [GALLEYI_TITLE_ld_part] = 65, [GALLEYI_TITLE_part_of_og] = -196, [GALLEYI_TITLE_data_only] = 152,
    [GALLEYI_TITLE_h1_other_kind] = -93, [GALLEYI_TITLE_h1_unsaid] = 9, [GALLEYI_TITLE_h1_home] = -97, [GALLEYI_TITLE_heading_other_kind] = -83,
    [GALLEYI_TITLE_heading_unsaid] = -18, [GALLEYI_TITLE_heading_home] = -171, [GALLEYI_TITLE_h1_cut_other_kind] = 155, [GALLEYI_TITLE_h1_cut_unsaid] = -63,
    [GALLEYI_TITLE_h1_cut_home] = -166, [GALLEYI_TITLE_og_other_kind] = -82, [GALLEYI_TITLE_og_unsaid] = 11, [GALLEYI_TITLE_og_home] = -87,
    [GALLEYI_TITLE_element_other_kind] = 256, [GALLEYI_TITLE_element_unsaid] = 132, [GALLEYI_TITLE_element_home] = 231, [GALLEYI_TITLE_data_other_kind] = 15,
    [GALLEYI_TITLE_data_unsaid] = 73, [GALLEYI_TITLE_data_home] = -121, [GALLEYI_TITLE_cut_other_kind] = 91, [GALLEYI_TITLE_cut_unsaid] = 113,
    [GALLEYI_TITLE_cut_home] = -35
};
static const galleyi_confidence candidates_title_confidence[] = { { 0, 38 }, { 35, 47 }, { 183, 55 }, { 226, 64 }, { 372, 72 }, { 438, 78 }, { 662, 85 }, { 724, 90 }, { 1007, 95 }, { 1059, 96 }, { 1163, 97 }, { 1205, 98 } };

static const int16_t candidates_byline_weights[GALLEYI_BYLINE_EVIDENCE_COUNT] = {
    [GALLEYI_BYLINE_some] = 75, [GALLEYI_BYLINE_ld_person] = 42, [GALLEYI_BYLINE_ld_organization] = -50, [GALLEYI_BYLINE_ld_string] = 23,
    [GALLEYI_BYLINE_ld_all] = 224, [GALLEYI_BYLINE_ld_creator] = -10, [GALLEYI_BYLINE_meta_author] = 71, [GALLEYI_BYLINE_meta_article] = 151,
    [GALLEYI_BYLINE_meta_sure] = 158, [GALLEYI_BYLINE_meta_dc] = 45, [GALLEYI_BYLINE_meta_label] = 117, [GALLEYI_BYLINE_rel_author] = 72,
    [GALLEYI_BYLINE_itemprop_author] = 204, [GALLEYI_BYLINE_class_author] = 17, [GALLEYI_BYLINE_class_byline] = 59, [GALLEYI_BYLINE_vcard] = 42,
    [GALLEYI_BYLINE_near_labelled] = 1, [GALLEYI_BYLINE_near_plain] = 68, [GALLEYI_BYLINE_near_text] = -5, [GALLEYI_BYLINE_tail_line] = 80,
    [GALLEYI_BYLINE_first_mark] = 47, [GALLEYI_BYLINE_above_title] = 86, [GALLEYI_BYLINE_right_below] = 152, [GALLEYI_BYLINE_in_story] = -6,
    [GALLEYI_BYLINE_in_furniture] = -115, [GALLEYI_BYLINE_linked] = 3, [GALLEYI_BYLINE_is_site] = 19, [GALLEYI_BYLINE_like_site] = -10,
    [GALLEYI_BYLINE_person] = 63, [GALLEYI_BYLINE_doubtful] = -15, [GALLEYI_BYLINE_organization] = -113, [GALLEYI_BYLINE_one_word] = 65,
    [GALLEYI_BYLINE_several] = -88, [GALLEYI_BYLINE_many] = 69, [GALLEYI_BYLINE_slug_like] = 93, [GALLEYI_BYLINE_subset] = -59,
    [GALLEYI_BYLINE_superset] = -46, [GALLEYI_BYLINE_parsed] = -19, [GALLEYI_BYLINE_news] = -147, [GALLEYI_BYLINE_news_ld] = 215,
    [GALLEYI_BYLINE_role_author] = -105, [GALLEYI_BYLINE_role_other] = -114, [GALLEYI_BYLINE_after_story] = 15, [GALLEYI_BYLINE_ld_other] = 160,
    [GALLEYI_BYLINE_in_card] = -154, [GALLEYI_BYLINE_labelled] = 85, [GALLEYI_BYLINE_rival] = -244, [GALLEYI_BYLINE_no_data] = 31,
    [GALLEYI_BYLINE_site_rival] = -99, [GALLEYI_BYLINE_data_and_page] = 46, [GALLEYI_BYLINE_plain_linked] = -222, [GALLEYI_BYLINE_plain_above] = -121,
    [GALLEYI_BYLINE_plain_next] = 151, [GALLEYI_BYLINE_organization_labelled] = 28, [GALLEYI_BYLINE_person_data] = 100, [GALLEYI_BYLINE_person_page] = 82,
    [GALLEYI_BYLINE_short_line] = 55, [GALLEYI_BYLINE_over_house] = 52, [GALLEYI_BYLINE_tail_organization] = -79, [GALLEYI_BYLINE_tail_far] = 52,
    [GALLEYI_BYLINE_plain_other_kind] = -101, [GALLEYI_BYLINE_plain_undated] = -219, [GALLEYI_BYLINE_marked_other_kind] = 23, [GALLEYI_BYLINE_marked_undated] = -54
};
static const galleyi_confidence candidates_byline_confidence[] = { { 0, 57 }, { 92, 72 }, { 302, 87 }, { 397, 88 }, { 546, 92 }, { 604, 93 }, { 664, 95 }, { 975, 97 } };

static const int16_t candidates_published_weights[GALLEYI_PUBLISHED_EVIDENCE_COUNT] = {
    [GALLEYI_PUBLISHED_some] = -52, [GALLEYI_PUBLISHED_ld_published] = 44, [GALLEYI_PUBLISHED_ld_created] = -158, [GALLEYI_PUBLISHED_ld_modified] = 139,
    [GALLEYI_PUBLISHED_ld_page] = 62, [GALLEYI_PUBLISHED_ld_other] = 28, [GALLEYI_PUBLISHED_meta_sure] = 500, [GALLEYI_PUBLISHED_meta_good] = 76,
    [GALLEYI_PUBLISHED_meta_weak] = 221, [GALLEYI_PUBLISHED_meta_modified] = -111, [GALLEYI_PUBLISHED_itemprop] = 172, [GALLEYI_PUBLISHED_itemprop_other] = 31,
    [GALLEYI_PUBLISHED_element] = -113, [GALLEYI_PUBLISHED_element_near] = -102, [GALLEYI_PUBLISHED_class_date] = -52, [GALLEYI_PUBLISHED_class_near] = 201,
    [GALLEYI_PUBLISHED_text_published] = 171, [GALLEYI_PUBLISHED_text_updated] = -5, [GALLEYI_PUBLISHED_text_above] = 450, [GALLEYI_PUBLISHED_text_below] = 341,
    [GALLEYI_PUBLISHED_text_far] = 60, [GALLEYI_PUBLISHED_text_after] = -11, [GALLEYI_PUBLISHED_address_day] = 408, [GALLEYI_PUBLISHED_address_month] = 174,
    [GALLEYI_PUBLISHED_future] = 0, [GALLEYI_PUBLISHED_fetched_day] = 169, [GALLEYI_PUBLISHED_old] = -6, [GALLEYI_PUBLISHED_earliest] = 116,
    [GALLEYI_PUBLISHED_latest] = 134, [GALLEYI_PUBLISHED_first_mark] = 238, [GALLEYI_PUBLISHED_in_story] = -74, [GALLEYI_PUBLISHED_in_furniture] = -49,
    [GALLEYI_PUBLISHED_linked] = 88, [GALLEYI_PUBLISHED_relative] = 15, [GALLEYI_PUBLISHED_has_time] = 70, [GALLEYI_PUBLISHED_alone] = 192,
    [GALLEYI_PUBLISHED_crowd] = -286, [GALLEYI_PUBLISHED_article_type] = -26, [GALLEYI_PUBLISHED_ambiguous] = -294, [GALLEYI_PUBLISHED_no_data] = -229,
    [GALLEYI_PUBLISHED_no_data_near] = 162, [GALLEYI_PUBLISHED_in_text] = 49, [GALLEYI_PUBLISHED_short_line] = 214, [GALLEYI_PUBLISHED_data_and_page] = 186,
    [GALLEYI_PUBLISHED_in_comment] = 105, [GALLEYI_PUBLISHED_text_wide] = -41, [GALLEYI_PUBLISHED_news] = 77, [GALLEYI_PUBLISHED_wide_end] = -40,
    [GALLEYI_PUBLISHED_only_modified] = -298, [GALLEYI_PUBLISHED_modified_rival] = 77, [GALLEYI_PUBLISHED_lead] = 75
};
static const galleyi_confidence candidates_published_confidence[] = { { 0, 63 }, { 80, 65 }, { 163, 82 }, { 332, 89 }, { 552, 92 }, { 613, 93 }, { 650, 96 }, { 860, 97 }, { 1022, 99 }, { 1726, 100 } };

const galleyi_judge_table galleyi_judge_tables[GALLEYI_JUDGED_FIELDS] = {
    { candidates_title_weights, candidates_title_confidence, sizeof candidates_title_confidence / sizeof *candidates_title_confidence },
    { candidates_byline_weights, candidates_byline_confidence, sizeof candidates_byline_confidence / sizeof *candidates_byline_confidence },
    { candidates_published_weights, candidates_published_confidence, sizeof candidates_published_confidence / sizeof *candidates_published_confidence }
};

const galleyi_origin_share galleyi_origin_shares[] = {
    { GALLEY_SUMMARY, "meta:og:description", 60 },
    { GALLEY_TAGS, "dom:tags", 84 },
    { GALLEY_TAGS, "json-ld:keywords", 84 }
};
const uint32_t galleyi_origin_share_count = sizeof galleyi_origin_shares / sizeof *galleyi_origin_shares;
