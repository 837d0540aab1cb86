/* What a writer leaves out, gathered and said once. */
#ifndef GALLEY_RENDER_LOSSES_H
#define GALLEY_RENDER_LOSSES_H
#include "galley/module.h"
#include "model/model.h"
#include "render/output.h"

typedef struct galleyi_lost {
    galleyi_losses now, said;
    int            properties;                /* 1: some were lost; 2: that was said */
} galleyi_lost;

void    galleyi_lose(galleyi_lost *lost, const galley_record *record, int32_t field);   /* where record has it */
void    galleyi_lose_others(galleyi_lost *lost, const galley_record *record, const int32_t *printed, size_t count);
int32_t galleyi_lost_say(galleyi_lost *lost, galley_call *call, const char *format);    /* what was not said yet */

/* Every field of record but those that are named. */
#define GALLEYI_LOSE_OTHERS(lost, record, ...) do { \
        static const int32_t losses_printed[] = { __VA_ARGS__ }; \
        galleyi_lose_others((lost), (record), losses_printed, sizeof losses_printed / sizeof *losses_printed); \
    } while (0)
#endif
