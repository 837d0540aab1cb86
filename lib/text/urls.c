#include "text/urls.h"
#include "core/utf8.h"
#include "text/unicode.h"

static bool url_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
static bool url_digit(char c) { return c >= '0' && c <= '9'; }
static char url_lower(char c) { return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c); }
static bool url_ignored(char c) { return c == '\t' || c == '\n' || c == '\r'; }
static int url_hex(char c) { return url_digit(c) ? c - '0' : url_lower(c) >= 'a' && url_lower(c) <= 'f' ? url_lower(c) - 'a' + 10 : -1; }

static galleyi_url_part url_trim(const char *text, size_t size) {
    while (size && (unsigned char)*text <= ' ') { text++; size--; }
    while (size && (unsigned char)text[size - 1] <= ' ') size--;
    return (galleyi_url_part){ text, size };
}

/* Length of the scheme in front of a colon, 0: none. Tabs and line breaks count, as browsers drop them. */
static size_t url_scheme(const char *text, size_t size) {
    if (!size || !url_alpha(*text)) return 0;
    for (size_t i = 1; i < size; i++) {
        if (text[i] == ':') return i;
        if (!url_alpha(text[i]) && !url_digit(text[i]) && text[i] != '+' && text[i] != '-' && text[i] != '.' && !url_ignored(text[i])) return 0;
    }
    return 0;
}

static bool url_scheme_is(const char *text, size_t length, const char *scheme) {
    for (size_t i = 0; i < length; i++) {
        if (url_ignored(text[i])) continue;
        if (!*scheme || url_lower(text[i]) != *scheme++) return false;
    }
    return !*scheme;
}

bool galleyi_url_has_scheme(const char *url, size_t size, const char *scheme) {
    galleyi_url_part part = url_trim(url, size);
    size_t length = url_scheme(part.text, part.size);
    return length && url_scheme_is(part.text, length, scheme);
}

static const char *url_default_port(const char *text, size_t length) {   /* NULL: not special */
    static const char *const schemes[][2] = { { "https", "443" }, { "http", "80" }, { "ws", "80" }, { "wss", "443" }, { "ftp", "21" } };
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (url_scheme_is(text, length, schemes[i][0])) return schemes[i][1];
    return NULL;
}

/* Where the URL is written; more than room is a failure. */
typedef struct url_output { char *text; size_t size, room; bool full; } url_output;

static void url_put(url_output *out, const char *bytes, size_t size) {
    if (size > out->room - out->size) { out->full = true; return; }
    memcpy(out->text + out->size, bytes, size);
    out->size += size;
}

enum { URL_OPAQUE = 1, URL_FRAGMENT = 2, URL_QUERY = 4, URL_SPECIAL_QUERY = 8, URL_PATH = 16, URL_USER = 32 };

/* The percent-encode sets of the standard. */
static bool url_escaped(unsigned char c, unsigned set) {
    if (c < 0x20 || c > 0x7e) return true;
    if (set == URL_OPAQUE) return false;
    switch (c) {
    case ' ': case '"': case '<': case '>':                       return true;
    case '`':                                                     return (set & (URL_FRAGMENT | URL_PATH | URL_USER)) != 0;
    case '#':                                                     return set != URL_FRAGMENT;
    case '\'':                                                    return set == URL_SPECIAL_QUERY;
    case '?': case '^': case '{': case '}':                       return (set & (URL_PATH | URL_USER)) != 0;
    case '/': case ':': case ';': case '=': case '@': case '[': case '\\': case ']': case '|': return set == URL_USER;
    default:                                                      return false;
    }
}

static void url_put_escaped(url_output *out, const char *text, size_t size, unsigned set) {
    static const char hex[] = "0123456789ABCDEF";
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        if (!url_escaped(c, set)) { url_put(out, text + i, 1); continue; }
        char escape[3] = { '%', hex[c >> 4], hex[c & 15] };
        url_put(out, escape, 3);
    }
}

