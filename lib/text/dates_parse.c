/* One written date from its first token on: parts are taken as long as they fit together; the longest run that makes a date wins. */
#include "core/utf8.h"
#include "text/dates_inside.h"
#include "text/unicode.h"
#include <string.h>

/* A sense other than of relative amounts, in these languages. */
static bool parse_is_word(uint32_t key, const galleyi_dates_set *languages) {
    const uint32_t kinds = (UINT32_C(2) << GALLEYI_DATES_GMT) - (UINT32_C(1) << GALLEYI_DATES_MONTH);
    return galleyi_dates_means(key, kinds & ~(UINT32_C(1) << GALLEYI_DATES_AGO_PREFIX | UINT32_C(1) << GALLEYI_DATES_AGO_SUFFIX), languages);
}

static void parse_number_token(galleyi_dates_token *token, const char *end) {
    const char *at = token->start;
    token->type = GALLEYI_DATES_NUMBER;
    while (at < end) {
        const char *next = at + 1;
        uint32_t c = (unsigned char)*at;
        if (c - '0' >= 10u) { next = at; c = galleyi_dates_fold(galleyi_utf8_next(&next, end)); }
        if (c && c - '0' >= 10u) break;
        if (c) {
            if (token->digits < 255) token->digits++;
            token->value = token->digits > 18 ? -1 : token->value * 10 + (int64_t)(c - '0');
            token->end = next;
        }
        at = next;
    }
}

static bool parse_is_letter(uint32_t c) { return (galleyi_unicode_flags(c) & (GALLEYI_UNICODE_LETTER | GALLEYI_UNICODE_MARK)) != 0; }

static bool parse_is_ascii(char c) { return ((unsigned char)c | 0x20u) - 'a' < 26u; }   /* a letter of ASCII */

/* The longest word of the languages asked for, else the longest of any. */
static void parse_word_token(galleyi_dates_reader *reader, galleyi_dates_token *token) {
    const galleyi_dates_found *found;
    const char *end = reader->end;
    int all = galleyi_dates_look(reader, token->start, end, &found), count = all;
    while (count > 0 && !parse_is_word(found[count - 1].key, &reader->languages)) count--;
    if (!count) count = all;
    if (count) {
        token->type = GALLEYI_DATES_WORD;
        token->key = found[count - 1].key;
        token->end = found[count - 1].end;
        return;
    }
    token->type = GALLEYI_DATES_OTHER;
    const char *at = token->start;
    while (at < end) {
        const char *next = at;
        if (at > token->start && parse_is_ascii(*at) && parse_is_ascii(at[-1])) {
            if (at[-1] >= 'a' && *at <= 'Z') break;
            at++;
            continue;
        }
        uint32_t c = galleyi_utf8_next(&next, end);
        if (at > token->start && (galleyi_dates_spaceless(c) || !parse_is_letter(c) || galleyi_dates_word_start(token->start, at, end))) break;
        at = next;
    }
    token->end = at;
}

/* What begins no token of its own: spaces and dropped characters. Line feeds end a date unless the whole text is one. */
static void parse_make_token(galleyi_dates_reader *reader, galleyi_dates_token *token, const char *at) {
    memset(token, 0, sizeof *token);
    while (at < reader->end) {
        const char *next = at;
        uint32_t c = galleyi_utf8_next(&next, reader->end), folded = galleyi_dates_fold(c);
        if (folded && folded != ' ') {
            token->start = at;
            token->end = next;
            token->sign = folded;
            if (folded - '0' < 10u) parse_number_token(token, reader->end);
            else if (galleyi_unicode_flags(c) & (GALLEYI_UNICODE_LETTER | GALLEYI_UNICODE_MARK) || c == 0xba) parse_word_token(reader, token);
            else token->type = GALLEYI_DATES_SIGN;
            return;
        }
        if (folded) token->space = true;
        if ((c == '\n' || c == '\r') && !reader->whole) { token->start = token->end = at; token->type = GALLEYI_DATES_BREAK; return; }
        at = next;
    }
    token->start = token->end = at;
    token->type = GALLEYI_DATES_END;
}

const galleyi_dates_token *galleyi_dates_token_make(galleyi_dates_reader *reader, int i) {
    static const galleyi_dates_token none = {0};
    if (i >= GALLEYI_DATES_TOKENS) return &none;
    while (reader->count <= i) {
        const char *at = reader->begin;
        if (reader->count) {
            const galleyi_dates_token *last = &reader->tokens[reader->count - 1];
            if (last->type == GALLEYI_DATES_END || last->type == GALLEYI_DATES_BREAK) return last;
            at = last->end;
        }
        parse_make_token(reader, &reader->tokens[reader->count], at);
        reader->count++;
    }
    return &reader->tokens[i];
}

