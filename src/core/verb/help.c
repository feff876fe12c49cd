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

/* What a night needs: with these alone a disruption gets its record. */
static const struct command_row *const first[] = {
    &row_start,  &row_note,   &row_lead,   &row_severity, &row_mark,  &row_update,
    &row_status, &row_action, &row_resolve, &row_report,  &row_undo,
};

static void say_row(struct buf *answer, const struct command_row *row)
{
    markup_text(answer, "\n");
    markup_code(answer, row->usage);
    markup_print(answer, " %s", row->help);
}

static void list_all(struct buf *answer)
{
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        if (lines[i].row != NULL) {
            say_row(answer, lines[i].row);
            continue;
        }
        markup_text(answer, i == 0 ? "" : "\n");
        markup_bold(answer, lines[i].title);
    }
}

static bool is_first(const struct command_row *row)
{
    for (size_t i = 0; i < COUNT_OF(first); i++) {
        if (first[i] == row)
            return true;
    }
    return false;
}

/* A screen of it: what is needed first in full, the rest by name. */
static void list_first(const struct turn *turn)
{
    struct buf *answer = &turn->out->answer;
    const char *between = "";
    markup_bold(answer, "First");
    for (size_t i = 0; i < COUNT_OF(first); i++)
        say_row(answer, first[i]);
    for (size_t i = 0; i < COUNT_OF(lines); i++) {
        if (lines[i].row == NULL) {
            markup_text(answer, "\n");
            markup_bold(answer, lines[i].title);
            between = ": ";
        } else if (!is_first(lines[i].row)) {
            markup_text(answer, between);
            markup_code(answer, lines[i].row->name);
            between = ", ";
        }
    }
    markup_text(answer, "\nAll of it in full: ");
    markup_code(answer, turn_command(turn, "help", "all"));
}

static void list_verbs(const struct turn *turn, bool all)
{
    struct buf *answer = &turn->out->answer;
    if (all)
        list_all(answer);
    else
        list_first(turn);
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
    bool named = slice_word(&rest, &word);
    if (!named || slice_equals_nocase(word, "all")) {
        list_verbs(&turn, named);
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
    .usage = "help [VERB|all]",
    .help = "Says what to type first, explains one command, or lists them all.",
    .example = "help mark",
    .run = run_help,
};
