/* The decisions of a session, one function an input. */
#include "session.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "disruption/base/clock.h"
#include "disruption/base/utf8.h"
#include "disruption/net/retry.h"

/* How fast to come back. */
enum pace {
    PACE_SOON,    /* planned: Slack asked for it */
    PACE_BACKOFF, /* something went wrong */
    PACE_SLOW,    /* an operator must act first */
    PACE_CROWDED, /* too many sockets of this app; some must end first */
    PACE_REFUSED, /* the token is refused */
};

static const struct backoff paces[] = {
    [PACE_BACKOFF] = {1 * SECOND_MS, 60 * SECOND_MS, 100},
    [PACE_SLOW] = {60 * SECOND_MS, 5 * MINUTE_MS, 0},
    [PACE_CROWDED] = {60 * SECOND_MS, 10 * MINUTE_MS, 50},
    [PACE_REFUSED] = {5 * MINUTE_MS, 5 * MINUTE_MS, 0},
};

/* What Slack says before it leaves. Reasons absent from the table are treated with backoff, in case
 * they repeat. */
static const struct {
    const char *reason;
    enum pace pace;
    bool leave; /* close at once; else go on until the replacement is ready */
    const char *sentence;
} reasons[] = {
    {"link_disabled", PACE_SLOW, true,
     "link_disabled: Socket Mode is switched off in the app's settings"},
    {"refresh_requested", PACE_SOON, false, ""},
    {"too_many_websockets", PACE_CROWDED, true,
     "too_many_websockets: the app has too many connections"},
    {"warning", PACE_SOON, false, ""},
};

static struct session_action *act(struct session_actions *out, enum session_verb verb)
{
    struct session_action *action = &out->at[out->count++];
    *action = (struct session_action){.verb = verb};
    return action;
}

static void act_socket(struct session_actions *out, enum session_verb verb, uint64_t socket)
{
    if (socket != 0)
        act(out, verb)->socket = socket;
}

static void act_timer(struct session_actions *out, enum session_timer timer, int64_t wait_ms)
{
    struct session_action *action = act(out, SESSION_DO_TIMER);
    action->timer = timer;
    action->wait_ms = wait_ms;
}

static void act_state(struct session_actions *out, enum link_state state, const char *text,
                      int64_t wait_ms)
{
    struct session_action *action = act(out, SESSION_DO_STATE);
    action->state = state;
    action->wait_ms = wait_ms;
    snprintf(action->text, sizeof(action->text), "%s", text == NULL ? "" : text);
    utf8_flatten(action->text, strlen(action->text)); /* some of it is Slack's own words */
}

static int64_t wait_for(struct session *session, enum pace pace, uint32_t chance)
{
    if (pace == PACE_SOON)
        return chance % SESSION_JITTER_MS;
    if (pace == PACE_BACKOFF && session->slow)
        pace = PACE_SLOW; /* switched off: the next failures only say so again */
    if (pace == PACE_SLOW && !session->slow) {
        session->slow = true;
        session->failures = 0; /* of another kind */
    }
    session->failures++;
    return backoff_wait_ms(&paces[pace], session->failures, chance);
}

static int64_t wait_to_retry(struct session *session, int64_t wait_ms, struct session_actions *out)
{
    session->phase = SESSION_WAITING;
    act_timer(out, SESSION_TIMER_RETRY, wait_ms);
    return wait_ms;
}

/* An attempt ended: wait, and say so unless a socket still serves. */
static void fail(struct session *session, enum pace pace, int64_t least_ms, const char *text,
                 uint32_t chance, struct session_actions *out)
{
    int64_t wait_ms = wait_for(session, pace, chance);
    wait_ms = wait_to_retry(session, wait_ms > least_ms ? wait_ms : least_ms, out);
    if (pace == PACE_REFUSED)
        act_state(out, LINK_UNAUTHORISED, text, wait_ms);
    else if (session->current == 0)
        act_state(out, LINK_LOST, text, wait_ms);
}

static void begin(struct session *session, struct session_actions *out)
{
    session->phase = SESSION_ASKING;
    (void)act(out, session->identified ? SESSION_DO_TICKET : SESSION_DO_IDENTIFY);
}

static void start(struct session *session, const struct session_event *event,
                  struct session_actions *out)
{
    (void)event;
    act_state(out, LINK_CONNECTING, "", 0);
    begin(session, out);
}

static void identified(struct session *session, const struct session_event *event,
                       struct session_actions *out)
{
    (void)event;
    session->identified = true;
    begin(session, out);
}

static void ticket(struct session *session, const struct session_event *event,
                   struct session_actions *out)
{
    (void)event;
    session->phase = SESSION_OPENING;
    session->opening = ++session->generation;
    act_timer(out, SESSION_TIMER_HELLO, SESSION_HELLO_MS);
    act_socket(out, SESSION_DO_OPEN, session->opening);
}

static void refused(struct session *session, const struct session_event *event,
                    struct session_actions *out)
{
    static const enum pace pace_of[] = {
        [SESSION_FAULT_PASSING] = PACE_BACKOFF,
        [SESSION_FAULT_UNAUTHORISED] = PACE_REFUSED,
        [SESSION_FAULT_PAUSE] = PACE_BACKOFF,
    };
    if (event->fault == SESSION_FAULT_UNAUTHORISED)
        session->identified = false; /* the next token may be another bot's */
    int64_t least_ms = event->fault == SESSION_FAULT_PAUSE ? event->wait_ms : 0;
    fail(session, pace_of[event->fault], least_ms, event->text, event->chance, out);
}

