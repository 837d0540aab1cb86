/* Runs a fuzz target without libFuzzer, as an ordinary test: FUZZ_TARGET [ROUNDS [FILE|DIRECTORY...]] runs each file as it is,
   then ROUNDS mutations of them (bytes cut, doubled, swapped, set, parts joined) and random bytes, the same on every machine. The input that a
   target aborts on is written to FUZZ_TARGET.failed. */
#include <dirent.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { DRIVER_MOST = 1 << 16, DRIVER_FILES = 4096 };
static struct { uint8_t *data; size_t size; } inputs[DRIVER_FILES];
static size_t input_count;
static uint32_t seed = 7;
static const uint8_t *running;
static size_t running_size;
static char failed[4096];

static void save(int number) {
    FILE *file = fopen(failed, "wb");
    if (file && fwrite(running, 1, running_size, file) == running_size) fprintf(stderr, "%s: the input that failed\n", failed);
    if (file) fclose(file);
    signal(number, SIG_DFL);
}

static void run(const uint8_t *data, size_t size) {
    running = data;
    running_size = size;
    LLVMFuzzerTestOneInput(data, size);
}

static uint32_t below(size_t n) { seed = seed * 1664525u + 1013904223u; return n ? (seed >> 8) % (uint32_t)n : 0; }

static void add_file(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file || input_count == DRIVER_FILES) return;
    uint8_t *data = malloc(DRIVER_MOST);
    inputs[input_count].size = fread(data, 1, DRIVER_MOST, file);
    inputs[input_count++].data = data;
    fclose(file);
}

static void add_path(const char *path) {
    DIR *files = opendir(path);
    if (!files) { add_file(path); return; }
    for (struct dirent *entry; (entry = readdir(files)) != NULL;) {
        char name[4096];
        snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
        if (entry->d_name[0] != '.') add_file(name);
    }
    closedir(files);
}

static size_t random_bytes(uint8_t *out) {
    size_t size = below(2048);
    for (size_t i = 0; i < size; i++) out[i] = (uint8_t)(below(4) ? below(256) : (uint8_t)"<>/!-&;='\" \n\r\0a"[below(16)]);
    return size;
}

static size_t mutate(uint8_t *out) {
    if (!below(16)) return random_bytes(out);
    size_t from = below(input_count), size = inputs[from].size;
    memcpy(out, inputs[from].data, size);
    for (uint32_t turns = 1 + below(6); turns && size; turns--) {
        size_t at = below(size), length = 1 + below(size - at < 64 ? size - at : 64), other = below(size);
        switch (below(6)) {
        case 0: memmove(out + at, out + at + length, size - at - length); size -= length; break;
        case 1:
            if (size + length > DRIVER_MOST) break;
            memmove(out + at + length, out + at, size - at);
            size += length;
            break;
        case 2: { uint8_t byte = out[at]; out[at] = out[other]; out[other] = byte; break; }
        case 3: out[at] = (uint8_t)below(256); break;
        case 4: size = at; break;
        default: {
            size_t donor = below(input_count), start = below(inputs[donor].size), part = inputs[donor].size - start;
            if (part > DRIVER_MOST - at) part = DRIVER_MOST - at;
            memcpy(out + at, inputs[donor].data + start, part);
            size = at + part;
        }
        }
    }
    return size;
}

int main(int argc, char **argv) {
    unsigned long rounds = argc > 1 ? strtoul(argv[1], NULL, 10) : 0;
    static uint8_t buffer[DRIVER_MOST];
    snprintf(failed, sizeof failed, "%s.failed", argv[0]);
    signal(SIGABRT, save);
    for (int i = 2; i < argc; i++) add_path(argv[i]);
    for (size_t i = 0; i < input_count; i++) run(inputs[i].data, inputs[i].size);
    for (unsigned long i = 0; i < rounds && input_count; i++) {
        size_t size = mutate(buffer);
        uint8_t *exact = malloc(size ? size : 1);
        memcpy(exact, buffer, size);
        run(exact, size);
        free(exact);
    }
    printf("%zu inputs, %lu mutations\n", input_count, rounds);
    for (size_t i = 0; i < input_count; i++) free(inputs[i].data);
    return 0;
}
