/* Lanes, turns and verdicts. Everything but the entry points runs on the HTTP client's thread. */
#include "daemon/courier.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "daemon/courier_job.h"
#include "daemon/pacing.h"
#include "disruption/base/clock.h"
#include "disruption/base/log.h"
#include "disruption/base/memory.h"
#include "disruption/net/retry.h"

#define DOUBT_WAIT_MS 2000           /* before looking whether it was carried out: the other side may still be at it */
#define UNAUTHORISED_WAIT_MS 60000   /* a refused token is mended by people, not by haste */
#define FETCH_PERSON_ATTEMPTS 3      /* a command may wait for it: then go on without */

static const struct backoff call_backoff = {.first_ms = 500, .max_ms = 60000, .jitter_percent = 100};

struct lane {
    struct courier *courier;
    char *name;
    GQueue jobs;      /* struct job, in order */
    bool busy;        /* queued, under way, or waiting for its time */
};

struct courier {
    struct courier_options options;
    GHashTable *lanes;    /* name -> struct lane */
    struct pacing *pacing;
    GHashTable *jobs;     /* row id -> struct job, those not finished */
    GQueue ready;         /* struct lane whose first job may go */
    int under_way;
    struct arena identity_arena;
    struct workspace_identity identity;
    bool identified;
};

/* One call on its way. */
struct trip {
    struct lane *lane;
    struct job *job;
    struct arena arena;
    struct platform_call call;
};

static void pump(struct courier *courier);

static void lane_free(void *memory)
{
    struct lane *lane = memory;
    while (!g_queue_is_empty(&lane->jobs))
        job_destroy(g_queue_pop_head(&lane->jobs));
    free(lane->name);
    free(lane);
}

struct courier *courier_create(const struct courier_options *options)
{
    struct courier *courier = mem_new(1, sizeof(*courier));
    courier->options = *options;
    courier->lanes = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, lane_free);
    courier->pacing = pacing_create();
    courier->jobs = g_hash_table_new_full(g_int64_hash, g_int64_equal, NULL, NULL);
    g_queue_init(&courier->ready);
    return courier;
}

void courier_destroy(struct courier *courier)
{
    if (courier == NULL)
        return;
    g_queue_clear(&courier->ready);
    g_hash_table_destroy(courier->jobs);
    g_hash_table_destroy(courier->lanes);
    pacing_destroy(courier->pacing);
    arena_done(&courier->identity_arena);
    free(courier);
}

/* The lane's first job may go (again). People who asked something go before the rest: they wait, and a form that is not
 * opened within seconds cannot be opened at all. */
static void lane_ready(struct lane *lane)
{
    lane->busy = true;
    const struct job *job = g_queue_peek_head(&lane->jobs);
    if (job->row.effect.kind == EFFECT_ANSWER || job->row.effect.kind == EFFECT_FORM_OPEN)
        g_queue_push_head(&lane->courier->ready, lane);
    else
        g_queue_push_tail(&lane->courier->ready, lane);
}

static void lane_wakes(void *ctx)
{
    struct lane *lane = ctx;
    lane_ready(lane);
    pump(lane->courier);
}

static void lane_waits(struct lane *lane, int64_t wait_ms)
{
    http_client_after(lane->courier->options.http, wait_ms, lane_wakes, lane);
}

/* The first job is over: the next one may go, or the lane is put away. */
static void lane_next(struct lane *lane)
{
    struct courier *courier = lane->courier;
    struct job *job = g_queue_pop_head(&lane->jobs);
    g_hash_table_remove(courier->jobs, &job->row.id);
    job_destroy(job);
    if (g_queue_is_empty(&lane->jobs))
        g_hash_table_remove(courier->lanes, lane->name);
    else
        lane_ready(lane);
}

/* ended ------------------------------------------------------------------------------------------------------- */

static struct work *result_of(const struct courier *courier, const struct job *job, enum event_kind kind)
{
    struct work *work = work_create(WORK_COURIER);
    int64_t now_ms = clock_now_ms();
    work->row_version = job->row.version;
    work->event = (struct event){.kind = kind, .happened_ms = now_ms, .received_ms = now_ms};
    work->event.as.effect.row = job->row.id;
    metrics_add(courier->options.metrics, METRIC_EFFECTS, job->row.effect.kind, kind == EVENT_EFFECT_FAILED, 1);
    return work;
}

static void report_done(struct lane *lane, struct job *job, struct trip *trip, struct verdict *verdict)
{
    struct work *work = result_of(lane->courier, job, EVENT_EFFECT_DONE);
    work->result = verdict->result;
    work->event.as.effect.result = verdict->result;
    work->fetched = verdict->event;
    work->arena = trip->arena; /* what was fetched lives there */
    trip->arena = (struct arena){0};
    lane->courier->options.ended(lane->courier->options.ctx, work);
    lane_next(lane);
}

