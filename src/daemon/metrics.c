/* The table of what can be watched. */
#include "daemon/metrics.h"

#include "daemon/process.h"
#include "disruption/base/clock.h"
#include "disruption/base/log.h"
#include "disruption/core/incident.h"
#include "disruption/core/kind.h"
#include "disruption/store/census.h"

#define US_PER_SECOND 1000000

#define WORDS(name, ...)                                                                                               \
    static const char *name(size_t i)                                                                                  \
    {                                                                                                                  \
        static const char *const words[] = {__VA_ARGS__};                                                              \
        return words[i];                                                                                               \
    }

WORDS(build_word, DISRUPTION_VERSION)
WORDS(loss_word, [LOSS_CUT] = "lost", [LOSS_ATTEMPT] = "attempt_failed", [LOSS_TOKEN] = "token_refused",
      [LOSS_REPLACED] = "replaced")
WORDS(end_word, [WORK_TAKEN] = "taken", [WORK_DUPLICATE] = "duplicate", [WORK_CHATTER] = "chatter",
      [WORK_REFUSED] = "refused", [WORK_FAILED] = "failed", [WORK_DROPPED] = "dropped")
WORDS(rows_word, [ROWS_WAITING] = "waiting", [ROWS_PARKED] = "parked")
WORDS(gap_word, "open", "filled")
WORDS(effect_end_word, "done", "parked")
WORDS(call_word, [CALL_OK] = "ok", [CALL_ERROR] = "error", [CALL_RATE_LIMITED] = "rate_limited",
      [CALL_UNAUTHORISED] = "unauthorised", [CALL_SERVER_ERROR] = "server_error", [CALL_TIMEOUT] = "timeout",
      [CALL_LOST] = "lost", [CALL_UNSENT] = "unsent")
WORDS(file_word, [CENSUS_MAIN] = "main", [CENSUS_WAL] = "wal")
WORDS(queue_word, [QUEUE_INTAKE] = "intake", [QUEUE_REPLIES] = "replies", [QUEUE_COURIER] = "courier")

/* What a platform delivers; the first stands for the rest. */
static const struct {
    enum event_kind kind;
    const char *word;
} delivered[] = {
    {EVENT_NOTHING, "other"}, {EVENT_MESSAGE, "message"}, {EVENT_MARK, "mark"}, {EVENT_COMMAND, "command"},
    {EVENT_PERSON, "person"}, {EVENT_CHANNEL, "channel"}, {EVENT_HOME, "home"},
};

static const char *delivered_word(size_t i)
{
    return delivered[i].word;
}

static const char *state_word(size_t i)
{
    return incident_state_name((enum incident_state)i);
}

static const char *kind_word(size_t i)
{
    return kind_name((enum kind)i);
}

static const char *effect_word(size_t i)
{
    return effect_kind_name((enum effect_kind)i);
}

static const char *urgency_word(size_t i)
{
    return urgency_name((enum urgency)i);
}

static const char *level_word(size_t i)
{
    return log_level_name((enum log_level)i);
}

/* us; a platform waits 3 s for an acknowledgement, and people notice a tenth of that. */
static const int64_t acknowledged_us[] = {500,    1000,   2500,   5000,    10000,   25000,   50000,
                                          100000, 250000, 500000, 1000000, 2000000, 3000000, 10000000};
/* us; from one statement in memory to a disk that is nearly gone. */
static const int64_t store_us[] = {50,    100,   250,    500,    1000,   2500,    5000,
                                   10000, 25000, 100000, 250000, 500000, 1000000, 5000000};
/* ms; a call is given up after 20 s. */
static const int64_t call_ms[] = {10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10000, 20000};

#define BOUNDS(array) .bounds = (array), .bound_count = COUNT_OF(array)
#define SECONDS_OF_US .per_unit = US_PER_SECOND
#define SECONDS_OF_MS .per_unit = SECOND_MS

