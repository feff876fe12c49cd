/* Every operation on the disk fails, once and for ever; the daemon tries again as its writer does. */
#include "walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TRIES_MAX 3 /* refusals in a row after which what fails for ever is mended, and what failed once is a fault */

#define CUTS_PER_SYNC 8

struct storm {
    struct walk *walk;
    enum disk_fault fault;
    bool for_ever;
    int refusals; /* since it was ordered */
    bool mended;
    char how[96];
};

/* Kinds that mean: not now. Opening may refuse in other words; then the daemon ends and is started again. */
static bool is_passing(const struct storm *storm, const struct run *run, const struct err *err)
{
    return run->story->store == NULL || turn_must_wait(&run->story->turn, err) ||
           (storm->fault == FAULT_OPEN && err->kind == ERR_REFUSED);
}

/* Nothing was acknowledged. Nothing may be left open, and the next try must find all as it was. */
static bool go_on(void *ctx, struct run *run, const struct err *err)
{
    struct storm *storm = ctx;
    struct err left = ERR_INIT;
    storm->refusals++;
    if (!is_passing(storm, run, err))
        walk_fault(storm->walk, storm->how, "refused as %s: %s", err_kind_name(err->kind), err->text);
    if (run->story->store != NULL && !state_is_quiet(run->story->store, &left))
        walk_fault(storm->walk, storm->how, "%s", left.text);
    if (storm->refusals >= TRIES_MAX && storm->mended)
        return false;
    if (storm->refusals >= TRIES_MAX) {
        (void)disk_mend();
        storm->mended = true;
        storm->refusals = 0;
    }
    return true;
}

/* record: NULL, or where to write down what was done. */
static void play(struct storm *storm, long chance, struct script_record *record)
{
    struct walk *walk = storm->walk;
    const struct script_record *words = &walk->record;
    struct run run;
    struct state state;
    struct err err = ERR_INIT;
    snprintf(storm->how, sizeof(storm->how), "%s %ld fails %s", disk_fault_names[storm->fault], chance,
             storm->for_ever ? "for ever" : "once");
    walk_reset(walk);
    run_init(&run, &walk->script);
    run.cheat = walk->cheat;
    run.record = record;
    run.refused = go_on;
    run.ctx = storm;
    storm->refusals = 0;
    storm->mended = false;
    disk_fail(storm->fault, chance, storm->for_ever);
    bool played = run_from(&run, 0, &err);
    if (disk_mend() > 0)
        walk->images++;
    const char *table = NULL;
    if (!played)
        walk_fault(walk, storm->how, "never taken: %s", err.text);
    else if (!state_is_sound(run.story->store, &err) || !state_read(run.story->store, &state, &err))
        walk_fault(walk, storm->how, "%s", err.text);
    else if ((table = state_difference(&state, &walk->last)) != NULL)
        walk_fault(walk, storm->how, "table %s is not as it would be", table);
    run_done(&run);
    for (size_t i = 0; walk->cheat == CHEAT_NONE && i < words->wipe_count; i++) {
        if (walk_finds(walk, words->wipes[i].word))
            walk_fault(walk, storm->how, "%s still lies in the file", words->wipes[i].word);
    }
}

static void let_fail(struct walk *walk, const struct choice *choice, enum disk_fault fault, long chances)
{
    for (long at = 1; at <= chances; at++) {
        if (choice->only != 0 ? at != choice->only
                              : !choice_has(choice, walk->seed, (size_t)at, (size_t)chances))
            continue;
        walk->points++;
        int ways = walk->cheat == CHEAT_NONE ? 2 : 1; /* who believes a lie for ever never ends */
        for (int for_ever = 0; for_ever < ways; for_ever++) {
            struct storm storm = {.walk = walk, .fault = fault, .for_ever = for_ever != 0};
            play(&storm, at, NULL);
        }
    }
}

void walk_errors(struct walk *walk, const struct choice *choice)
{
    long chances[FAULT_KINDS];
    for (int fault = 0; fault < FAULT_KINDS; fault++)
        chances[fault] = disk_chances((enum disk_fault)fault);
    for (int fault = 0; fault < FAULT_KINDS; fault++)
        let_fail(walk, choice, (enum disk_fault)fault, chances[fault]);
}

void walk_syncs(struct walk *walk, const struct choice *choice)
{
    struct script_record undisturbed = walk->record;
    const struct choice cuts = {.points = CUTS_PER_SYNC, .deep_stride = choice->deep_stride, .only = choice->only};
    size_t syncs = (size_t)disk_chances(FAULT_SYNC);
    for (size_t at = 1; at <= syncs; at++) {
        if (!choice_has(choice, walk->seed, at, syncs))
            continue;
        struct storm storm = {.walk = walk, .fault = FAULT_SYNC};
        walk->record = (struct script_record){0};
        disk_record();
        play(&storm, (long)at, &walk->record);
        disk_record_end();
        walk_cuts(walk, &cuts);
        walk_restart(walk, storm.how);
        free(walk->record.commits);
    }
    walk->record = undisturbed;
}
