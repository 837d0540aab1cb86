#include "core/limits.h"

void galleyi_limits_default(galleyi_limits *limits) {
    limits->input = GALLEYI_LIMIT_INPUT_DEFAULT;
    limits->nodes = 4000000;
    limits->depth = 65536;
    limits->items = 0;
    limits->nesting = 16;
    limits->output = UINT64_C(256) << 20;
    limits->work = 0;
}

static void work_next_ask(galleyi_work *work) {
    work->ask_at = work->cancel ? work->done + GALLEYI_WORK_PERIOD : UINT64_MAX;
    if (work->limit && work->limit < work->ask_at) work->ask_at = work->limit;
}

void galleyi_work_init(galleyi_work *work, uint64_t limit, galley_cancel_fn cancel, void *user) {
    work->done = 0;
    work->limit = limit;
    work->cancel = cancel;
    work->user = user;
    work_next_ask(work);
}

int32_t galleyi_work_check(galleyi_work *work) {
    if (work->limit && work->done >= work->limit) return GALLEY_ELIMIT;
    if (work->cancel && work->cancel(work->user, work->done)) { work->ask_at = 0; return GALLEY_ECANCELLED; }
    work_next_ask(work);
    return GALLEY_OK;
}
