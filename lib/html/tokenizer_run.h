/* The tokenizer's hot loop: https://html.spec.whatwg.org/multipage/parsing.html#tokenization
   text runs, tag names, attributes. Included once for each set of vector instructions by tokenizer_*.c, which define
     RUN(name)      name with the set's suffix
     RUN_TARGET     the function attribute that allows the instructions
     RUN_WIDTH      bytes of a RUN_VECTOR, 0 for plain C, with RUN_LOAD, RUN_EQUAL (with a char), RUN_OR, RUN_AND, RUN_MASK (0: no lane; else RUN_FIRST)
     RUN_NAME       galleyi-free name reader, see RUN(name) below */

#define RUN_SPACE(c) ((unsigned char)(c) <= ' ' && (UINT64_C(0x100003600) >> (unsigned char)(c) & 1))
#define RUN_ALPHA(c) ((((unsigned char)(c) | 32u) - 'a') < 26u)

#if RUN_WIDTH
/* Bytes below RUN_WIDTH before the end are searched one by one. */
RUN_TARGET static const char *RUN(stop)(const char *at, const char *end, char stop) {
    for (; (size_t)(end - at) >= RUN_WIDTH; at += RUN_WIDTH) {
        RUN_VECTOR v = RUN_LOAD(at);
        RUN_VECTOR hit = RUN_OR(RUN_OR(RUN_EQUAL(v, stop), RUN_EQUAL(v, '&')), RUN_OR(RUN_EQUAL(v, '\r'), RUN_EQUAL(v, 0)));
        RUN_BITS bits = RUN_MASK(hit);
        if (bits) return at + RUN_FIRST(bits);
    }
    while (at < end && *at != stop && *at != '&' && *at != '\r' && *at) at++;
    return at;
}
RUN_TARGET static const char *RUN(raw)(const char *at, const char *end, unsigned *flags) {
    RUN_VECTOR other = RUN_ZERO;
    unsigned seen = 0;
    while ((size_t)(end - at) > RUN_WIDTH) {
        RUN_VECTOR v = RUN_LOAD(at), next = RUN_LOAD(at + 1);
        RUN_BITS bits = RUN_MASK(RUN_AND(RUN_EQUAL(v, '<'), RUN_OR(RUN_EQUAL(next, '/'), RUN_EQUAL(next, '!'))));
        other = RUN_OR(other, RUN_OR(RUN_EQUAL(v, '\r'), RUN_EQUAL(v, 0)));
        if (bits) {
            if (RUN_MASK(other)) *flags |= GALLEYI_SCAN_CR | GALLEYI_SCAN_NUL;
            return at + RUN_FIRST(bits);
        }
        at += RUN_WIDTH;
    }
    if (RUN_MASK(other)) seen = GALLEYI_SCAN_CR | GALLEYI_SCAN_NUL;
    for (; at < end; at++) {
        if (*at == '<' && end - at > 1 && (at[1] == '/' || at[1] == '!')) break;
        if (*at == '\r' || !*at) seen = GALLEYI_SCAN_CR | GALLEYI_SCAN_NUL;
    }
    *flags |= seen;
    return at;
}
#else
static const char *RUN(stop)(const char *at, const char *end, char stop) {
    while (at < end && *at != stop && *at != '&' && *at != '\r' && *at) at++;
    return at;
}
static const char *RUN(raw)(const char *at, const char *end, unsigned *flags) {
    for (; at < end; at++) {
        if (*at == '<' && end - at > 1 && (at[1] == '/' || at[1] == '!')) break;
        if (*at == '\r' || !*at) *flags |= GALLEYI_SCAN_CR | GALLEYI_SCAN_NUL;
    }
    return at;
}
#endif

