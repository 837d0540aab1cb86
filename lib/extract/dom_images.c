#include "extract/dom_images.h"
#include "core/cpu.h"
#if defined(GALLEYI_SIMD_X86)
#  include <emmintrin.h>
#endif

enum { DOM_IMAGES_SMALL = 60, DOM_IMAGES_WIDEST = 20000 };

static int dom_images_blank(char c) { return c == ' ' || (c >= 9 && c <= 13); }

static galleyi_html_slice dom_images_trim(galleyi_html_slice s) {
    while (s.size && dom_images_blank(s.data[0])) { s.data++; s.size--; }
    while (s.size && dom_images_blank(s.data[s.size - 1])) s.size--;
    return s;
}

static char dom_images_lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

static int dom_images_holds(galleyi_html_slice s, const char *word) {
    size_t size = strlen(word);
    for (size_t i = 0; i + size <= s.size; i++) {
        size_t k = 0;
        while (k < size && dom_images_lower(s.data[i + k]) == word[k]) k++;
        if (k == size) return 1;
    }
    return 0;
}

static int dom_images_begins(galleyi_html_slice s, const char *word) {
    size_t size = strlen(word);
    return s.size >= size && dom_images_holds((galleyi_html_slice){ s.data, size }, word);
}

/* "640" and "640px"; 0 for all else. */
static int32_t dom_images_pixels(galleyi_html_slice s) {
    int32_t value = 0;
    size_t i = 0;
    s = dom_images_trim(s);
    for (; i < s.size && s.data[i] >= '0' && s.data[i] <= '9' && value <= DOM_IMAGES_WIDEST; i++) value = value * 10 + (s.data[i] - '0');
    if (i < s.size && s.data[i] == '.') while (++i < s.size && s.data[i] >= '0' && s.data[i] <= '9') { }
    return i && value <= DOM_IMAGES_WIDEST && (i == s.size || (s.size - i == 2 && dom_images_holds(s, "px"))) ? value : 0;
}

static void dom_images_descriptor(galleyi_html_slice text, galleyi_srcset_candidate *out) {
    int64_t whole = 0, part = 0, scale = 1;
    size_t i = 0;
    for (; i < text.size && text.data[i] >= '0' && text.data[i] <= '9' && whole < 1000000; i++) whole = whole * 10 + (text.data[i] - '0');
    if (i < text.size && text.data[i] == '.')
        for (i++; i < text.size && text.data[i] >= '0' && text.data[i] <= '9'; i++)
            if (scale < 1000) { part = part * 10 + (text.data[i] - '0'); scale *= 10; }
    if (!i || i + 1 != text.size) return;
    if (text.data[i] == 'w' && whole <= DOM_IMAGES_WIDEST) out->width = (int32_t)whole;
    if (text.data[i] == 'x' && whole < 100) out->density = (int32_t)(whole * 1000 + part * 1000 / scale);
}

/* The next blank from i on. */
static size_t dom_images_word_end(galleyi_html_slice s, size_t i) {
#if defined(GALLEYI_SIMD_X86)
    for (; i + 16 <= s.size; i += 16) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(s.data + i)), breaks = _mm_sub_epi8(bytes, _mm_set1_epi8(9));
        unsigned map = (unsigned)_mm_movemask_epi8(_mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(' ')), _mm_cmpeq_epi8(_mm_min_epu8(breaks, _mm_set1_epi8(4)), breaks)));
        if (map) return i + (unsigned)__builtin_ctz(map);
    }
#endif
    while (i < s.size && !dom_images_blank(s.data[i])) i++;
    return i;
}

int galleyi_srcset_next(galleyi_html_slice s, size_t *at, galleyi_srcset_candidate *out) {
    size_t i = *at;
    memset(out, 0, sizeof *out);
    while (i < s.size && (dom_images_blank(s.data[i]) || s.data[i] == ',')) i++;
    size_t begin = i;
    i = dom_images_word_end(s, i);
    size_t end = i;
    while (end > begin && s.data[end - 1] == ',') end--;
    out->address = (galleyi_html_slice){ s.data + begin, end - begin };
    if (end == i) {                           /* no comma: descriptors up to the next one */
        while (i < s.size && s.data[i] != ',') {
            while (i < s.size && dom_images_blank(s.data[i])) i++;
            begin = i;
            while (i < s.size && s.data[i] != ',' && !dom_images_blank(s.data[i])) i++;
            if (i > begin) dom_images_descriptor((galleyi_html_slice){ s.data + begin, i - begin }, out);
        }
    }
    *at = i;
    return out->address.size > 0;
}

