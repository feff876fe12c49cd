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

/** Whether url is https on host or (host ".slack.com") on any machine below it, or on the machine
 * that serves api_url. */
bool slack_address_trusted(const char *url, const char *host, const char *api_url);

#endif
