/* The judge of blocks, and what is known of the names of a page's elements. */
#include "extract/class_words.h"
#include "extract/dom_around.h"
#include "unit.h"

static uint32_t seed = 1;
static float any(void) {
    seed = seed * 1664525u + 1013904223u;
    switch (seed >> 28) {
    case 0: case 1: case 2: return 0;
    case 3: case 4: return 1;
    case 5: return -9999;
    case 6: case 7: case 8: return (float)(seed >> 8 & 0xff);
    case 9: return (float)(seed >> 8 & 0xffff) / -4096;
    default: return (float)(seed >> 8 & 0xffff) / 65536;
    }
}

START_TEST(many_blocks_are_judged_as_each_alone) {
    enum { MOST = 300 };
    static float rows[MOST][GALLEYI_DOM_FEATURES_COUNT];
    static galleyi_dom_judging judging;
    const galleyi_dom_trees *trees = &galleyi_dom_trees_learned;
    int32_t sums[MOST];
    for (uint32_t round = 0; round < 100; round++) {
        uint32_t count = round * 3 + 1;
        for (uint32_t i = 0; i < count; i++) for (uint32_t f = 0; f < GALLEYI_DOM_FEATURES_COUNT; f++) rows[i][f] = any();
        for (int fully = 0; fully < 2; fully++) {
            galleyi_dom_judge_begin(&judging, trees, fully, sums);
            for (uint32_t from = 0, some = round % 40 + 1; from < count; from += some)
                galleyi_dom_judge_add(&judging, (const float (*)[GALLEYI_DOM_FEATURES_COUNT])rows + from, from, count - from < some ? count - from : some);
            galleyi_dom_judge_end(&judging);
            for (uint32_t i = 0; i < count; i++) ck_assert_int_eq(sums[i], galleyi_dom_judge(trees, rows[i], fully));
        }
    }
}
END_TEST

START_TEST(a_threshold_parts_values_as_floats_compare) {
    static const float values[] = { 0, -0.0f, 1, -1, .5f, -.5f, 3.14159f, -3.14159f, 1e-30f, -1e-30f, 65535, -9999, 1.00390625f, 1.0039063f, -1.00390625f, -1.0039063f };
    galleyi_dom_tree tree = { .left = { 1 }, .low = { [GALLEYI_DOM_TREE_PLACE(1)] = 1, [GALLEYI_DOM_TREE_PLACE(2)] = 2 } };
    const galleyi_dom_trees trees = { &tree, 1 };
    float row[GALLEYI_DOM_FEATURES_COUNT] = { 0 };
    for (int32_t key = -0x7f00; key < 0x7f00; key++) {
        uint32_t bits = key < 0 ? 0x80000000u | (uint32_t)-key << 16 : (uint32_t)key << 16;
        float threshold;
        memcpy(&threshold, &bits, sizeof bits);
        tree.thresholds[0] = (galleyi_dom_key)key;
        for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
            row[0] = values[i];
            ck_assert_msg(galleyi_dom_judge(&trees, row, 1) == (values[i] <= threshold ? 1 : 2), "%g against %g", (double)values[i], (double)threshold);
        }
    }
}
END_TEST

static galleyi_html html;
static galleyi_dom_page page;
static const galleyi_dom_name *name_of(const char *text) {      /* of the page's last element */
    uint32_t last = 0;
    galleyi_html_init(&html, NULL);
    galleyi_dom_page_init(&page, &html.memory);
    ck_assert_int_eq(galleyi_html_parse(&html, text, strlen(text), NULL), GALLEY_OK);
    ck_assert_int_eq(galleyi_dom_page_scan(&page, &html, NULL), GALLEY_OK);
    for (uint32_t i = 1; i < html.node_count; i++) if (html.nodes[i].kind == GALLEYI_HTML_ELEMENT) last = i;
    return galleyi_dom_name_of(&page.names, last);
}
static void done(void) { galleyi_dom_page_free(&page); galleyi_html_free(&html); }

