#include "text/datelines.h"
bool galleyi_dateline_parse(const char *paragraph, size_t size, galleyi_dateline *dateline) { (void)paragraph; (void)size; (void)dateline; return false; }
