#include "vocab/json_ld.h"
#include "json/events.h"
#include "json/repair.h"
#include <string.h>

enum { JSON_LD_DEPTH = 64, JSON_LD_MOST = 4 << 20 };

typedef struct json_ld_builder {
    galleyi_ld       *ld;
    galleyi_ld_value *open;
    const char       *key;
} json_ld_builder;

void galleyi_ld_init(galleyi_ld *ld, const galleyi_memory *memory) {
    memset(ld, 0, sizeof *ld);
    galleyi_arena_init(&ld->arena, memory);
    ld->root.kind = GALLEYI_LD_ARRAY;
}

void galleyi_ld_free(galleyi_ld *ld) { galleyi_arena_free(&ld->arena); }

static galleyi_ld_value *json_ld_append(json_ld_builder *b, galleyi_ld_kind kind, const char *text, size_t length) {
    galleyi_ld_value *value = galleyi_arena_allocate_zeroed(&b->ld->arena, sizeof *value);
    if (!value || (text && !(value->text = galleyi_arena_text(&b->ld->arena, text, length)))) return NULL;
    value->kind = kind;
    value->length = length;
    value->key = b->key;
    value->parent = b->open;
    b->key = NULL;
    if (b->open->last) b->open->last->next = value;
    else b->open->first = value;
    return b->open->last = value;
}

static int32_t json_ld_begin(void *user, char bracket) {
    json_ld_builder *b = user;
    galleyi_ld_value *value = json_ld_append(b, bracket == '{' ? GALLEYI_LD_OBJECT : GALLEYI_LD_ARRAY, NULL, 0);
    if (!value) return GALLEY_ENOMEM;
    b->open = value;
    return GALLEY_OK;
}
static int32_t json_ld_end(void *user, char bracket) {
    json_ld_builder *b = user;
    (void)bracket;
    b->open = b->open->parent;
    return GALLEY_OK;
}
static int32_t json_ld_key(void *user, const char *text, size_t length) {
    json_ld_builder *b = user;
    b->key = galleyi_arena_text(&b->ld->arena, text, length);
    return b->key ? GALLEY_OK : GALLEY_ENOMEM;
}
static int32_t json_ld_string(void *user, const char *text, size_t length) { return json_ld_append(user, GALLEYI_LD_STRING, text, length) ? GALLEY_OK : GALLEY_ENOMEM; }
static int32_t json_ld_number(void *user, const char *text, size_t length) { return json_ld_append(user, GALLEYI_LD_NUMBER, text, length) ? GALLEY_OK : GALLEY_ENOMEM; }
static int32_t json_ld_word(void *user, char word) {
    const char *text = word == 't' ? "true" : word == 'f' ? "false" : "null";
    return json_ld_append(user, GALLEYI_LD_WORD, text, strlen(text)) ? GALLEY_OK : GALLEY_ENOMEM;
}

static int32_t json_ld_read(galleyi_ld *ld, const char *text, size_t size) {
    static const galleyi_json_events events = { json_ld_begin, json_ld_end, json_ld_key, json_ld_string, json_ld_number, json_ld_word };
    json_ld_builder b = { ld, &ld->root, NULL };
    galleyi_json_reader reader;
    memset(&reader, 0, sizeof reader);
    reader.memory = ld->arena.memory;
    reader.depth_limit = JSON_LD_DEPTH;
    int32_t status = galleyi_json_read(&reader, text, size, &events, &b);
    galleyi_json_reader_free(&reader);
    return status;
}

/* As it stands; what is broken, repaired. */
int32_t galleyi_ld_add(galleyi_ld *ld, const char *block, size_t size) {
    galleyi_ld_value *last = ld->root.last;
    galleyi_buffer repaired;
    if (size > JSON_LD_MOST) { ld->broken++; return GALLEY_OK; }
    int32_t status = json_ld_read(ld, block, size);
    if (!status || status == GALLEY_ENOMEM) return status;
    ld->root.last = last;                     /* without what was read of it */
    if (last) last->next = NULL;
    else ld->root.first = NULL;
    galleyi_buffer_init(&repaired, &ld->arena.memory);
    status = galleyi_json_repair(&repaired, block, size, NULL);
    if (!status) status = json_ld_read(ld, repaired.data ? repaired.data : "", repaired.size);
    galleyi_buffer_free(&repaired);
    if (status == GALLEY_ENOMEM) return status;
    if (status) ld->broken++;
    return GALLEY_OK;
}

