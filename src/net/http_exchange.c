/* libwebsockets' callbacks of a served connection: from header to body to handler to answer. */
#include "http_server_private.h"

#include <string.h>

/* Refuses in words of our own and hangs up, so that nothing behind the refused header is read as a
 * request. */
static void refuse(struct connection *c, int status)
{
    static const char text[] = "refused\n";
    struct http_response response = {
        .status = status,
        .content_type = "text/plain",
        .body = text,
        .body_len = sizeof(text) - 1,
    };
    c->keep_alive = false;
    http_answer_start(c, &response);
}

/* The request is whole. Reading stops: what comes meanwhile would keep poll awake and stay unread
 * anyway. */
static void hand_over(struct connection *c)
{
    c->phase = PHASE_HANDLER;
    c->request.id = c->id;
    if (c->body.len > 0) {
        c->request.body = buf_string(&c->body);
        c->request.body_len = c->body.len;
    }
    lws_sul_cancel(&c->deadline);
    lws_set_timeout(c->wsi, NO_PENDING_TIMEOUT, 0);
    lws_rx_flow_control(c->wsi, 0);
    c->server->events.request(c->server->ctx, &c->request);
}

static int on_header(struct connection *c, const char *path, size_t len)
{
    size_t body_len;
    if (c->phase != PHASE_HEADERS)
        return -1;
    connection_name(c);
    connection_deadline(c);
    int status = http_request_read(c, path, len, &body_len);
    bool has_body =
        strcmp(c->request.method, "POST") == 0; /* the library reports even an empty one */
    if (status != 0)
        refuse(c, status);
    else if (has_body)
        c->phase = PHASE_BODY;
    else
        hand_over(c);
    return 0;
}

/* The library may report a body's end twice, and the body of a request that was refused: the phase
 * tells. */
static int on_body(struct connection *c, const char *bytes, size_t len)
{
    if (c->phase == PHASE_BODY && len > 0)
        buf_add(&c->body, bytes, len);
    return 0;
}

static int on_body_end(struct connection *c)
{
    if (c->phase == PHASE_BODY)
        hand_over(c);
    return 0;
}

static int http_event(struct connection *c, enum lws_callback_reasons reason, const char *in,
                      size_t len)
{
    switch ((int)reason) {
    case LWS_CALLBACK_HTTP:
        return on_header(c, in, len);
    case LWS_CALLBACK_HTTP_BODY:
        return on_body(c, in, len);
    case LWS_CALLBACK_HTTP_BODY_COMPLETION:
        return on_body_end(c);
    case LWS_CALLBACK_HTTP_WRITEABLE:
        return c->phase == PHASE_ANSWER ? http_answer_write(c) : 0;
    case LWS_CALLBACK_HTTP_CONFIRM_UPGRADE:
        return ws_server_upgrade(c, in);
    case LWS_CALLBACK_RAW_ADOPT: /* a CONNECT request would turn into a bare pipe */
    case LWS_CALLBACK_RAW_RX:
        return -1;
    default:
        return ws_server_callback(c, reason, in, len);
    }
}

int http_server_callback(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in,
                         size_t len)
{
    (void)user;
    struct connection *c = lws_get_opaque_user_data(wsi);
    if (c == NULL || reason == LWS_CALLBACK_EVENT_WAIT_CANCELLED)
        return 0;
    if (reason == LWS_CALLBACK_WSI_CREATE || reason == LWS_CALLBACK_SERVER_NEW_CLIENT_INSTANTIATED)
        c->wsi = wsi;
    if (reason == LWS_CALLBACK_WSI_DESTROY) {
        connection_gone(c);
        return 0;
    }
    if (c->server == NULL)
        return 0;
    if (c->doomed && (reason == LWS_CALLBACK_HTTP || reason == LWS_CALLBACK_HTTP_BODY ||
                      reason == LWS_CALLBACK_HTTP_BODY_COMPLETION))
        return -1;
    return http_event(c, reason, in, len);
}
