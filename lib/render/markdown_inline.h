/* Inline content for the Markdown renderer. White space and breaks are written late: those at an edge of emphasis, of a link or of a paragraph move out of it. */
#ifndef GALLEY_RENDER_MARKDOWN_INLINE_H
#define GALLEY_RENDER_MARKDOWN_INLINE_H
#include "render/markdown.h"

typedef struct galleyi_markdown_mark {
    const galley_node *node;                  /* NULL: the emphasis of a caption */
    int16_t            kind;
    char               character;             /* of emphasis and strong: the one it was opened with */
    uint8_t            apart;                 /* its delimiters must not touch a letter outside */
} galleyi_markdown_mark;

typedef struct galleyi_markdown {
    galleyi_output        *out;
    galleyi_buffer        *buffer;            /* of out */
    galleyi_losses        *losses;
    galleyi_buffer         prefix;            /* what stands at the start of each line */
    uint8_t                line;              /* GALLEYI_MARKDOWN_AT_* */
    uint8_t                first_line, begun, space, encode_next;
    uint8_t                in_link, in_table, in_heading;
    uint32_t               breaks;
    size_t                 note_end;          /* where the last footnote reference ends: a parenthesis that touched it would make a link of it */
    size_t                 code_end;          /* where the last code ends in the buffer: one that touched it would make one with it */
    uint32_t               mark_count, mark_open;   /* marks before mark_open are written */
    galleyi_markdown_mark  marks[GALLEYI_BODY_DEPTH + 4];
} galleyi_markdown;

enum { GALLEYI_MARKDOWN_AT_TEXT, GALLEYI_MARKDOWN_AT_START, GALLEYI_MARKDOWN_AT_DIGITS };

void galleyi_markdown_init(galleyi_markdown *m, galleyi_output *out, galleyi_losses *losses);
void galleyi_markdown_free(galleyi_markdown *m);
/* Begins a paragraph's content (place as in galleyi_markdown_text), or ends it: what is owed is dropped. */
void galleyi_markdown_begin(galleyi_markdown *m, int place);
void galleyi_markdown_add(galleyi_markdown *m, const char *text, size_t length, int more);   /* more: something may follow in this paragraph */
void galleyi_markdown_newline(galleyi_markdown *m);                  /* and the prefix */
void galleyi_markdown_break(galleyi_markdown *m);
void galleyi_markdown_open(galleyi_markdown *m, int kind, const galley_node *node);
void galleyi_markdown_close(galleyi_markdown *m);
/* Nodes from first up to last among their siblings, with all that is inside of them. */
void galleyi_markdown_nodes(galleyi_markdown *m, const galley_node *first, const galley_node *last);
void galleyi_markdown_image(galleyi_markdown *m, const galley_node *node);
void galleyi_markdown_anchor(galleyi_markdown *m, const char *text, size_t length, const char *url, size_t url_length, int more);
void galleyi_markdown_code(galleyi_markdown *m, const char *value, size_t length);
void galleyi_markdown_note(galleyi_markdown *m, const galley_node *node);         /* a footnote's reference */
void galleyi_markdown_identifier(galleyi_markdown *m, const galley_node *node);   /* [^it] */
void galleyi_markdown_info(galleyi_markdown *m, const char *text, size_t length);  /* a fence's */
void galleyi_markdown_table(galleyi_markdown *m, const galley_node *table);
int  galleyi_markdown_is_inline(int32_t kind);
int  galleyi_markdown_blank(const char *text, size_t length);                     /* nothing of it is seen */
size_t galleyi_markdown_longest(const char *text, size_t length, char c);         /* run of c */
#endif
