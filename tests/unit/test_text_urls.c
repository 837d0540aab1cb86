/* lib/text/urls: resolving, parts, words, safety. */
#include "unit.h"
#include "text/urls.h"

static galleyi_memory memory;
static galleyi_arena arena;
static void arena_setup(void) {
    ck_assert_int_eq(galleyi_memory_init(&memory, NULL), GALLEY_OK);
    galleyi_arena_init(&arena, &memory);
}

START_TEST(references_resolve_as_the_standard_says) {
    static const char *const cases[][3] = {   /* base, reference, result ("": none) */
        { "https://www.example.com/news/2025/one.html?id=5#top", "", "https://www.example.com/news/2025/one.html?id=5" },
        { "https://www.example.com/news/2025/one.html?id=5#top", "#x", "https://www.example.com/news/2025/one.html?id=5#x" },
        { "https://www.example.com/news/2025/one.html?id=5#top", "?q=a b", "https://www.example.com/news/2025/one.html?q=a%20b" },
        { "https://www.example.com/news/2025/one.html?id=5#top", "two", "https://www.example.com/news/2025/two" },
        { "https://www.example.com/news/2025/one.html?id=5#top", "../../../x/./y/..", "https://www.example.com/x/" },
        { "https://www.example.com/news/2025/one.html?id=5#top", "/a\\b", "https://www.example.com/a/b" },
        { "https://www.example.com/news/2025/one.html?id=5#top", "//cdn.example.net/i.png", "https://cdn.example.net/i.png" },
        { "https://www.example.com/news/2025/one.html?id=5#top", "https:two", "https://www.example.com/news/2025/two" },
        { "https://www.example.com/news/2025/one.html?id=5#top", "http:two", "http://two/" },
        { "https://www.example.com/news/2025/one.html?id=5#top", " \n /a\tb ", "https://www.example.com/ab" },
        { "http://user:pw@Example.COM:8080/a/../b", "c", "http://user:pw@example.com:8080/c" },
        { "https://e.org/", "MAILTO:A@b.c?subject=x y", "mailto:A@b.c?subject=x%20y" },
        { "https://e.org/", "javascript:alert(1)", "javascript:alert(1)" },
        { "https://e.org/", "data:image/png;base64,AA==", "data:image/png;base64,AA==" },
        { "https://e.org/", "1:2", "https://e.org/1:2" },
        { "", "HTTP://EXAMPLE.com:80", "http://example.com/" },
        { "", "https://a:0443/?'#'", "https://a/?%27#'" },
        { "", "https://h/%2e%2E/x/%2e", "https://h/x/" },
        { "", "https://h/<>\"`{}|^ ?<>#<>", "https://h/%3C%3E%22%60%7B%7D|%5E%20?%3C%3E#%3C%3E" },
        { "", "https://m\xc3\xbcller.de/stra\xc3\x9f" "e", "https://xn--mller-kva.de/stra%C3%9Fe" },
        { "", "https://\xe4\xbe\x8b\xe3\x81\x88.jp", "https://xn--r8jz45g.jp/" },
        { "", "https://u@v@h/", "https://u%40v@h/" },
        { "", "https://[::1]:8080/x", "https://[::1]:8080/x" },
        { "", "https://ex ample.com/", "" }, { "", "https://", "" }, { "", "https://a:99999/", "" }, { "", "https://a:b/", "" }, { "", "relative", "" }, { "", "", "" },
        { "mailto:x@y", "a", "" }, { "mailto:x@y", "#a", "mailto:x@y#a" },
    };
    arena_setup();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *result = galleyi_url_resolve(&arena, *cases[i][0] ? cases[i][0] : NULL, cases[i][1], strlen(cases[i][1]));
        ck_assert_str_eq(result ? result : "", cases[i][2]);
        if (!result) continue;
        const char *again = galleyi_url_resolve(&arena, NULL, result, strlen(result));
        ck_assert_str_eq(again, result);
    }
    galleyi_arena_free(&arena);
} END_TEST

