/*
 * Verbs that change the record go through the daemon, so that they take the same road as those
 * typed in chat. A key made for the run lets an unanswered request be sent again without being
 * carried out twice.
 */
#include "cli/cli.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "disruption/base/clock.h"
#include "disruption/base/digest.h"
#include "disruption/net/http_client.h"

#define CONNECT_TIMEOUT_MS (2 * SECOND_MS)
#define CALL_TIMEOUT_MS (15 * SECOND_MS) /* the daemon answers once the change is on disk */
#define SEND_TIMES 2
#define ANSWER_BYTES (ANSWER_MAX * 6) /* every byte of an answer escaped */

struct exchange {
    struct cli *cli;
    enum http_failure failure;
    int code;
};

static const struct {
    const char *kind;
    enum cli_exit code;
} refusals[] = {
    {"invalid", CLI_USAGE},
    {"limited", CLI_USAGE},
    {"not_found", CLI_NOT_FOUND},
};

static int code_of(const char *kind)
{
    for (size_t i = 0; i < COUNT_OF(refusals); i++)
        if (strcmp(refusals[i].kind, kind) == 0)
            return refusals[i].code;
    return CLI_FAILED;
}

static void print_answer(struct cli *cli, const struct js *reply)
{
    const char *markup = js_string_or(reply, "answer", "");
    if (!cli->json) {
        cli_print_markup(cli, markup[0] != '\0' ? markup : "Done.");
        return;
    }
    struct js *plain = js_copy(reply);
    js_put_string(plain, "answer", cli_plain(cli, markup));
    cli_print_json(cli, plain);
}

static void take_reply(struct exchange *exchange, const struct http_result *result)
{
    struct cli *cli = exchange->cli;
    struct js *reply = NULL;
    struct err err = ERR_INIT;
    if (!js_parse(result->body, result->body_len, &reply, &err) || !js_is_object(reply)) {
        fprintf(cli->err, "What answers at the socket is not disruptiond (HTTP status %d).\n",
                result->status);
        exchange->code = CLI_FAILED;
    } else if (js_flag(reply, "ok")) {
        print_answer(cli, reply);
        exchange->code = CLI_DONE;
    } else {
        fprintf(cli->err, "%s\n",
                js_string_or(reply, "error", "The daemon refused without a reason."));
        exchange->code = code_of(js_string_or(reply, "kind", ""));
    }
    js_drop(reply);
}

static void answered(void *ctx, const struct http_result *result)
{
    struct exchange *exchange = ctx;
    exchange->failure = result->failure;
    if (result->failure == HTTP_OK)
        take_reply(exchange, result);
}

/* Why the socket cannot be used, as far as the file system tells. */
static bool socket_is_usable(struct cli *cli, const char *path)
{
    if (access(path, R_OK | W_OK) == 0)
        return true;
    if (errno == EACCES)
        fprintf(cli->err, "You may not write to %s: ask to be put into the group \"disruption\".\n",
                path);
    else
        fprintf(cli->err,
                "No daemon listens at %s: `systemctl start disruptiond` starts it. Reading works "
                "without.\n",
                path);
    return false;
}

static char *write_request(const char *text)
{
    char key[RANDOM_ID_LEN + 1];
    struct js *request = js_new_object();
    random_id(key);
    js_put_string(request, "text", text);
    js_put_string(request, "key", key);
    char *body = js_dump(request);
    js_drop(request);
    return body;
}

static int send_request(struct cli *cli, const char *path, const char *body)
{
    const struct http_client_options options = {.user_agent = "disruption/" DISRUPTION_VERSION};
    const struct http_call call = {
        .method = "POST",
        .url = "http://localhost/v1/command",
        .unix_socket = path,
        .content_type = "application/json",
        .body = body,
        .body_len = strlen(body),
        .connect_timeout_ms = CONNECT_TIMEOUT_MS,
        .timeout_ms = CALL_TIMEOUT_MS,
        .response_max = ANSWER_BYTES,
    };
    struct exchange exchange = {.cli = cli, .failure = HTTP_LOST, .code = CLI_NO_DAEMON};
    for (int i = 0; i < SEND_TIMES && exchange.failure == HTTP_LOST; i++)
        http_call_wait(&options, &call, answered, &exchange);
    if (exchange.failure == HTTP_LOST)
        fprintf(cli->err, "The daemon did not answer; it may have taken the command. `disruption "
                          "timeline` shows.\n");
    else if (exchange.failure != HTTP_OK)
        fprintf(cli->err, "Nobody answers at %s: `systemctl status disruptiond` says why.\n", path);
    return exchange.code;
}

int cli_write(struct cli *cli, const char *text)
{
    struct command command;
    struct err err = ERR_INIT;
    if (!cli_configure(cli))
        return CLI_FAILED;
    const struct event event = cli_event(cli, text);
    if (!command_read(&cli->arena, &cli->policy, &event.as.command, &command, &err))
        return cli_refuse(cli, &err);
    const char *path = cli->socket != NULL ? cli->socket : cli->settings->control.socket;
    if (!socket_is_usable(cli, path))
        return CLI_NO_DAEMON;
    char *body = write_request(text);
    int code = send_request(cli, path, body);
    free(body);
    return code;
}
