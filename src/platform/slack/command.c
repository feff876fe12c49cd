/* A slash command. Its text comes escaped (the manifest asks for that), so mentions carry their
 * ids. */
#include <string.h>

#include "address.h"
#include "decode.h"
#include "names.h"
#include "text.h"

static bool for_us(const struct slack_self *self, const struct js *payload)
{
    const char *team_id = js_string_or(payload, "team_id", "");
    return strcmp(js_string_or(payload, "command", ""), self->command) == 0 &&
           (self->team_id[0] == '\0' || team_id[0] == '\0' || strcmp(team_id, self->team_id) == 0);
}

/* The names that channels are given here when they are not for all. */
static enum venue venue_of(const char *channel_name)
{
    if (strcmp(channel_name, "directmessage") == 0)
        return VENUE_DIRECT;
    bool closed = strcmp(channel_name, "privategroup") == 0 || strncmp(channel_name, "mpdm-", strlen("mpdm-")) == 0;
    return closed ? VENUE_PRIVATE : VENUE_UNKNOWN;
}

void slack_decode_command(const struct slack_decoding *in, struct event *out)
{
    struct command_line *line = &out->as.command;
    if (!for_us(in->self, in->event))
        return;
    line->actor_id = slack_id(in->arena, in->event, "user_id");
    line->channel_id = slack_id(in->arena, in->event, "channel_id");
    if (line->actor_id == NULL || line->channel_id == NULL)
        return;
    struct slack_text text;
    slack_text_init(&text, in->arena);
    slack_text_mrkdwn(&text, slice_of(js_string_or(in->event, "text", "")));
    line->mouth = MOUTH_SLASH;
    line->venue = venue_of(js_string_or(in->event, "channel_name", ""));
    line->mentions = text.mentions;
    line->mention_count = text.mention_count;
    line->text = slack_text_done(&text);
    line->actor_name = slack_id(in->arena, in->event, "user_name");
    line->trigger_id = slack_id(in->arena, in->event, "trigger_id");
    line->response_url = slack_address(in->arena, in->event, "response_url");
    out->kind = EVENT_COMMAND;
    if (line->trigger_id != NULL)
        out->key = arena_print(in->arena, "c/%s", line->trigger_id);
}
