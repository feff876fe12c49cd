/* Reading disruptions: heads, lists, people, dossiers, reports. Everything read lives in the given arena. */
#ifndef DISRUPTION_STORE_INCIDENTS_H
#define DISRUPTION_STORE_INCIDENTS_H

#include "disruption/base/arena.h"
#include "disruption/core/command.h"
#include "disruption/core/dossier.h"
#include "disruption/core/report_request.h"
#include "disruption/core/situation.h"
#include "disruption/store/store.h"

/** ERR_NOT_FOUND: no disruption of that number. */
MUST_CHECK bool store_incident_get(struct store *store, struct arena *arena, int64_t number, struct incident *out,
                                   struct err *err);

/** The number of the disruption whose channel that is; 0: none. */
MUST_CHECK bool store_incident_of_channel(struct store *store, const char *channel_id, int64_t *number,
                                          struct err *err);

/** Ids of every disruption's channel, in the arena. */
MUST_CHECK bool store_incident_channels(struct store *store, struct arena *arena, const char ***out, size_t *count,
                                        struct err *err);

struct incident_filter {
    bool open_only;
    const char *service; /* NULL: any; compared without case */
    int severity;        /* 0: any */
    int64_t since_ms;    /* TIME_UNKNOWN: any; by start */
    const char *member;  /* person id: only those they have a part in; NULL: any */
    bool with_private;   /* private ones too */
};

/** Newest first, at most LIST_MAX. */
MUST_CHECK bool store_incident_list(struct store *store, struct arena *arena, const struct incident_filter *filter,
                                    struct incident **out, size_t *count, struct err *err);

/** ERR_NOT_FOUND: never heard of. */
MUST_CHECK bool store_person_get(struct store *store, struct arena *arena, const char *id, struct person *out,
                                 struct err *err);

/** Whether the record speaks of that person: known, with a part in a disruption, or mentioned without a name yet. */
MUST_CHECK bool store_person_concerns(struct store *store, const char *id, bool *out, struct err *err);

MUST_CHECK bool store_dossier_load(struct store *store, struct arena *arena, int64_t number, struct dossier *out,
                                   struct err *err);

/** The newest report's Markdown, its revision and time. ERR_NOT_FOUND: none drafted. */
MUST_CHECK bool store_report_newest(struct store *store, struct arena *arena, int64_t number, const char **markdown,
                                    int64_t *revision, int64_t *created_ms, struct err *err);

/**
 * What a line about a report asked for: the newest revision, two to compare, or what a file of it is made from.
 *
 * out      its record is the caller's to drop.
 * Errors   ERR_NOT_FOUND: none drafted. A difference whose revisions are not there has no `older`.
 */
MUST_CHECK bool store_report_source(struct store *store, struct arena *arena, const struct report_request *request,
                                    int64_t number, struct report_source *out, struct err *err);

/**
 * Numbers of disruptions whose newest report is behind their facts, or that were resolved and have none, in the arena.
 *
 * ended_ms   those that ended after that and whose channel is still being compared are left out.
 * later      there are such.
 */
MUST_CHECK bool store_reports_behind(struct store *store, struct arena *arena, int64_t ended_ms, int64_t **out,
                                     size_t *count, bool *later, struct err *err);

/**
 * Fills a situation for a command: actor, here, target, people mentioned, and what its row needs. `report` stays NULL:
 * turning Markdown into chat text is not the store's.
 *
 * channel_id   where it was typed; NULL at the shell, which may see private ones too.
 */
MUST_CHECK bool store_situation_load(struct store *store, struct arena *arena, const struct policy *policy,
                                     const struct command *command, const struct command_line *line, int64_t now_ms,
                                     struct situation *out, struct err *err);

#endif
