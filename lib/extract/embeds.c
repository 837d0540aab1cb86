#include "extract/embeds.h"
#include "extract/class_words.h"
#include "text/urls.h"
#include <stdio.h>

typedef struct embeds_provider { const char *domain, *name, *plays; } embeds_provider;

/* Services whose players and posts stand in other people's pages, by registered domain, and what their players play. */
static const embeds_provider embeds_providers[] = {
    { "youtube.com", "YouTube", "video" }, { "youtube-nocookie.com", "YouTube", "video" }, { "youtu.be", "YouTube", "video" },
    { "vimeo.com", "Vimeo", "video" }, { "dailymotion.com", "Dailymotion", "video" }, { "dai.ly", "Dailymotion", "video" },
    { "twitter.com", "Twitter", NULL }, { "x.com", "X", NULL }, { "instagram.com", "Instagram", NULL }, { "facebook.com", "Facebook", NULL },
    { "tiktok.com", "TikTok", NULL }, { "threads.net", "Threads", NULL }, { "threads.com", "Threads", NULL }, { "bsky.app", "Bluesky", NULL },
    { "t.me", "Telegram", NULL }, { "telegram.org", "Telegram", NULL }, { "vk.com", "VK", NULL }, { "ok.ru", "OK", NULL }, { "rutube.ru", "Rutube", "video" },
    { "reddit.com", "Reddit", NULL }, { "redditmedia.com", "Reddit", NULL }, { "pinterest.com", "Pinterest", NULL }, { "linkedin.com", "LinkedIn", NULL },
    { "tumblr.com", "Tumblr", NULL }, { "twitch.tv", "Twitch", "video" }, { "streamable.com", "Streamable", "video" },
    { "soundcloud.com", "SoundCloud", "audio" }, { "spotify.com", "Spotify", "audio" }, { "apple.com", "Apple", NULL }, { "deezer.com", "Deezer", "audio" },
    { "mixcloud.com", "Mixcloud", "audio" }, { "bandcamp.com", "Bandcamp", "audio" }, { "acast.com", "Acast", "audio" },
    { "megaphone.fm", "Megaphone", "audio" }, { "art19.com", "ART19", "audio" }, { "omny.fm", "Omny", "audio" }, { "podbean.com", "Podbean", "audio" },
    { "podigee.io", "Podigee", "audio" }, { "audioboom.com", "Audioboom", "audio" }, { "libsyn.com", "Libsyn", "audio" }, { "ausha.co", "Ausha", "audio" },
    { "simplecast.com", "Simplecast", "audio" }, { "buzzsprout.com", "Buzzsprout", "audio" }, { "spreaker.com", "Spreaker", "audio" },
    { "ivoox.com", "iVoox", "audio" }, { "datawrapper.de", "Datawrapper", NULL }, { "dwcdn.net", "Datawrapper", NULL },
    { "flourish.studio", "Flourish", NULL }, { "infogram.com", "Infogram", NULL }, { "public.tableau.com", "Tableau", NULL },
    { "everviz.com", "everviz", NULL }, { "carto.com", "CARTO", NULL }, { "arcgis.com", "ArcGIS", NULL }, { "knightlab.com", "Knight Lab", NULL },
    { "google.com", "Google", NULL }, { "openstreetmap.org", "OpenStreetMap", NULL }, { "documentcloud.org", "DocumentCloud", NULL },
    { "scribd.com", "Scribd", NULL }, { "issuu.com", "Issuu", NULL }, { "slideshare.net", "SlideShare", NULL }, { "giphy.com", "Giphy", NULL },
    { "imgur.com", "Imgur", NULL }, { "gfycat.com", "Gfycat", NULL }, { "jwplatform.com", "JW Player", "video" }, { "jwplayer.com", "JW Player", "video" },
    { "brightcove.net", "Brightcove", "video" }, { "kaltura.com", "Kaltura", "video" }, { "bilibili.com", "Bilibili", "video" },
    { "nicovideo.jp", "Niconico", "video" }, { "youku.com", "Youku", "video" }, { "qq.com", "Tencent", NULL }, { "naver.com", "Naver", NULL },
    { "kakao.com", "Kakao", NULL }, { "aparat.com", "Aparat", "video" }, { "codepen.io", "CodePen", NULL }, { "github.com", "GitHub", NULL },
    { "thinglink.com", "ThingLink", NULL }, { "typeform.com", "Typeform", NULL }, { "playbuzz.com", "Playbuzz", NULL }, { "rumble.com", "Rumble", "video" },
    { "odysee.com", "Odysee", "video" }, { "ted.com", "TED", "video" }
};

