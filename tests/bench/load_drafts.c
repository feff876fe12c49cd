/*
 * The end of disruptions of growing size. `resolve` is acknowledged first; then the channel is read back and compared, page
 * after page as the platform's rate allows, and then the report is drafted.
 */
#include <stdio.h>

#include "disruption/base/clock.h"
#include "load.h"
#include "proof.h"
#include "say.h"

struct draft {
    struct store *store;
    int64_t number;
};

static bool is_drafted(void *ctx)
{
    const struct draft *draft = ctx;
    return proof_drafted(draft->store, draft->number);
}

static void say_of(const char *figure, size_t notes, const char *unit, double value)
{
    char name[64];
    snprintf(name, sizeof(name), "%s_%zu%s", figure, notes, unit);
    say_figure(name, value);
}

static void resolve(struct bench *bench, struct draft *draft, size_t channel, size_t notes)
{
    size_t calls = bench->mock.history_calls;
    int64_t began_us = clock_steady_us();
    int64_t ack_us = drive_command(&bench->drive, bench->mock.channels[channel], "resolve");
    drive_until(&bench->drive, is_drafted, draft, LOAD_WAIT_US, "a report");
    say_of("resolve", notes, "_ms", MS(ack_us));
    say_of("draft", notes, "_ms", MS(clock_steady_us() - began_us));
    say_of("draft", notes, "_calls", (double)(bench->mock.history_calls - calls));
}

static void measure_draft(struct bench *bench, struct draft *draft, size_t notes)
{
    size_t channel = load_start(bench, false);
    drive_mix(&bench->drive, &bench->mock.channels[channel], 1, &frames_notes);
    struct drive_span span = drive_closed(&bench->drive, LOAD_FLIGHT, LOAD_WAIT_US, notes);
    say_of("notes", notes, "_per_s", (double)notes * 1e6 / (double)span.elapsed_us);
    resolve(bench, draft, channel, notes);
    size_t entries = proof_entries(bench->database, draft->number);
    if (entries != notes)
        give_up("disruption %lld has %zu notes and not %zu", (long long)draft->number, entries, notes);
}

void load_drafts(struct bench *bench)
{
    static const size_t sizes[] = {10, 100, 1000, 10000};
    struct draft draft = {0};
    struct err err = ERR_INIT;
    if (!store_open(bench->database, STORE_READ, &draft.store, &err))
        give_up("%s", err.text);
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        draft.number = (int64_t)i + 1;
        measure_draft(bench, &draft, sizes[i]);
    }
    store_close(draft.store);
    load_memory(bench, "drafts");
}
