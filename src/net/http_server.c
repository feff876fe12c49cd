/* Opening, accepting, closing, and the table of connections: ids find theirs in one step. */
#include "http_server_private.h"

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

#include "disruption/base/clock.h"
#include "disruption/base/memory.h"

struct connection *connection_find(const struct http_server *server, uint64_t id)
{
    size_t slot = id % HTTP_CONNECTIONS_MAX;
    if (id == 0 || slot >= server->options.connection_max)
        return NULL;
    struct connection *connection = server->slots[slot];
    return connection != NULL && connection->id == id ? connection : NULL;
}

#define KILL_AGAIN_MS 10

void connection_name(struct connection *connection)
{
    connection->id = ++connection->server->last_serial * HTTP_CONNECTIONS_MAX + connection->slot;
}

/* Bytes that come in the same pass give the library's own timer a new date, so a connection that is
 * killed once may live on: what it still says is refused, and the kill is repeated until it is
 * gone. */
static void overdue(lws_sorted_usec_list_t *entry)
{
    struct connection *connection = lws_container_of(entry, struct connection, deadline);
    connection->doomed = true;
    loop_kill(connection->wsi);
    loop_schedule(connection->server->loop, &connection->deadline, overdue, KILL_AGAIN_MS);
}

void connection_deadline(struct connection *connection)
{
    int64_t chosen_ms = connection->server->options.request_ms;
    loop_schedule(connection->server->loop, &connection->deadline, overdue,
                  chosen_ms > 0 ? chosen_ms : HTTP_REQUEST_SECONDS * SECOND_MS);
}

static struct connection *connection_create(struct http_server *server,
                                            const struct listener_peer *peer)
{
    struct connection *connection = mem_new(1, sizeof(*connection));
    connection->server = server;
    connection->peer = *peer;
    connection->arrival = ++server->last_arrival;
    connection->slot = server->free_slots[--server->free_count];
    server->slots[connection->slot] = connection;
    arena_init(&connection->arena);
    buf_init(&connection->body, server->options.body_max);
    return connection;
}

void connection_gone(struct connection *connection)
{
    struct http_server *server = connection->server;
    lws_sul_cancel(&connection->deadline);
    lws_sul_cancel(&connection->pause);
    if (server != NULL) {
        server->slots[connection->slot] = NULL;
        server->free_slots[server->free_count++] = connection->slot;
        if (connection->accepted)
            server->events.ws_closed(connection->socket_ctx, connection->id,
                                     connection->heard_code);
    }
    arena_done(&connection->arena);
    buf_done(&connection->body);
    ws_queue_done(&connection->frames);
    free(connection->answer);
    free(connection);
}

static void adopt(struct http_server *server, int fd, const struct listener_peer *peer)
{
    if (server->free_count == 0) {
        close(fd);
        return;
    }
    struct connection *connection = connection_create(server, peer);
    size_t slot = connection->slot;
    lws_adopt_desc_t adoption = {
        .vh = server->loop->served,
        .type = LWS_ADOPT_SOCKET | LWS_ADOPT_HTTP,
        .fd = {.sockfd = fd},
        .opaque = connection,
    };
    struct lws *wsi = lws_adopt_descriptor_vhost_via_info(&adoption);
    if (wsi == NULL) { /* gone already if the library had got as far as telling us */
        if (server->slots[slot] == connection)
            connection_gone(connection);
        return;
    }
    connection->wsi = wsi;
    connection_deadline(connection);
}

/* Out of descriptors, a waiting client would keep the loop spinning: take it with the spare one and
 * hang up. */
static void refuse_with_spare(struct http_server *server)
{
    struct listener_peer peer;
    if (server->spare_fd >= 0)
        close(server->spare_fd);
    int fd = listener_accept(&server->listener, &peer);
    if (fd >= 0)
        close(fd);
    server->spare_fd = open("/dev/null", O_RDONLY | O_CLOEXEC);
}

