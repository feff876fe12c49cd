/*
 * What an acknowledgement takes while something goes wrong: the same traffic as without faults, at the same rate, with each
 * trouble alone and then all at once. How often each happened in the last phase is told as well.
 */
#include <pthread.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdio.h>
#include <time.h>

#include "load.h"
#include "say.h"

#define CHECKPOINT_EVERY_MS 250
#define CHECKPOINT_WAIT_MS 5000

/* In the order in which they begin: some need a connection for that. */
enum fault { FAULT_READING, FAULT_CALLS, FAULT_CHECKPOINT, FAULT_CUT, FAULT_COUNT };

struct faults {
    struct bench *bench;
    struct timer *cut;
    pthread_t keeper; /* forces checkpoints */
    _Atomic bool stop;
    size_t happened[FAULT_COUNT];
};

/* the connection is lost, and made again ----------------------------------------------------------- */

static void cut(void *ctx)
{
    struct faults *faults = ctx;
    faults->happened[FAULT_CUT]++;
    mock_cut(&faults->bench->mock);
}

static void begin_cut(struct faults *faults)
{
    timer_set(faults->cut, faults->bench->span_us / 4000);
}

static bool is_back(void *ctx)
{
    return ((struct bench *)ctx)->mock.socket != 0;
}

static void end_cut(struct faults *faults)
{
    drive_until(&faults->bench->drive, is_back, faults->bench, LOAD_WAIT_US, "another connection");
}

/* chat refuses calls, fails, and is late ----------------------------------------------------------- */

static void begin_calls(struct faults *faults)
{
    struct bench *bench = faults->bench;
    bench->mock.trouble_calls = 0;
    bench->mock.troubled = true;
    (void)drive_command(&bench->drive, "C0OPS", "list"); /* whose answer somebody waits for */
}

static void end_calls(struct faults *faults)
{
    faults->bench->mock.troubled = false;
    faults->happened[FAULT_CALLS] += faults->bench->mock.trouble_calls;
}

/* a channel is read back --------------------------------------------------------------------------- */

static bool is_reading(void *ctx)
{
    const struct bench *bench = ctx;
    return bench->mock.history_calls > 0;
}

static void begin_reading(struct faults *faults)
{
    struct bench *bench = faults->bench;
    bench->mock.history_calls = 0;
    (void)drive_command(&bench->drive, bench->mock.channels[0], "import from:-1h");
    drive_until(&bench->drive, is_reading, bench, LOAD_WAIT_US, "a channel being read back");
}

static void end_reading(struct faults *faults)
{
    faults->happened[FAULT_READING] += faults->bench->mock.history_calls;
}

/* the write-ahead log is emptied under the writer's hands ------------------------------------------ */

static void *keep(void *ctx)
{
    static const struct timespec pause = {0, CHECKPOINT_EVERY_MS * 1000000L};
    struct faults *faults = ctx;
    sqlite3 *db;
    if (sqlite3_open_v2(faults->bench->database, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
        give_up("%s cannot be opened", faults->bench->database);
    sqlite3_busy_timeout(db, CHECKPOINT_WAIT_MS);
    while (!atomic_load(&faults->stop)) {
        if (sqlite3_wal_checkpoint_v2(db, NULL, SQLITE_CHECKPOINT_RESTART, NULL, NULL) == SQLITE_OK)
            faults->happened[FAULT_CHECKPOINT]++;
        nanosleep(&pause, NULL);
    }
    sqlite3_close(db);
    return NULL;
}

static void begin_checkpoints(struct faults *faults)
{
    atomic_store(&faults->stop, false);
    if (pthread_create(&faults->keeper, NULL, keep, faults) != 0)
        give_up("no thread");
}

static void end_checkpoints(struct faults *faults)
{
    atomic_store(&faults->stop, true);
    pthread_join(faults->keeper, NULL);
}

/* phases ------------------------------------------------------------------------------------------- */

static const struct {
    void (*begin)(struct faults *faults);
    void (*end)(struct faults *faults);
    const char *count; /* figure: how often it happened while all went wrong */
} doings[FAULT_COUNT] = {
    [FAULT_READING] = {begin_reading, end_reading, "faults_pages"},
    [FAULT_CALLS] = {begin_calls, end_calls, "faults_calls"},
    [FAULT_CHECKPOINT] = {begin_checkpoints, end_checkpoints, "faults_checkpoints"},
    [FAULT_CUT] = {begin_cut, end_cut, "faults_cuts"},
};

static const struct phase {
    const char *suffix;
    unsigned faults; /* bits of enum fault */
    bool stores;     /* needs a store, and is nothing to the ceiling */
} phases[] = {
    {"cut", BIT(FAULT_CUT), false},
    {"calls", BIT(FAULT_CALLS), true},
    {"reading", BIT(FAULT_READING), true},
    {"checkpoint", BIT(FAULT_CHECKPOINT), true},
    {"all", BIT(FAULT_COUNT) - 1, true},
};

static void measure(struct faults *faults, const struct phase *phase)
{
    struct bench *bench = faults->bench;
    for (int fault = 0; fault < FAULT_COUNT; fault++) {
        faults->happened[fault] = 0;
        if ((phase->faults & BIT(fault)) != 0)
            doings[fault].begin(faults);
    }
    int64_t cpu_us = child_cpu_us(&bench->child);
    struct drive_span span = drive_open(&bench->drive, LOAD_RATE, bench->span_us);
    load_say_span(bench, &span, child_cpu_us(&bench->child) - cpu_us, phase->suffix);
    for (int fault = 0; fault < FAULT_COUNT; fault++) {
        if ((phase->faults & BIT(fault)) != 0)
            doings[fault].end(faults);
    }
}

void load_faults(struct bench *bench)
{
    struct faults faults = {.bench = bench};
    faults.cut = timer_create_on(bench->loop, cut, &faults);
    for (size_t i = 0; i < COUNT_OF(phases); i++) {
        if (bench->stores || !phases[i].stores)
            measure(&faults, &phases[i]);
    }
    for (int fault = 0; bench->stores && fault < FAULT_COUNT; fault++)
        say_figure(doings[fault].count, (double)faults.happened[fault]);
    timer_destroy(faults.cut);
}
