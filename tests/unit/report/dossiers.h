/* Dossiers built by hand: one with everything, one with nothing, one over days, one out of order,
 * one hostile. */
#ifndef TEST_REPORT_DOSSIERS_H
#define TEST_REPORT_DOSSIERS_H

#include "disruption/base/attributes.h"
#include "disruption/base/clock.h"
#include "disruption/core/dossier.h"
#include "disruption/core/policy.h"

#define NOON (INT64_C(1772366400) * SECOND_MS) /* 2026-03-01 12:00:00 UTC, 13:00:00 in Berlin */
#define AFTER(h, m, s) (NOON + (h)*HOUR_MS + (m)*MINUTE_MS + (s)*SECOND_MS)
#define LINK(n) "https://chat.example/archives/C1/p" #n
#define UNTIMED                                                                                    \
    {                                                                                              \
        TIME_UNKNOWN, TIME_UNKNOWN, TIME_UNKNOWN, TIME_UNKNOWN, TIME_UNKNOWN, TIME_UNKNOWN         \
    }

static inline struct policy berlin(void)
{
    struct policy policy = *policy_default();
    policy.zone = "Europe/Berlin";
    return policy;
}

static inline struct entry entry_at(int64_t number, int64_t at_ms, uint32_t kinds,
                                    const char *party, const char *text)
{
    return (struct entry){
        .number = number,
        .at_ms = at_ms,
        .kinds = kinds,
        .state = ENTRY_LIVE,
        .party = party,
        .author_id = party,
        .text = text,
        .source = "tag",
        .taggers = "U1",
        .revision = 1,
        .learnt_ms = at_ms + SECOND_MS,
        .permalink = LINK(100),
    };
}

static inline void fill_rich_entries(struct entry *e)
{
    e[0] = entry_at(1, AFTER(0, 4, 0), BIT(KIND_NOTE), "Ana Ng", "5xx on /checkout, see #metrics");
    e[1] = entry_at(2, AFTER(0, 6, 30), BIT(KIND_NOTE) | BIT(KIND_FINDING), "Bo",
                    "p95 | p99 both up:\n```\nGET /pay | 500\n  at pay.c:12\n```\nand `a|b` too");
    e[2] = entry_at(3, AFTER(0, 7, 0), BIT(KIND_NOTE), "Cy", "said too much");
    e[2].state = ENTRY_REDACTED;
    e[2].text = "[redacted by @Ana, 2026-03-01 14:02 UTC]";
    e[3] = entry_at(4, AFTER(0, 8, 0), BIT(KIND_NOTE), "Cy", "never mind");
    e[3].state = ENTRY_WITHDRAWN;
    e[4] = entry_at(5, AFTER(0, 9, 0), BIT(KIND_IMPACT), "Ana Ng", "one order in three fails");
    e[5] = entry_at(6, AFTER(0, 10, 0), BIT(KIND_NOTE) | BIT(KIND_CAUSE), "Bo",
                    "config *v12* dropped the `timeout` key");
    e[5].revision = 3;
    e[6] =
        entry_at(7, AFTER(0, 12, 0), BIT(KIND_DECISION), "Ana Ng", "roll back to v11 \U0001F6A8");
    e[6].learnt_ms = AFTER(0, 32, 5);
    e[7] = entry_at(8, AFTER(0, 20, 0), BIT(KIND_NOTE) | BIT(KIND_FIX), "Bo", "v11 is out");
    e[7].permalink = NULL;
    e[8] = entry_at(9, AFTER(0, 21, 0), BIT(KIND_EVIDENCE) | BIT(KIND_NOTE), "Cy", "");
    e[9] = entry_at(10, AFTER(1, 5, 0), BIT(KIND_GOOD), "Cy", "roll-back took two minutes");
    e[10] = entry_at(11, AFTER(1, 6, 0), BIT(KIND_BAD), "Bo", "the alert came late");
    e[11] = entry_at(12, AFTER(1, 7, 0), BIT(KIND_LESSON) | BIT(KIND_NOTE), "Bo",
                     "check keys before a deploy");
    e[12] = entry_at(13, AFTER(1, 8, 0), BIT(KIND_ACTION), "Ana Ng", "validate keys in CI");
    e[13] = entry_at(14, AFTER(1, 9, 0), BIT(KIND_NOTE), "\u05d3\u05e0\u05d4",
                     "\u05d4\u05db\u05dc \u05d7\u05d6\u05e8 (99%)");
}

