/* Reads a line as a byline: the names in it with their roles. Nothing is allocated; spans are of the line. */
#ifndef GALLEY_TEXT_BYLINES_H
#define GALLEY_TEXT_BYLINES_H
#include "text/names.h"

typedef enum galleyi_role {
    GALLEYI_ROLE_AUTHOR, GALLEYI_ROLE_PHOTOGRAPHER, GALLEYI_ROLE_EDITOR, GALLEYI_ROLE_TRANSLATOR, GALLEYI_ROLE_REPORTER, GALLEYI_ROLE_CONTRIBUTOR,
    GALLEYI_ROLE_ILLUSTRATOR, GALLEYI_ROLE_REVIEWER, GALLEYI_ROLE_VIDEOGRAPHER, GALLEYI_ROLE_HOST,
    GALLEYI_ROLE_COUNT
} galleyi_role;
const char *galleyi_role_name(int32_t role);  /* "author" … */

typedef struct galleyi_byline_author {
    galleyi_span name;
    galleyi_span job_title, organization, email;
    int32_t      role;
    bool         organization_only;           /* name is an organization's, no person's */
    uint8_t      confidence;                  /* 0 to 100 */
} galleyi_byline_author;

enum {                                        /* what the caller knows of the line's place */
    GALLEYI_BYLINE_NEAR_HEADLINE = 1,         /* among the few lines below the headline */
    GALLEYI_BYLINE_NEXT_TO_DATE = 2,          /* a date's line stands right before or after it */
    GALLEYI_BYLINE_TAIL = 4,                  /* right behind the last paragraph */
    GALLEYI_BYLINE_GIVEN = 8,                 /* a field for authors, such as metadata: names need no label */
    GALLEYI_BYLINE_PEN_NAMES = 16             /* a whole line: behind "By" words with capitals are an author, whatever they are */
};
#define GALLEYI_BYLINE_AUTHORS_MOST 24
#define GALLEYI_BYLINE_MOST            97     /* the highest confidence with a label */
#define GALLEYI_BYLINE_UNLABELLED_MOST 92     /* and without */

typedef struct galleyi_byline {
    galleyi_span text;                        /* the byline as printed, without date and furniture */
    galleyi_span date;                        /* as given, or what was seen to be a date */
    size_t       author_count;
    bool         labelled;                    /* a word such as By, Von, 记者 said so */
    bool         next_line;                   /* the names stand on the following line: spans are of that one */
    uint8_t      confidence;                  /* 0 to 100: that the line is a byline at all */
    galleyi_byline_author authors[GALLEYI_BYLINE_AUTHORS_MOST];
} galleyi_byline;

/* date: bytes of the line that are known to be a date, {0, 0} where none is. next: the following line where there is one ("By" stands alone).
   False: no byline; authors of confidence under 40 are never given. */
bool galleyi_byline_parse(const char *line, size_t size, const char *next, size_t next_size, galleyi_span date, unsigned context, galleyi_byline *byline);
#endif
