/* GLib's time zones. Their data is the system's, so a package upgrade and a restart bring new
 * rules. */
#include "zone.h"

#include <glib.h>
#include <string.h>

#include "disruption/core/duration.h"

#define DAY_S (24 * 3600)

/*
 * GLib forgets a zone with its last holder. Each zone that was used stays held, so that a timeline
 * of thousands of rows reads its file once; there are some six hundred zones.
 */
static GTimeZone *held(const char *zone)
{
    static GMutex lock;
    static GHashTable *zones;
    g_mutex_lock(&lock);
    if (zones == NULL)
        zones = g_hash_table_new(g_str_hash, g_str_equal);
    GTimeZone *found = g_hash_table_lookup(zones, zone);
    if (found == NULL && (found = g_time_zone_new_identifier(zone)) != NULL)
        g_hash_table_insert(zones, g_strdup(zone), found);
    g_mutex_unlock(&lock);
    return found;
}

static bool has_prefix(const char *zone, const char *prefix)
{
    return strncmp(zone, prefix, strlen(prefix)) == 0;
}

/*
 * GLib also takes POSIX rules ("FOO5") and any file below the zone folder: what is let through
 * looks like an IANA name. "right/" zones count leap seconds, which Unix time does not.
 */
static bool looks_like_zone(const char *zone)
{
    bool slash = strchr(zone, '/') != NULL;
    if (!g_ascii_isalpha(zone[0]) || strlen(zone) >= ZONE_NAME_MAX)
        return false;
    for (const char *c = zone; *c != '\0'; c++) {
        bool odd = *c == '/' || *c == '_' || *c == '-' || *c == '+' || g_ascii_isdigit(*c);
        if (!g_ascii_isalpha(*c) && !(slash && odd))
            return false;
    }
    return !has_prefix(zone, "right/") && !has_prefix(zone, "posix/") &&
           strcmp(zone, "localtime") != 0;
}

bool zone_known(const char *zone)
{
    return zone != NULL && looks_like_zone(zone) && held(zone) != NULL;
}

static GTimeZone *zone_of(const char *zone)
{
    return held(zone_known(zone) ? zone : "UTC");
}

static int64_t offset_s(GTimeZone *zone, int64_t at_s)
{
    return g_time_zone_get_offset(zone,
                                  g_time_zone_find_interval(zone, G_TIME_TYPE_UNIVERSAL, at_s));
}

bool zone_local(const char *zone, int64_t at_ms, struct local_time *out)
{
    GTimeZone *tz = zone_of(zone);
    int64_t at_s = at_ms / 1000 - (at_ms % 1000 < 0 ? 1 : 0);
    GDateTime *wall = g_date_time_new_from_unix_utc(at_s + offset_s(tz, at_s));
    if (wall == NULL)
        return false;
    int interval = g_time_zone_find_interval(tz, G_TIME_TYPE_UNIVERSAL, at_s);
    *out = (struct local_time){
        .hour = g_date_time_get_hour(wall),
        .minute = g_date_time_get_minute(wall),
        .second = g_date_time_get_second(wall),
        .weekday = g_date_time_get_day_of_week(wall),
        .abbreviation = g_time_zone_get_abbreviation(tz, interval),
    };
    g_date_time_get_ymd(wall, &out->year, &out->month, &out->day);
    g_date_time_unref(wall);
    return true;
}

bool zone_wall_s(int year, int month, int day, int hour, int minute, int second, int64_t *out)
{
    GDateTime *wall = g_date_time_new_utc(year, month, day, hour, minute, second);
    if (wall == NULL)
        return false;
    *out = g_date_time_to_unix(wall);
    g_date_time_unref(wall);
    return true;
}

int zone_readings(const char *zone, int64_t wall_s, int64_t out[2])
{
    GTimeZone *tz = zone_of(zone);
    /* No zone is a day away from UTC, so these two lie before and after a change that could matter.
     */
    int64_t before = wall_s - offset_s(tz, wall_s - DAY_S);
    int64_t after = wall_s - offset_s(tz, wall_s + DAY_S);
    bool before_holds = before + offset_s(tz, before) == wall_s;
    bool after_holds = after + offset_s(tz, after) == wall_s;
    if (before_holds != after_holds || before == after) {
        out[0] = out[1] = before_holds ? before : after;
        return 1;
    }
    out[0] = before < after ? before : after;
    out[1] = before < after ? after : before;
    return before_holds ? 2 : 0;
}

bool zone_find(struct slice word, char *out)
{
    if (word.len == 0 || word.len >= ZONE_NAME_MAX)
        return false;
    memcpy(out, word.at, word.len);
    out[word.len] = '\0';
    if (zone_known(out))
        return true;
    for (size_t i = 0; i < word.len; i++)
        out[i] = i == 0 || strchr("/_-", out[i - 1]) != NULL ? g_ascii_toupper(out[i])
                                                             : g_ascii_tolower(out[i]);
    if (zone_known(out))
        return true;
    for (size_t i = 0; i < word.len; i++)
        out[i] = g_ascii_toupper(out[i]);
    return zone_known(out);
}
