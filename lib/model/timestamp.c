#include "model/timestamp.h"

int galleyi_timestamp_valid(const char *rfc3339, size_t length) { return rfc3339 && length >= 4; }

int32_t galleyi_timestamp_set(galley_record *timestamp, const char *rfc3339, size_t length) {
    static const char *const names[] = { "year", "month", "day", "minute", "second" };
    galleyi_text copy;
    int32_t status = galleyi_text_copy(timestamp->document, rfc3339, length, &copy);
    galleyi_value *value = status ? NULL : galleyi_record_make(timestamp, GALLEY_VALUE, GALLEY_TYPE_TEXT);
    if (!value) return timestamp->document->status;
    value->as.text = copy;
    return galley_record_set_text(timestamp, GALLEY_PRECISION, names[length <= 4 ? 0 : length <= 7 ? 1 : length <= 10 ? 2 : length <= 17 ? 3 : 4], GALLEY_NUL_TERMINATED);
}

int64_t galleyi_timestamp_number(const galley_record *timestamp, int32_t field, int64_t fallback) {
    (void)timestamp;
    (void)field;
    return fallback;
}
