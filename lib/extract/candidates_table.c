/* Made by lib/extract/train/fields.py; do not edit. */
#include "extract/candidates.h"

static const int16_t candidates_title_weights[GALLEYI_TITLE_EVIDENCE_COUNT] = {
    [GALLEYI_TITLE_some] = 0, [GALLEYI_TITLE_ld_headline] = 225, [GALLEYI_TITLE_ld_headline_right] = -47, [GALLEYI_TITLE_ld_headline_left] = -204,
    [GALLEYI_TITLE_ld_name] = -25, [GALLEYI_TITLE_ld_name_cut] = -71, [GALLEYI_TITLE_og] = 454, [GALLEYI_TITLE_og_right] = 202,
    [GALLEYI_TITLE_og_left] = 22, [GALLEYI_TITLE_twitter] = 37, [GALLEYI_TITLE_twitter_cut] = 76, [GALLEYI_TITLE_meta_other] = 142,
    [GALLEYI_TITLE_meta_other_cut] = 71, [GALLEYI_TITLE_element] = 159, [GALLEYI_TITLE_element_right] = 201, [GALLEYI_TITLE_element_left] = -29,
    [GALLEYI_TITLE_element_middle] = 156, [GALLEYI_TITLE_h1] = 284, [GALLEYI_TITLE_h1_only] = -19, [GALLEYI_TITLE_h1_first] = 113,
    [GALLEYI_TITLE_h1_rest] = 50, [GALLEYI_TITLE_h1_front] = 5, [GALLEYI_TITLE_headline_block] = 222, [GALLEYI_TITLE_h2] = 175,
    [GALLEYI_TITLE_itemprop_headline] = 192, [GALLEYI_TITLE_class_title] = 98, [GALLEYI_TITLE_cut_site] = 59, [GALLEYI_TITLE_cut_short] = 88,
    [GALLEYI_TITLE_cut_long] = -286, [GALLEYI_TITLE_cut_colon] = -129, [GALLEYI_TITLE_is_site] = -136, [GALLEYI_TITLE_holds_site] = 0,
    [GALLEYI_TITLE_one_word] = -350, [GALLEYI_TITLE_two_words] = -202, [GALLEYI_TITLE_long_text] = -57, [GALLEYI_TITLE_in_story] = 75,
    [GALLEYI_TITLE_in_furniture] = -145, [GALLEYI_TITLE_above_story] = 52, [GALLEYI_TITLE_far_above] = 22, [GALLEYI_TITLE_slug_high] = 219,
    [GALLEYI_TITLE_slug_some] = 67, [GALLEYI_TITLE_slug_none] = -38, [GALLEYI_TITLE_holds_other] = -175, [GALLEYI_TITLE_within_other] = 181,
    [GALLEYI_TITLE_news] = 0, [GALLEYI_TITLE_news_h1] = -147, [GALLEYI_TITLE_news_og] = 194, [GALLEYI_TITLE_news_ld] = 337,
    [GALLEYI_TITLE_news_element] = -213, [GALLEYI_TITLE_linked] = -283, [GALLEYI_TITLE_ellipsis] = -88, [GALLEYI_TITLE_no_h1] = 0,
    [GALLEYI_TITLE_has_separator] = -283, [GALLEYI_TITLE_alternative] = 157, [GALLEYI_TITLE_og_is_ld] = -264, [GALLEYI_TITLE_og_not_h1] = 7,
    [GALLEYI_TITLE_h1_not_og] = 166, [GALLEYI_TITLE_has_colon] = 39, [GALLEYI_TITLE_og_h1] = -15, [GALLEYI_TITLE_ld_h1] = -8,
    [GALLEYI_TITLE_og_part] = 442, [GALLEYI_TITLE_ld_part] = 108, [GALLEYI_TITLE_part_of_og] = -248, [GALLEYI_TITLE_data_only] = 152
};
static const galleyi_confidence candidates_title_confidence[] = { { 0, 43 }, { 32, 46 }, { 133, 54 }, { 256, 60 }, { 321, 66 }, { 442, 77 }, { 506, 79 }, { 670, 87 }, { 888, 88 }, { 957, 90 }, { 1013, 97 }, { 1244, 98 } };

