/* The one state of a report that nobody sets: closed, while it is published and no action item is
 * open. */
#include "disruption/core/lifecycle.h"

#include <inttypes.h>

#include "disruption/core/markup.h"

#define LINE_MAX_BYTES 512

void lifecycle_report_moved(const struct incident *before, const struct incident *after,
                            const struct event *cause, struct outcome *out)
{
    bool closed = before->report_state == REPORT_PUBLISHED && after->report_state == REPORT_CLOSED;
    bool opened = before->report_state == REPORT_CLOSED && after->report_state == REPORT_PUBLISHED;
    if ((!closed && !opened) || after->channel_id == NULL || after->channel_archived)
        return;
    struct buf line;
    buf_init(&line, LINE_MAX_BYTES);
    markup_bold(&line, closed ? "Report closed" : "Report published again");
    markup_text(&line,
                closed ? ": every action item is done or dropped" : ": an action item is open");
    struct js *body =
        outcome_effect(out, EFFECT_POST, after->number,
                       arena_print(out->arena, "%" PRId64 "/report-moved/%s", after->number,
                                   cause->key != NULL ? cause->key : ""),
                       after->channel_id, false);
    js_put_string(body, "channel", after->channel_id);
    js_put_string(body, "text", buf_string(&line));
    buf_done(&line);
}
