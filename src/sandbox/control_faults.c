/* Control calls that move the clock and make the network, the sockets and the Web API misbehave. */
#include <stdlib.h>
#include <string.h>

#include "disruption/base/buf.h"
#include "disruption/base/clock.h"
#include "disruption/base/memory.h"
#include "sandbox/call.h"
#include "sandbox/envelope.h"
#include "sandbox/fault.h"
#include "sandbox/glue.h"
#include "sandbox/order.h"
#include "sandbox/socket_mode.h"

#define FRAME_SIZE_MAX ((int64_t)32 << 20) /* bytes of an oversize frame */
#define FRAME_SIZE_DEFAULT ((int64_t)5 << 20)
#define FRAGMENTS_DEFAULT 3
#define FRAGMENTS_MAX 1000
#define TIME_MAX_MS INT64_C(4102444800000) /* the year 2100 */

static void set_clock(struct workspace *workspace, int64_t now_ms, bool frozen)
{
    bool back = now_ms < workspace_now_ms(workspace);
    workspace->frozen = frozen;
    workspace->frozen_ms = now_ms;
    workspace->offset_ms = now_ms - clock_now_ms();
    if (back)
        workspace->last_us = 0; /* timestamps follow the clock, also backwards */
}

bool control_clock(struct order *order)
{
    struct workspace *workspace = order->workspace;
    int64_t now_ms = js_integer_or(order->args, "now_ms", workspace_now_ms(workspace));
    int64_t advance_ms = js_integer_or(order->args, "advance_ms", 0);
    bool frozen = workspace->frozen;
    if (js_at(order->args, "frozen") != NULL)
        frozen = js_flag(order->args, "frozen");
    if (now_ms < 0 || now_ms > TIME_MAX_MS || advance_ms < -TIME_MAX_MS ||
        advance_ms > TIME_MAX_MS || now_ms + advance_ms < 0)
        return err_set(order->err, ERR_INVALID, "the clock runs from 1970 to 2100, in ms");
    set_clock(workspace, now_ms + advance_ms, frozen);
    workspace_tick(workspace);
    js_put_integer(order->reply, "now_ms", workspace_now_ms(workspace));
    js_put_flag(order->reply, "frozen", workspace->frozen);
    return true;
}

bool control_api(struct order *order)
{
    return faults_add(order->workspace->faults, order->args, order->err);
}

bool control_limit(struct order *order)
{
    const char *method = order_text(order, "method");
    int64_t per_minute = js_integer_or(order->args, "per_minute", 0);
    if (method == NULL)
        return false;
    if (per_minute < 0)
        return err_set(order->err, ERR_INVALID, "per_minute must not be negative");
    faults_limit(order->workspace->faults, method, per_minute);
    return true;
}

bool control_history(struct order *order)
{
    struct history_rules *rules = faults_history(order->workspace->faults);
    const struct history_rules wish = {
        .page_most = (size_t)js_integer_or(order->args, "page", (int64_t)rules->page_most),
        .users_most = (size_t)js_integer_or(order->args, "users", (int64_t)rules->users_most),
        .keeps_from_ms = js_integer_or(order->args, "keeps_from_ms", rules->keeps_from_ms),
    };
    if (wish.page_most > PAGE_LIMIT_MAX || wish.users_most > PAGE_LIMIT_MAX || wish.keeps_from_ms < 0 ||
        wish.keeps_from_ms > TIME_MAX_MS)
        return err_set(order->err, ERR_INVALID, "page and users are 0 to %d, keeps_from_ms is a time", PAGE_LIMIT_MAX);
    *rules = wish;
    return true;
}

static void set_count(struct order *order, const char *name, int *field)
{
    int64_t value = js_integer_or(order->args, name, *field);
    *field = value < 0 ? 0 : value > INT32_MAX ? INT32_MAX : (int)value;
}

bool control_envelopes(struct order *order)
{
    struct socket_faults *faults = &order->workspace->sockets->faults;
    set_count(order, "duplicate", &faults->duplicate);
    set_count(order, "reorder", &faults->reorder);
    set_count(order, "drop_acks", &faults->drop_acks);
    set_count(order, "drop", &faults->drop);
    if (js_at(order->args, "hold") == NULL)
        return true;
    faults->hold = js_flag(order->args, "hold");
    if (!faults->hold)
        envelope_release(order->workspace);
    return true;
}

/* What may be done to a socket. */
struct blow {
    struct workspace *workspace;
    struct link *link;
    const struct js *args;
};

static void do_close(const struct blow *blow)
{
    const struct wire *wire = &blow->workspace->wire;
    if (wire->close != NULL)
        wire->close(wire->ctx, blow->link->socket, (int)js_integer_or(blow->args, "code", 1000));
}

static void do_cut(const struct blow *blow)
{
    const struct wire *wire = &blow->workspace->wire;
    if (wire->close != NULL)
        wire->close(wire->ctx, blow->link->socket, 0);
}

static void set_stalled(const struct blow *blow, bool on)
{
    const struct wire *wire = &blow->workspace->wire;
    blow->link->stalled = on;
    if (wire->stall != NULL)
        wire->stall(wire->ctx, blow->link->socket, on);
}

static void do_stall(const struct blow *blow)
{
    set_stalled(blow, true);
}

static void do_resume(const struct blow *blow)
{
    set_stalled(blow, false);
}

