/* Which vector instructions may run. The choice is made anew at each call (one load and a test of what libgcc or compiler-rt found at start),
   so there is no state. A function with several paths is written as NAME(galleyi_cpu path, ...) for tests, and NAME(...) which asks galleyi_cpu_best. */
#ifndef GALLEY_CORE_CPU_H
#define GALLEY_CORE_CPU_H
#include "config.h"
#include <stdbool.h>

typedef enum galleyi_cpu { GALLEYI_CPU_PLAIN, GALLEYI_CPU_SSE2, GALLEYI_CPU_SSSE3, GALLEYI_CPU_AVX2, GALLEYI_CPU_NEON, GALLEYI_CPU_COUNT } galleyi_cpu;

/* A function that uses the intrinsics of a level is marked with its target; what it inlines has to be marked alike. */
#if !defined(GALLEY_WITHOUT_SIMD) && defined(__GNUC__) && (defined(__x86_64__) || defined(__i386__)) && defined(__SSE2__)
#  define GALLEYI_SIMD_X86 1
#  define GALLEYI_TARGET_SSSE3 __attribute__((target("ssse3")))
#  define GALLEYI_TARGET_AVX2  __attribute__((target("avx2,bmi,bmi2,popcnt")))   /* no processor has the first without the others */
#elif !defined(GALLEY_WITHOUT_SIMD) && defined(__aarch64__) && defined(__ARM_NEON)
#  define GALLEYI_SIMD_NEON 1
#endif

static inline bool galleyi_cpu_has(galleyi_cpu path) {
    switch (path) {
    case GALLEYI_CPU_PLAIN: return true;
#if defined(GALLEYI_SIMD_X86)
    case GALLEYI_CPU_SSE2:  return true;
    case GALLEYI_CPU_SSSE3: return __builtin_cpu_supports("ssse3") != 0;
    case GALLEYI_CPU_AVX2:
        return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
#elif defined(GALLEYI_SIMD_NEON)
    case GALLEYI_CPU_NEON:  return true;
#endif
    default:                return false;
    }
}
static inline galleyi_cpu galleyi_cpu_best(void) {
#if defined(GALLEYI_SIMD_X86)
    return galleyi_cpu_has(GALLEYI_CPU_AVX2) ? GALLEYI_CPU_AVX2 : galleyi_cpu_has(GALLEYI_CPU_SSSE3) ? GALLEYI_CPU_SSSE3 : GALLEYI_CPU_SSE2;
#elif defined(GALLEYI_SIMD_NEON)
    return GALLEYI_CPU_NEON;
#else
    return GALLEYI_CPU_PLAIN;
#endif
}
#endif
