/* From facts to tables: the same road for a fact that was just appended and for a journal read
 * again. */
#include <inttypes.h>
#include <string.h>

#include "store/room.h"

enum { TALLY_NEW, TALLY, PART, SPOKE };

static const char *const sql[] = {
    [TALLY_NEW] = "INSERT INTO incident_tally (incident, fact_count, head_seq, learnt_ms) VALUES "
                  "(?1, 1, ?2, ?3)",
    /* A draft is fresh when it is made; whatever follows makes it stale, but for what no report tells of. */
    [TALLY] = "UPDATE incident_tally SET fact_count = fact_count + 1, head_seq = ?2, "
              "learnt_ms = IIF(?4, learnt_ms, ?3), report_stale = IIF(?7, report_stale, NOT ?4 AND report_revision > 0), "
              "entry_count = MAX(entry_count, ?5), action_count = MAX(action_count, ?6) WHERE "
              "incident = ?1",
    [PART] =
        "INSERT INTO part (incident, person_id, first_seq, entries, acts) VALUES (?1, ?2, ?3, ?4, "
        "?5) "
        "ON CONFLICT (incident, person_id) DO UPDATE SET entries = entries + excluded.entries, "
        "acts = acts + excluded.acts",
    [SPOKE] = "INSERT INTO part (incident, person_id, first_seq, entries, acts, spoke) "
              "VALUES (?1, ?2, ?3, 0, 0, 1) ON CONFLICT (incident, person_id) DO UPDATE SET spoke = 1",
};
const struct query_set project_queries = {sql, COUNT_OF(sql)};

const char *const projection_names[] = {
    "incident",
    "incident_tally",
    "incident_service",
    "severity_change",
    "role_span",
    "reminding",
    "pace",
    "person",
    "part",
    "entry",
    "entry_file",
    "entry_change",
    "action_item",
    "report",
    "report_section",
    "quiet_stretch",
    "phase_change",
    "status_update",
    "relation",
    "similar_found",
    "unnamed",
    "redacted_row",
    "kept_file",
    "attached",
    "gap",
    "comparison",
    "purged",
    NULL,
};

bool is_projection(const char *table)
{
    for (size_t i = 0; projection_names[i] != NULL; i++) {
        if (strcmp(projection_names[i], table) == 0)
            return true;
    }
    return false;
}

/* A kind without one is kept by the journal alone. */
static projector *const projectors[FACT_KIND_COUNT] = {
    [FACT_DECLARED] = project_declared,
    [FACT_CHANNEL_LINKED] = project_channel_linked,
    [FACT_CHANNEL_CHANGED] = project_channel_changed,
    [FACT_CARD_POSTED] = project_card_posted,
    [FACT_FIELD_SET] = project_field_set,
    [FACT_SERVICES_SET] = project_services_set,
    [FACT_SEVERITY_SET] = project_severity_set,
    [FACT_MILESTONE_SET] = project_milestone_set,
    [FACT_ROLE_SET] = project_role_set,
    [FACT_ENTRY_ADDED] = project_entry_added,
    [FACT_ENTRY_CHANGED] = project_entry_changed,
    [FACT_ACTION_ADDED] = project_action_added,
    [FACT_ACTION_CHANGED] = project_action_changed,
    [FACT_RESOLVED] = project_resolved,
    [FACT_REPORT_DRAFTED] = project_report_drafted,
    [FACT_REPORT_STATE_SET] = project_report_state_set,
    [FACT_REPORT_OWNER_SET] = project_report_owner_set,
    [FACT_REPORT_DUE_SET] = project_report_due_set,
    [FACT_SECTION_SET] = project_section_set,
    [FACT_PERSON] = project_person,
    [FACT_REOPENED] = project_reopened,
    [FACT_CANCELLED] = project_cancelled,
    [FACT_MERGED] = project_merged,
    [FACT_PRIVATE_SET] = project_private_set,
    [FACT_PHASE_SET] = project_phase_set,
    [FACT_UPDATED] = project_updated,
    [FACT_RELATED] = project_related,
    [FACT_SIMILAR_FOUND] = project_similar_found,
    [FACT_SPOKE] = project_spoke,
    [FACT_PACE_SET] = project_pace_set,
    [FACT_REDACTED] = project_redacted,
    [FACT_FILE_KEPT] = project_file_kept,
    [FACT_DOCUMENT_ADDED] = project_document_added,
    [FACT_DOCUMENT_DROPPED] = project_document_dropped,
    [FACT_SKEW_SEEN] = project_skew_seen,
    [FACT_GAP_SEEN] = project_gap_seen,
    [FACT_GAP_FILLED] = project_gap_filled,
    [FACT_GAP_UNFILLED] = project_gap_unfilled,
    [FACT_RECONCILED] = project_reconciled,
    [FACT_PURGED] = project_purged,
};

