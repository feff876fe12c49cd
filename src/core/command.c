/* Running a command: which disruption it is about, then its verb. */
#include "disruption/core/command.h"

#include <inttypes.h>
#include <string.h>

#include "command_grammar.h"
#include "disruption/base/utf8.h"
#include "disruption/core/permission.h"
#include "disruption/core/when.h"

#define CHOICES_MAX 5       /* open disruptions named in a refusal */
#define CHOICE_TITLE_MAX 40 /* characters of a title there */

bool command_needs_zone(const struct command *command)
{
    for (int i = 0; i < ARGUMENT_COUNT; i++) {
        bool is_time = argument_is_time((enum argument)i);
        if (is_time && command->values[i] != NULL && when_needs_zone(slice_of(command->values[i])))
            return true;
    }
    struct slice text = slice_of(command->text), word;
    return command->values[ARGUMENT_DUE] != NULL ||
           (command->row->time_in_text && slice_word(&text, &word) && when_needs_zone(text));
}

/* A private one is not implied outside its channel, except at the shell and for its lead: whoever has a part in it names it. */
static bool may_imply(const struct incident *incident, const struct situation *situation,
                      const struct command_line *line)
{
    bool here = situation->here != NULL && situation->here->number == incident->number;
    bool leads = incident->lead_id != NULL && situation->actor.id != NULL &&
                 strcmp(incident->lead_id, situation->actor.id) == 0;
    return !incident->is_private || incident->channel_id == NULL || here || leads ||
           line->mouth == MOUTH_SHELL;
}

/* The next open one that may be implied, from *i on; NULL: no more. */
static const struct incident *next_open(const struct situation *situation,
                                        const struct command_line *line, size_t *i)
{
    while (*i < situation->open_count) {
        const struct incident *open = &situation->open[(*i)++];
        if (may_imply(open, situation, line))
            return open;
    }
    return NULL;
}

static bool is_named(const struct command *command)
{
    return command->number != 0 || command->target_channel != NULL;
}

const struct incident *command_target(const struct command *command,
                                      const struct situation *situation,
                                      const struct command_line *line)
{
    size_t i = 0;
    if (is_named(command))
        return situation->target;
    if (situation->here != NULL)
        return situation->here;
    const struct incident *only = next_open(situation, line, &i);
    return next_open(situation, line, &i) == NULL ? only : NULL;
}

const struct incident *command_place(const struct command *command, const struct situation *situation)
{
    return is_named(command) ? situation->target : situation->here;
}

/* Names the open ones in a refusal, as many as fit. */
static bool refuse_choice(const struct command *command, const struct situation *situation,
                          const struct command_line *line, const char *typed, struct err *err)
{
    size_t i = 0, shown = 0;
    const struct incident *open, *first = next_open(situation, line, &i);
    if (first == NULL)
        return err_set(err, ERR_INVALID,
                       "No disruption is open. Name one: %s %s D-42; or begin one: %s start TITLE",
                       typed, command->row->name, typed);
    struct buf list;
    buf_init(&list, ERR_TEXT_MAX);
    for (open = first; open != NULL && shown < CHOICES_MAX; open = next_open(situation, line, &i)) {
        struct slice title = slice_of(open->title);
        buf_print(&list, "%sD-%" PRId64 " %.*s", shown++ == 0 ? "" : "; ", open->number,
                  SLICE_PRINT(utf8_front(title, CHOICE_TITLE_MAX)));
    }
    (void)err_set(err, ERR_INVALID, "Which one? %s%s. Say it like this: %s %s D-%" PRId64,
                  buf_string(&list), open != NULL ? "; ..." : "", typed, command->row->name,
                  first->number);
    buf_done(&list);
    return false;
}

static bool settle_target(const struct command *command, const struct situation *situation,
                          const struct command_line *line, const struct incident **out,
                          struct err *err)
{
    const char *typed = line->mouth == MOUTH_SHELL ? "disruption" : situation->policy->command;
    *out = command_target(command, situation, line);
    if (*out != NULL)
        return true;
    if (command->number != 0)
        return err_set(err, ERR_NOT_FOUND,
                       "There is no disruption D-%" PRId64 ": %s list shows the open ones",
                       command->number, typed);
    if (is_named(command))
        return err_set(err, ERR_NOT_FOUND,
                       "That channel belongs to no disruption: %s list shows the open ones", typed);
    return refuse_choice(command, situation, line, typed, err);
}

static enum permission may_of(const struct command_row *row)
{
    return row->may == MAY_ANYONE && !row->changes ? MAY_READ : row->may;
}

bool command_run(const struct command *command, const struct situation *situation,
                 const struct event *event, struct outcome *out, struct err *err)
{
    struct situation settled = *situation;
    if ((command->row->needs & NEED_TARGET) &&
        !settle_target(command, situation, &event->as.command, &settled.target, err))
        return false;
    const struct incident *target = command->row->needs & NEED_TARGET ? settled.target : NULL;
    return permission_check(may_of(command->row), &settled, target, &event->as.command, err) &&
           command->row->run(command, &settled, event, out, err);
}
