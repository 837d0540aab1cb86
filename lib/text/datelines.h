/* The dateline at the head of a paragraph: "SEOUL, South Korea (AP) — ", "Berlin (dpa) - ", "(新华社北京6月12日电)", "МОСКВА, 12 июн — РИА". */
#ifndef GALLEY_TEXT_DATELINES_H
#define GALLEY_TEXT_DATELINES_H
#include "text/words.h"

typedef struct galleyi_dateline {
    galleyi_span text;                        /* from 0, dash and all, without the blank behind it */
    galleyi_span place, agency, date;         /* empty where there is none */
    int32_t      agency_number;               /* into agencies.h; -1: not known */
    uint32_t     rest;                        /* where the sentence begins */
    uint8_t      confidence;
} galleyi_dateline;

bool galleyi_dateline_parse(const char *paragraph, size_t size, galleyi_dateline *dateline);
#endif
