/* What a number in a date is: a time of day, day and month and year in figures, or what the word or mark beside it says. */
#include "text/dates_inside.h"

static bool number_is(const galleyi_dates_token *t, int most_digits) { return t->type == GALLEYI_DATES_NUMBER && t->digits <= most_digits; }
static bool number_sign(const galleyi_dates_token *t, uint32_t sign) { return t->type == GALLEYI_DATES_SIGN && t->sign == sign; }
static bool number_marked(const galleyi_dates_token *t, int kind, const galleyi_dates_state *s) {
    int32_t value;
    return t->type == GALLEYI_DATES_WORD && galleyi_dates_sense(t->key, kind, &s->languages, true, &value, NULL);
}

static int32_t number_year(int32_t value, int digits, const galleyi_dates_state *s) {
    if (digits > 2 || s->era >= 0) return value;
    return value < 70 ? 2000 + value : 1900 + value;
}

static bool number_day_known(const galleyi_dates_state *s) { return s->day > 0 || s->relative_days != INT32_MIN || s->relative_weekday != INT32_MIN; }

/* Whether "12.05" at token i is a time. */
static bool number_stop_is_time(galleyi_dates_reader *reader, const galleyi_dates_state *s, int i) {
    const galleyi_dates_token *a = galleyi_dates_token_at(reader, i), *b = galleyi_dates_token_at(reader, i + 2);
    const galleyi_dates_token *c = galleyi_dates_token_at(reader, i + 3), *d = galleyi_dates_token_at(reader, i + 4);
    if (b->digits != 2) return false;
    bool third = number_sign(c, '.') && d->type == GALLEYI_DATES_NUMBER && c->start == b->end && d->start == c->end;
    if (third && d->digits != 2) return false;
    if (number_day_known(s) && !third) return true;
    if (s->period >= 0 || s->announced) return true;
    if (number_marked(c, GALLEYI_DATES_MARK_HOUR, s) || (c->type == GALLEYI_DATES_WORD && galleyi_dates_has(c->key, GALLEYI_DATES_PERIOD))) return true;
    bool stop = (reader->order & GALLEYI_DATES_STOP_IN_TIME) != 0;
    if (third) return (stop || number_day_known(s)) && d->value < 60;
    if (number_sign(c, '.') || number_sign(c, '/') || number_sign(c, '-')) return stop && a->digits == 2 && !c->space && reader->whole && b->value > 12;
    return stop && reader->whole;                                                  /* in a line it may be a price */
}

/* "17:05", "17:05:33.25", "17.05": tokens taken. */
static int number_clock(galleyi_dates_reader *reader, galleyi_dates_state *s, int i) {
    const galleyi_dates_token *a = galleyi_dates_token_at(reader, i), *sign, *b;
    if (s->hour >= 0 || a->digits > 2 || a->value > 24) return 0;
    sign = galleyi_dates_token_at(reader, i + 1);
    if (sign->type != GALLEYI_DATES_SIGN || sign->space || (sign->sign != ':' && sign->sign != '.')) return 0;
    b = galleyi_dates_token_at(reader, i + 2);
    if (b->type != GALLEYI_DATES_NUMBER || b->start != sign->end) return 0;
    if (b->digits > 2 || b->value > 59 || (b->digits < 2 && !reader->whole)) return 0;
    if (sign->sign != ':' && !number_stop_is_time(reader, s, i)) return 0;
    if (s->pending >= 0 && s->pending_digits <= 2 && s->month < 0) return 0;
    s->hour = (int32_t)a->value;
    s->minute = (int32_t)b->value;
    const galleyi_dates_token *sign2 = galleyi_dates_token_at(reader, i + 3), *c = galleyi_dates_token_at(reader, i + 4);
    if (!number_sign(sign2, sign->sign) || !number_is(c, 2) || sign2->space || c->start != sign2->end || c->value > 60) return 3;
    s->second = (int32_t)c->value;
    const galleyi_dates_token *sign3 = galleyi_dates_token_at(reader, i + 5), *fraction = galleyi_dates_token_at(reader, i + 6);
    if (!(number_sign(sign3, '.') || number_sign(sign3, ',')) || sign3->space) return 5;
    if (!number_is(fraction, 9) || fraction->start != sign3->end || fraction->digits < 3) return 5;
    s->nanosecond = (int32_t)fraction->value;
    for (int k = fraction->digits; k < 9; k++) s->nanosecond *= 10;
    return 7;
}

/* With the mark behind it: "17:05 Uhr". */
static int number_time(galleyi_dates_reader *reader, galleyi_dates_state *s, int i) {
    int taken = number_clock(reader, s, i);
    if (!taken) return 0;
    const galleyi_dates_token *next = galleyi_dates_token_at(reader, i + taken);
    return number_marked(next, GALLEYI_DATES_MARK_HOUR, s) && !galleyi_dates_has(next->key, GALLEYI_DATES_PERIOD) ? taken + 1 : taken;
}