/* RFC 3492, section 6. Code points of a label, at most 63, not all below 0x80. */
static void url_punycode(url_output *out, const uint32_t *label, size_t size) {
    uint32_t next = 128, delta = 0, bias = 72;
    size_t basic = 0, done;
    url_put(out, "xn--", 4);
    for (size_t i = 0; i < size; i++) {
        char c = (char)label[i];
        if (label[i] < 128) { url_put(out, &c, 1); basic++; }
    }
    if (basic) url_put(out, "-", 1);
    for (done = basic; done < size; next++, delta++) {
        uint32_t least = UINT32_MAX;
        for (size_t i = 0; i < size; i++)
            if (label[i] >= next && label[i] < least) least = label[i];
        delta += (least - next) * (uint32_t)(done + 1);
        next = least;
        for (size_t i = 0; i < size; i++) {
            if (label[i] < next) delta++;
            if (label[i] != next) continue;
            uint32_t q = delta;
            for (uint32_t k = 36;; k += 36) {
                uint32_t t = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
                uint32_t digit = q < t ? q : t + (q - t) % (36 - t);
                char c = (char)(digit < 26 ? 'a' + digit : '0' + digit - 26);
                url_put(out, &c, 1);
                if (q < t) break;
                q = (q - t) / (36 - t);
            }
            delta = done == basic ? delta / 700 : delta / 2;
            delta += delta / (uint32_t)(done + 1);
            for (bias = 0; delta > 455; bias += 36) delta /= 35;
            bias += 36 * delta / (delta + 38);
            delta = 0;
            done++;
        }
    }
}

static bool url_forbidden(uint32_t c) {
    return c <= ' ' || c == 0x7f || (c < 0x80 && strchr("#%/:<>?@[\\]^|", (int)c) != NULL);
}

/* One label of a host: lower case, Punycode. */
static bool url_put_label(url_output *out, const char *text, size_t size) {
    uint32_t label[63];
    size_t count = 0;
    bool ascii = true;
    for (const char *at = text; at < text + size;) {
        uint32_t c = galleyi_lower(galleyi_utf8_next(&at, text + size));
        if (c == 0xad || c == 0x200b || c == 0xfeff || c == 0x2060) continue;
        if (c >= 0xff01 && c <= 0xff5e) c = galleyi_lower(c - 0xfee0);
        if (url_forbidden(c) || (galleyi_unicode_flags(c) & GALLEYI_UNICODE_SPACE)) return false;
        if (c >= 0x80) ascii = false;
        if (count == 63) return false;
        label[count++] = c;
    }
    if (!ascii) { url_punycode(out, label, count); return true; }
    for (size_t i = 0; i < count; i++) {
        char c = (char)label[i];
        url_put(out, &c, 1);
    }
    return true;
}

static bool url_put_host(url_output *out, const char *host, size_t size) {
    if (!size) return false;
    if (*host == '[') {
        if (size < 4 || host[size - 1] != ']') return false;
        for (size_t i = 0; i < size; i++) {
            char c = url_lower(host[i]);
            if (i && i + 1 < size && url_hex(c) < 0 && c != ':' && c != '.') return false;
            url_put(out, &c, 1);
        }
        return true;
    }
    char bytes[512];
    size_t before = out->size, length = 0;
    for (size_t i = 0; i < size; i++) {
        int high = host[i] == '%' && size - i > 2 ? url_hex(host[i + 1]) : -1, low = high >= 0 ? url_hex(host[i + 2]) : -1;
        if (length == sizeof bytes) return false;
        bytes[length++] = low >= 0 ? (char)(high << 4 | low) : host[i];
        if (low >= 0) i += 2;
    }
    if (galleyi_utf8_valid(bytes, length) != length) return false;
    for (size_t at = 0, end = 0, dot = 1; dot; at = end += dot) {
        for (dot = 0; end < length && !dot; end += !dot)   /* an ideographic full stop parts labels too */
            dot = bytes[end] == '.' ? 1 : length - end >= 3 && !memcmp(bytes + end, "\xe3\x80\x82", 3) ? 3 : 0;
        if (!url_put_label(out, bytes + at, end - at)) return false;
        if (dot) url_put(out, ".", 1);
    }
    return out->size > before && out->size - before <= 254;
}

