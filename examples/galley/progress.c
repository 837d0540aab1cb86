/* The bar: drawn at most ten times a second, first after half a second, and wiped before anything else is printed. */
#include "command.h"
#include <time.h>
#include <unistd.h>

enum { PROGRESS_FIRST = 500, PROGRESS_PERIOD = 100, PROGRESS_CELLS = 24 };

static uint64_t progress_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

void progress_begin(progress *bar, const inputs *in, int output_is_terminal) {
    bar->terminal = isatty(STDERR_FILENO) && !output_is_terminal;
    bar->total = in->bytes;
    bar->files = in->count;
    bar->began_at = progress_now();
}

void progress_show(progress *bar, uint64_t offset) {
    if (!bar->terminal) return;
    uint64_t now = progress_now(), done = bar->before + offset;
    if (now < bar->began_at + PROGRESS_FIRST || now < bar->shown_at + PROGRESS_PERIOD) return;
    bar->shown_at = now;
    bar->drawn = 1;
    if (done > bar->total) done = bar->total;
    double part = bar->total ? (double)done / (double)bar->total : 0;
    int cells = (int)(part * PROGRESS_CELLS);
    fprintf(stderr, "\r\033[K[");
    for (int i = 0; i < PROGRESS_CELLS; i++) fputc(i < cells ? '#' : '.', stderr);
    fprintf(stderr, "] %3d%%  %llu of %llu  ", (int)(part * 100), (unsigned long long)(bar->file + 1), (unsigned long long)bar->files);
    report_printable(stderr, bar->name ? bar->name : "", 32);
    fflush(stderr);
}

void progress_clear(progress *bar) {
    if (!bar->drawn) return;
    fputs("\r\033[K", stderr);
    fflush(stderr);
    bar->drawn = 0;
    bar->shown_at = 0;
}

int32_t GALLEY_CALL progress_tick(void *user, uint64_t work_done) {
    (void)work_done;
    progress_show(user, 0);
    return 0;
}
