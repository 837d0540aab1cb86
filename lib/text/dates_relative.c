/* Amounts from now: "39 minutes ago", "vor 12 Minuten", "39分钟前", "an hour ago", "last week", "just now". */
#include "core/utf8.h"
#include "text/dates_inside.h"
#include <string.h>

static const char *relative_skip(const char *at, const char *end) {
    while (at < end) {
        const char *next = at;
        uint32_t c = galleyi_dates_fold(galleyi_utf8_next(&next, end));
        if (c && c != ' ' && c != '(' && c != ')' && c != ',' && c != ':' && c != '.') break;
        at = next;
    }
    return at;
}

/* At most six digits. */
static const char *relative_number(const char *at, const char *end, int64_t *value) {
    const char *last = NULL;
    int digits = 0;
    *value = 0;
    while (at < end) {
        uint32_t c = galleyi_dates_fold(galleyi_utf8_next(&at, end));
        if (!c) continue;
        if (c - '0' >= 10u) break;
        if (++digits > 6) return NULL;
        *value = *value * 10 + (int64_t)(c - '0');
        last = at;
    }
    return last;
}

typedef struct relative_amount { const char *end; int64_t number; int unit; } relative_amount;

/* "15일 전남": the suffix would be cut out of a word. The particle of "전에" may follow. */
static bool relative_hangul_goes_on(const char *at, const char *end) {
    if (end - at < 3 || (unsigned char)*at < 0xea || (unsigned char)*at > 0xed) return false;
    uint32_t c = galleyi_utf8_next(&at, end);
    return c >= 0xac00 && c <= 0xd7a3 && c != 0xc5d0;
}

/* Prefix, number and suffix as one language writes them. */
static void relative_suffix(galleyi_dates_reader *reader, uint32_t prefix, const char *number_at, size_t prefix_size, relative_amount *best) {
    const galleyi_dates_found *found = NULL;
    int64_t number;
    const char *number_end = relative_number(number_at, reader->end, &number);
    if (!number_end) return;
    const char *suffix_at = relative_skip(number_end, reader->end);
    int count = suffix_at < reader->end ? galleyi_dates_look(reader, suffix_at, reader->end, &found) : 0;
    for (int k = -1; k < count; k++) {
        int32_t suffix = 0;
        const char *end = k < 0 ? number_end : found[k].end;
        if (k >= 0 && !galleyi_dates_sense(found[k].key, GALLEYI_DATES_AGO_SUFFIX, &reader->languages, true, &suffix, NULL)) continue;
        if (k < 0 && !prefix_size) continue;
        int pair = galleyi_dates_pair(prefix, (uint32_t)suffix, &reader->languages);
        if (k >= 0 && relative_hangul_goes_on(end, reader->end)) continue;
        bool weak = prefix_size <= 1 && (k < 0 || end - suffix_at <= 2);           /* "5h", "- 5 d" */
        if (pair < 0 || (weak && !reader->whole) || (best->end && end <= best->end)) continue;
        *best = (relative_amount){ end, pair & 1 ? number : -number, pair >> 1 };
    }
}

/* "14 years, 10 months ago": the first word takes the end of the second one's suffix (" ago"). Unit of the first; -1. */
static int relative_first_unit(const galleyi_dates_reader *reader, const char *word, const char *word_end, const char *suffix, const char *suffix_end) {
    char text[96];
    galleyi_dates_found found[GALLEYI_DATES_FOUND];
    const char *rest = memchr(suffix, ' ', (size_t)(suffix_end - suffix));
    size_t size = (size_t)(word_end - word), rest_size = rest ? (size_t)(suffix_end - rest) : 0;
    if (!rest || size + rest_size > sizeof text) return -1;
    memcpy(text, word, size);
    memcpy(text + size, rest, rest_size);
    int32_t number;
    for (int i = galleyi_dates_lookup(text, text + size + rest_size, found) - 1; i >= 0; i--)
        if (found[i].end == text + size + rest_size && galleyi_dates_sense(found[i].key, GALLEYI_DATES_AGO_SUFFIX, &reader->languages, true, &number, NULL)) {
            int pair = galleyi_dates_pair(0, (uint32_t)number, &reader->languages);
            return pair < 0 || (pair & 1) ? -1 : pair >> 1;
        }
    return -1;
}

