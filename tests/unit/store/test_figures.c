/* What figures are made from, as it comes out of the tables. */
#include "fixture.h"

#include "disruption/store/figures.h"

#define HOUR (60 * MINUTE)

/* body NULL: one of severity 2 that hits pay and web. */
static void declare_as(struct fixture *f, int64_t number, const char *body)
{
    give(f, FACT_DECLARED, number, T0, "U1",
         body != NULL ? body
                      : "{'title':'x','severity':2,'services':['pay','web'],'private':false,'drill':false,"
                        "'declared_ms':1767225600000}");
}

static struct stat_input load(struct fixture *f, struct figure_filter filter)
{
    struct stat_input input;
    must(store_figures_load(f->store, &f->arena, &filter, &input, &err));
    return input;
}

static void resolve(struct fixture *f, int64_t number, int64_t ended_ms)
{
    char body[64];
    snprintf(body, sizeof(body), "{'ended_ms':%" PRId64 "}", ended_ms);
    give(f, FACT_RESOLVED, number, ended_ms, "U1", body);
}

static void heads_come_with_their_services(void **state)
{
    struct fixture *f = *state;
    declare_as(f, 1, NULL);
    declare_as(f, 2, "{'title':'y','services':[],'private':false,'drill':false,'declared_ms':1}");
    give(f, FACT_MILESTONE_SET, 1, T0, "U1", "{'milestone':'started','at_ms':5}");
    give(f, FACT_MILESTONE_SET, 1, T0, "U1", "{'milestone':'detected','at_ms':7}");
    resolve(f, 1, 9);
    struct stat_input input = load(f, (struct figure_filter){0});
    assert_int_equal(input.case_count, 2);
    assert_string_equal(input.cases[0].id, "D-1");
    assert_string_equal(input.cases[0].severity, "2");
    assert_int_equal(input.cases[0].started_ms, 5);
    assert_int_equal(input.cases[0].detected_ms, 7);
    assert_int_equal(input.cases[0].declared_ms, T0);
    assert_int_equal(input.cases[0].ended_ms, 9);
    assert_int_equal(input.cases[0].service_count, 2);
    assert_string_equal(input.cases[0].services[1], "web");
    assert_int_equal(input.cases[1].started_ms, TIME_UNKNOWN);
    assert_int_equal(input.cases[1].ended_ms, TIME_UNKNOWN);
    assert_int_equal(input.cases[1].service_count, 0);
    assert_null(input.cases[1].severity);
}

static void drills_and_maintenance_are_told_apart(void **state)
{
    struct fixture *f = *state;
    declare_as(f, 1, "{'title':'y','services':[],'private':false,'drill':true,'declared_ms':1}");
    declare_as(f, 2, "{'title':'y','services':[],'type':'Maintenance','private':false,'drill':false,'declared_ms':1}");
    struct stat_input input = load(f, (struct figure_filter){0});
    assert_int_equal(input.cases[0].kind, STAT_DRILL);
    assert_int_equal(input.cases[1].kind, STAT_MAINTENANCE);
}

static void private_ones_come_on_request_alone(void **state)
{
    struct fixture *f = *state;
    declare_as(f, 1, "{'title':'y','services':['pay'],'private':true,'drill':false,'declared_ms':1}");
    declare_as(f, 2, NULL);
    assert_int_equal(load(f, (struct figure_filter){0}).case_count, 1);
    struct stat_input input = load(f, (struct figure_filter){.with_private = true});
    assert_int_equal(input.case_count, 2);
    assert_true(input.cases[0].is_private);
    assert_false(input.cases[1].is_private);
}

static void filters_narrow_everything(void **state)
{
    struct fixture *f = *state;
    declare_as(f, 1, "{'title':'y','services':['mail'],'private':false,'drill':false,'declared_ms':1}");
    declare_as(f, 2, NULL);
    give(f, FACT_ACTION_ADDED, 1, T0, "U1", "{'item':1,'entry':0,'text':'a'}");
    give(f, FACT_ACTION_ADDED, 2, T0, "U1", "{'item':1,'entry':0,'text':'b'}");
    struct stat_input input = load(f, (struct figure_filter){.service = "PAY"});
    assert_int_equal(input.case_count, 1);
    assert_string_equal(input.cases[0].id, "D-2");
    assert_int_equal(input.action_count, 1);
    assert_int_equal(input.actions[0].of, 0);
    assert_int_equal(load(f, (struct figure_filter){.severity = 2}).case_count, 1);
    assert_int_equal(load(f, (struct figure_filter){.severity = 3}).case_count, 0);
}

