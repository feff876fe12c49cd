/*
 * The index over past disruptions: working state, made from the tables, so `verify` leaves it alone. Facts cost it nothing;
 * what they changed is found in the journal and indexed again when somebody asks or the daemon has a moment.
 */
#ifndef DISRUPTION_STORE_SEARCH_H
#define DISRUPTION_STORE_SEARCH_H

#include "disruption/base/arena.h"
#include "disruption/core/similar.h"
#include "disruption/store/store.h"

#define SEARCH_REFRESH_IDLE 200 /* disruptions indexed at a time when nobody waits */
#define SEARCH_REFRESH_ASKED 20 /* ... and when somebody does */

/** Indexes again at most max disruptions that changed, the newest first; *more tells whether others are left. */
MUST_CHECK bool store_search_refresh(struct store *store, size_t max, bool *more, struct err *err);

/**
 * Takes every word of a disruption out of the index, so that none of them is left in the file, and has it indexed again as
 * it is now. It rewrites the index: a third of a second where there are ten thousand disruptions.
 */
MUST_CHECK bool store_search_forget(struct store *store, int64_t number, struct err *err);

/* Whose eyes it is for: private disruptions show where that person took part. */
struct search_viewer {
    const char *person_id; /* NULL: nobody */
    int64_t here;          /* the one whose channel it is asked in; 0: none */
    bool with_private;     /* all private ones too */
};

/* One at hand, either recorded or about to be. */
struct similar_query {
    int64_t number; /* 0: not recorded; what follows is all there is. Else what follows is read from the record. */
    const char *title, *type, *summary; /* NULL: not said */
    const char *const *services;
    size_t service_count;
    bool is_drill;
    struct search_viewer viewer;
};

/**
 * Those like it, best first, in the arena: at most max that began before it, then at most max that began later. Merged ones
 * and duplicates are left out; drills are like drills alone.
 *
 * least    the lowest score that counts, see SIMILAR_CLEAR.
 * Errors   ERR_NOT_FOUND: no disruption of that number.
 */
MUST_CHECK bool store_similar(struct store *store, struct arena *arena, const struct similar_query *query, int least,
                              size_t max, struct similar **out, size_t *count, struct err *err);

struct find_query {
    const char *words;   /* as typed; "in quotes" is said in one piece, "deploy*" is a beginning */
    const char *service; /* NULL: any; compared without case */
    int64_t since_ms;    /* TIME_UNKNOWN: ever; by start */
    struct search_viewer viewer;
};

/**
 * At most FIND_MAX that have all the words, or, where none has, that have some. Best first, in the arena. Whatever was typed
 * is words: it is no query language that could be wrong.
 *
 * all   whether they have all of them.
 */
MUST_CHECK bool store_find(struct store *store, struct arena *arena, const struct find_query *query, struct found **out,
                           size_t *count, bool *all, struct err *err);

#endif
