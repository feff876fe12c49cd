/* One disruption's head: what every room needs to know of it without its entries. */
#ifndef DISRUPTION_CORE_INCIDENT_H
#define DISRUPTION_CORE_INCIDENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "disruption/base/buf.h"
#include "disruption/base/slice.h"

#define NUMBER_MAX INT64_C(1000000000) /* of a disruption; more is a slip */
#define TIME_UNKNOWN INT64_MIN /* an instant nobody told; NULL in the store */
#define SEVERITY_UNKNOWN 0     /* severities are 1 (worst) to SEVERITY_MAX */
#define SEVERITY_MAX 5
#define TITLE_MAX 200          /* characters; fits a topic and a heading */
#define FIELD_MAX 8192         /* bytes of a summary, cause, impact; longer belongs in a document */
#define NOTE_TEXT_MAX 8192     /* bytes of a note typed as a command; tagged messages keep all of theirs */
#define SERVICES_MAX 32        /* per disruption */
#define SERVICE_NAME_MAX 64    /* characters */
#define TYPE_MAX 64            /* characters */

enum incident_state { INCIDENT_OPEN, INCIDENT_RESOLVED, INCIDENT_CANCELLED, INCIDENT_MERGED, INCIDENT_STATE_COUNT };

/* How far its report has come. Closed is worked out: published, and no action item is open. */
enum report_state {
    REPORT_DRAFT,
    REPORT_REVIEW,
    REPORT_APPROVED,
    REPORT_PUBLISHED,
    REPORT_CLOSED,
    REPORT_STATE_COUNT
};

enum milestone {
    MILESTONE_STARTED,   /* trouble began */
    MILESTONE_DETECTED,  /* someone or something noticed */
    MILESTONE_DECLARED,  /* opened in chat */
    MILESTONE_ACKED,
    MILESTONE_MITIGATED,
    MILESTONE_RECOVERED, /* service restored: the End */
    MILESTONE_COUNT
};

/* A time with nothing going on: from an End that was taken back to the reopening. */
struct stretch {
    int64_t from_ms, to_ms;
};

/* What one disruption has to do with another, seen from one of the two. */
struct relation {
    int64_t number;    /* of the other one */
    const char *title; /* NULL: it is private, so its number alone is told */
    const char *words; /* "duplicate", "related", "caused-by", as FACT_RELATED has it; "merged" */
    bool inverse;      /* it was said of the other one: "caused-by" means that this one caused that */
};

struct incident {
    int64_t number;
    enum incident_state state;
    const char *phase;             /* "investigating", "mitigating", ...; NULL: not said */
    const char *cancel_reason;     /* "false-alarm", "duplicate", "external"; NULL unless cancelled */
    int64_t twin;                  /* the one it repeats, or that it was merged into; 0: none */
    int64_t put_out_ms;            /* since when we are not in its channel; 0: we are */
    int64_t update_count;          /* highest number of a status update */
    int64_t next_update_ms;        /* when the newest one promised the next; 0: it did not */
    const struct stretch *quiet;   /* in order */
    size_t quiet_count;
    const struct relation *relations; /* by number; those of private ones only where this one's people said so */
    size_t relation_count;
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
    int64_t gap_count;             /* highest number of a gap */
    int64_t gaps_open;             /* how many of them are not filled */
    int64_t report_revision;       /* 0: none drafted */
    int64_t skew_ms;               /* our clock minus the platform's when it was last suspicious; 0: it was not */
    bool report_stale;             /* facts changed since the last draft, or one is due */
    enum report_state report_state;
    const char *report_owner_id;   /* NULL: nobody's */
    const char *report_owner_name;
    const char *report_due;        /* "2026-03-13", when it is to be reviewed; NULL */
    int64_t report_published_ms;   /* last time; 0: never */
    int64_t report_amended_ms;     /* when a published one was last taken back to be amended; 0: never */
    const char *report_amended_why; /* NULL: not said */
};

const char *incident_state_name(enum incident_state state); /* "open", "resolved", ... */
const char *report_state_name(enum report_state state);     /* "draft", "review", ... as facts and views spell it */
const char *report_state_title(enum report_state state);    /* "Draft", "In review", ... as people read it */
bool report_state_read(const char *word, enum report_state *out);
const char *milestone_name(enum milestone milestone);       /* "started", "detected", ... */
bool milestone_read(const char *word, enum milestone *out);  /* also "ended" = recovered */

/** "D-42", "d-42", "#42", "42"; false: none of these. */
bool disruption_number(struct slice word, int64_t *out);

/** "caused by", "duplicate of", "related to" another one; and what is said of the other one: "cause of". */
const char *relation_phrase(const char *relation, bool inverse);

/** "open, mitigating", "resolved", "cancelled, false alarm", "merged into D-3": how it stands, in plain words. */
void incident_standing(const struct incident *incident, struct buf *out);

/** Whether a disruption may go from one state to another. */
bool incident_may_become(enum incident_state from, enum incident_state to);

/**
 * Where a disruption hears what is said to all of it: the lane of its channel. LANE_LATER while the channel is being made;
 * NULL: it has none, or nobody would hear it there.
 */
const char *incident_lane(const struct incident *incident);

/** How much of the time between two instants was quiet. */
int64_t incident_quiet_ms(const struct incident *incident, int64_t from_ms, int64_t to_ms);

/** The Start as shown: started, else declared (then *assumed is set). */
int64_t incident_start_ms(const struct incident *incident, bool *assumed);

#endif
