/* The tokenizer's other states: raw text, comments, DOCTYPE, CDATA, and what makes a slice into text.
   https://html.spec.whatwg.org/multipage/parsing.html#tokenization */
#include "html/character_references.h"
#include "html/html_parser.h"

static int tokenizer_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }
static int tokenizer_ends_tag_name(char c) { return tokenizer_space(c) || c == '/' || c == '>'; }

/* Whether at begins with lower-case word in any case. */
static int tokenizer_word(const char *at, const char *end, const char *word, size_t length) {
    if ((size_t)(end - at) < length) return 0;
    for (size_t i = 0; i < length; i++) {
        char c = at[i];
        if (c >= 'A' && c <= 'Z') c |= 32;
        if (c != word[i]) return 0;
    }
    return 1;
}

void galleyi_html_emit(galleyi_html_parser *p) {
    if (p->status != GALLEY_OK) return;
    if (p->options.token) {
        p->options.token(p->options.token_user, p->html, &p->token);
        if (p->options.tokens_only) return;
    }
    switch (p->token.kind) {
    case GALLEYI_TOKEN_TEXT:  galleyi_html_token_text(p); break;
    case GALLEYI_TOKEN_START: galleyi_html_token_start(p); break;
    case GALLEYI_TOKEN_END:   galleyi_html_token_end(p); break;
    default:                  galleyi_html_token_other(p);
    }
}

void galleyi_html_drop_tag(galleyi_html_parser *p, uint32_t decoded_size) {
    p->html->attribute_count = p->token.attribute;
    p->html->decoded_size = decoded_size;
    p->token.attribute_count = 0;
}

/* Room for size bytes of text and the little that what they stand for may be longer; NULL: there is none. */
static char *tokenizer_room(galleyi_html_parser *p, char *to, size_t size) {
    enum { SLACK = 16 };
    galleyi_html *html = p->html;
    if (to) html->decoded_size = (uint32_t)(to - html->decoded);
    return galleyi_html_decoded_room(p, (uint64_t)size + SLACK) ? html->decoded + html->decoded_size : NULL;
}

void galleyi_html_decode(galleyi_html_parser *p, const char *begin, const char *end, int how, uint32_t *data, uint32_t *length) {
    galleyi_html *html = p->html;
    int references = how == GALLEYI_DECODE_DATA || how == GALLEYI_DECODE_ATTRIBUTE || how == GALLEYI_DECODE_RCDATA;
    int keep_nul = how == GALLEYI_DECODE_DATA || how == GALLEYI_DECODE_CDATA;
    const char *at = begin;
    *data = html->decoded_size;
    for (char *to = tokenizer_room(p, NULL, (size_t)(end - at)); to; to = tokenizer_room(p, to, (size_t)(end - at))) {
        const char *stop = p->scanner->stop(at, end, '\r');
        size_t plain = (size_t)(stop - at), size;
        if (GALLEYI_LIKELY(plain <= 16 && end - at >= 16)) memcpy(to, at, 16);
        else memcpy(to, at, plain);
        to += plain;
        at = stop;
        if (at == end) { html->decoded_size = (uint32_t)(to - html->decoded); break; }
        if (*at == '&') {
            const char *from = at;
            if (references && (size = galleyi_html_reference_read(&at, end, how == GALLEYI_DECODE_ATTRIBUTE, to)) != 0) to += size;
            else { *to++ = '&'; at = from + 1; }
        } else if (*at == '\r') {
            *to++ = '\n';
            at += end - at > 1 && at[1] == '\n' ? 2 : 1;
        } else {
            if (keep_nul) *to++ = '\0';
            else { memcpy(to, "\xef\xbf\xbd", 3); to += 3; }
            at++;
        }
    }
    *length = html->decoded_size - *data;
}

void galleyi_html_emit_text(galleyi_html_parser *p, const char *begin, const char *end, unsigned flags, int how) {
    galleyi_html_token *token = &p->token;
    if (begin == end) return;
    token->kind = GALLEYI_TOKEN_TEXT;
    token->begin = (uint32_t)(begin - p->text);
    token->end = (uint32_t)(end - p->text);
    token->nul = (how == GALLEYI_DECODE_DATA || how == GALLEYI_DECODE_CDATA) && (flags & GALLEYI_SCAN_NUL);
    token->decoded = flags != 0;
    if (flags) galleyi_html_decode(p, begin, end, how, &token->data, &token->length);
    else { token->data = token->begin; token->length = token->end - token->begin; }
    if (p->options.token) galleyi_html_emit(p);
    else if (p->status == GALLEY_OK) galleyi_html_token_text(p);
}

