/* A url is trusted by scheme, whole host name and port, never by how its text begins. */
#include "address.h"

#include <string.h>

#include "disruption/net/url.h"

#define HTTPS_PORT 443

const char *slack_address(struct arena *arena, const struct js *object, const char *key)
{
    const char *text = js_string(object, key);
    if (text == NULL || text[0] == '\0' || strlen(text) > SLACK_ADDRESS_MAX)
        return NULL;
    for (const char *at = text; *at != '\0'; at++) {
        if ((unsigned char)*at <= ' ' || *at == 0x7F)
            return NULL;
    }
    return arena_text(arena, text);
}

static bool host_matches(const char *given, const char *host)
{
    size_t len = strlen(given), tail = strlen(host);
    if (host[0] != '.')
        return strcmp(given, host) == 0;
    return len > tail && strcmp(given + len - tail, host) == 0;
}

bool slack_address_trusted(const char *url, const char *host, const char *api_url)
{
    struct url given, api;
    if (!url_parse(url, &given, NULL))
        return false;
    if (given.secure && given.port == HTTPS_PORT && host_matches(given.host, host))
        return true;
    return api_url != NULL && url_parse(api_url, &api, NULL) &&
           strcmp(given.scheme, api.scheme) == 0 && strcmp(given.host, api.host) == 0 &&
           given.port == api.port;
}
