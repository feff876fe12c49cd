/* Connections, and what was missed between them: what is noted, who is followed, what is read next. */
#include "fixture.h"

#include "disruption/core/health.h"
#include "disruption/store/export.h"
#include "disruption/store/gaps.h"
#include "disruption/store/outbox.h"
#include "disruption/store/reading.h"
#include "store/room.h"

static struct epoch last(struct fixture *f)
{
    struct epoch epoch;
    must(store_epoch_last(f->store, &f->arena, &epoch, &err));
    return epoch;
}

static void nothing_was_heard_before_the_first_epoch(void **state)
{
    assert_int_equal(last(*state).id, 0);
}

static void an_epoch_is_heard_until_it_is_over(void **state)
{
    struct fixture *f = *state;
    must(store_epoch_begin(f->store, 1000, 1000, &err));
    must(store_epoch_heard(f->store, 3000, false, &err));
    must(store_epoch_heard(f->store, 2000, false, &err)); /* an older note changes nothing */
    assert_int_equal(last(f).heard_ms, 3000);
    assert_int_equal(last(f).ended_ms, TIME_UNKNOWN);
    must(store_epoch_end(f->store, 3500, 9000, GAP_DISCONNECTED, &err));
    must(store_epoch_heard(f->store, 8000, false, &err)); /* it is over */
    must(store_epoch_end(f->store, 8000, 9500, GAP_RESTARTED, &err));
    struct epoch epoch = last(f);
    assert_int_equal(epoch.connected_ms, 1000);
    assert_int_equal(epoch.heard_ms, 3500);
    assert_int_equal(epoch.ended_ms, 9000);
    assert_string_equal(epoch.reason, "disconnected");
}

static int64_t next_life(struct fixture *f, int64_t wall_ms)
{
    int64_t at_ms;
    must(store_lasting_begin(f->store, wall_ms, &at_ms, &err));
    return at_ms;
}

static void a_life_goes_on_later_than_the_one_before(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(next_life(f, T0), T0);
    must(store_lasting_keep(f->store, T0 + 5, &err));
    assert_int_equal(next_life(f, T0 + MINUTE), T0 + MINUTE);
    must(store_lasting_keep(f->store, T0 + 9 * MINUTE, &err)); /* the clock was ahead then */
    must(store_lasting_keep(f->store, T0, &err));
    assert_true(next_life(f, T0 + MINUTE) > T0 + 9 * MINUTE + READING_LAG_MS);
}

static void what_the_wall_said_is_taken_back(void **state)
{
    struct fixture *f = *state;
    must(store_epoch_begin(f->store, 9000, 9000, &err));
    must(store_epoch_heard(f->store, 3000, true, &err));
    assert_int_equal(last(f).heard_ms, 3000);
    assert_int_equal(last(f).connected_ms, 9000);
}

static void what_a_dead_process_heard_is_known_to_the_next(void **state)
{
    struct fixture *f = *state;
    must(store_epoch_begin(f->store, 1000, 1000, &err));
    must(store_epoch_heard(f->store, 61000, false, &err));
    assert_int_equal(last(f).heard_ms, 61000); /* never ended: the next one says crashed */
    assert_int_equal(last(f).ended_ms, TIME_UNKNOWN);
    must(store_epoch_begin(f->store, 99000, 99000, &err));
    assert_int_equal(last(f).id, 2);
    assert_int_equal(last(f).heard_ms, 99000);
}

static void epochs_do_not_pile_up(void **state)
{
    struct fixture *f = *state;
    int64_t kept;
    for (int i = 0; i < 1100; i++)
        must(store_epoch_begin(f->store, i, i, &err));
    sqlite3_stmt *query;
    assert_int_equal(sqlite3_prepare_v2(f->store->db, "SELECT count(*) FROM epoch", -1, &query, NULL), SQLITE_OK);
    must(sql_number(f->store, query, 0, &kept, &err));
    sqlite3_finalize(query);
    assert_int_equal(kept, 1000);
    assert_int_equal(last(f).id, 1100);
}