const char *galleyi_html_long_name(galleyi_html_parser *p, const char *at, const char *end, int attribute, uint32_t *name) {
    galleyi_buffer *scratch = &p->scratch;
    const char *from = at;
    int other = 0;                            /* a capital or a NUL */
    for (; at < end && !tokenizer_ends_tag_name(*at) && !(attribute && *at == '=' && at > from); at++) other |= !*at || (*at >= 'A' && *at <= 'Z');
    if (at == end) return NULL;
    galleyi_buffer_clear(scratch);
    for (const char *c = from; other && c < at; c++) {
        if (*c) galleyi_buffer_append_char(scratch, (char)(*c >= 'A' && *c <= 'Z' ? *c | 32 : *c));
        else galleyi_buffer_append(scratch, "\xef\xbf\xbd", 3);
    }
    if (scratch->status != GALLEY_OK) { p->status = scratch->status; return NULL; }
    *name = other ? galleyi_html_intern(p, scratch->data, scratch->size) : galleyi_html_intern(p, from, (size_t)(at - from));
    return p->status == GALLEY_OK ? at : NULL;
}

static galleyi_html_attribute *tokenizer_new_attribute(galleyi_html_parser *p) {
    galleyi_html *html = p->html;
    if (html->attribute_count == html->attribute_capacity &&
        !galleyi_html_grow(p, &html->attributes, &html->attribute_capacity, (uint64_t)html->attribute_count + 1, sizeof *html->attributes)) return NULL;
    return memset(&html->attributes[html->attribute_count++], 0, sizeof *html->attributes);
}

void galleyi_html_add_value(galleyi_html_parser *p, uint32_t name, const char *begin, const char *end, unsigned flags) {
    galleyi_html_name_state *state = &p->names[name];
    if (p->status != GALLEY_OK || state->stamp >> 2 == p->start_tags) return;
    state->stamp = p->start_tags << 2 | (state->stamp & 3);
    galleyi_html_attribute *attribute = tokenizer_new_attribute(p);
    if (!attribute) return;
    uint32_t data = (uint32_t)(begin - p->text), length = (uint32_t)(end - begin);
    if (flags) galleyi_html_decode(p, begin, end, GALLEYI_DECODE_ATTRIBUTE, &data, &length);
    attribute->name = name & 0xffffff;
    attribute->decoded = flags != 0;
    attribute->value = data;
    attribute->length = length;
}

/* "appropriate end tag token" at '<' */
static int tokenizer_ends_raw(const galleyi_html_parser *p, const char *at, const char *end) {
    galleyi_html_slice name = galleyi_html_name_text(p->html, p->raw_name);
    if (end - at < 3 || at[1] != '/') return 0;
    return name.size && tokenizer_word(at + 2, end, name.data, name.size) && at + 2 + name.size < end && tokenizer_ends_tag_name(at[2 + name.size]);
}

/* From behind "<!--" in a script: to its end tag, or behind the "-->" that ends the escape. */
static const char *tokenizer_escaped_script(const galleyi_html_parser *p, const char *at, const char *end, unsigned *flags) {
    int twice = 0, dashes = 2;
    for (; at < end; at++) {
        if (*at == '-') { dashes++; continue; }
        if (*at == '>' && dashes >= 2) return at + 1;
        dashes = 0;
        if (*at == '\r' || !*at) *flags |= GALLEYI_SCAN_CR | GALLEYI_SCAN_NUL;
        if (*at != '<' || end - at < 2) continue;
        int closing = at[1] == '/';
        if (!twice && closing && tokenizer_ends_raw(p, at, end)) return at;
        const char *word = at + 1 + closing;
        if ((twice ? closing : !closing) && tokenizer_word(word, end, "script", 6) && end - word > 6 && tokenizer_ends_tag_name(word[6])) {
            twice = !twice;
            at = word + 6;
            if (*at == '\r') *flags |= GALLEYI_SCAN_CR;
        }
    }
    return end;
}

