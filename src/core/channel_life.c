/*
 * A channel is renamed, archived, converted, or we are put out of it: the record goes on, and somebody is told where they
 * have to do something. What we missed while we were out is looked for when we are back.
 */
#include "channel_life.h"

#include <inttypes.h>
#include <string.h>

#include "disruption/core/duration.h"
#include "disruption/core/gap.h"
#include "disruption/core/markup.h"

#define LINE_MAX_BYTES 4096

static bool differs(const char *a, const char *b)
{
    return a != NULL && (b == NULL || strcmp(a, b) != 0);
}

static bool is_out(const struct incident *incident)
{
    return incident->put_out_ms != 0;
}

bool lifecycle_channel_news(const struct incident *incident, const struct channel_change *change)
{
    return change->new_id != NULL || differs(change->name, incident->channel_name) ||
           (change->archived >= 0 && incident->channel_archived != (change->archived == 1)) ||
           (change->is_private >= 0 && incident->is_private != (change->is_private == 1)) ||
           (change->joined >= 0 && is_out(incident) != (change->joined == 0));
}

static const char *cause_key(const struct event *event, struct outcome *out)
{
    return event->key != NULL ? event->key : arena_print(out->arena, "%" PRId64, event->received_ms);
}

static void say(const struct incident *incident, const struct event *event, const char *line, struct outcome *out)
{
    const char *channel = event->kind == EVENT_CHANNEL && event->as.channel.new_id != NULL ? event->as.channel.new_id
                                                                                          : incident->channel_id;
    struct js *body = outcome_effect(out, EFFECT_POST, incident->number,
                                     arena_print(out->arena, "%" PRId64 "/channel/%s", incident->number,
                                                 cause_key(event, out)),
                                     channel, false);
    js_put_string(body, "channel", channel);
    js_put_string(body, "text", line);
}

/* Who is told: the lead, else whoever declared it, as far as chat knows them. */
static const char *who_cares(const struct incident *incident)
{
    const char *user = incident->lead_id != NULL ? incident->lead_id : incident->reporter_id;
    return user != NULL && strncmp(user, "shell:", strlen("shell:")) != 0 ? user : NULL;
}

static void alert(const struct policy *policy, const struct incident *incident, const struct event *event,
                  const char *line, struct outcome *out)
{
    const char *user = who_cares(incident);
    const char *key = arena_print(out->arena, "%" PRId64 "/out/%s", incident->number, cause_key(event, out));
    struct js *body;
    if (user != NULL) {
        body = outcome_effect(out, EFFECT_DIRECT, incident->number, key,
                              arena_print(out->arena, "person/%s", user), false);
        js_put_string(body, "user", user);
    } else if (policy->announce_channel != NULL && !incident->is_private) {
        body = outcome_effect(out, EFFECT_POST, incident->number, key, policy->announce_channel, false);
        js_put_string(body, "channel", policy->announce_channel);
        js_put_string(body, "about", POST_ANNOUNCES);
    } else {
        return; /* status says so */
    }
    js_put_string(body, "text", line);
}

static void begin_line(const struct incident *incident, struct buf *line)
{
    struct buf head;
    buf_init(&head, LINE_MAX_BYTES);
    buf_print(&head, "D-%" PRId64 " %s", incident->number, incident->title);
    markup_bold(line, buf_string(&head));
    markup_text(line, ": ");
    buf_done(&head);
}

void channel_needs_us(const struct policy *policy, const struct incident *incident, const struct event *event,
                      struct outcome *out)
{
    struct buf line;
    buf_init(&line, LINE_MAX_BYTES);
    begin_line(incident, &line);
    markup_text(&line, "the bot is not in ");
    markup_channel(&line, incident->channel_id, incident->channel_name);
    markup_text(&line, ", so nothing said there is recorded. Invite it again; what was tagged meanwhile is looked for then.");
    alert(policy, incident, event, buf_string(&line), out);
    buf_done(&line);
}

static void say_moment(const struct policy *policy, int64_t at_ms, struct buf *line)
{
    struct buf fallback;
    buf_init(&fallback, LINE_MAX_BYTES);
    instant_write(at_ms, policy->zone, false, &fallback);
    markup_time(line, at_ms, buf_string(&fallback));
    buf_done(&fallback);
}

/* We were asked into an adopted channel that we could not enter by ourselves: looked at and begun as if just entered. */
static void begin_here(const struct incident *incident, const struct event *event, struct outcome *out)
{
    struct js *body = outcome_effect(out, EFFECT_JOIN, incident->number,
                                     arena_print(out->arena, "%" PRId64 "/rejoin/%s", incident->number,
                                                 cause_key(event, out)),
                                     incident->channel_id, false);
    js_put_string(body, "channel", incident->channel_id);
    js_put_string(body, "starter", incident->reporter_id);
}

