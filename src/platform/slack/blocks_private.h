/* What the makers of blocks share. */
#ifndef SLACK_BLOCKS_PRIVATE_H
#define SLACK_BLOCKS_PRIVATE_H

#include "blocks.h"

/** {"type": "mrkdwn", "text": words, "verbatim": true} */
struct js *slack_block_mrkdwn(const char *words);

/** A section of such a text; words must not be empty. */
struct js *slack_block_section(const char *words);

/** The front of a text of at most max characters, an ellipsis where more followed. Never empty: "-"
 * then. */
const char *slack_cut(struct arena *arena, const char *words, size_t max);

/** {"type": "plain_text", "text": words of at most max characters, "emoji": true} */
struct js *slack_block_plain(struct arena *arena, const char *words, size_t max);

/**
 * Pushes blocks of type actions: buttons that give commands. One without a label or with a command
 * too long to carry is left out.
 *
 * buttons   [{"label", "command", "style"?}]; NULL: none.
 * name      tells the buttons of one message apart: their action ids begin with it.
 */
void slack_block_buttons(struct js *blocks, struct arena *arena, const struct js *buttons,
                         const char *name);

/** Markup as plain escaped text of at most max characters and an ellipsis. */
const char *slack_short_text(struct arena *arena, const char *markup, size_t max);

#endif
