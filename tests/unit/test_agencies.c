/* lib/text/agencies: agencies by name, and sign-offs. */
#include "unit.h"
#include "text/agencies.h"

static const char *agencies_name(const char *text) {
    const galleyi_agency *agency = galleyi_agency_at(galleyi_agency_find(text, strlen(text)));
    return agency ? agency->name : "none";
}

START_TEST(agencies_are_found_by_name_and_initials) {
    static const char *const cases[][2] = {
        { "AP", "Associated Press" }, { "The Associated Press", "Associated Press" }, { "Reuters", "Reuters" }, { "REUTERS", "Reuters" }, { "dpa", "Deutsche Presse-Agentur" }, { "DPA", "Deutsche Presse-Agentur" },
        { "dpa-infocom", "Deutsche Presse-Agentur" }, { "AFP", "Agence France-Presse" }, { "afp", "Agence France-Presse" }, { "新华社", "Xinhua" }, { "共同通信", "Kyodo" }, { "연합뉴스", "Yonhap" },
        { "聯合ニュース", "Yonhap" }, { "EFE", "EFE" }, { "Efe", "EFE" }, { "ТАСС", "TASS" }, { "РИА Новости", "RIA Novosti" }, { "Keystone-SDA", "Keystone-SDA" }, { "PTI", "Press Trust of India" },
        { "Lusa", "Lusa" }, { "Ritzau", "Ritzau" }, { "ČTK", "ČTK" }, { "Anadolu Ajansı", "Anadolu Ajansı" }, { "AA", "Anadolu Ajansı" }, { "رويترز", "Reuters" }, { "La Presse canadienne", "Canadian Press" },
        { "GLOBE NEWSWIRE", "GlobeNewswire" }, { "UNIAN", "UNIAN" },
        { "ap", "none" }, { "tt", "none" }, { "aa", "none" }, { "pa", "none" }, { "Jane Doe", "none" }, { "The Press", "none" }, { "map", "none" }, { "", "none" }, { "sta", "none" }, { "mia", "none" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) ck_assert_msg(!strcmp(agencies_name(cases[i][0]), cases[i][1]), "%s: %s", cases[i][0], agencies_name(cases[i][0]));
    ck_assert_uint_ge(galleyi_agency_count(), 120);
    ck_assert_ptr_null(galleyi_agency_at(-1));
    ck_assert_ptr_null(galleyi_agency_at((int32_t)galleyi_agency_count()));
} END_TEST

START_TEST(a_name_that_begins_a_text_is_measured) {
    size_t length;
    ck_assert_int_ge(galleyi_agency_prefix("Reuters reported", 16, &length), 0);
    ck_assert_uint_eq(length, 7);
    ck_assert_int_ge(galleyi_agency_prefix("AFP/Getty", 9, &length), 0);
    ck_assert_uint_eq(length, 3);
    ck_assert_int_eq(galleyi_agency_prefix("Reported by", 11, &length), -1);
    ck_assert_uint_eq(length, 0);
} END_TEST

typedef struct agencies_case { const char *paragraph, *text, *initials; size_t count; } agencies_case;

START_TEST(stories_are_signed_off) {
    static const agencies_case cases[] = {
        { "dpa/xy", "dpa/xy", "xy", 1 },
        { "(AFP)", "(AFP)", "", 1 },
        { "The minister left the room. (AFP)", "(AFP)", "", 1 },
        { "Die Polizei sucht Zeugen. (dpa/sda)", "(dpa/sda)", "", 2 },
        { "SDA/sep", "SDA/sep", "sep", 1 },
        { "The talks go on. — Reuters", "— Reuters", "", 1 },
        { "Die Ermittlungen dauern an. dpa", "dpa", "", 1 },
        { "He left at noon. AFP", "AFP", "", 1 },
        { "(Reuters, AP)", "(Reuters, AP)", "", 2 },
        { "(sda/afp/mbr)", "(sda/afp/mbr)", "mbr", 2 },
        { "AFP", "AFP", "", 1 },
        { "Reuters", "Reuters", "", 1 },
        { "(EFE)", "(EFE)", "", 1 },
        { "会议将于明日举行。（新华社）", "（新华社）", "", 1 },
        { "(ANSA).", "(ANSA).", "", 1 },
        { "AFP/dpa/js", "AFP/dpa/js", "js", 2 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        galleyi_signoff got;
        const char *p = cases[i].paragraph;
        ck_assert_msg(galleyi_signoff_parse(p, strlen(p), &got), "%s", p);
        ck_assert_msg(galleyi_span_size(got.text) == strlen(cases[i].text) && !memcmp(p + got.text.begin, cases[i].text, strlen(cases[i].text)), "%s: %.*s", p, (int)galleyi_span_size(got.text), p + got.text.begin);
        ck_assert_msg(got.agency_count == cases[i].count, "%s: %zu", p, got.agency_count);
        ck_assert_msg(galleyi_span_size(got.initials) == strlen(cases[i].initials) && !memcmp(p + got.initials.begin, cases[i].initials, strlen(cases[i].initials)), "%s: initials", p);
    }
} END_TEST

START_TEST(sentences_are_no_sign_offs) {
    static const char *const paragraphs[] = {
        "He told Reuters that the talks go on.", "The storm (which hit on Monday)", "It was over.", "and/or", "He works for the AP.", "", "The end", "(see page 3)", "\"We are glad,\" she said.",
        "The price rose to 3.5 million.", "Jane Doe", "PL/SQL", "(NASA/GSFC)", "(he/him)", "'app/page'", "Beta", "More on this story", "the storm — the worst in years",
    };
    for (size_t i = 0; i < sizeof paragraphs / sizeof *paragraphs; i++) {
        galleyi_signoff got;
        ck_assert_msg(!galleyi_signoff_parse(paragraphs[i], strlen(paragraphs[i]), &got), "%s", paragraphs[i]);
    }
} END_TEST

UNIT_MAIN("agencies", agencies_are_found_by_name_and_initials, a_name_that_begins_a_text_is_measured, stories_are_signed_off, sentences_are_no_sign_offs)
