/* Whether the journal is as it was written, and the tables are what it says; and mending them where they are not. One
 * chain runs through all disruptions. */
#include "cli/cli.h"

#include <inttypes.h>

#include "disruption/store/keeping.h"

static struct js *table_json(const struct store_table *table)
{
    struct js *row = js_new_object();
    js_put_string(row, "table", table->name);
    js_put_integer(row, "rows", table->rows);
    js_put_integer(row, "rebuilt", table->made);
    js_put_integer(row, "differing", table->differing);
    js_put_string(row, "detail", table->detail);
    return row;
}

static struct js *verdict_json(const struct cli *cli, const struct store_verdict *verdict)
{
    struct js *answer = js_new_object(), *tables = js_new_array();
    js_put_integer(answer, "rows", verdict->rows);
    js_put_string(answer, "head", verdict->head);
    js_put_flag(answer, "clean", verdict->detail[0] == '\0');
    js_put_integer(answer, "broken_at", verdict->broken_at);
    js_put_string(answer, "detail", verdict->detail);
    for (size_t i = 0; i < verdict->table_count; i++)
        js_push(tables, table_json(&verdict->tables[i]));
    if (cli->rebuild)
        js_put(answer, "tables", tables);
    else
        js_drop(tables);
    return answer;
}

static void print_tables(const struct cli *cli, const struct store_verdict *verdict)
{
    fprintf(cli->out, "%-18s %10s %10s\n", "table", "rows", "rebuilt");
    for (size_t i = 0; i < verdict->table_count; i++) {
        const struct store_table *table = &verdict->tables[i];
        fprintf(cli->out, "%-18s %10" PRId64 " %10" PRId64, table->name, table->rows, table->made);
        if (table->differing == 0)
            fputs("  same\n", cli->out);
        else
            fprintf(cli->out, "  %" PRId64 " differ; %s\n", table->differing, table->detail);
    }
}

static int print_verdict(struct cli *cli, const struct store_verdict *verdict)
{
    bool clean = verdict->detail[0] == '\0';
    if (cli->json) {
        cli_print_json(cli, verdict_json(cli, verdict));
        return clean ? CLI_DONE : CLI_FAILED;
    }
    fprintf(cli->out, "rows checked: %" PRId64 "\nchain head: %s\n", verdict->rows,
            verdict->head[0] != '\0' ? verdict->head : "none");
    if (cli->rebuild)
        print_tables(cli, verdict);
    if (clean)
        fprintf(cli->out, "clean\n");
    else if (verdict->broken_at > 0)
        fprintf(cli->out, "broken at row %" PRId64 ": %s\nRestore a backup: the journal itself is not what was written.\n",
                verdict->broken_at, verdict->detail);
    else
        fprintf(cli->out, "not clean: %s\nThe journal is whole: stop disruptiond, then `disruption verify --rebuild --mend` "
                "makes the tables again from it.\n", verdict->detail);
    return clean ? CLI_DONE : CLI_FAILED;
}

static int mend(struct cli *cli)
{
    struct store_mend done;
    struct err err = ERR_INIT;
    const char *path = cli_database(cli);
    if (path == NULL)
        return CLI_FAILED;
    if (!store_mend(path, &done, &err))
        return cli_refuse(cli, &err);
    if (cli->json) {
        struct js *answer = verdict_json(cli, &done.before);
        js_put_string(answer, "kept", done.kept);
        js_put_string(answer, "lost", done.losses);
        cli_print_json(cli, answer);
        return CLI_DONE;
    }
    if (done.kept[0] == '\0') {
        fprintf(cli->out, "clean: there was nothing to mend\n");
        return CLI_DONE;
    }
    print_tables(cli, &done.before);
    fprintf(cli->out, "mended: all tables were made again from %" PRId64 " facts of the journal\nThe file as it was: %s\n",
            done.before.rows, done.kept);
    if (done.lost > 0)
        fprintf(cli->out, "Not all rows could be read of: %s. They hold what is in progress, not the record.\n", done.losses);
    return CLI_DONE;
}

int cli_verify(struct cli *cli)
{
    struct store_verdict verdict;
    struct err err = ERR_INIT;
    int64_t number;
    if (cli->mend && (!cli->rebuild || cli->word_count > 0))
        return cli_misused(cli, "Mending takes all tables: `disruption verify --rebuild --mend`");
    if (cli->mend)
        return mend(cli);
    if (!cli_open(cli))
        return CLI_FAILED;
    if (cli->word_count > 0 && !cli_target(cli, &number, &err))
        return cli_refuse(cli, &err);
    if (!store_verify(cli->store, &verdict, &err))
        return cli_fail(cli, &err);
    return print_verdict(cli, &verdict);
}
