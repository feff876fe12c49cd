/* Verbs that write the record, as transcripts: what is typed, and every fact, effect and answer. */
#include "testing.h"

#include <stdio.h>

#include "disruption/base/attributes.h"
#include "typing.h"

/* How things stood before the line was typed. */
enum before { FRESH, MARKED, RESOLVED };

struct verb_row {
    const char *name;
    enum before before;
    const char *line, *expected;
};

#define DUTY(role, user, name, after)                                                              \
    "= direct 42/role/" role "/" user "/K person/" user ": You are " name                          \
    " of D-42 checkout is down in #dis-42-checkout" after "."
#define SAID "= post 42/say/K C42: "
#define ENTRY(kinds, number, text)                                                                 \
    "> entry_added 42 {\"at_ms\":1772625600000,\"author_id\":\"U1\",\"entry\":" number             \
    ",\"kinds\":\"" kinds                                                                          \
    "\",\"party\":\"Ana\",\"source\":\"command\",\"taggers\":\"\",\"text\":\"" text "\"}\n"
#define MILESTONE(name, at) "> milestone_set 42 {\"at_ms\":" at ",\"milestone\":\"" name "\"}\n"

static const struct verb_row verb_rows[] = {
    {"note", FRESH, "note restarted",
     ENTRY("note", "1", "restarted") SAID "T1 2026-03-04 12:00 UTC @Ana: restarted\n"},
    {"note_of_several_lines", FRESH, "note one\n\n two ",
     ENTRY("note", "1", "one") ENTRY("note", "2", "two") SAID
     "T1 2026-03-04 12:00 UTC @Ana: one\nT2 2026-03-04 12:00 UTC @Ana: two\n"},
    {"note_at_a_time_by_somebody_of_kinds", FRESH, "note x kind:cause,note by:@U2 at:12:30",
     "> entry_added 42 "
     "{\"at_ms\":1772623800000,\"author_id\":\"U2\",\"entry\":1,\"kinds\":\"note,cause\",\"party\":"
     "\"Bo\",\"source\":\"command\",\"taggers\":\"\",\"text\":\"x\"}\n" SAID
     "T1 2026-03-04 11:30 UTC @Bo (@Ana): x\n"},
    {"note_with_a_mention", FRESH, "note ask @U2, now",
     ENTRY("note", "1", "ask @U2, now") SAID "T1 2026-03-04 12:00 UTC @Ana: ask @Bo, now\n"},
    {"note_after_notes", MARKED, "note x",
     ENTRY("note", "6", "x") SAID "T6 2026-03-04 12:00 UTC @Ana: x\n"},
    {"note_after_resolve", RESOLVED, "note x",
     ENTRY("note", "6", "x") SAID "T6 2026-03-04 12:00 UTC @Ana: x\n"},
    {"note_without_text", FRESH, "note at:12:30",
     "refused (invalid): What happened? Say it like this: /disruption note restarted the cache "
     "at:-10m\n"},
    {"note_of_no_kind", FRESH, "note x kind:joke",
     "refused (invalid): \"joke\" is no kind: note, decision, finding, impact, cause, fix, good, "
     "bad, lesson, "
     "evidence\n"},
    {"note_of_kind_action", FRESH, "note x kind:action",
     "refused (invalid): Work for afterwards has a command of its own: /disruption action TEXT\n"},
    {"note_by_a_stranger", FRESH, "note x by:@bo",
     "refused (invalid): \"@bo\" is nobody I can find: pick the person from the list chat offers "
     "after @, or write me "
     "or none\n"},
    {"note_by_nobody", FRESH, "note x by:none",
     "refused (invalid): by: wants the person who saw it; leave it out when that is you\n"},

    {"good", FRESH, "good fast rollback",
     ENTRY("good", "1", "fast rollback") SAID "T1 Good (@Ana): fast rollback\n"},
    {"bad", FRESH, "bad no runbook",
     ENTRY("bad", "1", "no runbook") SAID "T1 Bad (@Ana): no runbook\n"},
    {"lesson", FRESH, "lesson test it",
     ENTRY("lesson", "1", "test it") SAID "T1 Lesson (@Ana): test it\n"},
    {"lesson_without_text", FRESH, "lesson",
     "refused (invalid): Say it in a line: /disruption lesson TEXT\n"},

    {"summary", FRESH, "summary it broke",
     "> field_set 42 {\"field\":\"summary\",\"value\":\"it broke\"}\n" SAID
     "Summary (@Ana): it broke\n"},
    {"summary_changed", MARKED, "summary it broke",
     "> field_set 42 {\"field\":\"summary\",\"value\":\"it broke\"}\n" SAID
     "Summary, changed (@Ana): it broke\n"},
    {"summary_said_again", MARKED, "summary old words",
     "refused (conflict): Summary says that already: nothing was changed\n"},
    {"summary_shown", MARKED, "summary", "answer: D-42 checkout is down\nSummary: old words\n"},
    {"cause_not_written", FRESH, "cause",
     "answer: D-42 checkout is down\nCause is not written yet: /disruption cause TEXT\n"},
    {"impact", FRESH, "impact all of them",
     "> field_set 42 {\"field\":\"impact\",\"value\":\"all of them\"}\n" SAID
     "Impact (@Ana): all of them\n"},
    {"type", FRESH, "type deploy",
     "> field_set 42 {\"field\":\"type\",\"value\":\"deploy\"}\n" SAID "Type (@Ana): deploy\n"},

    {"severity", FRESH, "severity sev-2 payments fail",
     "> severity_set 42 {\"severity\":2,\"why\":\"payments fail\"}\n" SAID
     "Severity 2 (@Ana): payments fail\n"},
    {"severity_better", MARKED, "severity 4",
     "> severity_set 42 {\"severity\":4}\n" SAID "Severity 4, was 3 (@Ana)\n"},
    {"severity_worse_is_announced", MARKED, "severity 1",
     "> severity_set 42 {\"severity\":1}\n" SAID "Severity 1, was 3 (@Ana)\n"
     "= post 42/announce/severity/K CA: D-42 checkout is down is worse. Severity 1, was 3 "
     "(@Ana)\n"},
    {"severity_the_same", MARKED, "severity 3",
     "refused (conflict): The severity is 3 already: nothing was changed\n"},
    {"severity_that_is_none", FRESH, "severity high",
     "refused (invalid): \"high\" is no severity: 1 is the worst, 5 the least\n"},
    {"severity_beyond", FRESH, "severity 6",
     "refused (invalid): \"6\" is no severity: 1 is the worst, 5 the least\n"},

    {"service_add", MARKED, "service add db,Web,\"my service\"",
     "> services_set 42 {\"services\":[\"web\",\"db\",\"my service\"]}\n" SAID
     "Service(s): web, db, my service (@Ana)\n"},
    {"service_without_add", FRESH, "service web",
     "> services_set 42 {\"services\":[\"web\"]}\n" SAID "Service(s): web (@Ana)\n"},
    {"service_rm", MARKED, "service rm WEB",
     "> services_set 42 {\"services\":[]}\n" SAID "Service(s): none (@Ana)\n"},
    {"service_rm_of_another", MARKED, "service rm db",
     "refused (not_found): db is not among the services; /disruption service shows them\n"},
    {"service_there_already", MARKED, "service add web",
     "refused (conflict): web is among the services already: nothing was changed\n"},
    {"service_add_nothing", MARKED, "service add",
     "refused (invalid): No service is named: write them like checkout,payments\n"},
    {"service_shown", MARKED, "service",
     "answer: D-42 checkout is down\nService(s): web. Change them: /disruption service add "
     "checkout,payments\n"},

    {"lead_me", FRESH, "lead me",
     "> role_set 42 {\"lead\":true,\"role\":\"lead\",\"user_id\":\"U1\"}\n" SAID
     "@Ana is lead\n" DUTY("lead", "U1", "lead", "")
     "\nYour part: decides, hands out work and says when it is over\n"},
    {"lead_after_somebody", MARKED, "lead me",
     "> role_set 42 {\"lead\":true,\"role\":\"lead\",\"user_id\":\"U1\"}\n" SAID
     "@Ana is lead after @Bo\n" DUTY("lead", "U1", "lead", ", after @Bo")
     "\nYour part: decides, hands out work and says when it is over"
     "\nIt is open, severity 3, for 1 h 30 min, since 2026-03-04 10:30 UTC."
     "\nOpen actions:\nA1 old task (nobody's)\n"},
    {"lead_none", MARKED, "lead none",
     "> role_set 42 {\"lead\":true,\"role\":\"lead\",\"user_id\":null}\n" SAID
     "nobody is lead after @Bo (@Ana)\n"},
    {"lead_the_same", MARKED, "lead @U2",
     "refused (conflict): Bo is lead already: nothing was changed\n"},
    {"lead_none_already", FRESH, "lead none",
     "refused (conflict): Nobody is lead already: nothing was changed\n"},
    {"lead_shown", MARKED, "lead",
     "answer: D-42 checkout is down\nlead: @Bo (decides, hands out work and says when it is over). "
     "Take it: "
     "/disruption lead me\n"},
    {"role", FRESH, "role Ops @U2",
     "> role_set 42 {\"lead\":false,\"role\":\"ops\",\"user_id\":\"U2\"}\n" SAID
     "@Bo is ops (@Ana)\n" DUTY("ops", "U2", "ops", "")
     "\nYour part: changes systems, and says so before and after\n"},
    {"roles", MARKED, "roles",
     "answer: D-42 checkout is down\n"
     "lead: @Bo (decides, hands out work and says when it is over)\n"
     "scribe: nobody yet (tags what matters, so that the timeline is complete)\n"
     "comms: nobody yet (tells users and colleagues what is known and when more follows)\n"
     "ops: nobody yet (changes systems, and says so before and after)\n"
     "Give one: /disruption role NAME me\n"},
    {"join_as", FRESH, "join as Scribe",
     "> role_set 42 {\"lead\":false,\"role\":\"scribe\",\"user_id\":\"U1\"}\n" SAID
     "@Ana is scribe\n" DUTY("scribe", "U1", "scribe", "")
     "\nYour part: tags what matters, so that the timeline is complete\n"},
    {"join_where_one_is", FRESH, "join",
     "refused (conflict): You are in its channel already; take a role: /disruption join as "
     "scribe\n"},
    {"join_as_nothing", FRESH, "join as",
     "refused (invalid): As what? /disruption join as scribe\n"},
    {"join_as_none", FRESH, "join as boss",
     "refused (invalid): There is no role \"boss\": there are lead, scribe, comms, ops\n"},
    {"leave_nothing", MARKED, "leave",
     "refused (conflict): You hold no role here, so there is nothing to give back; the channel is "
     "left in chat itself\n"},
    {"invite", FRESH, "invite @U2, @U2 and @U2",
     "= invite 42/invite/U2/K C42: {\"asker\":\"U1\",\"channel\":\"C42\",\"origin\":\"C42\","
     "\"user\":\"U2\"}\n"
     "answer: Being let in: @Bo (#dis-42-checkout)\n"},
    {"invite_nobody", FRESH, "invite",
     "refused (invalid): Whom? Say it like this: /disruption invite @ana @bo @oncall\n"},
    {"invite_a_stranger", FRESH, "invite @U2 @bo",
     "refused (invalid): \"@bo\" is nobody I can find: pick people or groups from the list chat "
     "offers after @, as in /disruption invite @ana @bo @oncall\n"},
    {"role_that_is_none", FRESH, "role boss me",
     "refused (invalid): There is no role \"boss\": there are lead, scribe, comms, ops\n"},

    {"mark", FRESH, "mark started 11:30",
     MILESTONE("started", "1772620200000") SAID "Started (@Ana): 11:30 CET (10:30 UTC)\n"},
    {"mark_now", FRESH, "mark acked",
     MILESTONE("acked", "1772625600000") SAID "Acknowledged (@Ana): 13:00 CET (12:00 UTC)\n"},
    {"mark_tells_durations", MARKED, "mark detected 11:40",
     MILESTONE("detected", "1772620800000") SAID
     "Detected (@Ana): 11:40 CET (10:40 UTC). Time to Detection 10 min\n"},
    {"mark_in_bad_order_is_kept", MARKED, "mark detected 11:20",
     MILESTONE("detected", "1772619600000") SAID
     "Detected (@Ana): 11:20 CET (10:20 UTC). Detection before Start: one of them wants mending\n"},
    {"mark_another_day", FRESH, "mark started yesterday 23:50",
     MILESTONE("started", "1772578200000") SAID
     "Started (@Ana): 2026-03-03 23:50 CET (2026-03-03 22:50 UTC)\n"},
    {"mark_none", MARKED, "mark started none",
     "> milestone_set 42 {\"at_ms\":null,\"milestone\":\"started\"}\n" SAID
     "Started (@Ana): unknown again\n"},
    {"mark_none_of_nothing", FRESH, "mark started none",
     "refused (conflict): Nobody had marked that: nothing was changed\n"},
    {"mark_recovered_leaves_it_open", MARKED, "mark recovered 12:30",
     MILESTONE("recovered", "1772623800000") SAID
     "Recovered (@Ana): 12:30 CET (11:30 UTC). Length 1 h\nanswer: It stays open until /disruption "
     "resolve\n"},
    {"mark_recovered_none_after_resolve", RESOLVED, "mark recovered none",
     "refused (conflict): It is resolved, so it has an End; move it: /disruption mark recovered "
     "TIME\n"},
    {"mark_declared", FRESH, "mark declared 11:00",
     "refused (refused): When it was declared is on record; say when it began: /disruption mark "
     "started 14:02\n"},
    {"mark_nothing", FRESH, "mark",
     "refused (invalid): Mark what? started, detected, acked, mitigated or recovered: /disruption "
     "mark detected 14:02\n"},

    {"action", FRESH, "action @U2 alert on disk due:fri prio:1",
     ENTRY("action", "1",
           "alert on disk") "> action_added 42 "
                            "{\"due\":\"2026-03-06\",\"entry\":1,\"item\":1,\"owner_id\":\"U2\","
                            "\"priority\":1,\"text\":\"alert "
                            "on disk\"}\n" SAID
                            "A1 alert on disk, for @Bo, due 2026-03-06, priority 1 (@Ana)\n"},
    {"action_with_a_mention_inside", FRESH, "action ask @U2 for access",
     ENTRY("action", "1", "ask @U2 for access") "> action_added 42 "
                                                "{\"entry\":1,\"item\":1,\"owner_id\":\"U2\","
                                                "\"text\":\"ask @U2 for access\"}\n" SAID
                                                "A1 ask @Bo for access, for @Bo (@Ana)\n"},
    {"action_that_starts_like_a_change", FRESH, "action drop the old table",
     ENTRY("action", "1",
           "drop the old table") "> action_added 42 {\"entry\":1,\"item\":1,\"text\":\"drop the "
                                 "old table\"}\n" SAID "A1 drop the old table (@Ana)\n"},
    {"action_done", MARKED, "action done A1",
     "> action_changed 42 {\"item\":1,\"state\":\"done\"}\n" SAID "A1 old task, done (@Ana)\n"},
    {"action_drop_in_other_order", MARKED, "action a1 drop",
     "> action_changed 42 {\"item\":1,\"state\":\"dropped\"}\n" SAID
     "A1 old task, dropped (@Ana)\n"},
    {"action_reopen_of_open", MARKED, "action reopen A1",
     "refused (conflict): A1 is open already: nothing was changed\n"},
    {"action_owner_and_day", MARKED, "action A1 me due:+3bd",
     "> action_changed 42 {\"due\":\"2026-03-09\",\"item\":1,\"owner_id\":\"U1\"}\n" SAID
     "A1 old task, for @Ana, due 2026-03-09 (@Ana)\n"},
    {"action_owner_none", MARKED, "action A1 none",
     "> action_changed 42 {\"item\":1,\"owner_id\":null}\n" SAID "A1 old task, nobody's (@Ana)\n"},
    {"action_that_is_none", MARKED, "action done A9",
     "refused (not_found): There is no action A9; /disruption action lists the open ones\n"},
    {"action_with_nothing_to_change", MARKED, "action A1",
     "refused (invalid): What about A1? /disruption action A1 @x, or with done, drop, reopen, "
     "due:fri\n"},
    {"action_done_without_number", MARKED, "action done",
     "refused (invalid): Which action? /disruption action done A1\n"},
    {"action_for_a_stranger", MARKED, "action A1 @bo",
     "refused (invalid): \"@bo\" is nobody I can find: pick the person from the list chat offers "
     "after @, or write me "
     "or none\n"},
    {"action_listed", MARKED, "action",
     "answer: D-42 checkout is down\nA1 old task (nobody's)\nAdd one: /disruption action TEXT @x "
     "due:+5d\n"},
    {"action_of_no_priority", FRESH, "action x prio:high",
     "refused (invalid): prio: is a number from 1, the most urgent, to 9\n"},
};

