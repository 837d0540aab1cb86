#include "text/encodings.h"
#include "text/encodings_tables.h"
#include "core/utf8.h"

enum { DECODE_PIECE = 512, DECODE_ROOM = DECODE_PIECE * 3 + 32 };   /* no byte gives more than three; the last sequence may reach behind the piece */

galleyi_encoding galleyi_encoding_find(const char *label, size_t size) {
    char key[20];
    while (size && (*label == ' ' || *label == '\t' || *label == '\n' || *label == '\f' || *label == '\r')) { label++; size--; }
    while (size && (label[size - 1] == ' ' || label[size - 1] == '\t' || label[size - 1] == '\n' || label[size - 1] == '\f' || label[size - 1] == '\r')) size--;
    if (!size || size >= sizeof key) return GALLEYI_ENCODING_NONE;
    for (size_t i = 0; i < size; i++) {
        if (!label[i]) return GALLEYI_ENCODING_NONE;
        key[i] = (char)(label[i] >= 'A' && label[i] <= 'Z' ? label[i] + 32 : label[i]);
    }
    key[size] = '\0';
    size_t low = 0, high = GALLEYI_ENCODING_LABELS;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(key, galleyi_encoding_labels[middle].label);
        if (!order) return (galleyi_encoding)galleyi_encoding_labels[middle].encoding;
        if (order < 0) high = middle;
        else low = middle + 1;
    }
    return GALLEYI_ENCODING_NONE;
}

const char *galleyi_encoding_name(galleyi_encoding encoding) {
    return encoding < GALLEYI_ENCODING_COUNT ? galleyi_encoding_names[encoding] : "";
}

bool galleyi_encoding_built(galleyi_encoding encoding) {
    return GALLEY_WITH_CJK || encoding < GALLEYI_ENCODING_GBK || encoding > GALLEYI_ENCODING_EUC_KR;
}

/* A stretch of decoding: from at, sequences that begin before until (what they need may reach to end) and while less than room is filled. */
typedef struct decode_run {
    const unsigned char *at, *until, *end;
    const unsigned char *sequence;            /* begin of the newest sequence */
    char                *to, *stop;           /* no sequence is begun at stop or behind it */
    size_t               replacements;
    uint8_t              state;
    bool                 last;
} decode_run;

static void decode_put(decode_run *run, uint32_t c) {
    if (c < GALLEYI_DECODE_ERROR) {
        run->to += galleyi_utf8_encode(c, run->to);
    } else if (c == GALLEYI_DECODE_ERROR) {
        memcpy(run->to, "\xef\xbf\xbd", 3);
        run->to += 3;
        run->replacements++;
    } else if (c != GALLEYI_DECODE_NOTHING) {
        run->to += galleyi_utf8_encode(c & 0xff, run->to);
        run->to += galleyi_utf8_encode(c & GALLEYI_DECODE_MACRON ? 0x304 : 0x30c, run->to);
    }
}

/* Copies ASCII from at; at least one byte where there is one. */
static void decode_ascii(decode_run *run) {
    size_t most = (size_t)(run->until - run->at), room = (size_t)(run->stop - run->to);
    size_t length = galleyi_utf8_ascii((const char *)run->at, most < room ? most : room);
    memcpy(run->to, run->at, length);
    run->at += length;
    run->to += length;
}

static inline void decode_steps(decode_run *run, galleyi_decode_step *step, bool ascii) {
    while (run->at < run->until && run->to < run->stop) {
        uint32_t c;
        run->sequence = run->at;
        if (ascii && *run->at < 0x80) { decode_ascii(run); continue; }
        size_t length = step(&run->state, run->at, (size_t)(run->end - run->at), run->last, &c);
        if (!length) return;
        decode_put(run, c);
        run->at += length;
    }
}

static void decode_single(decode_run *run, const uint16_t *table) {
    const unsigned char *at = run->at;
    char *to = run->to;
    while (at < run->until && to < run->stop) {
        run->sequence = at;
        if (*at < 0x80) {
            if (run->until - at < 8 || at[1] >= 0x80 || at[7] >= 0x80) { *to++ = (char)*at++; continue; }
            run->at = at;
            run->to = to;
            decode_ascii(run);
            at = run->at;
            to = run->to;
            continue;
        }
        unsigned c = table[*at++ - 0x80];
        if (c < 0x800) {
            *to++ = (char)(0xc0 | c >> 6);
        } else {
            run->replacements += c == 0xfffd;
            *to++ = (char)(0xe0 | c >> 12);
            *to++ = (char)(0x80 | (c >> 6 & 63));
        }
        *to++ = (char)(0x80 | (c & 63));
    }
    run->at = at;
    run->to = to;
}

