/* Addresses that Slack hands us. What we send there may carry the bot's token, so it must be
 * Slack's own machine. */
#ifndef SLACK_ADDRESS_H
#define SLACK_ADDRESS_H

#include <stdbool.h>

#include "disruption/base/arena.h"
#include "disruption/base/json.h"

#define SLACK_ADDRESS_MAX 2048 /* bytes; response urls have about 100, files' about 200 */

/** The address under key, copied into the arena; NULL when absent, too long, or holding spaces or
 * control characters. */
const char *slack_address(struct arena *arena, const struct js *object, const char *key);

/* What an address is for. */
enum slack_place { SLACK_PLACE_FILES, SLACK_PLACE_HOOKS };

/**
 * Whether url is https on the one machine of Slack's for that (files.slack.com, hooks.slack.com, and GovSlack's), or
 * on the machine that serves api_url, by the same scheme and port. Names below those, or another's name that leads to
 * the same address, are not enough.
 */
bool slack_address_trusted(const char *url, enum slack_place place, const char *api_url);

#endif
