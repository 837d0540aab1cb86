/* Made by lib/extract/train/fields.py; do not edit. */
#include "extract/candidates.h"

static const int16_t candidates_title_weights[GALLEYI_TITLE_EVIDENCE_COUNT] = {
    [GALLEYI_TITLE_some] = 0, [GALLEYI_TITLE_ld_headline] = 267, [GALLEYI_TITLE_ld_headline_right] = -44, [GALLEYI_TITLE_ld_headline_left] = -176,
    [GALLEYI_TITLE_ld_name] = -85, [GALLEYI_TITLE_ld_name_cut] = -99, [GALLEYI_TITLE_og] = 465, [GALLEYI_TITLE_og_right] = 224,
    [GALLEYI_TITLE_og_left] = 22, [GALLEYI_TITLE_twitter] = 45, [GALLEYI_TITLE_twitter_cut] = 71, [GALLEYI_TITLE_meta_other] = 171,
    [GALLEYI_TITLE_meta_other_cut] = 103, [GALLEYI_TITLE_element] = 203, [GALLEYI_TITLE_element_right] = 212, [GALLEYI_TITLE_element_left] = -12,
    [GALLEYI_TITLE_element_middle] = 167, [GALLEYI_TITLE_h1] = 296, [GALLEYI_TITLE_h1_only] = 9, [GALLEYI_TITLE_h1_first] = 93,
    [GALLEYI_TITLE_h1_rest] = 57, [GALLEYI_TITLE_h1_front] = -11, [GALLEYI_TITLE_headline_block] = 205, [GALLEYI_TITLE_h2] = 174,
    [GALLEYI_TITLE_itemprop_headline] = 215, [GALLEYI_TITLE_class_title] = 93, [GALLEYI_TITLE_cut_site] = 90, [GALLEYI_TITLE_cut_short] = 98,
    [GALLEYI_TITLE_cut_long] = -288, [GALLEYI_TITLE_cut_colon] = -125, [GALLEYI_TITLE_is_site] = -91, [GALLEYI_TITLE_holds_site] = 0,
    [GALLEYI_TITLE_one_word] = -340, [GALLEYI_TITLE_two_words] = -168, [GALLEYI_TITLE_long_text] = -81, [GALLEYI_TITLE_in_story] = 78,
    [GALLEYI_TITLE_in_furniture] = -147, [GALLEYI_TITLE_above_story] = 89, [GALLEYI_TITLE_far_above] = 36, [GALLEYI_TITLE_slug_high] = 217,
    [GALLEYI_TITLE_slug_some] = 69, [GALLEYI_TITLE_slug_none] = -51, [GALLEYI_TITLE_holds_other] = -156, [GALLEYI_TITLE_within_other] = 160,
    [GALLEYI_TITLE_news] = 0, [GALLEYI_TITLE_news_h1] = -111, [GALLEYI_TITLE_news_og] = 198, [GALLEYI_TITLE_news_ld] = 272,
    [GALLEYI_TITLE_news_element] = -225, [GALLEYI_TITLE_linked] = -294, [GALLEYI_TITLE_ellipsis] = -65, [GALLEYI_TITLE_no_h1] = 0,
    [GALLEYI_TITLE_has_separator] = -314, [GALLEYI_TITLE_alternative] = 188, [GALLEYI_TITLE_og_is_ld] = -282, [GALLEYI_TITLE_og_not_h1] = -11,
    [GALLEYI_TITLE_h1_not_og] = 146, [GALLEYI_TITLE_has_colon] = 41, [GALLEYI_TITLE_og_h1] = -52, [GALLEYI_TITLE_ld_h1] = -26,
    [GALLEYI_TITLE_og_part] = 395, [GALLEYI_TITLE_ld_part] = 164, [GALLEYI_TITLE_part_of_og] = -267, [GALLEYI_TITLE_data_only] = 114
};
static const galleyi_confidence candidates_title_confidence[] = { { 0, 35 }, { 29, 48 }, { 131, 50 }, { 214, 53 }, { 268, 62 }, { 385, 67 }, { 443, 77 }, { 516, 78 }, { 587, 80 }, { 675, 87 }, { 738, 89 }, { 886, 90 }, { 1009, 95 }, { 1112, 97 }, { 1166, 98 } };

