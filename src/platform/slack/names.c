/* Ids stay text; stamps are compared as integers, never as floating point, which would lose the
 * last digits. */
#include "names.h"

#include <string.h>

#include "disruption/base/parse.h"

#define STAMP_SECONDS_MAX                                                                          \
    INT64_C(99999999999) /* the year 5138; keeps microseconds within int64_t */
#define STAMP_DIGITS 6   /* of the fraction */

static bool id_usable(const char *text)
{
    size_t len = strlen(text);
    if (len == 0 || len > SLACK_ID_MAX)
        return false;
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c <= ' ' || c == 0x7F || c == '/')
            return false;
    }
    return true;
}

const char *slack_id(struct arena *arena, const struct js *object, const char *key)
{
    const char *text = js_string(object, key);
    return text != NULL && id_usable(text) ? arena_text(arena, text) : NULL;
}

bool slack_id_plain(const char *text)
{
    if (text == NULL || !id_usable(text))
        return false;
    for (; *text != '\0'; text++) {
        char c = *text;
        if (!(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9'))
            return false;
    }
    return true;
}

bool slack_stamp_read(const char *ts, int64_t *us)
{
    struct slice rest = slice_of(ts);
    struct slice seconds_text = {"", 0}, fraction = {"", 0};
    int64_t seconds;
    int64_t digits = 0;
    if (!slice_split(&rest, '.', &seconds_text) ||
        !parse_integer(seconds_text, 0, STAMP_SECONDS_MAX, &seconds))
        return false;
    bool dotted = seconds_text.len < strlen(ts);
    fraction = rest;
    if (dotted && (fraction.len > STAMP_DIGITS || !parse_integer(fraction, 0, 999999, &digits)))
        return false;
    for (size_t i = fraction.len; dotted && i < STAMP_DIGITS; i++)
        digits *= 10;
    *us = seconds * 1000000 + digits;
    return true;
}

int64_t slack_stamp_or(const struct js *object, const char *key, int64_t fallback_us)
{
    const char *ts = js_string(object, key);
    int64_t us;
    return ts != NULL && slack_stamp_read(ts, &us) ? us : fallback_us;
}

const char *slack_stamp_id(struct arena *arena, const struct js *object, const char *key)
{
    const char *ts = slack_id(arena, object, key);
    int64_t us;
    return ts != NULL && slack_stamp_read(ts, &us) ? ts : NULL;
}

/* "1767225600.000100" without its dot. */
static const char *undotted(struct arena *arena, const char *ts)
{
    const char *dot = strchr(ts, '.');
    if (dot == NULL)
        return ts;
    return arena_print(arena, "%.*s%s", (int)(dot - ts), ts, dot + 1);
}

const char *slack_permalink(struct arena *arena, const char *site_url, const char *channel_id,
                            const char *ts, const char *thread_ts)
{
    if (site_url == NULL || site_url[0] == '\0' || !slack_id_plain(channel_id))
        return NULL;
    const char *slash = site_url[strlen(site_url) - 1] == '/' ? "" : "/";
    const char *page =
        arena_print(arena, "%s%sarchives/%s/p%s", site_url, slash, channel_id, undotted(arena, ts));
    if (thread_ts == NULL)
        return page;
    return arena_print(arena, "%s?thread_ts=%s&cid=%s", page, thread_ts, channel_id);
}
