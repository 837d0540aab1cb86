/* The encodings of the Encoding Standard (https://encoding.spec.whatwg.org), decoded to UTF-8. What is malformed becomes U+FFFD and is counted, never an
   error. U+0000 is left to the caller. encodings_sniff.h says which encoding a page has. */
#ifndef GALLEY_TEXT_ENCODINGS_H
#define GALLEY_TEXT_ENCODINGS_H
#include "core/buffer.h"
#include <stdbool.h>

typedef enum galleyi_encoding {
    GALLEYI_ENCODING_NONE,                    /* no such label; decodes as UTF-8 */
    GALLEYI_ENCODING_UTF_8, GALLEYI_ENCODING_GBK, GALLEYI_ENCODING_GB18030, GALLEYI_ENCODING_BIG5, GALLEYI_ENCODING_EUC_JP, GALLEYI_ENCODING_ISO_2022_JP,
    GALLEYI_ENCODING_SHIFT_JIS, GALLEYI_ENCODING_EUC_KR, GALLEYI_ENCODING_REPLACEMENT, GALLEYI_ENCODING_UTF_16BE, GALLEYI_ENCODING_UTF_16LE,
    GALLEYI_ENCODING_X_USER_DEFINED,
    GALLEYI_ENCODING_IBM866, GALLEYI_ENCODING_ISO_8859_2, GALLEYI_ENCODING_ISO_8859_3, GALLEYI_ENCODING_ISO_8859_4, GALLEYI_ENCODING_ISO_8859_5,
    GALLEYI_ENCODING_ISO_8859_6, GALLEYI_ENCODING_ISO_8859_7, GALLEYI_ENCODING_ISO_8859_8, GALLEYI_ENCODING_ISO_8859_8_I, GALLEYI_ENCODING_ISO_8859_10,
    GALLEYI_ENCODING_ISO_8859_13, GALLEYI_ENCODING_ISO_8859_14, GALLEYI_ENCODING_ISO_8859_15, GALLEYI_ENCODING_ISO_8859_16, GALLEYI_ENCODING_KOI8_R,
    GALLEYI_ENCODING_KOI8_U, GALLEYI_ENCODING_MACINTOSH, GALLEYI_ENCODING_WINDOWS_874, GALLEYI_ENCODING_WINDOWS_1250, GALLEYI_ENCODING_WINDOWS_1251,
    GALLEYI_ENCODING_WINDOWS_1252, GALLEYI_ENCODING_WINDOWS_1253, GALLEYI_ENCODING_WINDOWS_1254, GALLEYI_ENCODING_WINDOWS_1255, GALLEYI_ENCODING_WINDOWS_1256,
    GALLEYI_ENCODING_WINDOWS_1257, GALLEYI_ENCODING_WINDOWS_1258, GALLEYI_ENCODING_X_MAC_CYRILLIC,
    GALLEYI_ENCODING_COUNT,
    GALLEYI_ENCODING_SINGLE_FIRST = GALLEYI_ENCODING_IBM866
} galleyi_encoding;

/* "get an encoding": any label, in any case, white space around it; NONE where there is none. */
galleyi_encoding galleyi_encoding_find(const char *label, size_t size);
const char      *galleyi_encoding_name(galleyi_encoding encoding);   /* as the standard writes it; "" for NONE */
bool             galleyi_encoding_built(galleyi_encoding encoding);  /* false: CJK in a build without; its bytes above 7F become U+FFFD */

/* From offsets in decoded text back to the bytes that came in: a checkpoint for each 512 bytes of input (3 %), and decoding again from there. */
typedef struct galleyi_offset_map {
    galleyi_buffer checkpoints;
    size_t         next;                      /* where the next one is due */
} galleyi_offset_map;

void   galleyi_offset_map_init(galleyi_offset_map *map, const galleyi_memory *memory);
void   galleyi_offset_map_free(galleyi_offset_map *map);
/* source, size: the whole input, as the decoder saw it. Within a character: the byte at which it begins. Behind the end: size. */
size_t galleyi_offset_map_source(const galleyi_offset_map *map, galleyi_encoding encoding, const char *source, size_t size, size_t offset);

/* Input in pieces of any size; the same output as in one piece. The encoding's own byte order mark is taken off. */
typedef struct galleyi_decoder {
    galleyi_encoding    encoding;
    uint8_t             state, kept;
    char                bytes[4];             /* the kept begin of a sequence */
    size_t              source, decoded;      /* bytes so far, without the kept ones */
    size_t              replacements;
    galleyi_offset_map *map;
} galleyi_decoder;

void    galleyi_decoder_init(galleyi_decoder *decoder, galleyi_encoding encoding, galleyi_offset_map *map);   /* map may be NULL */
int32_t galleyi_decoder_add(galleyi_decoder *decoder, galleyi_buffer *out, const char *data, size_t size);    /* OK or ENOMEM */
int32_t galleyi_decoder_end(galleyi_decoder *decoder, galleyi_buffer *out);

/* One text whole. Valid UTF-8 and plain ASCII are not copied: text points into source, which has to live as long. */
typedef struct galleyi_decoded {
    const char        *text;                  /* not NUL-terminated */
    size_t             size;
    const char        *source;
    size_t             source_size;
    galleyi_encoding   encoding;
    size_t             replacements;
    bool               same;                  /* text is source behind its byte order mark */
    galleyi_buffer     buffer;
    galleyi_offset_map map;
} galleyi_decoded;

int32_t galleyi_decode(galleyi_decoded *decoded, const galleyi_memory *memory, galleyi_encoding encoding, const char *source, size_t size);
void    galleyi_decoded_free(galleyi_decoded *decoded);
size_t  galleyi_decoded_source_slow(const galleyi_decoded *decoded, size_t offset);
static inline size_t galleyi_decoded_source(const galleyi_decoded *decoded, size_t offset) {
    if (GALLEYI_LIKELY(decoded->same)) return offset + (decoded->source_size - decoded->size);
    return galleyi_decoded_source_slow(decoded, offset);
}

/* How many malformed sequences the encoding finds in data, which may be cut anywhere; *characters: above U+007F, those included. No memory. */
size_t  galleyi_decode_errors(galleyi_encoding encoding, const char *data, size_t size, size_t *characters);
#endif