static const char *tokenizer_find_raw_end(const galleyi_html_parser *p, const char *at, const char *end, unsigned *flags) {
    while ((at = p->scanner->raw(at, end, flags)) < end) {
        if (tokenizer_ends_raw(p, at, end)) return at;
        if (p->state == GALLEYI_STATE_SCRIPT && end - at > 3 && !memcmp(at, "<!--", 4)) {
            at = tokenizer_escaped_script(p, at + 4, end, flags);
            if (at < end && *at == '<' && tokenizer_ends_raw(p, at, end)) return at;
        } else at++;
    }
    return end;
}

static const char *tokenizer_find_cdata_end(const char *at, const char *end) {
    while ((at = memchr(at, ']', (size_t)(end - at))) != NULL) {
        if (end - at > 2 && at[1] == ']' && at[2] == '>') return at;
        at++;
    }
    return end;
}

const char *galleyi_html_raw_text(galleyi_html_parser *p, const char *at, const char *end) {
    unsigned flags = 0;
    const char *stop = end;
    int how = GALLEYI_DECODE_RAW, state = p->state;
    if (state == GALLEYI_STATE_CDATA) {
        stop = tokenizer_find_cdata_end(at, end);
        how = GALLEYI_DECODE_CDATA;
    } else if (state != GALLEYI_STATE_PLAINTEXT) stop = tokenizer_find_raw_end(p, at, end, &flags);
    if (stop == end && !p->final) return NULL;
    if (flags || state == GALLEYI_STATE_CDATA || state == GALLEYI_STATE_PLAINTEXT) {
        flags = memchr(at, '\r', (size_t)(stop - at)) ? GALLEYI_SCAN_CR : 0;
        if (memchr(at, 0, (size_t)(stop - at))) flags |= GALLEYI_SCAN_NUL;
    }
    if (state == GALLEYI_STATE_RCDATA) {
        how = GALLEYI_DECODE_RCDATA;
        if (memchr(at, '&', (size_t)(stop - at))) flags |= GALLEYI_SCAN_AMPERSAND;
    }
    if (stop < end) p->state = GALLEYI_STATE_DATA;
    galleyi_html_emit_text(p, at, stop, flags, how);
    if (stop < end && state == GALLEYI_STATE_CDATA) return stop + 3;
    return stop;
}

static void tokenizer_emit_comment(galleyi_html_parser *p, const char *begin, const char *data, const char *data_end, const char *end) {
    galleyi_html_token *token = &p->token;
    size_t size = (size_t)(data_end - data);
    token->kind = GALLEYI_TOKEN_COMMENT;
    token->begin = (uint32_t)(begin - p->text);
    token->end = (uint32_t)(end - p->text);
    token->decoded = memchr(data, '\r', size) || memchr(data, 0, size);
    if (token->decoded) galleyi_html_decode(p, data, data_end, GALLEYI_DECODE_RAW, &token->data, &token->length);
    else { token->data = (uint32_t)(data - p->text); token->length = (uint32_t)size; }
    galleyi_html_emit(p);
}

static const char *tokenizer_bogus_comment(galleyi_html_parser *p, const char *begin, const char *data, const char *end) {
    const char *stop = memchr(data, '>', (size_t)(end - data));
    if (!stop && !p->final) return NULL;
    tokenizer_emit_comment(p, begin, data, stop ? stop : end, stop ? stop + 1 : end);
    return stop ? stop + 1 : end;
}

static const char *tokenizer_comment(galleyi_html_parser *p, const char *begin, const char *end) {
    const char *data = begin + 4, *stop = data, *after;
    unsigned flags = 0;
    if (data < end && *data == '>') after = data + 1;
    else if (end - data > 1 && data[0] == '-' && data[1] == '>') after = data + 2;
    else {
        stop = p->scanner->comment(data, end, &flags);
        if (stop < end) after = stop + (stop[2] == '>' ? 3 : 4);
        else {
            if (!p->final) return NULL;
            after = end;
            if (end - data >= 3 && !memcmp(end - 3, "--!", 3)) stop = end - 3;
            else if (end - data >= 2 && !memcmp(end - 2, "--", 2)) stop = end - 2;
            else if (end > data && end[-1] == '-') stop = end - 1;
        }
    }
    tokenizer_emit_comment(p, begin, data, stop, after);
    return after;
}