static size_t decode_user_defined(uint8_t *state, const unsigned char *p, size_t left, bool last, uint32_t *c) {
    (void)state; (void)left; (void)last;
    *c = p[0] < 0x80 ? p[0] : 0xf780u + p[0] - 0x80u;
    return 1;
}

/* One U+FFFD for the whole of the input, however long. */
static size_t decode_replacement(uint8_t *state, const unsigned char *p, size_t left, bool last, uint32_t *c) {
    (void)p; (void)last;
    *c = *state & GALLEYI_STATE_BEGUN ? GALLEYI_DECODE_NOTHING : GALLEYI_DECODE_ERROR;
    *state |= GALLEYI_STATE_BEGUN;
    return left;
}

static size_t decode_utf16(uint8_t *state, const unsigned char *p, size_t left, bool last, uint32_t *c, unsigned high) {
    *c = GALLEYI_DECODE_ERROR;
    if (left < 2) return last ? left : 0;
    bool begun = (*state & GALLEYI_STATE_BEGUN) != 0;
    unsigned unit = (unsigned)p[high] << 8 | p[!high];
    if (unit - 0xd800 < 0x400) {
        if (left < 4) return last ? left : 0;
        unsigned trail = (unsigned)p[2 + high] << 8 | p[2 + !high];
        *state |= GALLEYI_STATE_BEGUN;
        if (trail - 0xdc00 >= 0x400) return 2;
        *c = 0x10000 + ((unit - 0xd800) << 10) + (trail - 0xdc00);
        return 4;
    }
    *state |= GALLEYI_STATE_BEGUN;
    if (unit - 0xdc00 >= 0x400) *c = unit == 0xfeff && !begun ? (uint32_t)GALLEYI_DECODE_NOTHING : unit;
    return 2;
}
static size_t decode_utf16le(uint8_t *state, const unsigned char *p, size_t left, bool last, uint32_t *c) { return decode_utf16(state, p, left, last, c, 1); }
static size_t decode_utf16be(uint8_t *state, const unsigned char *p, size_t left, bool last, uint32_t *c) { return decode_utf16(state, p, left, last, c, 0); }

static void decode_utf8(decode_run *run) {
    if (!(run->state & GALLEYI_STATE_BEGUN)) {
        size_t left = (size_t)(run->end - run->at), mark = left < 3 ? left : 3;
        bool same = !memcmp(run->at, "\xef\xbb\xbf", mark);
        if (same && left < 3 && !run->last) return;
        run->state |= GALLEYI_STATE_BEGUN;
        if (same && left >= 3) run->at += 3;
    }
    bool broken = false;                      /* behind an error: look at the next sequence before a run is tried */
    while (run->at < run->until && run->to < run->stop) {
        if (!broken) {
            size_t most = (size_t)(run->until - run->at), room = (size_t)(run->stop - run->to);
            size_t good = galleyi_utf8_valid((const char *)run->at, most < room ? most : room);
            memcpy(run->to, run->at, good);
            run->at += good;
            run->to += good;
            if (run->at >= run->until || run->to >= run->stop) return;
        }
        const char *next = (const char *)run->at, *end = (const char *)run->end;
        size_t left = (size_t)(end - next);
        if (!run->last && left < 4 && galleyi_utf8_incomplete(next, left) == left) return;
        run->sequence = run->at;
        uint32_t c = galleyi_utf8_next(&next, end);
        broken = c == 0xfffd && (left < 3 || memcmp(run->at, "\xef\xbf\xbd", 3) != 0);
        decode_put(run, broken ? (uint32_t)GALLEYI_DECODE_ERROR : c);
        run->at = (const unsigned char *)next;
    }
}

static void decode_stretch(decode_run *run, galleyi_encoding encoding) {
    switch (encoding) {
    case GALLEYI_ENCODING_NONE:
    case GALLEYI_ENCODING_UTF_8:          decode_utf8(run); break;
    case GALLEYI_ENCODING_GBK:
    case GALLEYI_ENCODING_GB18030:        decode_steps(run, galleyi_step_gb18030, true); break;
    case GALLEYI_ENCODING_BIG5:           decode_steps(run, galleyi_step_big5, true); break;
    case GALLEYI_ENCODING_EUC_JP:         decode_steps(run, galleyi_step_euc_jp, true); break;
    case GALLEYI_ENCODING_ISO_2022_JP:    decode_steps(run, galleyi_step_iso_2022_jp, false); break;
    case GALLEYI_ENCODING_SHIFT_JIS:      decode_steps(run, galleyi_step_shift_jis, true); break;
    case GALLEYI_ENCODING_EUC_KR:         decode_steps(run, galleyi_step_euc_kr, true); break;
    case GALLEYI_ENCODING_REPLACEMENT:    decode_steps(run, decode_replacement, false); break;
    case GALLEYI_ENCODING_UTF_16BE:       decode_steps(run, decode_utf16be, false); break;
    case GALLEYI_ENCODING_UTF_16LE:       decode_steps(run, decode_utf16le, false); break;
    case GALLEYI_ENCODING_X_USER_DEFINED: decode_steps(run, decode_user_defined, true); break;
    default:                              decode_single(run, galleyi_single_byte[encoding - GALLEYI_ENCODING_SINGLE_FIRST]); break;
    }
}

