/* Disruptions that go for good: no word of them is left, the chain is whole, and nobody else lost anything. */
#include "story.h"

#include "disruption/store/capture.h"
#include "disruption/store/outbox.h"
#include "disruption/store/purge.h"
#include "disruption/store/search.h"
#include "store/room.h"

#define SECRET "zanzibar melts at noon"

static int64_t count(struct fixture *f, const char *sql)
{
    sqlite3_stmt *query;
    assert_int_equal(sqlite3_prepare_v2(f->store->db, sql, -1, &query, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(query), SQLITE_ROW);
    int64_t value = sqlite3_column_int64(query, 0);
    sqlite3_finalize(query);
    return value;
}

static void is_clean(struct fixture *f)
{
    struct store_verdict verdict;
    must(store_verify(f->store, &verdict, &err));
    assert_string_equal(verdict.detail, "");
}

static void purge(struct fixture *f, int64_t number)
{
    must(store_begin(f->store, &err));
    must(store_purge(f->store, number, T0 + 600 * MINUTE, &err));
    must(store_commit(f->store, &err));
    must(store_tidy(f->store, true, &err));
}

static bool file_has(const char *path, const char *words)
{
    static char bytes[8 << 20];
    FILE *file = fopen(path, "r");
    if (file == NULL)
        return false;
    size_t len = fread(bytes, 1, sizeof(bytes), file);
    fclose(file);
    return memmem(bytes, len, words, strlen(words)) != NULL;
}

static bool is_anywhere(const struct fixture *f, const char *words)
{
    char log[160];
    snprintf(log, sizeof(log), "%s-wal", f->path);
    return file_has(f->path, words) || file_has(log, words);
}

/* Its words in every place that can hold any. */
static void say_secret(struct fixture *f)
{
    struct message message = {.channel_id = "C9", .ts = "17.9", .author_id = "U1", .text = SECRET, .posted_ms = T0};
    struct effect effect = {.kind = EFFECT_POST, .incident = 1, .key = "1/say/x", .lane = "C9", .body = js_new_object()};
    int64_t row;
    must(store_begin(f->store, &err));
    tell_whole_story(f);
    give(f, FACT_ENTRY_ADDED, 1, T0 + 90 * MINUTE, "U1",
         "{'entry':6,'at_ms':1767225780000,'kinds':'note','author_id':'U2','text':'" SECRET "','source':'tag','taggers':"
         "'U1','channel_id':'C9','message_ts':'17.9'}");
    give(f, FACT_FIELD_SET, 1, T0 + 91 * MINUTE, "U2", "{'field':'title','value':'" SECRET "'}");
    give(f, FACT_REPORT_DRAFTED, 1, T0 + 92 * MINUTE, NULL, "{'revision':2,'markdown':'# " SECRET "'}");
    give(f, FACT_REPORT_DRAFTED, 2, T0 + 93 * MINUTE, NULL,
         "{'revision':1,'markdown':'# Quiet one\\n\\nLike D-1 zanzibar *melts* at noon, which was worse.\\n'}");
    must(store_message_keep(f->store, &message, T0, &err));
    js_put_string(effect.body, "text", SECRET);
    must(store_outbox_add(f->store, &effect, T0, &row, &err));
    js_drop(effect.body);
    give(f, FACT_RESOLVED, 1, T0 + 94 * MINUTE, "U1", "{'ended_ms':1767230000000}");
    must(store_commit(f->store, &err));
}

static void no_word_of_it_is_left_and_the_record_is_clean(void **state)
{
    struct fixture *f = *state;
    char head[65], after[65];
    open_writer(f);
    say_secret(f);
    must(store_chain_head(f->store, head, &err));
    assert_true(is_anywhere(f, SECRET));
    purge(f, 1);
    assert_false(is_anywhere(f, SECRET));
    assert_false(is_anywhere(f, "zanzibar"));
    assert_false(is_anywhere(f, "rolled back"));
    is_clean(f);
    must(store_chain_head(f->store, after, &err));
    assert_string_not_equal(head, after); /* one row more, which says so */
    assert_int_equal(count(f, "SELECT count(*) FROM journal WHERE kind = 'purged' AND incident = 1 AND body IS NOT NULL"), 1);
    assert_int_equal(count(f, "SELECT count(*) FROM journal WHERE incident = 1 AND body IS NOT NULL"), 1);
    assert_int_equal(count(f, "SELECT count(*) FROM outbox WHERE incident = 1 AND (body IS NOT NULL OR state <> 'done')"), 0);
    assert_int_equal(count(f, "SELECT count(*) FROM dead_file"), 1);
}

/* Whatever tables there are or will be. */
static void no_table_knows_it_but_the_one_that_says_so(void **state)
{
    struct fixture *f = *state;
    sqlite3_stmt *query;
    char text[200];
    open_writer(f);
    say_secret(f);
    purge(f, 1);
    assert_int_equal(sqlite3_prepare_v2(f->store->db,
                                        "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c WHERE "
                                        "m.type = 'table' AND c.name IN ('incident', 'channel_id', 'other', 'twin') AND m.name "
                                        "NOT IN ('journal', 'outbox', 'purged', 'forgotten') AND m.name NOT LIKE 'search~_%' "
                                        "ESCAPE '~'", -1, &query, NULL), SQLITE_OK);
    while (sqlite3_step(query) == SQLITE_ROW) {
        const char *table = (const char *)sqlite3_column_text(query, 0), *column = (const char *)sqlite3_column_text(query, 1);
        snprintf(text, sizeof(text), "SELECT count(*) FROM %s WHERE %s IN (1, 'C9')", table, column);
        if (count(f, text) > 0)
            fail_msg("%s.%s still has it", table, column);
    }
    sqlite3_finalize(query);
    assert_int_equal(count(f, "SELECT count(*) FROM incident WHERE number = 1"), 0);
    assert_int_equal(count(f, "SELECT declared_ms FROM purged WHERE incident = 1"), 1767225720000);
    assert_int_equal(count(f, "SELECT ended_ms FROM purged WHERE incident = 1"), 1767230000000);
    assert_int_equal(count(f, "SELECT count(*) FROM incident WHERE number = 2"), 1);
}

static void others_lose_what_they_repeat_and_nothing_else(void **state)
{
    struct fixture *f = *state;
    const char *markdown;
    int64_t revision, created_ms;
    open_writer(f);
    say_secret(f);
    purge(f, 1);
    must(store_report_newest(f->store, &f->arena, 2, &markdown, &revision, &created_ms, &err));
    assert_string_equal(markdown, "# Quiet one\n\nLike D-1 [purged], which was worse.\n");
    is_clean(f);
    purge(f, 2); /* and that one can go as well, though its rows lost words before */
    is_clean(f);
}

/* A share of likenesses in the channel of another, which has nothing to do with it else. */
static void what_quotes_it_loses_all_it_says(void **state)
{
    struct fixture *f = *state;
    struct effect effect = {.kind = EFFECT_POST, .incident = 2, .key = "share/x", .lane = "C2", .body = js_new_object()};
    struct outbox_row row;
    int64_t id;
    open_writer(f);
    must(store_begin(f->store, &err));
    tell_whole_story(f);
    give(f, FACT_RESOLVED, 1, T0 + 94 * MINUTE, "U1", "{'ended_ms':1767230000000}");
    must(sql_exec(f->store, "DELETE FROM similar_found; DELETE FROM relation; UPDATE incident SET twin = NULL", &err));
    js_put_string(effect.body, "text", "Like this: D-1, where somebody called the pro...");
    struct js *quotes = json("[{'number':7,'about':'shared'},{'number':1,'about':'shared'}]");
    js_put(effect.body, "quotes", quotes);
    must(store_outbox_add(f->store, &effect, T0, &id, &err));
    js_drop(effect.body);
    must(store_purge(f->store, 1, T0 + 600 * MINUTE, &err));
    must(store_outbox_get(f->store, id, &row, &err));
    assert_string_equal(js_string(row.effect.body, "text"), "[purged]");
    outbox_row_done(&row);
    must(store_commit(f->store, &err));
}

/* They were written when it was still called so. */
static void others_lose_also_what_it_was_called_before(void **state)
{
    struct fixture *f = *state;
    const char *markdown;
    int64_t revision, created_ms;
    open_writer(f);
    must(store_begin(f->store, &err));
    tell_whole_story(f);
    give(f, FACT_FIELD_SET, 1, T0 + 91 * MINUTE, "U2", "{'field':'title','value':'salaries leaked'}");
    give(f, FACT_FIELD_SET, 1, T0 + 91 * MINUTE, "U2", "{'field':'title','value':'a mishap'}");
    give(f, FACT_ACTION_CHANGED, 1, T0 + 92 * MINUTE, "U2", "{'item':1,'text':'talk to payroll'}");
    give(f, FACT_ACTION_CHANGED, 1, T0 + 92 * MINUTE, "U2", "{'item':1,'text':'talk it over'}");
    give(f, FACT_REPORT_DRAFTED, 2, T0 + 93 * MINUTE, NULL,
         "{'revision':1,'markdown':'Like D-1 checkout is down; D-1 salaries leaked; D-1 a mishap.\\n\\n"
         "Still open: talk to payroll; talk it over.\\n'}");
    give(f, FACT_RESOLVED, 1, T0 + 94 * MINUTE, "U1", "{'ended_ms':1767230000000}");
    must(store_commit(f->store, &err));
    purge(f, 1);
    must(store_report_newest(f->store, &f->arena, 2, &markdown, &revision, &created_ms, &err));
    assert_string_equal(markdown, "Like D-1 [purged]; D-1 [purged]; D-1 [purged].\n\nStill open: [purged]; [purged].\n");
    is_clean(f);
}

/* A redaction's own row says what is left of rows of others: when it goes, that must be known still. */
static void what_its_redactions_left_elsewhere_is_known_still(void **state)
{
    struct fixture *f = *state;
    open_writer(f);
    must(store_begin(f->store, &err));
    tell_whole_story(f);
    give(f, FACT_ENTRY_ADDED, 1, T0 + 90 * MINUTE, "U1",
         "{'entry':6,'at_ms':1767225780000,'kinds':'note','author_id':'U2','text':'" SECRET "','source':'command','taggers':''}");
    give(f, FACT_REPORT_DRAFTED, 2, T0 + 91 * MINUTE, NULL, "{'revision':1,'markdown':'Like D-1: " SECRET "'}");
    give(f, FACT_REDACTED, 1, T0 + 92 * MINUTE, "U1", "{'entry':6}");
    give(f, FACT_RESOLVED, 1, T0 + 94 * MINUTE, "U1", "{'ended_ms':1767230000000}");
    must(store_commit(f->store, &err));
    assert_int_equal(count(f, "SELECT count(*) FROM redacted_row WHERE incident = 2"), 1);
    is_clean(f);
    purge(f, 1);
    assert_int_equal(count(f, "SELECT count(*) FROM redacted_row WHERE incident = 2"), 1);
    is_clean(f);
}

/* A report of another that lost words by a redaction first, and loses its title now. */
static void what_a_redaction_and_the_purge_left_of_one_row_is_known(void **state)
{
    struct fixture *f = *state;
    const char *markdown;
    int64_t revision, created_ms;
    open_writer(f);
    must(store_begin(f->store, &err));
    tell_whole_story(f);
    give(f, FACT_ENTRY_ADDED, 1, T0 + 90 * MINUTE, "U1",
         "{'entry':6,'at_ms':1767225780000,'kinds':'note','author_id':'U2','text':'" SECRET "','source':'command','taggers':''}");
    give(f, FACT_REPORT_DRAFTED, 2, T0 + 91 * MINUTE, NULL, "{'revision':1,'markdown':'Like D-1 checkout is down: " SECRET "'}");
    give(f, FACT_REDACTED, 1, T0 + 92 * MINUTE, "U1", "{'entry':6}");
    give(f, FACT_RESOLVED, 1, T0 + 94 * MINUTE, "U1", "{'ended_ms':1767230000000}");
    must(store_commit(f->store, &err));
    is_clean(f);
    purge(f, 1);
    must(store_report_newest(f->store, &f->arena, 2, &markdown, &revision, &created_ms, &err));
    assert_null(strstr(markdown, "checkout"));
    assert_null(strstr(markdown, "zanzibar"));
    is_clean(f);
}

static void a_body_that_comes_back_is_found(void **state)
{
    struct fixture *f = *state;
    struct store_verdict verdict;
    open_writer(f);
    say_secret(f);
    purge(f, 1);
    meddle(f, "UPDATE journal SET body = '{}' WHERE seq = 5");
    must(store_verify(f->store, &verdict, &err));
    assert_int_equal(verdict.broken_at, 5);
    meddle(f, "UPDATE journal SET body = NULL WHERE seq = 5");
    is_clean(f);
    meddle(f, "UPDATE journal SET body = NULL WHERE incident = 2 AND kind = 'declared'");
    must(store_verify(f->store, &verdict, &err));
    assert_true(verdict.broken_at > 0); /* a body that went without a word */
}

static void those_merged_into_it_go_with_it(void **state)
{
    struct fixture *f = *state;
    open_writer(f);
    must(store_begin(f->store, &err));
    tell_whole_story(f);
    give(f, FACT_MERGED, 2, T0 + 93 * MINUTE, "U1", "{'into':1}");
    give(f, FACT_RESOLVED, 1, T0 + 94 * MINUTE, "U1", "{'ended_ms':1767230000000}");
    must(store_commit(f->store, &err));
    int64_t *numbers;
    size_t n;
    must(store_ended_before(f->store, &f->arena, T0 + 9999 * MINUTE, 10, &numbers, &n, &err));
    assert_int_equal(n, 1);
    assert_int_equal(numbers[0], 1);
    purge(f, 1);
    assert_int_equal(count(f, "SELECT count(*) FROM incident"), 0);
    assert_int_equal(count(f, "SELECT count(*) FROM purged"), 3);
    is_clean(f);
}

/* Merged by mistake, taken back, and purged later: drafts from in between have its entries. */
static void drafts_of_what_it_once_was_merged_into_show_nothing_of_it(void **state)
{
    static const struct {
        int revision;
        enum fact_kind before; /* what happened just before it */
        const char *said, *left;
    } drafts[] = {
        {1, FACT_DECLARED, "its own words", "its own words"},
        {2, FACT_MERGED, "its own words | D-1 T1 | zanzibar melts |", "[purged]"},
        {3, FACT_REOPENED, "its own words, seen from D-1 T1", "its own words, seen from D-1 T1"},
    };
    struct fixture *f = *state;
    open_writer(f);
    must(store_begin(f->store, &err));
    give(f, FACT_DECLARED, 1, T0, "U1", "{'title':'carts are lost','services':[]}");
    give(f, FACT_DECLARED, 2, T0, "U1", "{'title':'baskets are lost','services':[]}");
    for (size_t i = 0; i < COUNT_OF(drafts); i++) {
        char body[200];
        if (drafts[i].before != FACT_DECLARED)
            give(f, drafts[i].before, 1, T0 + MINUTE, "U1", "{'into':2}");
        snprintf(body, sizeof(body), "{'revision':%d,'markdown':'%s'}", drafts[i].revision, drafts[i].said);
        give(f, FACT_REPORT_DRAFTED, 2, T0 + MINUTE, NULL, body);
    }
    give(f, FACT_RESOLVED, 1, T0 + 94 * MINUTE, "U1", "{'ended_ms':1767230000000}");
    must(store_commit(f->store, &err));
    purge(f, 1);
    for (size_t i = 0; i < COUNT_OF(drafts); i++) {
        char query[200];
        snprintf(query, sizeof(query), "SELECT count(*) FROM report WHERE incident = 2 AND revision = %d AND markdown = '%s'",
                 drafts[i].revision, drafts[i].left);
        assert_int_equal(count(f, query), 1);
    }
    assert_false(is_anywhere(f, "zanzibar"));
    is_clean(f);
}

static void a_number_is_never_given_again(void **state)
{
    struct fixture *f = *state;
    struct command command;
    struct situation situation;
    struct command_line line = {.mouth = MOUTH_SHELL, .text = "list", .actor_id = "shell:x", .actor_name = "x"};
    open_writer(f);
    must(store_begin(f->store, &err));
    tell_whole_story(f); /* D-3 was purged in it */
    must(store_commit(f->store, &err));
    must(command_read(&f->arena, policy_default(), &line, &command, &err));
    must(store_situation_load(f->store, &f->arena, policy_default(), &command, &line, T0, &situation, &err));
    assert_int_equal(situation.next_number, 4);
}

static void the_index_forgets_it_and_goes_on(void **state)
{
    struct fixture *f = *state;
    bool more;
    open_writer(f);
    say_secret(f);
    must(store_begin(f->store, &err));
    must(store_search_refresh(f->store, 10, &more, &err));
    must(store_commit(f->store, &err));
    assert_int_equal(count(f, "SELECT count(*) FROM search WHERE search MATCH 'zanzibar'"), 1);
    purge(f, 1);
    must(store_begin(f->store, &err));
    must(store_search_refresh(f->store, 10, &more, &err));
    must(store_commit(f->store, &err));
    assert_int_equal(count(f, "SELECT count(*) FROM search WHERE search MATCH 'zanzibar'"), 0);
    assert_int_equal(count(f, "SELECT count(*) FROM search_stale"), 0);
}

/* chatter
 * ---------------------------------------------------------------------------------------------------------------------*/

static void talk(struct fixture *f, const char *ts, const char *text)
{
    struct message message = {.channel_id = "C9", .ts = ts, .author_id = "U1", .text = text, .posted_ms = T0, .version_us = 1};
    struct mark mark = {.channel_id = "C9", .ts = ts, .source = MARK_REACTION, .name = "eyes", .person_id = "U2", .set = true};
    must(store_message_keep(f->store, &message, T0, &err));
    must(store_mark_keep(f->store, &mark, T0, &err));
}

static void what_nobody_tagged_is_forgotten_and_what_was_tagged_stays(void **state)
{
    struct fixture *f = *state;
    bool found;
    int64_t ended_ms = T0 + 20 * MINUTE + 500; /* as the story has it, by our clock */
    open_writer(f);
    must(store_begin(f->store, &err));
    tell_story(f);
    talk(f, "17.1", "tagged"); /* entry 1 */
    talk(f, "18.1", "chatter");
    must(store_chatter_forget(f->store, ended_ms, T0, &found, &err));
    assert_false(found); /* not yet */
    must(store_chatter_forget(f->store, ended_ms + 1, ended_ms + 1, &found, &err));
    assert_true(found);
    assert_int_equal(count(f, "SELECT count(*) FROM message WHERE ts = '18.1'"), 0);
    assert_int_equal(count(f, "SELECT count(*) FROM mark WHERE ts = '18.1'"), 0);
    assert_int_equal(count(f, "SELECT count(*) FROM message WHERE ts = '17.1'"), 1);
    assert_int_equal(count(f, "SELECT count(*) FROM mark WHERE ts = '17.1'"), 1);
    must(store_chatter_forget(f->store, ended_ms + 1, ended_ms + 2, &found, &err));
    assert_false(found); /* once is enough */
    give(f, FACT_REOPENED, 1, T0 + 30 * MINUTE, "U1", "{}");
    talk(f, "19.1", "more chatter");
    must(store_chatter_forget(f->store, T0 + 999 * MINUTE, T0, &found, &err));
    assert_false(found); /* it is open */
    must(store_commit(f->store, &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(no_word_of_it_is_left_and_the_record_is_clean),
        FOLDER_TEST(no_table_knows_it_but_the_one_that_says_so),
        FOLDER_TEST(others_lose_what_they_repeat_and_nothing_else),
        FOLDER_TEST(what_quotes_it_loses_all_it_says),
        FOLDER_TEST(others_lose_also_what_it_was_called_before),
        FOLDER_TEST(what_its_redactions_left_elsewhere_is_known_still),
        FOLDER_TEST(what_a_redaction_and_the_purge_left_of_one_row_is_known),
        FOLDER_TEST(a_body_that_comes_back_is_found),
        FOLDER_TEST(those_merged_into_it_go_with_it),
        FOLDER_TEST(drafts_of_what_it_once_was_merged_into_show_nothing_of_it),
        FOLDER_TEST(a_number_is_never_given_again),
        FOLDER_TEST(the_index_forgets_it_and_goes_on),
        FOLDER_TEST(what_nobody_tagged_is_forgotten_and_what_was_tagged_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
