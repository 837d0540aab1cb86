/* Pictures, videos and sounds of a story: what JSON-LD and meta tags name as its lead image, the images between headline and end of the body with caption and
   credit, players. Two addresses that differ in size or query alone are one picture. */
#include "extract/dom_around.h"
#include "extract/embeds.h"
#include "text/credits.h"
#include "text/fold.h"

enum { MEDIA_MOST = 300, MEDIA_CAPTION = 1500, MEDIA_NEAR = 60 /* nodes */ };

enum { MEDIA_KEY = 240 };
typedef struct media_key { char text[MEDIA_KEY]; size_t size, name; } media_key;   /* name: where its last segment begins */

static int media_digit(char c) { return c >= '0' && c <= '9'; }

/* Host and path without what states a size: "-300x200", "/640/", "w1200". */
static void media_key_of(const char *url, size_t size, media_key *key) {
    size_t i = 0, end = size;
    key->size = key->name = 0;
    for (size_t k = 0; k + 3 < size && k < 8; k++) if (!memcmp(url + k, "://", 3)) { i = k + 3; break; }
    for (size_t k = i; k < size; k++) if (url[k] == '?' || url[k] == '#') { end = k; break; }
    while (i < end && key->size < MEDIA_KEY) {
        size_t run = i, second;
        while (run < end && media_digit(url[run])) run++;
        second = run;
        if (run > i + 1 && run < end && url[run] == 'x') while (++second < end && media_digit(url[second])) { }
        if (run > i + 1 && run < i + 5 && second > run + 2 && second < run + 6 && (second == end || !media_digit(url[second]))) {
            if (key->size && (key->text[key->size - 1] == '-' || key->text[key->size - 1] == '_')) key->size--;
            i = second;
            continue;
        }
        if (url[i] == '/') {                  /* a short segment with a digit in it */
            size_t stop = i + 1, digits = 0;
            while (stop < end && url[stop] != '/' && stop < i + 9) digits += media_digit(url[stop++]);
            if (stop < end && url[stop] == '/' && digits && stop < i + 8) { i = stop; continue; }
            key->name = key->size + 1;
        }
        do key->text[key->size++] = url[i++]; while (i < end && key->size < MEDIA_KEY && media_digit(url[i]) && media_digit(url[i - 1]));
    }
}

static int media_same(const char *a, size_t a_size, const char *b, size_t b_size) {
    media_key one, two;
    if (a_size == b_size && !memcmp(a, b, a_size)) return 1;
    media_key_of(a, a_size, &one);
    media_key_of(b, b_size, &two);
    size_t name = one.size - one.name, digits = 0;
    for (size_t i = one.name; i < one.size; i++) digits += media_digit(one.text[i]);
    if (one.size == two.size && one.size < MEDIA_KEY && !memcmp(one.text, two.text, one.size)) return memchr(one.text + one.name, '.', name) != NULL || digits >= 4;   /* else the query names it */
    return name >= 12 && digits >= 6 && one.size < MEDIA_KEY && name == two.size - two.name && !memcmp(one.text + one.name, two.text + two.name, name);
}

/* Behind so much of a name there is only a size and the ending. */
static int media_is_rest(const media_key *key, size_t common) {
    size_t i = key->name + common;
    while (i < key->size && (media_digit(key->text[i]) || key->text[i] == '-' || key->text[i] == '_' || key->text[i] == 'x' || key->text[i] == 'w')) i++;
    return i < key->size && key->text[i] == '.' && key->size - i <= 5 && !media_digit(key->text[key->name + common - 1]);
}

/* For a lead image and the one that stands over the story: their names begin alike, or hold the same long number. */
static int media_alike(const char *a, size_t a_size, const char *b, size_t b_size) {
    media_key one, two;
    media_key_of(a, a_size, &one);
    media_key_of(b, b_size, &two);
    size_t common = 0, run = 0;
    while (one.name + common < one.size && two.name + common < two.size && one.text[one.name + common] == two.text[two.name + common]) common++;
    if (common >= 12 || (common >= 4 && media_is_rest(&one, common) && media_is_rest(&two, common))) return 1;
    for (size_t i = one.name; i <= one.size; i++) {
        if (i < one.size && media_digit(one.text[i])) { run++; continue; }
        for (size_t k = two.name; run >= 6 && k + run <= two.size; k++)
            if (!memcmp(one.text + i - run, two.text + k, run)) return 1;
        run = 0;
    }
    return 0;
}