static const struct metric_row rows[METRIC_COUNT] = {
    [METRIC_BUILD] = {"disruption_build_info", "Always 1; the label tells what runs.", METRIC_GAUGE,
                      .labels = {{"version", 1, build_word}}},
    [METRIC_CONNECTED] = {"disruption_connected", "1 while the chat platform delivers events.", .type = METRIC_GAUGE},
    [METRIC_CONNECTIONS] = {"disruption_connections_total", "Connections on which the platform said hello.",
                            .type = METRIC_COUNTER},
    [METRIC_DISCONNECTIONS] = {"disruption_disconnections_total", "Connections that ended, and attempts that came to none.",
                               METRIC_COUNTER, .labels = {{"reason", METRIC_LOSSES, loss_word}}},
    [METRIC_MISSING_SCOPES] = {"disruption_missing_scopes", "Permissions that the installed app lacks.", .type = METRIC_GAUGE},
    [METRIC_LAST_FRAME] = {"disruption_last_frame_timestamp_seconds",
                           "When the platform was last heard, be it only in answer to a ping.", METRIC_GAUGE,
                           SECONDS_OF_MS},
    [METRIC_DELIVERIES] = {"disruption_deliveries_total", "Events that the platform delivered.", METRIC_COUNTER,
                           .labels = {{"kind", COUNT_OF(delivered), delivered_word}, {"result", WORK_ENDS, end_word}}},
    [METRIC_COMMANDS] = {"disruption_shell_commands_total", "Commands that came through the control socket.",
                         METRIC_COUNTER, .labels = {{"result", WORK_ENDS, end_word}}},
    [METRIC_ACKNOWLEDGED] = {"disruption_acknowledgement_duration_seconds",
                             "From the arrival of an event until its acknowledgement was handed out, after the commit.",
                             METRIC_HISTOGRAM, SECONDS_OF_US, BOUNDS(acknowledged_us)},
    [METRIC_TURN] = {"disruption_store_turn_duration_seconds", "Work on one event within its transaction.",
                     METRIC_HISTOGRAM, SECONDS_OF_US, BOUNDS(store_us)},
    [METRIC_COMMIT] = {"disruption_store_commit_duration_seconds", "Making one transaction durable.", METRIC_HISTOGRAM,
                       SECONDS_OF_US, BOUNDS(store_us)},
    [METRIC_CHECKPOINT] = {"disruption_store_checkpoint_duration_seconds",
                           "Moving the write-ahead log into the database file.", METRIC_HISTOGRAM, SECONDS_OF_US,
                           BOUNDS(store_us)},
    [METRIC_STUCK] = {"disruption_store_stuck", "1 while the database takes nothing; then nothing is acknowledged.",
                      .type = METRIC_GAUGE},
    [METRIC_COMMIT_FAILURES] = {"disruption_store_failures_total", "Transactions that the database did not take.",
                                .type = METRIC_COUNTER},
    [METRIC_DISRUPTIONS] = {"disruption_disruptions", "Disruptions in the record, without private ones.", METRIC_GAUGE,
                            .labels = {{"state", INCIDENT_STATE_COUNT, state_word}}},
    [METRIC_ENTRIES] = {"disruption_entries", "Live entries of disruptions that are not private.", METRIC_GAUGE,
                        .labels = {{"kind", KIND_COUNT, kind_word}}},
    [METRIC_GAPS] = {"disruption_gaps", "Stretches of time that were not heard, without those of private disruptions.",
                     METRIC_GAUGE, .labels = {{"state", 2, gap_word}}},
    [METRIC_FACTS] = {"disruption_journal_facts", "Rows of the journal.", .type = METRIC_GAUGE},
    [METRIC_OUTBOX] = {"disruption_outbox_effects", "Effects that wait to be carried out, or were given up.",
                       METRIC_GAUGE,
                       .labels = {{"state", ROW_STATES, rows_word}, {"kind", EFFECT_KIND_COUNT, effect_word}}},
    [METRIC_OUTBOX_OLDEST] = {"disruption_outbox_oldest_waiting_timestamp_seconds",
                              "Since when the oldest effect waits; absent when none does.", METRIC_GAUGE,
                              SECONDS_OF_MS},
    [METRIC_EFFECTS] = {"disruption_effects_total", "Effects that came to their end.", METRIC_COUNTER,
                        .labels = {{"kind", EFFECT_KIND_COUNT, effect_word}, {"result", 2, effect_end_word}}},
    [METRIC_RETRIES] = {"disruption_effect_retries_total", "Tries of effects that were put off to a later one.",
                        METRIC_COUNTER, .labels = {{"kind", EFFECT_KIND_COUNT, effect_word}}},
    [METRIC_CALLS] = {"disruption_api_calls_total", "Calls to the platform's API that carry out effects.",
                      METRIC_COUNTER, .labels = {{"method", PACING_METHODS_MAX, NULL}, {"result", CALL_ENDS, call_word}}},
    [METRIC_CALL_TIME] = {"disruption_api_call_duration_seconds", "From the sending of a call to its answer.",
                          METRIC_HISTOGRAM, SECONDS_OF_MS, .labels = {{"method", PACING_METHODS_MAX, NULL}}, BOUNDS(call_ms)},
    [METRIC_HANDED] = {"disruption_courier_effects", "Effects in the courier's hands, by who waits for them.",
                       METRIC_GAUGE, .labels = {{"urgency", URGENCY_COUNT, urgency_word}}},
    [METRIC_DATABASE] = {"disruption_database_size_bytes", "Size of the database's files.", METRIC_GAUGE,
                         .labels = {{"file", CENSUS_FILE_COUNT, file_word}}},
    [METRIC_FREE] = {"disruption_database_free_bytes", "Room left on the file system of the database.", .type = METRIC_GAUGE},
    [METRIC_BACKUP] = {"disruption_last_backup_timestamp_seconds",
                       "When `disruption backup` last had a copy read back whole; absent until one is told of since the start.",
                       METRIC_GAUGE, SECONDS_OF_MS},
    [METRIC_QUEUE] = {"disruption_queue_length", "What waits between two threads.", METRIC_GAUGE,
                      .labels = {{"queue", METRIC_QUEUES, queue_word}}},
    [METRIC_QUEUE_LIMIT] = {"disruption_queue_limit", "How much may wait there.", METRIC_GAUGE,
                            .labels = {{"queue", METRIC_QUEUES, queue_word}}},
    [METRIC_LOG_LINES] = {"disruption_log_lines_total", "Lines of the log, also those that its level leaves out.",
                          METRIC_COUNTER, .labels = {{"level", LOG_LEVEL_COUNT, level_word}}},
    [METRIC_PROCESS_START] = {"process_start_time_seconds", "When the process began.", METRIC_GAUGE, SECONDS_OF_MS},
    [METRIC_PROCESS_CPU] = {"process_cpu_seconds_total", "Processor time used.", METRIC_COUNTER, SECONDS_OF_MS},
    [METRIC_PROCESS_RESIDENT] = {"process_resident_memory_bytes", "Resident memory.", .type = METRIC_GAUGE},
    [METRIC_PROCESS_VIRTUAL] = {"process_virtual_memory_bytes", "Virtual memory.", .type = METRIC_GAUGE},
    [METRIC_PROCESS_FDS] = {"process_open_fds", "Open descriptors.", .type = METRIC_GAUGE},
    [METRIC_PROCESS_FDS_MAX] = {"process_max_fds", "How many descriptors may be open.", .type = METRIC_GAUGE},
    [METRIC_PROCESS_THREADS] = {"process_threads", "Threads.", .type = METRIC_GAUGE},
};