/* Two amounts, the second of a smaller unit. Tokens: number, word, perhaps a comma or "and", number. */
static void relative_two(galleyi_dates_reader *reader, relative_amount *best) {
    static const int16_t per[] = { 12, 0, 0, 7, 24, 60, 60 };                      /* of the next smaller unit in which both are counted */
    static const int8_t smaller[] = { GALLEYI_UNIT_MONTH, -1, -1, GALLEYI_UNIT_DAY, GALLEYI_UNIT_HOUR, GALLEYI_UNIT_MINUTE, GALLEYI_UNIT_SECOND };
    const galleyi_dates_token *first = galleyi_dates_token_at(reader, 0), *word = galleyi_dates_token_at(reader, 1);
    if (first->digits > 4 || (word->type != GALLEYI_DATES_WORD && word->type != GALLEYI_DATES_OTHER)) return;
    int i = 2;
    while (i < 4 && galleyi_dates_token_at(reader, i)->type != GALLEYI_DATES_NUMBER) i++;
    const galleyi_dates_token *second = galleyi_dates_token_at(reader, i);
    if (second->type != GALLEYI_DATES_NUMBER) return;
    relative_amount amount = { NULL, 0, 0 };
    relative_suffix(reader, 0, second->start, 0, &amount);
    if (!amount.end || amount.number > 0) return;
    int unit = relative_first_unit(reader, word->start, word->end, relative_skip(second->end, reader->end), amount.end);
    if (unit < 0 || unit >= amount.unit || unit > GALLEYI_UNIT_MINUTE) return;
    if (smaller[unit] == amount.unit) *best = (relative_amount){ amount.end, amount.number - first->value * per[unit], amount.unit };
    else *best = (relative_amount){ amount.end, -first->value, unit };
}

static void relative_words(const galleyi_dates_reader *reader, const char *at, const galleyi_dates_found *found, relative_amount *best) {
    int32_t value;
    bool short_word = reader->language < 0 && found->end - at <= 3;                /* "no" */
    if (best->end && found->end <= best->end) return;
    if (galleyi_dates_sense(found->key, GALLEYI_DATES_AGO_PHRASE, &reader->languages, true, &value, NULL))
        *best = (relative_amount){ found->end, (value & 15) - 8, value >> 4 };
    else if (reader->whole && !short_word && galleyi_dates_sense(found->key, GALLEYI_DATES_RELUNIT, &reader->languages, true, &value, NULL))
        *best = (relative_amount){ found->end, (value & 15) - 8, value >> 4 };
    else if (galleyi_dates_sense(found->key, GALLEYI_DATES_NOW, &reader->languages, true, &value, NULL))
        *best = (relative_amount){ found->end, 0, GALLEYI_UNIT_MINUTE };
}

bool galleyi_dates_amount(galleyi_dates_reader *reader, galleyi_date *out) {
    relative_amount best = { NULL, 0, 0 };
    const char *at = galleyi_dates_token_at(reader, 0)->start;
    if (at >= reader->end) return false;
    if (galleyi_dates_token_at(reader, 0)->type == GALLEYI_DATES_NUMBER) {
        relative_suffix(reader, 0, at, 0, &best);
        if (!best.end) relative_two(reader, &best);
    } else {
        const galleyi_dates_found *looked;
        galleyi_dates_found found[GALLEYI_DATES_FOUND];                            /* suffixes are looked up below */
        int count = galleyi_dates_look(reader, at, reader->end, &looked);
        memcpy(found, looked, (size_t)count * sizeof *found);
        for (int i = 0; i < count; i++) {
            int32_t prefix;
            relative_words(reader, at, &found[i], &best);
            if (galleyi_dates_sense(found[i].key, GALLEYI_DATES_AGO_PREFIX, &reader->languages, true, &prefix, NULL))
                relative_suffix(reader, (uint32_t)prefix, relative_skip(found[i].end, reader->end), (size_t)(found[i].end - at), &best);
        }
    }
    if (!best.end) return false;
    memset(out, 0, sizeof *out);
    out->start = (size_t)(at - reader->begin);
    out->end = (size_t)(best.end - reader->begin);
    out->relative = true;
    out->year = out->month = out->day = out->weekday = out->hour = out->minute = -1;
    out->has_time = best.unit >= GALLEYI_UNIT_HOUR;
    out->has_year = true;
    out->has_month = best.unit >= GALLEYI_UNIT_QUARTER;
    out->has_day = best.unit >= GALLEYI_UNIT_WEEK;
    out->zone_start = out->zone_end = out->end;
    out->time.relative = true;
    if (reader->options && reader->options->anchor) {
        galleyi_time time = *reader->options->anchor;
        if (galleyi_time_shift(&time, best.number, best.unit)) out->time = time;
    }
    return true;
}
