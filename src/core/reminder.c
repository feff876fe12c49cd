/* When each reminder is due. Every subject knows its moments; what they have in common is here once. */
#include "disruption/core/reminder.h"

#include <inttypes.h>
#include <string.h>

#include "disruption/base/attributes.h"
#include "disruption/base/clock.h"
#include "disruption/core/due.h"
#include "disruption/core/workday.h"
#include "reminder_words.h"

#define FORGET_MS (14 * DAY_MS) /* what fell due so long ago, while nobody could be told, the digest tells */

#define SILENCE_MAX_MS (8 * HOUR_MS)

/* The newest moment that has come (TIME_UNKNOWN: none), and the next that will (INT64_MAX: none). */
struct moments {
    int64_t due_ms, next_ms;
};

static void consider(struct moments *m, int64_t at_ms, int64_t now_ms)
{
    if (at_ms == TIME_UNKNOWN)
        return;
    if (at_ms > now_ms && at_ms < m->next_ms)
        m->next_ms = at_ms;
    if (at_ms <= now_ms && at_ms > m->due_ms)
        m->due_ms = at_ms;
}

static struct moments after_steps(int64_t since_ms, const struct reminder_steps *steps, int64_t now_ms)
{
    struct moments m = {TIME_UNKNOWN, INT64_MAX};
    for (size_t i = 0; steps->at[i] != 0; i++)
        consider(&m, since_ms + steps->at[i], now_ms);
    return m;
}

static const struct pace *pace_of(const struct remindable *about, const char *user_id)
{
    static const struct pace usual = {.snooze_until_ms = TIME_UNKNOWN};
    for (size_t i = 0; i < about->pace_count; i++) {
        if (strcmp(about->paces[i].user_id, user_id) == 0)
            return &about->paces[i];
    }
    return &usual;
}

/* What is put off comes once more when the time is over, if it still holds then. */
static void put_off(struct moments *m, const struct pace *pace, int64_t now_ms)
{
    if (pace->snooze_until_ms != TIME_UNKNOWN && m->due_ms != TIME_UNKNOWN && pace->snooze_until_ms > m->due_ms)
        consider(m, pace->snooze_until_ms, now_ms);
}

static bool was_told(const struct remindable *about, const char *subject, int64_t since_ms)
{
    for (size_t i = 0; i < about->reminded_count; i++) {
        if (strcmp(about->reminded[i].subject, subject) == 0 && about->reminded[i].at_ms >= since_ms)
            return true;
    }
    return false;
}

static void look_at(int64_t *next_ms, int64_t at_ms)
{
    if (at_ms < *next_ms)
        *next_ms = at_ms;
}

/* in the channel ---------------------------------------------------------------------------------------------- */

static struct moments of_update(const struct policy *policy, const struct remindable *about, int64_t now_ms)
{
    (void)policy;
    struct moments m = {TIME_UNKNOWN, INT64_MAX};
    if (about->incident->next_update_ms != 0)
        consider(&m, about->incident->next_update_ms, now_ms);
    return m;
}

static struct moments of_lead(const struct policy *policy, const struct remindable *about, int64_t now_ms)
{
    static const struct reminder_steps none;
    bool led = about->incident->lead_id != NULL || about->leadless_ms == TIME_UNKNOWN;
    int64_t since_ms = about->leadless_ms > about->open_ms ? about->leadless_ms : about->open_ms;
    return after_steps(since_ms, led ? &none : &policy->reminders.lead_ms, now_ms);
}

static struct moments of_severity(const struct policy *policy, const struct remindable *about, int64_t now_ms)
{
    static const struct reminder_steps none;
    bool known = about->incident->severity != SEVERITY_UNKNOWN;
    return after_steps(about->open_ms, known ? &none : &policy->reminders.severity_ms, now_ms);
}

/* How long nothing may be noted; 0: for ever. The worse it is, the shorter. */
static int64_t patience_ms(const struct policy *policy, const struct incident *incident)
{
    const int64_t *steps = policy->reminders.silence_ms.at;
    int severity = incident->severity == SEVERITY_UNKNOWN ? SEVERITY_MAX : incident->severity;
    size_t i = 0;
    while ((int)i + 1 < severity && steps[i] != 0 && steps[i + 1] != 0)
        i++;
    return steps[i];
}

/*
 * At a pace that somebody asked for it comes each time; else ever more rarely, until the same could be said of the day: then
 * that is said.
 */
