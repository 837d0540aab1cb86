/* What an element's class and id say: their words, looked up in a learned table of scores (the log of how much likelier story than furniture). */
#ifndef GALLEY_EXTRACT_CLASS_TOKENS_H
#define GALLEY_EXTRACT_CLASS_TOKENS_H
#include "core/hash.h"
#include "html/html.h"

/* Open addressing by the token's hash; key 0 is an empty slot. */
enum { GALLEYI_CLASS_THERE = 16384 };
typedef struct galleyi_class_table {
    const uint32_t *keys;
    const int8_t   *scores;                   /* in 1/16 */
    const uint32_t *there;                    /* GALLEYI_CLASS_THERE bits: the low ones of a key's hash; most names are in no table */
    uint32_t        mask;
} galleyi_class_table;

extern const galleyi_class_table galleyi_class_table_learned;

/* Called for each token, in lower case: whole names, and their parts split at marks, digits and changes of case. */
typedef void (*galleyi_class_visit)(void *user, const char *token, size_t size, uint32_t hash);
void galleyi_class_tokens(const galleyi_html *html, const galleyi_html_node *node, galleyi_class_visit visit, void *user);

/* By eight bytes at a time, the first the lowest; never 0. */
enum { GALLEYI_CLASS_PIECE = 8 };
static inline uint64_t galleyi_class_load(const char *p, size_t size) {
    uint64_t piece = 0;
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    if (size >= 8) { memcpy(&piece, p, 8); return piece; }
#endif
    for (size_t i = 0; i < size && i < 8; i++) piece |= (uint64_t)(unsigned char)p[i] << 8 * i;
    return piece;
}
uint32_t galleyi_class_hash(const char *token, size_t size);
#endif