static inline struct incident rich_head(void)
{
    static const char *const services[] = {"checkout", "payments_api"};
    return (struct incident){
        .number = 42,
        .state = INCIDENT_RESOLVED,
        .title = "checkout returns 500s",
        .severity = 2,
        .type = "software",
        .services = services,
        .service_count = 2,
        .at_ms = {AFTER(0, 2, 7), AFTER(0, 4, 0), AFTER(0, 5, 0), AFTER(0, 5, 10), AFTER(0, 20, 0),
                  AFTER(1, 2, 20)},
        .summary = "A new config broke checkout.\n\n# It is back\n- since v11\n1. done",
        .cause = "a key was missing",
        .resolution = "rolled back to v11",
        .entry_count = 14,
        .action_count = 4,
        .channel_id = "C1",
        .channel_name = "dis-42-checkout-returns-500s",
        .report_state = REPORT_PUBLISHED,
        .report_owner_id = "U2",
        .report_owner_name = "Bo",
        .report_due = "2026-03-06",
        .report_published_ms = AFTER(3, 0, 0),
        .report_amended_ms = AFTER(2, 30, 0),
        .report_amended_why = "the <end> was wrong",
    };
}

static const struct action_item rich_actions[] = {
    {1, 13, "validate keys in CI", "U2", "Bo", "2026-03-13", 1, "open", "https://forge.example/i/7",
     0},
    {2, 0, "alert on the 5xx ratio", NULL, NULL, NULL, 0, "open", NULL, 0},
    {3, 0, "thank the on-call", "U1", "Ana Ng", NULL, 0, "done", NULL, 0},
    {4, 0, "rewrite everything", NULL, NULL, NULL, 0, "dropped", NULL, 0},
};

static const struct gap rich_gaps[] = {
    {.number = 1,
     .from_ms = AFTER(0, 13, 0),
     .to_ms = AFTER(0, 15, 30),
     .filled_ms = AFTER(0, 16, 0),
     .cause = GAP_DISCONNECTED,
     .messages = 14,
     .found = 2},
    {.number = 2, /* short, and nothing was said */
     .from_ms = AFTER(0, 20, 0),
     .to_ms = AFTER(0, 20, 30),
     .filled_ms = AFTER(0, 21, 0),
     .cause = GAP_RESTARTED},
};

