#include "generate_documents.h"
#include "generate_text.h"
#include "model/fields.h"
#include "galley/body.h"
#include <inttypes.h>
#include <string.h>

void generate_begin(generator *g, uint64_t seed) { g->state = seed * UINT64_C(0x9e3779b97f4a7c15) + 1; }

static uint64_t generate_next(generator *g) {  /* splitmix64 */
    uint64_t z = g->state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

uint64_t generate_number(generator *g, uint64_t below) { return below ? generate_next(g) % below : 0; }
static int generate_chance(generator *g, uint64_t percent) { return generate_number(g, 100) < percent; }
void generate_without(generate_options *options, int32_t kind) { options->without[kind - GALLEY_NODE_ROOT] = 1; }

#define GENERATE_PICK(g, list) (list)[generate_number((g), sizeof (list) / sizeof *(list))]

static void generate_count_text(generator *g, size_t length) {
    g->texts++;
    g->text_bytes += length;
    if (length > g->longest) g->longest = length;
}

static uint64_t generate_offset(generator *g) {
    static const uint64_t most[] = { 10, 1000, 100000, UINT64_C(5000000000), UINT64_C(1) << 53, UINT64_C(1) << 61 };
    return generate_number(g, GENERATE_PICK(g, most));
}

static int64_t generate_any_number(generator *g) {
    static const int64_t odd[] = { 0, -1, INT64_MAX, INT64_MIN, 4294967296, 9007199254740993 };
    return generate_chance(g, 90) ? (int64_t)generate_number(g, 5000) : GENERATE_PICK(g, odd);
}

/* The body ------------------------------------------------------------------------------------------------------------------- */

typedef struct generate_state { generator *g; galley_record *record; uint32_t depth; int32_t inside[8]; size_t inside_count; } generate_state;

static int generate_wants(const generate_state *s, int32_t kind) {
    if (s->g->options.without[kind - GALLEY_NODE_ROOT]) return 0;
    for (size_t i = 0; s->g->options.plain && i < s->inside_count; i++)
        if (s->inside[i] == kind) return 0;
    return 1;
}

static void generate_member(generate_state *s, int32_t kind, const galleyi_node_member *m) {
    char text[GENERATE_TEXT_ROOM];
    generator *g = s->g;
    s->g->members[kind - GALLEY_NODE_ROOT][m->field]++;
    if (m->type == GALLEY_TYPE_TEXT) {
        size_t length = m->field == GALLEY_URL ? generate_address(g, text) : m->field == GALLEY_LANGUAGE || m->field == GALLEY_IDENTIFIER ? generate_name(g, text)
                        : g->options.plain ? generate_plain_text(g, 1 + generate_number(g, 6), text) : generate_any_text(g, text);
        generate_count_text(g, length);
        galley_body_set_text(s->record, m->field, text, length);
    } else if (m->type == GALLEY_TYPE_FLAG) {
        galley_body_set_number(s->record, m->field, (int64_t)generate_number(g, 2));
    } else {
        int64_t number = m->field == GALLEY_DEPTH ? 1 + (int64_t)generate_number(g, 6) : m->field == GALLEY_ALIGN ? 1 + (int64_t)generate_number(g, 3)
                         : (int64_t)generate_number(g, m->field == GALLEY_START ? 100000 : 9) + (m->field != GALLEY_START && m->field != GALLEY_MEDIA_INDEX);
        galley_body_set_number(s->record, m->field, number);
    }
}

static int generate_must(int32_t kind, int32_t field) {
    return field == GALLEY_VALUE || field == GALLEY_DEPTH || field == GALLEY_ORDERED || field == GALLEY_IDENTIFIER || (field == GALLEY_URL && kind != GALLEY_NODE_EMBED);
}

static void generate_open(generate_state *s, int32_t kind) {
    generator *g = s->g;
    size_t count;
    const galleyi_node_member *members = galleyi_node_members(kind, &count);
    galley_body_open(s->record, kind);
    g->nodes[kind - GALLEY_NODE_ROOT]++;
    s->depth++;
    for (size_t i = 0; i < count; i++) {
        int32_t field = members[i].field;
        if (g->options.plain && (kind == GALLEY_NODE_TABLE_CELL || field == GALLEY_SPREAD || field == GALLEY_START)) continue;
        if (kind == GALLEY_NODE_TEXT && field == GALLEY_VALUE) continue;
        if (generate_must(kind, field) || generate_chance(g, 45)) generate_member(s, kind, &members[i]);
    }
    if (!g->options.without_locked && generate_chance(g, 8)) { galley_body_set_number(s->record, GALLEY_LOCKED, 1); g->members[kind - GALLEY_NODE_ROOT][GALLEY_LOCKED]++; }
    if (!g->options.without_spans && generate_chance(g, 25)) { galley_body_set_span(s->record, generate_offset(g), generate_number(g, 500)); g->node_spans++; }
}

static void generate_close(generate_state *s) { galley_body_close(s->record); s->depth--; }

static void generate_text_node(generate_state *s, const char *text, size_t length) {
    generate_open(s, GALLEY_NODE_TEXT);
    galley_body_set_text(s->record, GALLEY_VALUE, text, length);
    s->g->members[GALLEY_NODE_TEXT - GALLEY_NODE_ROOT][GALLEY_VALUE]++;
    generate_count_text(s->g, length);
    generate_close(s);
}

static const int32_t generate_inlines[] = { GALLEY_NODE_EMPHASIS, GALLEY_NODE_STRONG, GALLEY_NODE_DELETE, GALLEY_NODE_INLINE_CODE, GALLEY_NODE_BREAK, GALLEY_NODE_LINK,
                                            GALLEY_NODE_IMAGE, GALLEY_NODE_SUBSCRIPT, GALLEY_NODE_SUPERSCRIPT, GALLEY_NODE_FOOTNOTE_REFERENCE };

static void generate_inline(generate_state *s, int one_line);

static void generate_inline_node(generate_state *s, int32_t kind, int one_line) {
    generate_open(s, kind);
    if (galleyi_node_content(kind) == GALLEYI_CONTENT_INLINE) {
        if (s->inside_count < 8) s->inside[s->inside_count++] = kind;
        generate_inline(s, one_line);
        s->inside_count--;
    }
    generate_close(s);
}

static void generate_plain_piece(generate_state *s, int first, int last) {
    char text[GENERATE_TEXT_ROOM];
    size_t length = 0;
    int blank = s->g->options.spaced || generate_chance(s->g, 80);
    if (!first && blank) text[length++] = ' ';
    length += generate_plain_text(s->g, 1 + generate_number(s->g, 7), text + length);
    if (!last && (s->g->options.spaced || generate_chance(s->g, 80))) memcpy(text + length++, " ", 2);
    generate_text_node(s, text, length);
}

/* Texts with other things between them; a break stands between two texts. */
static void generate_inline(generate_state *s, int one_line) {
    generator *g = s->g;
    uint64_t others = s->inside_count < 4 ? generate_number(g, 3) : 0;
    if (!g->options.plain) {
        for (uint64_t i = 0, count = generate_number(g, 4); i < count; i++) {
            char text[GENERATE_TEXT_ROOM];
            int32_t kind = GENERATE_PICK(g, generate_inlines);
            if (s->inside_count < 4 && generate_wants(s, kind) && generate_chance(g, 50)) generate_inline_node(s, kind, one_line);
            else generate_text_node(s, text, generate_any_text(g, text));
        }
        return;
    }
    generate_plain_piece(s, 1, others == 0);
    for (uint64_t i = 0; i < others; i++) {
        int32_t kind = GENERATE_PICK(g, generate_inlines);
        int ends = i + 1 == others && generate_chance(g, 30);
        if (!generate_wants(s, kind) || (kind == GALLEY_NODE_BREAK && (one_line || ends))) kind = GALLEY_NODE_INLINE_CODE;
        if (!generate_wants(s, kind)) { ends = 1; break; }
        generate_inline_node(s, kind, one_line);
        if (ends) return;
        generate_plain_piece(s, 0, i + 1 == others);
    }
}

static void generate_blocks(generate_state *s, uint64_t count);

static void generate_paragraph(generate_state *s) {
    generate_open(s, GALLEY_NODE_PARAGRAPH);
    generate_inline(s, 0);
    generate_close(s);
}

static void generate_list(generate_state *s) {
    generator *g = s->g;
    generate_open(s, GALLEY_NODE_LIST);
    int ordered = generate_chance(g, 50), spread = generate_chance(g, 30);
    galley_body_set_number(s->record, GALLEY_ORDERED, ordered);
    if (g->options.plain) {
        if (ordered) { galley_body_set_number(s->record, GALLEY_START, generate_chance(g, 70) ? 1 : (int64_t)generate_number(g, 1000000)); g->members[GALLEY_NODE_LIST - GALLEY_NODE_ROOT][GALLEY_START]++; }
        galley_body_set_number(s->record, GALLEY_SPREAD, spread);
        g->members[GALLEY_NODE_LIST - GALLEY_NODE_ROOT][GALLEY_SPREAD]++;
    }
    for (uint64_t i = 0, count = 1 + generate_number(g, 4); i < count; i++) {
        generate_open(s, GALLEY_NODE_LIST_ITEM);
        generate_paragraph(s);
        if (s->depth < g->options.depth * 2 && generate_chance(g, 25)) {
            if (g->options.plain && !spread) { if (generate_wants(s, GALLEY_NODE_LIST)) generate_list(s); }
            else generate_blocks(s, 1 + generate_number(g, 2));
        }
        generate_close(s);
    }
    generate_close(s);
}

static void generate_table(generate_state *s) {
    generator *g = s->g;
    uint64_t columns = 1 + generate_number(g, 4), rows = 1 + generate_number(g, 4), aligned = generate_number(g, 2);
    generate_open(s, GALLEY_NODE_TABLE);
    for (uint64_t row = 0; row < rows; row++) {
        generate_open(s, GALLEY_NODE_TABLE_ROW);
        for (uint64_t column = 0; column < columns; column++) {
            if (!g->options.plain && generate_chance(g, 10)) continue;
            generate_open(s, GALLEY_NODE_TABLE_CELL);
            if (g->options.plain && row == 0) {
                galley_body_set_number(s->record, GALLEY_HEADER, 1);
                if (aligned && generate_chance(g, 60)) galley_body_set_number(s->record, GALLEY_ALIGN, 1 + (int64_t)generate_number(g, 3));
            }
            if (generate_chance(g, 90)) generate_inline(s, 1);
            generate_close(s);
        }
        generate_close(s);
    }
    generate_close(s);
}

static void generate_figure(generate_state *s) {
    static const int32_t kinds[] = { GALLEY_NODE_IMAGE, GALLEY_NODE_IMAGE, GALLEY_NODE_EMBED, GALLEY_NODE_CODE, GALLEY_NODE_TABLE };
    generator *g = s->g;
    generate_open(s, GALLEY_NODE_FIGURE);
    int32_t kind = GENERATE_PICK(g, kinds);
    if (!generate_wants(s, kind)) kind = GALLEY_NODE_IMAGE;
    if (kind == GALLEY_NODE_TABLE) generate_table(s);
    else if (generate_wants(s, kind)) { generate_open(s, kind); generate_close(s); }
    if (generate_wants(s, GALLEY_NODE_CAPTION) && generate_chance(g, 70)) {
        generate_open(s, GALLEY_NODE_CAPTION);
        generate_inline(s, 1);
        generate_close(s);
    }
    generate_close(s);
}

/* Any node at all under the open one, which is not a leaf. */
static void generate_odd(generate_state *s) {
    int32_t kind;
    do kind = GALLEY_NODE_ROOT + 1 + (int32_t)generate_number(s->g, GENERATE_NODES - 1); while (!galleyi_node_content(kind) || s->g->options.without[kind - GALLEY_NODE_ROOT]);
    generate_open(s, kind);
    if (galleyi_node_content(kind) != GALLEYI_CONTENT_LEAF && s->depth < 20 && generate_chance(s->g, 70)) generate_odd(s);
    generate_close(s);
}

static void generate_block(generate_state *s, int32_t kind) {
    if (s->g->options.odd && generate_chance(s->g, (uint64_t)s->g->options.odd)) { generate_odd(s); return; }
    switch (kind) {
    case GALLEY_NODE_LIST:   generate_list(s); return;
    case GALLEY_NODE_TABLE:  generate_table(s); return;
    case GALLEY_NODE_FIGURE: generate_figure(s); return;
    default:                 break;
    }
    generate_open(s, kind);
    if (galleyi_node_content(kind) == GALLEYI_CONTENT_INLINE) generate_inline(s, kind == GALLEY_NODE_HEADING);
    if (galleyi_node_content(kind) == GALLEYI_CONTENT_BLOCKS) {
        if (s->depth < s->g->options.depth * 2) generate_blocks(s, 1 + generate_number(s->g, 3));
        else generate_paragraph(s);
    }
    generate_close(s);
}

static void generate_blocks(generate_state *s, uint64_t count) {
    static const int32_t kinds[] = { GALLEY_NODE_HEADING, GALLEY_NODE_LIST, GALLEY_NODE_BLOCKQUOTE, GALLEY_NODE_CODE, GALLEY_NODE_TABLE, GALLEY_NODE_THEMATIC_BREAK,
                                     GALLEY_NODE_FIGURE, GALLEY_NODE_EMBED, GALLEY_NODE_PULLQUOTE, GALLEY_NODE_ASIDE, GALLEY_NODE_FOOTNOTE_DEFINITION };
    int32_t before = 0;
    for (uint64_t i = 0; i < count; i++) {
        int32_t kind = generate_chance(s->g, 45) ? GALLEY_NODE_PARAGRAPH : GENERATE_PICK(s->g, kinds);
        if (!generate_wants(s, kind) || (s->g->options.plain && kind == before)) kind = GALLEY_NODE_PARAGRAPH;
        before = kind;
        generate_block(s, kind);
    }
}

void generate_body(generator *g, galley_record *record) {
    generate_state s = { g, record, 0, { 0 }, 0 };
    if (!g->options.depth) g->options.depth = 4;
    if (!g->options.blocks) g->options.blocks = 8;
    if (!g->options.plain && !g->options.without_locked && generate_chance(g, 10)) galley_body_set_number(record, GALLEY_LOCKED, 1);
    if (!g->options.plain && !g->options.without_spans && generate_chance(g, 10)) galley_body_set_span(record, generate_offset(g), generate_number(g, 500));
    generate_blocks(&s, 1 + generate_number(g, g->options.blocks));
}

/* Records ------------------------------------------------------------------------------------------------------------------- */

static void generate_record(generator *g, galley_record *record, uint32_t depth, uint64_t density);

static size_t generate_field_text(generator *g, int32_t kind, int32_t field, char *text) {
    static const char *const document_kinds[] = { "article", "feed", "package", "listing", "none" }, *const severities[] = { "note", "warning", "error" };
    const char *one = NULL;
    if (kind == GALLEY_RECORD_DOCUMENT && field == GALLEY_KIND) one = GENERATE_PICK(g, document_kinds);
    if (kind == GALLEY_RECORD_DIAGNOSTIC && field == GALLEY_SEVERITY) one = GENERATE_PICK(g, severities);
    if (one) { strcpy(text, one); return strlen(one); }
    switch (field) {
    case GALLEY_URL: case GALLEY_CANONICAL_URL: case GALLEY_EMBED_URL: case GALLEY_NEXT_URL: case GALLEY_LOGO: return generate_address(g, text);
    case GALLEY_KIND: case GALLEY_ROLE: case GALLEY_RELATION: case GALLEY_LANGUAGE: case GALLEY_SLUG: case GALLEY_ACCESS: return generate_name(g, text);
    default: return generate_chance(g, 50) ? generate_plain_text(g, 1 + generate_number(g, 8), text) : generate_any_text(g, text);
    }
}

static void generate_origin(generator *g, galley_record *record, int32_t field) {
    static const char *const origins[] = { "json-ld:headline", "meta:og:title", "dom:h1", "text:line", "http:last-modified", "a \"quoted\" one\xc2\xa0\xe2\x80\xa6" };
    const char *origin = generate_chance(g, 90) ? GENERATE_PICK(g, origins) : NULL;
    uint64_t offset = generate_chance(g, 60) ? generate_offset(g) : GALLEY_NO_OFFSET;
    int32_t confidence = generate_chance(g, 60) ? (int32_t)generate_number(g, 101) : GALLEY_CONFIDENCE_UNKNOWN;
    galley_record_set_origin(record, field, origin, confidence, offset, generate_number(g, 3000));
    g->origins++;
    g->spans += offset != GALLEY_NO_OFFSET;
}

/* A timestamp is a value, or only the words that the page printed. */
static void generate_timestamp(generator *g, galley_record *time) {
    char text[GENERATE_TEXT_ROOM];
    uint64_t *made = g->fields[GALLEY_RECORD_TIMESTAMP];
    size_t length = generate_time(g, text);
    g->records[GALLEY_RECORD_TIMESTAMP]++;
    if (generate_chance(g, 85)) {
        galley_record_set_text(time, GALLEY_VALUE, text, length);
        made[GALLEY_VALUE]++;
        made[GALLEY_PRECISION] += galley_record_text(time, GALLEY_PRECISION, NULL) != NULL;
    }
    if (generate_chance(g, 50)) { galley_record_set_text(time, GALLEY_TEXT, text, generate_any_text(g, text)); made[GALLEY_TEXT]++; }
    if (generate_chance(g, 30)) { galley_record_set_text(time, GALLEY_ZONE, "CEST", 4); made[GALLEY_ZONE]++; }
    if (generate_chance(g, 30)) { galley_record_set_number(time, GALLEY_RELATIVE, 1); made[GALLEY_RELATIVE]++; }
}

static void generate_field(generator *g, galley_record *record, int32_t field, uint32_t depth, uint64_t density) {
    char text[GENERATE_TEXT_ROOM];
    int32_t kind = galley_record_kind(record), type = galley_field_type(field);
    galley_record *inner;
    size_t length;
    switch (type) {
    case GALLEY_TYPE_TEXT:
        length = generate_field_text(g, kind, field, text);
        generate_count_text(g, length);
        galley_record_set_text(record, field, text, length);
        break;
    case GALLEY_TYPE_NUMBER:
        galley_record_set_number(record, field, field == GALLEY_OFFSET || field == GALLEY_LENGTH ? (int64_t)generate_offset(g) : generate_any_number(g));
        break;
    case GALLEY_TYPE_FLAG:
        galley_record_set_number(record, field, (int64_t)generate_number(g, 2));
        break;
    case GALLEY_TYPE_RECORD:
        inner = galley_record_edit(record, field, 0);
        if (!inner) return;
        if (galley_field_kind(field) == GALLEY_RECORD_TIMESTAMP) generate_timestamp(g, inner);
        else generate_record(g, inner, depth + 1, density);
        break;
    case GALLEY_TYPE_TEXTS:
        for (uint64_t i = 0, count = 1 + generate_number(g, 5); i < count; i++) {
            length = generate_any_text(g, text);
            generate_count_text(g, length);
            galley_record_add_text(record, field, text, length);
        }
        break;
    case GALLEY_TYPE_RECORDS:
        for (uint64_t i = 0, count = 1 + generate_number(g, 3); i < count; i++)
            if ((inner = galley_record_edit(record, field, GALLEY_NEW)) != NULL) generate_record(g, inner, depth + 1, density);
        break;
    case GALLEY_TYPE_BODY:
        generate_body(g, record);
        break;
    default:
        break;
    }
    g->fields[kind][field]++;
    if (kind != GALLEY_RECORD_DIAGNOSTIC && kind != GALLEY_RECORD_DROPPED && generate_chance(g, 20)) generate_origin(g, record, field);
}

static void generate_properties(generator *g, galley_record *record) {
    static const char *const names[] = { "ninjs:urgency", "json:unknown_1", "json:unknown \"2\"", "rss:guid", "x", "ключ", "a/b~c", "json:properties", "galley:blocks", "json:" };
    for (uint64_t i = 0, count = 1 + generate_number(g, 3); i < count; i++) {
        char json[GENERATE_TEXT_ROOM];
        size_t length = generate_json(g, json);
        galley_record_set_property(record, GENERATE_PICK(g, names), json, length);
        g->properties++;
    }
}

static void generate_record(generator *g, galley_record *record, uint32_t depth, uint64_t density) {
    int32_t kind = galley_record_kind(record), field;
    g->records[kind]++;
    for (size_t i = 0; (field = galley_kind_field(kind, i)) != 0; i++) {
        int32_t type = galley_field_type(field);
        uint64_t percent = density;
        if (type == GALLEY_TYPE_RECORDS && kind != GALLEY_RECORD_BYLINE) percent = depth > 3 ? 0 : density / (depth + 1);
        if (type == GALLEY_TYPE_BODY) percent = depth > 2 ? density / 8 : density;
        if (kind == GALLEY_RECORD_DOCUMENT && field == GALLEY_ARTICLES) percent = 95;
        if (kind == GALLEY_RECORD_DROPPED && field == GALLEY_LENGTH) percent = galley_record_count(record, GALLEY_OFFSET) ? 100 : 0;
        if (generate_chance(g, percent)) generate_field(g, record, field, depth, density);
    }
    if (generate_chance(g, 12)) generate_properties(g, record);
}

void generate_document(generator *g, galley_record *root) {
    uint64_t density = 5 + generate_number(g, 45);
    generate_record(g, root, 0, density);
}

/* What was made --------------------------------------------------------------------------------------------------------------- */

void generate_histogram(const generator *g, FILE *out) {
    for (int32_t kind = 1; kind < GENERATE_KINDS; kind++) {
        int32_t field;
        fprintf(out, "%s %" PRIu64 ":", galley_kind_name(kind), g->records[kind]);
        for (size_t i = 0; (field = galley_kind_field(kind, i)) != 0; i++) fprintf(out, " %s %" PRIu64, galley_field_name(field), g->fields[kind][field]);
        fputc('\n', out);
    }
    for (int32_t kind = GALLEY_NODE_ROOT + 1; kind < GALLEY_NODE_ROOT + GENERATE_NODES; kind++) {
        size_t count;
        const galleyi_node_member *members = galleyi_node_members(kind, &count);
        if (!galleyi_node_content(kind)) continue;
        fprintf(out, "%s %" PRIu64 ":", galleyi_node_name(kind), g->nodes[kind - GALLEY_NODE_ROOT]);
        for (size_t i = 0; i < count; i++) fprintf(out, " %s %" PRIu64, members[i].name, g->members[kind - GALLEY_NODE_ROOT][members[i].field]);
        fprintf(out, " locked %" PRIu64 "\n", g->members[kind - GALLEY_NODE_ROOT][GALLEY_LOCKED]);
    }
    fprintf(out, "origins %" PRIu64 ", with a span %" PRIu64 "; spans of nodes %" PRIu64 "; properties %" PRIu64 "; texts %" PRIu64 ", bytes of text %" PRIu64 ", longest %" PRIu64 "\n",
            g->origins, g->spans, g->node_spans, g->properties, g->texts, g->text_bytes, g->longest);
}

int generate_missing(const generator *g, FILE *out) {
    int missing = 0;
    for (int32_t kind = 1; kind < GENERATE_KINDS; kind++) {
        int32_t field;
        for (size_t i = 0; (field = galley_kind_field(kind, i)) != 0; i++)
            if (!g->fields[kind][field]) { missing++; fprintf(out, "never made: %s.%s\n", galley_kind_name(kind), galley_field_name(field)); }
    }
    for (int32_t kind = GALLEY_NODE_ROOT + 1; kind < GALLEY_NODE_ROOT + GENERATE_NODES; kind++) {
        size_t count;
        const galleyi_node_member *members = galleyi_node_members(kind, &count);
        if (!galleyi_node_content(kind)) continue;
        if (!g->nodes[kind - GALLEY_NODE_ROOT]) { missing++; fprintf(out, "never made: node %s\n", galleyi_node_name(kind)); }
        for (size_t i = 0; i < count; i++)
            if (!g->members[kind - GALLEY_NODE_ROOT][members[i].field]) { missing++; fprintf(out, "never made: node %s.%s\n", galleyi_node_name(kind), members[i].name); }
    }
    return missing;
}
