/* Opens the port, joins sockets and workspace, keeps time. Requests are in routes.c. */
#include "sandbox/server.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/json.h"
#include "disruption/base/memory.h"
#include "disruption/net/url.h"
#include "sandbox/server_private.h"
#include "sandbox/socket_mode.h"

#define PING_EVERY_MS 10000
#define NEWS_EVERY_MS 30            /* lets a burst of changes become one message */
#define BODY_MAX ((size_t)16 << 20) /* bytes; the largest file as base64 in JSON fits */
#define CONNECTIONS_MAX 2000

enum { HTTP_FORBIDDEN = 403, HTTP_NOT_FOUND = 404, HTTP_TOO_MANY = 503 };

static const struct http_header security_headers[] = {
    {"x-content-type-options", "nosniff"},
    {"referrer-policy", "no-referrer"},
    {"cache-control", "no-store"},
    {"content-security-policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src "
                                "'self' data:; connect-src 'self'; "
                                "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
};

void server_reschedule(struct sandbox_server *server)
{
    int64_t in_ms = workspace_due_in_ms(server->workspace);
    if (in_ms < 0 || (server->workspace->frozen && in_ms > 0))
        timer_cancel(server->tick); /* a clock that stands brings nothing near */
    else
        timer_set(server->tick, in_ms + 1);
}

static void ticked(void *ctx)
{
    struct sandbox_server *server = ctx;
    workspace_tick(server->workspace);
    server_reschedule(server);
}

static void ping_all(void *ctx)
{
    struct sandbox_server *server = ctx;
    const struct table *links = server->workspace->sockets->links;
    for (size_t i = 0; i < table_count(links); i++) {
        const struct link *link = table_at(links, i);
        if (!link->stalled)
            http_server_ws_ping(server->http, link->socket);
    }
    timer_set(server->pings, PING_EVERY_MS);
}

/* The wire: how the workspace reaches its sockets. */

static bool wire_send(void *ctx, uint64_t socket, const char *text, size_t len)
{
    return http_server_ws_send(((struct sandbox_server *)ctx)->http, socket, text, len);
}

static bool wire_send_odd(void *ctx, uint64_t socket, const char *bytes, size_t len, int fragments,
                          bool binary)
{
    return http_server_ws_send_odd(((struct sandbox_server *)ctx)->http, socket, bytes, len,
                                   fragments, binary);
}

static void wire_close(void *ctx, uint64_t socket, int code)
{
    http_server_ws_close(((struct sandbox_server *)ctx)->http, socket, code);
}

static void wire_stall(void *ctx, uint64_t socket, bool on)
{
    http_server_ws_stall(((struct sandbox_server *)ctx)->http, socket, on);
}

static bool is_told(const struct sandbox_server *server, const char *kind, const char *id)
{
    for (size_t i = 0; i < server->news_count; i++) {
        if (strcmp(server->news[i].kind, kind) == 0 && strcmp(server->news[i].id, id) == 0)
            return true;
    }
    return false;
}

static void wire_changed(void *ctx, const char *kind, const char *id)
{
    struct sandbox_server *server = ctx;
    if (server->page_count == 0 || is_told(server, kind, id))
        return;
    if (server->news_count == NEWS_MAX) {
        server->news_over = true;
        return;
    }
    struct news *news = &server->news[server->news_count++];
    snprintf(news->kind, sizeof news->kind, "%s", kind);
    snprintf(news->id, sizeof news->id, "%s", id);
    if (server->news_count == 1)
        timer_set(server->tell, NEWS_EVERY_MS);
}

static struct js *news_json(const struct sandbox_server *server)
{
    struct js *json = js_new_object();
    struct js *changes = js_new_array();
    for (size_t i = 0; i < server->news_count; i++) {
        struct js *one = js_new_object();
        js_put_string(one, "kind", server->news[i].kind);
        js_put_string(one, "id", server->news[i].id);
        js_push(changes, one);
    }
    js_put(json, "changes", changes);
    js_put_flag(json, "everything", server->news_over);
    return json;
}

static void tell_pages(void *ctx)
{
    struct sandbox_server *server = ctx;
    struct js *json = news_json(server);
    char *text = js_dump(json);
    for (size_t i = 0; i < server->page_count; i++)
        (void)http_server_ws_send(server->http, server->pages[i], text, strlen(text));
    free(text);
    js_drop(json);
    server->news_count = 0;
    server->news_over = false;
}

/* Sockets coming, speaking, going. */

static int ws_accept(void *ctx, const struct http_request *request, void **socket_ctx)
{
    struct sandbox_server *server = ctx;
    if (server_is_foreign(server, request))
        return HTTP_FORBIDDEN;
    if (strcmp(request->path, "/page/socket") == 0) {
        *socket_ctx = &server->page_role;
        return server->page_count < PAGE_SOCKETS_MAX ? 0 : HTTP_TOO_MANY;
    }
    *socket_ctx = &server->app_role;
    return strcmp(request->path, "/link/") == 0 ? socket_accept(server->workspace, request->query) : HTTP_NOT_FOUND;
}

static void ws_opened(void *socket_ctx, uint64_t socket)
{
    const struct socket_role *role = socket_ctx;
    struct sandbox_server *server = role->server;
    if (!role->page)
        socket_opened(server->workspace, socket);
    else if (server->page_count < PAGE_SOCKETS_MAX)
        server->pages[server->page_count++] = socket;
    server_reschedule(server);
}

static void ws_text(void *socket_ctx, uint64_t socket, const char *at, size_t len)
{
    const struct socket_role *role = socket_ctx;
    if (role->page)
        return; /* pages listen, they do not speak */
    socket_text(role->server->workspace, socket, at,
                len); /* an ack only takes away what could fall due */
}

static void ws_closed(void *socket_ctx, uint64_t socket, int code)
{
    const struct socket_role *role = socket_ctx;
    struct sandbox_server *server = role->server;
    if (!role->page) {
        socket_note_close(server->workspace, socket, code);
        socket_closed(server->workspace, socket);
    }
    for (size_t i = 0; i < server->page_count; i++) {
        if (server->pages[i] == socket)
            server->pages[i] = server->pages[--server->page_count];
    }
}

static int host_len(const char *listen)
{
    const char *colon = strrchr(listen, ':');
    return colon == NULL ? (int)strlen(listen) : (int)(colon - listen);
}

static bool check_loopback(const char *listen, struct err *err)
{
    char text[128];
    struct url url;
    snprintf(text, sizeof text, "http://%.*s/", host_len(listen), listen); /* port 0 is no url's */
    if (!url_parse(text, &url, err))
        return err_wrap(err, "--listen");
    if (!url.loopback)
        return err_set(err, ERR_REFUSED,
                       "--listen: the sandbox serves this machine alone, as in 127.0.0.1:8080");
    return true;
}

/* Its own address, and the one it tells its clients. */
static void write_urls(struct sandbox_server *server, const struct sandbox_options *options)
{
    snprintf(server->url, sizeof server->url, "http://%.*s:%d", host_len(options->listen),
             options->listen, http_server_port(server->http));
    workspace_set_base_url(server->workspace,
                           options->public_url != NULL ? options->public_url : server->url);
}

static bool check_public(struct sandbox_server *server, const char *url, struct err *err)
{
    if (url == NULL)
        return true;
    if (url[0] != '\0' && url[strlen(url) - 1] == '/')
        return err_set(err, ERR_INVALID, "--public-url ends without a slash");
    return url_parse(url, &server->public_url, err) || err_wrap(err, "--public-url");
}

static struct sandbox_server *make(struct loop *loop, const struct sandbox_options *options)
{
    struct sandbox_server *server = mem_new(1, sizeof *server);
    const struct wire wire = {server,     wire_send,  wire_send_odd,
                              wire_close, wire_stall, wire_changed};
    const struct workspace_options wanted = {options->bot_token, options->app_token,
                                             options->command, ""};
    server->loop = loop;
    server->workspace = workspace_create(&wanted, &wire);
    server->tick = timer_create_on(loop, ticked, server);
    server->pings = timer_create_on(loop, ping_all, server);
    server->tell = timer_create_on(loop, tell_pages, server);
    server->app_role = (struct socket_role){server, false};
    server->page_role = (struct socket_role){server, true};
    return server;
}

bool sandbox_server_open(struct loop *loop, const struct sandbox_options *options,
                         struct sandbox_server **out, struct err *err)
{
    static const struct http_server_events events = {server_request, ws_accept, ws_opened, ws_text,
                                                     ws_closed};
    const struct http_server_options serving = {
        .address = options->listen,
        .body_max = BODY_MAX,
        .connection_max = CONNECTIONS_MAX,
        .headers = security_headers,
        .header_count = COUNT_OF(security_headers),
    };
    if (!check_loopback(options->listen, err))
        return false;
    struct sandbox_server *server = make(loop, options);
    if (!check_public(server, options->public_url, err) ||
        !http_server_open(loop, &serving, &events, server, &server->http, err)) {
        sandbox_server_close(server);
        return false;
    }
    write_urls(server, options);
    timer_set(server->pings, PING_EVERY_MS);
    *out = server;
    return true;
}

void sandbox_server_close(struct sandbox_server *server)
{
    if (server == NULL)
        return;
    late_drop_all(server);
    http_server_close(server->http);
    timer_destroy(server->tick);
    timer_destroy(server->pings);
    timer_destroy(server->tell);
    workspace_destroy(server->workspace);
    free(server);
}

const char *sandbox_server_url(const struct sandbox_server *server)
{
    return server->url;
}

struct workspace *sandbox_server_workspace(struct sandbox_server *server)
{
    return server->workspace;
}
