#include "text/encodings_sniff.h"
#include "core/utf8.h"
#include "text/unicode.h"

enum { SNIFF_PRESCAN = 4096, SNIFF_SAMPLE = 32768 };

const char *galleyi_sniff_origin_name(galleyi_sniff_origin origin) {
    switch (origin) {
    case GALLEYI_SNIFF_BOM:          return "bom";
    case GALLEYI_SNIFF_CHARSET:      return "charset";
    case GALLEYI_SNIFF_META:         return "meta";
    case GALLEYI_SNIFF_XML:          return "xml";
    case GALLEYI_SNIFF_UTF_8_VALID:  return "utf-8-valid";
    case GALLEYI_SNIFF_UTF_8_LIKELY: return "utf-8-likely";
    case GALLEYI_SNIFF_UTF_16:       return "utf-16";
    case GALLEYI_SNIFF_LANGUAGE:     return "language";
    case GALLEYI_SNIFF_DOMAIN:       return "domain";
    default:                         return "default";
    }
}

galleyi_encoding galleyi_sniff_bom(const char *data, size_t size, size_t *mark) {
    *mark = size >= 3 && !memcmp(data, "\xef\xbb\xbf", 3) ? 3 : size >= 2 && (!memcmp(data, "\xfe\xff", 2) || !memcmp(data, "\xff\xfe", 2)) ? 2 : 0;
    if (!*mark) return GALLEYI_ENCODING_NONE;
    return *mark == 3 ? GALLEYI_ENCODING_UTF_8 : *data == '\xfe' ? GALLEYI_ENCODING_UTF_16BE : GALLEYI_ENCODING_UTF_16LE;
}

/* The default of browsers for a language: https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding, the table behind step 9,
   and top-level domains where the language of nearly all pages is one of them. Two letters, sorted. */
