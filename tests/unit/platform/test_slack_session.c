/* The session's decisions as transcripts: what happened, and what is done about it. Chance is
 * always 0 here. */
#include "testing.h"

#include <inttypes.h>

#include "disruption/base/buf.h"
#include "platform/slack/session.h"

/* Actions as words: "identify", "open 1", "retry in 1000", "state lost (why)". */
static void show(struct buf *out, const struct session_actions *actions)
{
    static const char *const verbs[] = {
        [SESSION_DO_IDENTIFY] = "identify", [SESSION_DO_TICKET] = "ticket",
        [SESSION_DO_OPEN] = "open",         [SESSION_DO_CLOSE] = "close",
        [SESSION_DO_DROP] = "drop",         [SESSION_DO_TIMER] = "",
        [SESSION_DO_STATE] = "state"};
    static const char *const timers[] = {"retry", "hello", "drain", "stable"};
    static const char *const states[] = {"connecting", "connected", "lost", "unauthorised"};
    for (size_t i = 0; i < actions->count; i++) {
        const struct session_action *a = &actions->at[i];
        buf_print(out, "%s%s", i == 0 ? "" : "; ", verbs[a->verb]);
        if (a->socket != 0)
            buf_print(out, " %" PRIu64, a->socket);
        if (a->verb == SESSION_DO_TIMER && a->wait_ms >= 0)
            buf_print(out, "%s in %" PRId64, timers[a->timer], a->wait_ms);
        if (a->verb == SESSION_DO_TIMER && a->wait_ms < 0)
            buf_print(out, "no %s", timers[a->timer]);
        if (a->verb == SESSION_DO_STATE)
            buf_print(out, " %s%s%s%s", states[a->state], a->text[0] == '\0' ? "" : " (", a->text,
                      a->text[0] == '\0' ? "" : ")");
    }
}

struct line {
    enum session_input input;
    uint64_t socket;
    const char *text;
    const char *done; /* NULL: whatever */
    enum session_fault fault;
    int64_t number; /* HELLO: count; REFUSED: wait_ms */
};

#define CONNECTED_LINES                                                                            \
    {SESSION_START, 0, "", "state connecting; identify", 0, 0},                                    \
        {SESSION_IDENTIFIED, 0, "", "ticket", 0, 0},                                               \
        {SESSION_TICKET, 0, "", "hello in 15000; open 1", 0, 0},                                   \
    {                                                                                              \
        SESSION_HELLO, 1, "", "no hello; stable in 60000; state connected", 0, 1                   \
    }
#define STABLE_LINES                                                                               \
    CONNECTED_LINES,                                                                               \
    {                                                                                              \
        SESSION_STABLE_TIME, 0, "", "", 0, 0                                                       \
    }

#define LINES_MAX 20

struct transcript {
    const char *name;
    struct line lines[LINES_MAX]; /* done == NULL and text == NULL ends */
};

