/* What the desk says of its story (corrections, editor's notes, "developing"), by the phrases of lib/text; and the key points over it. */
#include "extract/dom_around.h"
#include "text/fold.h"
#include "text/notes.h"

enum { NOTES_BEFORE = 4, NOTES_BEHIND = 10, NOTES_LONGEST = 160 * GALLEYI_DOM_WORD, NOTES_POINTS_MOST = 12, NOTES_EDGE = 3 };

static int32_t notes_add(galleyi_around *a, uint32_t first, uint32_t last, uint8_t kind) {
    a->notes = galleyi_around_more(a, a->notes, a->note_count, &a->note_capacity, sizeof *a->notes);
    if (!a->notes) return GALLEY_ENOMEM;
    a->notes[a->note_count++] = (galleyi_note_found){ first, last, kind };
    for (uint32_t k = first; k <= last; k++)
        if (a->x->reasons[k] <= GALLEYI_BLOCK_CHOSEN) a->x->reasons[k] = GALLEYI_BLOCK_NOTE;
    return GALLEY_OK;
}

/* Only what is set apart can be a note: in italics, bold or small type, in an aside or a box that is called one, or at an end of the story. */
static int notes_is_apart(const galleyi_around *a, uint32_t k) {
    const galleyi_dom_page *page = &a->x->page;
    const galleyi_dom_block *b = &page->blocks[k];
    uint32_t parent = a->x->html->nodes[b->element].parent;
    uint32_t inner = a->x->html->nodes[a->x->html->nodes[b->first].parent].name;
    if ((galleyi_around_roles(a, b->element) | galleyi_around_roles(a, b->lca) | galleyi_around_roles(a, parent)) & GALLEYI_AROUND_NOTE || page->nodes[b->first].within & GALLEYI_IN_ASIDE) return 1;
    if (inner == GALLEYI_TAG_EM || inner == GALLEYI_TAG_I || inner == GALLEYI_TAG_STRONG || inner == GALLEYI_TAG_B || inner == GALLEYI_TAG_SMALL) return 1;
    return k < a->body_first + NOTES_EDGE || k + NOTES_EDGE > a->body_last;
}

static int32_t notes_look(galleyi_around *a, uint32_t k, uint64_t story) {
    const galleyi_dom_page *page = &a->x->page;
    const galleyi_dom_block *b = &page->blocks[k];
    galleyi_phrase_match match;
    uint8_t kind;
    if (b->words > NOTES_LONGEST || b->words * UINT64_C(3) > story || b->words < GALLEYI_DOM_WORD || b->link_words * 2 > b->words || !notes_is_apart(a, k)) return GALLEY_OK;
    int32_t status = galleyi_around_read(a, b->first, b->last + 1);
    if (status || !a->text.size || !galleyi_phrase_head(a->text.data, a->text.size, &match) || !galleyi_note_of(&match, a->text.data, a->text.size, &kind)) return status;
    int label_alone = match.kind <= GALLEYI_PHRASE_LABEL && match.rest.end <= match.rest.begin;
    if (!label_alone || kind == GALLEYI_NOTE_DEVELOPING) return b->words < 3 * GALLEYI_DOM_WORD ? status : notes_add(a, k, k, kind);
    if (k + 1 >= page->block_count || page->blocks[k + 1].words > NOTES_LONGEST || !page->blocks[k + 1].sentence_end) return status;
    int boxed = page->begun[a->x->html->nodes[page->blocks[k].element].parent] == k;      /* the label begins a box of its own */
    return boxed || a->x->reasons[k] != GALLEYI_BLOCK_CHOSEN ? notes_add(a, k, k + 1, kind) : status;
}

static int notes_heads_points(galleyi_around *a, uint32_t k, int32_t *status) {
    const galleyi_dom_page *page = &a->x->page;
    const galleyi_dom_block *b = &page->blocks[k];
    galleyi_phrase_match match;
    uint32_t tag = a->x->html->nodes[b->lca].name;
    if (b->words > 6 * GALLEYI_DOM_WORD || b->link_words || page->nodes[b->element].within & GALLEYI_IN_LIST) return 0;
    if (k + 2 >= page->block_count || !(page->nodes[page->blocks[k + 1].element].within & GALLEYI_IN_LIST)) return 0;
    if (!(page->nodes[b->element].within & GALLEYI_IN_HEADING) && tag != GALLEYI_TAG_STRONG && tag != GALLEYI_TAG_B && !(galleyi_around_roles(a, b->element) & (GALLEYI_AROUND_TITLE | GALLEYI_AROUND_KEY_POINTS)) && b->words > 4 * GALLEYI_DOM_WORD) return 0;
    *status = galleyi_around_read(a, b->first, b->last + 1);
    return !*status && a->text.size && galleyi_phrase_head(a->text.data, a->text.size, &match) && match.phrase == GALLEYI_PHRASE_KEY_POINTS && match.kind <= GALLEYI_PHRASE_LABEL;
}

