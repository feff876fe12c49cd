/* Answers: built whole, written in pieces, with a client that reads slowly looked after by a timer.
 */
#include "http_server_private.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "disruption/base/memory.h"

#define HEADERS_MAX 65536          /* bytes of our own answers' headers */
#define PIECE_MAX LOOP_RECEIVE_MAX /* bytes of one write */
#define FIRST_PAUSE_MS 5
#define LONGEST_PAUSE_MS 80
#define DRAIN_MAX                                                                                  \
    ((size_t)256 << 10) /* bytes of a refused body that are read before hanging up                 \
                         */

static const struct {
    int status;
    const char *phrase;
} phrases[] = {
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {409, "Conflict"},
    {411, "Length Required"},
    {413, "Content Too Large"},
    {415, "Unsupported Media Type"},
    {422, "Unprocessable Content"},
    {429, "Too Many Requests"},
    {500, "Internal Server Error"},
    {503, "Service Unavailable"},
};

static const char *phrase_of(int status)
{
    for (size_t i = 0; i < COUNT_OF(phrases); i++)
        if (phrases[i].status == status)
            return phrases[i].phrase;
    return "Status";
}

/* A value that would end its line is left out: better no header than somebody else's. */
static void add_headers(struct buf *out, const struct http_header *headers, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strpbrk(headers[i].value, "\r\n") == NULL)
            buf_print(out, "%s: %s\r\n", headers[i].name, headers[i].value);
}

/* Both are of one length, so that the one can still become the other. */
static const char keeps[] = "keep-alive", closes[] = "close     ";

static void write_head(struct connection *c, const struct http_response *response, struct buf *out)
{
    const struct http_server_options *options = &c->server->options;
    buf_print(out, "HTTP/1.1 %d %s\r\n", response->status, phrase_of(response->status));
    if (response->content_type != NULL)
        buf_print(out, "content-type: %s\r\n", response->content_type);
    if (response->status != 204 && response->status != 304)
        buf_print(out, "content-length: %zu\r\n", response->body_len);
    if (response->status == 405)
        buf_text(out, "allow: GET, HEAD, POST\r\n");
    buf_text(out, "connection: ");
    c->connection_at = out->len;
    buf_print(out, "%s\r\n", c->keep_alive ? keeps : "close");
    add_headers(out, options->headers, options->header_count);
    add_headers(out, response->headers, response->header_count);
    buf_text(out, "\r\n");
}

void http_answer_start(struct connection *c, const struct http_response *response)
{
    bool bodiless = strcmp(c->request.method, "HEAD") == 0 || response->status == 204 ||
                    response->status == 304;
    size_t body_len = bodiless ? 0 : response->body_len;
    struct buf head;
    buf_init(&head, HEADERS_MAX);
    write_head(c, response, &head);
    c->answer_len = head.len + body_len;
    c->answer_sent = 0;
    c->answer = mem_resize(NULL, 1, LWS_PRE + c->answer_len);
    memcpy(c->answer + LWS_PRE, head.at, head.len);
    if (body_len > 0)
        memcpy(c->answer + LWS_PRE + head.len, response->body, body_len);
    buf_done(&head);
    c->phase = PHASE_ANSWER;
    c->pause_ms = FIRST_PAUSE_MS;
    lws_rx_flow_control(c->wsi, 1); /* while off, the library reports no writability either */
    lws_callback_on_writable(c->wsi);
}

static void look_again(lws_sorted_usec_list_t *entry);

static bool input_waits(const struct connection *c)
{
    char byte;
    return c->leftovers || recv(lws_get_socket_fd(c->wsi), &byte, 1, MSG_PEEK | MSG_DONTWAIT) >= 0;
}

/*
 * The client takes no more for now. As long as it is silent, poll tells when it does. But once it
 * has sent something (or half-closed), poll would tell that again and again, for the library reads
 * nothing before the answer is out; so then reading is switched off, writability with it, and a
 * timer looks instead.
 */
static void wait_for_client(struct connection *c)
{
    bool by_timer = input_waits(c);
    lws_rx_flow_control(c->wsi, by_timer ? 0 : 1);
    if (!by_timer)
        lws_callback_on_writable(c->wsi);
    loop_schedule(c->server->loop, &c->pause, look_again, c->pause_ms);
    if (c->pause_ms < LONGEST_PAUSE_MS)
        c->pause_ms *= 2;
}

static void look_again(lws_sorted_usec_list_t *entry)
{
    struct connection *c = lws_container_of(entry, struct connection, pause);
    struct pollfd fd = {.fd = lws_get_socket_fd(c->wsi), .events = POLLOUT};
    if (c->server == NULL)
        return;
    if (poll(&fd, 1, 0) == 0) {
        wait_for_client(c);
        return;
    }
    lws_rx_flow_control(c->wsi, 1);
    lws_callback_on_writable(c->wsi);
}

/* Unread bytes at close(2) become a reset that may overtake the answer on its way to the client. */
static void drain(struct lws *wsi)
{
    char waste[16384];
    size_t total = 0;
    ssize_t len;
    shutdown(lws_get_socket_fd(wsi), SHUT_WR);
    while (total < DRAIN_MAX &&
           (len = recv(lws_get_socket_fd(wsi), waste, sizeof(waste), MSG_DONTWAIT)) > 0)
        total += (size_t)len;
}

static int finish(struct connection *c)
{
    free(c->answer);
    c->answer = NULL;
    c->id = 0;
    c->phase = PHASE_HEADERS;
    lws_sul_cancel(&c->deadline);
    arena_done(&c->arena);
    buf_clear(&c->body);
    if (c->keep_alive)
        return lws_http_transaction_completed(c->wsi) != 0 ? -1 : 0;
    drain(c->wsi);
    return -1;
}

/*
 * Whether bytes behind the request were received already. The library keeps them, and hangs in an
 * endless loop (or takes the header for the body) when a POST header is parsed from what it kept;
 * so the connection must end. It does not tell what it keeps, but whether something anywhere keeps
 * it from waiting: asked with this connection's reading off and on. Somebody else's leftovers are a
 * reason to doubt, and doubt ends the connection too.
 */
static bool has_leftovers(struct connection *c)
{
    lws_rx_flow_control(c->wsi, 0);
    int without = lws_service_adjust_timeout(c->server->loop->lws, 1, 0);
    lws_rx_flow_control(c->wsi, 1);
    return without == 0 || lws_service_adjust_timeout(c->server->loop->lws, 1, 0) == 0;
}

static void decide_to_close(struct connection *c)
{
    c->keep_alive = false;
    c->leftovers = true;
    memcpy(c->answer + LWS_PRE + c->connection_at, closes, sizeof(closes) - 1);
}

int http_answer_write(struct connection *c)
{
    lws_sul_cancel(&c->pause);
    if (c->answer_sent == 0 && c->keep_alive && has_leftovers(c))
        decide_to_close(c);
    while (c->answer_sent < c->answer_len) {
        size_t len = c->answer_len - c->answer_sent;
        len = len > PIECE_MAX ? PIECE_MAX : len;
        if (lws_write(c->wsi, c->answer + LWS_PRE + c->answer_sent, len, LWS_WRITE_HTTP) < (int)len)
            return -1;
        c->answer_sent += len;
        if (c->answer_sent < c->answer_len && lws_send_pipe_choked(c->wsi)) {
            wait_for_client(c);
            return 0;
        }
    }
    if (lws_partial_buffered(c->wsi)) {
        wait_for_client(c);
        return 0;
    }
    return finish(c);
}
