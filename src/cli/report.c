/* The newest report: every byte as it is stored, so that it can go into a file or a pipe. */
#include "cli/cli.h"

#include <string.h>

#include "disruption/store/export.h"
#include "disruption/store/incidents.h"

static int print_row(struct cli *cli, int64_t number, int64_t revision)
{
    struct js *rows;
    struct err err = ERR_INIT;
    if (!store_export_view(cli->store, "reports", number, &rows, &err))
        return cli_fail(cli, &err);
    struct js *newest = js_new_array();
    for (size_t i = 0; i < js_count(rows); i++)
        if (js_integer_or(js_item(rows, i), "revision", 0) == revision)
            js_push(newest, js_copy(js_item(rows, i)));
    js_drop(rows);
    cli_print_json(cli, newest);
    return CLI_DONE;
}

static int print_report(struct cli *cli, int64_t number)
{
    const char *markdown;
    int64_t revision, created_ms;
    struct err err = ERR_INIT;
    if (!store_report_newest(cli->store, &cli->arena, number, &markdown, &revision, &created_ms,
                             &err)) {
        if (err.kind != ERR_NOT_FOUND)
            return cli_fail(cli, &err);
        fprintf(cli->err, "D-%lld has no report yet: disruption resolve D-%lld drafts one.\n",
                (long long)number, (long long)number);
        return CLI_NOT_FOUND;
    }
    if (cli->json)
        return print_row(cli, number, revision);
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
