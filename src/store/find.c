/* Words looked for in past disruptions. What was typed becomes quoted strings, so that nothing in it is a language. */
#include <string.h>

#include "store/search.h"

#define EXPRESSION_MAX ((size_t)256 << 10) /* bytes; a command line fits many times */

enum { FIND, SNIPPET };

/* How much a hit weighs by column, as in similar.c of core. */
#define RANK "bm25(search, 3.0, 3.0, 1.0, 2.0, 2.0, 1.5, 1.0, 1.5, 0.5, 0.5)"

static const char *const sql[] = {
    /* ?1 words, ?2 service, ?3 since, ?4 private ones too, ?5 here, ?6 viewer, ?7 at most */
    [FIND] = "SELECT i.number FROM search JOIN incident i ON i.number = search.rowid WHERE search MATCH ?1 "
             "AND (?2 IS NULL OR EXISTS (SELECT 1 FROM incident_service s WHERE s.incident = i.number AND "
             "s.name = ?2 COLLATE NOCASE)) AND (?3 IS NULL OR COALESCE(i.started_ms, i.declared_ms) >= ?3) "
             "AND (i.is_private = 0 OR ?4 OR i.number = ?5 OR " TOOK_PART("?6") ") "
             "ORDER BY " RANK ", i.number DESC LIMIT ?7",
    [SNIPPET] = "SELECT snippet(search, -1, char(2), char(3), '...', 14) FROM search WHERE search MATCH ?1 AND "
                "rowid = ?2",
};
const struct query_set find_queries = {sql, COUNT_OF(sql)};

/* The words as strings of the index's query language. */
struct strings {
    struct store *store;
    struct buf parted;
    struct buf all, any; /* joined by AND, by OR */
    size_t count;
    bool plain; /* words that tell nothing are taken too */
};

static void count_word(void *ctx, struct slice word, struct slice written)
{
    (void)word;
    (void)written;
    *(size_t *)ctx += 1;
}

static void join(struct strings *strings, const char *text, bool beginning)
{
    struct slice string = slice_of(text);
    struct buf *const outs[] = {&strings->all, &strings->any};
    for (size_t i = 0; i < COUNT_OF(outs); i++) {
        if (strings->count > 0)
            buf_text(outs[i], i == 0 ? " AND " : " OR ");
        search_quote(string, outs[i]);
        buf_text(outs[i], beginning ? " *" : "");
    }
    strings->count++;
}

/* What has no letter or digit in it is no word to the index, and would find nothing beside others. */
static bool add_string(struct strings *strings, struct slice text, bool beginning, struct err *err)
{
    struct arena arena = {0};
    size_t words = 0;
    buf_clear(&strings->parted);
    search_text_write(arena_slice(&arena, text), &strings->parted);
    arena_done(&arena);
    if (!search_words(strings->store, buf_string(&strings->parted), count_word, &words, err))
        return false;
    if (words > 0 && strings->count < FIND_WORDS_MAX)
        join(strings, buf_string(&strings->parted), beginning);
    return true;
}

static bool tells_nothing(struct slice word)
{
    return !similar_counts(word) && !(word.at[0] >= '0' && word.at[0] <= '9');
}

/* Up to the other quote, or all that is left where there is none. */
static struct slice take_quoted(struct slice *rest)
{
    const char *end = memchr(rest->at + 1, '"', rest->len - 1);
    size_t len = end == NULL ? rest->len : (size_t)(end - rest->at) + 1;
    struct slice inside = {rest->at + 1, len - (end == NULL ? 1 : 2)};
    *rest = (struct slice){rest->at + len, rest->len - len};
    return inside;
}

static struct slice take_plain(struct slice *rest)
{
    struct slice word = {rest->at, 0};
    while (word.len < rest->len && strchr(" \t\r\n\"", word.at[word.len]) == NULL)
        word.len++;
    *rest = (struct slice){rest->at + word.len, rest->len - word.len};
    return word;
}