static const int16_t candidates_byline_weights[GALLEYI_BYLINE_EVIDENCE_COUNT] = {
    [GALLEYI_BYLINE_some] = 17, [GALLEYI_BYLINE_ld_person] = -93, [GALLEYI_BYLINE_ld_organization] = -171, [GALLEYI_BYLINE_ld_string] = 101,
    [GALLEYI_BYLINE_ld_all] = 426, [GALLEYI_BYLINE_ld_creator] = -46, [GALLEYI_BYLINE_meta_author] = 136, [GALLEYI_BYLINE_meta_article] = 266,
    [GALLEYI_BYLINE_meta_sure] = 338, [GALLEYI_BYLINE_meta_dc] = 86, [GALLEYI_BYLINE_meta_label] = 141, [GALLEYI_BYLINE_rel_author] = 3,
    [GALLEYI_BYLINE_itemprop_author] = 159, [GALLEYI_BYLINE_class_author] = -29, [GALLEYI_BYLINE_class_byline] = 78, [GALLEYI_BYLINE_vcard] = -2,
    [GALLEYI_BYLINE_near_labelled] = -19, [GALLEYI_BYLINE_near_plain] = 85, [GALLEYI_BYLINE_near_text] = -37, [GALLEYI_BYLINE_tail_line] = 205,
    [GALLEYI_BYLINE_first_mark] = 196, [GALLEYI_BYLINE_above_title] = 183, [GALLEYI_BYLINE_right_below] = 174, [GALLEYI_BYLINE_in_story] = 83,
    [GALLEYI_BYLINE_in_furniture] = -122, [GALLEYI_BYLINE_linked] = 121, [GALLEYI_BYLINE_is_site] = 66, [GALLEYI_BYLINE_like_site] = 82,
    [GALLEYI_BYLINE_person] = 10, [GALLEYI_BYLINE_doubtful] = -121, [GALLEYI_BYLINE_organization] = -188, [GALLEYI_BYLINE_one_word] = 200,
    [GALLEYI_BYLINE_several] = -127, [GALLEYI_BYLINE_many] = 147, [GALLEYI_BYLINE_slug_like] = 29, [GALLEYI_BYLINE_subset] = -148,
    [GALLEYI_BYLINE_superset] = -70, [GALLEYI_BYLINE_parsed] = -29, [GALLEYI_BYLINE_news] = -247, [GALLEYI_BYLINE_news_ld] = 373,
    [GALLEYI_BYLINE_role_author] = -261, [GALLEYI_BYLINE_role_other] = -385, [GALLEYI_BYLINE_after_story] = -96, [GALLEYI_BYLINE_ld_other] = 320,
    [GALLEYI_BYLINE_in_card] = -224, [GALLEYI_BYLINE_labelled] = 152, [GALLEYI_BYLINE_rival] = -297, [GALLEYI_BYLINE_no_data] = -4,
    [GALLEYI_BYLINE_site_rival] = -199, [GALLEYI_BYLINE_data_and_page] = -90, [GALLEYI_BYLINE_plain_linked] = -197, [GALLEYI_BYLINE_plain_above] = -170,
    [GALLEYI_BYLINE_plain_next] = 273, [GALLEYI_BYLINE_organization_labelled] = 55, [GALLEYI_BYLINE_person_data] = 124, [GALLEYI_BYLINE_person_page] = 181,
    [GALLEYI_BYLINE_short_line] = -10
};
static const galleyi_confidence candidates_byline_confidence[] = { { 0, 48 }, { 75, 52 }, { 153, 72 }, { 278, 73 }, { 332, 83 }, { 515, 94 }, { 1069, 96 } };

