/* A table of the values met on the page, and one walk over each value's tokens. What several attributes of an element say together is a name of its own. */
#include "extract/dom_names.h"
#include "extract/class_words.h"
#include "extract/dom_around.h"

enum { NAMES_TOKEN = 40, NAMES_LONGEST = 80, NAMES_MOST = 64, NAMES_PROBES = 8, NAMES_ROLES_LONGEST = 600, NAMES_MARKS_LONGEST = 1000, NAMES_KIND = 80, NAMES_OF_ELEMENT = 64 };
enum { NAMES_NONE, NAMES_CLASS, NAMES_ID, NAMES_TEST, NAMES_ROLE, NAMES_ITEMPROP, NAMES_PROPERTY, NAMES_ITEMTYPE, NAMES_REL, NAMES_STYLE, NAMES_WORD, NAMES_FOREIGN = 16 };

/* The end of a token list that a word of the next one may join ("photo" and "credit"), and its beginning. */
typedef struct names_edges { uint8_t first, last, any; uint32_t first_at, last_at; } names_edges;

/* A value, or one name of a list: the same table has both. */
typedef struct names_value { const char *data; uint32_t size, hash, name; uint8_t attribute; names_edges edges; } names_value;

typedef struct names_reader {
    const galleyi_html        *html;
    const galleyi_class_table *table;
    galleyi_dom_names         *names;
    galleyi_arena             *arena, scratch;
    galleyi_name_index         words, roles;
    galleyi_marks_index        marks;
    names_value               *values;
    uint32_t                   value_count, value_capacity;
    uint32_t                  *slots, mask;   /* 1 + value */
    int32_t                    status;
} names_reader;

/* What several names say together; pair: the token that the next one's first may join. */
typedef struct names_sum { galleyi_dom_name all; names_edges edges; galleyi_class_pair pair; } names_sum;

static const names_value *names_find(names_reader *r, galleyi_html_slice value, uint32_t attribute);

enum { NAMES_SMALL = 1, NAMES_CAPITAL = 2, NAMES_DIGIT = 4, NAMES_HYPHEN = 8, NAMES_LETTER = NAMES_SMALL | NAMES_CAPITAL };
#define NAMES_FOUR(c, v) [c] = v, [c + 1] = v, [c + 2] = v, [c + 3] = v
#define NAMES_LETTERS(c, v) NAMES_FOUR(c, v), NAMES_FOUR(c + 4, v), NAMES_FOUR(c + 8, v), NAMES_FOUR(c + 12, v), NAMES_FOUR(c + 16, v), NAMES_FOUR(c + 20, v), [c + 24] = v, [c + 25] = v
static const uint8_t names_kinds[256] = {
    NAMES_LETTERS('a', NAMES_SMALL), NAMES_LETTERS('A', NAMES_CAPITAL), NAMES_FOUR('0', NAMES_DIGIT), NAMES_FOUR('4', NAMES_DIGIT), ['8'] = NAMES_DIGIT, ['9'] = NAMES_DIGIT,
    ['-'] = NAMES_HYPHEN, ['_'] = NAMES_HYPHEN
};
static int names_is_blank(char c) { return c == ' ' || (c >= 9 && c <= 13); }

static void names_score(const names_reader *r, galleyi_dom_name *here, uint32_t hash) {
    const galleyi_class_table *table = r->table;
    if (!hash) hash = 1;
    if (!(table->there[hash / 32 % (GALLEYI_CLASS_THERE / 32)] >> hash % 32 & 1)) return;
    for (uint32_t slot = hash * 2654435769u >> 16 & table->mask; table->keys[slot]; slot = (slot + 1) & table->mask)
        if (table->keys[slot] == hash) { here->sum += table->scores[slot]; here->known++; return; }
}

