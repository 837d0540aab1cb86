#include "extract/class_words.h"
#include "extract/class_tokens.h"

typedef struct class_word { const char *word; uint32_t means; } class_word;

enum { CLASS_WORDS_PART = 20 };            /* letters of a word that is half of a pair */

/* A word of two parts is looked up with a hyphen between them, however the page writes it. */
static const class_word class_words_table[] = {
    { "ad", GALLEYI_WORD_FURNITURE }, { "ads", GALLEYI_WORD_FURNITURE }, { "advert", GALLEYI_WORD_FURNITURE },
    { "advertisement", GALLEYI_WORD_FURNITURE | GALLEYI_WORD_BOX }, { "also-read", GALLEYI_WORD_BOX },
    { "attribution", GALLEYI_WORD_ATTRIBUTION | GALLEYI_WORD_CREDIT }, { "author", GALLEYI_WORD_FURNITURE | GALLEYI_WORD_ATTRIBUTION },
    { "autor", GALLEYI_WORD_FURNITURE }, { "avatar", GALLEYI_WORD_FURNITURE }, { "backlink", GALLEYI_WORD_BACK }, { "backref", GALLEYI_WORD_BACK },
    { "bajada", GALLEYI_WORD_STANDFIRST }, { "banner", GALLEYI_WORD_FURNITURE }, { "bijschrift", GALLEYI_WORD_CAPTION }, { "bild", GALLEYI_WORD_PICTURE },
    { "bildtext", GALLEYI_WORD_CAPTION }, { "bildunterschrift", GALLEYI_WORD_CAPTION }, { "blurb", GALLEYI_WORD_STANDFIRST },
    { "brand", GALLEYI_WORD_FURNITURE }, { "byline", GALLEYI_WORD_FURNITURE }, { "caption", GALLEYI_WORD_CAPTION }, { "carousel", GALLEYI_WORD_GALLERY },
    { "catenaccio", GALLEYI_WORD_STANDFIRST }, { "chapeau", GALLEYI_WORD_STANDFIRST }, { "chapo", GALLEYI_WORD_STANDFIRST },
    { "comment", GALLEYI_WORD_FURNITURE }, { "comments", GALLEYI_WORD_FURNITURE }, { "copete", GALLEYI_WORD_STANDFIRST },
    { "copyright", GALLEYI_WORD_CREDIT }, { "credit", GALLEYI_WORD_CREDIT }, { "credits", GALLEYI_WORD_CREDIT }, { "deck", GALLEYI_WORD_STANDFIRST },
    { "dek", GALLEYI_WORD_STANDFIRST }, { "didascalia", GALLEYI_WORD_CAPTION }, { "disqus", GALLEYI_WORD_BOX }, { "donate", GALLEYI_WORD_BOX },
    { "drop-cap", GALLEYI_WORD_DROPCAP }, { "dropcap", GALLEYI_WORD_DROPCAP }, { "embed", GALLEYI_WORD_EMBED }, { "emoji", GALLEYI_WORD_EMOJI },
    { "encadre", GALLEYI_WORD_ASIDE }, { "entradilla", GALLEYI_WORD_STANDFIRST }, { "excerpt", GALLEYI_WORD_STANDFIRST }, { "fact-box", GALLEYI_WORD_ASIDE },
    { "factbox", GALLEYI_WORD_ASIDE }, { "faktaboks", GALLEYI_WORD_ASIDE }, { "faktaruta", GALLEYI_WORD_ASIDE }, { "figcaption", GALLEYI_WORD_CAPTION },
    { "figure", GALLEYI_WORD_PICTURE }, { "first-letter", GALLEYI_WORD_DROPCAP }, { "footnote", GALLEYI_WORD_NOTE }, { "footnote-back", GALLEYI_WORD_BACK },
    { "footnotes", GALLEYI_WORD_NOTE }, { "foto", GALLEYI_WORD_PICTURE }, { "fotocredit", GALLEYI_WORD_CREDIT }, { "gallery", GALLEYI_WORD_GALLERY },
    { "gravatar", GALLEYI_WORD_FURNITURE }, { "icon", GALLEYI_WORD_FURNITURE }, { "image", GALLEYI_WORD_PICTURE }, { "imagen", GALLEYI_WORD_PICTURE },
    { "img", GALLEYI_WORD_PICTURE }, { "immagine", GALLEYI_WORD_PICTURE }, { "info-box", GALLEYI_WORD_ASIDE }, { "infobox", GALLEYI_WORD_ASIDE },
    { "infokasten", GALLEYI_WORD_ASIDE }, { "ingress", GALLEYI_WORD_STANDFIRST }, { "intro", GALLEYI_WORD_STANDFIRST },
    { "leadin", GALLEYI_WORD_STANDFIRST }, { "legenda", GALLEYI_WORD_CAPTION }, { "legende", GALLEYI_WORD_CAPTION },
    { "lettrine", GALLEYI_WORD_DROPCAP }, { "leyenda", GALLEYI_WORD_CAPTION }, { "logo", GALLEYI_WORD_FURNITURE }, { "material-icons", GALLEYI_WORD_UNSEEN },
    { "material-symbols", GALLEYI_WORD_UNSEEN }, { "media", GALLEYI_WORD_PICTURE }, { "more-stories", GALLEYI_WORD_FURNITURE },
    { "newsletter", GALLEYI_WORD_FURNITURE | GALLEYI_WORD_BOX }, { "newsletters", GALLEYI_WORD_BOX }, { "noteref", GALLEYI_WORD_NOTE },
    { "ondertitel", GALLEYI_WORD_STANDFIRST }, { "outbrain", GALLEYI_WORD_FURNITURE | GALLEYI_WORD_BOX }, { "paywall", GALLEYI_WORD_BOX },
    { "photo", GALLEYI_WORD_PICTURE }, { "photo-credit", GALLEYI_WORD_CREDIT }, { "photocredit", GALLEYI_WORD_CREDIT },
    { "photographer", GALLEYI_WORD_CREDIT }, { "picture", GALLEYI_WORD_PICTURE }, { "piefoto", GALLEYI_WORD_CAPTION }, { "profile", GALLEYI_WORD_FURNITURE },
    { "promo", GALLEYI_WORD_FURNITURE | GALLEYI_WORD_BOX }, { "pull-quote", GALLEYI_WORD_PULLQUOTE }, { "pullquote", GALLEYI_WORD_PULLQUOTE },
    { "quote-author", GALLEYI_WORD_ATTRIBUTION }, { "read-more", GALLEYI_WORD_BOX }, { "readmore", GALLEYI_WORD_BOX },
    { "recommendations", GALLEYI_WORD_BOX }, { "recommended", GALLEYI_WORD_FURNITURE | GALLEYI_WORD_BOX }, { "relacionadas", GALLEYI_WORD_FURNITURE },
    { "related", GALLEYI_WORD_FURNITURE | GALLEYI_WORD_BOX }, { "reversefootnote", GALLEYI_WORD_BACK }, { "screen-reader", GALLEYI_WORD_UNSEEN },
    { "share", GALLEYI_WORD_FURNITURE | GALLEYI_WORD_BOX }, { "sharing", GALLEYI_WORD_FURNITURE | GALLEYI_WORD_BOX },
    { "shorttext", GALLEYI_WORD_STANDFIRST }, { "sign-up", GALLEYI_WORD_BOX }, { "signup", GALLEYI_WORD_BOX }, { "slideshow", GALLEYI_WORD_GALLERY },
    { "social", GALLEYI_WORD_FURNITURE }, { "sommario", GALLEYI_WORD_STANDFIRST }, { "sponsor", GALLEYI_WORD_FURNITURE }, { "sr-only", GALLEYI_WORD_UNSEEN },
    { "standfirst", GALLEYI_WORD_STANDFIRST }, { "sub-headline", GALLEYI_WORD_STANDFIRST }, { "sub-title", GALLEYI_WORD_STANDFIRST },
    { "subheadline", GALLEYI_WORD_STANDFIRST }, { "subscribe", GALLEYI_WORD_BOX }, { "subtitle", GALLEYI_WORD_STANDFIRST },
    { "subtitulo", GALLEYI_WORD_STANDFIRST }, { "summary", GALLEYI_WORD_STANDFIRST }, { "taboola", GALLEYI_WORD_FURNITURE | GALLEYI_WORD_BOX },
    { "teaser", GALLEYI_WORD_FURNITURE }, { "underrubrik", GALLEYI_WORD_STANDFIRST }, { "visually-hidden", GALLEYI_WORD_UNSEEN },
    { "visuallyhidden", GALLEYI_WORD_UNSEEN }, { "vorspann", GALLEYI_WORD_STANDFIRST }, { "widget", GALLEYI_WORD_FURNITURE }
};

