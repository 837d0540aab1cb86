/* Made by lib/extract/train/fields.py; do not edit. */
#include "extract/candidates.h"

static const int16_t candidates_title_weights[GALLEYI_TITLE_EVIDENCE_COUNT] = {
    [GALLEYI_TITLE_some] = 0, [GALLEYI_TITLE_ld_headline] = 296, [GALLEYI_TITLE_ld_headline_right] = -43, [GALLEYI_TITLE_ld_headline_left] = -193,
    [GALLEYI_TITLE_ld_name] = -72, [GALLEYI_TITLE_ld_name_cut] = -103, [GALLEYI_TITLE_og] = 413, [GALLEYI_TITLE_og_right] = 221,
    [GALLEYI_TITLE_og_left] = 19, [GALLEYI_TITLE_twitter] = 48, [GALLEYI_TITLE_twitter_cut] = 79, [GALLEYI_TITLE_meta_other] = 181,
    [GALLEYI_TITLE_meta_other_cut] = 103, [GALLEYI_TITLE_element] = 183, [GALLEYI_TITLE_element_right] = 206, [GALLEYI_TITLE_element_left] = -26,
    [GALLEYI_TITLE_element_middle] = 164, [GALLEYI_TITLE_h1] = 294, [GALLEYI_TITLE_h1_only] = 7, [GALLEYI_TITLE_h1_first] = 93,
    [GALLEYI_TITLE_h1_rest] = 55, [GALLEYI_TITLE_h1_front] = -9, [GALLEYI_TITLE_headline_block] = 222, [GALLEYI_TITLE_h2] = 162,
    [GALLEYI_TITLE_itemprop_headline] = 225, [GALLEYI_TITLE_class_title] = 76, [GALLEYI_TITLE_cut_site] = 86, [GALLEYI_TITLE_cut_short] = 99,
    [GALLEYI_TITLE_cut_long] = -290, [GALLEYI_TITLE_cut_colon] = -123, [GALLEYI_TITLE_is_site] = -92, [GALLEYI_TITLE_holds_site] = 0,
    [GALLEYI_TITLE_one_word] = -333, [GALLEYI_TITLE_two_words] = -167, [GALLEYI_TITLE_long_text] = -76, [GALLEYI_TITLE_in_story] = 70,
    [GALLEYI_TITLE_in_furniture] = -139, [GALLEYI_TITLE_above_story] = 86, [GALLEYI_TITLE_far_above] = 20, [GALLEYI_TITLE_slug_high] = 216,
    [GALLEYI_TITLE_slug_some] = 71, [GALLEYI_TITLE_slug_none] = -49, [GALLEYI_TITLE_holds_other] = -157, [GALLEYI_TITLE_within_other] = 157,
    [GALLEYI_TITLE_news] = 0, [GALLEYI_TITLE_news_h1] = -177, [GALLEYI_TITLE_news_og] = 203, [GALLEYI_TITLE_news_ld] = 279,
    [GALLEYI_TITLE_news_element] = -232, [GALLEYI_TITLE_linked] = -293, [GALLEYI_TITLE_ellipsis] = -76, [GALLEYI_TITLE_no_h1] = 0,
    [GALLEYI_TITLE_has_separator] = -303, [GALLEYI_TITLE_alternative] = 167, [GALLEYI_TITLE_og_is_ld] = -302, [GALLEYI_TITLE_og_not_h1] = 57,
    [GALLEYI_TITLE_h1_not_og] = 138, [GALLEYI_TITLE_has_colon] = 51, [GALLEYI_TITLE_og_h1] = -18, [GALLEYI_TITLE_ld_h1] = -60,
    [GALLEYI_TITLE_og_part] = 350, [GALLEYI_TITLE_ld_part] = 120, [GALLEYI_TITLE_part_of_og] = -236, [GALLEYI_TITLE_data_only] = 103
};
static const galleyi_confidence candidates_title_confidence[] = { { 0, 45 }, { 27, 48 }, { 65, 49 }, { 211, 57 }, { 267, 62 }, { 373, 72 }, { 499, 77 }, { 658, 88 }, { 949, 90 }, { 1010, 97 }, { 1157, 98 } };

