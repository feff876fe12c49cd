/* Chat shows who came; who did not come is told to whoever wanted them. */
#include "invitation.h"

#include <inttypes.h>

#include "disruption/core/markup.h"
#include "tell_alone.h"

#define LINE_MAX_BYTES 4096
#define NAMES_MAX 20 /* people of a group who are named; of more, only how many */

/* "@Bo, @Cy could not be let into #dis-42: restricted_action" */
static void say_refused(struct buf *line, const struct effect *done, const struct event *event)
{
    const char *user = js_string(done->body, "user");
    const struct js *refused =
        event->kind == EVENT_EFFECT_DONE ? js_at(event->as.effect.result, "refused") : NULL;
    for (size_t i = 0; i < js_count(refused) && i < NAMES_MAX; i++) {
        markup_text(line, i == 0 ? "" : ", ");
        markup_person(line, js_text(js_item(refused, i)), NULL);
    }
    if (js_count(refused) > NAMES_MAX)
        markup_print(line, " and %zu more", js_count(refused) - NAMES_MAX);
    if (event->kind == EVENT_EFFECT_FAILED && user != NULL)
        markup_person(line, user, NULL);
    else if (event->kind == EVENT_EFFECT_FAILED)
        markup_text(line, "That group");
}

void invitation_ended(const struct policy *policy, const struct effect *done, const struct incident *incident,
                      const struct event *event, struct outcome *out)
{
    (void)policy;
    const char *asker = js_string(done->body, "asker");
    struct buf line;
    buf_init(&line, LINE_MAX_BYTES);
    say_refused(&line, done, event);
    if (line.len > 0 && asker != NULL) {
        markup_text(&line, " could not be let into ");
        markup_channel(&line, js_string(done->body, "channel"), incident->channel_name);
        if (event->kind == EVENT_EFFECT_FAILED)
            markup_print(&line, " (%s)", event->as.effect.reason);
        markup_text(&line, ". Whoever else was named comes in all the same.");
        tell_alone(done, asker, buf_string(&line), out);
    }
    buf_done(&line);
}
