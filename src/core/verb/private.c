/* private: who may know of it. The record obeys at once; the channel is for people to convert, no bot may. */
#include "verb.h"

#include <inttypes.h>

#include "named.h"

static const char hidden[] = "It shows in no list, search or announcement any more. The bot cannot convert the channel: to close "
                             "it too, open the channel's settings by its name and choose \"Change to a private channel\"";
static const char shown[] = "It shows in lists, search and announcements again; the channel stays as it is";

static bool run_private(const struct command *command, const struct situation *situation,
                        const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    struct slice rest = slice_of(command->text), word;
    struct buf line;
    bool said = slice_word(&rest, &word);
    bool on = said && slice_equals_nocase(word, "on");
    if (!said || (!on && !slice_equals_nocase(word, "off")))
        return turn_ask(&turn,
                        arena_print(out->arena, "D-%" PRId64 " is %s. It goes %s or %s", turn.target->number,
                                    turn.target->is_private ? "private" : "not private",
                                    turn_command(&turn, "private", "on"), turn_command(&turn, "private", "off")),
                        err);
    if (on == turn.target->is_private)
        return err_set(err, ERR_CONFLICT, "D-%" PRId64 " is %s already: nothing was changed", turn.target->number,
                       on ? "private" : "not private");
    js_put_flag(turn_fact(&turn, FACT_PRIVATE_SET), "private", on);
    buf_init(&line, LINE_MAX_BYTES);
    markup_bold(&line, on ? "Private from now on" : "No longer private");
    say_why(&turn, &line, "");
    markup_print(&line, ". %s", on && turn.target->channel_id == NULL
                                    ? "It shows in no list, search or announcement any more"
                                    : on ? hidden : shown);
    turn_tell(&turn, buf_string(&line));
    buf_done(&line);
    return true;
}

static const struct form_field private_form[] = {
    {"text", "Private", FIELD_CHOICE, true, NULL, "on=yes, hide it|off=no, show it"},
    {0},
};

const struct command_row row_private = {
    .name = "private",
    .usage = "private on|off",
    .help = "Hides it from lists, search and announcements, or shows it again.",
    .example = "private on",
    .needs = NEED_TARGET | NEED_OPEN,
    .takes_target = TARGET_NAMED,
    .changes = true,
    .may = MAY_STEER,
    .form = private_form,
    .run = run_private,
};
