/* Help: the chat's table, and what the shell adds. Needs neither configuration nor database. */
#include "cli/cli.h"

#include <string.h>

static const char usage[] =
    "Usage: disruption [--config FILE] [--database FILE] [--socket PATH] VERB [WORDS]\n"
    "\n"
    "  -c, --config FILE    configuration (" SETTINGS_PATH ")\n"
    "  -d, --database FILE  database to read, instead of the configuration's\n"
    "  -s, --socket PATH    control socket of the daemon, instead of the configuration's\n"
    "      --json           print rows of the public views (every verb that reads)\n"
    "      --help, --version\n";

static bool in_table(const char *name)
{
    size_t count;
    const struct command_row *const *rows = command_rows(&count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(rows[i]->name, name) == 0)
            return true;
    return false;
}

/* One verb a line, for shell completion. */
static int print_names(struct cli *cli)
{
    size_t count;
    const struct command_row *const *rows = command_rows(&count);
    for (size_t i = 0; i < count; i++)
        fprintf(cli->out, "%s\n", rows[i]->name);
    const struct cli_verb *verbs = cli_verbs(&count);
    for (size_t i = 0; i < count; i++)
        if (!in_table(verbs[i].name))
            fprintf(cli->out, "%s\n", verbs[i].name);
    return CLI_DONE;
}

static int explain_own(struct cli *cli, const struct cli_verb *verb)
{
    fprintf(cli->out, "disruption %s\n%s\n", verb->usage, verb->help);
    return CLI_DONE;
}

/* What the table says, through the verb that says it in chat. */
static int ask_core(struct cli *cli, const char *text)
{
    struct command command;
    struct situation situation = {.policy = policy_default()};
    struct event event = cli_event(cli, text);
    struct outcome out;
    struct err err = ERR_INIT;
    outcome_init(&out, &cli->arena);
    bool done = command_read(&cli->arena, situation.policy, &event.as.command, &command, &err) &&
                command_run(&command, &situation, &event, &out, &err);
    if (done)
        cli_print_markup(cli, buf_string(&out.answer));
    outcome_done(&out);
    return done ? CLI_DONE : cli_refuse(cli, &err);
}

static int overview(struct cli *cli)
{
    size_t count;
    const struct cli_verb *verbs = cli_verbs(&count);
    fputs(usage, cli->out);
    fputs("\n", cli->out);
    int code = ask_core(cli, "help all");
    fputs("\nAt the shell\n", cli->out);
    for (size_t i = 0; i < count; i++)
        if (!in_table(verbs[i].name))
            fprintf(cli->out, "%s %s\n", verbs[i].usage, verbs[i].help);
    return code;
}

int cli_help(struct cli *cli)
{
    size_t count;
    const struct cli_verb *verbs = cli_verbs(&count);
    /* `disruption --help`, `disruption help list`, `disruption list --help` */
    const char *word = cli->word_count > 0 && (cli->verb == NULL || strcmp(cli->verb, "help") == 0)
                           ? cli->words[0]
                           : cli->verb;
    if (cli->names)
        return print_names(cli);
    if (word == NULL || (strcmp(word, "help") == 0 && cli->word_count == 0))
        return overview(cli);
    for (size_t i = 0; i < count; i++)
        if (strcmp(verbs[i].name, word) == 0)
            return explain_own(cli, &verbs[i]);
    return ask_core(cli, arena_print(&cli->arena, "help %s", word));
}

int cli_version(struct cli *cli)
{
    if (cli->json) {
        struct js *version = js_new_object();
        js_put_string(version, "version", DISRUPTION_VERSION);
        cli_print_json(cli, version);
        return CLI_DONE;
    }
    fprintf(cli->out, "disruption %s\n", DISRUPTION_VERSION);
    return CLI_DONE;
}
