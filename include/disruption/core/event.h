/*
 * What happened, as core hears it: decoded, bounded, without any platform's types. Every pointer is borrowed from the
 * turn's arena.
 */
#ifndef DISRUPTION_CORE_EVENT_H
#define DISRUPTION_CORE_EVENT_H

#include <stdbool.h>
#include <stdint.h>

#include "disruption/base/json.h"
#include "disruption/core/message.h"
#include "disruption/core/person.h"

enum event_kind {
    EVENT_NOTHING,       /* acknowledged and forgotten */
    EVENT_MESSAGE,       /* posted, edited, deleted or fetched: the message as it is now */
    EVENT_MARK,          /* a reaction or pin was set or removed */
    EVENT_COMMAND,       /* somebody typed a command */
    EVENT_PERSON,        /* what the platform says of a person */
    EVENT_CHANNEL,       /* a channel changed: name, archived, id */
    EVENT_EFFECT_DONE,   /* an outbox row was carried out */
    EVENT_EFFECT_FAILED, /* an outbox row can never be carried out; it is parked */
};

enum mark_source { MARK_REACTION, MARK_PIN };

/* One person's mark on one message. A pin is a mark of kind note. */
struct mark {
    const char *channel_id;
    const char *ts;        /* of the marked message */
    enum mark_source source;
    const char *name;      /* reaction name; "pin" for a pin */
    const char *person_id;
    bool set;              /* false: taken away */
    int64_t version_us;    /* when it was set or removed; larger wins */
    const struct message *message; /* the marked message when the event carried it, else NULL */
};

enum mouth { MOUTH_SLASH, MOUTH_SHELL };

struct command_line {
    enum mouth mouth;
    const char *text;         /* what follows the command word, readable, mentions as in struct message */
    const char *channel_id;   /* where it was typed; NULL at the shell */
    const char *actor_id;
    const char *actor_name;   /* a fallback name; may be NULL */
    const char *trigger_id;   /* NULL at the shell */
    const char *response_url; /* for the private answer; NULL: the shell, or by channel */
    int64_t number;           /* target given beside the text (the shell's option); 0: none */
    const struct mention *mentions;
    size_t mention_count;
};

struct channel_change {
    const char *channel_id;
    const char *new_id; /* NULL: unchanged */
    const char *name;   /* NULL: unchanged */
    int archived;       /* 1, 0, or -1: unchanged */
};

/* The result of an outbox row; see effect.h for the rows and what each result holds. */
struct effect_result {
    int64_t row;             /* outbox id */
    const struct js *result; /* what the platform answered, in effect.h's terms; NULL when failed */
    const char *reason;      /* why it failed, a platform's code or a sentence */
};

struct event {
    enum event_kind kind;
    const char *key;      /* natural key: redelivery of the same thing has the same key; NULL: apply always */
    int64_t happened_ms;  /* by the platform's clock, else received_ms */
    int64_t received_ms;  /* by ours */
    union {
        struct message message;
        struct mark mark;
        struct command_line command;
        struct person person;
        struct channel_change channel;
        struct effect_result effect;
    } as;
};

#endif
