/* start: a number, a channel on its way, and what stands in the first words. */
#include "verb.h"

#include <inttypes.h>
#include <string.h>

#include "disruption/base/utf8.h"
#include "disruption/core/channel_name.h"
#include "alike.h"
#include "opening.h"
#include "words.h"

/* in the order of the row's flags */
enum { FLAG_PRIVATE = BIT(0), FLAG_DRILL = BIT(1), FLAG_HERE = BIT(2) };

static void make_channel(const struct turn *turn, const struct opening *opening,
                         const char *channel_name, const struct alike *alike)
{
    const struct command_line *typed = &turn->event->as.command;
    struct arena *arena = turn->out->arena;
    struct js *body =
        outcome_effect(turn->out, EFFECT_CHANNEL_CREATE, opening->number,
                       arena_print(arena, "%" PRId64 "/channel", opening->number),
                       arena_print(arena, "channel/%" PRId64, opening->number), false);
    js_put_string(body, "name", channel_name);
    js_put_flag(body, "private", opening->is_private);
    alike_put(alike, body);
    if (typed->mouth == MOUTH_SHELL)
        return; /* a shell user cannot be invited, and reads what the shell answers */
    js_put_string(body, "starter", turn->situation->actor.id);
    js_put_string(body, "origin", typed->channel_id);
    js_put_string(body, "response_url", typed->response_url);
}

/* Takes the channel it was typed in for its own. We may have to join it, which a private one does not let us. */
static void adopt_channel(const struct turn *turn, const struct opening *opening,
                          const struct alike *alike)
{
    const struct command_line *typed = &turn->event->as.command;
    struct arena *arena = turn->out->arena;
    js_put_string(opening_fact(turn, opening, FACT_CHANNEL_LINKED), "channel_id", typed->channel_id);
    struct js *body = outcome_effect(turn->out, EFFECT_JOIN, opening->number,
                                     arena_print(arena, "%" PRId64 "/channel", opening->number),
                                     typed->channel_id, false);
    js_put_string(body, "channel", typed->channel_id);
    alike_put(alike, body);
    js_put_string(body, "starter", turn->situation->actor.id);
    js_put_string(body, "origin", typed->channel_id);
    js_put_string(body, "response_url", typed->response_url);
}

static bool may_adopt(const struct turn *turn, struct err *err)
{
    const struct incident *here = turn->situation->here;
    const struct command_line *typed = &turn->event->as.command;
    if (typed->channel_id == NULL || typed->mouth == MOUTH_DIRECT || typed->venue == VENUE_DIRECT)
        return err_set(err, ERR_INVALID, "There is no channel here to adopt: type it in one");
    return here == NULL || here->state != INCIDENT_OPEN ||
           err_set(err, ERR_CONFLICT, "This channel is D-%" PRId64 "'s: resolve that first, or leave out \"here\"",
                   here->number);
}

static void answer_start(const struct turn *turn, const struct opening *opening,
                         const char *channel_name)
{
    struct buf *answer = &turn->out->answer;
    const struct incident made = {.number = opening->number, .title = opening->title};
    say_head(answer, &made);
    markup_print(answer, "%s is declared, and ", opening->is_drill ? " (drill)" : "");
    if (channel_name == NULL)
        markup_text(answer, "this channel is its own from now on.");
    else
        markup_print(answer, "its%s channel #%s is being made.",
                     opening->is_private ? " private" : "", channel_name);
    if (opening->started_ms != TIME_UNKNOWN) {
        markup_text(answer, "\nStarted ");
        say_instant(turn, answer, opening->started_ms);
    }
    if (opening->detected_ms != TIME_UNKNOWN) {
        markup_text(answer, "\nDetected ");
        say_instant(turn, answer, opening->detected_ms);
    }
    if (opening->started_ms != TIME_UNKNOWN && opening->detected_ms != TIME_UNKNOWN &&
        opening->detected_ms < opening->started_ms)
        markup_text(answer, "\nDetection before Start: one of them wants mending.");
    say_open_alike(turn, answer, opening);
}

static void begin_here(const struct turn *turn, struct opening *opening)
{
    opening->how = "here";
    opening->is_private = opening->is_private || turn->event->as.command.venue == VENUE_PRIVATE;
    opening_declare(turn, opening, NULL);
    struct alike alike = alike_find(turn, opening);
    adopt_channel(turn, opening, &alike);
    answer_start(turn, opening, NULL);
    alike_done(&alike);
}

static void begin(const struct turn *turn, struct opening *opening)
{
    struct buf name;
    buf_init(&name, CHANNEL_NAME_MAX);
    channel_name_write(turn->situation->policy->channel_pattern, opening->number, opening->title, 1, &name);
    opening_declare(turn, opening, buf_string(&name));
    struct alike alike = alike_find(turn, opening);
    make_channel(turn, opening, buf_string(&name), &alike);
    answer_start(turn, opening, buf_string(&name));
    if (alike.said != NULL && turn->event->as.command.mouth == MOUTH_SHELL) {
        buf_text(&turn->out->answer, "\n"); /* who is at the shell may not be in the channel */
        buf_text(&turn->out->answer, alike.said);
    }
    alike_done(&alike);
    buf_done(&name);
}

static bool run_start(const struct command *command, const struct situation *situation,
                      const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    struct opening opening;
    if (command->text[0] == '\0')
        return turn_ask(&turn, arena_print(out->arena, "What is wrong? Say it in a few words: %s",
                                           turn_command(&turn, "start", "checkout returns 500s")),
                        err);
    if (!opening_read(&turn, &opening, err) ||
        ((command->flags & FLAG_HERE) != 0 && !may_adopt(&turn, err)))
        return false;
    opening.is_private = (command->flags & FLAG_PRIVATE) != 0;
    opening.is_drill = (command->flags & FLAG_DRILL) != 0;
    size_t len = utf8_count(slice_of(opening.title));
    if (len > TITLE_MAX)
        return refuse_long(&turn, title_too_long(out->arena, len), command->text, err);
    if ((command->flags & FLAG_HERE) != 0)
        begin_here(&turn, &opening);
    else
        begin(&turn, &opening);
    return true;
}

static const struct form_field start_form[] = {
    {"text", "Title", FIELD_LINE, true, "What is wrong, in a few words.", NULL},
    {"sev", "Severity", FIELD_CHOICE, false, NULL, SEVERITY_CHOICES},
    {"svc", "Services", FIELD_LINE, false, "What is hit; names between commas.", NULL},
    {"type", "Type", FIELD_LINE, false, "What kind of failure, in a word or two.", NULL},
    {"private", "Private", FIELD_FLAG, false, "Only for those who are invited.", NULL},
    {"drill", "Drill", FIELD_FLAG, false, "An exercise, not a real one.", NULL},
    {0},
};

const struct command_row row_start = {
    .name = "start",
    .synonyms = {"new", "open", "declare"},
    .usage = "start TITLE [sev:N] [svc:a,b] [type:T] [at:TIME] [detected:TIME] [private] [drill] [here]",
    .help = "Opens a disruption with a channel of its own; here adopts this channel.",
    .example = "start checkout returns 500s sev:2 svc:checkout",
    .arguments = BIT(ARGUMENT_SEV) | BIT(ARGUMENT_SVC) | BIT(ARGUMENT_TYPE) | BIT(ARGUMENT_AT) |
                 BIT(ARGUMENT_DETECTED),
    .flags = {"private", "drill", "here"},
    .needs = NEED_OPEN | NEED_SIMILAR,
    .changes = true,
    .may = MAY_BEGIN,
    .form = start_form,
    .run = run_start,
};
