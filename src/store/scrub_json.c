/* What waits to be said may hold words deep inside: lines of a home tab, values of a form. */
#include <string.h>

#include "disruption/core/incident.h"
#include "store/scrub.h"

#define GROWTH_MAX (NOTE_TEXT_MAX * 16) /* bytes that tombstones may add to one text */

/* A copy being made. */
struct copying {
    const struct scrub *scrub;
    struct js *to;
    bool changed;
};

static struct js *copy_text(struct copying *copying, const char *text)
{
    struct buf left;
    buf_init(&left, 2 * strlen(text) + GROWTH_MAX);
    bool changed = scrub_words(copying->scrub, text, &left);
    struct js *copy = js_new_string(!changed ? text : left.over ? copying->scrub->tombstone : buf_string(&left));
    copying->changed = copying->changed || changed;
    buf_done(&left);
    return copy;
}

static struct js *copy_value(struct copying *copying, const struct js *value)
{
    struct js *copy = js_is_array(value) || js_is_object(value) ? scrub_json(copying->scrub, value, &copying->changed) : NULL;
    if (copy == NULL && js_text(value) != NULL)
        copy = copy_text(copying, js_text(value));
    return copy != NULL ? copy : js_copy(value);
}

static bool copy_member(void *ctx, const char *key, const struct js *value)
{
    struct copying *copying = ctx;
    js_put(copying->to, key, copy_value(copying, value));
    return true;
}

struct js *scrub_json(const struct scrub *scrub, const struct js *value, bool *changed)
{
    struct copying copying = {scrub, js_is_array(value) ? js_new_array() : js_new_object(), false};
    if (js_is_array(value)) {
        for (size_t i = 0; i < js_count(value); i++)
            js_push(copying.to, copy_value(&copying, js_item(value, i)));
    } else {
        js_each(value, copy_member, &copying);
    }
    *changed = *changed || copying.changed;
    return copying.to;
}
