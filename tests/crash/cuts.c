/* The power is cut at every point. */
#include "walk.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/work.h"
#include "disruption/store/journal.h"
#include "disruption/store/outbox.h"

#define NO_COMMIT SIZE_MAX

/* Where the power is cut, and which states may be found afterwards. */
struct place {
    struct walk *walk;
    size_t point; /* acts on the disk before it */
    enum luck luck;
    size_t sure, under_way; /* commits: the last acknowledged one, the last that was begun */
    char how[96];
};

static void locate(struct place *place)
{
    const struct script_record *record = &place->walk->record;
    place->sure = place->under_way = 0; /* opening ends in the first */
    for (size_t i = 1; i < record->count; i++) {
        if (record->commits[i].sure_op <= place->point)
            place->sure = i;
        if (record->commits[i].begun_op < place->point)
            place->under_way = i;
    }
    if (place->under_way < place->sure)
        place->under_way = place->sure;
    snprintf(place->how, sizeof(place->how), "point %zu, %s arrived (--only %zu)", place->point,
             luck_names[place->luck], place->point);
}

static size_t commit_of(const struct script_record *record, const char *state, size_t from, size_t to)
{
    for (size_t i = from; i <= to && i < record->count; i++) {
        if (strcmp(record->commits[i].state, state) == 0)
            return i;
    }
    return NO_COMMIT;
}

/* Which commit's state the tables are in; says so when it may not be that one. */
static size_t recognise(struct place *place, struct store *store)
{
    struct walk *walk = place->walk;
    struct state state;
    struct err err = ERR_INIT;
    if (!state_is_sound(store, &err) || !state_read(store, &state, &err)) {
        walk_fault(walk, place->how, "%s", err.text);
        return NO_COMMIT;
    }
    size_t found = commit_of(&walk->record, state.whole, place->sure, place->under_way);
    if (found != NO_COMMIT)
        return found;
    size_t other = commit_of(&walk->record, state.whole, 0, walk->record.count - 1);
    if (other == NO_COMMIT)
        walk_fault(walk, place->how, "the tables are as no commit left them; commit %zu was acknowledged", place->sure);
    else
        walk_fault(walk, place->how, "%s: the tables are as after commit %zu of %zu that were acknowledged",
                   other < place->sure ? "lost" : "more than was said", other, place->sure);
    return NO_COMMIT;
}

/* What a daemon learns from the store when it starts. */
static void expect_channels(struct run *run)
{
    struct outbox_row rows[50];
    struct err err = ERR_INIT;
    size_t count;
    if (!store_outbox_waiting(run->story->store, 0, rows, 50, &count, &err))
        return;
    for (size_t i = 0; i < count; i++) {
        if (rows[i].effect.kind == EFFECT_CHANNEL_CREATE)
            watch_expect(run->story->watch, 1);
        outbox_row_done(&rows[i]);
    }
}

/* Keys are kept for days; what came before a pruning is not delivered again after it. */
static size_t first_redelivered(const struct script *script, size_t step)
{
    size_t first = 0;
    for (size_t i = 0; i <= step; i++) {
        if (script->steps[i].kind == STEP_PRUNE)
            first = i;
    }
    return first;
}

/* What a purge or a pruning left to be done, any later commit does: so a daemon does it first, and it is nobody's act. */
static bool redeliver(struct place *place, struct run *run, size_t commit, struct err *err)
{
    struct script *script = run->script;
    const struct script_commit *found = &place->walk->record.commits[commit];
    struct state before, after;
    if (!run_begin(run, &script->steps[found->step], err) || !state_read(run->story->store, &before, err))
        return false;
    for (size_t i = first_redelivered(script, found->step); i <= found->step; i++) {
        if (script->steps[i].kind == STEP_ACTS && !run_deliver_again(run, &script->steps[i], err))
            return false;
    }
    if (!state_read(run->story->store, &after, err))
        return false;
    const char *table = state_difference(&before, &after);
    return table == NULL ||
           err_set(err, ERR_INTERNAL, "what was delivered again was taken twice: table %s is another", table);
}

static bool verify(struct store *store, struct err *err)
{
    struct store_verdict verdict;
    if (!store_verify(store, &verdict, err))
        return false;
    return verdict.detail[0] == '\0' || err_set(err, ERR_DAMAGED, "verify: %s", verdict.detail);
}