static const galleyi_ld_value *json_ld_find(const galleyi_ld_value *node, const char *name) {
    if (node && node->kind == GALLEYI_LD_OBJECT)
        for (const galleyi_ld_value *v = node->first; v; v = v->next)
            if (!strcmp(v->key, name)) return v;
    return NULL;
}

/* In document order; the tree is at most JSON_LD_DEPTH deep, and nothing is remembered. */
static const galleyi_ld_value *json_ld_step(const galleyi_ld_value *v) {
    if (v->first) return v->first;
    while (v && !v->next) v = v->parent;
    return v ? v->next : NULL;
}

static uint32_t json_ld_hash(const galleyi_ld_value *id) {
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < id->length; i++) hash = (hash ^ (unsigned char)id->text[i]) * 16777619u;
    return hash ^ hash >> 15;
}

/* The id of a node that says something beside it; NULL. */
static const galleyi_ld_value *json_ld_id(const galleyi_ld_value *v) {
    const galleyi_ld_value *id = v->kind == GALLEYI_LD_OBJECT && v->first && v->first->next ? json_ld_find(v, "@id") : NULL;
    return id && id->kind == GALLEYI_LD_STRING ? id : NULL;
}

int32_t galleyi_ld_finish(galleyi_ld *ld) {
    size_t wanted = 0;
    ld->id_slots = 0;
    for (const galleyi_ld_value *v = json_ld_step(&ld->root); v; v = json_ld_step(v)) wanted += v->key && !strcmp(v->key, "@id");
    if (!wanted) return GALLEY_OK;
    size_t slots = 16;
    while (slots < wanted * 2) slots *= 2;
    ld->ids = galleyi_arena_allocate_zeroed(&ld->arena, slots * sizeof *ld->ids);
    if (!ld->ids) return GALLEY_ENOMEM;
    ld->id_slots = slots;
    for (const galleyi_ld_value *v = json_ld_step(&ld->root); v; v = json_ld_step(v)) {
        const galleyi_ld_value *id = json_ld_id(v);
        if (!id) continue;
        size_t slot = json_ld_hash(id) & (slots - 1);
        for (; ld->ids[slot]; slot = (slot + 1) & (slots - 1)) {          /* of several the first */
            const galleyi_ld_value *other = ld->ids[slot];
            if (other->length == id->length && !memcmp(other->text, id->text, id->length)) break;
        }
        if (!ld->ids[slot]) ld->ids[slot] = id;
    }
    return GALLEY_OK;
}

/* { "@id": "x" } alone is what stands elsewhere under that id. */
static const galleyi_ld_value *json_ld_follow(const galleyi_ld *ld, const galleyi_ld_value *value) {
    const galleyi_ld_value *id = json_ld_find(value, "@id");
    if (!id || id->kind != GALLEYI_LD_STRING || value->first->next || !ld->id_slots) return value;
    for (size_t slot = json_ld_hash(id) & (ld->id_slots - 1); ld->ids[slot]; slot = (slot + 1) & (ld->id_slots - 1)) {
        const galleyi_ld_value *other = ld->ids[slot];
        if (other->length == id->length && !memcmp(other->text, id->text, id->length)) return other->parent;
    }
    return value;
}

const galleyi_ld_value *galleyi_ld_item(const galleyi_ld *ld, const galleyi_ld_value *node, const char *name, size_t index) {
    const galleyi_ld_value *v = json_ld_find(node, name);
    if (!v) return NULL;
    if (v->kind == GALLEYI_LD_ARRAY) for (v = v->first; v && index; index--) v = v->next;
    else if (index) return NULL;
    return v ? json_ld_follow(ld, v) : NULL;
}

const galleyi_ld_value *galleyi_ld_member(const galleyi_ld *ld, const galleyi_ld_value *node, const char *name) { return galleyi_ld_item(ld, node, name, 0); }

const char *galleyi_ld_text(const galleyi_ld *ld, const galleyi_ld_value *node, const char *name) {
    static const char *const inner[] = { "@value", "name", "url", "@id" };
    const galleyi_ld_value *v = galleyi_ld_member(ld, node, name);
    for (size_t i = 0; v && v->kind == GALLEYI_LD_OBJECT && i < sizeof inner / sizeof *inner; i++) {
        const galleyi_ld_value *within = json_ld_find(v, inner[i]);
        if (within && within->kind == GALLEYI_LD_STRING) return within->text;
    }
    return v && v->kind != GALLEYI_LD_OBJECT && v->kind != GALLEYI_LD_ARRAY && v->length && strcmp(v->text, "null") ? v->text : NULL;
}

