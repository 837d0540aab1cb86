/* Made by lib/extract/train/fields.py; do not edit. */
#include "extract/candidates.h"

static const int16_t candidates_title_weights[GALLEYI_TITLE_EVIDENCE_COUNT] = {
    [GALLEYI_TITLE_some] = 0, [GALLEYI_TITLE_ld_headline] = 217, [GALLEYI_TITLE_ld_headline_right] = -34, [GALLEYI_TITLE_ld_headline_left] = -175,
    [GALLEYI_TITLE_ld_name] = 22, [GALLEYI_TITLE_ld_name_cut] = -49, [GALLEYI_TITLE_og] = 485, [GALLEYI_TITLE_og_right] = 200,
    [GALLEYI_TITLE_og_left] = 3, [GALLEYI_TITLE_twitter] = 24, [GALLEYI_TITLE_twitter_cut] = 53, [GALLEYI_TITLE_meta_other] = 131,
    [GALLEYI_TITLE_meta_other_cut] = 61, [GALLEYI_TITLE_element] = 56, [GALLEYI_TITLE_element_right] = 148, [GALLEYI_TITLE_element_left] = -83,
    [GALLEYI_TITLE_element_middle] = 102, [GALLEYI_TITLE_h1] = 306, [GALLEYI_TITLE_h1_only] = -48, [GALLEYI_TITLE_h1_first] = 139,
    [GALLEYI_TITLE_h1_rest] = 57, [GALLEYI_TITLE_h1_front] = 8, [GALLEYI_TITLE_headline_block] = 234, [GALLEYI_TITLE_h2] = 197,
    [GALLEYI_TITLE_itemprop_headline] = 159, [GALLEYI_TITLE_class_title] = 99, [GALLEYI_TITLE_cut_site] = 53, [GALLEYI_TITLE_cut_short] = 74,
    [GALLEYI_TITLE_cut_long] = -286, [GALLEYI_TITLE_cut_colon] = -106, [GALLEYI_TITLE_is_site] = -147, [GALLEYI_TITLE_holds_site] = 0,
    [GALLEYI_TITLE_one_word] = -359, [GALLEYI_TITLE_two_words] = -192, [GALLEYI_TITLE_long_text] = -58, [GALLEYI_TITLE_in_story] = 70,
    [GALLEYI_TITLE_in_furniture] = -136, [GALLEYI_TITLE_above_story] = 57, [GALLEYI_TITLE_far_above] = 57, [GALLEYI_TITLE_slug_high] = 230,
    [GALLEYI_TITLE_slug_some] = 70, [GALLEYI_TITLE_slug_none] = -30, [GALLEYI_TITLE_holds_other] = -164, [GALLEYI_TITLE_within_other] = 180,
    [GALLEYI_TITLE_news] = 0, [GALLEYI_TITLE_news_h1] = -155, [GALLEYI_TITLE_news_og] = 171, [GALLEYI_TITLE_news_ld] = 362,
    [GALLEYI_TITLE_news_element] = -157, [GALLEYI_TITLE_linked] = -268, [GALLEYI_TITLE_ellipsis] = -88, [GALLEYI_TITLE_no_h1] = 0,
    [GALLEYI_TITLE_has_separator] = -327, [GALLEYI_TITLE_alternative] = 137, [GALLEYI_TITLE_og_is_ld] = -209, [GALLEYI_TITLE_og_not_h1] = -3,
    [GALLEYI_TITLE_h1_not_og] = 166, [GALLEYI_TITLE_has_colon] = 38, [GALLEYI_TITLE_og_h1] = -15, [GALLEYI_TITLE_ld_h1] = -57,
    [GALLEYI_TITLE_og_part] = 435, [GALLEYI_TITLE_ld_part] = 65, [GALLEYI_TITLE_part_of_og] = -198, [GALLEYI_TITLE_data_only] = 158,
    [GALLEYI_TITLE_h1_other_kind] = -89, [GALLEYI_TITLE_h1_unsaid] = 10, [GALLEYI_TITLE_h1_home] = -95, [GALLEYI_TITLE_heading_other_kind] = -85,
    [GALLEYI_TITLE_heading_unsaid] = -22, [GALLEYI_TITLE_heading_home] = -172, [GALLEYI_TITLE_h1_cut_other_kind] = 157, [GALLEYI_TITLE_h1_cut_unsaid] = -64,
    [GALLEYI_TITLE_h1_cut_home] = -164, [GALLEYI_TITLE_og_other_kind] = -83, [GALLEYI_TITLE_og_unsaid] = 11, [GALLEYI_TITLE_og_home] = -88,
    [GALLEYI_TITLE_element_other_kind] = 257, [GALLEYI_TITLE_element_unsaid] = 130, [GALLEYI_TITLE_element_home] = 232, [GALLEYI_TITLE_data_other_kind] = 15,
    [GALLEYI_TITLE_data_unsaid] = 74, [GALLEYI_TITLE_data_home] = -120, [GALLEYI_TITLE_cut_other_kind] = 91, [GALLEYI_TITLE_cut_unsaid] = 112,
    [GALLEYI_TITLE_cut_home] = -34
};
static const galleyi_confidence candidates_title_confidence[] = { { 0, 42 }, { 34, 45 }, { 68, 48 }, { 183, 53 }, { 227, 65 }, { 368, 68 }, { 437, 78 }, { 584, 80 }, { 663, 83 }, { 722, 90 }, { 1005, 93 }, { 1057, 97 }, { 1205, 98 } };

