/* Action items over many disruptions, as one person may see them. */
#ifndef STORE_ACTIONS_H
#define STORE_ACTIONS_H

#include "disruption/core/command.h"
#include "store/room.h"

struct action_filter {
    int64_t number;     /* of one disruption; 0: all */
    const char *owner;  /* NULL: anybody's */
    bool closed_too;
    const char *before; /* due before that day; NULL: whenever, and without a day */
    bool with_private;  /* the shell reads the file itself */
    int64_t here;       /* private ones only when they are this one ... */
    const char *viewer; /* ... or this person's; NULL: others read along */
};

/** By day, then disruption; the open ones first. At most LIST_MAX. */
MUST_CHECK bool action_list(struct store *store, struct arena *arena, const struct action_filter *filter,
                            struct listed_action **out, size_t *count, struct err *err);

/* Who asks for what is to be done, and where. */
struct work_request {
    const struct command *command;
    const struct command_line *line;
    const struct incident *target; /* NULL: none is meant */
    int64_t now_ms;
    bool shell;
};

/** What NEED_ACTIONS and NEED_PACE ask for. */
MUST_CHECK bool situation_work(struct store *store, struct arena *arena, const struct work_request *request,
                               struct situation *out, struct err *err);

#endif
