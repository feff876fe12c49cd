/* The words and blocks of a message, put into the body of a call. */
#ifndef SLACK_BLOCKS_H
#define SLACK_BLOCKS_H

#include "disruption/base/arena.h"
#include "disruption/base/json.h"

#define SLACK_SECTION_MAX                                                                          \
    2900 /* characters of a section; Slack refuses 3,000, and counts in its own way */
#define SLACK_SECTIONS_MAX                                                                         \
    3 /* per message of long text: 8,700 characters, as one message shows well */
#define SLACK_MESSAGE_MAX                                                                          \
    10000                    /* characters of all blocks of a message; Slack refused 11,341 once */
#define SLACK_PARTS_MAX 5    /* messages one text becomes: also the uses of a response_url */
#define SLACK_HEADER_MAX 150 /* characters of a header block */
#define SLACK_FIELDS_MAX 10  /* per section */
#define SLACK_FIELD_MAX 2000 /* characters of a field */
#define SLACK_CONTEXT_MAX 10 /* elements of a context block */
#define SLACK_CONTEXT_TEXT_MAX 2000 /* characters of one of them */
#define SLACK_BLOCKS_MAX 50         /* per message */
#define SLACK_BUTTONS_MAX 25        /* per actions block */
#define SLACK_BUTTON_MAX 75         /* characters on a button */
#define SLACK_BUTTON_VALUE_MAX 2000 /* characters behind it */
#define SLACK_FALLBACK_MAX 300 /* characters of `text` beside blocks: what a notification shows */

/**
 * Puts `text`, and `blocks` when it takes more than one section, for the part-th message of a long
 * text.
 *
 * Returns how many messages the whole text takes, 1..SLACK_PARTS_MAX; when that is not enough, the
 * last one says so.
 */
size_t slack_body_text(struct js *body, struct arena *arena, const char *markup, size_t part);

/** The same for a text that must be one message (an edit): what does not fit is named as missing.
 */
void slack_body_text_once(struct js *body, struct arena *arena, const char *markup);

/** The view of a home tab: {"sections": [{"title", "lines": [markup], "buttons": [...]}]}. Owned by
 * the caller. */
struct js *slack_home_view(struct arena *arena, const struct js *home);

/** Adds buttons under a text put before; a text that had no blocks becomes one. */
void slack_body_buttons(struct js *body, struct arena *arena, const struct js *buttons);

/** Puts the card as header, fields, context lines and buttons, with `text` as its short form. */
void slack_body_card(struct js *body, struct arena *arena, const struct js *card);

#endif
