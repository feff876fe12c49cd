/* Facts about a disruption's report: its revisions, what people wrote for its parts, who owns it
 * and how far it is. */
#include <string.h>

#include "store/room.h"

#define SHOWN_MAX ((size_t)1 << 20) /* bytes of a part once names stand in it */

enum { ADD, COUNT, SET_STATE, MARK_NEWEST, SET_OWNER, SET_DUE, ADD_SECTION };

static const char *const sql[] = {
    [ADD] = "INSERT INTO report (incident, revision, state, markdown, created_ms, author_id) "
            "VALUES (?1, ?2, (SELECT state FROM report_standing WHERE number = ?1), ?3, ?4, ?5)",
    [COUNT] = "UPDATE incident_tally SET report_revision = ?2 WHERE incident = ?1",
    [SET_STATE] = "UPDATE incident SET report_state = ?2, "
                  "report_published_ms = IIF(?2 = 'published', ?3, report_published_ms), "
                  "report_amended_ms = IIF(?4, ?3, report_amended_ms), "
                  "report_amended_why = IIF(?4, ?5, report_amended_why) WHERE number = ?1",
    [MARK_NEWEST] = "UPDATE report SET state = ?2 WHERE incident = ?1 AND revision = "
                    "(SELECT report_revision FROM incident_tally WHERE incident = ?1)",
    [SET_OWNER] = "UPDATE incident SET report_owner_id = ?2 WHERE number = ?1",
    [SET_DUE] = "UPDATE incident SET report_due = ?2 WHERE number = ?1",
    [ADD_SECTION] =
        "INSERT INTO report_section (incident, name, seq, text, markdown, by_id, how, set_ms) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
};
const struct query_set project_report_queries = {sql, COUNT_OF(sql)};

bool project_report_drafted(struct store *store, const struct fact *fact, int64_t seq,
                            struct err *err)
{
    (void)seq;
    int64_t revision;
    const char *markdown = js_string(fact->body, "markdown");
    if (markdown == NULL || !js_integer(fact->body, "revision", &revision))
        return project_misfit(fact, "has no text or no revision", err);
    return SQL_RUN(store, err, QUERIES_PROJECT_REPORT, ADD, sql_int(fact->incident),
                   sql_int(revision), sql_text(markdown), sql_int(fact->happened_ms),
                   sql_text(fact->actor_id)) &&
           SQL_RUN(store, err, QUERIES_PROJECT_REPORT, COUNT, sql_int(fact->incident),
                   sql_int(revision));
}

bool project_report_state_set(struct store *store, const struct fact *fact, int64_t seq,
                              struct err *err)
{
    enum report_state state;
    if (!report_state_read(js_string_or(fact->body, "state", ""), &state))
        return project_misfit(fact, "names a state there is not", err);
    const char *name = report_state_name(state);
    return SQL_RUN(store, err, QUERIES_PROJECT_REPORT, SET_STATE, sql_int(fact->incident),
                   sql_text(name), sql_int(fact->happened_ms),
                   sql_int(js_flag(fact->body, "amends")),
                   sql_text(js_string(fact->body, "why"))) &&
           SQL_RUN(store, err, QUERIES_PROJECT_REPORT, MARK_NEWEST, sql_int(fact->incident),
                   sql_text(name)) &&
           part_add(store, fact->incident, fact->actor_id, seq, 0, 1, err);
}

bool project_report_owner_set(struct store *store, const struct fact *fact, int64_t seq,
                              struct err *err)
{
    const char *owner = js_string(fact->body, "user_id");
    return SQL_RUN(store, err, QUERIES_PROJECT_REPORT, SET_OWNER, sql_int(fact->incident),
                   sql_text(owner)) &&
           part_add(store, fact->incident, owner, seq, 0, 1, err) &&
           part_add(store, fact->incident, fact->actor_id, seq, 0, 1, err);
}

bool project_report_due_set(struct store *store, const struct fact *fact, int64_t seq,
                            struct err *err)
{
    return SQL_RUN(store, err, QUERIES_PROJECT_REPORT, SET_DUE, sql_int(fact->incident),
                   sql_text(js_string(fact->body, "due"))) &&
           part_add(store, fact->incident, fact->actor_id, seq, 0, 1, err);
}

bool section_add(struct store *store, const struct fact *fact, int64_t seq, const char *name,
                 const char *text, struct err *err)
{
    struct buf shown;
    buf_init(&shown, SHOWN_MAX);
    bool good =
        (text == NULL || naming_write(store, text, fact->incident, "section", seq, &shown, err)) &&
        SQL_RUN(store, err, QUERIES_PROJECT_REPORT, ADD_SECTION, sql_int(fact->incident),
                sql_text(name), sql_int(seq), sql_text(text == NULL ? NULL : buf_string(&shown)),
                sql_int(js_flag(fact->body, "markdown")), sql_text(fact->actor_id),
                sql_text(js_string_or(fact->body, "by", "command")), sql_int(fact->happened_ms));
    buf_done(&shown);
    return good;
}

bool project_section_set(struct store *store, const struct fact *fact, int64_t seq, struct err *err)
{
    const char *name = js_string(fact->body, "section"), *text = js_string(fact->body, "text");
    if (name == NULL)
        return project_misfit(fact, "names no section", err);
    return (!field_is_section(name) || field_write(store, fact, name, text, err)) &&
           section_add(store, fact, seq, name, text, err) &&
           part_add(store, fact->incident, fact->actor_id, seq, 0, 1, err);
}
