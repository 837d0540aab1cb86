#include "core/source.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

int32_t galleyi_source_open(galleyi_source *source, const char *path, int *os_error) {
    memset(source, 0, sizeof *source);
    source->kind = GALLEYI_SOURCE_FD;
    if (!strcmp(path, "-")) { source->fd = STDIN_FILENO; return GALLEY_OK; }
    do source->fd = open(path, O_RDONLY | O_CLOEXEC); while (source->fd < 0 && errno == EINTR);
    struct stat facts;
    if (source->fd >= 0 && !fstat(source->fd, &facts) && S_ISDIR(facts.st_mode)) { close(source->fd); source->fd = -1; errno = EISDIR; }
    if (source->fd < 0) { *os_error = errno; return GALLEY_EIO; }
    source->owns_fd = 1;
    return GALLEY_OK;
}

void galleyi_source_close(galleyi_source *source) {
    if (source->owns_fd) close(source->fd);
    source->owns_fd = 0;
}

int64_t galleyi_source_read(galleyi_source *source, void *buffer, size_t capacity) {
    if (source->kind == GALLEYI_SOURCE_MEMORY) {
        size_t left = source->size - source->at, count = left < capacity ? left : capacity;
        if (count) memcpy(buffer, source->data + source->at, count);
        source->at += count;
        return (int64_t)count;
    }
    if (source->kind == GALLEYI_SOURCE_FD) {
        ssize_t count;
        if (capacity > (size_t)1 << 30) capacity = (size_t)1 << 30;
        do count = read(source->fd, buffer, capacity); while (count < 0 && errno == EINTR);
        if (count < 0) source->os_error = errno;
        return count;
    }
    if (source->kind != GALLEYI_SOURCE_CALLBACK) return -1;
    int64_t count = source->read(source->user, buffer, capacity);
    return count < 0 || (uint64_t)count > capacity ? -1 : count;
}

uint64_t galleyi_source_size(const galleyi_source *source) {
    struct stat facts;
    if (source->kind == GALLEYI_SOURCE_MEMORY) return source->size;
    if (source->kind == GALLEYI_SOURCE_FD && !fstat(source->fd, &facts) && S_ISREG(facts.st_mode) && facts.st_size > 0) return (uint64_t)facts.st_size;
    return 0;
}