RUN_TARGET static const char *RUN(comment)(const char *at, const char *end, unsigned *flags) {
    const char *from = at;
#if RUN_WIDTH
    RUN_VECTOR other = RUN_ZERO;
    while ((size_t)(end - at) > RUN_WIDTH + 3) {
        RUN_VECTOR v = RUN_LOAD(at);
        RUN_BITS bits = RUN_MASK(RUN_AND(RUN_EQUAL(v, '-'), RUN_EQUAL(RUN_LOAD(at + 1), '-')));
        other = RUN_OR(other, RUN_OR(RUN_EQUAL(v, '\r'), RUN_EQUAL(v, 0)));
        if (bits) {
            const char *dash = at + RUN_FIRST(bits);
            if (dash[2] == '>' || (dash[2] == '!' && dash[3] == '>')) { at = dash; break; }
            at = dash + 1;
        } else at += RUN_WIDTH;
    }
    if (RUN_MASK(other)) *flags |= GALLEYI_SCAN_CR | GALLEYI_SCAN_NUL;
#endif
    for (; at < end; at++) {
        if (*at == '-' && end - at > 2 && at[1] == '-' && (at[2] == '>' || (at[2] == '!' && end - at > 3 && at[3] == '>'))) break;
        if (*at == '\r' || !*at) *flags |= GALLEYI_SCAN_CR | GALLEYI_SCAN_NUL;
    }
    (void)from;
    return at;
}

const galleyi_html_scanner RUN(galleyi_html_scanner) = { RUN(stop), RUN(raw), RUN(comment) };

/* The id of the lower-cased name at *at, which moves behind it; *at: NULL where the text ends before the name does. */
RUN_TARGET static inline uint32_t RUN(name)(galleyi_html_parser *p, const char **at, const char *end, int attribute) {
    const char *from = *at;
    uint64_t low, high;
    uint32_t length = RUN(name_words)(from, end, &low, &high), name = 0;
    const char *stop = from + length;
    if (GALLEYI_LIKELY(length && length < 16 && stop < end && (*stop == '>' || *stop == '/' || RUN_SPACE(*stop) || (*stop == '=' && attribute)))) {
        uint64_t hash = galleyi_html_hash16(low, high);
        uint32_t known = galleyi_html_known_slot(hash);
        *at = stop;
        if (GALLEYI_LIKELY(known && galleyi_html_known_names[known].low == low && galleyi_html_known_names[known].high == high)) return known;
        return galleyi_html_intern16(p, hash, low, high, length);
    }
    *at = galleyi_html_long_name(p, from, end, attribute, &name);
    return name;
}

/* Behind the closing quote; NULL: none. */
RUN_TARGET static inline const char *RUN(quoted)(const char *at, const char *end, char quote, unsigned *flags) {
    for (;; at++) {
        at = RUN(stop)(at, end, quote);
        if (at == end) return NULL;
        if (*at == quote) return at;
        *flags |= *at == '&' ? GALLEYI_SCAN_AMPERSAND : *at ? GALLEYI_SCAN_CR : GALLEYI_SCAN_NUL;
    }
}

/* From behind the tag name to behind the '>'; NULL where the text ends first. */
RUN_TARGET static const char *RUN(attributes)(galleyi_html_parser *p, const char *at, const char *end) {
    for (;;) {
        while (at < end && RUN_SPACE(*at)) at++;
        if (at == end) return NULL;
        if (*at == '>') return at + 1;
        if (*at == '/') {
            if (++at == end) return NULL;
            if (*at == '>') { p->token.self_closing = 1; return at + 1; }
            continue;
        }
        const char *name_at = at, *begin, *stop;
        unsigned flags = 0;
        uint32_t name = RUN(name)(p, &at, end, 1);
        if (!at) return NULL;
        while (at < end && RUN_SPACE(*at)) at++;
        if (at == end) return NULL;
        begin = stop = at;
        if (*at == '=') {
            for (at++; at < end && RUN_SPACE(*at); at++) {}
            if (at == end) return NULL;
            begin = stop = at;
            if (*at == '"' || *at == '\'') {
                begin = at + 1;
                if ((stop = RUN(quoted)(begin, end, *at, &flags)) == NULL) return NULL;
                at = stop + 1;
            } else if (*at != '>') {
                for (; at < end && *at != '>' && !RUN_SPACE(*at); at++) {
                    if (*at == '&') flags |= GALLEYI_SCAN_AMPERSAND;
                    if (!*at) flags |= GALLEYI_SCAN_NUL;
                }
                if (at == end) return NULL;
                stop = at;
            }
        }
        galleyi_html *html = p->html;
        if (GALLEYI_LIKELY(!flags && html->attribute_count < html->attribute_capacity)) {
            galleyi_html_name_state *state = &p->names[name];
            if (GALLEYI_UNLIKELY(state->stamp >> 2 == p->start_tags)) continue;
            state->stamp = p->start_tags << 2 | (state->stamp & 3);
            galleyi_html_attribute *attribute = &html->attributes[html->attribute_count++];
            memset(attribute, 0, sizeof *attribute);
            attribute->name = name;
            attribute->value = (uint32_t)(begin - p->text);
            attribute->length = (uint32_t)(stop - begin);
            attribute->span_begin = (uint32_t)(name_at - p->text);
        } else galleyi_html_add_value(p, name, name_at, begin, stop, flags);
    }
}

