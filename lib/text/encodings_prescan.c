/* https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding */
#include "text/encodings_sniff.h"

typedef struct prescan_slice { const char *text; size_t size; } prescan_slice;
typedef struct prescan_state {
    const char   *at, *end;
    bool          skips_raw;
    prescan_slice language;                   /* of the html element */
} prescan_state;

static bool prescan_space(char byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\f' || byte == '\r'; }
static char prescan_lower(char byte) { return (char)(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte); }

static bool prescan_begins(const char *at, const char *end, const char *word) {
    for (; *word; at++, word++)
        if (at == end || prescan_lower(*at) != *word) return false;
    return true;
}
static bool prescan_is(prescan_slice slice, const char *word) { return slice.size == strlen(word) && prescan_begins(slice.text, slice.text + slice.size, word); }

/* "get an attribute": 1 one was read, 0 the tag ends, -1 the bytes do. */
static int prescan_attribute(prescan_state *state, prescan_slice *name, prescan_slice *value) {
    const char *at = state->at, *end = state->end;
    while (at < end && (prescan_space(*at) || *at == '/')) at++;
    state->at = at;
    if (at == end) return -1;
    if (*at == '>') return 0;
    name->text = at;
    value->text = "";
    value->size = 0;
    while (at < end && !prescan_space(*at) && *at != '/' && *at != '>' && (*at != '=' || at == name->text)) at++;
    name->size = (size_t)(at - name->text);
    while (at < end && prescan_space(*at)) at++;
    state->at = at;
    if (at == end) return -1;
    if (*at != '=') return 1;
    do at++; while (at < end && prescan_space(*at));
    if (at == end) return -1;
    char quote = *at == '"' || *at == '\'' ? *at : '\0';
    if (quote) at++;
    value->text = at;
    while (at < end && (quote ? *at != quote : !prescan_space(*at) && *at != '>')) at++;
    if (at == end) return -1;
    value->size = (size_t)(at - value->text);
    state->at = at + (quote != '\0');
    return 1;
}

/* https://html.spec.whatwg.org/multipage/urls-and-fetching.html#extracting-character-encodings-from-meta-elements */
static galleyi_encoding prescan_content(prescan_slice content) {
    const char *at = content.text, *end = at + content.size;
    for (; at < end; at++) {
        if (!prescan_begins(at, end, "charset")) continue;
        const char *p = at + 7;
        while (p < end && prescan_space(*p)) p++;
        if (p == end) return GALLEYI_ENCODING_NONE;
        if (*p != '=') { at = p - 1; continue; }
        do p++; while (p < end && prescan_space(*p));
        if (p == end) return GALLEYI_ENCODING_NONE;
        if (*p == '"' || *p == '\'') {
            const char *close = memchr(p + 1, *p, (size_t)(end - p - 1));
            return close ? galleyi_encoding_find(p + 1, (size_t)(close - p - 1)) : GALLEYI_ENCODING_NONE;
        }
        const char *begin = p;
        while (p < end && !prescan_space(*p) && *p != ';') p++;
        return galleyi_encoding_find(begin, (size_t)(p - begin));
    }
    return GALLEYI_ENCODING_NONE;
}

/* Behind "<meta". Returns -1 where the bytes end. */
static int prescan_meta(prescan_state *state, galleyi_encoding *found) {
    bool seen_equiv = false, seen_content = false, seen_charset = false, pragma = false, needs_pragma = false;
    galleyi_encoding encoding = GALLEYI_ENCODING_NONE;
    prescan_slice name, value;
    int more;
    while ((more = prescan_attribute(state, &name, &value)) > 0) {
        if (prescan_is(name, "http-equiv") && !seen_equiv) {
            seen_equiv = true;
            pragma = prescan_is(value, "content-type");
        } else if (prescan_is(name, "content") && !seen_content) {
            seen_content = true;
            galleyi_encoding inside = prescan_content(value);
            if (inside && !encoding && !seen_charset) { encoding = inside; needs_pragma = true; }
        } else if (prescan_is(name, "charset") && !seen_charset) {
            seen_charset = true;
            encoding = galleyi_encoding_find(value.text, value.size);
            needs_pragma = false;
        }
    }
    if (more < 0) return -1;
    if (needs_pragma && !pragma) return 0;
    *found = encoding;
    return 0;
}

/* Behind the start tag of script or style: to their end tag. */
static bool prescan_raw_text(prescan_state *state, const char *tag) {
    char close[] = "</script";
    if (!state->skips_raw || !(prescan_begins(tag, state->end, "<script") || prescan_begins(tag, state->end, "<style"))) return true;
    if (prescan_lower(tag[2]) == 't') memcpy(close + 2, "style", 6);
    for (const char *at = state->at; (at = memchr(at, '<', (size_t)(state->end - at))) != NULL; at++) {
        if (!prescan_begins(at, state->end, close)) continue;
        state->at = at;
        return true;
    }
    return false;
}

/* From "<" over one tag, comment or the like; *found is set by a meta element. false: the bytes end. */
static bool prescan_markup(prescan_state *state, galleyi_encoding *found) {
    const char *at = state->at, *end = state->end;
    prescan_slice name, value;
    if (prescan_begins(at, end, "<!--")) {
        for (at += 4; at < end && !(*at == '>' && at[-1] == '-' && at[-2] == '-'); at++) {}
    } else if (prescan_begins(at, end, "<meta") && end - at > 5 && (prescan_space(at[5]) || at[5] == '/')) {
        state->at = at + 5;
        return prescan_meta(state, found) >= 0;
    } else if (end - at > 2 && prescan_lower(at[at[1] == '/' ? 2 : 1]) >= 'a' && prescan_lower(at[at[1] == '/' ? 2 : 1]) <= 'z') {
        const char *tag = at;
        while (at < end && !prescan_space(*at) && *at != '>') at++;
        state->at = at;
        int more;
        while ((more = prescan_attribute(state, &name, &value)) > 0)
            if (prescan_is(name, "lang") && prescan_begins(tag, end, "<html") && !state->language.size) state->language = value;
        return more >= 0 && prescan_raw_text(state, tag);
    } else if (end - at > 1 && (at[1] == '!' || at[1] == '/' || at[1] == '?')) {
        while (at < end && *at != '>') at++;
    }
    state->at = at;
    return at < end;
}

/* https://html.spec.whatwg.org/multipage/parsing.html#concept-get-xml-encoding-when-sniffing */
static galleyi_encoding prescan_label_of_declaration(const char *data, size_t size) {
    if (size < 5 || memcmp(data, "<?xml", 5)) return GALLEYI_ENCODING_NONE;
    const char *end = memchr(data, '>', size), *at = data + 5;
    if (!end) return GALLEYI_ENCODING_NONE;
    while (end - at > 8 && memcmp(at, "encoding", 8)) at++;
    if (end - at <= 8) return GALLEYI_ENCODING_NONE;
    for (at += 8; at < end && (unsigned char)*at <= 0x20; at++) {}
    if (*at != '=') return GALLEYI_ENCODING_NONE;
    do at++; while (at < end && (unsigned char)*at <= 0x20);
    if (*at != '"' && *at != '\'') return GALLEYI_ENCODING_NONE;
    const char *close = memchr(at + 1, *at, (size_t)(end - at - 1));
    if (!close) return GALLEYI_ENCODING_NONE;
    for (const char *p = at + 1; p < close; p++)
        if ((unsigned char)*p <= 0x20) return GALLEYI_ENCODING_NONE;
    return galleyi_encoding_find(at + 1, (size_t)(close - at - 1));
}

/* What is declared in bytes that could be read as ASCII is not UTF-16. */
static galleyi_encoding prescan_readable(galleyi_encoding encoding) {
    if (encoding == GALLEYI_ENCODING_UTF_16BE || encoding == GALLEYI_ENCODING_UTF_16LE) return GALLEYI_ENCODING_UTF_8;
    return encoding == GALLEYI_ENCODING_X_USER_DEFINED ? GALLEYI_ENCODING_WINDOWS_1252 : encoding;
}

galleyi_encoding galleyi_sniff_declaration(const char *data, size_t size) {
    galleyi_encoding encoding = prescan_label_of_declaration(data, size);
    return encoding == GALLEYI_ENCODING_X_USER_DEFINED ? encoding : prescan_readable(encoding);
}

static galleyi_encoding prescan_run(prescan_state *state) {
    while (state->at < state->end) {
        galleyi_encoding found = GALLEYI_ENCODING_NONE;
        const char *open = memchr(state->at, '<', (size_t)(state->end - state->at));
        if (!open) break;
        state->at = open;
        if (!prescan_markup(state, &found)) break;
        if (found) return prescan_readable(found);
        if (state->at == open || *state->at != '<') state->at++;
    }
    return GALLEYI_ENCODING_NONE;
}

galleyi_encoding galleyi_sniff_prescan(const char *data, size_t size, bool *xml, char language[16]) {
    *xml = true;
    *language = '\0';
    if (size >= 6 && !memcmp(data, "<\0?\0x\0", 6)) return GALLEYI_ENCODING_UTF_16LE;
    if (size >= 6 && !memcmp(data, "\0<\0?\0x", 6)) return GALLEYI_ENCODING_UTF_16BE;
    prescan_state state = { data, data + size, false, { NULL, 0 } };
    galleyi_encoding found = prescan_run(&state);
    *xml = !found;
    if (state.language.size && state.language.size < 16) {
        memcpy(language, state.language.text, state.language.size);
        language[state.language.size] = '\0';
    }
    return found ? found : galleyi_sniff_declaration(data, size);
}

galleyi_encoding galleyi_sniff_late_meta(const char *data, size_t size) {
    prescan_state state = { data, data + size, true, { NULL, 0 } };
    return prescan_run(&state);
}