/* parted: it has hyphens. */
static void names_token(const names_reader *r, names_sum *s, const char *lower, size_t size, uint32_t hash, size_t at, int parted) {
    uint32_t words = galleyi_class_word_of(&r->words, lower, size);
    names_score(r, &s->all, hash);
    int joins = galleyi_class_pair_add(&r->words, &s->pair, lower, size, parted, &words);
    s->all.words |= (uint16_t)(words & ~(uint32_t)GALLEYI_WORD_BOX);
    s->all.is_box |= (words & GALLEYI_WORD_BOX) != 0;
    if (!s->edges.any) { s->edges.first = joins ? (uint8_t)size : 0; s->edges.first_at = (uint32_t)at; }
    s->edges.any = 1;
    s->edges.last = joins ? (uint8_t)size : 0;
    s->edges.last_at = (uint32_t)at;
}

/* Into lower; what kinds of characters there are; hash: of all of it. */
static unsigned names_lower(char *lower, const char *name, size_t size, uint32_t *hash) {
    unsigned seen = 0;
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < size; i++) {
        unsigned kind = names_kinds[(unsigned char)name[i]];
        seen |= kind ? kind : 16;
        unsigned char c = (unsigned char)((unsigned char)name[i] | (kind & NAMES_CAPITAL) << 4);
        lower[i] = (char)c;
        h = (h ^ c) * 16777619u;
    }
    *hash = h;
    return seen;
}

/* One name: whole where it is of letters and hyphens alone, and its parts, cut at marks, digits and changes of case. */
static void names_name(const names_reader *r, names_sum *s, const char *name, size_t size) {
    char lower[NAMES_MARKS_LONGEST];
    uint32_t hash;
    galleyi_around_reading reading = { 0, 0 };
    if (!size || size > sizeof lower) return;
    unsigned seen = names_lower(lower, name, size, &hash);
    int scored = size <= NAMES_LONGEST;
    if (scored && !(seen & ~(unsigned)(NAMES_LETTER | NAMES_HYPHEN)) && size <= NAMES_TOKEN) names_token(r, s, lower, size, hash, 0, (seen & NAMES_HYPHEN) != 0);
    for (size_t at = 0; at < size; ) {
        size_t begin = at;
        unsigned kind = names_kinds[(unsigned char)name[at]], before = NAMES_CAPITAL;
        if (!(kind & NAMES_LETTER)) { if (kind == NAMES_DIGIT) galleyi_around_read_digit(&reading); at++; continue; }
        hash = 2166136261u;
        do {
            hash = (hash ^ (unsigned char)lower[at]) * 16777619u;
            before = kind;
            kind = ++at < size ? names_kinds[(unsigned char)name[at]] : 0;
        } while (kind & NAMES_LETTER && !(kind == NAMES_CAPITAL && before == NAMES_SMALL));
        size_t length = at - begin;
        galleyi_around_read_word(&r->roles, &reading, lower + begin, length);
        s->all.marks |= (uint16_t)galleyi_marks_at(&r->marks, lower + begin, size - begin);
        if (scored && length > 1 && length <= NAMES_TOKEN && length < size) names_token(r, s, lower + begin, length, hash, begin, 0);
    }
    if (reading.words) s->all.roles = galleyi_around_read_end(&reading);
}

static void names_join(galleyi_dom_name *all, const galleyi_dom_name *one) {
    all->sum += one->sum;
    all->known += one->known;
    if (one->kind) all->kind = one->kind;
    all->roles |= one->roles;
    all->words |= one->words;
    all->marks |= one->marks;
    all->is_box |= one->is_box;
    all->is_hidden |= one->is_hidden;
}

