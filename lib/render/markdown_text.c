/* Escaping for Markdown (https://spec.commonmark.org/0.31.2/): as little as the reader needs to give the same text back. */
#include "render/markdown_inline.h"
#include "text/unicode.h"
#include "core/utf8.h"

enum { MARKDOWN_PLAIN, MARKDOWN_SPACE, MARKDOWN_SPECIAL };
static const uint8_t markdown_classes[256] = {
    ['\t'] = MARKDOWN_SPACE, ['\n'] = MARKDOWN_SPACE, ['\f'] = MARKDOWN_SPACE, ['\r'] = MARKDOWN_SPACE, [' '] = MARKDOWN_SPACE,
    ['\v'] = MARKDOWN_SPECIAL, ['\\'] = MARKDOWN_SPECIAL, ['`'] = MARKDOWN_SPECIAL, ['*'] = MARKDOWN_SPECIAL, ['_'] = MARKDOWN_SPECIAL, ['['] = MARKDOWN_SPECIAL,
    [']'] = MARKDOWN_SPECIAL, ['<'] = MARKDOWN_SPECIAL, ['&'] = MARKDOWN_SPECIAL, ['!'] = MARKDOWN_SPECIAL, ['~'] = MARKDOWN_SPECIAL,
    ['|'] = MARKDOWN_SPECIAL, ['#'] = MARKDOWN_SPECIAL, ['^'] = MARKDOWN_SPECIAL,
    [0xc2] = MARKDOWN_SPECIAL, [0xe2] = MARKDOWN_SPECIAL, [0xef] = MARKDOWN_SPECIAL      /* may begin what folding drops */
};

static int markdown_space(unsigned char c) { return markdown_classes[c] == MARKDOWN_SPACE; }
static int markdown_letter(unsigned char c) { return (c | 32u) - 'a' < 26u; }
static int markdown_digit(unsigned char c) { return c >= '0' && c <= '9'; }
static int markdown_punctuation(unsigned char c) { return c > ' ' && c < 0x7f && !markdown_letter(c) && !markdown_digit(c); }

/* Whether a delimiter may stand beside this code point outside of the emphasis. What versions of the specification see differently may not. */
static int markdown_outer(uint32_t c) {
    if (c < 0x80) return c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' ' || markdown_punctuation((unsigned char)c);
    return galleyi_is_punctuation(c) || c == 0xa0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200a) || c == 0x202f || c == 0x205f;
}
/* Whether it may be punctuation (or, beyond ASCII, white space, which is written as a reference) to some version. */
static int markdown_inner(uint32_t c) {
    if (c < 0x80) return !markdown_letter((unsigned char)c) && !markdown_digit((unsigned char)c);
    return (galleyi_unicode_flags(c) & (GALLEYI_UNICODE_PUNCTUATION | GALLEYI_UNICODE_SYMBOL | GALLEYI_UNICODE_SPACE)) != 0;
}
static int markdown_wide_space(uint32_t c) { return c >= 0x80 ? galleyi_is_space(c) : c == '\v'; }

static void markdown_reference(galleyi_buffer *b, uint32_t c) {
    galleyi_buffer_append(b, "&#", 2);
    galleyi_buffer_append_number(b, c);
    galleyi_buffer_append_char(b, ';');
}

static uint32_t markdown_last(const galleyi_markdown *m, size_t *size) {
    const galleyi_buffer *b = m->buffer;
    if (!b->size) { *size = 0; return m->out->last ? (unsigned char)m->out->last : '\n'; }
    const char *at = b->data + b->size;
    uint32_t c = galleyi_utf8_previous(&at, b->data);
    *size = (size_t)(b->data + b->size - at);
    return c;
}

/* Writes the last code point as a reference, so that punctuation stands there. */
static void markdown_encode_last(galleyi_markdown *m, uint32_t c, size_t size) {
    m->buffer->size -= size;
    markdown_reference(m->buffer, c);
}

