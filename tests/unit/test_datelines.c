/* lib/text/datelines: the heads of paragraphs. */
#include "unit.h"
#include "text/agencies.h"
#include "text/datelines.h"

typedef struct datelines_case { const char *paragraph, *text, *place, *agency, *date; } datelines_case;

static void datelines_same(const char *paragraph, const char *what, galleyi_span span, const char *expected) {
    ck_assert_msg(galleyi_span_size(span) == strlen(expected) && !memcmp(paragraph + span.begin, expected, strlen(expected)), "%s\n  %s: expected <%s> got <%.*s>", paragraph, what, expected,
                  (int)galleyi_span_size(span), paragraph + span.begin);
}

START_TEST(datelines_are_taken_apart) {
    static const datelines_case cases[] = {
        { "WASHINGTON (WGN) — The mayor spoke.", "WASHINGTON (WGN) —", "WASHINGTON", "WGN", "" },
        { "SEOUL, South Korea (AP) — North Korea says", "SEOUL, South Korea (AP) —", "SEOUL, South Korea", "AP", "" },
        { "BERLIN, June 12 (Reuters) - The chancellor", "BERLIN, June 12 (Reuters) -", "BERLIN", "Reuters", "June 12" },
        { "Berlin (dpa) - Der Bundestag", "Berlin (dpa) -", "Berlin", "dpa", "" },
        { "Frankfurt/Main (dpa/lhe) - Die Polizei", "Frankfurt/Main (dpa/lhe) -", "Frankfurt/Main", "dpa/lhe", "" },
        { "(新华社北京6月12日电) 国务院", "(新华社北京6月12日电)", "北京", "新华社", "6月12日" },
        { "新华社北京6月12日电（记者张三）国务院", "新华社北京6月12日电（记者张三）", "北京", "新华社", "6月12日" },
        { "【ソウル聯合ニュース】韓国政府は", "【ソウル聯合ニュース】", "ソウル", "聯合ニュース", "" },
        { "(서울=연합뉴스) 홍길동 기자 = 정부는", "(서울=연합뉴스) 홍길동 기자 =", "서울", "연합뉴스", "" },
        { "МОСКВА, 12 июн — РИА Новости. Президент", "МОСКВА, 12 июн — РИА Новости.", "МОСКВА", "РИА Новости", "12 июн" },
        { "Madrid, 12 jun (EFE).- El Gobierno", "Madrid, 12 jun (EFE).-", "Madrid", "EFE", "12 jun" },
        { "PARIS, 12 juin (AFP) - Le ministre", "PARIS, 12 juin (AFP) -", "PARIS", "AFP", "12 juin" },
        { "Asunción: El gobierno dijo", "Asunción:", "Asunción", "", "" },
        { "LOS ANGELES — The city", "LOS ANGELES —", "LOS ANGELES", "", "" },
        { "PORT MARLOWE (AP) — The sea", "PORT MARLOWE (AP) —", "PORT MARLOWE", "AP", "" },
        { "Valdemora (EFE).- El río", "Valdemora (EFE).-", "Valdemora", "EFE", "" },
        { "SAN DIEGO, Calif. (AP) — Police", "SAN DIEGO, Calif. (AP) —", "SAN DIEGO, Calif.", "AP", "" },
        { "Bern (sda) – Der Bundesrat", "Bern (sda) –", "Bern", "sda", "" },
        { "ROMA (ANSA) - Il governo", "ROMA (ANSA) -", "ROMA", "ANSA", "" },
        { "NEW DELHI, June 12 (PTI): The court", "NEW DELHI, June 12 (PTI):", "NEW DELHI", "PTI", "June 12" },
        { "(Reuters) - Oil prices", "(Reuters) -", "", "Reuters", "" },
        { "Rio de Janeiro (AFP) - O presidente", "Rio de Janeiro (AFP) -", "Rio de Janeiro", "AFP", "" },
        { "Berlin. Die Regierung", "Berlin.", "Berlin", "", "" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        galleyi_dateline got;
        const char *p = cases[i].paragraph;
        ck_assert_msg(galleyi_dateline_parse(p, strlen(p), &got), "%s", p);
        datelines_same(p, "text", got.text, cases[i].text);
        datelines_same(p, "place", got.place, cases[i].place);
        datelines_same(p, "agency", got.agency, cases[i].agency);
        datelines_same(p, "date", got.date, cases[i].date);
        ck_assert_uint_ge(got.rest, got.text.end);
        ck_assert_uint_ge(got.confidence, 50);
    }
} END_TEST

START_TEST(the_agency_is_known_by_number) {
    galleyi_dateline got;
    static const char p[] = "SEOUL (AP) — It rained.";
    ck_assert(galleyi_dateline_parse(p, strlen(p), &got));
    ck_assert_str_eq(galleyi_agency_at(got.agency_number)->name, "Associated Press");
    ck_assert_str_eq(p + got.rest, "It rained.");
    ck_assert_uint_gt(got.confidence, 90);
} END_TEST

START_TEST(sentences_have_no_dateline) {
    static const char *const paragraphs[] = {
        "LONDON Bridge is falling down.", "London Bridge is falling.", "The mayor — a woman of 50 — spoke.", "Berlin ist eine Stadt.", "On Monday, June 2, the mayor spoke.", "He said (AP) it was fine.", "", "   ",
        "Jane Doe - our best writer", "In Paris, the talks go on.", "Paris and London agreed.", "Read more: the storm", "NATO-led forces", "A-levels are hard.", "- She said no.", "(He laughs)", "国务院今天发布电影政策。",
        "Note: this is new.", "E-mail addresses", "The White House (see below) said", "新闻联播", "Washington's plan — if it is one — fails.", "(c) 2025 Example", "Breaking: storm hits", "서울은 오늘 비가 왔다.",
        "Sport - Meldungen", "Update: it rains", "WHO chief says no", "KEEN - Seek Trail Shoe", "A --> B", "Magic Trackpad (USB-C) - Black", "UPDATE 23/12/25: it rains", "Model O 2 Pro - the standard", "Tokyo, which hosts the games, is ready.",
    };
    for (size_t i = 0; i < sizeof paragraphs / sizeof *paragraphs; i++) {
        galleyi_dateline got;
        ck_assert_msg(!galleyi_dateline_parse(paragraphs[i], strlen(paragraphs[i]), &got), "%s: <%.*s> %u", paragraphs[i], (int)galleyi_span_size(got.text), paragraphs[i], got.confidence);
    }
} END_TEST

UNIT_MAIN("datelines", datelines_are_taken_apart, the_agency_is_known_by_number, sentences_have_no_dateline)
