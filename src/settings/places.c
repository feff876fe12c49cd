/* The types that name a place: a URL, an address to listen on, a time zone. */
#include "accept.h"
#include "types.h"

#include <arpa/inet.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <glib.h>

#include "disruption/base/parse.h"
#include "disruption/base/slice.h"

#define ADDRESS_MAX 64 /* bytes of a numeric address, with NUL */

/* A numeric address, IPv6 in brackets; *loopback tells whether only this machine reaches it. */
static bool read_address(struct slice text, bool *loopback)
{
    char host[ADDRESS_MAX];
    struct in_addr four;
    struct in6_addr six;
    bool brackets = text.len > 2 && text.at[0] == '[' && text.at[text.len - 1] == ']';
    struct slice bare = {text.at + brackets, text.len - 2 * (size_t)brackets};
    if (bare.len == 0 || bare.len >= sizeof(host))
        return false;
    memcpy(host, bare.at, bare.len);
    host[bare.len] = '\0';
    if (!brackets && inet_pton(AF_INET, host, &four) == 1) {
        *loopback = ntohl(four.s_addr) >> 24 == 127;
        return true;
    }
    bool ok = brackets && inet_pton(AF_INET6, host, &six) == 1;
    *loopback = ok && IN6_IS_ADDR_LOOPBACK(&six);
    return ok;
}

/* Parts "host:port" or "host"; the port is -1 when absent. */
static bool read_authority(struct slice text, struct slice *host, int64_t *port)
{
    const char *bracket = memrchr(text.at, ']', text.len);
    const char *colon = memrchr(text.at, ':', text.len);
    *port = -1;
    *host = text;
    if (colon == NULL || (bracket != NULL && colon < bracket))
        return text.len > 0;
    *host = (struct slice){text.at, (size_t)(colon - text.at)};
    struct slice digits = {colon + 1, text.len - host->len - 1};
    return host->len > 0 && parse_integer(digits, 0, 65535, port);
}

static bool is_loopback(struct slice host)
{
    bool loopback = false;
    return slice_equals_nocase(host, "localhost") || (read_address(host, &loopback) && loopback);
}

/* A name, or an address in brackets: what can stand between // and the port. */
static bool is_host(struct slice host)
{
    bool loopback, dots_only = true;
    if (host.len > 0 && host.at[0] == '[')
        return read_address(host, &loopback);
    for (size_t i = 0; i < host.len; i++) {
        if (!g_ascii_isalnum(host.at[i]) && host.at[i] != '-' && host.at[i] != '.')
            return false;
        dots_only = dots_only && host.at[i] == '.';
    }
    return !dots_only;
}

static const char *accept_api_url(struct arena *arena, const char *text, const char **fault)
{
    struct slice rest = slice_of(text), host;
    int64_t port;
    bool secure = slice_starts(rest, "https://");
    if (!secure && !slice_starts(rest, "http://"))
        return refuse(fault, "must begin with https://");
    rest.at += secure ? 8 : 7;
    rest.len = strcspn(rest.at, "/?#");
    if (memchr(rest.at, '@', rest.len) != NULL)
        return refuse(fault, "must not have a name or password before its host");
    if (!read_authority(rest, &host, &port) || !is_host(host) || port == 0)
        return refuse(fault, "must have a host after //, and a port of 1 to 65535 if any");
    if (!secure && !is_loopback(host))
        return refuse(fault,
                      "may use http:// for this machine alone (127.0.0.1, [::1], localhost); "
                      "elsewhere the token would travel in the clear, so write https://");
    if (strpbrk(text, "?# ") != NULL)
        return refuse(fault, "must end with its path: no ?, # or space");
    return text[strlen(text) - 1] == '/' ? text : arena_print(arena, "%s/", text);
}

static const char *accept_listen(struct arena *arena, const char *text, const char **fault)
{
    struct slice host;
    int64_t port;
    bool loopback;
    (void)arena;
    if (!read_authority(slice_of(text), &host, &port) || port < 0 || !read_address(host, &loopback))
        return refuse(fault,
                      "must be a numeric address and a port, as in 127.0.0.1:8190 or [::1]:8190 "
                      "(port 0: any that is free)");
    return text;
}

/*
 * GLib takes more than names: "UTC+2" is a POSIX rule to it (and means two hours west). So a name
 * must also be a file of the system's tzdata; UTC needs none.
 */
static bool is_zone_file(const char *name)
{
    const char *folder = getenv("TZDIR");
    char *path = g_build_filename(folder != NULL ? folder : "/usr/share/zoneinfo", name, NULL);
    struct stat about;
    bool found = stat(path, &about) == 0 && S_ISREG(about.st_mode);
    g_free(path);
    return found;
}

static const char *accept_zone(struct arena *arena, const char *text, const char **fault)
{
    (void)arena;
    static const char sentence[] =
        "must be a time zone of the IANA database as this system has it (package tzdata), "
        "as in UTC or America/Toronto";
    if (strcmp(text, "UTC") == 0)
        return text;
    for (const char *at = text; *at != '\0'; at++) /* it becomes part of a path */
        if (!g_ascii_isalnum(*at) && strchr("_+/-", *at) == NULL)
            return refuse(fault, sentence);
    if (!g_ascii_isalpha(text[0]) || !is_zone_file(text))
        return refuse(fault, sentence);
    GTimeZone *zone = g_time_zone_new_identifier(text);
    if (zone == NULL)
        return refuse(fault, sentence);
    g_time_zone_unref(zone);
    return text;
}

const struct settings_type type_api_url = {"URL", SETTINGS_TEXT, accept_api_url};
const struct settings_type type_address = {"address and port", SETTINGS_TEXT, accept_listen};
const struct settings_type type_zone = {"time zone", SETTINGS_TEXT, accept_zone};
