/* Blocks of a text page: lines joined where a dumper broke them, list marks taken off, text folded and measured in one pass. */
#include "text/blocks_measure.h"
#include "text/fold.h"
#include "text/agencies_table.h"
#include "text/names_table.h"
#include "text/phrases.h"
#include "text/rights.h"

enum { BLOCKS_WINDOW = 512, BLOCKS_PHRASE_WEIGHT = 420 };

void galleyi_blocks_init(galleyi_blocks *blocks, const galleyi_memory *memory) {
    memset(blocks, 0, sizeof *blocks);
    galleyi_buffer_init(&blocks->store, memory);
    galleyi_buffer_init(&blocks->word_store, memory);
    galleyi_arena_init(&blocks->arena, memory);
}
void galleyi_blocks_free(galleyi_blocks *blocks) {
    galleyi_buffer_free(&blocks->store);
    galleyi_buffer_free(&blocks->word_store);
    galleyi_arena_free(&blocks->arena);
    blocks->block = NULL;
    blocks->count = 0;
}

/* Adds words to the hash of all words, and to the page's vocabulary those that count. */
typedef struct blocks_hash { uint64_t all, before; uint32_t flags; } blocks_hash;   /* flags: of all words */
static int32_t blocks_hash_words(galleyi_blocks *blocks, galleyi_block *block, blocks_hash *hash, const galleyi_word *words, size_t count) {
    if (!count) return GALLEY_OK;
    if (galleyi_buffer_reserve(&blocks->word_store, count * sizeof(uint16_t))) return blocks->word_store.status;
    uint16_t *store = (uint16_t *)(void *)(blocks->word_store.data + blocks->word_store.size), *to = store;
    uint64_t all = hash->all, before = hash->before;
    uint32_t flags = hash->flags;
    for (size_t i = 0; i < count; i++) {
        uint64_t key = words[i].hash;
        bool single = words[i].flags & GALLEYI_WORD_CHARACTER, keep = words[i].letters >= 3;
        all = galleyi_words_join(all, key);
        flags |= words[i].flags;
        if (single) {
            keep = before != 0 && words[i].flags & GALLEYI_WORD_GLUED;
            key = galleyi_words_join(before, key);
        }
        before = single ? words[i].hash : 0;
        key ^= key >> 32;
        *to = (uint16_t)(key ^ key >> 16);
        to += keep;
        if (words[i].letters >= 9 && (block->text[words[i].begin] | 32) == 'c' && galleyi_rights_word(block->text, block->size, words[i].begin)) block->flags |= GALLEYI_BLOCK_RIGHTS;
    }
    hash->all = all;
    hash->flags = flags;
    hash->before = before;
    blocks->word_store.size += (size_t)(to - store) * sizeof(uint16_t);
    block->words += (uint32_t)(to - store);
    return GALLEY_OK;
}

/* Words that lists of phrases, labels and agencies know as first ones: bit i % 64 of row i / 64. */
typedef struct blocks_heads { uint64_t phrase[BLOCKS_WINDOW / 64], label[BLOCKS_WINDOW / 64], agency[BLOCKS_WINDOW / 64]; } blocks_heads;
static void blocks_find_heads(uint64_t *rows, const galleyi_heads *set, const galleyi_word *words, size_t count) {
    for (size_t first = 0; first < count; first += 64) {
        uint64_t row = 0;
        for (size_t i = count - first < 64 ? count : first + 64; i-- > first;) row = row << 1 | galleyi_heads_have(set, words[i].hash);
        rows[first / 64] = row;
    }
}

/* The three sets in one go. */
static void blocks_find_all_heads(blocks_heads *heads, const galleyi_word *words, size_t count) {
    const galleyi_heads phrases = galleyi_phrases_inside, labels = galleyi_naming_labels, agencies = { galleyi_agency_names.heads, galleyi_agency_names.head_mask };
    for (size_t first = 0; first < count; first += 64) {
        uint64_t phrase = 0, label = 0, agency = 0;
        for (size_t i = count - first < 64 ? count : first + 64; i-- > first;) {
            uint64_t hash = words[i].hash;
            phrase = phrase << 1 | galleyi_heads_have(&phrases, hash);
            label = label << 1 | galleyi_heads_have(&labels, hash);
            agency = agency << 1 | galleyi_heads_have(&agencies, hash);
        }
        heads->phrase[first / 64] = phrase;
        heads->label[first / 64] = label;
        heads->agency[first / 64] = agency;
    }
}

/* What later steps need not look for where no word speaks for it. */
static void blocks_hint(galleyi_block *block, const blocks_heads *heads, bool mixed, const galleyi_word *words, size_t count) {
    bool label = mixed, agency = false;
    for (size_t row = 0; row * 64 < count; row++) {
        for (uint64_t left = heads->label[row]; left && !label; left &= left - 1) {
            size_t i = row * 64 + (unsigned)__builtin_ctzll(left);
            label = galleyi_lexicon_longest(&galleyi_naming, words + i, count - i, GALLEYI_NAMING_LABEL | GALLEYI_NAMING_AFTER, NULL) != 0;
        }
        for (uint64_t left = heads->agency[row]; left && !agency; left &= left - 1) {
            size_t i = row * 64 + (unsigned)__builtin_ctzll(left);
            agency = galleyi_lexicon_longest(&galleyi_agency_names, words + i, count - i, UINT32_MAX, NULL) != 0;
        }
    }
    if (label) block->flags |= GALLEYI_BLOCK_LABEL;
    if (agency) block->flags |= GALLEYI_BLOCK_AGENCY;
}

