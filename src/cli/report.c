/*
 * The newest report: every byte as it is stored, so that it can go into a file or a pipe. The daemon drafts a moment
 * after facts came, and may be down: where the stored one is behind, it is drafted here and not kept.
 */
#include "cli/cli.h"

#include <string.h>

#include "disruption/report/report.h"

#include "disruption/store/export.h"
#include "disruption/store/incidents.h"

bool cli_markdown(struct cli *cli, const struct incident *incident, const char **out, struct err *err)
{
    int64_t revision, created_ms;
    if (!incident->report_stale)
        return store_report_newest(cli->store, &cli->arena, incident->number, out, &revision, &created_ms, err);
    struct dossier dossier;
    struct buf markdown;
    if (!store_dossier_load(cli->store, &cli->arena, incident->number, &dossier, err))
        return false;
    buf_init(&markdown, REPORT_MAX);
    report_markdown(&cli->policy, &dossier, &markdown);
    *out = arena_text(&cli->arena, buf_string(&markdown));
    buf_done(&markdown);
    return true;
}

/* The newest row of the view, which is what the daemon stored. */
static int print_row(struct cli *cli, const struct incident *incident)
{
    struct js *rows;
    struct err err = ERR_INIT;
    if (!store_export_view(cli->store, "reports", incident->number, &rows, &err))
        return cli_fail(cli, &err);
    struct js *newest = js_new_array();
    for (size_t i = 0; i < js_count(rows); i++)
        if (js_integer_or(js_item(rows, i), "revision", 0) == incident->report_revision)
            js_push(newest, js_copy(js_item(rows, i)));
    js_drop(rows);
    cli_print_json(cli, newest);
    return CLI_DONE;
}

static int print_report(struct cli *cli, int64_t number)
{
    const char *markdown;
    struct incident incident;
    struct err err = ERR_INIT;
    if (!store_incident_get(cli->store, &cli->arena, number, &incident, &err))
        return cli_fail(cli, &err);
    if (!cli_markdown(cli, &incident, &markdown, &err)) {
        if (err.kind != ERR_NOT_FOUND)
            return cli_fail(cli, &err);
        fprintf(cli->err, "D-%lld has no report yet: disruption resolve D-%lld drafts one.\n",
                (long long)number, (long long)number);
        return CLI_NOT_FOUND;
    }
    if (cli->json)
        return print_row(cli, &incident);
    fputs(markdown, cli->out);
    return CLI_DONE;
}

/* More than a target is a question about a part, which chat answers in the same words. */
static bool asks_for_part(const struct cli *cli)
{
    int64_t number;
    return cli->word_count > 1 || (cli->word_count == 1 && !cli_number(cli->words[0], &number));
}

int cli_report(struct cli *cli)
{
    int64_t number;
    struct err err = ERR_INIT;
    if (asks_for_part(cli))
        return cli_read(cli, cli_line(cli));
    if (!cli_open(cli))
        return CLI_FAILED;
    if (!cli_target(cli, &number, &err))
        return cli_refuse(cli, &err);
    return print_report(cli, number);
}
