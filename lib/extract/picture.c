#include "extract/picture.h"
#include "extract/class_words.h"

/* What is known of the best address so far. size is in pixels across, or 1000 for each x of a density. */
typedef struct picture_best { galleyi_html_slice address; uint32_t size; } picture_best;

int galleyi_picture_is(const galleyi_html *html, const galleyi_html_node *node) {
    if (node->kind != GALLEYI_HTML_ELEMENT || node->space != GALLEYI_SPACE_HTML) return 0;
    if (node->name == GALLEYI_TAG_IMG) return 1;
    if (node->name < GALLEYI_TAG_COUNT) return 0;
    galleyi_html_slice name = galleyi_html_tag_name(html, node);
    return galleyi_slice_is(name, "amp-img") || galleyi_slice_is(name, "amp-anim");
}

static int picture_blank(char c) { return c == ' ' || (c >= 9 && c <= 13); }

static galleyi_html_slice picture_trim(galleyi_html_slice s) {
    while (s.size && picture_blank(*s.data)) { s.data++; s.size--; }
    while (s.size && picture_blank(s.data[s.size - 1])) s.size--;
    return s;
}

/* What stands in src until a script puts the picture there. */
static int picture_is_placeholder(galleyi_html_slice address) {
    static const char *const names[] = { "placeholder", "blank.", "spacer.", "pixel.", "transparent.", "lazyload", "loading.gif", "1x1.", "clear.gif", "grey.gif", "gray.gif" };
    if (!address.size || (address.size >= 5 && !memcmp(address.data, "data:", 5)) || (address.size >= 6 && !memcmp(address.data, "about:", 6))) return 1;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) if (galleyi_slice_has(address, names[i])) return 1;
    return 0;
}

static void picture_offer(picture_best *best, galleyi_html_slice address, uint32_t size) {
    address = picture_trim(address);
    if (!address.size || (address.size >= 5 && !memcmp(address.data, "data:", 5)) || (best->address.size && size <= best->size)) return;
    best->address = address;
    best->size = size;
}

/* "small.jpg 320w, large.jpg 1600w": https://html.spec.whatwg.org/multipage/images.html#srcset-attributes */
static void picture_srcset(picture_best *best, galleyi_html_slice set) {
    const char *p = set.data, *end = p + set.size;
    while (p < end) {
        while (p < end && (picture_blank(*p) || *p == ',')) p++;
        const char *begin = p;
        while (p < end && !picture_blank(*p)) p++;
        galleyi_html_slice address = { begin, (size_t)(p - begin) };
        uint32_t size = 1000, number = 0, fraction = 0, scale = 1;
        if (address.size && address.data[address.size - 1] == ',') while (address.size && address.data[address.size - 1] == ',') address.size--;
        else {
            while (p < end && picture_blank(*p)) p++;
            while (p < end && *p >= '0' && *p <= '9' && number < 100000) number = number * 10 + (uint32_t)(*p++ - '0');
            if (p < end && *p == '.') for (p++; p < end && *p >= '0' && *p <= '9' && scale < 1000; scale *= 10) fraction = fraction * 10 + (uint32_t)(*p++ - '0');
            if (p < end && *p == 'w') size = number;
            else if (p < end && *p == 'x') size = number * 1000 + fraction * 1000 / scale;
            while (p < end && *p != ',') p++;
        }
        picture_offer(best, address, size ? size : 1);
    }
}

static int picture_is_file(galleyi_html_slice v) {
    static const char *const endings[] = { ".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif" };
    size_t size = 0;
    while (size < v.size && v.data[size] != '?' && v.data[size] != '#') size++;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t length = strlen(endings[i]);
        if (size > length && galleyi_slice_is((galleyi_html_slice){ v.data + size - length, length }, endings[i])) return 1;
    }
    return 0;
}

static int picture_begins_object(galleyi_html_slice v) { return v.size && (*v.data == '{' || *v.data == '[' || *v.data == '<'); }

/* data-src, data-lazy-srcset, data-original and whatever else a script may read: a set by the end of its name, an address by what it holds. */
static void picture_late(picture_best *sets, picture_best *late, const galleyi_html *html, const galleyi_html_node *node) {
    const galleyi_html_attribute *a = html->attributes + node->data;
    for (uint32_t i = 0; i < node->count; i++) {
        galleyi_html_slice name = galleyi_html_name_text(html, a[i].name), value = picture_trim(galleyi_html_value(html, &a[i]));
        if (name.size < 8 || memcmp(name.data, "data-", 5) || !value.size || picture_begins_object(value)) continue;
        if (name.size > 6 && galleyi_slice_is((galleyi_html_slice){ name.data + name.size - 6, 6 }, "srcset")) { picture_srcset(sets, value); continue; }
        if (!galleyi_slice_has(name, "src") && !picture_is_file(value)) continue;
        if (!picture_is_placeholder(value) && !memchr(value.data, ' ', value.size)) picture_offer(late, value, 1);
    }
}

galleyi_html_slice galleyi_picture_address(const galleyi_html *html, uint32_t img) {
    const galleyi_html_node *node = &html->nodes[img], *parent = &html->nodes[node->parent];
    picture_best sets = { { NULL, 0 }, 0 }, late = { { NULL, 0 }, 0 };
    galleyi_html_slice src = picture_trim(galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_SRC));
    picture_late(&sets, &late, html, node);
    picture_srcset(&sets, galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_SRCSET));
    if (galleyi_html_is(parent, GALLEYI_TAG_PICTURE))
        for (uint32_t i = parent->first_child; i && i < img; i = html->nodes[i].next_sibling) {
            if (!galleyi_html_is(&html->nodes[i], GALLEYI_TAG_SOURCE)) continue;
            picture_srcset(&sets, galleyi_html_get(html, &html->nodes[i], GALLEYI_ATTRIBUTE_SRCSET));
            picture_late(&sets, &late, html, &html->nodes[i]);
        }
    if (sets.address.size && !(sets.size <= 1000 && src.size && !picture_is_placeholder(src))) return sets.address;
    if (late.address.size) return late.address;
    if (!picture_is_placeholder(src)) return src;
    return sets.address.size ? sets.address : (galleyi_html_slice){ NULL, 0 };
}

static uint32_t picture_number(galleyi_html_slice s) {
    uint32_t number = 0;
    size_t i = 0;
    for (; i < s.size && s.data[i] >= '0' && s.data[i] <= '9' && number < 100000; i++) number = number * 10 + (uint32_t)(s.data[i] - '0');
    return i && (i == s.size || s.data[i] == 'p' || s.data[i] == '.') ? number : UINT32_MAX;
}

int galleyi_picture_is_small(const galleyi_html *html, const galleyi_html_node *img) {
    uint32_t width = picture_number(galleyi_html_get(html, img, GALLEYI_ATTRIBUTE_WIDTH)), height = picture_number(galleyi_html_get(html, img, GALLEYI_ATTRIBUTE_HEIGHT));
    return (width <= 80 && (height <= 80 || height == UINT32_MAX)) || (height <= 40 && height > 0) || width == 1 || height == 1;
}
