#include "extract/class_tokens.h"

enum { CLASS_TOKEN_MOST = 40, CLASS_TOKENS_MOST = 64 };

uint32_t galleyi_class_hash(const char *token, size_t size) {
    uint64_t hash = GALLEYI_HASH_PRIME;
    for (size_t at = 0; at < size; at += GALLEYI_CLASS_PIECE) hash = galleyi_hash_piece(hash, galleyi_class_load(token + at, size - at));
    return (uint32_t)hash ? (uint32_t)hash : 1;
}

static int class_is_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }
static int class_is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static int class_is_blank(char c) { return c == ' ' || (c >= 9 && c <= 13); }

/* Into to, and its hash. */
static uint32_t class_lower(char *to, const char *from, size_t size) {
    for (size_t i = 0; i < size; i++) to[i] = class_is_upper(from[i]) ? (char)(from[i] + 32) : from[i];
    return galleyi_class_hash(to, size);
}

/* Parts of letters alone; a name with digits in it is left to its parts: build hashes say nothing. */
static void class_parts(const char *name, size_t size, galleyi_class_visit visit, void *user) {
    char lower[CLASS_TOKEN_MOST];
    size_t letters = 0;
    for (size_t i = 0; i < size; i++) letters += class_is_letter(name[i]) || name[i] == '-' || name[i] == '_';
    if (letters == size && size <= sizeof lower) {
        uint32_t hash = class_lower(lower, name, size);
        visit(user, lower, size, hash);
    }
    for (size_t at = 0; at < size; ) {
        size_t begin = at;
        while (at < size && class_is_letter(name[at]) && (at == begin || !class_is_upper(name[at]) || class_is_upper(name[at - 1]))) at++;
        if (at - begin > 1 && at - begin <= sizeof lower && at - begin < size) {
            uint32_t hash = class_lower(lower, name + begin, at - begin);
            visit(user, lower, at - begin, hash);
        }
        if (at == begin) at++;
    }
}

static int class_is_read(uint32_t name) {
    return name == GALLEYI_ATTRIBUTE_CLASS || name == GALLEYI_ATTRIBUTE_ID || name == GALLEYI_ATTRIBUTE_ITEMPROP || name == GALLEYI_ATTRIBUTE_ROLE
        || name == GALLEYI_ATTRIBUTE_DATA_TESTID || name == GALLEYI_ATTRIBUTE_DATA_COMPONENT;
}

static void class_value(galleyi_html_slice value, galleyi_class_visit visit, void *user) {
    const char *p = value.data, *end = p + value.size;
    for (int count = 0; p < end && count < CLASS_TOKENS_MOST; count++) {
        while (p < end && class_is_blank(*p)) p++;
        const char *begin = p;
        while (p < end && !class_is_blank(*p)) p++;
        if (p > begin && (size_t)(p - begin) <= CLASS_TOKEN_MOST * 2) class_parts(begin, (size_t)(p - begin), visit, user);
    }
}

void galleyi_class_tokens(const galleyi_html *html, const galleyi_html_node *node, galleyi_class_visit visit, void *user) {
    const galleyi_html_attribute *attributes = html->attributes + node->data;
    for (uint32_t a = 0; a < node->count; a++)
        if (class_is_read(attributes[a].name)) class_value(galleyi_html_value(html, &attributes[a]), visit, user);
}