/* user:password@host:port, of a special scheme. */
static bool url_put_authority(url_output *out, galleyi_url *url, const char *text, size_t size, const char *default_port) {
    size_t at = 0, host_end, port;
    for (size_t i = 0; i < size; i++)
        if (text[i] == '@') at = i + 1;
    if (at > 1) {
        const char *colon = memchr(text, ':', at - 1);
        size_t user = colon ? (size_t)(colon - text) : at - 1;
        url_put_escaped(out, text, user, URL_USER);
        if (colon && user + 1 < at - 1) {
            url_put(out, ":", 1);
            url_put_escaped(out, colon + 1, at - 1 - user - 1, URL_USER);
        }
        if (user || user + 1 < at - 1) url_put(out, "@", 1);
    }
    host_end = size;
    if (at < size && text[at] == '[') {
        const char *close = memchr(text + at, ']', size - at);
        host_end = close ? (size_t)(close - text) + 1 : size;
        if (host_end < size && text[host_end] != ':') return false;
    } else {
        const char *colon = memchr(text + at, ':', size - at);
        if (colon) host_end = (size_t)(colon - text);
    }
    url->host = out->size;
    if (!url_put_host(out, text + at, host_end - at)) return false;
    url->host_end = out->size;
    for (port = host_end + (host_end < size); port + 1 < size && text[port] == '0'; port++) {}
    if (size > port + 5) return false;
    uint32_t number = 0;
    for (size_t i = port; i < size; i++) {
        if (!url_digit(text[i])) return false;
        number = number * 10 + (uint32_t)(text[i] - '0');
    }
    if (number > 65535) return false;
    if (port < size && (size - port != strlen(default_port) || memcmp(text + port, default_port, size - port))) {
        url_put(out, ":", 1);
        url_put(out, text + port, size - port);
    }
    return true;
}

/* 1 for ".", 2 for "..", their dots written in any way. */
static int url_dots(const char *text, size_t size) {
    int dots = 0;
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '%' && size - i > 2 && text[i + 1] == '2' && url_lower(text[i + 2]) == 'e') i += 2;
        else if (text[i] != '.') return 0;
        if (++dots > 2) return 0;
    }
    return dots;
}

/* Appends segments behind what stands from out->text[floor]; that is the empty text or ends with a slash. */
static void url_put_path(url_output *out, size_t floor, const char *text, size_t size) {
    for (size_t at = 0; at <= size;) {
        size_t end = at;
        while (end < size && text[end] != '/' && text[end] != '\\') end++;
        int dots = url_dots(text + at, end - at);
        if (dots == 2) {
            if (out->size > floor + 1) out->size--;
            while (out->size > floor + 1 && out->text[out->size - 1] != '/') out->size--;
        } else if (!dots) {
            url_put_escaped(out, text + at, end - at, URL_PATH);
            if (end < size) url_put(out, "/", 1);
        }
        at = end + 1;
    }
}

static bool url_slash(char c) { return c == '/' || c == '\\'; }

/* The parts of a reference behind its scheme; each runs to the next. */
typedef struct url_reference { const char *path; size_t path_size; galleyi_url_part query, fragment; } url_reference;

static url_reference url_cut(const char *text, size_t size) {
    url_reference cut = { text, size, { NULL, 0 }, { NULL, 0 } };
    const char *hash = memchr(text, '#', size);
    if (hash) {
        cut.fragment = (galleyi_url_part){ hash + 1, size - (size_t)(hash - text) - 1 };
        cut.path_size = (size_t)(hash - text);
    }
    const char *mark = memchr(text, '?', cut.path_size);
    if (mark) {
        cut.query = (galleyi_url_part){ mark + 1, cut.path_size - (size_t)(mark - text) - 1 };
        cut.path_size = (size_t)(mark - text);
    }
    return cut;
}

/* //authority/path or what is relative to base, of a special scheme. */
static bool url_write_special(url_output *out, galleyi_url *url, const url_reference *cut, const galleyi_url *base, const char *default_port) {
    const char *path = cut->path;
    size_t size = cut->path_size;
    bool authority = !base || (size >= 2 && url_slash(path[0]) && url_slash(path[1]));
    if (authority) {
        while (size && url_slash(*path)) { path++; size--; }
        size_t end = 0;
        while (end < size && !url_slash(path[end])) end++;
        url_put(out, "//", 2);
        if (!url_put_authority(out, url, path, end, default_port)) return false;
        path += end;
        size -= end;
    } else {
        url_put(out, base->text + base->scheme + 1, base->path - base->scheme - 1);
        url->host = base->host;
        url->host_end = base->host_end;
    }
    url->path = out->size;
    if (!authority && !size) {
        url_put(out, base->text + base->path, (cut->query.text ? base->query : base->fragment) - base->path);
        url->query = url->path + (base->query - base->path);
    } else {
        size_t kept = base && !authority && !url_slash(*path) ? base->query : 0;
        while (kept && base->text[kept - 1] != '/') kept--;
        if (kept > 0) url_put(out, base->text + base->path, kept - base->path);
        else url_put(out, "/", 1);
        if (size && url_slash(*path)) { path++; size--; }
        if (!out->full) url_put_path(out, url->path, path, size);
        url->query = out->size;
    }
    return true;
}

