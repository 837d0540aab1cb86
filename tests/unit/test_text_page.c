/* lib/text: lines, blocks and what a page is read as. */
#include "unit.h"
#include "text/page.h"

static galleyi_memory memory;

static void read_page(galleyi_page *page, galleyi_work *work, const char *text, size_t size) {
    galleyi_memory_init(&memory, NULL);
    galleyi_page_init(page, &memory, work, NULL, NULL, NULL);
    ck_assert_int_eq(galleyi_page_read_text(page, text, size), GALLEY_OK);
}
static size_t block_count(const char *text) {
    galleyi_page page;
    read_page(&page, NULL, text, strlen(text));
    size_t count = page.blocks.count;
    galleyi_page_free(&page);
    return count;
}

START_TEST(every_kind_of_line_end_ends_a_line) {
    ck_assert_uint_eq(block_count("one\ntwo\r\nthree\rfour\xe2\x80\xa8""five\fsix"), 6);
    ck_assert_uint_eq(block_count("\n \xc2\xa0 \n\xe2\x80\x8b\n"), 0);
    ck_assert_uint_eq(block_count(""), 0);
} END_TEST

START_TEST(wrapped_lines_are_joined_and_bullets_and_rules_part_them) {
    static const char text[] =
        "   Fruit growers in the valley have put up more than three hundred nest\n   boxes this spring in the hope that owls will do what poison could not.\n   Mice gnawed the bark of some forty thousand young apple trees during the\n"
        "   last winter, according to the growers, who put the loss at two million.\n   The association will count the pellets under the boxes in September.\n\n"
        "     * a second engine, which may come from a museum in the capital city\n       or from the quarry that closed\n     * a crossing keeper\n"
        "       ________________________________________________________________\n   Comments\n";
    galleyi_page page;
    read_page(&page, NULL, text, sizeof text - 1);
    ck_assert(page.blocks.wrapped);
    ck_assert_uint_eq(page.blocks.count, 5);
    ck_assert_int_eq(page.blocks.block[1].mark, GALLEYI_MARK_BULLET);
    ck_assert_uint_eq(page.blocks.block[2].size, strlen("a crossing keeper"));
    ck_assert_uint_eq(page.blocks.block[1].size, strlen("a second engine, which may come from a museum in the capital city or from the quarry that closed"));
    galleyi_page_free(&page);
} END_TEST

/* words, broken at a column as fold -s does, three paragraphs of six lines or so. */
static size_t wrap(char *out, size_t column) {
    static const char *const words[] = { "the", "growers", "of", "that", "valley", "have", "put", "up", "nest", "boxes", "for", "owls", "this", "spring", "again", "and", "hope" };
    size_t at = 0, line = 0;
    for (size_t paragraph = 0; paragraph < 3; paragraph++) {
        for (size_t i = 0; i < 100; i++) {
            const char *word = words[(i * 7 + i / 5 + paragraph) % 17];
            if (line + strlen(word) + 2 > column) { out[at++] = '\n'; line = 0; }
            int length = sprintf(out + at, "%s%s%s", line ? " " : "", i ? word : "Fruit", i == 99 ? "." : "");
            at += (size_t)length;
            line += (size_t)length;
        }
        out[at++] = '\n';
        out[at++] = '\n';
        line = 0;
    }
    out[at] = 0;
    return at;
}
START_TEST(lines_are_joined_at_whatever_column_they_break) {
    char text[4096];
    for (size_t column = 62; column <= 120; column++) {
        galleyi_page page;
        read_page(&page, NULL, text, wrap(text, column));
        ck_assert_msg(page.blocks.wrapped && page.blocks.count == 3, "column %zu: %zu blocks", column, page.blocks.count);
        galleyi_page_free(&page);
    }
} END_TEST

START_TEST(a_list_of_long_headlines_is_not_joined) {
    char text[4096];
    size_t at = 0;
    for (int i = 0; i < 20; i++) at += (size_t)sprintf(text + at, "Growers of the valley put up nest boxes for owls again, and hope that mice stay away in year %d\n", 1900 + i * 7);
    ck_assert_uint_eq(block_count(text), 20);
} END_TEST

START_TEST(a_piece_of_folded_text_is_found_in_the_source) {
    static const char text[] = "A  line\twith\xc2\xad a   gap.\n";
    galleyi_page page;
    read_page(&page, NULL, text, sizeof text - 1);
    ck_assert_uint_eq(page.blocks.count, 1);
    ck_assert_str_eq(page.blocks.block[0].text, "A line with a gap.");
    ck_assert_uint_eq(galleyi_page_source(&page, text, 0, 2, false), 3);
    ck_assert_uint_eq(galleyi_page_source(&page, text, 0, 6, true), 7);
    ck_assert_uint_eq(galleyi_page_source(&page, text, 0, 18, true), sizeof text - 2);
    galleyi_page_free(&page);
} END_TEST

