/* Sockets of the app: tickets that work once, a hello, at most ten at a time, disconnects that
 * announce themselves. */
#include "sandbox/socket_mode.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/arena.h"
#include "disruption/base/buf.h"
#include "disruption/base/digest.h"
#include "disruption/base/memory.h"
#include "disruption/net/url.h"
#include "sandbox/envelope.h"

enum { HTTP_CONFLICT = 409 };

#define CLOSED_MAX 1000 /* a test looks at the last few */
#define TICKET_MAX 1000 /* unused ones; more than any client asks for within a ticket's life */

struct ticket {
    int64_t expires_ms;
};

struct socket_mode *socket_mode_create(void)
{
    struct socket_mode *sockets = mem_new(1, sizeof *sockets);
    sockets->links = table_create(free);
    sockets->tickets = table_create(free);
    sockets->pending = table_create(envelope_destroy);
    sockets->held = table_create(NULL);
    sockets->reordered = table_create(NULL);
    sockets->acks = js_new_array();
    sockets->deliveries = js_new_array();
    sockets->closed = js_new_array();
    return sockets;
}

void socket_mode_destroy(struct socket_mode *sockets)
{
    table_destroy(sockets->links);
    table_destroy(sockets->tickets);
    table_destroy(sockets->held);
    table_destroy(sockets->reordered);
    table_destroy(sockets->pending);
    js_drop(sockets->acks);
    js_drop(sockets->deliveries);
    js_drop(sockets->closed);
    free(sockets);
}

static void forget_old_tickets(struct workspace *workspace)
{
    struct socket_mode *sockets = workspace->sockets;
    if (table_count(sockets->tickets) < TICKET_MAX)
        return;
    table_destroy(sockets->tickets);
    sockets->tickets = table_create(free);
}

char *socket_ticket(struct workspace *workspace)
{
    char id[RANDOM_ID_LEN + 1];
    struct buf url;
    struct ticket *ticket = mem_new(1, sizeof *ticket);
    forget_old_tickets(workspace);
    random_id(id);
    ticket->expires_ms = workspace_now_ms(workspace) + TICKET_LIFE_MS;
    table_add(workspace->sockets->tickets, id, ticket);
    buf_init(&url, URL_MAX);
    buf_print(&url, "ws%s/link/?ticket=%s&app_id=%s", workspace->base_url + strlen("http"), id,
              APP_ID);
    return buf_take(&url);
}

int socket_accept(struct workspace *workspace, const char *query)
{
    struct arena arena = {0};
    struct socket_mode *sockets = workspace->sockets;
    const char *name = form_get(&arena, slice_of(query), "ticket");
    const struct ticket *ticket = table_find(sockets->tickets, name);
    int status = HTTP_CONFLICT;
    if (ticket != NULL && workspace_now_ms(workspace) < ticket->expires_ms)
        status = 0;
    table_remove(sockets->tickets, name);
    if (sockets->faults.refuse_count != 0) {
        if (sockets->faults.refuse_count > 0)
            sockets->faults.refuse_count--;
        status = sockets->faults.refuse_status;
    }
    arena_done(&arena);
    return status;
}

static const char *key_of(uint64_t socket, char *key)
{
    snprintf(key, ID_MAX, "%" PRIu64, socket);
    return key;
}

struct link *socket_find(const struct workspace *workspace, uint64_t socket)
{
    char key[ID_MAX];
    return table_find(workspace->sockets->links, key_of(socket, key));
}

static void send_json(struct workspace *workspace, uint64_t socket, struct js *owned)
{
    char *text = js_dump(owned);
    if (workspace->wire.send != NULL)
        workspace->wire.send(workspace->wire.ctx, socket, text, strlen(text));
    free(text);
    js_drop(owned);
}

