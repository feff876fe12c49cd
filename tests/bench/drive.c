/* Pacing and the record of every envelope. */
#include "drive.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "disruption/base/clock.h"
#include "disruption/base/memory.h"
#include "say.h"

#define FIRST_ROOM ((size_t)1 << 16)
#define TURN_MS 1 /* longest wait of one turn of the loop: what is polled for is timed so exactly */
#define DRAIN_LIMIT_US 20000000
#define TICK_NS 500000 /* open: how often it is looked whether something is due */

/* No two alike. */
static int64_t next_stamp_us(struct drive *drive)
{
    int64_t now_us = clock_now_ms() * 1000;
    drive->stamp_us = now_us > drive->stamp_us ? now_us : drive->stamp_us + 1;
    return drive->stamp_us;
}

static struct drive_record *record(struct drive *drive, int64_t sent_us)
{
    if (drive->count == drive->room) {
        drive->room = drive->room == 0 ? FIRST_ROOM : drive->room * 2;
        drive->records = mem_resize(drive->records, drive->room, sizeof(*drive->records));
    }
    struct drive_record *record = &drive->records[drive->count++];
    *record = (struct drive_record){.sent_us = sent_us, .took_us = -1, .stamp_us = next_stamp_us(drive)};
    drive->under_way += sent_us != 0;
    return record;
}

static void deliver(struct drive *drive, uint64_t sequence)
{
    uint64_t back = frames_template(&drive->frames, sequence)->back;
    int64_t target_us = drive->records[back > sequence ? 0 : sequence - back].stamp_us;
    const struct frame *frame =
        frames_make(&drive->frames, sequence, drive->records[sequence].stamp_us, target_us);
    mock_send(drive->mock, frame->text, frame->len);
}

static void send_next(struct drive *drive, int64_t sent_us)
{
    uint64_t sequence = drive->count;
    const struct frame *template = frames_template(&drive->frames, sequence);
    bool heard = drive->mock->socket != 0;
    struct drive_record *said = record(drive, heard ? sent_us : 0);
    said->channel = template->channel;
    said->note = template->note;
    if (heard)
        deliver(drive, sequence);
}

/* A socket was lost, and this is the next one. */
static void connected(void *ctx)
{
    struct drive *drive = ctx;
    for (size_t i = drive->first_open; drive->due_us != 0 && i < drive->count; i++) {
        if (drive->records[i].took_us >= 0 || drive->records[i].sent_us == 0)
            continue;
        drive->records[i].sent_us = clock_steady_us();
        deliver(drive, i);
    }
}

static void acknowledged(void *ctx, uint64_t sequence)
{
    struct drive *drive = ctx;
    int64_t now_us = clock_steady_us();
    if (sequence >= drive->count || drive->records[sequence].took_us >= 0)
        give_up("envelope %llu was acknowledged twice or never sent", (unsigned long long)sequence);
    drive->records[sequence].took_us = now_us - drive->records[sequence].sent_us;
    drive->under_way--;
    if (drive->refill && drive->left > 0 && now_us < drive->end_us && drive->mock->socket != 0) {
        drive->left--;
        send_next(drive, now_us);
    }
}

static void woken(void *ctx)
{
    struct drive *drive = ctx;
    int64_t now_us = clock_steady_us();
    while (drive->due_us != 0 && drive->due_us <= now_us && drive->due_us < drive->end_us) {
        send_next(drive, drive->due_us);
        drive->due_us += drive->gap_us;
    }
}

void drive_init(struct drive *drive, struct mock *mock)
{
    *drive = (struct drive){.mock = mock};
    mock->acknowledged = acknowledged;
    mock->connected = connected;
    mock->ctx = drive;
    loop_on_wake(mock->loop, woken, drive);
}

void drive_done(struct drive *drive)
{
    frames_done(&drive->frames);
    free(drive->records);
}

void drive_mix(struct drive *drive, char (*channels)[16], size_t channel_count, const struct frames_mix *mix)
{
    frames_done(&drive->frames);
    frames_init(&drive->frames, channels, channel_count, mix);
}

void drive_until(struct drive *drive, bool (*done)(void *ctx), void *ctx, int64_t limit_us,
                 const char *what)
{
    int64_t end_us = clock_steady_us() + limit_us;
    while (!done(ctx)) {
        loop_turn(drive->mock->loop, TURN_MS);
        if (clock_steady_us() > end_us)
            give_up("waited too long for %s", what);
    }
}

static bool is_past(void *ctx)
{
    return clock_steady_us() >= *(int64_t *)ctx;
}

void drive_pause(struct drive *drive, int64_t duration_us)
{
    int64_t end_us = clock_steady_us() + duration_us;
    drive_until(drive, is_past, &end_us, duration_us + DRAIN_LIMIT_US, "time to pass");
}

