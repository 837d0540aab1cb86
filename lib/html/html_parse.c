/* Beginning, feeding and finishing a parse: memory, limits, and the choice of vector instructions. */
#include "core/utf8.h"
#include "html/html_parser.h"

enum { HTML_PARSE_ATTRIBUTES = 65536, HTML_PARSE_WORK_PERIOD = 4096 };

void galleyi_html_init(galleyi_html *html, const galleyi_memory *memory) {
    memset(html, 0, sizeof *html);
    if (memory) html->memory = *memory;
    else galleyi_memory_init(&html->memory, NULL);
}

void galleyi_html_free(galleyi_html *html) {
    galleyi_memory memory = html->memory;
    galleyi_memory_release(&memory, html->nodes, (size_t)html->node_capacity * sizeof *html->nodes);
    galleyi_memory_release(&memory, html->attributes, (size_t)html->attribute_capacity * sizeof *html->attributes);
    galleyi_memory_release(&memory, html->decoded, html->decoded_capacity);
    galleyi_memory_release(&memory, html->names, (size_t)html->name_capacity * sizeof *html->names);
    galleyi_memory_release(&memory, html->name_text, html->name_text_capacity);
    galleyi_memory_release(&memory, html->copy, html->copy_capacity);
    if (html->page.text) galleyi_decoded_free(&html->page);
    galleyi_html_init(html, &memory);
}

size_t galleyi_html_held(const galleyi_html *html) {
    return (size_t)html->node_capacity * sizeof *html->nodes + (size_t)html->attribute_capacity * sizeof *html->attributes + html->decoded_capacity +
           (size_t)html->name_capacity * sizeof *html->names + html->name_text_capacity + html->copy_capacity + html->page.buffer.capacity + html->page.map.checkpoints.capacity;
}

static void html_parse_empty(galleyi_html *html) {
    html->node_count = html->attribute_count = html->decoded_size = html->name_count = html->name_text_size = 0;
    html->text = "";
    html->text_size = html->copy_size = 0;
    if (html->page.text) galleyi_decoded_free(&html->page);
    memset(&html->page, 0, sizeof html->page);
    memset(&html->sniffed, 0, sizeof html->sniffed);
    html->quirks = html->fragment = 0;
    html->limit = GALLEYI_HTML_WITHIN_LIMITS;
    html->limit_offset = html->work = 0;
}

int32_t galleyi_html_refuse(galleyi_html *html, galleyi_html_limit limit, uint64_t offset) {
    html_parse_empty(html);
    html->limit = limit;
    html->limit_offset = offset;
    return GALLEY_ELIMIT;
}

const char *galleyi_html_limit_name(galleyi_html_limit limit) {
    switch (limit) {
    case GALLEYI_HTML_LIMIT_INPUT: return "input";
    case GALLEYI_HTML_LIMIT_NODES: return "nodes";
    case GALLEYI_HTML_LIMIT_ATTRIBUTES: return "attributes";
    case GALLEYI_HTML_LIMIT_DEPTH: return "depth";
    case GALLEYI_HTML_LIMIT_WORK: return "work";
    default: return "none";
    }
}

/* array is the address of a pointer to items. Grows by half, at least to wanted. */
int galleyi_html_grow(galleyi_html_parser *p, void *array, uint32_t *capacity, uint64_t wanted, size_t item) {
    uint64_t more = (uint64_t)*capacity + *capacity / 2 + 16;
    void *block;
    if (more < wanted) more = wanted;
    if (more > UINT32_MAX) more = UINT32_MAX;
    if (wanted > UINT32_MAX) { galleyi_html_stop(p, GALLEYI_HTML_LIMIT_NODES, p->at); return 0; }
    memcpy(&block, array, sizeof block);
    block = more > SIZE_MAX / item ? NULL : galleyi_memory_resize(&p->html->memory, block, (size_t)*capacity * item, (size_t)more * item);
    if (!block) { p->status = GALLEY_ENOMEM; return 0; }
    memcpy(array, &block, sizeof block);
    *capacity = (uint32_t)more;
    return 1;
}

