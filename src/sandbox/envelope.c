/*
 * Deliveries follow the protocol: three seconds for an ack; events again at once, after a minute
 * and after five; everything else is never repeated, its person sees an error instead.
 */
#include "sandbox/envelope.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/buf.h"
#include "disruption/base/clock.h"
#include "disruption/base/digest.h"
#include "disruption/base/memory.h"
#include "sandbox/answer.h"
#include "sandbox/socket_mode.h"

#define FRAME_MAX ((size_t)8 << 20) /* bytes; a view or two messages with blocks are far below */
#define ACK_LOG_MAX 1000
#define DELIVERY_LOG_MAX 20000

static const struct {
    const char *type;
    bool accepts_response;
    bool retried;
} kinds[] = {
    [ENVELOPE_EVENT] = {"events_api", false, true},
    [ENVELOPE_SLASH] = {"slash_commands", true, false},
    [ENVELOPE_ACTION] = {"interactive", false, false},
    [ENVELOPE_SHORTCUT] = {"interactive", false, false},
    [ENVELOPE_VIEW] = {"interactive", true, false},
    [ENVELOPE_VIEW_CLOSED] = {"interactive", false, false},
};

static const int64_t retry_after_ms[] = {0, MINUTE_MS, 5 * MINUTE_MS}; /* before attempt 1, 2, 3 */

static void make_uuid(char *out)
{
    char hex[RANDOM_ID_LEN + 1];
    random_id(hex);
    snprintf(out, ID_MAX, "%.8s-%.4s-4%.3s-a%.3s-%.12s", hex, hex + 8, hex + 12, hex + 15,
             hex + 18);
}

static char *label_of(const struct envelope_wish *wish)
{
    static const char *const keys[] = {"command", "callback_id", "type"};
    const struct js *payload = wish->payload;
    const char *label = NULL;
    if (wish->kind == ENVELOPE_EVENT)
        return mem_copy_text(js_string_or(js_at(payload, "event"), "type", ""));
    for (size_t i = 0; label == NULL && i < COUNT_OF(keys); i++)
        label = js_string(payload, keys[i]);
    return mem_copy_text(label != NULL ? label : "");
}

void envelope_destroy(void *value)
{
    struct envelope *envelope = value;
    char *const owned[] = {envelope->payload, envelope->label, envelope->user_id,
                           envelope->channel_id, envelope->view_id};
    for (size_t i = 0; i < COUNT_OF(owned); i++)
        free(owned[i]);
    free(envelope);
}

static void log_to(struct js **log, size_t max, struct js *owned)
{
    if (js_count(*log) >= max) { /* keep the newer half */
        struct js *kept = js_new_array();
        for (size_t i = max / 2; i < js_count(*log); i++)
            js_push(kept, js_copy(js_item(*log, i)));
        js_drop(*log);
        *log = kept;
    }
    js_push(*log, owned);
}

static void log_delivery(struct workspace *workspace, struct envelope *envelope,
                         const struct link *link)
{
    struct socket_mode *sockets = workspace->sockets;
    struct js *entry = js_new_object();
    envelope->delivery = ++sockets->delivery_count;
    js_put_integer(entry, "n", envelope->delivery);
    js_put_string(entry, "envelope_id", envelope->id);
    js_put_string(entry, "type", kinds[envelope->kind].type);
    js_put_string(entry, "kind", envelope->label);
    js_put_integer(entry, "attempt", envelope->attempt);
    js_put_integer(entry, "at_ms", workspace_now_ms(workspace));
    js_put_integer(entry, "socket", link == NULL ? 0 : (int64_t)link->socket);
    log_to(&sockets->deliveries, DELIVERY_LOG_MAX, entry);
    sockets->counts.delivered++;
}

