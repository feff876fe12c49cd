/* Tags of people who may not change the record by words: they count no more than their words. */
#include "ledger.h"

#define UNREACT "unreact confirm/C1/17.1 {\"channel\":\"C1\",\"name\":\"eyes\",\"ts\":\"17.1\"}\n"

static struct ledger ledger;
static struct policy policy;

/* A guest and a member, as far as they are known. */
static const struct person two[] = {{.id = "U2", .guest = true}, {.id = "U3"}};

static int set_up(void **state)
{
    (void)state;
    ledger_init(&ledger);
    policy = *policy_default();
    policy.may.guests = OUTSIDERS_READ;
    ledger.policy = &policy;
    ledger.people = two;
    ledger.people_count = COUNT_OF(two);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    ledger_done(&ledger);
    return 0;
}

static void say(const char *author_id, const char *text)
{
    const struct message message = {.channel_id = "C1", .ts = "17.1", .author_id = author_id, .text = text,
                                    .posted_ms = 17000, .version_us = 1};
    ledger_message(&ledger, &message);
}

static void tap(const char *person_id)
{
    const struct mark mark = {.channel_id = "C1", .ts = "17.1", .source = MARK_REACTION, .name = "memo",
                              .person_id = person_id, .set = true, .version_us = 1};
    ledger_mark(&ledger, &mark);
}

#define STATE(text) assert_string_equal(ledger_state(&ledger), text)

static void a_reaction_of_somebody_who_may_not_is_no_tag(void **state)
{
    (void)state;
    say("U1", "db is down");
    tap("U2");
    STATE("nothing");
    tap("U3");
    STATE("T1 live note by U3: db is down");
}

static void a_hashtag_of_somebody_who_may_not_is_no_tag(void **state)
{
    (void)state;
    say("U2", "db is down #note");
    STATE("nothing");
    tap("U3");
    STATE("T1 live note by U3: db is down");
}

static void whoever_tags_is_asked_for(void **state)
{
    (void)state;
    say("U1", "db is down");
    tap("U4");
    STATE("T1 live note by U4: db is down");
    assert_non_null(strstr(ledger.said, "fetch_person person/U4"));
}

static void a_tagger_who_turns_out_to_be_a_guest_counts_no_more(void **state)
{
    (void)state;
    ledger.people_count = 0;
    say("U1", "db is down");
    tap("U2");
    STATE("T1 live note by U2: db is down");
    ledger.people_count = COUNT_OF(two);
    const struct event learnt = {.kind = EVENT_PERSON, .happened_ms = 20000, .received_ms = 20000};
    ledger_settle(&ledger, &learnt);
    assert_string_equal(ledger.said,
                        "entry_changed by nobody {\"entry\":1,\"state\":\"withdrawn\",\"why\":\"untagged\"}\n" UNREACT);
    STATE("nothing");
}

static void an_admin_by_name_may_though_a_guest(void **state)
{
    (void)state;
    policy.may.admins[0] = "U2";
    say("U1", "db is down");
    tap("U2");
    STATE("T1 live note by U2: db is down");
}

#define SETTLES(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SETTLES(a_reaction_of_somebody_who_may_not_is_no_tag),
        SETTLES(a_hashtag_of_somebody_who_may_not_is_no_tag),
        SETTLES(whoever_tags_is_asked_for),
        SETTLES(a_tagger_who_turns_out_to_be_a_guest_counts_no_more),
        SETTLES(an_admin_by_name_may_though_a_guest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
