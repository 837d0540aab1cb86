/* HTML bytes become a compact tree, exact by the WHATWG standard: https://html.spec.whatwg.org/multipage/parsing.html
   docs/html.md walks a byte through. A pass over a page is a loop over nodes[0 .. node_count) in document order; labels of nodes are
   arrays of the caller's, by the same index. A template's contents are its children. */
#ifndef GALLEY_HTML_HTML_H
#define GALLEY_HTML_HTML_H
#include "core/limits.h"
#include "core/memory.h"
#include "html/html_names_table.h"
#include "text/encodings_sniff.h"
#include <string.h>

enum { GALLEYI_HTML_DOCUMENT, GALLEYI_HTML_ELEMENT, GALLEYI_HTML_TEXT, GALLEYI_HTML_COMMENT, GALLEYI_HTML_DOCTYPE };
enum { GALLEYI_SPACE_HTML, GALLEYI_SPACE_SVG, GALLEYI_SPACE_MATHML };
enum { GALLEYI_HTML_NO_QUIRKS, GALLEYI_HTML_LIMITED_QUIRKS, GALLEYI_HTML_QUIRKS };
typedef enum {
    GALLEYI_HTML_WITHIN_LIMITS, GALLEYI_HTML_LIMIT_INPUT, GALLEYI_HTML_LIMIT_NODES, GALLEYI_HTML_LIMIT_ATTRIBUTES, GALLEYI_HTML_LIMIT_DEPTH,
    GALLEYI_HTML_LIMIT_WORK
} galleyi_html_limit;

typedef struct galleyi_html_node {   /* its first child and next sibling follow from end: below */
    uint32_t parent;
    uint32_t end;                    /* index behind the last descendant */
    uint32_t span_begin, span_end;   /* in the text parsed, an element's from its start tag to behind its end tag; galleyi_html_source: in the bytes given */
    uint32_t data, count;            /* element: its first attribute and how many; else where its text begins, and bytes */
    uint32_t name : 24, kind : 3, space : 2, decoded : 1, grown : 1, self_closed : 1;
} galleyi_html_node;

typedef struct galleyi_html_attribute {
    uint32_t name : 24, decoded : 1, missing : 1;
    uint32_t value, length;
} galleyi_html_attribute;

typedef struct galleyi_html_name {   /* a name that no table knows */
    uint64_t low, high;
    uint32_t hash, text, length, child[4];
} galleyi_html_name;

typedef struct galleyi_html_slice { const char *data; size_t size; } galleyi_html_slice;

typedef struct galleyi_html {
    galleyi_memory          memory;
    galleyi_html_node      *nodes;           /* [0] is the document */
    uint32_t                node_count, node_capacity;
    galleyi_html_attribute *attributes;
    uint32_t                attribute_count, attribute_capacity;
    char                   *decoded;         /* text that stands nowhere in the input as it is meant */
    uint32_t                decoded_size, decoded_capacity;
    galleyi_html_name      *names;           /* ids from GALLEYI_NAME_COUNT on */
    uint32_t                name_count, name_capacity;
    char                   *name_text;
    uint32_t                name_text_size, name_text_capacity;
    const char             *text;            /* UTF-8: the caller's bytes, or what they were decoded to, or copy */
    size_t                  text_size;
    char                   *copy;            /* of what was pushed */
    size_t                  copy_size, copy_capacity;
    uint8_t                 quirks, fragment;
    galleyi_html_limit      limit;           /* what cut the tree short */
    uint64_t                limit_offset;
    uint64_t                work;            /* counted: bytes, nodes and steps */
    galleyi_decoded         page;            /* of galleyi_html_parse_page; page.replacements counts what was malformed */
    galleyi_sniffed         sniffed;
} galleyi_html;

typedef struct galleyi_html_token galleyi_html_token;
typedef struct galleyi_html_options {
    const char    *context;          /* fragment parsing: "td", "svg path", "math mi"; NULL: a document */
    uint8_t        scripting;        /* 1: noscript holds text */
    uint8_t        truncate;         /* 1: a limit gives the tree so far and GALLEY_OK */
    uint8_t        scan;             /* galleyi_html_scan: which vector instructions */
    uint8_t        reserved;
    uint32_t       attributes;       /* a node's most; 0: 65,536 */
    const galleyi_limits *limits;    /* input, nodes, depth; NULL: the defaults */
    galleyi_work  *work;             /* NULL: not limited */
    /* For tests: each token before the tree builder has it; tokens_only: it has none. */
    void         (*token)(void *user, const galleyi_html *html, const galleyi_html_token *token);
    void          *token_user;
    uint8_t        tokens_only, state;          /* state: galleyi_html_state to begin in */
    const char    *last_start_tag;
} galleyi_html_options;

