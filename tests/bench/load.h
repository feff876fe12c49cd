/* What the phases of bench-load share: the measured program, what it speaks to, what is sent to it. */
#ifndef BENCH_LOAD_H
#define BENCH_LOAD_H

#include "child.h"
#include "drive.h"
#include "mock.h"

#define LOAD_PATH_BYTES 512
#define LOAD_WAIT_US 30000000
#define LOAD_FLIGHT 32 /* envelopes under way, where many are */
#define LOAD_RATE 1000 /* envelopes a second, where they come whatever the other side does */
#define MS(us) ((double)(us) / 1000.0)

struct bench {
    bool stores;
    const char *program;
    int64_t span_us; /* length of each phase */
    char folder[LOAD_PATH_BYTES / 2], config[LOAD_PATH_BYTES], database[LOAD_PATH_BYTES];
    struct loop *loop;
    struct mock mock;
    struct drive drive;
    struct child child;
    size_t notes;           /* acknowledged, as the last proof counted them */
    size_t channels_wanted; /* how many the mock has once a start was carried out */
};

/** Starts a disruption and waits until its channel has its card; the number of the channel among all. */
size_t load_start(struct bench *bench, bool tell);

/** Tells what memory the program holds. */
void load_memory(struct bench *bench, const char *when);

/** Tells of envelopes that were driven: how many a second, what they cost, how long they took. */
void load_say_span(struct bench *bench, const struct drive_span *span, int64_t cpu_us, const char *suffix);

/** Phases: the everyday mix while something goes wrong. */
void load_faults(struct bench *bench);

/** Phases: notes and the draft of reports of growing size, in a database without anything else. */
void load_drafts(struct bench *bench);

#endif
