/* lib/text/credits: who made a picture. */
#include "unit.h"
#include "text/credits.h"

static char credits_buffer[3][512];

static const char *credits_slice(const char *text, galleyi_span span, int slot) {
    size_t size = galleyi_span_size(span);
    memcpy(credits_buffer[slot], text + span.begin, size);
    credits_buffer[slot][size] = 0;
    return credits_buffer[slot];
}

static void credits_check(const char *line, const char *caption, const char *name, bool labelled) {
    galleyi_credit credit;
    ck_assert_msg(galleyi_credit_parse(line, strlen(line), &credit), "nothing in: %s", line);
    ck_assert_str_eq(credits_slice(line, credit.caption, 0), caption);
    ck_assert_str_eq(credits_slice(line, credit.credit, 1), name);
    ck_assert_msg(credit.labelled == labelled, "labelled: %s", line);
    ck_assert_msg(credit.confidence >= 50, "confidence %d: %s", credit.confidence, line);
}

static void credits_none(const char *line) {
    galleyi_credit credit;
    ck_assert_msg(!galleyi_credit_parse(line, strlen(line), &credit) || credit.confidence < 50, "a credit in: %s", line);
}

START_TEST(a_line_is_a_credit) {
    credits_check("(Photo: Jane Doe)", "", "Jane Doe", true);
    credits_check("Foto: Erika Muster/dpa", "", "Erika Muster/dpa", true);
    credits_check("Photo by John Smith", "", "John Smith", true);
    credits_check("Getty Images", "", "Getty Images", false);
    credits_check("Jane Doe / Reuters", "", "Jane Doe / Reuters", false);
    credits_check("© Erika Muster", "", "Erika Muster", true);
    credits_check("图片来源：新华社", "", "新华社", true);
    credits_check("写真：山田太郎", "", "山田太郎", true);
    credits_check("사진=홍길동 기자", "", "홍길동 기자", true);
    credits_check("Crédit photo : Jean Dupont", "", "Jean Dupont", true);
} END_TEST

START_TEST(a_caption_is_parted_from_its_credit) {
    credits_check("The bridge after the flood. (AP Photo/Jane Doe)", "The bridge after the flood.", "AP Photo/Jane Doe", false);
    credits_check("Die Brücke nach der Flut. Foto: Erika Muster/dpa", "Die Brücke nach der Flut.", "Erika Muster/dpa", true);
    credits_check("The bridge after the flood. Photograph: Jane Doe/Getty Images", "The bridge after the flood.", "Jane Doe/Getty Images", true);
    credits_check("Die Brücke nach der Flut © Erika Muster", "Die Brücke nach der Flut", "Erika Muster", true);
    credits_check("Workers clear the road. [Jane Doe/Reuters]", "Workers clear the road.", "Jane Doe/Reuters", false);
} END_TEST

static void credits_of_caption(const char *line, const char *caption, const char *name) {
    galleyi_credit credit;
    ck_assert_msg(galleyi_credit_parse_caption(line, strlen(line), &credit), "nothing in: %s", line);
    ck_assert_str_eq(credits_slice(line, credit.caption, 0), caption);
    ck_assert_str_eq(credits_slice(line, credit.credit, 1), name);
}

START_TEST(the_end_of_a_caption_is_a_credit_without_a_stop_or_a_label) {
    credits_of_caption("Die Brücke nach der Flut, Foto: Erika Muster", "Die Brücke nach der Flut", "Erika Muster");
    credits_of_caption("Мост после наводнения Фото: Иван Иванов, Вести", "Мост после наводнения", "Иван Иванов, Вести");
    credits_of_caption("Die Brücke nach der Flut. (Quelle: Kreisarchiv)", "Die Brücke nach der Flut.", "Kreisarchiv");
    credits_of_caption("Workers clear the road by the mill. (Jane Doe)", "Workers clear the road by the mill.", "Jane Doe");
    credits_of_caption("Workers clear the road (Jane Doe/Daily Post)", "Workers clear the road", "Jane Doe/Daily Post");
    credits_of_caption("Los obreros limpian la carretera del molino.EFE", "Los obreros limpian la carretera del molino.", "EFE");
    credits_of_caption("Workers clear the road by the mill. Jane Doe/Daily Post", "Workers clear the road by the mill.", "Jane Doe/Daily Post");
    credits_of_caption("Workers clear the road by the mill AP Photo/Jane Doe", "Workers clear the road by the mill", "AP Photo/Jane Doe");
    credits_of_caption("Die Brücke nach der Flut im Mai / Erika Muster", "Die Brücke nach der Flut im Mai", "Erika Muster");
    credits_of_caption("The mayor called it \"a day for the town.\" Jane Doe/Getty Images", "The mayor called it \"a day for the town.\"", "Jane Doe/Getty Images");
} END_TEST

START_TEST(the_end_of_a_caption_is_none_where_it_names_who_is_shown) {
    static const char *const lines[] = { "Der Abgeordnete Hans Maier (CDU)", "The chief spoke in Elswick. Then he met Jane Doe", "The bridge over the Lein in 1925 (left)", "Workers of the county, among them J. Doe",
        "The bridge: built by Ann Marl and her brother in the long winter of that year", "The chief and/or his deputy" };
    galleyi_credit credit;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) ck_assert_msg(!galleyi_credit_parse_caption(lines[i], strlen(lines[i]), &credit), "a credit in: %s", lines[i]);
} END_TEST

START_TEST(a_sentence_is_none) {
    credits_none("The photo shows a bridge that was built in 1925 and that fell last week.");
    credits_none("He took the picture: a man and his dog stood in front of the house, and neither of them moved for a long time.");
    credits_none("She told Reuters that the bridge would be closed.");
    credits_none("The ministry (which owns the road) did not answer.");
    credits_none("© 2024 Example Media");
    credits_none("");
} END_TEST

UNIT_MAIN("credits", a_line_is_a_credit, a_caption_is_parted_from_its_credit, the_end_of_a_caption_is_a_credit_without_a_stop_or_a_label, the_end_of_a_caption_is_none_where_it_names_who_is_shown, a_sentence_is_none)
