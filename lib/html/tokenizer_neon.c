/* The tokenizer's loop with NEON, as every 64-bit ARM has it. */
#include "html/html_parser.h"
#if defined(GALLEYI_SIMD_NEON)

static inline uint64_t tokenizer_neon_mask(uint8x16_t v) {          /* 4 bits a lane */
    return vget_lane_u64(vreinterpret_u64_u8(vshrn_n_u16(vreinterpretq_u16_u8(v), 4)), 0);
}

/* Length, below 17, of the run of name bytes at at, and its bytes in lower case. */
static inline uint32_t name_words_neon(const char *at, const char *end, uint64_t *low, uint64_t *high) {
    static const uint8_t keep[32] = { 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255 };
    uint8_t near[16] = { 0 };
    if (end - at < 16) memcpy(near, at, (size_t)(end - at));
    uint8x16_t v = vld1q_u8(end - at < 16 ? near : (const uint8_t *)at);
    uint8x16_t upper = vcltq_u8(vsubq_u8(v, vdupq_n_u8('A')), vdupq_n_u8(26));
    uint8x16_t stop = vorrq_u8(vorrq_u8(vcleq_u8(v, vdupq_n_u8(' ')), vceqq_u8(v, vdupq_n_u8('/'))), vorrq_u8(vceqq_u8(v, vdupq_n_u8('>')), vceqq_u8(v, vdupq_n_u8('='))));
    uint64_t bits = tokenizer_neon_mask(stop);
    uint32_t n = bits ? (uint32_t)__builtin_ctzll(bits) >> 2 : 16;
    v = vandq_u8(vorrq_u8(v, vandq_u8(upper, vdupq_n_u8(32))), vld1q_u8(keep + 16 - n));
    *low = vgetq_lane_u64(vreinterpretq_u64_u8(v), 0);
    *high = vgetq_lane_u64(vreinterpretq_u64_u8(v), 1);
    return n;
}

#define RUN(name) name##_neon
#define RUN_TARGET
#define RUN_WIDTH 16
#define RUN_VECTOR uint8x16_t
#define RUN_BITS uint64_t
#define RUN_ZERO vdupq_n_u8(0)
#define RUN_LOAD(at) vld1q_u8((const uint8_t *)(at))
#define RUN_EQUAL(v, c) vceqq_u8(v, vdupq_n_u8((uint8_t)(c)))
#define RUN_OR(a, b) vorrq_u8(a, b)
#define RUN_AND(a, b) vandq_u8(a, b)
#define RUN_MASK(v) tokenizer_neon_mask(v)
#define RUN_FIRST(bits) (__builtin_ctzll(bits) >> 2)
#include "html/tokenizer_run.inc"

#else
typedef int tokenizer_neon_is_absent;
#endif
