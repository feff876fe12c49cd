/* Requests of the shell and of whoever watches. */
#include "daemon/control.h"

#include <arpa/inet.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "daemon/metrics.h"
#include "disruption/base/clock.h"
#include "disruption/base/memory.h"
#include "disruption/core/command.h"

#define CONTROL_BODY_MAX (COMMAND_TEXT_MAX * 2 + 1024) /* bytes; a command line, escaped */
#define CONTROL_CONNECTIONS_MAX 64
#define CONTROL_KEY_MAX 128 /* bytes of a retry key */
#define USER_NAME_BUFFER 4096
#define READY_TEXT_MAX 4096 /* bytes */

struct control {
    struct control_options options;
    struct http_server *socket;
    struct http_server *web;
    bool local; /* web listens for this machine alone */
};

static const struct http_header web_headers[] = {
    {"X-Content-Type-Options", "nosniff"},
    {"Content-Security-Policy", "default-src 'none'"},
    {"Cache-Control", "no-store"},
};

static const struct {
    enum err_kind kind;
    int status;
} statuses[] = {
    {ERR_NONE, 200},     {ERR_INVALID, 400},  {ERR_LIMITED, 400},     {ERR_REFUSED, 403},
    {ERR_NOT_FOUND, 404}, {ERR_CONFLICT, 409}, {ERR_UNAVAILABLE, 503},
};

static int status_of(enum err_kind kind)
{
    for (size_t i = 0; i < COUNT_OF(statuses); i++) {
        if (statuses[i].kind == kind)
            return statuses[i].status;
    }
    return 500;
}

static void send_json(struct http_server *server, uint64_t id, int status, struct js *owned)
{
    char *text = js_dump(owned);
    struct http_response response = {
        .status = status, .content_type = "application/json", .body = text, .body_len = strlen(text)};
    http_server_answer(server, id, &response);
    free(text);
    js_drop(owned);
}

static void send_result(struct http_server *server, uint64_t id, enum err_kind kind, const char *text)
{
    struct js *body = js_new_object();
    js_put_flag(body, "ok", kind == ERR_NONE);
    js_put_string(body, kind == ERR_NONE ? "answer" : "error", text);
    if (kind != ERR_NONE)
        js_put_string(body, "kind", err_kind_name(kind));
    send_json(server, id, status_of(kind), body);
}

static void send_text(struct http_server *server, uint64_t id, int status, const char *text)
{
    struct http_response response = {
        .status = status, .content_type = "text/plain; charset=utf-8", .body = text, .body_len = strlen(text)};
    http_server_answer(server, id, &response);
}

/* Who is at the shell: the kernel says, not the request. */
static const char *login_of(struct arena *arena, int64_t uid)
{
    char buffer[USER_NAME_BUFFER];
    struct passwd entry, *found = NULL;
    getpwuid_r((uid_t)uid, &entry, buffer, sizeof(buffer), &found);
    return found == NULL ? arena_print(arena, "uid%lld", (long long)uid) : arena_text(arena, found->pw_name);
}

static struct work *work_of_request(const struct http_request *request, const struct js *body)
{
    struct work *work = work_create(WORK_CONTROL);
    const char *login = login_of(&work->arena, request->peer_uid);
    int64_t now_ms = clock_now_ms();
    work->exchange = request->id;
    work->event = (struct event){.kind = EVENT_COMMAND, .happened_ms = now_ms, .received_ms = now_ms};
    const char *key = js_string(body, "key"); /* who sends none does not send again */
    if (key == NULL)
        key = arena_print(&work->arena, "%lld.%llu", (long long)now_ms, (unsigned long long)request->id);
    work->event.key = arena_print(&work->arena, "shell/%lld/%s", (long long)request->peer_uid, key);
    work->event.as.command = (struct command_line){
        .mouth = MOUTH_SHELL,
        .text = arena_text(&work->arena, js_string(body, "text")),
        .number = js_integer_or(body, "number", 0),
        .actor_id = arena_print(&work->arena, "shell:%s", login),
        .actor_name = login,
    };
    return work;
}

static void take_command(struct control *control, const struct http_request *request)
{
    struct js *body = NULL;
    struct err err = ERR_INIT;
    if (!js_parse(request->body, request->body_len, &body, &err) || js_string(body, "text") == NULL) {
        send_result(control->socket, request->id, ERR_INVALID, "send JSON with a \"text\": the command to run");
        js_drop(body);
        return;
    }
    if (strlen(js_string_or(body, "key", "")) > CONTROL_KEY_MAX) {
        send_result(control->socket, request->id, ERR_LIMITED, "the \"key\" is too long: send a shorter one");
        js_drop(body);
        return;
    }
    struct work *work = work_of_request(request, body);
    js_drop(body);
    if (control->options.push(control->options.ctx, work))
        return;
    send_result(control->socket, request->id, ERR_UNAVAILABLE,
                "too much is waiting to be recorded; try again in a moment");
    work_destroy(work);
}

static void tell_condition(struct control *control, const struct http_request *request)
{
    send_json(control->socket, request->id, 200, control->options.condition(control->options.ctx));
}

static void note_backup(struct control *control, const struct http_request *request)
{
    struct js *body = NULL;
    struct err err = ERR_INIT;
    bool read = js_parse(request->body, request->body_len, &body, &err);
    const char *database = read ? js_string(body, "database") : NULL;
    if (database == NULL)
        send_result(control->socket, request->id, ERR_INVALID, "send JSON with a \"database\": the file that was copied");
    else if (!control->options.backed_up(control->options.ctx, database))
        send_result(control->socket, request->id, ERR_CONFLICT, "that is not the database of this daemon");
    else
        send_result(control->socket, request->id, ERR_NONE, "");
    js_drop(body);
}

