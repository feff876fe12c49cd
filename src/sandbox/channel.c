/* A channel as a thing: made, found, described. What people do to it is in channel_verbs.c. */
#include "sandbox/channel.h"

#include <stdlib.h>
#include <string.h>

#include "disruption/base/clock.h"
#include "disruption/base/memory.h"
#include "disruption/base/utf8.h"
#include "sandbox/message.h"

static const struct {
    const char *type;
    const char *id_prefix;
    const char *interaction_name; /* NULL: its own name */
} kinds[] = {
    [CHANNEL_PUBLIC] = {"channel", "C", NULL},
    [CHANNEL_PRIVATE] = {"group", "C", "privategroup"},
    [CHANNEL_IM] = {"im", "D", "directmessage"},
    [CHANNEL_MPIM] = {"mpim", "G", "mpdm"},
};

struct channel *channel_add(struct workspace *workspace, const char *id, const char *name,
                            enum channel_kind kind, const struct user *creator)
{
    char made[ID_MAX];
    struct channel *channel = mem_new(1, sizeof *channel);
    channel->id =
        mem_copy_text(id != NULL ? id : workspace_new_id(workspace, kinds[kind].id_prefix, made));
    channel->name = mem_copy_text(name);
    channel->kind = kind;
    channel->creator = mem_copy_text(creator != NULL ? creator->id : "");
    channel->created_ms = workspace_now_ms(workspace);
    user_set(&channel->topic.value, "");
    user_set(&channel->topic.by, "");
    user_set(&channel->purpose.value, "");
    user_set(&channel->purpose.by, "");
    channel->previous_names = js_new_array();
    channel->bookmarks = js_new_array();
    channel->members = table_create(NULL);
    channel->by_ts = table_create(NULL);
    channel->pins = table_create(NULL);
    table_add(workspace->channels, channel->id, channel);
    if (name[0] != '\0')
        table_add(workspace->channels_by_name, name, channel);
    return channel;
}

void channel_destroy(void *value)
{
    struct channel *channel = value;
    char *const owned[] = {channel->id,          channel->name,     channel->creator,
                           channel->topic.value, channel->topic.by, channel->purpose.value,
                           channel->purpose.by};
    for (size_t i = 0; i < COUNT_OF(owned); i++)
        free(owned[i]);
    for (size_t i = 0; i < channel->message_count; i++)
        message_destroy(channel->messages[i]);
    free(channel->messages);
    js_drop(channel->previous_names);
    js_drop(channel->bookmarks);
    table_destroy(channel->members);
    table_destroy(channel->by_ts);
    table_destroy(channel->pins);
    free(channel);
}

struct channel *channel_by_id(const struct workspace *workspace, const char *id)
{
    struct channel *channel = table_find(workspace->channels, id);
    return channel == NULL || channel->deleted ? NULL : channel;
}

struct channel *channel_find(const struct workspace *workspace, const char *id_or_name)
{
    if (id_or_name != NULL && id_or_name[0] == '#')
        id_or_name++;
    struct channel *channel = table_find(workspace->channels, id_or_name);
    if (channel == NULL)
        channel = table_find(workspace->channels_by_name, id_or_name);
    return channel == NULL || channel->deleted ? NULL : channel;
}

bool channel_has(const struct channel *channel, const struct user *user)
{
    return user != NULL && table_find(channel->members, user->id) != NULL;
}

static bool has_exactly(const struct channel *channel, struct user *const *users, size_t count)
{
    if (channel->kind < CHANNEL_IM || table_count(channel->members) != count)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!channel_has(channel, users[i]))
            return false;
    }
    return true;
}

