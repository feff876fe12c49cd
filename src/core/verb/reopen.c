/* reopen: it is not over after all. The End is taken back, and what was quiet since then counts as quiet. */
#include "verb.h"

#include <inttypes.h>
#include <string.h>

#include "named.h"

/* What was said of another one when this one ended goes with that ending. */
static void take_back_relation(const struct turn *turn)
{
    const struct incident *target = turn->target;
    if (target->state != INCIDENT_CANCELLED || target->twin == 0)
        return;
    struct js *body = turn_fact(turn, FACT_RELATED);
    js_put_integer(body, "to", target->twin);
    js_put_string(body, "relation", "duplicate");
    js_put_flag(body, "gone", true);
}

/* A channel in the archive takes no posts: first it is taken out, and the line follows it there. */
static void open_channel(const struct turn *turn, const char *line)
{
    const struct incident *target = turn->target;
    struct arena *arena = turn->out->arena;
    if (target->channel_id == NULL || !target->channel_archived)
        return;
    struct js *body = outcome_effect(turn->out, EFFECT_UNARCHIVE, target->number,
                                     arena_print(arena, "%" PRId64 "/unarchive/%s", target->number,
                                                 turn->event->key != NULL ? turn->event->key : turn->situation->actor.id),
                                     target->channel_id, false);
    js_put_string(body, "channel", target->channel_id);
    js_put_string(body, "user", turn->situation->actor.id);
    js_put_string(body, "origin", turn->event->as.command.channel_id);
    js_put_string(body, "response_url", turn->event->as.command.response_url);
    js_put_string(body, "text", line);
    struct buf *answer = &turn->out->answer;
    markup_text(answer, "\nIts channel ");
    markup_channel(answer, target->channel_id, target->channel_name);
    markup_text(answer, " is being taken out of the archive.");
}

static bool run_reopen(const struct command *command, const struct situation *situation,
                       const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    const struct incident *target = turn.target;
    struct buf line;
    if (target->state == INCIDENT_OPEN)
        return err_set(err, ERR_CONFLICT, "D-%" PRId64 " is open: nothing was changed", target->number);
    if (strlen(command->text) > NOTE_TEXT_MAX)
        return refuse_long_reason(&turn, err);
    struct js *body = turn_fact(&turn, FACT_REOPENED);
    if (command->text[0] != '\0')
        js_put_string(body, "why", command->text);
    take_back_relation(&turn);
    buf_init(&line, LINE_MAX_BYTES);
    markup_bold(&line, "Reopened");
    say_why(&turn, &line, command->text);
    if (target->at_ms[MILESTONE_RECOVERED] != TIME_UNKNOWN) {
        markup_text(&line, ". The End of ");
        say_instant(&turn, &line, target->at_ms[MILESTONE_RECOVERED]);
        markup_text(&line, " is taken back");
    }
    if (target->state == INCIDENT_MERGED)
        markup_print(&line, ". It no longer belongs to D-%" PRId64, target->twin);
    turn_tell_widely(&turn, "reopen", buf_string(&line));
    open_channel(&turn, buf_string(&line));
    buf_done(&line);
    return true;
}

const struct command_row row_reopen = {
    .name = "reopen",
    .usage = "reopen [why]",
    .help = "Takes back that it was resolved, cancelled or merged.",
    .example = "reopen errors are back",
    .needs = NEED_TARGET | NEED_OPEN,
    .takes_target = TARGET_LONE,
    .prose = true,
    .changes = true,
    .may = MAY_STEER,
    .run = run_reopen,
};
