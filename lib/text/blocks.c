/* Blocks of a text page: lines joined where a dumper broke them, list marks taken off, text folded and measured in one pass. */
#include "text/blocks.h"
#include "text/fold.h"
#include "text/agencies.h"
#include "text/names_table.h"
#include "text/phrases.h"
#include "text/rights.h"
#include "text/unicode.h"

enum { BLOCKS_WINDOW = 512, BLOCKS_WORDS_AT_ONCE = 64, BLOCKS_PHRASE_WEIGHT = 420, BLOCKS_AGENCY_WEIGHT = 160, BLOCKS_STOPLESS_LETTERS = 70 };

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

static void blocks_measure_end(galleyi_block *block, uint32_t c, unsigned flags) {
    switch (c) {
    case '.': case 0x3002: case 0xFF0E: case 0x0964: case 0x06D4: case 0xFF61: block->end = GALLEYI_END_STOP; return;
    case '!': case '?': case 0xFF01: case 0xFF1F: case 0x061F: block->end = GALLEYI_END_QUESTION; return;
    case 0x2026: block->end = GALLEYI_END_ELLIPSIS; return;
    case ':': case 0xFF1A: block->end = GALLEYI_END_COLON; return;
    case ',': case ';': case 0xFF0C: case 0x3001: case 0x060C: case 0xFF1B: block->end = GALLEYI_END_COMMA; return;
    default: break;
    }
    block->end = flags & (GALLEYI_UNICODE_LETTER | GALLEYI_UNICODE_MARK) ? GALLEYI_END_LETTER : flags & GALLEYI_UNICODE_DIGIT ? GALLEYI_END_DIGIT : GALLEYI_END_OTHER;
}
static bool blocks_is_quote(uint32_t c) {
    return c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x2039 || c == 0x203A || (c >= 0x300C && c <= 0x300F);
}
static uint8_t blocks_begin_class(uint32_t c, unsigned flags) {
    if (flags & GALLEYI_UNICODE_UPPER) return GALLEYI_BEGIN_UPPER;
    if (flags & GALLEYI_UNICODE_LOWER) return GALLEYI_BEGIN_LOWER;
    if (flags & GALLEYI_UNICODE_LETTER) return GALLEYI_BEGIN_OTHER_LETTER;
    if (flags & GALLEYI_UNICODE_DIGIT) return GALLEYI_BEGIN_DIGIT;
    if (blocks_is_quote(c)) return GALLEYI_BEGIN_QUOTE;
    return c == '-' || (c >= 0x2010 && c <= 0x2015) ? GALLEYI_BEGIN_DASH : GALLEYI_BEGIN_OTHER;
}

/* Sentence ends, separators and what else single characters say. */
static void blocks_measure_sign(galleyi_block *block, uint32_t c, const char *p, const char *end) {
    switch (c) {
    case '.': case '!': case '?': if (p == end || *p == ' ' || *p == '"' || *p == ')' || (unsigned char)*p >= 0x80) block->stops++; break;
    case 0x3002: case 0xFF01: case 0xFF1F: case 0x0964: case 0x06D4: case 0x061F: block->stops++; break;
    case ',': case 0xFF0C: case 0x3001: case 0x060C: block->commas++; break;
    case '|': case '/': case '>': case 0xB7: case 0x2022: case 0xBB: case 0x203A: case 0xFF5C: case 0x30FB: block->separators++; break;
    case '@': block->flags |= GALLEYI_BLOCK_AT; break;
    case 0xA9: block->flags |= GALLEYI_BLOCK_COPYRIGHT | GALLEYI_BLOCK_RIGHTS; break;
    case '(': case 0x24B8: case 0x24D2: case 0x1F12B: if (galleyi_rights_sign(block->text, block->size, (size_t)(p - block->text) - (c < 0x80 ? 1 : c < 0x10000 ? 3 : 4))) block->flags |= GALLEYI_BLOCK_RIGHTS; break;
    default: break;
    }
}

typedef struct blocks_run { uint32_t letters, small; } blocks_run;   /* the letters since the last character that is none */
static void blocks_measure_run(galleyi_block *block, blocks_run *run) {
    if (!run->letters) return;
    block->all_words++;
    if (run->letters <= 3 && run->small == run->letters) block->short_words++;
    run->letters = run->small = 0;
}

/* Letters of ASCII from p on; the first character behind them. */
static const char *blocks_measure_letters(galleyi_block *block, blocks_run *run, const char *p, const char *end) {
    unsigned count, capitals;
    do {
        count = galleyi_letters(p, (size_t)(end - p), &capitals);
        block->capitals += !run->letters && capitals & 1;
        block->weight += count;
        block->letters += count;
        run->letters += count;
        run->small += count - (capitals ? (unsigned)__builtin_popcount(capitals) : 0);
        p += count;
    } while (count == GALLEYI_LETTERS_AT_ONCE);
    return p;
}

