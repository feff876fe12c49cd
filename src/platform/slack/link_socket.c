/* The sockets of a link. Each has its generation, by which deliveries, acknowledgements and late
 * words are told apart. */
#include <stdlib.h>
#include <string.h>

#include "disruption/base/clock.h"
#include "disruption/base/memory.h"
#include "disruption/net/url.h"
#include "envelope.h"
#include "form.h"
#include "link_private.h"

#define OPEN_TIMEOUT_MS 10000 /* until the upgrade is answered */
#define PING_INTERVAL_MS 10000
#define SILENCE_TIMEOUT_MS 25000 /* two of our pings unanswered, and half a step for a slow line   \
                                  */
#define CLOSE_NORMAL 1000

struct link_socket {
    struct link_socket *next;
    struct link *link; /* NULL: the link is gone, only the end is awaited */
    uint64_t generation;
    struct ws_client *client;
    bool leaving; /* a close was asked for */
};

static struct link_socket *find(const struct link *link, uint64_t generation)
{
    struct link_socket *socket = link->sockets;
    while (socket != NULL && socket->generation != generation)
        socket = socket->next;
    return socket;
}

static void unlist(struct link_socket *socket)
{
    struct link_socket **at = &socket->link->sockets;
    while (*at != socket)
        at = &(*at)->next;
    *at = socket->next;
}

/* Where a refusal of this form can stand; only a form that waits for an answer has such a place. */
static void note_field(const struct slack_envelope *envelope, struct delivery *delivery)
{
    const struct command_line *line = &delivery->event.as.command;
    if (!envelope->accepts_payload || delivery->event.kind != EVENT_COMMAND ||
        line->mouth != MOUTH_FORM)
        return;
    const char *ask = slack_form_ask(&delivery->arena, js_at(envelope->payload, "view"));
    if (ask != NULL && strlen(ask) < sizeof(delivery->field))
        memcpy(delivery->field, ask, strlen(ask) + 1);
}

static void deliver(struct link_socket *socket, const struct slack_envelope *envelope)
{
    struct link *link = socket->link;
    struct delivery *delivery = mem_new(1, sizeof(*delivery));
    arena_init(&delivery->arena);
    slack_decode(&link->self, envelope->type, envelope->payload, clock_now_ms(), &delivery->arena,
                 &delivery->event);
    delivery->event.again = envelope->retry_attempt > 0;
    note_field(envelope, delivery);
    delivery->connection = socket->generation;
    size_t len = strlen(envelope->id);
    if (len < sizeof(delivery->id))
        memcpy(delivery->id, envelope->id, len + 1);
    link->events.deliver(link->ctx, delivery);
}

static void note_app(struct link *link, const char *app_id)
{
    if (link->self.app_id[0] == '\0')
        link->self.app_id = arena_text(&link->identity, app_id);
}

static void handle(struct link_socket *socket, const struct slack_envelope *envelope)
{
    struct link *link = socket->link;
    struct session_event event = {.socket = socket->generation, .text = envelope->reason};
    const char *revoked;
    switch (envelope->frame) {
    case SLACK_FRAME_HELLO:
        note_app(link, envelope->app_id);
        event.input = SESSION_HELLO;
        event.count = envelope->num_connections;
        link_step(link, &event);
        break;
    case SLACK_FRAME_DISCONNECT:
        event.input = SESSION_DISCONNECT;
        link_step(link, &event);
        break;
    case SLACK_FRAME_ENVELOPE:
        revoked = slack_decode_revoked(&link->self, envelope->type, envelope->payload);
        deliver(socket, envelope);
        event.input = SESSION_REVOKED;
        event.text = revoked;
        if (revoked != NULL)
            link_step(link, &event);
        break;
    case SLACK_FRAME_OTHER:
        break;
    }
}

static void on_opened(void *ctx)
{
    (void)ctx; /* open is not ready: hello says that */
}

static void on_heard(void *ctx)
{
    const struct link_socket *socket = ctx;
    if (socket->link != NULL && !socket->link->closing && socket->link->events.heard != NULL)
        socket->link->events.heard(socket->link->ctx);
}

