/* A message object as events and the Web API show it. The subtype says how to look at it, not
 * whether it is one. */
#include "decode.h"

#include <string.h>

#include "disruption/base/utf8.h"
#include "address.h"
#include "names.h"
#include "text.h"

#define AUTHOR_NAME_MAX 256 /* bytes; Slack allows 80 characters */
#define FILE_NAME_MAX 512   /* bytes */

static const char *clean_text(struct arena *arena, const char *text, size_t max)
{
    struct buf out;
    if (text == NULL)
        return NULL;
    buf_init(&out, max);
    utf8_clean(&out, utf8_front(slice_of(text), max / 4));
    const char *copy = arena_text(arena, buf_string(&out));
    buf_done(&out);
    return copy;
}

static bool ours(const struct slack_self *self, const char *user_id, const char *bot_id)
{
    return (user_id != NULL && self->user_id[0] != '\0' && strcmp(user_id, self->user_id) == 0) ||
           (bot_id != NULL && self->bot_id[0] != '\0' && strcmp(bot_id, self->bot_id) == 0);
}

/* Bots name themselves in the message; people are looked up. */
static const char *bot_name(const struct js *message)
{
    const char *name = js_string(message, "username");
    return name != NULL && name[0] != '\0' ? name
                                           : js_string(js_at(message, "bot_profile"), "name");
}

static void read_author(const struct slack_self *self, struct arena *arena,
                        const struct js *message, struct message *out)
{
    const char *user_id = slack_id(arena, message, "user");
    const char *bot_id = slack_id(arena, message, "bot_id");
    bool bot_message = strcmp(js_string_or(message, "subtype", ""), "bot_message") == 0;
    out->author_id = user_id != NULL ? user_id : bot_id;
    out->by_bot =
        bot_id != NULL || bot_message || (user_id != NULL && strcmp(user_id, "USLACKBOT") == 0);
    out->by_us = ours(self, user_id, bot_id);
    if (out->by_bot)
        out->author_name = clean_text(arena, bot_name(message), AUTHOR_NAME_MAX);
}

/* Where its bytes are. What lies elsewhere (a link to somebody's drive) is not ours to fetch. */
static const char *download_of(const struct slack_self *self, struct arena *arena,
                               const struct js *file)
{
    const char *url = slack_address(arena, file, "url_private_download");
    if (url == NULL)
        url = slack_address(arena, file, "url_private");
    bool here = url != NULL && !js_flag(file, "is_external") &&
                strcmp(js_string_or(file, "mode", ""), "external") != 0;
    return here && slack_address_trusted(url, SLACK_PLACE_FILES, self->api_url) ? url : "";
}

static bool read_file(const struct slack_self *self, struct arena *arena, const struct js *file,
                      struct file_ref *out)
{
    static const char *const gone[] = {"tombstone", "hidden_by_limit"};
    out->id = slack_id(arena, file, "id");
    for (size_t i = 0; i < COUNT_OF(gone); i++) {
        if (strcmp(js_string_or(file, "mode", ""), gone[i]) == 0)
            return false;
    }
    const char *title = js_string_or(file, "title", "");
    out->name = clean_text(arena, js_string_or(file, "name", title), FILE_NAME_MAX);
    out->mimetype = clean_text(arena, js_string_or(file, "mimetype", ""), FILE_NAME_MAX);
    out->permalink = arena_text(arena, js_string_or(file, "permalink", ""));
    out->download = download_of(self, arena, file);
    out->size = js_integer_or(file, "size", -1);
    return out->id != NULL;
}

static void read_files(const struct slack_self *self, struct arena *arena, const struct js *files,
                       struct message *out)
{
    if (!js_is_array(files) || js_count(files) == 0)
        return;
    struct file_ref *refs = arena_new(arena, MESSAGE_FILES_MAX, sizeof(*refs));
    for (size_t i = 0; i < js_count(files) && out->file_count < MESSAGE_FILES_MAX; i++) {
        if (read_file(self, arena, js_item(files, i), &refs[out->file_count]))
            out->file_count++;
    }
    out->files = refs;
}

static void read_text(struct arena *arena, const struct js *message, struct message *out)
{
    static const char withheld[] =
        "ekm_access_denied"; /* a placeholder stands where the text was */
    struct slack_text text;
    slack_text_init(&text, arena);
    if (strcmp(js_string_or(message, "subtype", ""), withheld) != 0)
        slack_text_message(&text, message);
    out->mentions = text.mentions;
    out->mention_count = text.mention_count;
    out->text = slack_text_done(&text);
}

/* Some answers name the thread of a reply only in the address of its page. */
static const char *thread_of(struct arena *arena, const struct js *message)
{
    static const char key[] = "thread_ts=";
    int64_t us;
    const char *told = slack_stamp_id(arena, message, "thread_ts");
    const char *found = strstr(js_string_or(message, "permalink", ""), key);
    if (told != NULL || found == NULL)
        return told;
    found += strlen(key);
    const char *ts = arena_slice(arena, (struct slice){found, strcspn(found, "&#")});
    return slack_stamp_read(ts, &us) ? ts : NULL;
}

bool slack_message_read(const struct slack_self *self, struct arena *arena,
                        const struct js *message, const char *channel_id, struct message *out)
{
    int64_t posted_us;
    *out = (struct message){.channel_id = channel_id, .text = ""};
    out->ts = slack_stamp_id(arena, message, "ts");
    if (out->ts == NULL || !slack_stamp_read(out->ts, &posted_us))
        return false;
    const char *thread_ts = thread_of(arena, message);
    out->thread_ts = thread_ts != NULL && strcmp(thread_ts, out->ts) != 0 ? thread_ts : NULL;
    out->posted_ms = posted_us / 1000;
    out->version_us = slack_stamp_or(js_at(message, "edited"), "ts", posted_us);
    out->permalink = slack_permalink(arena, self->site_url, channel_id, out->ts, out->thread_ts);
    out->deleted = strcmp(js_string_or(message, "subtype", ""), "tombstone") == 0;
    if (out->deleted)
        return true;
    read_author(self, arena, message, out);
    read_text(arena, message, out);
    read_files(self, arena, js_at(message, "files"), out);
    return true;
}
