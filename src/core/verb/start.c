/* start: a number, a channel on its way, and what stands in the first words. */
#include "verb.h"

#include <inttypes.h>
#include <string.h>
#include <strings.h>

#include "disruption/base/utf8.h"
#include "disruption/core/channel_name.h"
#include "disruption/core/when.h"
#include "words.h"

enum { FLAG_PRIVATE = BIT(0), FLAG_DRILL = BIT(1) }; /* in the order of the row's flags */

#define SIMILAR_MAX 3 /* open ones that are named */

/* What was said at the start, checked. */
struct opening {
    int64_t number;
    int severity;
    const char **services;
    size_t service_count;
    int64_t started_ms, detected_ms; /* TIME_UNKNOWN: not said */
    bool is_private, is_drill;
};

static bool read_time(const struct turn *turn, enum argument argument, int64_t *out,
                      struct err *err)
{
    const char *value = turn->command->values[argument];
    *out = TIME_UNKNOWN;
    return value == NULL ||
           when_read(slice_of(value), turn_zone(turn), turn->event->happened_ms, out, err);
}

static bool read_opening(const struct turn *turn, struct opening *out, struct err *err)
{
    const struct command *command = turn->command;
    const char *severity = command->values[ARGUMENT_SEV], *services = command->values[ARGUMENT_SVC];
    const char *type = command->values[ARGUMENT_TYPE];
    *out = (struct opening){
        .number = turn->situation->next_number,
        .is_private = (command->flags & FLAG_PRIVATE) != 0,
        .is_drill = (command->flags & FLAG_DRILL) != 0,
    };
    if (severity != NULL && !severity_read(slice_of(severity), &out->severity, err))
        return false;
    if (type != NULL && utf8_count(slice_of(type)) > TYPE_MAX)
        return err_set(err, ERR_LIMITED, "A type has at most %d characters: take a shorter word",
                       TYPE_MAX);
    return (services == NULL ||
            services_read(turn->out->arena, services, &out->services, &out->service_count, err)) &&
           read_time(turn, ARGUMENT_AT, &out->started_ms, err) &&
           read_time(turn, ARGUMENT_DETECTED, &out->detected_ms, err);
}

static struct js *start_fact(const struct turn *turn, const struct opening *opening,
                             enum fact_kind kind)
{
    return outcome_fact(turn->out, kind, opening->number, turn->event, turn->situation->actor.id);
}

static void add_milestone(const struct turn *turn, const struct opening *opening,
                          enum milestone milestone, int64_t at_ms)
{
    if (at_ms == TIME_UNKNOWN)
        return;
    struct js *body = start_fact(turn, opening, FACT_MILESTONE_SET);
    js_put_string(body, "milestone", milestone_name(milestone));
    js_put_integer(body, "at_ms", at_ms);
}

static void declare(const struct turn *turn, const struct opening *opening,
                    const char *channel_name)
{
    struct js *body = start_fact(turn, opening, FACT_DECLARED);
    struct js *services = js_new_array();
    for (size_t i = 0; i < opening->service_count; i++)
        js_push_string(services, opening->services[i]);
    js_put_string(body, "title", turn->command->text);
    if (opening->severity != SEVERITY_UNKNOWN)
        js_put_integer(body, "severity", opening->severity);
    js_put_string(body, "type", turn->command->values[ARGUMENT_TYPE]);
    js_put(body, "services", services);
    js_put_flag(body, "private", opening->is_private);
    js_put_flag(body, "drill", opening->is_drill);
    js_put_integer(body, "declared_ms", turn->event->happened_ms);
    js_put_string(body, "origin_channel", turn->event->as.command.channel_id);
    js_put_string(body, "channel_name", channel_name);
    js_put_string(body, "platform", turn->situation->policy->platform);
    js_put_string(body, "workspace_id", turn->situation->policy->workspace_id);
    add_milestone(turn, opening, MILESTONE_STARTED, opening->started_ms);
    add_milestone(turn, opening, MILESTONE_DETECTED, opening->detected_ms);
}

