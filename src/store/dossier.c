/* Everything the record holds of one disruption, read in one snapshot. */
#include <string.h>

#include "store/room.h"

enum { SPANS, PEOPLE, ACTIONS, FILES, RECORD, SECTIONS };

static const char *const sql[] = {
    [SPANS] = "SELECT severity, at_ms FROM severity_change WHERE incident = ?1 ORDER BY at_ms, seq",
    [PEOPLE] = "SELECT user_id, COALESCE(name, user_id), role, from_ms, to_ms, role IS NULL AND NOT EXISTS "
               "(SELECT 1 FROM part t WHERE t.incident = number AND t.person_id = user_id AND "
               "(t.entries > 0 OR t.acts > 0)) FROM people WHERE number = ?1",
    [ACTIONS] = "SELECT a.number, a.entry, a.text, a.owner_id, COALESCE(p.name, a.owner_id), "
                "a.due, a.priority, "
                "a.state, a.url FROM action_item a LEFT JOIN person p ON p.id = a.owner_id "
                "WHERE a.incident = ?1 ORDER BY a.number",
    [FILES] = "SELECT f.entry, f.name, f.permalink, COALESCE(k.size, f.size), k.sha256, k.refused FROM "
              "entry_file f LEFT JOIN kept_file k ON k.incident = f.incident AND k.file = f.id "
              "WHERE f.incident = ?1 ORDER BY f.entry, f.position",
    [SECTIONS] = "SELECT name, text, markdown, by_id, set_ms FROM report_section s WHERE incident = ?1 "
                 "AND seq = (SELECT MAX(seq) FROM report_section WHERE incident = ?1 AND name = s.name) "
                 "ORDER BY name",
    [RECORD] = "SELECT t.fact_count, j.hash, t.learnt_ms FROM incident_tally t JOIN journal j ON "
               "j.seq = t.head_seq "
               "WHERE t.incident = ?1",
};
const struct query_set dossier_queries = {sql, COUNT_OF(sql)};

static bool load_spans(struct store *store, struct arena *arena, struct dossier *out,
                       struct err *err)
{
    struct severity_span *spans = NULL;
    size_t n = 0;
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_DOSSIER, SPANS, sql_int(out->incident.number));
    while ((good = sql_next(store, query, &row, err)) && row) {
        spans = grow(arena, spans, n, sizeof(*spans));
        spans[n] = (struct severity_span){(int)col_int(query, 0), col_int(query, 1), TIME_UNKNOWN};
        if (n > 0)
            spans[n - 1].to_ms = spans[n].from_ms;
        n++;
    }
    out->spans = spans;
    out->span_count = n;
    return good;
}

static bool load_people(struct store *store, struct arena *arena, struct dossier *out,
                        struct err *err)
{
    struct participant *people = NULL;
    size_t n = 0;
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_DOSSIER, PEOPLE, sql_int(out->incident.number));
    while ((good = sql_next(store, query, &row, err)) && row) {
        people = grow(arena, people, n, sizeof(*people));
        people[n++] = (struct participant){
            .id = col_text(arena, query, 0),
            .name = col_text(arena, query, 1),
            .role = col_text(arena, query, 2),
            .from_ms = col_time(query, 3),
            .to_ms = col_time(query, 4),
            .talked = col_int(query, 5) != 0,
        };
    }
    out->people = people;
    out->people_count = n;
    return good;
}

static bool load_actions(struct store *store, struct arena *arena, struct dossier *out,
                         struct err *err)
{
    struct action_item *actions = NULL;
    size_t n = 0;
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_DOSSIER, ACTIONS, sql_int(out->incident.number));
    while ((good = sql_next(store, query, &row, err)) && row) {
        actions = grow(arena, actions, n, sizeof(*actions));
        actions[n++] = (struct action_item){
            .number = col_int(query, 0),
            .entry = col_int(query, 1),
            .text = col_text(arena, query, 2),
            .owner_id = col_text(arena, query, 3),
            .owner = col_text(arena, query, 4),
            .due = col_text(arena, query, 5),
            .priority = col_int(query, 6),
            .state = col_text(arena, query, 7),
            .url = col_text(arena, query, 8),
        };
    }
    out->actions = actions;
    out->action_count = n;
    return good;
}

