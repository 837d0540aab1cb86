/* Readers' comments: elements whose class, id, item type or place in a list of comments says so; what stands in them is author, time, text or buttons. A comment
   that begins behind another's text within it is a reply; one that begins before is the same comment in another wrapper. */
#include "extract/dom_around.h"
#include "text/phrases.h"

enum { REMARKS_PART_NONE, REMARKS_PART_NOISE, REMARKS_PART_META, REMARKS_PART_LOOSE, REMARKS_PART_TEXT };
enum { REMARKS_REPLY_DEPTH = 40, REMARKS_LOOSE_NAME = 8 * GALLEYI_DOM_WORD, REMARKS_STORY = 25 * GALLEYI_DOM_WORD, REMARKS_PICTURE = 254, REMARKS_NAME_CHARS = 40, REMARKS_HEAD = 40 };

typedef struct remarks_open { uint32_t end, comment, noise, meta, text, wrapper; } remarks_open;   /* ends of the regions that stand open in a comment */
typedef struct remarks_walk {
    galleyi_around *a;
    remarks_open  *open;
    uint32_t        depth, capacity;
    uint32_t        list_end, headline;
} remarks_walk;

static uint32_t remarks_hash(galleyi_html_slice id) {
    uint32_t hash = 0;
    size_t i = id.size;
    while (i && id.data[i - 1] >= '0' && id.data[i - 1] <= '9') i--;
    for (; i < id.size; i++) hash = (hash + (unsigned char)id.data[i]) * 2654435761u;
    return hash;
}

static int remarks_is_container(uint32_t tag) {
    return tag == GALLEYI_TAG_LI || tag == GALLEYI_TAG_DIV || tag == GALLEYI_TAG_ARTICLE || tag == GALLEYI_TAG_SECTION || tag == GALLEYI_TAG_TR || tag == GALLEYI_TAG_TABLE
        || tag == GALLEYI_TAG_TD || tag == GALLEYI_TAG_DD || tag == GALLEYI_TAG_BLOCKQUOTE || tag == GALLEYI_TAG_DL || tag >= GALLEYI_NAME_COUNT;
}

/* Whether a comment begins here. */
static int remarks_begins(const remarks_walk *w, uint32_t i) {
    const galleyi_html *html = w->a->x->html;
    const galleyi_html_node *node = &html->nodes[i], *parent = &html->nodes[node->parent];
    const galleyi_dom_page *page = &w->a->x->page;
    uint32_t roles = galleyi_around_roles(w->a, i);
    if (!remarks_is_container(node->name) || (w->depth && roles & GALLEYI_AROUND_TEXT && !(roles & GALLEYI_AROUND_NUMBERED))) return 0;
    int is = (roles & GALLEYI_AROUND_COMMENT) && !(roles & GALLEYI_AROUND_COMMENT_LIST && !(roles & GALLEYI_AROUND_NUMBERED));
    if (!is && node->name == GALLEYI_TAG_LI && (galleyi_html_is(parent, GALLEYI_TAG_OL) || galleyi_html_is(parent, GALLEYI_TAG_UL)))
        is = (galleyi_around_roles(w->a, node->parent) & GALLEYI_AROUND_COMMENT_LIST) && !(roles & GALLEYI_AROUND_NOISE);
    if (!is || galleyi_dom_page_blocks_begin(page, i) == galleyi_dom_page_blocks_end(page, i)) return 0;
    return w->headline >= page->block_count || galleyi_dom_page_blocks_begin(page, i) > w->headline || galleyi_dom_page_blocks_end(page, i) <= w->headline;
}