static void say_back(const struct policy *policy, const struct incident *incident, const struct event *event,
                     struct outcome *out)
{
    struct buf line;
    buf_init(&line, LINE_MAX_BYTES);
    markup_text(&line, "The bot is back. It was not in this channel since ");
    say_moment(policy, incident->put_out_ms, &line);
    markup_text(&line, "; what was tagged meanwhile is being looked for.");
    say(incident, event, buf_string(&line), out);
    buf_done(&line);
}

/* We are back: what was tagged meanwhile is looked for, and its finding says so itself. */
static void come_back(const struct policy *policy, const struct incident *incident, const struct event *event,
                      struct outcome *out)
{
    bool first = incident->card_ts == NULL;
    if (first)
        begin_here(incident, event, out);
    else
        say_back(policy, incident, event, out);
    gap_see(incident, incident->put_out_ms, event->happened_ms, first ? GAP_LET_IN_LATE : GAP_PUT_OUT, event, out);
}

void channel_come_in(const struct incident *incident, const struct event *event, struct outcome *out)
{
    struct js *body = outcome_effect(out, EFFECT_JOIN, incident->number,
                                     arena_print(out->arena, "%" PRId64 "/rejoin/%s", incident->number,
                                                 cause_key(event, out)),
                                     incident->channel_id, false);
    js_put_string(body, "channel", incident->channel_id);
}

/* A channel that people closed closes the record. One that they opened does not open it: that is for those who steer. */
static void converted(const struct policy *policy, const struct incident *incident, const struct event *event,
                      struct outcome *out)
{
    const struct channel_change *change = &event->as.channel;
    struct buf line;
    buf_init(&line, LINE_MAX_BYTES);
    if (change->is_private == 1) {
        js_put_flag(outcome_fact(out, FACT_PRIVATE_SET, incident->number, event, change->by_id), "private", true);
        markup_print(&line, "This channel is private now, and so is D-%" PRId64
                            ": it shows in no list, search or announcement any more.",
                     incident->number);
    } else {
        markup_print(&line, "This channel is public now; D-%" PRId64 " stays private until somebody says ",
                     incident->number);
        markup_code(&line, arena_print(out->arena, "%s private off", policy->command));
    }
    say(incident, event, buf_string(&line), out);
    buf_done(&line);
}

static void keep_change(const struct incident *incident, const struct event *event, struct outcome *out)
{
    const struct channel_change *change = &event->as.channel;
    struct js *body = outcome_fact(out, FACT_CHANNEL_CHANGED, incident->number, event, change->by_id);
    js_put_string(body, "channel_id", change->channel_id);
    js_put_string(body, "new_id", change->new_id);
    js_put_string(body, "name", change->name);
    if (change->archived >= 0)
        js_put_flag(body, "archived", change->archived == 1);
    if (change->is_private >= 0)
        js_put_flag(body, "private", change->is_private == 1);
    if (change->joined >= 0)
        js_put_flag(body, "joined", change->joined == 1);
}

void lifecycle_channel(const struct policy *policy, const struct incident *incident, const struct event *event,
                       struct outcome *out)
{
    const struct channel_change *change = &event->as.channel;
    keep_change(incident, event, out);
    if (change->joined == 0 && !is_out(incident) && !incident->channel_archived)
        channel_needs_us(policy, incident, event, out); /* the archive puts out everybody */
    if (change->joined == 1 && is_out(incident))
        come_back(policy, incident, event, out);
    if (change->archived == 0 && incident->channel_archived)
        channel_come_in(incident, event, out);
    if (change->is_private >= 0 && incident->is_private != (change->is_private == 1))
        converted(policy, incident, event, out);
}

void lifecycle_hide(const struct incident *incident, const struct own_post *posts, size_t count, struct outcome *out)
{
    for (size_t i = 0; i < count; i++) {
        struct js *body = outcome_effect(out, EFFECT_UPDATE, incident->number,
                                         arena_print(out->arena, "%" PRId64 "/hide/%s/%s", incident->number,
                                                     posts[i].channel_id, posts[i].ts),
                                         posts[i].channel_id, true);
        js_put_string(body, "channel", posts[i].channel_id);
        js_put_string(body, "ts", posts[i].ts);
        js_put_string(body, "text", arena_print(out->arena, "D-%" PRId64 " is private now.", incident->number));
    }
}