static const int16_t candidates_byline_weights[GALLEYI_BYLINE_EVIDENCE_COUNT] = {
    [GALLEYI_BYLINE_some] = -24, [GALLEYI_BYLINE_ld_person] = -90, [GALLEYI_BYLINE_ld_organization] = -212, [GALLEYI_BYLINE_ld_string] = 147,
    [GALLEYI_BYLINE_ld_all] = 436, [GALLEYI_BYLINE_ld_creator] = 10, [GALLEYI_BYLINE_meta_author] = 183, [GALLEYI_BYLINE_meta_article] = 262,
    [GALLEYI_BYLINE_meta_sure] = 275, [GALLEYI_BYLINE_meta_dc] = 26, [GALLEYI_BYLINE_meta_label] = 107, [GALLEYI_BYLINE_rel_author] = 51,
    [GALLEYI_BYLINE_itemprop_author] = 189, [GALLEYI_BYLINE_class_author] = 31, [GALLEYI_BYLINE_class_byline] = 54, [GALLEYI_BYLINE_vcard] = -29,
    [GALLEYI_BYLINE_near_labelled] = -1, [GALLEYI_BYLINE_near_plain] = 39, [GALLEYI_BYLINE_near_text] = 11, [GALLEYI_BYLINE_tail_line] = 107,
    [GALLEYI_BYLINE_first_mark] = 168, [GALLEYI_BYLINE_above_title] = 97, [GALLEYI_BYLINE_right_below] = 253, [GALLEYI_BYLINE_in_story] = 48,
    [GALLEYI_BYLINE_in_furniture] = -115, [GALLEYI_BYLINE_linked] = 83, [GALLEYI_BYLINE_is_site] = 43, [GALLEYI_BYLINE_like_site] = 12,
    [GALLEYI_BYLINE_person] = 113, [GALLEYI_BYLINE_doubtful] = -137, [GALLEYI_BYLINE_organization] = -136, [GALLEYI_BYLINE_one_word] = 209,
    [GALLEYI_BYLINE_several] = -417, [GALLEYI_BYLINE_many] = 41, [GALLEYI_BYLINE_slug_like] = 30, [GALLEYI_BYLINE_subset] = -236,
    [GALLEYI_BYLINE_superset] = -22, [GALLEYI_BYLINE_parsed] = -16, [GALLEYI_BYLINE_news] = -144, [GALLEYI_BYLINE_news_ld] = 300,
    [GALLEYI_BYLINE_role_author] = -174, [GALLEYI_BYLINE_role_other] = -325, [GALLEYI_BYLINE_after_story] = -19, [GALLEYI_BYLINE_ld_other] = 282,
    [GALLEYI_BYLINE_in_card] = -269, [GALLEYI_BYLINE_labelled] = 130, [GALLEYI_BYLINE_rival] = -292, [GALLEYI_BYLINE_no_data] = 17,
    [GALLEYI_BYLINE_site_rival] = -155, [GALLEYI_BYLINE_data_and_page] = -21
};
static const galleyi_confidence candidates_byline_confidence[] = { { 0, 52 }, { 140, 57 }, { 200, 77 }, { 272, 79 }, { 432, 88 }, { 551, 93 }, { 680, 94 }, { 929, 95 } };

static const int16_t candidates_published_weights[GALLEYI_PUBLISHED_EVIDENCE_COUNT] = {
    [GALLEYI_PUBLISHED_some] = -132, [GALLEYI_PUBLISHED_ld_published] = 71, [GALLEYI_PUBLISHED_ld_created] = -209, [GALLEYI_PUBLISHED_ld_modified] = 169,
    [GALLEYI_PUBLISHED_ld_page] = 93, [GALLEYI_PUBLISHED_ld_other] = 164, [GALLEYI_PUBLISHED_meta_sure] = 548, [GALLEYI_PUBLISHED_meta_good] = 27,
    [GALLEYI_PUBLISHED_meta_weak] = 273, [GALLEYI_PUBLISHED_meta_modified] = -95, [GALLEYI_PUBLISHED_itemprop] = 225, [GALLEYI_PUBLISHED_itemprop_other] = 65,
    [GALLEYI_PUBLISHED_element] = -145, [GALLEYI_PUBLISHED_element_near] = -197, [GALLEYI_PUBLISHED_element_pubdate] = -429, [GALLEYI_PUBLISHED_class_date] = -57,
    [GALLEYI_PUBLISHED_class_near] = 201, [GALLEYI_PUBLISHED_text_published] = 201, [GALLEYI_PUBLISHED_text_updated] = -16, [GALLEYI_PUBLISHED_text_above] = 512,
    [GALLEYI_PUBLISHED_text_below] = 407, [GALLEYI_PUBLISHED_text_far] = 111, [GALLEYI_PUBLISHED_text_after] = -9, [GALLEYI_PUBLISHED_address_day] = 482,
    [GALLEYI_PUBLISHED_address_month] = 195, [GALLEYI_PUBLISHED_future] = 0, [GALLEYI_PUBLISHED_fetched_day] = 187, [GALLEYI_PUBLISHED_old] = -11,
    [GALLEYI_PUBLISHED_earliest] = 141, [GALLEYI_PUBLISHED_latest] = 136, [GALLEYI_PUBLISHED_first_mark] = 358, [GALLEYI_PUBLISHED_in_story] = -68,
    [GALLEYI_PUBLISHED_in_furniture] = -58, [GALLEYI_PUBLISHED_linked] = 142, [GALLEYI_PUBLISHED_relative] = -79, [GALLEYI_PUBLISHED_has_time] = 85,
    [GALLEYI_PUBLISHED_alone] = 207, [GALLEYI_PUBLISHED_crowd] = -256, [GALLEYI_PUBLISHED_article_type] = -14, [GALLEYI_PUBLISHED_ambiguous] = -292,
    [GALLEYI_PUBLISHED_no_data] = -188, [GALLEYI_PUBLISHED_no_data_near] = 145, [GALLEYI_PUBLISHED_in_text] = 37, [GALLEYI_PUBLISHED_short_line] = 198,
    [GALLEYI_PUBLISHED_data_and_page] = 143, [GALLEYI_PUBLISHED_in_comment] = 103, [GALLEYI_PUBLISHED_text_wide] = -86, [GALLEYI_PUBLISHED_news] = 98,
    [GALLEYI_PUBLISHED_wide_end] = 50, [GALLEYI_PUBLISHED_only_modified] = -310, [GALLEYI_PUBLISHED_modified_rival] = 155
};
static const galleyi_confidence candidates_published_confidence[] = { { 0, 52 }, { 70, 72 }, { 170, 76 }, { 360, 88 }, { 538, 90 }, { 582, 92 }, { 677, 96 }, { 1085, 99 } };

const galleyi_judge_table galleyi_judge_tables[GALLEYI_JUDGED_FIELDS] = {
    { candidates_title_weights, candidates_title_confidence, sizeof candidates_title_confidence / sizeof *candidates_title_confidence },
    { candidates_byline_weights, candidates_byline_confidence, sizeof candidates_byline_confidence / sizeof *candidates_byline_confidence },
    { candidates_published_weights, candidates_published_confidence, sizeof candidates_published_confidence / sizeof *candidates_published_confidence }
};
