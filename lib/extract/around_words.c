/* Class names, ids and item properties by their words: each name is cut at marks, digits and changes of case, and means what its words mean together. */
#include "extract/dom_around.h"

enum {
    AW_COMMENT = 1, AW_PLURAL = 1 << 1, AW_LIST = 1 << 2, AW_TEXT = 1 << 3, AW_AUTHOR = 1 << 4, AW_NAME = 1 << 5, AW_TIME = 1 << 6, AW_NOISE = 1 << 7, AW_RELATED = 1 << 8,
    AW_POPULAR = 1 << 9, AW_TAGS = 1 << 10, AW_SERIES = 1 << 11, AW_LIVE = 1 << 12, AW_UPDATE = 1 << 13, AW_SOURCE = 1 << 14, AW_TITLE = 1 << 15, AW_SUMMARY = 1 << 16,
    AW_PREVIOUS = 1 << 17, AW_NEXT = 1 << 18, AW_GALLERY = 1 << 19, AW_BADGE = 1 << 20, AW_NOTE = 1 << 21, AW_CREDIT = 1 << 22, AW_CAPTION = 1 << 23, AW_COUNT = 1 << 24,
    AW_KEY = 1 << 25, AW_POINTS = 1 << 26, AW_MORE = 1 << 27, AW_READ = 1 << 28, AW_STORIES = 1 << 29, AW_LIKES = 1 << 30
};
#define AW_CARD UINT64_C(0x100000000)
#define AW_BLOG UINT64_C(0x200000000)
#define AW_ALSO UINT64_C(0x400000000)
#define AW_NUMBER UINT64_C(0x800000000)
#define AW_REPLIES UINT64_C(0x1000000000)
#define AW_AD UINT64_C(0x2000000000)
#define AW_AREA UINT64_C(0x4000000000)
#define AW_LOOK UINT64_C(0x8000000000)        /* "text-right": how a text looks, not that it is one */

typedef struct around_word { const char *word; uint64_t means; } around_word;

