/* Every switch of the build. Without any -D galley needs libc alone; CMake sets what it finds. */
#ifndef GALLEY_CONFIG_H
#define GALLEY_CONFIG_H

#ifndef _POSIX_C_SOURCE
#  define _POSIX_C_SOURCE 200809L
#endif
#ifndef _FILE_OFFSET_BITS
#  define _FILE_OFFSET_BITS 64
#endif

#ifdef GALLEY_PREFIX                          /* before any internal name is declared */
#  include "galley/rename.h"
#endif

#ifndef GALLEY_WITH_YAJL                      /* formats json, ndjson are read */
#  define GALLEY_WITH_YAJL 0
#endif
#ifndef GALLEY_WITH_CMARK                     /* format markdown is read */
#  define GALLEY_WITH_CMARK 0
#endif
#ifndef GALLEY_WITH_YAML                      /* markdown.front-matter is read */
#  define GALLEY_WITH_YAML 0
#endif
#ifndef GALLEY_WITH_CJK                       /* the legacy encodings of Chinese, Japanese and Korean (about 190 KB of tables) */
#  define GALLEY_WITH_CJK 1
#endif
/* GALLEY_WITHOUT_SIMD leaves vector instructions out: core/cpu.h. */

#ifndef GALLEY_BUILDING
#  define GALLEY_BUILDING 1
#endif

#if defined(__STDC_VERSION__) && __STDC_VERSION__ >= 201112L && !defined(__STDC_NO_THREADS__)
#  define GALLEYI_THREAD_LOCAL _Thread_local
#elif defined(__GNUC__)
#  define GALLEYI_THREAD_LOCAL __thread
#elif defined(_MSC_VER)
#  define GALLEYI_THREAD_LOCAL __declspec(thread)
#else
#  define GALLEYI_THREAD_LOCAL
#endif

#if defined(__GNUC__)
#  define GALLEYI_PRINTF(text, arguments) __attribute__((format(printf, text, arguments)))
#  define GALLEYI_LIKELY(x)   __builtin_expect(!!(x), 1)
#  define GALLEYI_UNLIKELY(x) __builtin_expect(!!(x), 0)
#else
#  define GALLEYI_PRINTF(text, arguments)
#  define GALLEYI_LIKELY(x)   (x)
#  define GALLEYI_UNLIKELY(x) (x)
#endif
#endif
