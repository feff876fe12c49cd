/*
 * What the same loop can do at best: the daemon's own link to Slack, every delivery acknowledged
 * where it arrives. Nothing is looked up or stored; what the daemon needs beyond this is the price
 * of its promise.
 */
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/log.h"
#include "disruption/platform/platform.h"
#include "disruption/settings/settings.h"
#include "disruption/settings/tokens.h"
#include "say.h"

struct ceiling {
    struct loop *loop;
    struct http_client *http;
    struct link *link;
};

static void on_delivery(void *ctx, struct delivery *delivery)
{
    struct ceiling *ceiling = ctx;
    platform_slack.link_acknowledge(ceiling->link, delivery->connection, delivery->id, NULL);
    delivery_destroy(delivery);
}

static void on_identified(void *ctx, const struct workspace_identity *who)
{
    (void)ctx;
    (void)who;
}

static void on_state(void *ctx, enum link_state state, const char *reason, int64_t retry_in_ms)
{
    (void)ctx;
    (void)reason;
    (void)retry_in_ms;
    if (state == LINK_CONNECTED)
        log_info("connected", NULL);
}

static void on_closed(void *ctx)
{
    loop_stop(((struct ceiling *)ctx)->loop);
}

static void on_signal(void *ctx, int signal)
{
    struct ceiling *ceiling = ctx;
    (void)signal;
    platform_slack.link_close(ceiling->link, on_closed, ceiling);
}

int main(int argc, char **argv)
{
    static const int signals[] = {SIGTERM, SIGINT, 0};
    static const struct link_events events = {on_delivery, on_identified, on_state, NULL};
    struct settings *settings;
    struct settings_tokens tokens;
    struct ceiling ceiling = {0};
    struct err err = ERR_INIT;
    signal(SIGPIPE, SIG_IGN);
    if (argc != 3 || strcmp(argv[1], "--config") != 0)
        give_up("usage: bench-ceiling --config FILE");
    if (!settings_read(argv[2], &settings, NULL, &err) ||
        !settings_tokens_read(settings, &tokens, &err))
        give_up("%s", err.text);
    struct pacing *pacing = pacing_create();
    const struct platform_options options = {.pacing = pacing,
                                             .api_url = settings->slack.api_url,
                                             .bot_token = tokens.bot,
                                             .app_token = tokens.app,
                                             .command = settings->slack.command};
    if (!loop_create(&(struct loop_options){0}, &ceiling.loop, &err) ||
        !loop_on_signals(ceiling.loop, signals, on_signal, &ceiling, &err) ||
        !http_client_create(&(struct http_client_options){.user_agent = "bench"}, &ceiling.http,
                            &err) ||
        !platform_slack.link_open(ceiling.loop, ceiling.http, &options, &events, &ceiling,
                                  &ceiling.link, &err))
        give_up("%s", err.text);
    loop_run(ceiling.loop);
    platform_slack.link_destroy(ceiling.link);
    http_client_destroy(ceiling.http);
    pacing_destroy(pacing);
    loop_destroy(ceiling.loop);
    settings_tokens_done(&tokens);
    settings_destroy(settings);
    return 0;
}
