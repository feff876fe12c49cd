/* import: takes what was said in the channel before anybody kept it. What is taken twice is taken once. */
#include "verb.h"

#include <inttypes.h>
#include <string.h>

#include "disruption/core/history.h"
#include "disruption/core/when.h"
#include "turn.h"

enum { FLAG_ALL = BIT(0) }; /* in the order of the row's flags */

static bool run_import(const struct command *command, const struct situation *situation,
                       const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    const struct incident *target = turn.target;
    const char *from = command->values[ARGUMENT_FROM], *to = command->values[ARGUMENT_TO];
    int64_t now_ms = event->happened_ms;
    struct history_order order = {
        .purpose = HISTORY_IMPORT,
        .channel_id = target->channel_id,
        .to_ms = now_ms,
        .all = (command->flags & FLAG_ALL) != 0,
        .asker_id = situation->actor.id,
        .cause = event->key != NULL ? event->key
                                    : arena_print(out->arena, "%" PRId64, event->received_ms),
    };
    if (target->channel_id == NULL)
        return err_set(err, ERR_CONFLICT, "D-%" PRId64 " has no channel to import from",
                       target->number);
    if (from == NULL)
        return err_set(err, ERR_INVALID, "From when on? Say it like this: %s",
                       turn_command(&turn, "import", "from:-2h"));
    if (!when_read(slice_of(from), turn_zone(&turn), now_ms, &order.from_ms, err) ||
        (to != NULL && !when_read(slice_of(to), turn_zone(&turn), now_ms, &order.to_ms, err)))
        return false;
    if (order.to_ms < order.from_ms)
        return err_set(err, ERR_INVALID, "It ends before it begins: from:%s is later than to:%s",
                       from, to != NULL ? to : "now");
    order.enough_ms = order.from_ms;
    history_begin(&order, target->number, out);
    if (!turn_is_here(&turn)) {
        say_head(&out->answer, target);
        markup_text(&out->answer, "\n");
    }
    markup_text(&out->answer, order.all ? "Reading back every message from "
                                        : "Reading back the tagged messages from ");
    say_instant(&turn, &out->answer, order.from_ms);
    markup_text(&out->answer, " to ");
    say_instant(&turn, &out->answer, order.to_ms);
    markup_text(&out->answer, ". The channel hears what came of it.");
    return true;
}

const struct command_row row_import = {
    .name = "import",
    .usage = "import [from:TIME] [to:TIME] [all]",
    .help = "Takes the tagged messages of this channel's past, or all of them; from: is needed.",
    .example = "import from:-2h",
    .arguments = BIT(ARGUMENT_FROM) | BIT(ARGUMENT_TO),
    .flags = {"all"},
    .needs = NEED_TARGET | NEED_OPEN,
    .takes_target = TARGET_LONE,
    .changes = true,
    .run = run_import,
};
