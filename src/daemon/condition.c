/* Connected or not, since when and why. */
#include "daemon/condition.h"

#include <stdio.h>
#include <sys/stat.h>

#include "daemon/traffic.h"
#include "daemon/intake.h"
#include "daemon/notify.h"
#include "daemon/writer.h"
#include "disruption/base/clock.h"
#include "disruption/base/log.h"

void condition_begin(struct condition *condition)
{
    *condition = (struct condition){.metrics = metrics_of_daemon(), .lost_ms = clock_steady_ms()};
    metrics_set(condition->metrics, METRIC_QUEUE_LIMIT, QUEUE_INTAKE, 0, INTAKE_MAX);
    metrics_set(condition->metrics, METRIC_QUEUE_LIMIT, QUEUE_REPLIES, 0, DONE_QUEUE_MAX);
    metrics_set(condition->metrics, METRIC_QUEUE_LIMIT, QUEUE_COURIER, 0, HANDED_MAX);
}

void condition_done(struct condition *condition)
{
    metrics_destroy(condition->metrics);
    condition->metrics = NULL;
}

static void count(struct metrics *metrics, bool was, enum link_state state)
{
    enum metric_loss loss = state == LINK_UNAUTHORISED ? LOSS_TOKEN
                            : state == LINK_CONNECTED  ? LOSS_REPLACED
                            : was                      ? LOSS_CUT
                                                       : LOSS_ATTEMPT;
    metrics_set(metrics, METRIC_CONNECTED, 0, 0, state == LINK_CONNECTED);
    if (state == LINK_CONNECTED)
        metrics_add(metrics, METRIC_CONNECTIONS, 0, 0, 1);
    if (state == LINK_LOST || state == LINK_UNAUTHORISED || was)
        metrics_add(metrics, METRIC_DISCONNECTIONS, loss, 0, 1);
}

void condition_link(struct condition *condition, const char *platform, enum link_state state, const char *reason,
                    int64_t retry_in_ms)
{
    bool was = condition->connected;
    condition->connected = state == LINK_CONNECTED;
    count(condition->metrics, was, state);
    if (was && !condition->connected)
        condition->lost_ms = clock_steady_ms();
    snprintf(condition->lost_why, sizeof(condition->lost_why), "%s", condition->connected ? "" : reason);
    if (condition->connected && !was) {
        log_info("connected", "platform=%s%s%s%s", platform, reason[0] ? " note=\"" : "", reason, reason[0] ? "\"" : "");
        notify_manager(condition->ever_connected ? "STATUS=connected" : "READY=1\nSTATUS=connected");
        condition->ever_connected = true;
    } else if (state == LINK_LOST) {
        log_warning("disconnected", "reason=\"%s\" retry_in_ms=%lld", reason, (long long)retry_in_ms);
        notify_manager("STATUS=disconnected, trying again");
    } else if (state == LINK_UNAUTHORISED) {
        log_error("token_refused", "reason=\"%s\" retry_in_ms=%lld", reason, (long long)retry_in_ms);
        notify_manager("STATUS=the platform refuses the token");
    }
}

void condition_identified(struct condition *condition, const struct workspace_identity *who)
{
    int64_t missing = who->missing_scopes[0] != '\0';
    for (const char *at = who->missing_scopes; *at != '\0'; at++)
        missing += *at == ',';
    metrics_set(condition->metrics, METRIC_MISSING_SCOPES, 0, 0, missing);
    snprintf(condition->missing_scopes, sizeof(condition->missing_scopes), "%s", who->missing_scopes);
    log_info("identified", "workspace=%s bot=%s", who->workspace_id, who->bot_user_id);
    if (missing > 0)
        log_error("scopes_missing", "scopes=%s hint=\"add them to the app and install it again\"", who->missing_scopes);
}

void condition_heard(struct condition *condition)
{
    metrics_set(condition->metrics, METRIC_LAST_FRAME, 0, 0, clock_now_ms());
}

static long long seconds_since(int64_t then_ms)
{
    return (long long)((clock_steady_ms() - then_ms) / SECOND_MS);
}

bool condition_ready(const struct condition *condition, int64_t stuck_ms, struct buf *why_not)
{
    if (stuck_ms != 0)
        buf_print(why_not, "the database takes nothing now, for %lld s; the log says why (event=store_stuck)\n",
                  seconds_since(stuck_ms));
    if (!condition->connected)
        buf_print(why_not, "not connected to the chat platform, for %lld s%s%s\n", seconds_since(condition->lost_ms),
                  condition->lost_why[0] == '\0' ? "" : ": ", condition->lost_why);
    return stuck_ms == 0 && condition->connected;
}

struct js *condition_tell(const struct condition *condition, int64_t stuck_ms)
{
    struct js *told = js_new_object();
    js_put_string(told, "version", DISRUPTION_VERSION);
    js_put_flag(told, "connected", condition->connected);
    if (!condition->connected) {
        js_put_integer(told, "lost_s", seconds_since(condition->lost_ms));
        js_put_string(told, "why", condition->lost_why[0] == '\0' ? NULL : condition->lost_why);
    }
    if (stuck_ms != 0)
        js_put_integer(told, "stuck_s", seconds_since(stuck_ms));
    js_put_string(told, "missing_scopes", condition->missing_scopes);
    return told;
}

bool condition_backed_up(struct condition *condition, const char *ours, const char *database)
{
    struct stat told, own;
    if (stat(database, &told) != 0 || stat(ours, &own) != 0 || told.st_dev != own.st_dev || told.st_ino != own.st_ino)
        return false;
    metrics_set(condition->metrics, METRIC_BACKUP, 0, 0, clock_now_ms());
    return true;
}
