/*
 * What people press instead of typing: buttons, forms, shortcuts, the menu of a message. A button
 * or form is a command line; a menu entry is a mark on its message.
 */
#include <string.h>

#include "address.h"
#include "decode.h"
#include "form.h"
#include "names.h"
#include "text.h"

/* Who pressed, and what lets us answer; false when nobody did. */
static bool begin(const struct slack_decoding *in, enum mouth mouth, struct command_line *line)
{
    const struct js *user = js_at(in->event, "user");
    *line = (struct command_line){.mouth = mouth, .text = ""};
    line->actor_id = slack_id(in->arena, user, "id");
    line->actor_name = slack_id(in->arena, user, "username");
    if (line->actor_name == NULL)
        line->actor_name = slack_id(in->arena, user, "name");
    line->trigger_id = slack_id(in->arena, in->event, "trigger_id");
    line->response_url = slack_address(in->arena, in->event, "response_url");
    return line->actor_id != NULL;
}

static void set_words(const struct slack_decoding *in, const char *words, struct command_line *line)
{
    struct slack_text text;
    slack_text_init(&text, in->arena);
    slack_text_plain(&text, words);
    line->text = slack_text_done(&text);
}

static const char *either(const char *one, const char *other)
{
    return one != NULL ? one : other;
}

/* Where the pressed button stands; in the home tab nowhere. */
static void set_place(const struct slack_decoding *in, struct command_line *line)
{
    const struct js *container = js_at(in->event, "container");
    const struct js *message = js_at(in->event, "message");
    line->channel_id = either(slack_id(in->arena, js_at(in->event, "channel"), "id"),
                              slack_id(in->arena, container, "channel_id"));
    line->message_ts = either(slack_stamp_id(in->arena, container, "message_ts"),
                              slack_stamp_id(in->arena, message, "ts"));
    const char *thread_ts = either(slack_stamp_id(in->arena, container, "thread_ts"),
                                   slack_stamp_id(in->arena, message, "thread_ts"));
    bool reply =
        thread_ts != NULL && (line->message_ts == NULL || strcmp(thread_ts, line->message_ts) != 0);
    line->thread_ts = reply ? thread_ts : NULL;
}

static void decode_press(const struct slack_decoding *in, struct event *out)
{
    struct command_line line;
    const struct js *action = js_item(js_at(in->event, "actions"), 0);
    const char *value = js_string_or(action, "value", "");
    if (strcmp(js_string_or(action, "type", ""), "button") != 0 || value[0] == '\0' ||
        !begin(in, MOUTH_BUTTON, &line))
        return;
    set_words(in, value, &line);
    set_place(in, &line);
    out->kind = EVENT_COMMAND;
    out->as.command = line;
    out->happened_ms = slack_stamp_or(action, "action_ts", in->received_ms * 1000) / 1000;
    out->key = line.trigger_id != NULL
                   ? arena_print(in->arena, "b/%s", line.trigger_id)
                   : arena_print(in->arena, "b/%s/%s/%s", js_string_or(action, "action_ts", ""),
                                 js_string_or(action, "action_id", ""), line.actor_id);
}

/* One view is one form: sent twice by a double click it is still one. */
static void decode_form(const struct slack_decoding *in, struct event *out)
{
    struct command_line line;
    struct slack_form form;
    const struct js *view = js_at(in->event, "view");
    const char *view_id = slack_id(in->arena, view, "id");
    if (view_id == NULL || !slack_form_read(in->arena, view, &form) ||
        !begin(in, MOUTH_FORM, &line))
        return;
    set_words(in, form.verb, &line);
    line.number = form.number;
    line.channel_id = form.channel_id;
    line.response_url = form.response_url;
    line.values = form.values;
    line.value_count = form.value_count;
    line.mentions = form.mentions;
    line.mention_count = form.mention_count;
    out->kind = EVENT_COMMAND;
    out->as.command = line;
    out->key = arena_print(in->arena, "f/%s", view_id);
}

static void decode_shortcut(const struct slack_decoding *in, struct event *out)
{
    struct command_line line;
    if (!begin(in, MOUTH_SHORTCUT, &line))
        return;
    line.text = "start";
    out->kind = EVENT_COMMAND;
    out->as.command = line;
    out->happened_ms = slack_stamp_or(in->event, "action_ts", in->received_ms * 1000) / 1000;
    if (line.trigger_id != NULL)
        out->key = arena_print(in->arena, "s/%s", line.trigger_id);
}

/* Entries of a message's menu, and the kind each one gives the message. */
static const struct {
    const char *callback_id, *name;
} entries[] = {
    {"add_note", "note"},
    {"make_action", "action"},
};

static const char *entry_name(const struct js *payload)
{
    for (size_t i = 0; i < COUNT_OF(entries); i++) {
        if (strcmp(entries[i].callback_id, js_string_or(payload, "callback_id", "")) == 0)
            return entries[i].name;
    }
    return NULL;
}

static void decode_entry(const struct slack_decoding *in, struct event *out)
{
    struct mark mark = {.source = MARK_MENU, .name = entry_name(in->event), .set = true};
    struct message *message = arena_new(in->arena, 1, sizeof(*message));
    const char *stamp = js_string_or(in->event, "action_ts", "");
    mark.channel_id = slack_id(in->arena, js_at(in->event, "channel"), "id");
    mark.person_id = slack_id(in->arena, js_at(in->event, "user"), "id");
    if (mark.name == NULL || mark.channel_id == NULL || mark.person_id == NULL ||
        !slack_message_read(in->self, in->arena, js_at(in->event, "message"), mark.channel_id,
                            message))
        return;
    mark.ts = message->ts;
    mark.message = message;
    mark.response_url = slack_address(in->arena, in->event, "response_url");
    mark.version_us = slack_stamp_or(in->event, "action_ts", in->received_ms * 1000);
    out->kind = EVENT_MARK;
    out->as.mark = mark;
    out->happened_ms = mark.version_us / 1000;
    out->key = arena_print(in->arena, "u/%s/%s/%s/%s/%s", mark.channel_id, mark.ts, mark.name,
                           mark.person_id, stamp);
}

/* By the payload's type. Absent on purpose: view_closed, which changes nothing. */
static const struct {
    const char *type;
    void (*decode)(const struct slack_decoding *in, struct event *out);
} types[] = {
    {"block_actions", decode_press},
    {"message_action", decode_entry},
    {"shortcut", decode_shortcut},
    {"view_submission", decode_form},
};

static bool for_us(const struct slack_decoding *in)
{
    const char *app_id = js_string_or(in->event, "api_app_id", "");
    const char *team_id = js_string_or(js_at(in->event, "team"), "id", "");
    return (app_id[0] == '\0' || in->self->app_id[0] == '\0' ||
            strcmp(app_id, in->self->app_id) == 0) &&
           (team_id[0] == '\0' || in->self->team_id[0] == '\0' ||
            strcmp(team_id, in->self->team_id) == 0);
}

void slack_decode_interactive(const struct slack_decoding *in, struct event *out)
{
    const char *type = js_string_or(in->event, "type", "");
    for (size_t i = 0; for_us(in) && i < COUNT_OF(types); i++) {
        if (strcmp(types[i].type, type) == 0)
            types[i].decode(in, out);
    }
}
