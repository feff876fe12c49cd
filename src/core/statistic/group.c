/* Groups of disruptions: by what they hit, how badly, and when they began by the clock on the wall. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "sample.h"

#define NO_NAME "(none)"
#define DAY_S (24 * 3600)
#define FIRST_MONDAY (3 + 7 * 200000) /* days from a Monday before all years to 1970, a Thursday */

/* One disruption in one group; groups are runs of equal key and name. */
struct pair {
    int64_t key;
    const char *name;
    size_t member;
};

struct pairs {
    struct pair *at;
    size_t count;
    size_t *members; /* the groups' own, one after the other */
};

static int compare_pairs(const void *left, const void *right)
{
    const struct pair *a = left, *b = right;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    int names = strcasecmp(a->name, b->name);
    return names != 0 ? names : (a->member > b->member) - (a->member < b->member);
}

static bool same_group(const struct pair *a, const struct pair *b)
{
    return a->key == b->key && strcasecmp(a->name, b->name) == 0;
}

static size_t pair_room(const struct sample *sample)
{
    size_t room = 0;
    for (size_t i = 0; i < sample->count; i++)
        room += sample->cases[i].of->service_count + 1;
    return room;
}

static void pair_services(const struct sample *sample, struct pairs *out)
{
    for (size_t i = 0; i < sample->count; i++) {
        const struct stat_case *of = sample->cases[i].of;
        for (size_t s = 0; s < of->service_count; s++)
            out->at[out->count++] = (struct pair){0, of->services[s], i};
        if (of->service_count == 0)
            out->at[out->count++] = (struct pair){0, NO_NAME, i};
    }
}

static void pair_severities(const struct sample *sample, struct pairs *out)
{
    for (size_t i = 0; i < sample->count; i++) {
        const char *severity = sample->cases[i].of->severity;
        out->at[out->count++] = (struct pair){severity == NULL, severity == NULL ? NO_NAME : severity, i};
    }
}

static int64_t day_of(const struct local_time *wall)
{
    int64_t s = 0;
    return zone_wall_s(wall->year, wall->month, wall->day, 0, 0, 0, &s) ? s / DAY_S : 0;
}

/* Where on the calendar or the clock; consecutive groups have consecutive keys. */
static int64_t key_of(enum grouping by, const struct local_time *wall)
{
    int64_t month = (int64_t)wall->year * 12 + wall->month - 1;
    switch (by) {
    case BY_MONTH:
        return month;
    case BY_QUARTER:
        return month / 3;
    case BY_WEEK:
        return (day_of(wall) + FIRST_MONDAY) / 7;
    case BY_WEEKDAY:
        return wall->weekday - 1;
    default:
        return wall->hour;
    }
}

static void pair_times(const struct sample *sample, enum grouping by, struct pairs *out)
{
    for (size_t i = 0; i < sample->count; i++) {
        const struct sampled *one = &sample->cases[i];
        bool clock = by == BY_HOUR || by == BY_WEEKDAY;
        if (one->in_period && one->start_ms <= sample->frame.now_ms && !(clock && one->of->day_only))
            out->at[out->count++] = (struct pair){key_of(by, &one->wall), "", i};
    }
}

