/* What stands around a story on its page: other stories, comments, updates, notes, media. Found on the tree before the body is written (what is theirs is none of
   the body's) and written to the article after its fields. */
#ifndef GALLEY_EXTRACT_DOM_AROUND_H
#define GALLEY_EXTRACT_DOM_AROUND_H
#include "extract/class_words.h"
#include "extract/dom_images.h"
#include "extract/extraction.h"
#include "extract/metadata.h"
#include "text/dates.h"

/* What class, id and item properties say that an element is; the words stand in around_words.c. */
enum {
    GALLEYI_AROUND_COMMENT = 1, GALLEYI_AROUND_COMMENT_LIST = 1 << 1, GALLEYI_AROUND_NUMBERED = 1 << 2, GALLEYI_AROUND_TEXT = 1 << 3, GALLEYI_AROUND_AUTHOR = 1 << 4,
    GALLEYI_AROUND_NAME = 1 << 5, GALLEYI_AROUND_TIME = 1 << 6, GALLEYI_AROUND_NOISE = 1 << 7, GALLEYI_AROUND_RELATED = 1 << 8, GALLEYI_AROUND_POPULAR = 1 << 9,
    GALLEYI_AROUND_TAGS = 1 << 10, GALLEYI_AROUND_SERIES = 1 << 11, GALLEYI_AROUND_LIVE = 1 << 12, GALLEYI_AROUND_UPDATE = 1 << 13, GALLEYI_AROUND_SOURCE = 1 << 14,
    GALLEYI_AROUND_TITLE = 1 << 15, GALLEYI_AROUND_SUMMARY = 1 << 16, GALLEYI_AROUND_PREVIOUS = 1 << 17, GALLEYI_AROUND_NEXT = 1 << 18, GALLEYI_AROUND_GALLERY = 1 << 19,
    GALLEYI_AROUND_BADGE = 1 << 20, GALLEYI_AROUND_NOTE = 1 << 21, GALLEYI_AROUND_CREDIT = 1 << 22, GALLEYI_AROUND_CAPTION = 1 << 23, GALLEYI_AROUND_COUNT = 1 << 24,
    GALLEYI_AROUND_KEY_POINTS = 1 << 25, GALLEYI_AROUND_CARD = 1 << 26, GALLEYI_AROUND_LIKES = 1 << 27, GALLEYI_AROUND_REPLIES = 1 << 28, GALLEYI_AROUND_AD = 1 << 29
};

#define GALLEYI_AROUND_BEGINS ((uint32_t)(GALLEYI_AROUND_COMMENT | GALLEYI_AROUND_COMMENT_LIST | GALLEYI_AROUND_COUNT | GALLEYI_AROUND_LIVE | GALLEYI_AROUND_RELATED | GALLEYI_AROUND_SERIES \
    | GALLEYI_AROUND_PREVIOUS | GALLEYI_AROUND_NEXT))

typedef struct galleyi_remark_found {         /* a comment */
    uint32_t node, parent;                    /* parent: 1 + index of what it answers; 0: none */
    uint32_t author, author_block, time, likes;   /* nodes; author_block: 1 + block */
    uint8_t  author_rank, time_rank, dropped;
    uint32_t number;                          /* hash of its number in the page; 0: none */
    uint32_t explicit_texts, loose_texts, loose_words;
    galley_record *record;
    uint32_t depth;
} galleyi_remark_found;

enum { GALLEYI_CARD_RELATED, GALLEYI_CARD_PROMO, GALLEYI_CARD_SERIES, GALLEYI_CARD_PREVIOUS, GALLEYI_CARD_NEXT, GALLEYI_CARD_MEMBER };
typedef struct galleyi_card {
    uint32_t link, scope, begin, end;         /* the link; the element that holds the card; its nodes */
    uint32_t title;                           /* block */
    uint8_t  relation, in_body;
} galleyi_card;

typedef struct galleyi_note_found { uint32_t first, last; uint8_t kind; } galleyi_note_found;   /* blocks; galleyi_note_kind */

typedef struct galleyi_media_name { const char *url; uint32_t hash, size; } galleyi_media_name;

typedef struct galleyi_node_list { uint32_t *nodes, count, capacity; } galleyi_node_list;   /* in order */

