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
    EVENT_CHANNEL,       /* a channel changed: name, archived, id, private, whether we are in it */
    EVENT_HOME,          /* somebody opened our home tab */
    EVENT_HISTORY,       /* a page of what was said earlier, fetched */
    EVENT_EPOCH,         /* a connection to chat began, goes on, or is over. From the daemon itself */
    EVENT_TICK,          /* time passed: what is due by now? From the daemon itself, a few times a minute */
    EVENT_EFFECT_DONE,   /* an outbox row was carried out */
    EVENT_EFFECT_FAILED, /* an outbox row can never be carried out; it is parked */
};

enum mark_source { MARK_REACTION, MARK_PIN, MARK_MENU };

/* One person's mark on one message. A pin is a mark of kind note; a message menu entry is one of the kind it names. */
struct mark {
    const char *channel_id;
    const char *ts;        /* of the marked message */
    enum mark_source source;
    const char *name;      /* reaction name; "pin" for a pin; for the menu a kind: "note", "action" */
    const char *person_id;
    bool set;              /* false: taken away */
    int64_t version_us;    /* when it was set or removed; larger wins */
    const struct message *message; /* the marked message when the event carried it, else NULL */
    const char *response_url;      /* of a menu entry: for a private answer; else NULL */
};

enum mouth {
    MOUTH_SLASH,
    MOUTH_SHELL,
    MOUTH_MENTION,  /* a message that begins with our name, also in a thread */
    MOUTH_DIRECT,   /* a direct message to us */
    MOUTH_BUTTON,   /* a button whose value is the line */
    MOUTH_FORM,     /* a submitted form: the verb is the line, its words are in `values` */
    MOUTH_SHORTCUT, /* the global shortcut; belongs to no channel */
};

/* One filled field of a form: "text" is the free text, others are keys or flag words of the row ("on" for a flag). A person is
 * "@ID" and stands among the mentions. */
struct form_value {
    const char *key, *value;
};

enum venue { VENUE_UNKNOWN, VENUE_PRIVATE, VENUE_DIRECT }; /* direct: a conversation of two, whatever the mouth */

struct command_line {
    enum mouth mouth;
    enum venue venue;         /* what kind of channel it was typed in, where chat says so */
    const char *text;         /* what follows the command word, readable, mentions as in struct message */
    const char *channel_id;   /* where it was typed; NULL at the shell and where there is none */
    const char *thread_ts;    /* the thread it was typed in: its answer belongs there; else NULL */
    const char *message_ts;   /* the message that is the command, for a mention or direct message; else NULL */
    const char *actor_id;
    const char *actor_name;   /* a fallback name; may be NULL */
    const char *trigger_id;   /* opens a form within three seconds; NULL where none can be opened */
    const char *response_url; /* for the private answer; NULL: the shell, or by channel */
    int64_t number;           /* target given beside the text (the shell's option); 0: none */
    const struct mention *mentions;
    size_t mention_count;
    const struct form_value *values; /* of a form, in its order */
    size_t value_count;
};

struct channel_change {
    const char *channel_id;
    const char *new_id; /* NULL: unchanged */
    const char *name;   /* NULL: unchanged */
    int archived;       /* 1, 0, or -1: unchanged */
    int is_private;     /* 1, 0, or -1: unchanged */
    int joined;         /* 1: we were let in, 0: we were put out, -1: unchanged */
    const char *by_id;  /* who did it; NULL: not told */
};

/* A message of a page, whether or not anything was said with it. */
struct history_shown {
    const char *ts;
    int64_t posted_ms;
    int64_t reply_count;
    int64_t latest_reply_ms; /* 0: it has none */
};

/* Messages as they stand now, with the marks on them, oldest first. */
struct history_page {
    const char *channel_id;
    const struct message *messages;
    size_t message_count;
    const struct mark *marks;   /* a pin's person may be NULL: not told */
    size_t mark_count;
    const struct mark *partial; /* reactions of which not everybody is among the marks; no person */
    size_t partial_count;
    const struct history_shown *shown; /* all that was there, also what is no message of anybody's; oldest first */
    size_t shown_count;
    int64_t asked_ms;           /* by the clock of received_ms: the platform looked then or later */
    const char *const *threads; /* ts of those messages whose replies are to be read; none when a thread was asked for */
    size_t thread_count;
    const char *thread_ts;      /* whose replies these are, the message itself left out; NULL: the channel's own */
    int64_t from_ms, to_ms;     /* both included: of what was posted then, all that is still there is among these, so what
                                   we know and miss here was deleted; from_ms > to_ms: nothing can be said */
};

enum epoch_news { EPOCH_BEGAN, EPOCH_HEARD, EPOCH_ENDED };

/* A stretch of time in which chat was listened to. */
struct epoch_change {
    enum epoch_news news;
    int64_t heard_ms;   /* all that happened until then was delivered before this event; steady clock, 0: not known */
    const char *reason; /* why it ended, as gap.h spells causes; else NULL */
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
    bool again;           /* the platform had tried to deliver it before: its age says nothing of clocks */
    union {
        struct message message;
        struct mark mark;
        struct command_line command;
        struct person person;
        struct channel_change channel;
        struct history_page history;
        const char *home_user_id;
        struct effect_result effect;
        struct epoch_change epoch;
    } as;
};

#endif