static inline struct dossier rich_dossier(void)
{
    static const struct severity_span spans[] = {
        {3, AFTER(0, 5, 0), AFTER(0, 9, 40)},
        {1, AFTER(0, 9, 40), AFTER(0, 40, 20)},
        {2, AFTER(0, 40, 20), TIME_UNKNOWN},
    };
    static const struct participant people[] = {
        {"U1", "Ana Ng", "lead", AFTER(0, 5, 10), AFTER(0, 30, 0), false},
        {"U2", "Bo", "lead", AFTER(0, 30, 0), TIME_UNKNOWN, false},
        {"U1", "Ana Ng", "scribe", AFTER(0, 30, 0), TIME_UNKNOWN, false},
        {"U3", "Cy", NULL, TIME_UNKNOWN, TIME_UNKNOWN, false},
        {"U4", "\u05d3\u05e0\u05d4", NULL, TIME_UNKNOWN, TIME_UNKNOWN, false},
        {"U5", "Dee", NULL, TIME_UNKNOWN, TIME_UNKNOWN, true},
    };
    static const struct document documents[] = {
        {"runbook", "https://wiki.example/pay", -1, NULL, 0, NULL, 1, 0},
        {"graph | p95.png", LINK(109), 48213,
         "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", 9, NULL, 0, 0},
        {"https://status.example/42", "https://status.example/42", -1, NULL, 1, NULL, 0, 0},
    };
    static const struct status_update updates[] = {
        {1, AFTER(0, 15, 0), "Ana Ng", "we are on it | more soon", AFTER(0, 45, 0), 0},
        {2, AFTER(0, 44, 0), "Bo", "checkout works again", TIME_UNKNOWN, 0},
    };
    static const struct report_section sections[] = {
        {"lessons", "Keys want a schema.\n\n- and a test", true, "U2", AFTER(2, 0, 0)},
        {"lucky", "The old config was still there | *luck*", false, "U2", AFTER(2, 1, 0)},
    };
    static const struct similar_past similar[] = {{31, "carts | lost", &rich_actions[1], 1},
                                                  {12, "checkout slow", NULL, 0}};
    static struct entry entries[14];
    fill_rich_entries(entries);
    return (struct dossier){
        .incident = rich_head(),
        .entries = entries,
        .entry_count = COUNT_OF(entries),
        .spans = spans,
        .span_count = COUNT_OF(spans),
        .people = people,
        .people_count = COUNT_OF(people),
        .actions = rich_actions,
        .action_count = COUNT_OF(rich_actions),
        .documents = documents,
        .document_count = COUNT_OF(documents),
        .gaps = rich_gaps,
        .gap_count = COUNT_OF(rich_gaps),
        .comparison = {.at_ms = AFTER(1, 9, 59), .to_ms = AFTER(1, 9, 58), .messages = 312},
        .updates = updates,
        .update_count = COUNT_OF(updates),
        .sections = sections,
        .section_count = COUNT_OF(sections),
        .similar = similar,
        .similar_count = COUNT_OF(similar),
        .skew_ms = -90 * SECOND_MS,
        .fact_count = 57,
        .chain_head = "c0ffee",
        .learnt_ms = AFTER(1, 10, 0),
    };
}

static inline struct dossier bare_dossier(void)
{
    return (struct dossier){
        .incident = {.number = 7,
                     .state = INCIDENT_OPEN,
                     .title = "mail is slow",
                     .at_ms = UNTIMED},
        .comparison = {.at_ms = TIME_UNKNOWN},
        .learnt_ms = AFTER(0, 0, 50),
    };
}

/* From Saturday to Monday over the change to summer time, the middle a gap that nobody filled. */
static inline struct dossier days_dossier(void)
{
    enum { DAYS = 27 };
    static const struct severity_span spans[] = {{2, AFTER(DAYS * 24, 0, 0), TIME_UNKNOWN}};
    static const struct gap gaps[] = {
        {.number = 1,
         .from_ms = AFTER(DAYS * 24 + 12, 0, 0),
         .to_ms = AFTER(DAYS * 24 + 30, 0, 0),
         .filled_ms = TIME_UNKNOWN,
         .cause = GAP_PUT_OUT,
         .tries = 1,
         .why = "missing_scope"},
    };
    static struct entry entries[3];
    entries[0] = entry_at(1, AFTER(DAYS * 24 + 1, 0, 0), BIT(KIND_NOTE), "Ana", "disk at 91 %");
    entries[1] = entry_at(2, AFTER(DAYS * 24 + 31, 0, 0), BIT(KIND_NOTE), "Ana", "disk full");
    entries[1].learnt_ms = AFTER(DAYS * 24 + 50, 0, 0);
    entries[2] =
        entry_at(3, AFTER(DAYS * 24 + 31, 1, 0), BIT(KIND_NOTE), "Ana", "deleted old logs");
    struct dossier dossier = bare_dossier();
    dossier.incident.state = INCIDENT_RESOLVED;
    dossier.incident.channel_id = "C1";
    dossier.incident.severity = 2;
    dossier.incident.at_ms[MILESTONE_DECLARED] = AFTER(DAYS * 24, 0, 0);
    dossier.incident.at_ms[MILESTONE_RECOVERED] = AFTER(DAYS * 24 + 50, 5, 0);
    dossier.spans = spans;
    dossier.span_count = COUNT_OF(spans);
    dossier.gaps = gaps;
    dossier.gap_count = COUNT_OF(gaps);
    dossier.entries = entries;
    dossier.entry_count = COUNT_OF(entries);
    dossier.learnt_ms = AFTER(DAYS * 24 + 50, 6, 0);
    return dossier;
}

