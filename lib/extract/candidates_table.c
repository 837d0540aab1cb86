/* Made by lib/extract/train/fields.py; do not edit. */
#include "extract/candidates.h"

static const int16_t candidates_title_weights[GALLEYI_TITLE_EVIDENCE_COUNT] = {
    [GALLEYI_TITLE_some] = 0, [GALLEYI_TITLE_ld_headline] = 258, [GALLEYI_TITLE_ld_headline_right] = -43, [GALLEYI_TITLE_ld_headline_left] = -208,
    [GALLEYI_TITLE_ld_name] = -30, [GALLEYI_TITLE_ld_name_cut] = -74, [GALLEYI_TITLE_og] = 450, [GALLEYI_TITLE_og_right] = 203,
    [GALLEYI_TITLE_og_left] = 25, [GALLEYI_TITLE_twitter] = 26, [GALLEYI_TITLE_twitter_cut] = 75, [GALLEYI_TITLE_meta_other] = 153,
    [GALLEYI_TITLE_meta_other_cut] = 79, [GALLEYI_TITLE_element] = 160, [GALLEYI_TITLE_element_right] = 202, [GALLEYI_TITLE_element_left] = -34,
    [GALLEYI_TITLE_element_middle] = 160, [GALLEYI_TITLE_h1] = 279, [GALLEYI_TITLE_h1_only] = -1, [GALLEYI_TITLE_h1_first] = 101,
    [GALLEYI_TITLE_h1_rest] = 46, [GALLEYI_TITLE_h1_front] = -2, [GALLEYI_TITLE_headline_block] = 218, [GALLEYI_TITLE_h2] = 173,
    [GALLEYI_TITLE_itemprop_headline] = 206, [GALLEYI_TITLE_class_title] = 90, [GALLEYI_TITLE_cut_site] = 58, [GALLEYI_TITLE_cut_short] = 78,
    [GALLEYI_TITLE_cut_long] = -300, [GALLEYI_TITLE_cut_colon] = -113, [GALLEYI_TITLE_is_site] = -109, [GALLEYI_TITLE_holds_site] = 0,
    [GALLEYI_TITLE_one_word] = -343, [GALLEYI_TITLE_two_words] = -172, [GALLEYI_TITLE_long_text] = -61, [GALLEYI_TITLE_in_story] = 73,
    [GALLEYI_TITLE_in_furniture] = -141, [GALLEYI_TITLE_above_story] = 64, [GALLEYI_TITLE_far_above] = 34, [GALLEYI_TITLE_slug_high] = 214,
    [GALLEYI_TITLE_slug_some] = 68, [GALLEYI_TITLE_slug_none] = -37, [GALLEYI_TITLE_holds_other] = -162, [GALLEYI_TITLE_within_other] = 169,
    [GALLEYI_TITLE_news] = 0, [GALLEYI_TITLE_news_h1] = -140, [GALLEYI_TITLE_news_og] = 200, [GALLEYI_TITLE_news_ld] = 324,
    [GALLEYI_TITLE_news_element] = -216, [GALLEYI_TITLE_linked] = -287, [GALLEYI_TITLE_ellipsis] = -82, [GALLEYI_TITLE_no_h1] = 0,
    [GALLEYI_TITLE_has_separator] = -297, [GALLEYI_TITLE_alternative] = 162, [GALLEYI_TITLE_og_is_ld] = -278, [GALLEYI_TITLE_og_not_h1] = 12,
    [GALLEYI_TITLE_h1_not_og] = 165, [GALLEYI_TITLE_has_colon] = 36, [GALLEYI_TITLE_og_h1] = -2, [GALLEYI_TITLE_ld_h1] = -34,
    [GALLEYI_TITLE_og_part] = 442, [GALLEYI_TITLE_ld_part] = 104, [GALLEYI_TITLE_part_of_og] = -239, [GALLEYI_TITLE_data_only] = 156
};
static const galleyi_confidence candidates_title_confidence[] = { { 0, 37 }, { 25, 47 }, { 127, 52 }, { 262, 58 }, { 321, 68 }, { 502, 82 }, { 649, 87 }, { 953, 90 }, { 1004, 97 }, { 1238, 98 } };

