/* What follows when the outside did what it was asked: a transcript of each. */
#include "heads.h"

#include "disruption/core/card.h"
#include "disruption/core/lifecycle.h"

struct fixture {
    struct arena arena;
    struct outcome outcome;
    struct buf seen;
    struct policy policy;
};

static struct fixture f;

static int set_up(void **state)
{
    (void)state;
    f = (struct fixture){.policy = *policy_default()};
    outcome_init(&f.outcome, &f.arena);
    buf_init(&f.seen, 65536);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    outcome_done(&f.outcome);
    buf_done(&f.seen);
    arena_done(&f.arena);
    return 0;
}

static const char *outcome(void)
{
    buf_clear(&f.seen);
    plain_outcome(&f.outcome, &f.seen);
    return buf_string(&f.seen);
}

static struct js *read_json(const char *text)
{
    struct js *value = NULL;
    struct err err = ERR_INIT;
    assert_true(js_parse(text, strlen(text), &value, &err));
    return value;
}

/* The effect with this body was carried out with this result, or failed for this reason. */
static void follow(const struct incident *head, enum effect_kind kind, const char *key, const char *body,
                   const char *result, const char *reason)
{
    struct effect effect = {.kind = kind, .incident = 42, .key = key, .lane = "x", .body = read_json(body)};
    struct js *answer = result == NULL ? NULL : read_json(result);
    const struct event event = {.kind = result == NULL ? EVENT_EFFECT_FAILED : EVENT_EFFECT_DONE,
                                .happened_ms = 5,
                                .received_ms = 5,
                                .as.effect = {.row = 1, .result = answer, .reason = reason}};
    lifecycle_effect(&f.policy, &effect, head, &event, &f.outcome);
    js_drop(effect.body);
    js_drop(answer);
}

#define MADE "{\"channel_id\":\"C42\",\"name\":\"dis-42\"}"
#define WISH "{\"name\":\"dis-42\",\"starter\":\"U1\",\"origin\":\"C9\",\"response_url\":\"https://hook.example/1\"}"

static void a_channel_made_is_filled(void **state)
{
    (void)state;
    struct incident head = head_bare();
    head.severity = 1;
    f.policy.announce_channel = "C7";
    follow(&head, EFFECT_CHANNEL_CREATE, "42/channel", WISH, MADE, NULL);
    assert_string_equal(
        outcome(),
        "channel_linked: channel_id=C42 name=dis-42\n"
        "invite 42/invite/U1 in C42: channel=C42 user=U1\n"
        "post 42/card in C42: channel=C42 card=D-42 checkout returns 500s\n"
        "topic 42/topic in C42 again: channel=C42 text=D-42 SEV1 checkout returns 500s\n"
        "answer tell/42/channel in tell/U1: user=U1 channel=C9 response_url=https://hook.example/1 "
        "text=D-42 has its channel: #dis-42\n"
        "post 42/announce/declared in C7: channel=C7 "
        "text=D-42 checkout returns 500s, SEV1: work goes on in #dis-42 about=announce\n");
}

static void nobody_is_invited_when_nobody_started_it(void **state)
{
    (void)state;
    struct incident head = head_bare();
    follow(&head, EFFECT_CHANNEL_CREATE, "42/channel", "{\"name\":\"dis-42\"}", MADE, NULL);
    assert_string_equal(outcome(), "channel_linked: channel_id=C42 name=dis-42\n"
                                   "post 42/card in C42: channel=C42 card=D-42 checkout returns 500s\n"
                                   "topic 42/topic in C42 again: channel=C42 text=D-42 checkout returns 500s\n");
}

static void a_private_disruption_is_not_announced(void **state)
{
    (void)state;
    struct incident head = head_bare();
    head.is_private = true;
    f.policy.announce_channel = "C7";
    follow(&head, EFFECT_CHANNEL_CREATE, "42/channel", WISH, MADE, NULL);
    assert_null(strstr(outcome(), "announce"));
    assert_null(strstr(outcome(), "C7"));
}

