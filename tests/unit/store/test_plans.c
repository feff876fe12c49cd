/* How queries find their rows: tables that grow with every event are never walked from end to end. */
#include "testing.h"

#include <string.h>

#include "fixture.h"
#include "store/room.h"

/* Tables that grow with every event; those of disruptions stay small beside them. */
static const char *const large[] = {"SCAN outbox", "SCAN inbox", "SCAN message", "SCAN mark", "SCAN journal", "SCAN entry"};

/* A step of a plan that reads all of a large table, rather than an index that holds few of its rows or the end of it. A
 * query that is asked once in months says that it is rare. */
static bool walks(const char *step, const char *query)
{
    if (strstr(query, "LIMIT") != NULL || strncmp(query, "/* rare */", 10) == 0)
        return false;
    for (size_t i = 0; i < COUNT_OF(large); i++) {
        size_t len = strlen(large[i]);
        if (strncmp(step, large[i], len) == 0 && (step[len] == '\0' || step[len] == ' ') && strstr(step, "INDEX") == NULL)
            return true;
    }
    return false;
}

static int walking_steps(sqlite3 *db, const char *query)
{
    int count = 0;
    sqlite3_stmt *plan;
    char *text = sqlite3_mprintf("EXPLAIN QUERY PLAN %s", query);
    if (sqlite3_prepare_v2(db, text, -1, &plan, NULL) != SQLITE_OK)
        plan = NULL; /* what begins and ends turns has no plan */
    while (plan != NULL && sqlite3_step(plan) == SQLITE_ROW) {
        const char *step = (const char *)sqlite3_column_text(plan, 3);
        if (!walks(step, query))
            continue;
        print_error("%s\n  in %s\n", step, query);
        count++;
    }
    sqlite3_finalize(plan);
    sqlite3_free(text);
    return count;
}

static void no_query_walks_what_grows_with_every_event(void **state)
{
    struct fixture *f = *state;
    int seen = 0, walking = 0;
    for (sqlite3_stmt *query = sqlite3_next_stmt(f->store->db, NULL); query != NULL;
         query = sqlite3_next_stmt(f->store->db, query)) {
        seen++;
        walking += walking_steps(f->store->db, sqlite3_sql(query));
    }
    assert_true(seen > 100);
    assert_int_equal(walking, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        MEMORY_TEST(no_query_walks_what_grows_with_every_event),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