static inline struct dossier disordered_dossier(void)
{
    static const struct severity_span spans[] = {{1, AFTER(0, 0, 0), TIME_UNKNOWN}};
    struct dossier dossier = bare_dossier();
    dossier.incident.state = INCIDENT_RESOLVED;
    dossier.incident.severity = 1;
    dossier.incident.at_ms[MILESTONE_STARTED] = AFTER(2, 0, 0);
    dossier.incident.at_ms[MILESTONE_DETECTED] = AFTER(1, 0, 0);
    dossier.incident.at_ms[MILESTONE_DECLARED] = AFTER(0, 0, 0);
    dossier.incident.at_ms[MILESTONE_RECOVERED] = AFTER(0, 30, 0);
    dossier.spans = spans;
    dossier.span_count = 1;
    return dossier;
}

#define HOSTILE_TEXT                                                                               \
    "<script>alert(1)</script> | <!-- /auto -->\n# not a heading\n- no item\n> no quote\n"         \
    "12) no list\n\n---\n===\n    no block\n**no bold** __none__ snake_case ~~kept~~ "             \
    "[x](javascript:alert(1)) ![i](http://e/x.png) &lt; &amp;amp; AT&T\n"                          \
    "`open and ``two`` \\` done\\"

static inline struct dossier hostile_dossier(void)
{
    static const char *const services[] = {"a|b", "<b>c</b>"};
    static struct entry entries[2];
    static struct document documents[1];
    static struct action_item actions[1];
    static struct participant people[1];
    entries[0] = entry_at(1, AFTER(0, 1, 0), BIT(KIND_COUNT) - 1, "<i>| Eve \\|", HOSTILE_TEXT);
    entries[0].permalink = "javascript:alert(1)";
    entries[1] =
        entry_at(2, AFTER(0, 2, 0), BIT(KIND_NOTE), "Eve", "\u202eabc https://e.example/a_b*(c).");
    entries[1].permalink = "https://e.example/a) | <b>";
    documents[0] =
        (struct document){"](http://e) <img src=x>", "data:text/html,x", 1, NULL, 1, NULL, 0, 0};
    actions[0] = (struct action_item){1, 1, HOSTILE_TEXT, "U9", "E|ve*", NULL, 0, "open", NULL, 0};
    people[0] = (struct participant){"U9", "E|ve <u>", "lead*", TIME_UNKNOWN, TIME_UNKNOWN, false};
    struct dossier dossier = bare_dossier();
    dossier.incident.title = "# <h1>`x` | **y**";
    dossier.incident.at_ms[MILESTONE_DECLARED] = AFTER(0, 0, 0);
    dossier.incident.services = services;
    dossier.incident.service_count = 2;
    dossier.incident.type = "| - |";
    dossier.incident.summary = HOSTILE_TEXT;
    dossier.incident.cause = HOSTILE_TEXT;
    dossier.entries = entries;
    dossier.entry_count = COUNT_OF(entries);
    dossier.documents = documents;
    dossier.document_count = 1;
    dossier.actions = actions;
    dossier.action_count = 1;
    dossier.people = people;
    dossier.people_count = 1;
    return dossier;
}

#endif