static const int16_t candidates_byline_weights[GALLEYI_BYLINE_EVIDENCE_COUNT] = {
    [GALLEYI_BYLINE_some] = -33, [GALLEYI_BYLINE_ld_person] = -97, [GALLEYI_BYLINE_ld_organization] = -222, [GALLEYI_BYLINE_ld_string] = 117,
    [GALLEYI_BYLINE_ld_all] = 415, [GALLEYI_BYLINE_ld_creator] = -7, [GALLEYI_BYLINE_meta_author] = 152, [GALLEYI_BYLINE_meta_article] = 255,
    [GALLEYI_BYLINE_meta_sure] = 276, [GALLEYI_BYLINE_meta_dc] = 45, [GALLEYI_BYLINE_meta_label] = 129, [GALLEYI_BYLINE_rel_author] = 53,
    [GALLEYI_BYLINE_itemprop_author] = 175, [GALLEYI_BYLINE_class_author] = -11, [GALLEYI_BYLINE_class_byline] = 48, [GALLEYI_BYLINE_vcard] = -11,
    [GALLEYI_BYLINE_near_labelled] = -7, [GALLEYI_BYLINE_near_plain] = 37, [GALLEYI_BYLINE_near_text] = -36, [GALLEYI_BYLINE_tail_line] = 157,
    [GALLEYI_BYLINE_first_mark] = 182, [GALLEYI_BYLINE_above_title] = 220, [GALLEYI_BYLINE_right_below] = 189, [GALLEYI_BYLINE_in_story] = 54,
    [GALLEYI_BYLINE_in_furniture] = -106, [GALLEYI_BYLINE_linked] = 83, [GALLEYI_BYLINE_is_site] = 63, [GALLEYI_BYLINE_like_site] = 48,
    [GALLEYI_BYLINE_person] = 75, [GALLEYI_BYLINE_doubtful] = -101, [GALLEYI_BYLINE_organization] = -120, [GALLEYI_BYLINE_one_word] = 208,
    [GALLEYI_BYLINE_several] = -456, [GALLEYI_BYLINE_many] = 27, [GALLEYI_BYLINE_slug_like] = 36, [GALLEYI_BYLINE_subset] = -229,
    [GALLEYI_BYLINE_superset] = -3, [GALLEYI_BYLINE_parsed] = 0, [GALLEYI_BYLINE_news] = -179, [GALLEYI_BYLINE_news_ld] = 352,
    [GALLEYI_BYLINE_role_author] = -170, [GALLEYI_BYLINE_role_other] = -356, [GALLEYI_BYLINE_after_story] = -30, [GALLEYI_BYLINE_ld_other] = 315,
    [GALLEYI_BYLINE_in_card] = -231, [GALLEYI_BYLINE_labelled] = 137, [GALLEYI_BYLINE_rival] = -374, [GALLEYI_BYLINE_no_data] = -1,
    [GALLEYI_BYLINE_site_rival] = -212, [GALLEYI_BYLINE_data_and_page] = -59, [GALLEYI_BYLINE_plain_linked] = -191, [GALLEYI_BYLINE_plain_above] = -157,
    [GALLEYI_BYLINE_plain_next] = 239, [GALLEYI_BYLINE_organization_labelled] = -3, [GALLEYI_BYLINE_person_data] = 23, [GALLEYI_BYLINE_person_page] = 125,
    [GALLEYI_BYLINE_short_line] = 15
};
static const galleyi_confidence candidates_byline_confidence[] = { { 0, 50 }, { 62, 57 }, { 135, 62 }, { 200, 78 }, { 321, 82 }, { 452, 90 }, { 583, 91 }, { 752, 96 } };

