/*
 * Messages and marks as they are now. Platforms deliver in any order and more than once; what is
 * kept depends only on what came, not on when: words are those of the newest state that had words,
 * a deletion is for ever as far as events go, and what belongs to the message itself (author, thread, link) is filled
 * in by whichever state knows it.
 */
#include "disruption/store/capture.h"

#include <stdlib.h>
#include <string.h>

#include "disruption/store/incidents.h"
#include "store/room.h"
#include "store/wire.h"

#define WORDS_NONE (-1) /* words_us of a message of which only the deletion came */
#define FORGET_MAX 64   /* channels at a time, so that no turn waits long for it */

enum {
    KEEP,
    MARK,
    MESSAGE,
    MARKS,
    HAS_SPOKEN,
    TIMES,
    MOVE_MESSAGES,
    MOVE_MARKS,
    FORGET_MESSAGES,
    FORGET_MARKS,
    FILES,
    TOUCHED,
};

/* Channels that a table holds something of and that are no disruption's. Each channel costs one
 * step in the table's own order, however much was said there. */
#define STRAYS(table)                                                                              \
    "WITH RECURSIVE heard (id) AS (SELECT min(channel_id) FROM " table " UNION ALL SELECT "        \
    "(SELECT min(channel_id) FROM " table " WHERE channel_id > heard.id) FROM heard "              \
    "WHERE heard.id IS NOT NULL) SELECT id FROM heard WHERE id IS NOT NULL AND NOT EXISTS "        \
    "(SELECT 1 FROM incident WHERE channel_id = heard.id) LIMIT ?1"

#define NEWER(column)                                                                              \
    column " = IIF(excluded.words_us > words_us AND NOT redacted, excluded." column ", " column "), "
#define FILLED(column) column " = COALESCE(" column ", excluded." column "), "
#define EITHER(column) column " = MAX(" column ", excluded." column ")"

static const char *const sql[] = {
    [KEEP] =
        "INSERT INTO message (channel_id, ts, thread_ts, author_id, author_name, text, permalink, "
        "posted_ms, "
        "version_us, words_us, by_bot, by_us, deleted, mentions, files, received_ms) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16) "
        "ON CONFLICT (channel_id, ts) DO UPDATE SET " NEWER("text") NEWER("mentions") NEWER("files")
            FILLED("thread_ts") FILLED("author_id") FILLED("author_name") FILLED("permalink")
                EITHER("version_us") ", " EITHER("words_us") ", " EITHER("by_bot") ", " EITHER(
                    "by_us") ", " EITHER("deleted") ", " EITHER("received_ms"),
    /* Set and taken away in the same instant: taken away. */
    [MARK] = "INSERT INTO mark (channel_id, ts, source, name, person_id, is_set, version_us, "
             "received_ms) "
             "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO UPDATE SET is_set = "
             "excluded.is_set, "
             "version_us = excluded.version_us, received_ms = excluded.received_ms "
             "WHERE excluded.version_us > version_us "
             "OR (excluded.version_us = version_us AND excluded.is_set < is_set)",
    [MESSAGE] = "SELECT thread_ts, author_id, author_name, text, permalink, posted_ms, version_us, "
                "by_bot, by_us, "
                "deleted, mentions, files FROM message WHERE channel_id = ?1 AND ts = ?2",
    [MARKS] = "SELECT source, name, person_id, version_us FROM mark WHERE channel_id = ?1 AND ts = "
              "?2 AND is_set "
              "ORDER BY source, name, person_id",
    [HAS_SPOKEN] = "SELECT spoke FROM part WHERE incident = ?1 AND person_id = ?2",
    [TIMES] =
        "SELECT ts FROM (SELECT ts, posted_ms FROM message WHERE channel_id = ?1 "
        "UNION ALL SELECT DISTINCT k.ts, NULL FROM mark k WHERE k.channel_id = ?1 AND NOT EXISTS "
        "(SELECT 1 FROM message m WHERE m.channel_id = k.channel_id AND m.ts = k.ts)) "
        "ORDER BY posted_ms IS NULL, posted_ms, ts",
    [MOVE_MESSAGES] = "UPDATE OR REPLACE message SET channel_id = ?2 WHERE channel_id = ?1",
    [MOVE_MARKS] = "UPDATE OR REPLACE mark SET channel_id = ?2 WHERE channel_id = ?1",
    [FORGET_MESSAGES] = "DELETE FROM message WHERE channel_id IN (" STRAYS("message") ")",
    [FORGET_MARKS] = "DELETE FROM mark WHERE channel_id IN (" STRAYS("mark") ")",
    [FILES] = "SELECT group_concat(id, ',') FROM (SELECT id FROM entry_file WHERE incident = ?1 AND "
              "entry = ?2 ORDER BY position)",
    [TOUCHED] = "/* rare */ SELECT channel_id, ts FROM mark WHERE person_id = ?1 UNION "
                "SELECT channel_id, ts FROM message WHERE author_id = ?1 ORDER BY 1, 2",
};
const struct query_set capture_queries = {sql, COUNT_OF(sql)};