static bool is_drained(void *ctx)
{
    return ((struct drive *)ctx)->under_way == 0;
}

void drive_endless(struct drive *drive, size_t in_flight)
{
    drive->refill = true;
    drive->left = SIZE_MAX;
    drive->end_us = INT64_MAX;
    for (size_t i = 0; i < in_flight; i++)
        send_next(drive, clock_steady_us());
}

struct drive_span drive_closed(struct drive *drive, size_t in_flight, int64_t duration_us,
                               size_t most)
{
    int64_t began_us = clock_steady_us();
    struct drive_span span = {.first = drive->count};
    drive->refill = true;
    drive->left = most;
    drive->end_us = began_us + duration_us;
    for (size_t i = 0; i < in_flight && drive->left > 0; i++, drive->left--)
        send_next(drive, clock_steady_us());
    drive_until(drive, is_drained, drive, duration_us + DRAIN_LIMIT_US, "acknowledgements");
    drive->refill = false;
    span.end = drive->count;
    span.elapsed_us = clock_steady_us() - began_us;
    return span;
}

struct pacer {
    struct loop *loop;
    _Atomic bool stop;
};

/* The loop's own timers count whole milliseconds, which is the gap itself; this thread ticks finer.
 */
static void *tick(void *ctx)
{
    struct pacer *pacer = ctx;
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    while (!atomic_load(&pacer->stop)) {
        at.tv_nsec += TICK_NS;
        if (at.tv_nsec >= 1000000000) {
            at.tv_nsec -= 1000000000;
            at.tv_sec++;
        }
        clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &at, NULL);
        loop_wake(pacer->loop);
    }
    return NULL;
}

static bool is_over(void *ctx)
{
    const struct drive *drive = ctx;
    return drive->due_us >= drive->end_us && drive->under_way == 0;
}

struct drive_span drive_open(struct drive *drive, int per_second, int64_t duration_us)
{
    struct pacer pacer = {.loop = drive->mock->loop};
    pthread_t thread;
    int64_t began_us = clock_steady_us();
    struct drive_span span = {.first = drive->count};
    drive->first_open = drive->count;
    drive->gap_us = 1000000 / per_second;
    drive->end_us = began_us + duration_us;
    drive->due_us = began_us + drive->gap_us;
    if (pthread_create(&thread, NULL, tick, &pacer) != 0)
        give_up("no thread");
    drive_until(drive, is_over, drive, duration_us + DRAIN_LIMIT_US, "acknowledgements");
    atomic_store(&pacer.stop, true);
    pthread_join(thread, NULL);
    drive->due_us = 0;
    span.end = drive->count;
    span.elapsed_us = clock_steady_us() - began_us;
    return span;
}

struct one {
    const struct drive *drive;
    size_t sequence;
};

static bool is_acknowledged(void *ctx)
{
    const struct one *one = ctx;
    return one->drive->records[one->sequence].took_us >= 0;
}

int64_t drive_command(struct drive *drive, const char *channel, const char *text)
{
    struct buf out;
    buf_init(&out, 4096);
    frames_command(drive->count, channel, text, &out);
    struct one one = {drive, drive->count};
    (void)record(drive, clock_steady_us());
    mock_send(drive->mock, buf_string(&out), out.len);
    buf_done(&out);
    drive_until(drive, is_acknowledged, &one, DRAIN_LIMIT_US, "a command's acknowledgement");
    return drive->records[one.sequence].took_us;
}

uint64_t drive_history(void *ctx, const char *channel, uint64_t before, size_t limit, struct buf *out)
{
    struct drive *drive = ctx;
    uint64_t at = before < drive->count ? before : drive->count;
    for (size_t shown = 0; at > 0 && shown < limit; at--) {
        const struct drive_record *said = &drive->records[at - 1];
        if (said->channel == NULL || strcmp(said->channel, channel) != 0)
            continue;
        if (shown++ > 0)
            buf_char(out, ',');
        frames_show(&drive->frames, at - 1, said->stamp_us, out);
    }
    return at;
}

size_t drive_acknowledged(const struct drive *drive, const struct drive_span *span)
{
    size_t count = 0;
    for (size_t i = span->first; i < span->end; i++)
        count += drive->records[i].took_us >= 0;
    return count;
}

double drive_quantile(const struct drive *drive, const struct drive_span *span, double fraction)
{
    size_t count = 0;
    double *times = mem_new(span->end - span->first + 1, sizeof(*times));
    for (size_t i = span->first; i < span->end; i++) {
        if (drive->records[i].took_us >= 0)
            times[count++] = (double)drive->records[i].took_us;
    }
    double found = quantile(times, count, fraction);
    free(times);
    return found;
}
