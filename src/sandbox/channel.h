/* Channels and conversations: names, members, topics, and the verbs that people and bots do to
 * them. */
#ifndef DISRUPTION_SANDBOX_CHANNEL_H
#define DISRUPTION_SANDBOX_CHANNEL_H

#include "disruption/base/json.h"
#include "sandbox/user.h"
#include "sandbox/workspace.h"

#define CHANNEL_NAME_MAX 80   /* characters */
#define CHANNEL_TOPIC_MAX 250 /* characters, also purposes */
#define CHANNEL_COUNT_MAX 30000
#define CHANNEL_DM_USERS_MAX 8

struct message;

enum channel_kind { CHANNEL_PUBLIC, CHANNEL_PRIVATE, CHANNEL_IM, CHANNEL_MPIM };

struct channel_note { /* a topic or a purpose */
    char *value;
    char *by; /* user id, "" before the first */
    int64_t set_ms;
};

struct channel {
    char *id;
    char *name; /* "" for direct messages */
    enum channel_kind kind;
    bool archived;
    bool deleted;
    bool general;
    char *creator; /* user id */
    int64_t created_ms;
    struct channel_note topic;
    struct channel_note purpose;
    struct js *previous_names;
    struct js *bookmarks;
    struct table *members;     /* user id -> borrowed user */
    struct message **messages; /* by time, oldest first; owned */
    size_t message_count;
    size_t message_room;
    struct table *by_ts; /* borrowed messages */
    struct table *pins;  /* ts -> borrowed message */
};

/** Adds a channel without a word to anybody; id NULL makes one. The name must be free and fit. */
struct channel *channel_add(struct workspace *workspace, const char *id, const char *name,
                            enum channel_kind kind, const struct user *creator);
void channel_destroy(void *channel);

/** By id, or by name with or without '#'; NULL when unknown. Deleted ones are unknown. */
struct channel *channel_find(const struct workspace *workspace, const char *id_or_name);
struct channel *channel_by_id(const struct workspace *workspace, const char *id);

bool channel_has(const struct channel *channel, const struct user *user);

/** The direct conversation of exactly these users, made when there is none. */
struct channel *channel_direct(struct workspace *workspace, struct user *const *users,
                               size_t count);

/** NULL when the name may be used for a channel, else the Web API's error code. */
const char *channel_name_fault(const struct workspace *workspace, const char *name);

/* Verbs. All tell the app and the pages; those that can fail answer NULL or the Web API's error
 * code. */
void channel_created(struct workspace *workspace, struct channel *channel);
void channel_join(struct workspace *workspace, struct channel *channel, struct user *user,
                  const struct user *inviter);
void channel_leave(struct workspace *workspace, struct channel *channel, struct user *user,
                   const struct user *remover);
const char *channel_rename(struct workspace *workspace, struct channel *channel, const char *name,
                           struct user *by);
const char *channel_set_topic(struct workspace *workspace, struct channel *channel,
                              const char *topic, struct user *by);
const char *channel_set_purpose(struct workspace *workspace, struct channel *channel,
                                const char *purpose, struct user *by);
void channel_archive(struct workspace *workspace, struct channel *channel, struct user *by);
void channel_unarchive(struct workspace *workspace, struct channel *channel, struct user *by);
void channel_delete(struct workspace *workspace, struct channel *channel, struct user *by);
void channel_convert(struct workspace *workspace, struct channel *channel, bool private_now,
                     struct user *by);

/** What conversations.info gives to that user. */
struct js *channel_json(const struct workspace *workspace, const struct channel *channel,
                        const struct user *viewer);

/** "channel", "group", "im" or "mpim", as events say it. */
const char *channel_type(const struct channel *channel);

/** {id,name} as interactions name it. */
struct js *channel_brief_json(const struct channel *channel);

#endif
