#include "extract/class_words.h"
#include "extract/class_tokens.h"

typedef struct class_word { const char *word; uint32_t means; } class_word;

/* In order, for a binary search. A word of two parts is looked up with a hyphen between them, however the page writes it. */
static const class_word class_words_table[] = {
    { "ad", GALLEYI_WORD_FURNITURE }, { "ads", GALLEYI_WORD_FURNITURE }, { "advert", GALLEYI_WORD_FURNITURE }, { "advertisement", GALLEYI_WORD_FURNITURE },
    { "attribution", GALLEYI_WORD_ATTRIBUTION | GALLEYI_WORD_CREDIT }, { "author", GALLEYI_WORD_FURNITURE | GALLEYI_WORD_ATTRIBUTION },
    { "autor", GALLEYI_WORD_FURNITURE }, { "avatar", GALLEYI_WORD_FURNITURE }, { "backlink", GALLEYI_WORD_BACK }, { "backref", GALLEYI_WORD_BACK },
    { "banner", GALLEYI_WORD_FURNITURE }, { "bijschrift", GALLEYI_WORD_CAPTION }, { "bild", GALLEYI_WORD_PICTURE }, { "bildtext", GALLEYI_WORD_CAPTION },
    { "bildunterschrift", GALLEYI_WORD_CAPTION }, { "blurb", GALLEYI_WORD_STANDFIRST }, { "brand", GALLEYI_WORD_FURNITURE },
    { "byline", GALLEYI_WORD_FURNITURE }, { "caption", GALLEYI_WORD_CAPTION }, { "carousel", GALLEYI_WORD_GALLERY },
    { "catenaccio", GALLEYI_WORD_STANDFIRST }, { "chapeau", GALLEYI_WORD_STANDFIRST }, { "chapo", GALLEYI_WORD_STANDFIRST },
    { "comment", GALLEYI_WORD_FURNITURE }, { "comments", GALLEYI_WORD_FURNITURE }, { "copyright", GALLEYI_WORD_CREDIT }, { "credit", GALLEYI_WORD_CREDIT },
    { "credits", GALLEYI_WORD_CREDIT }, { "deck", GALLEYI_WORD_STANDFIRST }, { "dek", GALLEYI_WORD_STANDFIRST }, { "didascalia", GALLEYI_WORD_CAPTION },
    { "drop-cap", GALLEYI_WORD_DROPCAP }, { "dropcap", GALLEYI_WORD_DROPCAP }, { "embed", GALLEYI_WORD_EMBED }, { "emoji", GALLEYI_WORD_EMOJI },
    { "encadre", GALLEYI_WORD_ASIDE }, { "fact-box", GALLEYI_WORD_ASIDE }, { "factbox", GALLEYI_WORD_ASIDE }, { "faktaboks", GALLEYI_WORD_ASIDE },
    { "faktaruta", GALLEYI_WORD_ASIDE }, { "figcaption", GALLEYI_WORD_CAPTION }, { "figure", GALLEYI_WORD_PICTURE }, { "first-letter", GALLEYI_WORD_DROPCAP },
    { "footnote", GALLEYI_WORD_NOTE }, { "footnote-back", GALLEYI_WORD_BACK }, { "footnotes", GALLEYI_WORD_NOTE }, { "foto", GALLEYI_WORD_PICTURE },
    { "fotocredit", GALLEYI_WORD_CREDIT }, { "gallery", GALLEYI_WORD_GALLERY }, { "gravatar", GALLEYI_WORD_FURNITURE }, { "icon", GALLEYI_WORD_FURNITURE },
    { "image", GALLEYI_WORD_PICTURE }, { "imagen", GALLEYI_WORD_PICTURE }, { "img", GALLEYI_WORD_PICTURE }, { "immagine", GALLEYI_WORD_PICTURE },
    { "info-box", GALLEYI_WORD_ASIDE }, { "infobox", GALLEYI_WORD_ASIDE }, { "infokasten", GALLEYI_WORD_ASIDE }, { "intro", GALLEYI_WORD_STANDFIRST },
    { "legenda", GALLEYI_WORD_CAPTION }, { "legende", GALLEYI_WORD_CAPTION }, { "lettrine", GALLEYI_WORD_DROPCAP }, { "leyenda", GALLEYI_WORD_CAPTION },
    { "logo", GALLEYI_WORD_FURNITURE }, { "media", GALLEYI_WORD_PICTURE }, { "more-stories", GALLEYI_WORD_FURNITURE },
    { "newsletter", GALLEYI_WORD_FURNITURE }, { "noteref", GALLEYI_WORD_NOTE }, { "ondertitel", GALLEYI_WORD_STANDFIRST },
    { "outbrain", GALLEYI_WORD_FURNITURE }, { "photo", GALLEYI_WORD_PICTURE }, { "photo-credit", GALLEYI_WORD_CREDIT },
    { "photocredit", GALLEYI_WORD_CREDIT }, { "photographer", GALLEYI_WORD_CREDIT }, { "picture", GALLEYI_WORD_PICTURE }, { "piefoto", GALLEYI_WORD_CAPTION },
    { "profile", GALLEYI_WORD_FURNITURE }, { "promo", GALLEYI_WORD_FURNITURE }, { "pull-quote", GALLEYI_WORD_PULLQUOTE },
    { "pullquote", GALLEYI_WORD_PULLQUOTE }, { "quote-author", GALLEYI_WORD_ATTRIBUTION }, { "recommended", GALLEYI_WORD_FURNITURE },
    { "relacionadas", GALLEYI_WORD_FURNITURE }, { "related", GALLEYI_WORD_FURNITURE }, { "reversefootnote", GALLEYI_WORD_BACK },
    { "screen-reader", GALLEYI_WORD_UNSEEN }, { "share", GALLEYI_WORD_FURNITURE }, { "sharing", GALLEYI_WORD_FURNITURE },
    { "slideshow", GALLEYI_WORD_GALLERY }, { "social", GALLEYI_WORD_FURNITURE }, { "sommario", GALLEYI_WORD_STANDFIRST },
    { "sponsor", GALLEYI_WORD_FURNITURE }, { "sr-only", GALLEYI_WORD_UNSEEN }, { "standfirst", GALLEYI_WORD_STANDFIRST },
    { "sub-headline", GALLEYI_WORD_STANDFIRST }, { "sub-title", GALLEYI_WORD_STANDFIRST }, { "subheadline", GALLEYI_WORD_STANDFIRST },
    { "subtitle", GALLEYI_WORD_STANDFIRST }, { "subtitulo", GALLEYI_WORD_STANDFIRST }, { "taboola", GALLEYI_WORD_FURNITURE },
    { "teaser", GALLEYI_WORD_FURNITURE }, { "underrubrik", GALLEYI_WORD_STANDFIRST }, { "visually-hidden", GALLEYI_WORD_UNSEEN },
    { "visuallyhidden", GALLEYI_WORD_UNSEEN }, { "vorspann", GALLEYI_WORD_STANDFIRST }, { "widget", GALLEYI_WORD_FURNITURE }
};

