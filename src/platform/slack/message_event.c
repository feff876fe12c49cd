/* Message events: the subtype decides what an event of type "message" is about. */
#include <inttypes.h>
#include <string.h>

#include "decode.h"
#include "names.h"

/* Every state of a message has its own key; a state delivered again has the same. */
static void finish(const struct slack_decoding *in, struct event *out)
{
    const struct message *message = &out->as.message;
    out->kind = EVENT_MESSAGE;
    out->happened_ms = in->happened_us / 1000;
    out->key = arena_print(in->arena, "m/%s/%s/%" PRId64, message->channel_id, message->ts,
                           message->version_us);
}

static void posted(const struct slack_decoding *in, const char *channel_id, struct event *out)
{
    if (js_flag(in->event, "hidden"))
        return;
    if (slack_message_read(in->self, in->arena, in->event, channel_id, &out->as.message))
        finish(in, out);
}

/* An edit, an unfurl (the same text again), or a thread's parent turned into a tombstone. */
static void changed(const struct slack_decoding *in, const char *channel_id, struct event *out)
{
    struct message *message = &out->as.message;
    const struct js *now = js_at(in->event, "message");
    if (!slack_message_read(in->self, in->arena, now, channel_id, message))
        return;
    message->version_us = slack_stamp_or(in->event, "ts", in->happened_us);
    if (message->deleted) {
        struct message before;
        if (slack_message_read(in->self, in->arena, js_at(in->event, "previous_message"),
                               channel_id, &before)) {
            message->author_id = before.author_id;
            message->author_name = before.author_name;
            message->by_bot = before.by_bot;
            message->by_us = before.by_us;
        }
    }
    finish(in, out);
}

static void deleted(const struct slack_decoding *in, const char *channel_id, struct event *out)
{
    struct message *message = &out->as.message;
    const struct js *before = js_at(in->event, "previous_message");
    const char *ts = slack_stamp_id(in->arena, in->event, "deleted_ts");
    int64_t posted_us;
    if (ts == NULL || !slack_stamp_read(ts, &posted_us))
        return;
    if (!slack_message_read(in->self, in->arena, before, channel_id, message) ||
        strcmp(message->ts, ts) != 0)
        *message =
            (struct message){.channel_id = channel_id, .ts = ts, .posted_ms = posted_us / 1000};
    message->text = "";
    message->mention_count = 0;
    message->file_count = 0;
    message->deleted = true;
    message->version_us = slack_stamp_or(in->event, "ts", in->happened_us);
    finish(in, out);
}

static void channel_state(const struct slack_decoding *in, const char *channel_id,
                          struct event *out)
{
    (void)channel_id;
    slack_decode_channel(in, out);
}

/* Subtypes absent from this table are narration (joins, topics, pins) that other events tell
 * better. */
static const struct {
    const char *subtype;
    void (*decode)(const struct slack_decoding *in, const char *channel_id, struct event *out);
} subtypes[] = {
    {"", posted},
    {"bot_message", posted},
    {"channel_archive", channel_state},
    {"channel_convert_to_private", channel_state},
    {"channel_convert_to_public", channel_state},
    {"channel_name", channel_state},
    {"channel_unarchive", channel_state},
    {"ekm_access_denied", posted},
    {"file_share", posted},
    {"group_archive", channel_state},
    {"group_name", channel_state},
    {"group_unarchive", channel_state},
    {"me_message", posted},
    {"message_changed", changed},
    {"message_deleted", deleted},
    {"thread_broadcast", posted},
};

bool slack_message_said(const struct js *message)
{
    const char *subtype = js_string_or(message, "subtype", "");
    for (size_t i = 0; i < COUNT_OF(subtypes); i++) {
        if (strcmp(subtypes[i].subtype, subtype) == 0)
            return subtypes[i].decode == posted;
    }
    return false;
}

void slack_decode_message(const struct slack_decoding *in, struct event *out)
{
    const char *channel_id = slack_id(in->arena, in->event, "channel");
    const char *subtype = js_string_or(in->event, "subtype", "");
    if (slack_is_direct(in->event)) {
        slack_decode_direct(in, out);
        return;
    }
    for (size_t i = 0; channel_id != NULL && i < COUNT_OF(subtypes); i++) {
        if (strcmp(subtypes[i].subtype, subtype) == 0)
            subtypes[i].decode(in, channel_id, out);
    }
}