/* A start or end tag from its '<'; NULL: the text ends inside it. */
RUN_TARGET static const char *RUN(tag)(galleyi_html_parser *p, const char *from, const char *end, int closing) {
    const char *at = from + 1 + closing;
    uint32_t decoded_size = p->html->decoded_size;
    galleyi_html_token *token = &p->token;
    token->kind = closing ? GALLEYI_TOKEN_END : GALLEYI_TOKEN_START;
    token->self_closing = 0;
    token->begin = (uint32_t)(from - p->text);
    token->attribute = p->html->attribute_count;
    p->start_tags++;
    token->name = RUN(name)(p, &at, end, 0);
    if (!at || (at = *at == '>' ? at + 1 : RUN(attributes)(p, at, end)) == NULL) {
        galleyi_html_drop_tag(p, decoded_size);
        return NULL;
    }
    token->attribute_count = p->html->attribute_count - token->attribute;
    token->end = (uint32_t)(at - p->text);
    if (GALLEYI_UNLIKELY(token->attribute_count > p->limit_attributes)) galleyi_html_stop(p, GALLEYI_HTML_LIMIT_ATTRIBUTES, token->begin);
    if (closing) galleyi_html_drop_tag(p, decoded_size);
    if (GALLEYI_UNLIKELY(p->status != GALLEY_OK || p->options.token)) galleyi_html_emit(p);
    else if (closing) galleyi_html_token_end(p);
    else galleyi_html_token_start(p);
    return at;
}

/* Text up to the next markup or the end; *flags: what in it has to be decoded. */
RUN_TARGET static inline const char *RUN(text)(const char *at, const char *end, unsigned *flags) {
    for (;; at++) {
        at = RUN(stop)(at, end, '<');
        if (at == end) return at;
        if (*at != '<') {
            *flags |= *at == '&' ? GALLEYI_SCAN_AMPERSAND : *at ? GALLEYI_SCAN_CR : GALLEYI_SCAN_NUL;
            continue;
        }
        if (end - at < 2) continue;
        char next = at[1];
        if (RUN_ALPHA(next) || next == '!' || next == '?' || (next == '/' && end - at > 2)) return at;
    }
}

/* Runs until the text ends (and is final) or more of it is wanted. */
RUN_TARGET int32_t RUN(galleyi_html_run)(galleyi_html_parser *p) {
    const char *at = p->text + p->at, *end = p->text + p->size, *next;
    while (p->status == GALLEY_OK) {
        p->at = (size_t)(at - p->text);
        if (GALLEYI_UNLIKELY(p->at + p->steps >= p->check_at)) galleyi_html_check_work(p);
        if (p->state != GALLEYI_STATE_DATA) {
            if (at == end) break;
            if ((next = galleyi_html_raw_text(p, at, end)) == NULL) break;
            at = next;
            continue;
        }
        unsigned flags = 0;
        next = RUN(text)(at, end, &flags);
        if (next == end && !p->final) break;
        if (next > at) {
            galleyi_html_emit_text(p, at, next, flags, GALLEYI_DECODE_DATA);
            at = next;
            p->at = (size_t)(at - p->text);
            if (p->status != GALLEY_OK || at == end) break;
        }
        if (at == end) break;
        if (RUN_ALPHA(at[1])) next = RUN(tag)(p, at, end, 0);
        else if (at[1] == '/' && RUN_ALPHA(at[2])) next = RUN(tag)(p, at, end, 1);
        else next = galleyi_html_markup(p, at, end);
        if (!next) {
            if (p->final) p->at = p->size;
            break;
        }
        at = next;
    }
    return p->status;
}

#undef RUN_SPACE
#undef RUN_ALPHA
#undef RUN
#undef RUN_TARGET
#undef RUN_WIDTH
#undef RUN_VECTOR
#undef RUN_BITS
#undef RUN_ZERO
#undef RUN_LOAD
#undef RUN_EQUAL
#undef RUN_OR
#undef RUN_AND
#undef RUN_MASK
#undef RUN_FIRST
