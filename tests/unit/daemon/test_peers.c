/* What other tools are known to get wrong: that a channel's new name ends the recording, that nothing is kept before the chat
 * answered, that one invitation that fails keeps the rest from happening. */
#include "testing.h"

#include "daemon/turn.h"
#include "disruption/store/incidents.h"
#include "disruption/store/outbox.h"

#define NOW_MS INT64_C(1772625600000) /* 2026-03-04 12:00 UTC */
#define WAITING_MAX 64

static struct fixture {
    struct store *store;
    struct watch *watch;
    struct batch batch;
    struct turn turn;
    struct arena arena;
    int taken;
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

/* One event through its turn. */
static void take(enum work_from from, struct event event, int64_t version)
{
    struct err err = ERR_INIT;
    struct work *work = work_create(from);
    work->event = event;
    work->event.happened_ms = work->event.received_ms = NOW_MS;
    if (from == WORK_LINK)
        work->event.key = arena_print(&f.arena, "e/%d", ++f.taken);
    work->row_version = version;
    assert_true(store_turn_begin(f.store, &err));
    if (!turn_take(&f.turn, work, &err))
        fail_msg("%s", err.text);
    assert_true(store_turn_keep(f.store, &err));
    work_destroy(work);
}

static void type(const char *text)
{
    struct event event = {.kind = EVENT_COMMAND};
    event.as.command = (struct command_line){
        .mouth = MOUTH_SLASH, .text = text, .channel_id = "C0", .actor_id = "U1", .actor_name = "ana"};
    take(WORK_LINK, event, 0);
}

/* The row of that key was carried out with this result, or failed. False: none waits. */
static bool settle(const char *key, const char *result)
{
    struct outbox_row rows[WAITING_MAX];
    struct err err = ERR_INIT;
    struct js *answer = NULL;
    size_t count;
    int64_t id = 0, version = 0;
    assert_true(result == NULL || js_parse(result, strlen(result), &answer, &err));
    assert_true(store_outbox_waiting(f.store, 0, rows, WAITING_MAX, &count, &err));
    for (size_t i = 0; i < count; i++) {
        if (strcmp(rows[i].effect.key, key) == 0) {
            id = rows[i].id;
            version = rows[i].version;
        }
        outbox_row_done(&rows[i]);
    }
    struct event event = {.kind = result == NULL ? EVENT_EFFECT_FAILED : EVENT_EFFECT_DONE};
    event.as.effect = (struct effect_result){.row = id, .result = answer, .reason = "cant_invite"};
    if (id != 0)
        take(WORK_COURIER, event, version);
    js_drop(answer);
    return id != 0;
}

static struct incident head(void)
{
    struct incident incident;
    struct err err = ERR_INIT;
    assert_true(store_incident_get(f.store, &f.arena, 1, &incident, &err));
    return incident;
}

static void say(const char *ts, const char *text)
{
    struct event event = {.kind = EVENT_MESSAGE};
    event.as.message = (struct message){
        .channel_id = "C1", .ts = ts, .author_id = "U2", .text = text, .posted_ms = NOW_MS, .version_us = 1};
    take(WORK_LINK, event, 0);
}

static void capture_goes_on_after_a_channel_rename(void **state)
{
    (void)state;
    type("start checkout is down");
    assert_true(settle("1/channel", "{\"channel_id\":\"C1\",\"name\":\"dis-1-checkout-is-down\"}"));
    struct event event = {.kind = EVENT_CHANNEL};
    event.as.channel = (struct channel_change){
        .channel_id = "C1", .name = "war-room", .archived = -1, .is_private = -1, .joined = -1};
    take(WORK_LINK, event, 0);
    say("17.1", "still heard #note");
    assert_string_equal(head().channel_name, "war-room");
    assert_int_equal(head().entry_count, 1);
}

static void status_is_written_before_any_remote_call(void **state)
{
    (void)state;
    type("start checkout is down");
    assert_int_equal(head().state, INCIDENT_OPEN);
    type("resolve D-1 rolled back");
    assert_int_equal(head().state, INCIDENT_RESOLVED);
    assert_string_equal(head().resolution, "rolled back");
    assert_true(settle("1/channel", NULL)); /* the chat was not even asked until now */
    assert_int_equal(head().state, INCIDENT_RESOLVED);
}

static void one_failed_invite_leaves_the_rest_alone(void **state)
{
    (void)state;
    type("start checkout is down");
    assert_true(settle("1/channel", "{\"channel_id\":\"C1\",\"name\":\"dis-1-checkout-is-down\"}"));
    assert_true(settle("1/invite/U1", NULL));
    assert_true(settle("1/card", "{\"channel\":\"C1\",\"ts\":\"1.1\"}"));
    assert_true(settle("1/topic", "{}"));
    assert_true(settle("1/pin", "{}"));
    assert_string_equal(head().card_ts, "1.1");
}

#define PEER_TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        PEER_TEST(capture_goes_on_after_a_channel_rename),
        PEER_TEST(status_is_written_before_any_remote_call),
        PEER_TEST(one_failed_invite_leaves_the_rest_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
