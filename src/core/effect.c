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
    [EFFECT_FETCH_HISTORY] = "fetch_history",
    [EFFECT_FETCH_FILE] = "fetch_file",
    [EFFECT_DIRECT] = "direct",
    [EFFECT_FORM_OPEN] = "form_open",
    [EFFECT_HOME] = "home",
    [EFFECT_UPLOAD] = "upload",
    [EFFECT_DELETE] = "delete",
    [EFFECT_ARCHIVE] = "archive",
    [EFFECT_UNARCHIVE] = "unarchive",
    [EFFECT_RENAME] = "rename",
    [EFFECT_JOIN] = "join",
    [EFFECT_INVITE_GROUP] = "invite_group",
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

const char *lane_channel(const char *lane)
{
    return strcmp(lane, LANE_LATER) == 0 ? NULL : lane;
}
