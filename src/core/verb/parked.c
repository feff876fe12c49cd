/* Words for effects that were given up, and lines of them. */
#include "parked.h"

#include <inttypes.h>

static const struct {
    const char *word;
    const char *means; /* what it is to people that it was given up, and what they can do themselves */
} words[EFFECT_KIND_COUNT] = {
    [EFFECT_CHANNEL_CREATE] = {"new channel", "it has none; notes are taken from anywhere by its number"},
    [EFFECT_INVITE] = {"invitation", "somebody is not in the channel: invite them there"},
    [EFFECT_TOPIC] = {"topic", "the topic of the channel is out of date"},
    [EFFECT_POST] = {"post", "the channel was not told; the record has it"},
    [EFFECT_UPDATE] = {"edit of a post", "a post or card in chat is out of date; the record is right"},
    [EFFECT_PIN] = {"pin", "the card is up and not pinned"},
    [EFFECT_REACT] = {"reaction", "a tag was taken and not confirmed"},
    [EFFECT_UNREACT] = {"taking back a reaction", "a tag that was taken back still looks taken"},
    [EFFECT_ANSWER] = {"answer", "somebody was not answered; the record is right"},
    [EFFECT_FETCH_MESSAGE] = {"reading a tagged message", "it is not in the record: the bot must be where it stands"},
    [EFFECT_FETCH_PERSON] = {"looking up a name", "somebody is shown by their id"},
    [EFFECT_FETCH_HISTORY] = {"reading back the channel", "what was said there is not in the record"},
    [EFFECT_FETCH_FILE] = {"copy of a file", "the record has its link alone"},
    [EFFECT_DIRECT] = {"direct message", "somebody was not told"},
    [EFFECT_FORM_OPEN] = {"form", "it was asked in words instead"},
    [EFFECT_HOME] = {"home tab", "it is drawn again when it is opened"},
    [EFFECT_UPLOAD] = {"file", "it did not arrive: ask for it again"},
    [EFFECT_DELETE] = {"taking back a post", "it can still be read in chat: delete it there"},
    [EFFECT_ARCHIVE] = {"archiving the channel", "it is still open"},
    [EFFECT_UNARCHIVE] = {"taking the channel from the archive", "nobody can write in it"},
    [EFFECT_RENAME] = {"new name of the channel", "it keeps the old one"},
    [EFFECT_JOIN] = {"joining the channel", "nothing said there is heard: invite the bot"},
    [EFFECT_INVITE_GROUP] = {"invitation of a group", "its people are not in the channel: invite them there"},
};

const char *parked_word(enum effect_kind kind)
{
    return words[kind].word;
}

const char *parked_meaning(enum effect_kind kind)
{
    return words[kind].means;
}

bool parked_is_stale(enum effect_kind kind)
{
    return kind == EFFECT_ANSWER || kind == EFFECT_FORM_OPEN;
}

static void say_one(const struct turn *turn, struct buf *answer, const struct parked_effect *effect)
{
    markup_print(answer, "\n  %" PRId64 " %s", effect->id, parked_word(effect->kind));
    if (effect->incident != 0)
        markup_print(answer, " of D-%" PRId64, effect->incident);
    markup_text(answer, ", ");
    say_instant(turn, answer, effect->since_ms);
    markup_print(answer, ": %s (%s)", effect->reason, parked_meaning(effect->kind));
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