static const char *const sources[] = {
    [MARK_REACTION] = "reaction", [MARK_PIN] = "pin", [MARK_MENU] = "menu"};

enum mark_source mark_source_read(const char *word)
{
    enum mark_source source = MARK_REACTION;
    while (source < MARK_MENU && strcmp(sources[source], word) != 0)
        source++;
    return source;
}

static char *dump(struct js *owned)
{
    char *text = owned == NULL ? NULL : js_dump(owned);
    js_drop(owned);
    return text;
}

bool store_message_keep(struct store *store, const struct message *message, int64_t heard_ms,
                        struct err *err)
{
    const char *text = message->text == NULL ? "" : message->text;
    bool wordless = message->deleted && *text == '\0' && message->file_count == 0;
    char *mentions = dump(mentions_to_json(message->mentions, message->mention_count));
    char *files = dump(files_to_json(message->files, message->file_count));
    bool good = SQL_RUN(
        store, err, QUERIES_CAPTURE, KEEP, sql_text(message->channel_id), sql_text(message->ts),
        sql_text(message->thread_ts), sql_text(message->author_id), sql_text(message->author_name),
        sql_text(text), sql_text(message->permalink), sql_int(message->posted_ms),
        sql_int(message->version_us), sql_int(wordless ? WORDS_NONE : message->version_us),
        sql_int(message->by_bot), sql_int(message->by_us), sql_int(message->deleted),
        sql_text(mentions), sql_text(files), sql_int(heard_ms));
    free(mentions);
    free(files);
    return good;
}

bool store_mark_keep(struct store *store, const struct mark *mark, int64_t heard_ms,
                     struct err *err)
{
    return (mark->message == NULL || store_message_keep(store, mark->message, heard_ms, err)) &&
           SQL_RUN(store, err, QUERIES_CAPTURE, MARK, sql_text(mark->channel_id),
                   sql_text(mark->ts), sql_text(sources[mark->source]),
                   sql_text(mark->name), sql_text(mark->person_id), sql_int(mark->set),
                   sql_int(mark->version_us), sql_int(heard_ms));
}

/* The JSON we wrote ourselves; NULL for NULL. */
static bool parse(sqlite3_stmt *query, int column, struct js **out, struct err *err)
{
    const char *text = col_peek(query, column);
    *out = NULL;
    if (text == NULL || js_parse(text, strlen(text), out, NULL))
        return true;
    return err_set(err, ERR_DAMAGED,
                   "a kept message is damaged; run disruption verify, then restore a backup");
}