/* Items of one list behind k; 0: too few or too many, or links. */
static uint32_t notes_points(const galleyi_around *a, uint32_t k) {
    const galleyi_dom_page *page = &a->x->page;
    const galleyi_html *html = a->x->html;
    uint32_t last = k, list = page->blocks[k + 1].element;
    while (list && !galleyi_html_is(&html->nodes[list], GALLEYI_TAG_UL) && !galleyi_html_is(&html->nodes[list], GALLEYI_TAG_OL)) list = html->nodes[list].parent;
    for (uint32_t i = k + 1; list && i < page->block_count && page->blocks[i].first < html->nodes[list].end; i++, last = i - 1)
        if (i - k > NOTES_POINTS_MOST || page->blocks[i].link_words * 2 > page->blocks[i].words || page->blocks[i].words > 70 * GALLEYI_DOM_WORD) return k;
    return last >= k + 2 ? last : k;
}

int32_t galleyi_notes_find(galleyi_around *a) {
    const galleyi_dom_page *page = &a->x->page;
    uint32_t title = galleyi_dom_features_title(a->x->features), count = page->block_count;
    uint64_t story = 0;
    int32_t status = GALLEY_OK;
    if (a->body_first >= count) return status;
    for (uint32_t k = a->body_first; k <= a->body_last && k < count; k++) if (a->x->reasons[k] == GALLEYI_BLOCK_CHOSEN) story += page->blocks[k].words;
    uint32_t from = title < a->body_first ? title + 1 : a->body_first > NOTES_BEFORE ? a->body_first - NOTES_BEFORE : 0;
    uint32_t to = a->body_last + NOTES_BEHIND < count ? a->body_last + NOTES_BEHIND : count;
    for (uint32_t k = from; k < to && !status; k++) {
        if (a->owner && a->owner[k]) continue;
        if (k <= a->body_first + NOTES_BEFORE && !a->points_last && notes_heads_points(a, k, &status)) {
            uint32_t last = notes_points(a, k);
            if (last == k) continue;
            a->points_first = k + 1;
            a->points_last = last;
            for (; k <= last; k++) if (a->x->reasons[k] <= GALLEYI_BLOCK_CHOSEN) a->x->reasons[k] = GALLEYI_BLOCK_NOTE;
            k = last;
        } else if (!status) status = notes_look(a, k, story);
    }
    return status;
}

static int32_t notes_from_data(galleyi_around *a) {
    const galleyi_ld_value *node;
    int32_t status = GALLEY_OK;
    for (size_t i = 0; a->m->node && !status && i < 8 && (node = galleyi_ld_item(&a->m->ld, a->m->node, "correction", i)) != NULL; i++) {
        const char *text = node->kind == GALLEYI_LD_STRING ? node->text : galleyi_ld_text(&a->m->ld, node, "text");
        if (!text || strlen(text) < 12 || !strncmp(text, "http", 4)) continue;
        galley_record *note = galley_record_edit(a->x->article, GALLEY_NOTES, GALLEY_NEW);
        if (!note) return a->x->root->document->status;
        galleyi_buffer_clear(&a->text);
        status = galleyi_fold_append(&a->text, text, strlen(text));
        if (!status) status = galley_record_set_text(note, GALLEY_KIND, "correction", GALLEY_NUL_TERMINATED);
        if (!status) status = galleyi_around_put(a, note, GALLEY_TEXT, "json-ld:correction", 0);
    }
    return status;
}

int32_t galleyi_notes_fill(galleyi_around *a) {
    const galleyi_dom_page *page = &a->x->page;
    int32_t status = GALLEY_OK;
    for (uint32_t i = 0; i < a->note_count && !status; i++) {
        const galleyi_note_found *found = &a->notes[i];
        galley_record *note = galley_record_edit(a->x->article, GALLEY_NOTES, GALLEY_NEW);
        if (!note) return a->x->root->document->status;
        status = galleyi_around_read(a, page->blocks[found->first].first, page->blocks[found->last].last + 1);
        if (!status) status = galley_record_set_text(note, GALLEY_KIND, galleyi_note_name(found->kind), GALLEY_NUL_TERMINATED);
        if (!status) status = galleyi_around_put(a, note, GALLEY_TEXT, "text:phrase", found->first == found->last ? page->blocks[found->first].lca : 0);
    }
    if (!status && !a->note_count) status = notes_from_data(a);
    if (!status && galley_record_count(a->x->article, GALLEY_NOTES)) status = galley_record_set_origin(a->x->article, GALLEY_NOTES, a->note_count ? "text:phrase" : "json-ld:correction", GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
    for (uint32_t k = a->points_first; a->points_last && k <= a->points_last && !status; k++) {
        status = galleyi_around_read(a, page->blocks[k].first, page->blocks[k].last + 1);
        if (!status && a->text.size) status = galley_record_add_text(a->x->article, GALLEY_KEY_POINTS, a->text.data, a->text.size);
    }
    if (!status && galley_record_count(a->x->article, GALLEY_KEY_POINTS)) status = galley_record_set_origin(a->x->article, GALLEY_KEY_POINTS, "dom:list", GALLEY_CONFIDENCE_UNKNOWN, GALLEY_NO_OFFSET, 0);
    return status;
}
