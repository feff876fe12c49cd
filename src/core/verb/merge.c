/*
 * merge: two disruptions turn out to be one. Nothing is moved: what was recorded stays under its own number, and the report
 * of the one that goes on shows it. So nothing is lost or told twice, and the merge can be taken back.
 */
#include "verb.h"

#include <inttypes.h>

#include "named.h"

/* "D-3" or "into D-3"; 0: no such word. */
static int64_t read_number(const char *text)
{
    struct slice rest = slice_of(text), word;
    int64_t number;
    bool found = slice_word(&rest, &word) && (!slice_equals_nocase(word, "into") || slice_word(&rest, &word));
    return found && disruption_number(word, &number) ? number : 0;
}

static bool may_take(const struct turn *turn, const struct incident *into, struct err *err)
{
    const struct incident *target = turn->target;
    if (!incident_may_become(target->state, INCIDENT_MERGED))
        return err_set(err, ERR_CONFLICT, "D-%" PRId64 " is %s already: nothing was changed", target->number,
                       incident_state_name(target->state));
    if (into->state == INCIDENT_MERGED && into->twin == target->number)
        return err_set(err, ERR_CONFLICT, "D-%" PRId64 " was merged into this one already: nothing was changed",
                       into->number);
    if (into->state == INCIDENT_MERGED)
        return err_set(err, ERR_CONFLICT, "D-%" PRId64 " was merged into D-%" PRId64 " itself: %s", into->number,
                       into->twin, turn_command(turn, "merge", arena_print(turn->out->arena, "D-%" PRId64, into->twin)));
    if (into->state == INCIDENT_CANCELLED)
        return err_set(err, ERR_CONFLICT, "D-%" PRId64 " was cancelled: reopen it first", into->number);
    return !target->is_private || into->is_private ||
           err_set(err, ERR_REFUSED,
                   "D-%" PRId64 " is private and D-%" PRId64 " is not: its words would show there. "
                   "Make that one private first, or only link them: %s",
                   target->number, into->number,
                   turn_command(turn, "link", arena_print(turn->out->arena, "D-%" PRId64, into->number)));
}

/* In the channel of the one that goes on. */
static void tell_there(const struct turn *turn, const struct incident *into)
{
    const struct incident *target = turn->target;
    if (into->channel_id == NULL || into->channel_archived || into->put_out_ms != 0)
        return;
    struct buf line;
    buf_init(&line, LINE_MAX_BYTES);
    say_head(&line, target);
    markup_text(&line, " was merged into this one");
    say_why(turn, &line, "");
    markup_print(&line, ": what it holds shows in this report under its own numbers, as D-%" PRId64 " T1 and so on",
                 target->number);
    struct js *body =
        outcome_effect(turn->out, EFFECT_POST, into->number,
                       arena_print(turn->out->arena, "%" PRId64 "/merged/%" PRId64 "/%" PRId64, into->number,
                                   target->number, turn->event->happened_ms),
                       into->channel_id, false);
    js_put_string(body, "channel", into->channel_id);
    js_put_string(body, "text", buf_string(&line));
    buf_done(&line);
}

static bool run_merge(const struct command *command, const struct situation *situation,
                      const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    const struct incident *into;
    struct buf line;
    int64_t number = read_number(command->text);
    if (number == 0)
        return turn_ask(&turn,
                        arena_print(out->arena, "Into which one? The one that goes on is named last: %s",
                                    turn_command(&turn, "merge", "D-42")),
                        err);
    if (!named_find(&turn, number, &into, err) || !may_take(&turn, into, err))
        return false;
    js_put_integer(turn_fact(&turn, FACT_MERGED), "into", into->number);
    buf_init(&line, LINE_MAX_BYTES);
    markup_bold(&line, "Merged");
    markup_text(&line, " into ");
    say_other(&turn, &line, into);
    say_why(&turn, &line, "");
    markup_print(&line, ". What is on record here shows in the report of D-%" PRId64, into->number);
    say_go_on(&turn, &line, into);
    turn_tell_widely(&turn, "merge", buf_string(&line));
    tell_there(&turn, into);
    buf_done(&line);
    return true;
}

static const struct form_field merge_form[] = {
    {"text", "Into", FIELD_LINE, true, "The number of the one that goes on, like D-42.", NULL},
    {0},
};

const struct command_row row_merge = {
    .name = "merge",
    .usage = "merge [D-n] D-m",
    .help = "Lets this one (or D-n) go into D-m, whose report shows both.",
    .example = "merge D-42",
    .needs = NEED_TARGET | NEED_OPEN | NEED_NAMED,
    .takes_target = TARGET_PAIR,
    .changes = true,
    .may = MAY_STEER,
    .form = merge_form,
    .run = run_merge,
};