/* v stands at byte at of what sum is of. */
static void names_pair_edge(const names_reader *r, names_sum *sum, const names_value *v, uint32_t at) {
    char lower[NAMES_TOKEN];
    uint32_t words = 0, hash;
    if (v->edges.first && sum->pair.size) {
        names_lower(lower, v->data + v->edges.first_at, v->edges.first, &hash);
        galleyi_class_pair_add(&r->words, &sum->pair, lower, v->edges.first, 0, &words);
        sum->all.words |= (uint16_t)words;
    }
    if (!sum->edges.any) { sum->edges.first = v->edges.first; sum->edges.first_at = at + v->edges.first_at; }
    sum->edges.any = 1;
    sum->edges.last = v->edges.last;
    sum->edges.last_at = at + v->edges.last_at;
    sum->pair.size = 0;
    if (!v->edges.last) return;
    names_lower(lower, v->data + v->edges.last_at, v->edges.last, &hash);
    galleyi_class_pair_set(&sum->pair, lower, v->edges.last);
}

/* The names of a list that blanks part. Learned scores and words are those of the first ones. */
static void names_list(names_reader *r, names_sum *sum, galleyi_html_slice value, uint32_t attribute) {
    const char *p = value.data, *end = p + value.size;
    for (int count = 0; p < end && (count < NAMES_MOST || value.size <= NAMES_MARKS_LONGEST); count++) {
        while (p < end && names_is_blank(*p)) p++;
        const char *begin = p;
        while (p < end && !names_is_blank(*p)) p++;
        if (p == begin) break;
        if (attribute == NAMES_CLASS && (begin == value.data || begin[-1] == ' ') && (p == end || *p == ' '))
            sum->all.marks |= (uint16_t)galleyi_marks_of_microformat((galleyi_html_slice){ begin, (size_t)(p - begin) });
        const names_value *v = names_find(r, (galleyi_html_slice){ begin, (size_t)(p - begin) }, NAMES_WORD);
        if (!v) { r->status = GALLEY_ENOMEM; return; }
        galleyi_dom_name one = r->names->names[v->name];
        if (count >= NAMES_MOST) { one.sum = one.known = 0; one.words = 0; one.is_box = 0; }
        names_join(&sum->all, &one);
        if (v->edges.any && count < NAMES_MOST) names_pair_edge(r, sum, v, (uint32_t)(begin - value.data));
    }
    if (attribute == NAMES_ROLE || attribute == NAMES_ITEMPROP || value.size > NAMES_MARKS_LONGEST) sum->all.marks = 0;
    if ((attribute != NAMES_CLASS && attribute != NAMES_ID) || value.size > NAMES_ROLES_LONGEST) sum->all.roles = 0;
}

static uint32_t names_kind(galleyi_html_slice value) {
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < value.size && i < NAMES_KIND; i++) hash = (hash ^ (unsigned char)value.data[i]) * 16777619u;
    return hash ? hash : 1;
}

static int names_is_hidden(galleyi_html_slice style) {
    for (size_t i = 0; i + 12 <= style.size; i++)
        if (style.data[i] == 'd' && !memcmp(style.data + i, "display", 7)) {
            size_t k = i + 7;
            while (k < style.size && (style.data[k] == ' ' || style.data[k] == ':')) k++;
            if (style.size - k >= 4 && !memcmp(style.data + k, "none", 4)) return 1;
        }
    return 0;
}

static void names_read(names_reader *r, names_sum *sum, galleyi_html_slice value, uint32_t attribute) {
    int marked = value.size <= NAMES_MARKS_LONGEST;
    galleyi_dom_name *all = &sum->all;
    memset(sum, 0, sizeof *sum);
    switch (attribute & ~(uint32_t)NAMES_FOREIGN) {
    case NAMES_WORD: names_name(r, sum, value.data, value.size); break;
    case NAMES_CLASS: all->kind = names_kind(value); names_list(r, sum, value, NAMES_CLASS); break;
    case NAMES_ID: case NAMES_TEST: case NAMES_ROLE: names_list(r, sum, value, attribute); break;
    case NAMES_ITEMPROP:
        names_list(r, sum, value, NAMES_ITEMPROP);
        all->roles = galleyi_around_property(value);
        if (marked) all->marks = (uint16_t)galleyi_marks_of_property(value);
        break;
    case NAMES_PROPERTY: if (marked) all->marks = (uint16_t)galleyi_marks_of_property(value); break;
    case NAMES_ITEMTYPE: all->roles = galleyi_around_type(value); break;
    case NAMES_REL: if (marked) all->marks = (uint16_t)galleyi_marks_of_rel(value); break;
    case NAMES_STYLE: all->is_hidden = (uint8_t)names_is_hidden(value); break;
    default: break;
    }
    if (attribute & NAMES_FOREIGN) all->roles = all->marks = 0;
}

