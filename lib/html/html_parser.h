/* What tokenizer and tree builder share; nobody outside lib/html includes it. */
#ifndef GALLEY_HTML_HTML_PARSER_H
#define GALLEY_HTML_HTML_PARSER_H
#include "config.h"
#include "core/buffer.h"
#include "html/html.h"
#include "html/html_scan.h"

#define HTML_TAG(name) ((uint32_t)GALLEYI_TAG_##name)
#define HTML_ATTRIBUTE(name) ((uint32_t)GALLEYI_ATTRIBUTE_##name)

enum galleyi_html_state { GALLEYI_STATE_DATA, GALLEYI_STATE_RCDATA, GALLEYI_STATE_RAWTEXT, GALLEYI_STATE_SCRIPT, GALLEYI_STATE_PLAINTEXT, GALLEYI_STATE_CDATA };
enum { GALLEYI_TOKEN_TEXT, GALLEYI_TOKEN_START, GALLEYI_TOKEN_END, GALLEYI_TOKEN_COMMENT, GALLEYI_TOKEN_DOCTYPE, GALLEYI_TOKEN_EOF };

struct galleyi_html_token {
    uint8_t  kind, self_closing, decoded, force_quirks;
    uint8_t  nul;                    /* text: may hold U+0000 */
    uint32_t name;
    uint32_t begin, end;             /* in the text parsed */
    uint32_t data, length;           /* text, comment */
    uint32_t attribute, attribute_count;   /* doctype: name, public and system identifier */
};

typedef enum {
    GALLEYI_MODE_INITIAL, GALLEYI_MODE_BEFORE_HTML, GALLEYI_MODE_BEFORE_HEAD, GALLEYI_MODE_IN_HEAD, GALLEYI_MODE_IN_HEAD_NOSCRIPT,
    GALLEYI_MODE_AFTER_HEAD, GALLEYI_MODE_IN_BODY, GALLEYI_MODE_TEXT, GALLEYI_MODE_IN_TABLE, GALLEYI_MODE_IN_TABLE_TEXT,
    GALLEYI_MODE_IN_CAPTION, GALLEYI_MODE_IN_COLUMN_GROUP, GALLEYI_MODE_IN_TABLE_BODY, GALLEYI_MODE_IN_ROW, GALLEYI_MODE_IN_CELL,
    GALLEYI_MODE_IN_TEMPLATE, GALLEYI_MODE_AFTER_BODY, GALLEYI_MODE_IN_FRAMESET, GALLEYI_MODE_AFTER_FRAMESET,
    GALLEYI_MODE_AFTER_AFTER_BODY, GALLEYI_MODE_AFTER_AFTER_FRAMESET
} galleyi_html_mode;

/* An open element. The stack is a linked list in a pool, so that the adoption agency removes in its middle for nothing, and every question
   the standard answers by walking the stack has its answer kept: the nearest entry at or below this one that is special (and so on), the
   next lower one of the same name, and in the parser the nearest boundary of each scope. order rises along the stack. 0 is no entry. */
typedef struct galleyi_html_open {
    uint32_t node, name, below, above, order;
    uint32_t same_name, same_name_above;
    uint32_t special, stop, mode, html;
    uint32_t formatting;             /* its entry in the list of active formatting elements */
    uint32_t scopes[4];              /* a boundary: the parser's scopes before it was pushed */
    uint8_t  space, foreign, boundary, math_text_point, html_point;
} galleyi_html_open;
enum { GALLEYI_IN_SCOPE, GALLEYI_IN_BUTTON_SCOPE, GALLEYI_IN_LIST_SCOPE, GALLEYI_IN_TABLE_SCOPE };

/* An active formatting element; name 0: a marker. */
typedef struct galleyi_html_active {
    uint32_t node, name, previous, next, same_name, open, level;
    uint32_t same_hash, hashed;      /* hashed: it stands in a bucket */
    uint64_t hash;
} galleyi_html_active;

