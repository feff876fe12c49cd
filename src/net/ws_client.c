/*
 * An outgoing websocket from look-up to the one call of `closed`: addresses are tried in turn, time
 * limits kept. The library's callbacks are in ws_client_lws.c.
 */
#include "ws_client_private.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "disruption/base/clock.h"
#include "disruption/base/memory.h"
#include "disruption/base/parse.h"

#define HOST_MAX                                                                                   \
    110 /* characters; the library cuts longer Host headers and certificate names silently */
#define GOODBYE_MS 1000      /* a peer that does not answer a close frame by then is cut off */
#define STAMP_MAX 24         /* bytes of a time in a ping */
#define CONTROL_FRAMES_MAX 4 /* room for our pings behind a full queue */

void ws_client_note(struct ws_client *client, const char *format, ...)
{
    va_list args;
    if (client->why.reason[0] != '\0')
        return;
    va_start(args, format);
    vsnprintf(client->why.reason, sizeof(client->why.reason), format, args);
    va_end(args);
}

/* Nothing of the client is touched by the library any more; `closed` may do as it likes. */
static void finish(struct ws_client *client)
{
    *client->link = client->next;
    if (client->next != NULL)
        client->next->link = client->link;
    if (client->question != 0 && client->loop->resolver != NULL)
        resolver_withdraw(client->loop->resolver, client->question);
    lws_sul_cancel(&client->attempt);
    lws_sul_cancel(&client->deadline);
    lws_sul_cancel(&client->ping);
    lws_sul_cancel(&client->silence);
    ws_client_note(client, "connection lost");
    loop_end_turn(client->loop);
    client->events.closed(client->ctx, &client->why);
    buf_done(&client->message);
    ws_queue_done(&client->frames);
    free(client->text);
    free(client);
}

static void attempt_due(lws_sorted_usec_list_t *entry);

void ws_client_attempt_over(struct ws_client *client)
{
    bool more = client->next_address < client->answer.count;
    if (client->loop->destroying)
        ws_client_note(client, "the program is shutting down");
    if (client->opened || client->doomed || client->why.http_status != 0 ||
        client->loop->destroying || !more) {
        finish(client);
        return;
    }
    client->why.reason[0] = '\0'; /* of an address that does not matter any more */
    client->certificate[0] = '\0';
    loop_schedule(client->loop, &client->attempt, attempt_due, 0);
}

/* The time left is shared among the addresses left, so that a dead one cannot use it up. */
static void attempt_overdue(lws_sorted_usec_list_t *entry)
{
    struct ws_client *client = lws_container_of(entry, struct ws_client, deadline);
    ws_client_note(client, "no answer within %lld ms", (long long)client->options.open_timeout_ms);
    if (clock_steady_ms() >= client->open_by_ms)
        client->doomed = true;
    if (client->wsi != NULL)
        loop_kill(client->wsi);
    else if (client->doomed)
        finish(client);
}

static bool may_connect(const struct ws_client *client, const char *address)
{
    return client->url.secure || strncmp(address, "127.", 4) == 0 || strcmp(address, "::1") == 0;
}

static void connect_to(struct ws_client *client, const char *address)
{
    struct lws *wsi = NULL;
    struct lws_client_connect_info info = {
        .context = client->loop->lws,
        .vhost = client->loop->clients,
        .address = address,
        .port = client->url.port,
        .path = client->url.target,
        .host = client->host_header,
        .local_protocol_name = "ws",
        .alpn = "http/1.1",
        .ietf_version_or_minus_one = -1,
        .opaque_user_data = client,
        .ssl_connection = LCCSCF_HTTP_NO_FOLLOW_REDIRECT | LCCSCF_PRIORITIZE_READS |
                          (client->url.secure ? LCCSCF_USE_SSL : 0),
    };
    client->connecting = true;
    wsi = lws_client_connect_via_info(&info);
    client->connecting = false;
    client->wsi = wsi;
    if (wsi == NULL) {
        ws_client_note(client, "cannot connect to %s port %d", address, client->url.port);
        ws_client_attempt_over(client);
    }
}