static int names_says(const galleyi_dom_name *n) { return n->known || n->kind || n->roles || n->words || n->marks || n->is_box || n->is_hidden; }

/* Place of a new name; 0: no memory, or it says nothing. */
static uint32_t names_add(names_reader *r, const galleyi_dom_name *name) {
    galleyi_dom_names *n = r->names;
    if (n->count == n->capacity) {
        uint32_t capacity = n->capacity ? n->capacity * 2 : 64;
        galleyi_dom_name *grown = galleyi_arena_extend(r->arena, n->names, n->capacity * sizeof *grown, capacity * sizeof *grown);
        if (!grown) return 0;
        n->names = grown;
        n->capacity = capacity;
    }
    n->names[n->count] = *name;
    return n->count++;
}

static void names_place(names_reader *r, uint32_t value) {
    uint32_t slot = r->values[value].hash & r->mask;
    for (int probe = 0; probe < NAMES_PROBES - 1 && r->slots[slot]; probe++) slot = (slot + 1) & r->mask;
    r->slots[slot] = value + 1;               /* where all are taken one is forgotten: its value is read anew */
}

static int names_grow(names_reader *r) {
    uint32_t capacity = r->value_capacity ? r->value_capacity * 2 : 64, size = capacity * 2;
    names_value *values = galleyi_arena_extend(&r->scratch, r->values, r->value_capacity * sizeof *values, capacity * sizeof *values);
    uint32_t *slots = galleyi_arena_allocate_zeroed(&r->scratch, size * sizeof *slots);
    if (!values || !slots) return 0;
    r->values = values;
    r->value_capacity = capacity;
    r->slots = slots;
    r->mask = size - 1;
    for (uint32_t i = 0; i < r->value_count; i++) names_place(r, i);
    return 1;
}

static uint32_t names_hash(galleyi_html_slice value, uint32_t attribute) {
    uint64_t hash = (value.size * 16 + attribute) * UINT64_C(0x9e3779b97f4a7c15), word;
    size_t at = 0;
    for (; at + 8 <= value.size; at += 8) {
        memcpy(&word, value.data + at, 8);
        hash = (hash ^ word) * UINT64_C(0x9e3779b97f4a7c15);
        hash ^= hash >> 29;
    }
    for (word = 0; at < value.size; at++) word = word << 8 | (unsigned char)value.data[at];
    return (uint32_t)((hash ^ word) * UINT64_C(0x9e3779b97f4a7c15) >> 32);
}

/* NULL: no memory. */
static const names_value *names_find(names_reader *r, galleyi_html_slice value, uint32_t attribute) {
    uint32_t hash = names_hash(value, attribute);
    for (uint32_t slot = hash & r->mask, probe = 0; r->slots && r->slots[slot] && probe < NAMES_PROBES; slot = (slot + 1) & r->mask, probe++) {
        const names_value *v = &r->values[r->slots[slot] - 1];
        if (v->hash == hash && v->size == value.size && v->attribute == attribute && !memcmp(v->data, value.data, value.size)) return v;
    }
    names_sum sum;
    names_read(r, &sum, value, attribute);
    uint32_t name = names_says(&sum.all) ? names_add(r, &sum.all) : 0;
    if (r->status || (!name && names_says(&sum.all)) || (r->value_count == r->value_capacity && !names_grow(r))) return NULL;
    names_value *v = &r->values[r->value_count];
    *v = (names_value){ value.data, (uint32_t)value.size, hash, name, (uint8_t)attribute, sum.edges };
    names_place(r, r->value_count++);
    return v;
}

