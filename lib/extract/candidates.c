#include "extract/candidates.h"
#include "text/times.h"
#include <string.h>

#define CANDIDATES_NAME(name) #name,
static const char *const candidates_title_names[] = { GALLEYI_TITLE_EVIDENCE(CANDIDATES_NAME) };
static const char *const candidates_byline_names[] = { GALLEYI_BYLINE_EVIDENCE(CANDIDATES_NAME) };
static const char *const candidates_published_names[] = { GALLEYI_PUBLISHED_EVIDENCE(CANDIDATES_NAME) };
static const struct candidates_field { const char *name; const char *const *evidence; size_t count; } candidates_fields[GALLEYI_JUDGED_FIELDS] = {
    { "title", candidates_title_names, GALLEYI_TITLE_EVIDENCE_COUNT },
    { "byline", candidates_byline_names, GALLEYI_BYLINE_EVIDENCE_COUNT },
    { "published", candidates_published_names, GALLEYI_PUBLISHED_EVIDENCE_COUNT }
};

int galleyi_candidates_add(galleyi_candidates *candidates, const galleyi_candidate *candidate) {
    if (candidates->count == GALLEYI_CANDIDATES_MOST) return 0;
    candidates->items[candidates->count++] = *candidate;
    return 1;
}

static int32_t candidates_sum(const galleyi_candidates *candidates, uint64_t key, const int16_t *weights) {
    uint64_t evidence = 0, more = 0;
    int32_t sum = 0;
    for (size_t i = 0; i < candidates->count; i++) {
        if (candidates->items[i].key != key) continue;
        evidence |= candidates->items[i].evidence;
        more |= candidates->items[i].more;
    }
    for (size_t k = 0; evidence; k++, evidence >>= 1)
        if (evidence & 1) sum += weights[k];
    for (size_t k = 64; more; k++, more >>= 1)
        if (more & 1) sum += weights[k];
    return sum;
}

galleyi_candidate *galleyi_candidates_judge(galleyi_candidates *candidates, int32_t *confidence) {
    const galleyi_judge_table *table = &galleyi_judge_tables[candidates->field];
    galleyi_candidate *best = NULL;
    int32_t next = candidates->field == GALLEYI_JUDGED_TITLE ? INT32_MIN / 2 : 0, best_score = next;       /* nothing scores 0; a page has a title */
    *confidence = 0;
    for (size_t i = 0; i < candidates->count; i++) {
        galleyi_candidate *c = &candidates->items[i];
        c->score = candidates_sum(candidates, c->key, table->weights);
        if (best && c->key == best->key) { if (c->rank < best->rank) best = c; continue; }
        if (c->score > best_score) { next = best_score; best_score = c->score; best = c; }
        else if (c->score > next) next = c->score;
    }
    for (uint32_t i = 0; best && i < table->confidence_count; i++)
        if (best_score - next >= table->confidence[i].margin) *confidence = table->confidence[i].percent;
    return best;
}

static void candidates_json(galleyi_buffer *out, const char *text, size_t size) {
    static const char hex[] = "0123456789abcdef";
    galleyi_buffer_append_char(out, '"');
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == '"' || c == '\\') { galleyi_buffer_append_char(out, '\\'); galleyi_buffer_append_char(out, (char)c); }
        else if (c < 0x20) { galleyi_buffer_append_text(out, "\\u00"); galleyi_buffer_append_char(out, hex[c >> 4]); galleyi_buffer_append_char(out, hex[c & 15]); }
        else galleyi_buffer_append_char(out, (char)c);
    }
    galleyi_buffer_append_char(out, '"');
}

static void candidates_day(galleyi_buffer *out, int64_t days) {
    galleyi_time time = { 0 };
    char text[GALLEYI_TIME_TEXT_SIZE];
    galleyi_civil_from_days(days, &time.year, &time.month, &time.day);
    time.precision = GALLEYI_PRECISION_DAY;
    galleyi_buffer_append_text(out, ",\"day\":\"");
    galleyi_buffer_append(out, text, galleyi_time_write(&time, text));
    galleyi_buffer_append_char(out, '"');
}

int32_t galleyi_candidates_explain(galleyi_buffer *out, const galleyi_candidates *candidates, const galleyi_candidate *chosen) {
    const struct candidates_field *field = &candidates_fields[candidates->field];
    for (size_t i = 0; i < candidates->count; i++) {
        const galleyi_candidate *c = &candidates->items[i];
        int listed = 0;
        if (out->size > 1) galleyi_buffer_append_char(out, ',');
        galleyi_buffer_append_text(out, "{\"field\":\"");
        galleyi_buffer_append_text(out, field->name);
        galleyi_buffer_append_text(out, "\",\"value\":");
        candidates_json(out, c->text, c->size);
        if (candidates->field == GALLEYI_JUDGED_PUBLISHED) candidates_day(out, (int64_t)c->key);
        galleyi_buffer_append_text(out, ",\"from\":");
        candidates_json(out, c->origin, strlen(c->origin));
        galleyi_buffer_append_text(out, ",\"evidence\":[");
        for (size_t k = 0; k < field->count; k++) {
            if (!((k < 64 ? c->evidence >> k : c->more >> (k - 64)) & 1)) continue;
            if (listed++) galleyi_buffer_append_char(out, ',');
            candidates_json(out, field->evidence[k], strlen(field->evidence[k]));
        }
        galleyi_buffer_append_text(out, "],\"score\":");
        galleyi_buffer_append_number(out, c->score);
        galleyi_buffer_append_text(out, ",\"reason\":\"");
        galleyi_buffer_append_text(out, c == chosen ? "chosen" : chosen && c->key == chosen->key ? "agrees" : c->score <= 0 ? "doubtful" : "less evidence");
        galleyi_buffer_append_text(out, "\"}");
    }
    return out->status;
}