static void items_know_when_they_were_done(void **state)
{
    struct fixture *f = *state;
    declare_as(f, 1, NULL);
    give(f, FACT_ACTION_ADDED, 1, T0 + HOUR, "U1", "{'item':1,'entry':0,'text':'a','owner_id':'U2'}");
    give(f, FACT_ACTION_ADDED, 1, T0 + HOUR, "U1", "{'item':2,'entry':0,'text':'b','due':'2026-01-05'}");
    give(f, FACT_ACTION_ADDED, 1, T0 + HOUR, "U1", "{'item':3,'entry':0,'text':'c'}");
    give(f, FACT_ACTION_CHANGED, 1, T0 + 2 * HOUR, "U1", "{'item':1,'state':'done'}");
    give(f, FACT_ACTION_CHANGED, 1, T0 + 3 * HOUR, "U1", "{'item':1,'text':'a, mended'}");
    give(f, FACT_ACTION_CHANGED, 1, T0 + 2 * HOUR, "U1", "{'item':2,'state':'done'}");
    give(f, FACT_ACTION_CHANGED, 1, T0 + 3 * HOUR, "U1", "{'item':2,'state':'open'}");
    give(f, FACT_ACTION_CHANGED, 1, T0 + 3 * HOUR, "U1", "{'item':3,'state':'dropped'}");
    struct stat_input input = load(f, (struct figure_filter){0});
    const struct stat_action *a = input.actions;
    assert_int_equal(input.action_count, 3);
    assert_int_equal(a[0].created_ms, T0 + HOUR);
    assert_int_equal(a[0].closed_ms, T0 + 2 * HOUR);
    assert_int_equal(a[0].state, STAT_ACTION_DONE);
    assert_true(a[0].owned);
    assert_int_equal(a[1].closed_ms, TIME_UNKNOWN);
    assert_int_equal(a[1].state, STAT_ACTION_OPEN);
    assert_string_equal(a[1].due, "2026-01-05");
    assert_false(a[1].owned);
    assert_int_equal(a[2].state, STAT_ACTION_DROPPED);
}

static void a_reopening_leaves_its_quiet_stretch(void **state)
{
    struct fixture *f = *state;
    declare_as(f, 1, NULL);
    resolve(f, 1, T0 + HOUR);
    give(f, FACT_REOPENED, 1, T0 + 3 * HOUR, "U1", "{}");
    resolve(f, 1, T0 + 4 * HOUR);
    struct stat_input input = load(f, (struct figure_filter){0});
    assert_int_equal(input.cases[0].ended_ms, T0 + 4 * HOUR);
    assert_int_equal(input.cases[0].quiet_ms, 2 * HOUR);
}

static void a_report_is_published_once(void **state)
{
    struct fixture *f = *state;
    declare_as(f, 1, NULL);
    resolve(f, 1, T0 + HOUR);
    give(f, FACT_REPORT_DRAFTED, 1, T0 + HOUR, NULL, "{'revision':1,'markdown':'# x'}");
    give(f, FACT_REPORT_STATE_SET, 1, T0 + 2 * HOUR, "U1", "{'state':'review','revision':1}");
    assert_int_equal(load(f, (struct figure_filter){0}).cases[0].published_ms, TIME_UNKNOWN);
    give(f, FACT_REPORT_STATE_SET, 1, T0 + 3 * HOUR, "U1", "{'state':'published','revision':1}");
    give(f, FACT_REPORT_STATE_SET, 1, T0 + 9 * HOUR, "U1", "{'state':'published','revision':2}");
    struct stat_input input = load(f, (struct figure_filter){0});
    assert_true(input.cases[0].drafted);
    assert_int_equal(input.cases[0].published_ms, T0 + 3 * HOUR);
}

static void the_facts_are_found_by_their_index(void **state)
{
    struct fixture *f = *state;
    sqlite3 *db;
    sqlite3_stmt *plan;
    open_writer(f);
    must(store_begin(f->store, &err));
    declare_as(f, 1, NULL);
    must(store_commit(f->store, &err));
    close_store(f);
    assert_int_equal(sqlite3_open(f->path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db,
                                        "EXPLAIN QUERY PLAN SELECT incident, kind, happened_ms, body FROM journal WHERE "
                                        "kind IN ('action_added', 'action_changed', 'report_state_set') ORDER BY "
                                        "incident, seq",
                                        -1, &plan, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_step(plan), SQLITE_ROW);
    assert_non_null(strstr((const char *)sqlite3_column_text(plan, 3), "journal_for_figures"));
    sqlite3_finalize(plan);
    sqlite3_close(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        MEMORY_TEST(heads_come_with_their_services),
        MEMORY_TEST(drills_and_maintenance_are_told_apart),
        MEMORY_TEST(private_ones_come_on_request_alone),
        MEMORY_TEST(filters_narrow_everything),
        MEMORY_TEST(items_know_when_they_were_done),
        MEMORY_TEST(a_reopening_leaves_its_quiet_stretch),
        MEMORY_TEST(a_report_is_published_once),
        FOLDER_TEST(the_facts_are_found_by_their_index),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
