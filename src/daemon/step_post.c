/* Where what we posted stands is remembered, so that it can be taken back; what was redacted meanwhile is, at once. */
#include "daemon/step.h"

#include <inttypes.h>

#include "disruption/store/own_post.h"

/* It may repeat entries of other disruptions. */
static bool remember_quotes(struct step *step, const struct outbox_row *row, const struct own_post *post, struct err *err)
{
    const struct js *quotes = js_at(row->effect.body, "quotes");
    for (size_t i = 0; i < js_count(quotes); i++) {
        const struct js *one = js_item(quotes, i);
        const struct own_post quoting = {post->channel_id, post->ts, js_string_or(one, "about", "")};
        if (!store_own_post_add(step->turn->store, js_integer_or(one, "number", 0), &quoting, err))
            return false;
    }
    return true;
}

static bool remember(struct step *step, const struct outbox_row *row, const char *channel, const char *ts, struct err *err)
{
    const struct own_post post = {channel, ts, js_string(row->effect.body, "about")};
    return (post.about == NULL || store_own_post_add(step->turn->store, row->effect.incident, &post, err)) &&
           remember_quotes(step, row, &post, err);
}

/* An edit as what is left says it; of further messages of a long text nothing is left. */
static void take_back(struct step *step, const struct outbox_row *row, const char *channel, const char *ts, bool further)
{
    static const char *const shown[] = {"text", "card", "buttons"};
    const char *key = arena_print(step->arena, "%" PRId64 "/redact/%s/%s", row->effect.incident, channel, ts);
    struct js *body = outcome_effect(step->out, further ? EFFECT_DELETE : EFFECT_UPDATE, row->effect.incident, key, channel, true);
    js_put_string(body, "channel", channel);
    js_put_string(body, "ts", ts);
    for (size_t i = 0; !further && i < COUNT_OF(shown); i++) {
        if (js_at(row->effect.body, shown[i]) != NULL)
            js_put(body, shown[i], js_copy(js_at(row->effect.body, shown[i])));
    }
}

bool step_take_post(struct step *step, const struct event *event, const struct outbox_row *row, struct err *err)
{
    const struct js *result = event->as.effect.result, *more = js_at(result, "more");
    const char *channel = js_string(result, "channel"), *ts = js_string(result, "ts");
    bool redacted = row->version > 1; /* before it was said, or after: nobody knows */
    for (size_t i = 0; channel != NULL && ts != NULL; i++) {
        if (!remember(step, row, channel, ts, err))
            return false;
        if (redacted)
            take_back(step, row, channel, ts, i > 0);
        ts = js_text(js_item(more, i));
    }
    return true;
}
