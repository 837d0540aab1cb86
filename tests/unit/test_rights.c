/* lib/text/rights: the rights line, alone or at the end of a paragraph. */
#include "unit.h"
#include "text/rights.h"

static char rights_buffer[2][512];

static const char *rights_slice(const char *text, galleyi_span span, int slot) {
    size_t size = galleyi_span_size(span);
    memcpy(rights_buffer[slot], text + span.begin, size);
    rights_buffer[slot][size] = 0;
    return rights_buffer[slot];
}

static void rights_check(const char *line, const char *text, const char *holder, int32_t year, int32_t last, bool reserved) {
    galleyi_rights rights;
    ck_assert_msg(galleyi_rights_parse(line, strlen(line), &rights), "nothing in: %s", line);
    ck_assert_str_eq(rights_slice(line, rights.text, 0), text ? text : line);
    ck_assert_str_eq(rights_slice(line, rights.holder, 1), holder);
    ck_assert_msg(rights.year == year && rights.last_year == last, "%d-%d: %s", rights.year, rights.last_year, line);
    ck_assert_msg(rights.reserved == reserved, "reserved: %s", line);
    ck_assert_msg(rights.whole == !text, "whole: %s", line);
}

static void rights_none(const char *line) {
    galleyi_rights rights;
    ck_assert_msg(!galleyi_rights_parse(line, strlen(line), &rights), "rights in: %s", line);
}

START_TEST(rights_at_the_end_of_a_paragraph) {
    rights_check("This story will be updated. Copyright 2025 Nexstar Media, Inc. All rights reserved. This material may not be published, broadcast, rewritten, or redistributed.",
                 "Copyright 2025 Nexstar Media, Inc. All rights reserved. This material may not be published, broadcast, rewritten, or redistributed.",
                 "Nexstar Media, Inc.", 2025, 0, true);
    rights_check("Das Amt teilte das mit. © dpa-infocom, dpa:250612-99-123456/4", "© dpa-infocom, dpa:250612-99-123456/4", "dpa-infocom", 0, 0, false);
} END_TEST

START_TEST(a_line_gives_holder_and_years) {
    rights_check("© 2019-2025 Example Media Ltd. All rights reserved.", NULL, "Example Media Ltd.", 2019, 2025, true);
    rights_check("Copyright © 2024 The Associated Press. All Rights Reserved.", NULL, "The Associated Press", 2024, 0, true);
    rights_check("(c) 2023 AFP", NULL, "AFP", 2023, 0, false);
    rights_check("Alle Rechte vorbehalten", NULL, "", 0, 0, true);
    rights_check("© Example Verlag GmbH 2024", NULL, "Example Verlag GmbH", 2024, 0, false);
    rights_check("无断转载. 版权所有", NULL, "", 0, 0, true);
    rights_check("Todos los derechos reservados © 2022 Diario Ejemplo", NULL, "Diario Ejemplo", 2022, 0, true);
} END_TEST

START_TEST(a_menu_behind_the_notice_is_none_of_it) {
    static const char line[] = "Copyright © 2025, Larkfield Courier | Terms of Service | Privacy Policy";
    galleyi_rights rights;
    ck_assert(galleyi_rights_parse(line, sizeof line - 1, &rights));
    ck_assert_str_eq(rights_slice(line, rights.text, 0), "Copyright © 2025, Larkfield Courier");
    ck_assert_str_eq(rights_slice(line, rights.holder, 1), "Larkfield Courier");
    ck_assert(rights.whole);
} END_TEST

START_TEST(a_sentence_about_copyright_is_none) {
    rights_none("Copyright law has not kept up with the machines, the court said.");
    rights_none("The court ruled that the copyright of the song had run out.");
    rights_none("Copyright Complexity in a Fragmented World");
    rights_none("U.S. Copyright Office");
    rights_none("Plan (c) was dropped after the vote.");
    rights_none("");
} END_TEST

UNIT_MAIN("rights", rights_at_the_end_of_a_paragraph, a_line_gives_holder_and_years, a_menu_behind_the_notice_is_none_of_it, a_sentence_about_copyright_is_none)
