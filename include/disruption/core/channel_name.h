/* A channel's name from a pattern and a title in any script. */
#ifndef DISRUPTION_CORE_CHANNEL_NAME_H
#define DISRUPTION_CORE_CHANNEL_NAME_H

#include <stdint.h>

#include "disruption/base/buf.h"

#define CHANNEL_NAME_MAX 80 /* characters, Slack's limit */

/**
 * "dis-{number}-{slug}" -> "dis-42-checkout-returns-500s": lower case, [a-z0-9-_] alone, accents folded, at most
 * CHANNEL_NAME_MAX characters cut on a word border, no dashes doubled or at an end. A title without any usable letter
 * leaves "dis-42". attempt > 1 appends "-2", "-3" within the limit.
 */
void channel_name_write(const char *pattern, int64_t number, const char *title, int attempt, struct buf *out);

#endif
