/* The public views: their columns are a promise, their rows are what the journal says. */
#include "story.h"

#include "disruption/store/export.h"

struct view {
    const char *name;
    const char *columns;
};

static const struct view views[] = {
    {"disruptions", "number,title,state,severity,type,services,private,drill,started_ms,detected_"
                    "ms,declared_ms,ended_ms,"
                    "length_s,ttd_s,platform,workspace_id,channel_id,channel_name,lead"},
    {"timeline", "number,entry,at_ms,kind,party,author_id,text,source,tagged_by,channel_id,message_"
                 "ts,thread_ts,permalink,"
                 "revision,state"},
    {"people", "number,user_id,name,role,from_ms,to_ms"},
    {"actions", "number,item,text,owner_id,owner,due,priority,state,url"},
    {"retrospective", "number,kind,text,entry"},
    {"reports", "number,revision,state,markdown,created_ms,author_id"},
    {"gaps", "number,from_ms,to_ms,cause,filled_ms,found,left_out"},
};

/* From outside, as an analyst's tool sees them. */
static void columns_are_as_promised(void **state)
{
    const struct view *view = *state;
    void *made;
    char text[64], columns[512] = "";
    folder_set_up(&made);
    struct fixture *f = made;
    must(store_open(f->path, STORE_WRITE, &f->store, &err));
    sqlite3 *db;
    sqlite3_stmt *query;
    assert_int_equal(sqlite3_open_v2(f->path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    snprintf(text, sizeof(text), "SELECT * FROM %s", view->name);
    assert_int_equal(sqlite3_prepare_v2(db, text, -1, &query, NULL), SQLITE_OK);
    for (int c = 0; c < sqlite3_column_count(query); c++) {
        strncat(columns, c == 0 ? "" : ",", 2);
        strncat(columns, sqlite3_column_name(query, c), 64);
    }
    sqlite3_finalize(query);
    sqlite3_close(db);
    assert_string_equal(columns, view->columns);
    tear_down(&made);
}

static void assert_rows(struct fixture *f, const char *view, int64_t number, const char *expected)
{
    struct js *rows, *wanted = json(expected);
    must(store_export_view(f->store, view, number, &rows, &err));
    char *found = js_dump(rows), *text = js_dump(wanted);
    assert_string_equal(found, text);
    free(found);
    free(text);
    js_drop(rows);
    js_drop(wanted);
}

static void disruptions_tell_times_only_where_they_are_known(void **state)
{
    struct fixture *f = *state;
    tell_story(f);
    assert_rows(
        f, "disruptions", 1,
        "[{'number':1,'title':'checkout is down','state':'resolved','severity':1,'type':'deploy',"
        "'services':'pay, checkout, login','private':0,'drill':0,'started_ms':1767225600000,"
        "'detected_ms':1767225661500,'declared_ms':1767225720000,'ended_ms':1767226800000,'length_"
        "s':1200,"
        "'ttd_s':61,'platform':null,'workspace_id':null,'channel_id':'C9','channel_name':'renamed',"
        "'lead':'Ana'}]");
    assert_rows(f, "disruptions", 2,
                "[{'number':2,'title':'quiet "
                "one','state':'open','severity':null,'type':null,'services':null,"
                "'private':1,'drill':1,'started_ms':1767227400000,'detected_ms':null,'declared_ms':"
                "1767227400000,"
                "'ended_ms':null,'length_s':null,'ttd_s':null,'platform':null,'workspace_id':null,'"
                "channel_id':null,"
                "'channel_name':null,'lead':null}]");
}

static void timeline_is_in_order_with_names_and_keeps_the_withdrawn(void **state)
{
    struct fixture *f = *state;
    tell_story(f);
    assert_rows(
        f, "timeline", 1,
        "[{'number':1,'entry':2,'at_ms':1767225750000,'kind':'note','party':'Ana','author_id':'U1',"
        "'text':'called the "
        "provider','source':'command','tagged_by':null,'channel_id':null,'message_ts':null,"
        "'thread_ts':null,'permalink':null,'revision':1,'state':'live'},"
        "{'number':1,'entry':1,'at_ms':1767225780000,'kind':'note,cause','party':'Cy','author_id':'"
        "U2',"
        "'text':'@Bo sees 502s, @U9x does "
        "not','source':'tag','tagged_by':'U1,U3','channel_id':'C1',"
        "'message_ts':'17.1','thread_ts':null,'permalink':'https://chat/"
        "17.1','revision':2,'state':'live'},"
        "{'number':1,'entry':4,'at_ms':1767226020000,'kind':'note','party':'U4','author_id':'U4','"
        "text':'lunch?',"
        "'source':'tag','tagged_by':'U4','channel_id':'C1','message_ts':'17.4','thread_ts':'17.1','"
        "permalink':null,"
        "'revision':1,'state':'withdrawn'}]");
}

static void people_are_roles_then_others_without_bots(void **state)
{
    struct fixture *f = *state;
    tell_story(f);
    assert_rows(f, "people", 1,
                "[{'number':1,'user_id':'U2','name':'Cy','role':'lead','from_ms':1767225780000,"
                "'to_ms':1767226560000},"
                "{'number':1,'user_id':'U1','name':'Ana','role':'lead','from_ms':1767226560000,'to_"
                "ms':null},"
                "{'number':1,'user_id':'U5','name':null,'role':null,'from_ms':null,'to_ms':null},"
                "{'number':1,'user_id':'U3','name':'Bo','role':null,'from_ms':null,'to_ms':null}]");
}

static void remaining_views_tell_what_was_recorded(void **state)
{
    struct fixture *f = *state;
    tell_story(f);
    assert_rows(f, "actions", 1,
                "[{'number':1,'item':1,'text':'alert @Bo "
                "first','owner_id':'U3','owner':'Bo','due':'2026-01-09',"
                "'priority':2,'state':'open','url':null}]");
    assert_rows(f, "retrospective", 1,
                "[{'number':1,'kind':'good','text':'alert @Bo first','entry':5},"
                "{'number':1,'kind':'lesson','text':'alert @Bo first','entry':5}]");
    assert_rows(f, "reports", 1,
                "[{'number':1,'revision':1,'state':'draft','markdown':'# "
                "Report','created_ms':1767226800000,"
                "'author_id':null}]");
    assert_rows(f, "gaps", 0, "[]");
    assert_rows(f, "actions", 2, "[]");
}

static void all_disruptions_come_in_order_of_number(void **state)
{
    struct fixture *f = *state;
    struct js *rows;
    tell_story(f);
    must(store_export_view(f->store, "disruptions", 0, &rows, &err));
    assert_int_equal(js_count(rows), 2);
    assert_int_equal(js_integer_or(js_item(rows, 0), "number", 0), 1);
    js_drop(rows);
}

static void view_there_is_not_is_refused(void **state)
{
    struct fixture *f = *state;
    struct js *rows;
    must_fail(ERR_INVALID, store_export_view(f->store, "journal", 0, &rows, &err));
}

/* A Start behind the End, a Detection before the Start: shown as they are, without a duration. */
static void bad_order_of_times_gives_no_duration(void **state)
{
    struct fixture *f = *state;
    tell_story(f);
    give(f, FACT_MILESTONE_SET, 1, T0, "U1", "{'milestone':'started','at_ms':1767226900000}");
    struct js *rows;
    must(store_export_view(f->store, "disruptions", 1, &rows, &err));
    const struct js *row = js_item(rows, 0);
    assert_null(js_at(row, "length_s"));
    assert_null(js_at(row, "ttd_s"));
    assert_int_equal(js_integer_or(row, "started_ms", 0), 1767226900000);
    js_drop(rows);
}

int main(void)
{
    struct CMUnitTest tests[7 + COUNT_OF(views)] = {
        MEMORY_TEST(disruptions_tell_times_only_where_they_are_known),
        MEMORY_TEST(timeline_is_in_order_with_names_and_keeps_the_withdrawn),
        MEMORY_TEST(people_are_roles_then_others_without_bots),
        MEMORY_TEST(remaining_views_tell_what_was_recorded),
        MEMORY_TEST(all_disruptions_come_in_order_of_number),
        MEMORY_TEST(view_there_is_not_is_refused),
        MEMORY_TEST(bad_order_of_times_gives_no_duration),
    };
    for (size_t i = 0; i < COUNT_OF(views); i++) {
        tests[7 + i] = (struct CMUnitTest)ROW_TEST(columns_are_as_promised, &views[i]);
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
