/* lib/text/phrases: lines told by their wording. */
#include "unit.h"
#include "text/phrases.h"

static const char *phrases_of(const char *line) {
    galleyi_phrase_match match;
    if (!galleyi_phrase_line(line, strlen(line), &match)) return "none";
    return galleyi_phrase_name(match.phrase);
}

START_TEST(case_marks_and_numbers_do_not_matter) {
    ck_assert_str_eq(phrases_of("RELATED ARTICLES"), "related");
    ck_assert_str_eq(phrases_of("  Related Articles:"), "related");
    ck_assert_str_eq(phrases_of("Comments (12)"), "comments");
    ck_assert_str_eq(phrases_of("1,204 Comments"), "comments");
    ck_assert_str_eq(phrases_of("No comments yet..."), "no-comments");
    ck_assert_str_eq(phrases_of("Hashtags"), "tags");
    ck_assert_str_eq(phrases_of("The council met on Tuesday."), "none");
} END_TEST

START_TEST(a_label_gives_what_follows_it) {
    galleyi_phrase_match match;
    static const char line[] = "READ MORE: Storm hits the coast";
    ck_assert(galleyi_phrase_line(line, strlen(line), &match));
    ck_assert_int_eq(match.phrase, GALLEYI_PHRASE_READ_ALSO);
    ck_assert_int_eq(match.kind, GALLEYI_PHRASE_LABEL);
    ck_assert_uint_eq(match.rest.begin, 11);
    ck_assert_uint_eq(match.rest.end, strlen(line));
} END_TEST

UNIT_MAIN("phrases", case_marks_and_numbers_do_not_matter, a_label_gives_what_follows_it)