static void markdown_open_mark(galleyi_markdown *m, galleyi_markdown_mark *mark, int inner_punctuation) {
    size_t size;
    uint32_t before = markdown_last(m, &size);
    if (mark->kind == GALLEY_NODE_LINK) { galleyi_buffer_append_char(m->buffer, '['); m->in_link++; return; }
    if (mark->kind == GALLEY_NODE_DELETE) { galleyi_buffer_append(m->buffer, "~~", 2); return; }
    char parent = 0, want;
    for (galleyi_markdown_mark *up = mark; up-- > m->marks && !parent;) parent = up->character;
    want = parent == '*' ? '_' : '*';
    mark->apart = 0;
    if (before == (unsigned char)want) {
        want = want == '*' ? '_' : '*';
        mark->apart = want == parent;
    }
    mark->character = want;
    if ((want == '_' || inner_punctuation || mark->apart) && size && !markdown_outer(before)) markdown_encode_last(m, before, size);
    galleyi_buffer_append_char(m->buffer, want);
    if (mark->kind == GALLEY_NODE_STRONG) galleyi_buffer_append_char(m->buffer, want);
}

/* Before visible content: writes the white space and the marks that are owed. inner: a mark would touch punctuation. */
static void markdown_reach(galleyi_markdown *m, int inner) {
    if (m->breaks) {
        for (; m->breaks; m->breaks--) {
            galleyi_buffer_append_char(m->buffer, '\\');
            galleyi_markdown_newline(m);
        }
        m->line = GALLEYI_MARKDOWN_AT_START;
        m->first_line = m->encode_next = 0;
    } else if (m->space) {
        galleyi_buffer_append_char(m->buffer, ' ');
        m->encode_next = 0;
        if (m->line == GALLEYI_MARKDOWN_AT_DIGITS) m->line = GALLEYI_MARKDOWN_AT_TEXT;
    }
    m->space = 0;
    m->begun = 1;
    if (m->mark_open < m->mark_count) { m->line = GALLEYI_MARKDOWN_AT_TEXT; m->encode_next = 0; }
    for (; m->mark_open < m->mark_count; m->mark_open++)
        markdown_open_mark(m, &m->marks[m->mark_open], m->mark_open + 1 < m->mark_count || inner);
}

static void markdown_reach_syntax(galleyi_markdown *m) {   /* content that begins with ASCII punctuation */
    markdown_reach(m, 1);
    m->line = GALLEYI_MARKDOWN_AT_TEXT;
    m->encode_next = 0;
}

void galleyi_markdown_break(galleyi_markdown *m) {
    if (!m->begun) return;
    if (m->in_heading || m->in_table) { m->space = 1; galleyi_losses_node(m->losses, GALLEY_NODE_BREAK); }
    else m->breaks++;
}

void galleyi_markdown_open(galleyi_markdown *m, int kind, const galley_node *node) {
    if (m->mark_count >= sizeof m->marks / sizeof *m->marks) return;   /* the model does not nest deeper */
    m->marks[m->mark_count++] = (galleyi_markdown_mark){ node, (int16_t)kind, 0, 0 };
}

static void markdown_close_link(galleyi_markdown *m, const galley_node *node);

void galleyi_markdown_close(galleyi_markdown *m) {
    galleyi_markdown_mark *mark = &m->marks[m->mark_count - 1];
    if (m->mark_open < m->mark_count) {
        if (mark->kind != GALLEY_NODE_LINK) { m->mark_count--; return; }
        markdown_reach_syntax(m);
    }
    m->mark_count--;
    m->mark_open--;
    if (mark->kind == GALLEY_NODE_LINK) { m->in_link--; markdown_close_link(m, mark->node); return; }
    if (mark->kind == GALLEY_NODE_DELETE) { galleyi_buffer_append(m->buffer, "~~", 2); m->encode_next = 0; return; }
    size_t size;
    uint32_t before = markdown_last(m, &size);
    if (markdown_wide_space(before)) markdown_encode_last(m, before, size);
    m->encode_next = mark->character == '_' || mark->apart || markdown_inner(before);
    galleyi_buffer_append_char(m->buffer, mark->character);
    if (mark->kind == GALLEY_NODE_STRONG) galleyi_buffer_append_char(m->buffer, mark->character);
}