static void make_channel(const struct turn *turn, const struct opening *opening,
                         const char *channel_name)
{
    const struct command_line *typed = &turn->event->as.command;
    struct arena *arena = turn->out->arena;
    struct js *body =
        outcome_effect(turn->out, EFFECT_CHANNEL_CREATE, opening->number,
                       arena_print(arena, "%" PRId64 "/channel", opening->number),
                       arena_print(arena, "channel/%" PRId64, opening->number), false);
    js_put_string(body, "name", channel_name);
    js_put_flag(body, "private", opening->is_private);
    if (typed->mouth == MOUTH_SHELL)
        return; /* a shell user cannot be invited, and reads what the shell answers */
    js_put_string(body, "starter", turn->situation->actor.id);
    js_put_string(body, "origin", typed->channel_id);
    js_put_string(body, "response_url", typed->response_url);
}

static bool is_similar(const struct incident *other, const char *title,
                       const struct opening *opening)
{
    if (strcasecmp(other->title, title) == 0)
        return true;
    for (size_t i = 0; i < opening->service_count; i++) {
        if (service_find(other->services, other->service_count, opening->services[i]) <
            other->service_count)
            return true;
    }
    return false;
}

static void say_similar(const struct turn *turn, const struct opening *opening)
{
    struct buf *answer = &turn->out->answer;
    size_t named = 0;
    for (size_t i = 0; i < turn->situation->open_count && named < SIMILAR_MAX; i++) {
        const struct incident *other = &turn->situation->open[i];
        if (!is_similar(other, turn->command->text, opening))
            continue;
        markup_text(answer, named++ == 0 ? "\nOpen already and perhaps the same: " : ", ");
        say_head(answer, other);
        if (other->channel_id != NULL) {
            markup_text(answer, " in ");
            markup_channel(answer, other->channel_id, other->channel_name);
        }
    }
}

static void answer_start(const struct turn *turn, const struct opening *opening,
                         const char *channel_name)
{
    struct buf *answer = &turn->out->answer;
    const struct incident made = {.number = opening->number, .title = turn->command->text};
    say_head(answer, &made);
    markup_print(answer, "%s is declared, and its%s channel #%s is being made.",
                 opening->is_drill ? " (drill)" : "", opening->is_private ? " private" : "",
                 channel_name);
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
    say_similar(turn, opening);
}

static bool run_start(const struct command *command, const struct situation *situation,
                      const struct event *event, struct outcome *out, struct err *err)
{
    struct turn turn = turn_of(command, situation, event, out);
    struct opening opening;
    if (situation->actor.guest)
        return err_set(err, ERR_REFUSED,
                       "Guests cannot start a disruption: ask a member of this workspace to");
    if (command->text[0] == '\0')
        return err_set(err, ERR_INVALID, "What is wrong? Say it in a few words: %s",
                       turn_command(&turn, "start", "checkout returns 500s"));
    if (!read_opening(&turn, &opening, err))
        return false;
    char *title = arena_text(out->arena, command->text);
    for (char *c = title; *c != '\0'; c++)
        *c = *c == '\n' || *c == '\t' ? ' ' : *c; /* a title is one line wherever it is shown */
    struct command one_line = *command;
    one_line.text = title;
    turn.command = &one_line;
    size_t len = utf8_count(slice_of(title));
    if (len > TITLE_MAX)
        return refuse_long(&turn,
                           arena_print(out->arena,
                                       "a title has at most %d characters, this one has %zu",
                                       TITLE_MAX, len),
                           command->text, err);
    struct buf name;
    buf_init(&name, CHANNEL_NAME_MAX);
    channel_name_write(situation->policy->channel_pattern, opening.number, title, 1, &name);
    declare(&turn, &opening, buf_string(&name));
    make_channel(&turn, &opening, buf_string(&name));
    answer_start(&turn, &opening, buf_string(&name));
    buf_done(&name);
    return true;
}

const struct command_row row_start = {
    .name = "start",
    .synonyms = {"new", "open", "declare"},
    .usage =
        "start TITLE [sev:N] [svc:a,b] [type:T] [at:TIME] [detected:TIME] [private] [drill]",
    .help = "Opens a disruption with a channel of its own.",
    .example = "start checkout returns 500s sev:2 svc:checkout",
    .arguments = BIT(ARGUMENT_SEV) | BIT(ARGUMENT_SVC) | BIT(ARGUMENT_TYPE) | BIT(ARGUMENT_AT) |
                 BIT(ARGUMENT_DETECTED),
    .flags = {"private", "drill"},
    .needs = NEED_OPEN,
    .changes = true,
    .run = run_start,
};
