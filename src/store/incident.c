/* Reading the heads of disruptions, one or many. */
#include <inttypes.h>
#include <string.h>

#include "store/room.h"

#define COLUMNS                                                                                    \
    "SELECT i.number, i.state, i.title, i.severity, i.type, i.is_private, i.is_drill, "            \
    "i.started_ms, "                                                                               \
    "i.detected_ms, i.declared_ms, i.acked_ms, i.mitigated_ms, i.recovered_ms, i.summary, "        \
    "i.cause, i.impact, "                                                                          \
    "i.resolution, i.channel_id, i.channel_name, i.channel_archived, i.card_ts, i.lead_id, "       \
    "COALESCE(p.name, i.lead_id), t.entry_count, t.action_count, t.report_revision, "              \
    "t.report_stale OR (t.report_revision = 0 AND i.state = 'resolved'), i.how, i.reporter_id, i.phase, i.cancel_reason, i.twin, i.put_out_ms, "        \
    "COALESCE((SELECT max(number) FROM status_update u WHERE u.incident = i.number), 0), "         \
    "(SELECT next_ms FROM status_update u WHERE u.incident = i.number ORDER BY u.number DESC "     \
    "LIMIT 1), "                                                       \
    "COALESCE((SELECT name FROM person WHERE id = i.reporter_id), i.reporter_id), "                \
    "(SELECT s.state FROM report_standing s WHERE s.number = i.number), i.report_owner_id, "       \
    "COALESCE((SELECT name FROM person WHERE id = i.report_owner_id), i.report_owner_id), "        \
    "i.report_due, i.report_published_ms, i.report_amended_ms, i.report_amended_why, i.skew_ms, "              \
    "COALESCE((SELECT max(number) FROM gap g WHERE g.incident = i.number), 0), "                   \
    "(SELECT count(*) FROM gap g WHERE g.incident = i.number AND g.filled_ms IS NULL) "            \
    "FROM incident i JOIN incident_tally t ON t.incident = i.number LEFT JOIN person p ON p.id = " \
    "i.lead_id "

/* ?1 severity, ?2 service, ?3 since, ?4 member, ?5 private ones too, ?6 here, ?7 viewer, ?8 at most
 */
#define FILTERS                                                                                    \
    "(?1 = 0 OR i.severity = ?1) AND (?2 IS NULL OR EXISTS (SELECT 1 FROM incident_service s "     \
    "WHERE s.incident = i.number AND s.name = ?2 COLLATE NOCASE)) "                                \
    "AND (?3 IS NULL OR COALESCE(i.started_ms, i.declared_ms) >= ?3) "                             \
    "AND (?4 IS NULL OR " TOOK_PART(                                                               \
        "?4") ") "                                                                                 \
              "AND (i.is_private = 0 OR ?5 OR i.number = ?6 OR " TOOK_PART(                        \
                  "?7") ") "                                                                       \
                        "ORDER BY i.number DESC LIMIT ?8"

enum { GET, SERVICES, OF_CHANNEL, CHANNELS, LIST, LIST_OPEN, HAS_PART };

static const char *const sql[] = {
    [GET] = COLUMNS "WHERE i.number = ?1",
    [SERVICES] = "SELECT name FROM incident_service WHERE incident = ?1 ORDER BY position",
    [OF_CHANNEL] = "SELECT number FROM incident WHERE channel_id = ?1 ORDER BY number DESC LIMIT 1",
    [CHANNELS] =
        "SELECT DISTINCT channel_id FROM incident WHERE channel_id IS NOT NULL ORDER BY channel_id",
    [LIST] = COLUMNS "WHERE " FILTERS,
    [LIST_OPEN] = COLUMNS "WHERE i.state = 'open' AND " FILTERS,
    [HAS_PART] =
        "SELECT 1 FROM part WHERE incident = ?1 AND person_id = ?2 AND (entries > 0 OR acts > 0)",
};
const struct query_set incident_queries = {sql, COUNT_OF(sql)};

static enum incident_state read_state(const char *word)
{
    for (int state = INCIDENT_OPEN; state < INCIDENT_MERGED; state++) {
        if (word != NULL && strcmp(incident_state_name((enum incident_state)state), word) == 0)
            return (enum incident_state)state;
    }
    return INCIDENT_MERGED;
}

