/* Which encoding a page or a text has; html5lib's encoding cases where ../shared is there. */
#include "unit.h"
#include "text/encodings_sniff.h"

static galleyi_sniffed html(const char *text, const char *charset, const char *language, const char *host) {
    galleyi_sniff_hints hints = { charset, language, host, false };
    return galleyi_sniff_html(text, strlen(text), &hints);
}
#define SNIFFED(call, wanted, from) do { \
        galleyi_sniffed sniffed_ = (call); \
        ck_assert_str_eq(galleyi_encoding_name(sniffed_.encoding), wanted); \
        ck_assert_str_eq(galleyi_sniff_origin_name(sniffed_.origin), from); \
    } while (0)

static char *read_file(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    if (!file) return NULL;
    char *data = malloc(1 << 20);
    *size = fread(data, 1, (1 << 20) - 1, file);
    data[*size] = '\0';
    fclose(file);
    return data;
}

static const char *find(const char *from, const char *end, const char *word) {
    for (size_t length = strlen(word); (size_t)(end - from) >= length; from++)
        if (!memcmp(from, word, length)) return from;
    return NULL;
}

START_TEST(html5lib_encoding_cases_pass) {
    static const char *const files[] = { "tests1.dat", "tests2.dat", "test-yahoo-jp.dat" };
    static const galleyi_sniff_hints standard = { NULL, NULL, NULL, true };
    int cases = 0, passed = 0, differ = 0;
    for (size_t f = 0; f < 3; f++) {
        char path[500];
        size_t size;
        snprintf(path, sizeof path, "%s/conformance/html5lib/encoding/%s", GALLEY_SHARED_DIR, files[f]);
        char *data = read_file(path, &size);
        if (!data) { printf("skipped: no %s\n", path); return; }
        const char *at = data, *end = data + size;
        while ((at = find(at, end, "#data\n")) != NULL) {
            const char *begin = at + 6, *stop = find(begin, end, "\n#encoding\n");
            ck_assert_ptr_nonnull(stop);
            const char *name = stop + 11, *line = memchr(name, '\n', (size_t)(end - name));
            if (!line) line = end;
            galleyi_sniffed sniffed = galleyi_sniff_html(begin, (size_t)(stop - begin), &standard);
            cases++;
            if (sniffed.encoding == galleyi_encoding_find(name, (size_t)(line - name))) passed++;
            else printf("%s, case %d: %s (%s), not %.*s\n", files[f], cases, galleyi_encoding_name(sniffed.encoding), galleyi_sniff_origin_name(sniffed.origin),
                        (int)(line - name), name);
            /* Without hints.standard a meta is not believed against a whole page of UTF-8: the Yahoo case declares EUC-JP and is that. */
            galleyi_sniffed by_default = galleyi_sniff_html(begin, (size_t)(stop - begin), NULL);
            if (by_default.encoding != sniffed.encoding) {
                differ++;
                ck_assert_int_eq(by_default.origin, GALLEYI_SNIFF_UTF_8_VALID);
                ck_assert_int_eq(sniffed.encoding, GALLEYI_ENCODING_EUC_JP);
            }
            at = line;
        }
        free(data);
    }
    printf("html5lib encoding: %d of %d by the standard; %d by default\n", passed, cases, cases - differ);
    ck_assert_int_eq(differ, 1);
    ck_assert_int_eq(cases, 82);
    ck_assert_int_eq(passed, cases);
} END_TEST

