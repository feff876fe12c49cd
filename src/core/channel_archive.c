/* A channel goes into the archive, and out of it. */
#include "channel_archive.h"

#include <inttypes.h>

#include "channel_life.h"
#include "disruption/core/markup.h"
#include "tell_alone.h"

#define LINE_MAX_BYTES 4096

void archive_after(const struct effect *last_words, const struct incident *incident, struct outcome *out)
{
    if (!js_flag(last_words->body, "archive") || incident->state == INCIDENT_OPEN)
        return;
    struct js *body =
        outcome_effect(out, EFFECT_ARCHIVE, incident->number, arena_print(out->arena, "archive/%s", last_words->key),
                       incident->channel_id, false);
    js_put_string(body, "channel", js_string(last_words->body, "channel"));
    js_put_string(body, "user", js_string(last_words->body, "user"));
    js_put_string(body, "origin", js_string(last_words->body, "origin"));
    js_put_string(body, "response_url", js_string(last_words->body, "response_url"));
}

/* The platform tells of it too; but whoever asked looks at the record now. */
static void set_archived(const struct incident *incident, const struct event *event, bool archived, struct outcome *out)
{
    if (incident->channel_archived == archived)
        return;
    struct js *fact = outcome_fact(out, FACT_CHANNEL_CHANGED, incident->number, event, NULL);
    js_put_string(fact, "channel_id", incident->channel_id);
    js_put_flag(fact, "archived", archived);
}

void archive_done(const struct policy *policy, const struct effect *done, const struct incident *incident,
                  const struct event *event, struct outcome *out)
{
    (void)policy;
    (void)done;
    set_archived(incident, event, true, out);
}

void archive_failed(const struct policy *policy, const struct effect *done,
                    const struct incident *incident, const struct event *event, struct outcome *out)
{
    (void)policy;
    struct buf line;
    buf_init(&line, LINE_MAX_BYTES);
    markup_print(&line, "The channel of D-%" PRId64 " could not be archived (%s): archive it in chat.", incident->number,
                 event->as.effect.reason);
    tell_alone(done, js_string(done->body, "user"), buf_string(&line), out);
    buf_done(&line);
}

void unarchive_done(const struct policy *policy, const struct effect *done,
                    const struct incident *incident, const struct event *event, struct outcome *out)
{
    (void)policy;
    set_archived(incident, event, false, out);
    channel_come_in(incident, event, out);
    struct js *body = outcome_effect(out, EFFECT_POST, incident->number,
                                     arena_print(out->arena, "said/%s", done->key), incident->channel_id, false);
    js_put_string(body, "channel", incident->channel_id);
    js_put_string(body, "text", js_string(done->body, "text"));
}

void unarchive_failed(const struct policy *policy, const struct effect *done,
                      const struct incident *incident, const struct event *event, struct outcome *out)
{
    struct buf line;
    buf_init(&line, LINE_MAX_BYTES);
    markup_print(&line, "D-%" PRId64 " is open again, but the bot cannot take ", incident->number);
    markup_channel(&line, incident->channel_id, incident->channel_name);
    markup_print(&line, " out of the archive (%s): a member of the workspace can, and invites the bot then. Until then, from anywhere: ",
                 event->as.effect.reason);
    markup_code(&line, arena_print(out->arena, "%s note D-%" PRId64 " TEXT", policy->command, incident->number));
    tell_alone(done, js_string(done->body, "user"), buf_string(&line), out);
    buf_done(&line);
}
