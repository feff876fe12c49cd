/* disruption-sandbox: a workspace of your own, on your own machine, until you end it. */
#include <argp.h>
#include <signal.h>
#include <stdlib.h>

#include "disruption/base/log.h"
#include "sandbox/server.h"

const char *argp_program_version = "disruption-sandbox " DISRUPTION_VERSION;

enum { OPTION_LISTEN = 'l', OPTION_BOT_TOKEN = 0x100, OPTION_APP_TOKEN, OPTION_COMMAND, OPTION_PUBLIC_URL };

static const struct argp_option options[] = {
    {"listen", OPTION_LISTEN, "ADDRESS:PORT", 0,
     "where to serve, loopback only (127.0.0.1:8080; port 0: any)", 0},
    {"bot-token", OPTION_BOT_TOKEN, "TOKEN", 0, "the bot's token (xoxb-sandbox)", 0},
    {"app-token", OPTION_APP_TOKEN, "TOKEN", 0, "the app-level token (xapp-sandbox)", 0},
    {"command", OPTION_COMMAND, "/NAME", 0, "the app's slash command (/disruption)", 0},
    {"public-url", OPTION_PUBLIC_URL, "URL", 0, "what clients are told, when a proxy stands in front", 0},
    {0},
};

static error_t parse(int key, char *value, struct argp_state *state)
{
    struct sandbox_options *chosen = state->input;
    switch (key) {
    case OPTION_LISTEN:
        chosen->listen = value;
        return 0;
    case OPTION_BOT_TOKEN:
        chosen->bot_token = value;
        return 0;
    case OPTION_APP_TOKEN:
        chosen->app_token = value;
        return 0;
    case OPTION_COMMAND:
        if (value[0] != '/')
            argp_error(state, "--command starts with a slash, as in /disruption");
        chosen->command = value;
        return 0;
    case OPTION_PUBLIC_URL:
        chosen->public_url = value;
        return 0;
    case ARGP_KEY_ARG:
        argp_usage(state);
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static void stop(void *loop, int signal)
{
    log_info("stopping", "signal=%d", signal);
    loop_stop(loop);
}

static bool serve(struct loop *loop, const struct sandbox_options *chosen, struct err *err)
{
    static const int signals[] = {SIGTERM, SIGINT, 0};
    struct sandbox_server *server = NULL;
    if (!loop_on_signals(loop, signals, stop, loop, err))
        return false;
    if (!sandbox_server_open(loop, chosen, &server, err))
        return false;
    log_info("listening", "url=%s/", sandbox_server_url(server));
    loop_run(loop);
    sandbox_server_close(server);
    return true;
}

int main(int argc, char **argv)
{
    static const struct argp argp = {
        options, parse, NULL, "A local chat workspace that speaks the wire protocol of Slack.",
        NULL,    NULL,  NULL};
    struct sandbox_options chosen = {"127.0.0.1:8080", "xoxb-sandbox", "xapp-sandbox",
                                     "/disruption", NULL};
    struct loop_options none = {NULL};
    struct loop *loop = NULL;
    struct err err = ERR_INIT;
    argp_parse(&argp, argc, argv, 0, NULL, &chosen);
    bool fine = loop_create(&none, &loop, &err) && serve(loop, &chosen, &err);
    loop_destroy(loop);
    if (!fine)
        log_error("failed", "kind=%s reason=\"%s\"", err_kind_name(err.kind), err.text);
    return fine ? EXIT_SUCCESS : EXIT_FAILURE;
}
