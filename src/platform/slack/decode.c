/* From an envelope's payload to the decoder that knows it. */
#include "decode.h"

#include <string.h>

#include "names.h"

static void decode_home(const struct slack_decoding *in, struct event *out)
{
    const char *user_id = slack_id(in->arena, in->event, "user");
    if (user_id == NULL || strcmp(js_string_or(in->event, "tab", ""), "home") != 0)
        return;
    out->kind = EVENT_HOME;
    out->as.home_user_id = user_id;
    out->key = in->event_key;
    out->happened_ms = in->happened_us / 1000;
}

static void decode_person(const struct slack_decoding *in, struct event *out)
{
    if (!slack_person_read(in->arena, js_at(in->event, "user"), in->self->team_id, &out->as.person))
        return;
    out->kind = EVENT_PERSON;
    out->key = in->event_key;
    out->happened_ms = in->happened_us / 1000;
}

/* Inner events by type. Absent on purpose: all that merely accompanies what is listed. */
static const struct {
    const char *type;
    void (*decode)(const struct slack_decoding *in, struct event *out);
} types[] = {
    {"app_home_opened", decode_home},
    {"app_mention", slack_decode_mention},
    {"channel_archive", slack_decode_channel},
    {"channel_convert_to_private", slack_decode_channel},
    {"channel_convert_to_public", slack_decode_channel},
    {"channel_deleted", slack_decode_channel},
    {"channel_id_changed", slack_decode_channel},
    {"channel_left", slack_decode_channel},
    {"channel_rename", slack_decode_channel},
    {"channel_unarchive", slack_decode_channel},
    {"group_archive", slack_decode_channel},
    {"group_deleted", slack_decode_channel},
    {"group_left", slack_decode_channel},
    {"group_rename", slack_decode_channel},
    {"group_unarchive", slack_decode_channel},
    {"member_joined_channel", slack_decode_channel},
    {"member_left_channel", slack_decode_channel},
    {"message", slack_decode_message},
    {"pin_added", slack_decode_mark},
    {"pin_removed", slack_decode_mark},
    {"reaction_added", slack_decode_mark},
    {"reaction_removed", slack_decode_mark},
    {"team_join", decode_person},
    {"user_change", decode_person},
};

static bool same_or_unknown(const char *wanted, const char *given)
{
    return wanted[0] == '\0' || given[0] == '\0' || strcmp(wanted, given) == 0;
}

/*
 * Ours by app, and by team: the team of a channel shared between workspaces may be the other one,
 * then the installation that may see the event is the one that counts.
 */
static bool for_us(const struct slack_self *self, const struct js *payload)
{
    const struct js *installations = js_at(payload, "authorizations");
    if (!same_or_unknown(self->app_id, js_string_or(payload, "api_app_id", "")))
        return false;
    if (same_or_unknown(self->team_id, js_string_or(payload, "team_id", "")) ||
        strcmp(js_string_or(payload, "context_team_id", ""), self->team_id) == 0)
        return true;
    for (size_t i = 0; js_is_array(installations) && i < js_count(installations); i++) {
        if (strcmp(js_string_or(js_item(installations, i), "team_id", ""), self->team_id) == 0)
            return true;
    }
    return false;
}

static int64_t happened_us(const struct js *payload, const struct js *event, int64_t received_ms)
{
    int64_t seconds = js_integer_or(payload, "event_time", 0);
    bool sane = seconds > 0 && seconds < INT64_C(99999999999); /* the year 5138 */
    int64_t otherwise = sane ? seconds * 1000000 : received_ms * 1000;
    return slack_stamp_or(event, "event_ts", slack_stamp_or(event, "ts", otherwise));
}

static void decode_events_api(struct slack_decoding *in, const struct js *payload,
                              struct event *out)
{
    const struct js *event = js_at(payload, "event");
    const char *type = js_string_or(event, "type", "");
    const char *event_id = slack_id(in->arena, payload, "event_id");
    if (!for_us(in->self, payload))
        return;
    in->event = event;
    in->event_key = event_id == NULL ? NULL : arena_print(in->arena, "e/%s", event_id);
    in->happened_us = happened_us(payload, event, in->received_ms);
    for (size_t i = 0; i < COUNT_OF(types); i++) {
        if (strcmp(types[i].type, type) == 0)
            types[i].decode(in, out);
    }
}

void slack_decode(const struct slack_self *self, const char *type, const struct js *payload,
                  int64_t received_ms, struct arena *arena, struct event *out)
{
    struct slack_decoding in = {
        .self = self, .arena = arena, .event = payload, .received_ms = received_ms};
    *out = (struct event){
        .kind = EVENT_NOTHING, .happened_ms = received_ms, .received_ms = received_ms};
    if (payload == NULL)
        return;
    if (strcmp(type, "events_api") == 0)
        decode_events_api(&in, payload, out);
    else if (strcmp(type, "slash_commands") == 0 &&
             same_or_unknown(self->app_id, js_string_or(payload, "api_app_id", "")))
        slack_decode_command(&in, out);
    else if (strcmp(type, "interactive") == 0)
        slack_decode_interactive(&in, out);
    if (out->kind == EVENT_NOTHING)
        *out = (struct event){
            .kind = EVENT_NOTHING, .happened_ms = received_ms, .received_ms = received_ms};
}

const char *slack_decode_revoked(const struct slack_self *self, const char *type,
                                 const struct js *payload)
{
    const struct js *event = js_at(payload, "event");
    const char *what = js_string_or(event, "type", "");
    if (strcmp(type, "events_api") != 0 || !for_us(self, payload))
        return NULL;
    if (strcmp(what, "app_uninstalled") == 0)
        return "app_uninstalled";
    const struct js *bots = js_at(js_at(event, "tokens"), "bot");
    for (size_t i = 0; js_is_array(bots) && i < js_count(bots); i++) {
        const char *id = js_text(js_item(bots, i));
        if (strcmp(what, "tokens_revoked") == 0 && id != NULL && same_or_unknown(self->user_id, id))
            return "tokens_revoked";
    }
    return NULL;
}
