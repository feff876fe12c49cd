/* A store to try things on: in memory or in a folder of its own, and facts in a line each. */
#ifndef STORE_FIXTURE_H
#define STORE_FIXTURE_H

#include "testing.h"

#include <ftw.h>
#include <inttypes.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sqlite3.h>

#include "disruption/base/arena.h"
#include "disruption/base/buf.h"
#include "disruption/base/json.h"
#include "disruption/store/incidents.h"
#include "disruption/store/journal.h"
#include "disruption/store/store.h"

#define T0 INT64_C(1767225600000) /* 2026-01-01 00:00 UTC */
#define MINUTE INT64_C(60000)

struct fixture {
    struct store *store;
    struct arena arena;
    char folder[64]; /* "" for a store in memory */
    char path[128];
};

/* Shows the sentence of an error that was not expected. */
#define must(call)                                                                                 \
    do {                                                                                           \
        struct err err = ERR_INIT;                                                                 \
        if (!(call)) {                                                                             \
            print_error("%s\n", err.text);                                                         \
            fail();                                                                                \
        }                                                                                          \
    } while (0)

#define must_fail(expected, call)                                                                  \
    do {                                                                                           \
        struct err err = ERR_INIT;                                                                 \
        assert_false(call);                                                                        \
        if (err.kind != (expected))                                                                \
            print_error("%s\n", err.text);                                                         \
        assert_int_equal(err.kind, expected);                                                      \
        assert_true(err.text[0] != '\0');                                                          \
    } while (0)

static inline int memory_set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));
    must(store_open(NULL, STORE_MEMORY, &f->store, &err));
    must(store_begin(f->store, &err));
    *state = f;
    return 0;
}

static inline int folder_set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));
    snprintf(f->folder, sizeof(f->folder), "/tmp/store-test-XXXXXX");
    assert_non_null(mkdtemp(f->folder));
    snprintf(f->path, sizeof(f->path), "%s/disruption.db", f->folder);
    *state = f;
    return 0;
}

static inline int remove_one(const char *path, const struct stat *about, int type,
                             struct FTW *where)
{
    (void)about;
    (void)type;
    (void)where;
    return remove(path);
}

static inline int tear_down(void **state)
{
    struct fixture *f = *state;
    store_close(f->store);
    arena_done(&f->arena);
    if (f->folder[0] != '\0') {
        chmod(f->folder, 0700);
        nftw(f->folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    }
    free(f);
    return 0;
}

#define MEMORY_TEST(test) cmocka_unit_test_setup_teardown(test, memory_set_up, tear_down)
#define FOLDER_TEST(test) cmocka_unit_test_setup_teardown(test, folder_set_up, tear_down)

/* JSON with ' in the place of ", which reads better in C. */
static inline struct js *json(const char *text)
{
    struct js *value = NULL;
    char *copy = strdup(text);
    for (char *c = copy; *c != '\0'; c++)
        *c = *c == '\'' ? '"' : *c;
    must(js_parse(copy, strlen(copy), &value, &err));
    free(copy);
    return value;
}

static inline bool try_fact(struct store *store, enum fact_kind kind, int64_t incident,
                            int64_t at_ms, const char *actor, const char *body, struct err *err)
{
    struct fact fact = {kind, incident, at_ms, at_ms + 500, actor, json(body)};
    bool good = store_fact_add(store, &fact, err);
    js_drop(fact.body);
    return good;
}

static inline void give(struct fixture *f, enum fact_kind kind, int64_t incident, int64_t at_ms,
                        const char *actor, const char *body)
{
    must(try_fact(f->store, kind, incident, at_ms, actor, body, &err));
}

/* An incident in its channel, as most tests need one: D-1 in C1, declared by U1 at T0. */
static inline void declare(struct fixture *f)
{
    give(f, FACT_DECLARED, 1, T0, "U1",
         "{'title':'checkout is "
         "down','severity':2,'services':['checkout','pay'],'private':false,'drill':false,"
         "'declared_ms':1767225600000,'channel_name':'dis-1-checkout-is-down'}");
    give(f, FACT_CHANNEL_LINKED, 1, T0 + 1000, NULL,
         "{'channel_id':'C1','name':'dis-1-checkout-is-down'}");
}

/* A second connection to the file, for what the store itself would never do. */
static inline void meddle(struct fixture *f, const char *sql)
{
    sqlite3 *db;
    char *said = NULL;
    assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, &said) != SQLITE_OK)
        fail_msg("%s: %s", sql, said);
    sqlite3_close(db);
}

static inline void open_writer(struct fixture *f)
{
    must(store_open(f->path, STORE_WRITE, &f->store, &err));
}

static inline void close_store(struct fixture *f)
{
    store_close(f->store);
    f->store = NULL;
}

static inline void record_one(struct fixture *f)
{
    must(store_begin(f->store, &err));
    declare(f);
    must(store_commit(f->store, &err));
}

/* Runs in a process of its own that ends without closing anything, like a crash. */
static inline void crash_after(struct fixture *f, void (*work)(struct fixture *f))
{
    pid_t child = fork();
    if (child == 0) {
        work(f);
        _exit(0);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static inline void write_and_stay_open(struct fixture *f)
{
    open_writer(f);
    record_one(f);
}

#endif
