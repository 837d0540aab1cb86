/* Made by lib/extract/train/fields.py; do not edit. */
#include "extract/candidates.h"

static const int16_t candidates_title_weights[GALLEYI_TITLE_EVIDENCE_COUNT] = {
    [GALLEYI_TITLE_some] = 0, [GALLEYI_TITLE_ld_headline] = 229, [GALLEYI_TITLE_ld_headline_right] = -45, [GALLEYI_TITLE_ld_headline_left] = -198,
    [GALLEYI_TITLE_ld_name] = -8, [GALLEYI_TITLE_ld_name_cut] = -77, [GALLEYI_TITLE_og] = 483, [GALLEYI_TITLE_og_right] = 221,
    [GALLEYI_TITLE_og_left] = 29, [GALLEYI_TITLE_twitter] = 40, [GALLEYI_TITLE_twitter_cut] = 72, [GALLEYI_TITLE_meta_other] = 142,
    [GALLEYI_TITLE_meta_other_cut] = 72, [GALLEYI_TITLE_element] = 161, [GALLEYI_TITLE_element_right] = 202, [GALLEYI_TITLE_element_left] = -43,
    [GALLEYI_TITLE_element_middle] = 144, [GALLEYI_TITLE_h1] = 284, [GALLEYI_TITLE_h1_only] = -23, [GALLEYI_TITLE_h1_first] = 106,
    [GALLEYI_TITLE_h1_rest] = 46, [GALLEYI_TITLE_h1_front] = -3, [GALLEYI_TITLE_headline_block] = 218, [GALLEYI_TITLE_h2] = 168,
    [GALLEYI_TITLE_itemprop_headline] = 186, [GALLEYI_TITLE_class_title] = 98, [GALLEYI_TITLE_cut_site] = 61, [GALLEYI_TITLE_cut_short] = 89,
    [GALLEYI_TITLE_cut_long] = -274, [GALLEYI_TITLE_cut_colon] = -122, [GALLEYI_TITLE_is_site] = -139, [GALLEYI_TITLE_holds_site] = 0,
    [GALLEYI_TITLE_one_word] = -359, [GALLEYI_TITLE_two_words] = -196, [GALLEYI_TITLE_long_text] = -54, [GALLEYI_TITLE_in_story] = 72,
    [GALLEYI_TITLE_in_furniture] = -147, [GALLEYI_TITLE_above_story] = 60, [GALLEYI_TITLE_far_above] = 42, [GALLEYI_TITLE_slug_high] = 217,
    [GALLEYI_TITLE_slug_some] = 61, [GALLEYI_TITLE_slug_none] = -35, [GALLEYI_TITLE_holds_other] = -169, [GALLEYI_TITLE_within_other] = 176,
    [GALLEYI_TITLE_news] = 0, [GALLEYI_TITLE_news_h1] = -150, [GALLEYI_TITLE_news_og] = 193, [GALLEYI_TITLE_news_ld] = 337,
    [GALLEYI_TITLE_news_element] = -215, [GALLEYI_TITLE_linked] = -283, [GALLEYI_TITLE_ellipsis] = -85, [GALLEYI_TITLE_no_h1] = 0,
    [GALLEYI_TITLE_has_separator] = -290, [GALLEYI_TITLE_alternative] = 156, [GALLEYI_TITLE_og_is_ld] = -270, [GALLEYI_TITLE_og_not_h1] = -15,
    [GALLEYI_TITLE_h1_not_og] = 178, [GALLEYI_TITLE_has_colon] = 39, [GALLEYI_TITLE_og_h1] = -35, [GALLEYI_TITLE_ld_h1] = -9,
    [GALLEYI_TITLE_og_part] = 446, [GALLEYI_TITLE_ld_part] = 109, [GALLEYI_TITLE_part_of_og] = -243, [GALLEYI_TITLE_data_only] = 144
};
static const galleyi_confidence candidates_title_confidence[] = { { 0, 28 }, { 31, 47 }, { 127, 53 }, { 253, 63 }, { 314, 66 }, { 431, 68 }, { 497, 79 }, { 646, 88 }, { 861, 90 }, { 994, 96 }, { 1144, 97 }, { 1222, 98 } };

