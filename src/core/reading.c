/* A page against what is known: which marks went, which are new, which state of a message is the newest. */
#include "disruption/core/reading.h"

#include <string.h>

#define SECOND_US INT64_C(1000000)

bool reading_is_newer(const struct history_page *page, int64_t heard_ms)
{
    return heard_ms < page->asked_ms - READING_LAG_MS;
}

static bool same_mark(const struct mark *a, const struct mark *b)
{
    bool whose = a->person_id != NULL && b->person_id != NULL && strcmp(a->person_id, b->person_id) == 0;
    return a->source == b->source && strcmp(a->name, b->name) == 0 && whose;
}

/* Whether the page shows it set, or cannot tell: a pin without a person is whoever's we know of. */
static bool stands(const struct history_page *page, const struct message *message, const struct mark *known)
{
    for (size_t i = 0; i < page->mark_count; i++) {
        const struct mark *mark = &page->marks[i];
        if (strcmp(mark->ts, message->ts) != 0)
            continue;
        if (same_mark(mark, known) || (mark->person_id == NULL && mark->source == known->source))
            return true;
    }
    for (size_t i = 0; i < page->partial_count; i++) {
        const struct mark *mark = &page->partial[i];
        if (strcmp(mark->ts, message->ts) == 0 && known->source == mark->source && strcmp(known->name, mark->name) == 0)
            return true;
    }
    return false;
}

static const struct known_mark *find(const struct known_mark *known, size_t count, const struct mark *mark)
{
    for (size_t i = 0; i < count; i++) {
        bool anybody = mark->person_id == NULL && known[i].mark.source == mark->source && known[i].mark.set;
        if (anybody || same_mark(&known[i].mark, mark))
            return &known[i];
    }
    return NULL;
}

/* A mark that the page shows: false when it is no news. */
static bool is_news(const struct history_page *page, const struct known_mark *before, struct mark *mark)
{
    if (before == NULL)
        return mark->person_id != NULL;
    if (before->mark.set || !reading_is_newer(page, before->heard_ms))
        return false;
    mark->version_us = before->mark.version_us + 1; /* it went before we asked, and is back */
    return true;
}

struct mark *reading_marks(const struct history_page *page, const struct message *message, const struct known_mark *known,
                           size_t *count, struct arena *arena)
{
    struct mark *out = arena_new(arena, *count + page->mark_count + 1, sizeof(*out));
    size_t changed = 0;
    for (size_t i = 0; i < *count; i++) {
        const struct mark *mark = &known[i].mark;
        if (!mark->set || mark->source == MARK_MENU || !reading_is_newer(page, known[i].heard_ms) ||
            stands(page, message, mark))
            continue;
        out[changed] = *mark;
        out[changed++].set = false;
    }
    for (size_t i = 0; i < page->mark_count; i++) {
        struct mark mark = page->marks[i];
        if (strcmp(mark.ts, message->ts) != 0)
            continue;
        const struct known_mark *before = find(known, *count, &mark);
        if (before == NULL && mark.person_id == NULL)
            mark.person_id = message->author_id; /* who pinned it is not told */
        if (is_news(page, before, &mark))
            out[changed++] = mark;
    }
    *count = changed;
    return out;
}

int64_t reading_version(const struct history_page *page, const struct message *message, const struct known_message *known)
{
    bool edited = message->version_us / 1000 != message->posted_ms; /* it may look older than the message itself */
    bool hidden = known != NULL && known->version_us > message->version_us &&
                  known->version_us / SECOND_US == message->version_us / SECOND_US;
    return edited && hidden && reading_is_newer(page, known->heard_ms) ? known->version_us + 1 : message->version_us;
}

bool reading_is_back(const struct history_page *page, const struct message *message, const struct known_message *known)
{
    return known != NULL && known->deleted && !message->deleted && known->heard_ms < page->asked_ms - READING_BACK_MS;
}

const struct history_shown *reading_shown(const struct history_page *page, const char *ts, int64_t posted_ms)
{
    size_t low = 0;
    for (size_t high = page->shown_count; low < high;) {
        size_t middle = low + (high - low) / 2;
        if (page->shown[middle].posted_ms < posted_ms)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < page->shown_count && page->shown[low].posted_ms == posted_ms; low++) {
        if (strcmp(page->shown[low].ts, ts) == 0)
            return &page->shown[low];
    }
    return NULL;
}