static void parse_state_init(const galleyi_dates_reader *reader, galleyi_dates_state *state) {
    memset(state, 0, sizeof *state);
    state->year = state->month = state->day = state->weekday = state->hour = state->minute = state->second = -1;
    state->period = state->era = state->pending = -1;
    state->relative_days = state->relative_weekday = INT32_MIN;
    state->utc_offset = state->daylight_offset = GALLEY_UTC_OFFSET_UNKNOWN;
    state->languages = reader->languages;
    if (reader->language >= 0) state->kept = reader->own;
}

/* Ranks what has been read; 0: no date yet. */
enum { PARSE_NOTHING, PARSE_WEAK, PARSE_TIME, PARSE_DAY, PARSE_FULL };

static int parse_rank(const galleyi_dates_state *s) {
    if (s->pending >= 0 || (s->verb && s->year < 0)) return PARSE_NOTHING;
    if (s->foreign && !(s->year >= 0 && s->month > 0 && s->day > 0)) return PARSE_NOTHING;
    if (s->period >= 0 && s->hour < 0 && s->relative_days == INT32_MIN && s->day < 0) return PARSE_NOTHING;
    if (s->year >= 0 && s->month > 0 && s->day > 0) return PARSE_FULL;
    if (s->relative_days != INT32_MIN) return PARSE_FULL;
    if (s->relative_weekday != INT32_MIN) return s->hour >= 0 ? PARSE_TIME : PARSE_WEAK;
    if (s->month > 0 && s->day > 0) return s->named_month || s->hour >= 0 ? PARSE_DAY : PARSE_WEAK;
    if (s->year >= 0 && s->month > 0) return s->named_month ? PARSE_DAY : PARSE_WEAK;
    if (s->hour >= 0 && s->minute >= 0) return PARSE_TIME;
    if (s->hour >= 0) return s->weekday >= 0 ? PARSE_TIME : PARSE_WEAK;
    if (s->year >= 0 || s->month > 0 || s->day > 0 || s->weekday >= 0) return PARSE_WEAK;
    return PARSE_NOTHING;
}

/* A sense that fits the words so far, or (not weak) any; the languages are narrowed by it. */
static bool parse_take(galleyi_dates_state *state, uint32_t key, int kind, bool weak, int32_t *value) {
    galleyi_dates_set set;
    if (!galleyi_dates_sense(key, kind, &state->languages, weak, value, &set)) return false;
    if (!galleyi_dates_meet(&state->languages, &set) && !weak) { state->languages = set; state->foreign = true; }
    state->languages.bits[0] |= state->kept.bits[0];
    state->languages.bits[1] |= state->kept.bits[1];
    return true;
}

/* Whether a month's name, rather than a weekday's, is meant: no other month and no numeric date or time follows within a few tokens. */
static bool parse_other_month_follows(galleyi_dates_reader *reader, int i) {
    bool number_seen = false;
    for (int k = i + 1; k < i + 6; k++) {
        const galleyi_dates_token *t = galleyi_dates_token_at(reader, k);
        if (t->type == GALLEYI_DATES_END || t->type == GALLEYI_DATES_BREAK || t->type == GALLEYI_DATES_OTHER) return false;
        bool word = t->type == GALLEYI_DATES_WORD;
        if (word && galleyi_dates_has(t->key, GALLEYI_DATES_MONTH)) return true;
        if (word && !t->space && galleyi_dates_has(t->key, GALLEYI_DATES_MARK_MONTH)) return true;
        if (t->type != GALLEYI_DATES_NUMBER || number_seen) continue;
        number_seen = true;
        const galleyi_dates_token *sign = galleyi_dates_token_at(reader, k + 1), *number = galleyi_dates_token_at(reader, k + 2);
        bool joins = sign->type == GALLEYI_DATES_SIGN && (sign->sign == '/' || sign->sign == '.' || sign->sign == '-' || sign->sign == ':');
        if (joins && t->digits <= 2 && number->type == GALLEYI_DATES_NUMBER && number->start == sign->end) return true;
        if (sign->type == GALLEYI_DATES_WORD && t->digits <= 2 && galleyi_dates_has(sign->key, GALLEYI_DATES_PERIOD)) return true;
    }
    return false;
}

/* A kind that fits the language asked for goes before one that does not. */
static bool parse_own(const galleyi_dates_reader *reader, const galleyi_dates_token *token, int kind) {
    int32_t value;
    return galleyi_dates_sense(token->key, kind, &reader->own, true, &value, NULL);
}