/* An hour alone: "5 pm", "오후 5시", "17 Uhr", "17h30", "17 h 30 min 5 s". */
static int number_hour(galleyi_dates_reader *reader, galleyi_dates_state *s, int i) {
    const galleyi_dates_token *a = galleyi_dates_token_at(reader, i), *next = galleyi_dates_token_at(reader, i + 1);
    if (s->hour >= 0 || a->digits > 2 || a->value > 24 || s->pending >= 0 || (s->named_month && s->day < 0)) return 0;
    if (next->type == GALLEYI_DATES_WORD && number_marked(next, GALLEYI_DATES_MARK_HOUR, s)) {
        s->hour = (int32_t)a->value;
        const galleyi_dates_token *minute = galleyi_dates_token_at(reader, i + 2);
        if (!number_is(minute, 2) || minute->digits != 2 || minute->value > 59 || number_sign(galleyi_dates_token_at(reader, i + 3), ':')) return 2;
        s->minute = (int32_t)minute->value;
        return 3;
    }
    if (s->period >= 0 && a->value <= 12) { s->hour = (int32_t)a->value; return 1; }
    if (next->type == GALLEYI_DATES_WORD && a->value <= 12 && galleyi_dates_period_fits(reader, s, next)) { s->hour = (int32_t)a->value; return 1; }
    return 0;
}

/* A number whose mark says what it is: "2025年", "6월", "12 d.", "2025-ж.", "30分". */
static int number_mark(galleyi_dates_reader *reader, galleyi_dates_state *s, int i) {
    const galleyi_dates_token *a = galleyi_dates_token_at(reader, i), *mark = galleyi_dates_token_at(reader, i + 1);
    int taken = 2;
    if (mark->type == GALLEYI_DATES_SIGN && !mark->space && (mark->sign == '(' || mark->sign == '-' || mark->sign == '.')) {
        mark = galleyi_dates_token_at(reader, i + 2);
        taken = 3;
    }
    if (mark->type != GALLEYI_DATES_WORD || a->value < 0 || a->digits > 4) return 0;
    int32_t value = (int32_t)a->value;
    if (s->hour >= 0 && s->minute < 0 && value < 60 && number_marked(mark, GALLEYI_DATES_MARK_MINUTE, s)) { s->minute = value; return taken; }
    if (s->minute >= 0 && s->second < 0 && value <= 60 && number_marked(mark, GALLEYI_DATES_MARK_SECOND, s)) { s->second = value; return taken; }
    bool year = a->digits == 4 || s->era >= 0 || (a->digits == 2 && s->month < 0 && mark->sign == 0x5e74);   /* 25年 */
    if (year && s->year < 0 && s->pending < 0 && number_marked(mark, GALLEYI_DATES_MARK_YEAR, s)) {
        s->year = number_year(value, a->digits, s);
        return taken;
    }
    if (s->month < 0 && s->pending < 0 && value >= 1 && value <= 12 && a->digits <= 2
        && number_marked(mark, GALLEYI_DATES_MARK_MONTH, s)) {
        bool plain = galleyi_dates_has(mark->key, GALLEYI_DATES_MARK_DAY);   /* "12 de junio": a day's word as well */
        if (!plain || mark->start == a->end) { s->month = value; s->named_month = true; return taken; }
    }
    if (s->day >= 0 || s->month < 0 || value < 1 || value > 31 || a->digits > 2 || !number_marked(mark, GALLEYI_DATES_MARK_DAY, s)) return 0;
    s->day = value;
    return taken;
}

/* "202207:59": a year of four digits whose neighbour lost its space. */
static bool number_split_year(galleyi_dates_reader *reader, int i) {
    galleyi_dates_token *token = &reader->tokens[i];
    if (galleyi_dates_token_at(reader, i)->type != GALLEYI_DATES_NUMBER) return false;
    if (token->digits < 5 || token->digits > 8 || token->end - token->start != token->digits) return false;
    int32_t year = 0;
    for (int k = 0; k < 4; k++) year = year * 10 + (token->start[k] - '0');
    if (year < 1990 || year > 2099) return false;
    token->value = year;
    token->digits = 4;
    token->end = token->start + 4;
    reader->count = i + 1;
    return true;
}

/* Puts the parts of a numeric date in their places; false: they make no date. */
static bool number_assign(galleyi_dates_state *s, int64_t year, int year_digits, int64_t month, int64_t day) {
    if (month < 1 || month > 12 || day > 31 || (day < 1 && day != -1)) return false;
    if (year >= 0) s->year = number_year((int32_t)year, year_digits, s);
    s->month = (int32_t)month;
    s->day = day < 1 ? -1 : (int32_t)day;
    return true;
}

