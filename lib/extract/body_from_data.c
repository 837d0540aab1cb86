/* The body of a page whose elements hold none: its text is data that scripts would have shown (states of frameworks, articleBody of JSON-LD,
   JSON in attributes). Strings are grouped by their path, without the places in lists; the group with most prose is the body. */
#include "extract/extraction.h"
#include "vocab/json_ld.h"

enum { DATA_GROUPS = 1024, DATA_SEEN = 4096, DATA_LEAST_SCRIPT = 500, DATA_LEAST_WORDS = 60, DATA_NESTED = 64, DATA_MOST_NODES = 1 << 20 };

typedef struct data_group { uint32_t path, words, strings; int rank; } data_group;

typedef struct data_reader {
    galleyi_extraction *x;
    galleyi_ld     ld;
    data_group     groups[DATA_GROUPS];
    uint32_t       group_count, nested;
    uint32_t       seen[DATA_SEEN], seen_count;   /* texts of the body, as hashes */
} data_reader;

/* Whether the text has been met: data say the same of each size or colour of a thing. */
static int data_repeats(data_reader *r, const galleyi_ld_value *value) {
    uint32_t hash = galleyi_class_hash(value->text, value->length), slot = hash % DATA_SEEN;
    if (r->seen_count > DATA_SEEN / 2) return 0;
    while (r->seen[slot] && r->seen[slot] != hash) slot = (slot + 1) % DATA_SEEN;
    if (r->seen[slot]) return 1;
    r->seen[slot] = hash;
    r->seen_count++;
    return 0;
}

/* White space separated words outside of tags; three bytes of text without spaces count as one. */
static uint32_t data_words(const char *text, size_t size) {
    uint32_t words = 0, wide = 0;
    int in_tag = 0, in_word = 0;
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == '<') { in_tag = 1; in_word = 0; }
        else if (c == '>') in_tag = 0;
        else if (in_tag) continue;
        else if (c <= ' ') in_word = 0;
        else {
            wide += c >= 0xe3 && c <= 0xe9;
            words += !in_word;
            in_word = 1;
        }
    }
    return words + wide / 2;
}

static int data_has_tags(const char *text, size_t size) {
    for (size_t i = 0; i + 2 < size; i++)
        if (text[i] == '<' && (text[i + 1] == '/' || ((text[i + 1] | 32) >= 'a' && (text[i + 1] | 32) <= 'z'))) return 1;
    return 0;
}

/* How much a key says that its text is what the page is about. */
static int data_rank(const char *key) {
    static const struct { const char *name; int rank; } ranks[] = {
        { "articleBody", 4 }, { "article_body", 4 }, { "body", 3 }, { "bodyHtml", 3 }, { "body_html", 3 }, { "content", 3 }, { "contentHtml", 3 }, { "cooked", 3 }, { "html", 3 },
        { "text", 2 }, { "value", 2 }, { "rendered", 3 }, { "paragraph", 3 }, { "message", 2 }, { "description", 1 }, { "reviewBody", 1 } };
    for (size_t i = 0; key && i < sizeof ranks / sizeof *ranks; i++)
        if (!strcmp(key, ranks[i].name)) return ranks[i].rank;
    return 0;
}

static uint32_t data_path(const galleyi_ld_value *value) {
    uint32_t hash = 2166136261u;
    for (; value; value = value->parent) {
        for (const char *p = value->key; p && *p; p++) hash = (hash ^ (unsigned char)*p) * 16777619u;
        hash = (hash ^ (uint32_t)value->kind) * 16777619u;
    }
    return hash ? hash : 1;
}

static const galleyi_ld_value *data_step(const galleyi_ld_value *v) {
    if (v->first) return v->first;
    while (v && !v->next) v = v->parent;
    return v ? v->next : NULL;
}

static const char *data_key(const galleyi_ld_value *value) {
    while (value && !value->key) value = value->parent;
    return value ? value->key : NULL;
}

static void data_note(data_reader *r, const galleyi_ld_value *value) {
    uint32_t words = data_words(value->text, value->length), path, slot;
    if (words < 4) return;
    path = data_path(value);
    for (slot = path & (DATA_GROUPS - 1); r->groups[slot].path && r->groups[slot].path != path; ) slot = (slot + 1) & (DATA_GROUPS - 1);
    data_group *group = &r->groups[slot];
    if (!group->path) {
        if (r->group_count == DATA_GROUPS / 2) return;
        r->group_count++;
        group->path = path;
        group->rank = data_rank(data_key(value));
    }
    group->words += words;
    group->strings++;
}

static int data_is_json(const char *text, size_t size) {
    return size > 100 && ((text[0] == '{' && text[1] == '"') || (text[0] == '[' && (text[1] == '{' || text[1] == '[' || text[1] == '"')));
}

