/* status: how one disruption stands, for somebody who comes in now. */
#include "verb.h"

#include <inttypes.h>

#include "disruption/base/clock.h"
#include "disruption/core/duration.h"
#include "turn.h"

static void say_state(const struct turn *turn, struct buf *answer)
{
    const struct incident *i = turn->target;
    say_head(answer, i);
    markup_text(answer, "\n");
    incident_standing(i, answer);
    markup_print(answer, "%s%s", i->is_drill ? ", drill" : "", i->is_private ? ", private" : "");
    if (i->severity != SEVERITY_UNKNOWN)
        markup_print(answer, ", severity %d", i->severity);
    if (i->channel_id != NULL) {
        markup_text(answer, ", in ");
        markup_channel(answer, i->channel_id, i->channel_name);
    }
    markup_text(answer, ", led by ");
    if (i->lead_id != NULL)
        markup_person(answer, i->lead_id, i->lead_name);
    else
        markup_text(answer, "nobody yet");
}

static void say_times(const struct turn *turn, struct buf *answer)
{
    static const struct {
        enum milestone milestone;
        const char *name;
    } shown[] = {{MILESTONE_DETECTED, "detected"},
                 {MILESTONE_ACKED, "acknowledged"},
                 {MILESTONE_MITIGATED, "mitigated"},
                 {MILESTONE_RECOVERED, "ended"}};
    const struct incident *i = turn->target;
    bool assumed;
    int64_t start_ms = incident_start_ms(i, &assumed);
    markup_text(answer, "\nStarted ");
    say_instant(turn, answer, start_ms);
    markup_text(answer, assumed ? " (assumed)" : "");
    for (size_t k = 0; k < COUNT_OF(shown); k++) {
        if (i->at_ms[shown[k].milestone] == TIME_UNKNOWN)
            continue;
        markup_print(answer, ", %s ", shown[k].name);
        say_instant(turn, answer, i->at_ms[shown[k].milestone]);
    }
    if (i->state == INCIDENT_OPEN && turn->event->happened_ms >= start_ms) {
        markup_text(answer, ". Open for ");
        int64_t quiet_ms = incident_quiet_ms(i, start_ms, turn->event->happened_ms);
        duration_write((turn->event->happened_ms - start_ms) / 1000, answer);
        if (quiet_ms > 0) {
            markup_text(answer, ", quiet for ");
            duration_write(quiet_ms / 1000, answer);
            markup_text(answer, " of it");
        }
        return;
    }
    struct buf durations;
    buf_init(&durations, LINE_MAX_BYTES);
    say_durations(turn, &durations, i->at_ms);
    markup_text(answer, durations.len > 0 ? ". " : "");
    buf_text(answer, buf_string(&durations));
    buf_done(&durations);
}

/* The bot cannot hear what is said where it is not. */
static void say_absence(const struct turn *turn, struct buf *answer)
{
    const struct incident *i = turn->target;
    if (i->put_out_ms == 0)
        return;
    markup_text(answer, "\nThe bot was removed from the channel ");
    say_instant(turn, answer, i->put_out_ms);
    markup_text(answer, ": invite it again, or nothing said there is recorded.");
}

/* What was missed and is not read back yet. */
static void say_missed(const struct turn *turn, struct buf *answer)
{
    int64_t open = turn->target->gaps_open;
    if (open == 0)
        return;
    markup_print(answer, "\nNot recorded yet: %" PRId64 " stretch%s in which the bot was not listening. ", open,
                 open == 1 ? "" : "es");
    markup_code(answer, turn_command(turn, "verify", ""));
    markup_text(answer, " tells which and why");
}

static void say_relations(const struct turn *turn, struct buf *answer)
{
    const struct incident *i = turn->target;
    for (size_t k = 0; k < i->relation_count; k++) {
        const struct relation *relation = &i->relations[k];
        const char *phrase = relation_phrase(relation->words, relation->inverse);
        markup_print(answer, "%s%s D-%" PRId64 "%s%s", k == 0 ? "\nRelations: " : ", ", phrase, relation->number,
                     relation->title == NULL ? "" : " ", relation->title == NULL ? "" : relation->title);
    }
}

