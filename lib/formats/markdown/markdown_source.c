/* The rewriting of Markdown before cmark; see markdown_source.h. */
#include "formats/markdown/markdown_source.h"
#include "galley/base.h"

static const unsigned char source_candidates[][GALLEYI_MARKDOWN_MARK_SIZE] = {   /* punctuation of Kharoshthi and cuneiform */
    { 0xf0, 0x90, 0xa9, 0x90 }, { 0xf0, 0x90, 0xa9, 0x91 }, { 0xf0, 0x90, 0xa9, 0x92 }, { 0xf0, 0x90, 0xa9, 0x93 }, { 0xf0, 0x90, 0xa9, 0x94 },
    { 0xf0, 0x90, 0xa9, 0x95 }, { 0xf0, 0x90, 0xa9, 0x96 }, { 0xf0, 0x90, 0xa9, 0x97 }, { 0xf0, 0x90, 0xa9, 0x98 }, { 0xf0, 0x92, 0x91, 0xb0 },
    { 0xf0, 0x92, 0x91, 0xb1 }, { 0xf0, 0x92, 0x91, 0xb2 }, { 0xf0, 0x92, 0x91, 0xb3 }
};
enum { SOURCE_CANDIDATES = sizeof source_candidates / sizeof *source_candidates };

/* Chooses signs that the text does not hold; 0: too many of them stand in it. */
static int source_choose(galleyi_markdown_source *source) {
    unsigned char found[SOURCE_CANDIDATES] = { 0 };
    const char *p = source->text, *end = p + source->size;
    size_t count = 0;
    while ((p = memchr(p, 0xf0, (size_t)(end - p))) != NULL) {
        for (size_t i = 0; end - p >= GALLEYI_MARKDOWN_MARK_SIZE && i < SOURCE_CANDIDATES; i++)
            if (!memcmp(p, source_candidates[i], GALLEYI_MARKDOWN_MARK_SIZE)) found[i] = 1;
        p++;
    }
    for (size_t i = 0; i < SOURCE_CANDIDATES && count < GALLEYI_SIGNS; i++)
        if (!found[i]) memcpy(source->signs[count++], source_candidates[i], GALLEYI_MARKDOWN_MARK_SIZE);
    return count == GALLEYI_SIGNS;
}

/* The last places where inline HTML of each kind could end: an opener behind them is none. */
typedef struct source_closers { const char *question, *bracket, *greater; } source_closers;

static const char *source_last(const char *text, size_t size, const char *what, size_t length) {
    for (size_t i = size; i >= length; i--) if (text[i - 1] == what[length - 1] && !memcmp(text + i - length, what, length)) return text + i - length;
    return NULL;
}

static int source_dangles(const source_closers *closers, const char *p, const char *end) {
    if (end - p < 2) return 0;
    if (p[1] == '?') return !closers->question || closers->question < p + 2;
    if (p[1] == '!') return !closers->greater || closers->greater < p + 2 || (end - p > 2 && p[2] == '[' && (!closers->bracket || closers->bracket < p + 3));
    return 0;
}

/* The length of "[^id]" at p; 0: it is none. */
static size_t source_note(const char *p, const char *end) {
    const char *q = p + 2;
    if (end - p < 4 || p[1] != '^') return 0;
    while (q < end && q - p < 256 && (unsigned char)*q > ' ' && *q != '[' && *q != ']' && *q != '\\' && *q != '`') q++;
    return q < end && *q == ']' && q > p + 2 ? (size_t)(q + 1 - p) : 0;
}

/* Whether only indentation, quote marks and list markers stand between the line's begin and p. */
static int source_begins(const char *line, const char *p) {
    for (const char *q = line; q < p; q++) {
        if (*q == ' ' || *q == '>') continue;
        const char *marker = q;
        while (q < p && q - marker < 9 && *q >= '0' && *q <= '9') q++;
        int bullet = q == marker && (*q == '-' || *q == '+' || *q == '*'), number = q > marker && q < p && (*q == '.' || *q == ')');
        if (!(bullet || number) || q + 1 >= p || q[1] != ' ') return 0;
    }
    return 1;
}

static void source_put(galleyi_markdown_source *source, const char **copied, const char *p, size_t taken) {
    galleyi_buffer_append(&source->rewritten, *copied, (size_t)(p - *copied));
    *copied = p + taken;
}

static void source_sign(galleyi_markdown_source *source, galleyi_markdown_sign sign) {
    galleyi_buffer_append(&source->rewritten, source->signs[sign], GALLEYI_MARKDOWN_MARK_SIZE);
}

static void source_shift(galleyi_markdown_source *source, const char *input) {
    galleyi_markdown_shift shift = { source->rewritten.size, (uint64_t)(input - source->text) };
    galleyi_buffer_append(&source->map, &shift, sizeof shift);
}

