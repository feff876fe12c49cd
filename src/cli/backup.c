/* A copy of the record that was opened and looked through before it is called a backup. */
#include "cli/cli.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "disruption/base/clock.h"
#include "disruption/net/http_client.h"
#include "disruption/store/keeping.h"

#define TELL_TIMEOUT_MS (5 * SECOND_MS)
#define TELL_ANSWER_BYTES 4096

static int64_t projected_rows(const struct store_verdict *verdict)
{
    int64_t rows = 0;
    for (size_t i = 0; i < verdict->table_count; i++)
        rows += verdict->tables[i].rows;
    return rows;
}

static void print_json(struct cli *cli, const struct store_backup *done)
{
    struct js *answer = js_new_object();
    js_put_string(answer, "file", cli->words[0]);
    js_put_integer(answer, "bytes", done->bytes);
    js_put_integer(answer, "facts", done->verdict.rows);
    js_put_string(answer, "head", done->verdict.head);
    js_put_integer(answer, "tables", done->tables);
    js_put_integer(answer, "rows", done->rows);
    js_put_integer(answer, "tables_rebuilt", (int64_t)done->verdict.table_count);
    js_put_integer(answer, "rows_rebuilt", projected_rows(&done->verdict));
    js_put_integer(answer, "files", done->files);
    js_put_integer(answer, "file_bytes", done->file_bytes);
    js_put_integer(answer, "files_missing", done->missing);
    js_put_integer(answer, "copied_ms", done->copied_ms);
    js_put_integer(answer, "checked_ms", done->checked_ms);
    cli_print_json(cli, answer);
}

static void print(struct cli *cli, const struct store_backup *done)
{
    FILE *out = cli->out;
    fprintf(out, "%s: %.1f MB, all of it read back\n", cli->words[0], (double)done->bytes / 1e6);
    fprintf(out, "journal   %" PRId64 " facts, chain unbroken, head %s\n", done->verdict.rows,
            done->verdict.head[0] != '\0' ? done->verdict.head : "none");
    fprintf(out, "tables    %" PRId64 " with %" PRId64 " rows, as many as in the database\n", done->tables, done->rows);
    fprintf(out, "rebuilt   %zu tables with %" PRId64 " rows made again from the journal, no difference\n",
            done->verdict.table_count, projected_rows(&done->verdict));
    if (done->files > 0)
        fprintf(out, "files     %" PRId64 " in %s.files, %.1f MB, each with its hash\n", done->files, cli->words[0],
                (double)done->file_bytes / 1e6);
    fprintf(out, "time      %.1f s copying, %.1f s checking\n", (double)done->copied_ms / 1e3,
            (double)done->checked_ms / 1e3);
}

static void heard(void *ctx, const struct http_result *result)
{
    *(bool *)ctx = result->failure == HTTP_OK && (result->status == 200 || result->status == 409);
}

/* The daemon's metrics tell when its record was last backed up. Where none listens, nobody asks. */
static void tell_daemon(struct cli *cli)
{
    const struct http_client_options options = {.user_agent = "disruption/" DISRUPTION_VERSION};
    const char *socket = cli->socket;
    if (socket == NULL && cli_configure(cli))
        socket = cli->settings->control.socket;
    char *database = realpath(cli_database(cli), NULL);
    if (socket == NULL || database == NULL || access(socket, F_OK) != 0) {
        free(database);
        return;
    }
    struct js *request = js_new_object();
    js_put_string(request, "database", database);
    char *body = js_dump(request);
    const struct http_call call = {
        .method = "POST",
        .url = "http://localhost/v1/backup",
        .unix_socket = socket,
        .content_type = "application/json",
        .body = body,
        .body_len = strlen(body),
        .connect_timeout_ms = TELL_TIMEOUT_MS,
        .timeout_ms = TELL_TIMEOUT_MS,
        .response_max = TELL_ANSWER_BYTES,
    };
    bool told = false;
    http_call_wait(&options, &call, heard, &told);
    if (!told)
        fprintf(cli->err, "The daemon at %s could not be told, so its metrics do not know of this backup.\n", socket);
    free(body);
    js_drop(request);
    free(database);
}

int cli_backup(struct cli *cli)
{
    struct store_backup done;
    struct err err = ERR_INIT;
    if (cli->word_count != 1)
        return cli_misused(cli, "Name the file to write: `disruption backup FILE`");
    if (!cli_open(cli))
        return CLI_FAILED;
    if (!store_backup(cli->store, cli->words[0], &done, &err))
        return cli_refuse(cli, &err);
    if (cli->json)
        print_json(cli, &done);
    else
        print(cli, &done);
    if (done.missing == 0)
        tell_daemon(cli);
    if (done.missing > 0)
        fprintf(cli->err, "%" PRId64 " kept files are not where the record says: they are missing in the backup, too.\n",
                done.missing);
    return done.missing > 0 ? CLI_FAILED : CLI_DONE;
}