/* Each string of what was read; a string that holds JSON is read behind it. */
static int32_t data_gather(data_reader *r) {
    uint32_t nodes = 0;
    for (const galleyi_ld_value *v = data_step(&r->ld.root); v && nodes < DATA_MOST_NODES; v = data_step(v), nodes++) {
        if (v->kind != GALLEYI_LD_STRING || v->length < 20) continue;
        if (!data_is_json(v->text, v->length)) { data_note(r, v); continue; }
        if (r->nested++ >= DATA_NESTED) continue;
        int32_t status = galleyi_ld_add(&r->ld, v->text, v->length);
        if (status) return status;
    }
    return galleyi_work_add(r->x->work, nodes * UINT64_C(16));
}

/* Where JSON begins in a script: at once, or behind the first assignment of an object. */
static galleyi_html_slice data_of_script(galleyi_html_slice text) {
    const char *p = text.data, *end = p + text.size;
    while (p < end && (unsigned char)*p <= ' ') p++;
    if (p < end && (*p == '{' || *p == '[')) return (galleyi_html_slice){ p, (size_t)(end - p) };
    for (; p && p < end && (p = memchr(p, '=', (size_t)(end - p))) != NULL; p++) {
        const char *q = p + 1;
        while (q < end && (unsigned char)*q <= ' ') q++;
        if (q + 1 < end && q[0] == '{' && (q[1] == '"' || (unsigned char)q[1] <= ' ')) return (galleyi_html_slice){ q, (size_t)(end - q) };
    }
    return (galleyi_html_slice){ NULL, 0 };
}

static int32_t data_read(data_reader *r) {
    const galleyi_html *html = r->x->html;
    int32_t status = GALLEY_OK;
    for (uint32_t i = 1; i < html->node_count && !status; i++) {
        const galleyi_html_node *node = &html->nodes[i];
        if (node->kind != GALLEYI_HTML_ELEMENT) continue;
        if (galleyi_html_is(node, GALLEYI_TAG_SCRIPT)) {
            galleyi_html_slice text = node->end > i + 1 ? galleyi_html_text(html, node + 1) : (galleyi_html_slice){ NULL, 0 };
            if (text.size >= DATA_LEAST_SCRIPT) text = data_of_script(text);
            if (text.size >= DATA_LEAST_SCRIPT) status = galleyi_ld_add(&r->ld, text.data, text.size);
            continue;
        }
        for (uint32_t k = 0; k < node->count && !status; k++) {
            galleyi_html_slice value = galleyi_html_value(html, &html->attributes[node->data + k]);
            if (value.size >= DATA_LEAST_SCRIPT && data_is_json(value.data, value.size)) status = galleyi_ld_add(&r->ld, value.data, value.size);
        }
    }
    return status;
}

static const data_group *data_best(const data_reader *r) {
    const data_group *best = NULL;
    uint64_t most = 0;
    for (size_t i = 0; i < DATA_GROUPS; i++) {
        const data_group *group = &r->groups[i];
        uint64_t weight = (uint64_t)group->words * (uint64_t)(group->rank + 1) * (group->words / (group->strings ? group->strings : 1) >= 12 ? 2 : 1);
        if (group->words < DATA_LEAST_WORDS || !group->rank || weight <= most) continue;
        most = weight;
        best = group;
    }
    return best;
}

static void data_append(galleyi_buffer *out, const char *text, size_t size) {
    if (data_has_tags(text, size)) { galleyi_buffer_append(out, text, size); return; }
    galleyi_buffer_append(out, "<p>", 3);
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '\n') { if (i + 1 < size) galleyi_buffer_append(out, "</p>\n<p>", 8); }
        else if (text[i] == '<') galleyi_buffer_append(out, "&lt;", 4);
        else galleyi_buffer_append_char(out, text[i]);
    }
    galleyi_buffer_append(out, "</p>\n", 5);
}

int32_t galleyi_extract_data_html(galleyi_extraction *x, galleyi_buffer *out, uint32_t *words) {
    data_reader *r = galleyi_arena_allocate_zeroed(&x->page.arena, sizeof *r);
    if (!r) return GALLEY_ENOMEM;
    r->x = x;
    galleyi_ld_init(&r->ld, &x->root->document->memory);
    int32_t status = data_read(r);
    if (!status) status = data_gather(r);
    const data_group *best = status ? NULL : data_best(r);
    *words = best ? best->words : 0;
    for (const galleyi_ld_value *v = best ? data_step(&r->ld.root) : NULL; v; v = data_step(v))
        if (v->kind == GALLEYI_LD_STRING && v->length >= 20 && data_path(v) == best->path && !data_repeats(r, v)) data_append(out, v->text, v->length);
    galleyi_ld_free(&r->ld);
    return status ? status : out->status;
}
