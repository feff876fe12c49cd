/*
 * What the daemon tells whoever watches it, at /metrics. The rows are a promise to alert rules (config/alerts.yaml): their
 * names stay. Values of labels are fixed or few, and name neither people nor channels nor disruptions.
 */
#ifndef DAEMON_METRICS_H
#define DAEMON_METRICS_H

#include "daemon/work.h"
#include "disruption/base/metric.h"
#include "disruption/net/http_client.h"
#include "disruption/platform/platform.h"

enum metric {
    METRIC_BUILD,
    METRIC_CONNECTED,
    METRIC_CONNECTIONS,
    METRIC_DISCONNECTIONS, /* by enum metric_loss */
    METRIC_MISSING_SCOPES,
    METRIC_LAST_FRAME,     /* wall ms */
    METRIC_DELIVERIES,     /* by what it was, enum work_end */
    METRIC_COMMANDS,       /* from the shell, by enum work_end */
    METRIC_ACKNOWLEDGED,   /* us */
    METRIC_TURN,           /* us */
    METRIC_COMMIT,         /* us */
    METRIC_CHECKPOINT,     /* us */
    METRIC_STUCK,
    METRIC_COMMIT_FAILURES,
    METRIC_DISRUPTIONS, /* by enum incident_state */
    METRIC_ENTRIES,     /* by enum kind */
    METRIC_GAPS, /* open, filled */
    METRIC_FACTS,
    METRIC_OUTBOX,      /* by enum metric_row_state, enum effect_kind */
    METRIC_OUTBOX_OLDEST, /* wall ms */
    METRIC_EFFECTS,       /* by enum effect_kind, whether parked */
    METRIC_RETRIES,       /* by enum effect_kind */
    METRIC_CALLS,         /* by method, enum call_end */
    METRIC_CALL_TIME,     /* ms; by method */
    METRIC_HANDED,        /* by enum urgency */
    METRIC_DATABASE,      /* by enum census_file */
    METRIC_FREE,
    METRIC_BACKUP,         /* wall ms */
    METRIC_QUEUE,       /* by enum metric_queue */
    METRIC_QUEUE_LIMIT, /* by enum metric_queue */
    METRIC_LOG_LINES,
    METRIC_PROCESS_START, /* wall ms */
    METRIC_PROCESS_CPU,   /* ms */
    METRIC_PROCESS_RESIDENT,
    METRIC_PROCESS_VIRTUAL,
    METRIC_PROCESS_FDS,
    METRIC_PROCESS_FDS_MAX,
    METRIC_PROCESS_THREADS,
    METRIC_COUNT
};

enum metric_loss {
    LOSS_CUT,      /* a connection that stood */
    LOSS_ATTEMPT,  /* one that did not come to be */
    LOSS_TOKEN,
    LOSS_REPLACED, /* the platform asked for another one, which stands already */
    METRIC_LOSSES
};

enum metric_row_state { ROWS_WAITING, ROWS_PARKED, ROW_STATES };

enum metric_queue {
    QUEUE_INTAKE,  /* what waits for the writer */
    QUEUE_REPLIES, /* what is durable and waits to be acknowledged */
    QUEUE_COURIER, /* outbox rows in the courier's hands */
    METRIC_QUEUES
};

/** Every row, zero or absent; the build and the start of the process are told at once. */
struct metrics *metrics_of_daemon(void);

/** What became of an event that the platform delivered. Any thread. */
void metrics_count_delivery(struct metrics *metrics, enum event_kind kind, enum work_end end);

/** A call came to its end: counted by its method and how it ended. On the courier's thread. */
void metrics_count_call(struct metrics *metrics, const struct platform_call *call, const struct http_result *answer,
                        enum call_end end);

/** Looks at the process now and prints everything. On the loop's thread. */
void metrics_print(struct metrics *metrics, struct buf *out);

#define METRICS_CONTENT_TYPE "text/plain; version=0.0.4; charset=utf-8"
#define METRICS_TEXT_MAX ((size_t)512 << 10) /* bytes; all methods and kinds there are take a fifth of it */

#endif