static int parse_month(galleyi_dates_reader *reader, galleyi_dates_state *s, const galleyi_dates_token *token, int i, bool weekday_too) {
    int32_t value;
    galleyi_dates_set set;
    if (s->month > 0 || !galleyi_dates_sense(token->key, GALLEYI_DATES_MONTH, &s->languages, false, &value, &set)) return 0;
    bool own_weekday = weekday_too && parse_own(reader, token, GALLEYI_DATES_WEEKDAY) && !parse_own(reader, token, GALLEYI_DATES_MONTH);
    if (own_weekday && s->pending < 0) return 0;
    if (weekday_too && s->pending < 0 && s->weekday < 0 && parse_other_month_follows(reader, i)) return 0;
    if (s->day > 0) return 0;
    if (!parse_take(s, token->key, GALLEYI_DATES_MONTH, false, &value)) return 0;
    s->month = value & 15;
    size_t size = (size_t)(token->end - token->start);
    s->verb = (size == 3 && !memcmp(token->start, "may", 3)) || (size == 5 && !memcmp(token->start, "march", 5));
    s->verb = s->verb && !reader->whole && galleyi_dates_english(&s->languages);
    s->calendar = value >> 4;
    s->named_month = true;
    if (s->pending >= 0) {
        if (s->pending_digits >= 3 || s->pending > 31) { if (s->year >= 0) return 0; s->year = s->pending; }
        else s->day = s->pending;
        s->pending = -1;
    }
    return 1;
}

static int parse_month_prefix(galleyi_dates_reader *reader, galleyi_dates_state *s, int i) {
    const galleyi_dates_token *number = galleyi_dates_token_at(reader, i + 1);
    int32_t value;
    if (s->month > 0 || number->type != GALLEYI_DATES_NUMBER || number->value < 1 || number->value > 12) return 0;
    const galleyi_dates_token *token = galleyi_dates_token_at(reader, i);
    if (!parse_take(s, token->key, GALLEYI_DATES_MONTH_PREFIX, true, &value)) return 0;
    s->month = (int32_t)number->value;
    s->named_month = true;
    if (s->pending > 0 && s->pending <= 31) { s->day = s->pending; s->pending = -1; }
    return 2;
}

bool galleyi_dates_english(const galleyi_dates_set *set) {
    return (set->bits[0] >> GALLEYI_DATES_ENGLISH & 1) != 0;
}

/* A part of the day behind an hour. Short words that mean something else in other languages need theirs. */
bool galleyi_dates_period_fits(const galleyi_dates_reader *reader, const galleyi_dates_state *s, const galleyi_dates_token *token) {
    int32_t value;
    galleyi_dates_set set;
    if (!galleyi_dates_sense(token->key, GALLEYI_DATES_PERIOD, &s->languages, true, &value, &set)) return false;
    bool own = parse_own(reader, token, GALLEYI_DATES_PERIOD) && reader->language >= 0, letter = token->end - token->start == 1;
    if (letter) return own || !token->space;
    if (galleyi_dates_english(&set)) return own || reader->language < 0 || !parse_own(reader, token, GALLEYI_DATES_SKIP) || !token->space;
    return own || !(galleyi_dates_has(token->key, GALLEYI_DATES_SKIP) || galleyi_dates_has(token->key, GALLEYI_DATES_MONTH)
                    || galleyi_dates_has(token->key, GALLEYI_DATES_MARK_DAY));
}

static int parse_period(galleyi_dates_reader *reader, galleyi_dates_state *s, const galleyi_dates_token *token, int i) {
    int32_t value;
    galleyi_dates_set set;
    if (s->period >= 0 || s->pending >= 0) return 0;
    if (s->hour < 0) {                                                             /* before its hour: "오후 5시", "de. 5:00"; never "am" and "pm" */
        const galleyi_dates_token *next = galleyi_dates_token_at(reader, i + 1);
        if (next->type == GALLEYI_DATES_SIGN && next->sign == '.') next = galleyi_dates_token_at(reader, i + 2);
        if (!galleyi_dates_sense(token->key, GALLEYI_DATES_PERIOD, &s->languages, true, &value, &set) || galleyi_dates_english(&set)) return 0;
        if (token->end - token->start == 1 && !parse_own(reader, token, GALLEYI_DATES_PERIOD)) return 0;
        if (next->type != GALLEYI_DATES_NUMBER && s->relative_days == INT32_MIN && s->relative_weekday == INT32_MIN) return 0;
    } else if (!galleyi_dates_period_fits(reader, s, token)) return 0;
    if (!parse_take(s, token->key, GALLEYI_DATES_PERIOD, true, &value)) return 0;
    s->period = value;
    return 1;
}