static int embeds_ends(const char *host, size_t size, const char *domain) {
    size_t length = strlen(domain);
    return size >= length && galleyi_slice_is((galleyi_html_slice){ host + size - length, length }, domain) && (size == length || host[size - length - 1] == '.');
}

static const embeds_provider *embeds_find(galleyi_html_slice address) {
    char absolute[64];
    size_t at = address.size >= 2 && !memcmp(address.data, "//", 2) ? 2 : 0;
    galleyi_url_part host = galleyi_url_host(address.data, address.size);
    if (at) {                                 /* without a scheme: up to the path */
        size_t size = 0;
        while (at + size < address.size && size < sizeof absolute && !strchr("/?#:", address.data[at + size])) size++;
        host = (galleyi_url_part){ address.data + at, size };
    }
    for (size_t i = 0; host.size && i < sizeof embeds_providers / sizeof *embeds_providers; i++)
        if (embeds_ends(host.text, host.size, embeds_providers[i].domain)) return &embeds_providers[i];
    return NULL;
}

static const char *embeds_provider_of(galleyi_html_slice address) {
    const embeds_provider *provider = embeds_find(address);
    return provider ? provider->name : NULL;
}

const char *galleyi_embed_plays(galleyi_html_slice address) {
    const embeds_provider *provider = embeds_find(address);
    return provider ? provider->plays : NULL;
}

static int embeds_is_word(char c) { return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '_' || c == '-'; }

/* The identifier behind mark in the address. */
static galleyi_html_slice embeds_behind(galleyi_html_slice address, const char *mark) {
    size_t length = strlen(mark);
    for (size_t at = 0; at + length <= address.size; at++) {
        if (memcmp(address.data + at, mark, length)) continue;
        size_t end = at + length;
        while (end < address.size && embeds_is_word(address.data[end])) end++;
        return (galleyi_html_slice){ address.data + at + length, end - at - length };
    }
    return (galleyi_html_slice){ NULL, 0 };
}

static void embeds_make(galleyi_embed *e, const char *before, galleyi_html_slice id) {
    if (!id.size || id.size > 128) return;
    snprintf(e->url, sizeof e->url, "%s%.*s", before, (int)id.size, id.data);
}

/* A player's address becomes that of the page which a reader would open. */
static void embeds_for_readers(galleyi_embed *e) {
    if (!e->provider) return;
    if (!strcmp(e->provider, "YouTube")) {
        galleyi_html_slice id = embeds_behind(e->address, "/embed/");
        if (id.size && !galleyi_slice_is(id, "videoseries")) embeds_make(e, "https://www.youtube.com/watch?v=", id);
    } else if (!strcmp(e->provider, "Vimeo")) embeds_make(e, "https://vimeo.com/", embeds_behind(e->address, "player.vimeo.com/video/"));
    else if (!strcmp(e->provider, "Dailymotion")) embeds_make(e, "https://www.dailymotion.com/video/", embeds_behind(e->address, "/embed/video/"));
}

static galleyi_html_slice embeds_attribute(const galleyi_html *html, const galleyi_html_node *node, const char *name) {
    uint32_t number = galleyi_html_name_find(html, name, strlen(name));
    return number ? galleyi_html_get(html, node, number) : (galleyi_html_slice){ NULL, 0 };
}

static int embeds_is_address(galleyi_html_slice s) {
    return s.size > 8 && (galleyi_url_has_scheme(s.data, s.size, "https") || galleyi_url_has_scheme(s.data, s.size, "http") || !memcmp(s.data, "//", 2));
}

static galleyi_html_slice embeds_title(const galleyi_html *html, const galleyi_html_node *node) {
    galleyi_html_slice title = galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_TITLE);
    return title.size ? title : galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_ARIA_LABEL);
}

