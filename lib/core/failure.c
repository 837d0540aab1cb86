/* galley_error: code, one line of text, and where. */
#include "core/failure.h"
#include "core/magic.h"
#include "core/utf8.h"
#include "galley/fields.h"
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct galley_error {
    uint32_t magic;
    int32_t  code;
    int64_t  offset, line, column, os_error;
    char     message[512], format[48], name[256];
};

GALLEY_API int32_t GALLEY_CALL galley_error_new(galley_error **out) {
    if (!out) return GALLEY_EARGUMENT;
    galley_error *error = malloc(sizeof *error);
    *out = error;
    if (!error) return GALLEY_ENOMEM;
    error->magic = GALLEYI_MAGIC_ERROR;
    galleyi_error_clear(error);
    return GALLEY_OK;
}

GALLEY_API void GALLEY_CALL galley_error_free(galley_error *error) {
    if (!GALLEYI_IS(error, ERROR)) return;
    error->magic = 0;
    free(error);
}

GALLEY_API int32_t GALLEY_CALL galley_error_code(const galley_error *error) {
    return !error ? GALLEY_OK : error->magic == GALLEYI_MAGIC_ERROR ? error->code : GALLEY_ESTATE;
}

GALLEY_API const char *GALLEY_CALL galley_error_message(const galley_error *error) {
    return GALLEYI_IS(error, ERROR) ? error->message : "";
}

GALLEY_API const char *GALLEY_CALL galley_error_text(const galley_error *error, int32_t field) {
    if (!GALLEYI_IS(error, ERROR)) return NULL;
    if (field == GALLEY_FORMAT) return error->format[0] ? error->format : NULL;
    if (field == GALLEY_NAME) return error->name[0] ? error->name : NULL;
    if (field == GALLEY_MESSAGE) return error->message;
    return NULL;
}

GALLEY_API int64_t GALLEY_CALL galley_error_number(const galley_error *error, int32_t field) {
    if (!GALLEYI_IS(error, ERROR)) return -1;
    switch (field) {
    case GALLEY_OFFSET:   return error->offset;
    case GALLEY_LINE:     return error->line;
    case GALLEY_COLUMN:   return error->column;
    case GALLEY_OS_ERROR: return error->os_error;
    default:              return -1;
    }
}

void galleyi_error_clear(galley_error *error) {
    if (!GALLEYI_IS(error, ERROR)) return;
    error->code = GALLEY_OK;
    error->offset = error->line = error->column = error->os_error = -1;
    error->message[0] = error->format[0] = error->name[0] = '\0';
}

/* Copies as much as fits, cut between code points. */
static void failure_copy(char *to, size_t capacity, const char *from) {
    size_t length = strlen(from);
    if (length >= capacity) {
        length = capacity - 1;
        while (length && ((unsigned char)from[length] & 0xc0) == 0x80) length--;
    }
    memcpy(to, from, length);
    to[length] = '\0';
}

int32_t galleyi_fail(galley_error *error, int32_t status, const char *format, ...) {
    if (!GALLEYI_IS(error, ERROR)) return status;
    char text[sizeof error->message * 2];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    galleyi_error_clear(error);
    error->code = status;
    if (length < 0 || !text[0]) failure_copy(text, sizeof text, galley_status_name(status));
    for (char *p = text; *p; p++)
        if ((unsigned char)*p < 0x20 || *p == 0x7f) *p = ' ';
    failure_copy(error->message, sizeof error->message, text);
    for (size_t good, at = 0, size = strlen(error->message); (good = galleyi_utf8_valid(error->message + at, size - at)) < size - at; at += good + 1)
        error->message[at + good] = '?';
    return status;
}

int32_t galleyi_fail_memory(galley_error *error) {
    return galleyi_fail(error, GALLEY_ENOMEM, "no memory");
}

/* What a file may meet. strerror would ask the locale, and need not be safe in threads. */
static const char *failure_reason(int os_error) {
    switch (os_error) {
    case EACCES:       return "Permission denied";
    case EAGAIN:       return "Resource temporarily unavailable";
    case EBADF:        return "Bad file descriptor";
    case EEXIST:       return "File exists";
    case EFBIG:        return "File too large";
    case EINVAL:       return "Invalid argument";
    case EIO:          return "Input/output error";
    case EISDIR:       return "Is a directory";
    case ELOOP:        return "Too many levels of symbolic links";
    case EMFILE:       return "Too many open files";
    case ENAMETOOLONG: return "File name too long";
    case ENFILE:       return "Too many open files in system";
    case ENOENT:       return "No such file or directory";
    case ENOMEM:       return "Cannot allocate memory";
    case ENOSPC:       return "No space left on device";
    case ENOTDIR:      return "Not a directory";
    case ENXIO:        return "No such device or address";
    case EPERM:        return "Operation not permitted";
    case EPIPE:        return "Broken pipe";
    case EROFS:        return "Read-only file system";
    case ETXTBSY:      return "Text file busy";
    default:           return NULL;
    }
}

int32_t galleyi_fail_os(galley_error *error, int os_error, const char *name) {
    const char *reason = failure_reason(os_error);
    if (reason) galleyi_fail(error, GALLEY_EIO, "%s", reason);
    else galleyi_fail(error, GALLEY_EIO, "system error %d", os_error);
    if (GALLEYI_IS(error, ERROR)) error->os_error = os_error;
    galleyi_error_name(error, NULL, name);
    return GALLEY_EIO;
}

void galleyi_error_at(galley_error *error, uint64_t offset, int64_t line, int64_t column) {
    if (!GALLEYI_IS(error, ERROR)) return;
    error->offset = offset <= INT64_MAX ? (int64_t)offset : -1;
    error->line = line;
    error->column = column;
}

void galleyi_error_name(galley_error *error, const char *format, const char *name) {
    if (!GALLEYI_IS(error, ERROR)) return;
    if (format) failure_copy(error->format, sizeof error->format, format);
    if (name) failure_copy(error->name, sizeof error->name, name);
}

void galleyi_locate(const char *data, size_t size, uint64_t offset, int64_t *line, int64_t *column) {
    const char *end = data + (offset < size ? (size_t)offset : size), *start = data, *next;
    *line = 1;
    while (start < end && (next = memchr(start, '\n', (size_t)(end - start))) != NULL) { start = next + 1; ++*line; }
    *column = 1 + (int64_t)galleyi_utf8_count(start, (size_t)(end - start));
}
