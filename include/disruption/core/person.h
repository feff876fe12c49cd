/* Somebody in the chat (or at the shell), as far as the record needs them. */
#ifndef DISRUPTION_CORE_PERSON_H
#define DISRUPTION_CORE_PERSON_H

#include <stdbool.h>

struct person {
    const char *id;   /* the platform's, opaque; "shell:NAME" for a shell user */
    const char *name; /* to show; the id until the platform told us */
    const char *zone; /* IANA; NULL: unknown */
    bool bot;
    bool guest;
    bool stranger; /* of another workspace, in a shared channel */
    bool admin;    /* of the workspace */
};

#endif
