/*
 * The traffic: envelopes as Slack sends them, about 1.1 KB each, in a fixed mix. They are made
 * once; sending one writes its sequence number and time into a template, so that making frames
 * costs the measurement next to nothing.
 */
#ifndef BENCH_FRAMES_H
#define BENCH_FRAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "disruption/base/buf.h"

#define FRAMES_TEMPLATES 1000
#define FRAMES_ELSEWHERE 900 /* of a thousand: chatter in channels that are no disruption's */
#define FRAMES_INSIDE 80     /* chatter in disruption channels */
#define FRAMES_TAGGED 20     /* tagged messages there */
#define FRAMES_STAMP_MAX 24  /* bytes of a message timestamp with NUL */

struct frame {
    char *text;
    size_t len;
    bool note;
    size_t envelope_at, event_at, client_at, ts_at[2]; /* where the varying parts stand */
};

struct frames {
    struct frame at[FRAMES_TEMPLATES];
    int64_t first_s; /* wall time of the first message */
};

/** A mix over the given disruption channels. all_notes: every frame is a tagged one. */
void frames_init(struct frames *frames, char (*channels)[16], size_t channel_count, bool all_notes);
void frames_done(struct frames *frames);

/** The frame of this sequence number; valid until its template's turn comes again. */
const struct frame *frames_make(struct frames *frames, uint64_t sequence);

/** The timestamp a message of this sequence number has. */
void frames_stamp(const struct frames *frames, uint64_t sequence, char *out);

/** A slash command. */
void frames_command(uint64_t sequence, const char *channel, const char *text, struct buf *out);

#endif
