/* Running a command: which disruption it is about, then its verb. */
#include "disruption/core/command.h"

#include <inttypes.h>
#include <string.h>

#include "command_grammar.h"
#include "disruption/base/utf8.h"
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

/* Names the open ones in a refusal, as many as fit. */
static bool refuse_choice(const struct command *command, const struct situation *situation,
                          const char *typed, struct err *err)
{
    if (situation->open_count == 0)
        return err_set(err, ERR_INVALID,
                       "No disruption is open. Name one: %s %s D-42; or begin one: %s start TITLE",
                       typed, command->row->name, typed);
    struct buf list;
    buf_init(&list, ERR_TEXT_MAX);
    for (size_t i = 0; i < situation->open_count && i < CHOICES_MAX; i++) {
        struct slice title = slice_of(situation->open[i].title);
        buf_print(&list, "%sD-%" PRId64 " %.*s", i == 0 ? "" : "; ", situation->open[i].number,
                  SLICE_PRINT(utf8_front(title, CHOICE_TITLE_MAX)));
    }
    (void)err_set(err, ERR_INVALID, "Which one? %s%s. Say it like this: %s %s D-%" PRId64,
                  buf_string(&list), situation->open_count > CHOICES_MAX ? "; ..." : "", typed,
                  command->row->name, situation->open[0].number);
    buf_done(&list);
    return false;
}

/* A private one is hidden from commands typed outside its channel, except at the shell and to its
 * lead. */
static bool may_see(const struct incident *incident, const struct situation *situation,
                    const struct event *event)
{
    bool here = situation->here != NULL && situation->here->number == incident->number;
    bool leads = incident->lead_id != NULL && situation->actor.id != NULL &&
                 strcmp(incident->lead_id, situation->actor.id) == 0;
    return !incident->is_private || incident->channel_id == NULL || here || leads ||
           event->as.command.mouth == MOUTH_SHELL;
}

static bool settle_target(const struct command *command, const struct situation *situation,
                          const struct event *event, const struct incident **out, struct err *err)
{
    const char *typed =
        event->as.command.mouth == MOUTH_SHELL ? "disruption" : situation->policy->command;
    const struct incident *target = situation->target;
    bool named = command->number != 0 || command->target_channel != NULL;
    if (named && (target == NULL || !may_see(target, situation, event))) {
        if (command->number != 0)
            return err_set(err, ERR_NOT_FOUND,
                           "There is no disruption D-%" PRId64 ": %s list shows the open ones",
                           command->number, typed);
        return err_set(err, ERR_NOT_FOUND,
                       "That channel belongs to no disruption: %s list shows the open ones", typed);
    }
    if (!named)
        target = situation->here != NULL      ? situation->here
                 : situation->open_count == 1 ? &situation->open[0]
                                              : NULL;
    if (target == NULL)
        return refuse_choice(command, situation, typed, err);
    *out = target;
    return true;
}

bool command_run(const struct command *command, const struct situation *situation,
                 const struct event *event, struct outcome *out, struct err *err)
{
    struct situation settled = *situation;
    if ((command->row->needs & NEED_TARGET) &&
        !settle_target(command, situation, event, &settled.target, err))
        return false;
    return command->row->run(command, &settled, event, out, err);
}
