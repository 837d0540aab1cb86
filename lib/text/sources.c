#include "text/sources.h"
bool galleyi_source_parse(const char *paragraph, size_t size, galleyi_source_note *note) { (void)paragraph; (void)size; (void)note; return false; }