static const int16_t candidates_byline_weights[GALLEYI_BYLINE_EVIDENCE_COUNT] = {
    [GALLEYI_BYLINE_some] = 48, [GALLEYI_BYLINE_ld_person] = 7, [GALLEYI_BYLINE_ld_organization] = -35, [GALLEYI_BYLINE_ld_string] = 28,
    [GALLEYI_BYLINE_ld_all] = 272, [GALLEYI_BYLINE_ld_creator] = -11, [GALLEYI_BYLINE_meta_author] = 76, [GALLEYI_BYLINE_meta_article] = 184,
    [GALLEYI_BYLINE_meta_sure] = 136, [GALLEYI_BYLINE_meta_dc] = 60, [GALLEYI_BYLINE_meta_label] = 110, [GALLEYI_BYLINE_rel_author] = 31,
    [GALLEYI_BYLINE_itemprop_author] = 119, [GALLEYI_BYLINE_class_author] = -4, [GALLEYI_BYLINE_class_byline] = 36, [GALLEYI_BYLINE_vcard] = 43,
    [GALLEYI_BYLINE_near_labelled] = -8, [GALLEYI_BYLINE_near_plain] = 89, [GALLEYI_BYLINE_near_text] = 17, [GALLEYI_BYLINE_tail_line] = 86,
    [GALLEYI_BYLINE_first_mark] = 83, [GALLEYI_BYLINE_above_title] = 100, [GALLEYI_BYLINE_right_below] = 167, [GALLEYI_BYLINE_in_story] = 33,
    [GALLEYI_BYLINE_in_furniture] = -114, [GALLEYI_BYLINE_linked] = 16, [GALLEYI_BYLINE_is_site] = 44, [GALLEYI_BYLINE_like_site] = 9,
    [GALLEYI_BYLINE_person] = 48, [GALLEYI_BYLINE_doubtful] = -30, [GALLEYI_BYLINE_organization] = -118, [GALLEYI_BYLINE_one_word] = 93,
    [GALLEYI_BYLINE_several] = -60, [GALLEYI_BYLINE_many] = 50, [GALLEYI_BYLINE_slug_like] = 49, [GALLEYI_BYLINE_subset] = -55,
    [GALLEYI_BYLINE_superset] = -66, [GALLEYI_BYLINE_parsed] = -15, [GALLEYI_BYLINE_news] = -162, [GALLEYI_BYLINE_news_ld] = 239,
    [GALLEYI_BYLINE_role_author] = -106, [GALLEYI_BYLINE_role_other] = -100, [GALLEYI_BYLINE_after_story] = 37, [GALLEYI_BYLINE_ld_other] = 177,
    [GALLEYI_BYLINE_in_card] = -163, [GALLEYI_BYLINE_labelled] = 78, [GALLEYI_BYLINE_rival] = -252, [GALLEYI_BYLINE_no_data] = 40,
    [GALLEYI_BYLINE_site_rival] = -121, [GALLEYI_BYLINE_data_and_page] = 53, [GALLEYI_BYLINE_plain_linked] = -236, [GALLEYI_BYLINE_plain_above] = -151,
    [GALLEYI_BYLINE_plain_next] = 145, [GALLEYI_BYLINE_organization_labelled] = 12, [GALLEYI_BYLINE_person_data] = 130, [GALLEYI_BYLINE_person_page] = 83,
    [GALLEYI_BYLINE_short_line] = 46, [GALLEYI_BYLINE_over_house] = 28, [GALLEYI_BYLINE_tail_organization] = -91, [GALLEYI_BYLINE_tail_far] = 67
};
static const galleyi_confidence candidates_byline_confidence[] = { { 0, 53 }, { 92, 62 }, { 163, 65 }, { 234, 70 }, { 294, 81 }, { 381, 87 }, { 536, 91 }, { 662, 96 } };

