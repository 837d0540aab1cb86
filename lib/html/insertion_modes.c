/* The insertion modes around the body: initial, html, head, template, after body, frameset, text.
   https://html.spec.whatwg.org/multipage/parsing.html#the-rules-for-parsing-tokens-in-html-content */
#include "html/html_parser.h"

static int html_modes_is(const galleyi_html_parser *p, int kind, uint32_t name) { return p->token.kind == kind && p->token.name == name; }
static int html_modes_starts(const galleyi_html_parser *p, uint32_t name) { return html_modes_is(p, GALLEYI_TOKEN_START, name); }

static void html_modes_again(galleyi_html_parser *p, galleyi_html_mode mode) {
    p->mode = mode;
    galleyi_html_dispatch(p);
}

static int html_modes_equal(galleyi_html_slice a, const char *text, size_t length, int prefix) {
    if (prefix ? a.size < length : a.size != length) return 0;
    for (size_t i = 0; i < length; i++) {
        char c = a.data[i];
        if (c >= 'A' && c <= 'Z') c |= 32;
        if (c != text[i]) return 0;
    }
    return 1;
}
static int html_modes_any(galleyi_html_slice a, const char *const *texts, int prefix) {
    for (; *texts; texts++)
        if (html_modes_equal(a, *texts, strlen(*texts), prefix)) return 1;
    return 0;
}

static const char *const html_modes_quirky_public[] = {
    "+//silmaril//dtd html pro v0r11 19970101//", "-//as//dtd html 3.0 aswedit + extensions//", "-//advasoft ltd//dtd html 3.0 aswedit + extensions//",
    "-//ietf//dtd html 2.0 level 1//", "-//ietf//dtd html 2.0 level 2//", "-//ietf//dtd html 2.0 strict level 1//",
    "-//ietf//dtd html 2.0 strict level 2//", "-//ietf//dtd html 2.0 strict//", "-//ietf//dtd html 2.0//", "-//ietf//dtd html 2.1e//",
    "-//ietf//dtd html 3.0//", "-//ietf//dtd html 3.2 final//", "-//ietf//dtd html 3.2//", "-//ietf//dtd html 3//",
    "-//ietf//dtd html level 0//", "-//ietf//dtd html level 1//", "-//ietf//dtd html level 2//", "-//ietf//dtd html level 3//",
    "-//ietf//dtd html strict level 0//", "-//ietf//dtd html strict level 1//", "-//ietf//dtd html strict level 2//",
    "-//ietf//dtd html strict level 3//", "-//ietf//dtd html strict//", "-//ietf//dtd html//", "-//metrius//dtd metrius presentational//",
    "-//microsoft//dtd internet explorer 2.0 html strict//", "-//microsoft//dtd internet explorer 2.0 html//",
    "-//microsoft//dtd internet explorer 2.0 tables//", "-//microsoft//dtd internet explorer 3.0 html strict//",
    "-//microsoft//dtd internet explorer 3.0 html//", "-//microsoft//dtd internet explorer 3.0 tables//",
    "-//netscape comm. corp.//dtd html//", "-//netscape comm. corp.//dtd strict html//", "-//o'reilly and associates//dtd html 2.0//",
    "-//o'reilly and associates//dtd html extended 1.0//", "-//o'reilly and associates//dtd html extended relaxed 1.0//",
    "-//sq//dtd html 2.0 hotmetal + extensions//", "-//softquad software//dtd hotmetal pro 6.0::19990601::extensions to html 4.0//",
    "-//softquad//dtd hotmetal pro 4.0::19971010::extensions to html 4.0//", "-//spyglass//dtd html 2.0 extended//",
    "-//sun microsystems corp.//dtd hotjava html//", "-//sun microsystems corp.//dtd hotjava strict html//",
    "-//w3c//dtd html 3 1995-03-24//", "-//w3c//dtd html 3.2 draft//", "-//w3c//dtd html 3.2 final//", "-//w3c//dtd html 3.2//",
    "-//w3c//dtd html 3.2s draft//", "-//w3c//dtd html 4.0 frameset//", "-//w3c//dtd html 4.0 transitional//",
    "-//w3c//dtd html experimental 19960712//", "-//w3c//dtd html experimental 970421//", "-//w3c//dtd w3 html//",
    "-//w3o//dtd w3 html 3.0//", "-//webtechs//dtd mozilla html 2.0//", "-//webtechs//dtd mozilla html//", NULL
};
static const char *const html_modes_quirky_whole[] = { "-//w3o//dtd w3 html strict 3.0//en//", "-/w3c/dtd html 4.0 transitional/en", "html", NULL };
static const char *const html_modes_html401[] = { "-//w3c//dtd html 4.01 frameset//", "-//w3c//dtd html 4.01 transitional//", NULL };
static const char *const html_modes_xhtml1[] = { "-//w3c//dtd xhtml 1.0 frameset//", "-//w3c//dtd xhtml 1.0 transitional//", NULL };