START_TEST(words_of_a_class_are_known_in_any_case) {
    ck_assert_uint_eq(name_of("<p class='x-Caption'>")->words, GALLEYI_WORD_CAPTION);
    done();
    ck_assert_uint_eq(name_of("<p class='storyPullquote'>")->words, GALLEYI_WORD_PULLQUOTE);
    done();
    ck_assert_uint_eq(name_of("<p class='captioned'>")->words, 0);
    done();
}
END_TEST
START_TEST(a_part_of_a_slice_is_found_in_any_case) {
    static const struct { const char *slice, *part; int found; } cases[] = {
        { "x FB-Post", "fb-", 1 }, { "ffb-", "fb-", 1 }, { "f b-", "fb-", 0 }, { "fb", "fb-", 0 }, { "", "fb-", 0 }, { "", "", 1 }, { "a/P/1", "/p/", 1 }, { "a\x0f", "/", 0 },
        { "\xe6", "f", 0 }, { "aab", "ab", 1 }
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_msg(galleyi_slice_has((galleyi_html_slice){ cases[i].slice, strlen(cases[i].slice) }, cases[i].part) == cases[i].found, "case %zu", i);
} END_TEST

START_TEST(two_words_make_a_pair_across_names_and_attributes) {
    ck_assert(name_of("<p class='drop cap'>")->words & GALLEYI_WORD_DROPCAP);
    done();
    ck_assert(name_of("<p class='a drop' id=cap>")->words & GALLEYI_WORD_DROPCAP);
    done();
    ck_assert(!(name_of("<p class='drop x cap'>")->words & GALLEYI_WORD_DROPCAP));
    done();
    ck_assert(!(name_of("<p class='drop my-x' id=cap>")->words & GALLEYI_WORD_DROPCAP));
    done();
    ck_assert(name_of("<p class='sign-up'>")->is_box);
    done();
    ck_assert(!name_of("<p class='sign up'>")->is_box);
    done();
}
END_TEST
START_TEST(an_element_has_what_all_its_attributes_say) {
    const galleyi_dom_name *name = name_of("<p><a class=byline rel=author itemprop=author style='display: none'>");
    ck_assert_uint_eq(name->marks, GALLEYI_MARK_BYLINE_CLASS | GALLEYI_MARK_REL_AUTHOR | GALLEYI_MARK_AUTHOR);
    ck_assert_uint_eq(name->roles & GALLEYI_AROUND_AUTHOR, GALLEYI_AROUND_AUTHOR);
    ck_assert(name->is_hidden && name->words & GALLEYI_WORD_ATTRIBUTION);
    done();
    ck_assert(name_of("<p hidden>")->is_hidden);
    done();
    name = name_of("<svg><g class=byline></g></svg>");
    ck_assert(!name->marks && !name->roles && name->words & GALLEYI_WORD_FURNITURE);
    done();
}
END_TEST

START_TEST(a_name_of_any_length_is_read_alike) {
    for (size_t front = 0; front <= 90; front++) {
        char text[300] = "<p class=\"";
        size_t at = strlen(text);
        for (size_t i = 0; i < front; i++) text[at++] = i % 2 ? '-' : 'X';
        strcpy(text + at, front % 2 ? "-commentSharing7 sharing\">" : "commentSharing7 sharing\">");
        const galleyi_dom_name *name = name_of(text);
        ck_assert(name->is_box);
        uint32_t roles = name->roles;
        done();
        at += 15 + front % 2;
        strcpy(text + at, "\">");
        name = name_of(text);
        ck_assert_uint_eq(name->roles | GALLEYI_AROUND_NOISE, roles | GALLEYI_AROUND_NOISE);
        ck_assert_int_eq(name->is_box, front + 15 + front % 2 <= 80);
        done();
    }
}
END_TEST

UNIT_MAIN("dom_judge", a_name_of_any_length_is_read_alike, many_blocks_are_judged_as_each_alone, a_threshold_parts_values_as_floats_compare, words_of_a_class_are_known_in_any_case, a_part_of_a_slice_is_found_in_any_case, two_words_make_a_pair_across_names_and_attributes, an_element_has_what_all_its_attributes_say)