bool project_misfit(const struct fact *fact, const char *what, struct err *err)
{
    return err_set(err, ERR_INTERNAL, "a fact of kind %s about D-%" PRId64 " %s",
                   fact_kind_name(fact->kind), fact->incident, what);
}

bool part_add(struct store *store, int64_t incident, const char *person_id, int64_t seq,
              int entries, int acts, struct err *err)
{
    return person_id == NULL ||
           SQL_RUN(store, err, QUERIES_PROJECT, PART, sql_int(incident), sql_text(person_id),
                   sql_int(seq), sql_int(entries), sql_int(acts));
}

bool project_spoke(struct store *store, const struct fact *fact, int64_t seq, struct err *err)
{
    const char *id = js_string(fact->body, "user_id");
    if (id == NULL)
        return project_misfit(fact, "names nobody", err);
    return SQL_RUN(store, err, QUERIES_PROJECT, SPOKE, sql_int(fact->incident), sql_text(id), sql_int(seq));
}

/* The number that a fact of that kind gives away; 0: none. */
static int64_t given(const struct fact *fact, enum fact_kind kind, const char *key)
{
    return fact->kind == kind ? js_integer_or(fact->body, key, 0) : 0;
}

static bool tally(struct store *store, const struct fact *fact, int64_t seq, struct err *err)
{
    if (fact->kind == FACT_PERSON || fact->kind == FACT_PURGED)
        return true;
    if (fact->kind == FACT_DECLARED)
        return SQL_RUN(store, err, QUERIES_PROJECT, TALLY_NEW, sql_int(fact->incident),
                       sql_int(seq), sql_int(fact->learnt_ms));
    if (!SQL_RUN(store, err, QUERIES_PROJECT, TALLY, sql_int(fact->incident), sql_int(seq),
                 sql_int(fact->learnt_ms), sql_int(fact->kind == FACT_REPORT_DRAFTED),
                 sql_int(given(fact, FACT_ENTRY_ADDED, "entry")),
                 sql_int(given(fact, FACT_ACTION_ADDED, "item")), sql_int(js_flag(fact->body, "after"))))
        return false;
    return sqlite3_changes(store->db) == 1 ||
           project_misfit(fact, "speaks of a disruption never declared", err);
}

/* A declaration makes the row that its tally refers to; everything else needs it there before. */
bool project_fact(struct store *store, const struct fact *fact, int64_t seq, struct err *err)
{
    projector *project = projectors[fact->kind];
    bool shows_above = fact->kind != FACT_DECLARED && fact->kind != FACT_PERSON && fact->kind != FACT_REPORT_DRAFTED &&
                       fact->kind != FACT_PURGED && !js_flag(fact->body, "after");
    bool good = fact->kind == FACT_DECLARED
                    ? project(store, fact, seq, err) && tally(store, fact, seq, err)
                    : tally(store, fact, seq, err) && (project == NULL || project(store, fact, seq, err));
    return good && reminding_follow(store, fact, err) &&
           (!shows_above || project_stale_above(store, fact->incident, err));
}
