/* remind: how often, and whether. For everybody while it is open; afterwards each person decides for themselves. */
#include "verb.h"

#include <string.h>

#include "disruption/base/clock.h"
#include "disruption/base/utf8.h"
#include "disruption/core/duration.h"
#include "disruption/core/reminder.h"
#include "turn.h"

#define EVERY_MIN_MS (5 * MINUTE_MS) /* oftener is a nuisance */
#define EVERY_MAX_MS (7 * DAY_MS)
#define SNOOZE_MAX_MS (30 * DAY_MS)
#define SNOOZE_USUAL_MS (20 * MINUTE_MS)

/* What is asked of the reminders. */
struct wish {
    bool off, on;
    int64_t every_ms, snooze_ms; /* 0: not said */
};

static bool is_one_of(struct slice word, const char *const *words, size_t count)
{
    size_t i = 0;
    while (i < count && !slice_equals_nocase(word, words[i]))
        i++;
    return i < count;
}

static bool read_span(const struct turn *turn, struct slice text, int64_t min_ms, int64_t max_ms, int64_t *out,
                      struct err *err)
{
    if (!duration_read(text, out))
        return err_set(err, ERR_INVALID, "\"%.*s\" is no time to wait. There are: %s, off, on, snooze 20m",
                       SLICE_PRINT(utf8_front(text, 32)), turn_command(turn, "remind", "30m"));
    return (*out >= min_ms && *out <= max_ms) ||
           err_set(err, ERR_INVALID, "That can be from %d min to %d d", (int)(min_ms / MINUTE_MS),
                   (int)(max_ms / DAY_MS));
}

static bool read_wish(const struct turn *turn, struct wish *out, struct err *err)
{
    static const char *const off[] = {"off", "stop", "mute", "pause", "none"};
    static const char *const on[] = {"on", "resume", "usual"};
    struct slice rest = slice_of(turn->command->text), text = slice_trim(rest), word;
    if (!slice_word(&rest, &word))
        return true;
    out->off = is_one_of(word, off, COUNT_OF(off));
    out->on = is_one_of(word, on, COUNT_OF(on));
    bool whole = slice_trim(rest).len == 0;
    if ((out->off || out->on) && whole)
        return true;
    out->off = out->on = false;
    if (!slice_equals_nocase(word, "snooze"))
        return read_span(turn, text, EVERY_MIN_MS, EVERY_MAX_MS, &out->every_ms, err);
    out->snooze_ms = SNOOZE_USUAL_MS;
    return whole || read_span(turn, rest, MINUTE_MS, SNOOZE_MAX_MS, &out->snooze_ms, err);
}

/* "off", "after 30 min of silence, snoozed until 14:40 CET (13:40 UTC)" */
static void say_pace(const struct turn *turn, struct buf *line, const struct pace *pace)
{
    bool snoozed = pace->snooze_until_ms != TIME_UNKNOWN && pace->snooze_until_ms > turn->event->happened_ms;
    if (pace->off) {
        markup_text(line, "off");
        return;
    }
    if (pace->every_s != 0) {
        markup_text(line, "after ");
        duration_write(pace->every_s, line);
        markup_text(line, " of silence");
    }
    if (pace->every_s == 0 && !snoozed)
        markup_text(line, "on, as usual");
    if (snoozed) {
        markup_text(line, pace->every_s != 0 ? ", snoozed until " : "snoozed until ");
        say_instant(turn, line, pace->snooze_until_ms);
    }
}

static void record(const struct turn *turn, const struct wish *wish, bool own, struct pace *pace)
{
    struct js *body = turn_fact(turn, FACT_PACE_SET);
    if (own)
        js_put_string(body, "user_id", turn->situation->actor.id);
    if (wish->on || wish->every_ms != 0) {
        pace->every_s = wish->every_ms / SECOND_MS;
        js_put_integer(body, "every_s", pace->every_s);
    }
    int64_t until_ms = (turn->event->happened_ms + wish->snooze_ms + MINUTE_MS - 1) / MINUTE_MS * MINUTE_MS;
    pace->snooze_until_ms = wish->snooze_ms != 0 ? until_ms : TIME_UNKNOWN;
    js_put_integer(body, "snooze_until_ms", wish->snooze_ms != 0 ? pace->snooze_until_ms : 0);
    pace->off = wish->off;
    js_put_flag(body, "off", wish->off);
}

static bool same_pace(const struct wish *wish, const struct pace *pace)
{
    return !pace->off && pace->snooze_until_ms == TIME_UNKNOWN && pace->every_s == wish->every_ms / SECOND_MS;
}

static bool run_remind(const struct command *command, const struct situation *situation,
                       const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    struct pace pace = {.snooze_until_ms = TIME_UNKNOWN};
    struct wish wish = {0};
    bool own = turn.target->state != INCIDENT_OPEN;
    struct buf line;
    if (situation->pace != NULL)
        pace = *situation->pace;
    if (!read_wish(&turn, &wish, err))
        return false;
    bool changes = wish.off || wish.on || wish.every_ms != 0 || wish.snooze_ms != 0;
    if (wish.off && pace.off)
        return err_set(err, ERR_CONFLICT, "Reminders are off already: nothing was changed");
    if (wish.every_ms != 0 && same_pace(&wish, &pace))
        return err_set(err, ERR_CONFLICT, "That is their pace already: nothing was changed");
    if (changes)
        record(&turn, &wish, own, &pace);
    buf_init(&line, LINE_MAX_BYTES);
    markup_text(&line, own ? "Reminders for you" : "Reminders");
    if (changes && !own) {
        markup_text(&line, " (");
        say_actor(&turn, &line);
        markup_text(&line, ")");
    }
    markup_text(&line, ": ");
    say_pace(&turn, &line, &pace);
    if (changes && !own) {
        turn_tell(&turn, buf_string(&line));
    } else {
        say_head(&out->answer, turn.target);
        buf_print(&out->answer, "\n%s", buf_string(&line));
    }
    buf_done(&line);
    return true;
}

const struct command_row row_remind = {
    .name = "remind",
    .synonyms = {"reminders"},
    .usage = "remind [off|on|30m|snooze 20m]",
    .help = "Sets the pace of reminders, or puts them off for a while.",
    .example = "remind snooze 20m",
    .needs = NEED_TARGET | NEED_OPEN | NEED_PACE,
    .takes_target = TARGET_NAMED,
    .changes = true,
    .run = run_remind,
};
