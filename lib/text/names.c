#include "text/names.h"
#include "text/fold.h"
unsigned galleyi_name_person(const char *text, size_t size) { (void)text; (void)size; return 0; }
unsigned galleyi_name_organization(const char *text, size_t size) { (void)text; (void)size; return 0; }
bool galleyi_name_last_first(const char *text, size_t size, galleyi_span *last, galleyi_span *first) { (void)text; (void)size; (void)last; (void)first; return false; }
int32_t galleyi_name_append(galleyi_buffer *out, const char *text, size_t size) { return galleyi_fold_append(out, text, size); }
bool galleyi_name_stop_word(const char *text, size_t size) { (void)text; (void)size; return false; }
