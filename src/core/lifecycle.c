/* What follows when something was done outside. */
#include "disruption/core/lifecycle.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/utf8.h"
#include "card_edit.h"
#include "channel_archive.h"
#include "channel_life.h"
#include "disruption/core/card.h"
#include "disruption/core/history.h"
#include "disruption/core/markup.h"
#include "entry_files.h"
#include "invitation.h"
#include "tell_alone.h"

#define TOPIC_MAX 250 /* characters, the smallest limit of the platforms */
#define LINE_MAX_BYTES 4096

static const char *key_of(struct outcome *out, const struct incident *incident, const char *what)
{
    return arena_print(out->arena, "%" PRId64 "/%s", incident->number, what);
}

static const char *topic_text(struct arena *arena, const struct incident *incident)
{
    struct buf standing;
    buf_init(&standing, LINE_MAX_BYTES);
    incident_standing(incident, &standing);
    const char *severity = incident->severity == SEVERITY_UNKNOWN
                               ? ""
                               : arena_print(arena, "SEV%d ", incident->severity);
    const char *state = incident->state == INCIDENT_OPEN ? "" : arena_print(arena, " (%s)", buf_string(&standing));
    char *topic = arena_print(arena, "%sD-%" PRId64 " %s%s%s", incident->is_drill ? "DRILL " : "", incident->number,
                              severity, incident->title, state);
    buf_done(&standing);
    topic[utf8_front(slice_of(topic), TOPIC_MAX).len] = '\0';
    return topic;
}

static void set_topic(const struct incident *incident, const char *channel_id, struct outcome *out)
{
    struct js *body = outcome_effect(out, EFFECT_TOPIC, incident->number, key_of(out, incident, "topic"),
                                     channel_id, true);
    js_put_string(body, "channel", channel_id);
    js_put_string(body, "text", topic_text(out->arena, incident));
}

static void announce(const struct policy *policy, const struct incident *incident, const char *channel_id,
                     const char *name, struct outcome *out)
{
    if (policy->announce_channel == NULL || incident->is_private ||
        strcmp(policy->announce_channel, channel_id) == 0)
        return;
    struct buf line;
    buf_init(&line, LINE_MAX_BYTES);
    markup_print(&line, "%sD-%" PRId64 " ", incident->is_drill ? "Drill: " : "", incident->number);
    markup_bold(&line, incident->title);
    if (incident->severity != SEVERITY_UNKNOWN)
        markup_print(&line, ", SEV%d", incident->severity);
    markup_text(&line, ": work goes on in ");
    markup_channel(&line, channel_id, name);
    struct js *body = outcome_effect(out, EFFECT_POST, incident->number,
                                     key_of(out, incident, "announce/declared"), policy->announce_channel, false);
    js_put_string(body, "channel", policy->announce_channel);
    js_put_string(body, "text", buf_string(&line));
    js_put_string(body, "about", POST_ANNOUNCES);
    buf_done(&line);
}

/* The card, and what the one that began looks like, as it was found then. */
static void put_up_card(const struct policy *policy, const struct effect *done, const struct incident *incident,
                        const char *channel_id, struct outcome *out)
{
    struct js *card = outcome_effect(out, EFFECT_POST, incident->number, key_of(out, incident, "card"),
                                     channel_id, false);
    js_put_string(card, "channel", channel_id);
    js_put(card, "card", card_build(policy, incident));
    if (js_string(done->body, "alike") == NULL)
        return;
    struct js *alike =
        outcome_effect(out, EFFECT_POST, incident->number, key_of(out, incident, "alike"), channel_id, false);
    js_put_string(alike, "channel", channel_id);
    js_put_string(alike, "text", js_string(done->body, "alike"));
    js_put(alike, "quotes", js_copy(js_at(done->body, "quotes")));
}

/* The channel exists: let the starter in, say where it is, put up the card. */
static void channel_made(const struct policy *policy, const struct effect *done,
                         const struct incident *incident, const struct event *event, struct outcome *out)
{
    const char *channel_id = js_string(event->as.effect.result, "channel_id");
    const char *name = js_string(event->as.effect.result, "name");
    const char *starter = js_string(done->body, "starter");
    struct js *fact = outcome_fact(out, FACT_CHANNEL_LINKED, incident->number, event, NULL);
    js_put_string(fact, "channel_id", channel_id);
    js_put_string(fact, "name", name);
    if (starter != NULL) {
        struct js *invite = outcome_effect(out, EFFECT_INVITE, incident->number,
                                           arena_print(out->arena, "%" PRId64 "/invite/%s", incident->number, starter),
                                           channel_id, false);
        js_put_string(invite, "channel", channel_id);
        js_put_string(invite, "user", starter);
    }
    put_up_card(policy, done, incident, channel_id, out);
    set_topic(incident, channel_id, out);
    struct buf line;
    buf_init(&line, LINE_MAX_BYTES);
    markup_print(&line, "D-%" PRId64 " has its channel: ", incident->number);
    markup_channel(&line, channel_id, name);
    tell_alone(done, starter, buf_string(&line), out);
    buf_done(&line);
    announce(policy, incident, channel_id, name, out);
}