/* Frames may have waited for us, a stopped process or a suspended machine: what was sent before the ping has come. */
static void on_answered(void *ctx, int64_t sent_ms)
{
    const struct link_socket *socket = ctx;
    struct link *link = socket->link;
    bool ready = link != NULL &&
                 (socket->generation == link->session.current || socket->generation == link->session.draining);
    if (ready && sent_ms <= clock_steady_ms() && sent_ms > link->heard_ms)
        link->heard_ms = sent_ms;
}

static void on_text(void *ctx, const char *at, size_t len)
{
    struct link_socket *socket = ctx;
    struct slack_envelope envelope;
    if (socket->link == NULL || socket->link->closing ||
        !slack_envelope_read(at, len, &envelope, NULL))
        return;
    handle(socket, &envelope);
    slack_envelope_done(&envelope);
}

static void on_closed(void *ctx, const struct ws_close *why)
{
    struct link_socket *socket = ctx;
    struct link *link = socket->link;
    if (link == NULL) {
        free(socket);
        return;
    }
    struct session_event event = {
        .input = SESSION_CLOSED, .socket = socket->generation, .text = why->reason};
    unlist(socket);
    free(socket);
    link_step(link, &event);
    link_finish(link);
}

/* A Web API that is spoken to under TLS has no reason to send us on to a socket without. */
static bool may_open(const struct link *link, struct err *err)
{
    struct url api, ticket;
    if (!url_parse(link->options.api_url, &api, err) || !url_parse(link->ticket, &ticket, err))
        return false;
    return ticket.secure || !api.secure ||
           err_set(err, ERR_INVALID, "the socket's address is not encrypted, and the Web API is: refused");
}

void link_socket_open(struct link *link, uint64_t generation)
{
    static const struct ws_client_events events = {on_opened, on_text, on_heard, on_closed, on_answered};
    struct ws_client_options options = {
        .url = link->ticket,
        .open_timeout_ms = OPEN_TIMEOUT_MS,
        .ping_interval_ms = PING_INTERVAL_MS,
        .silence_timeout_ms = SILENCE_TIMEOUT_MS,
    };
    struct err err = ERR_INIT;
    struct link_socket *socket = mem_new(1, sizeof(*socket));
    socket->link = link;
    socket->generation = generation;
    bool started = may_open(link, &err) && ws_client_open(link->loop, &options, &events, socket, &socket->client, &err);
    free(link->ticket); /* good for one attempt */
    link->ticket = NULL;
    if (started) {
        socket->next = link->sockets;
        link->sockets = socket;
        return;
    }
    free(socket);
    link_step(link, &(struct session_event){
                        .input = SESSION_CLOSED, .socket = generation, .text = err.text});
}

void link_socket_close(struct link *link, uint64_t generation, bool politely)
{
    struct link_socket *socket = find(link, generation);
    if (socket == NULL || socket->leaving)
        return;
    socket->leaving = true;
    if (politely)
        ws_client_close(socket->client, CLOSE_NORMAL);
    else
        ws_client_drop(socket->client);
}

void link_socket_send(struct link *link, uint64_t generation, const char *text, size_t len)
{
    struct link_socket *socket = find(link, generation);
    if (socket != NULL && !socket->leaving)
        (void)ws_client_send(socket->client, text, len); /* refused: Slack delivers again */
}

void link_sockets_close(struct link *link)
{
    struct link_socket *next;
    for (struct link_socket *socket = link->sockets; socket != NULL; socket = next) {
        next = socket->next; /* closing may end it at once */
        if (!socket->leaving)
            ws_client_close(socket->client, CLOSE_NORMAL);
        socket->leaving = true;
    }
}

void link_sockets_orphan(struct link *link)
{
    struct link_socket *next;
    for (struct link_socket *socket = link->sockets; socket != NULL; socket = next) {
        next = socket->next;
        socket->link = NULL;
        ws_client_drop(socket->client);
    }
    link->sockets = NULL;
}