static int parse_era(galleyi_dates_reader *reader, galleyi_dates_state *s, const galleyi_dates_token *token, int i) {
    int32_t value;
    const galleyi_dates_token *next = galleyi_dates_token_at(reader, i + 1);
    int taken = 2;
    if (next->type == GALLEYI_DATES_SIGN && next->sign == '.') { next = galleyi_dates_token_at(reader, i + 2); taken = 3; }
    if (s->era >= 0 || !galleyi_dates_sense(token->key, GALLEYI_DATES_ERA, &s->languages, true, &value, NULL)) return 0;
    if (value == 0) return 0;
    bool year_follows = next->type == GALLEYI_DATES_NUMBER && next->digits <= 4;
    bool first_year = value >= 10 && next->type == GALLEYI_DATES_OTHER && next->sign == 0x5143;   /* 元, the first year of an era */
    if (s->year < 0 && !year_follows && !first_year) return 0;
    s->era = value;
    (void)parse_take(s, token->key, GALLEYI_DATES_ERA, true, &value);
    if (s->year < 0 && first_year) { s->year = 1; return taken; }
    if (s->year < 0) { s->year = (int32_t)next->value; return taken; }
    return 1;
}

static int parse_relative_word(galleyi_dates_state *s, const galleyi_dates_token *token) {
    int32_t value;
    if (s->relative_days != INT32_MIN || s->relative_weekday != INT32_MIN || s->month > 0 || s->pending >= 0) return 0;
    if (parse_take(s, token->key, GALLEYI_DATES_RELDAY, true, &value)) { s->relative_days = value - 8; return 1; }
    if (s->weekday < 0 && parse_take(s, token->key, GALLEYI_DATES_RELWEEKDAY, true, &value)) { s->relative_weekday = value; return 1; }
    return 0;
}

/* In running text "we" and "sat" are no weekdays. */
static bool parse_weekday_shape(const galleyi_dates_reader *reader, const galleyi_dates_token *token) {
    size_t size = (size_t)(token->end - token->start);
    int32_t value;
    if (reader->whole || size > 3 || !(*token->start >= 'a' && *token->start <= 'z')) return true;
    galleyi_dates_set set;
    if (size < 3 || !galleyi_dates_sense(token->key, GALLEYI_DATES_WEEKDAY, &reader->own, true, &value, &set)) return false;
    return reader->language >= 0 ? reader->language != GALLEYI_DATES_ENGLISH : !galleyi_dates_english(&set);
}

/* A zone that is written before its time, as in Chinese. */
static bool parse_zone_before(const galleyi_dates_reader *reader, const galleyi_dates_token *token) {
    if (galleyi_dates_has(token->key, GALLEYI_DATES_MONTH)) return false;
    if (galleyi_dates_has(token->key, GALLEYI_DATES_GMT)) return true;
    return (unsigned char)*token->start >= 0x80 && token->end - token->start > 9 && reader->language >= 0 && parse_own(reader, token, GALLEYI_DATES_ZONE);
}

static int parse_word(galleyi_dates_reader *reader, galleyi_dates_state *s, int i) {
    const galleyi_dates_token *token = galleyi_dates_token_at(reader, i);
    int32_t value;
    int taken;
    if (s->hour >= 0 && (taken = galleyi_dates_zone_at(reader, s, i)) > 0) return taken;
    if (s->hour < 0 && s->pending < 0 && parse_zone_before(reader, token) && (taken = galleyi_dates_zone_at(reader, s, i)) > 0) return taken;
    bool weekday = galleyi_dates_has(token->key, GALLEYI_DATES_WEEKDAY) && parse_weekday_shape(reader, token);
    bool month = galleyi_dates_has(token->key, GALLEYI_DATES_MONTH);
    if (galleyi_dates_has(token->key, GALLEYI_DATES_MONTH_PREFIX) && (taken = parse_month_prefix(reader, s, i)) > 0) return taken;
    if (month && (taken = parse_month(reader, s, token, i, weekday)) > 0) return taken;
    if (s->pending >= 0)
        return galleyi_dates_sense(token->key, GALLEYI_DATES_SKIP, &s->languages, true, &value, NULL)
               || galleyi_dates_sense(token->key, GALLEYI_DATES_ORDINAL, &s->languages, true, &value, NULL);
    bool period = galleyi_dates_has(token->key, GALLEYI_DATES_PERIOD);
    bool own_weekday = weekday && s->hour < 0 && parse_own(reader, token, GALLEYI_DATES_WEEKDAY) && (reader->language >= 0 || !period);
    if (own_weekday && s->weekday < 0 && s->relative_weekday == INT32_MIN
        && parse_take(s, token->key, GALLEYI_DATES_WEEKDAY, true, &value)) { s->weekday = value; return 1; }
    if (period && s->hour >= 0 && (taken = parse_period(reader, s, token, i)) > 0) return taken;
    if (galleyi_dates_has(token->key, GALLEYI_DATES_ERA) && (taken = parse_era(reader, s, token, i)) > 0) return taken;
    if ((taken = parse_relative_word(s, token)) > 0) return taken;
    if (period && (taken = parse_period(reader, s, token, i)) > 0) return taken;
    bool short_word = token->end - token->start <= 3 || galleyi_dates_has(token->key, GALLEYI_DATES_SKIP);
    if (!weekday || s->weekday >= 0 || s->relative_weekday != INT32_MIN || !parse_take(s, token->key, GALLEYI_DATES_WEEKDAY, short_word, &value)) return 0;
    s->weekday = value;
    return 1;
}

