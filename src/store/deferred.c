/* Waiting commands, as JSON, in the order they came. */
#include "disruption/store/deferred.h"

#include <stdlib.h>
#include <string.h>

#include "store/room.h"
#include "store/wire.h"

#define DEFERRED_MAX                                                                               \
    32 /* commands of one person that wait; nobody types more in the second a look-up takes */

enum { ADD, COUNT, OF_PERSON, FORGET };

static const char *const sql[] = {
    [ADD] = "INSERT INTO deferred (person_id, event) VALUES (?1, ?2)",
    [COUNT] = "SELECT count(*) FROM deferred WHERE person_id = ?1",
    [OF_PERSON] = "SELECT event FROM deferred WHERE person_id = ?1 ORDER BY id",
    [FORGET] = "DELETE FROM deferred WHERE person_id = ?1",
};
const struct query_set deferred_queries = {sql, COUNT_OF(sql)};

static const char *const mouths[] = {
    [MOUTH_SLASH] = "slash",   [MOUTH_SHELL] = "shell", [MOUTH_MENTION] = "mention",
    [MOUTH_DIRECT] = "direct", [MOUTH_BUTTON] = "button", [MOUTH_FORM] = "form",
    [MOUTH_SHORTCUT] = "shortcut",
};

static enum mouth read_mouth(const char *word)
{
    for (size_t i = 0; word != NULL && i < COUNT_OF(mouths); i++) {
        if (strcmp(mouths[i], word) == 0)
            return (enum mouth)i;
    }
    return MOUTH_SLASH;
}

static struct js *values_to_json(const struct command_line *line)
{
    struct js *values = js_new_array();
    for (size_t i = 0; i < line->value_count; i++) {
        struct js *value = js_new_object();
        js_put_string(value, "key", line->values[i].key);
        js_put_string(value, "value", line->values[i].value);
        js_push(values, value);
    }
    return values;
}

static void values_of_json(struct arena *arena, const struct js *array, struct command_line *line)
{
    struct form_value *values = arena_new(arena, js_count(array), sizeof(*values));
    for (size_t i = 0; i < js_count(array); i++) {
        values[i].key = arena_text(arena, js_string_or(js_item(array, i), "key", ""));
        values[i].value = arena_text(arena, js_string_or(js_item(array, i), "value", ""));
    }
    line->values = values;
    line->value_count = js_count(array);
}

static struct js *event_to_json(const struct event *event)
{
    const struct command_line *line = &event->as.command;
    struct js *object = js_new_object();
    js_put_string(object, "key", event->key);
    js_put_integer(object, "happened_ms", event->happened_ms);
    js_put_integer(object, "received_ms", event->received_ms);
    js_put_string(object, "mouth", mouths[line->mouth]);
    js_put_integer(object, "venue", line->venue);
    js_put_string(object, "text", line->text);
    js_put_string(object, "channel_id", line->channel_id);
    js_put_string(object, "thread_ts", line->thread_ts);
    js_put_string(object, "message_ts", line->message_ts);
    js_put_string(object, "actor_id", line->actor_id);
    js_put_string(object, "actor_name", line->actor_name);
    js_put_string(object, "trigger_id", line->trigger_id);
    js_put_string(object, "response_url", line->response_url);
    js_put_integer(object, "number", line->number);
    js_put(object, "mentions", mentions_to_json(line->mentions, line->mention_count));
    if (line->value_count > 0)
        js_put(object, "values", values_to_json(line));
    return object;
}

static struct event event_of_json(struct arena *arena, const struct js *object)
{
    struct event event = {
        .kind = EVENT_COMMAND,
        .key = arena_text(arena, js_string(object, "key")),
        .happened_ms = js_integer_or(object, "happened_ms", 0),
        .received_ms = js_integer_or(object, "received_ms", 0),
    };
    struct command_line *line = &event.as.command;
    *line = (struct command_line){
        .mouth = read_mouth(js_string(object, "mouth")),
        .venue = (enum venue)js_integer_or(object, "venue", VENUE_UNKNOWN),
        .text = arena_text(arena, js_string_or(object, "text", "")),
        .channel_id = arena_text(arena, js_string(object, "channel_id")),
        .thread_ts = arena_text(arena, js_string(object, "thread_ts")),
        .message_ts = arena_text(arena, js_string(object, "message_ts")),
        .actor_id = arena_text(arena, js_string_or(object, "actor_id", "")),
        .actor_name = arena_text(arena, js_string(object, "actor_name")),
        .trigger_id = arena_text(arena, js_string(object, "trigger_id")),
        .response_url = arena_text(arena, js_string(object, "response_url")),
        .number = js_integer_or(object, "number", 0),
    };
    line->mentions = mentions_of_json(arena, js_at(object, "mentions"), &line->mention_count);
    values_of_json(arena, js_at(object, "values"), line);
    return event;
}

bool store_deferred_add(struct store *store, const struct event *command, struct err *err)
{
    const char *person_id = command->as.command.actor_id;
    int64_t waiting;
    if (!sql_number(store, SQL_ASK(store, QUERIES_DEFERRED, COUNT, sql_text(person_id)), 0,
                    &waiting, err))
        return false;
    if (waiting >= DEFERRED_MAX)
        return err_set(
            err, ERR_LIMITED,
            "%d commands already wait for your time zone; type times with a zone (14:02 UTC)",
            DEFERRED_MAX);
    struct js *object = event_to_json(command);
    char *text = js_dump(object);
    bool good = SQL_RUN(store, err, QUERIES_DEFERRED, ADD, sql_text(person_id), sql_text(text));
    free(text);
    js_drop(object);
    return good;
}

static bool read_all(struct store *store, struct arena *arena, const char *person_id,
                     struct event **out, size_t *count, struct err *err)
{
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_DEFERRED, OF_PERSON, sql_text(person_id));
    while ((good = sql_next(store, query, &row, err)) && row) {
        const char *text = col_peek(query, 0);
        struct js *object;
        if (!js_parse(text, strlen(text), &object, err)) {
            sql_done(query);
            return err_set(err, ERR_DAMAGED, "a waiting command is not JSON");
        }
        *out = grow(arena, *out, *count, sizeof(**out));
        (*out)[(*count)++] = event_of_json(arena, object);
        js_drop(object);
    }
    return good;
}

bool store_deferred_take(struct store *store, struct arena *arena, const char *person_id,
                         struct event **out, size_t *count, struct err *err)
{
    struct event *events = NULL;
    size_t n = 0;
    if (!read_all(store, arena, person_id, &events, &n, err))
        return false;
    if (n > 0 && !SQL_RUN(store, err, QUERIES_DEFERRED, FORGET, sql_text(person_id)))
        return false;
    *out = events;
    *count = n;
    return true;
}