static int32_t remarks_push(remarks_walk *w, uint32_t i) {
    galleyi_around *a = w->a;
    remarks_open *top = w->depth ? &w->open[w->depth - 1] : NULL;
    galleyi_remark_found *over = top ? &a->comments[top->comment] : NULL;
    uint32_t number = galleyi_around_roles(a, i) & GALLEYI_AROUND_NUMBERED ? remarks_hash(galleyi_html_get(a->x->html, &a->x->html->nodes[i], GALLEYI_ATTRIBUTE_ID)) : 0;
    int other = over && number && over->number && number != over->number;
    if (over && !other && !over->explicit_texts && over->loose_words <= REMARKS_LOOSE_NAME) {   /* another wrapper of the same comment */
        if (!over->number) over->number = number;
        top->noise = top->meta = top->text = 0;
        return GALLEY_OK;
    }
    if (over && number && number == over->number) return GALLEY_OK;
    a->comments = galleyi_around_more(a, a->comments, a->comment_count, &a->comment_capacity, sizeof *a->comments);
    w->open = a->comments ? galleyi_around_more(a, w->open, w->depth, &w->capacity, sizeof *w->open) : NULL;
    if (!w->open) return GALLEY_ENOMEM;
    galleyi_remark_found *found = &a->comments[a->comment_count];
    memset(found, 0, sizeof *found);
    found->node = i;
    found->number = number;
    found->parent = w->depth ? 1 + w->open[w->depth - 1].comment : 0;
    found->author_rank = found->time_rank = 255;
    memset(&w->open[w->depth], 0, sizeof *w->open);
    w->open[w->depth].end = a->x->html->nodes[i].end;
    w->open[w->depth++].comment = a->comment_count++;
    return GALLEY_OK;
}

static void remarks_take(uint32_t *slot, uint8_t *rank, uint32_t node, uint8_t offered) {
    if (offered < *rank) { *slot = node; *rank = offered; }
}

/* Whether what is called the text begins with who wrote it and when: then it is the whole comment. */
static int remarks_is_whole(const galleyi_around *a, uint32_t i) {
    const galleyi_html *html = a->x->html;
    uint32_t name = 0, time = 0;
    for (uint32_t k = i + 1; k < html->nodes[i].end && k < i + REMARKS_HEAD; k++) {
        if (html->nodes[k].kind != GALLEYI_HTML_ELEMENT) continue;
        uint32_t roles = galleyi_around_roles(a, k);
        name |= roles & (GALLEYI_AROUND_NAME | GALLEYI_AROUND_AUTHOR);
        time |= (roles & GALLEYI_AROUND_TIME) | (html->nodes[k].name == GALLEYI_TAG_TIME);
    }
    return name && time;
}

/* An element within a comment: what it says of author and time, and what region it opens. */
static void remarks_element(remarks_walk *w, uint32_t i) {
    galleyi_around *a = w->a;
    const galleyi_html_node *node = &a->x->html->nodes[i];
    remarks_open *top = &w->open[w->depth - 1];
    galleyi_remark_found *c = &a->comments[top->comment];
    uint32_t roles = galleyi_around_roles(a, i);
    if (node->name == GALLEYI_TAG_TIME || galleyi_html_get(a->x->html, node, GALLEYI_ATTRIBUTE_DATETIME).size) { remarks_take(&c->time, &c->time_rank, i, 0); top->meta = node->end; return; }
    if (node->name == GALLEYI_TAG_FORM || node->name == GALLEYI_TAG_BUTTON) { top->noise = node->end; return; }
    if (!roles || i < top->text) return;
    if (roles & GALLEYI_AROUND_LIKES && !c->likes) c->likes = i;
    if (roles & GALLEYI_AROUND_TEXT && !(roles & (GALLEYI_AROUND_AUTHOR | GALLEYI_AROUND_TIME)) && !remarks_is_whole(a, i)) { top->text = node->end; top->noise = top->meta = 0; return; }
    if (node->name == GALLEYI_TAG_P && !(roles & (GALLEYI_AROUND_NAME | GALLEYI_AROUND_TIME | GALLEYI_AROUND_NOISE | GALLEYI_AROUND_AUTHOR))) return;
    if (roles & GALLEYI_AROUND_NAME) { remarks_take(&c->author, &c->author_rank, i, roles & GALLEYI_AROUND_AUTHOR ? 1 : 0); top->meta = node->end; }
    else if (roles & GALLEYI_AROUND_AUTHOR) { remarks_take(&c->author, &c->author_rank, i, 2); top->meta = node->end; }
    if (roles & GALLEYI_AROUND_TIME) { remarks_take(&c->time, &c->time_rank, i, 2); top->meta = node->end; }
    if (roles & GALLEYI_AROUND_NOISE && !(roles & (GALLEYI_AROUND_NAME | GALLEYI_AROUND_TIME | GALLEYI_AROUND_AUTHOR | GALLEYI_AROUND_REPLIES))) top->noise = node->end;
}

