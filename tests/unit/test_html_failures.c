/* Every sample of tests/fuzz/corpus/html with each allocation failed once, and cut at each byte. */
#include "html/html_parser.h"
#include "tools/failing_allocator.h"
#include "unit.h"
#include <dirent.h>

typedef struct sample { char name[64], data[4096]; size_t size; } sample;
static sample samples[64];
static size_t sample_count;

static void read_samples(void) {
    DIR *files = opendir(GALLEY_TESTS_DIR "/fuzz/corpus/html");
    ck_assert_ptr_nonnull(files);
    for (struct dirent *entry; (entry = readdir(files)) != NULL && sample_count < 64;) {
        char path[1024];
        sample *s = &samples[sample_count];
        if (entry->d_name[0] == '.') continue;
        snprintf(path, sizeof path, "%s/fuzz/corpus/html/%s", GALLEY_TESTS_DIR, entry->d_name);
        snprintf(s->name, sizeof s->name, "%.60s", entry->d_name);
        FILE *file = fopen(path, "rb");
        ck_assert_ptr_nonnull(file);
        s->size = fread(s->data, 1, sizeof s->data, file);
        fclose(file);
        sample_count++;
    }
    closedir(files);
    ck_assert_uint_ge(sample_count, 20);
}

static int32_t parse_and_serialize(galleyi_html *html, const char *text, size_t size, galleyi_buffer *out) {
    int32_t status = galleyi_html_parse_page(html, text, size, NULL, NULL);
    return status == GALLEY_OK ? galleyi_html_serialize(html, 0, 0, out) : status;
}

static int32_t parse_in_pieces(galleyi_html *html, const char *text, size_t size) {
    galleyi_html_parser *parser;
    int32_t status = galleyi_html_begin(&parser, html, NULL);
    for (size_t at = 0; status == GALLEY_OK && at < size; at += 50) status = galleyi_html_feed(parser, text + at, size - at < 50 ? size - at : 50);
    return parser ? galleyi_html_finish(parser) : status;
}

START_TEST(every_allocation_may_fail) {
    read_samples();
    for (size_t i = 0; i < sample_count; i++)
        for (int pieces = 0; pieces < 2; pieces++)
            for (size_t n = 1, more = 1; more; n++) {
                failing_allocator failing;
                galleyi_memory memory;
                galleyi_html html;
                galleyi_buffer out;
                failing_init(&failing, n, 0);
                galleyi_memory_init(&memory, &failing.table);
                galleyi_html_init(&html, &memory);
                galleyi_buffer_init(&out, &memory);
                int32_t status = pieces ? parse_in_pieces(&html, samples[i].data, samples[i].size) : parse_and_serialize(&html, samples[i].data, samples[i].size, &out);
                more = failing.failed;
                if (status != (more ? GALLEY_ENOMEM : GALLEY_OK)) ck_abort_msg("%s: allocation %zu: status %d", samples[i].name, n, (int)status);
                failing.fail_at = 0;
                galleyi_buffer_clear(&out);
                if (parse_and_serialize(&html, samples[i].data, samples[i].size, &out) != GALLEY_OK) ck_abort_msg("%s: not usable after failure %zu", samples[i].name, n);
                galleyi_html_free(&html);
                galleyi_buffer_free(&out);
                if (failing.held) ck_abort_msg("%s: allocation %zu: %zu blocks leak", samples[i].name, n, failing.held);
            }
}
END_TEST

START_TEST(samples_may_be_cut_anywhere) {
    galleyi_html html, whole;
    read_samples();
    galleyi_html_init(&html, NULL);
    galleyi_html_init(&whole, NULL);
    for (size_t i = 0; i < sample_count; i++)
        for (size_t size = 0; size <= samples[i].size; size++) {
            char *exact = malloc(size ? size : 1);
            memcpy(exact, samples[i].data, size);
            int32_t status = galleyi_html_parse_page(&html, exact, size, NULL, NULL);
            int wrong = status != GALLEY_OK || html.nodes[0].end != html.node_count;
            for (uint32_t n = 1; n < html.node_count; n++) wrong |= html.nodes[n].span_end > html.text_size || html.nodes[n].span_begin > html.nodes[n].span_end;
            wrong |= galleyi_html_parse(&whole, exact, size, NULL) != GALLEY_OK || parse_in_pieces(&html, exact, size) != GALLEY_OK;
            wrong |= html.node_count != whole.node_count || memcmp(html.nodes, whole.nodes, html.node_count * sizeof *html.nodes) != 0;
            if (wrong) ck_abort_msg("%s cut to %zu bytes: status %d", samples[i].name, size, (int)status);
            free(exact);
        }
    galleyi_html_free(&html);
    galleyi_html_free(&whole);
}
END_TEST

UNIT_MAIN("html_failures", every_allocation_may_fail, samples_may_be_cut_anywhere)