static uint64_t work_of(size_t lines, bool one_line) {
    static const char sentence[] = "The bridge will stay open to buses and bicycles, the council said on Thursday.";
    galleyi_buffer text;
    galleyi_page page;
    galleyi_work work;
    galleyi_memory_init(&memory, NULL);
    galleyi_buffer_init(&text, &memory);
    galleyi_work_init(&work, 0, NULL, NULL);
    for (size_t i = 0; i < lines; i++) { galleyi_buffer_append_text(&text, sentence); galleyi_buffer_append_text(&text, one_line ? " " : i % 3 ? "\n" : "\n\nShare\n"); }
    read_page(&page, &work, text.data, text.size);
    galleyi_page_free(&page);
    galleyi_buffer_free(&text);
    return work.done;
}
START_TEST(work_grows_as_the_input_does) {
    ck_assert_uint_lt(work_of(8000, false) * 10, work_of(4000, false) * 22);
    ck_assert_uint_lt(work_of(20000, true) * 10, work_of(10000, true) * 22);
} END_TEST

START_TEST(a_list_that_begins_with_a_label_ends) {
    static const char text[] = "\xc2\xa9 The Star\n2 hours ago\n- The Star\nOwls return to the mill\n";
    ck_assert_uint_eq(block_count(text), 4);
} END_TEST

START_TEST(a_reply_is_below_what_it_answers) {
    static const char text[] =
        "The bridge will stay open to buses and bicycles, the council said on Thursday. Work begins in May.\n\nIt will cost two million crowns, which the region pays. Nobody objected.\n\n"
        "Comments (2)\nAnn\n3 hours ago\nAt last somebody has thought of the buses.\nReply\nBob\nReply to Ann\n2 hours ago\nAnd of the bicycles, I hope.\nReply\n";
    galleyi_page page;
    read_page(&page, NULL, text, sizeof text - 1);
    const galleyi_remark *remark = (const galleyi_remark *)(const void *)page.remarks.data;
    ck_assert_uint_eq(page.remarks.size / sizeof *remark, 2);
    ck_assert_uint_eq(remark[0].depth, 0);
    ck_assert_uint_eq(remark[1].depth, 1);
    ck_assert_int_eq(page.comment_count, 2);
    galleyi_page_free(&page);
} END_TEST

START_TEST(notes_have_the_kind_of_their_phrase) {
    static const struct { const char *line; bool note; uint8_t kind; } cases[] = {
        { "Correction: the bridge is eleven metres long.", true, GALLEYI_NOTE_CORRECTION }, { "Clarification: the bridge is no ferry.", true, GALLEYI_NOTE_CLARIFICATION },
        { "Editor's note: names have been changed.", true, GALLEYI_NOTE_EDITORIAL }, { "This is a developing story. Check back for updates.", true, GALLEYI_NOTE_DEVELOPING },
        { "Reporting by Ann Marl in Elswick", false, 0 }
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        galleyi_phrase_match match;
        uint8_t kind = GALLEYI_NOTE_KINDS;
        bool note = galleyi_phrase_line(cases[i].line, strlen(cases[i].line), &match) && galleyi_note_of(&match, cases[i].line, strlen(cases[i].line), &kind);
        ck_assert_msg(note == cases[i].note, "%s", cases[i].line);
        if (note) ck_assert_uint_eq(kind, cases[i].kind);
    }
    ck_assert_ptr_null(galleyi_note_name(GALLEYI_NOTE_KINDS));
} END_TEST

START_TEST(a_heading_without_a_list_is_no_key_points) {
    static const char text[] = "The bridge stays open\n\nIn short\n\nThe bridge will stay open to buses and bicycles, the council said on Thursday. Work begins in May.\n\n"
        "It will cost two million crowns, which the region pays. Nobody objected to that.\n";
    galleyi_page page;
    read_page(&page, NULL, text, sizeof text - 1);
    ck_assert_uint_eq(page.points_end, 0);
    ck_assert_uint_eq(page.notes.size, 0);
    galleyi_page_free(&page);
} END_TEST

/* A page whose body below the headline is always the same. */
#define STORY "The bridge stays open this winter\n\nThe bridge will stay open to buses and bicycles, the council said on Thursday. Work begins in May.\n\n" \
              "It will cost two million crowns, which the region pays. Nobody objected to that at the meeting.\n\n"
