/* help: the table of commands, as something to read at night. */
#include "verb.h"

#include "../command_grammar.h"
#include "turn.h"

/* A line of help: the heading of a group, or a verb. */
static const struct {
    const char *title;
    const struct command_row *row;
} lines[] = {
#define GROUP(title) {title, NULL},
#define VERB(name) {NULL, &row_##name},
#include "verbs.def"
#undef VERB
#undef GROUP
};

static void list_verbs(const struct turn *turn)
{
    struct buf *answer = &turn->out->answer;
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        markup_text(answer, i == 0 ? "" : "\n");
        if (lines[i].row == NULL) {
            markup_bold(answer, lines[i].title);
            continue;
        }
        markup_code(answer, lines[i].row->usage);
        markup_print(answer, " %s", lines[i].row->help);
    }
    markup_text(
        answer,
        "\nTIME: 14:02, -10m, yesterday 23:50, mon 09:00, 2026-03-01 14:02 UTC. With share at its end, what a command "
        "shows is for the whole channel. More about one: ");
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
    if (!row->changes || row->shares)
        markup_text(answer, "\nThe answer is for you alone; with share at the end, for the channel.");
    markup_text(answer, "\nLike this: ");
    markup_code(answer, turn_command(turn, row->example, ""));
}

static bool run_help(const struct command *command, const struct situation *situation,
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

const struct command_row row_help = {
    .name = "help",
    .usage = "help [VERB]",
    .help = "Lists what can be typed, or explains one command.",
    .example = "help mark",
    .run = run_help,
};