typedef struct decode_checkpoint { uint64_t source_and_state, decoded; } decode_checkpoint;

void galleyi_offset_map_init(galleyi_offset_map *map, const galleyi_memory *memory) {
    galleyi_buffer_init(&map->checkpoints, memory);
    map->next = 0;
}

void galleyi_offset_map_free(galleyi_offset_map *map) { galleyi_buffer_free(&map->checkpoints); }

static int32_t decode_mark(galleyi_decoder *decoder) {
    decode_checkpoint point = { (uint64_t)decoder->source << GALLEYI_STATE_BITS | decoder->state, decoder->decoded };
    decoder->map->next = decoder->source + DECODE_PIECE;
    return galleyi_buffer_append(&decoder->map->checkpoints, &point, sizeof point);
}

static size_t decode_mark_length(galleyi_encoding encoding, const char *data, size_t size) {
    if (encoding <= GALLEYI_ENCODING_UTF_8) return size >= 3 && !memcmp(data, "\xef\xbb\xbf", 3) ? 3 : 0;
    if (encoding == GALLEYI_ENCODING_UTF_16LE) return size >= 2 && !memcmp(data, "\xff\xfe", 2) ? 2 : 0;
    if (encoding == GALLEYI_ENCODING_UTF_16BE) return size >= 2 && !memcmp(data, "\xfe\xff", 2) ? 2 : 0;
    return 0;
}

size_t galleyi_offset_map_source(const galleyi_offset_map *map, galleyi_encoding encoding, const char *source, size_t size, size_t offset) {
    if (!offset) return decode_mark_length(encoding, source, size);
    size_t low = 0, high = map->checkpoints.size / sizeof(decode_checkpoint);
    if (!high) return size;
    decode_checkpoint point;
    while (high - low > 1) {                  /* the last one before offset: what gives no text at a boundary belongs to what follows it */
        size_t middle = (low + high) / 2;
        memcpy(&point, map->checkpoints.data + middle * sizeof point, sizeof point);
        if (point.decoded < offset) low = middle;
        else high = middle;
    }
    memcpy(&point, map->checkpoints.data + low * sizeof point, sizeof point);
    char text[DECODE_ROOM];
    size_t from = (size_t)(point.source_and_state >> GALLEYI_STATE_BITS), more = offset - (size_t)point.decoded;
    if (from > size) return size;
    const unsigned char *begin = (const unsigned char *)source;
    decode_run run = { begin + from, begin + size, begin + size, begin + from, text, text + (more < sizeof text - 32 ? more : sizeof text - 32), 0,
                       (uint8_t)(point.source_and_state & ((1 << GALLEYI_STATE_BITS) - 1)), true };
    decode_stretch(&run, encoding);
    return (size_t)((run.to > run.stop ? run.sequence : run.at) - begin);
}

void galleyi_decoder_init(galleyi_decoder *decoder, galleyi_encoding encoding, galleyi_offset_map *map) {
    memset(decoder, 0, sizeof *decoder);
    decoder->encoding = encoding;
    decoder->map = map;
}

/* Decodes whole sequences of data and says how many bytes they were. */
static size_t decode_piece(galleyi_decoder *decoder, galleyi_buffer *out, const char *data, size_t size, bool last) {
    const unsigned char *begin = (const unsigned char *)data;
    size_t at = 0;
    while (at < size) {
        size_t piece = DECODE_PIECE;
        if (decoder->map) {
            if (decoder->source >= decoder->map->next && decode_mark(decoder)) out->status = GALLEY_ENOMEM;
            if (piece > decoder->map->next - decoder->source) piece = decoder->map->next - decoder->source;
        }
        if (galleyi_buffer_reserve(out, DECODE_ROOM)) break;
        char *to = out->data + out->size;
        decode_run run = { begin + at, begin + at + (piece < size - at ? piece : size - at), begin + size, begin + at, to, to + DECODE_ROOM, 0, decoder->state, last };
        decode_stretch(&run, decoder->encoding);
        size_t taken = (size_t)(run.at - begin) - at, given = (size_t)(run.to - to);
        decoder->state = run.state;
        decoder->replacements += run.replacements;
        decoder->source += taken;
        decoder->decoded += given;
        out->size += given;
        at += taken;
        if (!taken) break;
    }
    return at;
}