typedef struct sniff_default { char key[4]; uint8_t encoding; } sniff_default;
static const sniff_default sniff_languages[] = {
    { "ar", GALLEYI_ENCODING_WINDOWS_1256 }, { "az", GALLEYI_ENCODING_WINDOWS_1254 }, { "ba", GALLEYI_ENCODING_WINDOWS_1251 }, { "be", GALLEYI_ENCODING_WINDOWS_1251 },
    { "bg", GALLEYI_ENCODING_WINDOWS_1251 }, { "cs", GALLEYI_ENCODING_WINDOWS_1250 }, { "el", GALLEYI_ENCODING_ISO_8859_7 }, { "et", GALLEYI_ENCODING_WINDOWS_1257 },
    { "fa", GALLEYI_ENCODING_WINDOWS_1256 }, { "he", GALLEYI_ENCODING_WINDOWS_1255 }, { "hr", GALLEYI_ENCODING_WINDOWS_1250 }, { "hu", GALLEYI_ENCODING_ISO_8859_2 },
    { "iw", GALLEYI_ENCODING_WINDOWS_1255 }, { "ja", GALLEYI_ENCODING_SHIFT_JIS }, { "kk", GALLEYI_ENCODING_WINDOWS_1251 }, { "ko", GALLEYI_ENCODING_EUC_KR },
    { "ku", GALLEYI_ENCODING_WINDOWS_1254 }, { "ky", GALLEYI_ENCODING_WINDOWS_1251 }, { "lt", GALLEYI_ENCODING_WINDOWS_1257 }, { "lv", GALLEYI_ENCODING_WINDOWS_1257 },
    { "mk", GALLEYI_ENCODING_WINDOWS_1251 }, { "pl", GALLEYI_ENCODING_ISO_8859_2 }, { "ro", GALLEYI_ENCODING_WINDOWS_1250 }, { "ru", GALLEYI_ENCODING_WINDOWS_1251 },
    { "sah", GALLEYI_ENCODING_WINDOWS_1251 }, { "sk", GALLEYI_ENCODING_WINDOWS_1250 }, { "sl", GALLEYI_ENCODING_ISO_8859_2 }, { "sr", GALLEYI_ENCODING_WINDOWS_1251 },
    { "tg", GALLEYI_ENCODING_WINDOWS_1251 }, { "th", GALLEYI_ENCODING_WINDOWS_874 }, { "tr", GALLEYI_ENCODING_WINDOWS_1254 }, { "tt", GALLEYI_ENCODING_WINDOWS_1251 },
    { "uk", GALLEYI_ENCODING_WINDOWS_1251 }, { "vi", GALLEYI_ENCODING_WINDOWS_1258 }, { "zh", GALLEYI_ENCODING_GBK }
};
static const sniff_default sniff_domains[] = {
    { "ae", GALLEYI_ENCODING_WINDOWS_1256 }, { "az", GALLEYI_ENCODING_WINDOWS_1254 }, { "bg", GALLEYI_ENCODING_WINDOWS_1251 }, { "by", GALLEYI_ENCODING_WINDOWS_1251 },
    { "cn", GALLEYI_ENCODING_GBK }, { "cz", GALLEYI_ENCODING_WINDOWS_1250 }, { "ee", GALLEYI_ENCODING_WINDOWS_1257 }, { "eg", GALLEYI_ENCODING_WINDOWS_1256 },
    { "gr", GALLEYI_ENCODING_ISO_8859_7 }, { "hk", GALLEYI_ENCODING_BIG5 }, { "hr", GALLEYI_ENCODING_WINDOWS_1250 }, { "hu", GALLEYI_ENCODING_ISO_8859_2 },
    { "il", GALLEYI_ENCODING_WINDOWS_1255 }, { "iq", GALLEYI_ENCODING_WINDOWS_1256 }, { "ir", GALLEYI_ENCODING_WINDOWS_1256 }, { "jp", GALLEYI_ENCODING_SHIFT_JIS },
    { "kg", GALLEYI_ENCODING_WINDOWS_1251 }, { "kr", GALLEYI_ENCODING_EUC_KR }, { "kz", GALLEYI_ENCODING_WINDOWS_1251 }, { "lt", GALLEYI_ENCODING_WINDOWS_1257 },
    { "lv", GALLEYI_ENCODING_WINDOWS_1257 }, { "mk", GALLEYI_ENCODING_WINDOWS_1251 }, { "mo", GALLEYI_ENCODING_BIG5 }, { "pl", GALLEYI_ENCODING_ISO_8859_2 },
    { "ro", GALLEYI_ENCODING_WINDOWS_1250 }, { "ru", GALLEYI_ENCODING_WINDOWS_1251 }, { "sa", GALLEYI_ENCODING_WINDOWS_1256 }, { "si", GALLEYI_ENCODING_ISO_8859_2 },
    { "sk", GALLEYI_ENCODING_WINDOWS_1250 }, { "su", GALLEYI_ENCODING_WINDOWS_1251 }, { "sy", GALLEYI_ENCODING_WINDOWS_1256 }, { "th", GALLEYI_ENCODING_WINDOWS_874 },
    { "tr", GALLEYI_ENCODING_WINDOWS_1254 }, { "tw", GALLEYI_ENCODING_BIG5 }, { "ua", GALLEYI_ENCODING_WINDOWS_1251 }, { "vn", GALLEYI_ENCODING_WINDOWS_1258 }
};

static galleyi_encoding sniff_find(const sniff_default *table, size_t count, const char *key, size_t size) {
    char lower[4] = "";
    if (!size || size > 3) return GALLEYI_ENCODING_NONE;
    for (size_t i = 0; i < size; i++) lower[i] = (char)galleyi_lower((unsigned char)key[i]);
    for (size_t i = 0; i < count; i++)
        if (!strcmp(table[i].key, lower)) return (galleyi_encoding)table[i].encoding;
    return GALLEYI_ENCODING_NONE;
}

static galleyi_encoding sniff_language(const char *language) {
    static const char *const traditional[] = { "hant", "tw", "hk", "mo" };
    if (!language) return GALLEYI_ENCODING_NONE;
    size_t length = strcspn(language, "-_");
    galleyi_encoding encoding = sniff_find(sniff_languages, sizeof sniff_languages / sizeof *sniff_languages, language, length);
    for (const char *at = language + length; encoding == GALLEYI_ENCODING_GBK && *at; at += length) {
        length = strcspn(++at, "-_");
        for (size_t i = 0; i < 4; i++)
            if (galleyi_text_same(at, length, traditional[i], strlen(traditional[i]))) return GALLEYI_ENCODING_BIG5;
    }
    return encoding;
}

