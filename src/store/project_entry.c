/* Facts about timeline entries. */
#include <string.h>

#include "store/room.h"

#define SHOWN_MAX ((size_t)1 << 20) /* bytes of an entry's words once names stand in it */

enum { ADD, ADD_FILE, CLEAR_FILES, CURRENT, KEEP_OLD, CHANGE, HOLD, MOVE, CREDIT };

static const char *const sql[] = {
    /* The party is whoever the message itself names, else who the author is known as; frozen then.
     */
    [ADD] = "INSERT INTO entry (incident, number, at_ms, kinds, on_timeline, state, author_id, "
            "party, text, said, "
            "source, taggers, channel_id, message_ts, thread_ts, permalink, revision, learnt_ms, "
            "action) "
            "VALUES (?1, ?2, ?3, ?4, ?5, 'live', ?6, COALESCE(?7, (SELECT name FROM person WHERE "
            "id = ?6)), ?8, ?9, "
            "?10, ?11, ?12, ?13, ?14, ?15, 1, ?16, 0)",
    [ADD_FILE] =
        "INSERT INTO entry_file (incident, entry, position, id, name, mimetype, permalink, size) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    [CLEAR_FILES] = "DELETE FROM entry_file WHERE incident = ?1 AND entry = ?2",
    [CURRENT] =
        "SELECT state, author_id, kinds, taggers, held FROM entry WHERE incident = ?1 AND number = "
        "?2",
    /* ?7, ?8: what came with the change. ?9: it gives the entry another author. */
    [KEEP_OLD] = "INSERT INTO entry_change (incident, entry, seq, changed_ms, changed_by, why, "
                 "revision, state, kinds, taggers, text, at_ms, author_id, party, held, heard, "
                 "reason) SELECT incident, number, ?3, ?4, ?5, ?6, revision, state, kinds, "
                 "taggers, text, at_ms, IIF(?9, author_id, NULL), IIF(?9, party, NULL), held, ?7, "
                 "?8 "
                 "FROM entry WHERE incident = ?1 AND number = ?2",
    /* ?6 NULL: the words stay, and with them their revision. */
    [CHANGE] = "UPDATE entry SET state = ?3, kinds = ?4, on_timeline = ?5, said = IIF(?6 IS NULL, "
               "said, ?7), "
               "revision = revision + (?6 IS NOT NULL), text = COALESCE(?6, text), taggers = ?8 "
               "WHERE incident = ?1 AND number = ?2",
    /* While words are held, heard is what the message says: at first what was shown till then. */
    [HOLD] = "UPDATE entry SET held = ?3, heard = IIF(?4 AND message_ts IS NOT NULL, "
             "COALESCE(?5, heard, said, text), NULL) WHERE incident = ?1 AND number = ?2",
    [MOVE] = "UPDATE entry SET first_ms = COALESCE(first_ms, at_ms), at_ms = ?3 WHERE incident = "
             "?1 AND number = ?2",
    [CREDIT] = "UPDATE entry SET author_id = ?3, party = COALESCE(?4, (SELECT name FROM person "
               "WHERE id = ?3)) WHERE incident = ?1 AND number = ?2",
};
const struct query_set project_entry_queries = {sql, COUNT_OF(sql)};

/* Words as people see them; said stays NULL when no name had to be put in. */
struct words {
    struct buf shown;
    const char *said;
};

static bool put_names(struct store *store, const char *text, int64_t incident, int64_t number,
                      struct words *words, struct err *err)
{
    buf_init(&words->shown, SHOWN_MAX);
    if (!naming_write(store, text, incident, "entry", number, &words->shown, err))
        return false;
    words->said = strcmp(text, buf_string(&words->shown)) == 0 ? NULL : text;
    return true;
}

