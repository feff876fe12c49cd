/* One script, walked. What it is played on: a new folder, or a database of an earlier version. */
#ifndef CRASH_WALK_H
#define CRASH_WALK_H

#include "image.h"
#include "script.h"
#include "state.h"

#define WALK_PATH_MAX 128

struct scene {
    const char *name;
    const char *script; /* file beside this one */
    const char *dump;   /* SQL of the database at the beginning; NULL: none */
    bool in_log;        /* it was left in WAL mode, as the daemon does */
    bool tight;         /* few pages stay in memory: more is read, and written before the commit */
};
extern const struct scene scenes[];
extern const size_t scene_count;

struct walk {
    const struct scene *scene;
    char folder[64], path[WALK_PATH_MAX];
    uint64_t seed;
    struct script script;
    enum script_cheat cheat;
    struct script_record record;
    size_t acts; /* on the disk */
    struct state last; /* at the end of a run that nothing disturbed */
    struct cut *beginning;
    bool silent; /* faults are wanted, and only counted */
    /* what was done and found */
    long points, images, deep, faults;
};

/** Makes the folder and plays the script undisturbed. Ends the program when that fails. */
void walk_begin(struct walk *walk, const struct scene *scene, enum script_cheat cheat, uint64_t seed);
void walk_end(struct walk *walk);

/** The files as they lay before the first run; the lock file says that nobody left in disorder. */
void walk_reset(struct walk *walk);

/** Says a fault and how to see it again. */
void walk_fault(struct walk *walk, const char *how, const char *format, ...) __attribute__((format(printf, 3, 4)));

/** Whether the word lies anywhere in the files. */
bool walk_finds(const struct walk *walk, const char *word);

struct choice {
    long points;      /* about so many, evenly; 0: all */
    long deep_stride; /* every so many images the rest of the script is played, too */
    long only;        /* that point alone; 0: all */
    bool chores;      /* also where something ended that was nobody's act, and that is played on */
};

/** Cuts the power at every point and looks at what is left. */
void walk_cuts(struct walk *walk, const struct choice *choice);

/** Lets every operation fail, once and for ever. */
void walk_errors(struct walk *walk, const struct choice *choice);

/** Lets a sync fail, and cuts the power somewhere. */
void walk_syncs(struct walk *walk, const struct choice *choice);

/** After the sync that failed in the log the daemon is killed, another one starts, and then the power goes. */
void walk_restart(struct walk *walk, const char *how);

/** The lock file says that a daemon was killed. */
void walk_leave(const struct walk *walk);

/** Whether this one of so many (from 0) is to be looked at. */
bool choice_has(const struct choice *choice, uint64_t seed, size_t one, size_t of);

#endif
