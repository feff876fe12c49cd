/* A disruption's states and milestones. */
#include "disruption/core/incident.h"

#include <inttypes.h>
#include <string.h>

#include "disruption/base/attributes.h"
#include "disruption/base/parse.h"
#include "disruption/core/effect.h"

static const char *const state_names[] = {
    [INCIDENT_OPEN] = "open",
    [INCIDENT_RESOLVED] = "resolved",
    [INCIDENT_CANCELLED] = "cancelled",
    [INCIDENT_MERGED] = "merged",
};

static const struct {
    const char *name, *title;
} report_states[REPORT_STATE_COUNT] = {
    [REPORT_DRAFT] = {"draft", "Draft"},
    [REPORT_REVIEW] = {"review", "In review"},
    [REPORT_APPROVED] = {"approved", "Approved"},
    [REPORT_PUBLISHED] = {"published", "Published"},
    [REPORT_CLOSED] = {"closed", "Closed"},
};

static const unsigned may_become[] = { /* state -> states it may enter */
    [INCIDENT_OPEN] = BIT(INCIDENT_RESOLVED) | BIT(INCIDENT_CANCELLED) | BIT(INCIDENT_MERGED),
    [INCIDENT_RESOLVED] = BIT(INCIDENT_OPEN) | BIT(INCIDENT_CANCELLED) | BIT(INCIDENT_MERGED),
    [INCIDENT_CANCELLED] = BIT(INCIDENT_OPEN),
    [INCIDENT_MERGED] = BIT(INCIDENT_OPEN),
};

static const char *const milestone_names[MILESTONE_COUNT] = {
    [MILESTONE_STARTED] = "started",     [MILESTONE_DETECTED] = "detected",
    [MILESTONE_DECLARED] = "declared",   [MILESTONE_ACKED] = "acked",
    [MILESTONE_MITIGATED] = "mitigated", [MILESTONE_RECOVERED] = "recovered",
};

const char *incident_state_name(enum incident_state state)
{
    return state_names[state];
}

const char *report_state_name(enum report_state state)
{
    return report_states[state].name;
}

const char *report_state_title(enum report_state state)
{
    return report_states[state].title;
}

bool report_state_read(const char *word, enum report_state *out)
{
    for (int i = 0; i < REPORT_STATE_COUNT; i++) {
        if (strcmp(report_states[i].name, word) == 0) {
            *out = (enum report_state)i;
            return true;
        }
    }
    return false;
}

const char *milestone_name(enum milestone milestone)
{
    return milestone_names[milestone];
}

bool milestone_read(const char *word, enum milestone *out)
{
    for (int i = 0; i < MILESTONE_COUNT; i++) {
        if (strcmp(milestone_names[i], word) == 0) {
            *out = (enum milestone)i;
            return true;
        }
    }
    if (strcmp(word, "ended") != 0)
        return false;
    *out = MILESTONE_RECOVERED;
    return true;
}

bool incident_may_become(enum incident_state from, enum incident_state to)
{
    return (may_become[from] & BIT(to)) != 0;
}

void incident_standing(const struct incident *incident, struct buf *out)
{
    const char *reason = incident->cancel_reason;
    buf_text(out, incident_state_name(incident->state));
    if (incident->state == INCIDENT_OPEN && incident->phase != NULL)
        buf_print(out, ", %s", incident->phase);
    if (incident->state == INCIDENT_MERGED)
        buf_print(out, " into D-%" PRId64, incident->twin);
    if (incident->state != INCIDENT_CANCELLED || reason == NULL)
        return;
    if (incident->twin != 0)
        buf_print(out, ", duplicate of D-%" PRId64, incident->twin);
    else
        buf_print(out, ", %s", strcmp(reason, "false-alarm") == 0 ? "false alarm" : "cause lies outside");
}

const char *relation_phrase(const char *relation, bool inverse)
{
    static const struct {
        const char *relation, *said, *inverse;
    } phrases[] = {
        {"duplicate", "duplicate of", "duplicated by"},
        {"caused-by", "caused by", "cause of"},
        {"merged", "merged into", "merged in"},
    };
    for (size_t i = 0; i < COUNT_OF(phrases); i++) {
        if (strcmp(phrases[i].relation, relation) == 0)
            return inverse ? phrases[i].inverse : phrases[i].said;
    }
    return "related to";
}

bool disruption_number(struct slice word, int64_t *out)
{
    if (slice_starts(word, "D-") || slice_starts(word, "d-"))
        word = (struct slice){word.at + 2, word.len - 2};
    else if (slice_starts(word, "#"))
        word = (struct slice){word.at + 1, word.len - 1};
    return parse_integer(word, 1, NUMBER_MAX, out);
}

const char *incident_lane(const struct incident *incident)
{
    if (incident->channel_id == NULL)
        return incident->how == NULL ? LANE_LATER : NULL;
    return incident->channel_archived || incident->put_out_ms != 0 ? NULL : incident->channel_id;
}

int64_t incident_quiet_ms(const struct incident *incident, int64_t from_ms, int64_t to_ms)
{
    int64_t quiet_ms = 0;
    for (size_t i = 0; i < incident->quiet_count; i++) {
        const struct stretch *quiet = &incident->quiet[i];
        int64_t begin_ms = quiet->from_ms > from_ms ? quiet->from_ms : from_ms;
        int64_t end_ms = quiet->to_ms < to_ms ? quiet->to_ms : to_ms;
        quiet_ms += end_ms > begin_ms ? end_ms - begin_ms : 0;
    }
    return quiet_ms;
}

int64_t incident_start_ms(const struct incident *incident, bool *assumed)
{
    int64_t started_ms = incident->at_ms[MILESTONE_STARTED];
    *assumed = started_ms == TIME_UNKNOWN;
    return *assumed ? incident->at_ms[MILESTONE_DECLARED] : started_ms;
}
