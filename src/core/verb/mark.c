/* mark: when it began, was noticed, acknowledged, mitigated, over. Every duration comes from these.
 */
#include "verb.h"

#include <string.h>

#include "disruption/core/when.h"
#include "words.h"

#define WORD_MAX 16 /* letters of the longest milestone and one more */

static bool read_milestone(const struct turn *turn, struct slice word, enum milestone *out,
                           struct err *err)
{
    char name[WORD_MAX] = "";
    for (size_t i = 0; i < word.len && word.len < WORD_MAX; i++)
        name[i] = (char)(word.at[i] | 0x20); /* letters of either case */
    if (!milestone_read(name, out))
        return err_set(err, ERR_INVALID,
                       "Mark what? started, detected, acked, mitigated or recovered: %s",
                       turn_command(turn, "mark", "detected 14:02"));
    if (*out == MILESTONE_DECLARED)
        return err_set(err, ERR_REFUSED, "When it was declared is on record; say when it began: %s",
                       turn_command(turn, "mark", "started 14:02"));
    return true;
}

/* The instant that was said; now when none was, TIME_UNKNOWN for "none". */
static bool read_instant(const struct turn *turn, enum milestone milestone, struct slice text,
                         int64_t *out, struct err *err)
{
    bool none = slice_equals_nocase(text, "none");
    if (none && milestone == MILESTONE_RECOVERED && turn->target->state != INCIDENT_OPEN)
        return err_set(err, ERR_CONFLICT, "It is %s, so it has an End; move it: %s",
                       incident_state_name(turn->target->state),
                       turn_command(turn, "mark", "recovered TIME"));
    if (none && turn->target->at_ms[milestone] == TIME_UNKNOWN)
        return err_set(err, ERR_CONFLICT, "Nobody had marked that: nothing was changed");
    *out = none ? TIME_UNKNOWN : turn->event->happened_ms;
    return none || text.len == 0 ||
           when_read(text, turn_zone(turn), turn->event->happened_ms, out, err);
}

static void tell(const struct turn *turn, enum milestone milestone, int64_t at_ms)
{
    static const char *const said[MILESTONE_COUNT] = {
        [MILESTONE_STARTED] = "Started",     [MILESTONE_DETECTED] = "Detected",
        [MILESTONE_ACKED] = "Acknowledged",  [MILESTONE_MITIGATED] = "Mitigated",
        [MILESTONE_RECOVERED] = "Recovered",
    };
    int64_t all_ms[MILESTONE_COUNT];
    memcpy(all_ms, turn->target->at_ms, sizeof(all_ms));
    all_ms[milestone] = at_ms;
    struct buf line, durations;
    buf_init(&line, LINE_MAX_BYTES);
    buf_init(&durations, LINE_MAX_BYTES);
    markup_bold(&line, said[milestone]);
    markup_text(&line, " (");
    say_actor(turn, &line);
    markup_text(&line, "): ");
    if (at_ms == TIME_UNKNOWN)
        markup_text(&line, "unknown again");
    else
        say_instant(turn, &line, at_ms);
    say_durations(turn, &durations, all_ms);
    if (durations.len > 0)
        markup_text(&line, ". ");
    buf_text(&line, buf_string(&durations));
    turn_tell(turn, buf_string(&line));
    if (milestone == MILESTONE_RECOVERED && turn->target->state == INCIDENT_OPEN) {
        struct buf *answer = &turn->out->answer;
        markup_text(answer, answer->len > 0 ? "\n" : "");
        markup_text(answer, "It stays open until ");
        markup_code(answer, turn_command(turn, "resolve", ""));
    }
    buf_done(&durations);
    buf_done(&line);
}

static bool run_mark(const struct command *command, const struct situation *situation,
                     const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    struct slice rest = slice_of(command->text), word = {"", 0};
    enum milestone milestone;
    int64_t at_ms;
    if (!slice_word(&rest, &word))
        return turn_ask(&turn,
                        arena_print(out->arena,
                                    "Mark what? started, detected, acked, mitigated or recovered: %s",
                                    turn_command(&turn, "mark", "detected 14:02")),
                        err);
    if (!read_milestone(&turn, word, &milestone, err) ||
        !read_instant(&turn, milestone, slice_trim(rest), &at_ms, err))
        return false;
    struct js *body = turn_fact(&turn, FACT_MILESTONE_SET);
    js_put_string(body, "milestone", milestone_name(milestone));
    js_put(body, "at_ms", at_ms == TIME_UNKNOWN ? js_new_string(NULL) : js_new_integer(at_ms));
    tell(&turn, milestone, at_ms);
    return true;
}

static const struct form_field mark_form[] = {
    {"text", "What", FIELD_CHOICE, true, NULL, "started|detected|acked|mitigated|recovered"},
    {"text2", "When", FIELD_LINE, false, "14:02, -10m, yesterday 23:50; empty: now.", NULL},
    {0},
};

const struct command_row row_mark = {
    .name = "mark",
    .usage = "mark started|detected|acked|mitigated|recovered [TIME|none]",
    .help = "Says when something happened, now if no time is given; none takes it back.",
    .example = "mark detected 14:02",
    .needs = NEED_TARGET | NEED_OPEN,
    .takes_target = TARGET_NAMED,
    .time_in_text = true,
    .changes = true,
    .form = mark_form,
    .run = run_mark,
};