static bool read_message(sqlite3_stmt *query, struct arena *arena, struct message *out,
                         struct err *err)
{
    struct js *mentions = NULL, *files = NULL;
    int c = 0;
    out->thread_ts = col_text(arena, query, c++);
    out->author_id = col_text(arena, query, c++);
    out->author_name = col_text(arena, query, c++);
    out->text = col_text(arena, query, c++);
    out->permalink = col_text(arena, query, c++);
    out->posted_ms = col_int(query, c++);
    out->version_us = col_int(query, c++);
    out->by_bot = col_int(query, c++) != 0;
    out->by_us = col_int(query, c++) != 0;
    out->deleted = col_int(query, c++) != 0;
    bool good = parse(query, c, &mentions, err) && parse(query, c + 1, &files, err);
    if (good) {
        out->mentions = mentions_of_json(arena, mentions, &out->mention_count);
        out->files = files_of_json(arena, files, &out->file_count);
    }
    js_drop(mentions);
    js_drop(files);
    return good;
}

static bool load_message(struct store *store, struct arena *arena, const char *channel_id,
                         const char *ts, struct tagged_message *out, struct err *err)
{
    bool row;
    sqlite3_stmt *query =
        SQL_ASK(store, QUERIES_CAPTURE, MESSAGE, sql_text(channel_id), sql_text(ts));
    if (!sql_next(store, query, &row, err))
        return false;
    if (!row)
        return true;
    struct message *message = arena_new(arena, 1, sizeof(*message));
    message->channel_id = arena_text(arena, channel_id);
    message->ts = arena_text(arena, ts);
    bool good = read_message(query, arena, message, err);
    sql_done(query);
    out->message = message;
    return good;
}

static bool load_marks(struct store *store, struct arena *arena, const char *channel_id,
                       const char *ts, struct tagged_message *out, struct err *err)
{
    struct mark *marks = NULL;
    bool row, good;
    sqlite3_stmt *query =
        SQL_ASK(store, QUERIES_CAPTURE, MARKS, sql_text(channel_id), sql_text(ts));
    while ((good = sql_next(store, query, &row, err)) && row) {
        marks = grow(arena, marks, out->mark_count, sizeof(*marks));
        marks[out->mark_count++] = (struct mark){
            .channel_id = arena_text(arena, channel_id),
            .ts = arena_text(arena, ts),
            .source = mark_source_read(col_peek(query, 0)),
            .name = col_text(arena, query, 1),
            .person_id = col_text(arena, query, 2),
            .set = true,
            .version_us = col_int(query, 3),
        };
    }
    out->marks = marks;
    return good;
}

static bool load_person(struct store *store, struct arena *arena, const char *id, struct tagged_message *out,
                        struct person *people, struct err *err)
{
    struct err absent = ERR_INIT;
    if (id == NULL)
        return true;
    if (store_person_get(store, arena, id, &people[out->people_count], &absent))
        out->people_count++;
    else if (absent.kind != ERR_NOT_FOUND)
        return err_set(err, absent.kind, "%s", absent.text);
    return true;
}

static bool load_people(struct store *store, struct arena *arena, struct tagged_message *out, struct err *err)
{
    struct person *people = arena_new(arena, out->mark_count + 1, sizeof(*people));
    bool good = out->message == NULL || load_person(store, arena, out->message->author_id, out, people, err);
    for (size_t i = 0; good && i < out->mark_count; i++)
        good = load_person(store, arena, out->marks[i].person_id, out, people, err);
    out->people = people;
    return good;
}

static bool load_entry(struct store *store, struct arena *arena, int64_t number, const char *ts,
                       struct tagged_message *out, struct err *err)
{
    struct entry *entry = arena_new(arena, 1, sizeof(*entry));
    bool found;
    if (!entry_of_message(store, arena, number, ts, entry, &found, err))
        return false;
    if (found)
        out->entry = entry;
    return true;
}

