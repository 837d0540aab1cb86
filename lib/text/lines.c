/* Lines of a text page. lynx and wire copy break paragraphs at a column; browsers do not. A page counts as wrapped where hardly a line passes a column, many end
   near it, and above the usual 84 columns most of those go on in small letters; a line then goes on in the next one unless the next word would still have fitted. */
#include "text/lines.h"
#include "core/cpu.h"
#include "text/unicode.h"
#if defined(GALLEYI_SIMD_X86)
#  include <emmintrin.h>
#endif

#define LINES_WIDEST 127u                     /* columns */
#define LINES_USUAL  84u
#define LINES_NEAR   14u

static size_t lines_blank_at(const unsigned char *p, size_t left) {
    if (!left) return 0;
    if (p[0] == ' ' || (p[0] >= 9 && p[0] <= 13)) return 1;
    if (left > 1 && p[0] == 0xC2 && p[1] == 0xA0) return 2;
    if (left < 3) return 0;
    if (p[0] == 0xE2 && p[1] == 0x80 && ((p[2] >= 0x80 && p[2] <= 0x8B) || p[2] == 0xAF)) return 3;
    if (p[0] == 0xE3 && p[1] == 0x80 && p[2] == 0x80) return 3;
    return p[0] == 0xEF && p[1] == 0xBB && p[2] == 0xBF ? 3 : 0;
}
size_t galleyi_blank_begin(const char *text, size_t size) {
    size_t at = 0, step;
    while ((step = lines_blank_at((const unsigned char *)text + at, size - at)) != 0) at += step;
    return at;
}
size_t galleyi_blank_end(const char *text, size_t size) {
    const unsigned char *p = (const unsigned char *)text;
    for (;;) {
        if (size && lines_blank_at(p + size - 1, 1)) size--;
        else if (size > 1 && lines_blank_at(p + size - 2, 2) == 2) size -= 2;
        else if (size > 2 && lines_blank_at(p + size - 3, 3) == 3) size -= 3;
        else return size;
    }
}


/* What a line holds. */
typedef struct lines_seen { unsigned tabs, high, pairs; } lines_seen;      /* high: beyond ASCII; pairs: two blanks on end */

/* The end of the line that begins at p; *next: where the next one begins. */
static const char *lines_end(const char *p, const char *end, const char **next, lines_seen *seen) {
    unsigned blank = 0;                       /* the byte before is one */
    *seen = (lines_seen){ 0, 0, 0 };
    for (const char *q = p; q < end; q++) {
#if defined(GALLEYI_SIMD_X86)
        for (unsigned stop = 0; end - q >= 16 && !stop; q += stop ? (unsigned)__builtin_ctz(stop) : 16) {
            __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)q);
            __m128i control = _mm_cmpeq_epi8(bytes, _mm_min_epu8(bytes, _mm_set1_epi8(13)));
            unsigned blanks = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(' ')));
            stop = (unsigned)_mm_movemask_epi8(_mm_or_si128(control, _mm_cmpeq_epi8(bytes, _mm_set1_epi8((char)0xE2))));
            unsigned here = stop ? (stop & (0u - stop)) - 1 : 0xFFFF;
            seen->high |= (unsigned)_mm_movemask_epi8(bytes) & here;
            seen->pairs |= blanks & (blanks << 1 | blank) & here;
            blank = blanks >> 15 & 1;
        }
        if (q == end) break;
#endif
        unsigned char c = (unsigned char)*q;
        if (c > 13 && c != 0xE2) {
            seen->pairs |= blank & (c == ' ');
            seen->high |= c >> 7;
            blank = c == ' ';
            continue;
        }
        blank = 0;
        if (c == '\n' || c == '\f' || c == '\v') { *next = q + 1; return q; }
        seen->tabs |= c == '\t';
        seen->high |= c >> 7;
        if (c == '\r') { *next = q + 1 < end && q[1] == '\n' ? q + 2 : q + 1; return q; }
        if (c == 0xE2 && end - q >= 3 && (unsigned char)q[1] == 0x80 && ((unsigned char)q[2] | 1) == 0xA9) { *next = q + 3; return q; }
    }
    return *next = end;
}

static unsigned lines_columns(const char *text, size_t size) {
    if (!size) return 0;
    if (size > (size_t)GALLEYI_LINE_COLUMNS) return GALLEYI_LINE_COLUMNS;
    size_t ascii = galleyi_utf8_ascii(text, size), columns = ascii;
    for (const char *p = text + ascii, *end = text + size; p < end;) columns += galleyi_width(galleyi_utf8_next(&p, end));
    return (unsigned)columns;
}

/* Lines near the edge that break off within a sentence: what a wide list of headlines has as well, but not above a line that goes on in small letters. */
static bool lines_go_on(const galleyi_lines *lines, const char *text, unsigned edge) {
    size_t full = 0, on = 0;
    for (size_t i = 0; i + 1 < lines->count; i++) {
        const galleyi_line *line = &lines->line[i];
        if (line->columns + LINES_NEAR < edge || line->columns > edge || line[1].blanks) continue;
        char first = text[line[1].offset];
        full++;
        on += (first >= 'a' && first <= 'z') || (unsigned char)first >= 0x80;
    }
    return on * 2 >= full;
}