static void read_at(galleyi_page *page, const char *text, const char *url) {
    galleyi_memory_init(&memory, NULL);
    galleyi_page_init(page, &memory, NULL, url, NULL, NULL);
    ck_assert_int_eq(galleyi_page_read_text(page, text, strlen(text)), GALLEY_OK);
}
static void section_is(const char *text, const char *url, const char *section) {
    galleyi_page page;
    read_at(&page, text, url);
    size_t size = page.section.end - page.section.begin;
    ck_assert_msg(size == strlen(section) && (!size || !memcmp(page.blocks.block[page.section.block].text + page.section.begin, section, size)), "%s", text);
    galleyi_page_free(&page);
}

START_TEST(the_section_is_a_directory_of_the_address_or_the_last_step_of_the_path) {
    section_is("Menu\nReal Estate\nTravel\n" STORY, "https://bridge.example/en/real-estate/bridge-stays-open-this-winter", "Real Estate");
    section_is("Menu\nReal Estate\nTravel\n" STORY, "https://bridge.example/2026/11/bridge-stays-open-this-winter", "");
    section_is("Menu\nReal Estate\nTravel\n" STORY, "https://bridge.example/real-estate/", "");
    section_is("Menu\nHome \302\273 Towns \302\273 River Lein\n\n" STORY, NULL, "River Lein");
    section_is("Menu\nHome > Towns > The bridge stays open this winter\n\n" STORY, NULL, "Towns");
    section_is("Menu\nSeven years / Towns\n\n" STORY, NULL, "");
} END_TEST

/* The tags, each behind a bar. */
static void tags_are(const char *text, const char *expected) {
    galleyi_page page;
    char found[512] = "";
    read_page(&page, NULL, text, strlen(text));
    const galleyi_piece *tag = (const galleyi_piece *)(const void *)page.tags.data;
    for (size_t i = 0; i < page.tags.size / sizeof *tag; i++) sprintf(found + strlen(found), "|%.*s", (int)(tag[i].end - tag[i].begin), page.blocks.block[tag[i].block].text + tag[i].begin);
    ck_assert_str_eq(found, expected);
    galleyi_page_free(&page);
}
START_TEST(tags_stand_below_their_heading_or_on_its_line) {
    tags_are(STORY "Tags\nRiver Lein\nBuses\nPrint\nBicycles\nMost read\nA ferry for the price of two\n", "|River Lein|Buses|Print|Bicycles");
    tags_are(STORY "Topics: buses, bicycles; the river\nPrivacy policy\n", "|buses|bicycles|the river");
    tags_are(STORY "Keywords buses, bicycles, the river\nPrivacy policy\n", "|buses|bicycles|the river");
    tags_are(STORY "Topics\nAnn MarlRiver LeinUSABridge\nPrivacy policy\n", "|Ann Marl|River Lein|USA|Bridge");
    tags_are(STORY "Topics\n#buses\n#bicycles\nPrivacy policy\n", "|buses|bicycles");
    tags_are(STORY "Topics\nBioNTech\nPrivacy policy\n", "|BioNTech");
    tags_are(STORY "Topics\nbuses bicycles river bridge council region crowns winter\nPrivacy policy\n", "");
} END_TEST
START_TEST(tags_end_where_the_next_heading_stands) {
    tags_are(STORY "Topics\nBuses\nBicycles\nFROM THE SAME VALLEY\nA ferry for the price of two bridges is bought\n", "|Buses|Bicycles");
    tags_are(STORY "Topics\nBuses\nBicycles\nEditors on duty\nA ferry for the price of two bridges is bought\n", "|Buses|Bicycles");
    tags_are(STORY "Topics\nbuses, bicycles, the river\nStartups\nA ferry for the price of two bridges is bought\n", "|buses|bicycles|the river");
    tags_are(STORY "Topics\nBuses\nBicycles\n2 May 2026\n", "|Buses|Bicycles");
} END_TEST
START_TEST(short_lines_of_the_story_s_words_behind_it_are_tags) {
    tags_are(STORY "Source: Bridge Agency\nBuses\nBicycles\nThe council\nFacebook\nPrivacy policy\n", "|Buses|Bicycles|The council");
    tags_are(STORY "Games\nWeather\nLotto numbers\nPrivacy policy\n", "");
    tags_are(STORY "Buses\nBuses\nBuses\nPrivacy policy\n", "");
} END_TEST

