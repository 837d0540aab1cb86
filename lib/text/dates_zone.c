/* Zones behind a time: "+02:00", "GMT+2", "CEST", "(MEZ)", names in words. A name of several zones counts only with a hint of the country. */
#include "text/dates_inside.h"
#include "text/unicode.h"
#include <string.h>

/* The day of the month of the n-th (5: last) Sunday. */
static int32_t zone_sunday(int32_t year, int32_t month, int n) {
    int32_t first = 1 + (7 - galleyi_weekday(galleyi_days_from_civil(year, month, 1))) % 7, day = first + 7 * (n - 1);
    return day > galleyi_month_days(year, month) ? day - 7 : day;
}

/* Summer time of North America since 2007 or of Europe since 1996, by the offset; the hour of the change is not looked at. */
int32_t galleyi_dates_zone_season(int32_t standard, int32_t daylight, int32_t year, int32_t month, int32_t day) {
    if (standard == daylight) return standard;
    if (year < 1 || month < 1) return GALLEY_UTC_OFFSET_UNKNOWN;
    bool america = standard <= -150, summer;
    if (!america && (standard < -60 || standard > 180)) return GALLEY_UTC_OFFSET_UNKNOWN;
    int32_t begin = 3, last = america ? 11 : 10;
    if (month == begin) summer = day >= zone_sunday(year, begin, america ? 2 : 5);
    else if (month == last) summer = day < zone_sunday(year, last, america ? 1 : 5);
    else summer = month > begin && month < last;
    return summer ? daylight : standard;
}

/* "+02:00", "-0530", "+2", "−03.30" from the sign at token i. */
static int zone_offset(galleyi_dates_reader *reader, int i, int32_t *offset, bool after_name) {
    const galleyi_dates_token *sign = galleyi_dates_token_at(reader, i), *a = galleyi_dates_token_at(reader, i + 1);
    if (sign->type != GALLEYI_DATES_SIGN || (sign->sign != '+' && sign->sign != '-') || a->type != GALLEYI_DATES_NUMBER || a->space) return 0;
    int32_t hours = (int32_t)a->value, minutes = 0, taken = 2;
    const galleyi_dates_token *colon = galleyi_dates_token_at(reader, i + 2), *b = galleyi_dates_token_at(reader, i + 3);
    if (a->digits == 4 || (a->digits == 3 && after_name)) { minutes = hours % 100; hours /= 100; }
    else if (a->digits > 2) return 0;
    else if (colon->type == GALLEYI_DATES_SIGN && (colon->sign == ':' || colon->sign == '.') && !colon->space && b->type == GALLEYI_DATES_NUMBER
             && b->start == colon->end && b->digits == 2) { minutes = (int32_t)b->value; taken = 4; }
    else if (!after_name && (a->digits != 2 || sign->space)) return 0;              /* "17:05 - 18": a range */
    if (hours > 14 || minutes > 59) return 0;
    *offset = (hours * 60 + minutes) * (sign->sign == '-' ? -1 : 1);
    return taken;
}

/* The entry of a list that the hints choose: NULL when several remain. */
static const galleyi_dates_zone *zone_choose(const galleyi_dates_reader *reader, int32_t list, int32_t *ambiguous) {
    const galleyi_dates_zone *begin = galleyi_dates_zones + galleyi_dates_zone_starts[list], *end = galleyi_dates_zones + galleyi_dates_zone_starts[list + 1];
    const char *region = reader->options ? reader->options->region : NULL, *tag = reader->options ? reader->options->language : NULL;
    static const char *const homes[][2] = { { "en", "US" }, { "zh", "CN" }, { "he", "IL" }, { "hi", "IN" }, { "bn", "BD" }, { "ga", "IE" }, { "fil", "PH" },
                                            { "ta", "IN" }, { "te", "IN" }, { "ml", "IN" }, { "kn", "IN" }, { "mr", "IN" }, { "gu", "IN" }, { "pa", "IN" } };
    *ambiguous = end - begin > 1;
    if (end - begin == 1) return begin;
    if (!region && tag) {
        const char *dash = strpbrk(tag, "-_");
        if (dash && strlen(dash + 1) == 2) region = dash + 1;
    }
    if (!region && reader->language >= 0)
        for (size_t i = 0; i < sizeof homes / sizeof *homes; i++)
            if (!strcmp(homes[i][0], galleyi_dates_languages[reader->language])) region = homes[i][1];
    if (!region || strlen(region) < 2) return NULL;
    for (const galleyi_dates_zone *z = begin; z < end; z++)
        if (z->country[0] == (region[0] & ~32) && z->country[1] == (region[1] & ~32)) return z;
    return NULL;
}