static void a_drill_is_announced_as_one(void **state)
{
    (void)state;
    struct incident head = head_bare();
    head.is_drill = true;
    f.policy.announce_channel = "C7";
    follow(&head, EFFECT_CHANNEL_CREATE, "42/channel", WISH, MADE, NULL);
    assert_non_null(strstr(outcome(), "text=Drill: D-42 checkout returns 500s: work goes on in #dis-42 about=announce\n"));
}

static void a_channel_that_cannot_be_made_is_told_with_a_way_on(void **state)
{
    (void)state;
    struct incident head = head_bare();
    follow(&head, EFFECT_CHANNEL_CREATE, "42/channel", WISH, NULL, "restricted_action");
    assert_string_equal(outcome(),
                        "answer tell/42/channel in tell/U1: user=U1 channel=C9 response_url=https://hook.example/1 "
                        "text=D-42 is recorded, but its channel could not be made (restricted_action). Write notes "
                        "from anywhere: /disruption note D-42 TEXT\n");
}

static void a_card_posted_is_pinned(void **state)
{
    (void)state;
    struct incident head = head_bare();
    struct js *body = js_new_object();
    js_put(body, "card", card_build(&f.policy, &head));
    char *text = js_dump(body);
    follow(&head, EFFECT_POST, "42/card", text, "{\"channel\":\"C42\",\"ts\":\"42.1\"}", NULL);
    assert_string_equal(outcome(), "card_posted: channel_id=C42 ts=42.1\n"
                                   "pin 42/pin in C42: channel=C42 ts=42.1\n");
    free(text);
    js_drop(body);
}

static void any_other_post_leads_to_nothing(void **state)
{
    (void)state;
    struct incident head = head_linked();
    follow(&head, EFFECT_POST, "42/announce/declared", "{}", "{\"channel\":\"C7\",\"ts\":\"1.1\"}", NULL);
    follow(&head, EFFECT_POST, "42/card", "{}", NULL, "channel_not_found");
    follow(&head, EFFECT_REACT, "confirm/C42/1.1", "{}", "{}", NULL);
    follow(NULL, EFFECT_POST, "42/card", "{}", "{\"channel\":\"C42\",\"ts\":\"42.1\"}", NULL);
    assert_string_equal(outcome(), "");
}

#define LAST_WORDS "{\"archive\":true,\"channel\":\"C42\",\"text\":\"Archived\",\"user\":\"U1\",\"origin\":\"C9\"}"

static void a_channel_is_archived_after_its_last_words(void **state)
{
    (void)state;
    struct incident head = head_linked();
    head.state = INCIDENT_RESOLVED;
    follow(&head, EFFECT_POST, "42/say/c1", LAST_WORDS, "{\"channel\":\"C42\",\"ts\":\"1.1\"}", NULL);
    follow(&head, EFFECT_POST, "42/say/c2", LAST_WORDS, NULL, "restricted_action");
    assert_string_equal(outcome(), "archive archive/42/say/c1 in C42: channel=C42 user=U1 origin=C9\n"
                                   "archive archive/42/say/c2 in C42: channel=C42 user=U1 origin=C9\n");
}

static void a_channel_is_not_archived_when_it_was_reopened_meanwhile(void **state)
{
    (void)state;
    struct incident head = head_linked();
    follow(&head, EFFECT_POST, "42/say/c1", LAST_WORDS, "{\"channel\":\"C42\",\"ts\":\"1.1\"}", NULL);
    assert_string_equal(outcome(), "");
}

static void a_message_that_cannot_be_read_is_told_to_the_tagger(void **state)
{
    (void)state;
    struct incident head = head_linked();
    follow(&head, EFFECT_FETCH_MESSAGE, "fetch/C42/1.1", "{\"channel\":\"C42\",\"ts\":\"1.1\",\"user\":\"U2\"}", NULL,
           "not_in_channel");
    assert_non_null(strstr(outcome(), "answer tell/fetch/C42/1.1 in tell/U2: user=U2 channel=C42 text=The message"));
    assert_non_null(strstr(outcome(), "(not_in_channel)"));
}