static int html_modes_quirks_of(const galleyi_html_parser *p) {
    const galleyi_html_attribute *part = &p->html->attributes[p->token.attribute];
    galleyi_html_slice name = galleyi_html_value(p->html, part), public_id = galleyi_html_value(p->html, part + 1), system_id = galleyi_html_value(p->html, part + 2);
    if (p->token.force_quirks || !html_modes_equal(name, "html", 4, 0)) return GALLEYI_HTML_QUIRKS;
    if (!part[2].missing && html_modes_equal(system_id, "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd", 58, 0)) return GALLEYI_HTML_QUIRKS;
    if (part[1].missing) return GALLEYI_HTML_NO_QUIRKS;
    if (html_modes_any(public_id, html_modes_quirky_public, 1) || html_modes_any(public_id, html_modes_quirky_whole, 0)) return GALLEYI_HTML_QUIRKS;
    if (html_modes_any(public_id, html_modes_html401, 1)) return part[2].missing ? GALLEYI_HTML_QUIRKS : GALLEYI_HTML_LIMITED_QUIRKS;
    return html_modes_any(public_id, html_modes_xhtml1, 1) ? GALLEYI_HTML_LIMITED_QUIRKS : GALLEYI_HTML_NO_QUIRKS;
}

static void html_modes_initial(galleyi_html_parser *p) {
    galleyi_html_token rest;
    if (p->token.kind == GALLEYI_TOKEN_COMMENT) { galleyi_html_insert_comment(p, 0); return; }
    if (p->token.kind == GALLEYI_TOKEN_TEXT) {
        if (!galleyi_html_split_space(p, &rest)) return;
        p->token = rest;
    }
    if (p->token.kind == GALLEYI_TOKEN_DOCTYPE) {
        uint32_t node = galleyi_html_new_node(p, GALLEYI_HTML_DOCTYPE, 0, p->token.begin, p->token.end);
        if (!node || p->html->attribute_count < p->token.attribute + 3) return;
        p->html->nodes[node].data = p->token.attribute;
        p->html->nodes[node].count = 3;
        galleyi_html_append(p, 0, node);
        p->html->quirks = (uint8_t)html_modes_quirks_of(p);
        p->mode = GALLEYI_MODE_BEFORE_HTML;
        return;
    }
    p->html->quirks = GALLEYI_HTML_QUIRKS;
    html_modes_again(p, GALLEYI_MODE_BEFORE_HTML);
}

static int html_modes_end_implies(uint32_t name) {
    return name == HTML_TAG(HEAD) || name == HTML_TAG(BODY) || name == HTML_TAG(HTML) || name == HTML_TAG(BR);
}

static void html_modes_before_html(galleyi_html_parser *p) {
    galleyi_html_token rest;
    if (p->token.kind == GALLEYI_TOKEN_DOCTYPE) return;
    if (p->token.kind == GALLEYI_TOKEN_COMMENT) { galleyi_html_insert_comment(p, 0); return; }
    if (p->token.kind == GALLEYI_TOKEN_TEXT) {
        if (!galleyi_html_split_space(p, &rest)) return;
        p->token = rest;
    }
    if (p->token.kind == GALLEYI_TOKEN_END && !html_modes_end_implies(p->token.name)) return;
    int own = html_modes_starts(p, HTML_TAG(HTML));
    p->bottom = own ? galleyi_html_insert_element(p, GALLEYI_SPACE_HTML) : galleyi_html_insert_implied(p, HTML_TAG(HTML));
    p->html_node = p->open[p->bottom].node;
    p->mode = GALLEYI_MODE_BEFORE_HEAD;
    if (!own) galleyi_html_dispatch(p);
}