START_TEST(what_is_declared_wins_in_the_standards_order) {
    SNIFFED(html("\xef\xbb\xbf<meta charset=koi8-r>", "gbk", NULL, NULL), "UTF-8", "bom");
    SNIFFED(html("\xff\xfe<", "gbk", NULL, NULL), "UTF-16LE", "bom");
    SNIFFED(html("<meta charset=koi8-r>", "gbk", NULL, NULL), "GBK", "charset");
    SNIFFED(html("<meta charset=koi8-r>", "no-such-label", NULL, NULL), "KOI8-R", "meta");
    SNIFFED(html("<!-- <meta charset=utf-8> --><META CHARSET = 'KOI8-R' >", NULL, NULL, NULL), "KOI8-R", "meta");
    SNIFFED(html("<meta http-equiv=content-type content='text/html; charset = shift_jis'>", NULL, NULL, NULL), "Shift_JIS", "meta");
    SNIFFED(html("<meta content='charset=x charset=gbk' http-equiv=content-type>", NULL, NULL, NULL), "windows-1252", "default");
    SNIFFED(html("<meta content='charset charset=gbk' http-equiv=content-type>", NULL, NULL, NULL), "GBK", "meta");
    SNIFFED(html("<meta charset=utf-16>", NULL, NULL, NULL), "UTF-8", "meta");
    SNIFFED(html("<meta charset=x-user-defined>", NULL, NULL, NULL), "windows-1252", "meta");
    SNIFFED(html("<?xml version='1.0' encoding='koi8-u'?><html>", NULL, NULL, NULL), "KOI8-U", "xml");
    SNIFFED(html("<?xml version='1.0' encoding='koi8-u'?><meta charset=big5>", NULL, NULL, NULL), "Big5", "meta");
    SNIFFED(html("<title a='<meta charset=gbk>'><meta charset=euc-kr>", NULL, NULL, NULL), "EUC-KR", "meta");
    SNIFFED(galleyi_sniff_html("<\0?\0x\0m\0", 8, NULL), "UTF-16LE", "xml");
    SNIFFED(galleyi_sniff_html(NULL, 0, NULL), "windows-1252", "default");
} END_TEST

START_TEST(a_late_meta_counts_but_not_in_scripts_nor_against_good_utf_8) {
    static char page[9000];
    for (size_t at = 900; at < 8900; at += 1000) {
        memset(page, ' ', sizeof page);
        memcpy(page + at, "<meta charset=big5>", 19);
        SNIFFED(galleyi_sniff_html(page, sizeof page, NULL), "Big5", "meta");
        memcpy(page + at - 100, "<script src=x>", 14);
        if (at + 19 > 4096) SNIFFED(galleyi_sniff_html(page, sizeof page, NULL), "windows-1252", "default");
        memcpy(page + at - 50, "</SCRIPT>", 9);
        SNIFFED(galleyi_sniff_html(page, sizeof page, NULL), "Big5", "meta");
        memcpy(page + 8990, "\xc3\xa9", 2);
        if (at + 19 > 4096) SNIFFED(galleyi_sniff_html(page, sizeof page, NULL), "UTF-8", "utf-8-valid");
    }
} END_TEST

START_TEST(a_meta_is_not_believed_where_the_page_is_all_utf_8) {
    char page[400] = "<meta charset=gb2312><p>";
    for (int i = 0; i < 7; i++) strcat(page, "\xe4\xb8\xad ");
    SNIFFED(html(page, NULL, NULL, NULL), "GBK", "meta");
    strcat(page, "\xe6\x96\x87 ");
    SNIFFED(html(page, NULL, NULL, NULL), "UTF-8", "utf-8-valid");
    SNIFFED(html(page, "gbk", NULL, NULL), "GBK", "charset");
    strcat(page, "\xff ");
    SNIFFED(html(page, NULL, NULL, NULL), "GBK", "meta");
    for (int i = 0; i < 40; i++) strcat(page, "\xe4\xb8\xad ");
    SNIFFED(html(page, NULL, NULL, NULL), "UTF-8", "utf-8-likely");
    SNIFFED(html("<meta charset=gbk><p>\xd6\xd0\xce\xc4\xd6\xd0\xce\xc4\xd6\xd0\xce\xc4\xd6\xd0\xce\xc4", NULL, NULL, NULL), "GBK", "meta");
} END_TEST

