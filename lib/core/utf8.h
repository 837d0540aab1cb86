/* UTF-8 by the Encoding Standard: what is valid, what is repaired (each maximal subpart of an ill-formed sequence becomes one U+FFFD). */
#ifndef GALLEY_CORE_UTF8_H
#define GALLEY_CORE_UTF8_H
#include "core/buffer.h"
#include "core/cpu.h"

size_t   galleyi_utf8_valid(const char *data, size_t size);       /* length of the longest valid prefix */
size_t   galleyi_utf8_valid_path(galleyi_cpu path, const char *data, size_t size);   /* the same on one path, for tests */
size_t   galleyi_utf8_ascii(const char *data, size_t size);       /* length of the longest prefix of bytes below 0x80 */
/* Appends data with ill-formed sequences and U+0000 replaced by U+FFFD; *repaired (may be NULL) counts the replacements. */
int32_t  galleyi_utf8_repair(galleyi_buffer *out, const char *data, size_t size, size_t *repaired);
/* Bytes at the end of data that begin a sequence which more bytes could complete (0 to 3). */
size_t   galleyi_utf8_incomplete(const char *data, size_t size);
size_t   galleyi_utf8_encode(uint32_t code_point, char out[4]);   /* bytes written */
size_t   galleyi_utf8_count(const char *data, size_t size);       /* code points of valid UTF-8 */

/* The code point at *at, which moves behind it; U+FFFD for an ill-formed sequence. *at < end. */
uint32_t galleyi_utf8_next_slow(const char **at, const char *end);
static inline uint32_t galleyi_utf8_next(const char **at, const char *end) {
    unsigned char byte = (unsigned char)**at;
    if (byte < 0x80) { ++*at; return byte; }
    if (byte < 0xe0) {
        if (byte >= 0xc2 && end - *at >= 2) {
            unsigned second = (unsigned char)(*at)[1] ^ 0x80u;
            if (second < 0x40) { *at += 2; return (uint32_t)(byte & 31) << 6 | second; }
        }
    } else if (byte > 0xe0 && byte < 0xf0 && byte != 0xed && end - *at >= 3) {
        unsigned second = (unsigned char)(*at)[1] ^ 0x80u;       /* what lies behind an ill-formed byte is not looked at */
        unsigned third = second < 0x40 ? (unsigned char)(*at)[2] ^ 0x80u : 0x40;
        if (third < 0x40) { *at += 3; return (uint32_t)(byte & 15) << 12 | (uint32_t)second << 6 | third; }
    }
    return galleyi_utf8_next_slow(at, end);
}
/* The code point before *at, which moves to its first byte. begin < *at; valid UTF-8. */
uint32_t galleyi_utf8_previous(const char **at, const char *begin);
#endif