struct channel *channel_direct(struct workspace *workspace, struct user *const *users, size_t count)
{
    for (size_t i = 0; i < table_count(workspace->channels); i++) {
        struct channel *channel = table_at(workspace->channels, i);
        if (has_exactly(channel, users, count))
            return channel;
    }
    struct channel *channel =
        channel_add(workspace, NULL, "", count <= 2 ? CHANNEL_IM : CHANNEL_MPIM, users[0]);
    for (size_t i = 0; i < count; i++) {
        if (!channel_has(channel, users[i]))
            table_add(channel->members, users[i]->id, users[i]);
    }
    workspace_changed(workspace, "channels", channel->id);
    return channel;
}

const char *channel_name_fault(const struct workspace *workspace, const char *name)
{
    bool word = false;
    if (name == NULL || name[0] == '\0')
        return "invalid_name_required";
    if (utf8_count(slice_of(name)) > CHANNEL_NAME_MAX)
        return "invalid_name_maxlength";
    for (const char *c = name; *c != '\0'; c++) {
        bool letter = (*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9');
        if (!letter && *c != '-' && *c != '_')
            return "invalid_name_specials";
        word |= letter;
    }
    if (!word)
        return "invalid_name_punctuation";
    return table_find(workspace->channels_by_name, name) != NULL ? "name_taken" : NULL;
}

const char *channel_type(const struct channel *channel)
{
    return kinds[channel->kind].type;
}

struct js *channel_brief_json(const struct channel *channel)
{
    const char *name = kinds[channel->kind].interaction_name;
    struct js *json = js_new_object();
    js_put_string(json, "id", channel->id);
    js_put_string(json, "name", name != NULL ? name : channel->name);
    return json;
}

static struct js *note_json(const struct channel_note *note)
{
    struct js *json = js_new_object();
    js_put_string(json, "value", note->value);
    js_put_string(json, "creator", note->by);
    js_put_integer(json, "last_set", note->set_ms / SECOND_MS);
    return json;
}

/* The other side of a two-person conversation, as seen by the viewer. */
static const struct user *partner(const struct channel *channel, const struct user *viewer)
{
    const struct user *other = viewer;
    for (size_t i = 0; i < table_count(channel->members); i++) {
        const struct user *each = table_at(channel->members, i);
        if (each != viewer)
            other = each;
    }
    return other;
}

static void put_kind(struct js *json, const struct channel *channel)
{
    js_put_flag(json, "is_channel", channel->kind == CHANNEL_PUBLIC);
    js_put_flag(json, "is_group", channel->kind == CHANNEL_PRIVATE);
    js_put_flag(json, "is_im", channel->kind == CHANNEL_IM);
    js_put_flag(json, "is_mpim", channel->kind == CHANNEL_MPIM);
    js_put_flag(json, "is_private", channel->kind != CHANNEL_PUBLIC);
}

struct js *channel_json(const struct workspace *workspace, const struct channel *channel,
                        const struct user *viewer)
{
    struct js *json = js_new_object();
    js_put_string(json, "id", channel->id);
    put_kind(json, channel);
    js_put_integer(json, "created", channel->created_ms / SECOND_MS);
    js_put_integer(json, "updated", workspace_now_ms(workspace));
    js_put_flag(json, "is_archived", channel->archived);
    js_put_flag(json, "is_org_shared", false);
    js_put_string(json, "context_team_id", TEAM_ID);
    if (channel->kind == CHANNEL_IM) {
        js_put_string(json, "user", partner(channel, viewer)->id);
        return json;
    }
    js_put_string(json, "name", channel->name);
    js_put_string(json, "name_normalized", channel->name);
    js_put_string(json, "creator", channel->creator);
    js_put_flag(json, "is_general", channel->general);
    js_put_flag(json, "is_member", channel_has(channel, viewer));
    js_put_flag(json, "is_shared", false);
    js_put_flag(json, "is_ext_shared", false);
    js_put(json, "pending_shared", js_new_array());
    js_put_integer(json, "unlinked", 0);
    js_put(json, "topic", note_json(&channel->topic));
    js_put(json, "purpose", note_json(&channel->purpose));
    js_put(json, "previous_names", js_copy(channel->previous_names));
    return json;
}
