/* Whether the journal is as it was written, and the tables are what it says. One chain runs through
 * all disruptions. */
#include "cli/cli.h"

#include "disruption/store/journal.h"

static int print_verdict(struct cli *cli, const struct store_verdict *verdict)
{
    bool clean = verdict->detail[0] == '\0';
    if (cli->json) {
        struct js *answer = js_new_object();
        js_put_integer(answer, "rows", verdict->rows);
        js_put_string(answer, "head", verdict->head);
        js_put_flag(answer, "clean", clean);
        js_put_integer(answer, "broken_at", verdict->broken_at);
        js_put_string(answer, "detail", verdict->detail);
        cli_print_json(cli, answer);
        return clean ? CLI_DONE : CLI_FAILED;
    }
    fprintf(cli->out, "rows checked: %lld\nchain head: %s\n", (long long)verdict->rows,
            verdict->head[0] != '\0' ? verdict->head : "none");
    if (clean)
        fprintf(cli->out, "clean\n");
    else if (verdict->broken_at > 0)
        fprintf(cli->out, "broken at row %lld: %s\n", (long long)verdict->broken_at,
                verdict->detail);
    else
        fprintf(cli->out, "not clean: %s\n", verdict->detail);
    return clean ? CLI_DONE : CLI_FAILED;
}

int cli_verify(struct cli *cli)
{
    struct store_verdict verdict;
    struct err err = ERR_INIT;
    int64_t number;
    if (!cli_open(cli))
        return CLI_FAILED;
    if (cli->word_count > 0 && !cli_target(cli, &number, &err))
        return cli_refuse(cli, &err);
    if (!store_verify(cli->store, &verdict, &err))
        return cli_fail(cli, &err);
    return print_verdict(cli, &verdict);
}
