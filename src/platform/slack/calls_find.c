/* A channel that the configuration names ("general") instead of giving its id; Slack's calls take
 * ids. */
#include <string.h>

#include "calls.h"
#include "names.h"

static const struct slack_method list = {"conversations.list", SLACK_FORM, 20};

/* Ids are capitals and digits; names never hold a capital. */
static bool is_name(const char *channel)
{
    return channel[0] == '#' || channel[strcspn(channel, "abcdefghijklmnopqrstuvwxyz-_")] != '\0';
}

const char *slack_channel_of(const struct js *body, const struct js *carried)
{
    const char *channel = js_string_or(body, "channel", "");
    return is_name(channel) ? js_string(carried, "channel") : channel;
}

bool slack_ask_channel(struct slack_asking *asking)
{
    struct js *arguments = js_new_object();
    js_put_string(arguments, "types", "public_channel,private_channel");
    js_put_string(arguments, "exclude_archived", "true");
    js_put_integer(arguments, "limit", 200);
    js_put_string(arguments, "cursor", js_string(asking->carried, "cursor"));
    return slack_ask(asking, &list, arguments);
}

static const char *find_id(const struct slack_hearing *hearing, const char *name)
{
    const struct js *channels = js_at(hearing->reply, "channels");
    for (size_t i = 0; js_is_array(channels) && i < js_count(channels); i++) {
        if (strcmp(js_string_or(js_item(channels, i), "name", ""), name) == 0)
            return slack_id(hearing->arena, js_item(channels, i), "id");
    }
    return NULL;
}

void slack_hear_channel(struct slack_hearing *hearing)
{
    const char *name = js_string_or(hearing->body, "channel", "");
    const char *id = find_id(hearing, name[0] == '#' ? name + 1 : name);
    struct js *next = id != NULL ? js_new_object() : slack_next_page(hearing);
    if (next == NULL) {
        slack_hear_failed(hearing, "channel_not_found");
        return;
    }
    js_put_string(next, "channel", id);
    slack_hear_next(hearing, hearing->step, next);
}
