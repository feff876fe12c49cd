/*
 * What people say to us: a message that begins with our name, and a direct message. Both come as
 * text, and the text is a command.
 */
#include <string.h>

#include "decode.h"
#include "names.h"
#include "text.h"

/* Takes our mention, "<@U0BOT>" or "<@U0BOT|name>", off the front; and the colon people set behind
 * a name. */
static bool take_name(const struct slack_self *self, struct slice *text)
{
    struct slice rest = slice_trim(*text);
    size_t len = strlen(self->user_id);
    if (len == 0 || !slice_starts(rest, "<@") || rest.len < len + 3 ||
        memcmp(rest.at + 2, self->user_id, len) != 0 ||
        (rest.at[len + 2] != '>' && rest.at[len + 2] != '|'))
        return false;
    const char *end = memchr(rest.at, '>', rest.len);
    if (end == NULL)
        return false;
    rest = slice_trim((struct slice){end + 1, rest.len - (size_t)(end - rest.at) - 1});
    if (rest.len > 0 && (rest.at[0] == ':' || rest.at[0] == ','))
        rest = slice_trim((struct slice){rest.at + 1, rest.len - 1});
    *text = rest;
    return true;
}

/* Takes "/disruption" off the front: some people type it wherever they are. */
static void take_command_word(const struct slack_self *self, struct slice *text)
{
    struct slice rest = slice_trim(*text), after = rest, word;
    if (slice_word(&after, &word) && slice_equals_nocase(word, self->command))
        *text = slice_trim(after);
}

static bool by_a_person(const struct slack_decoding *in)
{
    const char *user_id = js_string_or(in->event, "user", "");
    return js_string(in->event, "bot_id") == NULL && strcmp(user_id, in->self->user_id) != 0 &&
           strcmp(user_id, "USLACKBOT") != 0;
}

/* The message is one command however often it is told: an edit that names us afresh has the same
 * key. */
static void say(const struct slack_decoding *in, enum mouth mouth, struct slice words,
                struct event *out)
{
    struct command_line line = {.mouth = mouth};
    struct slack_text text;
    line.channel_id = slack_id(in->arena, in->event, "channel");
    line.message_ts = slack_stamp_id(in->arena, in->event, "ts");
    line.actor_id = slack_id(in->arena, in->event, "user");
    if (line.channel_id == NULL || line.message_ts == NULL || line.actor_id == NULL)
        return;
    const char *thread_ts = slack_stamp_id(in->arena, in->event, "thread_ts");
    line.thread_ts =
        thread_ts != NULL && strcmp(thread_ts, line.message_ts) != 0 ? thread_ts : NULL;
    slack_text_init(&text, in->arena);
    slack_text_mrkdwn(&text, words);
    line.mentions = text.mentions;
    line.mention_count = text.mention_count;
    line.text = slack_text_done(&text);
    out->kind = EVENT_COMMAND;
    out->as.command = line;
    out->happened_ms = in->happened_us / 1000;
    out->key = arena_print(in->arena, "m/%s/%s", line.channel_id, line.message_ts);
}

void slack_decode_mention(const struct slack_decoding *in, struct event *out)
{
    struct slice words = slice_of(js_string_or(in->event, "text", ""));
    if (by_a_person(in) && take_name(in->self, &words))
        say(in, MOUTH_MENTION, words, out);
}

bool slack_is_direct(const struct js *event)
{
    const char *type = js_string_or(event, "channel_type", "");
    return strcmp(type, "im") == 0 || strcmp(type, "app_home") == 0;
}

/* Edits and deletions are no commands; a file without a word is none either. */
void slack_decode_direct(const struct slack_decoding *in, struct event *out)
{
    static const char *const spoken[] = {"", "file_share", "me_message", "thread_broadcast"};
    const char *subtype = js_string_or(in->event, "subtype", "");
    struct slice words = slice_trim(slice_of(js_string_or(in->event, "text", "")));
    bool posted = false;
    for (size_t i = 0; i < COUNT_OF(spoken); i++)
        posted = posted || strcmp(spoken[i], subtype) == 0;
    if (!posted || words.len == 0 || js_flag(in->event, "hidden") || !by_a_person(in))
        return;
    (void)take_name(in->self, &words);
    take_command_word(in->self, &words);
    say(in, MOUTH_DIRECT, words, out);
}
