/* The inside of galley_error. */
#ifndef GALLEY_CORE_FAILURE_H
#define GALLEY_CORE_FAILURE_H
#include "config.h"
#include "galley/error.h"

/* Each takes error NULL, never allocates and returns status. */
int32_t galleyi_fail(galley_error *error, int32_t status, const char *format, ...) GALLEYI_PRINTF(3, 4);
int32_t galleyi_fail_memory(galley_error *error);
int32_t galleyi_fail_os(galley_error *error, int os_error, const char *name);        /* EIO with the system's number and its text */
void    galleyi_error_clear(galley_error *error);
void    galleyi_error_at(galley_error *error, uint64_t offset, int64_t line, int64_t column);   /* -1: not known */
void    galleyi_error_name(galley_error *error, const char *format, const char *name);          /* NULL leaves it */
/* Line and column (from 1, column in code points) of offset in data. */
void    galleyi_locate(const char *data, size_t size, uint64_t offset, int64_t *line, int64_t *column);
#endif
