/* Options, and which sub-command a verb is: one of the shell's own, one that reads, or one that the
 * daemon takes. */
#include "cli/cli.h"

#include <argp.h>
#include <stdlib.h>
#include <string.h>

enum { OPTION_JSON = 256, OPTION_ALL, OPTION_FORMAT, OPTION_TZ, OPTION_NAMES, OPTION_REBUILD, OPTION_MEND, OPTION_HELP, OPTION_VERSION };

static const struct argp_option options[] = {
    {"config", 'c', "FILE", 0, NULL, 0},           {"database", 'd', "FILE", 0, NULL, 0},
    {"socket", 's', "PATH", 0, NULL, 0},           {"json", OPTION_JSON, NULL, 0, NULL, 0},
    {"all", OPTION_ALL, NULL, 0, NULL, 0},         {"format", OPTION_FORMAT, "md|html|json|csv|txt", 0, NULL, 0},
    {"tz", OPTION_TZ, "ZONE", 0, NULL, 0},
    {"rebuild", OPTION_REBUILD, NULL, 0, NULL, 0}, {"mend", OPTION_MEND, NULL, 0, NULL, 0},
    {"names", OPTION_NAMES, NULL, 0, NULL, 0},     {"help", OPTION_HELP, NULL, 0, NULL, 0},
    {"version", OPTION_VERSION, NULL, 0, NULL, 0}, {0},
};

static const struct cli_verb verbs[] = {
    {"backup", "backup FILE", "Copies the record to a new file, also while the daemon runs, and looks through the copy.",
     cli_backup, NULL},
    {"doctor", "doctor", "Looks whether all is well with this installation, and says what to do; ends with 1 when it is not.",
     cli_doctor, NULL},
    {"export", "export D-n|--all [DIR] [--format json|md|html|csv|txt] [--tz ZONE]",
     "Prints everything public as JSON, or reports in another form; into a folder, a file for each.", cli_export, NULL},
    {"help", "help [VERB]", "Lists what can be typed, or explains one command.", cli_help, NULL},
    {"purge", "purge D-n|older:DAYS [for-good]",
     "Takes all words of a disruption, or of all that ended so long ago, away for good; without for-good it only tells.",
     cli_purge, NULL},
    {"report", "report [D-n] [show SECTION|export FORM|diff [REV]|read-back FILE|...] [--tz ZONE]",
     "Prints the newest report as it is stored, or does with it what chat does; read-back takes an edited copy.",
     cli_report, cli_report_writes},
    {"stats", "stats [NAME] [svc:S] [sev:N] [since:90d] [by:GROUP] [--tz ZONE] [--format json|csv]",
     "Figures over the past, as in chat, or their rows.", cli_stats, NULL},
    {"verify", "verify [D-n] [--rebuild [--mend]]",
     "Checks the journal's chain and that every table follows from it; tells it table by table; makes tables anew.",
     cli_verify, NULL},
    {"version", "version", "Prints the version.", cli_version, NULL},
};

const struct cli_verb *cli_verbs(size_t *count)
{
    *count = COUNT_OF(verbs);
    return verbs;
}

static error_t take_word(struct cli *cli, char *word, struct argp_state *state)
{
    cli->words[cli->word_count++] = word;
    if (cli->verb != NULL)
        return 0;
    /* What follows the verb is read once it is known whether its words may be options. */
    cli->verb = word;
    cli->word_count = 0;
    while (state->next < state->argc)
        cli->words[cli->word_count++] = state->argv[state->next++];
    return 0;
}