static void a_message_that_is_gone_is_told_to_the_tagger(void **state)
{
    (void)state;
    struct incident head = head_linked();
    follow(&head, EFFECT_FETCH_MESSAGE, "fetch/C42/1.1", "{\"channel\":\"C42\",\"ts\":\"1.1\",\"user\":\"U2\"}", "{}", NULL);
    assert_string_equal(outcome(), "");
    follow(&head, EFFECT_FETCH_MESSAGE, "fetch/C42/1.1", "{\"channel\":\"C42\",\"ts\":\"1.1\",\"user\":\"U2\"}",
           "{\"gone\":true}", NULL);
    assert_string_equal(outcome(), "answer tell/fetch/C42/1.1 in tell/U2: user=U2 channel=C42 text=The message you tagged is "
                                   "not there any more, so it is not on the timeline. Write what mattered in it as a note.\n");
}

static void a_changed_channel_is_recorded(void **state)
{
    (void)state;
    struct incident head = head_linked();
    struct event event = {.kind = EVENT_CHANNEL, .as.channel = {.channel_id = "C42", .name = "new", .archived = -1, .is_private = -1, .joined = -1}};
    lifecycle_channel(&f.policy, &head, &event, &f.outcome);
    event.as.channel = (struct channel_change){.channel_id = "C42", .new_id = "C43", .archived = 1, .is_private = -1, .joined = -1};
    lifecycle_channel(&f.policy, &head, &event, &f.outcome);
    event.as.channel = (struct channel_change){.channel_id = "C43", .archived = 0, .is_private = -1, .joined = -1};
    lifecycle_channel(&f.policy, &head, &event, &f.outcome);
    assert_string_equal(outcome(), "channel_changed: channel_id=C42 name=new\n"
                                   "channel_changed: channel_id=C42 new_id=C43 archived=true\n"
                                   "channel_changed: channel_id=C43 archived=false\n");
}

static void a_head_that_looks_the_same_edits_nothing(void **state)
{
    (void)state;
    struct incident before = head_linked(), after = head_linked();
    after.entry_count = 7;
    after.summary = "not on the card";
    lifecycle_head_changed(&f.policy, &before, &after, &f.outcome);
    assert_string_equal(outcome(), "");
}

static void a_head_that_shows_edits_card_and_topic(void **state)
{
    (void)state;
    struct incident before = head_linked(), after = head_linked();
    after.state = INCIDENT_RESOLVED;
    after.at_ms[MILESTONE_RECOVERED] = after.at_ms[MILESTONE_DECLARED] + 60000;
    lifecycle_head_changed(&f.policy, &before, &after, &f.outcome);
    assert_string_equal(outcome(),
                        "update 42/card-edit in C42 again: channel=C42 ts=42.1 card=D-42 checkout returns 500s\n"
                        "topic 42/topic in C42 again: channel=C42 text=D-42 checkout returns 500s (resolved)\n");
}

static void a_lead_shows_on_the_card_alone(void **state)
{
    (void)state;
    struct incident before = head_linked(), after = head_linked();
    after.lead_id = "U1";
    lifecycle_head_changed(&f.policy, &before, &after, &f.outcome);
    assert_string_equal(outcome(),
                        "update 42/card-edit in C42 again: channel=C42 ts=42.1 card=D-42 checkout returns 500s\n");
}

static void a_card_posted_meanwhile_is_brought_up_to_date(void **state)
{
    (void)state;
    struct incident head = head_bare();
    follow(&head, EFFECT_POST, "42/card", "{\"card\":{\"title\":\"D-42 as it was\"}}",
           "{\"channel\":\"C42\",\"ts\":\"42.1\"}", NULL);
    assert_string_equal(outcome(),
                        "card_posted: channel_id=C42 ts=42.1\n"
                        "pin 42/pin in C42: channel=C42 ts=42.1\n"
                        "update 42/card-edit in C42 again: channel=C42 ts=42.1 card=D-42 checkout returns 500s\n");
}