static void do_disconnect(const struct blow *blow)
{
    bool stays = js_integer_or(blow->args, "code", 1000) == 0;
    socket_disconnect(blow->workspace, blow->link,
                      js_string_or(blow->args, "reason", "refresh_requested"),
                      stays ? -1 : LINK_FAREWELL_MS);
}

static void send_odd(const struct blow *blow, const char *bytes, size_t len, int fragments,
                     bool binary)
{
    const struct wire *wire = &blow->workspace->wire;
    if (wire->send_odd != NULL)
        wire->send_odd(wire->ctx, blow->link->socket, bytes, len, fragments, binary);
}

static void do_text(const struct blow *blow)
{
    const char *text = js_string_or(blow->args, "text", "not a JSON object");
    send_odd(blow, text, strlen(text), 1, false);
}

static void do_binary(const struct blow *blow)
{
    size_t len = 0;
    char *bytes = base64_read(js_string_or(blow->args, "base64", "AAECAw=="), &len);
    send_odd(blow, bytes, len, 1, true);
    free(bytes);
}

static void do_fragment(const struct blow *blow)
{
    const char *text = js_string_or(blow->args, "text", "{\"type\":\"fragmented\"}");
    int64_t fragments = js_integer_or(blow->args, "fragments", FRAGMENTS_DEFAULT);
    if (fragments < 1 || fragments > FRAGMENTS_MAX)
        fragments = FRAGMENTS_DEFAULT;
    send_odd(blow, text, strlen(text), (int)fragments, false);
}

static void do_oversize(const struct blow *blow)
{
    int64_t size = js_integer_or(blow->args, "code", FRAME_SIZE_DEFAULT);
    if (size < 2 || size > FRAME_SIZE_MAX)
        size = FRAME_SIZE_DEFAULT;
    char *bytes = mem_new((size_t)size, 1);
    memset(bytes, ' ', (size_t)size); /* a very long way to write {} */
    bytes[0] = '{';
    bytes[size - 1] = '}';
    send_odd(blow, bytes, (size_t)size, 1, false);
    free(bytes);
}

static const struct {
    const char *name;
    void (*strike)(const struct blow *blow);
} blows[] = {
    {"close", do_close},           {"cut", do_cut},
    {"stall", do_stall},           {"resume", do_resume},
    {"disconnect", do_disconnect}, {"text", do_text},
    {"binary", do_binary},         {"fragment", do_fragment},
    {"oversize", do_oversize},
};

/* Strikes one socket or all; closing a socket may take its link away at once, so numbers are
 * gathered first. */
static size_t strike(struct order *order, void (*how)(const struct blow *blow))
{
    uint64_t sockets[LINK_MAX];
    size_t count = 0;
    size_t struck = 0;
    int64_t wanted = js_integer_or(order->args, "socket", 0);
    const struct table *links = order->workspace->sockets->links;
    for (size_t i = 0; i < table_count(links) && count < LINK_MAX; i++)
        sockets[count++] = ((const struct link *)table_at(links, i))->socket;
    for (size_t i = 0; i < count; i++) {
        struct blow blow = {order->workspace, socket_find(order->workspace, sockets[i]),
                            order->args};
        if (blow.link == NULL || (wanted != 0 && wanted != (int64_t)sockets[i]))
            continue;
        how(&blow);
        struck++;
    }
    return struck;
}

bool control_link(struct order *order)
{
    const char *what = order_text(order, "do");
    for (size_t i = 0; what != NULL && i < COUNT_OF(blows); i++) {
        if (strcmp(blows[i].name, what) != 0)
            continue;
        js_put_integer(order->reply, "sockets", (int64_t)strike(order, blows[i].strike));
        return true;
    }
    return what != NULL &&
           err_set(order->err, ERR_INVALID, "do: nobody knows how to '%s' a socket", what);
}

static void disable(struct order *order)
{
    struct table *links = order->workspace->sockets->links;
    for (size_t i = 0; i < table_count(links); i++)
        socket_disconnect(order->workspace, table_at(links, i), "link_disabled", 0);
    workspace_tick(order->workspace);
}

bool control_sockets(struct order *order)
{
    struct socket_faults *faults = &order->workspace->sockets->faults;
    set_count(order, "ghosts", &faults->ghosts);
    set_count(order, "no_hello", &faults->no_hello);
    if (js_at(order->args, "refuse") != NULL) {
        faults->refuse_status = (int)js_integer_or(order->args, "refuse", 503);
        faults->refuse_count = (int)js_integer_or(order->args, "count", 1);
        if (faults->refuse_status < 400 || faults->refuse_status > 599)
            return err_set(order->err, ERR_INVALID,
                           "refuse must be an HTTP status from 400 to 599");
    }
    if (js_at(order->args, "enabled") == NULL)
        return true;
    faults->disabled = !js_flag(order->args, "enabled");
    if (faults->disabled)
        disable(order);
    return true;
}

bool control_token(struct order *order)
{
    const char *state = order_text(order, "state");
    if (state == NULL)
        return false;
    faults_set_token(order->workspace->faults, strcmp(state, "ok") == 0 ? NULL : state);
    return true;
}

bool control_scopes(struct order *order)
{
    faults_set_scopes(order->workspace->faults, js_at(order->args, "missing"));
    return true;
}

bool control_clear(struct order *order)
{
    faults_clear(order->workspace->faults);
    order->workspace->sockets->faults = (struct socket_faults){0};
    envelope_release(order->workspace);
    return true;
}