int32_t galleyi_decoder_add(galleyi_decoder *decoder, galleyi_buffer *out, const char *data, size_t size) {
    if (decoder->kept) {                      /* at most three bytes; with five more no sequence lacks any */
        char joined[8];
        size_t kept = decoder->kept, more = size < sizeof joined - kept ? size : sizeof joined - kept;
        memcpy(joined, decoder->bytes, kept);
        if (more) memcpy(joined + kept, data, more);
        size_t taken = decode_piece(decoder, out, joined, kept + more, false);
        if (out->status) return out->status;
        if (taken < kept) {
            decoder->kept = (uint8_t)(kept + more - taken);
            memcpy(decoder->bytes, joined + taken, decoder->kept);
            return GALLEY_OK;
        }
        decoder->kept = 0;
        data += taken - kept;
        size -= taken - kept;
    }
    size_t taken = decode_piece(decoder, out, data, size, false);
    if (out->status) return out->status;
    decoder->kept = (uint8_t)(size - taken);
    if (decoder->kept) memcpy(decoder->bytes, data + taken, decoder->kept);
    return GALLEY_OK;
}

int32_t galleyi_decoder_end(galleyi_decoder *decoder, galleyi_buffer *out) {
    decode_piece(decoder, out, decoder->bytes, decoder->kept, true);
    decoder->kept = 0;
    return out->status;
}

static bool decode_is_plain(galleyi_encoding encoding, const char *source, size_t size) {
    switch (encoding) {
    case GALLEYI_ENCODING_UTF_16BE:
    case GALLEYI_ENCODING_UTF_16LE:
    case GALLEYI_ENCODING_REPLACEMENT:
    case GALLEYI_ENCODING_ISO_2022_JP: return !size;
    default:                           return galleyi_utf8_ascii(source, size) == size;
    }
}

/* Gives back the room behind a text that is whole. */
static void decode_fit(galleyi_buffer *buffer) {
    if (buffer->status || !buffer->size || buffer->size == buffer->capacity) return;
    char *data = galleyi_memory_resize(&buffer->memory, buffer->data, buffer->capacity, buffer->size);
    if (!data) { buffer->status = GALLEY_ENOMEM; return; }
    buffer->data = data;
    buffer->capacity = buffer->size;
}

int32_t galleyi_decode(galleyi_decoded *decoded, const galleyi_memory *memory, galleyi_encoding encoding, const char *source, size_t size) {
    if (!size) source = "";
    memset(decoded, 0, sizeof *decoded);
    galleyi_buffer_init(&decoded->buffer, memory);
    galleyi_offset_map_init(&decoded->map, memory);
    decoded->encoding = encoding;
    decoded->source = source;
    decoded->source_size = size;
    size_t mark = decode_mark_length(encoding, source, size);
    if (encoding <= GALLEYI_ENCODING_UTF_8 ? galleyi_utf8_valid(source + mark, size - mark) == size - mark : decode_is_plain(encoding, source, size)) {
        decoded->text = source + mark;
        decoded->size = size - mark;
        decoded->same = true;
        return GALLEY_OK;
    }
    galleyi_decoder decoder;
    galleyi_decoder_init(&decoder, encoding, &decoded->map);
    galleyi_buffer_reserve(&decoded->buffer, size + size / 8 + DECODE_ROOM);
    decode_piece(&decoder, &decoded->buffer, source, size, true);
    decode_fit(&decoded->buffer);
    decoded->text = decoded->buffer.data;
    decoded->size = decoded->buffer.size;
    decoded->replacements = decoder.replacements;
    int32_t status = decoded->buffer.status;
    if (status) galleyi_decoded_free(decoded);
    return status;
}

void galleyi_decoded_free(galleyi_decoded *decoded) {
    galleyi_buffer_free(&decoded->buffer);
    galleyi_offset_map_free(&decoded->map);
    decoded->text = NULL;
    decoded->size = 0;
}

size_t galleyi_decoded_source_slow(const galleyi_decoded *decoded, size_t offset) {
    return galleyi_offset_map_source(&decoded->map, decoded->encoding, decoded->source, decoded->source_size, offset);
}

size_t galleyi_decode_errors(galleyi_encoding encoding, const char *data, size_t size, size_t *characters) {
    char text[DECODE_ROOM];
    const unsigned char *begin = (const unsigned char *)data, *end = begin + size;
    decode_run run = { begin, begin, end, begin, text, text + DECODE_ROOM, 0, 0, false };
    *characters = 0;
    while (run.at < end) {
        const unsigned char *before = run.at;
        run.until = end - run.at > DECODE_PIECE ? run.at + DECODE_PIECE : end;
        run.to = text;
        decode_stretch(&run, encoding);
        for (const char *p = text; p < run.to; p++) *characters += (unsigned char)*p >= 0xc0;
        if (run.at == before) break;
    }
    return run.replacements;
}
