/* How the outbox spells its effects. */
#include "disruption/core/effect.h"

#include <string.h>

static const char *const names[EFFECT_KIND_COUNT] = {
    [EFFECT_CHANNEL_CREATE] = "channel_create",
    [EFFECT_INVITE] = "invite",
    [EFFECT_TOPIC] = "topic",
    [EFFECT_POST] = "post",
    [EFFECT_UPDATE] = "update",
    [EFFECT_PIN] = "pin",
    [EFFECT_REACT] = "react",
    [EFFECT_UNREACT] = "unreact",
    [EFFECT_ANSWER] = "answer",
    [EFFECT_FETCH_MESSAGE] = "fetch_message",
    [EFFECT_FETCH_PERSON] = "fetch_person",
};

const char *effect_kind_name(enum effect_kind kind)
{
    return names[kind];
}

bool effect_kind_read(const char *word, enum effect_kind *out)
{
    for (int kind = 0; kind < EFFECT_KIND_COUNT; kind++) {
        if (strcmp(names[kind], word) == 0) {
            *out = (enum effect_kind)kind;
            return true;
        }
    }
    return false;
}