/* Disruptions 1..n, open, each with a channel of its own. */
static void open_one(struct fixture *f, int64_t number, const char *channel)
{
    char body[256];
    snprintf(body, sizeof(body), "{'title':'t','services':[],'private':false,'drill':false,'declared_ms':%lld}", (long long)T0);
    give(f, FACT_DECLARED, number, T0, "U1", body);
    snprintf(body, sizeof(body), "{'channel_id':'%s','name':'n'}", channel);
    give(f, FACT_CHANNEL_LINKED, number, T0, NULL, body);
}

static void see_gap(struct fixture *f, int64_t number, int64_t gap, int64_t from_ms)
{
    char body[256];
    snprintf(body, sizeof(body), "{'gap':%lld,'channel_id':'C','from_ms':%lld,'to_ms':%lld,'cause':'crashed'}",
             (long long)gap, (long long)from_ms, (long long)from_ms + 1000);
    give(f, FACT_GAP_SEEN, number, T0 + 5 * MINUTE, NULL, body);
}

static size_t followed(struct fixture *f, int64_t since_ms, int64_t *first)
{
    struct incident *incidents;
    size_t count;
    must(store_followed(f->store, &f->arena, since_ms, &incidents, &count, &err));
    *first = count > 0 ? incidents[0].number : 0;
    return count;
}

static void open_and_lately_ended_ones_are_followed(void **state)
{
    struct fixture *f = *state;
    int64_t first;
    open_one(f, 1, "C1");
    open_one(f, 2, "C2");
    open_one(f, 3, "C3");
    open_one(f, 4, "C3"); /* adopts the channel of the one before */
    assert_int_equal(followed(f, T0, &first), 3);
    give(f, FACT_RESOLVED, 1, T0 + 10 * MINUTE, "U1", "{'ended_ms':0}");
    assert_int_equal(followed(f, T0, &first), 3);
    assert_int_equal(followed(f, T0 + 11 * MINUTE, &first), 2);
    assert_int_equal(first, 2);
    give(f, FACT_CHANNEL_CHANGED, 2, T0 + 11 * MINUTE, NULL, "{'channel_id':'C2','joined':false}");
    assert_int_equal(followed(f, T0, &first), 2);
    give(f, FACT_CHANNEL_CHANGED, 4, T0 + 11 * MINUTE, NULL, "{'channel_id':'C3','archived':true}");
    assert_int_equal(followed(f, T0, &first), 1);
    assert_int_equal(first, 1);
}

static void is_next(struct fixture *f, int64_t incident, int64_t number)
{
    struct gap gap;
    must(store_gap_next(f->store, &f->arena, T0, &gap, &err));
    assert_int_equal(gap.incident, incident);
    assert_int_equal(gap.number, number);
}

static void the_newest_open_one_is_read_first_and_its_oldest_gap(void **state)
{
    struct fixture *f = *state;
    open_one(f, 1, "C1");
    open_one(f, 2, "C2");
    open_one(f, 3, "C3");
    give(f, FACT_RESOLVED, 3, T0 + 2 * MINUTE, "U1", "{'ended_ms':0}");
    must(store_epoch_begin(f->store, T0 + 5 * MINUTE, T0 + 5 * MINUTE, &err));
    is_next(f, 0, 0);
    see_gap(f, 1, 1, T0);
    see_gap(f, 2, 1, T0 + MINUTE);
    see_gap(f, 2, 2, T0);
    see_gap(f, 3, 1, T0);
    is_next(f, 2, 2);
    give(f, FACT_GAP_FILLED, 2, T0 + 6 * MINUTE, NULL, "{'gap':2,'messages':3}");
    is_next(f, 2, 1);
    give(f, FACT_GAP_UNFILLED, 2, T0 + 6 * MINUTE, NULL, "{'gap':1,'why':'missing_scope'}");
    is_next(f, 1, 1); /* that one waits for the next connection */
    give(f, FACT_GAP_FILLED, 1, T0 + 6 * MINUTE, NULL, "{'gap':1,'messages':3}");
    is_next(f, 3, 1);
    must(store_epoch_begin(f->store, T0 - 9 * MINUTE, T0 - 9 * MINUTE, &err)); /* by a clock that was put back */
    is_next(f, 2, 1);
}

