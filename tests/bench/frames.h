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
#define FRAMES_MOMENTS 4     /* places in a frame that say when it was made, at most */
#define FRAMES_STAMP_MAX 24  /* bytes of a message timestamp with NUL */

struct frame {
    char *text;
    size_t len;
    bool note;
    size_t envelope_at, event_at, client_at; /* where the varying parts stand; client_at 0: nowhere */
    size_t moment_at[FRAMES_MOMENTS], moment_count;
    size_t target_at; /* where the message stands that it is about; 0: about none */
    uint64_t back;    /* how many frames ago that was sent */
    const char *channel;      /* of a message there that is a disruption's; NULL: anything else */
    size_t said_at, said_len; /* ... and what history shows of it */
};

/* How many of FRAMES_TEMPLATES are of each kind. */
struct frames_mix {
    size_t elsewhere; /* chatter in channels that are no disruption's */
    size_t inside;    /* chatter in disruption channels */
    size_t tagged;    /* tagged messages there */
    size_t edits;     /* of tagged messages */
    size_t reactions; /* that tag messages there */
};

extern const struct frames_mix frames_everyday; /* 900, 80, 20: what a workspace is like */
extern const struct frames_mix frames_notes;    /* tagged messages alone */

struct frames {
    struct frame at[FRAMES_TEMPLATES];
};

/** A mix over the given disruption channels, which must outlive it; without any, all is chatter elsewhere. */
void frames_init(struct frames *frames, char (*channels)[16], size_t channel_count, const struct frames_mix *mix);
void frames_done(struct frames *frames);

/** Which template a sequence number takes. */
const struct frame *frames_template(const struct frames *frames, uint64_t sequence);

/**
 * The frame of this sequence number; valid until its template's turn comes again.
 *
 * stamp_us    when it is said, wall time; no other message has the same.
 * target_us   when that was said that it is about.
 */
const struct frame *frames_make(struct frames *frames, uint64_t sequence, int64_t stamp_us, int64_t target_us);

/** The same message again as conversations.history shows it, appended. */
void frames_show(struct frames *frames, uint64_t sequence, int64_t stamp_us, struct buf *out);

/** The timestamp of a message that was said then. */
void frames_stamp(int64_t stamp_us, char *out);

/** A slash command. */
void frames_command(uint64_t sequence, const char *channel, const char *text, struct buf *out);

#endif