static void attempt_due(lws_sorted_usec_list_t *entry)
{
    struct ws_client *client = lws_container_of(entry, struct ws_client, attempt);
    int64_t left = client->open_by_ms - clock_steady_ms();
    size_t addresses_left = client->answer.count - client->next_address;
    if (client->doomed) {
        finish(client);
        return;
    }
    const char *address = client->answer.addresses[client->next_address++];
    loop_schedule(client->loop, &client->deadline, attempt_overdue, left / (int64_t)addresses_left);
    if (may_connect(client, address)) {
        connect_to(client, address);
        return;
    }
    ws_client_note(client, "%s is another machine, and the connection is not encrypted", address);
    ws_client_attempt_over(client);
}

static void name_found(void *ctx, const struct resolver_answer *answer)
{
    struct ws_client *client = ctx;
    client->question = 0;
    client->answer = *answer;
    if (answer->count > 0) {
        loop_schedule(client->loop, &client->attempt, attempt_due, 0);
        return;
    }
    ws_client_note(client, "%s: %s", client->url.host, answer->reason);
    finish(client);
}

static bool look_up(struct ws_client *client, struct err *err)
{
    struct loop *loop = client->loop;
    if (loop->resolver == NULL)
        loop->resolver = resolver_create(loop);
    if (loop->resolver == NULL)
        return err_set(err, ERR_UNAVAILABLE, "no thread for name look-ups can be started");
    client->question = resolver_ask(loop->resolver, client->url.host, name_found, client);
    return true;
}

static bool check_url(const struct loop *loop, const char *text, struct url *url, struct err *err)
{
    if (!url_parse(text, url, err))
        return false;
    if (loop->destroying)
        return err_set(err, ERR_UNAVAILABLE, "the program is shutting down");
    if (strncmp(url->scheme, "ws", 2) != 0)
        return err_set(err, ERR_INVALID, "a websocket URL starts with wss://");
    if (!url->secure && !url->loopback)
        return err_set(err, ERR_INVALID, "ws:// is allowed to this machine only; use wss://");
    if (strlen(url->host) > HOST_MAX)
        return err_set(err, ERR_INVALID, "the host's name is longer than %d characters", HOST_MAX);
    return true;
}

static void write_host_header(struct ws_client *client)
{
    const struct url *url = &client->url;
    bool bracketed = strchr(url->host, ':') != NULL;
    int len = snprintf(client->host_header, sizeof(client->host_header), "%s%s%s",
                       bracketed ? "[" : "", url->host, bracketed ? "]" : "");
    if (url->port != (url->secure ? 443 : 80))
        snprintf(client->host_header + len, sizeof(client->host_header) - (size_t)len, ":%d",
                 url->port);
}

bool ws_client_open(struct loop *loop, const struct ws_client_options *options,
                    const struct ws_client_events *events, void *ctx, struct ws_client **out,
                    struct err *err)
{
    struct url url;
    if (!check_url(loop, options->url, &url, err))
        return false;
    struct ws_client *client = mem_new(1, sizeof(*client));
    client->loop = loop;
    client->events = *events;
    client->ctx = ctx;
    client->options = *options;
    client->options.url = NULL;
    client->text = mem_copy_text(options->url);
    bool parsed = url_parse(client->text, &client->url, err); /* again, to point into our copy */
    buf_init(&client->message, WS_MESSAGE_MAX);
    write_host_header(client);
    if (!parsed || !look_up(client, err)) {
        free(client->text);
        free(client);
        return false;
    }
    client->next = loop->sockets;
    client->link = &loop->sockets;
    if (client->next != NULL)
        client->next->link = &client->next;
    loop->sockets = client;
    client->open_by_ms = clock_steady_ms() + options->open_timeout_ms;
    loop_schedule(loop, &client->deadline, attempt_overdue, options->open_timeout_ms);
    *out = client;
    return true;
}

static void ping_due(lws_sorted_usec_list_t *entry)
{
    struct ws_client *client = lws_container_of(entry, struct ws_client, ping);
    char stamp[STAMP_MAX];
    int len = snprintf(stamp, sizeof(stamp), "%lld", (long long)clock_steady_ms());
    if (client->doomed || client->closing)
        return;
    if (client->frames.count < WS_SEND_QUEUE_MAX + CONTROL_FRAMES_MAX)
        ws_queue_add(&client->frames, stamp, (size_t)len, LWS_WRITE_PING);
    lws_callback_on_writable(client->wsi);
    loop_schedule(client->loop, &client->ping, ping_due, client->options.ping_interval_ms);
}

