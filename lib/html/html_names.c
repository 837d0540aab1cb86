/* Names of tags and attributes become numbers. Those that no table knows stand in a trie over their hash and, where whole hashes
   meet, over their bytes: hostile names cost no more than their own length. */
#include "html/html_parser.h"

galleyi_html_slice galleyi_html_name_text(const galleyi_html *html, uint32_t name) {
    galleyi_html_slice slice = { "", 0 };
    if (name < GALLEYI_NAME_COUNT) {
        slice.data = galleyi_html_known_names[name].text;
        slice.size = galleyi_html_known_names[name].length;
    } else if (name - GALLEYI_NAME_COUNT < html->name_count) {
        const galleyi_html_name *own = &html->names[name - GALLEYI_NAME_COUNT];
        slice.data = html->name_text + own->text;
        slice.size = own->length;
    }
    return slice;
}

static uint32_t html_names_known(uint64_t hash, const char *name, size_t length) {
    uint32_t known = galleyi_html_known_slot(hash);
    return known && galleyi_html_known_names[known].length == length && !memcmp(galleyi_html_known_names[known].text, name, length) ? known : 0;
}

static uint32_t html_names_branch(uint32_t hash, const char *name, size_t length, uint32_t level) {
    if (level < 16) return hash >> (30 - 2 * level) & 3;
    level -= 16;
    return level / 4 < length ? (unsigned char)name[level / 4] >> 2 * (level & 3) & 3u : 0;
}
static uint32_t html_names_fold(uint64_t hash) { return (uint32_t)(hash ^ hash >> 32); }

static int html_names_same(const galleyi_html *html, const galleyi_html_name *own, uint32_t hash, const char *name, size_t length) {
    return own->hash == hash && own->length == length && !memcmp(html->name_text + own->text, name, length);
}

uint32_t galleyi_html_name_find(const galleyi_html *html, const char *name, size_t length) {
    uint64_t hash = galleyi_html_hash(name, length);
    uint32_t known = html_names_known(hash, name, length), at = html->name_count ? 1 : 0;
    if (known) return known;
    for (uint32_t level = 0; at; level++) {
        const galleyi_html_name *own = &html->names[at - 1];
        if (html_names_same(html, own, html_names_fold(hash), name, length)) return GALLEYI_NAME_COUNT + at - 1;
        at = own->child[html_names_branch(html_names_fold(hash), name, length, level)];
    }
    return 0;
}

static uint32_t html_names_add(galleyi_html_parser *p, uint32_t hash, const char *name, size_t length) {
    galleyi_html *html = p->html;
    uint32_t id = GALLEYI_NAME_COUNT + html->name_count;
    if (id >= 0xffffff) { galleyi_html_stop(p, GALLEYI_HTML_LIMIT_NODES, p->at); return 0; }
    if (html->name_count == html->name_capacity &&
        !galleyi_html_grow(p, &html->names, &html->name_capacity, (uint64_t)html->name_count + 1, sizeof *html->names)) return 0;
    if (html->name_text_capacity - html->name_text_size < length &&
        !galleyi_html_grow(p, &html->name_text, &html->name_text_capacity, (uint64_t)html->name_text_size + length, 1)) return 0;
    if (id >= p->names_capacity) {
        uint32_t had = p->names_capacity;
        if (!galleyi_html_grow(p, &p->names, &p->names_capacity, (uint64_t)id + 1, sizeof *p->names)) return 0;
        memset(p->names + had, 0, (p->names_capacity - had) * sizeof *p->names);
    }
    galleyi_html_name *own = &html->names[html->name_count++];
    memset(own, 0, sizeof *own);
    own->hash = hash;
    own->text = html->name_text_size;
    own->length = (uint32_t)length;
    if (length <= 16) {
        own->low = galleyi_html_load(name, length < 8 ? length : 8);
        own->high = length > 8 ? galleyi_html_load(name + 8, length - 8) : 0;
    }
    memcpy(html->name_text + html->name_text_size, name, length);
    html->name_text_size += (uint32_t)length;
    return id;
}

static uint32_t html_names_intern(galleyi_html_parser *p, uint64_t hash, const char *name, size_t length) {
    galleyi_html *html = p->html;
    uint32_t fold = html_names_fold(hash), at = html->name_count ? 1 : 0, from = 0, branch = 0, id;
    for (uint32_t level = 0; at; level++) {
        const galleyi_html_name *own = &html->names[at - 1];
        if (html_names_same(html, own, fold, name, length)) return GALLEYI_NAME_COUNT + at - 1;
        from = at;
        branch = html_names_branch(fold, name, length, level);
        at = own->child[branch];
        p->steps++;
    }
    if ((id = html_names_add(p, fold, name, length)) != 0 && from) html->names[from - 1].child[branch] = id - GALLEYI_NAME_COUNT + 1;
    return id;
}

uint32_t galleyi_html_intern(galleyi_html_parser *p, const char *name, size_t length) {
    uint64_t hash = galleyi_html_hash(name, length);
    uint32_t known = html_names_known(hash, name, length);
    return known ? known : html_names_intern(p, hash, name, length);
}

uint32_t galleyi_html_intern16(galleyi_html_parser *p, uint64_t hash, uint64_t low, uint64_t high, uint32_t length) {
    uint32_t *cached = &p->name_cache[hash >> 56];
    if (*cached) {
        const galleyi_html_name *own = &p->html->names[*cached - GALLEYI_NAME_COUNT];
        if (own->low == low && own->high == high && own->length == length) return *cached;
    }
    char name[16];
    for (uint32_t i = 0; i < 8; i++) {
        name[i] = (char)(low >> 8 * i);
        name[i + 8] = (char)(high >> 8 * i);
    }
    uint32_t id = html_names_intern(p, hash, name, length);
    if (id) *cached = id;
    return id;
}

galleyi_html_slice galleyi_html_tag_name(const galleyi_html *html, const galleyi_html_node *node) {
    galleyi_html_slice slice = galleyi_html_name_text(html, node->name);
    if (node->space == GALLEYI_SPACE_SVG && node->name < GALLEYI_NAME_COUNT && galleyi_html_known_names[node->name].svg_tag)
        slice.data = galleyi_html_known_names[node->name].svg_tag;
    return slice;
}

galleyi_html_slice galleyi_html_attribute_name(const galleyi_html *html, const galleyi_html_node *node, const galleyi_html_attribute *attribute) {
    galleyi_html_slice slice = galleyi_html_name_text(html, attribute->name);
    int wanted = attribute->name == HTML_ATTRIBUTE(DEFINITIONURL) ? GALLEYI_SPACE_MATHML : GALLEYI_SPACE_SVG;
    if (node->space == wanted && attribute->name < GALLEYI_NAME_COUNT && galleyi_html_known_names[attribute->name].foreign)
        slice.data = galleyi_html_known_names[attribute->name].foreign;
    return slice;
}

const galleyi_html_attribute *galleyi_html_attribute_find(const galleyi_html *html, const galleyi_html_node *node, uint32_t name) {
    if (node->kind != GALLEYI_HTML_ELEMENT) return NULL;
    for (uint32_t i = node->data; i < node->data + node->count; i++)
        if (html->attributes[i].name == name) return &html->attributes[i];
    return NULL;
}