static void write_frame(const struct envelope *envelope, struct buf *frame)
{
    buf_print(frame, "{\"envelope_id\":\"%s\",\"payload\":", envelope->id);
    buf_text(frame, envelope->payload);
    buf_print(frame, ",\"type\":\"%s\",\"accepts_response_payload\":%s", kinds[envelope->kind].type,
              kinds[envelope->kind].accepts_response ? "true" : "false");
    if (envelope->kind == ENVELOPE_EVENT)
        buf_print(frame, ",\"retry_attempt\":%d,\"retry_reason\":\"%s\"", envelope->attempt,
                  envelope->attempt > 0 ? "timeout" : "");
    buf_text(frame, "}");
}

/* Puts the frame on one link; without a link the time runs all the same. */
static bool put_on_link(struct workspace *workspace, struct envelope *envelope)
{
    struct buf frame;
    struct link *link = socket_turn(workspace);
    log_delivery(workspace, envelope, link);
    if (link == NULL)
        return false;
    buf_init(&frame, FRAME_MAX);
    write_frame(envelope, &frame);
    if (workspace->wire.send != NULL)
        workspace->wire.send(workspace->wire.ctx, link->socket, frame.at, frame.len);
    link->delivered++;
    buf_done(&frame);
    return true;
}

static bool take_one(int *count)
{
    if (*count <= 0)
        return false;
    (*count)--;
    return true;
}

static void settle(struct workspace *workspace, struct envelope *envelope)
{
    table_remove(workspace->sockets->held, envelope->id);
    table_remove(workspace->sockets->reordered, envelope->id);
    table_remove(workspace->sockets->pending, envelope->id);
}

static void transmit(struct workspace *workspace, struct envelope *envelope)
{
    struct socket_faults *faults = &workspace->sockets->faults;
    envelope->state = ENVELOPE_SENT;
    envelope->due_ms = workspace_now_ms(workspace) + ACK_DEADLINE_MS;
    if (take_one(&faults->drop)) {
        log_delivery(workspace, envelope, NULL);
        return;
    }
    bool twice = take_one(&faults->duplicate);
    bool sent = put_on_link(workspace, envelope);
    if (twice && sent)
        put_on_link(workspace, envelope);
    if (!sent && !kinds[envelope->kind].retried) { /* nobody listens: the person hears so at once */
        answer_failed(workspace, envelope);
        settle(workspace, envelope);
    }
}

static void release_reordered(struct workspace *workspace)
{
    struct table *kept = workspace->sockets->reordered;
    while (table_count(kept) > 0) {
        struct envelope *last = table_at(kept, table_count(kept) - 1);
        table_remove(kept, last->id);
        transmit(workspace, last);
    }
}

/* Sends it, or puts it where the faults of the moment want it. */
static void dispatch(struct workspace *workspace, struct envelope *envelope)
{
    struct socket_mode *sockets = workspace->sockets;
    envelope->state = ENVELOPE_HELD;
    if (sockets->faults.hold) {
        table_add(sockets->held, envelope->id, envelope);
    } else if (take_one(&sockets->faults.reorder)) {
        table_add(sockets->reordered, envelope->id, envelope);
        if (sockets->faults.reorder == 0)
            release_reordered(workspace);
    } else {
        transmit(workspace, envelope);
    }
}

void envelope_release(struct workspace *workspace)
{
    struct table *held = workspace->sockets->held;
    while (table_count(held) > 0) {
        struct envelope *first = table_at(held, 0);
        table_remove(held, first->id);
        transmit(workspace, first);
    }
    release_reordered(workspace);
}

void envelope_send(struct workspace *workspace, const struct envelope_wish *wish, char *envelope_id)
{
    struct envelope *envelope = mem_new(1, sizeof *envelope);
    make_uuid(envelope->id);
    envelope->kind = wish->kind;
    envelope->label = label_of(wish);
    envelope->payload = js_dump(wish->payload);
    envelope->user_id = mem_copy_text(wish->user_id);
    envelope->channel_id = mem_copy_text(wish->channel_id);
    envelope->view_id = mem_copy_text(wish->view_id);
    js_drop(wish->payload);
    if (envelope_id != NULL)
        snprintf(envelope_id, ID_MAX, "%s", envelope->id);
    table_add(workspace->sockets->pending, envelope->id, envelope);
    dispatch(workspace, envelope);
}