typedef struct galleyi_html_name_state {
    uint32_t stamp;                  /* start tag that had it last, times 4; 1: html has it, 2: body has it */
    uint32_t open[2];                /* the uppermost open HTML, foreign element */
    uint32_t active;                 /* the last active formatting element */
} galleyi_html_name_state;

typedef struct galleyi_html_pending { uint32_t data, length, begin, end; uint8_t decoded, nul; } galleyi_html_pending;

/* Of a node while the tree is built: 0 is none. Its last child stands in the node's end. */
typedef struct galleyi_html_links { uint32_t first_child, next_sibling, previous_sibling; } galleyi_html_links;

struct galleyi_html_parser {
    galleyi_html         *html;
    galleyi_html_options  options;
    int32_t               status;
    const galleyi_html_scanner *scanner;
    int32_t             (*run)(galleyi_html_parser *parser);
    const char           *text;
    size_t                at, size, retry;
    uint8_t               final, state, pushed, fresh;       /* fresh: html came without memory */
    uint32_t              raw_name;          /* what the end tag of the raw text is called */
    uint64_t              limit_input, limit_nodes, limit_depth, limit_attributes;
    uint64_t              steps, checked, check_at;
    galleyi_html_token    token;
    galleyi_buffer        scratch;

    galleyi_html_links   *links;             /* by the index of the node */
    uint32_t              links_capacity;
    galleyi_html_name_state *names;
    uint32_t              names_capacity, start_tags;
    uint32_t              name_cache[256];
    uint32_t              name_root;         /* of the names no table knows, 1 + its index */

    galleyi_html_open    *open;
    uint32_t              open_count, open_capacity, open_free, top, bottom, depth, scopes[4];
    galleyi_html_active  *active;
    uint32_t              active_count, active_capacity, active_free, active_last, level;
    uint32_t             *active_buckets;
    uint32_t              active_bucket_count, active_used;

    galleyi_html_mode     mode, original_mode, table_text_mode;
    uint8_t              *template_modes;
    uint32_t              template_count, template_capacity;
    galleyi_html_pending *pending;
    uint32_t              pending_count, pending_capacity;
    uint32_t              head, form, html_node, body_node, html_end, body_end;
    uint32_t              merged_capacity[2];
    uint32_t              close_at;          /* where elements that are popped end */
    uint32_t              context_name;
    uint8_t               context_space, fragment, context_math_text_point, context_html_point;
    uint8_t               frameset_ok, foster, skip_line_feed, scripting, selected_content;
};

/* html_parse.c: room in the arrays of a document; each sets parser->status and returns 0 where there is none. */
int      galleyi_html_grow(galleyi_html_parser *parser, void *array, uint32_t *capacity, uint64_t wanted, size_t item);
int      galleyi_html_decoded_room(galleyi_html_parser *parser, uint64_t more);
void     galleyi_html_stop(galleyi_html_parser *parser, galleyi_html_limit limit, uint64_t offset);
void     galleyi_html_check_work(galleyi_html_parser *parser);
int32_t  galleyi_html_refuse(galleyi_html *html, galleyi_html_limit limit, uint64_t offset);      /* no tree; ELIMIT */

/* html_names.c */
uint32_t galleyi_html_intern16(galleyi_html_parser *parser, uint64_t hash, uint64_t low, uint64_t high, uint32_t length);
uint32_t galleyi_html_intern(galleyi_html_parser *parser, const char *name, size_t length);