static int markdown_entity(const char *p, const char *end, int more) {   /* could "&" at p begin a character reference? */
    const char *q = p + 1;
    while (q < end && q - p < 64 && (*q == '#' || (unsigned char)*q >= 0xc2 || markdown_letter((unsigned char)*q) || markdown_digit((unsigned char)*q))) q++;
    return q == end ? more : *q == ';' && q > p + 1;
}

static int markdown_dropped(const char *p, const char *end) {   /* U+00AD, U+200B, U+FEFF: as galleyi_fold */
    const unsigned char *u = (const unsigned char *)p;
    if (u[0] == 0xc2) return end - p >= 2 && u[1] == 0xad ? 2 : 0;
    if (u[0] == 0xe2) return end - p >= 3 && u[1] == 0x80 && u[2] == 0x8b ? 3 : 0;
    return u[0] == 0xef && end - p >= 3 && u[1] == 0xbb && u[2] == 0xbf ? 3 : 0;
}

int galleyi_markdown_blank(const char *text, size_t length) {
    const char *p = text, *end = length ? text + length : text;
    while (p < end) {
        int skipped = markdown_space((unsigned char)*p) ? 1 : markdown_dropped(p, end);
        if (!skipped) return 0;
        p += skipped;
    }
    return 1;
}

/* The byte behind p that will be written; *last: there is none. */
static unsigned char markdown_next(const char *p, const char *end, int *last) {
    int dropped = 1;
    for (p++; p < end && (unsigned char)*p >= 0xc2 && dropped; p += dropped) if ((dropped = markdown_dropped(p, end)) == 0) break;
    *last = p >= end;
    return *last ? 0 : (unsigned char)*p;
}

/* Whether the special byte at p needs a backslash. begin: where this text begins. */
static int markdown_special(const galleyi_markdown *m, const char *begin, const char *p, const char *end, int more) {
    int last;
    unsigned char next = markdown_next(p, end, &last), before = p > begin ? (unsigned char)p[-1] : 0;
    switch (*p) {
    case '\\': return last || markdown_punctuation(next) || markdown_space(next);
    case '`':  return 1;
    case '*':  return !(m->line == GALLEYI_MARKDOWN_AT_TEXT && before == ' ' && next == ' ' && galleyi_output_last(m->out) == ' ');
    case '_':  return !((markdown_letter(before) || markdown_digit(before)) && (markdown_letter(next) || markdown_digit(next)));
    case '[':  return m->in_link || m->line == GALLEYI_MARKDOWN_AT_START || next == '^' || (last && more);
    case ']':  return m->in_link || next == '(' || next == '[' || next == ':' || (last && more);
    case '<':  return (last && more) || markdown_letter(next) || next == '/' || next == '!' || next == '?';
    case '&':  return markdown_entity(p, end, more);
    case '!':  return next == '[' || (last && more);
    case '~':  return !(markdown_digit(next) && (!before || before == ' ') && galleyi_output_last(m->out) == ' ');
    case '|':  return m->in_table || (m->line == GALLEYI_MARKDOWN_AT_START && !m->first_line);
    case '^':  return galleyi_output_last(m->out) == '[' && !(m->buffer->size > 1 && m->buffer->data[m->buffer->size - 2] == '\\');
    case '#':
        if (m->line == GALLEYI_MARKDOWN_AT_START) return 1;
        return m->in_heading && (galleyi_output_last(m->out) == ' ' || galleyi_output_last(m->out) == '#');
    default: return 0;
    }
}