/* Of addresses that are the same picture the names behind the last slash are equal. */
static galleyi_media_name media_name_of(const char *url, size_t size) {
    media_key key;
    galleyi_media_name name = { url, 2166136261u, 0 };
    media_key_of(url, size, &key);
    for (size_t i = key.name; i < key.size; i++) name.hash = (name.hash ^ (unsigned char)key.text[i]) * 16777619u;
    name.size = (uint32_t)(key.size - key.name);
    return name;
}

/* What the address of media i ends in, looked at once. */
static const galleyi_media_name *media_name_at(galleyi_around *a, size_t i, const char *url, size_t size) {
    while (a->media_name_count <= i) {
        galleyi_media_name *names = galleyi_around_more(a, a->media_names, a->media_name_count, &a->media_name_capacity, sizeof *names);
        if (!names) return NULL;
        a->media_names = names;
        a->media_names[a->media_name_count++].url = NULL;
    }
    if (a->media_names[i].url != url) a->media_names[i] = media_name_of(url, size);
    return &a->media_names[i];
}

static galley_record *media_find(galleyi_around *a, const char *url, size_t size, int32_t field) {
    galley_record *article = a->x->article;
    galleyi_media_name name = media_name_of(url, size);
    size_t length;
    for (size_t i = 0, count = galley_record_count(article, GALLEY_MEDIA); i < count && i < MEDIA_MOST; i++) {
        const galley_record *media = galley_record_at(article, GALLEY_MEDIA, i);
        const char *here = galley_record_text(media, field, &length);
        const galleyi_media_name *other = here ? media_name_at(a, i, here, length) : NULL;
        if (here && !other) { galleyi_document_stick(article->document, GALLEY_ENOMEM); return NULL; }
        if (here && other->hash == name.hash && other->size == name.size && media_same(here, length, url, size)) return galley_record_edit(article, GALLEY_MEDIA, i);
    }
    return NULL;
}