static void url_write_tail(url_output *out, galleyi_url *url, const url_reference *cut, unsigned query_set) {
    if (cut->query.text) {
        url->query = out->size;
        url_put(out, "?", 1);
        url_put_escaped(out, cut->query.text, cut->query.size, query_set);
    }
    url->fragment = out->size;
    if (!cut->fragment.text) return;
    url_put(out, "#", 1);
    url_put_escaped(out, cut->fragment.text, cut->fragment.size, URL_FRAGMENT);
}

/* mailto:, data:, tel: and all else: what stands behind the colon stays but for bytes that no address may hold. */
static bool url_write_opaque(url_output *out, galleyi_url *url, const url_reference *cut, const galleyi_url *base) {
    url->host = url->host_end = url->path = out->size;
    if (base) {
        if (cut->path_size || cut->query.text || !cut->fragment.text) return false;
        url_put(out, base->text + base->path, base->fragment - base->path);
        url->query = out->size - (base->fragment - base->query);
        return true;
    }
    url_put_escaped(out, cut->path, cut->path_size, URL_OPAQUE);
    url->query = out->size;
    return true;
}

static bool url_write(url_output *out, galleyi_url *url, const char *text, size_t size, const galleyi_url *base) {
    size_t scheme = url_scheme(text, size);
    const char *default_port;
    if (scheme) {
        for (size_t i = 0; i < scheme; i++) {
            char c = url_lower(text[i]);
            url_put(out, &c, 1);
        }
        default_port = url_default_port(text, scheme);
        if (base && (!default_port || base->scheme != scheme || memcmp(base->text, out->text, scheme) != 0)) base = NULL;
        text += scheme + 1;
        size -= scheme + 1;
    } else {
        if (!base) return false;
        scheme = base->scheme;
        url_put(out, base->text, scheme);
        default_port = url_default_port(base->text, scheme);
    }
    if (out->full) return true;
    url->scheme = scheme;
    url->special = default_port != NULL;
    url_put(out, ":", 1);
    url_reference cut = url_cut(text, size);
    if (!(url->special ? url_write_special(out, url, &cut, base, default_port) : url_write_opaque(out, url, &cut, base))) return false;
    url_write_tail(out, url, &cut, url->special ? URL_SPECIAL_QUERY : URL_QUERY);
    return true;
}

/* Bytes that stay as they are in path, query and fragment. */
static const uint8_t url_plain[256] = {
    ['!'] = 1, ['$'] = 1, ['%'] = 1, ['&'] = 1, ['('] = 1, [')'] = 1, ['*'] = 1, ['+'] = 1, [','] = 1, ['-'] = 1, ['.'] = 1, ['/'] = 1, [':'] = 1, [';'] = 1, ['='] = 1, ['@'] = 1,
    ['['] = 1, [']'] = 1, ['_'] = 1, ['|'] = 1, ['~'] = 1, ['0'] = 1, ['1'] = 1, ['2'] = 1, ['3'] = 1, ['4'] = 1, ['5'] = 1, ['6'] = 1, ['7'] = 1, ['8'] = 1, ['9'] = 1,
    ['A'] = 1, ['B'] = 1, ['C'] = 1, ['D'] = 1, ['E'] = 1, ['F'] = 1, ['G'] = 1, ['H'] = 1, ['I'] = 1, ['J'] = 1, ['K'] = 1, ['L'] = 1, ['M'] = 1, ['N'] = 1, ['O'] = 1, ['P'] = 1,
    ['Q'] = 1, ['R'] = 1, ['S'] = 1, ['T'] = 1, ['U'] = 1, ['V'] = 1, ['W'] = 1, ['X'] = 1, ['Y'] = 1, ['Z'] = 1, ['a'] = 1, ['b'] = 1, ['c'] = 1, ['d'] = 1, ['e'] = 1, ['f'] = 1,
    ['g'] = 1, ['h'] = 1, ['i'] = 1, ['j'] = 1, ['k'] = 1, ['l'] = 1, ['m'] = 1, ['n'] = 1, ['o'] = 1, ['p'] = 1, ['q'] = 1, ['r'] = 1, ['s'] = 1, ['t'] = 1, ['u'] = 1, ['v'] = 1,
    ['w'] = 1, ['x'] = 1, ['y'] = 1, ['z'] = 1
};