/* Whether the byte at p would begin a block where a line begins; keeps track of "12." */
static int markdown_line_start(galleyi_markdown *m, const char *p, const char *end) {
    int last;
    unsigned char next = markdown_next(p, end, &last);
    int alone = last || markdown_space(next);
    if (m->line == GALLEYI_MARKDOWN_AT_DIGITS) {
        if (markdown_digit((unsigned char)*p)) return 0;
        m->line = GALLEYI_MARKDOWN_AT_TEXT;
        return (*p == '.' || *p == ')') && alone;
    }
    if (markdown_digit((unsigned char)*p)) { m->line = GALLEYI_MARKDOWN_AT_DIGITS; return 0; }
    m->line = GALLEYI_MARKDOWN_AT_TEXT;
    switch (*p) {
    case '>': return 1;
    case '=': case ':': return !m->first_line;
    case '-': return alone || next == '-' || !m->first_line;
    case '+': return alone;
    default:  return 0;
    }
}

/* The first visible code point behind white space or marks; gives back where the text goes on. */
static const char *markdown_first(galleyi_markdown *m, const char *p, const char *end) {
    const char *after = p;
    uint32_t c = galleyi_utf8_next(&after, end);
    int opens = m->mark_open < m->mark_count;
    markdown_reach(m, markdown_inner(c));
    if ((opens && markdown_wide_space(c)) || (m->encode_next && !markdown_outer(c))) {
        markdown_reference(m->buffer, c);
        m->line = GALLEYI_MARKDOWN_AT_TEXT;
        p = after;
    }
    m->encode_next = 0;
    return p;
}

void galleyi_markdown_add(galleyi_markdown *m, const char *text, size_t length, int more) {
    const char *p = text, *end = length ? text + length : text;
    while (p < end) {
        unsigned char c = (unsigned char)*p;
        if (markdown_classes[c] == MARKDOWN_SPACE) {
            m->space = m->begun;
            p++;
            continue;
        }
        int dropped = markdown_classes[c] == MARKDOWN_SPECIAL && c >= 0x80 ? markdown_dropped(p, end) : 0;
        if (dropped) { p += dropped; continue; }
        if (m->space || m->breaks || m->encode_next || m->mark_open < m->mark_count || !m->begun) {
            const char *at = markdown_first(m, p, end);
            if (at != p) { p = at; continue; }
        }
        if (c == '\v') { markdown_reference(m->buffer, c); m->line = GALLEYI_MARKDOWN_AT_TEXT; p++; continue; }   /* trimmed by some */
        int escape = markdown_classes[c] == MARKDOWN_SPECIAL && c < 0x80 && markdown_special(m, text, p, end, more);
        if (m->line != GALLEYI_MARKDOWN_AT_TEXT) escape |= markdown_line_start(m, p, end);
        if (m->note_end == m->buffer->size) escape |= c == '(' || c == ':' || c == '[';
        if (escape) galleyi_buffer_append_char(m->buffer, '\\');
        const char *run = p++;
        if (m->line == GALLEYI_MARKDOWN_AT_TEXT) while (p < end && !markdown_classes[(unsigned char)*p]) p++;
        galleyi_buffer_append(m->buffer, run, (size_t)(p - run));
        if (p + 1 < end && *p == ' ' && !markdown_classes[(unsigned char)p[1]] && m->line == GALLEYI_MARKDOWN_AT_TEXT) {
            galleyi_buffer_append_char(m->buffer, ' ');      /* the usual space, without ado */
            p++;
        }
    }
}

size_t galleyi_markdown_longest(const char *text, size_t length, char c) {
    size_t longest = 0, run = 0;
    for (size_t i = 0; i < length; i++) {
        run = text[i] == c ? run + 1 : 0;
        if (run > longest) longest = run;
    }
    return longest;
}