static void one_reading_at_a_time(void **state)
{
    struct fixture *f = *state;
    struct effect effect = {EFFECT_FETCH_HISTORY, 1, "1/history/gap/1/1/1", GAP_LANE, false, js_new_object()};
    int64_t row;
    bool again;
    open_one(f, 1, "C1");
    must(store_epoch_begin(f->store, T0 + 5 * MINUTE, T0 + 5 * MINUTE, &err));
    see_gap(f, 1, 1, T0);
    must(store_outbox_add(f->store, &effect, T0, &row, &err));
    is_next(f, 0, 0);
    must(store_outbox_finish(f->store, row, 1, T0, &again, &err));
    is_next(f, 1, 1);
    effect.key = "1/history/reconcile/1";
    effect.lane = "reconcile/1";
    must(store_outbox_add(f->store, &effect, T0, &row, &err));
    is_next(f, 0, 0); /* the comparison reads all of it */
    js_drop(effect.body);
}

static void a_comparison_closes_what_lies_within_it(void **state)
{
    struct fixture *f = *state;
    struct incident head;
    open_one(f, 1, "C1");
    see_gap(f, 1, 1, T0 + MINUTE);
    see_gap(f, 1, 2, T0 + 8 * MINUTE);
    give(f, FACT_RECONCILED, 1, T0 + 9 * MINUTE, NULL, "{'from_ms':0,'to_ms':1,'why':'missing_scope','messages':0}");
    must(store_incident_get(f->store, &f->arena, 1, &head, &err));
    assert_int_equal(head.gaps_open, 2); /* it did not come to its end */
    char body[128];
    snprintf(body, sizeof(body), "{'from_ms':%lld,'to_ms':%lld,'messages':7}", (long long)T0, (long long)(T0 + 4 * MINUTE));
    give(f, FACT_RECONCILED, 1, T0 + 9 * MINUTE, NULL, body);
    must(store_incident_get(f->store, &f->arena, 1, &head, &err));
    assert_int_equal(head.gaps_open, 1);
    assert_int_equal(head.gap_count, 2);
    struct dossier dossier;
    must(store_dossier_load(f->store, &f->arena, 1, &dossier, &err));
    assert_int_equal(dossier.gaps[0].filled_ms, T0 + 9 * MINUTE);
    assert_int_equal(dossier.gaps[1].filled_ms, TIME_UNKNOWN);
    assert_int_equal(dossier.comparison.messages, 7);
    assert_null(dossier.comparison.why);
}

static void a_comparison_closes_what_was_over_when_it_began(void **state)
{
    struct fixture *f = *state;
    struct dossier dossier;
    open_one(f, 1, "C1");
    see_gap(f, 1, 1, T0 + 20 * MINUTE); /* by a clock ahead, put back since */
    see_gap(f, 1, 2, T0 + MINUTE);
    give(f, FACT_RECONCILED, 1, T0 + 9 * MINUTE, NULL, "{'from_ms':0,'to_ms':9000000000000,'messages':7,'gaps':1}");
    must(store_dossier_load(f->store, &f->arena, 1, &dossier, &err));
    assert_int_equal(dossier.gaps[0].filled_ms, T0 + 9 * MINUTE);
    assert_int_equal(dossier.gaps[1].filled_ms, TIME_UNKNOWN);
}

static void what_a_gap_brought_is_in_the_view(void **state)
{
    struct fixture *f = *state;
    struct js *rows;
    open_one(f, 1, "C1");
    see_gap(f, 1, 1, T0);
    see_gap(f, 1, 2, T0 + MINUTE);
    give(f, FACT_GAP_FILLED, 1, T0 + 6 * MINUTE, NULL, "{'gap':1,'messages':9,'entries':2,'edited':1,'withdrawn':1,'left_out':3}");
    must(store_export_view(f->store, "gaps", 1, &rows, &err));
    char *text = js_dump(rows);
    char wanted[512];
    snprintf(wanted, sizeof(wanted),
             "[{\"cause\":\"crashed\",\"filled_ms\":%lld,\"found\":4,\"from_ms\":%lld,\"left_out\":3,\"number\":1,\"to_ms\":%lld},"
             "{\"cause\":\"crashed\",\"filled_ms\":null,\"found\":null,\"from_ms\":%lld,\"left_out\":null,\"number\":1,\"to_ms\":%lld}]",
             (long long)(T0 + 6 * MINUTE), (long long)T0, (long long)T0 + 1000, (long long)(T0 + MINUTE),
             (long long)(T0 + MINUTE) + 1000);
    assert_string_equal(text, wanted);
    free(text);
    js_drop(rows);
}