/* The record of an address, made where it is new; *media NULL: it is no address. */
static int32_t media_of(galleyi_around *a, galleyi_html_slice address, const char *kind, int32_t field, const char *origin, galley_record **media) {
    galley_record *article = a->x->article;
    galleyi_url url;
    int32_t status = GALLEY_OK;
    *media = NULL;
    if (!galleyi_around_address(a, address, &url, &status)) return status;
    if ((*media = media_find(a, url.text, url.size, field)) != NULL || galley_record_count(article, GALLEY_MEDIA) >= MEDIA_MOST) return status;
    if (!(*media = galley_record_edit(article, GALLEY_MEDIA, GALLEY_NEW))) return article->document->status;
    status = galley_record_set_text(*media, GALLEY_KIND, kind, GALLEY_NUL_TERMINATED);
    if (!status) status = galley_record_set_text(*media, field, url.text, url.size);
    return status ? status : galley_record_set_origin(*media, field, origin, GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
}

static int32_t media_text(galleyi_around *a, galley_record *media, int32_t field, const char *text, size_t size, const char *origin) {
    if (!text || !size || size > MEDIA_CAPTION || galley_record_text(media, field, NULL)) return GALLEY_OK;
    galleyi_buffer_clear(&a->text);
    int32_t status = galleyi_fold_append(&a->text, text, size);
    return status ? status : galleyi_around_put(a, media, field, origin, 0);
}

static int64_t media_number(const char *text) {
    int64_t value = 0;
    if (!text) return 0;
    for (; *text >= '0' && *text <= '9' && value < 100000; text++) value = value * 10 + (*text - '0');
    return value < 100000 ? value : 0;
}

static int32_t media_size(galley_record *media, int64_t width, int64_t height) {
    int32_t status = GALLEY_OK;
    if (galley_record_number(media, GALLEY_WIDTH, 0) || galley_record_number(media, GALLEY_HEIGHT, 0)) return status;
    if (width > 0) status = galley_record_set_number(media, GALLEY_WIDTH, width);
    return status || height <= 0 ? status : galley_record_set_number(media, GALLEY_HEIGHT, height);
}

/* ISO 8601, as in PT1H2M3.5S; 0: none. */
static int64_t media_duration(const char *text) {
    int64_t total = 0;
    if (!text || text[0] != 'P') return 0;
    for (text++; *text; text++) {
        int64_t value = 0, part = 0, scale = 1;
        if (*text == 'T') continue;
        for (; *text >= '0' && *text <= '9' && value < 1000000; text++) value = value * 10 + (*text - '0');
        if (*text == '.' || *text == ',') for (text++; *text >= '0' && *text <= '9'; text++) if (scale < 1000) { part = part * 10 + (*text - '0'); scale *= 10; }
        int64_t unit = *text == 'D' ? 86400000 : *text == 'H' ? 3600000 : *text == 'M' ? 60000 : *text == 'S' ? 1000 : 0;
        if (!unit) return 0;
        total += value * unit + part * unit / scale;
    }
    return total;
}

static const char *media_credit_of(const galleyi_ld *ld, const galleyi_ld_value *node) {
    static const char *const names[] = { "creditText", "copyrightHolder", "creator", "author" };
    const char *text = NULL;
    for (size_t i = 0; i < sizeof names / sizeof *names && !text; i++) text = galleyi_ld_text(ld, node, names[i]);
    return text && strncmp(text, "http", 4) ? text : NULL;
}

/* "&amp;" and "&#038;" in addresses of JSON-LD stand for the character. */
static galleyi_html_slice media_unescaped(galleyi_around *a, const char *url) {
    size_t size = strlen(url), length = 0;
    galleyi_html_slice same = { url, size };
    char *copy = strstr(url, "&amp;") || strstr(url, "&#038;") ? galleyi_arena_text(&a->x->page.arena, url, size) : NULL;
    for (size_t i = 0; copy && i < size; i++) {
        copy[length++] = url[i];
        if (!strncmp(url + i, "&amp;", 5)) i += 4;
        else if (!strncmp(url + i, "&#038;", 6)) i += 5;
    }
    return copy ? (galleyi_html_slice){ copy, length } : same;
}

static int32_t media_ld_image(galleyi_around *a, const galleyi_ld_value *node) {
    const galleyi_ld *ld = &a->m->ld;
    const char *url = node->kind == GALLEYI_LD_STRING ? node->text : galleyi_ld_text(ld, node, "url"), *caption;
    galley_record *media = NULL;
    if (!url && node->kind == GALLEYI_LD_OBJECT) url = galleyi_ld_text(ld, node, "contentUrl");
    if (!url) return GALLEY_OK;
    galleyi_html_slice address = media_unescaped(a, url);
    int32_t status = media_of(a, address, "image", GALLEY_URL, "json-ld:image", &media);
    if (status || !media || node->kind != GALLEYI_LD_OBJECT) return status;
    status = media_size(media, media_number(galleyi_ld_text(ld, node, "width")), media_number(galleyi_ld_text(ld, node, "height")));
    if (!status && (caption = galleyi_ld_text(ld, node, "caption")) != NULL) status = media_text(a, media, GALLEY_CAPTION, caption, strlen(caption), "json-ld:image");
    if (!status && (caption = media_credit_of(ld, node)) != NULL) status = media_text(a, media, GALLEY_CREDIT, caption, strlen(caption), "json-ld:image");
    return status;
}

/* The lead image: JSON-LD names it, or og:image. Several of JSON-LD are mostly crops of one: those that a size tells apart. */
static int32_t media_lead(galleyi_around *a) {
    const galleyi_html *html = a->x->html;
    const galleyi_ld_value *node = a->m->node ? galleyi_ld_item(&a->m->ld, a->m->node, "image", 0) : NULL;
    int32_t status = node ? media_ld_image(a, node) : GALLEY_OK;
    galley_record *media = NULL;
    int64_t width = 0, height = 0;
    galleyi_html_slice image = { NULL, 0 }, alt = { NULL, 0 };
    for (uint32_t i = 1; i < html->node_count && !status; i++) {
        const galleyi_html_node *tag = &html->nodes[i];
        if (galleyi_html_is(tag, GALLEYI_TAG_BODY)) break;
        if (!galleyi_html_is(tag, GALLEYI_TAG_META)) continue;
        galleyi_html_slice name = galleyi_html_get(html, tag, GALLEYI_ATTRIBUTE_PROPERTY), content = galleyi_html_get(html, tag, GALLEYI_ATTRIBUTE_CONTENT);
        if (!name.size) name = galleyi_html_get(html, tag, GALLEYI_ATTRIBUTE_NAME);
        const char *colon = name.size < 8 || name.size > 24 || !content.size ? NULL : memchr(name.data, ':', name.size);
        if (!colon || colon == name.data || (colon[-1] | 32) != 'g') continue;                              /* "og:" */
        if (!image.size && (galleyi_around_is_word(name, "og:image") || galleyi_around_is_word(name, "og:image:url") || galleyi_around_is_word(name, "og:image:secure_url"))) image = content;
        else if (!width && galleyi_around_is_word(name, "og:image:width")) for (size_t k = 0; k < content.size && content.data[k] >= '0' && content.data[k] <= '9' && width < 100000; k++) width = width * 10 + (content.data[k] - '0');
        else if (!height && galleyi_around_is_word(name, "og:image:height")) for (size_t k = 0; k < content.size && content.data[k] >= '0' && content.data[k] <= '9' && height < 100000; k++) height = height * 10 + (content.data[k] - '0');
        else if (!alt.size && galleyi_around_is_word(name, "og:image:alt")) alt = content;
    }
    if (status || !image.size || galley_record_count(a->x->article, GALLEY_MEDIA)) return status;
    status = media_of(a, image, "image", GALLEY_URL, "meta:og:image", &media);
    if (!status && media) status = media_size(media, width < 100000 ? width : 0, height < 100000 ? height : 0);
    if (!status && media && alt.size) status = media_text(a, media, GALLEY_ALT, alt.data, alt.size, "meta:og:image:alt");
    return status;
}

static int media_is_caption(const galleyi_around *a, uint32_t i) {
    const galleyi_html_node *node = &a->x->html->nodes[i];
    return galleyi_html_is(node, GALLEYI_TAG_FIGCAPTION) || (node->kind == GALLEYI_HTML_ELEMENT && galleyi_around_roles(a, i) & GALLEYI_AROUND_CAPTION && node->end > i + 1);
}
/* A figure; where it has neither caption nor credit, the element around it in which a caption stands behind it, before any other image. */
static uint32_t media_figure_box(const galleyi_around *a, uint32_t figure) {
    const galleyi_html *html = a->x->html;
    uint32_t up = figure;
    for (uint32_t k = figure + 1; k < html->nodes[figure].end; k++) if (media_is_caption(a, k) || galleyi_around_roles(a, k) & GALLEYI_AROUND_CREDIT) return figure;
    for (int i = 0; i < 3 && (up = html->nodes[up].parent) != 0; i++) {
        uint32_t end = html->nodes[up].end < figure + MEDIA_NEAR ? html->nodes[up].end : figure + MEDIA_NEAR;
        if (galleyi_html_is(&html->nodes[up], GALLEYI_TAG_BODY) || galleyi_html_is(&html->nodes[up], GALLEYI_TAG_ARTICLE)) break;
        for (uint32_t k = html->nodes[figure].end; k < end && !galleyi_dom_is_image(html, &html->nodes[k]); k++) if (media_is_caption(a, k)) return up;
    }
    return figure;
}
/* The figure around an image, or an element whose class says caption near by. */
static uint32_t media_figure(const galleyi_around *a, uint32_t image) {
    const galleyi_html *html = a->x->html;
    uint32_t up = html->nodes[image].parent;
    for (int i = 0; i < 8 && up; i++, up = html->nodes[up].parent)
        if (galleyi_html_is(&html->nodes[up], GALLEYI_TAG_FIGURE)) return media_figure_box(a, up);
    up = html->nodes[image].parent;
    for (int i = 0; i < 4 && up; i++, up = html->nodes[up].parent) {
        uint32_t end = html->nodes[up].end < up + MEDIA_NEAR ? html->nodes[up].end : up + MEDIA_NEAR;
        if (galleyi_html_is(&html->nodes[up], GALLEYI_TAG_BODY) || galleyi_html_is(&html->nodes[up], GALLEYI_TAG_ARTICLE)) break;
        for (uint32_t k = image + 1; k < end; k++) if (media_is_caption(a, k)) return up;
    }
    return 0;
}

static int32_t media_caption(galleyi_around *a, galley_record *media, uint32_t figure) {
    const galleyi_html *html = a->x->html;
    uint32_t caption = 0, credit = 0;
    galleyi_credit parsed;
    int32_t status = GALLEY_OK;
    for (uint32_t i = figure + 1; i < html->nodes[figure].end; i++) {
        const galleyi_html_node *node = &html->nodes[i];
        if (node->kind != GALLEYI_HTML_ELEMENT || galleyi_dom_is_image(html, node)) continue;
        if (!caption && (galleyi_html_is(node, GALLEYI_TAG_FIGCAPTION) || (galleyi_around_roles(a, i) & GALLEYI_AROUND_CAPTION && !(galleyi_around_roles(a, i) & GALLEYI_AROUND_CREDIT)))) caption = i;
        if (!credit && galleyi_around_roles(a, i) & GALLEYI_AROUND_CREDIT && galleyi_dom_page_blocks_end(&a->x->page, i) >= galleyi_dom_page_blocks_begin(&a->x->page, i)) credit = i;
    }
    if (credit) {
        status = galleyi_around_read(a, credit, html->nodes[credit].end);
        if (!status && a->text.size < 200 && !galley_record_text(media, GALLEY_CREDIT, NULL)) {
            if (a->text.size && galleyi_credit_parse(a->text.data, a->text.size, &parsed) && parsed.caption.begin == parsed.caption.end) {
                galleyi_buffer_keep(&a->text, parsed.credit.begin, parsed.credit.end);
                status = galleyi_around_put(a, media, GALLEY_CREDIT, "dom:credit", 0);
            } else status = galleyi_around_put(a, media, GALLEY_CREDIT, "dom:credit", credit);
        }
    }
    if (status || !caption || galley_record_text(media, GALLEY_CAPTION, NULL)) return status;
    if (credit > caption && credit < html->nodes[caption].end) {   /* the caption without it: what stands before */
        status = galleyi_around_read(a, caption, credit);
        if (status || a->text.size) return status ? status : galleyi_around_put(a, media, GALLEY_CAPTION, "dom:figcaption", 0);
        status = galleyi_around_read(a, html->nodes[credit].end, html->nodes[caption].end);
        return status ? status : galleyi_around_put(a, media, GALLEY_CAPTION, "dom:figcaption", 0);
    }
    status = galleyi_around_read(a, caption, html->nodes[caption].end);
    if (status || !a->text.size || a->text.size > MEDIA_CAPTION) return status;
    if (credit || galley_record_text(media, GALLEY_CREDIT, NULL) || !galleyi_credit_parse_caption(a->text.data, a->text.size, &parsed))
        return credit && credit <= caption && html->nodes[credit].end >= html->nodes[caption].end ? status : galleyi_around_put(a, media, GALLEY_CAPTION, "dom:figcaption", caption);
    if (parsed.credit.end > parsed.credit.begin) {
        status = galley_record_set_text(media, GALLEY_CREDIT, a->text.data + parsed.credit.begin, parsed.credit.end - parsed.credit.begin);
        if (!status) status = galley_record_set_origin(media, GALLEY_CREDIT, "text:credit", GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
    }
    if (status || parsed.caption.end <= parsed.caption.begin) return status;
    status = galley_record_set_text(media, GALLEY_CAPTION, a->text.data + parsed.caption.begin, parsed.caption.end - parsed.caption.begin);
    return status ? status : galley_record_set_origin(media, GALLEY_CAPTION, "dom:figcaption", GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
}

static int media_has_word(galleyi_html_slice text, const char *word) {
    size_t size = strlen(word);
    for (size_t i = 0; i + size <= text.size; i++) {
        size_t k = 0;
        while (k < size && (text.data[i + k] | 32) == (word[k] | 32)) k++;
        if (k == size) return 1;
    }
    return 0;
}

/* Portraits, logos, buttons, and images that lead to another story. */
static int media_leads_away(galleyi_around *a, uint32_t link) {
    galleyi_html_slice href = galleyi_html_get(a->x->html, &a->x->html->nodes[link], GALLEYI_ATTRIBUTE_HREF);
    galleyi_url url;
    int32_t status = GALLEY_OK;
    if (!a->x->base || !galleyi_around_address(a, href, &url, &status)) return 0;
    size_t own = a->x->base->query;
    if (url.query >= own && !memcmp(url.text, a->x->base->text, own)) return 0;       /* the page itself, or a part of it */
    if (url.host_end - url.host != a->x->base->host_end - a->x->base->host || memcmp(url.text + url.host, a->x->base->text + a->x->base->host, url.host_end - url.host)) return 0;
    size_t dot = url.query;
    while (dot > url.path && url.text[dot - 1] != '.' && url.text[dot - 1] != '/') dot--;
    static const char *const endings[] = { "jpg", "jpeg", "png", "webp", "gif", "avif" };
    for (size_t i = 0; i < sizeof endings / sizeof *endings && dot > url.path && url.text[dot - 1] == '.'; i++)
        if (url.query - dot == strlen(endings[i]) && media_has_word((galleyi_html_slice){ url.text + dot, url.query - dot }, endings[i])) return 0;
    return 1;
}

static int media_is_furniture(galleyi_around *a, uint32_t image) {
    const galleyi_html *html = a->x->html;
    const galleyi_dom_page *page = &a->x->page;
    uint32_t up = image;
    if (page->nodes[image].within & (GALLEYI_IN_NAV | GALLEYI_IN_FOOTER | GALLEYI_IN_HIDDEN)) return 1;
    for (uint32_t k = 0; k < a->card_count; k++)
        if (image >= a->cards[k].begin && image < a->cards[k].end) return 1;
    for (int i = 0; i < 6 && up; i++, up = html->nodes[up].parent) {
        if (galleyi_html_is(&html->nodes[up], GALLEYI_TAG_FIGURE)) break;
        uint32_t blocks = galleyi_dom_page_blocks_end(page, up) - galleyi_dom_page_blocks_begin(page, up);
        if (galleyi_around_roles(a, up) & (GALLEYI_AROUND_BADGE | GALLEYI_AROUND_RELATED | GALLEYI_AROUND_AD | GALLEYI_AROUND_POPULAR) && blocks < 8) return 1;
        if (galleyi_html_is(&html->nodes[up], GALLEYI_TAG_A) && media_leads_away(a, up)) return 1;
        if (galleyi_html_is(&html->nodes[up], GALLEYI_TAG_A) && blocks) {
            for (uint32_t k = galleyi_dom_page_blocks_begin(page, up); k < galleyi_dom_page_blocks_end(page, up); k++)
                if (page->blocks[k].words >= 2 * GALLEYI_DOM_WORD && !(page->nodes[page->blocks[k].element].within & GALLEYI_IN_CAPTION)) return 1;
        }
    }
    return 0;
}

/* An icon or logo by its file's name, a portrait by the author's name. */
static int media_is_icon(const galleyi_around *a, const galleyi_dom_image *image) {
    static const char *const words[] = { "icon", "logo", "sprite", "spinner", "avatar", "/loading" };
    const galley_record *byline = galley_record_get(a->x->article, GALLEY_BYLINE);
    galleyi_html_slice name = image->address;
    size_t size, length;
    for (size_t i = 0; i < name.size; i++) if (name.data[i] == '?' || name.data[i] == '#') { name.size = i; break; }
    for (size = name.size; size && name.data[size - 1] != '/'; size--) { }
    name.data += size;
    name.size -= size;
    if (name.size > 4 && media_has_word((galleyi_html_slice){ name.data + name.size - 4, 4 }, ".svg")) return 1;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) if (media_has_word(name, words[i])) return 1;
    const char *author;
    for (size_t i = 0; i < 24 && (author = galley_record_text(galley_record_at(byline, GALLEY_AUTHORS, i), GALLEY_NAME, &length)) != NULL; i++)
        if (length > 3 && image->alt.size < length + 16 && media_has_word(image->alt, author)) return 1;
    return 0;
}

static int32_t media_image(galleyi_around *a, uint32_t i) {
    galleyi_dom_image image;
    galley_record *media = NULL, *lead;
    galleyi_url url;
    size_t size;
    int32_t status = GALLEY_OK;
    if (!galleyi_dom_image_best(a->x->html, i, &image) || galleyi_dom_image_is_small(&image) || media_is_icon(a, &image) || media_is_furniture(a, i)) return status;
    const char *first = galley_record_text(galley_record_at(a->x->article, GALLEY_MEDIA, 0), GALLEY_URL, &size);
    int over = a->x->page.begun[i] <= a->body_first && galley_record_count(a->x->article, GALLEY_MEDIA) == 1;
    if (over && first && galleyi_around_address(a, image.address, &url, &status) && media_alike(first, size, url.text, url.size) && (lead = galley_record_edit(a->x->article, GALLEY_MEDIA, 0)) != NULL) media = lead;
    else if (!status) status = media_of(a, image.address, "image", GALLEY_URL, "dom:img", &media);
    if (status || !media) return status;
    status = media_size(media, image.width, image.height);
    if (!status && image.alt.size) status = media_text(a, media, GALLEY_ALT, image.alt.data, image.alt.size, "dom:img");
    uint32_t figure = media_figure(a, i);
    return status || !figure ? status : media_caption(a, media, figure);
}

/* "video" or "audio" by an address of a player; NULL: it plays nothing that one can tell. */
static const char *media_player_kind(galleyi_html_slice address, galleyi_html_slice title) {
    static const char *const sounds[] = { "audio", "podcast", "radio", "/episode", "/track" }, *const pictures[] = { "video", "player", "/embed/", "livestream" };
    const char *plays = galleyi_embed_plays(address);
    if (plays) return plays;
    for (size_t i = 0; i < sizeof sounds / sizeof *sounds; i++) if (media_has_word(address, sounds[i])) return "audio";
    for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++) if (media_has_word(address, pictures[i])) return "video";
    return media_has_word(title, "video") ? "video" : media_has_word(title, "podcast") ? "audio" : NULL;
}

static int32_t media_frame(galleyi_around *a, uint32_t i) {
    static const uint32_t names[] = { GALLEYI_ATTRIBUTE_SRC, GALLEYI_ATTRIBUTE_DATA_SRC, GALLEYI_ATTRIBUTE_DATA_LAZY_SRC, GALLEYI_ATTRIBUTE_DATA_URL };
    const galleyi_html *html = a->x->html;
    galleyi_html_slice address = { NULL, 0 }, title = galleyi_html_get(html, &html->nodes[i], GALLEYI_ATTRIBUTE_TITLE);
    galley_record *media = NULL;
    for (size_t k = 0; k < sizeof names / sizeof *names && (address.size < 8 || !memcmp(address.data, "about:", 6)); k++) address = galleyi_html_get(html, &html->nodes[i], names[k]);
    const char *kind = address.size ? media_player_kind(address, title) : NULL;
    if (!kind) return GALLEY_OK;
    int32_t status = media_of(a, address, kind, GALLEY_EMBED_URL, "dom:iframe", &media);
    return status || !media ? status : media_text(a, media, GALLEY_TITLE, title.data, title.size, "dom:iframe");
}

static int32_t media_player(galleyi_around *a, uint32_t i, const char *kind) {
    const galleyi_html *html = a->x->html;
    const galleyi_html_node *node = &html->nodes[i];
    galleyi_html_slice address = galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_SRC), type = galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_TYPE);
    galley_record *media = NULL;
    for (uint32_t k = galleyi_html_first_child(html, node); k && !address.size; k = galleyi_html_next_sibling(html, &html->nodes[k]))
        if (galleyi_html_is(&html->nodes[k], GALLEYI_TAG_SOURCE)) { address = galleyi_html_get(html, &html->nodes[k], GALLEYI_ATTRIBUTE_SRC); type = galleyi_html_get(html, &html->nodes[k], GALLEYI_ATTRIBUTE_TYPE); }
    if (!address.size) address = galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_DATA_SRC);
    int32_t status = media_of(a, address, kind, GALLEY_URL, "dom:player", &media);
    if (!status && media && type.size && type.size < 60 && memchr(type.data, '/', type.size)) status = media_text(a, media, GALLEY_MEDIA_TYPE, type.data, type.size, "dom:player");
    uint32_t figure = !status && media ? media_figure(a, i) : 0;
    return figure ? media_caption(a, media, figure) : status;
}

