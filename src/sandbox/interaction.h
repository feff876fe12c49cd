/* What people do with the app: commands, buttons, forms, shortcuts. Each becomes an envelope. */
#ifndef DISRUPTION_SANDBOX_INTERACTION_H
#define DISRUPTION_SANDBOX_INTERACTION_H

#include "disruption/base/err.h"
#include "disruption/base/json.h"
#include "sandbox/channel.h"
#include "sandbox/user.h"
#include "sandbox/view.h"

struct interaction { /* what came of it */
    char trigger_id[ID_MAX];
    char envelope_id[ID_MAX];
    char response_id[ID_MAX]; /* of a command: what is answered to it bears this too */
};

void interaction_slash(struct workspace *workspace, struct user *user, struct channel *channel,
                       const char *command, const char *text, struct interaction *out);

/* Where a button is: in a message (or ephemeral) of a channel, or in a view. */
struct press {
    struct user *user;
    struct channel *channel; /* with ts */
    const char *ts;
    struct view *view;
    const char *action_id;
    const char *block_id;   /* NULL: wherever the action is */
    const struct js *value; /* as element_state takes it; NULL for buttons */
};

/** Errors   ERR_NOT_FOUND: no such message or element. */
MUST_CHECK bool interaction_press(struct workspace *workspace, const struct press *press,
                                  struct interaction *out, struct err *err);

/**
 * Sends a form; values: {block_id:{action_id:value}}, NULL for what the form shows.
 *
 * Errors   ERR_CONFLICT: it is being submitted. ERR_INVALID: something required is empty.
 */
MUST_CHECK bool interaction_submit(struct workspace *workspace, struct user *user,
                                   struct view *view, const struct js *values,
                                   struct interaction *out, struct err *err);
void interaction_close(struct workspace *workspace, struct user *user, struct view *view,
                       bool everything);

void interaction_shortcut(struct workspace *workspace, struct user *user, const char *callback_id,
                          struct interaction *out);

/** Errors   ERR_NOT_FOUND: no such message. */
MUST_CHECK bool interaction_message_action(struct workspace *workspace, struct user *user,
                                           struct channel *channel, const char *ts,
                                           const char *callback_id, struct interaction *out,
                                           struct err *err);

void interaction_home(struct workspace *workspace, struct user *user, const char *tab);

#endif