START_TEST(a_parsed_address_knows_its_parts) {
    arena_setup();
    galleyi_url url;
    const char *text = "https://a:b@News.example.com:444/p/q?x#y";
    ck_assert_int_eq(galleyi_url_parse(&url, &arena, text, strlen(text), NULL), GALLEY_OK);
    ck_assert_uint_eq(url.scheme, 5);
    ck_assert_int_eq(strncmp(url.text + url.host, "news.example.com", url.host_end - url.host), 0);
    ck_assert_str_eq(url.text + url.path, "/p/q?x#y");
    ck_assert_str_eq(url.text + url.query, "?x#y");
    ck_assert_str_eq(url.text + url.fragment, "#y");
    ck_assert_int_eq(galleyi_url_parse(&url, &arena, "x", 1, NULL), GALLEY_EARGUMENT);
    galleyi_url base;
    ck_assert_int_eq(galleyi_url_parse(&base, &arena, text, strlen(text), NULL), GALLEY_OK);
    ck_assert_int_eq(galleyi_url_parse(&url, &arena, "?z", 2, &base), GALLEY_OK);
    ck_assert_str_eq(url.text, "https://a:b@news.example.com:444/p/q?z");
    ck_assert_str_eq(url.text + url.query, "?z");
    ck_assert_int_eq(galleyi_url_parse(&url, &arena, "", 0, &base), GALLEY_OK);
    ck_assert_str_eq(url.text + url.query, "?x");
    galleyi_arena_free(&arena);
} END_TEST

static const char *kept(galleyi_url_part part) {
    static char text[100];
    snprintf(text, sizeof text, "%.*s", (int)part.size, part.text);
    return text;
}
#define PART(function, text) kept(function(text, strlen(text)))

START_TEST(host_domain_and_path_are_slices) {
    ck_assert_str_eq(PART(galleyi_url_host, "https://u:p@www.example.com:80/x"), "www.example.com");
    ck_assert_str_eq(PART(galleyi_url_host, "//example.com?x"), "example.com");
    ck_assert_str_eq(PART(galleyi_url_host, "http://[::1]:80/"), "[::1]");
    ck_assert_str_eq(PART(galleyi_url_host, "mailto:a@b.c"), "");
    ck_assert_str_eq(PART(galleyi_url_host, "/path//x"), "");
    ck_assert_str_eq(PART(galleyi_url_host, "a/http://x"), "");
    ck_assert_str_eq(PART(galleyi_url_host, ""), "");
    ck_assert_str_eq(PART(galleyi_url_domain, "www.news.example.com"), "example.com");
    ck_assert_str_eq(PART(galleyi_url_domain, "www.example.co.uk."), "example.co.uk");
    ck_assert_str_eq(PART(galleyi_url_domain, "news.example.com.au"), "example.com.au");
    ck_assert_str_eq(PART(galleyi_url_domain, "co.uk"), "co.uk");
    ck_assert_str_eq(PART(galleyi_url_domain, "localhost"), "localhost");
    ck_assert_str_eq(PART(galleyi_url_domain, "192.168.0.1"), "192.168.0.1");
    ck_assert_str_eq(PART(galleyi_url_domain, ""), "");
    ck_assert_str_eq(PART(galleyi_url_path, "https://h/a/b?c#d"), "/a/b");
    ck_assert_str_eq(PART(galleyi_url_path, "https://h?c"), "");
    ck_assert_str_eq(PART(galleyi_url_path, "a/b?c"), "a/b");
    ck_assert_str_eq(PART(galleyi_url_path, "https://b\xc3\xbc" "cher.example/\xe4\xba\xba/\xff?c"), "/\xe4\xba\xba/\xff");
    galleyi_url_part nul = galleyi_url_path("/a\0b?c", 6);
    ck_assert_uint_eq(nul.size, 4);
} END_TEST

START_TEST(words_of_the_path_are_decoded_and_lower_case) {
    static const char *const cases[][2] = {
        { "https://h.example/2025/06/Mayor-opens_Bridge.html?x=y", "2025 06 mayor opens bridge html " },
        { "https://h.example/stra%C3%9Fe-%C3%84rger", "stra\xc3\x9f" "e \xc3\xa4rger " },
        { "https://h.example/%E4%B8%AD%E6%96%87/\xd0\x9c\xd0\xb8\xd1\x80", "\xe4\xb8\xad\xe6\x96\x87 \xd0\xbc\xd0\xb8\xd1\x80 " },
        { "https://h.example/123?title=The-news#x", "123 title the news " },
        { "https://h.example/a%", "a " }, { "https://h.example/%FFa%C3", "a " }, { "https://h.example", "" }
    };
    arena_setup();
    galleyi_buffer out;
    galleyi_buffer_init(&out, &memory);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        galleyi_buffer_clear(&out);
        ck_assert_int_eq(galleyi_url_words(&out, cases[i][0], strlen(cases[i][0])), GALLEY_OK);
        ck_assert_str_eq(galleyi_buffer_text(&out), cases[i][1]);
    }
    galleyi_buffer_free(&out);
} END_TEST