static int32_t remarks_block(remarks_walk *w, uint32_t block, uint32_t i) {
    galleyi_around *a = w->a;
    const galleyi_dom_block *b = &a->x->page.blocks[block];
    remarks_open *top = &w->open[w->depth - 1];
    galleyi_remark_found *c = &a->comments[top->comment];
    if (!a->owner) {
        a->owner = galleyi_arena_allocate_zeroed(&a->x->page.arena, a->x->page.block_count * sizeof *a->owner);
        a->part = galleyi_arena_allocate_zeroed(&a->x->page.arena, a->x->page.block_count);
        if (!a->owner || !a->part) return GALLEY_ENOMEM;
    }
    a->owner[block] = 1 + top->comment;
    if (i < top->noise) a->part[block] = REMARKS_PART_NOISE;
    else if (i < top->text) { a->part[block] = REMARKS_PART_TEXT; c->explicit_texts++; }
    else if (i < top->meta) a->part[block] = REMARKS_PART_META;
    else { a->part[block] = REMARKS_PART_LOOSE; c->loose_texts++; c->loose_words += b->words; }
    return GALLEY_OK;
}

/* Whatever is or lists comments, with all that it holds. */
static int32_t remarks_walk_part(remarks_walk *w, uint32_t begin) {
    galleyi_around *a = w->a;
    const galleyi_html *html = a->x->html;
    const galleyi_dom_page *page = &a->x->page;
    uint32_t next = page->begun[begin];
    int32_t status = GALLEY_OK;
    for (uint32_t i = begin, end = html->nodes[begin].end; i < end && !status; i++) {
        const galleyi_html_node *node = &html->nodes[i];
        while (w->depth && w->open[w->depth - 1].end <= i) w->depth--;
        while (next < page->block_count && page->blocks[next].first < i) next++;
        if (w->depth && next < page->block_count && page->blocks[next].first == i) status = remarks_block(w, next, i);
        if (node->kind != GALLEYI_HTML_ELEMENT || node->space != GALLEYI_SPACE_HTML) continue;
        if (!w->depth && !galleyi_around_roles(a, i) && !(galleyi_around_roles(a, node->parent) & GALLEYI_AROUND_COMMENT_LIST)) continue;
        if (remarks_begins(w, i)) status = remarks_push(w, i);
        else if (w->depth) remarks_element(w, i);
    }
    return status;
}

static int32_t remarks_walk_page(remarks_walk *w) {
    const galleyi_around *a = w->a;
    uint32_t done = 0;
    int32_t status = GALLEY_OK;
    for (uint32_t k = 0; k < a->told.count && !status; k++) {
        if (a->told.nodes[k] < done || !(galleyi_around_roles(a, a->told.nodes[k]) & (GALLEYI_AROUND_COMMENT | GALLEYI_AROUND_COMMENT_LIST))) continue;
        w->depth = 0;
        status = remarks_walk_part(w, a->told.nodes[k]);
        done = a->x->html->nodes[a->told.nodes[k]].end;
    }
    return status;
}

/* What is called the author may be a picture alone: then a link in a block of its own is who it is. */
static int32_t remarks_forget_pictures(galleyi_around *a) {
    int32_t status = GALLEY_OK;
    for (uint32_t i = 0; i < a->comment_count && !status; i++) {
        galleyi_remark_found *c = &a->comments[i];
        if (!c->author || a->x->html->nodes[c->author].name == GALLEYI_TAG_META) continue;
        status = galleyi_around_read(a, c->author, a->x->html->nodes[c->author].end);
        if (!a->text.size) { c->author = 0; c->author_rank = REMARKS_PICTURE; }
    }
    return status;
}

/* Name, date and buttons that no class gives away, in comments whose text is not marked. */
static int32_t remarks_settle_loose(galleyi_around *a) {
    galleyi_phrase_match match;
    int32_t status = GALLEY_OK;
    for (uint32_t k = 0; k < a->x->page.block_count && !status; k++) {
        if (!a->owner[k] || a->part[k] != REMARKS_PART_LOOSE) continue;
        galleyi_remark_found *c = &a->comments[a->owner[k] - 1];
        const galleyi_dom_block *b = &a->x->page.blocks[k];
        if (b->words > 8 * GALLEYI_DOM_WORD) continue;
        status = galleyi_around_read(a, b->first, b->last + 1);
        int noise = !status && galleyi_phrase_head(a->text.data ? a->text.data : "", a->text.size, &match) && match.kind <= GALLEYI_PHRASE_LABEL
            && (match.phrase == GALLEYI_PHRASE_REPLY || match.phrase == GALLEYI_PHRASE_SHARE || match.phrase == GALLEYI_PHRASE_LOAD_MORE);
        int name = !noise && !c->author && !c->author_block && !c->explicit_texts && c->loose_texts > 1 && b->words <= 4 * GALLEYI_DOM_WORD && !b->sentence_end && !b->is_digit_heavy
            && (c->author_rank != REMARKS_PICTURE || (b->link_words == b->words && b->chars <= REMARKS_NAME_CHARS));
        if (name) c->author_block = 1 + k;
        if (!name && !noise && c->loose_texts > 1 && !c->time && b->is_digit_heavy) { c->time = b->first; name = 1; }
        if (!name && !noise) continue;
        a->part[k] = name ? REMARKS_PART_META : REMARKS_PART_NOISE;
        c->loose_texts--;
        c->loose_words -= b->words;
    }
    return status;
}