START_TEST(a_wall_says_that_the_story_goes_on_and_an_offer_does_not) {
    static const struct { const char *text; bool wall; } cases[] = {
        { STORY "Subscribe to continue reading\nPrivacy policy\n", true }, { STORY "Cancel anytime\nSupport our journalism\nPrivacy policy\n", false },
        { "Subscribe to continue reading\n" STORY "Privacy policy\n", false }
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        galleyi_page page;
        read_at(&page, cases[i].text, NULL);
        ck_assert_msg(galleyi_piece_empty(page.wall) != cases[i].wall, "%s", cases[i].text);
        galleyi_page_free(&page);
    }
} END_TEST

/* A story of twelve paragraphs, the last seven about cookies; told: how many of them are story. */
static size_t paragraphs_told(const char *first) {
    static const char story[] = "Fruit growers in the valley have put up more than three hundred nest boxes this spring in the hope that owls will do what poison could not.\n\n"
        "Mice gnawed the bark of some forty thousand young apple trees during the last winter, according to the growers, who put the loss at two million.\n\n"
        "The association will count the pellets under the boxes in September, and the results will be printed in a journal that all its members read.\n\n"
        "The owls came by themselves two years after the growers had stopped laying poison, and they have stayed in the valley through two cold winters.\n\n";
    static const char cookie[] = "The cookie keeps what a visitor has chosen for three months, and it is read again when the same visitor comes back to the page.\n\n";
    char text[4096] = "Owls keep mice out of the orchard\n\n";
    galleyi_page page;
    strcat(text, first);
    strcat(text, story);
    for (int i = 0; i < 7; i++) {
        size_t at = strlen(text);
        snprintf(text + at, sizeof text - at, "_%c%d %s", 'a' + i, i, cookie);
    }
    read_page(&page, NULL, text, strlen(text));
    size_t told = 0;
    for (size_t i = 0; i < page.blocks.count; i++) told += page.part[i] == GALLEYI_PART_PARAGRAPH;
    galleyi_page_free(&page);
    return told;
}
START_TEST(a_list_of_cookies_behind_a_story_of_owls_is_none_of_it) {
    ck_assert_uint_eq(paragraphs_told("The valley has had no owls for thirty years, since the last old barns in which they could nest were torn down for the new road to the north.\n\n"), 5);
    ck_assert_uint_eq(paragraphs_told("The growers keep a page on which each cookie is told in a sentence, and the association has now printed all of them for the members in the north.\n\n"), 12);
} END_TEST

/* How many blocks are story, and whether the first one is the headline. */
static void brief_is(const char *text, size_t told, bool headline) {
    galleyi_page page;
    size_t found = 0;
    read_page(&page, NULL, text, strlen(text));
    for (size_t i = 0; i < page.blocks.count; i++) found += page.part[i] == GALLEYI_PART_PARAGRAPH;
    ck_assert_msg(found == told, "%s: %zu told", text, found);
    ck_assert_msg((!galleyi_piece_empty(page.title) && page.title.block == 0) == headline, "%s", text);
    galleyi_page_free(&page);
}
START_TEST(of_a_brief_of_some_lines_nothing_is_lost) {
    brief_is("Line one of a poem\nLine two of a poem\nLine three of it\nAnd the last line\n", 4, false);
    brief_is("Title of the brief\n\nThe council opened the harbour again on Monday after the storm\n", 1, true);
    brief_is("Harbour reopens\nThe harbour reopened on Monday. Ships came in.\n", 1, true);
    brief_is("One line of words without anything", 1, false);
    brief_is("Home\nNews\nSport\nPolitics\n", 0, false);
    brief_is("Read also: The harbour reopens on Monday\nSubscribe to our newsletter\n", 0, false);
} END_TEST

UNIT_MAIN("text_page", tags_stand_below_their_heading_or_on_its_line, tags_end_where_the_next_heading_stands, short_lines_of_the_story_s_words_behind_it_are_tags, of_a_brief_of_some_lines_nothing_is_lost, a_list_of_cookies_behind_a_story_of_owls_is_none_of_it, the_section_is_a_directory_of_the_address_or_the_last_step_of_the_path, a_wall_says_that_the_story_goes_on_and_an_offer_does_not,
          notes_have_the_kind_of_their_phrase, a_heading_without_a_list_is_no_key_points, a_list_that_begins_with_a_label_ends, a_reply_is_below_what_it_answers, every_kind_of_line_end_ends_a_line, wrapped_lines_are_joined_and_bullets_and_rules_part_them, lines_are_joined_at_whatever_column_they_break,
          a_list_of_long_headlines_is_not_joined, a_piece_of_folded_text_is_found_in_the_source, work_grows_as_the_input_does)
