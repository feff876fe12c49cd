/* Wiring: the loop's thread decides nothing, it passes on. */
#include "daemon/daemon.h"

#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "daemon/condition.h"
#include "daemon/configuration.h"
#include "daemon/control.h"
#include "daemon/courier.h"
#include "daemon/listening.h"
#include "daemon/notify.h"
#include "daemon/watch.h"
#include "daemon/writer.h"
#include "disruption/base/clock.h"
#include "disruption/base/log.h"
#include "disruption/base/memory.h"
#include "disruption/base/queue.h"

#define END_DEADLINE_MS 4000  /* after SIGTERM; the promise to the outside is 5 s */

struct daemon {
    struct configuration configuration;
    struct platform_options platform;
    const struct platform_ops *ops;
    struct loop *loop;
    struct http_client *http;
    struct watch *watch;
    struct condition condition;
    struct writer *writer;
    struct courier *courier;
    struct link *link;
    struct listening listening;
    struct control *control;
    struct queue *done; /* struct done_batch */
    struct timer *watchdog;
    struct timer *deadline;
    bool ending;
    atomic_bool written; /* the writer is done; seen once */
    enum daemon_exit exit_code;
};

struct done_batch {
    size_t count;
    struct work *works[];
};

static void end(struct daemon *daemon);

/* deliveries in ----------------------------------------------------------------------------------------------- */

static void acknowledge(struct daemon *daemon, const struct delivery *delivery,
                        const struct delivery_refusal *refusal)
{
    if (delivery->id[0] != '\0' && daemon->link != NULL)
        daemon->ops->link_acknowledge(daemon->link, delivery->connection, delivery->id, refusal);
}

static void on_delivery(void *ctx, struct delivery *delivery)
{
    struct daemon *daemon = ctx;
    enum event_kind kind = delivery->event.kind;
    if (!watch_matters(daemon->watch, &delivery->event)) {
        metrics_count_delivery(daemon->condition.metrics, kind, WORK_CHATTER);
        acknowledge(daemon, delivery, NULL);
        delivery_destroy(delivery);
        return;
    }
    struct work *work = work_of_delivery(delivery);
    bool taken = !daemon->ending && writer_push(daemon->writer, work);
    if (!daemon->ending)
        listening_delivered(&daemon->listening, taken);
    if (taken)
        return;
    metrics_count_delivery(daemon->condition.metrics, kind, WORK_DROPPED);
    work_destroy(work); /* not acknowledged: it will come again */
}

static void on_identified(void *ctx, const struct workspace_identity *who)
{
    struct daemon *daemon = ctx;
    condition_identified(&daemon->condition, who);
    courier_identify(daemon->courier, who);
    struct work *work = work_create(WORK_IDENTITY);
    work->workspace_id = arena_text(&work->arena, who->workspace_id);
    work->bot_user_id = arena_text(&work->arena, who->bot_user_id);
    work->missing_scopes = arena_text(&work->arena, who->missing_scopes);
    if (!writer_push(daemon->writer, work))
        work_destroy(work); /* it ends, or is so far behind that the next connection says it in time */
}

static void on_heard(void *ctx)
{
    struct daemon *daemon = ctx;
    condition_heard(&daemon->condition);
}

static void on_state(void *ctx, enum link_state state, const char *reason, int64_t retry_in_ms)
{
    struct daemon *daemon = ctx;
    listening_state(&daemon->listening, state == LINK_CONNECTED);
    condition_link(&daemon->condition, daemon->ops->name, state, reason, retry_in_ms);
    if (state == LINK_UNAUTHORISED && !daemon->condition.ever_connected) {
        daemon->exit_code = DAEMON_NO_TOKEN;
        end(daemon);
    }
}

/* results back ------------------------------------------------------------------------------------------------ */

static void on_durable(void *ctx, struct work **works, size_t count)
{
    struct daemon *daemon = ctx;
    struct done_batch *batch = mem_new(1, sizeof(*batch) + count * sizeof(*works));
    batch->count = count;
    memcpy(batch->works, works, count * sizeof(*works));
    if (!queue_push(daemon->done, batch))
        abort(); /* the loop is stuck; a restart loses nothing */
}

static void wake_loop(void *ctx)
{
    loop_wake(ctx);
}

static void finish_work(struct daemon *daemon, struct work *work)
{
    const struct delivery *delivery = work->delivery;
    if (work->from == WORK_LINK && work->refused != ERR_NONE && delivery->field[0] != '\0')
        acknowledge(daemon, delivery, &(struct delivery_refusal){delivery->field, buf_string(&work->answer)});
    else if (work->from == WORK_LINK)
        acknowledge(daemon, delivery, NULL);
    else if (work->from == WORK_CONTROL && daemon->control != NULL)
        control_answer(daemon->control, work);
    if (work->from == WORK_LINK)
        metrics_observe(daemon->condition.metrics, METRIC_ACKNOWLEDGED, 0, 0, clock_steady_us() - work->arrived_us);
    work_destroy(work);
}

