#include "generate_text.h"
#include <inttypes.h>
#include <string.h>

static const char *const text_words[] = {
    "the", "council", "voted", "on", "Tuesday", "after", "months", "of", "talks", "a", "river", "that", "rose", "overnight", "Łódź", "Zürich", "naïve", "façade",
    "e\xcc\x81t\xc3\xa9", "Straße", "København", "Ελλάδα", "Київ", "министр", "הממשלה", "ירושלים", "الحكومة", "القاهرة", "‏مرحبا‎", "政府", "東京", "内閣総理大臣", "서울", "กรุงเทพ",
    "नई", "दिल्ली", "தமிழ்", "👍", "👩‍👩‍👧‍👦", "🇺🇦", "👋🏽", "𝒜𝓁𝓅𝒽𝒶", "𠮷野家", "“quoted”", "‘single’", "\"straight\"", "it's", "«guillemets»", "„unten“", "—", "–", "…", "10,000", "3.5", "50%", "$4.99", "№",
    "R&D", "AT&T", "&amp;", "&#42;", "&nbsp", "<b>", "</p>", "<!--", "<https://example.org/>", "a<b", "x>y", "*", "**", "*star*", "_under_", "__init__", "snake_case_name", "a*b*c", "~", "~~", "~~gone~~",
    "`", "``", "`tick`", "#", "##", "#hash", "C#", "-", "+", "--", "---", "***", "===", "1.", "1)", "12.", "2024.", "1986\\.", ">", ">>", "|", "a|b", "||", ":", ":-:", "::", "[", "]", "[x]", "[ ]", "[link](to)",
    "[^1]", "![", "!", "(", ")", "((nested))", "\\", "\\*", "C:\\temp\\new", "http://example.org/a_b?c=d&e=f#g", "https://example.org/(x)", "www.example.org", "name@example.org", "@someone", "{", "}", "{{x}}",
    "non\xc2\xa0" "breaking", "soft\xe2\x80\x8d" "joiner", "\xe2\x80\x9c", "\xef\xbc\x81", "^", "^2^", "=", "$x$", "%20", "end.", "end!", "end?", "end:", "(sic)", "[sic]", "Mr.", "U.S.",
};

static const char *const text_any[] = {       /* pieces that no editor would print */
    "\x01", "\x02", "\x08", "\t", "\n", "\x0b", "\x0c", "\r", "\r\n", "\x1b[31m", "\x1f", " ", "  ", "\x7f", "\xc2\x85", "\xc2\xa0", "\xc2\xad", "\xe2\x80\x8b", "\xe2\x80\x8e", "\xe2\x80\xa8", "\xe2\x80\xa9", "\xef\xbb\xbf",
    "\xef\xbf\xbd", "\xef\xbf\xbe", "\xef\xbf\xbf", "\xf4\x8f\xbf\xbf", "\xf0\x90\x80\x80", "\xed\x9f\xbf", "\xee\x80\x80", "\"", "\\", "/", "\\\"", "\\u0000", "</script>", "]]>", "'", "\"\"\"", "\\\\\\",
};

#define TEXT_PICK(g, list) (list)[generate_number((g), sizeof (list) / sizeof *(list))]

static size_t text_append(char *out, size_t at, const char *piece) {
    size_t length = strlen(piece);
    if (at + length + 1 > GENERATE_TEXT_ROOM) return at;
    memcpy(out + at, piece, length + 1);
    return at + length;
}

size_t generate_plain_text(generator *g, size_t words, char *out) {
    size_t at = text_append(out, 0, TEXT_PICK(g, text_words));
    while (words-- > 1 && at < GENERATE_TEXT_ROOM - 100) {
        at = text_append(out, at, " ");
        at = text_append(out, at, TEXT_PICK(g, text_words));
    }
    return at;
}

