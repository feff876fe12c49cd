/* move: another time for an entry; the one it was captured at stays on record. */
#include "verb.h"

#include "disruption/core/when.h"
#include "revise.h"

static void tell(const struct turn *turn, const struct entry *entry, int64_t at_ms)
{
    struct buf line;
    buf_init(&line, LINE_MAX_BYTES);
    say_revised(turn, &line, entry, "moved");
    markup_text(&line, ": ");
    say_moment(turn, &line, entry->at_ms);
    markup_text(&line, " \xe2\x86\x92 ");
    say_moment(turn, &line, at_ms);
    turn_tell(turn, buf_string(&line));
    buf_done(&line);
}

static bool run_move(const struct command *command, const struct situation *situation,
                     const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    const struct entry *entry;
    struct slice time;
    int64_t at_ms;
    if (!entry_named(&turn, "14:02", &entry, &time, err) || !entry_is_live(&turn, entry, err))
        return false;
    if (time.len == 0)
        return err_set(err, ERR_INVALID, "When was it? %s",
                       revise_command(&turn, "move", entry, "14:02"));
    if (!when_read(time, turn_zone(&turn), event->happened_ms, &at_ms, err))
        return false;
    if (at_ms == entry->at_ms)
        return err_set(err, ERR_CONFLICT, "It stands at that time already: nothing was changed");
    js_put_integer(entry_revise(&turn, entry, "moved", 0), "at_ms", at_ms);
    tell(&turn, entry, at_ms);
    return true;
}

const struct command_row row_move = {
    .name = "move",
    .usage = "move Tn TIME",
    .help = "Puts an entry at another time.",
    .example = "move T3 14:02",
    .needs = NEED_TARGET | NEED_OPEN | NEED_DOSSIER,
    .takes_target = TARGET_NAMED,
    .time_in_text = true,
    .changes = true,
    .run = run_move,
};