static void say_connected(const struct session *session, int64_t count, struct session_actions *out)
{
    char text[SESSION_TEXT_MAX] = "";
    int64_t ours = (session->current != 0) + (session->draining != 0);
    if (count > ours + 1)
        snprintf(text, sizeof(text),
                 "Slack counts %" PRId64 " connections of this app, %" PRId64
                 " of them here: the others take events away",
                 count, ours);
    act_state(out, LINK_CONNECTED, text, 0);
}

static void hello(struct session *session, const struct session_event *event,
                  struct session_actions *out)
{
    if (event->socket != session->opening)
        return;
    act_timer(out, SESSION_TIMER_HELLO, -1);
    act_socket(out, SESSION_DO_CLOSE, session->draining); /* two changes in a row */
    session->draining = session->current;
    session->current = session->opening;
    session->opening = 0;
    session->phase = SESSION_IDLE;
    session->stable = false;
    session->slow = false;
    if (session->draining != 0)
        act_timer(out, SESSION_TIMER_DRAIN, SESSION_DRAIN_MS);
    act_timer(out, SESSION_TIMER_STABLE, SESSION_STABLE_MS);
    say_connected(session, event->count, out);
}

static void forget(struct session *session, uint64_t socket, struct session_actions *out)
{
    if (socket == session->current) {
        session->current = 0;
        act_timer(out, SESSION_TIMER_STABLE, -1);
    }
    if (socket == session->opening) {
        session->opening = 0;
        session->phase = SESSION_IDLE;
        act_timer(out, SESSION_TIMER_HELLO, -1);
    }
    if (socket == session->draining) {
        session->draining = 0;
        act_timer(out, SESSION_TIMER_DRAIN, -1);
    }
}

static bool known(const struct session *session, uint64_t socket)
{
    return socket != 0 && (socket == session->current || socket == session->opening ||
                           socket == session->draining);
}

/* Comes back at the given pace unless a replacement is on its way already. */
static void replace(struct session *session, enum pace pace, const char *text, uint32_t chance,
                    struct session_actions *out)
{
    if (session->phase == SESSION_IDLE)
        fail(session, pace, 0, text, chance, out);
    else if (session->current == 0)
        act_state(out, LINK_LOST, text, 0);
}

static void disconnect(struct session *session, const struct session_event *event,
                       struct session_actions *out)
{
    size_t i = 0;
    while (i < COUNT_OF(reasons) && strcmp(reasons[i].reason, event->text) != 0)
        i++;
    bool listed = i < COUNT_OF(reasons);
    bool leave = (listed && reasons[i].leave) || event->socket == session->opening;
    const char *sentence =
        listed && reasons[i].sentence[0] != '\0' ? reasons[i].sentence : event->text;
    if (!known(session, event->socket) || event->socket == session->draining)
        return;
    if (leave) {
        act_socket(out, SESSION_DO_CLOSE, event->socket);
        forget(session, event->socket, out);
    }
    enum pace pace = listed ? reasons[i].pace : PACE_BACKOFF;
    if (pace == PACE_SOON && (leave || !session->stable))
        pace = PACE_BACKOFF; /* a server that always sends us on at once must not make us spin */
    replace(session, pace, sentence, event->chance, out);
}

static void closed(struct session *session, const struct session_event *event,
                   struct session_actions *out)
{
    if (!known(session, event->socket))
        return; /* a late word of a socket given up before */
    bool missed = event->socket != session->draining;
    forget(session, event->socket, out);
    if (missed)
        replace(session, PACE_BACKOFF, event->text, event->chance, out);
}

/* The socket may go on for a while; whether we are still welcome is asked afresh. */
static void revoked(struct session *session, const struct session_event *event,
                    struct session_actions *out)
{
    session->identified = false;
    if (session->phase == SESSION_IDLE || session->phase == SESSION_WAITING)
        fail(session, PACE_REFUSED, 0, event->text, event->chance, out);
    else
        act_state(out, LINK_UNAUTHORISED, event->text, 0);
}

static void retry_time(struct session *session, const struct session_event *event,
                       struct session_actions *out)
{
    (void)event;
    if (session->phase == SESSION_WAITING)
        begin(session, out);
}

static void hello_time(struct session *session, const struct session_event *event,
                       struct session_actions *out)
{
    uint64_t socket = session->opening;
    if (socket == 0)
        return;
    act_socket(out, SESSION_DO_DROP, socket);
    forget(session, socket, out);
    replace(session, PACE_BACKOFF, "Slack did not say hello", event->chance, out);
}

static void drain_time(struct session *session, const struct session_event *event,
                       struct session_actions *out)
{
    (void)event;
    act_socket(out, SESSION_DO_CLOSE, session->draining);
    session->draining = 0;
}

static void stable_time(struct session *session, const struct session_event *event,
                        struct session_actions *out)
{
    (void)event, (void)out;
    session->failures = 0;
    session->stable = true;
}

static void (*const steps[SESSION_INPUT_COUNT])(struct session *session,
                                                const struct session_event *event,
                                                struct session_actions *out) = {
    [SESSION_START] = start,           [SESSION_IDENTIFIED] = identified,
    [SESSION_TICKET] = ticket,         [SESSION_REFUSED] = refused,
    [SESSION_HELLO] = hello,           [SESSION_DISCONNECT] = disconnect,
    [SESSION_CLOSED] = closed,         [SESSION_REVOKED] = revoked,
    [SESSION_RETRY_TIME] = retry_time, [SESSION_HELLO_TIME] = hello_time,
    [SESSION_DRAIN_TIME] = drain_time, [SESSION_STABLE_TIME] = stable_time,
};

void session_step(struct session *session, const struct session_event *event,
                  struct session_actions *out)
{
    out->count = 0;
    steps[event->input](session, event, out);
}