enum galleyi_html_scan { GALLEYI_SCAN_BEST, GALLEYI_SCAN_PLAIN, GALLEYI_SCAN_SSE2, GALLEYI_SCAN_AVX2, GALLEYI_SCAN_NEON };

/* memory NULL: malloc. */
void    galleyi_html_init(galleyi_html *html, const galleyi_memory *memory);
void    galleyi_html_free(galleyi_html *html);                 /* and ready for use again */
/* Parses a page in any encoding; bytes must outlive the tree. A tree that html holds is dropped, its memory used again. hints and options may be NULL.
   ENOMEM, ECANCELLED, EARGUMENT (no such context), ELIMIT with html->limit and limit_offset. */
int32_t galleyi_html_parse_page(galleyi_html *html, const char *bytes, size_t size, const galleyi_sniff_hints *hints, const galleyi_html_options *options);
/* The same of well-formed UTF-8 without a byte order mark; U+0000 is allowed. */
int32_t galleyi_html_parse(galleyi_html *html, const char *text, size_t size, const galleyi_html_options *options);
uint64_t galleyi_html_source(const galleyi_html *html, uint32_t offset);   /* of the text parsed, in the bytes given */
int32_t galleyi_html_scan_usable(int scan);                    /* whether this build and processor have it */
size_t  galleyi_html_held(const galleyi_html *html);           /* bytes taken from the allocator */
const char *galleyi_html_limit_name(galleyi_html_limit limit); /* "depth" */

/* Pieces: html_begin, html_feed any number of times, html_finish; the same tree as one piece. html copies the pieces. */
typedef struct galleyi_html_parser galleyi_html_parser;
int32_t galleyi_html_begin(galleyi_html_parser **parser, galleyi_html *html, const galleyi_html_options *options);
int32_t galleyi_html_feed(galleyi_html_parser *parser, const char *text, size_t size);
int32_t galleyi_html_finish(galleyi_html_parser *parser);      /* frees parser, also after a failure */

galleyi_html_slice galleyi_html_name_text(const galleyi_html *html, uint32_t name);
uint32_t           galleyi_html_name_find(const galleyi_html *html, const char *text, size_t length);    /* lower case; 0: no node has it */
/* As the DOM spells them: "foreignObject", "viewBox". */
galleyi_html_slice galleyi_html_tag_name(const galleyi_html *html, const galleyi_html_node *node);
galleyi_html_slice galleyi_html_attribute_name(const galleyi_html *html, const galleyi_html_node *node, const galleyi_html_attribute *attribute);
const galleyi_html_attribute *galleyi_html_attribute_find(const galleyi_html *html, const galleyi_html_node *node, uint32_t name);

/* Indexes; 0: none. */
static inline uint32_t galleyi_html_first_child(const galleyi_html *html, const galleyi_html_node *node) {
    uint32_t next = (uint32_t)(node - html->nodes) + 1;
    return node->end > next ? next : 0;
}
static inline uint32_t galleyi_html_next_sibling(const galleyi_html *html, const galleyi_html_node *node) {
    return node != html->nodes && node->end < html->nodes[node->parent].end ? node->end : 0;
}
/* Goes up from the last descendant: as long as that is deep. */
static inline uint32_t galleyi_html_previous_sibling(const galleyi_html *html, const galleyi_html_node *node) {
    uint32_t before = (uint32_t)(node - html->nodes);
    if (before-- <= node->parent + 1) return 0;
    while (html->nodes[before].parent != node->parent) before = html->nodes[before].parent;
    return before;
}
static inline galleyi_html_slice galleyi_html_value(const galleyi_html *html, const galleyi_html_attribute *attribute) {
    galleyi_html_slice slice = { (attribute->decoded ? html->decoded : html->text) + attribute->value, attribute->length };
    return slice;
}
/* The value of attribute name, data NULL where node has none. */
static inline galleyi_html_slice galleyi_html_get(const galleyi_html *html, const galleyi_html_node *node, uint32_t name) {
    const galleyi_html_attribute *attribute = galleyi_html_attribute_find(html, node, name);
    galleyi_html_slice none = { NULL, 0 };
    return attribute ? galleyi_html_value(html, attribute) : none;
}
/* Of text and comment nodes. */
static inline galleyi_html_slice galleyi_html_text(const galleyi_html *html, const galleyi_html_node *node) {
    galleyi_html_slice slice = { (node->decoded ? html->decoded : html->text) + node->data, node->count };
    return slice;
}
static inline int galleyi_html_is(const galleyi_html_node *node, uint32_t tag) {
    return node->kind == GALLEYI_HTML_ELEMENT && node->space == GALLEYI_SPACE_HTML && node->name == tag;
}

/* innerHTML of node, appended to out: https://html.spec.whatwg.org/multipage/parsing.html#serialising-html-fragments */
struct galleyi_buffer;
int32_t galleyi_html_serialize(const galleyi_html *html, uint32_t node, int scripting, struct galleyi_buffer *out);
#endif
