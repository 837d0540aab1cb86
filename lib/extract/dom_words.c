/* Words are hashed eight letters at a time and asked of one small set, 64 bytes of text at once. */
#include "extract/dom_words.h"
#include "text/classes.h"

enum { DOM_WORDS_ALL = 7 };

/* The byte as it is hashed; 0: no part of a word. */
#define DOM_WORDS_FOUR(c, v) [c] = v, [c + 1] = v + 1, [c + 2] = v + 2, [c + 3] = v + 3
#define DOM_WORDS_SIXTEEN(c, v) DOM_WORDS_FOUR(c, v), DOM_WORDS_FOUR(c + 4, v + 4), DOM_WORDS_FOUR(c + 8, v + 8), DOM_WORDS_FOUR(c + 12, v + 12)
#define DOM_WORDS_LETTERS(c) DOM_WORDS_SIXTEEN(c, 'a'), DOM_WORDS_FOUR(c + 16, 'q'), DOM_WORDS_FOUR(c + 20, 'u'), [c + 24] = 'y', [c + 25] = 'z'
static const uint8_t dom_words_bytes[256] = {
    DOM_WORDS_LETTERS('A'), DOM_WORDS_LETTERS('a'), DOM_WORDS_FOUR('0', '0'), DOM_WORDS_FOUR('4', '4'), ['8'] = '8', ['9'] = '9',
    DOM_WORDS_SIXTEEN(0x80, 0x80), DOM_WORDS_SIXTEEN(0x90, 0x90), DOM_WORDS_SIXTEEN(0xa0, 0xa0), DOM_WORDS_SIXTEEN(0xb0, 0xb0),
    DOM_WORDS_SIXTEEN(0xc0, 0xc0), DOM_WORDS_SIXTEEN(0xd0, 0xd0), DOM_WORDS_SIXTEEN(0xe0, 0xe0), DOM_WORDS_SIXTEEN(0xf0, 0xf0)
};

/* A word of ASCII alone is hashed by eight letters; eight bytes behind it may be read. */
GALLEYI_CLASSES_INLINE uint32_t dom_words_hash(const char *p, size_t size) {
    const uint64_t small = UINT64_C(0x2020202020202020);
    uint64_t h = galleyi_hash_piece(GALLEYI_HASH_PRIME, (galleyi_class_load(p, 8) & galleyi_classes_first(size * 8)) | small);
    while (GALLEYI_UNLIKELY(size > 8)) {
        p += 8;
        size -= 8;
        h = galleyi_hash_piece(h, (galleyi_class_load(p, 8) & galleyi_classes_first(size * 8)) | small);
    }
    return (uint32_t)(h ^ h >> 29);
}

/* A word with other characters; most of CJK: a character is a word. Gives its size. */
static size_t dom_words_hash_other(const char *p, const char *end, uint32_t *hash) {
    const char *begin = p;
    unsigned byte = (unsigned char)*p, all = 0;
    if (byte >= 0xe3 && byte <= 0xe9) {
        p = end - p < 3 ? end : p + 3;
        all = 0x80;
    } else for (; p < end && dom_words_bytes[byte = (unsigned char)*p] && !(byte >= 0xe3 && byte <= 0xe9); p++) all |= byte;
    uint64_t h = GALLEYI_HASH_PRIME;
    if (all < 0x80) for (const char *at = begin; at < p; at += 8) h = galleyi_hash_piece(h, galleyi_class_load(at, (size_t)(p - at)) | UINT64_C(0x2020202020202020));
    else for (const char *at = begin; at < p; at++) h = (h ^ dom_words_bytes[(unsigned char)*at]) * UINT64_C(0x100000001b3);
    *hash = (uint32_t)(h ^ h >> 29);
    return (size_t)(p - begin);
}

/* Words of letters and digits, CJK characters alone; each is shown to visit until that wants no more. */
typedef int dom_words_visit(void *user, uint32_t hash);
GALLEYI_CLASSES_INLINE void dom_words_each(galleyi_classes_path *path, galleyi_html_slice text, const char *limit, dom_words_visit *visit, void *user) {
    enum { ROOM = GALLEYI_CLASSES_AT_ONCE + 8 };
    char bytes[ROOM];
    for (const char *p = text.data, *end = p + text.size; p < end; ) {
        const char *from = p;
        size_t size = end - p < GALLEYI_CLASSES_AT_ONCE ? (size_t)(end - p) : GALLEYI_CLASSES_AT_ONCE;
        if (GALLEYI_UNLIKELY(limit - p < ROOM)) {
            memset(bytes, 0, sizeof bytes);
            from = memcpy(bytes, p, size);
        }
        galleyi_classes map;
        path(&map, from);
        uint64_t left = (map.letter | map.digit | map.high) & galleyi_classes_first(size), goes_on = end - p > GALLEYI_CLASSES_AT_ONCE ? UINT64_C(1) << 63 : 0;
        while (left) {
            unsigned begin = (unsigned)__builtin_ctzll(left);
            uint64_t word = left & ~(left + (left & (0 - left)));      /* the run that begins there */
            uint32_t hash;
            if (GALLEYI_UNLIKELY(word & (goes_on | map.high))) {
                if (begin && word & goes_on) { size = begin; break; }     /* from its begin once more */
                size_t length = dom_words_hash_other(p + begin, end, &hash);
                if (!visit(user, hash)) return;
                if (begin + length >= GALLEYI_CLASSES_AT_ONCE) { size = begin + length; break; }
                left &= ~galleyi_classes_first(begin + length);
                continue;
            }
            hash = dom_words_hash(from + begin, (size_t)__builtin_popcountll(word));
            if (!visit(user, hash)) return;
            left ^= word;
        }
        p += size;
    }
}