static bool replace_files(struct store *store, const struct fact *fact, int64_t number,
                          struct err *err)
{
    const struct js *files = js_at(fact->body, "files");
    if (files == NULL)
        return true;
    if (fact->kind == FACT_ENTRY_CHANGED && !SQL_RUN(store, err, QUERIES_PROJECT_ENTRY, CLEAR_FILES,
                                                     sql_int(fact->incident), sql_int(number)))
        return false;
    for (size_t i = 0; i < js_count(files); i++) {
        const struct js *file = js_item(files, i);
        if (!SQL_RUN(store, err, QUERIES_PROJECT_ENTRY, ADD_FILE, sql_int(fact->incident),
                     sql_int(number), sql_int((int64_t)i), sql_text(js_string(file, "id")),
                     sql_text(js_string_or(file, "name", "")),
                     sql_text(js_string_or(file, "mimetype", "")),
                     sql_text(js_string_or(file, "permalink", "")),
                     sql_int(js_integer_or(file, "size", -1))))
            return false;
    }
    return true;
}

static bool on_timeline(const struct fact *fact, const char *kinds, bool *out, struct err *err)
{
    uint32_t set = 0;
    if (*kinds != '\0' && !kinds_read(kinds, &set))
        return project_misfit(fact, "names kinds there are not", err);
    *out = (set & KINDS_TIMELINE) != 0;
    return true;
}

static bool insert_entry(struct store *store, const struct fact *fact, int64_t number,
                         const struct words *words, struct err *err)
{
    const struct js *body = fact->body;
    const char *kinds = js_string_or(body, "kinds", "");
    bool timed = false;
    return on_timeline(fact, kinds, &timed, err) &&
           SQL_RUN(store, err, QUERIES_PROJECT_ENTRY, ADD, sql_int(fact->incident), sql_int(number),
                   sql_int(js_integer_or(body, "at_ms", fact->happened_ms)), sql_text(kinds),
                   sql_int(timed), sql_text(js_string(body, "author_id")),
                   sql_text(js_string(body, "party")), sql_text(buf_string(&words->shown)),
                   sql_text(words->said), sql_text(js_string_or(body, "source", "")),
                   sql_text(js_string_or(body, "taggers", "")),
                   sql_text(js_string(body, "channel_id")), sql_text(js_string(body, "message_ts")),
                   sql_text(js_string(body, "thread_ts")), sql_text(js_string(body, "permalink")),
                   sql_int(fact->learnt_ms)) &&
           replace_files(store, fact, number, err);
}

bool project_entry_added(struct store *store, const struct fact *fact, int64_t seq, struct err *err)
{
    const struct js *body = fact->body;
    struct words words;
    int64_t number;
    if (!js_integer(body, "entry", &number))
        return project_misfit(fact, "has no number", err);
    bool typed = strcmp(js_string_or(body, "source", ""), "command") == 0;
    bool good =
        put_names(store, js_string_or(body, "text", ""), fact->incident, number, &words, err) &&
        insert_entry(store, fact, number, &words, err) &&
        part_add(store, fact->incident, js_string(body, "author_id"), seq, 1, 0, err) &&
        (!typed || part_add(store, fact->incident, fact->actor_id, seq, 0, 1, err));
    buf_done(&words.shown);
    return good;
}

struct current {
    const char *state, *author_id, *kinds, *taggers, *held;
};

static bool read_current(struct store *store, const struct fact *fact, int64_t number,
                         struct arena *arena, struct current *out, struct err *err)
{
    bool row;
    sqlite3_stmt *query =
        SQL_ASK(store, QUERIES_PROJECT_ENTRY, CURRENT, sql_int(fact->incident), sql_int(number));
    if (!sql_next(store, query, &row, err))
        return false;
    if (!row)
        return project_misfit(fact, "changes an entry there is not", err);
    *out = (struct current){col_text(arena, query, 0), col_text(arena, query, 1),
                            col_text(arena, query, 2), col_text(arena, query, 3),
                            col_text(arena, query, 4)};
    sql_done(query);
    return true;
}

static int liveness(const char *state)
{
    return strcmp(state, entry_state_name(ENTRY_LIVE)) == 0;
}