/* Columns in the order of COLUMNS. */
static void read_row(sqlite3_stmt *query, struct arena *arena, struct incident *out)
{
    int c = 0;
    *out = (struct incident){.number = col_int(query, c++)};
    out->state = read_state(col_peek(query, c++));
    out->title = col_text(arena, query, c++);
    out->severity = (int)col_int(query, c++);
    out->type = col_text(arena, query, c++);
    out->is_private = col_int(query, c++) != 0;
    out->is_drill = col_int(query, c++) != 0;
    for (int milestone = 0; milestone < MILESTONE_COUNT; milestone++)
        out->at_ms[milestone] = col_time(query, c++);
    out->summary = col_text(arena, query, c++);
    out->cause = col_text(arena, query, c++);
    out->impact = col_text(arena, query, c++);
    out->resolution = col_text(arena, query, c++);
    out->channel_id = col_text(arena, query, c++);
    out->channel_name = col_text(arena, query, c++);
    out->channel_archived = col_int(query, c++) != 0;
    out->card_ts = col_text(arena, query, c++);
    out->lead_id = col_text(arena, query, c++);
    out->lead_name = col_text(arena, query, c++);
    out->entry_count = col_int(query, c++);
    out->action_count = col_int(query, c++);
    out->report_revision = col_int(query, c++);
    out->report_stale = col_int(query, c++) != 0;
    out->how = col_text(arena, query, c++);
    out->reporter_id = col_text(arena, query, c++);
    out->phase = col_text(arena, query, c++);
    out->cancel_reason = col_text(arena, query, c++);
    out->twin = col_int(query, c++);
    out->put_out_ms = col_int(query, c++);
    out->update_count = col_int(query, c++);
    out->next_update_ms = col_int(query, c++);
    out->reporter_name = col_text(arena, query, c++);
    if (!report_state_read(col_peek(query, c++), &out->report_state))
        out->report_state = REPORT_DRAFT;
    out->report_owner_id = col_text(arena, query, c++);
    out->report_owner_name = col_text(arena, query, c++);
    out->report_due = col_text(arena, query, c++);
    out->report_published_ms = col_int(query, c++);
    out->report_amended_ms = col_int(query, c++);
    out->report_amended_why = col_text(arena, query, c++);
    out->skew_ms = col_int(query, c++);
    out->gap_count = col_int(query, c++);
    out->gaps_open = col_int(query, c++);
}

static bool read_services(struct store *store, struct arena *arena, struct incident *incident,
                          struct err *err)
{
    const char **names = NULL;
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_INCIDENT, SERVICES, sql_int(incident->number));
    incident->service_count = 0;
    while ((good = sql_next(store, query, &row, err)) && row) {
        names = grow(arena, names, incident->service_count, sizeof(*names));
        names[incident->service_count++] = col_text(arena, query, 0);
    }
    incident->services = names;
    return good;
}

bool store_incident_get(struct store *store, struct arena *arena, int64_t number,
                        struct incident *out, struct err *err)
{
    struct incident found;
    bool row;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_INCIDENT, GET, sql_int(number));
    if (!sql_next(store, query, &row, err))
        return false;
    if (!row)
        return err_set(err, ERR_NOT_FOUND, "there is no D-%" PRId64, number);
    read_row(query, arena, &found);
    sql_done(query);
    if (!read_services(store, arena, &found, err) || !life_read(store, arena, &found, err))
        return false;
    *out = found;
    return true;
}

bool store_incident_of_channel(struct store *store, const char *channel_id, int64_t *number,
                               struct err *err)
{
    return sql_number(store, SQL_ASK(store, QUERIES_INCIDENT, OF_CHANNEL, sql_text(channel_id)), 0,
                      number, err);
}

bool store_incident_channels(struct store *store, struct arena *arena, const char ***out,
                             size_t *count, struct err *err)
{
    const char **ids = NULL;
    size_t n = 0;
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_INCIDENT, CHANNELS);
    while ((good = sql_next(store, query, &row, err)) && row) {
        ids = grow(arena, ids, n, sizeof(*ids));
        ids[n++] = col_text(arena, query, 0);
    }
    if (!good)
        return false;
    *out = ids;
    *count = n;
    return true;
}

bool incident_list(struct store *store, struct arena *arena, const struct incident_filter *filter,
                   const struct viewer *viewer, size_t max, struct incident **out, size_t *count,
                   struct err *err)
{
    struct incident *found = NULL;
    size_t n = 0;
    bool row, good;
    sqlite3_stmt *query =
        SQL_ASK(store, QUERIES_INCIDENT, filter->open_only ? LIST_OPEN : LIST,
                sql_int(filter->severity), sql_text(filter->service), sql_time(filter->since_ms),
                sql_text(filter->member), sql_int(filter->with_private), sql_int(viewer->here),
                sql_text(viewer->person_id), sql_int((int64_t)max));
    while ((good = sql_next(store, query, &row, err)) && row) {
        found = grow(arena, found, n, sizeof(*found));
        read_row(query, arena, &found[n++]);
    }
    for (size_t i = 0; i < n && good; i++)
        good = read_services(store, arena, &found[i], err) && life_read(store, arena, &found[i], err);
    if (!good)
        return false;
    *out = found;
    *count = n;
    return true;
}

bool store_incident_list(struct store *store, struct arena *arena,
                         const struct incident_filter *filter, struct incident **out, size_t *count,
                         struct err *err)
{
    const struct viewer nobody = {NULL, 0};
    if (!snapshot_begin(store, err))
        return false;
    bool good = incident_list(store, arena, filter, &nobody, LIST_MAX, out, count, err);
    snapshot_end(store);
    return good;
}

bool incident_visible(struct store *store, const struct incident *incident,
                      const struct viewer *viewer, bool *visible, struct err *err)
{
    int64_t part = 0;
    *visible = !incident->is_private || incident->number == viewer->here;
    if (*visible)
        return true;
    if (!sql_number(store,
                    SQL_ASK(store, QUERIES_INCIDENT, HAS_PART, sql_int(incident->number),
                            sql_text(viewer->person_id)),
                    0, &part, err))
        return false;
    *visible = part != 0;
    return true;
}
