/* The Events API wrapper: which workspace, which app, when, on whose behalf. */
#include "sandbox/event.h"

#include "disruption/base/clock.h"
#include "sandbox/envelope.h"

struct js *event_new(struct workspace *workspace, const char *type)
{
    char ts[TS_MAX];
    struct js *event = js_new_object();
    js_put_string(event, "type", type);
    js_put_string(event, "event_ts", workspace_new_ts(workspace, ts));
    return event;
}

static struct js *authorizations(void)
{
    struct js *one = js_new_object();
    struct js *all = js_new_array();
    js_put(one, "enterprise_id", js_new_string(NULL));
    js_put_string(one, "team_id", TEAM_ID);
    js_put_string(one, "user_id", BOT_USER_ID);
    js_put_flag(one, "is_bot", true);
    js_put_flag(one, "is_enterprise_install", false);
    js_push(all, one);
    return all;
}

void event_send_as(struct workspace *workspace, struct js *event, const char *event_id,
                   int64_t time_s, char *envelope_id)
{
    char made[ID_MAX];
    struct js *payload = js_new_object();
    js_put_string(payload, "token", "sandbox");
    js_put_string(payload, "type", "event_callback");
    js_put_string(payload, "team_id", TEAM_ID);
    js_put_string(payload, "context_team_id", TEAM_ID);
    js_put(payload, "context_enterprise_id", js_new_string(NULL));
    js_put_string(payload, "api_app_id", APP_ID);
    js_put_string(payload, "event_id",
                  event_id != NULL ? event_id : workspace_new_id(workspace, "Ev", made));
    js_put_integer(payload, "event_time", time_s);
    js_put_string(payload, "event_context", "4-sandbox");
    js_put_flag(payload, "is_ext_shared_channel", false);
    js_put(payload, "authorizations", authorizations());
    js_put(payload, "event", event);
    const struct envelope_wish wish = {.kind = ENVELOPE_EVENT, .payload = payload};
    envelope_send(workspace, &wish, envelope_id);
}

void event_send(struct workspace *workspace, struct js *event)
{
    event_send_as(workspace, event, NULL, workspace_now_ms(workspace) / SECOND_MS, NULL);
}

void event_send_in(struct workspace *workspace, const struct channel *channel, struct js *event)
{
    if (channel_has(channel, user_bot(workspace)))
        event_send(workspace, event);
    else
        js_drop(event);
}