/* Everything is delivered once more, and the night goes on to its end. */
static bool play_on(struct place *place, struct run *run, size_t commit, struct err *err)
{
    struct walk *walk = place->walk;
    const struct script_commit *found = &walk->record.commits[commit];
    struct state state;
    expect_channels(run);
    if (!verify(run->story->store, err) || !redeliver(place, run, commit, err) ||
        !run_settle(run, &run->script->steps[found->step], err) || !run_from(run, found->step + 1, err) ||
        !verify(run->story->store, err) || !state_read(run->story->store, &state, err))
        return false;
    const char *table = state_difference(&state, &walk->last);
    return table == NULL || err_set(err, ERR_INTERNAL, "played to the end, table %s is not as it was", table);
}

/* Words whose bytes were said to be gone before this point. */
static void look_for_wiped(struct place *place)
{
    const struct script_record *record = &place->walk->record;
    for (size_t i = 0; i < record->wipe_count; i++) {
        if (place->point >= record->wipes[i].op && walk_finds(place->walk, record->wipes[i].word))
            walk_fault(place->walk, place->how, "%s lies in the file after it was wiped", record->wipes[i].word);
    }
}

/* Words that the tables do not hold any more, after a daemon started again and tidied. */
static void look_for_redacted(struct place *place, size_t commit)
{
    const struct script_record *record = &place->walk->record;
    for (size_t i = 0; i < record->wipe_count; i++) {
        if (commit >= record->wipes[i].commit && walk_finds(place->walk, record->wipes[i].word))
            walk_fault(place->walk, place->how, "%s lies in the file though that it goes was recorded",
                       record->wipes[i].word);
    }
}

static void go_on(struct place *place, struct run *run, size_t found, bool deep)
{
    struct walk *walk = place->walk;
    struct err err = ERR_INIT;
    bool good = true;
    walk->deep += deep;
    if (deep)
        good = play_on(place, run, found, &err);
    else
        good = store_tidy(run->story->store, true, &err);
    if (!good)
        walk_fault(walk, place->how, "after commit %zu: %s", found, err.text);
    look_for_redacted(place, found);
}

static void look_at(struct place *place, const struct cut *cut, bool deep)
{
    struct walk *walk = place->walk;
    struct run run;
    struct err err = ERR_INIT;
    cut_write(cut, place->luck, walk->seed * 1000003 + place->point, walk->path);
    walk_leave(walk);
    look_for_wiped(place);
    run_init(&run, &walk->script);
    if (!run_open(&run, &err)) {
        walk_fault(walk, place->how, "cannot be opened: %s", err.text);
    } else {
        size_t found = recognise(place, run.story->store);
        walk->images++;
        if (found != NO_COMMIT)
            go_on(place, &run, found, deep);
    }
    run_done(&run);
}

/* What the daemon does for the store may leave work to its next commit. */
static bool ends_chore(const struct walk *walk, size_t point)
{
    for (size_t i = 0; i < walk->record.count; i++) {
        const struct script_commit *commit = &walk->record.commits[i];
        if (commit->sure_op == point && walk->script.steps[commit->step].kind != STEP_ACTS)
            return true;
    }
    return false;
}

void walk_cuts(struct walk *walk, const struct choice *choice)
{
    const struct disk_log *log = disk_log();
    walk_reset(walk);
    struct cut *cut = cut_create(walk->path);
    bool synced = true; /* since what is durable was last looked at */
    for (size_t point = 0; point <= log->count; point++) {
        if (point > 0) {
            cut_step(cut, &log->ops[point - 1]);
            synced = synced || log->ops[point - 1].act == ACT_SYNC || log->ops[point - 1].folder;
        }
        bool chore = choice->chores && choice->only == 0 && ends_chore(walk, point);
        if (choice->only != 0 ? point != (size_t)choice->only
                              : !chore && !choice_has(choice, walk->seed, point, log->count + 1))
            continue;
        walk->points++;
        for (int luck = 0; luck < LUCKS; luck++) {
            struct place place = {.walk = walk, .point = point, .luck = (enum luck)luck};
            bool differs = luck == LUCK_NONE ? synced || choice->only != 0 : cut_open(cut);
            if (!differs)
                continue;
            locate(&place);
            bool deep = choice->only != 0 || (chore && luck == LUCK_NONE) ||
                        (walk->images + 1) % choice->deep_stride == 0;
            look_at(&place, cut, deep);
        }
        synced = false;
    }
    cut_destroy(cut);
}