static const around_word around_words_table[] = {
    { "abstract", AW_SUMMARY }, { "action", AW_NOISE }, { "actions", AW_NOISE }, { "ad", AW_AD }, { "ads", AW_AD }, { "advert", AW_AD }, { "advertisement", AW_AD },
    { "aehnliche", AW_RELATED }, { "ago", AW_TIME }, { "aktuell", AW_POPULAR }, { "align", AW_LOOK }, { "also", AW_ALSO }, { "area", AW_AREA }, { "article", AW_STORIES }, { "articles", AW_STORIES },
    { "author", AW_AUTHOR | AW_BADGE }, { "auteur", AW_AUTHOR }, { "autor", AW_AUTHOR }, { "autore", AW_AUTHOR }, { "avatar", AW_NOISE | AW_BADGE },
    { "badge", AW_NOISE | AW_BADGE }, { "blog", AW_BLOG }, { "body", AW_TEXT }, { "brand", AW_SOURCE }, { "bold", AW_LOOK }, { "btn", AW_NOISE }, { "button", AW_NOISE }, { "buttons", AW_NOISE },
    { "byline", AW_AUTHOR | AW_BADGE },
    { "caption", AW_CAPTION }, { "card", AW_CARD }, { "carousel", AW_GALLERY }, { "center", AW_LOOK }, { "children", AW_REPLIES }, { "comment", AW_COMMENT }, { "comments", AW_COMMENT | AW_PLURAL },
    { "commentlist", AW_COMMENT | AW_LIST }, { "commentaire", AW_COMMENT }, { "commentaires", AW_COMMENT | AW_PLURAL }, { "comentario", AW_COMMENT },
    { "comentarios", AW_COMMENT | AW_PLURAL }, { "commento", AW_COMMENT }, { "commenti", AW_COMMENT | AW_PLURAL }, { "commenter", AW_NAME }, { "commentbody", AW_COMMENT | AW_TEXT },
    { "commenttext", AW_COMMENT | AW_TEXT }, { "commentmetadata", AW_TIME }, { "commentauthor", AW_COMMENT | AW_AUTHOR }, { "con", AW_TEXT }, { "container", AW_LIST },
    { "content", AW_TEXT }, { "copy", AW_TEXT }, { "copyright", AW_CREDIT }, { "correction", AW_NOTE }, { "corrections", AW_NOTE }, { "correlati", AW_RELATED },
    { "correlate", AW_RELATED }, { "count", AW_NOISE | AW_COUNT }, { "counter", AW_NOISE | AW_COUNT }, { "credit", AW_CREDIT }, { "credits", AW_CREDIT },
    { "clarification", AW_NOTE },
    { "date", AW_TIME }, { "datetime", AW_TIME }, { "datum", AW_TIME }, { "dek", AW_SUMMARY }, { "desc", AW_SUMMARY | AW_TEXT }, { "description", AW_SUMMARY | AW_TEXT },
    { "delete", AW_NOISE }, { "dialog", AW_NOISE }, { "dlg", AW_NOISE }, { "details", AW_TIME }, { "disqus", AW_COMMENT | AW_LIST }, { "dossier", AW_SERIES },
    { "error", AW_NOISE }, { "edit", AW_NOISE }, { "entries", AW_PLURAL }, { "entry", AW_UPDATE }, { "excerpt", AW_SUMMARY | AW_TEXT },
    { "fecha", AW_TIME }, { "figcaption", AW_CAPTION }, { "fn", AW_NAME }, { "footer", AW_NOISE }, { "form", AW_NOISE }, { "forms", AW_NOISE },
    { "gallery", AW_GALLERY }, { "galerie", AW_GALLERY }, { "gerelateerd", AW_RELATED }, { "gray", AW_LOOK }, { "gravatar", AW_NOISE | AW_BADGE },
    { "holder", AW_AREA }, { "header", AW_TIME }, { "heading", AW_TITLE }, { "headline", AW_TITLE }, { "highlights", AW_KEY | AW_POINTS }, { "hidden", AW_NOISE },
    { "icon", AW_NOISE | AW_BADGE }, { "image", AW_NOISE }, { "img", AW_NOISE }, { "info", AW_TIME }, { "input", AW_NOISE }, { "item", AW_UPDATE },
    { "key", AW_KEY }, { "keypoints", AW_KEY | AW_POINTS }, { "keyword", AW_TAGS }, { "keywords", AW_TAGS }, { "komentar", AW_COMMENT }, { "komentarz", AW_COMMENT }, { "komentarze", AW_COMMENT | AW_PLURAL },
    { "kommentar", AW_COMMENT }, { "kommentare", AW_COMMENT | AW_PLURAL }, { "kommentarer", AW_COMMENT | AW_PLURAL },
    { "latest", AW_POPULAR }, { "left", AW_LOOK }, { "like", AW_LIKES | AW_ALSO }, { "likes", AW_NOISE | AW_LIKES }, { "link", AW_NOISE }, { "links", AW_NOISE }, { "list", AW_LIST | AW_PLURAL }, { "listing", AW_LIST },
    { "live", AW_LIVE }, { "liveblog", AW_LIVE | AW_BLOG }, { "livestream", AW_LIVE | AW_BLOG }, { "liveticker", AW_LIVE | AW_BLOG }, { "loader", AW_NOISE }, { "login", AW_NOISE }, { "logo", AW_BADGE },
    { "modal", AW_NOISE }, { "module", AW_LIST }, { "menu", AW_NOISE }, { "message", AW_TEXT }, { "meta", AW_TIME }, { "metadata", AW_TIME }, { "more", AW_MORE }, { "most", AW_POPULAR }, { "mostread", AW_POPULAR },
    { "muted", AW_LOOK }, { "new", AW_NOISE }, { "name", AW_NAME }, { "nav", AW_NOISE }, { "navigation", AW_NOISE }, { "newer", AW_NEXT }, { "news", AW_STORIES }, { "newsletter", AW_AD }, { "next", AW_NEXT },
    { "nick", AW_NAME }, { "nickname", AW_NAME }, { "note", AW_NOTE }, { "notice", AW_NOISE }, { "number", AW_NOISE | AW_COUNT },
    { "older", AW_PREVIOUS }, { "overlay", AW_NOISE }, { "outbrain", AW_AD },
    { "partage", AW_NOISE }, { "popup", AW_NOISE }, { "pager", AW_NOISE }, { "pagination", AW_NOISE }, { "policy", AW_NOISE }, { "popular", AW_POPULAR }, { "post", AW_STORIES | AW_UPDATE }, { "posted", AW_TIME }, { "posts", AW_STORIES },
    { "powiazane", AW_RELATED }, { "prev", AW_PREVIOUS }, { "previous", AW_PREVIOUS }, { "profile", AW_BADGE }, { "promo", AW_CARD }, { "published", AW_TIME }, { "publisher", AW_SOURCE },
    { "points", AW_POINTS },
    { "rating", AW_NOISE }, { "read", AW_READ }, { "readmore", AW_READ | AW_MORE }, { "readnext", AW_RELATED }, { "recommend", AW_RELATED }, { "recommendation", AW_RELATED },
    { "recommendations", AW_RELATED }, { "recommended", AW_RELATED }, { "recent", AW_POPULAR }, { "recentcomments", AW_POPULAR }, { "recs", AW_RELATED }, { "related", AW_RELATED }, { "relatedposts", AW_RELATED }, { "relacionada", AW_RELATED },
    { "relacionadas", AW_RELATED }, { "relacionado", AW_RELATED }, { "relacionados", AW_RELATED }, { "relaterad", AW_RELATED }, { "relaterade", AW_RELATED }, { "relaterat", AW_RELATED },
    { "relaterte", AW_RELATED }, { "relaterede", AW_RELATED }, { "replies", AW_REPLIES }, { "reply", AW_NOISE }, { "report", AW_NOISE }, { "respond", AW_NOISE },
    { "right", AW_LOOK }, { "score", AW_NOISE | AW_LIKES }, { "section", AW_AREA }, { "series", AW_SERIES }, { "serie", AW_SERIES }, { "share", AW_NOISE }, { "similar", AW_RELATED }, { "similaires", AW_RELATED },
    { "slider", AW_GALLERY }, { "slideshow", AW_GALLERY }, { "small", AW_LOOK }, { "social", AW_NOISE }, { "sort", AW_NOISE }, { "source", AW_SOURCE }, { "sponsored", AW_AD }, { "standfirst", AW_SUMMARY },
    { "stories", AW_STORIES }, { "story", AW_STORIES | AW_TEXT }, { "summary", AW_SUMMARY | AW_TEXT },
    { "taboola", AW_AD }, { "tag", AW_TAGS }, { "tagbox", AW_TAGS }, { "taglist", AW_TAGS }, { "tags", AW_TAGS }, { "takeaways", AW_KEY | AW_POINTS }, { "teaser", AW_CARD }, { "text", AW_TEXT }, { "thread", AW_LIST },
    { "threads", AW_LIST }, { "ticker", AW_LIVE }, { "time", AW_TIME }, { "timestamp", AW_TIME }, { "title", AW_TITLE }, { "toggle", AW_NOISE }, { "template", AW_LIST }, { "tools", AW_NOISE }, { "topic", AW_TAGS },
    { "topics", AW_TAGS }, { "trending", AW_POPULAR }, { "txt", AW_TEXT },
    { "up", AW_READ }, { "update", AW_UPDATE }, { "updates", AW_UPDATE | AW_PLURAL }, { "uppercase", AW_LOOK }, { "user", AW_NAME }, { "username", AW_NAME },
    { "vcard", AW_AUTHOR }, { "verwandt", AW_RELATED }, { "verwandte", AW_RELATED }, { "vote", AW_NOISE | AW_LIKES }, { "votes", AW_NOISE | AW_LIKES },
    { "white", AW_LOOK }, { "widget", AW_NOISE }, { "wrap", AW_AREA }, { "wrapper", AW_AREA }, { "writer", AW_NAME }, { "yorum", AW_COMMENT }, { "yorumlar", AW_COMMENT | AW_PLURAL }
};