/* Behind a host of small letters, digits, dots and hyphens; 0: it is not so plain. */
static size_t url_plain_host(const char *text, size_t size, size_t at) {
    size_t begin = at, label = 0;
    for (; at < size && text[at] != '/'; at++) {
        char c = text[at];
        if (!((c >= 'a' && c <= 'z') || url_digit(c) || c == '.' || c == '-')) return 0;
        label = c == '.' ? 0 : label + 1;
        if (label > 63 || at - begin > 252) return 0;
    }
    return at > begin && at < size ? at : 0;
}

/* Whether an address, or one of base's host, is written as it would be; most are. */
static bool url_is_plain(galleyi_url *url, const char *text, size_t size, const galleyi_url *base) {
    size_t at = 0;
    if (size > 9 && !memcmp(text, "http", 4) && (!memcmp(text + 4, "://", 3) || !memcmp(text + 4, "s://", 4))) {
        url->scheme = text[4] == 's' ? 5 : 4;
        url->host = url->scheme + 3;
        url->host_end = url->path = at = url_plain_host(text, size, url->host);
        if (!at) return false;
    } else {
        if (!base || !base->special || size < 2 || text[0] != '/' || text[1] == '/') return false;
        url->scheme = base->scheme;
        url->host = base->host;
        url->host_end = base->host_end;
        url->path = base->path;
    }
    size_t before = url->path - at, query = 0, fragment = 0;
    for (; at < size; at++) {
        char c = text[at];
        if (!url_plain[(unsigned char)c]) {
            if (c == '?' && !query && !fragment) query = at;
            else if (c == '#' && !fragment) fragment = at;
            else return false;
        } else if (c == '/' && at + 1 < size && (text[at + 1] == '.' || text[at + 1] == '%')) return false;   /* perhaps a segment of dots */
    }
    url->fragment = before + (fragment ? fragment : size);
    url->query = query ? before + query : url->fragment;
    url->size = before + size;
    url->special = true;
    return true;
}

int32_t galleyi_url_parse(galleyi_url *url, galleyi_arena *arena, const char *text, size_t size, const galleyi_url *base) {
    galleyi_url_part part = url_trim(text, size);
    size_t strange = 0, ignored = 0, wide = 0;
    memset(url, 0, sizeof *url);
    if (url_is_plain(url, part.text, part.size, base)) {
        char *plain = galleyi_arena_allocate(arena, url->size + 1);
        size_t before = url->size - part.size;
        if (!plain) { memset(url, 0, sizeof *url); return GALLEY_ENOMEM; }
        if (before) memcpy(plain, base->text, before);
        memcpy(plain + before, part.text, part.size);
        plain[url->size] = '\0';
        url->text = plain;
        return GALLEY_OK;
    }
    memset(url, 0, sizeof *url);
    for (size_t i = 0; i < part.size; i++) {
        ignored += url_ignored(part.text[i]);
        strange += url_escaped((unsigned char)part.text[i], URL_USER);
        if (i < 512) wide += (unsigned char)part.text[i] >= 0x80;
    }
    if (ignored) {
        char *clean = galleyi_arena_allocate(arena, part.size);
        size_t length = 0;
        if (!clean) return GALLEY_ENOMEM;
        for (size_t i = 0; i < part.size; i++)
            if (!url_ignored(part.text[i])) clean[length++] = part.text[i];
        part = (galleyi_url_part){ clean, length };
    }
    url_output out = { NULL, 0, part.size + 2 * strange + 4 * wide + (base ? base->size : 0) + 16, false };
    out.text = galleyi_arena_allocate(arena, out.room + 1);
    if (!out.text) return GALLEY_ENOMEM;
    if (!url_write(&out, url, part.text, part.size, base) || out.full) {
        memset(url, 0, sizeof *url);
        return GALLEY_EARGUMENT;
    }
    out.text[out.size] = '\0';
    url->text = out.text;
    url->size = out.size;
    return GALLEY_OK;
}

const char *galleyi_url_resolve(galleyi_arena *arena, const char *base, const char *reference, size_t size) {
    galleyi_url from, url;
    bool has_base = base && !galleyi_url_parse(&from, arena, base, strlen(base), NULL);
    return galleyi_url_parse(&url, arena, reference, size, has_base ? &from : NULL) ? NULL : url.text;
}