/* Whether `word`, in small letters, ends before `end`. */
static int dom_images_ends(galleyi_html_slice s, size_t end, const char *word) {
    size_t size = strlen(word), k = 0;
    while (k < size && size <= end && dom_images_lower(s.data[end - size + k]) == word[k]) k++;
    return k == size;
}

/* "placeholder", by how far its last letter may be from each letter (Horspool). */
static int dom_images_holds_place(galleyi_html_slice s) {
    enum { SIZE = 11 };
    static const uint8_t skips[128] = { ['p'] = 10, ['a'] = 8, ['c'] = 7, ['h'] = 5, ['o'] = 4, ['l'] = 3, ['d'] = 2, ['e'] = 1,
                                        ['P'] = 10, ['A'] = 8, ['C'] = 7, ['H'] = 5, ['O'] = 4, ['L'] = 3, ['D'] = 2, ['E'] = 1 };
    for (size_t last = SIZE - 1; last < s.size; ) {
        unsigned char c = (unsigned char)s.data[last];
        if ((c | 32) == 'r' && dom_images_ends(s, last + 1, "placeholder")) return 1;
        last += c < 128 && skips[c] ? skips[c] : SIZE;
    }
    return 0;
}

/* The names of gifs that stand in for what is loaded later, by the letter before the dot. */
static int dom_images_stands_in(galleyi_html_slice s, size_t dot) {
    switch (dot ? dom_images_lower(s.data[dot - 1]) : 0) {
    case 'k': return dom_images_ends(s, dot, "/blank");
    case 'r': return dom_images_ends(s, dot, "spacer");
    case '1': return dom_images_ends(s, dot, "1x1");
    case 'l': return dom_images_ends(s, dot, "/pixel");
    case 't': return dom_images_ends(s, dot, "transparent");
    case 'g': return dom_images_ends(s, dot, "loading");
    case 'd': return dom_images_ends(s, dot, "lazyload") || dom_images_ends(s, dot, "lazy-load");
    case 'y': return dom_images_ends(s, dot, "dummy") || (s.size - dot >= 4 && (dom_images_ends(s, dot + 4, "grey.gif") || dom_images_ends(s, dot + 4, "gray.gif")));
    default: return 0;
    }
}

/* Addresses that show nothing: data:, templates that a script would fill, gifs that stand in. */
static int dom_images_is_placeholder(galleyi_html_slice s) {
    if (s.size < 4 || s.size > 4000) return 1;
    switch (dom_images_lower(s.data[0])) {
    case 'd': if (dom_images_begins(s, "data:")) return 1; break;
    case 'a': if (dom_images_begins(s, "about:")) return 1; break;
    case 'b': if (dom_images_begins(s, "blob:")) return 1; break;
    case 'j': if (dom_images_begins(s, "javascript:")) return 1; break;
    default: break;
    }
    if (memchr(s.data, '{', s.size) || memchr(s.data, '<', s.size)) return 1;
    const char *end = s.data + s.size;
    for (const char *dot = s.data; (dot = memchr(dot, '.', (size_t)(end - dot))) != NULL; dot++)
        if (dom_images_stands_in(s, (size_t)(dot - s.data))) return 1;
    return dom_images_holds_place(s);
}

static int dom_images_is_file(galleyi_html_slice s) {
    static const char *const ends[] = { ".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif" };
    size_t size = 0;
    while (size < s.size && s.data[size] != '?' && s.data[size] != '#') { if (dom_images_blank(s.data[size])) return 0; size++; }
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t length = strlen(ends[i]);
        if (size > length && dom_images_begins((galleyi_html_slice){ s.data + size - length, length }, ends[i])) return 1;
    }
    return 0;
}

