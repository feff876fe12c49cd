/* How the scribe itself is doing: what waits, what cannot be done, whether the record is as it was written. */
#ifndef DISRUPTION_CORE_HEALTH_H
#define DISRUPTION_CORE_HEALTH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "disruption/core/effect.h"

#define HEALTH_PARKED_MAX 200 /* effects that are named, and tried again at once; the rest is counted */

/* An effect that was given up. */
struct parked_effect {
    int64_t id; /* people name it by this */
    enum effect_kind kind;
    int64_t incident; /* 0: none */
    int64_t since_ms;
    const char *reason;
};

/** "post", "new channel", "direct message", ...: what an effect is to people. */
const char *parked_word(enum effect_kind kind);

/** What it means to them that it was given up: "the channel was not told; the record has it". */
const char *parked_meaning(enum effect_kind kind);

/** What is worth nothing later; whoever waited for it has asked again, or gone. It can only be forgotten. */
bool parked_is_stale(enum effect_kind kind);

struct health {
    int64_t waiting;
    int64_t parked; /* as many as whoever asks may know of */
    int64_t oldest_ms; /* when the oldest that waits began to; 0: none waits */
    const struct parked_effect *named; /* newest first */
    size_t named_count;
    int64_t record_rows; /* of the whole journal */
    int64_t gaps_open, gaps_total; /* stretches in which channels that whoever asks may know of were not surely heard */
    int64_t epochs;        /* connections to chat since the file was made */
    int64_t last_heard_ms; /* all that chat delivered until then is stored; 0: it was never connected */
};

/* One disruption's rows of the journal, checked by their hashes. */
struct record_check {
    int64_t rows;
    int64_t redacted;   /* rows whose words were taken out on purpose */
    int64_t broken_at;  /* number of the first bad row; 0: none */
    const char *fault;  /* what is wrong with it; NULL: nothing */
    const char *head;   /* hash of its newest row; "" when it has none */
    int64_t waiting, parked; /* effects of this disruption */
};

#endif
