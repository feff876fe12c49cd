/* JSON as Slack sends it. */
#ifndef SLACK_TREE_H
#define SLACK_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "disruption/base/err.h"
#include "disruption/base/json.h"

/**
 * Parses; escapes that no text can hold become U+FFFD instead of failing the whole.
 *
 * text     terminated at text[len].
 * Errors   ERR_PROTOCOL: not JSON.
 */
MUST_CHECK bool slack_tree_read(const char *text, size_t len, struct js **out, struct err *err);

#endif