static const struct {
    const char *method, *path;
    void (*take)(struct control *control, const struct http_request *request);
} requests[] = {
    {"POST", "/v1/backup", note_backup},
    {"POST", "/v1/command", take_command},
    {"GET", "/v1/condition", tell_condition},
};

static void on_socket(void *ctx, const struct http_request *request)
{
    struct control *control = ctx;
    size_t i = 0;
    while (i < COUNT_OF(requests) && strcmp(request->path, requests[i].path) != 0)
        i++;
    bool known = i < COUNT_OF(requests);
    if (known && (strcmp(requests[i].method, "POST") == 0) == (strcmp(request->method, "POST") == 0))
        requests[i].take(control, request);
    else
        send_text(control->socket, request->id, known ? 405 : 404,
                  "POST /v1/command, POST /v1/backup and GET /v1/condition are what is here\n");
}

/* Whether an address, or a Host header, means this machine itself: "127.0.0.1:8190", "[::1]", "localhost". */
static bool is_loopback(const char *address)
{
    struct slice host = slice_of(address);
    const char *colon = strrchr(address, ':'), *bracket = strrchr(address, ']');
    unsigned char bytes[sizeof(struct in6_addr)];
    char text[INET6_ADDRSTRLEN];
    if (colon != NULL && (bracket == NULL || colon > bracket))
        host.len = (size_t)(colon - address);
    if (slice_equals_nocase(host, "localhost") || slice_equals(host, "[::1]"))
        return true;
    if (host.len >= sizeof(text))
        return false;
    snprintf(text, sizeof(text), "%.*s", SLICE_PRINT(host));
    return inet_pton(AF_INET, text, bytes) == 1 && bytes[0] == 127;
}

static void show_live(struct control *control, const struct http_request *request)
{
    send_text(control->web, request->id, 200, "alive\n");
}

static void show_ready(struct control *control, const struct http_request *request)
{
    struct buf why_not;
    buf_init(&why_not, READY_TEXT_MAX);
    bool ready = control->options.ready(control->options.ctx, &why_not);
    send_text(control->web, request->id, ready ? 200 : 503, ready ? "ready\n" : buf_string(&why_not));
    buf_done(&why_not);
}

static void show_metrics(struct control *control, const struct http_request *request)
{
    struct buf text;
    buf_init(&text, METRICS_TEXT_MAX);
    control->options.metrics(control->options.ctx, &text);
    struct http_response response = {.status = text.over ? 500 : 200,
                                     .content_type = METRICS_CONTENT_TYPE,
                                     .body = text.over ? "" : buf_string(&text),
                                     .body_len = text.over ? 0 : text.len};
    http_server_answer(control->web, request->id, &response);
    buf_done(&text);
}

static const struct {
    const char *path;
    void (*show)(struct control *control, const struct http_request *request);
} pages[] = {
    {"/livez", show_live},
    {"/metrics", show_metrics},
    {"/readyz", show_ready},
};

/* A page in somebody's browser may send it here under a name of its own; what is for this machine alone stays so. */
static void on_web(void *ctx, const struct http_request *request)
{
    struct control *control = ctx;
    size_t i = 0;
    while (i < COUNT_OF(pages) && strcmp(request->path, pages[i].path) != 0)
        i++;
    if (control->local && !is_loopback(request->host))
        send_text(control->web, request->id, 403, "ask by the address of this machine: 127.0.0.1, [::1] or localhost\n");
    else if (i == COUNT_OF(pages))
        send_text(control->web, request->id, 404, "nothing here: try /livez, /readyz or /metrics\n");
    else if (strcmp(request->method, "POST") == 0)
        send_text(control->web, request->id, 405, "this is only to be read: GET\n");
    else
        pages[i].show(control, request);
}

bool control_open(struct loop *loop, const struct control_options *options, struct control **out, struct err *err)
{
    static const struct http_server_events socket_events = {.request = on_socket};
    static const struct http_server_events web_events = {.request = on_web};
    struct control *control = mem_new(1, sizeof(*control));
    struct arena arena = {0};
    control->options = *options;
    control->local = is_loopback(options->listen);
    bool done = true;
    if (options->socket[0] != '\0') {
        const struct http_server_options socket = {.address = arena_print(&arena, "unix:%s", options->socket),
                                                   .socket_mode = 0660,
                                                   .body_max = CONTROL_BODY_MAX,
                                                   .connection_max = CONTROL_CONNECTIONS_MAX};
        done = http_server_open(loop, &socket, &socket_events, control, &control->socket, err) ||
               err_wrap(err, "control.socket");
    }
    if (done && options->listen[0] != '\0') {
        const struct http_server_options web = {.address = options->listen,
                                                .body_max = CONTROL_BODY_MAX,
                                                .connection_max = CONTROL_CONNECTIONS_MAX,
                                                .headers = web_headers,
                                                .header_count = COUNT_OF(web_headers)};
        done = http_server_open(loop, &web, &web_events, control, &control->web, err) ||
               err_wrap(err, "web.listen");
    }
    arena_done(&arena);
    if (!done) {
        control_close(control);
        return false;
    }
    *out = control;
    return true;
}

void control_close(struct control *control)
{
    if (control == NULL)
        return;
    http_server_close(control->socket);
    http_server_close(control->web);
    free(control);
}

void control_answer(struct control *control, const struct work *work)
{
    send_result(control->socket, work->exchange, work->refused, buf_string(&work->answer));
}