static int embeds_frame(const galleyi_html *html, const galleyi_html_node *node, int whole, galleyi_embed *e) {
    static const char *const late[] = { "data-src", "data-lazy-src", "data-cookieblock-src", "data-cmp-src", "data-consent-src" };
    galleyi_html_slice src = galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_SRC);
    for (size_t i = 0; !embeds_is_address(src) && i < sizeof late / sizeof *late; i++) {
        galleyi_html_slice found = embeds_attribute(html, node, late[i]);
        if (found.size) src = found;
    }
    if (!embeds_is_address(src) && !(whole && src.size)) return 0;
    e->address = src;
    e->provider = embeds_provider_of(src);
    e->title = embeds_title(html, node);
    embeds_for_readers(e);
    if (e->provider && !strcmp(e->provider, "Google") && !galleyi_slice_has(src, "/maps") && !galleyi_slice_has(src, "docs.google") && !galleyi_slice_has(src, "drive.google")) return whole;
    return e->provider || whole || (e->title.size && galleyi_html_attribute_find(html, node, GALLEYI_ATTRIBUTE_ALLOWFULLSCREEN) != NULL);
}

/* video and audio: the first source that there is. */
static int embeds_player(const galleyi_html *html, uint32_t index, galleyi_embed *e) {
    const galleyi_html_node *node = &html->nodes[index];
    e->address = galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_SRC);
    if (!e->address.size) e->address = galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_DATA_SRC);
    for (uint32_t i = galleyi_html_first_child(html, node); i && !e->address.size; i = galleyi_html_next_sibling(html, &html->nodes[i])) {
        if (!galleyi_html_is(&html->nodes[i], GALLEYI_TAG_SOURCE)) continue;
        e->address = galleyi_html_get(html, &html->nodes[i], GALLEYI_ATTRIBUTE_SRC);
        if (!e->address.size) e->address = galleyi_html_get(html, &html->nodes[i], GALLEYI_ATTRIBUTE_DATA_SRC);
    }
    e->title = embeds_title(html, node);
    return e->address.size && !galleyi_url_has_scheme(e->address.data, e->address.size, "blob") && !galleyi_url_has_scheme(e->address.data, e->address.size, "data");
}

/* A post as its service has authors paste it: its words in a quotation, a script to come. */
static int embeds_post(const galleyi_html *html, uint32_t index, galleyi_embed *e) {
    static const char *const families[] = { "twitter-tweet", "twitter-video", "instagram-media", "tiktok-embed", "bluesky-embed", "text-post-media", "reddit-embed-bq", "reddit-card",
                                            "imgur-embed-pub", "mastodon-embed", "fb-post", "fb-video" };
    static const char *const cites[] = { "data-instgrm-permalink", "cite", "data-href", "data-text-post-permalink", "data-embed-url" };
    const galleyi_html_node *node = &html->nodes[index];
    galleyi_html_slice class = galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_CLASS);
    size_t family = 0, count = sizeof families / sizeof *families;
    while (family < count && !galleyi_slice_has(class, families[family])) family++;
    if (family == count) return 0;
    for (size_t i = 0; i < sizeof cites / sizeof *cites && !embeds_is_address(e->address); i++) e->address = embeds_attribute(html, node, cites[i]);
    for (uint32_t i = index + 1; i < node->end && !embeds_is_address(galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_CITE)); i++) {   /* the last link is the post's own */
        galleyi_html_slice href = galleyi_html_is(&html->nodes[i], GALLEYI_TAG_A) ? galleyi_html_get(html, &html->nodes[i], GALLEYI_ATTRIBUTE_HREF) : (galleyi_html_slice){ NULL, 0 };
        if (embeds_is_address(href) && (galleyi_slice_has(href, "/status") || galleyi_slice_has(href, "/p/") || galleyi_slice_has(href, "/post") || !e->address.size)) e->address = href;
    }
    if (!embeds_is_address(e->address)) return 0;
    e->provider = embeds_provider_of(e->address);
    e->text = index;
    return 1;
}

/* "fb-" in a class: looked for by its mark, which is rarer than its letters. */
static int embeds_is_facebook(galleyi_html_slice class) {
    const char *end = class.data + class.size;
    for (const char *p = class.data; class.size > 3 && (p = memchr(p, '-', (size_t)(end - p))) != NULL; p++)
        if (p - class.data >= 2 && (p[-1] | 32) == 'b' && (p[-2] | 32) == 'f') return 1;
    return 0;
}

