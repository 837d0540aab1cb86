/* JSON as a text that is kept, not read: is it one well-formed value (RFC 8259), and the same without its white space. */
#ifndef GALLEY_CORE_JSON_TEXT_H
#define GALLEY_CORE_JSON_TEXT_H
#include "core/buffer.h"

/* OK, ENOMEM, or ESYNTAX where text is not one JSON value in valid UTF-8 or is nested deeper than 512. Appends to out (NULL: only looks). */
int32_t galleyi_json_minify(galleyi_buffer *out, const char *text, size_t length);
#endif
