/* Everything the public views hold, for other tools: of one disruption or of all. */
#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>

#include "disruption/store/export.h"

static const char *const views[] = {
    "disruptions", "timeline", "people", "actions", "retrospective", "reports", "gaps", "files",
};

/* Where the copy of each kept file lies. */
static struct js *with_paths(struct cli *cli, const struct js *rows)
{
    struct js *all = js_new_array();
    for (size_t i = 0; i < js_count(rows); i++) {
        struct js *row = js_copy(js_item(rows, i));
        const char *sum = js_string(row, "sha256");
        if (sum != NULL)
            js_put_string(row, "path",
                          arena_print(&cli->arena, "%s.files/%s", cli->settings->database.path, sum));
        js_push(all, row);
    }
    return all;
}

static int export_json(struct cli *cli, int64_t number)
{
    struct js *all = js_new_object();
    struct err err = ERR_INIT;
    for (size_t i = 0; i < COUNT_OF(views); i++) {
        struct js *rows;
        if (!store_export_view(cli->store, views[i], number, &rows, &err)) {
            js_drop(all);
            return cli_fail(cli, &err);
        }
        bool files = strcmp(views[i], "files") == 0;
        js_put(all, views[i], files ? with_paths(cli, rows) : rows);
        if (files)
            js_drop(rows);
    }
    cli_print_json(cli, all);
    return CLI_DONE;
}

struct draft_row {
    int64_t number, revision;
    const char *markdown;
};

static int compare_drafts(const void *left, const void *right)
{
    const struct draft_row *a = left, *b = right;
    if (a->number != b->number)
        return a->number < b->number ? -1 : 1;
    return (a->revision > b->revision) - (a->revision < b->revision);
}

/* The newest report of each disruption, by number. */
static void print_newest(struct cli *cli, const struct js *rows)
{
    size_t count = js_count(rows);
    struct draft_row *drafts = arena_new(&cli->arena, count, sizeof(*drafts));
    for (size_t i = 0; i < count; i++) {
        const struct js *row = js_item(rows, i);
        drafts[i] =
            (struct draft_row){js_integer_or(row, "number", 0), js_integer_or(row, "revision", 0),
                               js_string_or(row, "markdown", "")};
    }
    qsort(drafts, count, sizeof(*drafts), compare_drafts);
    for (size_t i = 0, printed = 0; i < count; i++)
        if (i + 1 == count || drafts[i + 1].number != drafts[i].number)
            fprintf(cli->out, "%s%s", printed++ == 0 ? "" : "\n", drafts[i].markdown);
}

static int export_markdown(struct cli *cli, int64_t number)
{
    struct js *rows;
    struct err err = ERR_INIT;
    if (!store_export_view(cli->store, "reports", number, &rows, &err))
        return cli_fail(cli, &err);
    bool any = js_count(rows) > 0;
    if (any)
        print_newest(cli, rows);
    else
        fprintf(cli->err, "No report is drafted yet: disruption resolve drafts one.\n");
    js_drop(rows);
    return any ? CLI_DONE : CLI_NOT_FOUND;
}

int cli_export(struct cli *cli)
{
    bool markdown = cli->format != NULL && strcmp(cli->format, "md") == 0;
    int64_t number = 0;
    struct err err = ERR_INIT;
    if (cli->format != NULL && !markdown && strcmp(cli->format, "json") != 0)
        return cli_misused(cli, "--format is json or md");
    if (cli->all != (cli->word_count == 0))
        return cli_misused(
            cli, "Say what to export: disruption export D-42, or disruption export --all");
    if (!cli_open(cli))
        return CLI_FAILED;
    if (!cli->all && !cli_target(cli, &number, &err))
        return cli_refuse(cli, &err);
    return markdown ? export_markdown(cli, number) : export_json(cli, number);
}
