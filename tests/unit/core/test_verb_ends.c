/* How a disruption begins and ends. */
#include "testing.h"

#include "disruption/base/attributes.h"
#include "typing.h"

static int set_up(void **state)
{
    struct typing *t = malloc(sizeof(*t));
    typing_init(t);
    t->policy.announce_channel = "CA";
    *state = t;
    return 0;
}

static int tear_down(void **state)
{
    typing_done(*state);
    free(*state);
    return 0;
}

static void assert_came(struct typing *t, const char *line, const char *expected)
{
    (void)!typing_type(t, line);
    assert_string_equal(typing_describe(t), expected);
}

static void a_start_declares_and_asks_for_a_channel(void **state)
{
    assert_came(
        *state, "start search is slow",
        "> declared 43 "
        "{\"channel_name\":\"dis-43-search-is-slow\",\"declared_ms\":1772625600000,\"drill\":false,"
        "\"origin_channel\":\"C42\",\"platform\":\"slack\",\"private\":false,\"services\":[],"
        "\"title\":\"search is "
        "slow\"}\n"
        "= channel_create 43/channel channel/43: "
        "{\"name\":\"dis-43-search-is-slow\",\"origin\":\"C42\",\"private\":"
        "false,\"starter\":\"U1\"}\n"
        "answer: D-43 search is slow is declared, and its channel #dis-43-search-is-slow is being "
        "made.\n");
}

static void a_start_takes_all_its_words(void **state)
{
    struct typing *t = *state;
    t->event.as.command.response_url = "https://x.example/r";
    t->policy.workspace_id = "T1";
    assert_came(
        t,
        "start API down sev:SEV1 svc:api,\"my db\" type:deploy at:12:30 detected:-10m private "
        "drill",
        "> declared 43 "
        "{\"channel_name\":\"dis-43-api-down\",\"declared_ms\":1772625600000,\"drill\":true,"
        "\"origin_channel\":\"C42\",\"platform\":\"slack\",\"private\":true,\"services\":[\"api\","
        "\"my db\"],"
        "\"severity\":1,\"title\":\"API down\",\"type\":\"deploy\",\"workspace_id\":\"T1\"}\n"
        "> milestone_set 43 {\"at_ms\":1772623800000,\"milestone\":\"started\"}\n"
        "> milestone_set 43 {\"at_ms\":1772625000000,\"milestone\":\"detected\"}\n"
        "= channel_create 43/channel channel/43: "
        "{\"name\":\"dis-43-api-down\",\"origin\":\"C42\",\"private\":true,"
        "\"response_url\":\"https://x.example/r\",\"starter\":\"U1\"}\n"
        "answer: D-43 API down (drill) is declared, and its private channel #dis-43-api-down is "
        "being made.\n"
        "Started 12:30 CET (11:30 UTC)\nDetected 12:50 CET (11:50 UTC)\n");
}

static void a_start_at_the_shell_invites_nobody(void **state)
{
    struct typing *t = *state;
    typing_elsewhere(t);
    t->event.as.command.mouth = MOUTH_SHELL;
    t->event.as.command.channel_id = NULL;
    assert_true(typing_type(t, "start x"));
    assert_null(js_string(t->outcome.effects[0].body, "starter"));
    assert_null(js_string(t->outcome.effects[0].body, "origin"));
}

static void a_start_names_open_ones_that_are_alike(void **state)
{
    struct typing *t = *state;
    static const char *const services[] = {"web"};
    t->situation.open_count = 2;
    t->open[1].services = services;
    t->open[1].service_count = 1;
    assert_true(typing_type(t, "start Checkout is DOWN svc:WEB"));
    assert_non_null(strstr(typing_describe(t),
                           "Open already and perhaps the same: D-42 checkout is down in "
                           "#dis-42-checkout, D-7 search is slow"));
    assert_true(typing_type(t, "start something else"));
    assert_null(strstr(typing_describe(t), "Open already"));
}

static void a_title_is_one_line(void **state)
{
    struct typing *t = *state;
    assert_true(typing_type(t, "start one\ntwo\tthree"));
    assert_string_equal(js_string(t->outcome.facts[0].body, "title"), "one two three");
}