static void what_cannot_be_edited_is_left_alone(void **state)
{
    (void)state;
    struct incident before = head_linked(), after = head_linked();
    after.severity = 1;
    after.channel_archived = true;
    lifecycle_head_changed(&f.policy, &before, &after, &f.outcome);
    after.channel_archived = false;
    after.channel_id = NULL;
    lifecycle_head_changed(&f.policy, &before, &after, &f.outcome);
    assert_string_equal(outcome(), "");
}

#define SEVERE_TOPIC "topic 42/topic in C42 again: channel=C42 text=D-42 SEV1 checkout returns 500s\n"

static void the_topic_does_not_wait_for_the_card(void **state)
{
    (void)state;
    struct incident before = head_linked(), after = head_linked();
    before.card_ts = after.card_ts = NULL;
    after.severity = 1;
    lifecycle_head_changed(&f.policy, &before, &after, &f.outcome);
    assert_string_equal(outcome(), SEVERE_TOPIC);
}

static void a_channel_out_of_the_archive_is_brought_up_to_date(void **state)
{
    (void)state;
    struct incident before = head_linked(), after = head_linked();
    before.channel_archived = true;
    before.severity = after.severity = 1; /* changed while nothing could be edited */
    lifecycle_head_changed(&f.policy, &before, &after, &f.outcome);
    assert_string_equal(
        outcome(),
        "update 42/card-edit in C42 again: channel=C42 ts=42.1 card=D-42 checkout returns 500s\n" SEVERE_TOPIC);
}

static void the_longest_title_fits_the_topic_in_whole_characters(void **state)
{
    (void)state;
    char title[TITLE_MAX * 4 + 1] = "";
    for (int i = 0; i < TITLE_MAX; i++)
        strcat(title, "\xF0\x9F\x94\xA5");
    struct incident before = head_linked(), after = head_linked();
    after.title = title;
    after.severity = 1;
    after.state = INCIDENT_CANCELLED;
    lifecycle_head_changed(&f.policy, &before, &after, &f.outcome);
    const char *topic = js_string(f.outcome.effects[f.outcome.effect_count - 1].body, "text");
    assert_non_null(strstr(topic, title));
    assert_non_null(strstr(topic, "(cancelled)"));
}

#define LIVED(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        LIVED(a_channel_made_is_filled),
        LIVED(nobody_is_invited_when_nobody_started_it),
        LIVED(a_private_disruption_is_not_announced),
        LIVED(a_drill_is_announced_as_one),
        LIVED(a_channel_that_cannot_be_made_is_told_with_a_way_on),
        LIVED(a_card_posted_is_pinned),
        LIVED(any_other_post_leads_to_nothing),
        LIVED(a_channel_is_archived_after_its_last_words),
        LIVED(a_channel_is_not_archived_when_it_was_reopened_meanwhile),
        LIVED(a_message_that_cannot_be_read_is_told_to_the_tagger),
        LIVED(a_message_that_is_gone_is_told_to_the_tagger),
        LIVED(a_changed_channel_is_recorded),
        LIVED(a_head_that_looks_the_same_edits_nothing),
        LIVED(a_head_that_shows_edits_card_and_topic),
        LIVED(a_lead_shows_on_the_card_alone),
        LIVED(a_card_posted_meanwhile_is_brought_up_to_date),
        LIVED(what_cannot_be_edited_is_left_alone),
        LIVED(the_topic_does_not_wait_for_the_card),
        LIVED(a_channel_out_of_the_archive_is_brought_up_to_date),
        LIVED(the_longest_title_fits_the_topic_in_whole_characters),
    };
    return cmocka_run_group_tests_name("lifecycle", tests, NULL, NULL);
}