static int json_ld_same_letters(const char *a, size_t size, const char *b) {
    if (strlen(b) != size) return 0;
    for (size_t i = 0; i < size; i++)
        if ((a[i] | 32) != (b[i] | 32)) return 0;
    return 1;
}

/* Whether a type, without the address of its vocabulary, is among names. */
static int json_ld_type_among(const galleyi_ld_value *type, const char *const *names, size_t count) {
    if (type->kind != GALLEYI_LD_STRING) return 0;
    const char *end = type->text + type->length, *name = end;
    while (name > type->text && name[-1] != '/' && name[-1] != '#' && name[-1] != ':') name--;
    for (size_t i = 0; i < count; i++)
        if (name < end && (*name | 32) == (names[i][0] | 32) && json_ld_same_letters(name, (size_t)(end - name), names[i])) return 1;
    return 0;
}

static int json_ld_is_among(const galleyi_ld_value *node, const char *const *names, size_t count) {
    const galleyi_ld_value *type = json_ld_find(node, "@type");
    if (!type || type->kind != GALLEYI_LD_ARRAY) return type && json_ld_type_among(type, names, count);
    for (type = type->first; type; type = type->next)
        if (json_ld_type_among(type, names, count)) return 1;
    return 0;
}

int galleyi_ld_is(const galleyi_ld_value *node, const char *wanted) { return json_ld_is_among(node, &wanted, 1); }

int galleyi_ld_is_article(const galleyi_ld_value *node) {
    static const char *const types[] = { "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle",
        "AskPublicNewsArticle", "BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "Report", "TechArticle", "ScholarlyArticle", "AdvertiserContentArticle", "SatiricalArticle", "DiscussionForumPosting" };
    return json_ld_is_among(node, types, sizeof types / sizeof *types);
}

/* What a page without an article may be of. */
static int json_ld_is_work(const galleyi_ld_value *node) {
    static const char *const types[] = { "Recipe", "HowTo", "VideoObject", "PodcastEpisode", "RadioEpisode", "TVEpisode", "Review", "ImageGallery", "MediaGallery", "CreativeWork" };
    return json_ld_is_among(node, types, sizeof types / sizeof *types);
}

/* A card, an update or a comment within something else is not the page's article. */
int galleyi_ld_is_part(const galleyi_ld_value *node) {
    static const char *const lists[] = { "liveBlogUpdate", "item", "itemListElement", "comment", "hasPart", "citation", "mentions", "isBasedOn", "relatedLink", "isRelatedTo", "blogPost", "video", "review" };
    for (const galleyi_ld_value *up = node; up; up = up->parent)
        for (size_t i = 0; up->key && i < sizeof lists / sizeof *lists; i++)
            if (!strcmp(up->key, lists[i])) return 1;
    return 0;
}

static size_t json_ld_path_end(const char *url, size_t size) {
    size_t end = 0;
    while (end < size && url[end] != '?' && url[end] != '#') end++;
    return end && url[end - 1] == '/' ? end - 1 : end;
}

static int json_ld_is_page(const galleyi_ld *ld, const galleyi_ld_value *node, const char *url, size_t size) {
    static const char *const names[] = { "url", "mainEntityOfPage", "@id" };
    size = json_ld_path_end(url, size);
    for (size_t i = 0; size && i < sizeof names / sizeof *names; i++) {
        const char *own = galleyi_ld_text(ld, node, names[i]);
        if (own && json_ld_path_end(own, strlen(own)) == size && !memcmp(own, url, size)) return 1;
    }
    return 0;
}

const galleyi_ld_value *galleyi_ld_next(const galleyi_ld *ld, const galleyi_ld_value *value) { return json_ld_step(value ? value : &ld->root); }

const galleyi_ld_value *galleyi_ld_article(const galleyi_ld *ld, const char *url, size_t url_size) {
    const galleyi_ld_value *best = NULL;
    size_t best_score = 0;
    for (const galleyi_ld_value *v = json_ld_step(&ld->root); v; v = json_ld_step(v)) {
        if (v->kind != GALLEYI_LD_OBJECT) continue;
        int article = galleyi_ld_is_article(v);
        if ((!article && !json_ld_is_work(v)) || galleyi_ld_is_part(v)) continue;
        size_t score = article ? 10000 : 1;
        for (const galleyi_ld_value *m = v->first; m; m = m->next) score++;
        if (json_ld_is_page(ld, v, url, url_size)) score += 1000;
        if (json_ld_find(v, "headline") || json_ld_find(v, "name")) score += 50;
        if (json_ld_find(v, "datePublished")) score += 20;
        if (score > best_score) { best = v; best_score = score; }
    }
    return best;
}
