/* config: what this installation decided, as far as people who type meet it. Never a token, never a path. */
#include "verb.h"

#include "turn.h"

static void say_tags(const struct policy *policy, struct buf *answer)
{
    markup_text(answer, "\nTags:");
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        const struct tag_words *words = &policy->tags[kind];
        markup_print(answer, "\n  %s:", kind_name((enum kind)kind));
        for (size_t i = 0; i < POLICY_WORDS_MAX && words->reactions[i] != NULL; i++)
            markup_print(answer, " :%s:", words->reactions[i]);
        for (size_t i = 0; i < POLICY_WORDS_MAX && words->hashtags[i] != NULL; i++)
            markup_print(answer, " #%s", words->hashtags[i]);
    }
}

static bool run_config(const struct command *command, const struct situation *situation,
                       const struct event *event, struct outcome *out, struct err *err)
{
    (void)command;
    (void)event;
    (void)err;
    const struct policy *policy = situation->policy;
    struct buf *answer = &out->answer;
    markup_text(answer, "Set in the configuration file on the host:");
    markup_print(answer, "\nCommand: %s", policy->command);
    markup_print(answer, "\nReporting zone: %s", policy->zone);
    markup_print(answer, "\nChannel names: %s", policy->channel_pattern);
    markup_text(answer, "\nStarts and ends are announced in: ");
    if (policy->announce_channel != NULL && policy->announce_channel[0] != '\0')
        markup_channel(answer, policy->announce_channel, policy->announce_channel);
    else
        markup_text(answer, "no channel");
    markup_print(answer, "\nA tag that was taken is confirmed with :%s:", policy->confirm_reaction);
    markup_text(answer, "\nRoles, the first one leads:");
    for (size_t i = 0; i < POLICY_WORDS_MAX && policy->roles[i].name != NULL; i++)
        markup_print(answer, "%s %s", i == 0 ? "" : ",", policy->roles[i].name);
    say_tags(policy, answer);
    return true;
}

const struct command_row row_config = {
    .name = "config",
    .usage = "config",
    .help = "Shows what this installation decided: tags, roles, zone, channels.",
    .example = "config",
    .run = run_config,
};
