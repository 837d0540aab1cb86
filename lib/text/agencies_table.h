/* Generated data of agencies.c (generate/agencies.py). */
#ifndef GALLEY_TEXT_AGENCIES_TABLE_H
#define GALLEY_TEXT_AGENCIES_TABLE_H
#include "text/agencies.h"
enum { GALLEYI_AGENCY_NUMBER = 0xffff, GALLEYI_AGENCY_INITIALS = 1 << 16, GALLEYI_AGENCY_SMALL = 1 << 17 };   /* number + 1 */
extern const galleyi_lexicon galleyi_agency_names;
extern const galleyi_agency  galleyi_agencies[];
extern const size_t          galleyi_agencies_count;
#endif