struct metrics *metrics_of_daemon(void)
{
    struct metrics *metrics = metrics_create(rows, COUNT_OF(rows));
    int64_t started_ms = process_started_ms();
    metrics_set(metrics, METRIC_BUILD, 0, 0, 1);
    metrics_set(metrics, METRIC_CONNECTED, 0, 0, 0);
    metrics_set(metrics, METRIC_STUCK, 0, 0, 0);
    if (started_ms != 0)
        metrics_set(metrics, METRIC_PROCESS_START, 0, 0, started_ms);
    return metrics;
}

void metrics_count_delivery(struct metrics *metrics, enum event_kind kind, enum work_end end)
{
    size_t place = COUNT_OF(delivered) - 1;
    while (place > 0 && delivered[place].kind != kind)
        place--;
    metrics_add(metrics, METRIC_DELIVERIES, place, end, 1);
}

void metrics_count_call(struct metrics *metrics, const struct platform_call *call, const struct http_result *answer,
                        enum call_end end)
{
    if (end == CALL_LOST && answer->elapsed_ms >= call->http.timeout_ms)
        end = CALL_TIMEOUT;
    size_t method = metrics_learn(metrics, METRIC_CALLS, 0, call->rate.method);
    metrics_add(metrics, METRIC_CALLS, method, end, 1);
    method = metrics_learn(metrics, METRIC_CALL_TIME, 0, call->rate.method);
    metrics_observe(metrics, METRIC_CALL_TIME, method, 0, answer->elapsed_ms);
}

void metrics_print(struct metrics *metrics, struct buf *out)
{
    process_look(metrics);
    for (int level = 0; level < LOG_LEVEL_COUNT; level++)
        metrics_set(metrics, METRIC_LOG_LINES, (size_t)level, 0, log_line_count((enum log_level)level));
    metrics_write(metrics, out);
}
