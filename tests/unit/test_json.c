/* lib/json: the emitter, scalars, events and their failures. */
#include "unit.h"
#include "core/utf8.h"
#include "json/emit.h"
#include "json/events.h"

static galleyi_memory memory;
static void setup(void) { galleyi_memory_init(&memory, NULL); }

static const char *escaped(galleyi_cpu path, const char *text, size_t length) {
    static galleyi_buffer out;
    if (!out.capacity) galleyi_buffer_init(&out, &memory);
    galleyi_buffer_clear(&out);
    ck_assert_int_eq(galleyi_json_escape_path(path, &out, text, length), GALLEY_OK);
    return galleyi_buffer_text(&out);
}

START_TEST(what_has_to_be_escaped_is_and_nothing_else) {
    setup();
    const galleyi_cpu paths[] = { GALLEYI_CPU_PLAIN, galleyi_cpu_best() };
    for (size_t i = 0; i < 2; i++) {
        ck_assert_str_eq(escaped(paths[i], "a\"b\\c/d", 7), "a\\\"b\\\\c/d");
        ck_assert_str_eq(escaped(paths[i], "\b\t\n\v\f\r\x01\x1f\0\x7f", 10), "\\b\\t\\n\\u000b\\f\\r\\u0001\\u001f\\u0000\x7f");
        ck_assert_str_eq(escaped(paths[i], "żółć 東京 👍 \xe2\x80\xa8", 24), "żółć 東京 👍 \xe2\x80\xa8");
        for (int c = 0; c < 256; c++)
            for (int at = 0; at < 40; at++) {
                char text[41] = "0123456789abcdefghijklmnopqrstuvwxyzABCD", want[6];
                text[at] = (char)c;
                int needs = c < 0x20 || c == '"' || c == '\\';
                const char *got = escaped(paths[i], text, 40);
                ck_assert_int_eq(memcmp(got, text, (size_t)at), 0);
                size_t skip = !needs ? 1 : got[at + 1] == 'u' ? 6 : 2;
                if (skip == 6) { snprintf(want, sizeof want, "%04x", c); ck_assert_int_eq(memcmp(got + at + 2, want, 4), 0); }
                ck_assert_str_eq(got + (size_t)at + skip, text + at + 1);
            }
    }
} END_TEST

START_TEST(both_paths_escape_alike) {
    setup();
    char text[10000];
    uint32_t state = 1;
    for (size_t i = 0; i < sizeof text; i++) text[i] = (char)((state = state * 1103515245u + 12345u) >> 23);
    for (size_t begin = 0; begin < 40; begin++)
        for (size_t length = 0; length < 100; length++) {
            char one[700];
            strcpy(one, escaped(GALLEYI_CPU_PLAIN, text + begin * 100, length));
            ck_assert_str_eq(escaped(galleyi_cpu_best(), text + begin * 100, length), one);
        }
} END_TEST

typedef struct sunk { galleyi_buffer text; int32_t fail_at, calls; } sunk;
static int32_t sink(void *user, const void *data, size_t size) {
    sunk *s = user;
    if (++s->calls == s->fail_at) return GALLEY_EIO;
    return galleyi_buffer_append(&s->text, data, size);
}

static void emit_sample(galleyi_json_emitter *e) {
    galleyi_json_emit_begin(e, '{');
    galleyi_json_emit_name(e, "a");
    galleyi_json_emit_number(e, INT64_MIN);
    galleyi_json_emit_key(e, "b\"c", 3);
    galleyi_json_emit_begin(e, '[');
    galleyi_json_emit_size(e, UINT64_MAX);
    galleyi_json_emit_word(e, "true");
    galleyi_json_emit_begin(e, '{');
    galleyi_json_emit_end(e, '}');
    galleyi_json_emit_string(e, "x\ny", 3);
    galleyi_json_emit_end(e, ']');
    galleyi_json_emit_name(e, "d");
    galleyi_json_emit_raw(e, "[1,2]", 5);
    galleyi_json_emit_end(e, '}');
}

