/* A news page as blocks, read: which of them are the story, its headline and fields, other stories, comments, tags, and what the rest is.
   Nothing here knows documents; lib/formats/text fills them from this. */
#ifndef GALLEY_TEXT_PAGE_H
#define GALLEY_TEXT_PAGE_H
#include "text/bylines.h"
#include "text/credits.h"
#include "text/dates.h"
#include "text/judge_features.h"
#include "text/notes.h"
#include "text/rights.h"
#include "text/sources.h"

typedef enum galleyi_part {                   /* what a block is; the first are what a document keeps */
    GALLEYI_PART_UNKNOWN, GALLEYI_PART_TITLE, GALLEYI_PART_KICKER, GALLEYI_PART_SUBTITLE, GALLEYI_PART_BYLINE, GALLEYI_PART_TIME, GALLEYI_PART_SOURCE,
    GALLEYI_PART_PARAGRAPH, GALLEYI_PART_HEADING, GALLEYI_PART_ITEM, GALLEYI_PART_CAPTION, GALLEYI_PART_CREDIT, GALLEYI_PART_RIGHTS, GALLEYI_PART_SIGNOFF,
    GALLEYI_PART_PROMO, GALLEYI_PART_STORY, GALLEYI_PART_COMMENT, GALLEYI_PART_TAG, GALLEYI_PART_NOTE, GALLEYI_PART_POINT,
    GALLEYI_PART_DROPPED,                     /* from here on: furniture, by its reason */
    GALLEYI_PART_MENU, GALLEYI_PART_RELATED_LABEL, GALLEYI_PART_READ_ALSO, GALLEYI_PART_MOST_READ, GALLEYI_PART_COMMENTS_LABEL, GALLEYI_PART_TAGS_LABEL,
    GALLEYI_PART_NEWSLETTER, GALLEYI_PART_SHARE, GALLEYI_PART_ADVERTISEMENT, GALLEYI_PART_LEGAL, GALLEYI_PART_CONSENT, GALLEYI_PART_LOGIN, GALLEYI_PART_WALL,
    GALLEYI_PART_APP, GALLEYI_PART_READING, GALLEYI_PART_NAVIGATION, GALLEYI_PART_AUTHOR_BOX, GALLEYI_PART_SPONSOR, GALLEYI_PART_BROWSER, GALLEYI_PART_REPEAT,
    GALLEYI_PART_TEASER, GALLEYI_PART_POINTS_LABEL, GALLEYI_PART_COUNT
} galleyi_part;
const char *galleyi_part_name(int32_t part);  /* "menu", "read-also" …: the reason of what is dropped */

typedef struct galleyi_piece { uint32_t block, begin, end; } galleyi_piece;   /* bytes of a block's text; begin == end: nothing */
static inline bool galleyi_piece_empty(galleyi_piece piece) { return piece.begin >= piece.end; }

typedef struct galleyi_page_time { galleyi_piece text; galleyi_time time; } galleyi_page_time;
typedef struct galleyi_page_dateline { galleyi_piece text, place, agency; } galleyi_page_dateline;
typedef struct galleyi_page_rights { galleyi_piece text, holder; int32_t year; } galleyi_page_rights;
typedef struct galleyi_page_author { galleyi_piece name, job_title, organization, email; int32_t role; bool organization_only; } galleyi_page_author;
enum { GALLEYI_PAGE_AUTHORS_MOST = 24 };

typedef struct galleyi_story {                /* another story that the page names */
    bool                  promo;              /* among the paragraphs; else in a list */
    galleyi_piece         title, source;
    galleyi_page_time     published;
    galleyi_page_dateline dateline;
    galleyi_page_rights   rights;
    uint32_t              body_begin, body_end;   /* blocks */
    uint32_t              first_at, last_end; /* bytes of the first body block that dateline took; of the last, where rights begin (0: its end) */
} galleyi_story;
typedef struct galleyi_remark {               /* a comment */
    galleyi_piece     author;
    galleyi_page_time published;
    uint32_t          body_begin, body_end;   /* blocks; those of another part are left out */
    uint32_t          depth;
} galleyi_remark;

typedef struct galleyi_page_note { uint32_t block; uint8_t kind; } galleyi_page_note;   /* galleyi_note_kind */

typedef struct galleyi_page {
    galleyi_memory     memory;
    galleyi_work      *work;
    galleyi_arena      arena;
    galleyi_blocks     blocks;
    galleyi_judge_page judged;
    uint8_t           *score, *title_score;   /* 0 to 255 a block */
    uint8_t           *part;
    uint32_t          *from, *to;             /* the bytes of each block's text that stay in the story */
    unsigned           threshold;
    bool               brief;                 /* a few lines and no page around them: all of it is the story */
    uint32_t           body_begin, body_end;  /* first block of the story and the one behind the last; equal: there is no story */
    const char        *url, *language;        /* NULL: not known */
    const galleyi_time *fetched;
    galleyi_dates_options dates;

    galleyi_piece         title, kicker, subtitle, section, byline, source, signoff;
    galleyi_piece         wall;               /* what says that the story goes on for subscribers alone */
    galleyi_page_author   authors[GALLEYI_PAGE_AUTHORS_MOST];
    uint32_t              author_count;
    galleyi_page_time     published, modified, embargoed;
    galleyi_page_dateline dateline;
    galleyi_page_rights   rights;
    galleyi_piece         original_name, original_title, original_url;
    int32_t               agency;             /* into agencies.h; -1 */
    galleyi_buffer        stories, remarks, tags, notes;   /* galleyi_story, galleyi_remark, galleyi_piece, galleyi_page_note */
    uint32_t              points_begin, points_end;   /* blocks of the key points */
    int64_t               comment_count;      /* -1: not stated */
    uint8_t               title_evidence, byline_evidence, published_evidence;   /* galleyi_evidence bits */
} galleyi_page;

