#include "text/bylines.h"
const char *galleyi_role_name(int32_t role) { return role == GALLEYI_ROLE_AUTHOR ? "author" : NULL; }
bool galleyi_byline_parse(const char *line, size_t size, const char *next, size_t next_size, galleyi_span date, unsigned context, galleyi_byline *byline) {
    (void)line; (void)size; (void)next; (void)next_size; (void)date; (void)context; (void)byline;
    return false;
}
