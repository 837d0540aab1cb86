/* The vector paths of galleyi_utf8_valid. */
#ifndef GALLEY_CORE_UTF8_SIMD_H
#define GALLEY_CORE_UTF8_SIMD_H
#include "core/cpu.h"
#include <stddef.h>

/* How many bytes of data are surely valid UTF-8 of whole sequences: less than all only before an error or in the last 66 bytes. */
size_t galleyi_utf8_blocks(galleyi_cpu path, const char *data, size_t size);
#endif
