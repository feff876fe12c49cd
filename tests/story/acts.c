/* Reading acts. */
#include "story.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "disruption/base/parse.h"
#include "disruption/core/form.h"

static const char *id_of(struct story *story, struct slice who)
{
    struct buf id;
    buf_init(&id, 64);
    buf_char(&id, 'U');
    for (size_t i = 0; i < who.len; i++)
        buf_char(&id, (char)(who.at[i] >= 'a' && who.at[i] <= 'z' ? who.at[i] - 32 : who.at[i]));
    const char *copy = arena_text(&story->arena, buf_string(&id));
    buf_done(&id);
    return copy;
}

static size_t message_index(struct story *story, struct slice name)
{
    for (size_t i = 0; i < story->message_count; i++) {
        if (slice_equals(name, story->messages[i].name))
            return i;
    }
    return SIZE_MAX;
}

/* Mentions are written <@ana>; as adapters do, the text gets "@UANA". */
static const char *readable(struct story *story, struct slice text, struct mention **mentions, size_t *count)
{
    struct buf out;
    buf_init(&out, 65536);
    *mentions = arena_new(&story->arena, MESSAGE_MENTIONS_MAX, sizeof(**mentions));
    *count = 0;
    while (text.len > 0) {
        const char *end = slice_starts(text, "<@") ? memchr(text.at, '>', text.len) : NULL;
        if (end == NULL) {
            buf_char(&out, *text.at);
            text = (struct slice){text.at + 1, text.len - 1};
            continue;
        }
        const char *id = id_of(story, (struct slice){text.at + 2, (size_t)(end - text.at) - 2});
        (*mentions)[(*count)++] = (struct mention){MENTION_PERSON, id, ""};
        buf_print(&out, "@%s", id);
        text = (struct slice){end + 1, text.len - (size_t)(end + 1 - text.at)};
    }
    const char *copy = arena_text(&story->arena, buf_string(&out));
    buf_done(&out);
    return copy;
}

/* "graph.png,log.txt": 100 bytes each for every letter of the name. */
static const struct file_ref *files_of(struct story *story, const char *names, size_t *count)
{
    struct file_ref *files = arena_new(&story->arena, MESSAGE_FILES_MAX, sizeof(*files));
    struct slice rest = slice_of(names == NULL ? "" : names), name;
    *count = 0;
    while (rest.len > 0 && slice_split(&rest, ',', &name)) {
        const char *text = arena_slice(&story->arena, name);
        files[(*count)++] = (struct file_ref){
            .id = arena_print(&story->arena, "F%s", text),
            .name = text,
            .mimetype = "application/octet-stream",
            .permalink = arena_print(&story->arena, "https://chat.example/files/%s", text),
            .download = arena_print(&story->arena, "https://files.example/%s", text),
            .size = (int64_t)name.len * 100,
        };
    }
    return files;
}

/* Takes a trailing " +graph.png,log.txt" off the words before the colon. */
static const char *take_files(struct story *story, struct slice *head)
{
    const char *plus = memchr(head->at, '+', head->len);
    if (plus == NULL)
        return NULL;
    struct slice names = slice_trim((struct slice){plus + 1, head->len - (size_t)(plus + 1 - head->at)});
    head->len = (size_t)(plus - head->at);
    return arena_slice(&story->arena, names);
}

static void fill_message(struct story *story, size_t index, bool deleted, struct event *out)
{
    struct message *m = &out->as.message;
    struct mention *mentions;
    out->kind = EVENT_MESSAGE;
    *m = (struct message){
        .channel_id = story->channel_id,
        .ts = story->messages[index].ts,
        .thread_ts = story->messages[index].thread_ts,
        .author_id = story->messages[index].author,
        .permalink = arena_print(&story->arena, "https://chat.example/p%s", story->messages[index].ts),
        .version_us = story->acts,
        .deleted = deleted,
    };
    sscanf(m->ts, "%" SCNd64, &m->posted_ms);
    m->posted_ms *= 1000;
    m->files = files_of(story, story->messages[index].files, &m->file_count);
    m->text = readable(story, slice_of(story->messages[index].text), &mentions, &m->mention_count);
    m->mentions = mentions;
    out->key = arena_print(&story->arena, "m/%s/%d", m->ts, story->acts);
}

