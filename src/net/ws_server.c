/* The websocket side of the server: upgrade, whole messages in, frames out, closing in three
 * manners. */
#include "http_server_private.h"

#include <string.h>
#include <strings.h>

#include "disruption/net/ws_client.h"

#define CLOSE_TOO_BIG 1009 /* RFC 6455, 7.4.1 */

static int refuse_upgrade(struct connection *c, int status)
{
    (void)lws_return_http_status(c->wsi, (unsigned)status, NULL);
    return 1; /* the library finishes the exchange and hangs up */
}

int ws_server_upgrade(struct connection *c, const char *protocol)
{
    const struct http_server_events *events = &c->server->events;
    char *path = NULL;
    int path_len = 0;
    size_t body_len;
    if (events->ws_accept == NULL || strcasecmp(protocol, "websocket") != 0 ||
        c->phase != PHASE_HEADERS)
        return -1; /* no h2c either: its code has known holes */
    if (lws_http_get_uri_and_method(c->wsi, &path, &path_len) < 0)
        return -1;
    int status = http_request_read(c, path, (size_t)path_len, &body_len);
    if (status == 0 && strcmp(c->request.method, "GET") != 0)
        status = 400;
    if (status == 0)
        status = events->ws_accept(c->server->ctx, &c->request, &c->socket_ctx);
    if (status != 0)
        return refuse_upgrade(c, status);
    connection_name(c);
    c->accepted = true;
    c->phase = PHASE_SOCKET;
    c->body.max = WS_MESSAGE_MAX;
    return 0;
}

static int established(struct connection *c)
{
    const struct http_server_events *events = &c->server->events;
    lws_sul_cancel(&c->deadline);
    arena_done(&c->arena);
    c->request = (struct http_request){0};
    if (events->ws_opened != NULL)
        events->ws_opened(c->socket_ctx, c->id);
    return 0;
}

/* Always 0: a refusal from inside a receive callback leaves the library's parser running past its
 * buffer. */
static int received(struct connection *c, const char *bytes, size_t len)
{
    if (c->doomed)
        return 0;
    if (lws_is_first_fragment(c->wsi))
        buf_clear(&c->body);
    buf_add(&c->body, bytes, len);
    if (c->body.over) {
        c->doomed = true;
        http_server_ws_close(c->server, c->id, CLOSE_TOO_BIG);
        return 0;
    }
    if (!lws_is_final_fragment(c->wsi) || lws_remaining_packet_payload(c->wsi) > 0)
        return 0;
    if (!lws_frame_is_binary(c->wsi) && c->server->events.ws_text != NULL)
        c->server->events.ws_text(c->socket_ctx, c->id, buf_string(&c->body), c->body.len);
    return 0;
}

static int writeable(struct connection *c)
{
    if (!ws_queue_write(&c->frames, c->wsi))
        return -1;
    if (!c->closing || c->frames.first != NULL)
        return 0;
    lws_close_reason(c->wsi, (enum lws_close_status)c->close_code, NULL, 0);
    return -1;
}

int ws_server_callback(struct connection *c, enum lws_callback_reasons reason, const char *in,
                       size_t len)
{
    switch ((int)reason) {
    case LWS_CALLBACK_ESTABLISHED:
        return established(c);
    case LWS_CALLBACK_RECEIVE:
        return received(c, in, len);
    case LWS_CALLBACK_SERVER_WRITEABLE:
        return writeable(c);
    case LWS_CALLBACK_WS_PEER_INITIATED_CLOSE:
        if (len >= 2)
            c->heard_code = (unsigned char)in[0] << 8 | (unsigned char)in[1];
        return 0;
    default:
        return 0;
    }
}

static bool queue_frame(struct http_server *server, uint64_t socket, const char *bytes, size_t len,
                        int how)
{
    struct connection *c = connection_find(server, socket);
    if (c == NULL || c->phase != PHASE_SOCKET || c->closing || c->doomed)
        return false;
    ws_queue_add(&c->frames, bytes, len, (enum lws_write_protocol)how);
    lws_callback_on_writable(c->wsi);
    return true;
}

bool http_server_ws_send(struct http_server *server, uint64_t socket, const char *text, size_t len)
{
    return queue_frame(server, socket, text, len, LWS_WRITE_TEXT);
}

bool http_server_ws_send_odd(struct http_server *server, uint64_t socket, const char *bytes,
                             size_t len, int fragments, bool binary)
{
    size_t sent = 0;
    for (int i = 0; i < fragments; i++) {
        size_t piece = i + 1 < fragments ? len / (size_t)fragments : len - sent;
        int how = i > 0 ? LWS_WRITE_CONTINUATION : binary ? LWS_WRITE_BINARY : LWS_WRITE_TEXT;
        if (i + 1 < fragments)
            how |= LWS_WRITE_NO_FIN;
        if (!queue_frame(server, socket, bytes + sent, piece, how))
            return false;
        sent += piece;
    }
    return true;
}

void http_server_ws_ping(struct http_server *server, uint64_t socket)
{
    (void)queue_frame(server, socket, "", 0, LWS_WRITE_PING);
}

void http_server_ws_stall(struct http_server *server, uint64_t socket, bool on)
{
    struct connection *c = connection_find(server, socket);
    if (c != NULL && c->phase == PHASE_SOCKET)
        (void)lws_rx_flow_control(c->wsi, !on); /* answered on the next turn; a dead socket needs none */
}

void http_server_ws_close(struct http_server *server, uint64_t socket, int code)
{
    struct connection *c = connection_find(server, socket);
    if (c == NULL || c->phase != PHASE_SOCKET || c->closing)
        return;
    if (code == 0) {
        c->doomed = true;
        loop_kill(c->wsi);
        return;
    }
    c->closing = true;
    c->close_code = code;
    lws_callback_on_writable(c->wsi);
}
