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

START_TEST(furniture_is_known_in_many_languages) {
    static const char *const cases[][2] = {
        { "Read On The Daily Example App", "app" }, { "Try Our AI Features", "app" }, { "Explore what Daily8 AI can do for you:", "app" },
        { "Original article source:", "original-source" }, { "Lesen Sie auch: Sturm an der Küste", "read-also" }, { "Lire aussi : Tempête", "read-also" },
        { "Lee también: Tormenta", "read-also" }, { "相关新闻", "related" }, { "関連記事", "related" }, { "관련기사", "related" }, { "Meistgelesen", "most-read" },
        { "Más leídas", "most-read" }, { "Alle Rechte vorbehalten", "rights" }, { "版权所有", "rights" }, { "Anzeige", "advertisement" }, { "Publicidad", "advertisement" },
        { "5 min read", "reading-time" }, { "Lesezeit: 3 Minuten", "reading-time" }, { "Datenschutzerklärung", "legal" }, { "隐私政策", "legal" },
        { "Privacy Policy", "legal" }, { "Skip to main content", "skip" }, { "Schlagworte:", "tags" }, { "来源：新华社", "source" }, { "12 Kommentare", "comments" },
        { "Kommentare (3)", "comments" }, { "Be the first to comment", "no-comments" }, { "Nach oben", "top" }, { "Veröffentlicht am 3. Mai 2024", "published" },
        { "Mis à jour le 3 mai 2024", "updated" }, { "Sign up for our newsletter", "newsletter" }, { "Share on Facebook", "share" }, { "더보기", "load-more" },
        { "This is a developing story.", "developing" }, { "We use cookies to improve your experience.", "consent" }, { "Photo: Jane Doe", "credit" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_msg(!strcmp(phrases_of(cases[i][0]), cases[i][1]), "%s, not %s: %s", phrases_of(cases[i][0]), cases[i][1], cases[i][0]);
} END_TEST

START_TEST(sentences_of_a_story_are_not_furniture) {
    static const char *const sentences[] = {
        "He read on the train that the app was gone.", "Sport is what keeps the town together, the mayor said.", "The latest news from the front was bad.",
        "Die Polizei hat am Dienstag einen Mann festgenommen.", "La police a arrêté un homme mardi.", "La policía detuvo a un hombre el martes.",
        "Share prices fell by two percent on Monday.", "Video footage showed a car on fire.", "Comments by the minister were met with anger.",
        "Related industries lost a third of their workers.", "警方星期二逮捕了一名男子。", "警察は火曜日、男を逮捕した。", "경찰은 화요일 한 남성을 체포했다.",
        "The source told the paper that the vote was off.", "Copyright law has not kept up.",
    };
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++)
        ck_assert_msg(!strcmp(phrases_of(sentences[i]), "none"), "%s: %s", phrases_of(sentences[i]), sentences[i]);
} END_TEST

UNIT_MAIN("phrases", furniture_is_known_in_many_languages, sentences_of_a_story_are_not_furniture, case_marks_and_numbers_do_not_matter, a_label_gives_what_follows_it)