int32_t galleyi_block_measure(galleyi_blocks *blocks, galleyi_block *block) {
    galleyi_word words[BLOCKS_WINDOW];
    galleyi_block_reader reader;
    blocks_hash hash = { 0, 0, 0 };
    blocks_heads heads;
    size_t kept = 0;
    block->weight = block->words = block->commas = block->stops = block->digits = block->letters = block->capitals = 0;
    block->separators = block->short_words = block->all_words = 0;
    block->phrases = block->possible = 0;
    block->first_word = (uint32_t)(blocks->word_store.size / sizeof(uint16_t));
    galleyi_block_read_begin(&reader, block);
    for (bool first = true, end = false; !end; first = false) {
        size_t count = kept + galleyi_block_read(&reader, words + kept, BLOCKS_WINDOW - kept);
        end = reader.at == block->size;
        int32_t status = blocks_hash_words(blocks, block, &hash, words + kept, count - kept);
        if (status) return status;
        if (first && end && block->weight <= GALLEYI_BLOCK_HINTS_MOST) {
            blocks_find_all_heads(&heads, words, count);
            blocks_hint(block, &heads, hash.flags & GALLEYI_WORD_MIXED, words, count);
        } else blocks_find_heads(heads.phrase, &galleyi_phrases_inside, words, count);
        size_t until = end ? count : count - GALLEYI_PHRASE_WORDS;
        const galleyi_phrase_words line = { block->text, block->size, words, until, count, hash.all, heads.phrase };
        block->possible |= galleyi_phrases_possible(&line, first && end && block->weight <= BLOCKS_PHRASE_WEIGHT ? &block->phrases : NULL);
        kept = count - until;
        memmove(words, words + until, kept * sizeof *words);
    }
    block->hash = (uint32_t)(hash.all ^ hash.all >> 32);
    return GALLEY_OK;
}

int32_t galleyi_blocks_add(galleyi_blocks *blocks, galleyi_work *work, const galleyi_block *block) {
    galleyi_block made = *block;
    int32_t status = galleyi_work_add(work, made.size * UINT64_C(4) + 200);
    if (!status) status = galleyi_block_measure(blocks, &made);
    if (!status) status = galleyi_buffer_append(&blocks->store, &made, sizeof made);
    return status;
}
void galleyi_blocks_end(galleyi_blocks *blocks) {
    blocks->block = (galleyi_block *)(void *)blocks->store.data;
    blocks->count = blocks->store.size / sizeof *blocks->block;
    blocks->words = (const uint16_t *)(const void *)blocks->word_store.data;
    for (size_t i = 0; i + 1 < blocks->count; i++) blocks->block[i].blanks_after = blocks->block[i + 1].blanks_before;
    if (blocks->count) blocks->block[blocks->count - 1].blanks_after = 1;
}

/* Lines of menus and lists stand on a page again and again: what a text says is taken from the one that stood there before. */
enum { BLOCKS_SEEN = 512, BLOCKS_SEEN_LEAST = 8, BLOCKS_SEEN_MOST = 256,
       BLOCKS_SOURCE_FLAGS = GALLEYI_BLOCK_JOINED | GALLEYI_BLOCK_TAB | GALLEYI_BLOCK_MOVED | GALLEYI_BLOCK_HEADING };
typedef struct blocks_seen { uint16_t number[BLOCKS_SEEN]; } blocks_seen;   /* one more than a block's; 0: none */

static uint16_t *blocks_seen_place(blocks_seen *seen, const galleyi_block *block) {
    uint64_t head, tail;
    memcpy(&head, block->text, sizeof head);
    memcpy(&tail, block->text + block->size - sizeof tail, sizeof tail);
    return &seen->number[((head ^ (tail << 29 | tail >> 35) ^ block->size) * UINT64_C(0x9E3779B97F4A7C15)) >> 55];
}
static int32_t blocks_add_line(galleyi_blocks *blocks, galleyi_work *work, const galleyi_block *block, blocks_seen *seen) {
    if (block->size < BLOCKS_SEEN_LEAST || block->size > BLOCKS_SEEN_MOST) return galleyi_blocks_add(blocks, work, block);
    uint16_t *place = blocks_seen_place(seen, block);
    const galleyi_block *all = (const galleyi_block *)(const void *)blocks->store.data, *same = *place ? &all[*place - 1] : NULL;
    size_t count = blocks->store.size / sizeof *all;
    if (!same || same->size != block->size || memcmp(same->text, block->text, block->size)) {
        if (count < UINT16_MAX) *place = (uint16_t)(count + 1);
        return galleyi_blocks_add(blocks, work, block);
    }
    galleyi_block made = *same;
    made.text = block->text;
    made.offset = block->offset;
    made.length = block->length;
    made.indent = block->indent;
    made.mark = block->mark;
    made.blanks_before = block->blanks_before;
    made.flags = (uint16_t)((same->flags & ~BLOCKS_SOURCE_FLAGS) | block->flags);
    int32_t status = galleyi_work_add(work, made.size * UINT64_C(4) + 200);
    return status ? status : galleyi_buffer_append(&blocks->store, &made, sizeof made);
}