/* "M1: text" or "M2 under M1: text" */
static bool says(struct story *story, const char *who, struct slice rest, struct event *out)
{
    struct slice head, parent_name;
    if (!slice_split(&rest, ':', &head) || story->message_count == STORY_MESSAGES_MAX)
        return false;
    struct slice name;
    const char *files = take_files(story, &head);
    if (!slice_word(&head, &name))
        return false;
    size_t index = story->message_count++;
    story->messages[index].files = files;
    const char *parent = NULL;
    struct slice under;
    if (slice_word(&head, &under) && slice_word(&head, &parent_name)) {
        size_t found = message_index(story, parent_name);
        parent = found == SIZE_MAX ? NULL : story->messages[found].ts;
    }
    story->messages[index].name = arena_slice(&story->arena, name);
    story->messages[index].author = who;
    story->messages[index].text = arena_slice(&story->arena, slice_trim(rest));
    story->messages[index].thread_ts = parent;
    story->messages[index].ts =
        arena_print(&story->arena, "%" PRId64 ".%06zu", story->now_ms / 1000, 100 * (index + 1));
    fill_message(story, index, false, out);
    return true;
}

static bool edits(struct story *story, struct slice rest, struct event *out)
{
    struct slice name;
    if (!slice_split(&rest, ':', &name))
        return false;
    const char *files = take_files(story, &name);
    size_t index = message_index(story, slice_trim(name));
    if (index == SIZE_MAX)
        return false;
    story->messages[index].files = files;
    story->messages[index].text = arena_slice(&story->arena, slice_trim(rest));
    fill_message(story, index, false, out);
    return true;
}

static bool deletes(struct story *story, struct slice rest, struct event *out)
{
    size_t index = message_index(story, slice_trim(rest));
    if (index == SIZE_MAX)
        return false;
    fill_message(story, index, true, out);
    return true;
}

/* "memo to M1", "memo from M1", or just "M1" for pins */
static bool marks(struct story *story, const char *who, struct slice rest, bool set, bool pin, struct event *out)
{
    struct slice name = slice_of("pin"), to, target;
    if (!pin && (!slice_word(&rest, &name) || !slice_word(&rest, &to)))
        return false;
    if (!slice_word(&rest, &target))
        return false;
    size_t index = message_index(story, target);
    const char *ts = index == SIZE_MAX ? arena_slice(&story->arena, target) : story->messages[index].ts;
    out->kind = EVENT_MARK;
    out->as.mark = (struct mark){.channel_id = story->channel_id,
                                 .ts = ts,
                                 .source = pin ? MARK_PIN : MARK_REACTION,
                                 .name = arena_slice(&story->arena, name),
                                 .person_id = who,
                                 .set = set,
                                 .version_us = story->acts};
    out->key = arena_print(&story->arena, "r/%s/%d", ts, story->acts);
    return true;
}

static bool types(struct story *story, const char *who, struct slice rest, struct event *out)
{
    const char *channel = story->channel_id[0] == '\0' ? "CGENERAL" : story->channel_id;
    static const char elsewhere[] = " in #general";
    struct mention *mentions;
    if (rest.len > sizeof(elsewhere) - 1 &&
        memcmp(rest.at + rest.len - (sizeof(elsewhere) - 1), elsewhere, sizeof(elsewhere) - 1) == 0) {
        rest.len -= sizeof(elsewhere) - 1;
        channel = "CGENERAL";
    }
    out->kind = EVENT_COMMAND;
    out->key = arena_print(&story->arena, "c/%d", story->acts);
    out->as.command = (struct command_line){.mouth = MOUTH_SLASH,
                                            .channel_id = arena_text(&story->arena, channel),
                                            .actor_id = who,
                                            .trigger_id = out->key};
    out->as.command.text = readable(story, rest, &mentions, &out->as.command.mention_count);
    out->as.command.mentions = mentions;
    return true;
}

static void command_init(struct story *story, const char *who, enum mouth mouth, struct slice words, struct event *out)
{
    struct mention *mentions;
    bool answers = mouth == MOUTH_BUTTON || mouth == MOUTH_FORM;
    out->kind = EVENT_COMMAND;
    out->key = arena_print(&story->arena, "c/%d", story->acts);
    out->as.command = (struct command_line){
        .mouth = mouth,
        .channel_id = story->channel_id[0] == '\0' ? "CGENERAL" : arena_text(&story->arena, story->channel_id),
        .actor_id = who,
        .trigger_id = mouth == MOUTH_MENTION || mouth == MOUTH_DIRECT ? NULL : out->key,
        .response_url = answers ? "https://chat.example/answer" : NULL,
    };
    out->as.command.text = readable(story, words, &mentions, &out->as.command.mention_count);
    out->as.command.mentions = mentions;
}

