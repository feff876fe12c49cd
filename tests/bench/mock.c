/* Answers by method, and acknowledgements by their sequence number. */
#include "mock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/arena.h"
#include "disruption/base/clock.h"
#include "disruption/base/json.h"
#include "disruption/net/url.h"
#include "say.h"

#define BODY_MAX ((size_t)1 << 20)
#define ANSWER_MAX ((size_t)4 << 20)
#define PAGE_MESSAGES_MAX 999
#define CONNECTIONS_MAX 256
#define SEQUENCE_DIGITS 12 /* the last group of an envelope's id */

/* One call, as long as it is answered. */
struct call {
    struct arena *arena;
    const struct http_request *request;
};

/* An argument of a call, which comes as JSON or as a form; "" when absent. */
static const char *argument(const struct call *call, const char *key)
{
    const struct http_request *request = call->request;
    struct js *tree = NULL;
    if (request->body_len == 0 || request->body[0] != '{') {
        const char *value = form_get(call->arena, slice_of(request->body), key);
        return value == NULL ? "" : value;
    }
    if (!js_parse(request->body, request->body_len, &tree, NULL))
        return "";
    const char *copy = arena_text(call->arena, js_string_or(tree, key, ""));
    js_drop(tree);
    return copy;
}

static void auth_test(struct mock *mock, const struct call *call, struct buf *out)
{
    (void)mock;
    (void)call;
    buf_text(out, "{\"ok\":true,\"url\":\"https://bench.slack.com/"
                  "\",\"team\":\"Bench\",\"user\":\"disruption\","
                  "\"team_id\":\"T0BENCH\",\"user_id\":\"U0BOT\",\"bot_id\":\"B0BOT\"}");
}

static void connections_open(struct mock *mock, const struct call *call, struct buf *out)
{
    (void)call;
    buf_print(out, "{\"ok\":true,\"url\":\"ws://127.0.0.1:%d/link?ticket=1\"}",
              http_server_port(mock->server));
}

static void conversations_create(struct mock *mock, const struct call *call, struct buf *out)
{
    if (mock->channel_count == MOCK_CHANNELS_MAX)
        give_up("more than %d channels were asked for", MOCK_CHANNELS_MAX);
    char *id = mock->channels[mock->channel_count++];
    snprintf(id, MOCK_CHANNEL_ID_MAX, "C0INC%04zu", mock->channel_count);
    mock->create_us = clock_steady_us();
    mock->post_us = 0;
    buf_print(out, "{\"ok\":true,\"channel\":{\"id\":\"%s\",\"name\":\"%s\"}}", id, argument(call, "name"));
}

/* Newest first; the cursor is the sequence number to go on before. */
static void conversations_history(struct mock *mock, const struct call *call, struct buf *out)
{
    const char *cursor = argument(call, "cursor");
    size_t limit = strtoull(argument(call, "limit"), NULL, 10);
    mock->history_calls++;
    if (mock->history == NULL)
        return;
    buf_text(out, "{\"ok\":true,\"messages\":[");
    uint64_t before = mock->history(mock->ctx, argument(call, "channel"),
                                    cursor[0] == '\0' ? UINT64_MAX : strtoull(cursor, NULL, 10),
                                    limit > PAGE_MESSAGES_MAX ? PAGE_MESSAGES_MAX : limit, out);
    buf_text(out, before == 0 ? "],\"has_more\":false}" : "],\"has_more\":true,");
    if (before != 0)
        buf_print(out, "\"response_metadata\":{\"next_cursor\":\"%llu\"}}", (unsigned long long)before);
}

static void post_message(struct mock *mock, const struct call *call, struct buf *out)
{
    const char *channel = argument(call, "channel");
    if (mock->post_us == 0 && mock->channel_count > 0 &&
        strcmp(channel, mock->channels[mock->channel_count - 1]) == 0)
        mock->post_us = clock_steady_us();
    buf_print(out, "{\"ok\":true,\"channel\":\"%s\",\"ts\":\"1700000000.%06llu\"}", channel,
              (unsigned long long)++mock->stamp);
}

static void users_info(struct mock *mock, const struct call *call, struct buf *out)
{
    const char *user = argument(call, "user");
    (void)mock;
    buf_print(out,
              "{\"ok\":true,\"user\":{\"id\":\"%s\",\"name\":\"person\",\"tz\":\"Europe/"
              "Berlin\",\"is_bot\":false,"
              "\"profile\":{\"display_name\":\"Person %s\",\"real_name\":\"Person %s\"}}}",
              user, user, user);
}

/* Methods whose answers are looked at; every other one is "ok". */
static const struct {
    const char *name;
    void (*answer)(struct mock *mock, const struct call *call, struct buf *out);
} methods[] = {
    {"apps.connections.open", connections_open},
    {"auth.test", auth_test},
    {"chat.postMessage", post_message},
    {"conversations.create", conversations_create},
    {"conversations.history", conversations_history},
    {"users.info", users_info},
};

static void answer_call(struct mock *mock, const struct http_request *request, const char *method, struct buf *out)
{
    struct arena arena = {0};
    const struct call call = {&arena, request};
    for (size_t i = 0; i < COUNT_OF(methods); i++) {
        if (strcmp(methods[i].name, method) == 0)
            methods[i].answer(mock, &call, out);
    }
    if (out->len == 0)
        buf_text(out, "{\"ok\":true}");
    arena_done(&arena);
}