static galleyi_encoding sniff_domain(const char *host) {
    if (!host) return GALLEYI_ENCODING_NONE;
    size_t size = strlen(host);
    while (size && host[size - 1] == '.') size--;
    size_t from = size;
    while (from && host[from - 1] != '.') from--;
    return sniff_find(sniff_domains, sizeof sniff_domains / sizeof *sniff_domains, host + from, size - from);
}

/* The guess of a language holds where its encoding decodes the bytes (1 malformed in 50) and no other encoding of the language does with fewer characters
   (EUC-JP read as Shift_JIS is full of half-width katakana). */
static galleyi_encoding sniff_fitting(galleyi_encoding guess, const char *data, size_t size) {
    static const uint8_t others[][2] = { { GALLEYI_ENCODING_SHIFT_JIS, GALLEYI_ENCODING_EUC_JP }, { GALLEYI_ENCODING_GBK, GALLEYI_ENCODING_BIG5 },
                                         { GALLEYI_ENCODING_BIG5, GALLEYI_ENCODING_GBK } };
    size_t characters, sample = size < SNIFF_SAMPLE ? size : SNIFF_SAMPLE, ascii = galleyi_utf8_ascii(data, size);
    if (!guess || !galleyi_encoding_built(guess)) return guess;
    if (guess == GALLEYI_ENCODING_SHIFT_JIS && ascii == size) {
        for (size_t i = 0; i + 2 < size; i++)
            if (data[i] == 0x1b && data[i + 1] == '$' && (data[i + 2] == 'B' || data[i + 2] == '@')) return GALLEYI_ENCODING_ISO_2022_JP;
        return guess;
    }
    if (ascii > sample / 2) {                 /* the words begin late: look there */
        data += ascii;
        sample = size - ascii < SNIFF_SAMPLE ? size - ascii : SNIFF_SAMPLE;
    }
    size_t errors = galleyi_decode_errors(guess, data, sample, &characters), fewest = characters;
    galleyi_encoding best = errors * 50 <= characters ? guess : GALLEYI_ENCODING_NONE;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (others[i][0] != guess) continue;
        errors = galleyi_decode_errors((galleyi_encoding)others[i][1], data, sample, &characters);
        if (errors * 50 <= characters && (!best || characters < fewest)) best = (galleyi_encoding)others[i][1];
    }
    return best;
}

static bool sniff_declared(galleyi_sniffed *sniffed, const char *data, size_t size, const galleyi_sniff_hints *hints) {
    sniffed->origin = GALLEYI_SNIFF_BOM;
    sniffed->encoding = galleyi_sniff_bom(data, size, &sniffed->mark);
    if (sniffed->encoding) return true;
    sniffed->origin = GALLEYI_SNIFF_CHARSET;
    if (hints && hints->charset) sniffed->encoding = galleyi_encoding_find(hints->charset, strlen(hints->charset));
    return sniffed->encoding != GALLEYI_ENCODING_NONE;
}

/* Says whether data is UTF-8 by itself: VALID, LIKELY (a few broken sequences among many good ones), or DEFAULT. At least so many characters above U+007F
   have to be there. */
static galleyi_sniff_origin sniff_utf8(const char *data, size_t size, size_t least) {
    size_t characters, errors, ascii = galleyi_utf8_ascii(data, size);
    if (ascii == size) return GALLEYI_SNIFF_DEFAULT;
    size_t valid = ascii + galleyi_utf8_valid(data + ascii, size - ascii);
    if (valid + galleyi_utf8_incomplete(data, size) >= size) {
        if (least < 2) return GALLEYI_SNIFF_UTF_8_VALID;
        for (size_t i = ascii; i < size && least; i++) least -= (unsigned char)data[i] >= 0xc0;
        return least ? GALLEYI_SNIFF_DEFAULT : GALLEYI_SNIFF_UTF_8_VALID;
    }
    errors = galleyi_decode_errors(GALLEYI_ENCODING_UTF_8, data, size, &characters);
    return characters - errors >= 16 && errors <= (characters - errors) / 32 ? GALLEYI_SNIFF_UTF_8_LIKELY : GALLEYI_SNIFF_DEFAULT;
}

