/* similar: past disruptions like one, with what was learnt and what is still to do. */
#include "verb.h"

#include <inttypes.h>

#include "alike.h"

static void say_later(const struct turn *turn, size_t *shown)
{
    const struct situation *situation = turn->situation;
    struct buf *answer = &turn->out->answer;
    size_t later = 0;
    for (size_t i = 0; i < situation->similar_count && later < SIMILAR_SHOWN; i++) {
        const struct similar *one = &situation->similar[i];
        if (!one->later || one->score < SIMILAR_CLEAR)
            continue;
        markup_text(answer, later++ == 0 ? "\nIt seems to have come again since: " : ", ");
        say_head(answer, &one->incident);
    }
    *shown += later;
}

static bool run_similar(const struct command *command, const struct situation *situation, const struct event *event,
                        struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    size_t shown = 0;
    (void)err;
    say_head(&out->answer, turn.target);
    markup_text(&out->answer, " is most like:");
    size_t head = out->answer.len;
    for (size_t i = 0; i < situation->similar_count && shown < SIMILAR_SHOWN; i++) {
        if (situation->similar[i].later)
            continue;
        say_alike(&turn, &out->answer, &situation->similar[i]);
        shown++;
    }
    if (shown == 0) {
        buf_cut(&out->answer, head - sizeof(" is most like:") + 1);
        markup_text(&out->answer, " is like no earlier one.");
    }
    say_later(&turn, &shown);
    if (shown == 0) {
        markup_text(&out->answer, " Words can be looked for: ");
        markup_code(&out->answer, arena_print(out->arena, "%s find WORDS", event->as.command.mouth == MOUTH_SHELL
                                                                               ? "disruption"
                                                                               : situation->policy->command));
    }
    return true;
}

const struct command_row row_similar = {
    .name = "similar",
    .synonyms = {"alike"},
    .usage = "similar [D-n]",
    .help = "Shows the past disruptions most like this one, with their lessons and what is still to do.",
    .example = "similar D-42",
    .needs = NEED_TARGET | NEED_OPEN | NEED_SIMILAR,
    .takes_target = TARGET_NUMBER,
    .run = run_similar,
};