/* Text inside of an address, a title or a fence's info: backslashes and references are read there too. also: a byte to escape. */
static void markdown_inside(galleyi_markdown *m, const char *text, size_t length, const char *also) {
    const char *end = text + length;
    for (const char *p = text; p < end; p++) {
        unsigned char c = (unsigned char)*p;
        int escape = strchr(also, c) != NULL || (c == '|' && m->in_table);
        if (c == '\n' || c == '\r') c = ' ';
        if (c == '\\') escape = p + 1 == end || markdown_punctuation((unsigned char)p[1]) || markdown_space((unsigned char)p[1]);
        if (c == '\\' && p + 1 == end) { galleyi_buffer_append(m->buffer, "&#92;", 5); continue; }   /* two of them before a quote would be taken for \\" */
        if (escape) galleyi_buffer_append_char(m->buffer, '\\');
        galleyi_buffer_append_char(m->buffer, (char)c);
        if (c == '&' && markdown_entity(p, end, 1)) galleyi_buffer_append(m->buffer, "amp;", 4);   /* cmark reads references before backslashes here */
    }
}

void galleyi_markdown_info(galleyi_markdown *m, const char *text, size_t length) {
    while (length && markdown_space((unsigned char)*text)) { text++; length--; }
    while (length && markdown_space((unsigned char)text[length - 1])) length--;
    markdown_inside(m, text, length, "");
}

static void markdown_destination(galleyi_markdown *m, const char *url, size_t length, const char *title, size_t title_length) {
    int angle = !length || *url == '<';
    long nested = 0;
    galleyi_buffer_append_char(m->buffer, '(');
    while (length && markdown_space((unsigned char)*url)) { url++; length--; }
    while (length && markdown_space((unsigned char)url[length - 1])) length--;
    for (size_t i = 0; i < length && !angle; i++) {
        nested += url[i] == '(' ? 1 : url[i] == ')' ? -1 : 0;
        angle = (unsigned char)url[i] <= ' ' || url[i] == 0x7f || nested < 0 || nested > 20;
    }
    angle |= nested != 0;
    if (!length && title_length) galleyi_buffer_append(m->buffer, "<>", 2);
    else if (!length) ;
    else if (angle) {
        galleyi_buffer_append_char(m->buffer, '<');
        markdown_inside(m, url, length, "<>");
        galleyi_buffer_append_char(m->buffer, '>');
    } else markdown_inside(m, url, length, "");
    if (title_length) {
        galleyi_buffer_append(m->buffer, " \"", 2);
        markdown_inside(m, title, title_length, "\"");
        galleyi_buffer_append_char(m->buffer, '"');
    }
    galleyi_buffer_append_char(m->buffer, ')');
    m->encode_next = 0;
}

static void markdown_close_link(galleyi_markdown *m, const galley_node *node) {
    size_t length, title_length;
    const char *url = galley_node_text(node, GALLEY_URL, &length), *title = galley_node_text(node, GALLEY_TITLE, &title_length);
    galleyi_buffer_append_char(m->buffer, ']');
    markdown_destination(m, url, length, title, title_length);
}

/* <https://example.org/> where nothing in it would be read otherwise. */
static int markdown_autolink(const galleyi_markdown *m, const char *text, size_t length, const char *url, size_t url_length) {
    if (length != url_length || length < 10 || m->in_link || m->in_table || memcmp(text, url, length)) return 0;
    if (memcmp(url, "http://", 7) && memcmp(url, "https://", 8)) return 0;
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)url[i] <= ' ' || (unsigned char)url[i] >= 0x7f || strchr("<>\\|[]`&~*_", url[i])) return 0;
    return 1;
}

void galleyi_markdown_anchor(galleyi_markdown *m, const char *text, size_t length, const char *url, size_t url_length, int more) {
    if (!url_length || !galleyi_render_safe(url, url_length)) { galleyi_markdown_add(m, text, length, more); return; }
    markdown_reach_syntax(m);
    if (markdown_autolink(m, text, length, url, url_length)) {
        galleyi_buffer_append_char(m->buffer, '<');
        galleyi_buffer_append(m->buffer, url, url_length);
        galleyi_buffer_append_char(m->buffer, '>');
        return;
    }
    galleyi_buffer_append_char(m->buffer, '[');
    m->in_link++;
    m->begun = 0;
    galleyi_markdown_add(m, text, length, 1);
    m->in_link--;
    m->begun = 1;
    m->space = 0;
    galleyi_buffer_append_char(m->buffer, ']');
    markdown_destination(m, url, url_length, NULL, 0);
}