/* Pages that were saved or copied as UTF-8 still declare what they once were (14 of 1,941 in ../shared/corpora). Eight characters of another encoding that make whole UTF-8
   sequences and nothing else do not come about by chance. */
static void sniff_check_meta(galleyi_sniffed *sniffed, const char *data, size_t size) {
    if (sniffed->encoding == GALLEYI_ENCODING_UTF_8 || sniffed->encoding == GALLEYI_ENCODING_UTF_16BE || sniffed->encoding == GALLEYI_ENCODING_UTF_16LE) return;
    galleyi_sniff_origin origin = sniff_utf8(data, size, 8);
    if (origin == GALLEYI_SNIFF_DEFAULT) return;
    sniffed->origin = origin;
    sniffed->encoding = GALLEYI_ENCODING_UTF_8;
}

/* Nothing is declared. Plain ASCII tells nothing and goes to the defaults, where it costs nothing either. */
static void sniff_undeclared(galleyi_sniffed *sniffed, const char *data, size_t size, const galleyi_sniff_hints *hints) {
    sniffed->origin = sniff_utf8(data, size, 1);
    sniffed->encoding = GALLEYI_ENCODING_UTF_8;
    if (sniffed->origin != GALLEYI_SNIFF_DEFAULT) return;
    sniffed->origin = GALLEYI_SNIFF_LANGUAGE;
    sniffed->encoding = sniff_fitting(hints ? sniff_language(hints->language) : GALLEYI_ENCODING_NONE, data, size);
    if (sniffed->encoding) return;
    sniffed->origin = GALLEYI_SNIFF_DOMAIN;
    sniffed->encoding = sniff_fitting(hints ? sniff_domain(hints->host) : GALLEYI_ENCODING_NONE, data, size);
    if (sniffed->encoding) return;
    sniffed->origin = GALLEYI_SNIFF_DEFAULT;
    sniffed->encoding = GALLEYI_ENCODING_WINDOWS_1252;
}

galleyi_sniffed galleyi_sniff_html(const char *data, size_t size, const galleyi_sniff_hints *hints) {
    galleyi_sniffed sniffed = { GALLEYI_ENCODING_NONE, GALLEYI_SNIFF_DEFAULT, 0 };
    galleyi_sniff_hints known = { NULL, NULL, NULL, false };
    char language[16];
    bool xml;
    if (!size) data = "";
    if (sniff_declared(&sniffed, data, size, hints)) return sniffed;
    if (hints) known = *hints;
    sniffed.encoding = galleyi_sniff_prescan(data, size < SNIFF_PRESCAN ? size : SNIFF_PRESCAN, &xml, language);
    sniffed.origin = xml ? GALLEYI_SNIFF_XML : GALLEYI_SNIFF_META;
    if (sniffed.encoding) {
        if (!known.standard) sniff_check_meta(&sniffed, data, size);
        return sniffed;
    }
    if (!known.language && !known.standard) known.language = language;
    sniff_undeclared(&sniffed, data, size, &known);
    if (size <= SNIFF_PRESCAN || sniffed.origin == GALLEYI_SNIFF_UTF_8_VALID || sniffed.origin == GALLEYI_SNIFF_UTF_8_LIKELY) return sniffed;
    galleyi_encoding late = galleyi_sniff_late_meta(data, size);
    if (late) { sniffed.encoding = late; sniffed.origin = GALLEYI_SNIFF_META; }
    return sniffed;
}

galleyi_sniffed galleyi_sniff_xml(const char *data, size_t size, const galleyi_sniff_hints *hints) {
    galleyi_sniffed sniffed = { GALLEYI_ENCODING_NONE, GALLEYI_SNIFF_DEFAULT, 0 };
    if (!size) data = "";
    if (sniff_declared(&sniffed, data, size, hints)) return sniffed;
    sniffed.origin = GALLEYI_SNIFF_XML;
    sniffed.encoding = size >= 4 && (!memcmp(data, "<\0?\0", 4) || (data[0] == '<' && !data[1])) ? GALLEYI_ENCODING_UTF_16LE
                     : size >= 4 && (!data[0] && data[1] == '<') ? GALLEYI_ENCODING_UTF_16BE : galleyi_sniff_declaration(data, size);
    if (!sniffed.encoding) sniff_undeclared(&sniffed, data, size, hints);
    return sniffed;
}

