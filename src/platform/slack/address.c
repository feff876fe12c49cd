/* A url is trusted by scheme, whole host name and port, never by how its text begins. */
#include "address.h"

#include <string.h>

#include "disruption/net/url.h"

#define HTTPS_PORT 443

static const char *const hosts[][2] = {
    [SLACK_PLACE_FILES] = {"files.slack.com", "files.slack-gov.com"},
    [SLACK_PLACE_HOOKS] = {"hooks.slack.com", "hooks.slack-gov.com"},
};

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

static bool is_slacks(const char *host, enum slack_place place)
{
    for (size_t i = 0; i < COUNT_OF(hosts[place]); i++) {
        if (strcmp(host, hosts[place][i]) == 0)
            return true;
    }
    return false;
}

bool slack_address_trusted(const char *url, enum slack_place place, const char *api_url)
{
    struct url given, api;
    if (!url_parse(url, &given, NULL))
        return false;
    if (strcmp(given.scheme, "https") == 0 && given.port == HTTPS_PORT && is_slacks(given.host, place))
        return true;
    return api_url != NULL && url_parse(api_url, &api, NULL) &&
           strcmp(given.scheme, api.scheme) == 0 && strcmp(given.host, api.host) == 0 &&
           given.port == api.port;
}