static void lines_find_wrap(galleyi_lines *lines, const char *text) {
    size_t histogram[LINES_WIDEST + 1] = { 0 }, long_lines = 0;
    for (size_t i = 0; i < lines->count; i++) {
        unsigned columns = lines->line[i].columns;
        histogram[columns < LINES_WIDEST ? columns : LINES_WIDEST]++;
        if (columns >= 45) long_lines++;
    }
    lines->wrap = 0;
    if (long_lines < 5) return;
    size_t left = long_lines / 100;           /* the column that but one line in a hundred passes */
    unsigned edge = LINES_WIDEST;
    while (edge > 45 && histogram[edge] <= left) left -= histogram[edge--];
    size_t near = 0;
    for (unsigned c = edge > LINES_NEAR ? edge - LINES_NEAR : 0; c <= edge; c++) near += histogram[c];
    if (near < 5 || near * 3 < long_lines || edge < 55 || edge == LINES_WIDEST || (edge > LINES_USUAL && !lines_go_on(lines, text, edge))) return;
    lines->wrap = edge - 3;
}

int32_t galleyi_lines_split(galleyi_lines *lines, const galleyi_memory *memory, galleyi_work *work, const char *text, size_t size) {
    memset(lines, 0, sizeof *lines);
    galleyi_buffer_init(&lines->store, memory);
    unsigned blanks = 0;
    size_t wide = 0;
    bool wrapped = true;                      /* perhaps: until too many lines are too wide */
    for (const char *p = text, *end = text + size, *next; p < end; p = next) {
        lines_seen seen;
        const char *stop = lines_end(p, end, &next, &seen);
        lines->tabs |= seen.tabs != 0;
        int32_t status = galleyi_work_add(work, (uint64_t)(next - p));
        if (status) return status;
        size_t begin = galleyi_blank_begin(p, (size_t)(stop - p)), length = galleyi_blank_end(p + begin, (size_t)(stop - p) - begin);
        if (!length) { if (blanks < UINT16_MAX) blanks++; continue; }
        galleyi_line line;
        line.offset = (uint32_t)(p - text + (ptrdiff_t)begin);
        line.length = (uint32_t)length;
        line.plain = !(seen.high | seen.tabs | seen.pairs);
        line.indent = (uint16_t)(begin ? lines_columns(p, begin) : 0);
        line.columns = !wrapped ? 0 : (uint16_t)(line.indent + (!seen.high && length <= GALLEYI_LINE_COLUMNS ? length : lines_columns(p + begin, length)));
        if (line.columns > LINES_WIDEST && ++wide > 2 + lines->store.size / (64 * sizeof line)) wrapped = false;
        line.blanks = (uint16_t)blanks;
        blanks = 0;
        status = galleyi_buffer_append(&lines->store, &line, sizeof line);
        if (status) return status;
    }
    lines->line = (galleyi_line *)(void *)lines->store.data;
    lines->count = lines->store.size / sizeof *lines->line;
    if (wrapped) lines_find_wrap(lines, text);
    return GALLEY_OK;
}
void galleyi_lines_free(galleyi_lines *lines) {
    galleyi_buffer_free(&lines->store);
    lines->line = NULL;
    lines->count = 0;
}

size_t galleyi_line_mark(const char *text, size_t size, bool wrapped, bool *number) {
    *number = false;
    if (size < 3) return 0;
    size_t mark = 0;
    const unsigned char *p = (const unsigned char *)text;
    if (p[0] == '*' || p[0] == '+' || (wrapped && (p[0] == 'o' || p[0] == '#'))) mark = 1;
    else if (p[0] == 0xC2 && p[1] == 0xB7) mark = 2;                                        /* · */
    else if (p[0] == 0xE2 && p[1] == 0x80 && (p[2] == 0xA2 || p[2] == 0xA3)) mark = 3;      /* • ‣ */
    else if (p[0] == 0xE2 && p[1] == 0x96 && (p[2] == 0xAA || p[2] == 0xA0 || p[2] == 0xBA || p[2] == 0xB6)) mark = 3;   /* ▪ ■ ► ▶ */
    else if (p[0] == 0xE2 && p[1] == 0x97 && (p[2] == 0x8F || p[2] == 0xA6)) mark = 3;      /* ● ◦ */
    else if (p[0] >= '0' && p[0] <= '9') {
        size_t digits = p[1] >= '0' && p[1] <= '9' ? 2 : 1;
        if (digits + 1 < size && (p[digits] == '.' || p[digits] == ')')) { mark = digits + 1; *number = true; }
    }
    if (!mark || mark >= size) return 0;
    size_t blank = galleyi_blank_begin(text + mark, size - mark);
    if (blank && mark + blank < size) return mark + blank;
    *number = false;
    return 0;
}

static bool lines_mark_like(const galleyi_lines *lines, const char *text, size_t i) {
    bool number;
    return galleyi_line_mark(text + lines->line[i].offset, lines->line[i].length, true, &number) != 0;
}
/* "________": a dumper's line across the page, or a field of a form. */
static bool lines_is_rule(const char *text, const galleyi_line *line) {
    const char *p = text + line->offset;
    if (line->length < 4 || !strchr("_-=*~#", *p)) return false;
    for (uint32_t i = 1; i < line->length; i++) if (p[i] != *p) return false;
    return true;
}
bool galleyi_lines_joined(const galleyi_lines *lines, const char *text, size_t next) {
    if (!lines->wrap || !next || lines->line[next].blanks) return false;
    const galleyi_line *a = &lines->line[next - 1], *b = &lines->line[next];
    if (lines_mark_like(lines, text, next) || lines_is_rule(text, a) || lines_is_rule(text, b)) return false;
    const char *p = text + b->offset;
    size_t word = 0;
    while (word < b->length && !lines_blank_at((const unsigned char *)p + word, b->length - word)) word++;
    if (a->columns + 1 + lines_columns(p, word) <= lines->wrap) {
        const char *last = text + a->offset + a->length;          /* a script without blanks breaks anywhere */
        return galleyi_width(galleyi_utf8_previous(&last, text + a->offset)) == 2 && a->columns + 3u > lines->wrap;
    }
    return true;
}