static void nothing_is_left_out_that_was_compared_since(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *compared;
        int64_t left_out;
    } rows[] = {
        {"{'from_ms':0,'to_ms':9000000000000,'why':'missing_scope'}", 3},
        {"{'from_ms':0,'to_ms':1}", 3},
        {"{'from_ms':0,'to_ms':9000000000000}", 0},
    };
    open_one(f, 1, "C1");
    see_gap(f, 1, 1, T0);
    give(f, FACT_GAP_FILLED, 1, T0 + MINUTE, NULL, "{'gap':1,'left_out':3}");
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct js *gaps;
        struct dossier dossier;
        give(f, FACT_RECONCILED, 1, T0 + 2 * MINUTE, NULL, rows[i].compared);
        must(store_export_view(f->store, "gaps", 1, &gaps, &err));
        assert_int_equal(js_integer_or(js_item(gaps, 0), "left_out", -1), rows[i].left_out);
        must(store_dossier_load(f->store, &f->arena, 1, &dossier, &err));
        assert_int_equal(reconcile_left_out(dossier.gaps, dossier.gap_count, &dossier.comparison), rows[i].left_out);
        js_drop(gaps);
    }
}

static void gaps_are_made_again_from_the_journal(void **state)
{
    struct fixture *f = *state;
    struct store_verdict verdict;
    open_one(f, 1, "C1");
    see_gap(f, 1, 1, T0);
    give(f, FACT_GAP_UNFILLED, 1, T0 + 6 * MINUTE, NULL, "{'gap':1,'why':'missing_scope'}");
    give(f, FACT_RECONCILED, 1, T0 + 9 * MINUTE, NULL, "{'from_ms':0,'to_ms':1,'messages':3}");
    must(store_verify(f->store, &verdict, &err));
    assert_string_equal(verdict.detail, "");
    must(sql_exec(f->store, "UPDATE gap SET tries = 7", &err));
    must(store_verify(f->store, &verdict, &err));
    assert_non_null(strstr(verdict.detail, "gap"));
}

static void a_gap_after_the_end_makes_no_report_stale_unless_it_fails(void **state)
{
    struct fixture *f = *state;
    struct incident head;
    open_one(f, 1, "C1");
    give(f, FACT_MILESTONE_SET, 1, T0, "U1", "{'milestone':'recovered','at_ms':1}");
    give(f, FACT_RESOLVED, 1, T0, "U1", "{'ended_ms':1}");
    must(store_incident_get(f->store, &f->arena, 1, &head, &err));
    assert_true(head.report_stale); /* due */
    give(f, FACT_REPORT_DRAFTED, 1, T0, NULL, "{'revision':1,'markdown':'# Report'}");
    give(f, FACT_GAP_SEEN, 1, T0, NULL, "{'gap':1,'channel_id':'C1','from_ms':2,'to_ms':3,'cause':'crashed','after':true}");
    give(f, FACT_GAP_FILLED, 1, T0, NULL, "{'gap':1,'after':true}");
    must(store_incident_get(f->store, &f->arena, 1, &head, &err));
    assert_false(head.report_stale);
    give(f, FACT_GAP_SEEN, 1, T0, NULL, "{'gap':2,'channel_id':'C1','from_ms':4,'to_ms':5,'cause':'crashed','after':true}");
    give(f, FACT_GAP_UNFILLED, 1, T0, NULL, "{'gap':2,'why':'missing_scope'}");
    must(store_incident_get(f->store, &f->arena, 1, &head, &err));
    assert_true(head.report_stale);
}

static bool behind(struct fixture *f, int64_t ended_ms, bool *later)
{
    int64_t *numbers;
    size_t count;
    must(store_reports_behind(f->store, &f->arena, ended_ms, &numbers, &count, later, &err));
    return count == 1;
}

