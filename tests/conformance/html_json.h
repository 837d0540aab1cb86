/* As much of JSON as html5lib's tokenizer tests need: a tree of values, lone surrogates kept (three bytes each, as WTF-8 does). */
#ifndef GALLEY_TESTS_HTML_JSON_H
#define GALLEY_TESTS_HTML_JSON_H
#include "core/arena.h"

typedef struct json_value {
    char kind;                       /* { [ " t f n 0 */
    char *key, *text;                /* key: of a member */
    size_t size;
    struct json_value *child, *next;
} json_value;

json_value *json_read(galleyi_arena *arena, const char *text, size_t size);   /* NULL: malformed */
json_value *json_member(json_value *object, const char *key);
/* \uHHHH within the text is resolved once more. */
void json_unescape(json_value *value);
#endif
