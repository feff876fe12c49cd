/* From an outcome to the store. */
#include "daemon/apply.h"

#include <string.h>

#include "disruption/core/lifecycle.h"
#include "disruption/core/reconcile.h"
#include "disruption/report/report.h"
#include "disruption/store/incidents.h"
#include "disruption/store/journal.h"
#include "disruption/store/outbox.h"
#include "disruption/store/own_post.h"

static bool is_gap(enum fact_kind kind)
{
    return kind == FACT_GAP_SEEN || kind == FACT_GAP_FILLED || kind == FACT_GAP_UNFILLED;
}

/* What came of reading a channel back; each may be told of many disruptions in one turn. */
static bool is_reading(enum fact_kind kind)
{
    return kind == FACT_IMPORTED || kind == FACT_RECONCILED || is_gap(kind);
}

/* Facts of entries alone show neither on the card nor in how far the report is. */
static bool changes_head(enum fact_kind kind)
{
    return kind != FACT_REDACTED && kind != FACT_FILE_KEPT && kind != FACT_ENTRY_ADDED &&
           kind != FACT_ENTRY_CHANGED && kind != FACT_PERSON && kind != FACT_REPORT_DRAFTED &&
           kind != FACT_SPOKE && kind != FACT_PACE_SET && !is_reading(kind);
}

/* A turn's facts belong to one disruption, or to none. */
static int64_t head_touched(const struct outcome *out)
{
    for (size_t i = 0; i < out->fact_count; i++) {
        if (changes_head(out->facts[i].kind))
            return out->facts[i].incident;
    }
    return 0;
}

/* Reads a head; *known is false when the disruption is not there yet. */
static bool head_of(struct turn *turn, struct arena *arena, int64_t number, struct incident *out, bool *known,
                    struct err *err)
{
    struct err absent = ERR_INIT;
    *known = number != 0 && store_incident_get(turn->store, arena, number, out, &absent);
    return *known || number == 0 || absent.kind == ERR_NOT_FOUND || err_set(err, absent.kind, "%s", absent.text);
}

/* What makes a report be drafted at once: words that it held were taken away, or it waited for its channel to be compared,
 * and was not reopened meanwhile. */
static bool is_drafted(struct turn *turn, const struct fact *fact, bool *drafted, struct err *err)
{
    struct arena arena = {0};
    struct incident head;
    bool known = false, good = true;
    if (fact->kind == FACT_REDACTED || fact->kind == FACT_RECONCILED)
        good = head_of(turn, &arena, fact->incident, &head, &known, err);
    *drafted = known && (fact->kind == FACT_REDACTED ? head.report_revision > 0 : head.report_stale);
    arena_done(&arena);
    return good;
}

static bool add_facts(struct turn *turn, const struct outcome *out, struct err *err)
{
    for (size_t i = 0; i < out->fact_count; i++) {
        const struct fact *fact = &out->facts[i];
        bool drafted;
        if (!store_fact_add(turn->store, fact, err) || !is_drafted(turn, fact, &drafted, err))
            return false;
        turn->batch->facts = true;
        if (fact->kind == FACT_REDACTED)
            turn->batch->redacted = true;
        if (fact->kind == FACT_CHANNEL_LINKED)
            batch_add_linked(turn->batch, js_string(fact->body, "channel_id"));
        if (fact->kind == FACT_CHANNEL_CHANGED)
            batch_add_linked(turn->batch, js_string(fact->body, "new_id"));
        if (is_gap(fact->kind) || fact->kind == FACT_RECONCILED)
            turn->batch->gaps = true;
        if (drafted)
            batch_add_ended(turn->batch, fact->incident);
    }
    return true;
}

static bool add_effects(struct turn *turn, const struct event *cause, const struct outcome *out,
                        struct err *err)
{
    for (size_t i = 0; i < out->effect_count; i++) {
        int64_t id;
        if (!store_outbox_add(turn->store, &out->effects[i], cause->received_ms, &id, err))
            return false;
        if (id != 0 && strcmp(out->effects[i].lane, LANE_LATER) != 0)
            batch_add_row(turn->batch, id);
        if (id != 0 && out->effects[i].kind == EFFECT_CHANNEL_CREATE)
            turn->batch->expected++;
    }
    return true;
}

