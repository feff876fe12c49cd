/* Words for effects, and lines of them. */
#include "parked.h"

#include <inttypes.h>

static const char *const words[EFFECT_KIND_COUNT] = {
    [EFFECT_CHANNEL_CREATE] = "new channel",
    [EFFECT_INVITE] = "invitation",
    [EFFECT_TOPIC] = "topic",
    [EFFECT_POST] = "post",
    [EFFECT_UPDATE] = "edit of a post",
    [EFFECT_PIN] = "pin",
    [EFFECT_REACT] = "reaction",
    [EFFECT_UNREACT] = "taking back a reaction",
    [EFFECT_ANSWER] = "answer",
    [EFFECT_FETCH_MESSAGE] = "reading a tagged message",
    [EFFECT_FETCH_PERSON] = "looking up a name",
    [EFFECT_FETCH_HISTORY] = "reading back the channel",
    [EFFECT_FETCH_FILE] = "copy of a file",
    [EFFECT_DIRECT] = "direct message",
    [EFFECT_FORM_OPEN] = "form",
    [EFFECT_HOME] = "home tab",
    [EFFECT_UPLOAD] = "file",
    [EFFECT_DELETE] = "taking back a post",
    [EFFECT_ARCHIVE] = "archiving the channel",
    [EFFECT_UNARCHIVE] = "taking the channel from the archive",
    [EFFECT_RENAME] = "new name of the channel",
    [EFFECT_JOIN] = "joining the channel",
    [EFFECT_INVITE_GROUP] = "invitation of a group",
};

const char *parked_word(enum effect_kind kind)
{
    return words[kind];
}

static void say_one(const struct turn *turn, struct buf *answer, const struct parked_effect *effect)
{
    markup_print(answer, "\n  %" PRId64 " %s", effect->id, words[effect->kind]);
    if (effect->incident != 0)
        markup_print(answer, " of D-%" PRId64, effect->incident);
    markup_text(answer, ", ");
    say_instant(turn, answer, effect->since_ms);
    markup_print(answer, ": %s", effect->reason);
}

void say_parked(const struct turn *turn, struct buf *answer, size_t max)
{
    const struct health *health = turn->situation->health;
    size_t shown = health->named_count < max ? health->named_count : max;
    for (size_t i = 0; i < shown; i++)
        say_one(turn, answer, &health->named[i]);
    if (health->parked > (int64_t)shown)
        markup_print(answer, "\n  and %" PRId64 " more", health->parked - (int64_t)shown);
}