static bool keep_old(struct store *store, const struct fact *fact, int64_t seq, int64_t number,
                     struct err *err)
{
    const struct js *body = fact->body;
    const char *heard = js_string(body, "heard");
    struct words words = {.said = NULL};
    bool good = (heard == NULL ||
                 put_names(store, heard, fact->incident, number, &words, err)) &&
                SQL_RUN(store, err, QUERIES_PROJECT_ENTRY, KEEP_OLD, sql_int(fact->incident),
                        sql_int(number), sql_int(seq), sql_int(fact->happened_ms),
                        sql_text(fact->actor_id), sql_text(js_string_or(body, "why", "")),
                        sql_text(heard == NULL ? NULL : buf_string(&words.shown)),
                        sql_text(js_string(body, "reason")),
                        sql_int(js_string(body, "author_id") != NULL));
    buf_done(&words.shown);
    return good;
}

/* Before the words change: the message goes on saying what they were. */
static bool hold(struct store *store, const struct fact *fact, int64_t number,
                 const struct current *now, struct err *err)
{
    const char *held = js_string_or(fact->body, "held", now->held),
               *heard = js_string(fact->body, "heard");
    return (heard == NULL && strcmp(held, now->held) == 0) ||
           SQL_RUN(store, err, QUERIES_PROJECT_ENTRY, HOLD, sql_int(fact->incident),
                   sql_int(number), sql_text(held), sql_int((held_read(held) & HELD_WORDS) != 0),
                   sql_text(heard));
}

static bool change_words(struct store *store, const struct fact *fact, int64_t number,
                         const struct current *now, struct err *err)
{
    const struct js *body = fact->body;
    const char *kinds = js_string_or(body, "kinds", now->kinds), *text = js_string(body, "text");
    struct words words = {.said = NULL};
    bool timed = false;
    bool good =
        on_timeline(fact, kinds, &timed, err) &&
        (text == NULL || put_names(store, text, fact->incident, number, &words, err)) &&
        SQL_RUN(store, err, QUERIES_PROJECT_ENTRY, CHANGE, sql_int(fact->incident), sql_int(number),
                sql_text(js_string_or(body, "state", now->state)), sql_text(kinds), sql_int(timed),
                sql_text(text == NULL ? NULL : buf_string(&words.shown)), sql_text(words.said),
                sql_text(js_string_or(body, "taggers", now->taggers))) &&
        replace_files(store, fact, number, err);
    buf_done(&words.shown);
    return good;
}

static bool move(struct store *store, const struct fact *fact, int64_t number, struct err *err)
{
    int64_t at_ms;
    return !js_integer(fact->body, "at_ms", &at_ms) ||
           SQL_RUN(store, err, QUERIES_PROJECT_ENTRY, MOVE, sql_int(fact->incident),
                   sql_int(number), sql_int(at_ms));
}

/* A live entry counts for its author: for another one from now on, or for nobody any more. */
static bool credit(struct store *store, const struct fact *fact, int64_t seq, int64_t number,
                   const struct current *now, struct err *err)
{
    const struct js *body = fact->body;
    const char *author = js_string(body, "author_id");
    int was = liveness(now->state), is = liveness(js_string_or(body, "state", now->state));
    if (author == NULL)
        return was == is ||
               part_add(store, fact->incident, now->author_id, seq, is - was, 0, err);
    return SQL_RUN(store, err, QUERIES_PROJECT_ENTRY, CREDIT, sql_int(fact->incident),
                   sql_int(number), sql_text(author), sql_text(js_string(body, "party"))) &&
           part_add(store, fact->incident, now->author_id, seq, -was, 0, err) &&
           part_add(store, fact->incident, author, seq, is, 0, err);
}

static bool change_entry(struct store *store, const struct fact *fact, int64_t seq, int64_t number,
                         const struct current *now, struct err *err)
{
    return keep_old(store, fact, seq, number, err) && hold(store, fact, number, now, err) &&
           change_words(store, fact, number, now, err) && move(store, fact, number, err) &&
           credit(store, fact, seq, number, now, err);
}

bool project_entry_changed(struct store *store, const struct fact *fact, int64_t seq,
                           struct err *err)
{
    struct arena arena = {0};
    struct current now = {0};
    int64_t number;
    if (!js_integer(fact->body, "entry", &number))
        return project_misfit(fact, "has no number", err);
    bool good = read_current(store, fact, number, &arena, &now, err) &&
                change_entry(store, fact, seq, number, &now, err);
    arena_done(&arena);
    return good;
}
