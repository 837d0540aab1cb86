/* Trees and tokens in the forms of html5lib's tests. */
#ifndef GALLEY_TESTS_DUMP_H
#define GALLEY_TESTS_DUMP_H
#include "core/buffer.h"
#include "html/html_parser.h"

void dump_tree(galleyi_buffer *out, const galleyi_html *html, int spans);
/* One JSON array a token, each with ",\n" behind it; adjacent text is one token. */
typedef struct dump_tokens { galleyi_buffer *out; galleyi_buffer text; int spans; uint32_t begin, end; } dump_tokens;
void dump_token(void *tokens, const galleyi_html *html, const galleyi_html_token *token);   /* galleyi_html_options.token */
void dump_flush(dump_tokens *tokens);
#endif
