/*
 * Reminders: what is due to be said, given how things stand and what has been said. Nothing is scheduled: each look works it
 * out afresh from the record, so that a restart loses none, and what was said carries its moment in the effect's key, so that
 * none is said twice. After a long gap the newest of each is said, once.
 *
 *   in the channel, while it is open, when nobody writes there, one at a time:
 *     a status update that was promised, no lead, no severity, nothing noted, open for days
 *   to one person, within working hours, a message for each disruption:
 *     whoever owns a report that is not published; whoever owns action items that are due or overdue, also after the end
 *   in the announce channel, once a week: action items that are overdue
 *
 * Drills and what was cancelled or merged are never spoken of.
 */
#ifndef DISRUPTION_CORE_REMINDER_H
#define DISRUPTION_CORE_REMINDER_H

#include "disruption/core/dossier.h"
#include "disruption/core/outcome.h"
#include "disruption/core/policy.h"

/* What people decided of a disruption's reminders; see FACT_PACE_SET. */
struct pace {
    const char *user_id;     /* whose: once it is over, each has their own; "": everybody's */
    int64_t every_s;         /* of silence; 0: as configured */
    bool off;
    int64_t snooze_until_ms; /* TIME_UNKNOWN: never snoozed */
};

/* What was said already. */
struct reminded {
    const char *subject; /* "lead", "report", "actions/U1" */
    int64_t at_ms;       /* the last time */
};

/* One disruption as reminders see it, loaded by the store. */
struct remindable {
    const struct incident *incident;
    int64_t open_ms;     /* since when it is open: declared, or reopened last */
    int64_t leadless_ms; /* since when nobody leads; TIME_UNKNOWN: somebody does */
    int64_t noted_ms;    /* the newest entry or status update; TIME_UNKNOWN: none */
    int64_t spoken_ms;   /* when a person last wrote in the channel; TIME_UNKNOWN: nobody did */
    int64_t ended_ms;    /* when we learnt of its end; TIME_UNKNOWN: it is open */
    const struct pace *paces;
    size_t pace_count;
    const struct action_item *actions; /* open ones with an owner and a day, by owner, then day */
    size_t action_count;
    const struct reminded *reminded;
    size_t reminded_count;
};

/* An open action item whose day has passed, for the digest. */
struct overdue {
    int64_t number; /* of the disruption */
    const char *title;
    int64_t item;
    const char *text, *owner, *due; /* owner NULL: nobody */
};

/**
 * Adds effects for what is due of one disruption.
 *
 * next_ms   lowered to when it is worth looking again.
 */
void reminder_settle(const struct policy *policy, const struct remindable *about, int64_t now_ms, int64_t *next_ms,
                     struct outcome *out);

/** When the digest of this week is due, by whose name ("2026-03-09") it is known; TIME_UNKNOWN: there is none. */
int64_t reminder_digest_due(const struct policy *policy, int64_t now_ms, char *day);

/** Adds the digest; nothing when the list is empty. */
void reminder_digest(const struct policy *policy, const char *day, const struct overdue *items, size_t count,
                     struct outcome *out);

#endif
