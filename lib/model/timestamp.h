/* Timestamps as records: value and precision are set together; unix, nanosecond and utc_offset are computed when asked for. */
#ifndef GALLEY_MODEL_TIMESTAMP_H
#define GALLEY_MODEL_TIMESTAMP_H
#include "model/model.h"
#include "text/times.h"

int     galleyi_timestamp_valid(const char *rfc3339, size_t length);
int32_t galleyi_timestamp_set(galley_record *timestamp, const char *rfc3339, size_t length);         /* EARGUMENT where it is no time */
int32_t galleyi_timestamp_set_time(galley_record *timestamp, const galleyi_time *time);              /* value, precision, relative */
int     galleyi_timestamp_get(const galley_record *timestamp, galleyi_time *out);                    /* 0: it has no value */
int64_t galleyi_timestamp_number(const galley_record *timestamp, int32_t field, int64_t fallback);   /* UNIX NANOSECOND UTC_OFFSET */
#endif
