/* A table of the values met on the page, and one walk over each value's tokens. What several attributes of an element say together is a name of its own. */
#include "extract/dom_names.h"
#include "extract/class_words.h"
#include "extract/dom_around.h"
#include "text/classes.h"

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
    galleyi_marks_index        marks;
    names_value               *values;
    uint32_t                   value_count, value_capacity;
    uint32_t                  *slots, mask;   /* 1 + value */
    const struct names_path   *path;
    int32_t                    status;
} names_reader;

/* What several names say together; pair: the token that the next one's first may join. */
typedef struct names_sum { galleyi_dom_name all; names_edges edges; galleyi_class_pair pair; } names_sum;

static const names_value *names_find(names_reader *r, galleyi_html_slice value, uint32_t attribute);

/* What is asked of 64 bytes, with the widest instructions that there are. */
typedef struct names_letters { uint64_t letter, capital, digit; } names_letters;
typedef struct names_path { void (*letters)(names_letters *letters, const char *p); uint64_t (*blanks)(const char *p); } names_path;
GALLEYI_CLASSES_INLINE void names_letters_of(galleyi_classes_path *path, names_letters *letters, const char *p) {
    galleyi_classes map;
    path(&map, p);
    *letters = (names_letters){ map.letter, map.capital, map.digit };
}
GALLEYI_CLASSES_INLINE uint64_t names_blanks_of(galleyi_classes_path *path, const char *p) {
    galleyi_classes map;
    path(&map, p);
    return map.blank;
}
static void names_letters_base(names_letters *letters, const char *p) { names_letters_of(galleyi_classes_64, letters, p); }
static uint64_t names_blanks_base(const char *p) { return names_blanks_of(galleyi_classes_64, p); }
static const names_path names_path_base = { names_letters_base, names_blanks_base };
#if defined(GALLEYI_SIMD_X86)
GALLEYI_TARGET_AVX2 static void names_letters_avx2(names_letters *letters, const char *p) { names_letters_of(galleyi_classes_64_avx2, letters, p); }
GALLEYI_TARGET_AVX2 static uint64_t names_blanks_avx2(const char *p) { return names_blanks_of(galleyi_classes_64_avx2, p); }
static const names_path names_path_avx2 = { names_letters_avx2, names_blanks_avx2 };
#endif

/* Bytes that may be read from p on, though no more than some of them belong to a value: values stand in the page's text or among what was decoded. */
static size_t names_room(const names_reader *r, const char *p) {
    uintptr_t in_text = (uintptr_t)p - (uintptr_t)r->html->text;
    return in_text < r->html->text_size ? r->html->text_size - in_text : (size_t)(r->html->decoded + r->html->decoded_size - p);
}

/* 64 bytes from p on, as many of them as there are: p itself, or in bytes. */
static const char *names_window(const names_reader *r, const char *p, size_t size, char bytes[64]) {
    if (GALLEYI_LIKELY(names_room(r, p) >= 64)) return p;
    memset(bytes, 0, 64);
    return memcpy(bytes, p, size < 64 ? size : 64);
}

static void names_score(const names_reader *r, galleyi_dom_name *here, uint32_t hash) {
    const galleyi_class_table *table = r->table;
    if (!hash) hash = 1;
    if (!(table->there[hash / 32 % (GALLEYI_CLASS_THERE / 32)] >> hash % 32 & 1)) return;
    for (uint32_t slot = hash * 2654435769u >> 16 & table->mask; table->keys[slot]; slot = (slot + 1) & table->mask)
        if (table->keys[slot] == hash) { here->sum += table->scores[slot]; here->known++; return; }
}

/* parted: it has hyphens. */
static void names_token(const names_reader *r, names_sum *s, const char *lower, size_t size, uint32_t hash, size_t at, int parted) {
    uint32_t words = 0;
    int joins = 0;
    names_score(r, &s->all, hash);
    if (galleyi_name_is_known(&galleyi_class_index, hash)) {
        words = galleyi_class_word_of(lower, size);
        joins = galleyi_class_pair_add(&s->pair, lower, size, parted, &words);
        s->all.words |= (uint16_t)(words & ~(uint32_t)GALLEYI_WORD_BOX);
        s->all.is_box |= (words & GALLEYI_WORD_BOX) != 0;
    } else s->pair.size = 0;
    if (!s->edges.any) { s->edges.first = joins ? (uint8_t)size : 0; s->edges.first_at = (uint32_t)at; }
    s->edges.any = 1;
    s->edges.last = joins ? (uint8_t)size : 0;
    s->edges.last_at = (uint32_t)at;
}