static int32_t source_rewrite(galleyi_markdown_source *source) {
    const char *p = source->text, *end = p + source->size, *copied = p, *line = p;
    source_closers closers = { source_last(p, source->size, "?>", 2), source_last(p, source->size, "]]>", 3), source_last(p, source->size, ">", 1) };
    for (; p < end; p++) {
        size_t length;
        switch (*p) {
        case '\n': case '\r':
            line = p + 1;
            continue;
        case '\\':
            if (end - p < 2) continue;
            if (p[1] == '|' || p[1] == '~' || (p[1] == '[' && end - p > 3 && p[3] == ']' && strchr(" xX", p[2]))) {
                source_put(source, &copied, p, 2);
                source_sign(source, p[1] == '|' ? GALLEYI_SIGN_PIPE : p[1] == '~' ? GALLEYI_SIGN_TILDE : GALLEYI_SIGN_BRACKET);
                source_shift(source, p + 2);
            }
            if (p[1] != '\n' && p[1] != '\r') p++;
            continue;
        case '<':
            if (!source_dangles(&closers, p, end)) continue;
            source_put(source, &copied, p, 1);
            source_sign(source, GALLEYI_SIGN_LESS);
            source_shift(source, p + 1);
            continue;
        case '[':
            length = source_note(p, end);
            if (!length) continue;
            source_put(source, &copied, p, length);
            if (p + length < end && p[length] == ':' && line && source_begins(line, p)) {
                galleyi_buffer_append(&source->rewritten, "*   ", 4);
                source_sign(source, GALLEYI_SIGN_DEFINITION);
            } else source_sign(source, GALLEYI_SIGN_NOTE);
            galleyi_buffer_append(&source->rewritten, p + 2, length - 3);
            source_sign(source, GALLEYI_SIGN_NOTE_END);
            source_shift(source, p + length);
            line = NULL;                                         /* looked at once a line */
            p += length - 1;
            continue;
        default:
            continue;
        }
    }
    if (copied == source->text) return GALLEY_OK;
    galleyi_buffer_append(&source->rewritten, copied, (size_t)(end - copied));
    source->text = source->rewritten.data;
    source->size = source->rewritten.size;
    return source->rewritten.status ? source->rewritten.status : source->map.status;
}

int32_t galleyi_markdown_source_init(galleyi_markdown_source *source, const galleyi_memory *memory, const char *text, size_t size) {
    memset(source, 0, sizeof *source);
    source->text = text;
    source->size = size;
    galleyi_buffer_init(&source->rewritten, memory);
    galleyi_buffer_init(&source->map, memory);
    source->marked = source_choose(source);
    return source->marked ? source_rewrite(source) : GALLEY_OK;
}

void galleyi_markdown_source_free(galleyi_markdown_source *source) {
    galleyi_buffer_free(&source->rewritten);
    galleyi_buffer_free(&source->map);
}

uint64_t galleyi_markdown_source_offset(const galleyi_markdown_source *source, uint64_t at) {
    const galleyi_markdown_shift *shifts = (const galleyi_markdown_shift *)(const void *)source->map.data;
    size_t low = 0, high = source->map.size / sizeof *shifts;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (shifts[middle].at <= at) low = middle + 1;
        else high = middle;
    }
    return low ? shifts[low - 1].input + (at - shifts[low - 1].at) : at;
}

int galleyi_markdown_sign_at(const galleyi_markdown_source *source, const char *p, const char *end) {
    if (!source->marked || end - p < GALLEYI_MARKDOWN_MARK_SIZE || (unsigned char)*p != 0xf0) return -1;
    for (int i = 0; i < GALLEYI_SIGNS; i++) if (!memcmp(p, source->signs[i], GALLEYI_MARKDOWN_MARK_SIZE)) return i;
    return -1;
}

static const char *const source_plain[] = { "|", "~", "[", "[^", "]", "[^", "<", "" }, *const source_escaped[] = { "\\|", "\\~", "\\[", "[^", "]", "[^", "<", "" };

const char *galleyi_markdown_sign_text(int sign) { return source_plain[sign]; }

int32_t galleyi_markdown_restore(const galleyi_markdown_source *source, galleyi_buffer *out, const char *text, size_t size, int code, int in_table) {
    const char *p = text, *end = text + size;
    while (p < end) {
        const char *mark = source->marked ? memchr(p, 0xf0, (size_t)(end - p)) : NULL;
        if (!mark) return galleyi_buffer_append(out, p, (size_t)(end - p));
        galleyi_buffer_append(out, p, (size_t)(mark - p));
        int sign = galleyi_markdown_sign_at(source, mark, end);
        p = mark + (sign < 0 ? 1 : GALLEYI_MARKDOWN_MARK_SIZE);
        if (sign < 0) { galleyi_buffer_append_char(out, *mark); continue; }
        if (sign == GALLEYI_SIGN_DEFINITION && out->size >= 4 && !memcmp(out->data + out->size - 4, "*   ", 4)) out->size -= 4;
        galleyi_buffer_append_text(out, code && !(in_table && sign == GALLEYI_SIGN_PIPE) ? source_escaped[sign] : source_plain[sign]);
    }
    return out->status;
}
