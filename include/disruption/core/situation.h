/* What a command may look at: loaded by the store before the command runs, so that core asks for nothing. */
#ifndef DISRUPTION_CORE_SITUATION_H
#define DISRUPTION_CORE_SITUATION_H

#include <stddef.h>
#include <stdint.h>

#include "disruption/core/dossier.h"
#include "disruption/core/health.h"
#include "disruption/core/incident.h"
#include "disruption/core/person.h"
#include "disruption/core/policy.h"
#include "disruption/core/statistics.h"

#define OPEN_MAX 50  /* open disruptions that are looked at when a target is implied */
#define NAMED_MAX 4   /* disruptions that a line names in its text */
#define LIST_MAX 100 /* disruptions a list shows */

/* What a command's row asks for beyond the target's head. */
enum need {
    NEED_TARGET = BIT(0),  /* a disruption must be meant */
    NEED_OPEN = BIT(1),    /* all open ones */
    NEED_LIST = BIT(2),    /* the list its filters describe */
    NEED_DOSSIER = BIT(3), /* the target's dossier */
    NEED_REPORT = BIT(4),  /* the target's newest report, as chat markup */
    NEED_HISTORY = BIT(5), /* every change of the target's entries */
    NEED_FIGURES = BIT(6), /* what figures over the past are made from, as far as its filters let it */
    NEED_POSTS = BIT(17),  /* our posts that repeat the target's entries */
    NEED_ATTACHED = BIT(18), /* the target's attached documents */
    NEED_UNDO = BIT(16),   /* what the actor did last to the target */
    NEED_HEALTH = BIT(7),  /* how the scribe itself is doing */
    NEED_CHECK = BIT(8),   /* the target's rows of the journal, checked */
    NEED_PACE = BIT(19),   /* what the target's reminders go by */
    NEED_ACTIONS = BIT(20), /* the action items that its words describe */
    NEED_SIMILAR = BIT(21), /* past ones like the target, or like the one its words describe */
    NEED_FOUND = BIT(22),   /* past ones that have its words */
    NEED_NAMED = BIT(9),   /* disruptions that its text names */
};

struct found;
struct journal_line;
struct similar;
struct pace;

/* An action item in a list over several disruptions. */
struct listed_action {
    int64_t number; /* of the disruption */
    const char *title;
    struct action_item action;
};

/* A post of ours that repeats what the record holds. */
struct own_post {
    const char *channel_id, *ts;
    const char *about; /* "T17,A3": what it repeats; POST_SHARES, POST_ANNOUNCES */
};

#define POST_SHARES "shared"      /* an answer that may repeat any of it */
#define POST_ANNOUNCES "announce" /* it tells others of the disruption */

/* A report as a file, as somebody asked for it. */
struct report_file {
    const char *name, *title, *content;
};

struct situation {
    const struct policy *policy;
    struct person actor;               /* who typed; zone NULL when unknown */
    const struct incident *here;       /* the one whose channel it was typed in; NULL */
    const struct incident *target;     /* the one named; NULL: none was, or there is none that the actor may know of */
    const struct incident *named;      /* for NEED_NAMED, in their order, as far as there are such (at most NAMED_MAX) */
    size_t named_count;
    const struct participant *holders; /* who holds which of its roles now: of the one that is meant */
    size_t holder_count;
    const struct incident *open;       /* open ones, newest first (at most OPEN_MAX) */
    size_t open_count;
    const struct incident *listed;     /* for NEED_LIST, newest first (at most LIST_MAX) */
    size_t listed_count;
    int64_t next_number;               /* for a new disruption */
    const struct dossier *dossier;     /* NULL unless asked for and found */
    const char *report;                /* markup: the newest or what was asked of it, see report_request.h; NULL: none */
    int64_t report_revision;           /* the newest one's, after it was brought up to date; 0: none */
    const struct report_file *report_file; /* NULL unless asked for and not too large */
    const struct entry_change *changes; /* by entry, then as they were made */
    size_t change_count;
    const struct journal_line *lines;  /* for NEED_UNDO: the journal of late and what set the same before, by seq */
    size_t line_count;
    const struct own_post *posts;      /* for NEED_POSTS: what we posted that repeats entries of the target */
    size_t post_count;
    const struct attached *attached;   /* for NEED_ATTACHED: those dropped too, by number */
    size_t attached_count;
    const struct pace *pace;           /* for NEED_PACE: everybody's while the target is open, then the actor's own */
    const struct listed_action *actions; /* for NEED_ACTIONS, by day (at most LIST_MAX) */
    size_t action_count;
    const struct health *health;       /* NULL unless asked for */
    const struct record_check *check;  /* NULL unless asked for */
    const struct person *people;       /* those mentioned in the command, where known */
    size_t people_count;
    const struct similar *similar;     /* for NEED_SIMILAR, best first, then those that began later */
    size_t similar_count;
    const struct found *found;         /* for NEED_FOUND, best first (at most FIND_MAX) */
    size_t found_count;
    bool found_all;                    /* they have all the words; else some of them */
    const struct stat_input *figures;  /* NULL unless asked for; private disruptions at the shell alone */
};

#endif