static void say_update(const struct turn *turn, struct buf *answer)
{
    const struct incident *i = turn->target;
    if (i->update_count == 0)
        return;
    markup_print(answer, "\nStatus updates: %" PRId64, i->update_count);
    if (i->next_update_ms == 0 || i->state != INCIDENT_OPEN)
        return;
    markup_text(answer, i->next_update_ms < turn->event->happened_ms ? ", the next one was due " : ", the next one by ");
    say_instant(turn, answer, i->next_update_ms);
}

static void say_services(const struct incident *i, struct buf *answer)
{
    for (size_t k = 0; k < i->service_count; k++)
        markup_print(answer, "%s%s", k == 0 ? "\nService(s): " : ", ", i->services[k]);
    if (i->type != NULL)
        markup_print(answer, "\nType: %s", i->type);
}

static void say_fields(const struct turn *turn, struct buf *answer)
{
    const struct incident *i = turn->target;
    const struct {
        const char *name, *value;
    } fields[] = {{"Summary", i->summary},
                  {"Cause", i->cause},
                  {"Impact", i->impact},
                  {"Resolution", i->resolution}};
    for (size_t k = 0; k < COUNT_OF(fields); k++) {
        if (fields[k].value == NULL)
            continue;
        markup_print(answer, "\n%s: ", fields[k].name);
        say_words(turn, answer, fields[k].value);
    }
}

/* Where its post-mortem is: a merged one's is that of the other, a cancelled one has none. */
static void say_report(const struct turn *turn, struct buf *answer)
{
    const struct incident *i = turn->target;
    const struct incident into = {.number = i->twin};
    struct turn there = *turn;
    if (i->state == INCIDENT_CANCELLED)
        return;
    if (i->state == INCIDENT_MERGED)
        there.target = &into;
    markup_text(answer, ", the post-mortem: ");
    markup_code(answer, turn_command(&there, "report", ""));
}

static void say_next(const struct turn *turn, struct buf *answer)
{
    const struct incident *i = turn->target;
    markup_print(answer, "\nTimeline entries: %" PRId64 ", action items: %" PRId64 ". ",
                 i->entry_count, i->action_count);
    markup_code(answer, turn_command(turn, "timeline", ""));
    markup_text(answer, " shows them");
    if (i->state != INCIDENT_OPEN) {
        say_report(turn, answer);
        return;
    }
    markup_text(answer, ", ");
    markup_code(answer, turn_command(turn, "note", "TEXT"));
    markup_text(answer, " adds one, ");
    markup_code(answer, turn_command(turn, "resolve", ""));
    markup_text(answer, " ends it.");
}

/* Entries have chat's time; what was typed has ours, which is in doubt. */
static void say_clock(const struct turn *turn, struct buf *answer)
{
    int64_t skew_ms = turn->target->skew_ms;
    if (skew_ms == 0)
        return;
    markup_text(answer, "\nThe clock of our host is ");
    duration_write((skew_ms < 0 ? -skew_ms : skew_ms) / SECOND_MS, answer);
    markup_print(answer, " %s chat's: its administrator should set it right",
                 skew_ms < 0 ? "behind" : "ahead of");
}

static bool run_status(const struct command *command, const struct situation *situation,
                       const struct event *event, struct outcome *out, struct err *err)
{
    (void)err;
    const struct turn turn = turn_of(command, situation, event, out);
    struct buf *answer = &out->answer;
    say_state(&turn, answer);
    say_absence(&turn, answer);
    say_missed(&turn, answer);
    say_times(&turn, answer);
    say_services(turn.target, answer);
    say_fields(&turn, answer);
    say_relations(&turn, answer);
    say_update(&turn, answer);
    say_clock(&turn, answer);
    say_next(&turn, answer);
    return true;
}

const struct command_row row_status = {
    .name = "status",
    .synonyms = {"info"},
    .usage = "status",
    .help = "Tells how a disruption stands.",
    .example = "status D-42",
    .needs = NEED_TARGET | NEED_OPEN,
    .takes_target = TARGET_NUMBER,
    .run = run_status,
};
