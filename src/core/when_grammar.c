/* The grammar of times. Each taker moves its cursor only when it took something. */
#include "when_grammar.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "disruption/base/attributes.h"
#include "disruption/base/clock.h"
#include "disruption/base/parse.h"
#include "zone.h"

#define DURATION_NUMBER_MAX 100000 /* of one unit; more is a slip */
#define WEEKDAY_LETTERS_MIN 3

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void skip(struct slice *rest, size_t count)
{
    rest->at += count;
    rest->len -= count;
}

static bool at_border(struct slice rest)
{
    return rest.len == 0 || is_space(rest.at[0]);
}

static bool take_spaces(struct slice *rest)
{
    size_t before = rest->len;
    while (rest->len > 0 && is_space(rest->at[0]))
        skip(rest, 1);
    return rest->len < before;
}

static bool take_char(struct slice *rest, char c)
{
    if (rest->len == 0 || tolower((unsigned char)rest->at[0]) != c)
        return false;
    skip(rest, 1);
    return true;
}

/* A number of least to most digits, all there are. */
static bool take_number(struct slice *rest, size_t least, size_t most, int *out)
{
    size_t len = 0;
    while (len < rest->len && is_digit(rest->at[len]))
        len++;
    int64_t value;
    if (len < least || len > most ||
        !parse_integer((struct slice){rest->at, len}, 0, INT32_MAX, &value))
        return false;
    *out = (int)value;
    skip(rest, len);
    return true;
}

static struct slice letters_of(struct slice rest)
{
    size_t len = 0;
    while (len < rest.len && isalpha((unsigned char)rest.at[len]))
        len++;
    return (struct slice){rest.at, len};
}

static bool take_word(struct slice *rest, const char *word)
{
    struct slice letters = letters_of(*rest);
    if (!slice_equals_nocase(letters, word))
        return false;
    skip(rest, letters.len);
    return true;
}

int weekday_read(struct slice word)
{
    static const char *const names[] = {"monday", "tuesday",  "wednesday", "thursday",
                                        "friday", "saturday", "sunday"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        if (word.len >= WEEKDAY_LETTERS_MIN && word.len <= strlen(names[i]) &&
            strncasecmp(word.at, names[i], word.len) == 0)
            return (int)i + 1;
    }
    return 0;
}

static int64_t unit_ms(struct slice word)
{
    static const struct {
        const char *names[6];
        int64_t ms;
    } units[] = {
        {{"s", "sec", "secs", "second", "seconds"}, SECOND_MS},
        {{"m", "min", "mins", "minute", "minutes"}, MINUTE_MS},
        {{"h", "hr", "hrs", "hour", "hours"}, HOUR_MS},
        {{"d", "day", "days"}, DAY_MS},
        {{"w", "week", "weeks"}, 7 * DAY_MS},
    };
    for (size_t i = 0; i < COUNT_OF(units); i++) {
        for (size_t k = 0; k < COUNT_OF(units[i].names) && units[i].names[k] != NULL; k++) {
            if (slice_equals_nocase(word, units[i].names[k]))
                return units[i].ms;
        }
    }
    return 0;
}

/* "1h30m"; with spaces also "1 hour 30 min". */
static bool take_duration(struct slice *rest, bool spaces, int64_t *out)
{
    struct slice cursor = *rest;
    int64_t total = 0;
    for (;;) {
        struct slice next = cursor;
        int number;
        if (spaces)
            take_spaces(&next);
        if (!take_number(&next, 1, 6, &number) || number > DURATION_NUMBER_MAX)
            break;
        if (spaces)
            take_spaces(&next);
        struct slice unit = letters_of(next);
        if (unit_ms(unit) == 0)
            break;
        total += number * unit_ms(unit);
        skip(&next, unit.len);
        cursor = next;
    }
    if (cursor.at == rest->at)
        return false;
    *rest = cursor;
    *out = total;
    return true;
}

/* "now", "-10m", "10m ago"; "+10m" is understood so that it can be refused for what it is. */
static bool take_relative(struct slice *rest, struct when_parts *out)
{
    struct slice cursor = *rest;
    int64_t ms = 0;
    if (!take_word(&cursor, "now")) {
        bool ahead = take_char(&cursor, '+');
        bool back = !ahead && take_char(&cursor, '-');
        if (!take_duration(&cursor, !ahead && !back, &ms))
            return false;
        struct slice after = cursor;
        bool ago = take_spaces(&after) && take_word(&after, "ago");
        if (!ahead && !back && !ago)
            return false;
        if (ago)
            cursor = after;
        if (ahead)
            ms = -ms;
    }
    if (!at_border(cursor))
        return false;
    *out = (struct when_parts){.relative = true, .ago_ms = ms};
    *rest = cursor;
    return true;
}

/* The day before a clock time with what parts it from that; nothing is a day too. */
static bool take_day(struct slice *rest, struct when_parts *out)
{
    struct slice cursor = *rest;
    struct slice word = letters_of(cursor);
    out->weekday = weekday_read(word);
    out->day = slice_equals_nocase(word, "today")       ? WHEN_TODAY
               : slice_equals_nocase(word, "yesterday") ? WHEN_YESTERDAY
               : out->weekday != 0                      ? WHEN_WEEKDAY
                                                        : WHEN_LATEST;
    if (out->day != WHEN_LATEST) {
        skip(&cursor, word.len);
        take_char(&cursor, ',');
        if (!take_spaces(&cursor))
            return false;
    } else if (take_number(&cursor, 4, 4, &out->year)) {
        out->day = WHEN_DATE;
        if (!take_char(&cursor, '-') || !take_number(&cursor, 2, 2, &out->month) ||
            !take_char(&cursor, '-') || !take_number(&cursor, 2, 2, &out->date))
            return false;
        if (!take_char(&cursor, 't') && !take_spaces(&cursor))
            return false;
    }
    *rest = cursor;
    return true;
}

