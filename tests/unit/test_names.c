/* lib/text/names: what looks like a person's name, and what does not. */
#include "unit.h"
#include "text/names.h"

static unsigned person(const char *text) { return galleyi_name_person(text, strlen(text)); }
static unsigned organization(const char *text) { return galleyi_name_organization(text, strlen(text)); }

START_TEST(names_of_persons_stand_by_themselves) {
    static const char *const names[] = {
        "Jane Doe", "Jan van der Berg", "MARÍA J. LÓPEZ", "Smith, John", "张三丰", "홍길동", "Иван Петров", "Ludwig van Beethoven", "Martin Luther King Jr.", "Dr. Anna Maria Weber",
        "Sean O'Connor", "Jean-Pierre Dubois", "J. R. Miller", "Kim C. Nair", "Γιώργος Παπαδόπουλος", "山田 太郎", "佐藤花子", "Nguyễn Văn Minh", "Ahmed bin Salem", "Karl-Theodor zu Brück",
        "Ayşe Yılmaz", "Łukasz Kowalski", "Søren Kjærgaard", "Robert Smith, PhD", "Филипп Орлов", "محمد أحمد", "राहुल शर्मा", "欧阳明月", "ジョン・スミス", "Maria dos Santos",
        "Autumn Adams", "DOLORES CHANG",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) ck_assert_msg(person(names[i]) > 50, "%s: %u", names[i], person(names[i]));
} END_TEST

START_TEST(unknown_names_need_a_place_that_speaks_for_them) {
    static const char *const names[] = { "Kojima Brandt", "Thabile Mokoena", "Rebecca Wahl", "李四", "김솔" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) ck_assert_msg(person(names[i]) >= 30 && person(names[i]) < 75, "%s: %u", names[i], person(names[i]));
} END_TEST

START_TEST(what_is_no_name_is_none) {
    static const char *const texts[] = {
        "Breaking News", "Wirtschaft", "New York", "South Korea", "Monday", "The Council", "Read More", "Live Ticker", "Climate Change", "London", "Große Koalition", "12 June 2025",
        "the mayor said", "He was here.", "Sign up for our newsletter", "Supreme Court", "Champions League", "Политика", "高中", "经济", "정치", "東京", "Jane Doe's house", "Follow Us", "",
        "Share on Facebook", "Deutschland", "Jane Doe: a life", "Is this it?", "Los Angeles", "Staff Reporter", "Updated June", "Meistgelesen in dieser Woche", "A", "?", "新闻", "연예",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) ck_assert_msg(person(texts[i]) < 30, "%s: %u", texts[i], person(texts[i]));
} END_TEST

START_TEST(newsrooms_are_organizations) {
    static const char *const names[] = { "Staff Reporter", "Redaktion", "The Daily Herald", "News Desk", "编辑部", "편집국", "Редакция", "Sports Desk" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) ck_assert_msg(organization(names[i]) >= 60, "%s: %u", names[i], organization(names[i]));
    ck_assert_uint_lt(organization("Jane Doe"), 30);
    ck_assert_uint_lt(organization("It rained in the city on Monday"), 30);
} END_TEST

static const char *appended(const char *text) {
    static char out[200];
    galleyi_memory memory;
    galleyi_buffer buffer;
    ck_assert_int_eq(galleyi_memory_init(&memory, NULL), 0);
    galleyi_buffer_init(&buffer, &memory);
    ck_assert_int_eq(galleyi_name_append(&buffer, text, strlen(text)), 0);
    snprintf(out, sizeof out, "%.*s", (int)buffer.size, buffer.data ? (const char *)buffer.data : "");
    galleyi_buffer_free(&buffer);
    return out;
}

START_TEST(last_first_is_turned_and_degrees_are_dropped) {
    ck_assert_str_eq(appended("Smith, John"), "John Smith");
    ck_assert_str_eq(appended("DUPONT, Jean"), "Jean DUPONT");
    ck_assert_str_eq(appended("Dr. Anna Weber"), "Anna Weber");
    ck_assert_str_eq(appended("Anna Weber, PhD"), "Anna Weber");
    ck_assert_str_eq(appended("Michael Stone, M.D."), "Michael Stone");
    ck_assert_str_eq(appended("Martin  King\n Jr."), "Martin King Jr.");
    ck_assert_str_eq(appended("View all posts by Anna Weber"), "Anna Weber");
    ck_assert_str_eq(appended("ANNA WEBER"), "ANNA WEBER");
    ck_assert_str_eq(appended("Berlin, Germany"), "Berlin, Germany");
} END_TEST

START_TEST(stop_words_are_told) {
    ck_assert(galleyi_name_stop_word("Politik", 7));
    ck_assert(galleyi_name_stop_word("Monday", 6));
    ck_assert(!galleyi_name_stop_word("Anna", 4));
    ck_assert(!galleyi_name_stop_word("Weber", 5));
} END_TEST

UNIT_MAIN("names", names_of_persons_stand_by_themselves, unknown_names_need_a_place_that_speaks_for_them, what_is_no_name_is_none, newsrooms_are_organizations,
          last_first_is_turned_and_degrees_are_dropped, stop_words_are_told)
