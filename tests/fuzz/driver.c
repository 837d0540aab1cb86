/* Replays files through a fuzz target without libFuzzer: each argument is a file, or a directory of them. What the corpus once found stays found. */
#ifndef _POSIX_C_SOURCE
#  define _POSIX_C_SOURCE 200809L
#endif
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int driver_file(const char *path) {
    FILE *file = fopen(path, "rb");
    size_t size = 0, room = 1 << 16, got;
    uint8_t *data = malloc(room);
    if (!file || !data) { perror(path); exit(1); }
    while ((got = fread(data + size, 1, room - size, file)) > 0)
        if ((size += got) == room && !(data = realloc(data, room *= 2))) { perror(path); exit(1); }
    fclose(file);
    uint8_t *exact = malloc(size + !size);                 /* so that a sanitizer sees what is read behind the end */
    if (!exact) { perror(path); exit(1); }
    memcpy(exact, data, size);
    free(data);
    LLVMFuzzerTestOneInput(exact, size);
    free(exact);
    return 1;
}

static int driver_directory(const char *path, DIR *directory) {
    int count = 0;
    for (const struct dirent *entry; (entry = readdir(directory)) != NULL; ) {
        char name[4096];
        if (entry->d_name[0] == '.') continue;
        snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
        count += driver_file(name);
    }
    return count;
}

int main(int count, char **arguments) {
    int files = 0;
    for (int i = 1; i < count; i++) {
        DIR *directory = opendir(arguments[i]);
        files += directory ? driver_directory(arguments[i], directory) : driver_file(arguments[i]);
        if (directory) closedir(directory);
    }
    printf("%d inputs\n", files);
    return files == 0;
}