static void tokenizer_doctype_part(galleyi_html_parser *p, const char *begin, const char *end, int lower) {
    galleyi_html_attribute *part = tokenizer_new_attribute(p);
    if (!part) return;
    part->missing = !begin;
    if (!begin) return;
    uint32_t data, length;
    galleyi_html_decode(p, begin, end, GALLEYI_DECODE_RAW, &data, &length);
    if (p->status != GALLEY_OK) return;
    for (char *c = p->html->decoded + data; lower && c < p->html->decoded + data + length; c++)
        if (*c >= 'A' && *c <= 'Z') *c |= 32;
    part->decoded = 1;
    part->value = data;
    part->length = length;
}

typedef struct tokenizer_identifier { const char *begin, *end; } tokenizer_identifier;

/* The quoted identifier at *at, which moves behind it. 0: none, or not closed. */
static int tokenizer_quoted(const char **at, const char *end, tokenizer_identifier *out) {
    const char *from = *at;
    if (from == end || (*from != '"' && *from != '\'')) return 0;
    const char *stop = memchr(from + 1, *from, (size_t)(end - from - 1));
    out->begin = from + 1;
    out->end = stop ? stop : end;
    *at = stop ? stop + 1 : end;
    return stop != NULL;
}
static const char *tokenizer_skip(const char *at, const char *end) {
    while (at < end && tokenizer_space(*at)) at++;
    return at;
}

/* From behind the name. Every DOCTYPE state ends at '>', so that end is there or at the end of the text (cut). 1: force quirks. */
static int tokenizer_doctype_identifiers(const char *at, const char *end, int cut, tokenizer_identifier *public_id, tokenizer_identifier *system_id) {
    at = tokenizer_skip(at, end);
    if (at == end) return cut;
    int is_public = tokenizer_word(at, end, "public", 6);
    if (!is_public && !tokenizer_word(at, end, "system", 6)) return 1;
    at = tokenizer_skip(at + 6, end);
    if (!tokenizer_quoted(&at, end, is_public ? public_id : system_id)) return 1;
    at = tokenizer_skip(at, end);
    if (at == end) return cut;
    if (!is_public) return 0;
    if (!tokenizer_quoted(&at, end, system_id)) return 1;
    return tokenizer_skip(at, end) == end && cut;
}

static const char *tokenizer_doctype(galleyi_html_parser *p, const char *begin, const char *end) {
    const char *stop = memchr(begin, '>', (size_t)(end - begin)), *name, *at;
    int cut = !stop;
    if (cut && !p->final) return NULL;
    if (cut) stop = end;
    galleyi_html_token *token = &p->token;
    tokenizer_identifier public_id = { NULL, NULL }, system_id = { NULL, NULL };
    token->kind = GALLEYI_TOKEN_DOCTYPE;
    token->begin = (uint32_t)(begin - p->text);
    token->end = (uint32_t)((cut ? stop : stop + 1) - p->text);
    at = name = tokenizer_skip(begin + 9, stop);
    while (at < stop && !tokenizer_space(*at)) at++;
    token->force_quirks = at == name ? 1 : (uint8_t)tokenizer_doctype_identifiers(at, stop, cut, &public_id, &system_id);
    token->attribute = p->html->attribute_count;
    token->attribute_count = 3;
    tokenizer_doctype_part(p, at == name ? NULL : name, at, 1);
    tokenizer_doctype_part(p, public_id.begin, public_id.end, 0);
    tokenizer_doctype_part(p, system_id.begin, system_id.end, 0);
    galleyi_html_emit(p);
    return cut ? end : stop + 1;
}

static int tokenizer_in_foreign(const galleyi_html_parser *p) {
    return !p->options.tokens_only && p->top && p->open[p->top].foreign;
}

const char *galleyi_html_markup(galleyi_html_parser *p, const char *at, const char *end) {
    if (at[1] == '/') {
        if (at[2] == '>') return at + 3;
        return tokenizer_bogus_comment(p, at, at + 2, end);
    }
    if (at[1] == '?') return tokenizer_bogus_comment(p, at, at + 1, end);
    if (!p->final && end - at < 9) return NULL;
    if (end - at > 3 && at[2] == '-' && at[3] == '-') return tokenizer_comment(p, at, end);
    if (tokenizer_word(at + 2, end, "doctype", 7)) return tokenizer_doctype(p, at, end);
    if (end - at > 8 && !memcmp(at + 2, "[CDATA[", 7) && tokenizer_in_foreign(p)) {
        p->state = GALLEYI_STATE_CDATA;
        return at + 9;
    }
    return tokenizer_bogus_comment(p, at, at + 2, end);
}