static bool take_noon_half(struct slice *rest, int *hour)
{
    struct slice cursor = *rest;
    take_spaces(&cursor);
    bool am = take_word(&cursor, "am");
    if ((!am && !take_word(&cursor, "pm")) || *hour < 1 || *hour > 12)
        return false;
    *hour = *hour % 12 + (am ? 0 : 12);
    *rest = cursor;
    return true;
}

/* Digits after the point of a second; only the first three count. */
static void take_fraction(struct slice *rest, int *ms)
{
    struct slice cursor = *rest;
    if (!take_char(&cursor, '.') || cursor.len == 0 || !is_digit(cursor.at[0]))
        return;
    for (int weight = 100; cursor.len > 0 && is_digit(cursor.at[0]); weight /= 10) {
        *ms += (cursor.at[0] - '0') * weight;
        skip(&cursor, 1);
    }
    *rest = cursor;
}

/* "14:02", "14:02:30", "2:02pm", "2pm" */
static bool take_clock(struct slice *rest, struct when_parts *out)
{
    struct slice cursor = *rest;
    if (!take_number(&cursor, 1, 2, &out->hour))
        return false;
    bool minutes = take_char(&cursor, ':');
    if (minutes && !take_number(&cursor, 2, 2, &out->minute))
        return false;
    struct slice seconds = cursor;
    if (minutes && take_char(&seconds, ':') && take_number(&seconds, 2, 2, &out->second)) {
        cursor = seconds;
        take_fraction(&cursor, &out->ms);
    }
    bool half = take_noon_half(&cursor, &out->hour);
    if ((!minutes && !half) || out->hour > 23 || out->minute > 59 || out->second > 59)
        return false;
    *rest = cursor;
    return true;
}

/* "Z", "+02:00", "+0200", "+02" */
static bool take_offset(struct slice *rest, struct when_parts *out)
{
    struct slice cursor = *rest;
    int hours = 0, minutes = 0;
    bool west = cursor.len > 0 && cursor.at[0] == '-';
    if (take_char(&cursor, 'z')) {
        if (!at_border(cursor))
            return false;
    } else {
        if (!take_char(&cursor, '+') && !take_char(&cursor, '-'))
            return false;
        if (take_number(&cursor, 4, 4, &minutes)) {
            hours = minutes / 100;
            minutes %= 100;
        } else if (!take_number(&cursor, 2, 2, &hours) ||
                   (take_char(&cursor, ':') && !take_number(&cursor, 2, 2, &minutes))) {
            return false;
        }
        if (hours > 14 || minutes > 59 || !at_border(cursor))
            return false;
    }
    out->has_offset = true;
    out->offset_s = (west ? -1 : 1) * (hours * 3600 + minutes * 60);
    *rest = cursor;
    return true;
}

/* Zone letters people write; all but the first two stand for more than one offset and are refused
 * later, by name. */
static bool is_abbreviation(struct slice word)
{
    static const char *const known[] = {
        "UTC", "GMT",  "ACDT", "ACST", "AEDT", "AEST", "AST", "BST",  "CEST", "CET", "CDT",
        "CST", "EDT",  "EEST", "EET",  "EST",  "HST",  "IST", "JST",  "KST",  "MDT", "MSK",
        "MST", "NZDT", "NZST", "PDT",  "PST",  "SAST", "SGT", "WEST", "WET",
    };
    for (size_t i = 0; i < COUNT_OF(known); i++) {
        if (i < 2 ? slice_equals_nocase(word, known[i]) : slice_equals(word, known[i]))
            return true;
    }
    return false;
}

/* "Europe/Berlin": known, or written like a zone's name so that a slip in it is told and not taken
 * for text. */
static bool is_city(struct slice word)
{
    const char *slash = word.len == 0 ? NULL : memchr(word.at, '/', word.len);
    char name[ZONE_NAME_MAX];
    if (slash == NULL || slash == word.at || slash + 1 == word.at + word.len)
        return false;
    for (size_t i = 0; i < word.len; i++) {
        if (!isalnum((unsigned char)word.at[i]) && strchr("/_-+", word.at[i]) == NULL)
            return false;
    }
    return (isupper((unsigned char)word.at[0]) && isupper((unsigned char)slash[1])) ||
           zone_find(word, name);
}

static void take_zone(struct slice *rest, struct when_parts *out)
{
    struct slice cursor = *rest;
    if (!take_spaces(&cursor))
        return;
    if (take_offset(&cursor, out)) {
        *rest = cursor;
        return;
    }
    struct slice word;
    if (!slice_word(&cursor, &word) || (!is_abbreviation(word) && !is_city(word)))
        return;
    out->zone = word;
    *rest = cursor;
}

static bool take_moment(struct slice *rest, struct when_parts *out)
{
    struct slice cursor = *rest;
    *out = (struct when_parts){0};
    if (!take_day(&cursor, out) || !take_clock(&cursor, out))
        return false;
    if (!at_border(cursor) && !take_offset(&cursor, out))
        return false;
    if (!out->has_offset)
        take_zone(&cursor, out);
    *rest = cursor;
    return true;
}

size_t when_parse(struct slice text, struct when_parts *out)
{
    struct slice rest = text;
    struct when_parts parts;
    if (!take_relative(&rest, &parts) && !take_moment(&rest, &parts))
        return 0;
    *out = parts;
    return text.len - rest.len;
}
