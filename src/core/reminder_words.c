/* Short, without blame, and each says what to do. */
#include "reminder_words.h"

#include <inttypes.h>
#include <string.h>

#include "disruption/base/attributes.h"
#include "disruption/base/clock.h"
#include "disruption/base/utf8.h"
#include "disruption/core/due.h"
#include "disruption/core/duration.h"
#include "disruption/core/markup.h"
#include "disruption/core/workday.h"

#define TEXT_SHOWN_MAX 200  /* characters of an action item */
#define ACTIONS_SHOWN_MAX 10
#define DONE_BUTTONS_MAX 3
#define DIGEST_SHOWN_MAX 30

struct reminder reminder_begin(const struct policy *policy, const struct remindable *about, int64_t now_ms,
                               struct outcome *out)
{
    struct reminder reminder = {policy, about, now_ms, out, {0}, {0}, js_new_array()};
    buf_init(&reminder.text, REMINDER_TEXT_MAX);
    buf_init(&reminder.repeats, REMINDER_TEXT_MAX);
    return reminder;
}

static void add_button(struct reminder *r, const char *label, const char *verb, const char *words)
{
    struct js *button = js_new_object();
    js_put_string(button, "label", label);
    js_put_string(button, "command",
                  arena_print(r->out->arena, "%s D-%" PRId64 "%s%s", verb, r->about->incident->number,
                              words[0] == '\0' ? "" : " ", words));
    js_push(r->buttons, button);
}

/* What to type; where the disruption is not implied, it is named. */
static void add_code(struct reminder *r, bool here, const char *verb, const char *words)
{
    const char *number = here ? "" : arena_print(r->out->arena, " D-%" PRId64, r->about->incident->number);
    markup_code(&r->text, arena_print(r->out->arena, "%s %s%s%s%s", r->policy->command, verb, number,
                                      words[0] == '\0' ? "" : " ", words));
}

static void add_head(struct reminder *r)
{
    markup_bold(&r->text, arena_print(r->out->arena, "D-%" PRId64 " %s", r->about->incident->number,
                                      r->about->incident->title));
}

static void add_time(struct reminder *r, int64_t at_ms)
{
    struct buf fallback;
    buf_init(&fallback, REMINDER_TEXT_MAX);
    instant_write(at_ms, r->policy->zone, false, &fallback);
    markup_time(&r->text, at_ms, buf_string(&fallback));
    buf_done(&fallback);
}

/* in the channel ---------------------------------------------------------------------------------------------- */

void reminder_say_update(struct reminder *r)
{
    markup_text(&r->text, "A status update was promised for ");
    add_time(r, r->about->incident->next_update_ms);
    markup_text(&r->text, ": ");
    add_code(r, true, "update", "TEXT next:30m");
    add_button(r, "Update", "update", "");
}

void reminder_say_lead(struct reminder *r)
{
    markup_text(&r->text, "Nobody leads yet. Take it: ");
    add_code(r, true, "lead", "me");
    add_button(r, "Claim lead", "lead", "me");
}

void reminder_say_severity(struct reminder *r)
{
    markup_text(&r->text, "How bad is it? 1 is the worst: ");
    add_code(r, true, "severity", "2");
    add_button(r, "Severity", "severity", "");
}

void reminder_say_silence(struct reminder *r)
{
    const struct remindable *about = r->about;
    int64_t since_ms = about->noted_ms > about->open_ms ? about->noted_ms : about->open_ms;
    markup_text(&r->text, "Nothing was noted for ");
    duration_write((r->now_ms - since_ms) / MINUTE_MS * 60, &r->text);
    markup_text(&r->text, ". What happened? ");
    add_code(r, true, "note", "TEXT");
    add_button(r, "Add note", "note", "");
}

void reminder_say_long(struct reminder *r)
{
    markup_text(&r->text, "Open for ");
    duration_write((r->now_ms - r->about->open_ms) / HOUR_MS * 3600, &r->text);
    markup_text(&r->text, ". Once service is restored: ");
    add_code(r, true, "resolve", "");
    add_button(r, "Resolve", "resolve", "");
}

/* to one person ----------------------------------------------------------------------------------------------- */

void reminder_say_report(struct reminder *r)
{
    const struct incident *incident = r->about->incident;
    markup_text(&r->text, "The report of ");
    add_head(r);
    markup_text(&r->text, " waits to be published");
    if (incident->report_due != NULL)
        markup_print(&r->text, "; its review date is %s", incident->report_due);
    markup_text(&r->text, ". Read it: ");
    add_code(r, false, "report", "");
    markup_text(&r->text, "; when it is right: ");
    add_code(r, false, "report", "publish");
    add_button(r, "Read", "report", "");
}

