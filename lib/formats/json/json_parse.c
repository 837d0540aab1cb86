/* Reading json whole and ndjson line by line. A line that is bad is reported with its place and left out; reading goes on with the next. */
#include "formats/json/json_parse.h"
#include "formats/json/json_read.h"
#include "registry/call.h"
#include <string.h>

static int32_t json_parse_warn(void *user, int32_t severity, const char *code, uint64_t offset, const char *message) {
    return galley_call_warn(user, severity, code, offset, message);
}

static int32_t json_parse_tick(void *user, uint64_t bytes) { return galley_call_work(user, bytes); }

static uint64_t json_parse_limit(galley_call *call, const char *key) {
    const char *text = galley_call_option(call, key);
    uint64_t limit = 0;
    for (; text && *text >= '0' && *text <= '9' && limit < UINT64_MAX / 20; text++) limit = limit * 10 + (uint64_t)(*text - '0');
    return limit;
}

static int32_t json_parse(galley_call *call, galleyi_json_source *source) {
    galley_record *root = galley_call_root(call);
    if (!root) return GALLEY_ENOMEM;
    source->depth_limit = json_parse_limit(call, "limit.depth");
    source->user = call;
    source->warn = json_parse_warn;
    source->tick = json_parse_tick;
    return galleyi_json_read_document(root, source);
}

/* Articles that were whole before the text broke are given out first. */
int32_t GALLEY_CALL galleyi_json_push(void *state, galley_call *call, const void *data, size_t size, int32_t last) {
    galleyi_json_source source = { .data = data, .size = size };
    (void)state;
    (void)last;
    int32_t status = json_parse(call, &source);
    if (!status) return GALLEY_OK;
    const galley_record *root = status == GALLEY_ESYNTAX || status == GALLEY_ELIMIT ? galley_call_root(call) : NULL;
    if (root && !root->document->status && galley_record_count(root, GALLEY_ARTICLES)) galley_call_emit(call);
    return galley_call_fail(call, status, source.failed_at, source.message);
}

typedef struct ndjson_state {
    galleyi_buffer line;                      /* the part of a line that came with earlier pieces */
    uint64_t       offset, most;              /* bytes before the line; bytes a line may have, 0: any */
    int            too_long;                  /* the line is skipped to its end */
} ndjson_state;

int32_t GALLEY_CALL galleyi_ndjson_open(void *user, galley_call *call, void **state) {
    ndjson_state *s = galley_call_allocate(call, sizeof *s);
    (void)user;
    *state = s;
    if (!s) return GALLEY_ENOMEM;
    galleyi_buffer_init(&s->line, &call->engine->memory);
    s->most = json_parse_limit(call, "limit.input");
    return GALLEY_OK;
}

void GALLEY_CALL galleyi_ndjson_close(void *state) {
    ndjson_state *s = state;
    if (s) galleyi_buffer_free(&s->line);
}

static int32_t ndjson_line(ndjson_state *s, galley_call *call, const char *line, size_t length) {
    galleyi_json_source source = { .data = line, .size = length, .offset = s->offset };
    size_t blank = length >= 3 && !s->offset && !memcmp(line, "\xef\xbb\xbf", 3) ? 3 : 0;
    while (blank < length && (line[blank] == ' ' || line[blank] == '\t' || line[blank] == '\r')) blank++;
    if (blank == length) return GALLEY_OK;
    int32_t status = json_parse(call, &source);
    if (status) galley_call_fail(call, status, source.failed_at, source.message);
    if (status == GALLEY_ENOMEM || status == GALLEY_ECANCELLED) return status;
    return galley_call_emit(call);
}

/* The end of a line, with what came before. */
static int32_t ndjson_end(ndjson_state *s, galley_call *call, const char *rest, size_t length, size_t skipped) {
    int32_t status = GALLEY_OK;
    uint64_t whole = s->line.size + length;
    if (s->too_long) s->too_long = 0;
    else if (!s->line.size) status = ndjson_line(s, call, rest, length);
    else if (galleyi_buffer_append(&s->line, rest, length)) status = galley_call_fail(call, GALLEY_ENOMEM, GALLEY_NO_OFFSET, "no memory");
    else status = ndjson_line(s, call, s->line.data, s->line.size);
    galleyi_buffer_clear(&s->line);
    s->offset += whole + skipped;
    return status;
}

/* A line longer than limit.input is not gathered. */
static int32_t ndjson_gather(ndjson_state *s, galley_call *call, const char *rest, size_t length) {
    if (!s->too_long && s->most && s->line.size + length > s->most) {
        galley_call_fail(call, GALLEY_ELIMIT, s->offset, "limit.input: a line is longer than that");
        int32_t status = galley_call_emit(call);
        if (status) return status;
        s->too_long = 1;
        s->offset += s->line.size;
        galleyi_buffer_clear(&s->line);
    }
    if (s->too_long) { s->offset += length; return GALLEY_OK; }
    return galleyi_buffer_append(&s->line, rest, length) ? galley_call_fail(call, GALLEY_ENOMEM, GALLEY_NO_OFFSET, "no memory") : GALLEY_OK;
}

int32_t GALLEY_CALL galleyi_ndjson_push(void *state, galley_call *call, const void *data, size_t size, int32_t last) {
    ndjson_state *s = state;
    const char *p = data, *end = p + size, *feed;
    int32_t status = GALLEY_OK;
    while (!status && p < end && (feed = memchr(p, '\n', (size_t)(end - p))) != NULL) {
        status = ndjson_end(s, call, p, (size_t)(feed - p), 1);
        p = feed + 1;
    }
    if (!status && p < end) status = ndjson_gather(s, call, p, (size_t)(end - p));
    return status || !last ? status : ndjson_end(s, call, "", 0, 0);
}