/* url, language and fetched may be NULL and live as long as the page. text is UTF-8 and lives as long, too. */
void    galleyi_page_init(galleyi_page *page, const galleyi_memory *memory, galleyi_work *work, const char *url, const char *language, const galleyi_time *fetched);
void    galleyi_page_free(galleyi_page *page);
int32_t galleyi_page_read_text(galleyi_page *page, const char *text, size_t size);
/* After blocks have been added: the whole analysis. */
int32_t galleyi_page_read_blocks(galleyi_page *page);
/* Where a byte of a block's folded text stands in the decoded text; end: the end of the byte before it instead. */
uint32_t galleyi_page_source(const galleyi_page *page, const char *source, uint32_t block, uint32_t at, bool end);

/* Evidence, as bits: what speaks for a value. */
enum { GALLEYI_EVIDENCE_SCORE = 3,            /* of the headline: the judge's score in four steps */
       GALLEYI_EVIDENCE_ADDRESS = 4,          /* its words are the address's */
       GALLEYI_EVIDENCE_LABEL = 1, GALLEYI_EVIDENCE_HEAD = 2, GALLEYI_EVIDENCE_NEAR = 4,   /* of byline and time: a label; by the headline; beside the time, or with a time of day */
       GALLEYI_EVIDENCE_COUNT = 8 };

/* What the files of the analysis share: page_*.c, in the order of their work. */
#define GALLEYI_PHRASE_SET(name) GALLEYI_PHRASE_BIT(GALLEYI_PHRASE_##name)
static inline const galleyi_block *galleyi_page_block(const galleyi_page *page, size_t i) { return &page->blocks.block[i]; }
static inline galleyi_piece galleyi_page_whole(const galleyi_page *page, size_t i) {
    galleyi_piece piece = { (uint32_t)i, 0, page->blocks.block[i].size };
    return piece;
}
static inline galleyi_piece galleyi_page_piece(size_t i, galleyi_span span) {
    galleyi_piece piece = { (uint32_t)i, span.begin, span.end };
    return piece;
}
static inline bool galleyi_page_told(const galleyi_page *page, size_t i) {   /* paragraph, heading or item of the story */
    return page->part[i] >= GALLEYI_PART_PARAGRAPH && page->part[i] <= GALLEYI_PART_ITEM;
}
/* What the whole block is by its wording: a part of furniture, or UNKNOWN. *rest: what follows a label. */
int32_t galleyi_page_furniture(const galleyi_page *page, size_t i, galleyi_span *rest);
bool    galleyi_page_title_like(const galleyi_block *block);
bool    galleyi_page_date_read(const galleyi_page *page, size_t i, galleyi_date *date);         /* the block is a date, perhaps between dashes */
/* The parsers of lines, where a cheap look says that they may find something. */
bool    galleyi_page_note_read(const galleyi_page *page, size_t i, galleyi_source_note *note);
bool    galleyi_page_credit_read(const galleyi_page *page, size_t i, galleyi_credit *credit);
bool    galleyi_page_is_byline(const galleyi_page *page, size_t i);   /* by its label */
bool    galleyi_page_rights_read(const galleyi_page *page, size_t i, galleyi_rights *rights);
void    galleyi_page_set_time(galleyi_page_time *to, size_t block, const galleyi_date *date);
void    galleyi_page_choose(galleyi_page *page);          /* page_body.c: the judge's blocks */
bool    galleyi_page_sentence(const galleyi_page *page, size_t i);   /* page_body.c: a whole sentence that nothing names as furniture */
void    galleyi_page_find_series(galleyi_page *page);     /* page_series.c: numbered headings, entries of a live page */
int32_t galleyi_page_find_stories(galleyi_page *page);    /* page_related.c */
int32_t galleyi_page_find_remarks(galleyi_page *page);    /* page_comments.c */
int32_t galleyi_page_find_tags(galleyi_page *page);       /* page_tags.c */
int32_t galleyi_page_find_notes(galleyi_page *page);      /* page_notes.c: key points, notes of the desk */
void    galleyi_page_find_title(galleyi_page *page);      /* page_headline.c */
void    galleyi_page_find_fields(galleyi_page *page);     /* page_fields.c: byline, times, source */
void    galleyi_page_find_section(galleyi_page *page);    /* page_section.c */
void    galleyi_page_find_ends(galleyi_page *page);       /* page_ends.c: dateline, source notes, rights, sign-off inside paragraphs */
int32_t galleyi_page_shape(galleyi_page *page);           /* page_shape.c: paragraphs, headings, items, captions, promos */
#endif
