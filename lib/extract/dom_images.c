#include "extract/dom_images.h"

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

int galleyi_srcset_next(galleyi_html_slice s, size_t *at, galleyi_srcset_candidate *out) {
    size_t i = *at;
    memset(out, 0, sizeof *out);
    while (i < s.size && (dom_images_blank(s.data[i]) || s.data[i] == ',')) i++;
    size_t begin = i;
    while (i < s.size && !dom_images_blank(s.data[i])) i++;
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

/* Addresses that show nothing: data:, templates that a script would fill, the gifs that stand in for what is loaded later. */
static const uint8_t dom_images_first[256] = { ['p'] = 1, ['P'] = 1, ['/'] = 2, ['s'] = 4, ['S'] = 4, ['1'] = 8, ['t'] = 16, ['T'] = 16, ['l'] = 32, ['L'] = 32, ['g'] = 64, ['G'] = 64, ['d'] = 128, ['D'] = 128 };
static const uint8_t dom_images_second[256] = { ['l'] = 1, ['L'] = 1, ['b'] = 2, ['B'] = 2, ['p'] = 6, ['P'] = 6, ['x'] = 8, ['X'] = 8, ['r'] = 80, ['R'] = 80, ['o'] = 32, ['O'] = 32, ['a'] = 32, ['A'] = 32,
                                                ['u'] = 128, ['U'] = 128 };   /* of the words below */

static int dom_images_is_placeholder(galleyi_html_slice s) {
    static const char *const words[] = { "placeholder", "/blank.", "spacer.", "1x1.", "/pixel.", "transparent.", "loading.", "lazyload.", "lazy-load.", "grey.gif", "gray.gif", "dummy." };
    if (s.size < 4 || s.size > 4000 || dom_images_begins(s, "data:") || dom_images_begins(s, "about:") || dom_images_begins(s, "blob:") || dom_images_begins(s, "javascript:")) return 1;
    if (memchr(s.data, '{', s.size) || memchr(s.data, '<', s.size)) return 1;
    for (size_t at = 0; at + 4 <= s.size; at++) {
        if (!(dom_images_first[(unsigned char)s.data[at]] & dom_images_second[(unsigned char)s.data[at + 1]])) continue;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (dom_images_begins((galleyi_html_slice){ s.data + at, s.size - at }, words[i])) return 1;
    }
    return 0;
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

static void dom_images_srcset(dom_images_choice *best, galleyi_html_slice srcset) {
    galleyi_srcset_candidate candidate;
    for (size_t at = 0; galleyi_srcset_next(srcset, &at, &candidate); )
        dom_images_offer(best, candidate.address, candidate.width ? 1000000 + candidate.width : candidate.density > 1000 ? 900000 + candidate.density : 800000, candidate.width);
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
