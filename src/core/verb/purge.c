/* purge: all words of a disruption go for good. At the shell alone, and only when it is said twice. */
#include "verb.h"

#include <inttypes.h>

#include "disruption/core/dossier.h"
#include "turn.h"

enum { FLAG_FOR_GOOD };

static bool may_purge(const struct turn *turn, struct err *err)
{
    const struct incident *target = turn->target;
    if (turn->event->as.command.mouth != MOUTH_SHELL)
        return err_set(err, ERR_REFUSED, "Purging is for the shell of the machine that keeps the record: disruption purge "
                       "D-%" PRId64, target->number);
    if (target->state == INCIDENT_OPEN)
        return err_set(err, ERR_CONFLICT, "D-%" PRId64 " is open: end it first", target->number);
    return target->state != INCIDENT_MERGED ||
           err_set(err, ERR_CONFLICT, "D-%" PRId64 " was merged into D-%" PRId64 ", whose report shows it: purge that one, "
                   "and both go", target->number, target->twin);
}

/* Those merged into it first: they are shown by it. */
static void leave_facts(const struct turn *turn, const struct dossier *dossier, int *count)
{
    for (size_t i = 0; i < dossier->merged_count; i++)
        leave_facts(turn, &dossier->merged[i], count);
    outcome_fact(turn->out, FACT_PURGED, dossier->incident.number, turn->event, turn->situation->actor.id);
    ++*count;
}

static void ask_again(const struct turn *turn, const struct dossier *dossier)
{
    struct buf *answer = &turn->out->answer;
    say_head(answer, turn->target);
    markup_print(answer, " has %zu entr%s and %zu action item%s", dossier->entry_count, dossier->entry_count == 1 ? "y" : "ies",
                 dossier->action_count, dossier->action_count == 1 ? "" : "s");
    if (dossier->merged_count > 0)
        markup_print(answer, ", and %zu merged into it", dossier->merged_count);
    markup_text(answer, ". All its words would go for good: from the journal, reports, search and files; what stays is that "
                        "there was one, and when. Nothing was changed. To do it: ");
    markup_code(answer, arena_print(turn->out->arena, "disruption purge D-%" PRId64 " for-good", turn->target->number));
}

static bool run_purge(const struct command *command, const struct situation *situation, const struct event *event,
                      struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    int count = 0;
    if (!may_purge(&turn, err))
        return false;
    if ((command->flags & BIT(FLAG_FOR_GOOD)) == 0) {
        ask_again(&turn, situation->dossier);
        return true;
    }
    leave_facts(&turn, situation->dossier, &count);
    markup_print(&out->answer, "D-%" PRId64 " is gone for good", turn.target->number);
    if (count > 1)
        markup_print(&out->answer, ", with %d merged into it", count - 1);
    markup_text(&out->answer, ". What was posted in chat stays there, and so do backups made before.");
    return true;
}

const struct command_row row_purge = {
    .name = "purge",
    .usage = "purge D-n for-good",
    .help = "At the shell: takes all words of a disruption away for good; that there was one stays.",
    .example = "purge D-42 for-good",
    .flags = {"for-good"},
    .needs = NEED_TARGET | NEED_OPEN | NEED_DOSSIER,
    .takes_target = TARGET_NUMBER,
    .changes = true,
    .may = MAY_STEER,
    .run = run_purge,
};