/* "****** Headline ******": how a dumper marks the headings of a page. */
static void blocks_starred(galleyi_block *block, const char *text) {
    const char *p = text + block->offset;
    uint32_t stars = 0, size = block->length;
    while (stars < size && stars < 6 && p[stars] == '*') stars++;
    if (stars < 2 || size < 2 * stars + 3 || p[stars] != ' ' || p[size - stars - 1] != ' ') return;
    for (uint32_t i = 1; i <= stars; i++) if (p[size - i] != '*') return;
    if (p[size - stars - 1] == '*') return;
    block->offset += stars + 1;
    block->length -= 2 * stars + 2;
    block->flags |= GALLEYI_BLOCK_HEADING;
}

/* The text of a span: the source's own bytes where they are folded already. A break within a script without blanks leaves no blank. */
static int32_t blocks_fold(galleyi_blocks *blocks, galleyi_block *block, bool plain, const char *text, galleyi_buffer *scratch) {
    const char *p = text + block->offset;
    if (plain || galleyi_folded(p, block->length)) { block->text = p; block->size = block->length; return GALLEY_OK; }
    galleyi_buffer_clear(scratch);
    int32_t status = galleyi_fold_append(scratch, p, block->length);
    if (status) return status;
    size_t size = scratch->size;
    if (block->flags & GALLEYI_BLOCK_JOINED) {
        size_t kept = 0;
        for (size_t i = 0; i < size; i++) {
            if (scratch->data[i] == ' ' && i >= 3 && i + 3 < size && (unsigned char)scratch->data[i - 3] >= 0xE3 && (unsigned char)scratch->data[i + 1] >= 0xE3
                && (unsigned char)scratch->data[i - 3] <= 0xE9 && (unsigned char)scratch->data[i + 1] <= 0xE9) continue;
            scratch->data[kept++] = scratch->data[i];
        }
        if (kept != size) block->flags |= GALLEYI_BLOCK_MOVED;
        size = kept;
    }
    block->text = galleyi_arena_text(&blocks->arena, scratch->data ? scratch->data : "", size);
    block->size = (uint32_t)size;
    return block->text ? GALLEY_OK : GALLEY_ENOMEM;
}

int32_t galleyi_blocks_from_text(galleyi_blocks *blocks, galleyi_work *work, const char *text, size_t size) {
    galleyi_lines lines;
    galleyi_buffer scratch;
    blocks_seen seen = { { 0 } };
    galleyi_buffer_init(&scratch, &blocks->store.memory);
    int32_t status = galleyi_lines_split(&lines, &blocks->store.memory, work, text, size);
    blocks->wrapped = lines.wrap != 0;
    if (!status) status = galleyi_buffer_reserve(&blocks->store, (blocks->wrapped ? lines.count / 2 : lines.count) * sizeof(galleyi_block));
    if (!status) status = galleyi_buffer_reserve(&blocks->word_store, size / 4);
    for (size_t i = 0, next; !status && i < lines.count; i = next) {
        const galleyi_line *line = &lines.line[i];
        galleyi_block block;
        memset(&block, 0, sizeof block);
        bool number;
        size_t mark = galleyi_line_mark(text + line->offset, line->length, blocks->wrapped, &number);
        block.mark = mark ? number ? GALLEYI_MARK_NUMBER : GALLEYI_MARK_BULLET : GALLEYI_MARK_NONE;
        if (number) mark = 0;
        block.offset = line->offset + (uint32_t)mark;
        block.indent = line->indent;
        block.blanks_before = i ? line->blanks : 1;
        for (next = i + 1; next < lines.count && galleyi_lines_joined(&lines, text, next); next++) block.flags |= GALLEYI_BLOCK_JOINED;
        block.length = lines.line[next - 1].offset + lines.line[next - 1].length - block.offset;
        bool plain = line->plain && !(block.flags & GALLEYI_BLOCK_JOINED);
        blocks_starred(&block, text);
        if (lines.tabs && !plain && block.length < 1000 && memchr(text + block.offset, '\t', block.length)) block.flags |= GALLEYI_BLOCK_TAB;
        status = blocks_fold(blocks, &block, plain, text, &scratch);
        if (!status && block.size) status = blocks_add_line(blocks, work, &block, &seen);
    }
    galleyi_lines_free(&lines);
    galleyi_buffer_free(&scratch);
    if (!status) galleyi_blocks_end(blocks);
    return status;
}