enum { NAMES_LOWER = 64 + 8 };                /* eight more, for what reads eight bytes at a time */

/* Of the first size bytes of 64 that may be read. */
static void names_lower(char lower[NAMES_LOWER], const char *from, size_t size) {
    for (size_t at = 0; at < size; at += 8) {
        uint64_t word;
        memcpy(&word, from + at, 8);
        word = galleyi_classes_lower8(word);
        memcpy(lower + at, &word, 8);
    }
}

/* Eight bytes behind it may be read. */
static uint32_t names_token_hash(const char *token, size_t size) {
    uint64_t hash = GALLEYI_HASH_PRIME;
    for (; size >= 8; token += 8, size -= 8) hash = galleyi_hash_piece(hash, galleyi_class_load(token, 8));
    if (size) hash = galleyi_hash_piece(hash, galleyi_class_load(token, 8) & ((UINT64_C(1) << 8 * size) - 1));
    return (uint32_t)hash ? (uint32_t)hash : 1;
}

/* A word of the name: at `begin`, up to `end`; behind: up to the next one. */
static void names_read_word(const names_reader *r, names_sum *s, galleyi_around_reading *reading, const char *lower, size_t size, unsigned begin, unsigned end, uint64_t digits) {
    unsigned length = end - begin;
    if (length == 1) { reading->last = 0; return; }
    uint32_t hash = names_token_hash(lower + begin, length);
    if (galleyi_name_is_known(&galleyi_around_index, hash)) galleyi_around_read_word(reading, lower + begin, length);
    else reading->last = 0;
    if (digits) galleyi_around_read_digit(reading);
    if (galleyi_marks_may_be_at(&r->marks, lower + begin)) s->all.marks |= (uint16_t)galleyi_marks_at(&r->marks, lower + begin, size - begin);
    if (length <= NAMES_TOKEN && length < size && size <= NAMES_LONGEST) names_token(r, s, lower + begin, length, hash, begin, 0);
}

/* One name: whole where it is of letters and hyphens alone, and its words, cut at marks, digits and changes of case. */
static void names_name(const names_reader *r, names_sum *s, const char *name, size_t size) {
    char lower[NAMES_LOWER], bytes[64];
    names_letters map;
    galleyi_around_reading reading = { 0, 0 };
    const char *from = names_window(r, name, size, bytes);
    r->path->letters(&map, from);
    names_lower(lower, from, size);
    uint64_t here = galleyi_classes_first(size), letter = map.letter & here, digit = map.digit & here;
    uint64_t rest = here & ~letter;
    if (size <= NAMES_TOKEN && (!rest || !(rest & ~(galleyi_classes_same(from, '-') | galleyi_classes_same(from, '_'))))) names_token(r, s, lower, size, names_token_hash(lower, size), 0, rest != 0);
    for (uint64_t starts = letter & ~(letter << 1 & ~(map.capital & ~(map.capital << 1))); starts; ) {
        unsigned begin = (unsigned)__builtin_ctzll(starts);
        starts &= starts - 1;
        unsigned next = starts ? (unsigned)__builtin_ctzll(starts) : (unsigned)size;
        uint64_t between = galleyi_classes_first(next) & ~galleyi_classes_first(begin), behind = between & ~letter;
        names_read_word(r, s, &reading, lower, size, begin, behind ? (unsigned)__builtin_ctzll(behind) : next, digit & between);
    }
    if (reading.words) s->all.roles = galleyi_around_read_end(&reading);
}

static int names_is_small(char c) { return c >= 'a' && c <= 'z'; }
static int names_is_capital(char c) { return c >= 'A' && c <= 'Z'; }
static int names_is_letter(char c) { return names_is_small(c) || names_is_capital(c); }

static void names_lower_slowly(char *lower, const char *from, size_t size) {
    for (size_t i = 0; i < size; i++) lower[i] = (char)(names_is_capital(from[i]) ? from[i] | 32 : from[i]);
}