static void report_failed(struct lane *lane, struct job *job, const char *reason)
{
    struct work *work = result_of(lane->courier, job, EVENT_EFFECT_FAILED);
    work->event.as.effect.reason = arena_text(&work->arena, reason);
    log_warning("effect_parked", "key=%s kind=%s reason=\"%s\"", job->row.effect.key,
                effect_kind_name(job->row.effect.kind), reason);
    lane->courier->options.ended(lane->courier->options.ctx, work);
    lane_next(lane);
}

/* verdicts ---------------------------------------------------------------------------------------------------- */

static void try_again(struct lane *lane, struct job *job, const struct verdict *verdict, int step, int64_t at_least_ms)
{
    job->attempts++;
    job->step = step;
    metrics_add(lane->courier->options.metrics, METRIC_RETRIES, job->row.effect.kind, 0, 1);
    if (job->row.effect.kind == EFFECT_FETCH_PERSON && job->attempts >= FETCH_PERSON_ATTEMPTS) {
        report_failed(lane, job, verdict->reason);
        return;
    }
    int64_t wait_ms = verdict->wait_ms >= 0 && verdict->kind == VERDICT_RETRY
                          ? verdict->wait_ms
                          : backoff_wait_ms(&call_backoff, job->attempts, backoff_chance());
    if (wait_ms < at_least_ms)
        wait_ms = at_least_ms;
    if (wait_ms > 0)
        log_info("call_again", "key=%s wait_ms=%lld reason=\"%s\"", job->row.effect.key, (long long)wait_ms,
                 verdict->reason);
    if (job->row.effect.kind == EFFECT_FETCH_FILE) /* they need no order, and one that never comes must not stop the rest */
        g_queue_push_tail(&lane->jobs, g_queue_pop_head(&lane->jobs));
    lane_waits(lane, wait_ms);
}

static void go_on(struct lane *lane, struct job *job, struct verdict *verdict)
{
    js_drop(job->carried);
    job->carried = verdict->result;
    job->step = verdict->step;
    lane_ready(lane);
}

static void obey(struct trip *trip, struct verdict *verdict)
{
    struct lane *lane = trip->lane;
    struct job *job = trip->job;
    switch (verdict->kind) {
    case VERDICT_DONE:
        report_done(lane, job, trip, verdict);
        return;
    case VERDICT_NEXT:
        go_on(lane, job, verdict);
        return;
    case VERDICT_RETRY:
        try_again(lane, job, verdict, verdict->step, 0);
        break;
    case VERDICT_DOUBT:
        try_again(lane, job, verdict, -1, DOUBT_WAIT_MS);
        break;
    case VERDICT_PAUSE:
        pacing_pause(lane->courier->pacing, &trip->call, verdict->wait_ms);
        log_info("method_paused", "method=%s wait_ms=%lld", trip->call.method, (long long)verdict->wait_ms);
        lane_ready(lane);
        break;
    case VERDICT_UNAUTHORISED:
        try_again(lane, job, verdict, job->step, UNAUTHORISED_WAIT_MS);
        break;
    case VERDICT_FAILED:
        report_failed(lane, job, verdict->reason);
        break;
    }
    js_drop(verdict->result);
}

static void answered(void *ctx, const struct http_result *answer)
{
    struct trip *trip = ctx;
    struct courier *courier = trip->lane->courier;
    courier->under_way--;
    trip->job->under_way = false;
    if (answer->failure != HTTP_CANCELLED) {
        struct verdict verdict = {.wait_ms = -1};
        courier->options.ops->call_decode(&courier->identity, &trip->job->row.effect, trip->job->row.created_ms,
                                          trip->job->step, trip->job->carried, answer, clock_now_ms(), &trip->arena,
                                          &verdict);
        metrics_count_call(courier->options.metrics, &trip->call, answer, verdict.kind);
        obey(trip, &verdict);
        pump(courier);
    }
    arena_done(&trip->arena);
    free(trip);
}

/* sending ----------------------------------------------------------------------------------------------------- */

/* Encodes the lane's next call; false when the job ended without one. */
static bool prepare(struct trip *trip, struct err *err)
{
    struct courier *courier = trip->lane->courier;
    struct job *job = trip->job;
    bool made = courier->options.ops->call_encode(courier->options.platform, &courier->identity, &job->row.effect,
                                                  job->row.created_ms, job->step, job->carried, &trip->arena,
                                                  &trip->call, err);
    if (made || job->step != -1 || err->kind != ERR_NOT_FOUND)
        return made;
    job->step = 0; /* it may simply be repeated */
    return prepare(trip, err);
}