static void html_modes_before_head(galleyi_html_parser *p) {
    galleyi_html_token rest;
    if (p->token.kind == GALLEYI_TOKEN_DOCTYPE) return;
    if (p->token.kind == GALLEYI_TOKEN_COMMENT) { galleyi_html_insert_comment(p, UINT32_MAX); return; }
    if (p->token.kind == GALLEYI_TOKEN_TEXT) {
        if (!galleyi_html_split_space(p, &rest)) return;
        p->token = rest;
    }
    if (html_modes_starts(p, HTML_TAG(HTML))) { galleyi_html_in_body(p); return; }
    if (p->token.kind == GALLEYI_TOKEN_END && !html_modes_end_implies(p->token.name)) return;
    int own = html_modes_starts(p, HTML_TAG(HEAD));
    uint32_t open = own ? galleyi_html_insert_element(p, GALLEYI_SPACE_HTML) : galleyi_html_insert_implied(p, HTML_TAG(HEAD));
    p->head = p->open[open].node;
    p->mode = GALLEYI_MODE_IN_HEAD;
    if (!own) galleyi_html_dispatch(p);
}

static void html_modes_push_template(galleyi_html_parser *p, galleyi_html_mode mode) {
    if (p->template_count == p->template_capacity && !galleyi_html_grow(p, &p->template_modes, &p->template_capacity, (uint64_t)p->template_count + 1, 1)) return;
    p->template_modes[p->template_count++] = (uint8_t)mode;
}

void galleyi_html_end_template(galleyi_html_parser *p) {
    uint32_t open = html_open_of(p, HTML_TAG(TEMPLATE));
    if (!open) return;
    galleyi_html_implied(p, 0, GALLEYI_HTML_IMPLIED_ALL);
    galleyi_html_pop_to(p, open);
    galleyi_html_clear_to_marker(p);
    if (p->template_count) p->template_count--;
    galleyi_html_reset_mode(p);
}

static void html_modes_start_template(galleyi_html_parser *p) {
    galleyi_html_insert_element(p, GALLEYI_SPACE_HTML);
    galleyi_html_add_marker(p);
    p->frameset_ok = 0;
    p->mode = GALLEYI_MODE_IN_TEMPLATE;
    html_modes_push_template(p, GALLEYI_MODE_IN_TEMPLATE);
}

/* A start tag that belongs in the head; 0: it does not. */
static int html_modes_head_start(galleyi_html_parser *p) {
    switch (p->token.name) {
    case HTML_TAG(HTML): galleyi_html_in_body(p); break;
    case HTML_TAG(BASE): case HTML_TAG(BASEFONT): case HTML_TAG(BGSOUND): case HTML_TAG(LINK): case HTML_TAG(META): galleyi_html_insert_void(p); break;
    case HTML_TAG(TITLE): galleyi_html_insert_raw(p, GALLEYI_STATE_RCDATA); break;
    case HTML_TAG(NOFRAMES): case HTML_TAG(STYLE): galleyi_html_insert_raw(p, GALLEYI_STATE_RAWTEXT); break;
    case HTML_TAG(SCRIPT): galleyi_html_insert_raw(p, GALLEYI_STATE_SCRIPT); break;
    case HTML_TAG(NOSCRIPT):
        if (p->scripting) { galleyi_html_insert_raw(p, GALLEYI_STATE_RAWTEXT); break; }
        galleyi_html_insert_element(p, GALLEYI_SPACE_HTML);
        p->mode = GALLEYI_MODE_IN_HEAD_NOSCRIPT;
        break;
    case HTML_TAG(TEMPLATE): html_modes_start_template(p); break;
    case HTML_TAG(HEAD): break;
    default: return 0;
    }
    return 1;
}

void galleyi_html_in_head(galleyi_html_parser *p) {
    switch (p->token.kind) {
    case GALLEYI_TOKEN_DOCTYPE: return;
    case GALLEYI_TOKEN_COMMENT: galleyi_html_insert_comment(p, UINT32_MAX); return;
    case GALLEYI_TOKEN_TEXT:
        if (!galleyi_html_take_space(p)) return;
        break;
    case GALLEYI_TOKEN_START:
        if (html_modes_head_start(p)) return;
        break;
    case GALLEYI_TOKEN_END:
        if (p->token.name == HTML_TAG(TEMPLATE)) { galleyi_html_end_template(p); return; }
        if (p->token.name == HTML_TAG(HEAD)) { galleyi_html_pop(p); p->mode = GALLEYI_MODE_AFTER_HEAD; return; }
        if (!html_modes_end_implies(p->token.name)) return;
        break;
    default: break;
    }
    galleyi_html_pop_implied(p);
    html_modes_again(p, GALLEYI_MODE_AFTER_HEAD);
}