static void channel_failed(const struct policy *policy, const struct effect *done,
                           const struct incident *incident, const struct event *event, struct outcome *out)
{
    struct buf line;
    buf_init(&line, LINE_MAX_BYTES);
    markup_print(&line,
                 "D-%" PRId64 " is recorded, but its channel could not be made (%s). Write notes from anywhere: ",
                 incident->number, event->as.effect.reason);
    markup_code(&line, arena_print(out->arena, "%s note D-%" PRId64 " TEXT", policy->command, incident->number));
    tell_alone(done, js_string(done->body, "starter"), buf_string(&line), out);
    buf_done(&line);
}

/* Card and topic of a channel that we are back in: they may have been edited in vain. */
static void show_again(const struct policy *policy, const struct incident *incident, struct outcome *out)
{
    if (incident->card_ts != NULL)
        card_edit(policy, NULL, incident, out);
    if (incident->how == NULL)
        set_topic(incident, incident->channel_id, out);
}

/* We are in the adopted channel, whose topic stays its own. */
static void channel_joined(const struct policy *policy, const struct effect *done,
                           const struct incident *incident, const struct event *event, struct outcome *out)
{
    const char *channel_id = js_string(done->body, "channel");
    const char *name = js_string(event->as.effect.result, "name");
    if (js_string(done->body, "starter") == NULL) {
        show_again(policy, incident, out);
        return;
    }
    if (name != NULL && (incident->channel_name == NULL || strcmp(name, incident->channel_name) != 0)) {
        struct js *fact = outcome_fact(out, FACT_CHANNEL_CHANGED, incident->number, event, NULL);
        js_put_string(fact, "channel_id", channel_id);
        js_put_string(fact, "name", name);
    }
    put_up_card(policy, done, incident, channel_id, out);
    if (js_flag(event->as.effect.result, "private") && !incident->is_private)
        js_put_flag(outcome_fact(out, FACT_PRIVATE_SET, incident->number, event, NULL), "private", true);
    else
        announce(policy, incident, channel_id, name, out);
}

static void channel_not_joined(const struct policy *policy, const struct effect *done,
                               const struct incident *incident, const struct event *event, struct outcome *out)
{
    (void)policy;
    struct buf line;
    if (js_string(done->body, "starter") == NULL) {
        channel_needs_us(policy, incident, event, out);
        return;
    }
    struct js *fact = outcome_fact(out, FACT_CHANNEL_CHANGED, incident->number, event, NULL);
    js_put_string(fact, "channel_id", incident->channel_id);
    js_put_flag(fact, "joined", false);
    buf_init(&line, LINE_MAX_BYTES);
    markup_print(&line,
                 "D-%" PRId64 " is recorded, but the bot cannot come into this channel by itself (%s): invite it here, "
                 "and it puts up the card and looks for what was tagged meanwhile.",
                 incident->number, event->as.effect.reason);
    tell_alone(done, js_string(done->body, "starter"), buf_string(&line), out);
    buf_done(&line);
}

static void card_posted(const struct policy *policy, const struct effect *done,
                        const struct incident *incident, const struct event *event, struct outcome *out)
{
    (void)policy;
    if (strcmp(done->key, key_of(out, incident, "card")) != 0)
        return; /* some other post: nothing follows */
    const char *channel_id = js_string(event->as.effect.result, "channel");
    const char *ts = js_string(event->as.effect.result, "ts");
    struct js *fact = outcome_fact(out, FACT_CARD_POSTED, incident->number, event, NULL);
    js_put_string(fact, "channel_id", channel_id);
    js_put_string(fact, "ts", ts);
    struct js *pin = outcome_effect(out, EFFECT_PIN, incident->number, key_of(out, incident, "pin"),
                                    channel_id, false);
    js_put_string(pin, "channel", channel_id);
    js_put_string(pin, "ts", ts);
    struct incident posted = *incident;
    posted.channel_id = channel_id;
    posted.card_ts = ts;
    card_edit(policy, js_at(done->body, "card"), &posted, out); /* overtaken while it was on its way? */
}

/* An announcement that was on its way while the disruption became private. */
static void post_done(const struct policy *policy, const struct effect *done, const struct incident *incident,
                      const struct event *event, struct outcome *out)
{
    const char *about = js_string(done->body, "about");
    const struct own_post post = {
        .channel_id = js_string(event->as.effect.result, "channel"),
        .ts = js_string(event->as.effect.result, "ts"),
    };
    if (incident->is_private && about != NULL && strcmp(about, POST_ANNOUNCES) == 0)
        lifecycle_hide(incident, &post, 1, out);
    card_posted(policy, done, incident, event, out);
    archive_after(done, incident, out);
}