/* tokenizer.c: what is not hot */
const char *galleyi_html_long_name(galleyi_html_parser *parser, const char *at, const char *end, int attribute, uint32_t *name);
void        galleyi_html_add_value(galleyi_html_parser *parser, uint32_t name, const char *begin, const char *end, unsigned flags);
const char *galleyi_html_raw_text(galleyi_html_parser *parser, const char *at, const char *end);          /* NULL: more is wanted */
const char *galleyi_html_markup(galleyi_html_parser *parser, const char *at, const char *end);            /* "<!", "<?", "</" and no letter */
enum { GALLEYI_DECODE_DATA, GALLEYI_DECODE_ATTRIBUTE, GALLEYI_DECODE_RCDATA, GALLEYI_DECODE_RAW, GALLEYI_DECODE_CDATA };
void        galleyi_html_decode(galleyi_html_parser *parser, const char *begin, const char *end, int how, uint32_t *data, uint32_t *length);
void        galleyi_html_emit_text(galleyi_html_parser *parser, const char *begin, const char *end, unsigned flags, int how);
void        galleyi_html_emit(galleyi_html_parser *parser);
void        galleyi_html_drop_tag(galleyi_html_parser *parser, uint32_t decoded_size);

/* tokenizer_*.c: the loop over the text, once for each set of vector instructions */
int32_t  galleyi_html_run_plain(galleyi_html_parser *parser);
extern const galleyi_html_scanner galleyi_html_scanner_plain;
#if defined(GALLEYI_SIMD_X86)
int32_t  galleyi_html_run_sse2(galleyi_html_parser *parser);
int32_t  galleyi_html_run_avx2(galleyi_html_parser *parser);
extern const galleyi_html_scanner galleyi_html_scanner_sse2, galleyi_html_scanner_avx2;
#elif defined(GALLEYI_SIMD_NEON)
int32_t  galleyi_html_run_neon(galleyi_html_parser *parser);
extern const galleyi_html_scanner galleyi_html_scanner_neon;
#endif

/* html_dom.c */
uint32_t galleyi_html_new_node(galleyi_html_parser *parser, int kind, uint32_t name, uint32_t begin, uint32_t end);
void     galleyi_html_append(galleyi_html_parser *parser, uint32_t parent, uint32_t node);
void     galleyi_html_insert_before(galleyi_html_parser *parser, uint32_t parent, uint32_t node, uint32_t before);  /* before 0: append */
void     galleyi_html_detach(galleyi_html_parser *parser, uint32_t node);
void     galleyi_html_move_children(galleyi_html_parser *parser, uint32_t from, uint32_t to);
void     galleyi_html_extend_text(galleyi_html_parser *parser, uint32_t node, const galleyi_html_token *text);
int32_t  galleyi_html_order(galleyi_html_parser *parser);     /* document order and subtree ends */
void     galleyi_html_relink(galleyi_html_parser *parser);    /* links again, of nodes in order */

/* open_elements.c */
uint32_t galleyi_html_push(galleyi_html_parser *parser, uint32_t node, uint32_t name, int space);
void     galleyi_html_pop(galleyi_html_parser *parser);
void     galleyi_html_pop_implied(galleyi_html_parser *parser);
void     galleyi_html_pop_to(galleyi_html_parser *parser, uint32_t open);            /* and it */
void     galleyi_html_remove_open(galleyi_html_parser *parser, uint32_t open);
/* The adoption agency's last step: formatting leaves the stack, a new entry of the same name for node stands right above block. */
void     galleyi_html_replace_open(galleyi_html_parser *parser, uint32_t formatting, uint32_t block, uint32_t node);
void     galleyi_html_implied(galleyi_html_parser *parser, uint32_t except, unsigned which);

static inline galleyi_html_open *html_top(const galleyi_html_parser *p) { return &p->open[p->top]; }
static inline uint32_t html_top_name(const galleyi_html_parser *p) {        /* 0 for foreign elements */
    const galleyi_html_open *top = html_top(p);
    return top->space ? 0 : top->name;
}
static inline unsigned html_flags(uint32_t name) { return name < GALLEYI_TAG_COUNT ? galleyi_html_tag_flags[name] : 0; }
static inline uint32_t html_open_of(const galleyi_html_parser *p, uint32_t name) { return p->names[name].open[0]; }
/* "has an element in scope": the open element of that name, or 0 */
static inline uint32_t html_in_scope(const galleyi_html_parser *p, uint32_t name, int scope) {
    uint32_t open = p->names[name].open[0];
    return open && p->open[open].order >= p->open[p->scopes[scope]].order ? open : 0;
}