static void stand(struct typing *t, enum before before)
{
    static const char *const services[] = {"web"};
    static const struct action_item actions[] = {
        {.number = 1, .entry = 2, .text = "old task", .state = "open"}};
    static const struct participant people[] = {
        {"U2", "Bo", "lead", TYPED_AT - HOUR_MS, TIME_UNKNOWN, false}};
    if (before == FRESH)
        return;
    t->policy.announce_channel = "CA";
    t->incident.severity = 3;
    t->incident.services = services;
    t->incident.service_count = 1;
    t->incident.summary = "old words";
    t->incident.lead_id = "U2";
    t->incident.lead_name = "Bo";
    t->incident.entry_count = 5;
    t->incident.action_count = 1;
    t->incident.at_ms[MILESTONE_STARTED] = TYPED_AT - 90 * MINUTE_MS;
    t->dossier = (struct dossier){
        .actions = actions, .action_count = 1, .people = people, .people_count = 1};
    t->situation.dossier = &t->dossier;
    if (before != RESOLVED)
        return;
    t->incident.state = INCIDENT_RESOLVED;
    t->incident.at_ms[MILESTONE_RECOVERED] = TYPED_AT - 30 * MINUTE_MS;
}

static void a_verb_does_what_its_row_says(void **state)
{
    const struct verb_row *row = *state;
    struct typing t;
    typing_init(&t);
    stand(&t, row->before);
    assert_int_equal(typing_type(&t, row->line), strncmp(row->expected, "refused", 7) != 0);
    assert_string_equal(typing_describe(&t), row->expected);
    typing_done(&t);
}