static struct moments of_silence(const struct policy *policy, const struct remindable *about, int64_t now_ms)
{
    struct moments m = {TIME_UNKNOWN, INT64_MAX};
    int64_t asked_ms = pace_of(about, "")->every_s * SECOND_MS;
    int64_t each_ms = asked_ms != 0 ? asked_ms : patience_ms(policy, about->incident);
    int64_t since_ms = about->noted_ms > about->open_ms ? about->noted_ms : about->open_ms;
    if (each_ms == 0 || now_ms < since_ms)
        return m;
    int64_t after_ms = each_ms;
    if (asked_ms != 0 && now_ms - since_ms >= each_ms)
        after_ms = (now_ms - since_ms) / each_ms * each_ms;
    while (asked_ms == 0 && after_ms * 2 <= now_ms - since_ms && after_ms * 2 < SILENCE_MAX_MS)
        after_ms *= 2;
    consider(&m, since_ms + after_ms, now_ms);
    int64_t next_ms = asked_ms != 0 ? after_ms + each_ms : after_ms * 2;
    if (asked_ms != 0 || next_ms < SILENCE_MAX_MS)
        consider(&m, since_ms + next_ms, now_ms);
    return m;
}

static struct moments of_long(const struct policy *policy, const struct remindable *about, int64_t now_ms)
{
    struct moments m = {TIME_UNKNOWN, INT64_MAX};
    int64_t each_ms = policy->reminders.long_ms;
    if (each_ms == 0 || now_ms < about->open_ms)
        return m;
    int64_t passed = (now_ms - about->open_ms) / each_ms;
    for (int64_t i = passed > 1 ? passed - 1 : 1; i <= passed + 1; i++)
        consider(&m, workday_next(policy, about->open_ms + i * each_ms), now_ms);
    return m;
}

/* The first that is due and not told is the one that is told. */
static const struct {
    const char *subject;
    struct moments (*moments)(const struct policy *, const struct remindable *, int64_t now_ms);
    reminder_sayer *say;
    bool can_wait; /* for working hours */
} channel_subjects[] = {
    {"update", of_update, reminder_say_update, false},    {"lead", of_lead, reminder_say_lead, false},
    {"severity", of_severity, reminder_say_severity, false}, {"long", of_long, reminder_say_long, true},
    {"silence", of_silence, reminder_say_silence, false},
};

static int64_t last_told_ms(const struct remindable *about)
{
    int64_t last_ms = TIME_UNKNOWN;
    for (size_t i = 0; i < about->reminded_count; i++) {
        for (size_t k = 0; k < COUNT_OF(channel_subjects); k++) {
            if (strcmp(about->reminded[i].subject, channel_subjects[k].subject) == 0 &&
                about->reminded[i].at_ms > last_ms)
                last_ms = about->reminded[i].at_ms;
        }
    }
    return last_ms;
}

/* Silence begins with the last word, of theirs or of ours. */
static int64_t silent_from_ms(const struct policy *policy, const struct remindable *about)
{
    int64_t told_ms = last_told_ms(about);
    int64_t last_ms = about->spoken_ms > told_ms ? about->spoken_ms : told_ms;
    return last_ms == TIME_UNKNOWN ? TIME_UNKNOWN : last_ms + policy->reminders.quiet_ms;
}

static void remind_channel(const struct policy *policy, const struct remindable *about, int64_t now_ms,
                           int64_t *next_ms, struct outcome *out)
{
    const struct pace *pace = pace_of(about, "");
    int64_t silent_ms = silent_from_ms(policy, about);
    bool told = false;
    if (pace->snooze_until_ms > now_ms) {
        look_at(next_ms, pace->snooze_until_ms);
        return;
    }
    for (size_t i = 0; i < COUNT_OF(channel_subjects); i++) {
        const char *subject = channel_subjects[i].subject;
        struct moments m = channel_subjects[i].moments(policy, about, now_ms);
        put_off(&m, pace, now_ms);
        look_at(next_ms, m.next_ms);
        if (m.due_ms == TIME_UNKNOWN || was_told(about, subject, m.due_ms))
            continue;
        if (silent_ms > now_ms || told) {
            look_at(next_ms, told ? now_ms + policy->reminders.quiet_ms : silent_ms);
        } else if (channel_subjects[i].can_wait && workday_next(policy, now_ms) > now_ms) {
            look_at(next_ms, workday_next(policy, now_ms));
        } else {
            struct reminder reminder = reminder_begin(policy, about, now_ms, out);
            channel_subjects[i].say(&reminder);
            reminder_post(&reminder, subject, m.due_ms);
            told = true;
        }
    }
}

/* to one person ----------------------------------------------------------------------------------------------- */

