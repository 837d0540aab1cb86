/* Hostile pages, made to measure: what nests, what never closes, what makes the standard's own algorithms look far. */
#ifndef GALLEY_TESTS_HTML_SHAPES_H
#define GALLEY_TESTS_HTML_SHAPES_H
#include "html/html_parser.h"
#include <stdio.h>

/* before, repeat n times, between, again n times, after; a # is the number of the turn, \1 is U+0000. The issue's own stand first. */
typedef struct html_shape { const char *name, *before, *repeat, *between, *again, *after; } html_shape;

static const html_shape html_shapes[] = {
    { "div", "", "<div>", "", "", "" }, { "b", "", "<b>", "", "", "" }, { "b of its own", "", "<b id=#>", "", "", "" }, { "table", "", "<table>", "", "", "" },
    { "svg", "", "<svg>", "", "", "" }, { "a", "", "<a>", "", "", "" }, { "font", "", "<font color=#>", "", "", "" }, { "misnested", "", "<b><i></b></i>", "", "", "" }, { "misnested and nested", "", "<b><i></b>", "", "", "" },
    { "misnested blocks", "", "<b><p></b></p>", "", "", "" }, { "a around div", "", "<a><div>", "", "", "" }, { "a in p", "", "<a><p>", "", "", "" },
    { "unfinished tags", "", "<a ", "", "", "" }, { "attributes", "<p ", "a#=b ", "", "", ">" }, { "same attribute", "<p ", "a=b ", "", "", ">" },
    { "text", "", "text and text and text ", "", "", "" }, { "less than", "", "a < b ", "", "", "" }, { "ampersands", "", "&", "", "", "" }, { "references", "", "&amp", "", "", "" },
    { "blocks in b, closed", "<b>", "<div>", "", "</b>", "" }, { "spans and blocks in b", "<b>", "<span><div>", "", "</b>", "" }, { "b and blocks", "", "<b><div>", "", "</b>", "" },
    { "formatting pairs", "", "<b><i><u><s><div>", "", "</b></i></u></s>", "" }, { "nobr", "", "<nobr><div>", "", "", "" }, { "ends of others", "", "<x>", "", "</y>", "" },
    { "ends beyond a boundary", "<section><button>", "<div>", "", "</section>", "" }, { "ends of p", "", "<div>", "", "</p>", "" }, { "foreign ends", "<svg>", "<g>", "", "</y>", "" },
    { "tables deep inside", "", "<div>", "", "<table></table>", "" }, { "items deep inside", "", "<div>", "", "<li></li>", "" }, { "headings", "", "<div>", "", "</h1>", "" },
    { "forms", "", "<form><span></form>", "", "", "" }, { "form around spans", "<form>", "<span>", "</form>", "<form></form>", "" }, { "fostered text", "<table>", "x<tr>", "", "", "" },
    { "fostered elements", "<table>", "<b>x<tr>", "", "", "" }, { "fostered references", "<table>", "&lt;<tr><td a=&lt;></table><table>", "", "", "" },
    { "bodies", "<body>", "<body a#>", "", "", "" }, { "bodies and others", "<body>", "<body a#><p a>", "", "", "" }, { "htmls", "", "<html a#>", "", "", "" },
    { "templates", "", "<template>", "", "", "" }, { "templates closed", "", "<template>", "", "</template>", "" }, { "names", "", "<x#>", "", "", "" }, { "long names", "", "<a-rather-long-name-#>", "", "", "" },
    { "comments", "", "<!--", "", "", "" }, { "closed comments", "", "<!----!>", "", "", "" }, { "doctypes", "", "<!DOCTYPE", "", "", "" }, { "script escapes", "<script>", "<!--<script>", "", "", "" },
    { "script ends", "<script>", "</scrip", "", "", "" }, { "cdata", "<svg>", "<![CDATA[]]", "", "", "" }, { "options", "<select>", "<option selected><div>", "", "", "" },
    { "selected contents", "", "<select><button><selectedcontent></button><option selected>x<b>y</select>", "", "", "" }, { "selects", "", "<select>", "", "", "" }, { "ruby", "<ruby>", "<rtc><rt>", "", "", "" },
    { "objects", "", "<object><b>", "", "</b>", "" }, { "markers", "", "<b><object>", "", "", "" }, { "buttons", "", "<button><p>", "", "", "" }, { "integration points", "", "<svg><desc>", "", "</p>", "" },
    { "a in svg in a", "", "<a><svg><desc>", "", "", "" }, { "math", "", "<math><mi>", "", "</x>", "" }, { "cells", "", "<table><td>", "", "", "" }, { "cells left", "<table>", "<td><b>", "", "", "" },
    { "framesets", "", "<frameset>", "", "</frameset>", "" }, { "nul", "<p>", "a\x01", "", "", "" }, { "returns", "<p>", "a\r", "", "", "" }, { "b kept", "<b><b><b>", "<b id=#>", "", "<b>", "" },
    { "plain", "<plaintext>", "<a>", "", "", "" }, { "colgroups", "<table>", "<colgroup><col>", "", "", "" }, { "after the body", "</body>", "<!-- --> ", "", "", "" },
    { "head again", "<head></head>", "<title></title>", "", "", "" }, { "empty ends", "", "a</>", "", "", "" },
    { "a in tables", "", "<a><table>", "", "", "" }, { "a and blocks", "", "<a><p>", "", "</a>", "" }, { "eight formatting and blocks", "", "<b><i><u><s><em><tt><big><code><p>", "", "</b>", "" },
    { "font of its own around blocks", "", "<font size=#><div>", "", "</font>", "" }, { "fostered a", "<table>", "<a>", "", "</a>", "" }, { "ends of b alone", "<b><p>", "</b><p>", "", "", "" },
    { "b reopened in cells", "<b><table>", "<tr><td></b>", "", "", "" }, { "nobr reopened", "", "<nobr><p>x", "", "", "" }, { "aside in b", "<b>", "<aside>", "", "</b></aside>", "" }
};

static inline void html_shape_turns(galleyi_buffer *out, const char *text, size_t n) {
    char number[24];
    for (size_t i = 0; i < n && *text; i++)
        for (const char *c = text; *c; c++) {
            if (*c == '#') { snprintf(number, sizeof number, "%zu", i); galleyi_buffer_append_text(out, number); }
            else galleyi_buffer_append_char(out, *c == 1 ? 0 : *c);
        }
}

static inline void html_shape_build(galleyi_buffer *out, const html_shape *s, size_t n) {
    galleyi_buffer_clear(out);
    galleyi_buffer_append_text(out, s->before);
    html_shape_turns(out, s->repeat, n);
    galleyi_buffer_append_text(out, s->between);
    html_shape_turns(out, s->again, n);
    galleyi_buffer_append_text(out, s->after);
}
#endif
