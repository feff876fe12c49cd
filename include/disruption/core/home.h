/* The home tab: what somebody finds when they open us in the chat's side bar. A neutral description, as the card is. */
#ifndef DISRUPTION_CORE_HOME_H
#define DISRUPTION_CORE_HOME_H

#include <stddef.h>
#include <stdint.h>

#include "disruption/base/json.h"
#include "disruption/core/dossier.h"
#include "disruption/core/incident.h"
#include "disruption/core/outcome.h"
#include "disruption/core/person.h"
#include "disruption/core/policy.h"

#define HOME_OPEN_MAX 10    /* disruptions shown; a tab holds 100 blocks, and nobody reads more */
#define HOME_ACTIONS_MAX 15 /* action items of one person shown */
#define HOME_REPORTS_MAX 10

struct home_action {
    int64_t number;    /* of the disruption */
    const char *title; /* its title */
    int64_t item;
    const char *text;
    const char *due; /* NULL */
};

struct home_report {
    int64_t number;
    const char *title;
    const char *state; /* "draft", "review", "approved" */
    const char *due;   /* NULL */
    bool own;          /* theirs to bring to its end; else to be reviewed */
};

/* What one person may see, loaded by the store; one more than is shown tells that there are more. */
struct home {
    struct person person;
    const struct incident *open; /* newest first */
    size_t open_count;
    const struct home_action *actions; /* the open ones of that person: by due day, those without one last */
    size_t action_count;
    const struct home_report *reports;
    size_t report_count;
};

/**
 * {"sections": [{"title": "Open disruptions", "lines": [markup, ...], "buttons": [{"label", "command"}, ...]}, ...]}
 *
 * now_ms   tells what is overdue, and for how long something is open.
 */
struct js *home_build(const struct policy *policy, const struct home *home, int64_t now_ms);

/** Shows it to its person; again each time they look. */
void home_show(const struct policy *policy, const struct home *home, int64_t now_ms, struct outcome *out);

#endif
