/* Disruptions that go for good: one by the daemon's own verb, or all that ended long enough ago, one after the other. */
#include "cli/cli.h"

#include <inttypes.h>
#include <string.h>

#include "disruption/base/clock.h"
#include "disruption/base/parse.h"
#include "disruption/store/purge.h"

#define DAYS_MAX 36500
#define OLD_MAX 10000 /* disruptions in one go */

static const char older[] = "older:";

static bool read_days(const char *word, int64_t *out)
{
    struct slice days = slice_of(word + strlen(older));
    if (days.len > 1 && days.at[days.len - 1] == 'd')
        days.len--;
    return parse_integer(days, 1, DAYS_MAX, out);
}

static int list(struct cli *cli, const int64_t *numbers, size_t count, const char *word)
{
    fprintf(cli->out, "%zu ended before that", count);
    for (size_t i = 0; i < count; i++)
        fprintf(cli->out, "%s D-%" PRId64, i == 0 ? ":" : ",", numbers[i]);
    fprintf(cli->out, ".\n");
    if (count > 0)
        fprintf(cli->out, "All their words would go for good. Nothing was changed. To do it: disruption purge %s for-good\n",
                word);
    return CLI_DONE;
}

static int purge_old(struct cli *cli)
{
    int64_t days, *numbers;
    size_t count;
    struct err err = ERR_INIT;
    bool confirmed = cli->word_count == 2 && strcmp(cli->words[1], "for-good") == 0;
    if (!read_days(cli->words[0], &days) || (cli->word_count > 1 && !confirmed))
        return cli_misused(cli, "Say how many days ago they ended: `disruption purge older:730d for-good`");
    if (!cli_open(cli))
        return CLI_FAILED;
    if (!store_ended_before(cli->store, &cli->arena, clock_now_ms() - days * DAY_MS, OLD_MAX, &numbers, &count, &err))
        return cli_fail(cli, &err);
    store_close(cli->store); /* a reader would keep the daemon from emptying its log */
    cli->store = NULL;
    if (!confirmed)
        return list(cli, numbers, count, cli->words[0]);
    int code = CLI_DONE;
    for (size_t i = 0; i < count && code == CLI_DONE; i++)
        code = cli_write(cli, arena_print(&cli->arena, "purge D-%" PRId64 " for-good", numbers[i]));
    return code;
}

int cli_purge(struct cli *cli)
{
    if (cli->word_count > 0 && strncmp(cli->words[0], older, strlen(older)) == 0)
        return purge_old(cli);
    return cli_write(cli, cli_line(cli));
}