static void a_draft_waits_for_the_comparison_but_not_for_ever(void **state)
{
    struct fixture *f = *state;
    struct effect effect = {EFFECT_FETCH_HISTORY, 1, "1/history/reconcile/1", "reconcile/1", false, js_new_object()};
    int64_t row;
    bool later, again;
    open_one(f, 1, "C1");
    assert_false(behind(f, T0, &later));
    give(f, FACT_RESOLVED, 1, T0 + MINUTE, "U1", "{'ended_ms':1}");
    assert_true(behind(f, T0, &later));
    must(store_outbox_add(f->store, &effect, T0 + MINUTE, &row, &err));
    assert_false(behind(f, T0, &later));
    assert_true(later);
    assert_true(behind(f, T0 + 2 * MINUTE, &later)); /* that long is enough */
    must(store_outbox_finish(f->store, row, 1, T0, &again, &err));
    assert_true(behind(f, T0, &later));
    assert_false(later);
    js_drop(effect.body);
}

/* After one outage the count tells how many channels there were to miss. */
static void health_counts_no_gap_of_a_private_one_for_others(void **state)
{
    struct fixture *f = *state;
    const struct parked_filter other = {.viewer = {.person_id = "U9"}}, here = {.viewer = {.person_id = "U9", .here = 2}};
    struct health health;
    open_one(f, 1, "C1");
    open_one(f, 2, "C2");
    give(f, FACT_PRIVATE_SET, 2, T0, "U1", "{'private':true}");
    see_gap(f, 1, 1, T0);
    see_gap(f, 2, 1, T0);
    must(health_load(f->store, &f->arena, &other, &health, &err));
    assert_int_equal(health.gaps_open, 1);
    assert_int_equal(health.gaps_total, 1);
    must(health_load(f->store, &f->arena, &here, &health, &err));
    assert_int_equal(health.gaps_total, 2);
}

static void health_counts_what_was_missed(void **state)
{
    struct fixture *f = *state;
    const struct parked_filter all = {.with_private = true};
    struct health health;
    open_one(f, 1, "C1");
    see_gap(f, 1, 1, T0);
    see_gap(f, 1, 2, T0 + MINUTE);
    give(f, FACT_GAP_FILLED, 1, T0, NULL, "{'gap':1}");
    must(store_epoch_begin(f->store, T0, T0, &err));
    must(store_epoch_heard(f->store, T0 + 7, false, &err));
    must(health_load(f->store, &f->arena, &all, &health, &err));
    assert_int_equal(health.gaps_open, 1);
    assert_int_equal(health.gaps_total, 2);
    assert_int_equal(health.epochs, 1);
    assert_int_equal(health.last_heard_ms, T0 + 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        MEMORY_TEST(nothing_was_heard_before_the_first_epoch),
        MEMORY_TEST(an_epoch_is_heard_until_it_is_over),
        MEMORY_TEST(what_the_wall_said_is_taken_back),
        MEMORY_TEST(a_life_goes_on_later_than_the_one_before),
        MEMORY_TEST(what_a_dead_process_heard_is_known_to_the_next),
        MEMORY_TEST(epochs_do_not_pile_up),
        MEMORY_TEST(open_and_lately_ended_ones_are_followed),
        MEMORY_TEST(the_newest_open_one_is_read_first_and_its_oldest_gap),
        MEMORY_TEST(one_reading_at_a_time),
        MEMORY_TEST(a_comparison_closes_what_lies_within_it),
        MEMORY_TEST(a_comparison_closes_what_was_over_when_it_began),
        MEMORY_TEST(what_a_gap_brought_is_in_the_view),
        MEMORY_TEST(nothing_is_left_out_that_was_compared_since),
        MEMORY_TEST(gaps_are_made_again_from_the_journal),
        MEMORY_TEST(a_gap_after_the_end_makes_no_report_stale_unless_it_fails),
        MEMORY_TEST(a_draft_waits_for_the_comparison_but_not_for_ever),
        MEMORY_TEST(health_counts_what_was_missed),
        MEMORY_TEST(health_counts_no_gap_of_a_private_one_for_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
