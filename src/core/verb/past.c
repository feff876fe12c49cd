/* past: puts something on record that is over. It has no channel; notes come with their times, from
 * anywhere. */
#include "verb.h"

#include "disruption/base/utf8.h"
#include "disruption/core/when.h"
#include "opening.h"
#include "words.h"

static bool read_span(const struct turn *turn, struct opening *opening, int64_t *ended_ms,
                      struct err *err)
{
    const char *from = turn->command->values[ARGUMENT_FROM];
    const char *to = turn->command->values[ARGUMENT_TO];
    int64_t now_ms = turn->event->happened_ms;
    if (!when_read(slice_of(from), turn_zone(turn), now_ms, &opening->started_ms, err) ||
        !when_read(slice_of(to), turn_zone(turn), now_ms, ended_ms, err))
        return false;
    if (*ended_ms > now_ms)
        return err_set(err, ERR_INVALID, "to:%s is not over yet: %s opens one that goes on", to,
                       turn_command(turn, "start", "TITLE"));
    return *ended_ms >= opening->started_ms ||
           err_set(err, ERR_INVALID, "It ends before it begins: from:%s is later than to:%s", from,
                   to);
}

static void put_end(const struct turn *turn, const struct opening *opening, int64_t ended_ms)
{
    struct js *milestone = opening_fact(turn, opening, FACT_MILESTONE_SET);
    js_put_string(milestone, "milestone", milestone_name(MILESTONE_RECOVERED));
    js_put_integer(milestone, "at_ms", ended_ms);
    js_put_integer(opening_fact(turn, opening, FACT_RESOLVED), "ended_ms", ended_ms);
}

static void answer_past(const struct turn *turn, const struct opening *opening, int64_t ended_ms)
{
    struct buf *answer = &turn->out->answer;
    struct incident made = {.number = opening->number, .title = opening->title};
    struct turn about = *turn;
    int64_t at_ms[MILESTONE_COUNT];
    for (size_t i = 0; i < MILESTONE_COUNT; i++)
        at_ms[i] = made.at_ms[i] = TIME_UNKNOWN;
    at_ms[MILESTONE_STARTED] = opening->started_ms;
    at_ms[MILESTONE_DETECTED] = opening->detected_ms;
    at_ms[MILESTONE_RECOVERED] = ended_ms;
    about.target = &made;
    say_head(answer, &made);
    markup_text(answer, " is on record: ");
    say_instant(turn, answer, opening->started_ms);
    markup_text(answer, " to ");
    say_instant(turn, answer, ended_ms);
    markup_text(answer, ". ");
    struct buf durations;
    buf_init(&durations, LINE_MAX_BYTES);
    say_durations(&about, &durations, at_ms);
    buf_text(answer, buf_string(&durations));
    buf_done(&durations);
    markup_text(answer, "\nWhat happened when: ");
    markup_code(answer, turn_command(&about, "note", "TEXT at:TIME"));
    markup_text(answer, "\nThe post-mortem draft: ");
    markup_code(answer, turn_command(&about, "report", ""));
}

static bool run_past(const struct command *command, const struct situation *situation,
                     const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    struct opening opening;
    int64_t ended_ms;
    if (command->text[0] == '\0')
        return turn_ask(&turn, arena_print(out->arena, "What was wrong? Say it like this: %s",
                                           turn_command(&turn, row_past.example, "")),
                        err);
    if (command->values[ARGUMENT_FROM] == NULL || command->values[ARGUMENT_TO] == NULL)
        return turn_ask(&turn,
                        arena_print(out->arena, "When did it begin and end? Say it like this: %s",
                                    turn_command(&turn, row_past.example, "")),
                        err);
    if (!opening_read(&turn, &opening, err) || !read_span(&turn, &opening, &ended_ms, err))
        return false;
    opening.how = "past";
    size_t len = utf8_count(slice_of(opening.title));
    if (len > TITLE_MAX)
        return refuse_long(&turn, title_too_long(out->arena, len), command->text, err);
    opening_declare(&turn, &opening, NULL);
    put_end(&turn, &opening, ended_ms);
    answer_past(&turn, &opening, ended_ms);
    return true;
}

static const struct form_field past_form[] = {
    {"text", "Title", FIELD_LINE, true, "What was wrong, in a few words.", NULL},
    {"from", "Began", FIELD_LINE, true, "yesterday 23:50, 2026-03-01 14:02", NULL},
    {"to", "Ended", FIELD_LINE, true, "yesterday 23:50, 2026-03-01 14:02", NULL},
    {"sev", "Severity", FIELD_CHOICE, false, NULL, SEVERITY_CHOICES},
    {"svc", "Services", FIELD_LINE, false, "What was hit; names between commas.", NULL},
    {"type", "Type", FIELD_LINE, false, "What kind of failure, in a word or two.", NULL},
    {0},
};

const struct command_row row_past = {
    .name = "past",
    .usage = "past TITLE [from:TIME] [to:TIME] [svc:a,b] [sev:N] [type:T] [detected:TIME]",
    .help = "Records a disruption that is over; from: and to: are needed.",
    .example = "past mail was down from:2026-03-01T14:00Z to:2026-03-01T15:10Z svc:mail",
    .arguments = BIT(ARGUMENT_FROM) | BIT(ARGUMENT_TO) | BIT(ARGUMENT_SVC) | BIT(ARGUMENT_SEV) |
                 BIT(ARGUMENT_TYPE) | BIT(ARGUMENT_DETECTED),
    .changes = true,
    .may = MAY_BEGIN,
    .form = past_form,
    .run = run_past,
};