enum { AROUND_WORDS_TOKEN = 20 };

static uint64_t around_words_find(const char *token, size_t size) {
    const galleyi_name_index *index = &galleyi_around_index;
    if (size < 2 || size > AROUND_WORDS_TOKEN) return 0;
    for (uint32_t slot = galleyi_name_slot(token, size); index->rows[slot]; slot = (slot + 1) & (GALLEYI_NAME_INDEX - 1)) {
        const around_word *word = &around_words_table[index->rows[slot] - 1];
        if (word->word[0] == token[0] && !strncmp(word->word, token, size) && !word->word[size]) return word->means;
    }
    return 0;
}

/* What one name means by its words. */
static uint32_t around_words_name(uint64_t w) {
    uint32_t roles = 0;
    if (w & AW_LOOK) w &= ~(uint64_t)AW_TEXT;
    if (w & AW_COMMENT && !(w & AW_POPULAR)) {
        if (w & (AW_LIST | AW_PLURAL | AW_AREA) && !(w & (AW_TEXT | AW_AUTHOR | AW_NAME | AW_TIME | AW_NOISE))) roles |= w & (AW_LIST | AW_PLURAL) ? GALLEYI_AROUND_COMMENT_LIST : 0;
        else if (!(w & (AW_TEXT | AW_AUTHOR | AW_NAME | AW_TIME | AW_NOISE | AW_REPLIES | AW_TITLE | AW_MORE))) roles |= GALLEYI_AROUND_COMMENT;
        if (w & AW_NUMBER && !(w & (AW_NOISE | AW_TEXT | AW_PLURAL | AW_LIST))) roles |= GALLEYI_AROUND_COMMENT | GALLEYI_AROUND_NUMBERED;
        if (w & AW_COUNT) roles |= GALLEYI_AROUND_COUNT;
    }
    if (w & AW_NOISE && !(w & AW_TEXT)) roles |= GALLEYI_AROUND_NOISE;
    if (w & AW_TEXT && !(w & (AW_NOISE | AW_LIST))) roles |= w & (AW_COMMENT | AW_SUMMARY) || !(w & (AW_TIME | AW_AUTHOR)) ? GALLEYI_AROUND_TEXT : 0;
    if (w & AW_AUTHOR && !(w & (AW_NOISE | AW_TEXT))) roles |= w & AW_NAME ? GALLEYI_AROUND_NAME : GALLEYI_AROUND_AUTHOR;
    if (w & AW_NAME && !(w & (AW_NOISE | AW_TEXT))) roles |= GALLEYI_AROUND_NAME;
    if (w & AW_TIME && !(w & (AW_TEXT | AW_AUTHOR | AW_NAME))) roles |= GALLEYI_AROUND_TIME;
    if (w & AW_POPULAR) roles |= GALLEYI_AROUND_POPULAR;
    if (w & AW_TAGS) roles |= GALLEYI_AROUND_TAGS;
    if (w & AW_AD) roles |= GALLEYI_AROUND_AD;
    int related = (w & AW_RELATED) || (w & AW_MORE && w & AW_STORIES) || (w & AW_READ && w & (AW_NEXT | AW_ALSO)) || (w & AW_ALSO && w & AW_LIKES && w & AW_STORIES);
    if (related && !(w & (AW_TAGS | AW_AUTHOR | AW_AD | AW_COMMENT))) roles |= GALLEYI_AROUND_RELATED;
    if (w & AW_SERIES) roles |= GALLEYI_AROUND_SERIES;
    if (w & AW_LIVE && w & (AW_BLOG | AW_UPDATE | AW_STORIES)) roles |= w & AW_UPDATE && !(w & (AW_PLURAL | AW_LIST | AW_TEXT | AW_TIME | AW_TITLE | AW_NOISE)) ? GALLEYI_AROUND_UPDATE | GALLEYI_AROUND_LIVE : GALLEYI_AROUND_LIVE;
    if (w & AW_SOURCE) roles |= GALLEYI_AROUND_SOURCE;
    if (w & AW_TITLE && !(w & AW_TEXT)) roles |= GALLEYI_AROUND_TITLE;
    if (w & AW_SUMMARY) roles |= GALLEYI_AROUND_SUMMARY;
    if (w & AW_PREVIOUS) roles |= GALLEYI_AROUND_PREVIOUS;
    if (w & AW_NEXT && !(w & AW_READ)) roles |= GALLEYI_AROUND_NEXT;
    if (w & AW_GALLERY) roles |= GALLEYI_AROUND_GALLERY;
    if (w & AW_BADGE) roles |= GALLEYI_AROUND_BADGE;
    if (w & AW_NOTE) roles |= GALLEYI_AROUND_NOTE;
    if (w & AW_CREDIT) roles |= GALLEYI_AROUND_CREDIT;
    if (w & AW_CAPTION || (w & AW_GALLERY && w & AW_SUMMARY)) roles |= GALLEYI_AROUND_CAPTION;
    if (w & AW_KEY && w & AW_POINTS) roles |= GALLEYI_AROUND_KEY_POINTS;
    if (w & AW_CARD) roles |= GALLEYI_AROUND_CARD;
    if (w & AW_LIKES) roles |= GALLEYI_AROUND_LIKES;
    if (w & AW_REPLIES) roles |= GALLEYI_AROUND_REPLIES;
    return roles;
}

