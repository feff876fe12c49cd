/* Epochs, as the loop sees them. */
#include "daemon/listening.h"

#include "disruption/base/clock.h"
#include "disruption/core/gap.h"

static void tell(struct listening *listening, enum epoch_news news, const char *reason)
{
    struct work *work = work_create(WORK_EPOCH);
    struct link *link = *listening->link;
    int64_t now_ms = clock_now_ms();
    work->event = (struct event){.kind = EVENT_EPOCH, .happened_ms = now_ms, .received_ms = now_ms};
    work->arrived_us = clock_steady_us();
    work->event.as.epoch = (struct epoch_change){
        .news = news, .heard_ms = link == NULL ? 0 : listening->ops->link_heard_ms(link), .reason = reason};
    if (!writer_push(listening->writer, work))
        work_destroy(work); /* the daemon ends: the next one finds out by itself */
}

static void beat(void *ctx)
{
    struct listening *listening = ctx;
    if (listening->on)
        tell(listening, EPOCH_HEARD, NULL);
    timer_set(listening->pulse, LISTENING_PULSE_MS);
}

void listening_init(struct listening *listening, struct loop *loop, struct writer *writer,
                    const struct platform_ops *ops, struct link *const *link)
{
    *listening = (struct listening){writer, ops, link, timer_create_on(loop, beat, listening), false, false};
    timer_set(listening->pulse, LISTENING_PULSE_MS);
}

void listening_done(struct listening *listening)
{
    timer_destroy(listening->pulse);
    *listening = (struct listening){0};
}

static void begin(struct listening *listening)
{
    if (!listening->on)
        tell(listening, EPOCH_BEGAN, NULL);
    listening->on = true;
}

static void stop(struct listening *listening, const char *cause)
{
    if (listening->on)
        tell(listening, EPOCH_ENDED, cause);
    listening->on = false;
}

void listening_state(struct listening *listening, bool connected)
{
    listening->connected = connected;
    if (connected)
        begin(listening);
    else
        stop(listening, GAP_DISCONNECTED);
}

void listening_end(struct listening *listening)
{
    stop(listening, GAP_RESTARTED);
}

void listening_delivered(struct listening *listening, bool taken)
{
    if (!taken)
        stop(listening, GAP_OVERLOADED);
    else if (listening->connected && !listening->on && writer_has_room(listening->writer))
        begin(listening);
}