static bool add_word(struct strings *strings, struct slice word, struct err *err)
{
    bool beginning = word.len > 1 && word.at[word.len - 1] == '*';
    while (word.len > 0 && word.at[word.len - 1] == '*')
        word.len--;
    if (word.len == 0 || (!strings->plain && !beginning && tells_nothing(word)))
        return true;
    return add_string(strings, word, beginning, err);
}

static bool read_strings(struct strings *strings, const char *words, bool plain, struct err *err)
{
    struct slice rest = slice_of(words);
    strings->plain = plain;
    while (rest.len > 0) {
        struct slice trimmed = slice_trim(rest);
        rest = (struct slice){trimmed.at, trimmed.len};
        if (rest.len == 0)
            break;
        if (rest.at[0] == '"' ? !add_string(strings, take_quoted(&rest), false, err)
                              : !add_word(strings, take_plain(&rest), err))
            return false;
    }
    return true;
}

static bool read_numbers(struct store *store, const struct find_query *query, const char *expression, int64_t *numbers,
                         size_t *count, struct err *err)
{
    bool row, good;
    *count = 0;
    sqlite3_stmt *ask = SQL_ASK(store, QUERIES_FIND, FIND, sql_text(expression), sql_text(query->service),
                                sql_time(query->since_ms), sql_int(query->viewer.with_private),
                                sql_int(query->viewer.here), sql_text(query->viewer.person_id), sql_int(FIND_MAX));
    while ((good = sql_next(store, ask, &row, err)) && row)
        numbers[(*count)++] = col_int(ask, 0);
    return good;
}

static bool read_snippet(struct store *store, struct arena *arena, const char *expression, int64_t number,
                         const char **out, struct err *err)
{
    struct buf shown;
    bool row;
    sqlite3_stmt *ask = SQL_ASK(store, QUERIES_FIND, SNIPPET, sql_text(expression), sql_int(number));
    if (!sql_next(store, ask, &row, err))
        return false;
    buf_init(&shown, SEARCH_TEXT_MAX);
    search_text_show(row ? col_peek(ask, 0) : "", &shown);
    *out = arena_text(arena, buf_string(&shown));
    buf_done(&shown);
    if (row)
        sql_done(ask);
    return true;
}

static bool find(struct store *store, struct arena *arena, const struct find_query *query, struct strings *strings,
                 struct found **out, size_t *count, bool *all, struct err *err)
{
    int64_t numbers[FIND_MAX];
    struct found *found = arena_new(arena, FIND_MAX, sizeof(*found));
    const char *expression = buf_string(&strings->all);
    *out = found;
    *count = 0;
    *all = true;
    if (strings->count == 0)
        return true;
    if (!read_numbers(store, query, expression, numbers, count, err))
        return false;
    if (*count == 0) {
        *all = false;
        expression = buf_string(&strings->any);
        if (!read_numbers(store, query, expression, numbers, count, err))
            return false;
    }
    for (size_t i = 0; i < *count; i++) {
        if (!store_incident_get(store, arena, numbers[i], &found[i].incident, err) ||
            !read_snippet(store, arena, expression, numbers[i], &found[i].snippet, err))
            return false;
    }
    return true;
}

bool store_find(struct store *store, struct arena *arena, const struct find_query *query, struct found **out,
                size_t *count, bool *all, struct err *err)
{
    struct strings strings = {.store = store};
    struct found *found;
    size_t found_count;
    bool found_all;
    if (!snapshot_begin(store, err))
        return false;
    buf_init(&strings.parted, EXPRESSION_MAX);
    buf_init(&strings.all, EXPRESSION_MAX);
    buf_init(&strings.any, EXPRESSION_MAX);
    bool good = read_strings(&strings, query->words, false, err) &&
                (strings.count > 0 || read_strings(&strings, query->words, true, err)) &&
                find(store, arena, query, &strings, &found, &found_count, &found_all, err);
    buf_done(&strings.parted);
    buf_done(&strings.all);
    buf_done(&strings.any);
    snapshot_end(store);
    if (good) {
        *out = found;
        *count = found_count;
        *all = found_all;
    }
    return good;
}