static void closed(void *ctx)
{
    struct daemon *daemon = ctx;
    loop_stop(daemon->loop);
}

static void say_goodbye(struct daemon *daemon)
{
    if (daemon->link == NULL)
        loop_stop(daemon->loop);
    else
        daemon->ops->link_close(daemon->link, closed, daemon);
}

static void on_written(void *ctx)
{
    struct daemon *daemon = ctx;
    atomic_store(&daemon->written, true);
    loop_wake(daemon->loop);
}

static void on_wake(void *ctx)
{
    struct daemon *daemon = ctx;
    struct done_batch *batch;
    bool written = atomic_exchange(&daemon->written, false); /* asked first: no batch comes after it */
    while ((batch = queue_poll(daemon->done)) != NULL) {
        for (size_t i = 0; i < batch->count; i++)
            finish_work(daemon, batch->works[i]);
        free(batch);
    }
    if (written)
        say_goodbye(daemon);
}

static void on_row_ended(void *ctx, struct work *result)
{
    struct daemon *daemon = ctx;
    if (!writer_push(daemon->writer, result))
        work_destroy(result); /* the daemon ends: the row waits in the store and is looked up next time */
}

static bool on_command(void *ctx, struct work *work)
{
    struct daemon *daemon = ctx;
    return !daemon->ending && writer_push(daemon->writer, work);
}

static bool is_ready(void *ctx, struct buf *why_not)
{
    struct daemon *daemon = ctx;
    if (daemon->ending)
        buf_text(why_not, "ending\n");
    return condition_ready(&daemon->condition, writer_stuck_since_ms(daemon->writer), why_not) && !daemon->ending;
}

static bool on_backup(void *ctx, const char *database)
{
    struct daemon *daemon = ctx;
    return condition_backed_up(&daemon->condition, daemon->configuration.settings[0]->database.path, database);
}

static struct js *tell_condition(void *ctx)
{
    struct daemon *daemon = ctx;
    return condition_tell(&daemon->condition, writer_stuck_since_ms(daemon->writer));
}

static void print_metrics(void *ctx, struct buf *out)
{
    struct daemon *daemon = ctx;
    metrics_set(daemon->condition.metrics, METRIC_STUCK, 0, 0, writer_stuck_since_ms(daemon->writer) != 0);
    metrics_set(daemon->condition.metrics, METRIC_QUEUE, QUEUE_INTAKE, 0, (int64_t)writer_queue_len(daemon->writer));
    metrics_set(daemon->condition.metrics, METRIC_QUEUE, QUEUE_REPLIES, 0, (int64_t)queue_len(daemon->done));
    metrics_print(daemon->condition.metrics, out);
}

/* signals and timers ------------------------------------------------------------------------------------------ */

static void beat(void *ctx)
{
    struct daemon *daemon = ctx;
    notify_manager("WATCHDOG=1");
    timer_set(daemon->watchdog, notify_watchdog_ms());
}

/* Stop intake, finish the turn, acknowledge, say goodbye. */
static void end(struct daemon *daemon)
{
    if (daemon->ending)
        return;
    daemon->ending = true;
    notify_manager("STOPPING=1");
    log_info("ending", NULL);
    timer_set(daemon->deadline, END_DEADLINE_MS);
    listening_end(&daemon->listening);
    writer_close(daemon->writer);
}

static void reload(struct daemon *daemon)
{
    const struct policy *policy = configuration_reload(&daemon->configuration);
    if (policy == NULL)
        return;
    struct work *work = work_create(WORK_POLICY);
    work->policy = policy;
    if (writer_push(daemon->writer, work)) {
        log_info("reloaded", "path=%s", daemon->configuration.path);
        return;
    }
    work_destroy(work);
    log_warning("not_reloaded", "reason=\"too much waits to be recorded; try again\"");
}

static void on_signal(void *ctx, int signal)
{
    struct daemon *daemon = ctx;
    if (signal == SIGHUP)
        reload(daemon);
    else if (daemon->ending)
        _exit((int)daemon->exit_code); /* what is not acknowledged comes again */
    else
        end(daemon);
}

static void on_deadline(void *ctx)
{
    struct daemon *daemon = ctx;
    log_warning("ended_without_goodbye", NULL);
    loop_stop(daemon->loop);
}

/* start and end ----------------------------------------------------------------------------------------------- */

static bool open_store(struct daemon *daemon, struct err *err)
{
    const struct writer_options options = {
        .database = daemon->configuration.settings[0]->database.path,
        .policy = &daemon->configuration.policies[0],
        .watch = daemon->watch,
        .metrics = daemon->condition.metrics,
        .durable = on_durable,
        .finished = on_written,
        .ctx = daemon,
    };
    return writer_create(&options, &daemon->writer, err);
}

