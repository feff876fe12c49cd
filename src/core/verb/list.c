/* list: disruptions, newest first, one line each. What is listed was chosen by the words of the
 * command. */
#include "verb.h"

#include "disruption/base/utf8.h"
#include "disruption/core/duration.h"
#include "turn.h"
#include "words.h"

static void say_incident(const struct turn *turn, struct buf *answer, const struct incident *i)
{
    bool assumed;
    int64_t start_ms = incident_start_ms(i, &assumed), end_ms = i->at_ms[MILESTONE_RECOVERED];
    bool open = i->state == INCIDENT_OPEN;
    if (answer->len > 0)
        markup_text(answer, "\n");
    say_head(answer, i);
    markup_text(answer, ": ");
    if (i->severity != SEVERITY_UNKNOWN)
        markup_print(answer, "severity %d, ", i->severity);
    markup_text(answer, i->is_drill ? "drill, " : "");
    incident_standing(i, answer);
    if (open)
        end_ms = turn->event->happened_ms;
    if (end_ms != TIME_UNKNOWN && end_ms >= start_ms) {
        markup_text(answer, !open ? " after " : i->phase != NULL ? ", so far " : " for ");
        duration_write((end_ms - start_ms) / 1000, answer);
    }
    markup_text(answer, ", started ");
    instant_write(start_ms, turn_zone(turn), false, answer);
    if (i->channel_id != NULL) {
        markup_text(answer, ", ");
        markup_channel(answer, i->channel_id, i->channel_name);
    }
    if (i->lead_id != NULL) {
        markup_text(answer, ", led by ");
        markup_person(answer, i->lead_id, i->lead_name);
    }
}

static bool check_filters(const struct command *command, struct err *err)
{
    static const char *const scopes[] = {"open", "mine", "week", "all"};
    const char *severity = command->values[ARGUMENT_SEV];
    struct slice rest = slice_of(command->text), word;
    int unused;
    while (slice_word(&rest, &word)) {
        size_t i = 0;
        while (i < COUNT_OF(scopes) && !slice_equals_nocase(word, scopes[i]))
            i++;
        if (i == COUNT_OF(scopes))
            return err_set(err, ERR_INVALID,
                           "\"%.*s\" is no list: there are open, mine, week and all",
                           SLICE_PRINT(utf8_front(slice_of(command->text), 64)));
    }
    return severity == NULL || severity_read(slice_of(severity), &unused, err);
}

static bool run_list(const struct command *command, const struct situation *situation,
                     const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    if (!check_filters(command, err))
        return false;
    for (size_t i = 0; i < situation->listed_count; i++)
        say_incident(&turn, &out->answer, &situation->listed[i]);
    if (situation->listed_count == LIST_MAX)
        markup_print(&out->answer, "\nThese are the newest %d; svc: and sev: narrow the list.",
                     LIST_MAX);
    if (situation->listed_count > 0)
        return true;
    markup_text(&out->answer,
                command->text[0] == '\0' ? "No such disruption is open. " : "Nothing to list. ");
    markup_code(&out->answer, turn_command(&turn, "list", "all"));
    markup_text(&out->answer, " looks at everything, ");
    markup_code(&out->answer, turn_command(&turn, "start", "TITLE"));
    markup_text(&out->answer, " opens a disruption.");
    return true;
}

const struct command_row row_list = {
    .name = "list",
    .usage = "list [open|mine|week|all] [svc:S] [sev:N]",
    .help = "Lists disruptions, the open ones unless told otherwise.",
    .example = "list week svc:checkout",
    .arguments = BIT(ARGUMENT_SVC) | BIT(ARGUMENT_SEV),
    .needs = NEED_LIST | NEED_OPEN,
    .run = run_list,
};
