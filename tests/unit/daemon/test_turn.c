/* Turns on a store in memory: what a result, a repeat, a failure leads to. */
#include "testing.h"

#include <stdio.h>
#include <unistd.h>

#include "daemon/turn.h"
#include "disruption/core/outcome.h"
#include "disruption/store/files.h"
#include "disruption/store/incidents.h"
#include "disruption/store/inbox.h"
#include "disruption/store/journal.h"
#include "disruption/store/outbox.h"
#include "disruption/store/purge.h"

#define NOW_MS INT64_C(1772625600000) /* 2026-03-04 12:00 UTC */
#define WAITING_MAX 64

static struct fixture {
    struct store *store;
    struct watch *watch;
    struct batch batch;
    struct turn turn;
    struct arena arena;
    int typed;
} f;

static int set_up(void **state)
{
    struct err err = ERR_INIT;
    (void)state;
    f = (struct fixture){.watch = watch_create()};
    assert_true(store_open(NULL, STORE_MEMORY, &f.store, &err));
    assert_true(store_begin(f.store, &err));
    f.turn = (struct turn){f.store, policy_default(), f.watch, &f.batch, NULL, false, {0}, 0, 0};
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    store_rollback(f.store);
    store_close(f.store);
    batch_done(&f.batch);
    watch_destroy(f.watch);
    arena_done(&f.arena);
    return 0;
}

static void take(struct work *work)
{
    struct err err = ERR_INIT;
    assert_true(store_turn_begin(f.store, &err));
    if (!turn_take(&f.turn, work, &err))
        fail_msg("%s", err.text);
    assert_true(store_turn_keep(f.store, &err));
}

static struct work *command(enum work_from from, const char *key, const char *text)
{
    struct work *work = work_create(from);
    bool shell = from == WORK_CONTROL;
    work->event = (struct event){.kind = EVENT_COMMAND, .key = key, .happened_ms = NOW_MS, .received_ms = NOW_MS};
    work->event.as.command = (struct command_line){.mouth = shell ? MOUTH_SHELL : MOUTH_SLASH,
                                                   .text = text,
                                                   .channel_id = shell ? NULL : "C0",
                                                   .actor_id = shell ? "shell:ana" : "U1",
                                                   .actor_name = "ana"};
    return work;
}

static void type(const char *text)
{
    struct work *work = command(WORK_LINK, arena_print(&f.arena, "c/%d", ++f.typed), text);
    take(work);
    work_destroy(work);
}

/* The newest row of that key that waits, into row; false: none. */
static bool waiting(const char *key, struct outbox_row *row)
{
    struct outbox_row rows[WAITING_MAX];
    struct err err = ERR_INIT;
    size_t count;
    bool found = false;
    assert_true(store_outbox_waiting(f.store, 0, rows, WAITING_MAX, &count, &err));
    for (size_t i = 0; i < count; i++) {
        if (strcmp(rows[i].effect.key, key) == 0) {
            *row = rows[i];
            found = true;
        } else {
            outbox_row_done(&rows[i]);
        }
    }
    return found;
}

static bool waits(const char *key)
{
    struct outbox_row row;
    bool found = waiting(key, &row);
    if (found)
        outbox_row_done(&row);
    return found;
}

static void end_row(const char *key, int64_t version, enum event_kind kind)
{
    struct outbox_row row;
    assert_true(waiting(key, &row));
    struct work *work = work_create(WORK_COURIER);
    work->row_version = version == 0 ? row.version : version;
    work->event = (struct event){.kind = kind, .happened_ms = NOW_MS, .received_ms = NOW_MS};
    work->event.as.effect = (struct effect_result){.row = row.id, .reason = "gone"};
    outbox_row_done(&row);
    take(work);
    work_destroy(work);
}

/* Two bodies of one effect: the older one is out while the newer one waits. */
static void overtake(void)
{
    struct outcome out;
    struct err err = ERR_INIT;
    int64_t id;
    outcome_init(&out, &f.arena);
    (void)outcome_effect(&out, EFFECT_TOPIC, 0, "1/topic", "C1", true);
    for (int i = 0; i < 2; i++)
        assert_true(store_outbox_add(f.store, &out.effects[0], NOW_MS, &id, &err));
    outcome_done(&out);
    batch_clear(&f.batch);
}

static void an_overtaken_body_that_arrived_hands_the_newer_one_over(void **state)
{
    (void)state;
    overtake();
    end_row("1/topic", 1, EVENT_EFFECT_DONE);
    assert_true(waits("1/topic"));
    assert_int_equal(f.batch.row_count, 1);
}

static void an_overtaken_body_that_failed_hands_the_newer_one_over(void **state)
{
    (void)state;
    overtake();
    end_row("1/topic", 1, EVENT_EFFECT_FAILED);
    assert_true(waits("1/topic"));
    assert_int_equal(f.batch.row_count, 1);
}