START_TEST(undeclared_pages_are_judged_by_their_bytes_language_and_domain) {
    SNIFFED(html("<p>na\xc3\xafve", NULL, "ru", "a.ru"), "UTF-8", "utf-8-valid");
    SNIFFED(html("<p>na\xc3\xafve \xc3", NULL, "ru", "a.ru"), "UTF-8", "utf-8-valid");
    SNIFFED(html("<p>na\xefve", NULL, NULL, NULL), "windows-1252", "default");
    SNIFFED(html("<p>\xcf\xf0\xe8\xe2\xe5\xf2", NULL, "ru-RU", NULL), "windows-1251", "language");
    SNIFFED(html("<p>\xcf\xf0\xe8\xe2\xe5\xf2", NULL, NULL, "news.example.ru"), "windows-1251", "domain");
    SNIFFED(html("<p>\xcf\xf0\xe8\xe2\xe5\xf2", NULL, "sah", NULL), "windows-1251", "language");
    SNIFFED(html("<!doctype html><HTML dir=ltr LANG='ru-RU'><p>\xcf\xf0\xe8\xe2\xe5\xf2", NULL, NULL, "a.example"), "windows-1251", "language");
    SNIFFED(html("<html lang=ru><p>\xcf\xf0\xe8\xe2\xe5\xf2", NULL, "de", NULL), "windows-1252", "default");
    SNIFFED(html("<p>\xa4\xa4\xa4\xe5", NULL, "zh-Hant", NULL), "Big5", "language");
    SNIFFED(html("<p>\xd6\xd0\xce\xc4", NULL, "zh-CN", NULL), "GBK", "language");
    if (galleyi_encoding_built(GALLEYI_ENCODING_EUC_JP)) SNIFFED(html("<p>\x93\xfa\x96{\x8c\xea", NULL, "ja", NULL), "Shift_JIS", "language");
    if (galleyi_encoding_built(GALLEYI_ENCODING_EUC_JP)) SNIFFED(html("<p>\xc6\xfc\xcb\xdc\xb8\xec\xa4\xce\xa5\xcb\xa5\xe5\xa1\xbc\xa5\xb9\xc6\xfc\xcb\xdc\xb8\xec\xc0\xa4", NULL, "ja", NULL), "EUC-JP", "language");
    if (galleyi_encoding_built(GALLEYI_ENCODING_EUC_JP)) SNIFFED(html("<p>\x1b$BF|K\\8l\x1b(B", NULL, NULL, "example.co.jp"), "ISO-2022-JP", "domain");
    if (galleyi_encoding_built(GALLEYI_ENCODING_SHIFT_JIS)) SNIFFED(html("<p>na\xefve caf\xe9 na\xefve caf\xe9", NULL, NULL, "example.jp"), "windows-1252", "default");
    SNIFFED(html("<p>plain", NULL, "ru", NULL), "windows-1251", "language");
    char page[400] = "<p>\xff";
    for (int i = 0; i < 40; i++) strcat(page, "\xc3\xa9t\xc3\xa9 ");
    SNIFFED(html(page, NULL, NULL, NULL), "UTF-8", "utf-8-likely");
} END_TEST

static galleyi_sniffed wide(const char *utf8, int big, size_t cut) {
    static unsigned char units[4000];
    size_t size = 0;
    for (const unsigned char *p = (const unsigned char *)utf8; *p;) {
        unsigned c = *p++;
        if (c >= 0xe0) { c = (c & 15) << 12 | (unsigned)(p[0] & 63) << 6 | (p[1] & 63); p += 2; }
        else if (c >= 0xc0) c = (c & 31) << 6 | (*p++ & 63);
        units[size + !!big] = (unsigned char)c;
        units[size + !big] = (unsigned char)(c >> 8);
        size += 2;
    }
    return galleyi_sniff_text((const char *)units, size - cut, NULL);
}

START_TEST(utf_16_without_a_mark_is_known_by_its_units) {
    static const char *const texts[] = {
        "Hi", "A plain line of text.\nAnother one, 2025.\n", "Gr\xc3\xbc\xc3\x9f Gott, Z\xc3\xbcrich", "\xd0\x9f\xd1\x80\xd0\xb8\xd0\xb2\xd0\xb5\xd1\x82, \xd0\xbc\xd0\xb8\xd1\x80\n",
        "\xd0\x92 \xd0\xbc\xd0\xbe\xd1\x81\xd0\xba\xd0\xb2\xd0\xb5 \xd0\xbf\xd1\x80\xd0\xbe\xd1\x88\xd0\xbb\xd0\xb8 \xd0\xb2\xd1\x8b\xd0\xb1\xd0\xbe\xd1\x80\xd1\x8b",
        "\xe4\xb8\x80\xe4\xb8\xaa\xe4\xb8\x80\xe4\xb8\x80\xe6\x96\xb0\xe9\x97\xbb\n\xe4\xb8\xad\xe5\x9b\xbd\xe6\x96\xb0\xe9\x97\xbb 2025", "\xe6\x97\xa5\xe6\x9c\xac\xe3\x80\x82\xe3\x81\x99\xe3\x82\x8b\xe3\x80\x81\xe6\x96\xb0",
        "\xeb\x89\xb4\xec\x8a\xa4 \xec\x86\x8d\xeb\xb3\xb4\n\xec\x84\x9c\xec\x9a\xb8", "\xce\x95\xce\xbb\xce\xbb\xce\xac\xce\xb4\xce\xb1 \xce\xbd\xce\xad\xce\xb1"
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        SNIFFED(wide(texts[i], 0, 0), "UTF-16LE", "utf-16");
        SNIFFED(wide(texts[i], 1, 0), "UTF-16BE", "utf-16");
        if (i) SNIFFED(wide(texts[i], 0, 1), "UTF-16LE", "utf-16");
    }
} END_TEST