int galleyi_html_decoded_room(galleyi_html_parser *p, uint64_t more) {
    galleyi_html *html = p->html;
    if (more <= html->decoded_capacity - html->decoded_size) return 1;
    return galleyi_html_grow(p, &html->decoded, &html->decoded_capacity, html->decoded_size + more, 1);
}

void galleyi_html_stop(galleyi_html_parser *p, galleyi_html_limit limit, uint64_t offset) {
    if (p->status != GALLEY_OK) return;
    p->status = GALLEY_ELIMIT;
    p->html->limit = limit;
    p->html->limit_offset = offset;
}

void galleyi_html_check_work(galleyi_html_parser *p) {
    uint64_t now = p->at + p->steps + p->html->node_count;
    int32_t status = galleyi_work_add(p->options.work, now - p->checked);
    p->checked = now;
    p->check_at = p->options.work ? p->at + p->steps + HTML_PARSE_WORK_PERIOD : UINT64_MAX;
    if (status == GALLEY_ELIMIT) galleyi_html_stop(p, GALLEYI_HTML_LIMIT_WORK, p->at);
    else if (status != GALLEY_OK && p->status == GALLEY_OK) p->status = status;
}

#if defined(GALLEYI_SIMD_X86)
int32_t galleyi_html_scan_usable(int scan) {
    return scan <= GALLEYI_SCAN_SSE2 || (scan == GALLEYI_SCAN_AVX2 && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi"));
}
#elif defined(GALLEYI_SIMD_NEON)
int32_t galleyi_html_scan_usable(int scan) { return scan <= GALLEYI_SCAN_PLAIN || scan == GALLEYI_SCAN_NEON; }
#else
int32_t galleyi_html_scan_usable(int scan) { return scan <= GALLEYI_SCAN_PLAIN; }
#endif

static void html_parse_choose_scan(galleyi_html_parser *p) {
    int scan = p->options.scan;
    p->scanner = &galleyi_html_scanner_plain;
    p->run = galleyi_html_run_plain;
#if defined(GALLEYI_SIMD_X86)
    if (scan == GALLEYI_SCAN_BEST || !galleyi_html_scan_usable(scan)) scan = galleyi_html_scan_usable(GALLEYI_SCAN_AVX2) ? GALLEYI_SCAN_AVX2 : GALLEYI_SCAN_SSE2;
    if (scan == GALLEYI_SCAN_SSE2) { p->scanner = &galleyi_html_scanner_sse2; p->run = galleyi_html_run_sse2; }
    if (scan == GALLEYI_SCAN_AVX2) { p->scanner = &galleyi_html_scanner_avx2; p->run = galleyi_html_run_avx2; }
#elif defined(GALLEYI_SIMD_NEON)
    if (scan != GALLEYI_SCAN_PLAIN) { p->scanner = &galleyi_html_scanner_neon; p->run = galleyi_html_run_neon; }
#else
    (void)scan;
#endif
}

static void html_parse_set_context(galleyi_html_parser *p, const char *context) {
    if (!strncmp(context, "svg ", 4)) { p->context_space = GALLEYI_SPACE_SVG; context += 4; }
    else if (!strncmp(context, "math ", 5)) { p->context_space = GALLEYI_SPACE_MATHML; context += 5; }
    galleyi_buffer_clear(&p->scratch);
    for (; *context; context++) galleyi_buffer_append_char(&p->scratch, (char)(*context >= 'A' && *context <= 'Z' ? *context | 32 : *context));
    if (p->scratch.status != GALLEY_OK || !p->scratch.size) { p->status = p->scratch.status == GALLEY_OK ? GALLEY_EARGUMENT : p->scratch.status; return; }
    uint32_t name = p->context_name = galleyi_html_intern(p, p->scratch.data, p->scratch.size);
    p->fragment = p->html->fragment = 1;
    if (p->context_space == GALLEYI_SPACE_SVG) p->context_html_point = name == HTML_TAG(FOREIGNOBJECT) || name == HTML_TAG(DESC) || name == HTML_TAG(TITLE);
    if (p->context_space == GALLEYI_SPACE_MATHML)
        p->context_math_text_point = name == HTML_TAG(MI) || name == HTML_TAG(MO) || name == HTML_TAG(MN) || name == HTML_TAG(MS) || name == HTML_TAG(MTEXT);
    if (p->context_space) return;
    switch (name) {
    case HTML_TAG(TITLE): case HTML_TAG(TEXTAREA): p->state = GALLEYI_STATE_RCDATA; break;
    case HTML_TAG(STYLE): case HTML_TAG(XMP): case HTML_TAG(IFRAME): case HTML_TAG(NOEMBED): case HTML_TAG(NOFRAMES): p->state = GALLEYI_STATE_RAWTEXT; break;
    case HTML_TAG(SCRIPT): p->state = GALLEYI_STATE_SCRIPT; break;
    case HTML_TAG(NOSCRIPT): if (p->scripting) p->state = GALLEYI_STATE_RAWTEXT; break;
    case HTML_TAG(PLAINTEXT): p->state = GALLEYI_STATE_PLAINTEXT; break;
    default: break;
    }
}

static void html_parse_take_options(galleyi_html_parser *p, const galleyi_html_options *options) {
    galleyi_limits limits;
    if (options) p->options = *options;
    galleyi_limits_default(&limits);
    if (p->options.limits) limits = *p->options.limits;
    if (limits.input > GALLEYI_LIMIT_INPUT_MOST) limits.input = GALLEYI_LIMIT_INPUT_MOST;
    p->limit_input = limits.input;
    p->limit_nodes = limits.nodes && limits.nodes < UINT32_MAX ? limits.nodes : UINT32_MAX;
    p->limit_depth = limits.depth ? limits.depth : UINT32_MAX;
    p->limit_attributes = p->options.attributes ? p->options.attributes : HTML_PARSE_ATTRIBUTES;
    p->scripting = p->options.scripting;
    p->state = p->options.state;
    p->check_at = p->options.work ? HTML_PARSE_WORK_PERIOD : UINT64_MAX;
    if (p->options.work && p->options.work->limit && p->options.work->limit < HTML_PARSE_WORK_PERIOD) p->check_at = 0;
    html_parse_choose_scan(p);
}

/* Room for a page of size bytes, as pages are; entry 0 of the pools means none. */
static int html_parse_make_room(galleyi_html_parser *p, size_t size) {
    galleyi_html *html = p->html;
    size_t wanted = size / 96 + 16;
    if (wanted > 65536) wanted = 65536;
    if (html->node_capacity < wanted && !galleyi_html_grow(p, &html->nodes, &html->node_capacity, wanted, sizeof *html->nodes)) return 0;
    if (html->attribute_capacity < wanted && !galleyi_html_grow(p, &html->attributes, &html->attribute_capacity, wanted, sizeof *html->attributes)) return 0;
    if (!html->decoded_capacity && !galleyi_html_grow(p, &html->decoded, &html->decoded_capacity, size / 64 + 64, 1)) return 0;
    if (!galleyi_html_grow(p, &p->names, &p->names_capacity, GALLEYI_NAME_COUNT + 64, sizeof *p->names)) return 0;
    memset(p->names, 0, p->names_capacity * sizeof *p->names);
    if (!galleyi_html_grow(p, &p->open, &p->open_capacity, 32, sizeof *p->open)) return 0;
    if (!galleyi_html_grow(p, &p->active, &p->active_capacity, 16, sizeof *p->active)) return 0;
    if (!galleyi_html_grow(p, &p->template_modes, &p->template_capacity, 8, 1)) return 0;
    memset(p->open, 0, sizeof *p->open);
    memset(p->active, 0, sizeof *p->active);
    p->open_count = p->active_count = 1;
    return galleyi_html_new_node(p, GALLEYI_HTML_DOCUMENT, 0, 0, 0) == 0 && p->status == GALLEY_OK;
}

static void html_parse_begin(galleyi_html_parser *p, galleyi_html *html, const galleyi_html_options *options, size_t size) {
    memset(p, 0, sizeof *p);
    p->html = html;
    p->fresh = !html->node_capacity;
    p->text = "";
    html_parse_empty(html);
    galleyi_buffer_init(&p->scratch, &html->memory);
    html_parse_take_options(p, options);
    if (!html_parse_make_room(p, size)) return;
    if (p->options.context) html_parse_set_context(p, p->options.context);
    if (p->options.last_start_tag) p->raw_name = galleyi_html_intern(p, p->options.last_start_tag, strlen(p->options.last_start_tag));
    if (p->status == GALLEY_OK && !p->options.tokens_only) galleyi_html_begin_tree(p);
}

static void html_parse_release(galleyi_html_parser *p) {
    const galleyi_memory *memory = &p->html->memory;
    galleyi_memory_release(memory, p->links, (size_t)p->links_capacity * sizeof *p->links);
    galleyi_memory_release(memory, p->names, (size_t)p->names_capacity * sizeof *p->names);
    galleyi_memory_release(memory, p->open, (size_t)p->open_capacity * sizeof *p->open);
    galleyi_memory_release(memory, p->active, (size_t)p->active_capacity * sizeof *p->active);
    galleyi_memory_release(memory, p->active_buckets, (size_t)p->active_bucket_count * sizeof *p->active_buckets);
    galleyi_memory_release(memory, p->template_modes, p->template_capacity);
    galleyi_memory_release(memory, p->pending, (size_t)p->pending_capacity * sizeof *p->pending);
    galleyi_buffer_free(&p->scratch);
}

static void html_parse_close_all(galleyi_html_parser *p) {
    uint32_t end = (uint32_t)(p->status == GALLEY_OK ? p->size : p->at);
    while (p->top) {
        uint32_t name = html_top_name(p);
        p->close_at = name == HTML_TAG(BODY) && p->body_end ? p->body_end : name == HTML_TAG(HTML) && p->html_end ? p->html_end : end;
        galleyi_html_pop(p);
    }
}

static void html_parse_fill_selected(galleyi_html_parser *p) {
    galleyi_html_relink(p);
    if (!galleyi_html_fill_selected_content(p)) return;
    if (p->status == GALLEY_ELIMIT && p->options.truncate) p->status = GALLEY_OK;
    if (p->status == GALLEY_OK) p->status = galleyi_html_order(p);
}

static void html_parse_fit_array(galleyi_html_parser *p, void *array, uint32_t *capacity, uint32_t count, size_t item) {
    void *block;
    if (*capacity == count || p->status != GALLEY_OK) return;
    memcpy(&block, array, sizeof block);
    if (count) block = galleyi_memory_resize(&p->html->memory, block, (size_t)*capacity * item, (size_t)count * item);
    else { galleyi_memory_release(&p->html->memory, block, (size_t)*capacity * item); block = NULL; }
    if (count && !block) { p->status = GALLEY_ENOMEM; return; }
    memcpy(array, &block, sizeof block);
    *capacity = count;
}

/* Where a page has more tags than text, gives back what the arrays hold beyond the tree. Others are not worth the allocator's time. */
static void html_parse_fit(galleyi_html_parser *p) {
    galleyi_html *html = p->html;
    if (galleyi_html_held(html) - html->copy_capacity <= 2 * html->text_size) return;
    html_parse_fit_array(p, &html->nodes, &html->node_capacity, html->node_count, sizeof *html->nodes);
    html_parse_fit_array(p, &html->attributes, &html->attribute_capacity, html->attribute_count, sizeof *html->attributes);
    html_parse_fit_array(p, &html->decoded, &html->decoded_capacity, html->decoded_size, 1);
    html_parse_fit_array(p, &html->names, &html->name_capacity, html->name_count, sizeof *html->names);
    html_parse_fit_array(p, &html->name_text, &html->name_text_capacity, html->name_text_size, 1);
}

static int32_t html_parse_end(galleyi_html_parser *p) {
    galleyi_html *html = p->html;
    p->final = 1;
    if (p->status == GALLEY_OK) p->run(p);
    if (p->status == GALLEY_OK) {
        memset(&p->token, 0, sizeof p->token);
        p->token.kind = GALLEYI_TOKEN_EOF;
        p->token.begin = p->token.end = (uint32_t)p->size;
        galleyi_html_emit(p);
    }
    if (html->node_count) {
        html_parse_close_all(p);
        html->nodes[0].span_end = (uint32_t)(p->status == GALLEY_OK ? p->size : p->at);
    }
    if (p->status == GALLEY_OK || p->status == GALLEY_ELIMIT) galleyi_html_check_work(p);
    if (p->status == GALLEY_ELIMIT && p->options.truncate) p->status = GALLEY_OK;
    if (p->status == GALLEY_OK) p->status = galleyi_html_order(p);
    if (p->status == GALLEY_OK && p->selected_content) html_parse_fill_selected(p);
    if (p->status == GALLEY_OK && p->fresh) html_parse_fit(p);
    html->work = p->at + p->steps + html->node_count;
    if (p->status != GALLEY_OK) html->node_count = 0;
    return p->status;
}

/* Cuts *size to the input limit, at a whole code point, or stops. */
static void html_parse_limit_input(galleyi_html_parser *p, const char *text, size_t *size, size_t before) {
    if (before + *size <= p->limit_input) return;
    galleyi_html_stop(p, GALLEYI_HTML_LIMIT_INPUT, p->limit_input);
    *size = (size_t)p->limit_input - before;
    while (*size && ((unsigned char)text[*size] & 0xc0) == 0x80) --*size;
    if (p->options.truncate) p->status = GALLEY_OK;
}

int32_t galleyi_html_parse(galleyi_html *html, const char *text, size_t size, const galleyi_html_options *options) {
    galleyi_html_parser parser;
    html_parse_begin(&parser, html, options, size);
    if (parser.status == GALLEY_OK) html_parse_limit_input(&parser, text, &size, 0);
    html->text = parser.text = text ? text : "";
    html->text_size = parser.size = size;
    int32_t status = html_parse_end(&parser);
    html_parse_release(&parser);
    return status;
}

int32_t galleyi_html_begin(galleyi_html_parser **out, galleyi_html *html, const galleyi_html_options *options) {
    galleyi_html_parser *p = *out = galleyi_memory_allocate(&html->memory, sizeof *p);
    if (!p) { html_parse_empty(html); return GALLEY_ENOMEM; }
    html_parse_begin(p, html, options, 4096);
    p->pushed = 1;
    return p->status;
}

static int html_parse_keep(galleyi_html_parser *p, const char *text, size_t size) {
    galleyi_html *html = p->html;
    if (html->copy_capacity - html->copy_size < size) {
        size_t capacity = html->copy_capacity + html->copy_capacity / 2 + 4096;
        if (capacity < html->copy_size + size) capacity = html->copy_size + size;
        char *copy = galleyi_memory_resize(&html->memory, html->copy, html->copy_capacity, capacity);
        if (!copy) { p->status = GALLEY_ENOMEM; return 0; }
        html->copy = copy;
        html->copy_capacity = capacity;
    }
    if (size) memcpy(html->copy + html->copy_size, text, size);
    html->copy_size += size;
    html->text = p->text = html->copy ? html->copy : "";
    html->text_size = p->size = html->copy_size;
    return 1;
}

/* A construct that wants more is tried again when what stands from its beginning has doubled: linear however small the pieces. */
int32_t galleyi_html_feed(galleyi_html_parser *p, const char *text, size_t size) {
    if (p->status != GALLEY_OK || p->html->limit == GALLEYI_HTML_LIMIT_INPUT) return p->status;
    size_t had = p->html->copy_size;
    html_parse_limit_input(p, text, &size, had);
    if (p->status != GALLEY_OK || !html_parse_keep(p, text, size)) return p->status;
    if (p->size - p->at < p->retry) return p->status;
    p->run(p);
    p->retry = 2 * (p->size - p->at);
    return p->status;
}

int32_t galleyi_html_finish(galleyi_html_parser *p) {
    if (!p) return GALLEY_EARGUMENT;
    galleyi_memory memory = p->html->memory;
    int32_t status = html_parse_end(p);
    html_parse_release(p);
    galleyi_memory_release(&memory, p, sizeof *p);
    return status;
}