static void the_newest_body_ends_its_row(void **state)
{
    (void)state;
    overtake();
    end_row("1/topic", 2, EVENT_EFFECT_FAILED);
    assert_false(waits("1/topic"));
    assert_int_equal(f.batch.row_count, 0);
}

static void a_turn_undone_leaves_nothing_in_its_batch(void **state)
{
    (void)state;
    batch_add_row(&f.batch, 1);
    batch_add_linked(&f.batch, "C1");
    struct batch_mark before = batch_mark(&f.batch);
    batch_add_row(&f.batch, 2);
    batch_add_linked(&f.batch, "C2");
    batch_add_ended(&f.batch, 7);
    f.batch.expected++;
    f.batch.facts = true;
    batch_rewind(&f.batch, &before);
    assert_int_equal(f.batch.row_count, 1);
    assert_int_equal(f.batch.linked_count, 1);
    assert_int_equal(f.batch.ended_count, 0);
    assert_int_equal(f.batch.expected, 0);
    assert_false(f.batch.facts);
}

static void a_line_sent_again_by_the_shell_is_told_so(void **state)
{
    (void)state;
    struct work *work = command(WORK_CONTROL, "shell/1/k", "start checkout is down");
    take(work);
    struct work *again = command(WORK_CONTROL, "shell/1/k", "start checkout is down");
    take(again);
    assert_non_null(strstr(buf_string(&work->answer), "is declared"));
    assert_non_null(strstr(buf_string(&again->answer), "taken when it was sent"));
    work_destroy(work);
    work_destroy(again);
}

static int64_t given_up(void)
{
    int64_t waiting, parked, oldest_ms;
    struct err err = ERR_INIT;
    assert_true(store_outbox_count(f.store, &waiting, &parked, &oldest_ms, &err));
    return parked;
}

static void ask_for_form(void)
{
    struct work *work = command(WORK_LINK, "c/1", "start");
    work->event.as.command.trigger_id = "1.1.a";
    take(work);
    work_destroy(work);
}

static void a_line_that_waits_for_a_zone_asks_again_after_a_failure(void **state)
{
    (void)state;
    type("start checkout is down");
    end_row("person/U1", 0, EVENT_EFFECT_FAILED);
    assert_false(waits("person/U1"));
    type("note D-1 restarted at:11:30");
    assert_true(waits("meet/U1"));
    assert_false(waits("answer/c/2"));
    end_row("meet/U1", 0, EVENT_EFFECT_FAILED);
    assert_true(waits("answer/c/2")); /* gone on without, in the zone of the installation */
}

static void a_name_that_a_command_went_without_is_asked_for_later(void **state)
{
    (void)state;
    type("note D-1 restarted at:11:30");
    assert_true(waits("meet/U1"));
    assert_false(waits("person/U1"));
    end_row("meet/U1", 0, EVENT_EFFECT_FAILED);
    end_row("meet/U1", 0, EVENT_EFFECT_FAILED);
    assert_int_equal(given_up(), 0);
    assert_true(waits("person/U1"));
}

static void a_form_that_was_not_opened_is_nobody_s_trouble(void **state)
{
    (void)state;
    ask_for_form();
    end_row("form/c/1", 0, EVENT_EFFECT_FAILED);
    assert_int_equal(given_up(), 0);
    assert_true(waits("tell/form/c/1"));
}

/* What was asked for a disruption that went for good meanwhile ends all the same. */
static void what_was_under_way_for_a_purged_disruption_ends(void **state)
{
    struct outbox_row row;
    struct err err = ERR_INIT;
    (void)state;
    type("start db down");
    type("cancel D-1 a test");
    assert_true(waiting("1/channel", &row));
    assert_true(store_purge(f.store, 1, NOW_MS, &err));
    batch_clear(&f.batch);
    struct work *work = work_create(WORK_COURIER);
    work->row_version = row.version;
    work->event = (struct event){.kind = EVENT_EFFECT_FAILED, .happened_ms = NOW_MS, .received_ms = NOW_MS};
    work->event.as.effect = (struct effect_result){.row = row.id, .reason = "gone"};
    take(work);
    assert_int_equal(f.batch.expected, -1);
    work_destroy(work);
    outbox_row_done(&row);
}