static const struct transcript transcripts[] = {
    {"a_warning_brings_a_second_socket_before_the_first_is_let_go",
     {STABLE_LINES,
      {SESSION_DISCONNECT, 1, "warning", "retry in 0", 0, 0},
      {SESSION_RETRY_TIME, 0, "", "ticket", 0, 0},
      {SESSION_TICKET, 0, "", "hello in 15000; open 2", 0, 0},
      {SESSION_HELLO, 2, "", "no hello; drain in 15000; stable in 60000; state connected", 0, 2},
      {SESSION_CLOSED, 1, "bye", "no drain", 0, 0}}},
    {"an_old_socket_that_stays_is_closed",
     {STABLE_LINES,
      {SESSION_DISCONNECT, 1, "refresh_requested", "retry in 0", 0, 0},
      {SESSION_RETRY_TIME, 0, "", "ticket", 0, 0},
      {SESSION_TICKET, 0, "", "hello in 15000; open 2", 0, 0},
      {SESSION_HELLO, 2, "", "no hello; drain in 15000; stable in 60000; state connected", 0, 2},
      {SESSION_DRAIN_TIME, 0, "", "close 1", 0, 0},
      {SESSION_CLOSED, 1, "bye", "", 0, 0}}},
    {"an_old_socket_that_goes_first_is_lost_for_a_moment",
     {STABLE_LINES,
      {SESSION_DISCONNECT, 1, "warning", "retry in 0", 0, 0},
      {SESSION_CLOSED, 1, "bye", "no stable; state lost (bye)", 0, 0},
      {SESSION_RETRY_TIME, 0, "", "ticket", 0, 0},
      {SESSION_TICKET, 0, "", "hello in 15000; open 2", 0, 0},
      {SESSION_HELLO, 2, "", "no hello; stable in 60000; state connected", 0, 1}}},
    {"what_slack_says_steers_no_terminal",
     {STABLE_LINES,
      {SESSION_DISCONNECT, 1, "warning", "retry in 0", 0, 0},
      {SESSION_CLOSED, 1, "a\x1B[2J\nb\xC2\x9B", "no stable; state lost (a [2J b  )", 0, 0}}},
    {"a_second_warning_does_not_open_a_third_socket",
     {STABLE_LINES,
      {SESSION_DISCONNECT, 1, "warning", "retry in 0", 0, 0},
      {SESSION_DISCONNECT, 1, "warning", "", 0, 0},
      {SESSION_RETRY_TIME, 0, "", "ticket", 0, 0},
      {SESSION_DISCONNECT, 1, "refresh_requested", "", 0, 0}}},
    {"a_server_that_always_refreshes_is_answered_with_backoff",
     {CONNECTED_LINES,
      {SESSION_DISCONNECT, 1, "refresh_requested", "retry in 1000", 0, 0},
      {SESSION_RETRY_TIME, 0, "", "ticket", 0, 0},
      {SESSION_TICKET, 0, "", NULL, 0, 0},
      {SESSION_HELLO, 2, "", NULL, 0, 2},
      {SESSION_DISCONNECT, 2, "refresh_requested", "retry in 2000", 0, 0}}},
    {"link_disabled_waits_for_the_operator",
     {STABLE_LINES,
      {SESSION_DISCONNECT, 1, "link_disabled",
       "close 1; no stable; retry in 60000; state lost (link_disabled: Socket Mode is switched off "
       "in the app's "
       "settings)",
       0, 0},
      {SESSION_CLOSED, 1, "bye", "", 0, 0},
      {SESSION_RETRY_TIME, 0, "", "ticket", 0, 0},
      {SESSION_REFUSED, 0, "disabled", "retry in 120000; state lost (disabled)",
       SESSION_FAULT_PASSING, 0},
      {SESSION_RETRY_TIME, 0, "", "ticket", 0, 0},
      {SESSION_TICKET, 0, "", NULL, 0, 0},
      {SESSION_HELLO, 2, "", NULL, 0, 1},
      {SESSION_STABLE_TIME, 0, "", "", 0, 0},
      {SESSION_CLOSED, 2, "cut", "no stable; retry in 1000; state lost (cut)", 0, 0}}},
    {"too_many_websockets_waits_and_waits_longer",
     {STABLE_LINES,
      {SESSION_DISCONNECT, 1, "too_many_websockets",
       "close 1; no stable; retry in 60000; state lost (too_many_websockets: the app has too many "
       "connections)",
       0, 0},
      {SESSION_RETRY_TIME, 0, "", "ticket", 0, 0},
      {SESSION_TICKET, 0, "", "hello in 15000; open 2", 0, 0},
      {SESSION_DISCONNECT, 2, "too_many_websockets",
       "close 2; no hello; retry in 120000; state lost (too_many_websockets: the app has too many "
       "connections)",
       0, 0}}},
    {"an_unknown_reason_is_a_refresh_with_backoff",
     {STABLE_LINES, {SESSION_DISCONNECT, 1, "moon_phase", "retry in 1000", 0, 0}}},
    {"a_lost_socket_is_replaced_with_growing_waits",
     {CONNECTED_LINES,
      {SESSION_CLOSED, 1, "cut", "no stable; retry in 1000; state lost (cut)", 0, 0},
      {SESSION_RETRY_TIME, 0, "", "ticket", 0, 0},
      {SESSION_TICKET, 0, "", "hello in 15000; open 2", 0, 0},
      {SESSION_CLOSED, 2, "refused", "no hello; retry in 2000; state lost (refused)", 0, 0},
      {SESSION_RETRY_TIME, 0, "", "ticket", 0, 0},
      {SESSION_REFUSED, 0, "HTTP 500", "retry in 4000; state lost (HTTP 500)",
       SESSION_FAULT_PASSING, 0}}},
    {"a_stable_connection_ends_the_backoff",
     {CONNECTED_LINES,
      {SESSION_CLOSED, 1, "cut", "no stable; retry in 1000; state lost (cut)", 0, 0},
      {SESSION_RETRY_TIME, 0, "", "ticket", 0, 0},
      {SESSION_TICKET, 0, "", NULL, 0, 0},
      {SESSION_HELLO, 2, "", NULL, 0, 1},
      {SESSION_STABLE_TIME, 0, "", "", 0, 0},
      {SESSION_CLOSED, 2, "cut", "no stable; retry in 1000; state lost (cut)", 0, 0}}},
    {"a_socket_without_hello_is_dropped",
     {{SESSION_START, 0, "", NULL, 0, 0},
      {SESSION_IDENTIFIED, 0, "", NULL, 0, 0},
      {SESSION_TICKET, 0, "", "hello in 15000; open 1", 0, 0},
      {SESSION_HELLO_TIME, 0, "",
       "drop 1; no hello; retry in 1000; state lost (Slack did not say hello)", 0, 0},
      {SESSION_CLOSED, 1, "dropped", "", 0, 0},
      {SESSION_HELLO, 1, "", "", 0, 1}}},
    {"a_refused_token_is_tried_slowly_and_identified_again",
     {{SESSION_START, 0, "", "state connecting; identify", 0, 0},
      {SESSION_REFUSED, 0, "invalid_auth", "retry in 300000; state unauthorised (invalid_auth)",
       SESSION_FAULT_UNAUTHORISED, 0},
      {SESSION_RETRY_TIME, 0, "", "identify", 0, 0}}},
    {"retry_after_is_obeyed",
     {{SESSION_START, 0, "", NULL, 0, 0},
      {SESSION_REFUSED, 0, "HTTP 429", "retry in 47000; state lost (HTTP 429)", SESSION_FAULT_PAUSE,
       47000}}},
    {"a_failed_replacement_leaves_the_old_socket_in_service",
     {STABLE_LINES,
      {SESSION_DISCONNECT, 1, "warning", "retry in 0", 0, 0},
      {SESSION_RETRY_TIME, 0, "", "ticket", 0, 0},
      {SESSION_REFUSED, 0, "HTTP 503", "retry in 1000", SESSION_FAULT_PASSING, 0},
      {SESSION_CLOSED, 1, "bye", "no stable; state lost (bye)", 0, 0}}},
    {"a_late_word_of_an_old_socket_changes_nothing",
     {STABLE_LINES,
      {SESSION_CLOSED, 1, "cut", NULL, 0, 0},
      {SESSION_RETRY_TIME, 0, "", NULL, 0, 0},
      {SESSION_TICKET, 0, "", NULL, 0, 0},
      {SESSION_HELLO, 2, "", NULL, 0, 1},
      {SESSION_CLOSED, 1, "again", "", 0, 0},
      {SESSION_DISCONNECT, 1, "warning", "", 0, 0},
      {SESSION_HELLO, 1, "", "", 0, 1}}},
    {"ghosts_are_reported",
     {{SESSION_START, 0, "", NULL, 0, 0},
      {SESSION_IDENTIFIED, 0, "", NULL, 0, 0},
      {SESSION_TICKET, 0, "", NULL, 0, 0},
      {SESSION_HELLO, 1, "",
       "no hello; stable in 60000; state connected (Slack counts 3 connections of this app, 1 of "
       "them here: the "
       "others take events away)",
       0, 3}}},
    {"a_revoked_token_is_asked_for_again",
     {STABLE_LINES,
      {SESSION_REVOKED, 0, "tokens_revoked", "retry in 300000; state unauthorised (tokens_revoked)",
       0, 0},
      {SESSION_RETRY_TIME, 0, "", "identify", 0, 0}}},
};