GALLEYI_CLASSES_INLINE uint32_t *dom_words_slot(const galleyi_dom_words *set, uint32_t hash) {
    uint32_t slot = hash >> GALLEYI_DOM_TEXTS & set->mask, there;
    while (there = set->slots[slot], GALLEYI_UNLIKELY((there != 0) & ((there ^ hash) > DOM_WORDS_ALL))) slot = (slot + 1) & set->mask;
    return &set->slots[slot];
}

static uint32_t dom_words_room(galleyi_html_slice text) {
    uint32_t size = 64;
    while (size < text.size / 2 && size < 1u << 16) size *= 2;
    return size;
}

typedef struct dom_words_filling { galleyi_dom_words *set; int text; uint32_t most; } dom_words_filling;

static int dom_words_fill(void *user, uint32_t hash) {
    const dom_words_filling *filling = user;
    galleyi_dom_words *set = filling->set;
    uint32_t *slot = dom_words_slot(set, hash);
    if (*slot >> filling->text & 1 || set->count[filling->text] >= filling->most) return 1;
    *slot = (hash & ~(uint32_t)DOM_WORDS_ALL) | (*slot & DOM_WORDS_ALL) | 1u << filling->text;
    set->count[filling->text]++;
    return 1;
}

static int32_t dom_words_collect(galleyi_dom_words *set, const galleyi_html_slice texts[GALLEYI_DOM_TEXTS], galleyi_arena *arena) {
    uint32_t size = 64, all = 0;
    for (int k = 0; k < GALLEYI_DOM_TEXTS; k++) all += dom_words_room(texts[k]);
    while (size < all) size *= 2;
    set->mask = size - 1;
    set->slots = galleyi_arena_allocate_zeroed(arena, size * sizeof *set->slots);
    if (!set->slots) return GALLEY_ENOMEM;
    for (int k = 0; k < GALLEYI_DOM_TEXTS; k++) {
        dom_words_filling filling = { set, k, dom_words_room(texts[k]) / 2 };
        if (texts[k].size) dom_words_each(galleyi_classes_64, texts[k], texts[k].data + texts[k].size, dom_words_fill, &filling);
    }
    return GALLEY_OK;
}

/* Counts in bytes: words that stand in the title, the description, the article. */
typedef struct dom_words_counting { const galleyi_dom_words *set; uint32_t all, sums, early; } dom_words_counting;

GALLEYI_CLASSES_INLINE int dom_words_count(void *user, uint32_t hash) {
    static const uint32_t adds[1 << GALLEYI_DOM_TEXTS] = { 0, 1, 1 << 8, 1 | 1 << 8, 1 << 16, 1 | 1 << 16, 1 << 8 | 1 << 16, 1 | 1 << 8 | 1 << 16 };
    dom_words_counting *c = user;
    c->sums += adds[*dom_words_slot(c->set, hash) & DOM_WORDS_ALL];
    if (++c->all == GALLEYI_DOM_WORDS_EARLY) c->early = c->sums & 0xff;
    return c->all < GALLEYI_DOM_WORDS_READ;
}

GALLEYI_CLASSES_INLINE void dom_words_look_up(galleyi_classes_path *path, galleyi_dom_words *words, const galleyi_html *html, const galleyi_dom_block *b, galleyi_dom_found *found) {
    dom_words_counting c = { words, 0, 0, 0 };
    for (uint32_t i = b->first; i <= b->last && c.all < GALLEYI_DOM_WORDS_READ; i++) {
        const galleyi_html_node *node = &html->nodes[i];
        if (node->kind != GALLEYI_HTML_TEXT) continue;
        dom_words_each(path, galleyi_html_text(html, node), node->decoded ? html->decoded + html->decoded_size : html->text + html->text_size, dom_words_count, &c);
    }
    uint8_t title = (uint8_t)c.sums;
    *found = (galleyi_dom_found){ (uint8_t)c.all, title, c.all < GALLEYI_DOM_WORDS_EARLY ? title : (uint8_t)c.early, (uint8_t)(c.sums >> 8), (uint8_t)(c.sums >> 16) };
}

#if defined(GALLEYI_SIMD_X86)
GALLEYI_TARGET_AVX2 static void dom_words_look_up_avx2(galleyi_dom_words *words, const galleyi_dom_page *page) {
    for (uint32_t i = 0; i < page->block_count; i++) dom_words_look_up(galleyi_classes_64_avx2, words, page->html, &page->blocks[i], &words->found[i]);
}
#endif

static void dom_words_look_up_all(galleyi_dom_words *words, const galleyi_dom_page *page) {
#if defined(GALLEYI_SIMD_X86)
    if (GALLEYI_LIKELY(galleyi_cpu_has(GALLEYI_CPU_AVX2))) { dom_words_look_up_avx2(words, page); return; }
#endif
    for (uint32_t i = 0; i < page->block_count; i++) dom_words_look_up(galleyi_classes_64, words, page->html, &page->blocks[i], &words->found[i]);
}

int32_t galleyi_dom_words_read(galleyi_dom_words *words, const galleyi_dom_page *page, const galleyi_html_slice texts[GALLEYI_DOM_TEXTS], galleyi_arena *arena) {
    int32_t status = dom_words_collect(words, texts, arena);
    if (status) return status;
    words->found = galleyi_arena_allocate_zeroed(arena, (page->block_count + (size_t)1) * sizeof *words->found);
    if (!words->found) return GALLEY_ENOMEM;
    if (words->count[0] || words->count[1] || words->count[2]) dom_words_look_up_all(words, page);
    return GALLEY_OK;
}