static void html_modes_in_head_noscript(galleyi_html_parser *p) {
    uint32_t name = p->token.name;
    switch (p->token.kind) {
    case GALLEYI_TOKEN_DOCTYPE: return;
    case GALLEYI_TOKEN_COMMENT: galleyi_html_in_head(p); return;
    case GALLEYI_TOKEN_TEXT:
        if (!galleyi_html_take_space(p)) return;
        break;
    case GALLEYI_TOKEN_START:
        if (name == HTML_TAG(HTML)) { galleyi_html_in_body(p); return; }
        if (name == HTML_TAG(BASEFONT) || name == HTML_TAG(BGSOUND) || name == HTML_TAG(LINK) || name == HTML_TAG(META) ||
            name == HTML_TAG(NOFRAMES) || name == HTML_TAG(STYLE)) { galleyi_html_in_head(p); return; }
        if (name == HTML_TAG(HEAD) || name == HTML_TAG(NOSCRIPT)) return;
        break;
    case GALLEYI_TOKEN_END:
        if (name == HTML_TAG(NOSCRIPT)) { galleyi_html_pop(p); p->mode = GALLEYI_MODE_IN_HEAD; return; }
        if (name != HTML_TAG(BR)) return;
        break;
    default: break;
    }
    galleyi_html_pop(p);
    html_modes_again(p, GALLEYI_MODE_IN_HEAD);
}

/* "Push the node pointed to by the head element pointer", the rules for "in head", and off with it again. */
static void html_modes_into_head(galleyi_html_parser *p) {
    uint32_t open = galleyi_html_push(p, p->head, HTML_TAG(HEAD), GALLEYI_SPACE_HTML);
    uint32_t end = p->html->nodes[p->head].span_end;
    galleyi_html_in_head(p);
    galleyi_html_remove_open(p, open);
    p->html->nodes[p->head].span_end = end;
}

static void html_modes_after_head(galleyi_html_parser *p) {
    uint32_t body;
    switch (p->token.kind) {
    case GALLEYI_TOKEN_DOCTYPE: return;
    case GALLEYI_TOKEN_COMMENT: galleyi_html_insert_comment(p, UINT32_MAX); return;
    case GALLEYI_TOKEN_TEXT:
        if (!galleyi_html_take_space(p)) return;
        break;
    case GALLEYI_TOKEN_START:
        switch (p->token.name) {
        case HTML_TAG(HTML): galleyi_html_in_body(p); return;
        case HTML_TAG(BODY):
            body = galleyi_html_insert_element(p, GALLEYI_SPACE_HTML);
            p->body_node = p->open[body].node;
            p->frameset_ok = 0;
            p->mode = GALLEYI_MODE_IN_BODY;
            return;
        case HTML_TAG(FRAMESET): galleyi_html_insert_element(p, GALLEYI_SPACE_HTML); p->mode = GALLEYI_MODE_IN_FRAMESET; return;
        case HTML_TAG(BASE): case HTML_TAG(BASEFONT): case HTML_TAG(BGSOUND): case HTML_TAG(LINK): case HTML_TAG(META): case HTML_TAG(NOFRAMES):
        case HTML_TAG(SCRIPT): case HTML_TAG(STYLE): case HTML_TAG(TEMPLATE): case HTML_TAG(TITLE): html_modes_into_head(p); return;
        case HTML_TAG(HEAD): return;
        default: break;
        }
        break;
    case GALLEYI_TOKEN_END:
        if (p->token.name == HTML_TAG(TEMPLATE)) { galleyi_html_in_head(p); return; }
        if (!html_modes_end_implies(p->token.name) || p->token.name == HTML_TAG(HEAD)) return;
        break;
    default: break;
    }
    body = galleyi_html_insert_implied(p, HTML_TAG(BODY));
    p->body_node = p->open[body].node;
    html_modes_again(p, GALLEYI_MODE_IN_BODY);
}

static void html_modes_text(galleyi_html_parser *p) {
    if (p->token.kind == GALLEYI_TOKEN_TEXT) { galleyi_html_insert_text(p); return; }
    galleyi_html_pop(p);
    p->mode = p->original_mode;
    if (p->token.kind == GALLEYI_TOKEN_EOF) galleyi_html_dispatch(p);
}

