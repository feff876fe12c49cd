/*
 * Sends traffic and times every acknowledgement. Closed: as many envelopes under way as told, the
 * next one when one is acknowledged. Open: so many a second, whatever the other side does; there
 * the time runs from when an envelope was due, so that a stall counts for all that had to wait.
 * When a connection is lost there, what was not acknowledged is delivered again over the next one,
 * and its time runs from then; what is said in between nobody delivers, only history shows it.
 */
#ifndef BENCH_DRIVE_H
#define BENCH_DRIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "frames.h"
#include "mock.h"

struct drive_record {
    int64_t sent_us;     /* or due; the last time, when it was delivered again; 0: nobody was there */
    int64_t took_us;     /* -1: not acknowledged */
    int64_t stamp_us;    /* wall time that the platform gave it; grows with the sequence */
    const char *channel; /* of a message in a disruption's; NULL: anything else */
    bool note;
};

struct drive {
    struct mock *mock;
    struct frames frames;         /* what traffic is made of; see drive_mix */
    struct drive_record *records; /* by sequence number */
    size_t count, room;
    int64_t stamp_us; /* the last one given */
    size_t under_way;
    bool refill;    /* closed: an acknowledgement sends the next one */
    size_t left;    /* closed: how many more may be sent */
    int64_t due_us; /* open: of the next one; 0: not driving so */
    int64_t gap_us;
    size_t first_open; /* open: where it began */
    int64_t end_us;
};

/** Sequence numbers [first, end), and how long it took. */
struct drive_span {
    size_t first, end;
    int64_t elapsed_us;
};

/** Takes the mock's acknowledgements over. */
void drive_init(struct drive *drive, struct mock *mock);
void drive_done(struct drive *drive);

/** What traffic is made of from now on, as frames_init. */
void drive_mix(struct drive *drive, char (*channels)[16], size_t channel_count, const struct frames_mix *mix);

/** Closed, for duration_us or `most` envelopes, whichever ends first; then waits for what is under
 * way. */
struct drive_span drive_closed(struct drive *drive, size_t in_flight, int64_t duration_us,
                               size_t most);

/** The same for ever from now on, until the socket goes. Returns at once. */
void drive_endless(struct drive *drive, size_t in_flight);

struct drive_span drive_open(struct drive *drive, int per_second, int64_t duration_us);

/**
 * What was said in a channel, for the mock's history; of the frames that are set now.
 *
 * before    sequence number of the oldest message shown so far.
 * Returns   how much of that was shown: the sequence number to go on before; 0: there is no more.
 */
uint64_t drive_history(void *drive, const char *channel, uint64_t before, size_t limit, struct buf *out);

/** Sends a slash command and waits for its acknowledgement; how long that took, in us. */
int64_t drive_command(struct drive *drive, const char *channel, const char *text);

/** Serves until done(ctx) or, after limit_us, gives up naming what was waited for. */
void drive_until(struct drive *drive, bool (*done)(void *ctx), void *ctx, int64_t limit_us,
                 const char *what);

/** Serves for so long. */
void drive_pause(struct drive *drive, int64_t duration_us);

/** How many of a span were acknowledged. */
size_t drive_acknowledged(const struct drive *drive, const struct drive_span *span);

/** Of their times, the one that fraction of them do not exceed. us. */
double drive_quantile(const struct drive *drive, const struct drive_span *span, double fraction);

#endif