/* Words and signs that may stand between parts. */
static bool parse_skips(galleyi_dates_state *s, const galleyi_dates_token *token) {
    int32_t value;
    if (token->type == GALLEYI_DATES_SIGN) {
        switch (token->sign) {
        case ',': case '.': case '(': case ')': case '[': case ']': case '/': case '-': case ':': case '|': case '\'': case '~': case '@': return true;
        case 0xb7: case 0x2022: case 0x30fb: case 0x2219: case 0x2027: case 0x2044: return true;
        default: return false;
        }
    }
    if (token->type != GALLEYI_DATES_WORD) return false;
    if (galleyi_dates_sense(token->key, GALLEYI_DATES_SKIP, &s->languages, true, &value, NULL)) {
        s->announced = s->announced || value == 1;
        return true;
    }
    static const galleyi_dates_set english = { { UINT64_C(1) << GALLEYI_DATES_ENGLISH, 0 } };
    return galleyi_dates_sense(token->key, GALLEYI_DATES_SKIP, &english, true, &value, NULL);   /* "12. Juni 2025 at 17:05" */
}

static bool parse_opens(const galleyi_dates_token *token) { return token->type == GALLEYI_DATES_SIGN && (token->sign == '(' || token->sign == '['); }

bool galleyi_dates_parse(galleyi_dates_reader *reader, galleyi_date *out) {
    galleyi_dates_state state, best;
    parse_state_init(reader, &state);
    best = state;
    int best_rank = PARSE_NOTHING, skipped = 0;
    const char *best_end = NULL;
    for (int i = 0; i < GALLEYI_DATES_TOKENS - 8;) {
        const galleyi_dates_token *token = galleyi_dates_token_at(reader, i);
        int taken = 0;
        galleyi_dates_state before = state;
        if (token->type == GALLEYI_DATES_NUMBER) taken = galleyi_dates_number(reader, &state, i);
        else if (token->type == GALLEYI_DATES_WORD) taken = parse_word(reader, &state, i);
        else if (token->type == GALLEYI_DATES_SIGN && state.hour >= 0) taken = galleyi_dates_zone_at(reader, &state, i);
        if (!taken) {
            state = before;
            if (!i || skipped == 5 || !parse_skips(&state, token)) break;
            skipped++;
            i++;
            continue;
        }
        state.announced = false;
        skipped = 0;
        i += taken;
        int rank = parse_rank(&state);
        if (rank) {
            best = state;
            best_rank = rank;
            const galleyi_dates_token *close = galleyi_dates_token_at(reader, i);
            bool closes = close->type == GALLEYI_DATES_SIGN && (close->sign == ')' || close->sign == ']');
            bool opened = closes && i > taken && parse_opens(galleyi_dates_token_at(reader, i - taken - 1));
            best_end = opened ? close->end : galleyi_dates_token_at(reader, i - 1)->end;
        }
    }
    if (best_rank == PARSE_NOTHING || (best_rank == PARSE_WEAK && !reader->whole)) return false;
    bool day_name_alone = best.weekday >= 0 && best.hour < 0 && best.month < 0 && best.day < 0 && best.year < 0;
    if (best_rank == PARSE_WEAK && day_name_alone && reader->language < 0 && !galleyi_dates_english(&best.languages)) return false;   /* "no", "to" */
    memset(out, 0, sizeof *out);
    out->start = (size_t)(galleyi_dates_token_at(reader, 0)->start - reader->begin);
    out->end = (size_t)(best_end - reader->begin);
    return galleyi_dates_finish(reader, &best, out);
}
