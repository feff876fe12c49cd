/* The check-up of `disruption doctor`: what is looked at, and how it is told. */
#ifndef CLI_DOCTOR_H
#define CLI_DOCTOR_H

#include "cli/cli.h"
#include "disruption/base/attributes.h"
#include "disruption/settings/settings.h"

enum finding { FINDING_OK, FINDING_WARN, FINDING_FAIL };

struct doctor {
    struct cli *cli;
    const char *about;      /* of the check that runs */
    struct js *findings;    /* what --json prints */
    bool failed;
    const char *socket;     /* of the daemon */
    const char *database;
    struct js *daemon;      /* what it says of itself; NULL: it does not answer */
};

/**
 * Tells one finding.
 *
 * remedy   what to do, a sentence; NULL where nothing is.
 * format   what was found: no token, no text of people.
 */
void doctor_say(struct doctor *doctor, enum finding finding, const char *remedy, const char *format, ...) PRINTF_LIKE(4, 5);

/* doctor_host.c: what it runs on */
void doctor_configuration(struct doctor *doctor);
void doctor_tokens(struct doctor *doctor);
void doctor_clock(struct doctor *doctor);
void doctor_zones(struct doctor *doctor);

/* doctor_store.c: what is kept */
void doctor_database(struct doctor *doctor);
void doctor_lock(struct doctor *doctor);
void doctor_room(struct doctor *doctor);
void doctor_outbox(struct doctor *doctor);
void doctor_gaps(struct doctor *doctor);

/* doctor_daemon.c: the daemon, asked through its socket */
void doctor_daemon(struct doctor *doctor);
void doctor_connection(struct doctor *doctor);

#endif