/* VideoObject and AudioObject: https://schema.org/VideoObject */
static int32_t media_ld_player(galleyi_around *a, const galleyi_ld_value *node, const char *kind) {
    const galleyi_ld *ld = &a->m->ld;
    if (node->kind != GALLEYI_LD_OBJECT) return GALLEY_OK;
    const char *file = galleyi_ld_text(ld, node, "contentUrl"), *player = galleyi_ld_text(ld, node, "embedUrl"), *name = galleyi_ld_text(ld, node, "name");
    galley_record *media = NULL;
    galleyi_url url;
    int64_t duration = media_duration(galleyi_ld_text(ld, node, "duration"));
    int32_t status = GALLEY_OK;
    if (file) status = media_of(a, (galleyi_html_slice){ file, strlen(file) }, kind, GALLEY_URL, "json-ld:video", &media);
    if (!status && !media && player) status = media_of(a, (galleyi_html_slice){ player, strlen(player) }, kind, GALLEY_EMBED_URL, "json-ld:video", &media);
    else if (!status && media && player && galleyi_around_address(a, (galleyi_html_slice){ player, strlen(player) }, &url, &status)) status = galley_record_set_text(media, GALLEY_EMBED_URL, url.text, url.size);
    if (!status && media && name) status = media_text(a, media, GALLEY_TITLE, name, strlen(name), "json-ld:video");
    if (!status && media && duration > 0) status = galley_record_set_number(media, GALLEY_DURATION_MS, duration);
    return status;
}