void galleyi_around_read_word(galleyi_around_reading *reading, const char *token, size_t size) {
    reading->last = around_words_find(token, size);
    reading->words |= reading->last;
}

void galleyi_around_read_digit(galleyi_around_reading *reading) {
    if (reading->last & AW_COMMENT) reading->words |= AW_NUMBER;
    reading->last = 0;
}

uint32_t galleyi_around_read_end(const galleyi_around_reading *reading) { return around_words_name(reading->words); }

/* schema.org's names for the same: https://schema.org/Comment, https://schema.org/LiveBlogPosting */
uint32_t galleyi_around_property(galleyi_html_slice value) {
    static const struct { const char *name; uint32_t role; } names[] = {
        { "comment", GALLEYI_AROUND_COMMENT }, { "commentText", GALLEYI_AROUND_TEXT }, { "text", GALLEYI_AROUND_TEXT }, { "author", GALLEYI_AROUND_AUTHOR }, { "creator", GALLEYI_AROUND_AUTHOR },
        { "name", GALLEYI_AROUND_NAME }, { "datePublished", GALLEYI_AROUND_TIME }, { "dateCreated", GALLEYI_AROUND_TIME }, { "commentTime", GALLEYI_AROUND_TIME },
        { "liveBlogUpdate", GALLEYI_AROUND_UPDATE | GALLEYI_AROUND_LIVE }, { "headline", GALLEYI_AROUND_TITLE }, { "commentCount", GALLEYI_AROUND_COUNT }, { "upvoteCount", GALLEYI_AROUND_LIKES }
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (galleyi_around_is_word(value, names[i].name)) return names[i].role;
    return 0;
}

uint32_t galleyi_around_type(galleyi_html_slice type) {
    static const char *const types[] = { "/Comment", "/UserComments" };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        size_t size = strlen(types[i]);
        if (type.size >= size && !memcmp(type.data + type.size - size, types[i], size)) return GALLEYI_AROUND_COMMENT | GALLEYI_AROUND_NUMBERED;
    }
    return 0;
}