START_TEST(canonical_json_has_no_white_space_but_the_last_line_feed) {
    setup();
    galleyi_json_emitter e;
    galleyi_json_emit_init(&e, &memory, NULL, NULL, 0);
    emit_sample(&e);
    ck_assert_int_eq(galleyi_json_emit_finish(&e), GALLEY_OK);
    ck_assert_str_eq(galleyi_buffer_text(&e.buffer), "{\"a\":-9223372036854775808,\"b\\\"c\":[18446744073709551615,true,{},\"x\\ny\"],\"d\":[1,2]}\n");
    galleyi_json_emit_free(&e);
} END_TEST

START_TEST(indented_json_is_for_people) {
    setup();
    galleyi_json_emitter e;
    galleyi_json_emit_init(&e, &memory, NULL, NULL, 2);
    emit_sample(&e);
    galleyi_json_emit_finish(&e);
    ck_assert_str_eq(galleyi_buffer_text(&e.buffer),
        "{\n  \"a\": -9223372036854775808,\n  \"b\\\"c\": [\n    18446744073709551615,\n    true,\n    {},\n    \"x\\ny\"\n  ],\n  \"d\": [1,2]\n}\n");
    galleyi_json_emit_free(&e);
} END_TEST

START_TEST(the_emitter_flushes_as_it_goes_and_keeps_the_first_failure) {
    setup();
    for (int fail_at = 0; fail_at < 4; fail_at++) {
        sunk s = { .fail_at = fail_at };
        galleyi_buffer_init(&s.text, &memory);
        galleyi_json_emitter e;
        galleyi_json_emit_init(&e, &memory, sink, &s, 0);
        galleyi_json_emit_begin(&e, '[');
        for (int i = 0; i < 30000; i++) galleyi_json_emit_string(&e, "0123456789", 10);
        char *huge = malloc(1000000);
        memset(huge, '\x01', 1000000);
        galleyi_json_emit_string(&e, huge, 1000000);
        free(huge);
        galleyi_json_emit_end(&e, ']');
        ck_assert_int_eq(galleyi_json_emit_finish(&e), fail_at ? GALLEY_EIO : GALLEY_OK);
        ck_assert_uint_lt(e.buffer.capacity, 2000000);
        if (!fail_at) ck_assert_uint_eq(s.text.size, 2 + 30000 * 13 + 2 + 6000000 + 1);
        if (fail_at) ck_assert_int_eq(s.calls, fail_at);
        galleyi_buffer_free(&s.text);
        galleyi_json_emit_free(&e);
    }
} END_TEST