static int32_t media_ld_players(galleyi_around *a) {
    static const struct { const char *member, *kind; } members[] = { { "video", "video" }, { "audio", "audio" }, { "associatedMedia", NULL } };
    const galleyi_ld_value *node;
    int32_t status = GALLEY_OK;
    for (size_t k = 0; a->m->node && k < sizeof members / sizeof *members; k++)
        for (size_t i = 0; !status && i < 12 && (node = galleyi_ld_item(&a->m->ld, a->m->node, members[k].member, i)) != NULL; i++) {
            const char *kind = members[k].kind ? members[k].kind : galleyi_ld_is(node, "VideoObject") ? "video" : galleyi_ld_is(node, "AudioObject") ? "audio" : NULL;
            if (kind) status = media_ld_player(a, node, kind);
        }
    return status;
}

/* Nodes from just above the headline to the end of the body. */
static void media_range(const galleyi_around *a, uint32_t *begin, uint32_t *end) {
    const galleyi_dom_page *page = &a->x->page;
    const galleyi_html *html = a->x->html;
    uint32_t title = galleyi_dom_features_title(a->x->features), first = page->blocks[a->body_first].first, up;
    *begin = title < a->body_first ? page->blocks[title].first : first;
    *end = page->blocks[a->body_last].last + 1;
    for (up = page->blocks[a->body_last].element; up && page->begun[up] + 1 > a->body_last && html->nodes[up].name != GALLEYI_TAG_BODY; up = html->nodes[up].parent)
        if (html->nodes[up].end > *end && html->nodes[up].end < *end + MEDIA_NEAR) *end = html->nodes[up].end;
    for (up = page->blocks[a->body_first].element; up && !galleyi_html_is(&html->nodes[up], GALLEYI_TAG_ARTICLE); up = html->nodes[up].parent) { }
    if (up && up < *begin && page->begun[up] + 12 > page->begun[*begin] && html->nodes[up].end > *end) *begin = up;   /* a picture over the headline */
}

