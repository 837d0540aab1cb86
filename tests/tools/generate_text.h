/* The words of generate_documents.c. */
#ifndef GALLEY_TESTS_GENERATE_TEXT_H
#define GALLEY_TESTS_GENERATE_TEXT_H
#include "generate_documents.h"

enum { GENERATE_TEXT_ROOM = 8192 };
/* Each writes a NUL-terminated text to out and gives its length, never 0. */
size_t generate_plain_text(generator *g, size_t words, char *out);   /* words with single blanks between them */
size_t generate_any_text(generator *g, char *out);                   /* any characters but U+0000, now and then long */
size_t generate_name(generator *g, char *out);                       /* [a-z0-9-]+ */
size_t generate_address(generator *g, char *out);
size_t generate_time(generator *g, char *out);                       /* RFC 3339 of any precision */
size_t generate_json(generator *g, char *out);                       /* one JSON value */
#endif