static bool number_three(const galleyi_dates_reader *reader, galleyi_dates_state *s, const galleyi_dates_token *const part[3], uint32_t sign) {
    int64_t a = part[0]->value, b = part[1]->value, c = part[2]->value;
    if (part[0]->digits >= 3) {
        if (part[0]->digits != 4 && s->era < 0) return false;
        if (part[1]->digits > 2 || part[2]->digits > 2) return false;
        return number_assign(s, a, 4, b, c);
    }
    if (part[1]->digits > 2 || (part[2]->digits == 4 && !reader->whole && (c < 1800 || c > 2199))) return false;
    if (part[2]->digits <= 2 && (reader->order & GALLEYI_DATES_SHORT_YEAR_FIRST) && part[0]->digits == 2 && b >= 1 && b <= 12 && c >= 1 && c <= 31)
        return number_assign(s, a, 2, b, c);
    if (part[2]->digits != 4 && part[2]->digits != 2) return false;
    if (part[2]->digits == 2 && sign == '-' && !reader->whole) return false;        /* scores, telephone numbers */
    bool month_first = (reader->order & GALLEYI_DATES_MONTH_FIRST) != 0 && sign != '.';
    if (a > 12) month_first = false;
    else if (b > 12) month_first = true;
    else if (a != b) s->ambiguous = sign != '.';
    return month_first ? number_assign(s, c, part[2]->digits, a, b) : number_assign(s, c, part[2]->digits, b, a);
}

static bool number_two(const galleyi_dates_reader *reader, galleyi_dates_state *s, const galleyi_dates_token *x, const galleyi_dates_token *y) {
    if (x->digits == 4 && y->digits <= 2) return x->value >= 1000 && number_assign(s, x->value, 4, y->value, -1);
    if (y->digits == 4 && x->digits <= 2) return y->value >= 1000 && number_assign(s, y->value, 4, x->value, -1);
    if (x->digits > 2 || y->digits > 2) return false;
    bool month_first = (reader->order & (GALLEYI_DATES_MONTH_FIRST | GALLEYI_DATES_MONTH_FIRST_ALONE)) != 0;
    if (x->value > 12) month_first = false;
    else if (y->value > 12) month_first = true;
    else if (x->value != y->value) s->ambiguous = true;
    return month_first ? number_assign(s, -1, 0, x->value, y->value) : number_assign(s, -1, 0, y->value, x->value);
}

static bool number_is_separator(uint32_t sign) {
    return sign == '/' || sign == '.' || sign == '-' || sign == 0x2022 || sign == 0xb7 || sign == 0x2044 || sign == '~';
}

/* "1 02 2004", where that is the whole text. */
static int number_spaced(galleyi_dates_reader *reader, galleyi_dates_state *s, int i) {
    const galleyi_dates_token *part[3];
    if (!reader->whole || i || s->year >= 0) return 0;
    for (int k = 0; k < 3; k++) part[k] = galleyi_dates_token_at(reader, i + k);
    if (!number_is(part[0], 2) || !number_is(part[1], 2) || part[1]->digits != 2 || !number_is(part[2], 4) || part[2]->digits != 4) return 0;
    if (part[2]->value < 1900 || part[2]->value > 2199 || part[0]->value > 31 || part[1]->value > 31) return 0;
    galleyi_dates_state before = *s;
    if (number_three(reader, s, part, ' ')) return 3;
    *s = before;
    return 0;
}

/* "12.06.2025", "2025-06-12", "12. 6. 2025", "2025/6", "12/6". */
static int number_date(galleyi_dates_reader *reader, galleyi_dates_state *s, int i) {
    const galleyi_dates_token *part[3];
    if (s->month > 0 || s->day > 0 || s->pending >= 0 || s->relative_days != INT32_MIN) return 0;
    part[0] = galleyi_dates_token_at(reader, i);
    const galleyi_dates_token *sign = galleyi_dates_token_at(reader, i + 1), *sign2;
    if (sign->type == GALLEYI_DATES_NUMBER) return number_spaced(reader, s, i);
    if (sign->type != GALLEYI_DATES_SIGN || !number_is_separator(sign->sign) || sign->space || part[0]->digits > 4) return 0;
    part[1] = galleyi_dates_token_at(reader, i + 2);
    if (!number_is(part[1], 4) || (part[1]->space && sign->sign != '.')) return 0;
    if (s->year >= 0) {
        const galleyi_dates_token *before = i ? galleyi_dates_token_at(reader, i - 1) : part[0];
        if (part[0]->digits > 2 || part[1]->digits > 2) return 0;
        if (before->type == GALLEYI_DATES_SIGN && !part[0]->space && number_is_separator(before->sign)) return 0;
        return number_two(reader, s, part[0], part[1]) ? 3 : 0;
    }
    galleyi_dates_state before = *s;
    sign2 = galleyi_dates_token_at(reader, i + 3);
    part[2] = galleyi_dates_token_at(reader, i + 4);
    if (number_sign(sign2, sign->sign) && !sign2->space && !part[2]->space && part[0]->digits <= 2) (void)number_split_year(reader, i + 4);
    if (number_sign(sign2, sign->sign) && !sign2->space && number_is(part[2], 4) && (!part[2]->space || sign->sign == '.')
        && !(part[2]->space && part[2]->digits <= 2 && galleyi_dates_token_at(reader, i + 5)->sign == ':')) {
        if (number_three(reader, s, (const galleyi_dates_token *const *)part, sign->sign)) {
            const galleyi_dates_token *more = galleyi_dates_token_at(reader, i + 5), *number = galleyi_dates_token_at(reader, i + 6);
            bool longer = number_sign(more, sign->sign) && more->start == part[2]->end && number->type == GALLEYI_DATES_NUMBER && number->start == more->end;
            return longer ? 0 : 5;                                                  /* four parts: an address or a version */
        }
        *s = before;
        return 0;
    }
    return number_two(reader, s, part[0], part[1]) ? 3 : 0;
}