START_TEST(integers_are_read_in_every_spelling) {
    static const struct { const char *text; int good; int64_t number; } cases[] = {
        { "0", 1, 0 }, { "-0", 1, 0 }, { "12", 1, 12 }, { "-12", 1, -12 }, { "12.0", 1, 12 }, { "1.2e1", 1, 12 }, { "120e-1", 1, 12 }, { "1E+2", 1, 100 }, { "0.5", 0, 0 },
        { "0.5e1", 1, 5 }, { "0.0", 1, 0 }, { "0e999999999", 1, 0 }, { "1e999999999", 0, 0 }, { "1e-999999999", 0, 0 }, { "9223372036854775807", 1, INT64_MAX },
        { "9223372036854775808", 0, 0 }, { "-9223372036854775808", 1, INT64_MIN }, { "-9223372036854775809", 0, 0 }, { "123456789012345678901234567890", 0, 0 }, { "1.5", 0, 0 }, { "0.001", 0, 0 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t number = 0;
        ck_assert_msg(galleyi_json_integer(cases[i].text, strlen(cases[i].text), &number) == cases[i].good, "%s", cases[i].text);
        ck_assert_msg(number == cases[i].number, "%s", cases[i].text);
    }
} END_TEST

/* Events as a text: brackets, key=, "string", number, word. */
typedef struct trace { galleyi_json_reader reader; galleyi_buffer text; int32_t stop_at, count; } trace;
static int32_t trace_add(trace *t, const char *before, const char *text, size_t length, const char *after) {
    galleyi_buffer_append_text(&t->text, before);
    galleyi_buffer_append(&t->text, text, length);
    galleyi_buffer_append_text(&t->text, after);
    ck_assert_uint_le(t->reader.token, t->reader.token_end);
    if (++t->count == t->stop_at) return GALLEY_ECANCELLED;
    return GALLEY_OK;
}
static int32_t trace_bracket(void *user, char c) { trace *t = user; ck_assert_int_eq(t->reader.data[t->reader.token], c); return trace_add(t, "", &c, 1, ""); }
static int32_t trace_word(void *user, char c) { trace *t = user; ck_assert_int_eq(t->reader.data[t->reader.token], c); return trace_add(t, "", &c, 1, " "); }
static int32_t trace_key(void *user, const char *text, size_t length) { trace *t = user; ck_assert_int_eq(t->reader.data[t->reader.token], '"'); return trace_add(t, "", text, length, "="); }
static int32_t trace_string(void *user, const char *text, size_t length) {
    trace *t = user;
    ck_assert_int_eq(t->reader.data[t->reader.token], '"');
    ck_assert_int_eq(t->reader.data[t->reader.token_end - 1], '"');
    return trace_add(t, "'", text, length, "' ");
}
static int32_t trace_number(void *user, const char *text, size_t length) {
    trace *t = user;
    ck_assert_uint_eq(t->reader.token_end - t->reader.token, length);
    ck_assert_int_eq(memcmp(t->reader.data + t->reader.token, text, length), 0);
    return trace_add(t, "", text, length, " ");
}
static const galleyi_json_events trace_events = { trace_bracket, trace_bracket, trace_key, trace_string, trace_number, trace_word };

static int32_t traced(trace *t, const char *json, size_t size) {
    t->reader.memory = memory;
    t->count = 0;
    if (!t->text.capacity) galleyi_buffer_init(&t->text, &memory);
    galleyi_buffer_clear(&t->text);
    return galleyi_json_read(&t->reader, json, size, &trace_events, t);
}

#if GALLEY_WITH_YAJL

START_TEST(events_come_in_order_with_their_places) {
    setup();
    static trace t;
    const char *json = "\xef\xbb\xbf {\"a\" : [1, -2.5e3 ,true,null], \"b\\u0041\":{\"c\":\"x\\ny\",\"\":false}}\n";
    ck_assert_int_eq(traced(&t, json, strlen(json)), GALLEY_OK);
    ck_assert_str_eq(galleyi_buffer_text(&t.text), "{a=[1 -2.5e3 t n ]bA={c='x\ny' =f }}");
    ck_assert_int_eq(traced(&t, "42", 2), GALLEY_OK);
    ck_assert_str_eq(galleyi_buffer_text(&t.text), "42 ");
    galleyi_json_reader_free(&t.reader);
    galleyi_buffer_free(&t.text);
} END_TEST

START_TEST(escapes_are_read_as_the_standard_says) {
    setup();
    static trace t;
    static const struct { const char *json, *want; } cases[] = {
        { "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "'\"\\/\b\f\n\r\t' " }, { "\"\\u00e9\\ud83d\\udc4d\"", "'é👍' " }, { "\"\\ud800\"", "'\xef\xbf\xbd' " },
        { "\"\\udc4d\\ud83d\"", "'\xef\xbf\xbd\xef\xbf\xbd' " }, { "\"\\ud800\\u0041\"", "'\xef\xbf\xbd" "A' " }, { "\"\\uD83D\\uDC4d!\"", "'👍!' " }, { "\"\"", "'' " },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ck_assert_int_eq(traced(&t, cases[i].json, strlen(cases[i].json)), GALLEY_OK);
        ck_assert_str_eq(galleyi_buffer_text(&t.text), cases[i].want);
    }
    ck_assert_int_eq(traced(&t, "\"a\\u0000b\"", 10), GALLEY_OK);
    ck_assert_uint_eq(t.text.size, 6);
    ck_assert_int_eq(memcmp(t.text.data, "'a\0b' ", 6), 0);
    galleyi_json_reader_free(&t.reader);
    galleyi_buffer_free(&t.text);
} END_TEST

START_TEST(what_is_wrong_is_said_with_its_place) {
    setup();
    static trace t;
    static const struct { const char *json; int32_t status; size_t offset; const char *message; } cases[] = {
        { "", GALLEY_ESYNTAX, 0, "there is no JSON value" }, { " \n", GALLEY_ESYNTAX, 2, "there is no JSON value" },
        { "{\"a\":1", GALLEY_ESYNTAX, 6, "the text ends before its JSON value does" }, { "[1,", GALLEY_ESYNTAX, 3, "the text ends before its JSON value does" },
        { "\"abc", GALLEY_ESYNTAX, 4, "the text ends before its JSON value does" }, { "tru", GALLEY_ESYNTAX, 3, "the text ends before its JSON value does" },
        { "[1,]", GALLEY_ESYNTAX, 3, "']' is not expected here" }, { "[,1]", GALLEY_ESYNTAX, 1, "',' is not expected here" }, { "{\"a\" 1}", GALLEY_ESYNTAX, 5, "'1' is not expected here" },
        { "{\"a\":1,}", GALLEY_ESYNTAX, 7, "'}' is not expected here" }, { "{1:2}", GALLEY_ESYNTAX, 1, "'1' is not expected here" }, { "[1 2]", GALLEY_ESYNTAX, 3, "'2' is not expected here" },
        { "[\"a\" \"b\"]", GALLEY_ESYNTAX, 5, "this string is not expected here" }, { "{}x", GALLEY_ESYNTAX, 2, "something follows the JSON value: 'x'" },
        { "{} {}", GALLEY_ESYNTAX, 3, "something follows the JSON value: '{'" }, { "[True]", GALLEY_ESYNTAX, 1, "'T' is not expected here" }, { "['a']", GALLEY_ESYNTAX, 1, "''' is not expected here" },
        { "[\"a\nb\"]", GALLEY_ESYNTAX, 3, "control character U+000A in a string has to be escaped" }, { "[\"a\\xb\"]", GALLEY_ESYNTAX, 3, "a string has an escape that JSON does not know" },
        { "[\"a\\u12g4b\"]", GALLEY_ESYNTAX, 3, "a string has an escape that JSON does not know" }, { "[\"\xc3\x28\"]", GALLEY_EENCODING, 2, "byte 0xC3 is not valid UTF-8" },
        { "[\"\xed\xa0\x80\"]", GALLEY_EENCODING, 2, "byte 0xED is not valid UTF-8" }, { "[\x01]", GALLEY_ESYNTAX, 1, "byte 0x01 is not expected here" }, { "[01]", GALLEY_ESYNTAX, 2, "'1' is not expected here" },
        { "[1.]", GALLEY_ESYNTAX, 1, "'1' is not expected here" }, { "[1,\f2]", GALLEY_ESYNTAX, 3, "byte 0x0C is not expected here" }, { "{}\v", GALLEY_ESYNTAX, 2, "byte 0x0B is not expected here" }, { "// c\n{}", GALLEY_ESYNTAX, 0, "'/' is not expected here" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ck_assert_msg(traced(&t, cases[i].json, strlen(cases[i].json)) == cases[i].status, "%s", cases[i].json);
        ck_assert_msg(!strcmp(t.reader.message, cases[i].message), "%s: %s", cases[i].json, t.reader.message);
        ck_assert_msg(t.reader.offset == cases[i].offset, "%s: at %zu", cases[i].json, t.reader.offset);
    }
    galleyi_json_reader_free(&t.reader);
    galleyi_buffer_free(&t.text);
} END_TEST

START_TEST(depth_is_limited_and_fifty_thousand_arrays_are_read) {
    setup();
    static trace t;
    enum { DEPTH = 50000 };
    char *json = malloc(2 * DEPTH);
    memset(json, '[', DEPTH);
    memset(json + DEPTH, ']', DEPTH);
    ck_assert_int_eq(traced(&t, json, 2 * DEPTH), GALLEY_OK);
    ck_assert_int_eq(memcmp(t.text.data, json, 2 * DEPTH), 0);
    t.reader.depth_limit = 100;
    ck_assert_int_eq(traced(&t, json, 2 * DEPTH), GALLEY_ELIMIT);
    ck_assert_str_eq(t.reader.message, "nested deeper than limit.depth, 100");
    ck_assert_uint_eq(t.reader.offset, 100);
    free(json);
    galleyi_json_reader_free(&t.reader);
    galleyi_buffer_free(&t.text);
} END_TEST

/* Tokens that stand across the pieces in which yajl is fed. */
START_TEST(tokens_across_pieces_are_whole) {
    setup();
    static trace t;
    enum { PIECE = 1 << 20 };
    static const char *const values[] = { "\"0123\\u00e9456789\"", "\"0123456789\"", "1234567890.5e10", "true", "{\"key\\n\":null}" };
    for (size_t v = 0; v < 5; v++)
        for (size_t shift = 0; shift <= strlen(values[v]); shift++) {
            size_t before = PIECE - shift, size;
            char *json = malloc(PIECE + 100);
            memset(json, ' ', PIECE);
            json[0] = '[';
            memcpy(json + before, values[v], strlen(values[v]));
            size = before + strlen(values[v]);
            json[size++] = ']';
            ck_assert_int_eq(traced(&t, json, size), GALLEY_OK);
            static const char *const want[] = { "['0123é456789' ]", "['0123456789' ]", "[1234567890.5e10 ]", "[t ]", "[{key\n=n }]" };
            ck_assert_str_eq(galleyi_buffer_text(&t.text), want[v]);
            free(json);
        }
    galleyi_json_reader_free(&t.reader);
    galleyi_buffer_free(&t.text);
} END_TEST

START_TEST(an_event_that_fails_ends_the_reading) {
    setup();
    static trace t;
    for (int i = 1; i <= 9; i++) {
        t.stop_at = i;
        ck_assert_int_eq(traced(&t, "{\"a\":[1,true,\"x\"],\"b\":null}", 28), GALLEY_ECANCELLED);
        ck_assert_int_eq(t.count, i);
        ck_assert_str_eq(t.reader.message, "cancelled");
    }
    galleyi_json_reader_free(&t.reader);
    galleyi_buffer_free(&t.text);
} END_TEST

/* yajl asks for memory some twenty times; each time it is refused once. */
START_TEST(yajl_without_memory_ends_as_a_status) {
    setup();
    static trace t;
    char json[4000] = "{\"a\\n\":[";
    size_t size = strlen(json), refused = 0;
    for (; size < 1500; size++) json[size] = '[';
    for (size_t i = 7; i < 1500; i++) json[size++] = ']';
    strcpy(json + size, ",\"b\":\"\\u00e9\"}");
    int32_t status = GALLEY_ELIMIT;
    for (t.reader.memory_limit = 16; status == GALLEY_ELIMIT; t.reader.memory_limit += 16) {
        status = traced(&t, json, strlen(json));
        refused += status == GALLEY_ELIMIT;
        if (status) ck_assert_str_ne(t.reader.message, "");
    }
    ck_assert_msg(status == GALLEY_OK, "%d: %s", (int)status, t.reader.message);
    ck_assert_uint_gt(refused, 100);
    galleyi_json_reader_free(&t.reader);
    galleyi_buffer_free(&t.text);
} END_TEST

#else
#  define yajl_without_memory_ends_as_a_status both_paths_escape_alike
#  define events_come_in_order_with_their_places both_paths_escape_alike
#  define escapes_are_read_as_the_standard_says both_paths_escape_alike
#  define depth_is_limited_and_fifty_thousand_arrays_are_read both_paths_escape_alike
#  define tokens_across_pieces_are_whole both_paths_escape_alike
#  define an_event_that_fails_ends_the_reading both_paths_escape_alike
START_TEST(what_is_wrong_is_said_with_its_place) {
    setup();
    static trace t;
    ck_assert_int_eq(traced(&t, "{}", 2), GALLEY_EUNSUPPORTED);
} END_TEST
#endif

UNIT_MAIN("json", what_has_to_be_escaped_is_and_nothing_else, both_paths_escape_alike, canonical_json_has_no_white_space_but_the_last_line_feed, indented_json_is_for_people,
          the_emitter_flushes_as_it_goes_and_keeps_the_first_failure, integers_are_read_in_every_spelling, events_come_in_order_with_their_places,
          escapes_are_read_as_the_standard_says, what_is_wrong_is_said_with_its_place, depth_is_limited_and_fifty_thousand_arrays_are_read,
          tokens_across_pieces_are_whole, yajl_without_memory_ends_as_a_status, an_event_that_fails_ends_the_reading)
