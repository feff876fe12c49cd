/* One control call under way, and the table of them; shared by the control_*.c files. */
#ifndef DISRUPTION_SANDBOX_ORDER_H
#define DISRUPTION_SANDBOX_ORDER_H

#include "disruption/base/err.h"
#include "disruption/base/json.h"
#include "sandbox/channel.h"
#include "sandbox/message.h"
#include "sandbox/user.h"
#include "sandbox/workspace.h"

struct order {
    struct workspace *workspace;
    const struct js *args;
    struct js *reply;
    struct err *err;
};

/* Arguments that must be there: NULL, with the error set, when they are not. */
const char *order_text(struct order *order, const char *name);
struct user *order_user(struct order *order, const char *name);
struct channel *order_channel(struct order *order, const char *name);
struct message *order_message(struct order *order, const struct channel *channel);

/** A person that may be left out: our first person then. False: named, but unknown. */
bool order_user_or(struct order *order, const char *name, struct user *fallback, struct user **out);

/** A Web API error code as an error; NULL is success. */
bool order_settle(struct order *order, const char *code);

bool control_user(struct order *order);
bool control_channel(struct order *order);
bool control_join(struct order *order);
bool control_leave(struct order *order);
bool control_change(struct order *order);
bool control_dm(struct order *order);
bool control_group(struct order *order);
bool control_bookmark(struct order *order);
bool control_say(struct order *order);
bool control_flood(struct order *order);
bool control_edit(struct order *order);
bool control_delete(struct order *order);
bool control_unfurl(struct order *order);
bool control_react(struct order *order);
bool control_unreact(struct order *order);
bool control_pin(struct order *order);
bool control_unpin(struct order *order);
bool control_upload(struct order *order);
bool control_slash(struct order *order);
bool control_press(struct order *order);
bool control_submit(struct order *order);
bool control_close(struct order *order);
bool control_shortcut(struct order *order);
bool control_action(struct order *order);
bool control_home(struct order *order);
bool control_event(struct order *order);
bool control_clock(struct order *order);
bool control_api(struct order *order);
bool control_limit(struct order *order);
bool control_history(struct order *order);
bool control_envelopes(struct order *order);
bool control_link(struct order *order);
bool control_sockets(struct order *order);
bool control_token(struct order *order);
bool control_scopes(struct order *order);
bool control_clear(struct order *order);

#endif
