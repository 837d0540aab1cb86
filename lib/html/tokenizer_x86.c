/* The tokenizer's loop with SSE2 and with AVX2. */
#include "html/html_parser.h"
#if defined(GALLEYI_SIMD_X86)

static const unsigned char tokenizer_keep[32] = { 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255 };

/* Length, below 17, of the run of name bytes at at, and its bytes in lower case. */
static inline uint32_t tokenizer_name_x86(const char *at, const char *end, uint64_t *low, uint64_t *high) {
    char near[16];
    __m128i v;
    if (GALLEYI_UNLIKELY(end - at < 16)) {
        memset(near, 0, sizeof near);
        memcpy(near, at, (size_t)(end - at));
        v = _mm_loadu_si128((const __m128i *)(const void *)near);
    } else v = _mm_loadu_si128((const __m128i *)(const void *)at);
    __m128i upper = _mm_and_si128(_mm_cmpgt_epi8(v, _mm_set1_epi8('A' - 1)), _mm_cmplt_epi8(v, _mm_set1_epi8('Z' + 1)));
    __m128i control = _mm_cmpeq_epi8(_mm_max_epu8(v, _mm_set1_epi8(' ')), _mm_set1_epi8(' '));
    __m128i stop = _mm_or_si128(_mm_or_si128(control, _mm_cmpeq_epi8(v, _mm_set1_epi8('/'))),
                                _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('>')), _mm_cmpeq_epi8(v, _mm_set1_epi8('='))));
    uint32_t n = (uint32_t)__builtin_ctz((unsigned)_mm_movemask_epi8(stop) | 0x10000u);
    v = _mm_or_si128(v, _mm_and_si128(upper, _mm_set1_epi8(32)));
    v = _mm_and_si128(v, _mm_loadu_si128((const __m128i *)(const void *)(tokenizer_keep + 16 - n)));
    memcpy(low, &v, 8);
    memcpy(high, (const char *)&v + 8, 8);
    return n;
}

#define name_words_sse2 tokenizer_name_x86
#define RUN(name) name##_sse2
#define RUN_TARGET
#define RUN_WIDTH 16
#define RUN_VECTOR __m128i
#define RUN_BITS unsigned
#define RUN_ZERO _mm_setzero_si128()
#define RUN_LOAD(at) _mm_loadu_si128((const __m128i *)(const void *)(at))
#define RUN_EQUAL(v, c) _mm_cmpeq_epi8(v, _mm_set1_epi8(c))
#define RUN_OR(a, b) _mm_or_si128(a, b)
#define RUN_AND(a, b) _mm_and_si128(a, b)
#define RUN_MASK(v) (unsigned)_mm_movemask_epi8(v)
#define RUN_FIRST(bits) __builtin_ctz(bits)
#include "html/tokenizer_run.inc"
#undef name_words_sse2

#define name_words_avx2 tokenizer_name_x86
#define RUN(name) name##_avx2
#define RUN_TARGET __attribute__((target("avx2,bmi")))
#define RUN_WIDTH 32
#define RUN_VECTOR __m256i
#define RUN_BITS unsigned
#define RUN_ZERO _mm256_setzero_si256()
#define RUN_LOAD(at) _mm256_loadu_si256((const __m256i *)(const void *)(at))
#define RUN_EQUAL(v, c) _mm256_cmpeq_epi8(v, _mm256_set1_epi8(c))
#define RUN_OR(a, b) _mm256_or_si256(a, b)
#define RUN_AND(a, b) _mm256_and_si256(a, b)
#define RUN_MASK(v) (unsigned)_mm256_movemask_epi8(v)
#define RUN_FIRST(bits) __builtin_ctz(bits)
#include "html/tokenizer_run.inc"
#undef name_words_avx2

#else
typedef int tokenizer_x86_is_absent;
#endif