int32_t galleyi_media_fill(galleyi_around *a) {
    const galleyi_html *html = a->x->html;
    uint32_t begin, end;
    if (a->body_first > a->body_last || a->body_first >= a->x->page.block_count) return GALLEY_OK;
    media_range(a, &begin, &end);
    int32_t status = media_lead(a);
    for (uint32_t i = begin; i < end && !status; i++) {
        const galleyi_html_node *node = &html->nodes[i];
        if (node->kind != GALLEYI_HTML_ELEMENT || node->space != GALLEYI_SPACE_HTML) continue;
        uint32_t block = a->x->page.begun[i], role = block < a->x->page.block_count ? a->x->reasons[block] : 0;
        if (a->x->page.nodes[i].within & GALLEYI_IN_NAV || (a->owner && block < a->x->page.block_count && a->owner[block])) continue;
        if (role == GALLEYI_BLOCK_RELATED && galleyi_around_roles(a, i) & GALLEYI_AROUND_RELATED) { i = node->end - 1; continue; }
        if (node->name == GALLEYI_TAG_IFRAME) status = media_frame(a, i);
        else if (node->name == GALLEYI_TAG_VIDEO) status = media_player(a, i, "video");
        else if (node->name == GALLEYI_TAG_AUDIO) status = media_player(a, i, "audio");
        else if (galleyi_dom_is_image(html, node)) status = media_image(a, i);
    }
    if (!status) status = media_ld_players(a);
    if (status || !galley_record_count(a->x->article, GALLEY_MEDIA)) return status;
    return galley_record_origin(a->x->article, GALLEY_MEDIA, NULL) ? status
        : galley_record_set_origin(a->x->article, GALLEY_MEDIA, "dom:media", GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
}