/* Text with an author, a time, or the word of the markup itself. */
static int remarks_is_real(const galleyi_around *a, const galleyi_remark_found *c) {
    if (!c->explicit_texts && !c->loose_texts) return 0;
    return c->author || c->time || galleyi_around_roles(a, c->node) & GALLEYI_AROUND_NUMBERED || (c->author_block && galleyi_around_roles(a, a->x->html->nodes[c->node].parent) & GALLEYI_AROUND_COMMENT_LIST);
}

static void remarks_leave_body(galleyi_around *a) {
    galleyi_extraction *x = a->x;
    uint64_t within = 0, outside = 0, behind = 0;
    for (uint32_t k = 0; k < x->page.block_count; k++) {
        if (x->reasons[k] != GALLEYI_BLOCK_CHOSEN) continue;
        if (a->owner[k]) within += x->page.blocks[k].words;
        else outside += x->page.blocks[k].words;
        if (!a->owner[k] && within) behind += x->page.blocks[k].words;
    }
    int answers = behind * 4 > outside;       /* each with remarks of its own */
    int thread = x->kind == GALLEYI_PAGE_FORUM ? within > outside || (within && !answers) : within > outside && outside < REMARKS_STORY;
    if (thread) {                             /* its posts are the page */
        for (uint32_t k = 0; k < x->page.block_count; k++) {     /* in a forum with who wrote each, and when */
            if (!a->owner[k] || x->reasons[k] > GALLEYI_BLOCK_CHOSEN) continue;
            if (a->part[k] == REMARKS_PART_META && x->kind == GALLEYI_PAGE_FORUM) x->reasons[k] = GALLEYI_BLOCK_CHOSEN;
            else if (a->part[k] == REMARKS_PART_META || a->part[k] == REMARKS_PART_NOISE) x->reasons[k] = GALLEYI_BLOCK_COMMENT;
        }
        a->comment_count = 0;
        a->owner = NULL;
        return;
    }
    for (uint32_t k = 0; k < x->page.block_count; k++)
        if (a->owner[k] && x->reasons[k] == GALLEYI_BLOCK_CHOSEN) x->reasons[k] = GALLEYI_BLOCK_COMMENT;
}

static int remarks_is_jump(galleyi_html_slice href) {
    static const char *const marks[] = { "#comment", "#disqus", "#respond", "#kommentar", "#reacties", "#comentarios" };
    const char *hash = href.size ? memchr(href.data, '#', href.size) : NULL;
    size_t left = hash ? href.size - (size_t)(hash - href.data) : 0;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (left >= strlen(marks[i]) && left <= strlen(marks[i]) + 8 && !memcmp(hash, marks[i], strlen(marks[i]))) return 1;
    return 0;
}

/* "24 comments", which leads to them, is no line of the story. */
static void remarks_jumps(galleyi_around *a) {
    const galleyi_html *html = a->x->html;
    const galleyi_dom_page *page = &a->x->page;
    for (uint32_t n = 0; n < a->links.count; n++) {
        uint32_t i = a->links.nodes[n], k = page->begun[i];
        if (k >= page->block_count || a->x->reasons[k] != GALLEYI_BLOCK_CHOSEN || page->blocks[k].link_words != page->blocks[k].words || page->blocks[k].words > 5 * GALLEYI_DOM_WORD) continue;
        if (page->blocks[k].first > i && page->blocks[k].first < html->nodes[i].end && remarks_is_jump(galleyi_html_get(html, &html->nodes[i], GALLEYI_ATTRIBUTE_HREF)))
            a->x->reasons[k] = GALLEYI_BLOCK_COMMENT;
    }
}

