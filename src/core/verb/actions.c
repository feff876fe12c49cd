/* actions: what is to be done, here or everywhere. What is listed was chosen by the words of the command. */
#include "verb.h"

#include <inttypes.h>
#include <string.h>

#include "disruption/base/utf8.h"
#include "disruption/core/due.h"
#include "disruption/core/workday.h"
#include "turn.h"

#define SHOWN_MAX 200 /* characters of one in a list */

/* "D-42 A3 alert on disk space (@Ana, due 2026-03-13, overdue, priority 1)" */
static void say_item(const struct turn *turn, const struct listed_action *listed, const char *today, bool named)
{
    struct buf *answer = &turn->out->answer;
    const struct action_item *a = &listed->action;
    if (answer->len > 0)
        markup_text(answer, "\n");
    if (named)
        markup_bold(answer, arena_print(turn->out->arena, "D-%" PRId64 " A%" PRId64, listed->number, a->number));
    else
        markup_bold(answer, arena_print(turn->out->arena, "A%" PRId64, a->number));
    markup_text(answer, " ");
    say_front(turn, answer, a->text, SHOWN_MAX);
    markup_text(answer, " (");
    if (a->owner_id != NULL)
        markup_person(answer, a->owner_id, a->owner);
    else
        markup_text(answer, "nobody's");
    bool open = strcmp(a->state, "open") == 0;
    if (!open)
        markup_print(answer, ", %s", a->state);
    if (a->due != NULL)
        markup_print(answer, ", due %s%s", a->due, open && strcmp(a->due, today) < 0 ? ", overdue" : "");
    if (a->priority != 0)
        markup_print(answer, ", priority %" PRId64, a->priority);
    markup_text(answer, ")");
}

static bool check_words(const struct command *command, struct err *err)
{
    static const char *const words[] = {"open", "mine", "all", "overdue"};
    struct slice rest = slice_of(command->text), word;
    while (slice_word(&rest, &word)) {
        size_t i = 0;
        while (i < COUNT_OF(words) && !slice_equals_nocase(word, words[i]))
            i++;
        if (i == COUNT_OF(words))
            return err_set(err, ERR_INVALID, "\"%.*s\" is no list: there are open, mine, all and overdue",
                           SLICE_PRINT(utf8_front(slice_of(command->text), 64)));
    }
    return true;
}

static bool run_actions(const struct command *command, const struct situation *situation,
                        const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    const struct incident *about = situation->target != NULL ? situation->target : situation->here;
    bool named = command->number != 0 || command->target_channel != NULL;
    bool mine = strstr(command->text, "mine") != NULL, one = about != NULL && (named || !mine);
    char today[DUE_LEN + 1];
    if (named && situation->target == NULL)
        return err_set(err, ERR_NOT_FOUND, "There is no such disruption: %s shows the open ones",
                       turn_command(&turn, "list", ""));
    if (!check_words(command, err))
        return false;
    workday_today(situation->policy, event->received_ms, today);
    if (one)
        say_head(&out->answer, about);
    for (size_t i = 0; i < situation->action_count; i++)
        say_item(&turn, &situation->actions[i], today, !one);
    if (situation->action_count == LIST_MAX)
        markup_print(&out->answer, "\nThese are the first %d by day.", LIST_MAX);
    if (situation->action_count > 0)
        return true;
    markup_text(&out->answer, one ? "\nNo such action items. Add one: " : "No such action items. Add one: ");
    markup_code(&out->answer, turn_command(&turn, "action", one && about != situation->here
                                                                ? arena_print(out->arena, "D-%" PRId64 " TEXT @x due:+5d",
                                                                              about->number)
                                                                : "TEXT @x due:+5d"));
    return true;
}

const struct command_row row_actions = {
    .name = "actions",
    .synonyms = {"todos"},
    .usage = "actions [mine|all|overdue]",
    .help = "Lists action items: of this disruption, or of all; mine are yours everywhere.",
    .example = "actions mine",
    .needs = NEED_ACTIONS,
    .takes_target = TARGET_LONE,
    .run = run_actions,
};
