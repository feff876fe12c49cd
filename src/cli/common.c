/* What several sub-commands need: configuration, store, who is typing, and how answers and errors
 * are printed. */
#include "cli/cli.h"

#include <pwd.h>
#include <string.h>
#include <unistd.h>

#include "disruption/base/clock.h"
#include "disruption/base/parse.h"
#include "disruption/core/markup.h"
#include "disruption/settings/policy.h"
#include "disruption/store/incidents.h"

#define NUMBER_MAX INT64_C(1000000000)

bool cli_configure(struct cli *cli)
{
    struct err err = ERR_INIT;
    const char *path = cli->config != NULL ? cli->config : SETTINGS_PATH;
    if (cli->settings != NULL)
        return true;
    if (!settings_read(path, &cli->settings, NULL, &err)) {
        bool absent = err.kind == ERR_NOT_FOUND || err.kind == ERR_UNAVAILABLE;
        if (cli->config != NULL || !absent) {
            cli_fail(cli, &err);
            return false;
        }
        cli->settings = settings_defaults();
    }
    settings_policy(cli->settings, &cli->policy);
    return true;
}

const char *cli_database(struct cli *cli)
{
    if (!cli_configure(cli))
        return NULL;
    return cli->database != NULL ? cli->database : cli->settings->database.path;
}

bool cli_open(struct cli *cli)
{
    struct err err = ERR_INIT;
    if (cli->store != NULL)
        return true;
    const char *path = cli_database(cli);
    if (path == NULL)
        return false;
    if (store_open(path, STORE_READ, &cli->store, &err))
        return true;
    if (err.kind == ERR_NOT_FOUND)
        fprintf(cli->err,
                "There is no database at %s: start disruptiond once, or name it with --database.\n",
                path);
    else
        cli_fail(cli, &err);
    return false;
}

int cli_fail(struct cli *cli, const struct err *err)
{
    fprintf(cli->err, "%s\n", err->text);
    return CLI_FAILED;
}

int cli_refuse(struct cli *cli, const struct err *err)
{
    cli_fail(cli, err);
    return err->kind == ERR_INVALID     ? CLI_USAGE
           : err->kind == ERR_NOT_FOUND ? CLI_NOT_FOUND
                                        : CLI_FAILED;
}

int cli_misused(struct cli *cli, const char *sentence)
{
    fprintf(cli->err, "%s.\n", sentence);
    return CLI_USAGE;
}

void cli_print_markup(struct cli *cli, const char *markup)
{
    const char *plain = cli_plain(cli, markup);
    size_t len = strlen(plain);
    fputs(plain, cli->out);
    if (len > 0 && plain[len - 1] != '\n')
        fputc('\n', cli->out);
}

const char *cli_plain(struct cli *cli, const char *markup)
{
    struct buf plain;
    buf_init(&plain, ANSWER_MAX * 2); /* a link's address and brackets are the most that is added */
    markup_plain(&plain, markup);
    const char *text = arena_text(&cli->arena, buf_string(&plain));
    buf_done(&plain);
    return text;
}

void cli_print_json(struct cli *cli, struct js *owned)
{
    struct buf text;
    buf_init(&text, SIZE_MAX / 2);
    js_write_pretty(owned, &text);
    fputs(buf_string(&text), cli->out);
    fputc('\n', cli->out);
    buf_done(&text);
    js_drop(owned);
}

/* The shell took the quotes off svc:"a b"; the grammar wants them around a value with blanks. */
static void add_word(struct buf *line, const char *word)
{
    static const char *const keys[] = {"by:", "kind:", "svc:", "type:"};
    for (size_t i = 0; i < COUNT_OF(keys); i++) {
        size_t len = strlen(keys[i]);
        if (strncmp(word, keys[i], len) == 0 && strchr(word, ' ') != NULL &&
            strchr(word, '"') == NULL) {
            buf_print(line, "%s\"%s\"", keys[i], word + len);
            return;
        }
    }
    buf_text(line, word);
}

const char *cli_line(struct cli *cli)
{
    struct buf line;
    buf_init(&line, SIZE_MAX / 2); /* the grammar refuses what is too long */
    buf_text(&line, cli->verb);
    for (int i = 0; i < cli->word_count; i++) {
        buf_char(&line, ' ');
        add_word(&line, cli->words[i]);
    }
    const char *text = arena_text(&cli->arena, buf_string(&line));
    buf_done(&line);
    return text;
}

static const char *login(struct cli *cli)
{
    const struct passwd *entry = getpwuid(getuid());
    return entry != NULL ? arena_text(&cli->arena, entry->pw_name)
                         : arena_print(&cli->arena, "uid%u", (unsigned)getuid());
}

struct event cli_event(struct cli *cli, const char *text)
{
    int64_t now_ms = clock_now_ms();
    const char *name = login(cli);
    struct event event = {.kind = EVENT_COMMAND, .happened_ms = now_ms, .received_ms = now_ms};
    event.as.command = (struct command_line){
        .mouth = MOUTH_SHELL,
        .text = text,
        .actor_id = arena_print(&cli->arena, "shell:%s", name),
        .actor_name = name,
    };
    return event;
}

bool cli_number(const char *word, int64_t *out)
{
    struct slice digits = slice_of(word);
    if (slice_starts(digits, "D-") || slice_starts(digits, "d-")) {
        digits.at += 2;
        digits.len -= 2;
    }
    return parse_integer(digits, 1, NUMBER_MAX, out);
}

/* The sentence is core's: it knows how to list what could be meant. */
static bool implied_target(struct cli *cli, int64_t *number, struct err *err)
{
    struct command command;
    struct event event = cli_event(cli, "report");
    struct situation situation;
    if (!command_read(&cli->arena, &cli->policy, &event.as.command, &command, err) ||
        !store_situation_load(cli->store, &cli->arena, &cli->policy, &command, &event.as.command,
                              event.received_ms, &situation, err))
        return false;
    if (situation.open_count == 1) {
        *number = situation.open[0].number;
        return true;
    }
    struct outcome out;
    outcome_init(&out, &cli->arena);
    bool settled = command_run(&command, &situation, &event, &out, err);
    outcome_done(&out);
    return settled ? err_set(err, ERR_NOT_FOUND, "No disruption is named") : false;
}

bool cli_target(struct cli *cli, int64_t *number, struct err *err)
{
    struct incident incident;
    int64_t named;
    if (cli->word_count == 0)
        return implied_target(cli, number, err);
    if (cli->word_count > 1 || !cli_number(cli->words[0], &named))
        return err_set(err, ERR_INVALID, "\"%s\" is no disruption: name it like D-42",
                       cli->words[cli->word_count - 1]);
    if (!store_incident_get(cli->store, &cli->arena, named, &incident, err)) {
        if (err->kind != ERR_NOT_FOUND)
            return false;
        return err_set(err, ERR_NOT_FOUND,
                       "There is no disruption D-%lld: disruption list all shows what there is",
                       (long long)named);
    }
    *number = named;
    return true;
}
