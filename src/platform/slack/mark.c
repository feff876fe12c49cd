/* Reactions and pins: one person's mark on one message. */
#include <string.h>

#include "decode.h"
#include "names.h"

const char *slack_reaction_name(struct arena *arena, const char *reaction)
{
    const char *shade = strstr(reaction, "::skin-tone-");
    if (shade == NULL || shade == reaction)
        return reaction;
    return arena_slice(arena, (struct slice){reaction, (size_t)(shade - reaction)});
}

/* Where the message is: {"type": "message", "channel", "ts"}; false for marks on files. */
static bool read_item(const struct slack_decoding *in, const struct js *item, struct mark *mark)
{
    if (strcmp(js_string_or(item, "type", ""), "message") != 0)
        return false;
    mark->channel_id = slack_id(in->arena, item, "channel");
    mark->ts = slack_stamp_id(in->arena, item, "ts");
    return mark->channel_id != NULL;
}

/* Our own marks confirm; they never mean anything. */
static bool by_us(const struct slack_decoding *in, const char *person_id)
{
    return in->self->user_id[0] != '\0' && strcmp(person_id, in->self->user_id) == 0;
}

static const char *event_stamp(const struct slack_decoding *in)
{
    return js_string_or(in->event, "event_ts", "");
}

static void read_reaction(const struct slack_decoding *in, bool set, struct event *out)
{
    struct mark *mark = &out->as.mark;
    const char *reaction = slack_id(in->arena, in->event, "reaction");
    mark->person_id = slack_id(in->arena, in->event, "user");
    if (!read_item(in, js_at(in->event, "item"), mark) || mark->ts == NULL || reaction == NULL ||
        mark->person_id == NULL || by_us(in, mark->person_id))
        return;
    mark->source = MARK_REACTION;
    mark->name = slack_reaction_name(in->arena, reaction);
    out->kind = EVENT_MARK;
    out->key = arena_print(in->arena, "r/%s/%s/%s/%s/%s/%s", mark->channel_id, mark->ts, reaction,
                           mark->person_id, set ? "add" : "remove", event_stamp(in));
}

/* Whose pin it is: when somebody else takes a pin away, it is still the mark of whoever set it. */
static const char *pinned_by(const struct slack_decoding *in)
{
    const char *id = slack_id(in->arena, js_at(in->event, "pinned_info"), "pinned_by");
    if (id == NULL)
        id = slack_id(in->arena, js_at(in->event, "item"), "created_by");
    return id != NULL ? id : slack_id(in->arena, in->event, "user");
}

static void read_pin(const struct slack_decoding *in, bool set, struct event *out)
{
    struct mark *mark = &out->as.mark;
    const struct js *item = js_at(in->event, "item");
    struct message *message = arena_new(in->arena, 1, sizeof(*message));
    mark->person_id = pinned_by(in);
    if (!read_item(in, item, mark) || mark->person_id == NULL || by_us(in, mark->person_id) ||
        !slack_message_read(in->self, in->arena, js_at(item, "message"), mark->channel_id, message))
        return;
    mark->ts = message->ts;
    mark->source = MARK_PIN;
    mark->name = "pin";
    mark->message = message;
    out->kind = EVENT_MARK;
    out->key = arena_print(in->arena, "p/%s/%s/%s/%s/%s", mark->channel_id, mark->ts,
                           mark->person_id, set ? "add" : "remove", event_stamp(in));
}

static const struct {
    const char *type;
    void (*read)(const struct slack_decoding *in, bool set, struct event *out);
    bool set;
} types[] = {
    {"pin_added", read_pin, true},
    {"pin_removed", read_pin, false},
    {"reaction_added", read_reaction, true},
    {"reaction_removed", read_reaction, false},
};

void slack_decode_mark(const struct slack_decoding *in, struct event *out)
{
    const char *type = js_string_or(in->event, "type", "");
    for (size_t i = 0; i < COUNT_OF(types); i++) {
        if (strcmp(types[i].type, type) != 0)
            continue;
        types[i].read(in, types[i].set, out);
        out->as.mark.set = types[i].set;
        out->as.mark.version_us = in->happened_us;
        out->happened_ms = in->happened_us / 1000;
    }
}
