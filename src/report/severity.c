/*
 * The time in each severity. The parts add up to the Length as printed: what no severity covers is
 * a part of its own, and minutes are counted between the whole minutes since the start.
 */
#include "disruption/base/clock.h"
#include "disruption/core/duration.h"

#include "draft.h"

#define MINUTE_SECONDS 60

#define QUIET (SEVERITY_MAX + 1) /* a share of its own: between an End that was taken back and the reopening */

struct shares {
    int64_t seconds[QUIET + 1]; /* by severity; SEVERITY_UNKNOWN: none was set */
    bool present[QUIET + 1];
    int order[QUIET + 1]; /* as they came */
    int count;
    int64_t start_ms;
    int64_t unit; /* seconds that the Length is printed in */
};

static int64_t whole(const struct shares *shares, int64_t at_ms)
{
    int64_t seconds = (at_ms - shares->start_ms) / SECOND_MS;
    return seconds - seconds % shares->unit;
}

static void add_share(struct shares *shares, int severity, int64_t from_ms, int64_t to_ms)
{
    if (from_ms >= to_ms)
        return;
    shares->seconds[severity] += whole(shares, to_ms) - whole(shares, from_ms);
    if (!shares->present[severity])
        shares->order[shares->count++] = severity;
    shares->present[severity] = true;
}

/* The same, without the time in between in which nothing went on. */
static void add_busy(const struct draft *draft, struct shares *shares, int severity, int64_t from_ms, int64_t to_ms)
{
    const struct incident *incident = &draft->dossier->incident;
    for (size_t i = 0; i < incident->quiet_count && from_ms < to_ms; i++) {
        const struct stretch *quiet = &incident->quiet[i];
        int64_t begin_ms = quiet->from_ms > from_ms ? quiet->from_ms : from_ms;
        int64_t end_ms = quiet->to_ms < to_ms ? quiet->to_ms : to_ms;
        if (begin_ms >= end_ms)
            continue;
        add_share(shares, severity, from_ms, begin_ms);
        add_share(shares, QUIET, begin_ms, end_ms);
        from_ms = end_ms;
    }
    add_share(shares, severity, from_ms, to_ms);
}

/* A severity given with the declaration holds from the start. */
static int64_t span_from(const struct draft *draft, size_t i)
{
    int64_t from_ms = draft->dossier->spans[i].from_ms;
    int64_t declared_ms = draft->dossier->incident.at_ms[MILESTONE_DECLARED];
    return i == 0 && from_ms <= declared_ms ? draft->start_ms : from_ms;
}

/* What was said only once it was over, as whoever resolves is asked to, is said of all of it. */
static bool said_afterwards(const struct draft *draft)
{
    return draft->dossier->incident.state != INCIDENT_OPEN && draft->dossier->spans[0].from_ms >= draft->until_ms;
}

static void share_out(const struct draft *draft, struct shares *shares)
{
    const struct dossier *dossier = draft->dossier;
    int64_t seconds = (draft->until_ms - draft->start_ms) / SECOND_MS;
    *shares = (struct shares){.start_ms = draft->start_ms,
                              .unit = seconds < MINUTE_SECONDS ? 1 : MINUTE_SECONDS};
    int64_t covered_ms = draft->start_ms;
    if (said_afterwards(draft)) {
        add_busy(draft, shares, dossier->incident.severity, covered_ms, draft->until_ms);
        return;
    }
    for (size_t i = 0; i < dossier->span_count && covered_ms < draft->until_ms; i++) {
        const struct severity_span *span = &dossier->spans[i];
        int64_t from_ms = span_from(draft, i);
        int64_t to_ms = span->to_ms == TIME_UNKNOWN ? draft->until_ms : span->to_ms;
        if (from_ms < covered_ms)
            from_ms = covered_ms;
        if (from_ms > draft->until_ms)
            from_ms = draft->until_ms;
        if (to_ms > draft->until_ms)
            to_ms = draft->until_ms;
        add_busy(draft, shares, SEVERITY_UNKNOWN, covered_ms, from_ms);
        add_busy(draft, shares, span->severity, from_ms, to_ms);
        covered_ms = to_ms > from_ms ? to_ms : from_ms;
    }
    add_busy(draft, shares, SEVERITY_UNKNOWN, covered_ms, draft->until_ms);
}

int draft_worst_severity(const struct draft *draft)
{
    int worst = draft->dossier->incident.severity;
    for (size_t i = 0; i < draft->dossier->span_count; i++) {
        int severity = draft->dossier->spans[i].severity;
        if (severity != SEVERITY_UNKNOWN && (worst == SEVERITY_UNKNOWN || severity < worst))
            worst = severity;
    }
    return worst;
}

static void write_share(struct draft *draft, const struct shares *shares, int severity)
{
    if (severity == QUIET)
        buf_text(draft->out, "resolved in between (");
    else if (severity == SEVERITY_UNKNOWN)
        buf_text(draft->out, "not set (");
    else
        buf_print(draft->out, "%d (", severity);
    if (shares->seconds[severity] > 0)
        duration_write(shares->seconds[severity], draft->out);
    else
        buf_text(draft->out, shares->unit == 1 ? "under 1 s" : "under 1 min");
    buf_char(draft->out, ')');
}

void draft_severities(struct draft *draft)
{
    int worst = draft_worst_severity(draft);
    if (worst == SEVERITY_UNKNOWN) {
        buf_text(draft->out, "*How severe was it?*");
        return;
    }
    struct shares shares = {0};
    if (draft->dossier->span_count > 0 && draft->until_ms != TIME_UNKNOWN)
        share_out(draft, &shares);
    if (shares.count == 0)
        buf_print(draft->out, "%d", worst);
    for (int i = 0; i < shares.count; i++) {
        buf_text(draft->out, i > 0 ? ", " : "");
        write_share(draft, &shares, shares.order[i]);
    }
}