/* A channel that is to be made after all is expected again. */
static bool retry_parked(struct turn *turn, int64_t id, int64_t now_ms, struct err *err)
{
    bool waits;
    struct outbox_row row;
    if (!store_outbox_retry(turn->store, id, now_ms, &waits, err))
        return false;
    if (!waits)
        return true;
    if (!store_outbox_get(turn->store, id, &row, err))
        return false;
    turn->batch->expected += row.effect.kind == EFFECT_CHANNEL_CREATE;
    batch_add_row(turn->batch, id);
    outbox_row_done(&row);
    return true;
}

static bool order_parked(struct turn *turn, const struct event *cause, const struct outcome *out, struct err *err)
{
    for (size_t i = 0; i < out->parked_count; i++) {
        const struct parked_order *order = &out->parked[i];
        if (!(order->forget ? store_outbox_forget(turn->store, order->id, cause->received_ms, err)
                            : retry_parked(turn, order->id, cause->received_ms, err)))
            return false;
    }
    return true;
}

/* What was announced of one that is private now. */
static bool hide(struct turn *turn, const struct incident *incident, struct outcome *out, struct err *err)
{
    struct own_post *posts;
    size_t count;
    if (!store_own_post_announced(turn->store, out->arena, incident->number, &posts, &count, err))
        return false;
    lifecycle_hide(incident, posts, count, out);
    return true;
}

/* A report is drafted with the end, unless its channel is read first and that can be soon. */
static void note_ended(struct turn *turn, const struct outcome *out, bool comparing)
{
    for (size_t i = 0; i < out->fact_count && !(comparing && turn->listening); i++) {
        if (out->facts[i].kind == FACT_RESOLVED)
            batch_add_ended(turn->batch, out->facts[i].incident);
    }
}

/* After the card, which comes first in a new channel. */
static bool add_later_lines(struct turn *turn, const struct outcome *out, struct err *err)
{
    for (size_t i = 0; i < out->fact_count; i++) {
        const struct fact *fact = &out->facts[i];
        const int64_t *ids;
        size_t count = 0;
        if (fact->kind == FACT_CHANNEL_LINKED &&
            !store_outbox_place(turn->store, out->arena, fact->incident, js_string(fact->body, "channel_id"), &ids,
                                &count, err))
            return false;
        for (size_t k = 0; k < count; k++)
            batch_add_row(turn->batch, ids[k]);
    }
    return true;
}

bool apply_outcome(struct turn *turn, const struct event *cause, struct outcome *out, struct err *err)
{
    outcome_cite(out);
    if (!order_parked(turn, cause, out, err))
        return false;
    if (out->fact_count == 0)
        return add_effects(turn, cause, out, err);
    int64_t number = head_touched(out);
    struct incident before, after;
    bool known, still = false, comparing = false;
    if (!head_of(turn, out->arena, number, &before, &known, err) || !add_facts(turn, out, err) ||
        (known && !head_of(turn, out->arena, number, &after, &still, err)))
        return false;
    if (still) {
        lifecycle_head_changed(turn->policy, &before, &after, out);
        lifecycle_report_moved(&before, &after, cause, out);
        comparing = reconcile_begin(&before, &after, cause, out);
        if (!before.is_private && after.is_private && !hide(turn, &after, out, err))
            return false;
    }
    note_ended(turn, out, comparing);
    return add_effects(turn, cause, out, err) && add_later_lines(turn, out, err);
}

bool apply_draft(struct turn *turn, int64_t number, int64_t now_ms, struct err *err)
{
    struct arena arena = {0};
    struct buf markdown;
    buf_init(&markdown, REPORT_MAX);
    struct dossier dossier;
    bool done = store_dossier_load(turn->store, &arena, number, &dossier, err);
    if (done) {
        report_markdown(turn->policy, &dossier, &markdown);
        struct fact fact = {
            .kind = FACT_REPORT_DRAFTED,
            .incident = number,
            .happened_ms = now_ms,
            .learnt_ms = now_ms,
            .body = js_new_object(),
        };
        js_put_integer(fact.body, "revision", dossier.incident.report_revision + 1);
        js_put_string(fact.body, "markdown", buf_string(&markdown));
        done = markdown.over ? err_set(err, ERR_LIMITED, "the report of D-%lld is longer than %zu bytes",
                                       (long long)number, REPORT_MAX)
                             : store_fact_add(turn->store, &fact, err);
        js_drop(fact.body);
    }
    buf_done(&markdown);
    arena_done(&arena);
    return done;
}