/* active_formatting.c */
void     galleyi_html_add_active(galleyi_html_parser *parser, uint32_t open);
void     galleyi_html_add_marker(galleyi_html_parser *parser);
void     galleyi_html_remove_active(galleyi_html_parser *parser, uint32_t active);
void     galleyi_html_clear_to_marker(galleyi_html_parser *parser);
void     galleyi_html_reconstruct_slow(galleyi_html_parser *parser);
static inline uint32_t html_active_of(const galleyi_html_parser *p, uint32_t name) {      /* after the last marker */
    uint32_t active = p->names[name].active;
    return active && p->active[active].level == p->level ? active : 0;
}
static inline void html_reconstruct(galleyi_html_parser *p) {
    const galleyi_html_active *last = &p->active[p->active_last];
    if (p->active_last && last->name && !last->open) galleyi_html_reconstruct_slow(p);
}

/* adoption_agency.c */
void     galleyi_html_adopt(galleyi_html_parser *parser, uint32_t name);

/* tree_builder.c */
typedef struct galleyi_html_place { uint32_t parent, before; } galleyi_html_place;
galleyi_html_place galleyi_html_place_for(galleyi_html_parser *parser, uint32_t target_open);
void     galleyi_html_begin_tree(galleyi_html_parser *parser);
void     galleyi_html_token_text(galleyi_html_parser *parser);
void     galleyi_html_token_start(galleyi_html_parser *parser);
void     galleyi_html_token_end(galleyi_html_parser *parser);
void     galleyi_html_token_other(galleyi_html_parser *parser);
void     galleyi_html_dispatch(galleyi_html_parser *parser);         /* by the insertion mode, in HTML content */
void     galleyi_html_by_mode(galleyi_html_parser *parser, galleyi_html_mode mode);   /* "using the rules for" */
uint32_t galleyi_html_insert_element(galleyi_html_parser *parser, int space);         /* the token's; its entry in the stack */
uint32_t galleyi_html_insert_implied(galleyi_html_parser *parser, uint32_t name);
void     galleyi_html_insert_void(galleyi_html_parser *parser);
void     galleyi_html_insert_text(galleyi_html_parser *parser);
void     galleyi_html_insert_comment(galleyi_html_parser *parser, uint32_t parent);   /* ~0: the appropriate place */
void     galleyi_html_insert_raw(galleyi_html_parser *parser, int state);             /* the generic raw text algorithms */
void     galleyi_html_reset_mode(galleyi_html_parser *parser);
int      galleyi_html_split_space(galleyi_html_parser *parser, galleyi_html_token *rest);
int      galleyi_html_take_space(galleyi_html_parser *parser);
void     galleyi_html_remove_nul(galleyi_html_parser *parser, int replace);
int      galleyi_html_token_is_hidden(const galleyi_html_parser *parser);

/* selected_content.c */
int      galleyi_html_fill_selected_content(galleyi_html_parser *parser);

/* insertion_modes.c, in_body.c, in_table.c, foreign_content.c */
void     galleyi_html_in_body(galleyi_html_parser *parser);
void     galleyi_html_in_head(galleyi_html_parser *parser);
void     galleyi_html_other_modes(galleyi_html_parser *parser, galleyi_html_mode mode);
void     galleyi_html_table_modes(galleyi_html_parser *parser, galleyi_html_mode mode);
void     galleyi_html_flush_table_text(galleyi_html_parser *parser);
void     galleyi_html_foreign(galleyi_html_parser *parser);
void     galleyi_html_any_other_end(galleyi_html_parser *parser);
void     galleyi_html_end_template(galleyi_html_parser *parser);
void     galleyi_html_close_p(galleyi_html_parser *parser);
#endif