/* A name of more than 64 bytes. */
static void names_long_name(const names_reader *r, names_sum *s, const char *name, size_t size) {
    char lower[NAMES_MARKS_LONGEST + 8];
    galleyi_around_reading reading = { 0, 0 };
    if (size > NAMES_MARKS_LONGEST) return;
    names_lower_slowly(lower, name, size);
    memset(lower + size, 0, 8);
    for (size_t at = 0; at < size; ) {
        size_t begin = at;
        if (!names_is_letter(name[at])) { if (name[at] >= '0' && name[at] <= '9') galleyi_around_read_digit(&reading); at++; continue; }
        do at++; while (at < size && names_is_letter(name[at]) && !(names_is_capital(name[at]) && names_is_small(name[at - 1])));
        names_read_word(r, s, &reading, lower, size, (unsigned)begin, (unsigned)at, 0);
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
static void names_pair_edge(names_sum *sum, const names_value *v, uint32_t at) {
    char lower[NAMES_TOKEN];
    uint32_t words = 0;
    if (v->edges.first && sum->pair.size) {
        names_lower_slowly(lower, v->data + v->edges.first_at, v->edges.first);
        galleyi_class_pair_add(&sum->pair, lower, v->edges.first, 0, &words);
        sum->all.words |= (uint16_t)words;
    }
    if (!sum->edges.any) { sum->edges.first = v->edges.first; sum->edges.first_at = at + v->edges.first_at; }
    sum->edges.any = 1;
    sum->edges.last = v->edges.last;
    sum->edges.last_at = at + v->edges.last_at;
    sum->pair.size = 0;
    if (!v->edges.last) return;
    names_lower_slowly(lower, v->data + v->edges.last_at, v->edges.last);
    galleyi_class_pair_set(&sum->pair, lower, v->edges.last);
}

/* From at on, where the next white space stands (blank), or what is none; size: nowhere. map: of the 64 bytes from *mapped on. */
static size_t names_find_blank(const names_reader *r, galleyi_html_slice value, size_t at, int blank, size_t *mapped, uint64_t *map) {
    while (at < value.size) {
        if (at - *mapped >= 64) {
            char bytes[64];
            *map = r->path->blanks(names_window(r, value.data + at, value.size - at, bytes));
            *mapped = at;
        }
        uint64_t left = (blank ? *map : ~*map) >> (at - *mapped);
        size_t found = left ? at + (unsigned)__builtin_ctzll(left) : *mapped + 64;
        if (left) return found < value.size ? found : value.size;
        at = found;
    }
    return value.size;
}

/* The names of a list that blanks part. Learned scores and words are those of the first ones. */
static void names_list(names_reader *r, names_sum *sum, galleyi_html_slice value, uint32_t attribute) {
    size_t mapped = SIZE_MAX / 2;
    uint64_t map = 0;
    for (size_t at = 0, count = 0; count < NAMES_MOST || value.size <= NAMES_MARKS_LONGEST; count++) {
        size_t from = names_find_blank(r, value, at, 0, &mapped, &map);
        if (from == value.size) break;
        at = names_find_blank(r, value, from, 1, &mapped, &map);
        const char *begin = value.data + from, *p = value.data + at, *end = value.data + value.size;
        if (attribute == NAMES_CLASS && (begin == value.data || begin[-1] == ' ') && (p == end || *p == ' '))
            sum->all.marks |= (uint16_t)galleyi_marks_of_microformat((galleyi_html_slice){ begin, (size_t)(p - begin) });
        const names_value *v = names_find(r, (galleyi_html_slice){ begin, (size_t)(p - begin) }, NAMES_WORD);
        if (!v) { r->status = GALLEY_ENOMEM; return; }
        galleyi_dom_name one = r->names->names[v->name];
        if (count >= NAMES_MOST) { one.sum = one.known = 0; one.words = 0; one.is_box = 0; }
        names_join(&sum->all, &one);
        if (v->edges.any && count < NAMES_MOST) names_pair_edge(sum, v, (uint32_t)(begin - value.data));
    }
    if (attribute == NAMES_ROLE || attribute == NAMES_ITEMPROP || value.size > NAMES_MARKS_LONGEST) sum->all.marks = 0;
    if ((attribute != NAMES_CLASS && attribute != NAMES_ID) || value.size > NAMES_ROLES_LONGEST) sum->all.roles = 0;
}

/* The last pieces may overlap those before: no byte is read that is not the value's, and none is masked. */
static uint32_t names_hash(galleyi_html_slice value, uint32_t attribute) {
    const char *p = value.data;
    size_t size = value.size;
    uint64_t hash = (size * 16 + attribute) * GALLEYI_HASH_PRIME;
    for (; size > 16; p += 8, size -= 8) hash = galleyi_hash_piece(hash, galleyi_class_load(p, 8));
    if (size >= 8) return (uint32_t)galleyi_hash_piece(galleyi_hash_piece(hash, galleyi_class_load(p, 8)), galleyi_class_load(p + size - 8, 8));
    if (size >= 4) {
        uint32_t front, back;
        memcpy(&front, p, 4);
        memcpy(&back, p + size - 4, 4);
        return (uint32_t)galleyi_hash_piece(hash, (uint64_t)back << 32 | front);
    }
    return size ? (uint32_t)galleyi_hash_piece(hash, (unsigned char)p[0] | (unsigned)(unsigned char)p[size / 2] << 8 | (unsigned)(unsigned char)p[size - 1] << 16) : (uint32_t)hash;
}

static uint32_t names_kind(galleyi_html_slice value) {
    if (value.size > NAMES_KIND) value.size = NAMES_KIND;
    uint32_t hash = names_hash(value, NAMES_CLASS);
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
    case NAMES_WORD: if (value.size <= 64) names_name(r, sum, value.data, value.size); else names_long_name(r, sum, value.data, value.size); break;
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
        uint32_t capacity = n->capacity ? n->capacity * 2 : r->html->attribute_count > 2000 ? 256 : 64;
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
    uint32_t capacity = r->value_capacity ? r->value_capacity * 2 : 64;
    while (!r->value_capacity && capacity < 512 && capacity < r->html->attribute_count / 8) capacity *= 2;
    uint32_t size = capacity * 2;
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

static const uint8_t names_attributes[GALLEYI_NAME_COUNT] = {
    [GALLEYI_ATTRIBUTE_CLASS] = NAMES_CLASS, [GALLEYI_ATTRIBUTE_ID] = NAMES_ID, [GALLEYI_ATTRIBUTE_DATA_TESTID] = NAMES_TEST, [GALLEYI_ATTRIBUTE_DATA_COMPONENT] = NAMES_TEST,
    [GALLEYI_ATTRIBUTE_ROLE] = NAMES_ROLE, [GALLEYI_ATTRIBUTE_ITEMPROP] = NAMES_ITEMPROP, [GALLEYI_ATTRIBUTE_PROPERTY] = NAMES_PROPERTY, [GALLEYI_ATTRIBUTE_ITEMTYPE] = NAMES_ITEMTYPE,
    [GALLEYI_ATTRIBUTE_REL] = NAMES_REL, [GALLEYI_ATTRIBUTE_STYLE] = NAMES_STYLE
};

static int32_t names_element(names_reader *r, uint32_t index) {
    const galleyi_html_node *node = &r->html->nodes[index];
    const galleyi_html_attribute *attributes = r->html->attributes + node->data;
    uint32_t foreign = node->space == GALLEYI_SPACE_HTML ? 0 : NAMES_FOREIGN, found[NAMES_OF_ELEMENT], count = 0, hidden = 0;
    names_sum sum;
    for (uint32_t k = 0; k < node->count; k++) {
        uint32_t attribute = attributes[k].name < GALLEYI_NAME_COUNT ? names_attributes[attributes[k].name] : NAMES_NONE;
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
        if (v->edges.any) names_pair_edge(&sum, v, 0);
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
    galleyi_marks_index_make(&r.marks);
    r.path = &names_path_base;
#if defined(GALLEYI_SIMD_X86)
    if (galleyi_cpu_has(GALLEYI_CPU_AVX2)) r.path = &names_path_avx2;
#endif
    names->of = galleyi_arena_allocate_zeroed(arena, html->node_count * sizeof *names->of);
    names_add(&r, &nothing);
    int32_t status = names->of && names->count ? GALLEY_OK : GALLEY_ENOMEM;
    for (uint32_t i = 1; i < html->node_count && !status; i++)
        if (html->nodes[i].kind == GALLEYI_HTML_ELEMENT && html->nodes[i].count) status = names_element(&r, i);
    galleyi_arena_free(&r.scratch);
    return status;
}
