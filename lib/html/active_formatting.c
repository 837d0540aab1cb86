/* https://html.spec.whatwg.org/multipage/parsing.html#the-list-of-active-formatting-elements
   A list in a pool with, for each name, its last entry, and buckets by name and attributes for the Noah's Ark clause. */
#include "html/html_parser.h"

enum { HTML_ACTIVE_COMPARED = 32 };      /* elements with more attributes are the same when their 64-bit hashes are */

static uint64_t html_active_mix(uint64_t a, uint64_t b) {
    a = (a ^ b) * GALLEYI_HTML_HASH_2;
    return a ^ a >> 29;
}

/* Attributes in another order give the same hash. */
static uint64_t html_active_hash(galleyi_html_parser *p, const galleyi_html_node *node) {
    uint64_t sum = node->name;
    for (uint32_t i = node->data; i < node->data + node->count; i++) {
        const galleyi_html_attribute *attribute = &p->html->attributes[i];
        galleyi_html_slice value = galleyi_html_value(p->html, attribute);
        uint64_t hash = attribute->name + UINT64_C(0x9e3779b97f4a7c15) * value.size;
        for (size_t at = 0; at < value.size; at += 8) hash = html_active_mix(hash, galleyi_html_load(value.data + at, value.size - at < 8 ? value.size - at : 8));
        sum += html_active_mix(hash, hash << 31);
        p->steps += value.size / 8;
    }
    return sum;
}

static int html_active_same(const galleyi_html *html, const galleyi_html_node *a, const galleyi_html_node *b) {
    if (a->name != b->name || a->count != b->count) return 0;
    if (a->count > HTML_ACTIVE_COMPARED) return 1;
    for (uint32_t i = a->data; i < a->data + a->count; i++) {
        galleyi_html_slice mine = galleyi_html_value(html, &html->attributes[i]), other = galleyi_html_get(html, b, html->attributes[i].name);
        if (!other.data || mine.size != other.size || memcmp(mine.data, other.data, mine.size) != 0) return 0;
    }
    return 1;
}

static uint32_t html_active_new(galleyi_html_parser *p) {
    uint32_t index = p->active_free;
    if (index) p->active_free = p->active[index].next;
    else {
        if (p->active_count == p->active_capacity && !galleyi_html_grow(p, &p->active, &p->active_capacity, (uint64_t)p->active_count + 1, sizeof *p->active)) return 0;
        index = p->active_count++;
    }
    galleyi_html_active *entry = &p->active[index];
    memset(entry, 0, sizeof *entry);
    entry->level = p->level;
    entry->previous = p->active_last;
    if (p->active_last) p->active[p->active_last].next = index;
    p->active_last = index;
    return index;
}

static int html_active_grow_buckets(galleyi_html_parser *p) {
    uint32_t count = p->active_bucket_count ? p->active_bucket_count * 4 : 64, had = p->active_bucket_count;
    uint32_t *buckets = galleyi_memory_resize(&p->html->memory, p->active_buckets, had * sizeof *buckets, count * sizeof *buckets);
    if (!buckets) { p->status = GALLEY_ENOMEM; return 0; }
    memset(buckets, 0, count * sizeof *buckets);
    p->active_buckets = buckets;
    p->active_bucket_count = count;
    uint32_t first = p->active_last;
    while (first && p->active[first].previous) first = p->active[first].previous;
    for (uint32_t i = first; i; i = p->active[i].next) {        /* oldest first, so that the newest leads its bucket */
        if (!p->active[i].hashed) continue;
        uint32_t *bucket = &buckets[p->active[i].hash >> 32 & (count - 1)];
        p->active[i].same_hash = *bucket;
        *bucket = i;
        p->steps++;
    }
    return 1;
}