/* Once somebody's first words are on record, their next ones cost this one look. */
static bool load_speaker(struct store *store, int64_t number, struct tagged_message *out, struct err *err)
{
    int64_t spoke = 0;
    if (out->message == NULL || out->message->author_id == NULL)
        return true;
    if (!sql_number(store,
                    SQL_ASK(store, QUERIES_CAPTURE, HAS_SPOKEN, sql_int(number),
                            sql_text(out->message->author_id)),
                    0, &spoke, err))
        return false;
    out->author_spoke = spoke != 0;
    return true;
}

static bool load_files(struct store *store, struct arena *arena, int64_t number, struct tagged_message *out,
                       struct err *err)
{
    bool row;
    out->files = "";
    if (out->entry != NULL) {
        sqlite3_stmt *query = SQL_ASK(store, QUERIES_CAPTURE, FILES, sql_int(number), sql_int(out->entry->number));
        if (!sql_next(store, query, &row, err))
            return false;
        if (row && col_peek(query, 0) != NULL)
            out->files = col_text(arena, query, 0);
        sql_done(query);
    }
    bool has = out->message != NULL && out->message->file_count > 0;
    return !has || kept_bytes(store, number, &out->kept_bytes, err);
}

bool store_tagged_message(struct store *store, struct arena *arena, const char *channel_id,
                          const char *ts, struct tagged_message *out, struct err *err)
{
    struct tagged_message tagged = {0};
    int64_t number;
    if (!store_incident_of_channel(store, channel_id, &number, err))
        return false;
    if (number != 0) {
        struct incident *incident = arena_new(arena, 1, sizeof(*incident));
        if (!store_incident_get(store, arena, number, incident, err) ||
            !load_message(store, arena, channel_id, ts, &tagged, err) ||
            !load_marks(store, arena, channel_id, ts, &tagged, err) ||
            !load_people(store, arena, &tagged, err) ||
            !load_entry(store, arena, number, ts, &tagged, err) ||
            !load_speaker(store, number, &tagged, err) ||
            !load_files(store, arena, number, &tagged, err))
            return false;
        tagged.incident = incident;
    }
    *out = tagged;
    return true;
}

bool store_channel_messages(struct store *store, struct arena *arena, const char *channel_id,
                            const char ***out, size_t *count, struct err *err)
{
    const char **times = NULL;
    size_t n = 0;
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_CAPTURE, TIMES, sql_text(channel_id));
    while ((good = sql_next(store, query, &row, err)) && row) {
        times = grow(arena, times, n, sizeof(*times));
        times[n++] = col_text(arena, query, 0);
    }
    if (!good)
        return false;
    *out = times;
    *count = n;
    return true;
}

bool store_person_messages(struct store *store, struct arena *arena, const char *person_id, struct message_place **out,
                           size_t *count, struct err *err)
{
    struct message_place *places = NULL;
    size_t n = 0;
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_CAPTURE, TOUCHED, sql_text(person_id));
    while ((good = sql_next(store, query, &row, err)) && row) {
        places = grow(arena, places, n, sizeof(*places));
        places[n++] = (struct message_place){col_text(arena, query, 0), col_text(arena, query, 1)};
    }
    *out = places;
    *count = n;
    return good;
}

bool capture_rename(struct store *store, const char *old_id, const char *new_id, struct err *err)
{
    return SQL_RUN(store, err, QUERIES_CAPTURE, MOVE_MESSAGES, sql_text(old_id),
                   sql_text(new_id)) &&
           SQL_RUN(store, err, QUERIES_CAPTURE, MOVE_MARKS, sql_text(old_id), sql_text(new_id));
}

bool store_strays_forget(struct store *store, bool *found, struct err *err)
{
    if (!SQL_RUN(store, err, QUERIES_CAPTURE, FORGET_MESSAGES, sql_int(FORGET_MAX)))
        return false;
    bool messages = sqlite3_changes(store->db) > 0;
    if (!SQL_RUN(store, err, QUERIES_CAPTURE, FORGET_MARKS, sql_int(FORGET_MAX)))
        return false;
    *found = messages || sqlite3_changes(store->db) > 0;
    return true;
}
