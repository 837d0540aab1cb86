/* lib/text/bylines: lines read as bylines, and lines that are none. What was read is compared as text:
   role:name[/job title][@organization][<email>] parted by " + "; organizations as role:=name. */
#include "unit.h"
#include "text/bylines.h"

static char bylines_out[2000];

static void bylines_put(const char *mark, const char *text, galleyi_span span) {
    size_t used = strlen(bylines_out);
    if (span.begin < span.end) snprintf(bylines_out + used, sizeof bylines_out - used, "%s%.*s", mark, (int)(span.end - span.begin), text + span.begin);
}

static galleyi_byline bylines_result;

static const char *bylines_read(const char *line, const char *next, unsigned context) {
    galleyi_span none = { 0, 0 };
    bylines_out[0] = 0;
    if (!galleyi_byline_parse(line, strlen(line), next, next ? strlen(next) : 0, none, context, &bylines_result)) return "none";
    const char *text = bylines_result.next_line ? next : line;
    for (size_t i = 0; i < bylines_result.author_count; i++) {
        const galleyi_byline_author *author = &bylines_result.authors[i];
        size_t used = strlen(bylines_out);
        snprintf(bylines_out + used, sizeof bylines_out - used, "%s%s:%s", i ? " + " : "", galleyi_role_name(author->role), author->organization_only ? "=" : "");
        bylines_put("", text, author->name);
        bylines_put("/", text, author->job_title);
        bylines_put("@", text, author->organization);
        bylines_put("<", text, author->email);
        ck_assert_uint_ge(author->confidence, 40);
    }
    return bylines_out;
}

typedef struct bylines_case { const char *line, *expected; } bylines_case;

static void bylines_check(const bylines_case *cases, size_t count, unsigned context) {
    for (size_t i = 0; i < count; i++) {
        const char *got = bylines_read(cases[i].line, NULL, context);
        ck_assert_msg(!strcmp(got, cases[i].expected), "%s\n  expected %s\n  got      %s", cases[i].line, cases[i].expected, got);
    }
}

START_TEST(labelled_lines_need_no_context) {
    static const bylines_case cases[] = {
        { "By Jane Doe", "author:Jane Doe" },
        { "By Genevieve Carlton, Ph.D.", "author:Genevieve Carlton" },
        { "By Esther Hoff, MD, and Anna Berg", "author:Esther Hoff + author:Anna Berg" },
        { "By Md Aynal Haque", "author:Md Aynal Haque" },
        { "By Keith Barry Senior Autos Reporter", "author:Keith Barry/Senior Autos Reporter" },
        { "Von dpa MM-Redaktion", "author:=dpa MM-Redaktion" },
        { "by SolutionsHub Editorial Team", "author:=SolutionsHub Editorial Team" },
        { "By Jane Doe and John Smith, Staff Writer", "author:Jane Doe + author:John Smith/Staff Writer" },
        { "Von Anna Berg, Bernd Kunz und Carla Lang", "author:Anna Berg + author:Bernd Kunz + author:Carla Lang" },
        { "VON ANNA BERG", "author:ANNA BERG" },
        { "Par David Moreau", "author:David Moreau" },
        { "Por María López", "author:María López" },
        { "di Viviana Conti", "author:Viviana Conti" },
        { "Af Mads Nielsen", "author:Mads Nielsen" },
        { "Av Kari Nordmann", "author:Kari Nordmann" },
        { "Door Pieter de Vries", "author:Pieter de Vries" },
        { "Text: Anna Svensson Foto: Erik Berg", "author:Anna Svensson + photographer:Erik Berg" },
        { "TEXT: ANNA SVENSSON FOTO: ERIK BERG", "author:ANNA SVENSSON + photographer:ERIK BERG" },
        { "Автор: Иван Петров", "author:Иван Петров" },
        { "文/张三", "author:张三" },
        { "记者 李四", "author:李四" },
        { "本报记者张三丰", "author:张三丰" },
        { "来源：新华社 作者：张三 2024-05-13 08:49", "author:张三" },
        { "（责任编辑：王五）", "editor:王五" },
        { "记者张三 通讯员 李四报道", "author:张三 + author:李四/报道" },
        { "홍길동 기자 hong@example.com", "author:홍길동/기자<hong@example.com" },
        { "순천, 광양 홍길동 기자", "author:홍길동/기자" },
        { "取材・文 山田 太郎", "author:山田 太郎" },
        { "Photographs by Jane Doe", "photographer:Jane Doe" },
        { "Translated by John Smith", "translator:John Smith" },
        { "Übersetzt von Anna Berg", "translator:Anna Berg" },
        { "Reporting by Jane Doe in London; Editing by John Smith", "reporter:Jane Doe + editor:John Smith" },
        { "Reviewed by Justin C. Stone, Trial Attorney, on December 9, 2024.", "reviewer:Justin C. Stone/Trial Attorney" },
        { "By Charles Patterson, WCI Columnist", "author:Charles Patterson/WCI Columnist" },
        { "By Lizzie Strong, MS, RDN, LD", "author:Lizzie Strong" },
        { "Written by Kristin", "author:Kristin" },
        { "BySarah July 30, 2019", "author:Sarah" },
        { "By Emmet WhiteUpdated: Feb 5, 2026", "author:Emmet White" },
        { "By Ann Lee0, Mariana Lima & Jeff Stone", "author:Ann Lee + author:Mariana Lima + author:Jeff Stone" },
        { "December 18, 2025 Posted by John Smith 59 Comments", "author:John Smith" },
        { "7 Kommentare / Eine Analyse von Frank Stein-Weber", "author:Frank Stein-Weber" },
        { "Kolumne von Lars Berg", "author:Lars Berg" },
        { "By JANE DOE FOR EXAMPLE.COM", "author:JANE DOE@EXAMPLE.COM" },
    };
    bylines_check(cases, sizeof cases / sizeof *cases, 0);
} END_TEST

