/* What the makers of blocks share. */
#ifndef SLACK_BLOCKS_PRIVATE_H
#define SLACK_BLOCKS_PRIVATE_H

#include "blocks.h"

/** {"type": "mrkdwn", "text": words, "verbatim": true} */
struct js *slack_block_mrkdwn(const char *words);

/** A section of such a text; words must not be empty. */
struct js *slack_block_section(const char *words);

/** Markup as plain escaped text of at most max characters and an ellipsis. */
const char *slack_short_text(struct arena *arena, const char *markup, size_t max);

#endif