/* "note D-1", on the card; "note D-1 in home", in the home tab, which is no channel */
static bool presses(struct story *story, const char *who, struct slice rest, struct event *out)
{
    static const char in_home[] = " in home";
    size_t len = sizeof(in_home) - 1;
    bool home = rest.len > len && memcmp(rest.at + rest.len - len, in_home, len) == 0;
    command_init(story, who, MOUTH_BUTTON, (struct slice){rest.at, rest.len - (home ? len : 0)}, out);
    if (home)
        out->as.command.channel_id = out->as.command.response_url = NULL;
    return true;
}

/* "status" in the channel, or "in M1: status" in M1's thread */
static bool calls(struct story *story, const char *who, struct slice rest, struct event *out)
{
    struct slice in, name;
    const char *thread = NULL;
    if (slice_starts(rest, "in ") && slice_split(&rest, ':', &in)) {
        in = (struct slice){in.at + 3, in.len - 3};
        if (!slice_word(&in, &name) || message_index(story, name) == SIZE_MAX)
            return false;
        thread = story->messages[message_index(story, name)].ts;
    }
    command_init(story, who, MOUTH_MENTION, slice_trim(rest), out);
    out->as.command.thread_ts = thread;
    return true;
}

static bool writes(struct story *story, const char *who, struct slice rest, struct event *out)
{
    command_init(story, who, MOUTH_DIRECT, rest, out);
    out->as.command.channel_id = arena_print(&story->arena, "D%s", who);
    return true;
}

/* "note D-1: text=restarted the cache | kind=finding" */
static bool fills(struct story *story, const char *who, struct slice rest, struct event *out)
{
    struct slice verb, piece, key;
    struct mention *mentions;
    if (!slice_split(&rest, ':', &verb))
        return false;
    command_init(story, who, MOUTH_FORM, verb, out);
    rest = slice_of(readable(story, rest, &mentions, &out->as.command.mention_count));
    out->as.command.mentions = mentions;
    struct form_value *values = arena_new(&story->arena, FORM_FIELDS_MAX, sizeof(*values));
    size_t count = 0;
    while (count < FORM_FIELDS_MAX && slice_split(&rest, '|', &piece)) {
        if (!slice_split(&piece, '=', &key))
            return false;
        values[count].key = arena_slice(&story->arena, slice_trim(key));
        values[count++].value = arena_slice(&story->arena, slice_trim(piece));
    }
    out->as.command.values = values;
    out->as.command.value_count = count;
    return true;
}

static bool opens(struct story *story, const char *who, struct event *out)
{
    out->kind = EVENT_HOME;
    out->key = arena_print(&story->arena, "home/%d", story->acts);
    out->as.home_user_id = who;
    return true;
}

/* "note on M1", "action on 1234.5 in #general" */
static bool picks(struct story *story, const char *who, struct slice rest, struct event *out)
{
    struct slice kind, on, target, in;
    if (!slice_word(&rest, &kind) || !slice_word(&rest, &on) || !slice_word(&rest, &target))
        return false;
    size_t index = message_index(story, target);
    out->kind = EVENT_MARK;
    out->key = arena_print(&story->arena, "menu/%d", story->acts);
    out->as.mark = (struct mark){
        .channel_id = slice_word(&rest, &in) || story->channel_id[0] == '\0' ? "CGENERAL" : story->channel_id,
        .ts = index == SIZE_MAX ? arena_slice(&story->arena, target) : story->messages[index].ts,
        .source = MARK_MENU,
        .name = arena_slice(&story->arena, kind),
        .person_id = who,
        .set = true,
        .version_us = story->acts,
        .response_url = "https://chat.example/answer",
    };
    return true;
}

/* "C1 renamed dis-1-new", "C1 archived", "C1 unarchived", "C1 closed", "C1 opened", "C1 without us", "C1 with us",
 * "C1 moved C9" */