START_TEST(labels_of_many_languages) {
    static const bylines_case cases[] = {
        { "Tekst: Anna Nowak, zdjęcia: Piotr Zieliński", "author:Anna Nowak + photographer:Piotr Zieliński" },
        { "Autor: Petr Novák", "author:Petr Novák" },
        { "Írta: Nagy János", "author:Nagy János" },
        { "Scris de Ion Popescu", "author:Ion Popescu" },
        { "Yazan: Ayşe Yılmaz", "author:Ayşe Yılmaz" },
        { "Oleh Budi Santoso", "author:Budi Santoso" },
        { "Teksti: Matti Virtanen", "author:Matti Virtanen" },
        { "Γράφει ο Γιώργος Παπαδόπουλος", "author:Γιώργος Παπαδόπουλος" },
        { "بقلم محمد أحمد", "author:محمد أحمد" },
        { "लेखक: राहुल शर्मा", "author:राहुल शर्मा" },
        { "מאת: דוד כהן", "author:דוד כהן" },
        { "โดย สมชาย ใจดี", "author:สมชาย ใจดี" },
        { "Tác giả: Nguyễn Văn Minh", "author:Nguyễn Văn Minh" },
        { "Текст: Ирина Соколова Фото: Павел Орлов", "author:Ирина Соколова + photographer:Павел Орлов" },
        { "Propos recueillis par Anne Dubois", "author:Anne Dubois" },
        { "Reportage de Luc Martin, envoyé spécial à Lyon", "author:Luc Martin/envoyé spécial" },
        { "A cura di Marco Rossi", "author:Marco Rossi" },
        { "Tekst van Jan de Vries, foto's van Piet Bakker", "author:Jan de Vries + photographer:Piet Bakker" },
        { "撰文／陳大文 攝影／林小美", "author:陳大文 + photographer:林小美" },
        { "記者張三豐／台北報導", "author:張三豐" },
        { "文｜张三 编辑｜李四", "author:张三 + editor:李四" },
        { "글 홍길동 사진 김철수", "author:홍길동 + photographer:김철수" },
        { "聞き手・山田太郎", "author:山田太郎" },
        { "By Jane Doe in Washington and John Smith in Paris", "author:Jane Doe + author:John Smith" },
        { "By Jane Doe, Example Times", "author:Jane Doe@Example Times" },
        { "By the Associated Press", "author:=Associated Press" },
        { "By Staff Reporter", "author:=Staff Reporter" },
        { "By Doe, Jane", "author:Doe, Jane" },
        { "Jane Doe, John Smith and Ann Lee contributed to this report.", "contributor:Jane Doe + contributor:John Smith + contributor:Ann Lee/contributed to this report" },
    };
    bylines_check(cases, sizeof cases / sizeof *cases, 0);
} END_TEST

START_TEST(bare_names_need_context) {
    static const bylines_case near[] = {
        { "Jane Doe", "author:Jane Doe" },
        { "Birgit Bauer Anna Julia Fink Jan Michael Kunz", "author:Birgit Bauer + author:Anna Julia Fink + author:Jan Michael Kunz" },
        { "Julia Stein | Clara Roth", "author:Julia Stein + author:Clara Roth" },
        { "Kyle Weaver 7 hours", "author:Kyle Weaver" },
        { "Sophie FosterTravel News Reporter", "author:Sophie Foster/Travel News Reporter" },
    };
    bylines_check(near, sizeof near / sizeof *near, GALLEYI_BYLINE_NEAR_HEADLINE);
    static const bylines_case alone[] = {
        { "Jane Doe", "none" }, { "Julia Stein | Clara Roth", "none" },
        { "Dakota Herbert July 3, 2025", "author:Dakota Herbert" },
        { "Tobias Bauer24.04.2024, 19:35 Uhr", "author:Tobias Bauer" },
        { "Jane Doe, Correspondent", "author:Jane Doe/Correspondent" },
    };
    bylines_check(alone, sizeof alone / sizeof *alone, 0);
} END_TEST

