/* Where the two Slack tokens come from. They never stand in the configuration file itself. */
#ifndef DISRUPTION_SETTINGS_TOKENS_H
#define DISRUPTION_SETTINGS_TOKENS_H

#include "disruption/base/attributes.h"
#include "disruption/base/err.h"
#include "disruption/base/secret.h"
#include "disruption/settings/settings.h"

struct settings_tokens {
    struct secret *bot; /* xoxb-: Web API */
    struct secret *app; /* xapp-: opens the socket */
};

/**
 * Takes each token from the first place that has it: the file that slack.bot_token_file or
 * slack.app_token_file names; slack-bot-token or slack-app-token in $CREDENTIALS_DIRECTORY;
 * DISRUPTION_SLACK_BOT_TOKEN or DISRUPTION_SLACK_APP_TOKEN in the environment. A file that is named
 * must be there: no later place stands in for it. A blank credential counts as an absent one.
 * Both variables are wiped from the environment, wherever the tokens came from; call it before there
 * are other threads.
 *
 * out      set on success only; release with settings_tokens_done.
 * Errors   The sentence is about every token that is wrong and never shows one.
 *          ERR_NOT_FOUND: a token is in none of its places, each of which is named.
 *          ERR_UNAVAILABLE: a place cannot be read. ERR_INVALID: not one line, or a
 *          token of another sort.
 */
MUST_CHECK bool settings_tokens_read(const struct settings *settings, struct settings_tokens *out,
                                     struct err *err);

void settings_tokens_done(struct settings_tokens *tokens);

#endif
