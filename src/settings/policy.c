/* The one place where the configuration's shape meets core's. */
#include "disruption/settings/policy.h"

#include <string.h>

#include "disruption/base/clock.h"
#include "measures.h"
#include "times.h"

static void copy_words(const struct settings_words *from, const char **to)
{
    size_t count = 0;
    while (count < from->count && count < POLICY_WORDS_MAX - 1) {
        to[count] = from->at[count];
        count++;
    }
    to[count] = NULL;
}

static enum outsider_rule rule_of(const char *word)
{
    if (strcmp(word, "read") == 0)
        return OUTSIDERS_READ;
    return strcmp(word, "refuse") == 0 ? OUTSIDERS_REFUSED : OUTSIDERS_TAKE_PART;
}

void settings_policy(const struct settings *settings, struct policy *out)
{
    *out = (struct policy){
        .confirm_reaction = settings->tags.confirm,
        .zone = settings->time.zone,
        .command = settings->slack.command,
        .channel_pattern = settings->channel.name,
        .announce_channel = settings->channel.announce[0] == '\0' ? NULL : settings->channel.announce,
        .platform = settings->chat.platform,
        .files = {.keep = settings_flag(settings->files.keep),
                  .max = settings_bytes(settings->files.max),
                  .total = settings_bytes(settings->files.total),
                  .beside = settings->database.path},
        .keep = {.messages_ms = settings_days(settings->retention.messages) * DAY_MS,
                 .disruptions_ms = settings_days(settings->retention.disruptions) * DAY_MS},
    };
    _Static_assert((int)SETTINGS_KINDS == (int)KIND_COUNT, "both tables list the same kinds in one order");
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        copy_words(&settings->tags.kinds[kind].reactions, out->tags[kind].reactions);
        copy_words(&settings->tags.kinds[kind].hashtags, out->tags[kind].hashtags);
    }
    copy_words(&settings->permissions.steer, out->may.steer);
    copy_words(&settings->permissions.admins, out->may.admins);
    out->may.guests = rule_of(settings->permissions.guests);
    out->may.strangers = rule_of(settings->permissions.strangers);
    settings_reminders(settings, &out->reminders);
    copy_words(&settings->report.leave_out, out->leave_out);
    for (size_t i = 0; i < settings->report.sections.count && i < POLICY_WORDS_MAX - 1; i++) {
        const struct settings_role *own = &settings->report.sections.at[i];
        out->sections[i] = (struct own_section){own->name, own->duty[0] != '\0' ? own->duty : "What is there to say?"};
    }
    for (size_t i = 0; i < settings->roles.count && i < POLICY_WORDS_MAX - 1; i++)
        out->roles[i] = (struct role){settings->roles.at[i].name, settings->roles.at[i].duty};
}
