/* summary, cause, impact and type: fields of one disruption that differ in name and length. */
#include "verb.h"

#include <string.h>

#include "disruption/base/utf8.h"
#include "turn.h"

struct field {
    const char *name;  /* as facts and commands spell it */
    const char *title; /* as people read it */
    size_t max;
    bool counts_characters; /* max is characters, not bytes */
};

static bool show(const struct turn *turn, const struct field *field, const char *value)
{
    struct buf *answer = &turn->out->answer;
    say_head(answer, turn->target);
    if (value != NULL) {
        markup_print(answer, "\n%s: ", field->title);
        markup_text(answer, value);
    } else {
        markup_print(answer, "\n%s is not written yet: ", field->title);
        markup_code(answer, turn_command(turn, field->name, "TEXT"));
    }
    return true;
}

static bool set(const struct turn *turn, const struct field *field, const char *before,
                struct err *err)
{
    const char *text = turn->command->text;
    if (text[0] == '\0')
        return show(turn, field, before);
    if (before != NULL && strcmp(before, text) == 0)
        return err_set(err, ERR_CONFLICT, "%s says that already: nothing was changed", field->title);
    size_t len = field->counts_characters ? utf8_count(slice_of(text)) : slice_of(text).len;
    if (len > field->max)
        return refuse_long(
            turn,
            arena_print(turn->out->arena,
                        "%s takes at most %zu %s, this has %zu; put the rest in a document",
                        field->name, field->max, field->counts_characters ? "characters" : "bytes",
                        len),
            text, err);
    struct js *body = turn_fact(turn, FACT_FIELD_SET);
    js_put_string(body, "field", field->name);
    js_put_string(body, "value", text);
    struct buf line;
    buf_init(&line, LINE_MAX_BYTES);
    markup_bold(&line, field->title);
    markup_text(&line, before == NULL ? " (" : ", changed (");
    say_actor(turn, &line);
    markup_text(&line, "): ");
    say_words(turn, &line, text);
    turn_tell(turn, buf_string(&line));
    buf_done(&line);
    return true;
}

static bool run_summary(const struct command *command, const struct situation *situation,
                        const struct event *event, struct outcome *out, struct err *err)
{
    static const struct field field = {"summary", "Summary", FIELD_MAX, false};
    const struct turn turn = turn_of(command, situation, event, out);
    return set(&turn, &field, turn.target->summary, err);
}

const struct command_row row_summary = {
    .name = "summary",
    .usage = "summary TEXT",
    .help = "Says in a few sentences what happened; without text it shows what is written.",
    .example = "summary checkout failed for an hour after a deploy",
    .needs = NEED_TARGET | NEED_OPEN,
    .takes_target = TARGET_LONE,
    .prose = true,
    .changes = true,
    .run = run_summary,
};

static bool run_cause(const struct command *command, const struct situation *situation,
                      const struct event *event, struct outcome *out, struct err *err)
{
    static const struct field field = {"cause", "Cause", FIELD_MAX, false};
    const struct turn turn = turn_of(command, situation, event, out);
    return set(&turn, &field, turn.target->cause, err);
}

const struct command_row row_cause = {
    .name = "cause",
    .usage = "cause TEXT",
    .help = "Says what contributed to the trouble; without text it shows what is written.",
    .example = "cause a certificate expired on the load balancer",
    .needs = NEED_TARGET | NEED_OPEN,
    .takes_target = TARGET_LONE,
    .prose = true,
    .changes = true,
    .run = run_cause,
};

static bool run_impact(const struct command *command, const struct situation *situation,
                       const struct event *event, struct outcome *out, struct err *err)
{
    static const struct field field = {"impact", "Impact", FIELD_MAX, false};
    const struct turn turn = turn_of(command, situation, event, out);
    return set(&turn, &field, turn.target->impact, err);
}

const struct command_row row_impact = {
    .name = "impact",
    .usage = "impact TEXT",
    .help = "Says who noticed and how; without text it shows what is written.",
    .example = "impact one checkout in five failed",
    .needs = NEED_TARGET | NEED_OPEN,
    .takes_target = TARGET_LONE,
    .prose = true,
    .changes = true,
    .run = run_impact,
};

static bool run_type(const struct command *command, const struct situation *situation,
                     const struct event *event, struct outcome *out, struct err *err)
{
    static const struct field field = {"type", "Type", TYPE_MAX, true};
    const struct turn turn = turn_of(command, situation, event, out);
    return set(&turn, &field, turn.target->type, err);
}

const struct command_row row_type = {
    .name = "type",
    .usage = "type T",
    .help = "Says what kind of disruption it was, in your own words.",
    .example = "type deploy",
    .needs = NEED_TARGET | NEED_OPEN,
    .takes_target = TARGET_NAMED,
    .prose = true,
    .changes = true,
    .run = run_type,
};
