/* Reading the configuration again while the daemon runs. */
#include "daemon/configuration.h"

#include <string.h>

#include "disruption/base/log.h"
#include "disruption/settings/policy.h"

void configuration_begin(struct configuration *configuration, const char *path, struct settings *settings)
{
    configuration->path = path;
    configuration->settings[0] = settings;
    settings_policy(settings, &configuration->policies[0]);
    configuration->count = 1;
}

void configuration_done(struct configuration *configuration)
{
    for (size_t i = 0; i < configuration->count; i++)
        settings_destroy(configuration->settings[i]);
    configuration->count = 0;
}

static void log_fixed(const char *key, const char *old, const char *new)
{
    if (strcmp(old, new) != 0)
        log_warning("setting_needs_restart", "key=%s", key);
}

static void log_what_is_fixed(const struct settings *old, const struct settings *fresh)
{
    log_fixed("database.path", old->database.path, fresh->database.path);
    log_fixed("chat.platform", old->chat.platform, fresh->chat.platform);
    log_fixed("slack.api_url", old->slack.api_url, fresh->slack.api_url);
    log_fixed("slack.command", old->slack.command, fresh->slack.command);
    log_fixed("tls.ca_file", old->tls.ca_file, fresh->tls.ca_file);
    log_fixed("web.listen", old->web.listen, fresh->web.listen);
    log_fixed("control.socket", old->control.socket, fresh->control.socket);
}

const struct policy *configuration_reload(struct configuration *configuration)
{
    struct settings *fresh = NULL;
    struct err err = ERR_INIT;
    if (configuration->path == NULL || configuration->count == RELOADS_MAX) {
        log_warning("not_reloaded", "reason=\"%s\"",
                    configuration->path == NULL ? "no configuration file was given"
                                                : "reloaded too often; restart");
        return NULL;
    }
    if (!settings_read(configuration->path, &fresh, NULL, &err)) {
        log_error("not_reloaded", "reason=\"%s\"", err.text);
        return NULL;
    }
    /* What runs was made of the first: against that a change wants a restart. */
    log_what_is_fixed(configuration->settings[0], fresh);
    enum log_level level;
    if (log_level_read(fresh->log.level, &level))
        log_set_level(level);
    struct policy *policy = &configuration->policies[configuration->count];
    settings_policy(fresh, policy);
    policy->command = configuration->policies[0].command; /* what the link listens for */
    policy->platform = configuration->policies[0].platform;
    configuration->settings[configuration->count++] = fresh;
    return policy;
}
