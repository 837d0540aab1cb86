/* lib/text/sources: where a story comes from, as the text says it. */
#include "unit.h"
#include "text/sources.h"

static char sources_buffer[4][512];

static const char *sources_slice(const char *text, galleyi_span span, int slot) {
    size_t size = galleyi_span_size(span);
    memcpy(sources_buffer[slot], text + span.begin, size);
    sources_buffer[slot][size] = 0;
    return sources_buffer[slot];
}

static void sources_check(const char *paragraph, int32_t kind, const char *text, const char *name, const char *title, const char *url) {
    galleyi_source_note note;
    ck_assert_msg(galleyi_source_parse(paragraph, strlen(paragraph), &note), "nothing in: %s", paragraph);
    ck_assert_msg(note.kind == kind, "kind %d: %s", note.kind, paragraph);
    ck_assert_str_eq(sources_slice(paragraph, note.text, 0), text ? text : paragraph);
    ck_assert_str_eq(sources_slice(paragraph, note.name, 1), name ? name : "");
    ck_assert_str_eq(sources_slice(paragraph, note.title, 2), title ? title : "");
    ck_assert_str_eq(sources_slice(paragraph, note.url, 3), url ? url : "");
}

static void sources_none(const char *paragraph) {
    galleyi_source_note note;
    ck_assert_msg(!galleyi_source_parse(paragraph, strlen(paragraph), &note), "a source in: %s", paragraph);
}

START_TEST(a_source_run_in_at_the_end_of_a_paragraph_is_cut_off) {
    sources_check("\"And they are helping them with this.\"Original article source: Rockets fall on two cities in an 'extremely dangerous' week, president says",
                  GALLEYI_SOURCE_ORIGINAL, "Original article source: Rockets fall on two cities in an 'extremely dangerous' week, president says", NULL,
                  "Rockets fall on two cities in an 'extremely dangerous' week, president says", NULL);
    sources_check("The vote is due in May. (Source: Reuters)", GALLEYI_SOURCE_PLAIN, "(Source: Reuters)", "Reuters", NULL, NULL);
    sources_check("Die Wahl ist im Mai. Quelle: dpa", GALLEYI_SOURCE_PLAIN, "Quelle: dpa", "dpa", NULL, NULL);
} END_TEST

START_TEST(a_name_a_title_and_an_address_are_told_apart) {
    sources_check("Source: https://example.org/a/b", GALLEYI_SOURCE_PLAIN, NULL, NULL, NULL, "https://example.org/a/b");
    sources_check("来源：新华社", GALLEYI_SOURCE_PLAIN, NULL, "新华社", NULL, NULL);
    sources_check("Source : Le Courrier du Soir", GALLEYI_SOURCE_PLAIN, NULL, "Le Courrier du Soir", NULL, NULL);
    sources_check("This article originally appeared on Springfield Star: Mayor opens the new bridge", GALLEYI_SOURCE_ORIGINAL, NULL, "Springfield Star",
                  "Mayor opens the new bridge", NULL);
    sources_check("This story was originally published by The Daily Example on 3 May 2024.", GALLEYI_SOURCE_ORIGINAL, NULL, "The Daily Example", NULL, NULL);
    sources_check("The post Mayor opens the bridge appeared first on Springfield Star.", GALLEYI_SOURCE_ORIGINAL, NULL, "Springfield Star", "Mayor opens the bridge", NULL);
    sources_check("Zuerst erschienen bei Tageblatt", GALLEYI_SOURCE_ORIGINAL, NULL, "Tageblatt", NULL, NULL);
} END_TEST

START_TEST(a_sentence_about_sources_is_none) {
    sources_none("The source told the paper that the vote was off.");
    sources_none("Sources close to the talks said the deal was near.");
    sources_none("He named his source: a man who had worked for the ministry for twelve years and who had left it in May.");
    sources_none("");
} END_TEST

UNIT_MAIN("sources", a_source_run_in_at_the_end_of_a_paragraph_is_cut_off, a_name_a_title_and_an_address_are_told_apart, a_sentence_about_sources_is_none)