typedef struct class_word_search { uint32_t means; char before[24]; size_t before_size; } class_word_search;

static uint32_t class_words_find(const char *token, size_t size) {
    size_t low = 0, high = sizeof class_words_table / sizeof *class_words_table;
    while (low < high) {
        size_t middle = (low + high) / 2, i = 0;
        const char *word = class_words_table[middle].word;
        while (i < size && token[i] == word[i]) i++;
        int order = i == size ? -(word[i] != 0) : (unsigned char)token[i] - (unsigned char)word[i];
        if (!order) return class_words_table[middle].means;
        if (order < 0) high = middle;
        else low = middle + 1;
    }
    return 0;
}

static void class_words_visit(void *user, const char *token, size_t size, uint32_t hash) {
    class_word_search *s = user;
    char pair[48];
    (void)hash;
    s->means |= class_words_find(token, size);
    if (size > 20 || memchr(token, '-', size) || memchr(token, '_', size)) { s->before_size = 0; return; }
    if (s->before_size) {
        memcpy(pair, s->before, s->before_size);
        pair[s->before_size] = '-';
        memcpy(pair + s->before_size + 1, token, size);
        s->means |= class_words_find(pair, s->before_size + 1 + size);
    }
    memcpy(s->before, token, s->before_size = size);
}

uint32_t galleyi_class_words(const galleyi_html *html, const galleyi_html_node *node) {
    class_word_search s = { 0, { 0 }, 0 };
    if (node->kind == GALLEYI_HTML_ELEMENT && node->count) galleyi_class_tokens(html, node, class_words_visit, &s);
    return s.means;
}

static char class_words_lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

int galleyi_slice_is(galleyi_html_slice slice, const char *text) {
    size_t i = 0;
    while (i < slice.size && text[i] && class_words_lower(slice.data[i]) == text[i]) i++;
    return i == slice.size && !text[i];
}

int galleyi_slice_has(galleyi_html_slice slice, const char *text) {
    size_t length = strlen(text);
    for (size_t at = 0; at + length <= slice.size; at++) {
        size_t i = 0;
        while (i < length && class_words_lower(slice.data[at + i]) == text[i]) i++;
        if (i == length) return 1;
    }
    return 0;
}
