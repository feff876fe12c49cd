/* Slack's text and ours, both ways. */
#ifndef SLACK_TEXT_H
#define SLACK_TEXT_H

#include "disruption/base/arena.h"
#include "disruption/base/buf.h"
#include "disruption/base/json.h"
#include "disruption/core/message.h"

/* A text being decoded: readable bytes and what its "@ID" and "#label" mean. */
struct slack_text {
    struct arena *arena;
    struct buf out;
    struct mention *mentions; /* MESSAGE_MENTIONS_MAX places in the arena; each id once */
    size_t mention_count;
};

void slack_text_init(struct slack_text *text, struct arena *arena);

/** Appends mrkdwn: tokens in <...> made readable, then entities decoded once, control characters
 * dropped. */
void slack_text_mrkdwn(struct slack_text *text, struct slice raw);

/** Appends text that has no markup, such as a leaf of a rich_text block. */
void slack_text_plain(struct slack_text *text, const char *plain);

/** Appends "@ID" for a person or group, "#label" or "#ID" for a channel, and notes what it means.
 */
void slack_text_mention(struct slack_text *text, enum mention_kind kind, struct slice id,
                        struct slice label);

/** Ends it: the readable text, in the arena. The buffer is released. */
const char *slack_text_done(struct slack_text *text);

/**
 * Appends what a message says: its `text`; when that is empty, its blocks flattened, then its
 * attachments.
 *
 * Source   Slack, "Retrieving messages"; tests/fixtures/slack/message_attachments.json,
 * message_rich_text.json
 */
void slack_text_message(struct slack_text *text, const struct js *message);

/** Appends blocks flattened to readable lines (rich_text, section, header, context, markdown). */
void slack_text_blocks(struct slack_text *text, const struct js *blocks);

/* Encoded text in pieces, each within a limit of characters. */
struct slack_pieces {
    const char **at; /* terminated, in the arena */
    size_t count;
};

#define SLACK_PIECES_MAX 64 /* more are not made: twelve times what one message may hold */

/**
 * Encodes markup as mrkdwn, cut into pieces of at most max_chars UTF-16 units (the strictest way
 * Slack may count): between lines where possible, else between characters, never inside an entity
 * or a token. Blank pieces are left out.
 */
void slack_text_encode(struct arena *arena, const char *markup, size_t max_chars,
                       struct slack_pieces *out);

/** Appends text with & < > as entities. */
void slack_escape(struct buf *out, struct slice text);

/** Length as the strictest reader of a limit counts: UTF-16 units. */
size_t slack_units(struct slice text);

#endif