START_TEST(eight_bit_text_is_not_taken_for_utf_16) {
#define TEXT(text) galleyi_sniff_text(text, sizeof text - 1, NULL)
    SNIFFED(TEXT("plain words, evenly put"), "windows-1252", "default");
    SNIFFED(TEXT("words with a stray\0zero between them"), "windows-1252", "default");
    SNIFFED(TEXT("un caf\xe9 avec un z\xe9ro\0 et des mots \xe0 c\xf4t\xe9, encore"), "windows-1252", "default");
    SNIFFED(TEXT("na\xc3\xafve\0 text of some length that is UTF-8"), "UTF-8", "utf-8-valid");
    SNIFFED(TEXT("\xb0\xa1\xb0\xa2\xb0\xa3\xb0\xa4\xb0\xa5\xb0\xa6"), "windows-1252", "default");
    SNIFFED(TEXT("\x82\xa0\x82\xa2\x88\x9f\x88\xa0\x81\x42"), "windows-1252", "default");
    SNIFFED(TEXT(""), "windows-1252", "default");
    SNIFFED(TEXT("a"), "windows-1252", "default");
    SNIFFED(TEXT("\xef\xbb\xbf" "abc"), "UTF-8", "bom");
    galleyi_sniff_hints hints = { "latin1", NULL, NULL, false };
    SNIFFED(galleyi_sniff_text("na\xc3\xafve", 6, &hints), "windows-1252", "charset");
} END_TEST

START_TEST(xml_asks_its_declaration) {
    SNIFFED(galleyi_sniff_xml("<?xml version=\"1.0\" encoding=\"iso-8859-2\"?><a/>", 47, NULL), "ISO-8859-2", "xml");
    SNIFFED(galleyi_sniff_xml("<?xml version=\"1.0\"?><a>\xc3\xa9</a>", 30, NULL), "UTF-8", "utf-8-valid");
    SNIFFED(galleyi_sniff_xml("\0<\0a\0/\0>", 8, NULL), "UTF-16BE", "xml");
    SNIFFED(galleyi_sniff_xml("<\0a\0/\0>\0", 8, NULL), "UTF-16LE", "xml");
    SNIFFED(galleyi_sniff_xml("<?xml encoding='utf-16'?><a/>", 29, NULL), "UTF-8", "xml");
} END_TEST

START_TEST(a_prescan_of_every_cut_stays_inside) {
    const char *page = "<!--x--><?pi?><html lang='de' a=b c><meta http-equiv=content-type content=\"text/html; charset='koi8-r'\"><meta charset=gbk></a b='c'>";
    for (size_t size = 0; size <= strlen(page); size++) {
        char *copy = malloc(size + !size);
        memcpy(copy, page, size);
        galleyi_sniffed sniffed = galleyi_sniff_html(copy, size, NULL);
        ck_assert(sniffed.encoding == GALLEYI_ENCODING_WINDOWS_1252 || sniffed.encoding == GALLEYI_ENCODING_KOI8_R);
        galleyi_sniff_text(copy, size, NULL);
        galleyi_sniff_xml(copy, size, NULL);
        free(copy);
    }
} END_TEST

UNIT_MAIN("sniffing", html5lib_encoding_cases_pass, what_is_declared_wins_in_the_standards_order, a_late_meta_counts_but_not_in_scripts_nor_against_good_utf_8,
          a_meta_is_not_believed_where_the_page_is_all_utf_8, undeclared_pages_are_judged_by_their_bytes_language_and_domain, utf_16_without_a_mark_is_known_by_its_units,
          eight_bit_text_is_not_taken_for_utf_16, xml_asks_its_declaration, a_prescan_of_every_cut_stays_inside)
