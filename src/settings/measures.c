/* Types whose texts stand for something else: a flag, a number of bytes. */
#include "measures.h"

#include <string.h>

#include "disruption/base/parse.h"
#include "disruption/base/slice.h"
#include "types.h"

#define DAYS_KEPT_MAX 36500 /* a century */

static const struct {
    const char *name;
    int64_t bytes;
} units[] = {{"KB", 1000}, {"MB", 1000 * 1000}, {"GB", 1000 * 1000 * 1000}};

bool settings_flag(const char *text)
{
    return strcmp(text, "true") == 0;
}

bool bytes_read(const char *text, int64_t *out)
{
    struct slice rest = slice_of(text), number, unit;
    int64_t count, each = 0;
    if (!slice_word(&rest, &number) || !slice_word(&rest, &unit) || slice_trim(rest).len > 0)
        return false;
    for (size_t i = 0; i < COUNT_OF(units); i++)
        each = slice_equals_nocase(unit, units[i].name) ? units[i].bytes : each;
    if (each == 0 || !parse_integer(number, 1, SETTINGS_BYTES_MAX / each, &count))
        return false;
    *out = count * each;
    return true;
}

int64_t settings_bytes(const char *text)
{
    int64_t bytes;
    return bytes_read(text, &bytes) ? bytes : 0;
}

static const char *accept_flag(struct arena *arena, const char *text, const char **fault)
{
    (void)arena;
    if (strcmp(text, "true") == 0 || strcmp(text, "false") == 0)
        return text;
    *fault = "must be true or false";
    return NULL;
}

static const char *accept_bytes(struct arena *arena, const char *text, const char **fault)
{
    int64_t bytes;
    (void)arena;
    if (bytes_read(text, &bytes))
        return text;
    *fault = "must be a number and KB, MB or GB, as in 50 MB, and at most 1000 GB";
    return NULL;
}

int64_t settings_days(const char *text)
{
    int64_t days;
    return parse_integer(slice_of(text), 0, DAYS_KEPT_MAX, &days) ? days : 0;
}

static const char *accept_days_kept(struct arena *arena, const char *text, const char **fault)
{
    int64_t days;
    (void)arena;
    if (parse_integer(slice_of(text), 0, DAYS_KEPT_MAX, &days))
        return text;
    *fault = "must be a number of days, at most 36500; 0: for ever";
    return NULL;
}

const struct settings_type type_flag = {"true or false", SETTINGS_TEXT, accept_flag};
const struct settings_type type_bytes = {"size", SETTINGS_TEXT, accept_bytes};
const struct settings_type type_days_kept = {"number of days", SETTINGS_TEXT, accept_days_kept};