typedef struct dom_images_choice { galleyi_html_slice address; int32_t width; int64_t weight; } dom_images_choice;

static void dom_images_offer(dom_images_choice *best, galleyi_html_slice address, int64_t weight, int32_t width) {
    address = dom_images_trim(address);
    if (weight <= best->weight || !address.size || dom_images_is_placeholder(address)) return;
    best->address = address;
    best->weight = weight;
    best->width = width;
}

/* The heaviest of those that show something; nearly always that is the heaviest of all. */
static void dom_images_srcset(dom_images_choice *best, galleyi_html_slice srcset) {
    galleyi_srcset_candidate candidate;
    dom_images_choice heaviest = *best;
    for (int careful = 0; careful < 2; careful++) {
        for (size_t at = 0; galleyi_srcset_next(srcset, &at, &candidate); ) {
            int64_t weight = candidate.width ? 1000000 + candidate.width : candidate.density > 1000 ? 900000 + candidate.density : 800000;
            if (careful) dom_images_offer(best, candidate.address, weight, candidate.width);
            else if (weight > heaviest.weight) heaviest = (dom_images_choice){ candidate.address, candidate.width, weight };
        }
        if (heaviest.weight == best->weight) return;
        if (!dom_images_is_placeholder(dom_images_trim(heaviest.address))) { *best = heaviest; return; }
    }
}

/* All attributes of an img or source that may hold an address: a stated width beats a lazy one, which beats src. */
static void dom_images_attributes(const galleyi_html *html, const galleyi_html_node *node, dom_images_choice *best) {
    for (uint32_t k = 0; k < node->count; k++) {
        const galleyi_html_attribute *attribute = &html->attributes[node->data + k];
        galleyi_html_slice value = dom_images_trim(galleyi_html_value(html, attribute)), name;
        if (value.size < 4) continue;
        switch (attribute->name) {
        case GALLEYI_ATTRIBUTE_SRCSET: case GALLEYI_ATTRIBUTE_DATA_SRCSET: dom_images_srcset(best, value); break;
        case GALLEYI_ATTRIBUTE_SRC: dom_images_offer(best, value, 100000, 0); break;
        case GALLEYI_ATTRIBUTE_DATA_SRC: case GALLEYI_ATTRIBUTE_DATA_LAZY_SRC: case GALLEYI_ATTRIBUTE_DATA_ORIGINAL: case GALLEYI_ATTRIBUTE_DATA_LAZY:
            dom_images_offer(best, value, 700000, 0);
            break;
        default:
            name = galleyi_html_name_text(html, attribute->name);
            if (name.size < 6 || memcmp(name.data, "data-", 5)) break;
            if (name.size > 10 && !memcmp(name.data + name.size - 6, "srcset", 6)) dom_images_srcset(best, value);
            else if (dom_images_is_file(value)) dom_images_offer(best, value, 500000, 0);
        }
    }
}

int galleyi_dom_is_image(const galleyi_html *html, const galleyi_html_node *node) {
    if (node->kind != GALLEYI_HTML_ELEMENT || node->space != GALLEYI_SPACE_HTML) return 0;
    if (node->name == GALLEYI_TAG_IMG) return 1;
    if (node->name < GALLEYI_NAME_COUNT) return 0;
    galleyi_html_slice name = galleyi_html_name_text(html, node->name);
    return name.size == 7 && !memcmp(name.data, "amp-img", 7);
}

/* The noscript that says what a script would load into the img before it. */
static void dom_images_noscript(const galleyi_html *html, uint32_t node, dom_images_choice *best) {
    uint32_t next = galleyi_html_next_sibling(html, &html->nodes[node]);
    for (int i = 0; next && i < 3; i++, next = galleyi_html_next_sibling(html, &html->nodes[next])) {
        if (html->nodes[next].kind == GALLEYI_HTML_TEXT) continue;
        if (!galleyi_html_is(&html->nodes[next], GALLEYI_TAG_NOSCRIPT)) return;
        for (uint32_t k = next + 1; k < html->nodes[next].end && k < next + 8; k++)
            if (galleyi_html_is(&html->nodes[k], GALLEYI_TAG_IMG)) dom_images_attributes(html, &html->nodes[k], best);
        return;
    }
}