static struct js *hello(const struct workspace *workspace)
{
    const struct socket_mode *sockets = workspace->sockets;
    struct js *json = js_new_object();
    struct js *info = js_new_object();
    struct js *debug = js_new_object();
    js_put_string(info, "app_id", APP_ID);
    js_put_string(debug, "host", "sandbox");
    js_put_integer(debug, "build_number", 1);
    js_put_integer(debug, "approximate_connection_time", 18060);
    js_put_string(json, "type", "hello");
    js_put_integer(json, "num_connections",
                   (int64_t)table_count(sockets->links) + sockets->faults.ghosts);
    js_put(json, "connection_info", info);
    js_put(json, "debug_info", debug);
    return json;
}

static struct js *farewell(const char *reason)
{
    struct js *json = js_new_object();
    struct js *debug = js_new_object();
    js_put_string(debug, "host", "sandbox");
    js_put_string(json, "type", "disconnect");
    js_put_string(json, "reason", reason);
    js_put(json, "debug_info", debug);
    return json;
}

void socket_opened(struct workspace *workspace, uint64_t socket)
{
    char key[ID_MAX];
    struct socket_mode *sockets = workspace->sockets;
    if (table_count(sockets->links) >= LINK_MAX) {
        send_json(workspace, socket, farewell("too_many_websockets"));
        if (workspace->wire.close != NULL)
            workspace->wire.close(workspace->wire.ctx, socket, 1000);
        return;
    }
    if (sockets->faults.no_hello > 0) {
        sockets->faults.no_hello--;
        return;
    }
    struct link *link = mem_new(1, sizeof *link);
    link->socket = socket;
    link->opened_ms = workspace_now_ms(workspace);
    table_add(sockets->links, key_of(socket, key), link);
    send_json(workspace, socket, hello(workspace));
    workspace_changed(workspace, "links", key);
}

void socket_note_close(struct workspace *workspace, uint64_t socket, int code)
{
    struct js *entry = js_new_object();
    if (js_count(workspace->sockets->closed) >= CLOSED_MAX) {
        js_drop(workspace->sockets->closed);
        workspace->sockets->closed = js_new_array();
    }
    js_put_integer(entry, "socket", (int64_t)socket);
    js_put_integer(entry, "code", code);
    js_put_integer(entry, "at_ms", workspace_now_ms(workspace));
    js_push(workspace->sockets->closed, entry);
}

void socket_closed(struct workspace *workspace, uint64_t socket)
{
    char key[ID_MAX];
    table_remove(workspace->sockets->links, key_of(socket, key));
    workspace_changed(workspace, "links", key);
}

void socket_disconnect(struct workspace *workspace, struct link *link, const char *reason,
                       int64_t close_ms)
{
    if (close_ms >= 0)
        link->close_at_ms = workspace_now_ms(workspace) + close_ms;
    send_json(workspace, link->socket, farewell(reason));
}

struct link *socket_turn(struct workspace *workspace)
{
    struct socket_mode *sockets = workspace->sockets;
    size_t count = table_count(sockets->links);
    return count == 0 ? NULL : table_at(sockets->links, sockets->next_link++ % count);
}

void socket_text(struct workspace *workspace, uint64_t socket, const char *text, size_t len)
{
    struct link *link = socket_find(workspace, socket);
    if (link == NULL || link->stalled)
        return;
    if (envelope_ack(workspace, socket, text, len))
        link->acked++;
}

void socket_tick(struct workspace *workspace)
{
    int64_t now_ms = workspace_now_ms(workspace);
    for (size_t i = 0; i < table_count(workspace->sockets->links); i++) {
        struct link *link = table_at(workspace->sockets->links, i);
        if (link->close_at_ms == 0 || link->close_at_ms > now_ms)
            continue;
        link->close_at_ms = 0;
        if (workspace->wire.close != NULL)
            workspace->wire.close(workspace->wire.ctx, link->socket, 1000);
    }
}

int64_t socket_due_at_ms(const struct workspace *workspace)
{
    int64_t due_ms = INT64_MAX;
    for (size_t i = 0; i < table_count(workspace->sockets->links); i++) {
        const struct link *link = table_at(workspace->sockets->links, i);
        if (link->close_at_ms != 0 && link->close_at_ms < due_ms)
            due_ms = link->close_at_ms;
    }
    return due_ms;
}