static const int16_t candidates_published_weights[GALLEYI_PUBLISHED_EVIDENCE_COUNT] = {
    [GALLEYI_PUBLISHED_some] = -135, [GALLEYI_PUBLISHED_ld_published] = 73, [GALLEYI_PUBLISHED_ld_created] = -209, [GALLEYI_PUBLISHED_ld_modified] = 169,
    [GALLEYI_PUBLISHED_ld_page] = 97, [GALLEYI_PUBLISHED_ld_other] = 164, [GALLEYI_PUBLISHED_meta_sure] = 551, [GALLEYI_PUBLISHED_meta_good] = 27,
    [GALLEYI_PUBLISHED_meta_weak] = 277, [GALLEYI_PUBLISHED_meta_modified] = -96, [GALLEYI_PUBLISHED_itemprop] = 226, [GALLEYI_PUBLISHED_itemprop_other] = 62,
    [GALLEYI_PUBLISHED_element] = -146, [GALLEYI_PUBLISHED_element_near] = -194, [GALLEYI_PUBLISHED_element_pubdate] = -408, [GALLEYI_PUBLISHED_class_date] = -58,
    [GALLEYI_PUBLISHED_class_near] = 201, [GALLEYI_PUBLISHED_text_published] = 200, [GALLEYI_PUBLISHED_text_updated] = -17, [GALLEYI_PUBLISHED_text_above] = 520,
    [GALLEYI_PUBLISHED_text_below] = 409, [GALLEYI_PUBLISHED_text_far] = 114, [GALLEYI_PUBLISHED_text_after] = -6, [GALLEYI_PUBLISHED_address_day] = 483,
    [GALLEYI_PUBLISHED_address_month] = 195, [GALLEYI_PUBLISHED_future] = 0, [GALLEYI_PUBLISHED_fetched_day] = 183, [GALLEYI_PUBLISHED_old] = -11,
    [GALLEYI_PUBLISHED_earliest] = 140, [GALLEYI_PUBLISHED_latest] = 137, [GALLEYI_PUBLISHED_first_mark] = 359, [GALLEYI_PUBLISHED_in_story] = -67,
    [GALLEYI_PUBLISHED_in_furniture] = -59, [GALLEYI_PUBLISHED_linked] = 147, [GALLEYI_PUBLISHED_relative] = -84, [GALLEYI_PUBLISHED_has_time] = 86,
    [GALLEYI_PUBLISHED_alone] = 205, [GALLEYI_PUBLISHED_crowd] = -246, [GALLEYI_PUBLISHED_article_type] = -15, [GALLEYI_PUBLISHED_ambiguous] = -294,
    [GALLEYI_PUBLISHED_no_data] = -188, [GALLEYI_PUBLISHED_no_data_near] = 149, [GALLEYI_PUBLISHED_in_text] = 37, [GALLEYI_PUBLISHED_short_line] = 195,
    [GALLEYI_PUBLISHED_data_and_page] = 141, [GALLEYI_PUBLISHED_in_comment] = 101, [GALLEYI_PUBLISHED_text_wide] = -81, [GALLEYI_PUBLISHED_news] = 98,
    [GALLEYI_PUBLISHED_wide_end] = 50, [GALLEYI_PUBLISHED_only_modified] = -309, [GALLEYI_PUBLISHED_modified_rival] = 156
};
static const galleyi_confidence candidates_published_confidence[] = { { 0, 48 }, { 69, 76 }, { 361, 87 }, { 537, 93 }, { 677, 95 }, { 730, 96 }, { 1083, 99 } };

const galleyi_judge_table galleyi_judge_tables[GALLEYI_JUDGED_FIELDS] = {
    { candidates_title_weights, candidates_title_confidence, sizeof candidates_title_confidence / sizeof *candidates_title_confidence },
    { candidates_byline_weights, candidates_byline_confidence, sizeof candidates_byline_confidence / sizeof *candidates_byline_confidence },
    { candidates_published_weights, candidates_published_confidence, sizeof candidates_published_confidence / sizeof *candidates_published_confidence }
};