static int dom_images_of_img(const galleyi_html *html, uint32_t i, galleyi_dom_image *out) {
    const galleyi_html_node *node = &html->nodes[i];
    dom_images_choice best = { { NULL, 0 }, 0, 0 };
    dom_images_attributes(html, node, &best);
    if (galleyi_html_is(&html->nodes[node->parent], GALLEYI_TAG_PICTURE)) {
        uint32_t before = galleyi_html_previous_sibling(html, node);
        for (int k = 0; before && k < 24; k++, before = galleyi_html_previous_sibling(html, &html->nodes[before]))
            if (galleyi_html_is(&html->nodes[before], GALLEYI_TAG_SOURCE)) dom_images_attributes(html, &html->nodes[before], &best);
        if (best.weight <= 100000) dom_images_noscript(html, node->parent, &best);
    }
    if (!best.weight) dom_images_noscript(html, i, &best);
    if (!best.weight) return 0;
    int32_t width = dom_images_pixels(galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_WIDTH)), height = dom_images_pixels(galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_HEIGHT));
    out->address = best.address;
    out->alt = dom_images_trim(galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_ALT));
    out->node = i;
    out->width = best.width ? best.width : width;
    out->height = !best.width ? height : width && height && (width > 1 || height > 1) ? (int32_t)((int64_t)height * best.width / width) : 0;
    return 1;
}

/* style="background-image: url('x')" */
static int dom_images_background(const galleyi_html *html, uint32_t i, galleyi_dom_image *out) {
    galleyi_html_slice style = galleyi_html_get(html, &html->nodes[i], GALLEYI_ATTRIBUTE_STYLE);
    if (style.size > 8000) return 0;
    for (size_t k = 0; k + 5 < style.size; k++) {
        if (style.data[k] != 'u' || memcmp(style.data + k, "url(", 4)) continue;
        size_t begin = k + 4, end = begin;
        while (end < style.size && style.data[end] != ')') end++;
        while (begin < end && (style.data[begin] == '\'' || style.data[begin] == '"' || dom_images_blank(style.data[begin]))) begin++;
        while (end > begin && (style.data[end - 1] == '\'' || style.data[end - 1] == '"' || dom_images_blank(style.data[end - 1]))) end--;
        out->address = (galleyi_html_slice){ style.data + begin, end - begin };
        out->node = i;
        return !dom_images_is_placeholder(out->address) && !dom_images_begins(out->address, "#") && dom_images_holds((galleyi_html_slice){ style.data, k }, "background");
    }
    return 0;
}

int galleyi_dom_image_is_small(const galleyi_dom_image *image) {
    return (image->width && image->width < DOM_IMAGES_SMALL) || (image->height && image->height < DOM_IMAGES_SMALL);
}

int galleyi_dom_image_best(const galleyi_html *html, uint32_t element, galleyi_dom_image *out) {
    const galleyi_html_node *node = &html->nodes[element];
    memset(out, 0, sizeof *out);
    if (galleyi_dom_is_image(html, node)) return dom_images_of_img(html, element, out);
    if (galleyi_html_is(node, GALLEYI_TAG_VIDEO)) {
        out->address = dom_images_trim(galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_POSTER));
        out->node = element;
        return out->address.size && !dom_images_is_placeholder(out->address);
    }
    for (uint32_t i = element + 1; i < node->end; i++)
        if (galleyi_dom_is_image(html, &html->nodes[i]) && dom_images_of_img(html, i, out) && !galleyi_dom_image_is_small(out)) return 1;
    memset(out, 0, sizeof *out);
    for (uint32_t i = element; i < node->end; i++)
        if (html->nodes[i].kind == GALLEYI_HTML_ELEMENT && html->nodes[i].count && dom_images_background(html, i, out)) return 1;
    memset(out, 0, sizeof *out);
    return 0;
}
