/* JSON as it stands in web pages, made JSON: which a few percent of the blocks of JSON-LD are not. One pass, linear; well-formed JSON comes out with
   the same values. Repairs: BOM, CDATA and comment wrappers, comments, no-break spaces between tokens, control characters and unknown escapes in strings,
   quotation marks within strings, strings in single or curly quotes, commas too many, semicolons, what follows the value, brackets and strings left open, words of
   other languages (undefined, NaN, None, True, False). The result still has to be read: not everything can be repaired. */
#ifndef GALLEY_JSON_REPAIR_H
#define GALLEY_JSON_REPAIR_H
#include "core/buffer.h"

/* Appends the JSON to out. *repairs (may be NULL) counts what was changed; 0: out is the input but for white space. ENOMEM. */
int32_t galleyi_json_repair(galleyi_buffer *out, const char *text, size_t size, size_t *repairs);
#endif