static const char *time_name(struct arena *arena, enum grouping by, int64_t key)
{
    static const char *const days[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    struct local_time monday;
    switch (by) {
    case BY_MONTH:
        return arena_print(arena, "%04d-%02d", (int)(key / 12), (int)(key % 12) + 1);
    case BY_QUARTER:
        return arena_print(arena, "%04d-Q%d", (int)(key / 4), (int)(key % 4) + 1);
    case BY_WEEK:
        if (!zone_local("UTC", (key * 7 - FIRST_MONDAY) * DAY_S * 1000, &monday))
            return "";
        return arena_print(arena, "%04d-%02d-%02d", monday.year, monday.month, monday.day);
    case BY_WEEKDAY:
        return days[key];
    default:
        return arena_print(arena, "%02d", (int)key);
    }
}

/* The pairs from *at that make one group. */
static struct stat_group cut_group(const struct pairs *pairs, size_t *at)
{
    const struct pair *first = &pairs->at[*at];
    size_t *members = pairs->members + *at, count = 0;
    for (; *at < pairs->count && same_group(first, &pairs->at[*at]); *at += 1) {
        size_t member = pairs->at[*at].member;
        if (count == 0 || members[count - 1] != member)
            members[count++] = member;
    }
    return (struct stat_group){.name = first->name, .members = members, .member_count = count};
}

/* A group each for the keys from first to last, those without a disruption too. */
static struct stat_group *cut_times(const struct sample *sample, enum grouping by, const struct pairs *pairs,
                                    int64_t first, int64_t last, size_t *count)
{
    struct stat_group *groups = arena_new(sample->arena, (size_t)(last - first + 1), sizeof(*groups));
    size_t at = 0;
    *count = 0;
    for (int64_t key = first; key <= last; key++) {
        struct stat_group *group = &groups[(*count)++];
        if (at < pairs->count && pairs->at[at].key == key)
            *group = cut_group(pairs, &at);
        group->name = time_name(sample->arena, by, key);
    }
    return groups;
}

/* The key of the period's edge, and whether the group it falls into reaches beyond that edge. */
static bool edge_key(const struct sample *sample, enum grouping by, int64_t at_ms, int64_t before_ms, int64_t *key)
{
    struct local_time at, before;
    if (!zone_local(sample->frame.zone, at_ms, &at) || !zone_local(sample->frame.zone, before_ms, &before))
        return false;
    *key = key_of(by, &at);
    return key_of(by, &before) == *key;
}

static struct stat_group *group_times(const struct sample *sample, enum grouping by, const struct pairs *pairs,
                                      size_t *count)
{
    bool clock = by == BY_HOUR || by == BY_WEEKDAY;
    int64_t from_ms = stat_from_ms(sample), now_ms = sample->frame.now_ms, first = 0, last = by == BY_HOUR ? 23 : 6;
    if (clock)
        return cut_times(sample, by, pairs, first, last, count);
    *count = 0;
    if (from_ms == TIME_UNKNOWN || from_ms > now_ms)
        return NULL;
    bool late = edge_key(sample, by, from_ms, from_ms - 1, &first) && sample->frame.from_ms != TIME_UNKNOWN;
    bool running = edge_key(sample, by, now_ms, now_ms + 1, &last);
    if (pairs->count > 0 && pairs->at[0].key < first)
        first = pairs->at[0].key; /* only maintenance and the like came before the first one counted */
    struct stat_group *groups = cut_times(sample, by, pairs, first, last, count);
    groups[0].incomplete = late;
    groups[*count - 1].incomplete = groups[*count - 1].incomplete || running;
    return groups;
}

/* Most disruptions first: counted once, since sorting asks often. */
struct ranked {
    struct stat_group group;
    size_t count;
};

static int compare_ranks(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return strcmp(a->group.name, b->group.name);
}

static void rank_groups(const struct sample *sample, struct stat_group *groups, size_t count)
{
    struct ranked *ranked = arena_new(sample->arena, count, sizeof(*ranked));
    struct left_outs unused;
    for (size_t i = 0; i < count; i++)
        ranked[i] = (struct ranked){groups[i], stat_count(sample, &groups[i], &unused)};
    qsort(ranked, count, sizeof(*ranked), compare_ranks);
    for (size_t i = 0; i < count; i++)
        groups[i] = ranked[i].group;
}

static struct stat_group *group_names(const struct sample *sample, const struct pairs *pairs, size_t *count)
{
    struct stat_group *groups = arena_new(sample->arena, pairs->count, sizeof(*groups));
    *count = 0;
    for (size_t at = 0; at < pairs->count;)
        groups[(*count)++] = cut_group(pairs, &at);
    return groups;
}

const struct stat_group *sample_groups(const struct sample *sample, enum grouping by, size_t *count)
{
    size_t room = pair_room(sample);
    struct pairs pairs = {.at = arena_new(sample->arena, room, sizeof(*pairs.at)),
                          .members = arena_new(sample->arena, room, sizeof(*pairs.members))};
    struct stat_group *groups = arena_new(sample->arena, 1, sizeof(*groups));
    if (by == BY_NOTHING) {
        *groups = (struct stat_group){.name = "", .members = sample->all, .member_count = sample->count};
        *count = 1;
        return groups;
    }
    if (by == BY_SERVICE)
        pair_services(sample, &pairs);
    else if (by == BY_SEVERITY)
        pair_severities(sample, &pairs);
    else
        pair_times(sample, by, &pairs);
    qsort(pairs.at, pairs.count, sizeof(*pairs.at), compare_pairs);
    if (by != BY_SERVICE && by != BY_SEVERITY)
        return group_times(sample, by, &pairs, count);
    groups = group_names(sample, &pairs, count);
    if (by == BY_SERVICE)
        rank_groups(sample, groups, *count);
    return groups;
}

const char *grouping_name(enum grouping by)
{
    static const char *const names[GROUPING_COUNT] = {
        [BY_NOTHING] = "",       [BY_SERVICE] = "service", [BY_SEVERITY] = "severity",
        [BY_MONTH] = "month",    [BY_QUARTER] = "quarter", [BY_WEEK] = "week",
        [BY_WEEKDAY] = "weekday", [BY_HOUR] = "hour",
    };
    return names[by];
}
