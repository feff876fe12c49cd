/* The table of kinds, and what changes a row of it. */
#include "daemon/traffic.h"

#include <string.h>

#include "disruption/base/clock.h"
#include "disruption/core/history.h"

#define MEETING_ATTEMPTS 3 /* then the command goes on without */

static const struct traffic by_kind[EFFECT_KIND_COUNT] = {
    [EFFECT_ANSWER] = {URGENCY_PEOPLE, WINDOW_PEOPLE, HOUR_MS, 0, false},
    [EFFECT_FORM_OPEN] = {URGENCY_PEOPLE, WINDOW_PEOPLE, 3 * SECOND_MS, 0, true},
    [EFFECT_HOME] = {URGENCY_PEOPLE, WINDOW_PEOPLE, HOUR_MS, 0, false}, /* it is drawn afresh when it is opened */
    [EFFECT_CHANNEL_CREATE] = {URGENCY_DISRUPTION, WINDOW_TALK, DAY_MS, 0, false},
    [EFFECT_JOIN] = {URGENCY_DISRUPTION, WINDOW_TALK, DAY_MS, 0, false},
    [EFFECT_INVITE] = {URGENCY_DISRUPTION, WINDOW_TALK, DAY_MS, 0, false},
    [EFFECT_INVITE_GROUP] = {URGENCY_DISRUPTION, WINDOW_TALK, DAY_MS, 0, false},
    [EFFECT_TOPIC] = {URGENCY_DISRUPTION, WINDOW_TALK, DAY_MS, 0, false},
    [EFFECT_POST] = {URGENCY_DISRUPTION, WINDOW_TALK, DAY_MS, 0, false},
    [EFFECT_UPDATE] = {URGENCY_DISRUPTION, WINDOW_TALK, DAY_MS, 0, false},
    [EFFECT_DELETE] = {URGENCY_DISRUPTION, WINDOW_TALK, DAY_MS, 0, false},
    [EFFECT_PIN] = {URGENCY_DISRUPTION, WINDOW_TALK, DAY_MS, 0, false},
    [EFFECT_REACT] = {URGENCY_DISRUPTION, WINDOW_MARKS, DAY_MS, 0, false},
    [EFFECT_UNREACT] = {URGENCY_DISRUPTION, WINDOW_MARKS, DAY_MS, 0, false},
    [EFFECT_DIRECT] = {URGENCY_DISRUPTION, WINDOW_TALK, DAY_MS, 0, false},
    [EFFECT_UPLOAD] = {URGENCY_DISRUPTION, WINDOW_TALK, DAY_MS, 0, false},
    [EFFECT_ARCHIVE] = {URGENCY_DISRUPTION, WINDOW_TALK, DAY_MS, 0, false},
    [EFFECT_UNARCHIVE] = {URGENCY_DISRUPTION, WINDOW_TALK, DAY_MS, 0, false},
    [EFFECT_RENAME] = {URGENCY_DISRUPTION, WINDOW_TALK, DAY_MS, 0, false},
    [EFFECT_FETCH_MESSAGE] = {URGENCY_DISRUPTION, WINDOW_TALK, DAY_MS, 0, false}, /* somebody tagged it */
    [EFFECT_FETCH_HISTORY] = {URGENCY_DISRUPTION, WINDOW_TALK, DAY_MS, 0, false}, /* somebody asked for it */
    [EFFECT_FETCH_PERSON] = {URGENCY_BACKGROUND, WINDOW_FETCHES, DAY_MS, 0, false},
    [EFFECT_FETCH_FILE] = {URGENCY_BACKGROUND, WINDOW_FETCHES, DAY_MS, 0, false},
};

/* Channels read back because we were away. */
static const struct traffic reading_back = {URGENCY_BACKGROUND, WINDOW_FETCHES, DAY_MS, 0, false};

/* Said in the order of their channels, so they share the window of what is said there. */
static const struct traffic reminding = {URGENCY_BACKGROUND, WINDOW_TALK, DAY_MS, 0, false};

/* A command waits to know who somebody is. */
static const struct traffic meeting = {URGENCY_PEOPLE, WINDOW_PEOPLE, DAY_MS, MEETING_ATTEMPTS, false};

const struct traffic *traffic_of(const struct effect *effect)
{
    if (effect->kind == EFFECT_FETCH_HISTORY && history_purpose_of(effect) != HISTORY_IMPORT)
        return &reading_back;
    if (effect->kind == EFFECT_FETCH_PERSON && effect->again)
        return &meeting;
    bool reminds = strcmp(js_string_or(effect->body, "purpose", ""), "reminder") == 0;
    return reminds ? &reminding : &by_kind[effect->kind];
}

unsigned traffic_window_max(enum traffic_window window)
{
    static const unsigned max[WINDOW_COUNT] = {
        [WINDOW_PEOPLE] = WINDOW_PEOPLE_MAX,
        [WINDOW_TALK] = WINDOW_TALK_MAX,
        [WINDOW_MARKS] = WINDOW_MARKS_MAX,
        [WINDOW_FETCHES] = WINDOW_FETCHES_MAX,
    };
    return max[window];
}