static void send_first(struct lane *lane)
{
    struct courier *courier = lane->courier;
    struct trip *trip = mem_new(1, sizeof(*trip));
    trip->lane = lane;
    trip->job = g_queue_peek_head(&lane->jobs);
    struct err err = ERR_INIT;
    int64_t wait_ms = 0;
    bool made = prepare(trip, &err);
    if (made)
        wait_ms = pacing_take(courier->pacing, &trip->call);
    if (made && wait_ms == 0) {
        courier->under_way++;
        trip->job->under_way = true;
        http_client_send(courier->options.http, &trip->call.http, answered, trip);
        return;
    }
    if (made)
        lane_waits(lane, wait_ms);
    else
        report_failed(lane, trip->job, err.text);
    arena_done(&trip->arena);
    free(trip);
}

/* A form cannot wait until slow calls are over, so it may go beside them. */
static bool may_send(struct courier *courier)
{
    struct lane *lane = g_queue_peek_head(&courier->ready);
    if (!courier->identified || lane == NULL)
        return false;
    const struct job *job = g_queue_peek_head(&lane->jobs);
    int room = job->row.effect.kind == EFFECT_FORM_OPEN ? COURIER_PARALLEL + COURIER_URGENT : COURIER_PARALLEL;
    return courier->under_way < room;
}

static void pump(struct courier *courier)
{
    while (may_send(courier))
        send_first(g_queue_pop_head(&courier->ready));
}

/* taking rows ------------------------------------------------------------------------------------------------- */

struct parcel {
    struct courier *courier;
    struct outbox_row *rows;
    size_t count;
    bool newer; /* bodies of rows that were taken before */
};

static struct lane *lane_of(struct courier *courier, const char *name)
{
    struct lane *lane = g_hash_table_lookup(courier->lanes, name);
    if (lane == NULL) {
        lane = mem_new(1, sizeof(*lane));
        lane->courier = courier;
        lane->name = mem_copy_text(name);
        g_queue_init(&lane->jobs);
        g_hash_table_insert(courier->lanes, lane->name, lane);
    }
    return lane;
}

static void take_row(struct courier *courier, struct outbox_row *row, bool newer)
{
    struct job *known = g_hash_table_lookup(courier->jobs, &row->id);
    if (known != NULL) {
        job_replace(known, row);
        return;
    }
    if (newer) {
        outbox_row_done(row); /* carried out as it was */
        return;
    }
    struct lane *lane = lane_of(courier, row->effect.lane);
    struct job *job = job_create(row, row->id <= courier->options.last_old_row);
    g_queue_push_tail(&lane->jobs, job);
    g_hash_table_insert(courier->jobs, &job->row.id, job);
    if (!lane->busy)
        lane_ready(lane);
}

static void unpack(void *ctx)
{
    struct parcel *parcel = ctx;
    for (size_t i = 0; i < parcel->count; i++)
        take_row(parcel->courier, &parcel->rows[i], parcel->newer);
    pump(parcel->courier);
    free(parcel->rows);
    free(parcel);
}

static void pass_on(struct courier *courier, struct outbox_row *rows, size_t count, bool newer)
{
    if (count == 0)
        return;
    struct parcel *parcel = mem_new(1, sizeof(*parcel));
    *parcel = (struct parcel){courier, mem_new(count, sizeof(*rows)), count, newer};
    memcpy(parcel->rows, rows, count * sizeof(*rows));
    http_client_do(courier->options.http, unpack, parcel);
}

void courier_take(struct courier *courier, struct outbox_row *rows, size_t count)
{
    pass_on(courier, rows, count, false);
}

void courier_renew(struct courier *courier, struct outbox_row *rows, size_t count)
{
    pass_on(courier, rows, count, true);
}

/* identity ---------------------------------------------------------------------------------------------------- */

struct introduction {
    struct courier *courier;
    struct arena arena;
    struct workspace_identity who;
};

static void introduced(void *ctx)
{
    struct introduction *news = ctx;
    struct courier *courier = news->courier;
    arena_done(&courier->identity_arena);
    courier->identity_arena = news->arena;
    courier->identity = news->who;
    courier->identified = true;
    free(news);
    pump(courier);
}

void courier_identify(struct courier *courier, const struct workspace_identity *who)
{
    struct introduction *news = mem_new(1, sizeof(*news));
    news->courier = courier;
    news->who = (struct workspace_identity){
        .workspace_id = arena_text(&news->arena, who->workspace_id),
        .workspace_name = arena_text(&news->arena, who->workspace_name),
        .bot_user_id = arena_text(&news->arena, who->bot_user_id),
        .bot_id = arena_text(&news->arena, who->bot_id),
        .url = arena_text(&news->arena, who->url),
        .api_url = arena_text(&news->arena, who->api_url),
        .missing_scopes = arena_text(&news->arena, who->missing_scopes),
    };
    http_client_do(courier->options.http, introduced, news);
}