typedef struct galleyi_around {
    galleyi_extraction   *x;
    uint32_t              body_first, body_last;   /* first and last chosen block; first > last: none */
    galleyi_node_list     told;               /* elements with a role that begins something (GALLEYI_AROUND_BEGINS) */
    galleyi_node_list     links, fields;      /* a elements with attributes; elements that may speak of a field */
    uint32_t              meta_count, roles;  /* roles: of all elements */
    uint32_t             *owner;              /* of each block: 1 + the comment it belongs to; NULL: there are none */
    uint8_t              *part;               /* of each block of a comment */
    galleyi_remark_found *comments;
    uint32_t              comment_count, comment_capacity;
    galleyi_card         *cards;
    uint32_t              card_count, card_capacity;
    uint32_t             *updates;            /* nodes of a live blog's posts */
    uint32_t              update_count, update_capacity;
    int                   listing;            /* a home or section page: the cards are its members, and there is no story */
    galleyi_note_found   *notes;
    uint32_t              note_count, note_capacity;
    uint32_t              points_first, points_last;   /* blocks of the key points; points_last 0: none */
    struct galleyi_media_name *media_names;   /* of each media, so far as they were asked for */
    uint32_t              media_name_count, media_name_capacity;
    galleyi_buffer        text;
    galleyi_metadata     *m;                  /* while the article is filled */
} galleyi_around;

/* dom_around.c */
int32_t galleyi_around_find(galleyi_extraction *x);          /* after the blocks are chosen */
int32_t galleyi_around_fill(galleyi_metadata *m);            /* after the fields */
int32_t galleyi_around_fill_listing(galleyi_extraction *x);  /* of a page without a story: its teasers */
void    galleyi_around_free(galleyi_extraction *x);
/* around_words.c, for dom_names.c: the words of one name as they are read, and what they say together. */
typedef struct galleyi_around_reading { uint64_t words, last; } galleyi_around_reading;
void     galleyi_around_read_word(galleyi_around_reading *reading, const char *token, size_t size);   /* lower case */
void     galleyi_around_read_digit(galleyi_around_reading *reading);
uint32_t galleyi_around_read_end(const galleyi_around_reading *reading);
uint32_t galleyi_around_property(galleyi_html_slice value);
uint32_t galleyi_around_type(galleyi_html_slice type);
static inline uint32_t galleyi_around_roles(const galleyi_around *a, uint32_t node) { return galleyi_dom_name_of(&a->x->page.names, node)->roles; }

/* The folded text of nodes begin to end - 1, at most some 4,000 bytes, into a->text. */
int32_t galleyi_around_read(galleyi_around *a, uint32_t begin, uint32_t end);
/* a->text into a field; the span is that of node where its text is one piece. */
int32_t galleyi_around_put(galleyi_around *a, galley_record *record, int32_t field, const char *origin, uint32_t node);
/* The block as a paragraph of the record's body. */
int32_t galleyi_around_paragraph(galleyi_around *a, galley_record *record, const galleyi_dom_block *b);
/* An absolute address of http or https; 0: it is none. url is of the page's arena. */
int     galleyi_around_address(galleyi_around *a, galleyi_html_slice reference, galleyi_url *url, int32_t *status);
/* A time as written in text into a timestamp; *stored 0: it is none. */
int32_t galleyi_around_time(galleyi_around *a, galley_record *record, int32_t field, const char *text, size_t size, const char *origin, int *stored);
int32_t galleyi_around_time_of(galleyi_around *a, galley_record *record, int32_t field, uint32_t node, int *stored);   /* time elements and their like */
/* Every value of a record that says no origin yet. */
int32_t galleyi_around_origins(galley_record *record, const char *origin);
/* Room for one more in an array of the page's arena. */
void   *galleyi_around_more(galleyi_around *a, void *array, uint32_t count, uint32_t *capacity, size_t size);
int     galleyi_around_is_word(galleyi_html_slice value, const char *word);   /* a token of a list such as rel, letters' case aside */

int32_t galleyi_comments_find(galleyi_around *a);  /* dom_comments.c */
int32_t galleyi_comments_fill(galleyi_around *a);
int32_t galleyi_cards_find(galleyi_around *a);     /* dom_cards.c */
int32_t galleyi_cards_fill(galleyi_around *a, galley_record *to);   /* article, or document of a listing */
int32_t galleyi_live_find(galleyi_around *a);      /* dom_live.c */
int32_t galleyi_live_fill(galleyi_around *a);
int32_t galleyi_media_fill(galleyi_around *a);     /* dom_media.c */
int32_t galleyi_notes_find(galleyi_around *a);     /* dom_notes.c */
int32_t galleyi_notes_fill(galleyi_around *a);
#endif
