/* What a verb asks before it acts: whether somebody may, and for words that are missing. */
#include "turn.h"

#include "disruption/core/permission.h"

bool turn_may(const struct turn *turn, enum permission may, struct err *err)
{
    return permission_check(may, turn->situation, turn->target, &turn->event->as.command, err);
}

/* What was typed already, for the form to show. */
static struct js *typed_values(const struct turn *turn)
{
    const struct command *command = turn->command;
    const struct form_field *field = command->row->form;
    struct js *values = js_new_object();
    for (; field->key != NULL; field++) {
        const char *value = command_value(command, field->key);
        if (value != NULL && value[0] != '\0')
            js_put_string(values, field->key, value);
    }
    return values;
}

bool turn_ask(const struct turn *turn, const char *sentence, struct err *err)
{
    return turn_ask_without(turn, NULL, sentence, err);
}

bool turn_ask_without(const struct turn *turn, const char *const *known, const char *sentence, struct err *err)
{
    const struct command_line *typed = &turn->event->as.command;
    const struct command_row *row = turn->command->row;
    if (typed->trigger_id == NULL || row->form == NULL)
        return err_set(err, ERR_INVALID, "%s", sentence);
    const char *key = arena_print(turn->out->arena, "form/%s", turn->event->key);
    int64_t number = turn->target == NULL ? 0 : turn->target->number;
    /* A lane of its own, so that nothing is carried out before it: a form can be opened for three seconds only. */
    struct js *body = outcome_effect(turn->out, EFFECT_FORM_OPEN, number, key, key, false);
    struct js *values = typed_values(turn);
    struct buf lead;
    buf_init(&lead, LINE_MAX_BYTES);
    if (turn->target != NULL)
        say_head(&lead, turn->target);
    js_put_string(body, "trigger", typed->trigger_id);
    js_put_string(body, "user", turn->situation->actor.id);
    js_put(body, "form", form_build(row, turn->target, lead.len == 0 ? NULL : buf_string(&lead), values, known));
    js_put_string(body, "channel", typed->channel_id);
    js_put_string(body, "response_url", typed->response_url);
    js_put_string(body, "otherwise", sentence);
    js_drop(values);
    buf_done(&lead);
    return true;
}