static const int16_t candidates_byline_weights[GALLEYI_BYLINE_EVIDENCE_COUNT] = {
    [GALLEYI_BYLINE_some] = 5, [GALLEYI_BYLINE_ld_person] = -88, [GALLEYI_BYLINE_ld_organization] = -176, [GALLEYI_BYLINE_ld_string] = 97,
    [GALLEYI_BYLINE_ld_all] = 414, [GALLEYI_BYLINE_ld_creator] = -42, [GALLEYI_BYLINE_meta_author] = 133, [GALLEYI_BYLINE_meta_article] = 276,
    [GALLEYI_BYLINE_meta_sure] = 359, [GALLEYI_BYLINE_meta_dc] = 103, [GALLEYI_BYLINE_meta_label] = 136, [GALLEYI_BYLINE_rel_author] = 7,
    [GALLEYI_BYLINE_itemprop_author] = 164, [GALLEYI_BYLINE_class_author] = -24, [GALLEYI_BYLINE_class_byline] = 74, [GALLEYI_BYLINE_vcard] = 6,
    [GALLEYI_BYLINE_near_labelled] = 4, [GALLEYI_BYLINE_near_plain] = 75, [GALLEYI_BYLINE_near_text] = -55, [GALLEYI_BYLINE_tail_line] = 192,
    [GALLEYI_BYLINE_first_mark] = 175, [GALLEYI_BYLINE_above_title] = 183, [GALLEYI_BYLINE_right_below] = 180, [GALLEYI_BYLINE_in_story] = 87,
    [GALLEYI_BYLINE_in_furniture] = -130, [GALLEYI_BYLINE_linked] = 94, [GALLEYI_BYLINE_is_site] = 69, [GALLEYI_BYLINE_like_site] = 71,
    [GALLEYI_BYLINE_person] = 28, [GALLEYI_BYLINE_doubtful] = -145, [GALLEYI_BYLINE_organization] = -154, [GALLEYI_BYLINE_one_word] = 198,
    [GALLEYI_BYLINE_several] = -138, [GALLEYI_BYLINE_many] = 132, [GALLEYI_BYLINE_slug_like] = 53, [GALLEYI_BYLINE_subset] = -153,
    [GALLEYI_BYLINE_superset] = -72, [GALLEYI_BYLINE_parsed] = 11, [GALLEYI_BYLINE_news] = -261, [GALLEYI_BYLINE_news_ld] = 376,
    [GALLEYI_BYLINE_role_author] = -260, [GALLEYI_BYLINE_role_other] = -373, [GALLEYI_BYLINE_after_story] = -53, [GALLEYI_BYLINE_ld_other] = 300,
    [GALLEYI_BYLINE_in_card] = -211, [GALLEYI_BYLINE_labelled] = 125, [GALLEYI_BYLINE_rival] = -278, [GALLEYI_BYLINE_no_data] = -16,
    [GALLEYI_BYLINE_site_rival] = -205, [GALLEYI_BYLINE_data_and_page] = -81, [GALLEYI_BYLINE_plain_linked] = -199, [GALLEYI_BYLINE_plain_above] = -167,
    [GALLEYI_BYLINE_plain_next] = 278, [GALLEYI_BYLINE_organization_labelled] = 42, [GALLEYI_BYLINE_person_data] = 115, [GALLEYI_BYLINE_person_page] = 162,
    [GALLEYI_BYLINE_short_line] = -35
};
static const galleyi_confidence candidates_byline_confidence[] = { { 0, 43 }, { 79, 60 }, { 151, 72 }, { 332, 86 }, { 531, 90 }, { 593, 93 }, { 878, 94 }, { 1074, 96 } };