/* The copy was written before anybody could know. */
static void a_file_that_comes_for_a_purged_disruption_is_deleted(void **state)
{
    struct err err = ERR_INIT;
    char folder[] = "/tmp/turn-XXXXXX", path[64];
    int64_t row;
    (void)state;
    type("start db down");
    type("cancel D-1 a test");
    struct effect effect = {EFFECT_FETCH_FILE, 1, "1/file/F1", "1/file/F1", false, js_new_object()};
    assert_true(store_outbox_add(f.store, &effect, NOW_MS, &row, &err));
    js_drop(effect.body);
    assert_true(store_purge(f.store, 1, NOW_MS, &err));
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof(path), "%s/5ec2e7", folder);
    FILE *copy = fopen(path, "w");
    assert_non_null(copy);
    fclose(copy);
    struct work *work = work_create(WORK_COURIER);
    work->result = js_new_object();
    js_put_string(work->result, "sha256", "5ec2e7");
    work->row_version = 1;
    work->event = (struct event){.kind = EVENT_EFFECT_DONE, .happened_ms = NOW_MS, .received_ms = NOW_MS};
    work->event.as.effect = (struct effect_result){.row = row, .result = work->result};
    take(work);
    work_destroy(work);
    assert_true(store_files_sweep(f.store, folder, &err));
    assert_int_equal(rmdir(folder), 0);
}

static void too_many_waiting_lines_are_told_so(void **state)
{
    (void)state;
    type("start checkout is down");
    for (int i = 0; i < 32; i++)
        type("note D-1 restarted at:11:30");
    assert_false(waits("answer/c/33"));
    type("note D-1 restarted at:11:30");
    assert_true(waits("answer/c/34"));
}

static void change_person(const char *id, const char *key)
{
    struct work *work = work_create(WORK_LINK);
    work->event = (struct event){.kind = EVENT_PERSON, .key = key, .happened_ms = NOW_MS, .received_ms = NOW_MS};
    work->event.as.person = (struct person){.id = id, .name = "Ana", .zone = "Europe/Berlin"};
    take(work);
    work_destroy(work);
}

static bool is_known(const char *id)
{
    struct person person;
    struct err err = ERR_INIT;
    return store_person_get(f.store, &f.arena, id, &person, &err);
}

static void news_of_a_person_is_kept_when_they_have_a_part(void **state)
{
    (void)state;
    type("start checkout is down");
    end_row("person/U1", 0, EVENT_EFFECT_FAILED);
    change_person("U1", "p/1");
    change_person("U9", "p/2");
    assert_true(is_known("U1"));
    assert_false(is_known("U9"));
}

static int64_t revision(void)
{
    struct incident incident;
    struct err err = ERR_INIT;
    assert_true(store_incident_get(f.store, &f.arena, 1, &incident, &err));
    return incident.report_revision;
}

static void a_report_is_drafted_at_its_end_and_when_it_is_behind(void **state)
{
    struct err err = ERR_INIT;
    (void)state;
    type("start checkout is down");
    type("resolve D-1 rolled back");
    assert_true(turn_draft(&f.turn, NOW_MS, &err) && turn_redraft(&f.turn, NOW_MS, &err));
    assert_int_equal(revision(), 1);
    batch_clear(&f.batch);
    type("note D-1 one");
    type("note D-1 two");
    assert_true(turn_draft(&f.turn, NOW_MS, &err));
    assert_int_equal(revision(), 1);
    assert_true(turn_redraft(&f.turn, NOW_MS, &err) && turn_redraft(&f.turn, NOW_MS, &err));
    assert_int_equal(revision(), 2);
}

static void a_report_behind_is_drafted_before_it_is_read(void **state)
{
    struct err err = ERR_INIT;
    (void)state;
    type("start checkout is down");
    type("resolve D-1 rolled back");
    assert_true(turn_draft(&f.turn, NOW_MS, &err));
    type("note D-1 one");
    type("report D-1");
    assert_int_equal(revision(), 2);
}

static void a_report_that_cannot_be_drafted_holds_nothing_up(void **state)
{
    struct err err = ERR_INIT;
    (void)state;
    batch_add_ended(&f.batch, 999);
    assert_true(turn_draft(&f.turn, NOW_MS, &err));
}

#define TURN_TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TURN_TEST(an_overtaken_body_that_arrived_hands_the_newer_one_over),
        TURN_TEST(an_overtaken_body_that_failed_hands_the_newer_one_over),
        TURN_TEST(the_newest_body_ends_its_row),
        TURN_TEST(a_turn_undone_leaves_nothing_in_its_batch),
        TURN_TEST(a_line_sent_again_by_the_shell_is_told_so),
        TURN_TEST(a_line_that_waits_for_a_zone_asks_again_after_a_failure),
        TURN_TEST(a_name_that_a_command_went_without_is_asked_for_later),
        TURN_TEST(a_form_that_was_not_opened_is_nobody_s_trouble),
        TURN_TEST(what_was_under_way_for_a_purged_disruption_ends),
        TURN_TEST(a_file_that_comes_for_a_purged_disruption_is_deleted),
        TURN_TEST(too_many_waiting_lines_are_told_so),
        TURN_TEST(news_of_a_person_is_kept_when_they_have_a_part),
        TURN_TEST(a_report_is_drafted_at_its_end_and_when_it_is_behind),
        TURN_TEST(a_report_behind_is_drafted_before_it_is_read),
        TURN_TEST(a_report_that_cannot_be_drafted_holds_nothing_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