static uint64_t class_words_bit(const char *word, size_t size) { return UINT64_C(1) << (((unsigned char)word[0] * 7u + size) & 63); }

uint32_t galleyi_class_word_of(const char *token, size_t size) {
    const galleyi_name_index *index = &galleyi_class_index;
    for (uint32_t slot = galleyi_name_slot(token, size); index->rows[slot]; slot = (slot + 1) & (GALLEYI_NAME_INDEX - 1)) {
        const class_word *word = &class_words_table[index->rows[slot] - 1];
        if (word->word[0] == token[0] && !strncmp(word->word, token, size) && !word->word[size]) return word->means;
    }
    return 0;
}

void galleyi_class_pair_set(galleyi_class_pair *pair, const char *token, size_t size) { memcpy(pair->before, token, pair->size = size); }

int galleyi_class_pair_add(galleyi_class_pair *pair, const char *token, size_t size, int parted, uint32_t *words) {
    const galleyi_name_index *index = &galleyi_class_index;
    char joined[48];
    if (size > CLASS_WORDS_PART || parted) { pair->size = 0; return 0; }
    if (pair->size && index->tails & class_words_bit(token, size) && index->heads & class_words_bit(pair->before, pair->size)) {
        memcpy(joined, pair->before, pair->size);
        joined[pair->size] = '-';
        memcpy(joined + pair->size + 1, token, size);
        *words |= galleyi_class_word_of(joined, pair->size + 1 + size) & ~(uint32_t)GALLEYI_WORD_BOX;
    }
    galleyi_class_pair_set(pair, token, size);
    return 1;
}

static char class_words_lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

int galleyi_slice_is(galleyi_html_slice slice, const char *text) {
    size_t i = 0;
    while (i < slice.size && text[i] && class_words_lower(slice.data[i]) == text[i]) i++;
    return i == slice.size && !text[i];
}

int galleyi_slice_has(galleyi_html_slice slice, const char *text) {
    size_t length = strlen(text);
    char small = text[0], capital = small >= 'a' && small <= 'z' ? (char)(small - 32) : small;
    for (size_t at = 0; at + length <= slice.size; at++) {
        size_t i = 0;
        if (slice.data[at] != small && slice.data[at] != capital && length) continue;
        while (i < length && class_words_lower(slice.data[at + i]) == text[i]) i++;
        if (i == length) return 1;
    }
    return 0;
}
