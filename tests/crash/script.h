/*
 * A busy night for the store: acts as in stories (../story/story.h), taken through the daemon's turns in batches, their
 * effects carried out, and between them what the daemon does for the store. Lines that follow each other without an empty
 * line between them share a transaction.
 *
 *   [00:00] ana types start carts are slow      acts
 *   ! checkpoint                                what was committed moves from the log into the file
 *   ! prune                                     old keys and bodies go, eight days later
 *   ! purge                                     all disruptions that ended go for good, eight days later
 *   ! wipe WORD                                 what was redacted or purged goes from the disk; that word was in it
 *   ! again                                     the daemon ends in order and starts again
 */
#ifndef CRASH_SCRIPT_H
#define CRASH_SCRIPT_H

#include "disruption/base/digest.h"
#include "story.h"

#define STEP_EVENTS_MAX 16 /* in one transaction */

enum step_kind { STEP_OPEN, STEP_ACTS, STEP_CHECKPOINT, STEP_PRUNE, STEP_PURGE, STEP_WIPE, STEP_AGAIN };

struct script_step {
    enum step_kind kind;
    const char *word; /* that goes; in the script's text, or NULL */
    int64_t now_ms;
    size_t count;
    struct event events[STEP_EVENTS_MAX];
};

struct script {
    struct story *reader; /* whose arena the events live in */
    struct policy policy;
    const char *path;     /* of the database */
    bool tight;           /* as in struct scene */
    char *text, *rest;    /* what is not read yet; the first run reads */
    struct script_step *steps;
    size_t count, room;
};

/** A script whose lines are read while it runs for the first time. */
void script_init(struct script *script, const char *file, const char *path);
void script_done(struct script *script);

/** Reads one more step, told in that channel; *more is false at the end. */
MUST_CHECK bool script_read(struct script *script, const char *channel_id, bool *more, struct err *err);

#define SCRIPT_WIPES_MAX 4

/* What a run did, in order: states of the tables, and where in the disk's log they came to be. */
struct script_commit {
    size_t step;
    size_t begun_op; /* acts on the disk before it began */
    size_t sure_op;  /* and when it was acknowledged */
    char state[DIGEST_HEX_LEN + 1];
};

struct script_record {
    struct script_commit *commits;
    size_t count, room;
    size_t wipe_count;
    struct script_wipe {
        const char *word;
        size_t commit; /* the last before it: in its state the word is gone from the tables */
        size_t op;     /* acts on the disk when its bytes were said to be gone */
    } wipes[SCRIPT_WIPES_MAX];
};

enum script_cheat { CHEAT_NONE, CHEAT_EARLY_ACK, CHEAT_SYNC_OFF, CHEAT_LYING_DISK, CHEAT_NO_WIPE, CHEAT_FALSE_ACK };

struct run {
    struct script *script;
    struct story *story;
    struct script_record *record;  /* NULL: nobody writes it down */
    enum script_cheat cheat;
    /* Whether to try again what the store refused; NULL: never. */
    bool (*refused)(void *ctx, struct run *run, const struct err *err);
    void *ctx;
};

void run_init(struct run *run, struct script *script);
void run_done(struct run *run); /* closes the store */

MUST_CHECK bool run_open(struct run *run, struct err *err);

/** Carries out what waits and takes the results, as at that step. */
MUST_CHECK bool run_settle(struct run *run, const struct script_step *step, struct err *err);

/** What a daemon does when it starts, at that step: reports and the index that the one before left behind. */
MUST_CHECK bool run_begin(struct run *run, const struct script_step *step, struct err *err);

/** Takes the step's events again, without what would follow. */
MUST_CHECK bool run_deliver_again(struct run *run, const struct script_step *step, struct err *err);

/** Steps from that one to the end. */
MUST_CHECK bool run_from(struct run *run, size_t step, struct err *err);

#endif
