#include "text/rights.h"
bool galleyi_rights_parse(const char *text, size_t size, galleyi_rights *rights) { (void)text; (void)size; (void)rights; return false; }
