/* Limits of one call, and the work it has done. A unit of work is about a nanosecond, or a byte looked at. */
#ifndef GALLEY_CORE_LIMITS_H
#define GALLEY_CORE_LIMITS_H
#include "config.h"
#include "galley/context.h"

typedef struct galleyi_limits {
    uint64_t input, nodes, depth, items, nesting, output, work;   /* items, work: 0 is none */
} galleyi_limits;

#define GALLEYI_LIMIT_INPUT_DEFAULT (UINT64_C(64) << 20)
#define GALLEYI_LIMIT_INPUT_MOST    (UINT64_C(2) << 30)   /* of a whole-document format: offsets inside it are 32-bit */

typedef struct galleyi_work {
    uint64_t         done, limit, ask_at;     /* limit 0: none */
    galley_cancel_fn cancel;
    void            *user;
} galleyi_work;

#define GALLEYI_WORK_PERIOD (UINT64_C(1) << 20)

void    galleyi_limits_default(galleyi_limits *limits);
void    galleyi_work_init(galleyi_work *work, uint64_t limit, galley_cancel_fn cancel, void *user);
int32_t galleyi_work_check(galleyi_work *work);           /* OK, ELIMIT or ECANCELLED */
static inline int32_t galleyi_work_add(galleyi_work *work, uint64_t units) {   /* work NULL: not counted */
    if (!work) return GALLEY_OK;
    work->done += units;
    return GALLEYI_LIKELY(work->done < work->ask_at) ? GALLEY_OK : galleyi_work_check(work);
}
#endif