static void log_ack(struct workspace *workspace, uint64_t socket, const struct js *ack, size_t len,
                    const char *fate)
{
    struct js *entry = js_new_object();
    js_put_string(entry, "envelope_id", js_string_or(ack, "envelope_id", ""));
    js_put_integer(entry, "at_ms", workspace_now_ms(workspace));
    js_put_integer(entry, "socket", (int64_t)socket);
    js_put_integer(entry, "bytes", (int64_t)len);
    js_put(entry, "payload", js_copy(js_at(ack, "payload")));
    js_put_string(entry, "fate", fate);
    log_to(&workspace->sockets->acks, ACK_LOG_MAX, entry);
}

static void complete(struct workspace *workspace, struct envelope *envelope, const struct js *ack)
{
    const struct js *payload = js_at(ack, "payload");
    workspace->sockets->counts.acked++;
    answer_given(workspace, envelope, kinds[envelope->kind].accepts_response ? payload : NULL);
    settle(workspace, envelope);
}

bool envelope_ack(struct workspace *workspace, uint64_t socket, const char *text, size_t len)
{
    struct js *ack = NULL;
    const char *fate = "taken";
    if (!js_parse(text, len, &ack, NULL))
        return false;
    const char *id = js_string(ack, "envelope_id");
    struct envelope *envelope = table_find(workspace->sockets->pending, id);
    if (len >= ACK_SIZE_MAX)
        fate = "too_big";
    else if (take_one(&workspace->sockets->faults.drop_acks))
        fate = "dropped";
    else if (envelope == NULL || envelope->state == ENVELOPE_HELD)
        fate = "not_waiting";
    log_ack(workspace, socket, ack, len, fate);
    bool taken = strcmp(fate, "taken") == 0;
    if (taken)
        complete(workspace, envelope, ack);
    js_drop(ack);
    return taken;
}

static void due(struct workspace *workspace, struct envelope *envelope)
{
    struct socket_counts *counts = &workspace->sockets->counts;
    if (envelope->state == ENVELOPE_RESTS) {
        envelope->attempt++;
        counts->retried++;
        dispatch(workspace, envelope);
    } else if (kinds[envelope->kind].retried && envelope->attempt < ENVELOPE_RETRY_MAX) {
        envelope->state = ENVELOPE_RESTS;
        envelope->due_ms +=
            retry_after_ms[envelope->attempt]; /* from the deadline, however late we look */
    } else {
        counts->expired++;
        if (!kinds[envelope->kind].retried)
            answer_failed(workspace, envelope);
        settle(workspace, envelope);
    }
}

void envelope_tick(struct workspace *workspace)
{
    struct table *pending = workspace->sockets->pending;
    int64_t now_ms = workspace_now_ms(workspace);
    for (size_t i = 0; i < table_count(pending);) {
        struct envelope *envelope = table_at(pending, i);
        size_t before = table_count(pending);
        bool is_due = envelope->state != ENVELOPE_HELD && envelope->due_ms <= now_ms;
        if (is_due)
            due(workspace, envelope);
        bool now_resting = is_due && table_count(pending) == before &&
                           envelope->state == ENVELOPE_RESTS && envelope->due_ms <= now_ms;
        if (table_count(pending) == before && !now_resting)
            i++;
    }
}

int64_t envelope_due_at_ms(const struct workspace *workspace)
{
    int64_t due_ms = INT64_MAX;
    for (size_t i = 0; i < table_count(workspace->sockets->pending); i++) {
        const struct envelope *envelope = table_at(workspace->sockets->pending, i);
        if (envelope->state != ENVELOPE_HELD && envelope->due_ms < due_ms)
            due_ms = envelope->due_ms;
    }
    return due_ms;
}
