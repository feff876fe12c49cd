/* Messages: posted, changed, deleted, described; with their threads, reactions and pins. */
#ifndef DISRUPTION_SANDBOX_MESSAGE_H
#define DISRUPTION_SANDBOX_MESSAGE_H

#include "disruption/base/json.h"
#include "sandbox/channel.h"
#include "sandbox/user.h"
#include "sandbox/workspace.h"

#define MESSAGE_TEXT_MAX 40000       /* characters; longer texts are cut, as the protocol says */
#define MESSAGE_UPDATE_TEXT_MAX 4000 /* characters; chat.update refuses more */
#define MESSAGE_COUNT_MAX 1000000    /* per channel; load tests stay below */
#define MESSAGE_EMOJI_MAX 50         /* different reactions on one message */

struct reaction {
    char *name;
    struct table *users; /* id -> borrowed user */
};

struct message {
    char ts[TS_MAX];
    int64_t at_us;            /* ts as a number, for order */
    char *thread_ts;          /* of the parent; NULL outside threads and for parents */
    bool broadcast;           /* a reply that the channel shows too */
    char *author;             /* user id; "" for webhooks without one */
    struct js *body;          /* as sent, without what others add to it */
    struct js *metadata;      /* NULL: none */
    struct table *reactions;  /* name -> struct reaction; NULL: never had one */
    struct message **replies; /* borrowed, oldest first */
    size_t reply_count;
    size_t reply_room;
    char *pinned_by; /* NULL: not pinned */
    int64_t pinned_ms;
};

/* What somebody wants to say. The trees are taken over; texts are borrowed. */
struct draft {
    struct user *user; /* NULL: only for bot_message */
    const char *subtype;
    const char *text;
    const char *thread_ts; /* must name a message of the channel */
    bool broadcast;
    const char *username; /* bot_message */
    struct js *blocks;
    struct js *attachments;
    struct js *files;
    struct js *metadata;
    struct js *extra; /* further members */
    const char *ts;   /* wanted; used when it is free and valid */
    int64_t at_ms;    /* else the time wanted; 0: now */
    bool quiet;       /* nobody is told */
};

struct message *message_post(struct workspace *workspace, struct channel *channel,
                             struct draft *draft);

/** By timestamp; NULL when there is none. */
struct message *message_find(const struct channel *channel, const char *ts);

/** The index of the first message at or after that time. */
size_t message_index(const struct channel *channel, int64_t at_us);

/* A change: members left NULL stay; trees are taken over. */
struct message_change {
    struct user *by; /* NULL: an unfurl, which leaves no mark */
    const char *text;
    struct js *blocks;
    struct js *attachments;
    struct js *metadata;
    bool drop_blocks; /* text alone replaces blocks */
    bool quiet;
};

void message_update(struct workspace *workspace, struct channel *channel, struct message *message,
                    struct message_change *change);

/** Deletes it; the parent of a thread leaves a tombstone. */
void message_delete(struct workspace *workspace, struct channel *channel, struct message *message,
                    bool quiet);

enum message_part {
    MESSAGE_BODY = 0,
    MESSAGE_METADATA = 1, /* with its payload */
    MESSAGE_MARKS = 2,    /* replies, reactions, pins */
    MESSAGE_METADATA_TYPE = 4,
    MESSAGE_SHORT = 8, /* with as many people to a reaction as the rules of history allow */
};

/** parts   enum message_part values or-ed. */
struct js *message_json(const struct workspace *workspace, const struct channel *channel,
                        const struct message *message, unsigned parts);

/** The reactions with their counts and so many of their users; NULL when there are none. */
struct js *message_reactions_json(const struct message *message, size_t users_most);

/** The address of a message's permalink, on the heap; the caller frees it. */
char *message_permalink(const struct workspace *workspace, const struct channel *channel,
                        const struct message *message);

/* Marks. They answer NULL or the Web API's error code. */
const char *reaction_add(struct workspace *workspace, struct channel *channel,
                         struct message *message, struct user *user, const char *name, bool quiet);
const char *reaction_remove(struct workspace *workspace, struct channel *channel,
                            struct message *message, struct user *user, const char *name,
                            bool quiet);
const char *pin_add(struct workspace *workspace, struct channel *channel, struct message *message,
                    struct user *user);
const char *pin_remove(struct workspace *workspace, struct channel *channel,
                       struct message *message, struct user *user);
/** The item that pins.list and the events show. */
struct js *pin_json(const struct workspace *workspace, const struct channel *channel,
                    const struct message *message);

void message_destroy(struct message *message);
void message_drop_reactions(struct message *message);

/** A message event (without subtype of change) as the app hears it. */
struct js *message_event(const struct workspace *workspace, const struct channel *channel,
                         const struct message *message);

#endif
