/* title: what it is called. The channel keeps its name, so that links to it go on working. */
#include "verb.h"

#include <string.h>

#include "disruption/base/utf8.h"
#include "named.h"
#include "opening.h"

static bool run_title(const struct command *command, const struct situation *situation,
                      const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    const char *title = title_line(out->arena, command->text);
    size_t len = utf8_count(slice_of(title));
    struct buf line;
    if (len == 0)
        return turn_ask(&turn,
                        arena_print(out->arena, "What shall it be called? Say it like this: %s",
                                    turn_command(&turn, row_title.example, "")),
                        err);
    if (len > TITLE_MAX)
        return refuse_long(&turn, title_too_long(out->arena, len), command->text, err);
    if (strcmp(title, turn.target->title) == 0)
        return err_set(err, ERR_CONFLICT, "That is its title already: nothing was changed");
    struct js *body = turn_fact(&turn, FACT_FIELD_SET);
    js_put_string(body, "field", "title");
    js_put_string(body, "value", title);
    buf_init(&line, LINE_MAX_BYTES);
    markup_bold(&line, "Title");
    say_why(&turn, &line, title);
    if (turn.target->channel_id != NULL && turn.target->how == NULL)
        markup_text(&line, ". The channel keeps its name");
    turn_tell(&turn, buf_string(&line));
    buf_done(&line);
    return true;
}

static const struct form_field title_form[] = {
    {"text", "Title", FIELD_LINE, true, "What is wrong, in a few words.", NULL},
    {0},
};

const struct command_row row_title = {
    .name = "title",
    .usage = "title TEXT",
    .help = "Changes what it is called; the channel keeps its name.",
    .example = "title payments fail for new customers",
    .needs = NEED_TARGET | NEED_OPEN,
    .takes_target = TARGET_NAMED,
    .prose = true,
    .changes = true,
    .form = title_form,
    .run = run_title,
};