static error_t read_option(int key, char *value, struct argp_state *state)
{
    struct cli *cli = state->input;
    switch (key) {
    case ARGP_KEY_INIT:
        state->out_stream = cli->out;
        state->err_stream = cli->err;
        return 0;
    case ARGP_KEY_ARG:
        return take_word(cli, value, state);
    case 'c':
        cli->config = value;
        return 0;
    case 'd':
        cli->database = value;
        return 0;
    case 's':
        cli->socket = value;
        return 0;
    case OPTION_FORMAT:
        cli->format = value;
        return 0;
    case OPTION_TZ:
        cli->zone = value;
        return 0;
    case OPTION_JSON:
        cli->json = true;
        return 0;
    case OPTION_ALL:
        cli->all = true;
        return 0;
    case OPTION_NAMES:
        cli->names = true;
        return 0;
    case OPTION_REBUILD:
        cli->rebuild = true;
        return 0;
    case OPTION_MEND:
        cli->mend = true;
        return 0;
    case OPTION_HELP:
        cli->help = true;
        return 0;
    case OPTION_VERSION:
        cli->version = true;
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static bool parse(struct cli *cli, int argc, char **argv, unsigned flags)
{
    static const struct argp argp = {options, read_option, NULL, NULL, NULL, NULL, NULL};
    return argp_parse(&argp, argc, argv, ARGP_NO_EXIT | ARGP_NO_HELP | flags, NULL, cli) == 0;
}

/* Options among the words of a verb that reads. In those of one that writes every word is the
 * user's. */
static bool parse_words(struct cli *cli, const char *program)
{
    int argc = cli->word_count + 1;
    char **argv = arena_new(&cli->arena, (size_t)argc + 1, sizeof(*argv));
    argv[0] = arena_text(&cli->arena, program);
    for (int i = 1; i < argc; i++)
        argv[i] = cli->words[i - 1];
    cli->word_count = 0;
    return parse(cli, argc, argv, 0);
}

static const struct cli_verb *own_verb(const char *name)
{
    for (size_t i = 0; i < COUNT_OF(verbs); i++)
        if (strcmp(verbs[i].name, name) == 0)
            return &verbs[i];
    return NULL;
}

/* The row of the chat's table that a word means, synonyms and short forms included. */
static bool find_row(struct cli *cli, const struct command_row **out, struct err *err)
{
    struct command command;
    struct command_line line = {.mouth = MOUTH_SHELL, .text = cli->verb};
    struct policy policy = *policy_default();
    policy.command = "disruption";
    if (!command_read(&cli->arena, &policy, &line, &command, err))
        return false;
    *out = command.row;
    return true;
}

/* `disruption note --help` is not a note. */
static bool asks_for_help(const struct cli *cli)
{
    return cli->word_count == 1 && strcmp(cli->words[0], "--help") == 0;
}

static int run_verb(struct cli *cli, const char *program)
{
    const struct cli_verb *own = own_verb(cli->verb);
    const struct command_row *row = NULL;
    struct err err = ERR_INIT;
    if (own == NULL && !find_row(cli, &row, &err))
        return cli_refuse(cli, &err);
    if (own == NULL)
        own = own_verb(row->name);
    bool writes = own != NULL ? own->writes != NULL && own->writes(cli) : row->changes;
    if (writes && !asks_for_help(cli))
        return cli_write(cli, cli_line(cli));
    if (!parse_words(cli, program))
        return CLI_USAGE;
    if (cli->help)
        return cli_help(cli);
    return own != NULL ? own->run(cli) : cli_read(cli, cli_line(cli));
}

static int run(struct cli *cli, int argc, char **argv)
{
    if (!parse(cli, argc, argv, ARGP_IN_ORDER))
        return CLI_USAGE;
    if (cli->version)
        return cli_version(cli);
    if (cli->help)
        return cli_help(cli);
    if (cli->verb == NULL)
        return cli_misused(cli, "Say what to do: `disruption help` lists what there is");
    return run_verb(cli, argv[0]);
}

int cli_run(int argc, char **argv, FILE *out, FILE *err)
{
    struct cli cli = {.out = out, .err = err};
    arena_init(&cli.arena);
    cli.words = arena_new(&cli.arena, (size_t)argc + 1, sizeof(*cli.words));
    int code = run(&cli, argc, argv);
    store_close(cli.store);
    settings_destroy(cli.settings);
    arena_done(&cli.arena);
    return fflush(out) == 0 ? code : CLI_FAILED;
}
