/* GLib's time zones and base64, for the people's zones, for cursors, tokens and uploads. */
#include "sandbox/glue.h"

#include <glib.h>

#include "disruption/base/clock.h"
#include "disruption/base/memory.h"

int zone_offset_s(const char *zone, int64_t at_ms)
{
    GTimeZone *known = g_time_zone_new_identifier(zone);
    if (known == NULL)
        return 0;
    int interval = g_time_zone_find_interval(known, G_TIME_TYPE_UNIVERSAL, at_ms / SECOND_MS);
    int offset = g_time_zone_get_offset(known, interval);
    g_time_zone_unref(known);
    return offset;
}

bool zone_known(const char *zone)
{
    GTimeZone *known = g_time_zone_new_identifier(zone);
    if (known == NULL)
        return false;
    g_time_zone_unref(known);
    return true;
}

char *base64_write(const void *bytes, size_t len)
{
    gchar *text = g_base64_encode(bytes, len);
    char *copy = mem_copy_text(text);
    g_free(text);
    return copy;
}

char *base64_read(const char *text, size_t *len)
{
    gsize got = 0;
    guchar *bytes = g_base64_decode(text, &got);
    char *copy = mem_copy((const char *)bytes, got);
    g_free(bytes);
    *len = got;
    return copy;
}