size_t generate_any_text(generator *g, char *out) {
    size_t pieces = 1 + generate_number(g, generate_number(g, 40) ? 12 : 900), at = 0;
    for (size_t i = 0; i < pieces; i++) {
        at = text_append(out, at, generate_number(g, 4) ? TEXT_PICK(g, text_words) : TEXT_PICK(g, text_any));
        if (generate_number(g, 3)) at = text_append(out, at, " ");
    }
    return at;
}

size_t generate_name(generator *g, char *out) {
    static const char *const names[] = { "news", "text-html", "a1", "press-release", "x", "lead", "de", "en-GB", "zh-Hant", "rev2" };
    return text_append(out, 0, TEXT_PICK(g, names));
}

size_t generate_address(generator *g, char *out) {
    static const char *const hosts[] = { "https://example.org/", "http://news.example.com:8080/a/", "https://xn--bcher-kva.example/", "/relative/", "mailto:desk@", "https://[2001:db8::1]/" };
    static const char *const tails[] = { "", "story.html", "?id=1&lang=de", "a%20b", "#top", "(x)", "ü", "a_b*c", "x,y;z" };
    size_t at = text_append(out, 0, TEXT_PICK(g, hosts));
    return text_append(out, at, TEXT_PICK(g, tails));
}

size_t generate_time(generator *g, char *out) {
    static const char *const offsets[] = { "", "Z", "+02:00", "-05:00", "+05:30", "+00:00", "-00:30" };
    unsigned year = 1900 + (unsigned)generate_number(g, 200), month = 1 + (unsigned)generate_number(g, 12), day = 1 + (unsigned)generate_number(g, 28);
    unsigned hour = (unsigned)generate_number(g, 24), minute = (unsigned)generate_number(g, 60), second = (unsigned)generate_number(g, 60);
    const char *offset = TEXT_PICK(g, offsets);
    switch (generate_number(g, 6)) {
    case 0:  return (size_t)snprintf(out, GENERATE_TEXT_ROOM, "%04u", year);
    case 1:  return (size_t)snprintf(out, GENERATE_TEXT_ROOM, "%04u-%02u", year, month);
    case 2:  return (size_t)snprintf(out, GENERATE_TEXT_ROOM, "%04u-%02u-%02u", year, month, day);
    case 3:  return (size_t)snprintf(out, GENERATE_TEXT_ROOM, "%04u-%02u-%02uT%02u:%02u%s", year, month, day, hour, minute, offset);
    case 4:  return (size_t)snprintf(out, GENERATE_TEXT_ROOM, "%04u-%02u-%02uT%02u:%02u:%02u%s", year, month, day, hour, minute, second, offset);
    default: return (size_t)snprintf(out, GENERATE_TEXT_ROOM, "%04u-%02u-%02uT%02u:%02u:%02u.%03u%s", year, month, day, hour, minute, second,
                                     1 + (unsigned)generate_number(g, 999), offset);
    }
}

static size_t text_json(generator *g, char *out, size_t at, int depth) {
    static const char *const values[] = { "1", "0", "-0", "-12", "3.25", "1e400", "18446744073709551616", "-2.5E-7", "true", "false", "null", "\"\"", "\"plain\"", "\"\\u00e9\\ud83d\\ude00\"",
                                          "\"\\ud800\"", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"żółć 東京 👍\"", "[]", "{}" };
    static const char *const keys[] = { "\"a\":", "\"b c\":", "\"\":", "\"\\u0061\":", "\"ключ\":" };
    uint64_t what = generate_number(g, depth < 3 ? 8 : 5);
    if (what < 5 || at > GENERATE_TEXT_ROOM - 600) return text_append(out, at, TEXT_PICK(g, values));
    at = text_append(out, at, what < 7 ? "[" : "{");
    for (uint64_t i = 0, count = generate_number(g, 4); i < count; i++) {
        if (i) at = text_append(out, at, generate_number(g, 2) ? "," : " , ");
        if (what == 7) at = text_append(out, at, keys[i]);
        at = text_json(g, out, at, depth + 1);
    }
    return text_append(out, at, what < 7 ? "]" : " }");
}

size_t generate_json(generator *g, char *out) { return text_json(g, out, 0, 0); }