/* The library answers the peer's pings without telling; where we send none, bytes on the wire are
 * as good a sign. */
static void look_at_wire(struct ws_client *client)
{
    struct tcp_info info;
    socklen_t len = sizeof(info);
    if (client->options.ping_interval_ms > 0 ||
        getsockopt(lws_get_socket_fd(client->wsi), IPPROTO_TCP, TCP_INFO, &info, &len) != 0)
        return;
    int64_t at_ms = clock_steady_ms() - info.tcpi_last_data_recv;
    if (at_ms <= client->heard_at_ms)
        return;
    ws_client_heard(client);
    client->heard_at_ms = at_ms;
}

static void silence_due(lws_sorted_usec_list_t *entry)
{
    struct ws_client *client = lws_container_of(entry, struct ws_client, silence);
    look_at_wire(client);
    int64_t left = client->heard_at_ms + client->options.silence_timeout_ms - clock_steady_ms();
    if (left > 0) {
        loop_schedule(client->loop, &client->silence, silence_due, left);
        return;
    }
    ws_client_note(client, "nothing heard for %lld ms",
                   (long long)client->options.silence_timeout_ms);
    ws_client_drop(client);
}

void ws_client_opened(struct ws_client *client)
{
    client->opened = true;
    client->heard_at_ms = clock_steady_ms();
    lws_sul_cancel(&client->deadline);
    if (client->options.ping_interval_ms > 0)
        loop_schedule(client->loop, &client->ping, ping_due, client->options.ping_interval_ms);
    if (client->options.silence_timeout_ms > 0)
        loop_schedule(client->loop, &client->silence, silence_due,
                      client->options.silence_timeout_ms);
    if (client->closing) /* asked for before there was anybody to say it to */
        ws_client_say_goodbye(client, client->close_code);
    else if (client->events.opened != NULL)
        client->events.opened(client->ctx);
}

void ws_client_heard(struct ws_client *client)
{
    client->heard_at_ms = clock_steady_ms();
    if (client->events.heard != NULL)
        client->events.heard(client->ctx);
}

void ws_client_answered(struct ws_client *client, const char *stamp, size_t len)
{
    int64_t sent_ms;
    ws_client_heard(client);
    if (!client->doomed && client->events.answered != NULL &&
        parse_integer((struct slice){stamp, len}, 1, INT64_MAX, &sent_ms))
        client->events.answered(client->ctx, sent_ms);
}

bool ws_client_send(struct ws_client *client, const char *text, size_t len)
{
    if (!client->opened || client->doomed || client->closing ||
        client->frames.count >= WS_SEND_QUEUE_MAX)
        return false;
    ws_queue_add(&client->frames, text, len, LWS_WRITE_TEXT);
    lws_callback_on_writable(client->wsi);
    return true;
}

static void goodbye_overdue(lws_sorted_usec_list_t *entry)
{
    struct ws_client *client = lws_container_of(entry, struct ws_client, deadline);
    ws_client_drop(client);
}

void ws_client_say_goodbye(struct ws_client *client, int code)
{
    client->closing = true;
    client->close_code = code;
    lws_callback_on_writable(client->wsi);
    loop_schedule(client->loop, &client->deadline, goodbye_overdue, GOODBYE_MS);
}

void ws_client_close(struct ws_client *client, int code)
{
    if (client->closing || client->doomed)
        return;
    ws_client_note(client, "closed by us");
    if (client->opened)
        ws_client_say_goodbye(client, code);
    else
        ws_client_drop(client);
}

void ws_client_drop(struct ws_client *client)
{
    ws_client_note(client, "dropped by us");
    client->doomed = true;
    if (client->wsi != NULL)
        loop_kill(client->wsi);
    else if (!client->connecting)
        loop_schedule(client->loop, &client->attempt, attempt_due, 0);
}

void ws_client_close_all(struct loop *loop)
{
    struct ws_client *next;
    for (struct ws_client *client = loop->sockets; client != NULL; client = next) {
        next = client->next;
        if (client->wsi == NULL) {
            ws_client_note(client, "the program is shutting down");
            finish(client);
        }
    }
}