static int zone_word(galleyi_dates_reader *reader, galleyi_dates_state *s, int i) {
    const galleyi_dates_token *token = galleyi_dates_token_at(reader, i);
    int32_t value, ambiguous, offset;
    if (galleyi_dates_sense(token->key, GALLEYI_DATES_GMT, &s->languages, false, &value, NULL)) {
        int k = i + 1, taken;
        if (galleyi_dates_token_at(reader, k)->type == GALLEYI_DATES_SIGN && galleyi_dates_token_at(reader, k)->sign == ']') k++;
        taken = zone_offset(reader, k, &offset, true);
        s->utc_offset = taken ? offset : 0;
        s->zulu = !taken;
        return taken ? k - i + taken : 1;
    }
    bool capitals = galleyi_is_upper((unsigned char)*token->start) || (unsigned char)*token->start >= 0x80;
    if (!galleyi_dates_sense(token->key, GALLEYI_DATES_ZONE, &s->languages, true, &value, NULL)) return 0;
    if (!capitals && token->end - token->start <= 5) return 0;                     /* "at 5 est un", "met" */
    if (token->end - token->start == 1 && token->space) return 0;
    const galleyi_dates_zone *zone = zone_choose(reader, value, &ambiguous);
    s->zone_seen = true;
    if (zone) {
        s->utc_offset = zone->standard;
        s->daylight_offset = zone->daylight;                                       /* the day decides, which may follow */
        s->zulu = token->end - token->start == 1;
    }
    return 1;
}

int galleyi_dates_zone_at(galleyi_dates_reader *reader, galleyi_dates_state *s, int i) {
    const galleyi_dates_token *token = galleyi_dates_token_at(reader, i);
    int32_t offset = 0;
    int taken = 0, k = i;
    if (s->utc_offset != GALLEY_UTC_OFFSET_UNKNOWN || s->zone_seen) return 0;
    if (token->type == GALLEYI_DATES_SIGN && (token->sign == '(' || token->sign == '[')) { k++; token = galleyi_dates_token_at(reader, k); }
    if (token->type == GALLEYI_DATES_SIGN && token->sign == '[') { k++; token = galleyi_dates_token_at(reader, k); }
    if (token->type == GALLEYI_DATES_WORD) taken = zone_word(reader, s, k);
    else if (token->type == GALLEYI_DATES_SIGN) {
        const galleyi_dates_token *behind = galleyi_dates_token_at(reader, k + 2);
        taken = zone_offset(reader, k, &offset, k > i || (behind->type == GALLEYI_DATES_WORD && galleyi_dates_has(behind->key, GALLEYI_DATES_GMT)));
        if (taken) {
            const galleyi_dates_token *name = galleyi_dates_token_at(reader, k + taken);
            s->utc_offset = offset;
            if (name->type == GALLEYI_DATES_WORD && galleyi_dates_has(name->key, GALLEYI_DATES_GMT)) taken++;   /* "+03:30 GMT" in Persian */
        }
    }
    if (!taken) return 0;
    s->zone_start = galleyi_dates_token_at(reader, k)->start;
    s->zone_end = galleyi_dates_token_at(reader, k + taken - 1)->end;
    const galleyi_dates_token *close = galleyi_dates_token_at(reader, k + taken);
    if (k > i && close->type == GALLEYI_DATES_SIGN && (close->sign == ')' || close->sign == ']')) taken++;
    return k - i + taken;
}
