/* Drives the session: its timers, its actions, and the goodbye. */
#include "link.h"

#include <stdlib.h>

#include "disruption/base/memory.h"
#include "disruption/net/retry.h"
#include "envelope.h"
#include "link_private.h"

#define ACK_MAX 16384 /* bytes; Slack drops longer answers without a word */

static void do_identify(struct link *link, const struct session_action *action)
{
    (void)action;
    link_ask_identity(link);
}

static void do_ticket(struct link *link, const struct session_action *action)
{
    (void)action;
    link_ask_ticket(link);
}

static void do_open(struct link *link, const struct session_action *action)
{
    link_socket_open(link, action->socket);
}

static void do_close(struct link *link, const struct session_action *action)
{
    link_socket_close(link, action->socket, true);
}

static void do_drop(struct link *link, const struct session_action *action)
{
    link_socket_close(link, action->socket, false);
}

static void do_timer(struct link *link, const struct session_action *action)
{
    struct timer *timer = link->timers[action->timer].timer;
    if (action->wait_ms < 0)
        timer_cancel(timer);
    else
        timer_set(timer, action->wait_ms);
}

static void do_state(struct link *link, const struct session_action *action)
{
    link->events.state(link->ctx, action->state, action->text, action->wait_ms);
}

static void (*const doers[])(struct link *link, const struct session_action *action) = {
    [SESSION_DO_IDENTIFY] = do_identify, [SESSION_DO_TICKET] = do_ticket,
    [SESSION_DO_OPEN] = do_open,         [SESSION_DO_CLOSE] = do_close,
    [SESSION_DO_DROP] = do_drop,         [SESSION_DO_TIMER] = do_timer,
    [SESSION_DO_STATE] = do_state,
};

void link_step(struct link *link, const struct session_event *event)
{
    struct session_actions actions;
    struct session_event with_chance = *event;
    if (link->closing)
        return;
    with_chance.chance = backoff_chance();
    session_step(&link->session, &with_chance, &actions);
    for (size_t i = 0; i < actions.count && !link->closing; i++)
        doers[actions.at[i].verb](link, &actions.at[i]);
}

static void timer_fired(void *ctx)
{
    struct link_timer *timer = ctx;
    if (timer->link->closing)
        link_finish(timer->link);
    else
        link_step(timer->link, &(struct session_event){.input = timer->input, .text = ""});
}

static void create_timers(struct link *link)
{
    static const enum session_input inputs[SESSION_TIMER_COUNT] = {
        [SESSION_TIMER_RETRY] = SESSION_RETRY_TIME,
        [SESSION_TIMER_HELLO] = SESSION_HELLO_TIME,
        [SESSION_TIMER_DRAIN] = SESSION_DRAIN_TIME,
        [SESSION_TIMER_STABLE] = SESSION_STABLE_TIME,
    };
    for (size_t i = 0; i < SESSION_TIMER_COUNT; i++) {
        link->timers[i].link = link;
        link->timers[i].input = inputs[i];
        link->timers[i].timer = timer_create_on(link->loop, timer_fired, &link->timers[i]);
    }
}

bool slack_link_open(struct loop *loop, struct http_client *http,
                     const struct platform_options *options, const struct link_events *events,
                     void *ctx, struct link **out, struct err *err)
{
    if (options->bot_token == NULL || options->app_token == NULL)
        return err_set(err, ERR_INVALID,
                       "Slack needs a bot token (xoxb-...) and an app-level token (xapp-...)");
    struct link *link = mem_new(1, sizeof(*link));
    link->loop = loop;
    link->http = http;
    link->options = *options;
    link->events = *events;
    link->ctx = ctx;
    link->self = (struct slack_self){"", "", "", "", "", options->api_url, options->command};
    link->mailbox = mailbox_create(loop);
    loop_on_wake(loop, link_read_mail, link);
    create_timers(link);
    *out = link;
    link_step(link, &(struct session_event){.input = SESSION_START, .text = ""});
    return true;
}

void slack_link_acknowledge(struct link *link, uint64_t connection, const char *id,
                            const struct delivery_refusal *refusal)
{
    struct buf ack;
    if (id[0] == '\0')
        return;
    buf_init(&ack, ACK_MAX);
    slack_envelope_acknowledge(id, refusal, &ack);
    if (!ack.over)
        link_socket_send(link, connection, ack.at, ack.len);
    buf_done(&ack);
}

int64_t slack_link_heard_ms(const struct link *link)
{
    return link->heard_ms;
}

void slack_link_close(struct link *link, void (*closed)(void *ctx), void *ctx)
{
    link->closing = true;
    link->closed = closed;
    link->closed_ctx = ctx;
    for (size_t i = 0; i < SESSION_TIMER_COUNT; i++)
        timer_cancel(link->timers[i].timer);
    link_sockets_close(link);
    timer_set(link->timers[SESSION_TIMER_RETRY].timer,
              0); /* nothing open: still from the loop, not from here */
}

void link_finish(struct link *link)
{
    void (*closed)(void *ctx) = link->closed;
    if (!link->closing || link->sockets != NULL || closed == NULL)
        return;
    link->closed = NULL;
    timer_cancel(link->timers[SESSION_TIMER_RETRY].timer);
    closed(link->closed_ctx);
}

void slack_link_destroy(struct link *link)
{
    if (link == NULL)
        return;
    mailbox_release(link->mailbox);
    link_sockets_orphan(link);
    for (size_t i = 0; i < SESSION_TIMER_COUNT; i++)
        timer_destroy(link->timers[i].timer);
    arena_done(&link->identity);
    free(link->ticket);
    free(link);
}