typedef struct embeds_tag { const char *tag, *attribute, *before, *provider; } embeds_tag;
/* Elements of AMP and of light players that name what they show by its number. */
static const embeds_tag embeds_tags[] = {
    { "amp-youtube", "data-videoid", "https://www.youtube.com/watch?v=", "YouTube" }, { "lite-youtube", "videoid", "https://www.youtube.com/watch?v=", "YouTube" },
    { "amp-vimeo", "data-videoid", "https://vimeo.com/", "Vimeo" }, { "lite-vimeo", "videoid", "https://vimeo.com/", "Vimeo" },
    { "amp-dailymotion", "data-videoid", "https://www.dailymotion.com/video/", "Dailymotion" }, { "amp-twitter", "data-tweetid", "https://twitter.com/i/status/", "Twitter" },
    { "amp-instagram", "data-shortcode", "https://www.instagram.com/p/", "Instagram" }, { "amp-tiktok", "data-src", "", "TikTok" },
    { "amp-facebook", "data-href", "", "Facebook" }, { "amp-soundcloud", "data-trackid", "https://api.soundcloud.com/tracks/", "SoundCloud" },
    { "amp-iframe", "src", "", NULL }, { "amp-video", "src", "", NULL }, { "amp-audio", "src", "", NULL }, { "oembed", "url", "", NULL }
};

static int embeds_element(const galleyi_html *html, const galleyi_html_node *node, galleyi_embed *e) {
    galleyi_html_slice tag = galleyi_html_tag_name(html, node);
    for (size_t i = 0; i < sizeof embeds_tags / sizeof *embeds_tags; i++) {
        const embeds_tag *t = &embeds_tags[i];
        if (!galleyi_slice_is(tag, t->tag)) continue;
        galleyi_html_slice value = embeds_attribute(html, node, t->attribute);
        if (!value.size) return 0;
        if (*t->before) embeds_make(e, t->before, value);
        else e->address = value;
        e->provider = t->provider ? t->provider : embeds_provider_of(value);
        e->title = embeds_title(html, node);
        if (!t->provider) embeds_for_readers(e);
        return e->url[0] || e->address.size;
    }
    return 0;
}

/* What galley's own writer makes of an embed. */
static int embeds_own(const galleyi_html *html, uint32_t index, galleyi_embed *e) {
    const galleyi_html_node *node = &html->nodes[index];
    if (!galleyi_slice_is(galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_CLASS), "galley-embed")) return 0;
    if (!galleyi_html_is(&html->nodes[node->parent], GALLEYI_TAG_P) || node->parent + 1 != index || html->nodes[node->parent].end != node->end) return 0;
    e->address = galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_HREF);
    e->title = galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_TITLE);
    e->named = embeds_attribute(html, node, "data-provider");
    return 1;
}

int galleyi_embed_of(const galleyi_html *html, uint32_t index, int whole, galleyi_embed *e) {
    const galleyi_html_node *node = &html->nodes[index];
    e->address = e->named = e->title = (galleyi_html_slice){ NULL, 0 };
    e->url[0] = '\0';
    e->provider = NULL;
    e->text = 0;
    if (node->kind != GALLEYI_HTML_ELEMENT || node->space != GALLEYI_SPACE_HTML) return 0;
    switch (node->name) {
    case GALLEYI_TAG_IFRAME: return embeds_frame(html, node, whole, e);
    case GALLEYI_TAG_VIDEO: case GALLEYI_TAG_AUDIO: return embeds_player(html, index, e);
    case GALLEYI_TAG_BLOCKQUOTE: return node->count && embeds_post(html, index, e);
    case GALLEYI_TAG_A: return node->count && embeds_own(html, index, e);
    case GALLEYI_TAG_DIV: {
        galleyi_html_slice address = node->count ? embeds_attribute(html, node, "data-oembed-url") : (galleyi_html_slice){ NULL, 0 };
        if (!embeds_is_address(address)) return node->count && embeds_is_facebook(galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_CLASS)) && embeds_post(html, index, e);
        e->address = address;
        e->provider = embeds_provider_of(address);
        return 1;
    }
    default: return node->name >= GALLEYI_TAG_COUNT && embeds_element(html, node, e);
    }
}
