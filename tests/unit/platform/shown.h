/* An event in one line, so that a row of a test can say what it expects. */
#ifndef SHOWN_H
#define SHOWN_H

#include <inttypes.h>

#include "disruption/base/buf.h"
#include "disruption/core/event.h"

static inline void show_mentions(struct buf *out, const struct mention *mentions, size_t count)
{
    static const char kinds[] = {
        [MENTION_PERSON] = '@', [MENTION_CHANNEL] = '#', [MENTION_GROUP] = '&'};
    for (size_t i = 0; i < count; i++)
        buf_print(out, " %c%s=%s", kinds[mentions[i].kind], mentions[i].id, mentions[i].label);
}

static inline void show_message(struct buf *out, const struct message *m)
{
    buf_print(out, "%s/%s", m->channel_id, m->ts);
    if (m->thread_ts != NULL)
        buf_print(out, " in %s", m->thread_ts);
    buf_print(out, " by %s", m->author_id == NULL ? "nobody" : m->author_id);
    if (m->author_name != NULL)
        buf_print(out, "(%s)", m->author_name);
    buf_print(out, "%s%s%s", m->by_bot ? " bot" : "", m->by_us ? " us" : "",
              m->deleted ? " deleted" : "");
    buf_print(out, " v%" PRId64 " \"%s\"", m->version_us, m->text);
    show_mentions(out, m->mentions, m->mention_count);
    for (size_t i = 0; i < m->file_count; i++)
        buf_print(out, " file %s %s %s %s %" PRId64, m->files[i].id, m->files[i].name,
                  m->files[i].mimetype, m->files[i].permalink, m->files[i].size);
    for (size_t i = 0; i < m->file_count; i++) {
        if (m->files[i].download[0] != '\0')
            buf_print(out, " from %s", m->files[i].download);
    }
}

static inline void show_mark(struct buf *out, const struct mark *m)
{
    static const char *const sources[] = {
        [MARK_REACTION] = "", [MARK_PIN] = "", [MARK_MENU] = "menu "};
    buf_print(out, "%s%s %s %s/%s by %s v%" PRId64, sources[m->source], m->set ? "set" : "unset",
              m->name, m->channel_id, m->ts, m->person_id, m->version_us);
    if (m->message != NULL) {
        buf_text(out, " on ");
        show_message(out, m->message);
    }
    if (m->response_url != NULL)
        buf_print(out, " url %s", m->response_url);
}

static inline void show_command(struct buf *out, const struct command_line *c)
{
    buf_print(out, "\"%s\" in %s by %s(%s) trigger %s url %s", c->text,
              c->channel_id == NULL ? "none" : c->channel_id, c->actor_id,
              c->actor_name == NULL ? "" : c->actor_name,
              c->trigger_id == NULL ? "none" : c->trigger_id,
              c->response_url == NULL ? "none" : c->response_url);
    show_mentions(out, c->mentions, c->mention_count);
    if (c->thread_ts != NULL)
        buf_print(out, " in thread %s", c->thread_ts);
    if (c->message_ts != NULL)
        buf_print(out, " at %s", c->message_ts);
    if (c->number != 0)
        buf_print(out, " for D-%" PRId64, c->number);
    for (size_t i = 0; i < c->value_count; i++)
        buf_print(out, " %s=[%s]", c->values[i].key, c->values[i].value);
}

static inline void show_channel(struct buf *out, const struct channel_change *c)
{
    buf_print(out, "channel %s new %s name %s archived %d", c->channel_id,
              c->new_id == NULL ? "-" : c->new_id, c->name == NULL ? "-" : c->name, c->archived);
    if (c->is_private >= 0)
        buf_print(out, " private %d", c->is_private);
    if (c->joined >= 0)
        buf_print(out, " joined %d", c->joined);
    if (c->by_id != NULL)
        buf_print(out, " by %s", c->by_id);
}

static inline void show(struct buf *out, const struct event *event)
{
    static const char *const mouths[] = {
        [MOUTH_SLASH] = "command",    [MOUTH_SHELL] = "shell",   [MOUTH_MENTION] = "mention",
        [MOUTH_DIRECT] = "direct",    [MOUTH_BUTTON] = "button", [MOUTH_FORM] = "form",
        [MOUTH_SHORTCUT] = "shortcut"};
    switch (event->kind) {
    case EVENT_MESSAGE:
        buf_text(out, "message ");
        show_message(out, &event->as.message);
        break;
    case EVENT_MARK:
        buf_text(out, "mark ");
        show_mark(out, &event->as.mark);
        break;
    case EVENT_COMMAND:
        buf_print(out, "%s ", mouths[event->as.command.mouth]);
        show_command(out, &event->as.command);
        break;
    case EVENT_PERSON:
        buf_print(out, "person %s \"%s\" %s%s%s", event->as.person.id, event->as.person.name,
                  event->as.person.zone == NULL ? "nowhere" : event->as.person.zone,
                  event->as.person.bot ? " bot" : "", event->as.person.guest ? " guest" : "");
        break;
    case EVENT_CHANNEL:
        show_channel(out, &event->as.channel);
        break;
    case EVENT_HOME:
        buf_print(out, "home of %s", event->as.home_user_id);
        break;
    default:
        buf_text(out, "nothing");
    }
}

#endif