static bool open_network(struct daemon *daemon, struct err *err)
{
    static const int signals[] = {SIGTERM, SIGINT, SIGHUP, 0};
    const struct settings *settings = daemon->configuration.settings[0];
    const char *ca_file = settings->tls.ca_file[0] == '\0' ? NULL : settings->tls.ca_file;
    const struct loop_options loop = {.ca_file = ca_file};
    const struct http_client_options http = {.ca_file = ca_file, .user_agent = "disruption/" DISRUPTION_VERSION};
    const struct control_options control = {.socket = settings->control.socket,
                                            .listen = settings->web.listen,
                                            .push = on_command,
                                            .ready = is_ready,
                                            .condition = tell_condition,
                                            .backed_up = on_backup,
                                            .metrics = print_metrics,
                                            .ctx = daemon};
    if (!loop_create(&loop, &daemon->loop, err) ||
        !loop_on_signals(daemon->loop, signals, on_signal, daemon, err) ||
        !http_client_create(&http, &daemon->http, err) ||
        !control_open(daemon->loop, &control, &daemon->control, err))
        return false;
    daemon->done = queue_create(DONE_QUEUE_MAX, wake_loop, daemon->loop);
    loop_on_wake(daemon->loop, on_wake, daemon);
    daemon->deadline = timer_create_on(daemon->loop, on_deadline, daemon);
    daemon->watchdog = timer_create_on(daemon->loop, beat, daemon);
    if (notify_watchdog_ms() > 0)
        timer_set(daemon->watchdog, notify_watchdog_ms());
    return true;
}

static bool open_link(struct daemon *daemon, struct err *err)
{
    static const struct link_events events = {on_delivery, on_identified, on_state, on_heard};
    const struct courier_options courier = {.last_old_row = writer_last_old_row(daemon->writer),
                                            .ops = daemon->ops,
                                            .metrics = daemon->condition.metrics,
                                            .platform = &daemon->platform,
                                            .http = daemon->http,
                                            .ended = on_row_ended,
                                            .ctx = daemon};
    daemon->courier = courier_create(&courier);
    listening_init(&daemon->listening, daemon->loop, daemon->writer, daemon->ops, &daemon->link);
    writer_start(daemon->writer, daemon->courier);
    return daemon->ops->link_open(daemon->loop, daemon->http, &daemon->platform, &events, daemon, &daemon->link,
                                  err);
}

static void close_all(struct daemon *daemon)
{
    if (daemon->writer != NULL)
        writer_finish(daemon->writer);
    if (daemon->link != NULL)
        daemon->ops->link_destroy(daemon->link);
    http_client_destroy(daemon->http);
    courier_destroy(daemon->courier);
    pacing_destroy(daemon->platform.pacing);
    struct done_batch *batch;
    while (daemon->done != NULL && (batch = queue_poll(daemon->done)) != NULL) {
        for (size_t i = 0; i < batch->count; i++)
            work_destroy(batch->works[i]);
        free(batch);
    }
    control_close(daemon->control);
    writer_destroy(daemon->writer);
    listening_done(&daemon->listening);
    timer_destroy(daemon->watchdog);
    timer_destroy(daemon->deadline);
    loop_destroy(daemon->loop);
    queue_destroy(daemon->done);
    watch_destroy(daemon->watch);
    condition_done(&daemon->condition);
    configuration_done(&daemon->configuration);
}

enum daemon_exit daemon_run(const char *path, struct settings *settings, const struct settings_tokens *tokens)
{
    struct daemon *daemon = mem_new(1, sizeof(*daemon));
    struct err err = ERR_INIT;
    enum daemon_exit code = DAEMON_FAILED;
    configuration_begin(&daemon->configuration, path, settings);
    daemon->watch = watch_create();
    condition_begin(&daemon->condition);
    daemon->ops = platform_find(settings->chat.platform);
    daemon->platform = (struct platform_options){.api_url = settings->slack.api_url,
                                                 .bot_token = tokens->bot,
                                                 .app_token = tokens->app,
                                                 .command = settings->slack.command,
                                                 .pacing = pacing_create()};
    if (daemon->ops == NULL) {
        log_error("not_started", "reason=\"chat.platform %s is not available in this version\"",
                  settings->chat.platform);
    } else if (!open_store(daemon, &err)) {
        log_error("not_started", "reason=\"%s\"", err.text);
        code = DAEMON_NO_DATABASE;
    } else if (!open_network(daemon, &err) || !open_link(daemon, &err)) {
        log_error("not_started", "reason=\"%s\"", err.text);
    } else {
        log_info("started", "version=%s database=%s", DISRUPTION_VERSION, settings->database.path);
        loop_run(daemon->loop);
        code = writer_damaged(daemon->writer) ? DAEMON_NO_DATABASE : daemon->exit_code;
        log_info("ended", "code=%d", (int)code);
    }
    close_all(daemon);
    free(daemon);
    return code;
}
