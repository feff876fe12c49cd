/*
 * Power cuts and failing disks under the real store and turns.
 *
 *   crash cuts     the power goes at every act on the disk, with five kinds of luck for what was not synced
 *   crash errors   every operation on the disk fails, once and for ever
 *   crash syncs    a sync fails and the system forgets what it should have kept; later the power goes
 *   crash proofs   that the above notices: commits without syncs, acknowledgements before the commit or without one, a
 *                  disk that lies, words that are not wiped
 *
 *   --points N     about so many points of each scene, or of each kind of error; default 40, 0: all
 *   --deep N       of every N images one is played on to the end of the night; default 25
 *   --scene NAME   busy, tight, old or old-copy alone; --seed N  other dice
 *   --only POINT   that one alone, and each image of it played on
 *
 * The long form is `crash cuts --points 0`, `crash errors --points 0`, `crash syncs --points 0`.
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/clock.h"
#include "disruption/base/log.h"
#include "walk.h"

#define POINTS_DEFAULT 40
#define DEEP_DEFAULT 25

struct order {
    struct choice choice;
    const char *scene; /* NULL: all */
    uint64_t seed;
};

static void tell(const struct walk *walk, const char *what, int64_t began_ms)
{
    printf("%s %s: %zu acts on the disk, %zu commits; %ld points, %ld images", what, walk->scene->name, walk->acts,
           walk->record.count, walk->points, walk->images);
    if (walk->deep > 0)
        printf(", %ld played to the end", walk->deep);
    printf("; %ld faults, %.1f s\n", walk->faults, (double)(clock_steady_ms() - began_ms) / 1000);
}

static long walk_scenes(const struct order *order, const char *what, void (*walker)(struct walk *, const struct choice *))
{
    long faults = 0;
    for (size_t i = 0; i < scene_count; i++) {
        struct walk walk;
        int64_t began_ms = clock_steady_ms();
        if (order->scene != NULL && strcmp(order->scene, scenes[i].name) != 0)
            continue;
        walk_begin(&walk, &scenes[i], CHEAT_NONE, order->seed);
        walker(&walk, &order->choice);
        tell(&walk, what, began_ms);
        faults += walk.faults;
        walk_end(&walk);
    }
    return faults;
}

static const struct proof {
    const char *name;
    enum script_cheat cheat;
    void (*walker)(struct walk *, const struct choice *);
} proofs[] = {
    {"acknowledged before the commit", CHEAT_EARLY_ACK, walk_cuts},
    {"commits without syncs", CHEAT_SYNC_OFF, walk_cuts},
    {"a disk that lies about syncs", CHEAT_LYING_DISK, walk_cuts},
    {"redacted words are not wiped", CHEAT_NO_WIPE, walk_cuts},
    {"acknowledged though the commit failed", CHEAT_FALSE_ACK, walk_errors},
};

/* What is broken on purpose must be found. */
static long prove(const struct order *order)
{
    long unnoticed = 0;
    for (size_t i = 0; i < sizeof(proofs) / sizeof(proofs[0]); i++) {
        struct walk walk;
        walk_begin(&walk, &scenes[0], proofs[i].cheat, order->seed);
        walk.silent = true;
        proofs[i].walker(&walk, &order->choice);
        printf("proof, %s: %ld faults in %ld images%s\n", proofs[i].name, walk.faults, walk.images,
               walk.faults == 0 ? " - NOT NOTICED" : "");
        unnoticed += walk.faults == 0;
        walk_end(&walk);
    }
    return unnoticed;
}

static bool read_order(int argc, char **argv, struct order *order)
{
    static const struct option options[] = {{"points", required_argument, NULL, 'p'}, {"deep", required_argument, NULL, 'd'},
                                            {"scene", required_argument, NULL, 's'},  {"only", required_argument, NULL, 'o'},
                                            {"seed", required_argument, NULL, 'r'},   {NULL, 0, NULL, 0}};
    for (int option; (option = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        switch (option) {
        case 'p':
            order->choice.points = strtol(optarg, NULL, 10);
            break;
        case 'd':
            order->choice.deep_stride = strtol(optarg, NULL, 10);
            break;
        case 's':
            order->scene = optarg;
            break;
        case 'o':
            order->choice.only = strtol(optarg, NULL, 10);
            break;
        case 'r':
            order->seed = strtoull(optarg, NULL, 10);
            break;
        default:
            return false;
        }
    }
    return optind == argc - 1 && order->choice.deep_stride > 0 && order->choice.points >= 0;
}

int main(int argc, char **argv)
{
    struct order order = {{.points = POINTS_DEFAULT, .deep_stride = DEEP_DEFAULT, .chores = true}, NULL, 1};
    long faults = -1;
    setvbuf(stdout, NULL, _IOLBF, 0);
    log_set_level(LOG_LEVEL_ERROR);
    if (read_order(argc, argv, &order)) {
        const char *what = argv[optind];
        faults = strcmp(what, "cuts") == 0     ? walk_scenes(&order, what, walk_cuts)
                 : strcmp(what, "errors") == 0 ? walk_scenes(&order, what, walk_errors)
                 : strcmp(what, "syncs") == 0  ? walk_scenes(&order, what, walk_syncs)
                 : strcmp(what, "proofs") == 0 ? prove(&order)
                                               : -1;
    }
    if (faults < 0)
        fprintf(stderr, "usage: crash cuts|errors|syncs|proofs [--points N] [--deep N] [--scene NAME] [--only N] [--seed N]\n");
    return faults < 0 ? 2 : faults > 0;
}
