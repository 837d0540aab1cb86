#include "text/credits.h"
bool galleyi_credit_parse(const char *line, size_t size, galleyi_credit *credit) { (void)line; (void)size; (void)credit; return false; }