/* Punctuation, digits and blanks. */
static void blocks_measure_other(galleyi_block *block, uint32_t c, unsigned flags, const char *p, const char *end) {
    if (flags & GALLEYI_UNICODE_DIGIT) block->digits++; else blocks_measure_sign(block, c, p, end);
    if (flags & GALLEYI_UNICODE_SPACE || c == ')' || c == ']' || c == 0xFF09) return;
    if (blocks_is_quote(c)) block->flags |= GALLEYI_BLOCK_QUOTED_END;
    else if (c == '.' && block->size >= 3 && p - block->text >= 3 && p[-2] == '.' && p[-3] == '.') block->end = GALLEYI_END_ELLIPSIS;
    else { blocks_measure_end(block, c, flags); block->flags &= (uint16_t)~GALLEYI_BLOCK_QUOTED_END; }
}

static void blocks_measure_characters(galleyi_block *measured) {
    galleyi_block b = *measured, *block = &b;
    blocks_run run = { 0, 0 };
    uint32_t wide = 0, unspaced = 0;
    const char *p = b.text, *end = p + b.size;
    for (const char *first = p; first < end;) {
        uint32_t c = galleyi_utf8_next(&first, end);
        unsigned flags = galleyi_unicode_flags(c);
        if (flags & GALLEYI_UNICODE_SPACE) continue;
        block->begin = blocks_begin_class(c, flags);
        break;
    }
    while (p < end) {
        if (((unsigned char)*p | 0x20u) - 'a' < 26u) p = blocks_measure_letters(block, &run, p, end);
        else if (*p == ' ') { p++; block->weight++; blocks_measure_run(block, &run); continue; }
        else {
            uint32_t c = galleyi_utf8_next(&p, end);
            const galleyi_unicode_record *record = galleyi_unicode(c);
            block->weight += c < 128 ? 1 : record->width;
            wide += c >= 128 && record->width == 2;
            unspaced += c >= 0x0E01 && c <= 0x0EFF;
            if (!(record->flags & (GALLEYI_UNICODE_LETTER | GALLEYI_UNICODE_MARK))) {
                blocks_measure_run(block, &run);
                blocks_measure_other(block, c, record->flags, p, end);
                continue;
            }
            bool upper = record->flags & GALLEYI_UNICODE_UPPER;
            block->letters++;
            block->capitals += !run.letters && upper;
            run.letters++;
            run.small += !upper;
        }
        block->end = GALLEYI_END_LETTER;
        block->flags &= (uint16_t)~GALLEYI_BLOCK_QUOTED_END;
    }
    blocks_measure_run(block, &run);
    if (unspaced * 2 > block->letters) {       /* Thai and Lao: no blanks between words, no mark at a sentence's end */
        block->flags |= GALLEYI_BLOCK_WIDE;
        block->all_words = unspaced / 4;
        if (unspaced >= BLOCKS_STOPLESS_LETTERS && !block->stops) { block->stops = 1; block->end = GALLEYI_END_STOP; }
    }
    if (wide * 2 > block->letters && wide) { block->flags |= GALLEYI_BLOCK_WIDE; block->all_words = wide / 2; }
    *measured = b;
}

/* Adds words to the hash of all words, and to the page's vocabulary those that count. */
typedef struct blocks_hash { uint64_t all, before; } blocks_hash;
static int32_t blocks_hash_words(galleyi_blocks *blocks, galleyi_block *block, blocks_hash *hash, const galleyi_word *words, size_t count) {
    if (!count) return GALLEY_OK;
    if (galleyi_buffer_reserve(&blocks->word_store, count * sizeof(uint16_t))) return blocks->word_store.status;
    uint16_t *store = (uint16_t *)(void *)(blocks->word_store.data + blocks->word_store.size), *to = store;
    uint64_t all = hash->all, before = hash->before;
    for (size_t i = 0; i < count; i++) {
        uint64_t key = words[i].hash;
        bool single = words[i].flags & GALLEYI_WORD_CHARACTER, keep = words[i].letters >= 3;
        all = galleyi_words_join(all, key);
        if (single) {
            keep = before != 0 && words[i].flags & GALLEYI_WORD_GLUED;
            key = galleyi_words_join(before, key);
        }
        before = single ? words[i].hash : 0;
        *to = (uint16_t)(key ^ key >> 16 ^ key >> 32 ^ key >> 48);
        to += keep;
        if (words[i].letters >= 9 && (block->text[words[i].begin] | 32) == 'c' && galleyi_rights_word(block->text, block->size, words[i].begin)) block->flags |= GALLEYI_BLOCK_RIGHTS;
    }
    hash->all = all;
    hash->before = before;
    blocks->word_store.size += (size_t)(to - store) * sizeof(uint16_t);
    block->words += (uint32_t)(to - store);
    return GALLEY_OK;
}