static const int16_t candidates_published_weights[GALLEYI_PUBLISHED_EVIDENCE_COUNT] = {
    [GALLEYI_PUBLISHED_some] = -146, [GALLEYI_PUBLISHED_ld_published] = 61, [GALLEYI_PUBLISHED_ld_created] = -204, [GALLEYI_PUBLISHED_ld_modified] = 152,
    [GALLEYI_PUBLISHED_ld_page] = 74, [GALLEYI_PUBLISHED_ld_other] = 158, [GALLEYI_PUBLISHED_meta_sure] = 560, [GALLEYI_PUBLISHED_meta_good] = 34,
    [GALLEYI_PUBLISHED_meta_weak] = 268, [GALLEYI_PUBLISHED_meta_modified] = -94, [GALLEYI_PUBLISHED_itemprop] = 213, [GALLEYI_PUBLISHED_itemprop_other] = 65,
    [GALLEYI_PUBLISHED_element] = -124, [GALLEYI_PUBLISHED_element_near] = -192, [GALLEYI_PUBLISHED_element_pubdate] = -412, [GALLEYI_PUBLISHED_class_date] = -56,
    [GALLEYI_PUBLISHED_class_near] = 195, [GALLEYI_PUBLISHED_text_published] = 188, [GALLEYI_PUBLISHED_text_updated] = -21, [GALLEYI_PUBLISHED_text_above] = 524,
    [GALLEYI_PUBLISHED_text_below] = 411, [GALLEYI_PUBLISHED_text_far] = 120, [GALLEYI_PUBLISHED_text_after] = 19, [GALLEYI_PUBLISHED_address_day] = 483,
    [GALLEYI_PUBLISHED_address_month] = 202, [GALLEYI_PUBLISHED_future] = 0, [GALLEYI_PUBLISHED_fetched_day] = 187, [GALLEYI_PUBLISHED_old] = -18,
    [GALLEYI_PUBLISHED_earliest] = 132, [GALLEYI_PUBLISHED_latest] = 137, [GALLEYI_PUBLISHED_first_mark] = 328, [GALLEYI_PUBLISHED_in_story] = -50,
    [GALLEYI_PUBLISHED_in_furniture] = -65, [GALLEYI_PUBLISHED_linked] = 152, [GALLEYI_PUBLISHED_relative] = -88, [GALLEYI_PUBLISHED_has_time] = 103,
    [GALLEYI_PUBLISHED_alone] = 214, [GALLEYI_PUBLISHED_crowd] = -288, [GALLEYI_PUBLISHED_article_type] = -17, [GALLEYI_PUBLISHED_ambiguous] = -304,
    [GALLEYI_PUBLISHED_no_data] = -199, [GALLEYI_PUBLISHED_no_data_near] = 148, [GALLEYI_PUBLISHED_in_text] = -5, [GALLEYI_PUBLISHED_short_line] = 181,
    [GALLEYI_PUBLISHED_data_and_page] = 143, [GALLEYI_PUBLISHED_in_comment] = 220, [GALLEYI_PUBLISHED_text_wide] = -53, [GALLEYI_PUBLISHED_news] = 99,
    [GALLEYI_PUBLISHED_wide_end] = 49, [GALLEYI_PUBLISHED_only_modified] = -305, [GALLEYI_PUBLISHED_modified_rival] = 158
};
static const galleyi_confidence candidates_published_confidence[] = { { 0, 52 }, { 65, 68 }, { 172, 77 }, { 264, 82 }, { 364, 85 }, { 527, 93 }, { 673, 95 }, { 851, 97 }, { 1083, 99 }, { 1778, 100 } };

const galleyi_judge_table galleyi_judge_tables[GALLEYI_JUDGED_FIELDS] = {
    { candidates_title_weights, candidates_title_confidence, sizeof candidates_title_confidence / sizeof *candidates_title_confidence },
    { candidates_byline_weights, candidates_byline_confidence, sizeof candidates_byline_confidence / sizeof *candidates_byline_confidence },
    { candidates_published_weights, candidates_published_confidence, sizeof candidates_published_confidence / sizeof *candidates_published_confidence }
};
