/* A set of ids under a mutex. */
#include "daemon/watch.h"

#include <glib.h>
#include <pthread.h>
#include <stdlib.h>

#include "disruption/base/memory.h"

struct watch {
    pthread_mutex_t lock;
    GHashTable *channels; /* id -> id */
    int expected;
};

struct watch *watch_create(void)
{
    struct watch *watch = mem_new(1, sizeof(*watch));
    pthread_mutex_init(&watch->lock, NULL);
    watch->channels = g_hash_table_new_full(g_str_hash, g_str_equal, free, NULL);
    return watch;
}

void watch_destroy(struct watch *watch)
{
    if (watch == NULL)
        return;
    g_hash_table_destroy(watch->channels);
    pthread_mutex_destroy(&watch->lock);
    free(watch);
}

void watch_add(struct watch *watch, const char *channel_id)
{
    pthread_mutex_lock(&watch->lock);
    g_hash_table_add(watch->channels, mem_copy_text(channel_id));
    pthread_mutex_unlock(&watch->lock);
}

void watch_expect(struct watch *watch, int change)
{
    pthread_mutex_lock(&watch->lock);
    watch->expected += change;
    pthread_mutex_unlock(&watch->lock);
}

bool watch_has(struct watch *watch, const char *channel_id)
{
    pthread_mutex_lock(&watch->lock);
    bool has = watch->expected > 0 || g_hash_table_contains(watch->channels, channel_id);
    pthread_mutex_unlock(&watch->lock);
    return has;
}

bool watch_expecting(struct watch *watch)
{
    pthread_mutex_lock(&watch->lock);
    bool expecting = watch->expected > 0;
    pthread_mutex_unlock(&watch->lock);
    return expecting;
}

bool watch_matters(struct watch *watch, const struct event *event)
{
    switch (event->kind) {
    case EVENT_NOTHING:
        return false;
    case EVENT_MESSAGE:
        return !event->as.message.by_us && watch_has(watch, event->as.message.channel_id);
    case EVENT_MARK:
        return event->as.mark.source == MARK_MENU || watch_has(watch, event->as.mark.channel_id);
    case EVENT_CHANNEL:
        return watch_has(watch, event->as.channel.channel_id);
    default:
        return true;
    }
}
