/* The rights line: alone, or at the end of a longer paragraph. */
#ifndef GALLEY_TEXT_RIGHTS_H
#define GALLEY_TEXT_RIGHTS_H
#include "text/words.h"

typedef struct galleyi_rights {
    galleyi_span text;                        /* from "Copyright", "©" or "All rights" to the end of what speaks of rights */
    galleyi_span holder;                      /* empty where none is named */
    int32_t      year, last_year;             /* 0: none; 2019-2025 gives both */
    bool         reserved;                    /* all rights reserved, or a ban on copying, in any language */
    bool         whole;                       /* the line holds nothing else, but perhaps a menu behind bars */
} galleyi_rights;

bool galleyi_rights_parse(const char *text, size_t size, galleyi_rights *rights);
/* Bytes of a "(c)" or a copyright sign, or of the word "Copyright", at `at`; 0: none. No rights line is without one or a phrase of RIGHTS. */
size_t galleyi_rights_sign(const char *text, size_t size, size_t at);
size_t galleyi_rights_word(const char *text, size_t size, size_t at);
#endif