/* Words that are too long come back to be copied, and nothing else happens; at the shell they are
 * refused. */
static void long_words_are_never_lost(void **state)
{
    (void)state;
    static const char *const verbs[] = {"note",   "good", "summary",   "resolve",
                                        "action", "type", "severity 1"};
    static char text[NOTE_TEXT_MAX + 100];
    struct typing t;
    typing_init(&t);
    for (size_t i = 0; i < COUNT_OF(verbs); i++) {
        memset(text, 0, sizeof(text));
        strcpy(text, verbs[i]);
        strcat(text, " begin ");
        memset(text + strlen(text), 'a', NOTE_TEXT_MAX + 1);
        t.event.as.command.mouth = MOUTH_SLASH;
        assert_true(typing_type(&t, text));
        assert_int_equal(t.outcome.fact_count + t.outcome.effect_count, 0);
        assert_non_null(strstr(buf_string(&t.outcome.answer), "Not taken: "));
        assert_non_null(strstr(buf_string(&t.outcome.answer), strstr(text, "begin")));
        t.event.as.command.mouth = MOUTH_SHELL;
        assert_false(typing_type(&t, text));
        assert_int_equal(t.err.kind, ERR_LIMITED);
    }
    typing_done(&t);
}

static void a_person_nobody_knows_is_asked_for_once(void **state)
{
    (void)state;
    struct typing t;
    typing_init(&t);
    t.situation.people_count = 0;
    assert_true(typing_type(&t, "lead @U2"));
    assert_int_equal(t.outcome.effect_count, 3);
    assert_int_equal(t.outcome.effects[0].kind, EFFECT_FETCH_PERSON);
    assert_string_equal(t.outcome.effects[0].key, "person/U2");
    typing_done(&t);
}

static void too_many_services_are_refused(void **state)
{
    (void)state;
    struct typing t;
    char text[400] = "service add s0";
    typing_init(&t);
    for (int i = 1; i <= SERVICES_MAX; i++)
        snprintf(text + strlen(text), sizeof(text) - strlen(text), ",s%d", i);
    assert_false(typing_type(&t, text));
    assert_int_equal(t.err.kind, ERR_LIMITED);
    *strrchr(text, ',') = '\0';
    assert_true(typing_type(&t, text));
    typing_done(&t);
}

int main(void)
{
    struct CMUnitTest rows[COUNT_OF(verb_rows)];
    for (size_t i = 0; i < COUNT_OF(verb_rows); i++)
        rows[i] = (struct CMUnitTest)ROW_TEST(a_verb_does_what_its_row_says, &verb_rows[i]);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(long_words_are_never_lost),
        cmocka_unit_test(a_person_nobody_knows_is_asked_for_once),
        cmocka_unit_test(too_many_services_are_refused),
    };
    int failed = cmocka_run_group_tests_name("verb rows", rows, NULL, NULL);
    return failed + cmocka_run_group_tests_name("verbs", tests, NULL, NULL);
}
