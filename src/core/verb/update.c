/* update: what is told to everybody who waits. Numbered, so that nobody wonders which one they read. */
#include "verb.h"

#include <inttypes.h>

#include "disruption/base/clock.h"
#include "disruption/base/utf8.h"
#include "disruption/core/when.h"
#include "named.h"

#define UPDATE_MAX 3000          /* characters; what one post of every platform takes */
#define NEXT_MAX_MS (7 * DAY_MS) /* until the next update; longer is a slip */

/* "30m", "1h": when the next update is due; TIME_UNKNOWN when nobody said. */
static bool read_next(const struct turn *turn, int64_t *out, struct err *err)
{
    const char *next = turn->command->values[ARGUMENT_NEXT];
    int64_t now_ms = turn->event->happened_ms, back_ms = 0;
    *out = TIME_UNKNOWN;
    if (next == NULL)
        return true;
    const char *ago = arena_print(turn->out->arena, "-%s", next[0] == '+' ? next + 1 : next);
    if (next[0] == '-' || !when_read(slice_of(ago), turn_zone(turn), now_ms, &back_ms, err) || back_ms >= now_ms ||
        now_ms - back_ms > NEXT_MAX_MS) {
        *err = (struct err)ERR_INIT;
        return err_set(err, ERR_INVALID, "\"%.*s\" is no time to wait: next:30m, next:2h, at most seven days",
                       SLICE_PRINT(utf8_front(slice_of(next), 32)));
    }
    *out = now_ms + (now_ms - back_ms);
    return true;
}

static bool run_update(const struct command *command, const struct situation *situation,
                       const struct event *event, struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    int64_t next_ms, number = turn.target->update_count + 1;
    size_t len = utf8_count(slice_of(command->text));
    struct buf line;
    if (len == 0)
        return turn_ask(&turn,
                        arena_print(out->arena, "What is there to tell? Say it like this: %s",
                                    turn_command(&turn, "update", "a fix is being rolled out next:30m")),
                        err);
    if (len > UPDATE_MAX)
        return refuse_long(&turn, arena_print(out->arena, "an update has at most %d characters, this has %zu",
                                              UPDATE_MAX, len),
                           command->text, err);
    if (!read_next(&turn, &next_ms, err))
        return false;
    struct js *body = turn_fact(&turn, FACT_UPDATED);
    js_put_integer(body, "update", number);
    js_put_string(body, "text", command->text);
    if (next_ms != TIME_UNKNOWN)
        js_put_integer(body, "next_ms", next_ms);
    buf_init(&line, LINE_MAX_BYTES);
    markup_bold(&line, arena_print(out->arena, "Update %" PRId64, number));
    say_why(&turn, &line, "");
    markup_text(&line, ": ");
    say_front(&turn, &line, command->text, UPDATE_MAX);
    if (next_ms != TIME_UNKNOWN) {
        markup_text(&line, "\nNext update by ");
        say_moment(&turn, &line, next_ms);
    }
    turn_tell_widely(&turn, "update", buf_string(&line));
    buf_done(&line);
    return true;
}

static const struct form_field update_form[] = {
    {"text", "What is there to tell", FIELD_LINES, true, NULL, NULL},
    {"next", "Next update in", FIELD_LINE, false, "30m, 2h; empty: not said.", NULL},
    {0},
};

const struct command_row row_update = {
    .name = "update",
    .usage = "update TEXT [next:30m]",
    .help = "Posts a status update here and in the announce channel.",
    .example = "update a fix is being rolled out next:30m",
    .arguments = BIT(ARGUMENT_NEXT),
    .needs = NEED_TARGET | NEED_OPEN,
    .takes_target = TARGET_NAMED,
    .prose = true,
    .changes = true,
    .form = update_form,
    .run = run_update,
};
