/* Spans and counts, in markup. */
#include "history_words.h"

#include <inttypes.h>

#include "disruption/core/duration.h"
#include "disruption/core/markup.h"

static void say_moment(int64_t at_ms, struct buf *line)
{
    struct buf fallback;
    buf_init(&fallback, SUMMARY_MAX);
    instant_write(at_ms, NULL, false, &fallback);
    markup_time(line, at_ms, buf_string(&fallback));
    buf_done(&fallback);
}

void history_say_span(int64_t from_ms, int64_t to_ms, struct buf *line)
{
    say_moment(from_ms, line);
    markup_text(line, " to ");
    say_moment(to_ms, line);
}

void history_say_counts(const struct js *sum, struct buf *line)
{
    int64_t messages = js_integer_or(sum, "messages", 0), left_out = js_integer_or(sum, "left_out", 0);
    markup_print(line, ": %" PRId64 " message%s read, %" PRId64 " new on the timeline", messages,
                 messages == 1 ? "" : "s", js_integer_or(sum, "entries", 0));
    if (left_out > 0)
        markup_print(line, "; the replies of %" PRId64 " thread%s were too many to read", left_out,
                     left_out == 1 ? "" : "s");
}
