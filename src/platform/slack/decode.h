/* Slack's payloads into core's events. */
#ifndef SLACK_DECODE_H
#define SLACK_DECODE_H

#include "disruption/base/arena.h"
#include "disruption/base/json.h"
#include "disruption/core/event.h"

/* Who we are, as far as decoding needs it; "" where not known. Borrowed. */
struct slack_self {
    const char *team_id;
    const char *user_id; /* our bot's user */
    const char *bot_id;
    const char *app_id;
    const char *site_url; /* "https://acme.slack.com/" */
    const char *api_url;  /* what serves it serves files too */
    const char *command;  /* "/disruption" */
};

/* What a decoder of one inner event or payload works with. */
struct slack_decoding {
    const struct slack_self *self;
    struct arena *arena;
    const struct js *event; /* the inner event, or the payload of a command */
    const char *event_key;  /* "e/Ev0001", or NULL */
    int64_t happened_us;    /* event_ts, else event_time, else received */
    int64_t received_ms;
};

/**
 * Decodes an envelope's payload. Whatever has no meaning for us becomes EVENT_NOTHING, which is
 * acknowledged too.
 *
 * type      the envelope's type.
 * payload   may be NULL.
 * out       set always; everything in it lives in the arena.
 * Source    tests/fixtures/slack/, one file for each row of tests/unit/platform/test_slack_decode.c
 */
void slack_decode(const struct slack_self *self, const char *type, const struct js *payload,
                  int64_t received_ms, struct arena *arena, struct event *out);

/** Why our authorisation has ended ("tokens_revoked", "app_uninstalled"), when the payload says so;
 * else NULL. */
const char *slack_decode_revoked(const struct slack_self *self, const char *type,
                                 const struct js *payload);

/* The decoders by kind; each leaves EVENT_NOTHING when something needed is absent. */
void slack_decode_command(const struct slack_decoding *in, struct event *out);
void slack_decode_message(const struct slack_decoding *in, struct event *out);
void slack_decode_mention(const struct slack_decoding *in, struct event *out);
void slack_decode_direct(const struct slack_decoding *in, struct event *out);
void slack_decode_interactive(const struct slack_decoding *in, struct event *out);
void slack_decode_mark(const struct slack_decoding *in, struct event *out);
void slack_decode_channel(const struct slack_decoding *in, struct event *out);

/** Whether a message event comes from a direct conversation with us. */
bool slack_is_direct(const struct js *event);

/** Whether a message object is something said, not narration such as "has joined the channel". */
bool slack_message_said(const struct js *message);

/** The reaction without its shade of skin: "thumbsup::skin-tone-3" marks as "thumbsup" does. */
const char *slack_reaction_name(struct arena *arena, const char *reaction);

/**
 * Reads a message object, from an event or from the Web API, as it is now.
 *
 * Returns false when it has no usable ts.
 */
bool slack_message_read(const struct slack_self *self, struct arena *arena,
                        const struct js *message, const char *channel_id, struct message *out);

/**
 * Reads a user object of users.info or user_change. False when it has no usable id.
 *
 * team_id   our workspace: whoever is of another one, and not of the same organisation, is a stranger. "": not known.
 */
bool slack_person_read(struct arena *arena, const struct js *user, const char *team_id, struct person *out);

/** Reads the bot object of bots.info. */
bool slack_person_read_bot(struct arena *arena, const struct js *bot, struct person *out);

#endif
