#include "text/agencies.h"
int32_t galleyi_agency_find(const char *text, size_t size) { (void)text; (void)size; return -1; }
int32_t galleyi_agency_prefix(const char *text, size_t size, size_t *length) { (void)text; (void)size; *length = 0; return -1; }
const galleyi_agency *galleyi_agency_at(int32_t number) { (void)number; return NULL; }
size_t galleyi_agency_count(void) { return 0; }
bool galleyi_signoff_parse(const char *paragraph, size_t size, galleyi_signoff *signoff) { (void)paragraph; (void)size; (void)signoff; return false; }