/* Who has sent nothing whole for longest makes way for who comes: silence must not shut anybody out. False: all are
 * being served, and who comes is to be refused. */
static bool make_room(struct http_server *server)
{
    struct pollfd waiting = {.fd = server->listener.fd, .events = POLLIN};
    struct connection *oldest = NULL;
    if (poll(&waiting, 1, 0) <= 0)
        return true; /* nobody comes */
    for (size_t slot = 0; slot < server->options.connection_max; slot++) {
        struct connection *c = server->slots[slot];
        if (c == NULL || c->phase > PHASE_BODY)
            continue;
        if (c->doomed)
            return true; /* it is going */
        if (oldest == NULL || c->arrival < oldest->arrival)
            oldest = c;
    }
    if (oldest != NULL)
        overdue(&oldest->deadline);
    return oldest != NULL;
}

static void accept_clients(void *ctx)
{
    struct http_server *server = ctx;
    struct listener_peer peer;
    bool any = false;
    while (server->free_count > 0 || !make_room(server)) {
        int fd = listener_accept(&server->listener, &peer);
        if (fd < 0) {
            if (!any)
                refuse_with_spare(server);
            return;
        }
        adopt(server, fd, &peer);
        any = true;
    }
}

static void create_slots(struct http_server *server)
{
    size_t *max = &server->options.connection_max;
    if (*max > HTTP_CONNECTIONS_MAX)
        *max = HTTP_CONNECTIONS_MAX;
    server->slots = mem_new(*max, sizeof(struct connection *));
    server->free_slots = mem_new(*max, sizeof(size_t));
    for (size_t slot = *max; slot-- > 0;)
        server->free_slots[server->free_count++] = slot;
}

bool http_server_open(struct loop *loop, const struct http_server_options *options,
                      const struct http_server_events *events, void *ctx, struct http_server **out,
                      struct err *err)
{
    struct listener listener;
    if (!listener_open(options->address, options->socket_mode, &listener, err))
        return false;
    struct http_server *server = mem_new(1, sizeof(*server));
    server->loop = loop;
    server->events = *events;
    server->ctx = ctx;
    server->options = *options;
    server->options.address = NULL;
    server->listener = listener;
    server->spare_fd = open("/dev/null", O_RDONLY | O_CLOEXEC);
    create_slots(server);
    server->watch = (struct watch){.readable = accept_clients, .ctx = server};
    if (!loop_watch(loop, &server->watch, listener.fd, err)) {
        http_server_close(server);
        return false;
    }
    *out = server;
    return true;
}

void http_server_close(struct http_server *server)
{
    if (server == NULL)
        return;
    loop_unwatch(&server->watch);
    if (server->listener.path[0] != '\0')
        unlink(server->listener.path);
    for (size_t slot = 0; slot < server->options.connection_max; slot++) {
        struct connection *connection = server->slots[slot];
        if (connection == NULL)
            continue;
        lws_set_timeout(connection->wsi, PENDING_TIMEOUT_CLOSE_SEND, LWS_TO_KILL_SYNC);
        if (server->slots[slot] ==
            connection) /* the library still wants to flush: it goes on without us */
            connection->server = NULL;
    }
    if (server->spare_fd >= 0)
        close(server->spare_fd);
    free(server->slots);
    free(server->free_slots);
    free(server);
}

int http_server_port(const struct http_server *server)
{
    return server->listener.port;
}

bool http_server_answer(struct http_server *server, uint64_t id,
                        const struct http_response *response)
{
    struct connection *connection = connection_find(server, id);
    if (connection == NULL || connection->phase != PHASE_HANDLER)
        return false;
    http_answer_start(connection, response);
    connection_deadline(connection);
    return true;
}

bool http_server_drop(struct http_server *server, uint64_t id)
{
    struct connection *connection = connection_find(server, id);
    if (connection == NULL || connection->phase != PHASE_HANDLER)
        return false;
    connection->doomed = true;
    loop_kill(connection->wsi);
    return true;
}