static const int16_t candidates_byline_weights[GALLEYI_BYLINE_EVIDENCE_COUNT] = {
    [GALLEYI_BYLINE_some] = 34, [GALLEYI_BYLINE_ld_person] = 19, [GALLEYI_BYLINE_ld_organization] = -43, [GALLEYI_BYLINE_ld_string] = 31,
    [GALLEYI_BYLINE_ld_all] = 267, [GALLEYI_BYLINE_ld_creator] = -16, [GALLEYI_BYLINE_meta_author] = 71, [GALLEYI_BYLINE_meta_article] = 178,
    [GALLEYI_BYLINE_meta_sure] = 150, [GALLEYI_BYLINE_meta_dc] = 42, [GALLEYI_BYLINE_meta_label] = 116, [GALLEYI_BYLINE_rel_author] = -4,
    [GALLEYI_BYLINE_itemprop_author] = 128, [GALLEYI_BYLINE_class_author] = -26, [GALLEYI_BYLINE_class_byline] = 40, [GALLEYI_BYLINE_vcard] = 41,
    [GALLEYI_BYLINE_near_labelled] = 1, [GALLEYI_BYLINE_near_plain] = 73, [GALLEYI_BYLINE_near_text] = -25, [GALLEYI_BYLINE_tail_line] = 95,
    [GALLEYI_BYLINE_first_mark] = 106, [GALLEYI_BYLINE_above_title] = 104, [GALLEYI_BYLINE_right_below] = 164, [GALLEYI_BYLINE_in_story] = 58,
    [GALLEYI_BYLINE_in_furniture] = -90, [GALLEYI_BYLINE_linked] = 58, [GALLEYI_BYLINE_is_site] = 54, [GALLEYI_BYLINE_like_site] = 24,
    [GALLEYI_BYLINE_person] = 72, [GALLEYI_BYLINE_doubtful] = -47, [GALLEYI_BYLINE_organization] = -100, [GALLEYI_BYLINE_one_word] = 115,
    [GALLEYI_BYLINE_several] = -89, [GALLEYI_BYLINE_many] = 52, [GALLEYI_BYLINE_slug_like] = 37, [GALLEYI_BYLINE_subset] = -90,
    [GALLEYI_BYLINE_superset] = -41, [GALLEYI_BYLINE_parsed] = -5, [GALLEYI_BYLINE_news] = -164, [GALLEYI_BYLINE_news_ld] = 233,
    [GALLEYI_BYLINE_role_author] = -106, [GALLEYI_BYLINE_role_other] = -192, [GALLEYI_BYLINE_after_story] = -14, [GALLEYI_BYLINE_ld_other] = 184,
    [GALLEYI_BYLINE_in_card] = -179, [GALLEYI_BYLINE_labelled] = 77, [GALLEYI_BYLINE_rival] = -246, [GALLEYI_BYLINE_no_data] = 34,
    [GALLEYI_BYLINE_site_rival] = -101, [GALLEYI_BYLINE_data_and_page] = 41, [GALLEYI_BYLINE_plain_linked] = -228, [GALLEYI_BYLINE_plain_above] = -155,
    [GALLEYI_BYLINE_plain_next] = 160, [GALLEYI_BYLINE_organization_labelled] = 19, [GALLEYI_BYLINE_person_data] = 127, [GALLEYI_BYLINE_person_page] = 93,
    [GALLEYI_BYLINE_short_line] = 12, [GALLEYI_BYLINE_over_house] = 28, [GALLEYI_BYLINE_tail_organization] = -123
};
static const galleyi_confidence candidates_byline_confidence[] = { { 0, 52 }, { 86, 55 }, { 149, 66 }, { 276, 84 }, { 379, 87 }, { 483, 88 }, { 594, 92 }, { 652, 96 } };

static const int16_t candidates_published_weights[GALLEYI_PUBLISHED_EVIDENCE_COUNT] = {
    [GALLEYI_PUBLISHED_some] = -54, [GALLEYI_PUBLISHED_ld_published] = 42, [GALLEYI_PUBLISHED_ld_created] = -157, [GALLEYI_PUBLISHED_ld_modified] = 138,
    [GALLEYI_PUBLISHED_ld_page] = 60, [GALLEYI_PUBLISHED_ld_other] = 27, [GALLEYI_PUBLISHED_meta_sure] = 497, [GALLEYI_PUBLISHED_meta_good] = 76,
    [GALLEYI_PUBLISHED_meta_weak] = 220, [GALLEYI_PUBLISHED_meta_modified] = -111, [GALLEYI_PUBLISHED_itemprop] = 171, [GALLEYI_PUBLISHED_itemprop_other] = 42,
    [GALLEYI_PUBLISHED_element] = -111, [GALLEYI_PUBLISHED_element_near] = -104, [GALLEYI_PUBLISHED_class_date] = -53, [GALLEYI_PUBLISHED_class_near] = 204,
    [GALLEYI_PUBLISHED_text_published] = 168, [GALLEYI_PUBLISHED_text_updated] = -2, [GALLEYI_PUBLISHED_text_above] = 455, [GALLEYI_PUBLISHED_text_below] = 347,
    [GALLEYI_PUBLISHED_text_far] = 67, [GALLEYI_PUBLISHED_text_after] = -7, [GALLEYI_PUBLISHED_address_day] = 408, [GALLEYI_PUBLISHED_address_month] = 174,
    [GALLEYI_PUBLISHED_future] = 0, [GALLEYI_PUBLISHED_fetched_day] = 162, [GALLEYI_PUBLISHED_old] = -6, [GALLEYI_PUBLISHED_earliest] = 118,
    [GALLEYI_PUBLISHED_latest] = 134, [GALLEYI_PUBLISHED_first_mark] = 236, [GALLEYI_PUBLISHED_in_story] = -73, [GALLEYI_PUBLISHED_in_furniture] = -49,
    [GALLEYI_PUBLISHED_linked] = 86, [GALLEYI_PUBLISHED_relative] = 57, [GALLEYI_PUBLISHED_has_time] = 73, [GALLEYI_PUBLISHED_alone] = 194,
    [GALLEYI_PUBLISHED_crowd] = -280, [GALLEYI_PUBLISHED_article_type] = -24, [GALLEYI_PUBLISHED_ambiguous] = -293, [GALLEYI_PUBLISHED_no_data] = -226,
    [GALLEYI_PUBLISHED_no_data_near] = 159, [GALLEYI_PUBLISHED_in_text] = 17, [GALLEYI_PUBLISHED_short_line] = 205, [GALLEYI_PUBLISHED_data_and_page] = 186,
    [GALLEYI_PUBLISHED_in_comment] = 104, [GALLEYI_PUBLISHED_text_wide] = -53, [GALLEYI_PUBLISHED_news] = 76, [GALLEYI_PUBLISHED_wide_end] = -34,
    [GALLEYI_PUBLISHED_only_modified] = -300, [GALLEYI_PUBLISHED_modified_rival] = 77, [GALLEYI_PUBLISHED_lead] = 84
};
static const galleyi_confidence candidates_published_confidence[] = { { 0, 63 }, { 85, 70 }, { 163, 81 }, { 339, 88 }, { 435, 89 }, { 552, 92 }, { 607, 93 }, { 649, 96 }, { 863, 97 }, { 1022, 99 } };

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
