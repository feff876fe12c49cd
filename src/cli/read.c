/* Verbs that only look: the same words as in chat, from the database itself, so that they work
 * while the daemon rests. */
#include "cli/cli.h"

#include <string.h>

#include "disruption/report/report.h"
#include "disruption/store/export.h"
#include "disruption/store/incidents.h"

/* What --json shows for a verb: the rows of a public view. */
static const struct {
    const char *verb;
    const char *view;
} views[] = {
    {"list", "disruptions"},
    {"status", "disruptions"},
    {"timeline", "timeline"},
    {"report", "reports"},
};

struct reading {
    struct event event;
    struct command command;
    struct situation situation;
    struct outcome outcome;
};

static const char *view_of(const struct command_row *row)
{
    for (size_t i = 0; i < COUNT_OF(views); i++)
        if (strcmp(views[i].verb, row->name) == 0)
            return views[i].view;
    return NULL;
}

/* The disruptions an answer is about. */
static const struct incident *subjects(const struct reading *reading, size_t *count)
{
    const struct situation *situation = &reading->situation;
    if ((reading->command.row->needs & NEED_LIST) != 0) {
        *count = situation->listed_count;
        return situation->listed;
    }
    *count = situation->target != NULL ? 1 : situation->open_count;
    return situation->target != NULL ? situation->target : situation->open;
}

static bool collect_rows(struct cli *cli, const struct reading *reading, const char *view,
                         struct js *rows, struct err *err)
{
    size_t count;
    const struct incident *incidents = subjects(reading, &count);
    for (size_t i = 0; i < count; i++) {
        struct js *some;
        if (!store_export_view(cli->store, view, incidents[i].number, &some, err))
            return false;
        for (size_t j = 0; j < js_count(some); j++)
            js_push(rows, js_copy(js_item(some, j)));
        js_drop(some);
    }
    return true;
}

static int print_json(struct cli *cli, const struct reading *reading)
{
    struct err err = ERR_INIT;
    const char *view = view_of(reading->command.row);
    struct js *past = cli_past_rows(reading->command.row, &reading->situation);
    if (past != NULL) {
        cli_print_json(cli, past);
        return CLI_DONE;
    }
    if (view == NULL) {
        struct js *answer = js_new_object();
        js_put_string(answer, "answer", cli_plain(cli, buf_string(&reading->outcome.answer)));
        cli_print_json(cli, answer);
        return CLI_DONE;
    }
    struct js *rows = js_new_array();
    if (!collect_rows(cli, reading, view, rows, &err)) {
        js_drop(rows);
        return cli_fail(cli, &err);
    }
    cli_print_json(cli, rows);
    return CLI_DONE;
}

/* A verb that shows the report finds what it asked of it. */
static bool load_report(struct cli *cli, struct reading *reading, struct err *err)
{
    const struct incident *incident = command_target(&reading->command, &reading->situation,
                                                     &reading->event.as.command);
    struct report_request request;
    struct report_source source;
    struct err wrong = ERR_INIT;
    if ((reading->command.row->needs & NEED_REPORT) == 0 || incident == NULL ||
        !report_request_read(&reading->command, &request, &wrong) || request.ask == REPORT_ASK_NOTHING)
        return true; /* the verb says what is wrong with it */
    if (!cli_report_source(cli, incident, &request, &source, err))
        return err->kind == ERR_NOT_FOUND;
    report_fill(&cli->policy, &request, &source, &cli->arena, &reading->situation);
    js_drop(source.record);
    return true;
}

static int answer(struct cli *cli, struct reading *reading)
{
    struct err err = ERR_INIT;
    if (!command_run(&reading->command, &reading->situation, &reading->event, &reading->outcome,
                     &err))
        return cli_refuse(cli, &err);
    if (cli->json)
        return print_json(cli, reading);
    cli_print_markup(cli, buf_string(&reading->outcome.answer));
    return CLI_DONE;
}

int cli_read(struct cli *cli, const char *text)
{
    struct reading reading = {.event = cli_event(cli, text)};
    struct err err = ERR_INIT;
    const struct command_line *line = &reading.event.as.command;
    if (!cli_configure(cli))
        return CLI_FAILED;
    if (!command_read(&cli->arena, &cli->policy, line, &reading.command, &err))
        return cli_refuse(cli, &err);
    if ((reading.command.flags & FLAG_SHARE) != 0)
        return cli_write(cli, text); /* it becomes a post, which is the daemon's */
    if (!cli_open(cli))
        return CLI_FAILED;
    if (!store_situation_load(cli->store, &cli->arena, &cli->policy, &reading.command, line,
                              reading.event.received_ms, &reading.situation, &err) ||
        !load_report(cli, &reading, &err))
        return cli_fail(cli, &err);
    outcome_init(&reading.outcome, &cli->arena);
    int code = answer(cli, &reading);
    outcome_done(&reading.outcome);
    return code;
}