static const int16_t candidates_published_weights[GALLEYI_PUBLISHED_EVIDENCE_COUNT] = {
    [GALLEYI_PUBLISHED_some] = -53, [GALLEYI_PUBLISHED_ld_published] = 42, [GALLEYI_PUBLISHED_ld_created] = -157, [GALLEYI_PUBLISHED_ld_modified] = 138,
    [GALLEYI_PUBLISHED_ld_page] = 60, [GALLEYI_PUBLISHED_ld_other] = 27, [GALLEYI_PUBLISHED_meta_sure] = 498, [GALLEYI_PUBLISHED_meta_good] = 76,
    [GALLEYI_PUBLISHED_meta_weak] = 219, [GALLEYI_PUBLISHED_meta_modified] = -111, [GALLEYI_PUBLISHED_itemprop] = 171, [GALLEYI_PUBLISHED_itemprop_other] = 42,
    [GALLEYI_PUBLISHED_element] = -111, [GALLEYI_PUBLISHED_element_near] = -103, [GALLEYI_PUBLISHED_class_date] = -54, [GALLEYI_PUBLISHED_class_near] = 204,
    [GALLEYI_PUBLISHED_text_published] = 168, [GALLEYI_PUBLISHED_text_updated] = -3, [GALLEYI_PUBLISHED_text_above] = 451, [GALLEYI_PUBLISHED_text_below] = 345,
    [GALLEYI_PUBLISHED_text_far] = 65, [GALLEYI_PUBLISHED_text_after] = -9, [GALLEYI_PUBLISHED_address_day] = 408, [GALLEYI_PUBLISHED_address_month] = 174,
    [GALLEYI_PUBLISHED_future] = 0, [GALLEYI_PUBLISHED_fetched_day] = 161, [GALLEYI_PUBLISHED_old] = -7, [GALLEYI_PUBLISHED_earliest] = 118,
    [GALLEYI_PUBLISHED_latest] = 134, [GALLEYI_PUBLISHED_first_mark] = 236, [GALLEYI_PUBLISHED_in_story] = -70, [GALLEYI_PUBLISHED_in_furniture] = -50,
    [GALLEYI_PUBLISHED_linked] = 86, [GALLEYI_PUBLISHED_relative] = 57, [GALLEYI_PUBLISHED_has_time] = 73, [GALLEYI_PUBLISHED_alone] = 195,
    [GALLEYI_PUBLISHED_crowd] = -282, [GALLEYI_PUBLISHED_article_type] = -26, [GALLEYI_PUBLISHED_ambiguous] = -294, [GALLEYI_PUBLISHED_no_data] = -227,
    [GALLEYI_PUBLISHED_no_data_near] = 159, [GALLEYI_PUBLISHED_in_text] = 16, [GALLEYI_PUBLISHED_short_line] = 207, [GALLEYI_PUBLISHED_data_and_page] = 186,
    [GALLEYI_PUBLISHED_in_comment] = 104, [GALLEYI_PUBLISHED_text_wide] = -34, [GALLEYI_PUBLISHED_news] = 76, [GALLEYI_PUBLISHED_wide_end] = -46,
    [GALLEYI_PUBLISHED_only_modified] = -301, [GALLEYI_PUBLISHED_modified_rival] = 78, [GALLEYI_PUBLISHED_lead] = 84
};
static const galleyi_confidence candidates_published_confidence[] = { { 0, 65 }, { 83, 68 }, { 164, 81 }, { 339, 88 }, { 435, 89 }, { 552, 92 }, { 651, 96 }, { 865, 97 }, { 1022, 99 } };

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
