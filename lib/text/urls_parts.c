/* Parts of addresses as they stand, words of their paths, and which are safe to print. */
#include "text/urls.h"
#include "core/utf8.h"
#include "text/unicode.h"

static galleyi_url_part url_part(const char *text, const char *end) { return (galleyi_url_part){ text, (size_t)(end - text) }; }
/* The first of any, characters of ASCII. */
static const char *url_find(const char *text, const char *end, const char *any) {
    uint64_t set[2] = { 0, 0 };
    for (; *any; any++) set[(unsigned char)*any >> 6 & 1] |= UINT64_C(1) << ((unsigned char)*any & 63);
    while (text < end && ((unsigned char)*text >= 128 || !(set[(unsigned char)*text >> 6] >> ((unsigned char)*text & 63) & 1))) text++;
    return text;
}

/* Behind "scheme://" or "//"; NULL: the address has no host. */
static const char *url_authority(const char *url, const char *end) {
    const char *at = url_find(url, end, ":/?#\\");
    if (at < end && *at == ':') at++;
    else at = url;
    return end - at > 2 && at[0] == '/' && at[1] == '/' ? at + 2 : NULL;
}

galleyi_url_part galleyi_url_host(const char *url, size_t size) {
    const char *end = url + size, *at = url_authority(url, end);
    if (!at) return (galleyi_url_part){ url, 0 };
    end = url_find(at, end, "/?#\\");
    for (const char *p = at; p < end; p++)
        if (*p == '@') at = p + 1;
    if (at < end && *at == '[') {
        const char *close = url_find(at, end, "]");
        return url_part(at, close < end ? close + 1 : end);
    }
    return url_part(at, url_find(at, end, ":"));
}

galleyi_url_part galleyi_url_path(const char *url, size_t size) {
    const char *end = url + size, *at = url_authority(url, end);
    end = url_find(url, end, "?#");
    if (at && at <= end) return url_part(url_find(at, end, "/\\"), end);
    const char *colon = url_find(url, end, ":/");
    return url_part(colon < end && *colon == ':' ? colon + 1 : url, end);
}

/* Second labels under which names are registered in many countries. */
static bool url_shared_label(const char *text, size_t size) {
    static const char *const labels[] = { "co", "com", "org", "net", "gov", "gob", "gouv", "edu", "ac", "or", "ne", "go", "nom", "info", "mil", "govt", "sch" };
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (galleyi_text_same(text, size, labels[i], strlen(labels[i]))) return true;
    return false;
}

galleyi_url_part galleyi_url_domain(const char *host, size_t size) {
    while (size && host[size - 1] == '.') size--;
    const char *end = host + size, *labels[3] = { end, end, end };   /* begin of the last, the one before, and the one before that */
    if (!size || *host == '[' || (end[-1] >= '0' && end[-1] <= '9')) return url_part(host, end);
    size_t count = 0;
    for (const char *at = end; at > host && count < 3; at--)
        if (at[-1] == '.') labels[count++] = at;
    if (count < 2) return url_part(host, end);
    bool shared = end - labels[0] == 2 && url_shared_label(labels[1], (size_t)(labels[0] - labels[1]) - 1);
    if (!shared) return url_part(labels[1], end);
    return url_part(count < 3 ? host : labels[2], end);
}

static int url_hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    c = (char)(c | 32);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The byte at *at, which moves behind it, percent-decoded. */
static char url_next_byte(const char **at, const char *end) {
    const char *p = *at;
    int high = *p == '%' && end - p > 2 ? url_hex_digit(p[1]) : -1, low = high >= 0 ? url_hex_digit(p[2]) : -1;
    *at = p + (low >= 0 ? 3 : 1);
    return low >= 0 ? (char)(high << 4 | low) : *p;
}

static bool url_put_words(galleyi_buffer *out, const char *text, const char *end) {
    bool letters = false, inside = false;
    while (text < end) {
        char bytes[4] = { url_next_byte(&text, end) };
        const char *at = bytes, *next = text;
        size_t length = 1, wants = (unsigned char)*bytes >= 0xf0 ? 4 : (unsigned char)*bytes >= 0xe0 ? 3 : (unsigned char)*bytes >= 0xc0 ? 2 : 1;
        while (length < wants && next < end) bytes[length++] = url_next_byte(&next, end);
        uint32_t c = galleyi_utf8_next(&at, bytes + length);
        if (c >= 0x80 && c != 0xfffd && (size_t)(at - bytes) == length) text = next;
        if (galleyi_is_word(c)) {
            letters = letters || galleyi_is_letter(c);
            galleyi_buffer_append_code_point(out, galleyi_lower(c));
            inside = true;
        } else if (inside) {
            galleyi_buffer_append_char(out, ' ');
            inside = false;
        }
    }
    if (inside) galleyi_buffer_append_char(out, ' ');
    return letters;
}

int32_t galleyi_url_words(galleyi_buffer *out, const char *url, size_t size) {
    galleyi_url_part path = galleyi_url_path(url, size);
    if (!url_put_words(out, path.text, path.text + path.size)) {
        const char *query = path.text + path.size, *end = url + size;
        if (query < end && *query == '?') url_put_words(out, query, url_find(query, end, "#"));
    }
    return out->status;
}

bool galleyi_url_is_safe(const char *url, size_t size, bool image) {
    static const char *const schemes[] = { "http", "https", "mailto", "tel" };
    static const char *const images[] = { "png", "jpeg", "jpg", "gif", "webp", "avif", "bmp", "x-icon", "vnd.microsoft.icon" };
    const char *end = url + size, *at = url;
    while (at < end && (unsigned char)*at <= ' ') at++;
    const char *colon = url_find(at, end, ":/?#");
    if (colon == end || *colon != ':') return true;
    if ((unsigned char)*at >= 0x80) return false;              /* a blank of another script before a scheme: no reader strips it, some filters do */
    if (!((*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z'))) return true;
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (galleyi_url_has_scheme(at, (size_t)(end - at), schemes[i])) return true;
    if (!image || !galleyi_url_has_scheme(at, (size_t)(end - at), "data") || end - colon < 7) return false;
    if (!galleyi_text_same(colon + 1, 6, "image/", 6)) return false;
    const char *type = colon + 7, *type_end = url_find(type, end, ";,");
    for (size_t i = 0; i < sizeof images / sizeof *images; i++)
        if (galleyi_text_same(type, (size_t)(type_end - type), images[i], strlen(images[i]))) return true;
    return false;
}
