/*
 * A sync fails, and the daemon is killed over it. The system's memory still has what the disk never got, and no later sync
 * writes it: so the next daemon reads commits that a power cut takes away. What it once builds on must stay.
 */
#include "walk.h"

#define NOT_LOST SIZE_MAX

static size_t lost_sync(const struct disk_log *log)
{
    for (size_t i = 0; i < log->count; i++) {
        if (log->ops[i].act == ACT_SYNC_LOST)
            return i;
    }
    return NOT_LOST;
}

/* forgets: as the disk has it; else as programs see it. */
static void step_over(struct cut *cut, size_t from, size_t to, bool forgets)
{
    const struct disk_log *log = disk_log();
    for (size_t i = from; i < to; i++) {
        if (forgets || log->ops[i].act != ACT_SYNC_LOST)
            cut_step(cut, &log->ops[i]);
    }
}

/* What a daemon that starts on these files reads. */
static bool start(struct walk *walk, const char *how, struct state *out)
{
    struct run run;
    struct err err = ERR_INIT;
    walk_leave(walk);
    run_init(&run, &walk->script);
    bool good = run_open(&run, &err) && state_is_sound(run.story->store, &err) &&
                state_read(run.story->store, out, &err);
    if (!good)
        walk_fault(walk, how, "then the daemon is killed: %s", err.text);
    disk_record_end(); /* it does not end in order */
    run_done(&run);
    return good;
}

static bool start_on_what_is_seen(struct walk *walk, const char *how, size_t died, struct state *out)
{
    int names[DISK_NAMES];
    walk_reset(walk);
    struct cut *seen = cut_create(walk->path);
    step_over(seen, 0, died, false);
    cut_write(seen, LUCK_ALL, 0, walk->path);
    int files = cut_names(seen, names);
    cut_destroy(seen);
    disk_record_on(names, files);
    return start(walk, how, out);
}

static bool start_on_what_is_left(struct walk *walk, const char *how, size_t died, size_t started, struct state *out)
{
    walk_reset(walk);
    struct cut *left = cut_create(walk->path);
    step_over(left, 0, died, true);
    step_over(left, started, disk_log()->count, true);
    cut_write(left, LUCK_NONE, 0, walk->path);
    cut_destroy(left);
    return start(walk, how, out);
}

void walk_restart(struct walk *walk, const char *how)
{
    const struct disk_log *log = disk_log();
    size_t died = lost_sync(log), started = log->count;
    struct state known, left;
    if (died++ == NOT_LOST || !start_on_what_is_seen(walk, how, died, &known) ||
        !start_on_what_is_left(walk, how, died, started, &left))
        return;
    const char *table = state_difference(&left, &known);
    if (table != NULL)
        walk_fault(walk, how, "then the daemon is killed, the next one starts, the power goes: table %s lost what that one found",
                   table);
    walk->images++;
}
