/* help: the table of commands, as something to read at night. */
#include "verb.h"

#include "../command_grammar.h"
#include "turn.h"

#define GROUP_MAX 10 /* verbs of one group */

static const struct {
    const char *title;
    const char *verbs[GROUP_MAX];
} groups[] = {
    {"Begin and end", {"start", "resolve"}},
    {"While it lasts", {"note", "mark", "severity", "service", "lead", "role"}},
    {"Mend the timeline", {"edit", "move", "by", "drop", "restore", "history"}},
    {"See", {"status", "list", "timeline"}},
    {"For afterwards",
     {"action", "good", "bad", "lesson", "summary", "cause", "impact", "type", "report"}},
    {"And", {"help"}},
};

static const struct command_row *row_of(const char *name)
{
    const struct command_row *row = NULL;
    (void)!command_find(slice_of(name), "", &row, NULL);
    return row;
}

static void list_verbs(const struct turn *turn)
{
    struct buf *answer = &turn->out->answer;
    for (size_t g = 0; g < COUNT_OF(groups); g++) {
        markup_text(answer, g == 0 ? "" : "\n");
        markup_bold(answer, groups[g].title);
        for (size_t i = 0; i < GROUP_MAX && groups[g].verbs[i] != NULL; i++) {
            const struct command_row *row = row_of(groups[g].verbs[i]);
            markup_text(answer, "\n");
            markup_code(answer, row->usage);
            markup_print(answer, " %s", row->help);
        }
    }
    markup_text(
        answer,
        "\nTIME: 14:02, -10m, yesterday 23:50, mon 09:00, 2026-03-01 14:02 UTC. More about one: ");
    markup_code(answer, turn_command(turn, "help", "note"));
}

static void explain(const struct turn *turn, const struct command_row *row)
{
    struct buf *answer = &turn->out->answer;
    markup_code(answer, turn_command(turn, row->usage, ""));
    markup_print(answer, "\n%s", row->help);
    for (size_t i = 0; i < COMMAND_WORDS_MAX && row->synonyms[i] != NULL; i++)
        markup_print(answer, "%s%s", i == 0 ? "\nAlso: " : ", ", row->synonyms[i]);
    if (row->takes_target != TARGET_NONE)
        markup_print(
            answer,
            "\nFor another disruption than this channel's, put its number first: %s D-42 ...",
            row->name);
    markup_text(answer, "\nLike this: ");
    markup_code(answer, turn_command(turn, row->example, ""));
}

bool verb_help(const struct command *command, const struct situation *situation,
               const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    struct slice rest = slice_of(command->text), word;
    if (!slice_word(&rest, &word)) {
        list_verbs(&turn);
        return true;
    }
    const struct command_row *row;
    if (!command_find(word,
                      event->as.command.mouth == MOUTH_SHELL ? "disruption"
                                                             : situation->policy->command,
                      &row, err))
        return false;
    explain(&turn, row);
    return true;
}
