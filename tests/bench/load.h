/* What the phases of bench-load share: the measured program, what it speaks to, what is sent to it. */
#ifndef BENCH_LOAD_H
#define BENCH_LOAD_H

#include "child.h"
#include "drive.h"
#include "mock.h"

#define LOAD_PATH_BYTES 512
#define LOAD_WAIT_US 30000000
#define LOAD_FLIGHT 32 /* envelopes under way, where many are */
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
    size_t channels_wanted; /* how many the mock has once a start was carried out */
};

/** Starts a disruption and waits until its channel has its card; the number of the channel among all. */
size_t load_start(struct bench *bench, bool tell);

/** Tells what memory the program holds. */
void load_memory(struct bench *bench, const char *when);

/** Phases: notes and the draft of reports of growing size, in a database without anything else. */
void load_drafts(struct bench *bench);

#endif