/* Whether it is due to be told now, and m as of now; else next_ms is when to look again. */
static bool is_due(const struct policy *policy, const struct remindable *about, const char *user_id,
                   const char *subject, struct moments *m, int64_t now_ms, int64_t *next_ms)
{
    const struct pace *pace = pace_of(about, user_id);
    const struct pace *all = about->ended_ms == TIME_UNKNOWN ? pace_of(about, "") : pace;
    int64_t snoozed_ms = pace->snooze_until_ms > all->snooze_until_ms ? pace->snooze_until_ms : all->snooze_until_ms;
    if (pace->off || all->off)
        return false;
    put_off(m, pace, now_ms);
    look_at(next_ms, m->next_ms);
    if (m->due_ms == TIME_UNKNOWN || was_told(about, subject, m->due_ms) || now_ms - m->due_ms > FORGET_MS)
        return false;
    int64_t from_ms = workday_next(policy, snoozed_ms > now_ms ? snoozed_ms : now_ms);
    if (from_ms > now_ms)
        look_at(next_ms, from_ms);
    return from_ms <= now_ms;
}

/* Somebody at the shell has no direct messages. */
static bool is_in_chat(const char *user_id)
{
    return user_id != NULL && strncmp(user_id, "shell:", strlen("shell:")) != 0;
}

static const char *report_keeper(const struct incident *incident)
{
    if (incident->report_owner_id != NULL || (incident->how != NULL && strcmp(incident->how, "past") == 0))
        return incident->report_owner_id; /* what is recorded afterwards has a report only when somebody wants one */
    return incident->lead_id != NULL ? incident->lead_id : incident->reporter_id;
}

static void remind_report(const struct policy *policy, const struct remindable *about, int64_t now_ms,
                          int64_t *next_ms, struct outcome *out)
{
    const struct incident *incident = about->incident;
    const char *user_id = report_keeper(incident);
    struct moments m = {TIME_UNKNOWN, INT64_MAX};
    if (incident->state != INCIDENT_RESOLVED || about->ended_ms == TIME_UNKNOWN ||
        incident->report_state >= REPORT_PUBLISHED || !is_in_chat(user_id))
        return;
    for (size_t i = 0; policy->reminders.report_days.at[i] != 0; i++)
        consider(&m, workday_after(policy, about->ended_ms, (int)policy->reminders.report_days.at[i]), now_ms);
    if (!is_due(policy, about, user_id, "report", &m, now_ms, next_ms))
        return;
    struct reminder reminder = reminder_begin(policy, about, now_ms, out);
    reminder_say_report(&reminder);
    reminder_direct(&reminder, user_id, "report", m.due_ms);
}

/* Those of one owner, who hears of all that are due in one message. */
static void remind_owner(const struct policy *policy, const struct remindable *about,
                         const struct action_item *actions, size_t count, int64_t now_ms, int64_t *next_ms,
                         struct outcome *out)
{
    const char *user_id = actions[0].owner_id;
    const char *subject = arena_print(out->arena, "actions/%s", user_id);
    struct moments m = {TIME_UNKNOWN, INT64_MAX};
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; policy->reminders.action_days.at[k] != 0; k++)
            consider(&m, workday_of(policy, actions[i].due, (int)policy->reminders.action_days.at[k] - 1), now_ms);
    }
    if (!is_in_chat(user_id) || !is_due(policy, about, user_id, subject, &m, now_ms, next_ms))
        return;
    struct reminder reminder = reminder_begin(policy, about, now_ms, out);
    reminder_say_actions(&reminder, actions, count);
    reminder_direct(&reminder, user_id, subject, m.due_ms);
}

static void remind_owners(const struct policy *policy, const struct remindable *about, int64_t now_ms,
                          int64_t *next_ms, struct outcome *out)
{
    size_t from = 0;
    for (size_t i = 1; i <= about->action_count; i++) {
        if (i < about->action_count && strcmp(about->actions[i].owner_id, about->actions[from].owner_id) == 0)
            continue;
        remind_owner(policy, about, &about->actions[from], i - from, now_ms, next_ms, out);
        from = i;
    }
}

void reminder_settle(const struct policy *policy, const struct remindable *about, int64_t now_ms, int64_t *next_ms,
                     struct outcome *out)
{
    const struct incident *incident = about->incident;
    if (policy->reminders.off || incident->is_drill || incident->state == INCIDENT_CANCELLED ||
        incident->state == INCIDENT_MERGED)
        return;
    bool heard = incident->state == INCIDENT_OPEN && incident->channel_id != NULL && !incident->channel_archived &&
                 incident->put_out_ms == 0;
    if (heard && !pace_of(about, "")->off)
        remind_channel(policy, about, now_ms, next_ms, out);
    remind_report(policy, about, now_ms, next_ms, out);
    remind_owners(policy, about, now_ms, next_ms, out);
}

/* the digest -------------------------------------------------------------------------------------------------- */

int64_t reminder_digest_due(const struct policy *policy, int64_t now_ms, char *day)
{
    if (policy->reminders.off || policy->reminders.digest_day == 0 || policy->announce_channel == NULL)
        return TIME_UNKNOWN;
    return workday_digest(policy, now_ms, day);
}