START_TEST(scripts_are_not_safe_however_they_are_written) {
    static const char *const safe[] = { "http://x", "HTTPS://x", "mailto:a@b", "tel:+49", "/a:b", "a/b:c", "?x:y", "#javascript:x", "", "1:2", "page.html", "//h/x", ":x" };
    static const char *const unsafe[] = { "javascript:alert(1)", " javascript:x", "JaVaScRiPt:x", "java\nscript:x", "java\tscript:x", "\x01javascript:x", "vbscript:x", "data:text/html,x",
                                          "file:///etc/passwd", "blob:x", "about:blank", "data:image/png;base64,AA", "java script:x" };
    for (size_t i = 0; i < sizeof safe / sizeof *safe; i++) ck_assert_msg(galleyi_url_is_safe(safe[i], strlen(safe[i]), false), "%s", safe[i]);
    for (size_t i = 0; i < sizeof unsafe / sizeof *unsafe; i++) ck_assert_msg(!galleyi_url_is_safe(unsafe[i], strlen(unsafe[i]), false), "%s", unsafe[i]);
#define IMAGE(text) galleyi_url_is_safe(text, sizeof text - 1, true)
    ck_assert(IMAGE("data:image/png;base64,AA"));
    ck_assert(IMAGE("DATA:image/JPEG,AA"));
    ck_assert(!IMAGE("data:image/svg+xml,<svg/>"));
    ck_assert(!IMAGE("data:text/html,x"));
    ck_assert(!IMAGE("data:"));
    ck_assert(!IMAGE("javascript:x"));
    ck_assert(galleyi_url_has_scheme("Java\nScript:x", 13, "javascript"));
    ck_assert(!galleyi_url_has_scheme("java", 4, "java"));
} END_TEST

static void *GALLEY_CALL no_memory(void *user, void *ptr, size_t old_size, size_t new_size) {
    (void)user; (void)ptr; (void)old_size; (void)new_size;
    return NULL;
}

START_TEST(no_memory_is_a_status) {
    galley_allocator table = { sizeof table, 0, NULL, no_memory };
    galleyi_url url;
    ck_assert_int_eq(galleyi_memory_init(&memory, &table), GALLEY_OK);
    galleyi_arena_init(&arena, &memory);
    ck_assert_int_eq(galleyi_url_parse(&url, &arena, "https://h/", 10, NULL), GALLEY_ENOMEM);
    ck_assert_ptr_null(galleyi_url_resolve(&arena, NULL, "https://h/", 10));
    galleyi_arena_free(&arena);
} END_TEST

START_TEST(any_bytes_are_parsed_within_bounds) {
    static const char parts[][9] = { "http", "s", ":", "/", "//", "\\", "@", "?", "#", "%", "%2e", ".", "..", "[", "]", "a", "9", "\xc3\xbc", "\xff", " ", "\t", "xn--", "\xe3\x80\x82", "mailto:" };
    arena_setup();
    uint32_t seed = 11;
    for (int round = 0; round < 100000; round++) {
        char text[120];
        size_t size = 0;
        for (int i = 0; i < round % 13; i++) {
            seed = seed * 1664525 + 1013904223;
            const char *part = parts[(seed >> 16) % (sizeof parts / sizeof *parts)];
            memcpy(text + size, part, strlen(part));
            size += strlen(part);
        }
        char *exact = malloc(size + !size);
        memcpy(exact, text, size);
        galleyi_url url, base, twice;
        ck_assert_int_eq(galleyi_url_parse(&base, &arena, "https://h/a/b?c#d", 17, NULL), GALLEY_OK);
        if (galleyi_url_parse(&url, &arena, exact, size, round & 1 ? &base : NULL) == GALLEY_OK) {
            ck_assert_uint_eq(strlen(url.text), url.size);
            ck_assert(url.scheme < url.host && url.host <= url.host_end && url.host_end <= url.path && url.path <= url.query && url.query <= url.fragment && url.fragment <= url.size);
            ck_assert_int_eq(galleyi_url_parse(&twice, &arena, url.text, url.size, NULL), GALLEY_OK);
            ck_assert_str_eq(twice.text, url.text);
        }
        galleyi_url_host(exact, size);
        galleyi_url_path(exact, size);
        galleyi_url_is_safe(exact, size, true);
        free(exact);
        galleyi_arena_reset(&arena);
    }
    galleyi_arena_free(&arena);
} END_TEST

UNIT_MAIN("urls", references_resolve_as_the_standard_says, a_parsed_address_knows_its_parts, host_domain_and_path_are_slices,
          words_of_the_path_are_decoded_and_lower_case, scripts_are_not_safe_however_they_are_written, no_memory_is_a_status, any_bytes_are_parsed_within_bounds)
