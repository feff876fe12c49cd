/* How reminders are worded, and the effects that carry them. */
#ifndef CORE_REMINDER_WORDS_H
#define CORE_REMINDER_WORDS_H

#include "disruption/core/reminder.h"

#define REMINDER_TEXT_MAX ((size_t)32 << 10)

/* One being said. */
struct reminder {
    const struct policy *policy;
    const struct remindable *about;
    int64_t now_ms;
    struct outcome *out;
    struct buf text;
    struct buf repeats; /* "A3,A4" */
    struct js *buttons;
};

struct reminder reminder_begin(const struct policy *policy, const struct remindable *about, int64_t now_ms,
                               struct outcome *out);

typedef void reminder_sayer(struct reminder *reminder);
reminder_sayer reminder_say_update, reminder_say_lead, reminder_say_severity, reminder_say_silence, reminder_say_long,
    reminder_say_report;

/** actions: of one owner, by day; those whose day has come are said. */
void reminder_say_actions(struct reminder *reminder, const struct action_item *actions, size_t count);

/** Ends it as a post in the disruption's channel, with a button that snoozes it for a while. */
void reminder_post(struct reminder *reminder, const char *subject, int64_t due_ms);

/** Ends it as a direct message, with a button that snoozes it for a day. */
void reminder_direct(struct reminder *reminder, const char *user_id, const char *subject, int64_t due_ms);

#endif
