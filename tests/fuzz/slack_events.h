/* What every event out of Slack's JSON promises to core: text without control characters, ids that are there. */
#ifndef SLACK_EVENTS_H
#define SLACK_EVENTS_H

#include "fuzzing.h"

#include "disruption/core/event.h"

static inline void check_message(const struct message *m)
{
    PROMISE(m->channel_id != NULL && m->channel_id[0] != '\0' && m->ts != NULL && m->ts[0] != '\0');
    PROMISE(is_clean(m->channel_id) && is_clean(m->ts) && is_clean(m->thread_ts) && is_clean(m->author_id));
    PROMISE(is_clean(m->author_name) && is_clean(m->permalink));
    PROMISE(m->text != NULL && is_clean(m->text));
    PROMISE(m->file_count <= MESSAGE_FILES_MAX && m->mention_count <= MESSAGE_MENTIONS_MAX);
    for (size_t i = 0; i < m->file_count; i++) {
        const struct file_ref *file = &m->files[i];
        PROMISE(file->id != NULL && file->name != NULL && file->mimetype != NULL && file->permalink != NULL);
        PROMISE(is_clean(file->name) && is_clean(file->permalink) && is_clean(file->mimetype));
    }
    for (size_t i = 0; i < m->mention_count; i++)
        PROMISE(m->mentions[i].id[0] != '\0' && is_clean(m->mentions[i].id) && is_clean(m->mentions[i].label));
}

static inline void check_mark(const struct mark *mark)
{
    PROMISE(mark->channel_id != NULL && mark->ts != NULL && mark->name != NULL &&
            (mark->person_id != NULL || mark->source == MARK_PIN));
    PROMISE(is_clean(mark->channel_id) && is_clean(mark->ts) && is_clean(mark->name) && is_clean(mark->person_id));
    if (mark->message != NULL)
        check_message(mark->message);
}

static inline void check_event(const struct event *event)
{
    PROMISE(is_text(event->key));
    switch (event->kind) {
    case EVENT_MESSAGE:
        check_message(&event->as.message);
        break;
    case EVENT_MARK:
        check_mark(&event->as.mark);
        break;
    case EVENT_COMMAND:
        PROMISE(event->as.command.text != NULL && is_clean(event->as.command.text));
        PROMISE(event->as.command.actor_id != NULL && is_clean(event->as.command.actor_id));
        for (size_t i = 0; i < event->as.command.value_count; i++)
            PROMISE(is_clean(event->as.command.values[i].key) && is_clean(event->as.command.values[i].value));
        break;
    case EVENT_PERSON:
        PROMISE(event->as.person.id != NULL && is_clean(event->as.person.id));
        PROMISE(is_clean(event->as.person.name) && is_text(event->as.person.zone));
        break;
    case EVENT_CHANNEL:
        PROMISE(event->as.channel.channel_id != NULL && is_clean(event->as.channel.name));
        PROMISE(event->as.channel.archived >= -1 && event->as.channel.archived <= 1);
        break;
    case EVENT_HISTORY:
        for (size_t i = 0; i < event->as.history.message_count; i++)
            check_message(&event->as.history.messages[i]);
        for (size_t i = 0; i < event->as.history.mark_count; i++)
            check_mark(&event->as.history.marks[i]);
        break;
    case EVENT_HOME:
        PROMISE(event->as.home_user_id != NULL && is_clean(event->as.home_user_id));
        break;
    case EVENT_EPOCH:
    case EVENT_TICK: /* never from outside */
    case EVENT_NOTHING:
    case EVENT_EFFECT_DONE:
    case EVENT_EFFECT_FAILED:
        break;
    }
}

#endif