static void a_session_goes_as_its_transcript_says(void **state)
{
    const struct transcript *transcript = *state;
    struct session session = {0};
    struct session_actions actions;
    struct buf shown;
    buf_init(&shown, 4096);
    for (size_t i = 0; i < LINES_MAX && transcript->lines[i].text != NULL; i++) {
        const struct line *line = &transcript->lines[i];
        struct session_event event = {.input = line->input,
                                      .socket = line->socket,
                                      .text = line->text,
                                      .fault = line->fault,
                                      .count = line->number,
                                      .wait_ms = line->number};
        session_step(&session, &event, &actions);
        buf_clear(&shown);
        show(&shown, &actions);
        if (line->done != NULL)
            assert_string_equal(buf_string(&shown), line->done);
    }
    buf_done(&shown);
}

/* Whatever happens in whatever order: at most one attempt at a time, and never more actions than
 * there is room for. */
static void no_order_of_events_breaks_a_session(void **state)
{
    (void)state;
    static const char *const texts[] = {"warning", "refresh_requested", "link_disabled",
                                        "too_many_websockets", "?"};
    struct session session = {0};
    struct session_actions actions;
    uint32_t chance = 12345;
    session_step(&session, &(struct session_event){.input = SESSION_START, .text = ""}, &actions);
    for (int i = 0; i < 100000; i++) {
        chance = chance * 1664525 + 1013904223;
        enum session_input input =
            SESSION_HELLO + (chance >> 8) % (SESSION_INPUT_COUNT - SESSION_HELLO);
        if (session.phase == SESSION_ASKING) /* answers come only to questions */
            input = SESSION_IDENTIFIED + (chance >> 8) % 3;
        struct session_event event = {
            .input = input,
            .socket = session.generation - (chance >> 16) % 3,
            .text = texts[(chance >> 20) % 5],
            .fault = (chance >> 24) % 3,
            .chance = chance,
        };
        session_step(&session, &event, &actions);
        assert_in_range(actions.count, 0, SESSION_ACTIONS_MAX);
        assert_int_equal(session.phase == SESSION_OPENING, session.opening != 0);
        assert_true(session.current != 0 ||
                    session.phase != SESSION_IDLE); /* never asleep without a socket */
    }
}

int main(void)
{
    struct CMUnitTest rows[COUNT_OF(transcripts)];
    for (size_t i = 0; i < COUNT_OF(transcripts); i++)
        rows[i] =
            (struct CMUnitTest)ROW_TEST(a_session_goes_as_its_transcript_says, &transcripts[i]);
    const struct CMUnitTest tests[] = {cmocka_unit_test(no_order_of_events_breaks_a_session)};
    int failed = cmocka_run_group_tests_name("transcripts", rows, NULL, NULL);
    return failed + cmocka_run_group_tests_name("session", tests, NULL, NULL);
}