/* Puts index, the newest, into its bucket; three of its kind since the last marker: the earliest of them leaves the list. */
static void html_active_noah(galleyi_html_parser *p, uint32_t index) {
    galleyi_html_active *entry = &p->active[index];
    const galleyi_html_node *nodes = p->html->nodes;
    uint32_t same = 0, earliest = 0;
    entry->hash = html_active_hash(p, &nodes[entry->node]);
    if (p->active_used >= p->active_bucket_count && !html_active_grow_buckets(p)) return;
    p->active_used++;
    entry->hashed = 1;
    uint32_t *bucket = &p->active_buckets[entry->hash >> 32 & (p->active_bucket_count - 1)];
    for (uint32_t i = *bucket; i && same < 3 && p->active[i].level == p->level; i = p->active[i].same_hash, p->steps++)
        if (p->active[i].hash == entry->hash && html_active_same(p->html, &nodes[p->active[i].node], &nodes[entry->node])) { same++; earliest = i; }
    entry->same_hash = *bucket;
    *bucket = index;
    if (same == 3) galleyi_html_remove_active(p, earliest);
}

void galleyi_html_add_active(galleyi_html_parser *p, uint32_t open) {
    uint32_t index = html_active_new(p);
    if (!index) return;
    galleyi_html_active *entry = &p->active[index];
    entry->node = p->open[open].node;
    entry->name = p->open[open].name;
    entry->open = open;
    entry->same_name = p->names[entry->name].active;
    p->names[entry->name].active = index;
    p->open[open].formatting = index;
    uint32_t other = entry->same_name;          /* one alone needs no hash, which links would pay for at each turn */
    if (!other || p->active[other].level != p->level) return;
    if (!p->active[other].hashed) html_active_noah(p, other);
    html_active_noah(p, index);
}

void galleyi_html_add_marker(galleyi_html_parser *p) {
    p->level++;
    html_active_new(p);
}

static void html_active_leave(galleyi_html_parser *p, uint32_t *link, uint32_t index, int hash) {
    for (; *link && *link != index; link = hash ? &p->active[*link].same_hash : &p->active[*link].same_name) p->steps++;
    if (*link) *link = hash ? p->active[index].same_hash : p->active[index].same_name;
}

void galleyi_html_remove_active(galleyi_html_parser *p, uint32_t index) {
    galleyi_html_active *entry = &p->active[index];
    if (entry->name) {
        html_active_leave(p, &p->names[entry->name].active, index, 0);
        if (entry->hashed) {
            html_active_leave(p, &p->active_buckets[entry->hash >> 32 & (p->active_bucket_count - 1)], index, 1);
            p->active_used--;
        }
    }
    if (entry->open) p->open[entry->open].formatting = 0;
    if (entry->previous) p->active[entry->previous].next = entry->next;
    if (entry->next) p->active[entry->next].previous = entry->previous;
    else p->active_last = entry->previous;
    entry->next = p->active_free;
    entry->name = entry->node = entry->hashed = 0;
    p->active_free = index;
}

void galleyi_html_clear_to_marker(galleyi_html_parser *p) {
    while (p->active_last) {
        uint32_t index = p->active_last;
        int marker = !p->active[index].name;
        galleyi_html_remove_active(p, index);
        if (marker) { p->level--; return; }
    }
}

void galleyi_html_reconstruct_slow(galleyi_html_parser *p) {
    uint32_t index = p->active_last;
    for (uint32_t before; (before = p->active[index].previous) != 0 && p->active[before].name && !p->active[before].open; p->steps++) index = before;
    for (; index && p->status == GALLEY_OK; index = p->active[index].next) {
        galleyi_html_node was = p->html->nodes[p->active[index].node];
        galleyi_html_place place = galleyi_html_place_for(p, p->top);
        uint32_t node = galleyi_html_new_node(p, GALLEYI_HTML_ELEMENT, was.name, p->token.begin, p->token.begin);
        if (!node) return;
        p->html->nodes[node].data = was.data;
        p->html->nodes[node].count = was.count;
        galleyi_html_insert_before(p, place.parent, node, place.before);
        uint32_t open = galleyi_html_push(p, node, was.name, GALLEYI_SPACE_HTML);
        if (p->status != GALLEY_OK) return;
        p->active[index].node = node;
        p->active[index].open = open;
        p->open[open].formatting = index;
        p->steps++;
    }
}