START_TEST(unusual_names_without_a_label_are_read_in_a_bylines_place) {
    static const bylines_case cases[] = {
        { "von Berg", "author:Berg" }, { "Jean-luc Picard", "author:Jean-luc Picard" }, { "Anna de la Cruz", "author:Anna de la Cruz" }, { "J.-P. Smith", "author:J.-P. Smith" },
        { "محمد علي", "author:محمد علي" }, { "Élodie Martin", "author:Élodie Martin" }, { "Reuters", "author:=Reuters" }, { "Dr. Jan Berg, PhD", "author:Jan Berg" },
        { "Sat, Jan Berg", "author:Jan Berg" }, { "some words of no name at all Jan Berg", "none" }, { "some words of no name", "none" },
    };
    bylines_check(cases, sizeof cases / sizeof *cases, GALLEYI_BYLINE_NEAR_HEADLINE | GALLEYI_BYLINE_NEXT_TO_DATE);
} END_TEST

START_TEST(words_with_capitals_behind_by_are_a_pen_name_where_the_line_is_one) {
    static const struct { const char *line, *name; } cases[] = {
        { "By Quiet Light", "Quiet Light" }, { "by The Ritualist", "The Ritualist" }, { "By quiet light", NULL }, { "By The Light Of Many Days Past", NULL }
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (unsigned pen = 0; pen < 2; pen++) {
            galleyi_byline byline;
            unsigned context = GALLEYI_BYLINE_NEAR_HEADLINE | (pen ? GALLEYI_BYLINE_PEN_NAMES : 0u);
            bool is = galleyi_byline_parse(cases[i].line, strlen(cases[i].line), NULL, 0, (galleyi_span){ 0, 0 }, context, &byline);
            ck_assert_msg(is == (pen && cases[i].name), "%s", cases[i].line);
            if (!is) continue;
            ck_assert_uint_eq(byline.author_count, 1);
            ck_assert_uint_eq(galleyi_span_size(byline.authors[0].name), strlen(cases[i].name));
            ck_assert(byline.authors[0].organization_only);
        }
} END_TEST

START_TEST(sentences_sections_and_furniture_are_no_bylines) {
    static const char *const lines[] = {
        "By Friday evening the storm had passed the coast.", "By John Smith's account the deal was done.", "By the time they arrived", "Von der Leyen trifft Selenskyj", "Breaking News",
        "Wirtschaft", "12 June 2025", "Share on Facebook", "Sign in", "Par exemple", "Politics | Economy", "By signing up you agree to our Terms of Service and Privacy Policy.",
        "Read more: Storm hits the coast", "Monday, June 2, 2025", "London", "Comments (12)", "Home > News > World", "文化", "经济", "スポーツ", "정치", "Политика", "Text size", "Photo",
        "Di seguito le ultime notizie", "De Standaard", "Video", "", " ", "By", "3 min read", "Von wegen", "Da Trump in den Umfragen führt",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        const char *got = bylines_read(lines[i], NULL, GALLEYI_BYLINE_NEAR_HEADLINE | GALLEYI_BYLINE_NEXT_TO_DATE);
        ck_assert_msg(!strcmp(got, "none"), "%s: %s", lines[i], got);
    }
} END_TEST

START_TEST(a_label_alone_takes_the_next_line) {
    ck_assert_str_eq(bylines_read("By", "Jane Doe", 0), "author:Jane Doe");
    ck_assert(bylines_result.next_line);
    ck_assert_str_eq(bylines_read("Author:", "Jane Doe", 0), "author:Jane Doe");
    ck_assert_str_eq(bylines_read("Von", "Anna Berg und Carla Lang", 0), "author:Anna Berg + author:Carla Lang");
    ck_assert_str_eq(bylines_read("By", "Read more about the storm", 0), "none");
} END_TEST

START_TEST(the_text_leaves_date_and_furniture_out) {
    static const char line[] = "Do 25.04.24 | 14:07 Uhr | Von Eva Kirch-Weber";
    ck_assert_str_eq(bylines_read(line, NULL, 0), "author:Eva Kirch-Weber");
    ck_assert_str_eq(line + bylines_result.text.begin, "Von Eva Kirch-Weber");
    ck_assert_uint_lt(bylines_result.date.begin, bylines_result.date.end);
    ck_assert(bylines_result.labelled);
    static const char other[] = "By Jane Doe | June 3, 2025";
    ck_assert_str_eq(bylines_read(other, NULL, 0), "author:Jane Doe");
    ck_assert_uint_eq(bylines_result.text.begin, 0);
    ck_assert_uint_eq(bylines_result.text.end, 11);
    ck_assert_uint_eq(bylines_result.date.begin, 14);
} END_TEST

UNIT_MAIN("bylines", unusual_names_without_a_label_are_read_in_a_bylines_place, words_with_capitals_behind_by_are_a_pen_name_where_the_line_is_one, labelled_lines_need_no_context, labels_of_many_languages, bare_names_need_context, sentences_sections_and_furniture_are_no_bylines, a_label_alone_takes_the_next_line,
          the_text_leaves_date_and_furniture_out)