static void respond(struct mock *mock, uint64_t request, int status, const char *body, size_t len)
{
    static const struct http_header headers[] = {
        {"x-oauth-scopes",
         "app_mentions:read,channels:history,channels:join,channels:manage,channels:read,chat:write,"
         "chat:write.public,commands,files:read,files:write,groups:history,groups:read,groups:write,"
         "im:history,im:read,im:write,pins:read,pins:write,reactions:read,reactions:write,"
         "usergroups:read,users:read"},
        {"retry-after", "1"},
    };
    (void)http_server_answer(mock->server, request,
                             &(struct http_response){.status = status,
                                                     .content_type = "application/json",
                                                     .body = body,
                                                     .body_len = len,
                                                     .headers = headers,
                                                     .header_count = status == 429 ? 2 : 1});
}

/* trouble ------------------------------------------------------------------------------------------ */

enum trouble { TROUBLE_NONE, TROUBLE_LIMITED, TROUBLE_BROKEN, TROUBLE_LATE, TROUBLE_KINDS };

static enum trouble trouble_of(struct mock *mock, const char *method)
{
    bool link = strcmp(method, "apps.connections.open") == 0 || strcmp(method, "auth.test") == 0;
    if (!mock->troubled || link)
        return TROUBLE_NONE;
    enum trouble trouble = (enum trouble)(++mock->trouble_calls % TROUBLE_KINDS);
    return trouble == TROUBLE_LATE && mock->late_count == MOCK_LATE_MAX ? TROUBLE_NONE : trouble;
}

static void keep_back(struct mock *mock, uint64_t request, struct buf *out)
{
    if (mock->late_count == 0)
        timer_set(mock->late_timer, MOCK_LATE_MS);
    mock->late[mock->late_count++] = (struct mock_late){request, NULL, out->len};
    mock->late[mock->late_count - 1].body = buf_take(out);
}

static void let_go(void *ctx)
{
    struct mock *mock = ctx;
    for (size_t i = 0; i < mock->late_count; i++) {
        respond(mock, mock->late[i].request, 200, mock->late[i].body, mock->late[i].len);
        free(mock->late[i].body);
    }
    mock->late_count = 0;
}

static void on_request(void *ctx, const struct http_request *request)
{
    static const char limited[] = "{\"ok\":false,\"error\":\"ratelimited\"}";
    struct mock *mock = ctx;
    const char *method = strrchr(request->path, '/') + 1;
    enum trouble trouble = trouble_of(mock, method);
    struct buf out;
    buf_init(&out, ANSWER_MAX);
    if (trouble == TROUBLE_NONE || trouble == TROUBLE_LATE)
        answer_call(mock, request, method, &out);
    if (trouble == TROUBLE_LIMITED)
        respond(mock, request->id, 429, limited, sizeof(limited) - 1);
    else if (trouble == TROUBLE_BROKEN)
        respond(mock, request->id, 503, "", 0);
    else if (trouble == TROUBLE_LATE)
        keep_back(mock, request->id, &out);
    else
        respond(mock, request->id, 200, buf_string(&out), out.len);
    buf_done(&out);
}

/* the link ----------------------------------------------------------------------------------------- */

static int on_accept(void *ctx, const struct http_request *request, void **socket_ctx)
{
    (void)request;
    *socket_ctx = ctx;
    return 0;
}

static void on_opened(void *ctx, uint64_t socket)
{
    static const char hello[] =
        "{\"type\":\"hello\",\"num_connections\":1,\"connection_info\":{\"app_id\":\"A0BENCH\"}}";
    struct mock *mock = ctx;
    bool nobody = mock->socket == 0;
    mock->socket = socket;
    mock_send(mock, hello, sizeof(hello) - 1);
    if (nobody)
        mock->connected(mock->ctx);
}

/* An acknowledgement ends with the id: {"envelope_id":"....-00000000002a"} */
static void on_text(void *ctx, uint64_t socket, const char *at, size_t len)
{
    struct mock *mock = ctx;
    (void)socket;
    if (len < SEQUENCE_DIGITS + 2)
        give_up("an odd acknowledgement: %s", at);
    const char *digits = at + len - 2 - SEQUENCE_DIGITS;
    char *end;
    uint64_t sequence = strtoull(digits, &end, 16);
    if (end != digits + SEQUENCE_DIGITS)
        give_up("an odd acknowledgement: %s", at);
    mock->acknowledged(mock->ctx, sequence);
}

static void on_closed(void *ctx, uint64_t socket, int code)
{
    struct mock *mock = ctx;
    (void)code;
    if (mock->socket == socket)
        mock->socket = 0;
}

bool mock_open(struct mock *mock, struct loop *loop, struct err *err)
{
    static const struct http_server_events events = {on_request, on_accept, on_opened, on_text,
                                                     on_closed};
    const struct http_server_options options = {
        .address = "127.0.0.1:0", .body_max = BODY_MAX, .connection_max = CONNECTIONS_MAX};
    mock->loop = loop;
    mock->late_timer = timer_create_on(loop, let_go, mock);
    return http_server_open(loop, &options, &events, mock, &mock->server, err);
}

void mock_close(struct mock *mock)
{
    timer_destroy(mock->late_timer);
    let_go(mock);
    http_server_close(mock->server);
    mock->server = NULL;
}

void mock_cut(struct mock *mock)
{
    http_server_ws_close(mock->server, mock->socket, 0);
    mock->socket = 0; /* it lingers for a moment */
}

void mock_send(struct mock *mock, const char *text, size_t len)
{
    if (mock->socket == 0 || !http_server_ws_send(mock->server, mock->socket, text, len))
        give_up("the measured program is not connected");
}
