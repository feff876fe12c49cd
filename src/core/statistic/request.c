/* What a `stats` line asks for, in the words people have for it. */
#include "core/statistic/figure.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "core/zone.h"
#include "disruption/base/utf8.h"
#include "disruption/base/clock.h"
#include "disruption/core/since.h"

#define PREFIX_MIN 3   /* letters of a measure's name that are enough */
#define SHOWN_MAX 32   /* characters of a wrong word repeated to its author */

static const struct {
    const char *word;
    enum measure measure;
} synonyms[] = {
    {"age", MEASURE_OPEN},
    {"buckets", MEASURE_DISTRIBUTION},
    {"count", MEASURE_FREQUENCY},
    {"data", MEASURE_CHECK},
    {"detection", MEASURE_TTD},
    {"downtime", MEASURE_DISRUPTED},
    {"duration", MEASURE_LENGTH},
    {"mttd", MEASURE_TTD},
    {"mttr", MEASURE_LENGTH},
    {"now", MEASURE_OPEN},
    {"services", MEASURE_FREQUENCY},
    {"week", MEASURE_HOURS},
};

static bool begins(const char *name, struct slice word)
{
    return word.len >= PREFIX_MIN && word.len <= strlen(name) && strncasecmp(name, word.at, word.len) == 0;
}

static bool find_measure(struct slice word, enum measure *out)
{
    for (int i = 0; i < MEASURE_COUNT; i++) {
        if (slice_equals_nocase(word, measure_name((enum measure)i))) {
            *out = (enum measure)i;
            return true;
        }
    }
    for (size_t i = 0; i < COUNT_OF(synonyms); i++) {
        if (slice_equals_nocase(word, synonyms[i].word)) {
            *out = synonyms[i].measure;
            return true;
        }
    }
    for (int i = 0; i < MEASURE_COUNT; i++) {
        if (begins(measure_name((enum measure)i), word)) {
            *out = (enum measure)i;
            return true;
        }
    }
    return false;
}

static bool read_measure(const char *text, struct figure_request *out, struct err *err)
{
    struct slice word = slice_trim(slice_of(text));
    out->all = word.len == 0;
    if (out->all || find_measure(word, &out->measure))
        return true;
    char names[256] = "";
    for (int i = 0; i < MEASURE_COUNT; i++) {
        size_t len = strlen(names);
        snprintf(names + len, sizeof(names) - len, "%s%s", i == 0 ? "" : ", ", measure_name((enum measure)i));
    }
    return err_set(err, ERR_INVALID, "\"%.*s\" is no figure: there are %s",
                   SLICE_PRINT(utf8_front(word, SHOWN_MAX)), names);
}

static bool read_grouping(const char *value, struct figure_request *out, struct err *err)
{
    if (value == NULL)
        return true;
    for (int by = BY_SERVICE; by < GROUPING_COUNT && !out->grouped; by++) {
        out->grouped = strcasecmp(value, grouping_name((enum grouping)by)) == 0;
        out->by = (enum grouping)by;
    }
    if (!out->grouped)
        return err_set(err, ERR_INVALID,
                       "\"%.*s\" is nothing to tell figures by: there are service, severity, month, quarter, week, "
                       "weekday and hour",
                       SLICE_PRINT(utf8_front(slice_of(value), SHOWN_MAX)));
    if (out->all || measure_takes(out->measure, out->by))
        return true;
    return err_set(err, ERR_INVALID, "%s cannot be told by %s: leave by: out", measure_name(out->measure),
                   grouping_name(out->by));
}

/* Whose clock: a zone named, the actor's own ("me"), else the one figures are reported in. */
static bool read_zone(struct arena *arena, const struct command *command, const struct situation *situation,
                      struct figure_request *out, struct err *err)
{
    char found[ZONE_NAME_MAX];
    const char *value = command->values[ARGUMENT_TZ];
    out->frame.zone = situation->policy->zone;
    if (value == NULL)
        return true;
    if (strcasecmp(value, "me") == 0 && situation->actor.zone != NULL) {
        out->frame.zone = situation->actor.zone;
        return true;
    }
    if (!zone_find(slice_of(value), found))
        return err_set(err, ERR_INVALID, "There is no time zone \"%.*s\": write one like Europe/Berlin or UTC",
                       SLICE_PRINT(utf8_front(slice_of(value), SHOWN_MAX)));
    out->frame.zone = arena_text(arena, found);
    return true;
}

bool figure_request_read(struct arena *arena, const struct command *command, const struct situation *situation,
                         int64_t now_ms, struct figure_request *out, struct err *err)
{
    struct figure_request request = {.frame = {.from_ms = TIME_UNKNOWN}};
    const char *since = command->values[ARGUMENT_SINCE];
    request.frame.now_ms = (now_ms / MINUTE_MS + 1) * MINUTE_MS;
    if (!read_measure(command->text, &request, err) ||
        !read_grouping(command->values[ARGUMENT_BY], &request, err) ||
        !read_zone(arena, command, situation, &request, err))
        return false;
    if (since != NULL && !since_read(slice_of(since), request.frame.zone, now_ms, &request.frame.from_ms, err))
        return false;
    *out = request;
    return true;
}