static void post_failed(const struct policy *policy, const struct effect *done, const struct incident *incident,
                        const struct event *event, struct outcome *out)
{
    (void)policy;
    (void)event;
    archive_after(done, incident, out);
}

/* It was tagged, and deleted before it could be read. */
static void message_fetched(const struct policy *policy, const struct effect *done, const struct incident *incident,
                            const struct event *event, struct outcome *out)
{
    (void)policy;
    (void)incident;
    if (js_flag(event->as.effect.result, "gone"))
        tell_alone(done, js_string(done->body, "user"),
             "The message you tagged is not there any more, so it is not on the timeline. Write what mattered in it as a note.",
             out);
}

static void message_unread(const struct policy *policy, const struct effect *done,
                           const struct incident *incident, const struct event *event, struct outcome *out)
{
    (void)policy;
    (void)incident;
    struct buf line;
    buf_init(&line, LINE_MAX_BYTES);
    markup_print(&line, "The message you tagged could not be read (%s), so it is not on the timeline. ",
                 event->as.effect.reason);
    markup_text(&line, "Write it as a note, or tag it again once the bot can see it.");
    tell_alone(done, js_string(done->body, "user"), buf_string(&line), out);
    buf_done(&line);
}

static void history_unread(const struct policy *policy, const struct effect *done,
                           const struct incident *incident, const struct event *event, struct outcome *out)
{
    history_failed(policy, done, incident, event, out);
}

/* Too late for the form, or no place for one: it is asked in text. */
static void form_unopened(const struct policy *policy, const struct effect *done, const struct incident *incident,
                          const struct event *event, struct outcome *out)
{
    (void)policy;
    (void)incident;
    (void)event;
    struct buf line;
    buf_init(&line, LINE_MAX_BYTES);
    markup_text(&line, js_string_or(done->body, "otherwise", ""));
    if (line.len > 0)
        tell_alone(done, js_string(done->body, "user"), buf_string(&line), out);
    buf_done(&line);
}

static const struct {
    void (*done)(const struct policy *, const struct effect *, const struct incident *, const struct event *,
                 struct outcome *);
    void (*failed)(const struct policy *, const struct effect *, const struct incident *, const struct event *,
                   struct outcome *);
} follows[EFFECT_KIND_COUNT] = {
    [EFFECT_CHANNEL_CREATE] = {channel_made, channel_failed},
    [EFFECT_JOIN] = {channel_joined, channel_not_joined},
    [EFFECT_POST] = {post_done, post_failed},
    [EFFECT_INVITE] = {NULL, invitation_ended},
    [EFFECT_INVITE_GROUP] = {invitation_ended, invitation_ended},
    [EFFECT_ARCHIVE] = {archive_done, archive_failed},
    [EFFECT_UNARCHIVE] = {unarchive_done, unarchive_failed},
    [EFFECT_FETCH_MESSAGE] = {message_fetched, message_unread},
    [EFFECT_FETCH_FILE] = {entry_file_ended, entry_file_ended},
    [EFFECT_FORM_OPEN] = {NULL, form_unopened},
    [EFFECT_FETCH_HISTORY] = {NULL, history_unread},
};

void lifecycle_effect(const struct policy *policy, const struct effect *done,
                      const struct incident *incident, const struct event *event, struct outcome *out)
{
    if (incident == NULL && done->kind != EFFECT_FORM_OPEN)
        return; /* only a form is asked for before there is a disruption */
    if (event->kind == EVENT_EFFECT_DONE && follows[done->kind].done != NULL)
        follows[done->kind].done(policy, done, incident, event, out);
    if (event->kind == EVENT_EFFECT_FAILED && follows[done->kind].failed != NULL)
        follows[done->kind].failed(policy, done, incident, event, out);
}

static bool out_of_reach(const struct incident *incident)
{
    return incident->channel_archived || incident->put_out_ms != 0;
}

void lifecycle_head_changed(const struct policy *policy, const struct incident *before,
                            const struct incident *after, struct outcome *out)
{
    if (before->channel_id == NULL || after->channel_id == NULL || after->channel_archived ||
        after->put_out_ms != 0)
        return; /* a channel just made gets its topic with its card */
    if (before->card_ts != NULL) {
        struct js *shown = out_of_reach(before) ? NULL : card_build(policy, before);
        card_edit(policy, shown, after, out);
        js_drop(shown);
    }
    bool ours = after->how == NULL; /* the topic of an adopted channel is not */
    if (ours && (out_of_reach(before) ||
                 strcmp(topic_text(out->arena, before), topic_text(out->arena, after)) != 0))
        set_topic(after, after->channel_id, out);
}
