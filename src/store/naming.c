/*
 * Names in the place of ids. A platform's text says "@U123" where somebody is meant, and the name
 * behind it may be heard of earlier or later. Words after an '@' are looked up one by one; those
 * that nobody is known by are remembered with their place, so that a name that arrives finds its
 * places without a search.
 */
#include <ctype.h>
#include <string.h>

#include "store/room.h"

#define LOOKUPS_MAX 128 /* per text; the platforms let through half as many mentions */

enum {
    NAME_OF,
    REMEMBER,
    PLACES_OF,
    FORGET,
    READ_ENTRY,
    WRITE_ENTRY,
    READ_ACTION,
    WRITE_ACTION,
    READ_UPDATE,
    WRITE_UPDATE,
    READ_TITLE,
    WRITE_TITLE,
    READ_SUMMARY,
    WRITE_SUMMARY,
    READ_CAUSE,
    WRITE_CAUSE,
    READ_IMPACT,
    WRITE_IMPACT,
    READ_RESOLUTION,
    WRITE_RESOLUTION,
    READ_SECTION,
    WRITE_SECTION,
};

/* A field of the head; ?2 is 0 and named so that every place binds the same values. */
#define READ_FIELD(name) "SELECT " name " FROM incident WHERE number = ?1 AND ?2 = 0"
#define WRITE_FIELD(name) "UPDATE incident SET " name " = ?3 WHERE number = ?1 AND ?2 = 0"

static const char *const sql[] = {
    [NAME_OF] = "SELECT name FROM person WHERE id = ?1",
    [REMEMBER] = "INSERT INTO unnamed (person_id, incident, place, number) VALUES (?1, ?2, ?3, ?4) "
                 "ON CONFLICT DO NOTHING",
    [PLACES_OF] = "SELECT incident, place, number FROM unnamed WHERE person_id = ?1",
    [FORGET] = "DELETE FROM unnamed WHERE person_id = ?1",
    [READ_ENTRY] = "SELECT text FROM entry WHERE incident = ?1 AND number = ?2",
    [WRITE_ENTRY] = "UPDATE entry SET said = COALESCE(said, text), text = ?3 WHERE incident = ?1 "
                    "AND number = ?2",
    [READ_ACTION] = "SELECT text FROM action_item WHERE incident = ?1 AND number = ?2",
    [WRITE_ACTION] = "UPDATE action_item SET text = ?3 WHERE incident = ?1 AND number = ?2",
    [READ_UPDATE] = "SELECT text FROM status_update WHERE incident = ?1 AND number = ?2",
    [WRITE_UPDATE] = "UPDATE status_update SET text = ?3 WHERE incident = ?1 AND number = ?2",
    [READ_TITLE] = READ_FIELD("title"),
    [WRITE_TITLE] = WRITE_FIELD("title"),
    [READ_SUMMARY] = READ_FIELD("summary"),
    [WRITE_SUMMARY] = WRITE_FIELD("summary"),
    [READ_CAUSE] = READ_FIELD("cause"),
    [WRITE_CAUSE] = WRITE_FIELD("cause"),
    [READ_IMPACT] = READ_FIELD("impact"),
    [WRITE_IMPACT] = WRITE_FIELD("impact"),
    [READ_RESOLUTION] = READ_FIELD("resolution"),
    [WRITE_RESOLUTION] = WRITE_FIELD("resolution"),
    [READ_SECTION] = "SELECT text FROM report_section WHERE incident = ?1 AND seq = ?2",
    [WRITE_SECTION] = "UPDATE report_section SET text = ?3 WHERE incident = ?1 AND seq = ?2",
};
const struct query_set naming_queries = {sql, COUNT_OF(sql)};

static const struct place {
    const char *name;
    int read, write;
} places[] = {
    {"entry", READ_ENTRY, WRITE_ENTRY},
    {"action", READ_ACTION, WRITE_ACTION},
    {"update", READ_UPDATE, WRITE_UPDATE},
    {"title", READ_TITLE, WRITE_TITLE},
    {"summary", READ_SUMMARY, WRITE_SUMMARY},
    {"cause", READ_CAUSE, WRITE_CAUSE},
    {"impact", READ_IMPACT, WRITE_IMPACT},
    {"resolution", READ_RESOLUTION, WRITE_RESOLUTION},
    {"section", READ_SECTION, WRITE_SECTION},
};

/* Finds the name of an id: *name stays NULL when there is none. */
struct names {
    bool (*find)(struct names *names, const char *id, const char **name, struct err *err);
    struct store *store;
    struct arena *arena;
    int64_t incident;
    const char *place;
    int64_t number;
    const char *id, *name; /* the one that arrived */
    int lookups;
};

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

