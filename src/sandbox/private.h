/*
 * What one person alone gets to see or use, for a short while: ephemeral messages, trigger ids and
 * response urls.
 */
#ifndef DISRUPTION_SANDBOX_PRIVATE_H
#define DISRUPTION_SANDBOX_PRIVATE_H

#include "disruption/base/json.h"
#include "sandbox/channel.h"
#include "sandbox/user.h"
#include "sandbox/workspace.h"

#define EPHEMERAL_COUNT_MAX 10000 /* the oldest goes */
#define TRIGGER_LIFE_MS 3000
#define TRIGGER_COUNT_MAX 20000
#define RESPONSE_LIFE_MS (30 * INT64_C(60000))
#define RESPONSE_USES_MAX 5
#define RESPONSE_COUNT_MAX 20000

struct ephemeral {
    char ts[TS_MAX];
    char *user_id;
    char *channel_id;
    char *thread_ts;
    char *response_id; /* of the response url it came by; NULL: it came otherwise */
    struct js *body;   /* as a message shows it */
};

/** Shows content's text, blocks and attachments to one person. from: the speaking bot. */
struct ephemeral *ephemeral_post(struct workspace *workspace, const char *channel_id,
                                 const char *user_id, const struct user *from,
                                 const struct js *content, const char *thread_ts);
void ephemeral_replace(struct workspace *workspace, struct ephemeral *ephemeral,
                       const struct js *content);
void ephemeral_remove(struct workspace *workspace, struct ephemeral *ephemeral);
struct ephemeral *ephemeral_find(const struct workspace *workspace, const char *ts);
struct js *ephemeral_json(const struct ephemeral *ephemeral);
void ephemeral_destroy(void *ephemeral);

/** A trigger id of that person into out[ID_MAX]; good once, for TRIGGER_LIFE_MS. */
const char *trigger_make(struct workspace *workspace, const char *user_id, char *out);

/** Uses it up. NULL, and its person; or the Web API's error code. */
const char *trigger_use(struct workspace *workspace, const char *id, struct user **user);
void trigger_destroy(void *trigger);

/** Where an answer to an interaction goes, on the heap; source_ts: the message acted on, or NULL;
 * out_id[ID_MAX]: its last part, or NULL. */
char *response_make(struct workspace *workspace, const char *kind, const char *user_id,
                    const char *channel_id, const char *source_ts, char *out_id);

/** Performs a POST to a response url; id is its last part. Answers the HTTP status, text the body
 * to send. */
int response_use(struct workspace *workspace, const char *id, const struct js *content,
                 const char **text);
void response_destroy(void *response);

#endif