void galleyi_markdown_image(galleyi_markdown *m, const galley_node *node) {
    size_t length, url_length, title_length;
    const char *alt = galley_node_text(node, GALLEY_ALT, &length), *url = galley_node_text(node, GALLEY_URL, &url_length);
    const char *title = galley_node_text(node, GALLEY_TITLE, &title_length);
    if (url && !galleyi_render_safe(url, url_length)) {
        galleyi_losses_field(m->losses, GALLEY_URL);
        if (title) galleyi_losses_field(m->losses, GALLEY_TITLE);
        galleyi_markdown_add(m, alt, length, 1);
        return;
    }
    markdown_reach_syntax(m);
    galleyi_buffer_append(m->buffer, "![", 2);
    m->in_link++;
    m->begun = 0;
    galleyi_markdown_add(m, alt, length, 1);
    m->in_link--;
    m->begun = 1;
    m->space = 0;
    galleyi_buffer_append_char(m->buffer, ']');
    markdown_destination(m, url, url_length, title, title_length);
}

void galleyi_markdown_identifier(galleyi_markdown *m, const galley_node *node) {
    size_t length;
    const char *id = galley_node_text(node, GALLEY_IDENTIFIER, &length);
    if (!length) { id = "note"; length = 4; }
    if (length > 100) length = 100;
    while (length && ((unsigned char)id[length] & 0xc0) == 0x80) length--;
    galleyi_buffer_append(m->buffer, "[^", 2);
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)id[i];
        galleyi_buffer_append_char(m->buffer, c <= ' ' || strchr("[]\\^`|<>&*_~", c) ? '-' : (char)c);
    }
    galleyi_buffer_append_char(m->buffer, ']');
}

void galleyi_markdown_note(galleyi_markdown *m, const galley_node *node) {
    markdown_reach_syntax(m);
    galleyi_markdown_identifier(m, node);
    m->note_end = m->buffer->size;
}

void galleyi_markdown_code(galleyi_markdown *m, const char *value, size_t length) {
    if (!length) return;
    if (m->in_table)
        for (size_t i = 0; i + 1 < length; i++)
            if (value[i] == '\\' && value[i + 1] == '|') { galleyi_losses_node(m->losses, GALLEY_NODE_INLINE_CODE); galleyi_markdown_add(m, value, length, 1); return; }
    int blank = 1;
    for (size_t i = 0; i < length && blank; i++) blank = markdown_space((unsigned char)value[i]);
    size_t fence = 1;
    while (fence <= length) {                                     /* the shortest run that does not stand inside */
        size_t run = 0, found = 0;
        for (size_t i = 0; i <= length && !found; i++) {
            if (i < length && value[i] == '`') run++;
            else { found = run == fence; run = 0; }
        }
        if (!found) break;
        fence = galleyi_markdown_longest(value, length, '`') + 1;
    }
    int edges = markdown_space((unsigned char)*value) && markdown_space((unsigned char)value[length - 1]);
    int pad = *value == '`' || value[length - 1] == '`' || (edges && !blank);
    markdown_reach_syntax(m);
    if (m->code_end == m->buffer->size) galleyi_buffer_append_char(m->buffer, ' ');
    for (size_t i = 0; i < fence; i++) galleyi_buffer_append_char(m->buffer, '`');
    if (pad) galleyi_buffer_append_char(m->buffer, ' ');
    for (size_t i = 0; i < length; i++) {
        if (value[i] == '|' && m->in_table) galleyi_buffer_append_char(m->buffer, '\\');
        galleyi_buffer_append_char(m->buffer, value[i] == '\n' || value[i] == '\r' ? ' ' : value[i]);
    }
    if (pad) galleyi_buffer_append_char(m->buffer, ' ');
    for (size_t i = 0; i < fence; i++) galleyi_buffer_append_char(m->buffer, '`');
    m->code_end = m->buffer->size;
}