static void add_action(struct reminder *r, const struct action_item *action, const char *today)
{
    struct slice text = utf8_front(slice_of(action->text), TEXT_SHOWN_MAX);
    markup_print(&r->text, "\nA%" PRId64 " %.*s%s (%s %s)", action->number, SLICE_PRINT(text),
                 text.len < strlen(action->text) ? "..." : "",
                 strcmp(action->due, today) < 0 ? "overdue since" : "due", action->due);
    buf_print(&r->repeats, "%sA%" PRId64, r->repeats.len == 0 ? "" : ",", action->number);
}

void reminder_say_actions(struct reminder *r, const struct action_item *actions, size_t count)
{
    char today[DUE_LEN + 1];
    size_t due = 0;
    workday_today(r->policy, r->now_ms, today);
    markup_text(&r->text, "Yours to do from ");
    add_head(r);
    markup_text(&r->text, ":");
    for (size_t i = 0; i < count; i++) {
        if (strcmp(actions[i].due, today) > 0 || due++ >= ACTIONS_SHOWN_MAX)
            continue;
        add_action(r, &actions[i], today);
        if (due <= DONE_BUTTONS_MAX)
            add_button(r, arena_print(r->out->arena, "A%" PRId64 " done", actions[i].number), "action",
                       arena_print(r->out->arena, "done A%" PRId64, actions[i].number));
    }
    if (due > ACTIONS_SHOWN_MAX)
        markup_print(&r->text, "\nand %zu more", due - ACTIONS_SHOWN_MAX);
}

/* the effects ------------------------------------------------------------------------------------------------- */

static void end(struct reminder *r, enum effect_kind kind, const char *subject, int64_t due_ms, const char *lane,
                const char *whither, const char *id)
{
    const char *key = arena_print(r->out->arena, "%" PRId64 "/remind/%s/%" PRId64, r->about->incident->number, subject,
                                  due_ms / SECOND_MS);
    struct js *body = outcome_effect(r->out, kind, r->about->incident->number, key, lane, false);
    js_put_string(body, whither, id);
    js_put_string(body, "text", buf_string(&r->text));
    js_put_string(body, "purpose", "reminder");
    js_put_string(body, "about", r->repeats.len == 0 ? NULL : buf_string(&r->repeats));
    js_put(body, "buttons", r->buttons);
    buf_done(&r->repeats);
    buf_done(&r->text);
}

void reminder_post(struct reminder *r, const char *subject, int64_t due_ms)
{
    const char *channel = r->about->incident->channel_id;
    add_button(r, "Snooze 20 min", "remind", "snooze 20m");
    end(r, EFFECT_POST, subject, due_ms, channel, "channel", channel);
}

void reminder_direct(struct reminder *r, const char *user_id, const char *subject, int64_t due_ms)
{
    add_button(r, "Snooze 1 day", "remind", "snooze 1d");
    end(r, EFFECT_DIRECT, subject, due_ms, arena_print(r->out->arena, "person/%s", user_id), "user", user_id);
}

/* "A3" of another disruption. */
static void quote_item(struct js *quotes, const struct overdue *item, struct arena *arena)
{
    struct js *quote = js_new_object();
    js_put_integer(quote, "number", item->number);
    js_put_string(quote, "about", arena_print(arena, "A%" PRId64, item->item));
    js_push(quotes, quote);
}

void reminder_digest(const struct policy *policy, const char *day, const struct overdue *items, size_t count,
                     struct outcome *out)
{
    if (count == 0)
        return;
    struct buf text;
    struct js *quotes = js_new_array();
    buf_init(&text, REMINDER_TEXT_MAX);
    markup_bold(&text, "Overdue action items");
    for (size_t i = 0; i < count && i < DIGEST_SHOWN_MAX; i++) {
        struct slice words = utf8_front(slice_of(items[i].text), TEXT_SHOWN_MAX);
        markup_print(&text, "\nD-%" PRId64 " A%" PRId64 " %.*s (%s, due %s)", items[i].number, items[i].item,
                     SLICE_PRINT(words), items[i].owner != NULL ? items[i].owner : "nobody's", items[i].due);
        quote_item(quotes, &items[i], out->arena);
    }
    if (count > DIGEST_SHOWN_MAX)
        markup_print(&text, "\nand %zu more", count - DIGEST_SHOWN_MAX);
    markup_text(&text, "\nAll of them: ");
    markup_code(&text, arena_print(out->arena, "%s actions overdue", policy->command));
    struct js *body = outcome_effect(out, EFFECT_POST, 0, arena_print(out->arena, "remind/digest/%s", day),
                                     policy->announce_channel, false);
    js_put_string(body, "channel", policy->announce_channel);
    js_put_string(body, "text", buf_string(&text));
    js_put_string(body, "purpose", "reminder");
    js_put(body, "quotes", quotes);
    buf_done(&text);
}