static uint32_t names_attribute(uint32_t name) {
    switch (name) {
    case GALLEYI_ATTRIBUTE_CLASS: return NAMES_CLASS;
    case GALLEYI_ATTRIBUTE_ID: return NAMES_ID;
    case GALLEYI_ATTRIBUTE_DATA_TESTID: case GALLEYI_ATTRIBUTE_DATA_COMPONENT: return NAMES_TEST;
    case GALLEYI_ATTRIBUTE_ROLE: return NAMES_ROLE;
    case GALLEYI_ATTRIBUTE_ITEMPROP: return NAMES_ITEMPROP;
    case GALLEYI_ATTRIBUTE_PROPERTY: return NAMES_PROPERTY;
    case GALLEYI_ATTRIBUTE_ITEMTYPE: return NAMES_ITEMTYPE;
    case GALLEYI_ATTRIBUTE_REL: return NAMES_REL;
    case GALLEYI_ATTRIBUTE_STYLE: return NAMES_STYLE;
    default: return NAMES_NONE;
    }
}

static int32_t names_element(names_reader *r, uint32_t index) {
    const galleyi_html_node *node = &r->html->nodes[index];
    const galleyi_html_attribute *attributes = r->html->attributes + node->data;
    uint32_t foreign = node->space == GALLEYI_SPACE_HTML ? 0 : NAMES_FOREIGN, found[NAMES_OF_ELEMENT], count = 0, hidden = 0;
    names_sum sum;
    for (uint32_t k = 0; k < node->count; k++) {
        uint32_t attribute = names_attribute(attributes[k].name);
        if (!attribute) { hidden |= attributes[k].name == GALLEYI_ATTRIBUTE_HIDDEN; continue; }
        galleyi_html_slice value = galleyi_html_value(r->html, &attributes[k]);
        if (!value.size || count == NAMES_OF_ELEMENT) continue;
        const names_value *v = names_find(r, value, attribute | foreign);
        if (!v) return GALLEY_ENOMEM;
        if (v->name || v->edges.any) found[count++] = (uint32_t)(v - r->values);
    }
    if (!count && !hidden) return GALLEY_OK;
    if (count == 1 && !hidden) { r->names->of[index] = r->values[found[0]].name; return GALLEY_OK; }
    memset(&sum, 0, sizeof sum);
    sum.all.is_hidden = (uint8_t)hidden;
    for (uint32_t k = 0; k < count; k++) {
        const names_value *v = &r->values[found[k]];
        names_join(&sum.all, &r->names->names[v->name]);
        if (v->edges.any) names_pair_edge(r, &sum, v, 0);
    }
    if (!names_says(&sum.all)) return GALLEY_OK;
    r->names->of[index] = names_add(r, &sum.all);
    return r->names->of[index] ? GALLEY_OK : GALLEY_ENOMEM;
}

int32_t galleyi_dom_names_read(galleyi_dom_names *names, const galleyi_html *html, const galleyi_class_table *table, galleyi_arena *arena) {
    static const galleyi_dom_name nothing;
    names_reader r;
    memset(&r, 0, sizeof r);
    memset(names, 0, sizeof *names);
    r.html = html;
    r.table = table;
    r.names = names;
    r.arena = arena;
    galleyi_arena_init(&r.scratch, &arena->memory);
    galleyi_class_index(&r.words);
    galleyi_around_index(&r.roles);
    galleyi_marks_index_make(&r.marks);
    names->of = galleyi_arena_allocate_zeroed(arena, html->node_count * sizeof *names->of);
    names_add(&r, &nothing);
    int32_t status = names->of && names->count ? GALLEY_OK : GALLEY_ENOMEM;
    for (uint32_t i = 1; i < html->node_count && !status; i++)
        if (html->nodes[i].kind == GALLEYI_HTML_ELEMENT && html->nodes[i].count) status = names_element(&r, i);
    galleyi_arena_free(&r.scratch);
    return status;
}