/* ", 17:05", " à 9:21" from token i. */
static bool number_time_follows(galleyi_dates_reader *reader, int i) {
    const galleyi_dates_token *t = galleyi_dates_token_at(reader, i), *hour, *colon;
    if (!number_sign(t, ',') && !number_sign(t, '-') && !(t->type == GALLEYI_DATES_WORD && galleyi_dates_has(t->key, GALLEYI_DATES_SKIP))) return false;
    hour = galleyi_dates_token_at(reader, i + 1);
    colon = galleyi_dates_token_at(reader, i + 2);
    return number_is(hour, 2) && number_sign(colon, ':') && colon->start == hour->end;
}

/* A number with nothing but its place: a day, a year, or one of them until the month comes. */
static int number_plain(galleyi_dates_reader *reader, galleyi_dates_state *s, int i) {
    const galleyi_dates_token *a = galleyi_dates_token_at(reader, i), *next = galleyi_dates_token_at(reader, i + 1);
    int32_t value = (int32_t)a->value;
    if (a->digits > 4 && s->month > 0 && s->day > 0 && s->year < 0 && number_split_year(reader, i)) value = (int32_t)a->value;
    if (a->digits > 4 || a->digits == 3 || a->value < 0) return 0;
    if (s->month > 0) {
        const galleyi_dates_token *before = i ? galleyi_dates_token_at(reader, i - 1) : NULL;
        if (before && number_sign(before, '(')) return 0;                          /* "June (12)": a count */
        if (s->day < 0 && a->digits <= 2 && value >= 1 && value <= 31 && s->named_month) {
            int32_t unused;
            s->day = value;
            bool ordinal = next->type == GALLEYI_DATES_WORD && next->start == a->end
                           && galleyi_dates_sense(next->key, GALLEYI_DATES_ORDINAL, &s->languages, true, &unused, NULL);
            return ordinal ? 2 : 1;
        }
        if (s->year >= 0) return 0;
        if (a->digits == 4 && value >= 1000 && value <= 2999) { s->year = value; return 1; }
        bool last = before && before->type == GALLEYI_DATES_WORD && value < 40
                    && (next->type == GALLEYI_DATES_END || next->type == GALLEYI_DATES_BREAK);       /* "27 JAN 26" */
        bool apostrophe = before && number_sign(before, '\'');
        bool joined = before && before->type == GALLEYI_DATES_SIGN && number_is_separator(before->sign) && !a->space && !before->space;
        if (a->digits == 2 && s->day > 0 && (apostrophe || joined || last || number_time_follows(reader, i + 1)
                                               || (reader->whole && !number_sign(next, ':') && next->type != GALLEYI_DATES_WORD))) {
            s->year = number_year(value, 2, s);
            return 1;
        }
        return 0;
    }
    if (s->pending >= 0 || s->relative_days != INT32_MIN) return 0;
    if (a->digits == 4) {
        if (s->year >= 0 || value < 1000 || value > 2999) return 0;
        s->year = value;
        return 1;
    }
    if (value < 1 || value > 31) return 0;
    s->pending = value;
    s->pending_digits = a->digits;
    return 1;
}

int galleyi_dates_number(galleyi_dates_reader *reader, galleyi_dates_state *s, int i) {
    int taken;
    if (galleyi_dates_token_at(reader, i)->value < 0) return 0;
    if ((taken = number_time(reader, s, i)) > 0) return taken;
    if ((taken = number_date(reader, s, i)) > 0) return taken;
    if ((taken = number_mark(reader, s, i)) > 0) return taken;
    if ((taken = number_hour(reader, s, i)) > 0) return taken;
    return number_plain(reader, s, i);
}
