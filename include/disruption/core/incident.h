/* One disruption's head: what every room needs to know of it without its entries. */
#ifndef DISRUPTION_CORE_INCIDENT_H
#define DISRUPTION_CORE_INCIDENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TIME_UNKNOWN INT64_MIN /* an instant nobody told; NULL in the store */
#define SEVERITY_UNKNOWN 0     /* severities are 1 (worst) to SEVERITY_MAX */
#define SEVERITY_MAX 5
#define TITLE_MAX 200          /* characters; fits a topic and a heading */
#define FIELD_MAX 8192         /* bytes of a summary, cause, impact; longer belongs in a document */
#define NOTE_TEXT_MAX 8192     /* bytes of a note typed as a command; tagged messages keep all of theirs */
#define SERVICES_MAX 32        /* per disruption */
#define SERVICE_NAME_MAX 64    /* characters */
#define TYPE_MAX 64            /* characters */

enum incident_state { INCIDENT_OPEN, INCIDENT_RESOLVED, INCIDENT_CANCELLED, INCIDENT_MERGED };

enum milestone {
    MILESTONE_STARTED,   /* trouble began */
    MILESTONE_DETECTED,  /* someone or something noticed */
    MILESTONE_DECLARED,  /* opened in chat */
    MILESTONE_ACKED,
    MILESTONE_MITIGATED,
    MILESTONE_RECOVERED, /* service restored: the End */
    MILESTONE_COUNT
};

struct incident {
    int64_t number;
    enum incident_state state;
    const char *title;
    int severity;
    const char *type;              /* NULL: not said */
    const char *const *services;   /* names, in the order they were given */
    size_t service_count;
    const char *how;               /* "past", "here" as FACT_DECLARED has it; NULL: a channel of its own was made */
    const char *reporter_id;       /* who declared it; NULL: not known */
    const char *reporter_name;
    bool is_private;
    bool is_drill;
    int64_t at_ms[MILESTONE_COUNT]; /* TIME_UNKNOWN where nobody said; started has no fallback here */
    const char *summary, *cause, *impact, *resolution; /* NULL: not said */
    const char *channel_id;        /* NULL until made */
    const char *channel_name;
    bool channel_archived;
    const char *card_ts;           /* NULL until posted */
    const char *lead_id;           /* NULL: none */
    const char *lead_name;
    int64_t entry_count;           /* highest entry number given */
    int64_t action_count;          /* highest action number given */
    int64_t report_revision;       /* 0: none drafted */
    bool report_stale;             /* facts changed since the last draft */
};

const char *incident_state_name(enum incident_state state); /* "open", "resolved", ... */
const char *milestone_name(enum milestone milestone);       /* "started", "detected", ... */
bool milestone_read(const char *word, enum milestone *out);  /* also "ended" = recovered */

/** Whether a disruption may go from one state to another. */
bool incident_may_become(enum incident_state from, enum incident_state to);

/** The Start as shown: started, else declared (then *assumed is set). */
int64_t incident_start_ms(const struct incident *incident, bool *assumed);

#endif