static void html_modes_retemplate(galleyi_html_parser *p, galleyi_html_mode mode) {
    if (p->template_count) p->template_modes[p->template_count - 1] = (uint8_t)mode;
    html_modes_again(p, mode);
}

static void html_modes_in_template(galleyi_html_parser *p) {
    switch (p->token.kind) {
    case GALLEYI_TOKEN_EOF:
        /* each mode within an outer template comes back here: a loop, for templates nest as deep as the input likes */
        if (!html_open_of(p, HTML_TAG(TEMPLATE))) return;
        for (uint32_t open; (open = html_open_of(p, HTML_TAG(TEMPLATE))) != 0;) {
            galleyi_html_pop_to(p, open);
            galleyi_html_clear_to_marker(p);
            if (p->template_count) p->template_count--;
            galleyi_html_reset_mode(p);
        }
        if (!p->template_count) galleyi_html_dispatch(p);
        return;
    case GALLEYI_TOKEN_END:
        if (p->token.name == HTML_TAG(TEMPLATE)) galleyi_html_end_template(p);
        return;
    case GALLEYI_TOKEN_START:
        switch (p->token.name) {
        case HTML_TAG(BASE): case HTML_TAG(BASEFONT): case HTML_TAG(BGSOUND): case HTML_TAG(LINK): case HTML_TAG(META): case HTML_TAG(NOFRAMES):
        case HTML_TAG(SCRIPT): case HTML_TAG(STYLE): case HTML_TAG(TEMPLATE): case HTML_TAG(TITLE): galleyi_html_in_head(p); return;
        case HTML_TAG(CAPTION): case HTML_TAG(COLGROUP): case HTML_TAG(TBODY): case HTML_TAG(TFOOT): case HTML_TAG(THEAD):
            html_modes_retemplate(p, GALLEYI_MODE_IN_TABLE); return;
        case HTML_TAG(COL): html_modes_retemplate(p, GALLEYI_MODE_IN_COLUMN_GROUP); return;
        case HTML_TAG(TR): html_modes_retemplate(p, GALLEYI_MODE_IN_TABLE_BODY); return;
        case HTML_TAG(TD): case HTML_TAG(TH): html_modes_retemplate(p, GALLEYI_MODE_IN_ROW); return;
        default: html_modes_retemplate(p, GALLEYI_MODE_IN_BODY); return;
        }
    default: galleyi_html_in_body(p);
    }
}

static void html_modes_after_body(galleyi_html_parser *p) {
    galleyi_html_token rest;
    switch (p->token.kind) {
    case GALLEYI_TOKEN_DOCTYPE: case GALLEYI_TOKEN_EOF: return;
    case GALLEYI_TOKEN_COMMENT: galleyi_html_insert_comment(p, p->html_node); return;
    case GALLEYI_TOKEN_TEXT: {
        int more = galleyi_html_split_space(p, &rest);
        if (p->token.length) galleyi_html_in_body(p);
        if (!more) return;
        p->token = rest;
        break;
    }
    case GALLEYI_TOKEN_START:
        if (p->token.name == HTML_TAG(HTML)) { galleyi_html_in_body(p); return; }
        break;
    default:
        if (p->token.name == HTML_TAG(HTML)) {
            if (!p->fragment) { p->mode = GALLEYI_MODE_AFTER_AFTER_BODY; p->html_end = p->token.end; }
            return;
        }
    }
    p->body_end = p->html_end = 0;
    html_modes_again(p, GALLEYI_MODE_IN_BODY);
}

static void html_modes_after_after_body(galleyi_html_parser *p) {
    galleyi_html_token rest;
    switch (p->token.kind) {
    case GALLEYI_TOKEN_DOCTYPE: case GALLEYI_TOKEN_EOF: return;
    case GALLEYI_TOKEN_COMMENT: galleyi_html_insert_comment(p, 0); return;
    case GALLEYI_TOKEN_TEXT: {
        int more = galleyi_html_split_space(p, &rest);
        if (p->token.length) galleyi_html_in_body(p);
        if (!more) return;
        p->token = rest;
        break;
    }
    default:
        if (html_modes_starts(p, HTML_TAG(HTML))) { galleyi_html_in_body(p); return; }
    }
    p->body_end = p->html_end = 0;
    html_modes_again(p, GALLEYI_MODE_IN_BODY);
}

