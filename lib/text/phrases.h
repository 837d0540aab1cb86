/* The fixed phrases of news pages in many languages: what a line is by its wording alone. Data: generate/phrases.tsv. */
#ifndef GALLEY_TEXT_PHRASES_H
#define GALLEY_TEXT_PHRASES_H
#include "text/phrases_table.h"

typedef enum galleyi_phrase {
    GALLEYI_PHRASE_NONE,
    GALLEYI_PHRASE_RELATED,                   /* heading over other stories */
    GALLEYI_PHRASE_READ_ALSO,                 /* "Read more: …" */
    GALLEYI_PHRASE_MOST_READ,                 /* most read, popular, trending */
    GALLEYI_PHRASE_LATEST,                    /* latest news, live ticker */
    GALLEYI_PHRASE_COMMENTS,                  /* heading of comments or a count of them */
    GALLEYI_PHRASE_NO_COMMENTS,
    GALLEYI_PHRASE_REPLY,                     /* reply, like, report under a comment; "leave a comment" */
    GALLEYI_PHRASE_NEWSLETTER,
    GALLEYI_PHRASE_SHARE,                     /* share row: networks and actions */
    GALLEYI_PHRASE_ADVERTISEMENT,
    GALLEYI_PHRASE_TAGS,
    GALLEYI_PHRASE_SOURCE,                    /* "Source: …" */
    GALLEYI_PHRASE_ORIGINAL_SOURCE,           /* "Original article source: …", "This article originally appeared on …" */
    GALLEYI_PHRASE_RIGHTS,
    GALLEYI_PHRASE_LEGAL,                     /* privacy, terms, contact, imprint, about, careers */
    GALLEYI_PHRASE_CONSENT,
    GALLEYI_PHRASE_SKIP,
    GALLEYI_PHRASE_LOGIN,
    GALLEYI_PHRASE_WALL,                      /* offers of a subscription */
    GALLEYI_PHRASE_APP,
    GALLEYI_PHRASE_READING_TIME,
    GALLEYI_PHRASE_LISTEN,
    GALLEYI_PHRASE_CREDIT,                    /* "Photo: …" */
    GALLEYI_PHRASE_CAPTION,
    GALLEYI_PHRASE_CORRECTION,
    GALLEYI_PHRASE_EDITOR_NOTE,
    GALLEYI_PHRASE_PUBLISHED,
    GALLEYI_PHRASE_UPDATED,
    GALLEYI_PHRASE_KEY_POINTS,
    GALLEYI_PHRASE_CONTENTS,                  /* table of contents */
    GALLEYI_PHRASE_PREVIOUS,
    GALLEYI_PHRASE_NEXT,
    GALLEYI_PHRASE_AUTHOR_BOX,
    GALLEYI_PHRASE_SPONSOR,                   /* affiliate and sponsor notes */
    GALLEYI_PHRASE_BREADCRUMB,                /* "Home", "You are here" */
    GALLEYI_PHRASE_VIDEO,
    GALLEYI_PHRASE_GALLERY,
    GALLEYI_PHRASE_TOP,                       /* back to top */
    GALLEYI_PHRASE_LOAD_MORE,
    GALLEYI_PHRASE_SEARCH,
    GALLEYI_PHRASE_MENU,
    GALLEYI_PHRASE_SECTION,                   /* names of sections: Sport, Politik, 财经 */
    GALLEYI_PHRASE_JAVASCRIPT,                /* browser and JavaScript notices */
    GALLEYI_PHRASE_DEVELOPING,                /* "This is a developing story" */
    GALLEYI_PHRASE_STORY_PART,                /* heads a part of the story: ingredients, method */
    GALLEYI_PHRASE_CLOSED,                    /* the story goes on for subscribers alone: "To continue reading …"; WALL is what is sold there */
    GALLEYI_PHRASE_COUNT
} galleyi_phrase;

typedef enum galleyi_phrase_kind {
    GALLEYI_PHRASE_EXACT,                     /* the line is the phrase, perhaps with a number before or behind it */
    GALLEYI_PHRASE_LABEL,                     /* the phrase, then a colon, a dash, a bar or the end of the line */
    GALLEYI_PHRASE_PREFIX,
    GALLEYI_PHRASE_SUFFIX,
    GALLEYI_PHRASE_CONTAINS
} galleyi_phrase_kind;

typedef struct galleyi_phrase_match {
    int32_t      phrase, kind;
    galleyi_span span;                        /* the phrase */
    galleyi_span rest;                        /* what follows it, without the colon and blanks */
    int64_t      number;                      /* beside an exact phrase or inside it; -1: none */
} galleyi_phrase_match;

/* What the line is; of several phrases the surer kind (in the order above), then the longer one. At most the first and the last 24 words are looked at. */
bool     galleyi_phrase_line(const char *line, size_t size, galleyi_phrase_match *match);
/* The same of the kinds that begin a line alone (exact, label, prefix): most lines are told by their first two words. */
bool     galleyi_phrase_head(const char *line, size_t size, galleyi_phrase_match *match);
/* The words of a line or of a part of it, read already. */
typedef struct galleyi_phrase_words {
    const char         *text;
    size_t              size;
    const galleyi_word *words;
    size_t              until, count;         /* phrases begin before until and end before count */
    uint64_t            all;                  /* the hashes of words[0] to words[count - 1] joined */
    const uint64_t     *heads;                /* bit i % 64 of heads[i / 64]: words[i] is among galleyi_phrases_inside */
} galleyi_phrase_words;
/* Bits of all that galleyi_phrase_find may find there, and perhaps of more. Where the words are a whole line, *bits (may be NULL) has 1 << phrase for every phrase that it matches in any kind. */
uint64_t galleyi_phrases_possible(const galleyi_phrase_words *line, uint64_t *bits);
enum { GALLEYI_PHRASE_WORDS = 24 };           /* no phrase is longer */
/* The first place at or behind offset, in a text of any length, where a phrase of one of these bits that may stand inside a text begins. */
bool     galleyi_phrase_find(const char *text, size_t size, size_t offset, uint64_t bits, galleyi_phrase_match *match);
const char *galleyi_phrase_name(int32_t phrase);   /* "related", "read-also" …; NULL: no such phrase */
#define GALLEYI_PHRASE_BIT(phrase) (UINT64_C(1) << (phrase))
#endif