static void a_title_that_is_too_long_comes_back_whole(void **state)
{
    struct typing *t = *state;
    char text[TITLE_MAX * 2 + 20] = "start ";
    for (int i = 0; i < TITLE_MAX; i++)
        strcat(text, "\xc3\xa9");
    assert_true(typing_type(t, text)); /* the limit counts characters */
    assert_int_equal(t->outcome.fact_count, 1);
    strcat(text, "x");
    assert_true(typing_type(t, text));
    assert_int_equal(t->outcome.fact_count + t->outcome.effect_count, 0);
    assert_non_null(strstr(buf_string(&t->outcome.answer), text + 6));
}

static void a_start_without_a_title_asks_for_one(void **state)
{
    assert_came(*state, "start sev:2",
                "refused (invalid): What is wrong? Say it in a few words: /disruption start "
                "checkout returns 500s\n");
}

static void faults_in_a_start_leave_nothing_behind(void **state)
{
    static const char *const lines[] = {"start x sev:9", "start x at:noonish",
                                        "start x detected:+5m", "start x at:14:02 Mars/Olympus"};
    struct typing *t = *state;
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        assert_false(typing_type(t, lines[i]));
        assert_int_equal(t->err.kind, ERR_INVALID);
        assert_int_equal(t->outcome.fact_count + t->outcome.effect_count + t->outcome.answer.len,
                         0);
    }
}

static void guests_neither_start_nor_resolve(void **state)
{
    struct typing *t = *state;
    t->situation.actor.guest = true;
    assert_came(
        t, "start x",
        "refused (refused): Guests cannot begin a disruption: ask a member of this workspace to\n");
    assert_false(typing_type(t, "resolve"));
    assert_int_equal(t->err.kind, ERR_REFUSED);
    assert_true(typing_type(t, "note x"));
}

#define MISSING                                                                                    \
    "answer: The post-mortem is being drafted: /disruption report\n"                               \
    "Still missing; what you add now goes into the draft:\n"                                       \
    "/disruption mark started TIME when it began\n"                                                \
    "/disruption mark detected TIME when it was noticed\n"                                         \
    "/disruption severity N how bad it was, 1 is the worst\n"                                      \
    "/disruption service add NAME,NAME what was hit\n"                                             \
    "/disruption type T what kind of failure, in a word or two\n"                                  \
    "/disruption summary TEXT what happened\n"                                                     \
    "/disruption cause TEXT what led to it\n"                                                      \
    "/disruption impact TEXT what users noticed\n"

static void a_resolve_ends_it_at_once_and_asks_for_what_is_missing(void **state)
{
    assert_came(*state, "resolve",
                "> resolved 42 {\"ended_ms\":1772625600000}\n"
                "> milestone_set 42 {\"at_ms\":1772625600000,\"milestone\":\"recovered\"}\n"
                "> report_due_set 42 {\"due\":\"2026-03-11\"}\n"
                "> report_owner_set 42 {\"user_id\":\"U1\"}\n"
                "= post 42/say/K C42: Resolved (@Ana): End 13:00 CET (12:00 UTC), Length 1 h "
                "(Start assumed: when it was "
                "declared). Report: @Ana, due 2026-03-11\n"
                "= post 42/announce/resolve/K CA: D-42 checkout is down: Resolved (@Ana): End "
                "13:00 CET (12:00 UTC), "
                "Length 1 h (Start assumed: when it was declared)\n" MISSING);
}

static void a_resolve_asks_for_no_cause_or_impact_that_was_tagged(void **state)
{
    struct typing *t = *state;
    struct entry entries[] = {
        {.number = 1, .kinds = BIT(KIND_CAUSE), .state = ENTRY_LIVE},
        {.number = 2, .kinds = BIT(KIND_IMPACT), .state = ENTRY_WITHDRAWN},
    };
    t->dossier.entries = entries;
    t->dossier.entry_count = COUNT_OF(entries);
    t->situation.dossier = &t->dossier;
    assert_true(typing_type(t, "resolve"));
    assert_null(strstr(typing_describe(t), "/disruption cause TEXT"));
    assert_non_null(strstr(typing_describe(t), "/disruption impact TEXT"));
}