static bool load_files(struct store *store, struct arena *arena, int64_t incident,
                       struct document **out, size_t *count, struct err *err)
{
    struct document *files = NULL;
    size_t n = 0;
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_DOSSIER, FILES, sql_int(incident));
    while ((good = sql_next(store, query, &row, err)) && row) {
        files = grow(arena, files, n, sizeof(*files));
        files[n++] = (struct document){
            .entry = col_int(query, 0),
            .name = col_text(arena, query, 1),
            .url = col_text(arena, query, 2),
            .size = col_int(query, 3),
            .sha256 = col_text(arena, query, 4),
            .refused = col_text(arena, query, 5),
        };
    }
    *out = files;
    *count = n;
    return good;
}

static bool load_documents(struct store *store, struct arena *arena, struct dossier *out,
                           struct err *err)
{
    struct document *files;
    struct attached *attached;
    size_t file_count, attached_count;
    if (!load_files(store, arena, out->incident.number, &files, &file_count, err) ||
        !attached_list(store, arena, out->incident.number, false, &attached, &attached_count, err))
        return false;
    out->documents = documents_of(arena, out->entries, out->entry_count, files, file_count, attached,
                                  attached_count, &out->document_count);
    return true;
}

static bool load_sections(struct store *store, struct arena *arena, struct dossier *out, struct err *err)
{
    struct report_section *sections = NULL;
    size_t n = 0;
    bool row, good;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_DOSSIER, SECTIONS, sql_int(out->incident.number));
    while ((good = sql_next(store, query, &row, err)) && row) {
        sections = grow(arena, sections, n, sizeof(*sections));
        sections[n++] = (struct report_section){
            .name = col_text(arena, query, 0),
            .text = col_text(arena, query, 1),
            .markdown = col_int(query, 2) != 0,
            .by_id = col_text(arena, query, 3),
            .set_ms = col_int(query, 4),
        };
    }
    out->sections = sections;
    out->section_count = n;
    return good;
}

static bool load_record(struct store *store, struct arena *arena, struct dossier *out,
                        struct err *err)
{
    bool row;
    sqlite3_stmt *query = SQL_ASK(store, QUERIES_DOSSIER, RECORD, sql_int(out->incident.number));
    if (!sql_next(store, query, &row, err))
        return false;
    if (!row)
        return err_set(err, ERR_DAMAGED, "the journal lacks rows; run disruption verify");
    out->fact_count = col_int(query, 0);
    out->chain_head = col_text(arena, query, 1);
    out->learnt_ms = col_int(query, 2);
    out->skew_ms = out->incident.skew_ms;
    sql_done(query);
    return true;
}

bool dossier_load(struct store *store, struct arena *arena, int64_t number, int depth,
                  struct dossier *out, struct err *err)
{
    struct entry *entries;
    if (!store_incident_get(store, arena, number, &out->incident, err) ||
        !entry_list(store, arena, number, &entries, &out->entry_count, err))
        return false;
    out->entries = entries;
    return load_spans(store, arena, out, err) && load_people(store, arena, out, err) &&
           load_actions(store, arena, out, err) && load_documents(store, arena, out, err) &&
           load_sections(store, arena, out, err) && load_record(store, arena, out, err) &&
           life_load(store, arena, depth, out, err) &&
           similar_load(store, arena, out, err) && gaps_load(store, arena, out, err);
}

bool store_dossier_load(struct store *store, struct arena *arena, int64_t number,
                        struct dossier *out, struct err *err)
{
    struct dossier loaded = {0};
    if (!snapshot_begin(store, err))
        return false;
    bool good = dossier_load(store, arena, number, 0, &loaded, err);
    snapshot_end(store);
    if (good)
        *out = loaded;
    return good;
}