/* White space of a text is inserted, other characters are dropped. */
static void html_modes_only_space(galleyi_html_parser *p, int as_body) {
    galleyi_html_token rest;
    for (int more = 1; more && p->status == GALLEY_OK;) {
        more = galleyi_html_split_space(p, &rest);
        if (p->token.length && as_body) galleyi_html_in_body(p);
        else if (p->token.length) galleyi_html_insert_text(p);
        p->token = rest;
        const char *text = (rest.decoded ? p->html->decoded : p->text) + rest.data;
        uint32_t n = 0;
        while (n < rest.length && !(text[n] == ' ' || text[n] == '\n' || text[n] == '\t' || text[n] == '\r' || text[n] == '\f')) n++;
        p->token.data += n;
        p->token.length -= n;
        if (!p->token.decoded) p->token.begin += n;
        if (!p->token.length) return;
    }
}

static void html_modes_in_frameset(galleyi_html_parser *p) {
    switch (p->token.kind) {
    case GALLEYI_TOKEN_TEXT: html_modes_only_space(p, 0); return;
    case GALLEYI_TOKEN_COMMENT: galleyi_html_insert_comment(p, UINT32_MAX); return;
    case GALLEYI_TOKEN_START:
        if (p->token.name == HTML_TAG(HTML)) galleyi_html_in_body(p);
        else if (p->token.name == HTML_TAG(FRAMESET)) galleyi_html_insert_element(p, GALLEYI_SPACE_HTML);
        else if (p->token.name == HTML_TAG(FRAME)) galleyi_html_insert_void(p);
        else if (p->token.name == HTML_TAG(NOFRAMES)) galleyi_html_in_head(p);
        return;
    case GALLEYI_TOKEN_END:
        if (p->token.name != HTML_TAG(FRAMESET) || p->top == p->bottom) return;
        galleyi_html_pop(p);
        if (!p->fragment && html_top_name(p) != HTML_TAG(FRAMESET)) p->mode = GALLEYI_MODE_AFTER_FRAMESET;
        return;
    default: return;
    }
}

static void html_modes_after_frameset(galleyi_html_parser *p, int after_after) {
    switch (p->token.kind) {
    case GALLEYI_TOKEN_TEXT: html_modes_only_space(p, after_after); return;
    case GALLEYI_TOKEN_COMMENT: galleyi_html_insert_comment(p, after_after ? 0 : UINT32_MAX); return;
    case GALLEYI_TOKEN_START:
        if (p->token.name == HTML_TAG(HTML)) galleyi_html_in_body(p);
        else if (p->token.name == HTML_TAG(NOFRAMES)) galleyi_html_in_head(p);
        return;
    case GALLEYI_TOKEN_END:
        if (!after_after && p->token.name == HTML_TAG(HTML)) { p->mode = GALLEYI_MODE_AFTER_AFTER_FRAMESET; p->html_end = p->token.end; }
        return;
    default: return;
    }
}

void galleyi_html_other_modes(galleyi_html_parser *p, galleyi_html_mode mode) {
    switch (mode) {
    case GALLEYI_MODE_INITIAL: html_modes_initial(p); break;
    case GALLEYI_MODE_BEFORE_HTML: html_modes_before_html(p); break;
    case GALLEYI_MODE_BEFORE_HEAD: html_modes_before_head(p); break;
    case GALLEYI_MODE_IN_HEAD_NOSCRIPT: html_modes_in_head_noscript(p); break;
    case GALLEYI_MODE_AFTER_HEAD: html_modes_after_head(p); break;
    case GALLEYI_MODE_TEXT: html_modes_text(p); break;
    case GALLEYI_MODE_IN_TEMPLATE: html_modes_in_template(p); break;
    case GALLEYI_MODE_AFTER_BODY: html_modes_after_body(p); break;
    case GALLEYI_MODE_IN_FRAMESET: html_modes_in_frameset(p); break;
    case GALLEYI_MODE_AFTER_FRAMESET: html_modes_after_frameset(p, 0); break;
    case GALLEYI_MODE_AFTER_AFTER_BODY: html_modes_after_after_body(p); break;
    case GALLEYI_MODE_AFTER_AFTER_FRAMESET: html_modes_after_frameset(p, 1); break;
    default: break;
    }
}
