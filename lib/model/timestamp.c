#include "model/timestamp.h"
#include <string.h>

int galleyi_timestamp_valid(const char *rfc3339, size_t length) {
    galleyi_time time;
    return rfc3339 && galleyi_time_parse(&time, rfc3339, length);
}

/* Not through galley_record_set_text, which comes here for a timestamp's value. */
static int32_t timestamp_store(galley_record *timestamp, const char *value, size_t length, int32_t precision) {
    galleyi_text copy;
    int32_t status = galleyi_text_copy(timestamp->document, value, length, &copy);
    galleyi_value *made = status ? NULL : galleyi_record_make(timestamp, GALLEY_VALUE, GALLEY_TYPE_TEXT);
    if (!made) return timestamp->document->status;
    made->as.text = copy;
    return galley_record_set_text(timestamp, GALLEY_PRECISION, galleyi_precision_name(precision), GALLEY_NUL_TERMINATED);
}

int32_t galleyi_timestamp_set_time(galley_record *timestamp, const galleyi_time *time) {
    char value[GALLEYI_TIME_TEXT_SIZE];
    size_t length = galleyi_time_write(time, value);
    int32_t status = length ? timestamp_store(timestamp, value, length, time->precision) : GALLEY_OK;
    return status || !time->relative ? status : galley_record_set_number(timestamp, GALLEY_RELATIVE, 1);
}

int32_t galleyi_timestamp_set(galley_record *timestamp, const char *rfc3339, size_t length) {
    galleyi_time time;
    if (!galleyi_time_parse(&time, rfc3339, length)) return galleyi_document_stick(timestamp->document, GALLEY_EARGUMENT);
    return galleyi_timestamp_set_time(timestamp, &time);
}

int galleyi_timestamp_get(const galley_record *timestamp, galleyi_time *out) {
    size_t length;
    const char *value = galley_record_text(timestamp, GALLEY_VALUE, &length);
    return value && galleyi_time_parse(out, value, length);
}

int64_t galleyi_timestamp_number(const galley_record *timestamp, int32_t field, int64_t fallback) {
    galleyi_time time;
    if ((field != GALLEY_UNIX && field != GALLEY_NANOSECOND && field != GALLEY_UTC_OFFSET) || !galleyi_timestamp_get(timestamp, &time)) return fallback;
    if (field == GALLEY_UTC_OFFSET) return time.utc_offset == GALLEY_UTC_OFFSET_UNKNOWN ? fallback : time.utc_offset;
    if (!time.unix_known) return fallback;
    return field == GALLEY_UNIX ? time.unix_time : time.nanosecond;
}
