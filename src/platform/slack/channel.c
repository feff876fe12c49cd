/* What happens to a channel as a whole. Slack tells most of it twice, as an event and as a
 * message's subtype. */
#include <string.h>

#include "decode.h"
#include "disruption/base/utf8.h"
#include "names.h"

#define NAME_CHARS_MAX 80 /* of a channel's name */

static const char *read_name(struct arena *arena, const struct js *object)
{
    const char *name = js_string(object, "name");
    struct buf clean;
    if (name == NULL || name[0] == '\0')
        return NULL;
    buf_init(&clean, NAME_CHARS_MAX * 4);
    utf8_clean(&clean, utf8_front(slice_of(name), NAME_CHARS_MAX));
    const char *copy = arena_text(arena, buf_string(&clean));
    buf_done(&clean);
    return copy;
}

/* A renamed channel comes as an object in its own event, and as an id beside the name in a message.
 */
static bool renamed(const struct slack_decoding *in, struct channel_change *change)
{
    const struct js *channel = js_at(in->event, "channel");
    const struct js *named = js_is_object(channel) ? channel : in->event;
    if (js_is_object(channel))
        change->channel_id = slack_id(in->arena, channel, "id");
    change->name = read_name(in->arena, named);
    return change->name != NULL;
}

static bool archived(const struct slack_decoding *in, struct channel_change *change)
{
    (void)in;
    change->archived = 1;
    return true;
}

static bool unarchived(const struct slack_decoding *in, struct channel_change *change)
{
    (void)in;
    change->archived = 0;
    return true;
}

static bool moved(const struct slack_decoding *in, struct channel_change *change)
{
    change->channel_id = slack_id(in->arena, in->event, "old_channel_id");
    change->new_id = slack_id(in->arena, in->event, "new_channel_id");
    return change->new_id != NULL;
}

static bool made_private(const struct slack_decoding *in, struct channel_change *change)
{
    (void)in;
    change->is_private = 1;
    return true;
}

static bool made_public(const struct slack_decoding *in, struct channel_change *change)
{
    (void)in;
    change->is_private = 0;
    return true;
}

/* Only our own coming and going changes what we can record. */
static bool about_us(const struct slack_decoding *in)
{
    const char *user_id = js_string_or(in->event, "user", "");
    return user_id[0] != '\0' && strcmp(user_id, in->self->user_id) == 0;
}

static bool let_in(const struct slack_decoding *in, struct channel_change *change)
{
    change->joined = 1;
    change->by_id = slack_id(in->arena, in->event, "inviter");
    return about_us(in);
}

static bool went(const struct slack_decoding *in, struct channel_change *change)
{
    change->joined = 0;
    change->by_id = slack_id(in->arena, in->event, "actor_id");
    return about_us(in);
}

/* Told to us alone, when it was us that left. */
static bool left(const struct slack_decoding *in, struct channel_change *change)
{
    change->joined = 0;
    change->by_id = slack_id(in->arena, in->event, "actor_id");
    return true;
}

/* By the event's type, or by the subtype when it is a message. A deleted channel takes no more
 * posts, as an archived. */
static const struct {
    const char *type;
    bool (*read)(const struct slack_decoding *in, struct channel_change *change);
} types[] = {
    {"channel_archive", archived},
    {"channel_convert_to_private", made_private},
    {"channel_convert_to_public", made_public},
    {"channel_deleted", archived},
    {"channel_id_changed", moved},
    {"channel_left", left},
    {"channel_name", renamed},
    {"channel_rename", renamed},
    {"channel_unarchive", unarchived},
    {"group_archive", archived},
    {"group_deleted", archived},
    {"group_left", left},
    {"group_name", renamed},
    {"group_rename", renamed},
    {"group_unarchive", unarchived},
    {"member_joined_channel", let_in},
    {"member_left_channel", went},
};

void slack_decode_channel(const struct slack_decoding *in, struct event *out)
{
    struct channel_change *change = &out->as.channel;
    const char *type = js_string_or(in->event, "subtype", js_string_or(in->event, "type", ""));
    *change = (struct channel_change){.archived = -1, .is_private = -1, .joined = -1};
    change->channel_id = slack_id(in->arena, in->event, "channel");
    change->by_id = slack_id(in->arena, in->event, "user");
    for (size_t i = 0; i < COUNT_OF(types); i++) {
        if (strcmp(types[i].type, type) != 0 || !types[i].read(in, change) ||
            change->channel_id == NULL)
            continue;
        out->kind = EVENT_CHANNEL;
        out->key = in->event_key;
        out->happened_ms = in->happened_us / 1000;
    }
}