int32_t galleyi_comments_find(galleyi_around *a) {
    remarks_walk w = { a, NULL, 0, 0, 0, galleyi_dom_features_title(a->x->features) };
    uint32_t real = 0;
    int32_t status = remarks_walk_page(&w);
    remarks_jumps(a);
    if (status || !a->comment_count) return status;
    if (a->owner) status = remarks_forget_pictures(a);
    if (a->owner && !status) status = remarks_settle_loose(a);
    for (uint32_t i = 0; i < a->comment_count; i++) {
        galleyi_remark_found *c = &a->comments[i];
        c->dropped = !a->owner || !remarks_is_real(a, c);
        real += !c->dropped;
    }
    if (!real) { a->comment_count = 0; a->owner = NULL; return status; }
    for (uint32_t k = 0; k < a->x->page.block_count; k++)
        if (a->owner[k] && a->comments[a->owner[k] - 1].dropped) a->owner[k] = 0;
    remarks_leave_body(a);
    return status;
}

static int32_t remarks_author(galleyi_around *a, const galleyi_remark_found *c) {
    const galleyi_html *html = a->x->html;
    uint32_t node = c->author;
    int32_t status = GALLEY_OK;
    galleyi_url url;
    galleyi_buffer_clear(&a->text);
    if (node && html->nodes[node].name == GALLEYI_TAG_META) {
        galleyi_html_slice content = galleyi_html_get(html, &html->nodes[node], GALLEYI_ATTRIBUTE_CONTENT);
        status = galleyi_buffer_append(&a->text, content.data, content.size);
    } else if (node) status = galleyi_around_read(a, node, html->nodes[node].end);
    if (!status && (!node || !a->text.size) && c->author_block) {
        const galleyi_dom_block *b = &a->x->page.blocks[c->author_block - 1];
        status = galleyi_around_read(a, b->first, b->last + 1);
        node = b->first;
    }
    while (a->text.size && strchr(":,-|", a->text.data[a->text.size - 1])) a->text.size--;
    if (status || a->text.size < 1 || a->text.size > 80) return status;
    galley_record *author = galley_record_edit(c->record, GALLEY_AUTHOR, 0);
    if (!author) return c->record->document->status;
    status = galleyi_around_put(a, author, GALLEY_NAME, "dom:comment", node);
    for (uint32_t i = node; !status && i < html->nodes[node].end && i < node + 12; i++)
        if (galleyi_html_is(&html->nodes[i], GALLEYI_TAG_A) && galleyi_around_address(a, galleyi_html_get(html, &html->nodes[i], GALLEYI_ATTRIBUTE_HREF), &url, &status))
            return galley_record_set_text(author, GALLEY_URL, url.text, url.size);
    return status;
}

static int32_t remarks_meta(galleyi_around *a, const galleyi_remark_found *c) {
    const galleyi_html *html = a->x->html;
    int stored;
    int32_t status = remarks_author(a, c);
    if (!status && c->time) status = galleyi_around_time_of(a, c->record, GALLEY_PUBLISHED, c->time, &stored);
    if (status || !c->likes) return status;
    status = galleyi_around_read(a, c->likes, html->nodes[c->likes].end);
    size_t i = 0;
    int64_t likes = 0;
    while (i < a->text.size && i < 9 && a->text.data[i] >= '0' && a->text.data[i] <= '9') likes = likes * 10 + (a->text.data[i++] - '0');
    return status || !i || i != a->text.size ? status : galley_record_set_number(c->record, GALLEY_LIKES, likes);
}

/* Parents come before their replies; one that is not kept hands them to the one above. */
static int32_t remarks_records(galleyi_around *a) {
    int32_t status = GALLEY_OK;
    for (uint32_t i = 0; i < a->comment_count && !status; i++) {
        galleyi_remark_found *c = &a->comments[i];
        galleyi_remark_found *over = c->parent ? &a->comments[c->parent - 1] : NULL;
        if (over && over->dropped) { c->parent = over->parent; over = c->parent ? &a->comments[c->parent - 1] : NULL; }
        if (over && over->depth >= REMARKS_REPLY_DEPTH) { c->parent = over->parent; over = c->parent ? &a->comments[c->parent - 1] : NULL; }
        if (c->dropped) continue;
        c->depth = over ? over->depth + 1 : 0;
        c->record = galley_record_edit(over ? over->record : a->x->article, over ? GALLEY_REPLIES : GALLEY_COMMENTS, GALLEY_NEW);
        status = c->record ? remarks_meta(a, c) : a->x->root->document->status;
    }
    return status;
}