static const int16_t candidates_published_weights[GALLEYI_PUBLISHED_EVIDENCE_COUNT] = {
    [GALLEYI_PUBLISHED_some] = -152, [GALLEYI_PUBLISHED_ld_published] = 70, [GALLEYI_PUBLISHED_ld_created] = -206, [GALLEYI_PUBLISHED_ld_modified] = 168,
    [GALLEYI_PUBLISHED_ld_page] = 86, [GALLEYI_PUBLISHED_ld_other] = 170, [GALLEYI_PUBLISHED_meta_sure] = 555, [GALLEYI_PUBLISHED_meta_good] = 31,
    [GALLEYI_PUBLISHED_meta_weak] = 276, [GALLEYI_PUBLISHED_meta_modified] = -95, [GALLEYI_PUBLISHED_itemprop] = 228, [GALLEYI_PUBLISHED_itemprop_other] = 65,
    [GALLEYI_PUBLISHED_element] = -147, [GALLEYI_PUBLISHED_element_near] = -189, [GALLEYI_PUBLISHED_element_pubdate] = -404, [GALLEYI_PUBLISHED_class_date] = -66,
    [GALLEYI_PUBLISHED_class_near] = 206, [GALLEYI_PUBLISHED_text_published] = 194, [GALLEYI_PUBLISHED_text_updated] = -12, [GALLEYI_PUBLISHED_text_above] = 528,
    [GALLEYI_PUBLISHED_text_below] = 414, [GALLEYI_PUBLISHED_text_far] = 124, [GALLEYI_PUBLISHED_text_after] = 9, [GALLEYI_PUBLISHED_address_day] = 488,
    [GALLEYI_PUBLISHED_address_month] = 202, [GALLEYI_PUBLISHED_future] = 0, [GALLEYI_PUBLISHED_fetched_day] = 186, [GALLEYI_PUBLISHED_old] = -10,
    [GALLEYI_PUBLISHED_earliest] = 133, [GALLEYI_PUBLISHED_latest] = 132, [GALLEYI_PUBLISHED_first_mark] = 356, [GALLEYI_PUBLISHED_in_story] = -67,
    [GALLEYI_PUBLISHED_in_furniture] = -57, [GALLEYI_PUBLISHED_linked] = 146, [GALLEYI_PUBLISHED_relative] = -84, [GALLEYI_PUBLISHED_has_time] = 87,
    [GALLEYI_PUBLISHED_alone] = 206, [GALLEYI_PUBLISHED_crowd] = -269, [GALLEYI_PUBLISHED_article_type] = -12, [GALLEYI_PUBLISHED_ambiguous] = -306,
    [GALLEYI_PUBLISHED_no_data] = -195, [GALLEYI_PUBLISHED_no_data_near] = 154, [GALLEYI_PUBLISHED_in_text] = 43, [GALLEYI_PUBLISHED_short_line] = 193,
    [GALLEYI_PUBLISHED_data_and_page] = 142, [GALLEYI_PUBLISHED_in_comment] = 109, [GALLEYI_PUBLISHED_text_wide] = -77, [GALLEYI_PUBLISHED_news] = 100,
    [GALLEYI_PUBLISHED_wide_end] = 56, [GALLEYI_PUBLISHED_only_modified] = -315, [GALLEYI_PUBLISHED_modified_rival] = 156
};
static const galleyi_confidence candidates_published_confidence[] = { { 0, 53 }, { 76, 74 }, { 268, 82 }, { 370, 88 }, { 534, 92 }, { 625, 93 }, { 669, 95 }, { 849, 97 }, { 1089, 99 }, { 1772, 100 } };

const galleyi_judge_table galleyi_judge_tables[GALLEYI_JUDGED_FIELDS] = {
    { candidates_title_weights, candidates_title_confidence, sizeof candidates_title_confidence / sizeof *candidates_title_confidence },
    { candidates_byline_weights, candidates_byline_confidence, sizeof candidates_byline_confidence / sizeof *candidates_byline_confidence },
    { candidates_published_weights, candidates_published_confidence, sizeof candidates_published_confidence / sizeof *candidates_published_confidence }
};
