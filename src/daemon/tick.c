/* From the clock to reminders. */
#include "daemon/tick.h"

#include "disruption/core/due.h"
#include "disruption/core/reminder.h"
#include "disruption/core/workday.h"
#include "disruption/store/reminders.h"

#define FAILED_PAUSE_MS MINUTE_MS /* after a look that failed; it was logged */

int64_t ticker_wait_ms(const struct ticker *ticker, int64_t now_ms)
{
    int64_t wait_ms = ticker->next_ms - now_ms;
    return wait_ms < 0 || wait_ms > TICK_MAX_MS ? 0 : wait_ms; /* longer: the clock was put back */
}

struct work *ticker_work(const struct ticker *ticker, int64_t now_ms)
{
    if (ticker_wait_ms(ticker, now_ms) > 0)
        return NULL;
    struct work *work = work_create(WORK_CLOCK);
    work->event = (struct event){.kind = EVENT_TICK, .happened_ms = now_ms, .received_ms = now_ms};
    return work;
}

void ticker_hurry(struct ticker *ticker, int64_t now_ms)
{
    int64_t soon_ms = ticker->last_ms + TICK_PAUSE_MS;
    if (soon_ms < now_ms)
        soon_ms = now_ms;
    if (soon_ms < ticker->next_ms)
        ticker->next_ms = soon_ms;
}

void ticker_looked(struct ticker *ticker, int64_t now_ms, int64_t next_ms)
{
    ticker->last_ms = now_ms;
    ticker->next_ms = next_ms != 0 ? next_ms : now_ms + FAILED_PAUSE_MS;
}

static bool take_digest(struct turn *turn, struct arena *arena, int64_t now_ms, struct outcome *out, struct err *err)
{
    const struct policy *policy = turn->policy;
    struct overdue *overdue;
    size_t count;
    char day[DUE_LEN + 1];
    if (reminder_digest_due(policy, now_ms, day) == TIME_UNKNOWN || workday_next(policy, now_ms) > now_ms)
        return true;
    if (!store_overdue_load(turn->store, arena, day, &overdue, &count, err))
        return false;
    reminder_digest(policy, day, overdue, count, out);
    return true;
}

bool tick_take(struct turn *turn, struct arena *arena, int64_t now_ms, struct outcome *out, struct err *err)
{
    struct remindable *about;
    size_t count;
    int64_t next_ms = now_ms + TICK_MAX_MS;
    if (!store_reminders_load(turn->store, arena, now_ms, &about, &count, err))
        return false;
    for (size_t i = 0; i < count; i++)
        reminder_settle(turn->policy, &about[i], now_ms, &next_ms, out);
    turn->batch->look_ms = next_ms;
    return take_digest(turn, arena, now_ms, out, err);
}
