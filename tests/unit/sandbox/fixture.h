/* A workspace without a network: its clock stands, what it sends is kept, calls are written as JSON
 * text. */
#ifndef SANDBOX_FIXTURE_H
#define SANDBOX_FIXTURE_H

#include <stdio.h>
#include <string.h>

#include "testing.h"

#include "disruption/base/json.h"
#include "sandbox/api.h"
#include "sandbox/control.h"
#include "sandbox/message.h"
#include "sandbox/socket_mode.h"

#define START_MS INT64_C(1767225600000)
#define FRAMES_MAX 4096

struct fixture {
    struct workspace *workspace;
    struct js *frames[FRAMES_MAX]; /* in the order they were sent */
    uint64_t sockets[FRAMES_MAX];  /* and to whom */
    size_t frame_count;
    uint64_t closed[64];
    size_t closed_count;
    struct js *last; /* newest reply; released with the fixture or by the next */
    char error[64];
    int status;
    int64_t retry_after;
};

static inline struct js *parsed(const char *text)
{
    struct js *json = NULL;
    struct err err = ERR_INIT;
    if (!js_parse(text, strlen(text), &json, &err))
        fail_msg("%s: %s", err.text, text);
    return json;
}

static inline bool keep_frame(void *ctx, uint64_t socket, const char *text, size_t len)
{
    struct fixture *f = ctx;
    (void)len;
    assert_true(f->frame_count < FRAMES_MAX);
    f->sockets[f->frame_count] = socket;
    f->frames[f->frame_count++] = parsed(text);
    return true;
}

static inline void keep_close(void *ctx, uint64_t socket, int code)
{
    struct fixture *f = ctx;
    (void)code;
    f->closed[f->closed_count++ % COUNT_OF(f->closed)] = socket;
    socket_closed(f->workspace, socket);
}

/* Performs a Web API method; args is JSON text. NULL when it failed, with f->error set. */
static inline const struct js *call(struct fixture *f, const char *method, const char *args)
{
    struct api_answer answer;
    struct js *given = parsed(args);
    bool app = strcmp(method, "apps.connections.open") == 0;
    sandbox_api_call(f->workspace, method, given, false, app ? "xapp-sandbox" : "xoxb-sandbox",
                     &answer);
    js_drop(given);
    js_drop(f->last);
    f->last = parsed(answer.body);
    f->status = answer.status;
    f->retry_after = answer.retry_after;
    snprintf(f->error, sizeof f->error, "%s", js_string_or(f->last, "error", ""));
    api_answer_done(&answer);
    return js_flag(f->last, "ok") ? f->last : NULL;
}

/* Performs a control call that must succeed. */
static inline const struct js *control(struct fixture *f, const char *name, const char *args)
{
    struct err err = ERR_INIT;
    struct js *given = parsed(args);
    struct js *reply = NULL;
    if (!control_call(f->workspace, name, given, &reply, &err))
        fail_msg("%s %s: %s", name, args, err.text);
    js_drop(given);
    js_drop(f->last);
    f->last = reply;
    return reply;
}

/* Says something in #general as Ana; the timestamp goes into ts[TS_MAX]. */
static inline const char *say(struct fixture *f, const char *text, char *ts)
{
    char args[512];
    snprintf(args, sizeof args, "{\"user\":\"ana\",\"channel\":\"general\",\"text\":\"%s\"}", text);
    snprintf(ts, TS_MAX, "%s", js_string(control(f, "say", args), "ts"));
    return ts;
}

static inline const struct js *look(struct fixture *f, const char *name)
{
    struct err err = ERR_INIT;
    struct js *reply = NULL;
    assert_true(control_look(f->workspace, name, "", &reply, &err));
    js_drop(f->last);
    f->last = reply;
    return reply;
}

/* Opens a socket the way a client does. */
static inline void connect_socket(struct fixture *f, uint64_t socket)
{
    const struct js *reply = call(f, "apps.connections.open", "{}");
    assert_non_null(reply);
    const char *query = strchr(js_string(reply, "url"), '?') + 1;
    assert_int_equal(socket_accept(f->workspace, query), 0);
    socket_opened(f->workspace, socket);
}

static inline const struct js *newest(const struct fixture *f)
{
    return f->frame_count == 0 ? NULL : f->frames[f->frame_count - 1];
}

/* The newest event of that type among the frames from `first` on; NULL: none. */
static inline const struct js *event_of(const struct fixture *f, size_t first, const char *type)
{
    for (size_t i = f->frame_count; i-- > first;) {
        const struct js *event = js_at(js_at(f->frames[i], "payload"), "event");
        if (strcmp(js_string_or(event, "type", ""), type) == 0)
            return event;
    }
    return NULL;
}

static inline void acknowledge(struct fixture *f, const struct js *frame, const char *payload)
{
    char text[2048];
    const char *id = js_string(frame, "envelope_id");
    assert_non_null(id);
    snprintf(text, sizeof text, "{\"envelope_id\":\"%s\"%s%s}", id,
             payload != NULL ? ",\"payload\":" : "", payload != NULL ? payload : "");
    socket_text(f->workspace, f->sockets[f->frame_count - 1], text, strlen(text));
}

static inline void advance(struct fixture *f, int64_t ms)
{
    char args[64];
    snprintf(args, sizeof args, "{\"advance_ms\":%lld}", (long long)ms);
    control(f, "clock", args);
}

static inline int make_fixture(void **state)
{
    static const struct workspace_options options = {"xoxb-sandbox", "xapp-sandbox", "/disruption",
                                                     "http://127.0.0.1:8080"};
    struct fixture *f = calloc(1, sizeof *f);
    const struct wire wire = {.ctx = f, .send = keep_frame, .close = keep_close};
    char args[64];
    assert_non_null(f);
    f->workspace = workspace_create(&options, &wire);
    snprintf(args, sizeof args, "{\"now_ms\":%lld,\"frozen\":true}", (long long)START_MS);
    control(f, "clock", args);
    *state = f;
    return 0;
}

static inline int drop_fixture(void **state)
{
    struct fixture *f = *state;
    workspace_destroy(f->workspace);
    for (size_t i = 0; i < f->frame_count; i++)
        js_drop(f->frames[i]);
    js_drop(f->last);
    free(f);
    return 0;
}

#define SANDBOX_TEST(function) cmocka_unit_test_setup_teardown(function, make_fixture, drop_fixture)

#endif