/* What later steps need not look for where no word speaks for it. */
static void blocks_hint(galleyi_block *block, const galleyi_word *words, size_t count) {
    for (size_t i = 0; i < count; i++) {
        bool label = galleyi_heads_have(&galleyi_naming_labels, words[i].hash)
            && galleyi_lexicon_longest(&galleyi_naming, words + i, count - i, GALLEYI_NAMING_LABEL | GALLEYI_NAMING_AFTER, NULL);
        if (label || words[i].flags & GALLEYI_WORD_MIXED) { block->flags |= GALLEYI_BLOCK_LABEL; break; }
    }
    if (galleyi_agency_among(words, count)) block->flags |= GALLEYI_BLOCK_AGENCY;
}

static int32_t blocks_measure_words(galleyi_blocks *blocks, galleyi_block *block) {
    galleyi_word words[BLOCKS_WINDOW];
    blocks_hash hash = { 0, 0 };
    size_t kept = 0, stopped = 0;
    block->first_word = (uint32_t)(blocks->word_store.size / sizeof(uint16_t));
    for (bool first = true, end = false; !end; first = false) {
        size_t count = kept;
        while (count + BLOCKS_WORDS_AT_ONCE <= BLOCKS_WINDOW && !end) {
            size_t fresh = galleyi_words_from(block->text, block->size, stopped, words + count, BLOCKS_WORDS_AT_ONCE, &stopped);
            end = fresh < BLOCKS_WORDS_AT_ONCE || stopped == block->size;
            count += fresh;
        }
        int32_t status = blocks_hash_words(blocks, block, &hash, words + kept, count - kept);
        if (status) return status;
        if (first && block->weight <= BLOCKS_PHRASE_WEIGHT) block->phrases = galleyi_phrase_bits(block->text, block->size, words, count);
        if (first && block->weight <= BLOCKS_AGENCY_WEIGHT) blocks_hint(block, words, count);
        size_t until = end ? count : count - GALLEYI_PHRASE_WORDS;
        block->possible |= galleyi_phrases_possible(words, until, count);
        kept = count - until;
        memmove(words, words + until, kept * sizeof *words);
    }
    block->hash = (uint32_t)(hash.all ^ hash.all >> 32);
    return GALLEY_OK;
}

static bool blocks_has_address(const char *text, size_t size) {
    if (size < 5) return false;
    const char *end = text + (size - 4 < 400 ? size - 4 : 400);
    for (const char *p = text; (p = memchr(p, ':', (size_t)(end - p))) != NULL; p++) if (p[1] == '/' && p[2] == '/') return true;
    for (const char *p = text; (p = memchr(p, 'w', (size_t)(end - p))) != NULL; p++) if (p[1] == 'w' && p[2] == 'w' && p[3] == '.') return true;
    return false;
}

int32_t galleyi_block_measure(galleyi_blocks *blocks, galleyi_block *block) {
    block->weight = block->words = block->commas = block->stops = block->digits = block->letters = block->capitals = 0;
    block->separators = block->short_words = block->all_words = 0;
    block->begin = GALLEYI_BEGIN_OTHER;
    block->end = GALLEYI_END_OTHER;
    blocks_measure_characters(block);
    if (blocks_has_address(block->text, block->size)) block->flags |= GALLEYI_BLOCK_ADDRESS;
    block->phrases = block->possible = 0;
    return blocks_measure_words(blocks, block);
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
static int32_t blocks_fold(galleyi_blocks *blocks, galleyi_block *block, const char *text, galleyi_buffer *scratch) {
    const char *p = text + block->offset;
    if (galleyi_folded(p, block->length)) { block->text = p; block->size = block->length; return GALLEY_OK; }
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
    galleyi_buffer_init(&scratch, &blocks->store.memory);
    int32_t status = galleyi_lines_split(&lines, &blocks->store.memory, work, text, size);
    blocks->wrapped = lines.wrap != 0;
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
        blocks_starred(&block, text);
        if (block.length < 1000 && memchr(text + block.offset, '\t', block.length)) block.flags |= GALLEYI_BLOCK_TAB;
        status = blocks_fold(blocks, &block, text, &scratch);
        if (!status && block.size) status = galleyi_blocks_add(blocks, work, &block);
    }
    galleyi_lines_free(&lines);
    galleyi_buffer_free(&scratch);
    if (!status) galleyi_blocks_end(blocks);
    return status;
}