static bool becomes(struct story *story, const char *who, struct slice rest, struct event *out)
{
    struct slice id, word;
    struct channel_change *change = &out->as.channel;
    if (!slice_word(&rest, &id) || !slice_word(&rest, &word))
        return false;
    out->kind = EVENT_CHANNEL;
    out->key = arena_print(&story->arena, "channel/%d", story->acts);
    *change = (struct channel_change){.archived = -1, .is_private = -1, .joined = -1, .by_id = who};
    change->channel_id = arena_slice(&story->arena, id);
    const char *named = arena_slice(&story->arena, slice_trim(rest));
    if (slice_equals(word, "renamed"))
        change->name = named;
    else if (slice_equals(word, "moved"))
        change->new_id = named;
    else if (slice_equals(word, "archived") || slice_equals(word, "unarchived"))
        change->archived = slice_equals(word, "archived");
    else if (slice_equals(word, "closed") || slice_equals(word, "opened"))
        change->is_private = slice_equals(word, "closed");
    else if (slice_equals(word, "without") || slice_equals(word, "with"))
        change->joined = slice_equals(word, "with");
    else
        return false;
    if (change->new_id != NULL)
        chat_move(story, change->channel_id, change->new_id);
    if (change->new_id != NULL)
        snprintf(story->channel_id, sizeof(story->channel_id), "%s", change->new_id);
    return true;
}

/* What follows is said and typed in that channel. */
static bool enters(struct story *story, struct slice rest)
{
    snprintf(story->channel_id, sizeof(story->channel_id), "%.*s", SLICE_PRINT(rest));
    return rest.len > 0;
}

static bool passes(struct event *out)
{
    out->kind = EVENT_TICK;
    return true;
}

bool act_read(struct story *story, const char *line, struct event *out, struct err *err)
{
    int minute, second, used = 0;
    if (sscanf(line, "[%d:%d]%n", &minute, &second, &used) != 2 || used == 0)
        return err_set(err, ERR_INVALID, "not an act: %s", line);
    struct slice rest = slice_of(line + used), who_word, verb;
    if (!slice_word(&rest, &who_word) || !slice_word(&rest, &verb))
        return err_set(err, ERR_INVALID, "who does what? %s", line);
    rest = slice_trim(rest);
    story->now_ms = STORY_START_MS + (minute * INT64_C(60) + second) * 1000;
    story->acts++;
    *out = (struct event){.happened_ms = story->now_ms, .received_ms = story->now_ms + story->ahead_ms};
    const char *who = id_of(story, who_word);
    if (slice_equals(who_word, "clock") && slice_equals(verb, "ahead")) {
        bool read = parse_integer(rest, -86400, 86400, &story->ahead_ms);
        story->ahead_ms *= 1000;
        return read || err_set(err, ERR_INVALID, "how many seconds? %s", line);
    }
    bool done = slice_equals(verb, "types")      ? types(story, who, rest, out)
                : slice_equals(verb, "presses")  ? presses(story, who, rest, out)
                : slice_equals(verb, "calls")    ? calls(story, who, rest, out)
                : slice_equals(verb, "writes")   ? writes(story, who, rest, out)
                : slice_equals(verb, "fills")    ? fills(story, who, rest, out)
                : slice_equals(verb, "opens")    ? opens(story, who, out)
                : slice_equals(verb, "picks")    ? picks(story, who, rest, out)
                : slice_equals(verb, "enters")   ? enters(story, rest)
                : slice_equals(verb, "makes")    ? becomes(story, who, rest, out)
                : slice_equals(verb, "says")     ? says(story, who, rest, out)
                : slice_equals(verb, "edits")    ? edits(story, rest, out)
                : slice_equals(verb, "deletes")  ? deletes(story, rest, out)
                : slice_equals(verb, "reacts")   ? marks(story, who, rest, true, false, out)
                : slice_equals(verb, "unreacts") ? marks(story, who, rest, false, false, out)
                : slice_equals(verb, "pins")     ? marks(story, who, rest, true, true, out)
                : slice_equals(verb, "passes")   ? passes(out)
                : slice_equals(who_word, "link") ? chat_connects(story, verb, out)
                : slice_equals(who_word, "history") ? chat_refuses(story, verb, rest, out)
                : slice_equals(verb, "unpins")   ? marks(story, who, rest, false, true, out)
                                                 : false;
    if (out->kind == EVENT_COMMAND || out->kind == EVENT_EPOCH) /* the platform says no time of these */
        out->happened_ms = out->received_ms;
    return done || err_set(err, ERR_INVALID, "cannot read this act: %s", line);
}