static void a_resolve_takes_words_and_a_time(void **state)
{
    struct typing *t = *state;
    static const char *const services[] = {"web"};
    t->policy.announce_channel = NULL;
    t->incident.services = services;
    t->incident.service_count = 1;
    t->incident.severity = 2;
    t->incident.type = t->incident.summary = t->incident.cause = t->incident.impact = "x";
    t->incident.at_ms[MILESTONE_STARTED] = t->incident.at_ms[MILESTONE_DETECTED] =
        TYPED_AT - HOUR_MS;
    assert_came(t, "resolve rolled back at:-5m",
                "> resolved 42 {\"ended_ms\":1772625300000}\n"
                "> milestone_set 42 {\"at_ms\":1772625300000,\"milestone\":\"recovered\"}\n"
                "> field_set 42 {\"field\":\"resolution\",\"value\":\"rolled back\"}\n"
                "> report_due_set 42 {\"due\":\"2026-03-11\"}\n"
                "> report_owner_set 42 {\"user_id\":\"U1\"}\n"
                "= post 42/say/K C42: Resolved (@Ana): rolled back. End 12:55 CET (11:55 UTC), "
                "Length 55 min, Time to "
                "Detection 0 s. Report: @Ana, due 2026-03-11\n"
                "answer: The post-mortem is being drafted: /disruption report\n");
}

static void a_resolve_keeps_an_end_that_was_marked(void **state)
{
    struct typing *t = *state;
    t->incident.at_ms[MILESTONE_RECOVERED] = TYPED_AT - 30 * MINUTE_MS;
    assert_true(typing_type(t, "resolve"));
    assert_int_equal(js_integer_or(t->outcome.facts[0].body, "ended_ms", 0),
                     TYPED_AT - 30 * MINUTE_MS);
    assert_null(strstr(typing_describe(t), "milestone_set"));
}

static void an_end_before_the_start_is_kept_and_told(void **state)
{
    struct typing *t = *state;
    assert_true(typing_type(t, "resolve at:10:00"));
    assert_non_null(strstr(typing_describe(t), "End before Start: one of them wants mending"));
}

static void a_private_one_is_not_announced(void **state)
{
    struct typing *t = *state;
    t->incident.is_private = true;
    assert_true(typing_type(t, "resolve"));
    assert_int_equal(t->outcome.effect_count, 1);
    assert_string_equal(t->outcome.effects[0].lane, "C42");
}

static void a_second_resolve_tells_how_to_correct(void **state)
{
    struct typing *t = *state;
    t->incident.state = INCIDENT_RESOLVED;
    t->incident.at_ms[MILESTONE_RECOVERED] = TYPED_AT - 30 * MINUTE_MS;
    assert_came(t, "resolve",
                "refused (conflict): D-42 is resolved already, since 2026-03-04 12:30 CET; "
                "/disruption resolve at:TIME "
                "corrects the end\n");
    assert_came(t, "resolve at:12:40",
                "> milestone_set 42 {\"at_ms\":1772624400000,\"milestone\":\"recovered\"}\n"
                "= post 42/say/K C42: Resolution corrected (@Ana): End 12:40 CET (11:40 UTC), "
                "Length 40 min (Start "
                "assumed: when it was declared)\n");
}

static void a_cancelled_one_cannot_be_resolved(void **state)
{
    struct typing *t = *state;
    t->incident.state = INCIDENT_CANCELLED;
    assert_came(t, "resolve", "refused (conflict): D-42 is cancelled and cannot be resolved\n");
}

#define TYPED_TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TYPED_TEST(a_start_declares_and_asks_for_a_channel),
        TYPED_TEST(a_start_takes_all_its_words),
        TYPED_TEST(a_start_at_the_shell_invites_nobody),
        TYPED_TEST(a_start_names_open_ones_that_are_alike),
        TYPED_TEST(a_title_is_one_line),
        TYPED_TEST(a_title_that_is_too_long_comes_back_whole),
        TYPED_TEST(a_start_without_a_title_asks_for_one),
        TYPED_TEST(faults_in_a_start_leave_nothing_behind),
        TYPED_TEST(guests_neither_start_nor_resolve),
        TYPED_TEST(a_resolve_ends_it_at_once_and_asks_for_what_is_missing),
        TYPED_TEST(a_resolve_asks_for_no_cause_or_impact_that_was_tagged),
        TYPED_TEST(a_resolve_takes_words_and_a_time),
        TYPED_TEST(a_resolve_keeps_an_end_that_was_marked),
        TYPED_TEST(an_end_before_the_start_is_kept_and_told),
        TYPED_TEST(a_private_one_is_not_announced),
        TYPED_TEST(a_second_resolve_tells_how_to_correct),
        TYPED_TEST(a_cancelled_one_cannot_be_resolved),
    };
    return cmocka_run_group_tests_name("verb ends", tests, NULL, NULL);
}