/* Units of one byte order. */
typedef struct sniff_units { size_t good, bad, ascii, marks; } sniff_units;

static sniff_units sniff_count(const unsigned char *data, size_t size, unsigned high) {
    sniff_units units = { 0, 0, 0, 0 };
    for (size_t i = 0; i + 1 < size; i += 2) {
        uint32_t c = (uint32_t)data[i + high] << 8 | data[i + !high];
        if (c - 0xd800 < 0x400 && i + 3 < size && (data[i + 2 + high] & 0xfc) == 0xdc) { units.good++; i += 2; continue; }
        if (c == 0x3001 || c == 0x3002 || c == 0xff01 || c == 0xff0c || c == 0xff1a || c == 0xff1b || c == 0xff1f) units.marks++;
        if (c - 0x20 < 0x5f || c == '\t' || c == '\n' || c == '\r' || c == '\f') units.ascii++;
        else if (!galleyi_unicode_flags(c) && c != 0xfeff && c != 0x200d && c != 0x200c) { units.bad++; continue; }
        units.good++;
    }
    return units;
}

/* UTF-16 without a mark: in one byte order nearly all units are characters, and some are ASCII or the punctuation of Chinese and Japanese. What could be
   8-bit text with stray zeros is left: there most blanks stand without a zero beside them, and control characters are rare. */
static galleyi_encoding sniff_utf16(const char *text, size_t size) {
    const unsigned char *data = (const unsigned char *)text;
    size_t zeros = 0, blanks = 0, controls = 0, length = (size < SNIFF_PRESCAN ? size : SNIFF_PRESCAN) & ~(size_t)1;
    if (length < 4) return GALLEYI_ENCODING_NONE;
    if (!memchr(data, 0, length))             /* mostly 8-bit text with its blanks */
        for (size_t i = 0; i < length; i++) if (data[i] == ' ' && ++blanks > length / 32) return GALLEYI_ENCODING_NONE;
    blanks = 0;
    for (size_t i = 0; i < length; i++) {
        zeros += !data[i];
        blanks += data[i] == ' ';
        controls += data[i] && data[i] < 0x20 && data[i] != '\n' && data[i] != '\r' && data[i] != '\t';
    }
    if (zeros < length / 8 && (blanks > zeros + length / 32 || (controls <= length / 16 && galleyi_utf8_valid(text, size) == size))) return GALLEYI_ENCODING_NONE;
    sniff_units little = sniff_count(data, length, 1), big = sniff_count(data, length, 0);
    size_t least = zeros ? 1 : 2;
    bool is_little = little.bad * 20 <= little.good && little.ascii + little.marks >= least && (zeros || !little.bad);
    bool is_big = big.bad * 20 <= big.good && big.ascii + big.marks >= least && (zeros || !big.bad);
    if (is_little && is_big) {
        is_little = little.ascii + little.marks > big.ascii + big.marks;
        is_big = !is_little;
    }
    return is_little ? GALLEYI_ENCODING_UTF_16LE : is_big ? GALLEYI_ENCODING_UTF_16BE : GALLEYI_ENCODING_NONE;
}

galleyi_sniffed galleyi_sniff_text(const char *data, size_t size, const galleyi_sniff_hints *hints) {
    galleyi_sniffed sniffed = { GALLEYI_ENCODING_NONE, GALLEYI_SNIFF_DEFAULT, 0 };
    if (!size) data = "";
    if (sniff_declared(&sniffed, data, size, hints)) return sniffed;
    sniffed.encoding = sniff_utf16(data, size);
    sniffed.origin = GALLEYI_SNIFF_UTF_16;
    if (!sniffed.encoding) sniff_undeclared(&sniffed, data, size, hints);
    return sniffed;
}
