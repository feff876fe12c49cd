/* verify: whether what the record says of one disruption is what was written, and complete. */
#include "verb.h"

#include <inttypes.h>

#include "disruption/core/reconcile.h"
#include "turn.h"

#define HEAD_SHOWN 12 /* characters of a hash that people compare by eye */

static void say_chain(const struct record_check *check, struct buf *answer)
{
    if (check->fault != NULL) {
        markup_print(answer, "\nNot as it was written, from journal row %" PRId64 " on: %s. ",
                     check->broken_at, check->fault);
        markup_text(answer, "Stop the daemon, keep a copy of the database, and restore a backup.");
        return;
    }
    markup_print(answer, "\nAs it was written: %" PRId64 " facts, each with its hash", check->rows);
    if (check->redacted > 0)
        markup_print(answer, ", %" PRId64 " of them with words taken out on purpose",
                     check->redacted);
    markup_print(answer, ". The newest: %.*s", HEAD_SHOWN, check->head);
}

static void say_open_gaps(const struct turn *turn, struct buf *answer)
{
    const struct dossier *dossier = turn->situation->dossier;
    int64_t open = dossier->incident.gaps_open;
    if (open > 0)
        markup_print(answer, "\nNot complete: %" PRId64 " stretch%s in which messages may have been missed.", open,
                     open == 1 ? "" : "es");
    for (size_t i = 0; i < dossier->gap_count; i++) {
        const struct gap *gap = &dossier->gaps[i];
        if (gap->filled_ms != TIME_UNKNOWN)
            continue;
        markup_text(answer, "\n  ");
        say_instant(turn, answer, gap->from_ms);
        markup_text(answer, " to ");
        say_instant(turn, answer, gap->to_ms);
        markup_print(answer, ", %s: %s", gap->cause, gap->why != NULL ? gap->why : "to be read back");
    }
}

static void say_gaps(const struct turn *turn, struct buf *answer)
{
    const struct dossier *dossier = turn->situation->dossier;
    int64_t left_out = reconcile_left_out(dossier->gaps, dossier->gap_count, &dossier->comparison);
    say_open_gaps(turn, answer);
    if (left_out > 0)
        markup_print(answer, "\nNot complete: %" PRId64 " thread%s not read again after a gap; changes of %s replies may lack.",
                     left_out, left_out == 1 ? " was" : "s were", left_out == 1 ? "its" : "their");
    else if (dossier->incident.gaps_open == 0)
        markup_print(answer, "\nComplete: no stretch of time is known in which messages were missed%s.",
                     dossier->gap_count > 0 ? " and not read back" : "");
}

static void say_effects(const struct record_check *check, struct buf *answer)
{
    if (check->waiting > 0)
        markup_print(answer, "\nStill going out to chat: %" PRId64, check->waiting);
    if (check->parked > 0)
        markup_print(answer, "\nCould not be done in chat: %" PRId64 ", doctor tells why",
                     check->parked);
}

static bool run_verify(const struct command *command, const struct situation *situation,
                       const struct event *event, struct outcome *out, struct err *err)
{
    (void)err;
    const struct turn turn = turn_of(command, situation, event, out);
    say_head(&out->answer, turn.target);
    say_chain(situation->check, &out->answer);
    say_gaps(&turn, &out->answer);
    say_effects(situation->check, &out->answer);
    return true;
}

const struct command_row row_verify = {
    .name = "verify",
    .usage = "verify",
    .help = "Checks that the record of a disruption is what was written, and complete.",
    .example = "verify D-42",
    .needs = NEED_TARGET | NEED_OPEN | NEED_DOSSIER | NEED_CHECK,
    .takes_target = TARGET_NUMBER,
    .run = run_verify,
};