/* Ids hold these inside ("shell:ana"), and sentences put them behind. */
static bool is_joint(char c)
{
    return c == '.' || c == ':' || c == '-';
}

/* The longest front of the word that somebody is known by, cut at joints: "U1", "shell:ana", "U1:"
 * -> "U1". */
static bool resolve(struct names *names, struct slice word, size_t *len, const char **name,
                    struct err *err)
{
    *name = NULL;
    while (word.len > 0) {
        while (word.len > 0 && is_joint(word.at[word.len - 1]))
            word.len--;
        if (word.len == 0 || names->lookups++ >= LOOKUPS_MAX)
            break;
        if (!names->find(names, arena_slice(names->arena, word), name, err))
            return false;
        *len = word.len;
        if (*name != NULL)
            break;
        while (word.len > 0 && !is_joint(word.at[word.len - 1]))
            word.len--;
    }
    return true;
}

static bool replace(struct names *names, const char *text, struct buf *out, struct err *err)
{
    const char *from = text, *at = text;
    while ((at = strchr(at, '@')) != NULL) {
        size_t len = 0;
        const char *word = at + 1, *name = NULL;
        bool starts = at == text || !is_word(at[-1]); /* not the middle of an address */
        while (is_word(word[len]) || is_joint(word[len]))
            len++;
        if (starts && !resolve(names, (struct slice){word, len}, &len, &name, err))
            return false;
        if (name != NULL) {
            buf_add(out, from, (size_t)(word - from));
            buf_text(out, name);
            from = word + len;
        }
        at = word + (name != NULL ? len : 0);
    }
    buf_text(out, from);
    return !out->over || err_set(err, ERR_LIMITED, "a text is longer than %zu bytes", out->max);
}

static bool find_known(struct names *names, const char *id, const char **name, struct err *err)
{
    bool row;
    sqlite3_stmt *query = SQL_ASK(names->store, QUERIES_NAMING, NAME_OF, sql_text(id));
    if (!sql_next(names->store, query, &row, err))
        return false;
    *name = row ? col_text(names->arena, query, 0) : NULL;
    sql_done(query);
    return *name != NULL ||
           SQL_RUN(names->store, err, QUERIES_NAMING, REMEMBER, sql_text(id),
                   sql_int(names->incident), sql_text(names->place), sql_int(names->number));
}

static bool find_arrived(struct names *names, const char *id, const char **name, struct err *err)
{
    (void)err;
    *name = strcmp(id, names->id) == 0 ? names->name : NULL;
    return true;
}

bool naming_write(struct store *store, const char *text, int64_t incident, const char *place,
                  int64_t number, struct buf *out, struct err *err)
{
    struct arena arena = {0};
    struct names names = {.find = find_known,
                          .store = store,
                          .arena = &arena,
                          .incident = incident,
                          .place = place,
                          .number = number};
    bool good = replace(&names, text, out, err);
    arena_done(&arena);
    return good;
}

static bool rewrite(struct names *names, const struct place *place, int64_t incident,
                    int64_t number, struct err *err)
{
    struct buf shown;
    bool row, good = true;
    sqlite3_stmt *query = SQL_ASK(names->store, QUERIES_NAMING, (size_t)place->read,
                                  sql_int(incident), sql_int(number));
    if (!sql_next(names->store, query, &row, err))
        return false;
    const char *text = row ? col_text(names->arena, query, 0) : NULL;
    sql_done(query);
    if (text == NULL)
        return true;
    buf_init(&shown, strlen(text) + LOOKUPS_MAX * strlen(names->name));
    names->lookups = 0;
    good = replace(names, text, &shown, err);
    if (good && strcmp(text, buf_string(&shown)) != 0)
        good = SQL_RUN(names->store, err, QUERIES_NAMING, (size_t)place->write, sql_int(incident),
                       sql_int(number), sql_text(buf_string(&shown)));
    buf_done(&shown);
    return good;
}

bool naming_arrived(struct store *store, const char *person_id, const char *name, struct err *err)
{
    struct arena arena = {0};
    struct names names = {
        .find = find_arrived, .store = store, .arena = &arena, .id = person_id, .name = name};
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_NAMING, PLACES_OF, sql_text(person_id));
    bool row, good;
    while ((good = sql_next(store, query, &row, err)) && row) {
        const char *place = col_peek(query, 1);
        size_t i = 0;
        while (i < COUNT_OF(places) && strcmp(places[i].name, place) != 0)
            i++;
        if (i < COUNT_OF(places) &&
            !rewrite(&names, &places[i], col_int(query, 0), col_int(query, 2), err)) {
            good = false;
            sql_done(query);
            break;
        }
    }
    good = good && SQL_RUN(store, err, QUERIES_NAMING, FORGET, sql_text(person_id));
    arena_done(&arena);
    return good;
}
