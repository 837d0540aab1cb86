/* lib/json/repair: JSON as it stands in pages. */
#include "unit.h"
#include "core/json_text.h"
#include "json/repair.h"
#include "tools/generate_documents.h"
#include "tools/generate_text.h"

static galleyi_memory memory;

static void becomes(const char *text, const char *want, int changed) {
    galleyi_buffer out;
    size_t repairs;
    galleyi_memory_init(&memory, NULL);
    galleyi_buffer_init(&out, &memory);
    ck_assert_int_eq(galleyi_json_repair(&out, text, strlen(text), &repairs), GALLEY_OK);
    ck_assert_str_eq(galleyi_buffer_text(&out), want);
    ck_assert_msg((repairs > 0) == changed, "%s: %d repairs", text, (int)repairs);
    if (*want) ck_assert_msg(!galleyi_json_minify(NULL, out.data, out.size), "%s", out.data);
    galleyi_buffer_free(&out);
}

START_TEST(what_pages_break_is_repaired) {
    becomes("\xef\xbb\xbf{\"a\":1}", "{\"a\":1}", 1);
    becomes("<![CDATA[{\"a\":1}]]>", "{\"a\":1}", 1);
    becomes("//<![CDATA[\n{\"a\":1}\n//]]>", "{\"a\":1}", 1);
    becomes("/*<![CDATA[*/{\"a\":1}/*]]>*/", "{\"a\":1}", 1);
    becomes("<!-- {\"a\":1} -->", "{\"a\":1}", 1);
    becomes("{\"a\":\"x\ny\tz\"}", "{\"a\":\"x\\u000ay\\u0009z\"}", 1);
    becomes("{\"a\":1,}", "{\"a\":1}", 1);
    becomes("[1,,2,]", "[1,2]", 1);
    becomes("{\"a\":1};", "{\"a\":1}", 1);
    becomes("{\"a\":1}}", "{\"a\":1}", 1);
    becomes("{\"a\":1}{\"b\":2}", "{\"a\":1}", 1);
    becomes("{\"a\": /* no */ 1 // yes\n}", "{\"a\":1}", 1);
    becomes("{\"a\":\"//no\",\"b\":\"/*\"}", "{\"a\":\"//no\",\"b\":\"/*\"}", 0);
    becomes("{\"a\":\"he said \"no\" twice\",\"b\":\"\"x\"\"}", "{\"a\":\"he said \\\"no\\\" twice\",\"b\":\"\\\"x\\\"\"}", 1);
    becomes("{'a':'it\\'s \"x\"'}", "{\"a\":\"it's \\\"x\\\"\"}", 1);
    becomes("{\xe2\x80\x9c" "a\xe2\x80\x9d:\xe2\x80\x9c" "b\xe2\x80\x9d}", "{\"a\":\"b\"}", 1);
    becomes("{\"a\":\"b\\x\\u12\"}", "{\"a\":\"bxu12\"}", 1);
    becomes("{\"a\":undefined,\"b\":NaN,\"c\":None,\"d\":True}", "{\"a\":null,\"b\":null,\"c\":null,\"d\":true}", 1);
    becomes("{\xc2\xa0\"a\":\xc2\xa0" "1}", "{\"a\":1}", 1);
    becomes("{\"a\":1 \"b\":2}", "{\"a\":1,\"b\":2}", 1);
} END_TEST

START_TEST(what_is_left_open_is_closed) {
    becomes("{\"a\":[1,{\"b\":\"x", "{\"a\":[1,{\"b\":\"x\"}]}", 1);
    becomes("{\"a\":[1,2}", "{\"a\":[1,2]}", 1);
    becomes("{\"a\":", "{\"a\":null}", 1);
    becomes("{\"a\"", "{\"a\":null}", 1);
    becomes("[1,", "[1]", 1);
} END_TEST

START_TEST(what_is_no_json_gives_little) {
    becomes("", "", 0);
    becomes("   ", "", 0);
    becomes("Hello", "", 1);
} END_TEST

START_TEST(well_formed_json_comes_out_as_it_is) {
    static generator g;
    static char json[GENERATE_TEXT_ROOM + 8];
    galleyi_memory_init(&memory, NULL);
    for (uint64_t seed = 1; seed < 5000; seed++) {
        galleyi_buffer out, small;
        size_t repairs;
        generate_begin(&g, seed);
        size_t length = generate_json(&g, json);
        galleyi_buffer_init(&out, &memory);
        galleyi_buffer_init(&small, &memory);
        ck_assert_int_eq(galleyi_json_repair(&out, json, length, &repairs), GALLEY_OK);
        ck_assert_int_eq(galleyi_json_minify(&small, json, length), GALLEY_OK);
        ck_assert_msg(repairs == 0, "%s", json);
        ck_assert_str_eq(galleyi_buffer_text(&out), galleyi_buffer_text(&small));
        galleyi_buffer_free(&out);
        galleyi_buffer_free(&small);
    }
} END_TEST

/* Whatever comes in, nothing is read behind it. */
START_TEST(damaged_json_is_mostly_json_again) {
    static generator g;
    static char json[GENERATE_TEXT_ROOM + 8];
    int good = 0, bad = 0;
    galleyi_memory_init(&memory, NULL);
    for (uint64_t seed = 1; seed < 3000; seed++) {
        galleyi_buffer out;
        generate_begin(&g, seed);
        size_t length = generate_json(&g, json), cut = generate_number(&g, length);
        char *exact = malloc(length + !length);
        memcpy(exact, json, length);
        if (seed % 2) length = cut;
        else exact[cut] = "{}[]\",:\\x\n"[generate_number(&g, 10)];
        galleyi_buffer_init(&out, &memory);
        ck_assert_int_eq(galleyi_json_repair(&out, exact, length, NULL), GALLEY_OK);
        if (out.size && !galleyi_json_minify(NULL, out.data, out.size)) good++;
        else bad++;
        galleyi_buffer_free(&out);
        free(exact);
    }
    printf("json: %d of %d damaged values could be repaired\n", good, good + bad);
    ck_assert_int_gt(good, bad / 2);
} END_TEST

UNIT_MAIN("json repair", what_pages_break_is_repaired, what_is_left_open_is_closed, what_is_no_json_gives_little, well_formed_json_comes_out_as_it_is,
          damaged_json_is_mostly_json_again)