static int32_t remarks_texts(galleyi_around *a) {
    int32_t status = GALLEY_OK;
    for (uint32_t k = 0; k < a->x->page.block_count && !status; k++) {
        if (!a->owner[k]) continue;
        const galleyi_remark_found *c = &a->comments[a->owner[k] - 1];
        const galleyi_dom_block *b = &a->x->page.blocks[k];
        if (a->part[k] != (c->explicit_texts ? REMARKS_PART_TEXT : REMARKS_PART_LOOSE) || !c->record) continue;
        status = galleyi_around_paragraph(a, c->record, b);
    }
    return status;
}

/* https://schema.org/Comment in JSON-LD, where the page shows none. */
static int32_t remarks_from_data(galleyi_around *a) {
    const galleyi_ld *ld = &a->m->ld;
    const galleyi_ld_value *node;
    int32_t status = GALLEY_OK;
    int stored;
    for (size_t i = 0; a->m->node && !status && i < 1000 && (node = galleyi_ld_item(ld, a->m->node, "comment", i)) != NULL; i++) {
        const char *text = galleyi_ld_text(ld, node, "text"), *when = galleyi_ld_text(ld, node, "dateCreated");
        const galleyi_ld_value *author = galleyi_ld_member(ld, node, "author");
        const char *name = !author ? NULL : author->kind == GALLEYI_LD_STRING ? author->text : galleyi_ld_text(ld, author, "name");
        if (!text) text = galleyi_ld_text(ld, node, "description");
        if (!text) continue;
        if (!when) when = galleyi_ld_text(ld, node, "datePublished");
        galley_record *comment = galley_record_edit(a->x->article, GALLEY_COMMENTS, GALLEY_NEW);
        if (!comment) return a->x->root->document->status;
        galley_record *by = name ? galley_record_edit(comment, GALLEY_AUTHOR, 0) : NULL;
        if (name) status = by ? galley_record_set_text(by, GALLEY_NAME, name, GALLEY_NUL_TERMINATED) : a->x->root->document->status;
        if (!status && when) status = galleyi_around_time(a, comment, GALLEY_PUBLISHED, when, strlen(when), "json-ld:comment", &stored);
        if (!status) status = galley_body_open(comment, GALLEY_NODE_PARAGRAPH);
        if (!status) status = galley_body_text(comment, text, strlen(text));
        if (!status) status = galley_body_close(comment);
    }
    if (!status && galley_record_count(a->x->article, GALLEY_COMMENTS)) status = galley_record_set_origin(a->x->article, GALLEY_COMMENTS, "json-ld:comment", GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
    return status;
}

/* The one number in a short text ("12 Comments", "(3)"); -1: none or several. */
static int64_t remarks_number(const char *text, size_t size) {
    int64_t number = -1;
    for (size_t i = 0; i < size; i++) {
        if (text[i] < '0' || text[i] > '9') continue;
        if (number >= 0) return -1;
        number = 0;
        for (; i < size && number < 100000000; i++) {
            if (text[i] >= '0' && text[i] <= '9') number = number * 10 + (text[i] - '0');
            else if (!((text[i] == ',' || text[i] == '.') && i + 3 < size && text[i + 1] >= '0' && text[i + 1] <= '9')) break;
        }
    }
    return number;
}

/* What may state the count at a node: a jump to the comments, or an element for it; not on cards of other stories. Counts the tries. */
static int32_t remarks_count_at(galleyi_around *a, uint32_t i, uint32_t *tries, int64_t *count) {
    const galleyi_html *html = a->x->html;
    const galleyi_dom_page *page = &a->x->page;
    const galleyi_html_node *node = &html->nodes[i];
    uint32_t from = galleyi_dom_features_title(a->x->features), block = galleyi_dom_page_blocks_begin(page, i), blocks = galleyi_dom_page_blocks_end(page, i) - block;
    int32_t status = GALLEY_OK;
    if (blocks > 2 || node->end > i + 12 || page->nodes[i].within & (GALLEYI_IN_ASIDE | GALLEYI_IN_NAV)) return status;
    galleyi_html_slice href = node->name == GALLEYI_TAG_A ? galleyi_html_get(html, node, GALLEYI_ATTRIBUTE_HREF) : (galleyi_html_slice){ NULL, 0 };
    if (!(galleyi_around_roles(a, i) & GALLEYI_AROUND_COUNT) && !remarks_is_jump(href)) return status;
    if (href.size && href.data[0] != '#') {               /* a jump on another page is another story's */
        galleyi_url url;
        if (!a->x->base || !galleyi_around_address(a, href, &url, &status)) return status;
        size_t path = url.query, own = a->x->base->query;
        if (path != own || memcmp(url.text, a->x->base->text, own)) return status;
    } else if (!href.size && from < page->block_count && block + 6 < from) return status;
    ++*tries;
    status = galleyi_around_read(a, i, node->end);
    if (!status && a->text.size && a->text.size < 40) *count = remarks_number(a->text.data, a->text.size);
    return status;
}

/* In reading order. */
static int32_t remarks_count_shown(galleyi_around *a, int64_t *count) {
    uint32_t told = 0, link = 0, tries = 0;
    int32_t status = GALLEY_OK;
    while ((told < a->told.count || link < a->links.count) && !status && *count < 0 && tries < 60) {
        uint32_t i = told < a->told.count ? a->told.nodes[told] : UINT32_MAX, other = link < a->links.count ? a->links.nodes[link] : UINT32_MAX;
        told += i <= other;
        link += other <= i;
        if (other <= i || galleyi_around_roles(a, i) & GALLEYI_AROUND_COUNT) status = remarks_count_at(a, other < i ? other : i, &tries, count);
    }
    return status;
}

static int32_t remarks_heading(galleyi_around *a, int64_t *count) {
    const galleyi_dom_page *page = &a->x->page;
    galleyi_phrase_match match;
    int32_t status = GALLEY_OK;
    for (uint32_t k = a->body_last; k < page->block_count && !status && *count < 0; k++) {
        const galleyi_dom_block *b = &page->blocks[k];
        if (b->words > 8 * GALLEYI_DOM_WORD || b->words < GALLEYI_DOM_WORD || !(page->nodes[b->element].within & GALLEYI_IN_HEADING || galleyi_around_roles(a, b->element) & GALLEYI_AROUND_COMMENT_LIST)) continue;
        status = galleyi_around_read(a, b->first, b->last + 1);
        if (!status && galleyi_phrase_head(a->text.data, a->text.size, &match) && match.phrase == GALLEYI_PHRASE_COMMENTS && match.number >= 0) *count = match.number;
    }
    return status;
}

static int32_t remarks_count(galleyi_around *a) {
    const galleyi_ld_value *node = a->m->node, *statistic;
    const char *stated = node ? galleyi_ld_text(&a->m->ld, node, "commentCount") : NULL, *origin = "json-ld:commentCount";
    int64_t count = stated ? remarks_number(stated, strlen(stated)) : -1;
    for (size_t i = 0; node && count < 0 && i < 8 && (statistic = galleyi_ld_item(&a->m->ld, node, "interactionStatistic", i)) != NULL; i++) {
        const galleyi_ld_value *type = galleyi_ld_member(&a->m->ld, statistic, "interactionType");
        const char *name = galleyi_ld_text(&a->m->ld, statistic, "interactionType"), *value = galleyi_ld_text(&a->m->ld, statistic, "userInteractionCount");
        if (value && ((name && strstr(name, "CommentAction")) || (type && galleyi_ld_is(type, "CommentAction")))) count = remarks_number(value, strlen(value));
    }
    int32_t status = GALLEY_OK;
    if (count < 0) { origin = "dom:comment-count"; status = remarks_heading(a, &count); }
    if (!status && count < 0) status = remarks_count_shown(a, &count);
    if (status || count < 0) return status;
    status = galley_record_set_number(a->x->article, GALLEY_COMMENT_COUNT, count);
    return status ? status : galley_record_set_origin(a->x->article, GALLEY_COMMENT_COUNT, origin, GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
}

int32_t galleyi_comments_fill(galleyi_around *a) {
    int32_t status = remarks_count(a);
    if (!status && a->comment_count) status = remarks_records(a);
    if (!status && a->comment_count) status = remarks_texts(a);
    if (!status && galley_record_count(a->x->article, GALLEY_COMMENTS)) status = galley_record_set_origin(a->x->article, GALLEY_COMMENTS, "dom:comment", GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
    else if (!status) status = remarks_from_data(a);
    return status;
}
