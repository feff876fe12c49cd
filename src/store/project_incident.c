/* Facts about a disruption's head: what it is called, how bad it is, where it is, how it stands. */
#include <string.h>

#include "disruption/base/slice.h"
#include "store/room.h"

enum {
    DECLARE,
    LINK,
    CHANGE_CHANNEL,
    CARD,
    SET_TITLE,
    SET_TYPE,
    SET_SUMMARY,
    SET_CAUSE,
    SET_IMPACT,
    SET_RESOLUTION,
    CLEAR_SERVICES,
    ADD_SERVICE,
    SET_SEVERITY,
    ADD_SEVERITY,
    MILESTONE_FIRST,
    MILESTONE_LAST = MILESTONE_FIRST + MILESTONE_COUNT - 1,
    CLOSE_ROLE,
    OPEN_ROLE,
    CLOSE_LEAD,
    NAME_LEAD,
    HOLDS_ROLE,
    SET_LEAD,
    RESOLVE,
};

static const char *const sql[] = {
    [DECLARE] = "INSERT INTO incident (number, state, title, severity, type, is_private, is_drill, "
                "declared_ms, "
                "platform, workspace_id, channel_name, reporter_id, how) VALUES (?1, 'open', ?2, ?3, ?4, "
                "?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    [LINK] = "UPDATE incident SET channel_id = ?2, channel_name = COALESCE(?3, channel_name) WHERE "
             "number = ?1",
    [CHANGE_CHANNEL] =
        "UPDATE incident SET channel_id = COALESCE(?3, channel_id), "
        "channel_name = COALESCE(?4, channel_name), "
        "channel_archived = COALESCE(?5, channel_archived), "
        "put_out_ms = CASE ?6 WHEN 0 THEN COALESCE(put_out_ms, ?7) WHEN 1 THEN NULL ELSE put_out_ms END "
        "WHERE number = ?1 AND channel_id = ?2",
    [CARD] = "UPDATE incident SET card_ts = ?2 WHERE number = ?1",
    [SET_TITLE] = "UPDATE incident SET title = ?2 WHERE number = ?1",
    [SET_TYPE] = "UPDATE incident SET type = ?2 WHERE number = ?1",
    [SET_SUMMARY] = "UPDATE incident SET summary = ?2 WHERE number = ?1",
    [SET_CAUSE] = "UPDATE incident SET cause = ?2 WHERE number = ?1",
    [SET_IMPACT] = "UPDATE incident SET impact = ?2 WHERE number = ?1",
    [SET_RESOLUTION] = "UPDATE incident SET resolution = ?2 WHERE number = ?1",
    [CLEAR_SERVICES] = "DELETE FROM incident_service WHERE incident = ?1",
    [ADD_SERVICE] = "INSERT INTO incident_service (incident, position, name) VALUES (?1, ?2, ?3)",
    [SET_SEVERITY] = "UPDATE incident SET severity = ?2 WHERE number = ?1",
    [ADD_SEVERITY] =
        "INSERT INTO severity_change (incident, at_ms, seq, severity) VALUES (?1, ?2, ?3, ?4)",
    [MILESTONE_FIRST + MILESTONE_STARTED] = "UPDATE incident SET started_ms = ?2 WHERE number = ?1",
    [MILESTONE_FIRST + MILESTONE_DETECTED] =
        "UPDATE incident SET detected_ms = ?2 WHERE number = ?1",
    [MILESTONE_FIRST + MILESTONE_DECLARED] =
        "UPDATE incident SET declared_ms = ?2 WHERE number = ?1",
    [MILESTONE_FIRST + MILESTONE_ACKED] = "UPDATE incident SET acked_ms = ?2 WHERE number = ?1",
    [MILESTONE_FIRST + MILESTONE_MITIGATED] =
        "UPDATE incident SET mitigated_ms = ?2 WHERE number = ?1",
    [MILESTONE_FIRST + MILESTONE_RECOVERED] =
        "UPDATE incident SET recovered_ms = ?2 WHERE number = ?1",
    [CLOSE_ROLE] =
        "UPDATE role_span SET to_ms = ?3 WHERE incident = ?1 AND role = ?2 AND to_ms IS NULL",
    [OPEN_ROLE] =
        "INSERT INTO role_span (incident, seq, role, user_id, from_ms) VALUES (?1, ?2, ?3, ?4, ?5)",
    [HOLDS_ROLE] = "SELECT 1 FROM role_span WHERE incident = ?1 AND role = ?2 AND user_id = ?3 AND "
                   "to_ms IS NULL",
    /* The role that leads may have had another name when it was given. */
    [CLOSE_LEAD] = "UPDATE role_span SET to_ms = ?4 WHERE incident = ?1 AND leads AND to_ms IS NULL "
                   "AND NOT (role = ?2 AND user_id IS ?3)",
    [NAME_LEAD] = "UPDATE role_span SET leads = 1 WHERE incident = ?1 AND role = ?2 AND to_ms IS NULL",
    [SET_LEAD] = "UPDATE incident SET lead_id = ?2 WHERE number = ?1",
    [RESOLVE] = "UPDATE incident SET state = 'resolved', recovered_ms = COALESCE(?2, recovered_ms) "
                "WHERE number = ?1",
};
const struct query_set project_incident_queries = {sql, COUNT_OF(sql)};

/* Fields people write; in all but the type they may name each other. */
static const struct {
    const char *name;
    int query;
    bool named;
} fields[] = {
    {"title", SET_TITLE, true}, {"type", SET_TYPE, false},    {"summary", SET_SUMMARY, true},
    {"cause", SET_CAUSE, true}, {"impact", SET_IMPACT, true}, {"resolution", SET_RESOLUTION, true},
};

static size_t field_find(const char *name)
{
    size_t i = 0;
    while (i < COUNT_OF(fields) && strcmp(fields[i].name, name) != 0)
        i++;
    return i;
}

bool field_is_section(const char *name)
{
    return strcmp(name, "title") != 0 && strcmp(name, "type") != 0 && field_find(name) < COUNT_OF(fields);
}

bool field_write(struct store *store, const struct fact *fact, const char *name, const char *value,
                 struct err *err)
{
    size_t i = field_find(name);
    if (i == COUNT_OF(fields))
        return project_misfit(fact, "names a field there is not", err);
    struct buf shown;
    buf_init(&shown, SHOWN_MAX);
    bool good = !fields[i].named || value == NULL ||
                naming_write(store, value, fact->incident, fields[i].name, 0, &shown, err);
    if (fields[i].named && value != NULL)
        value = buf_string(&shown);
    good = good && SQL_RUN(store, err, QUERIES_PROJECT_INCIDENT, fields[i].query,
                           sql_int(fact->incident), sql_text(value));
    buf_done(&shown);
    return good;
}

static bool set_services(struct store *store, const struct fact *fact, struct err *err)
{
    const struct js *services = js_at(fact->body, "services");
    if (!SQL_RUN(store, err, QUERIES_PROJECT_INCIDENT, CLEAR_SERVICES, sql_int(fact->incident)))
        return false;
    for (size_t i = 0; i < js_count(services); i++) {
        const char *name = js_text(js_item(services, i));
        if (name == NULL)
            return project_misfit(fact, "has a service that is no text", err);
        if (!SQL_RUN(store, err, QUERIES_PROJECT_INCIDENT, ADD_SERVICE, sql_int(fact->incident),
                     sql_int((int64_t)i), sql_text(name)))
            return false;
    }
    return true;
}

bool project_declared(struct store *store, const struct fact *fact, int64_t seq, struct err *err)
{
    const struct js *body = fact->body;
    const char *title = js_string(body, "title");
    int64_t severity = js_integer_or(body, "severity", SEVERITY_UNKNOWN);
    int64_t declared_ms = js_integer_or(body, "declared_ms", fact->happened_ms);
    if (title == NULL)
        return project_misfit(fact, "has no title", err);
    return SQL_RUN(store, err, QUERIES_PROJECT_INCIDENT, DECLARE, sql_int(fact->incident),
                   sql_text(title), sql_int(severity), sql_text(js_string(body, "type")),
                   sql_int(js_flag(body, "private")), sql_int(js_flag(body, "drill")),
                   sql_int(declared_ms), sql_text(js_string(body, "platform")),
                   sql_text(js_string(body, "workspace_id")),
                   sql_text(js_string(body, "channel_name")), sql_text(fact->actor_id),
                   sql_text(js_string(body, "how"))) &&
           field_write(store, fact, "title", title, err) && set_services(store, fact, err) &&
           (severity == SEVERITY_UNKNOWN ||
            SQL_RUN(store, err, QUERIES_PROJECT_INCIDENT, ADD_SEVERITY, sql_int(fact->incident),
                    sql_int(declared_ms), sql_int(seq), sql_int(severity))) &&
           part_add(store, fact->incident, fact->actor_id, seq, 0, 1, err);
}

bool project_channel_linked(struct store *store, const struct fact *fact, int64_t seq,
                            struct err *err)
{
    (void)seq;
    const char *id = js_string(fact->body, "channel_id");
    if (id == NULL)
        return project_misfit(fact, "has no channel", err);
    return SQL_RUN(store, err, QUERIES_PROJECT_INCIDENT, LINK, sql_int(fact->incident),
                   sql_text(id), sql_text(js_string(fact->body, "name")));
}

bool project_channel_changed(struct store *store, const struct fact *fact, int64_t seq,
                             struct err *err)
{
    (void)seq;
    const struct js *body = fact->body, *archived = js_at(body, "archived"), *joined = js_at(body, "joined");
    bool is_archived = js_flag(body, "archived") || js_integer_or(body, "archived", 0) == 1;
    return SQL_RUN(store, err, QUERIES_PROJECT_INCIDENT, CHANGE_CHANNEL, sql_int(fact->incident),
                   sql_text(js_string(body, "channel_id")), sql_text(js_string(body, "new_id")),
                   sql_text(js_string(body, "name")),
                   sql_time(archived == NULL ? TIME_UNKNOWN : is_archived),
                   sql_time(joined == NULL ? TIME_UNKNOWN : js_flag(body, "joined")),
                   sql_int(fact->happened_ms));
}

bool project_card_posted(struct store *store, const struct fact *fact, int64_t seq, struct err *err)
{
    (void)seq;
    return SQL_RUN(store, err, QUERIES_PROJECT_INCIDENT, CARD, sql_int(fact->incident),
                   sql_text(js_string(fact->body, "ts")));
}

bool project_field_set(struct store *store, const struct fact *fact, int64_t seq, struct err *err)
{
    const char *name = js_string_or(fact->body, "field", "");
    const char *value = js_string(fact->body, "value");
    if (value == NULL && strcmp(name, "title") == 0)
        return project_misfit(fact, "has no title", err);
    return field_write(store, fact, name, value, err) &&
           (!field_is_section(name) || section_add(store, fact, seq, name, value, err)) &&
           part_add(store, fact->incident, fact->actor_id, seq, 0, 1, err);
}

bool project_services_set(struct store *store, const struct fact *fact, int64_t seq,
                          struct err *err)
{
    return set_services(store, fact, err) &&
           part_add(store, fact->incident, fact->actor_id, seq, 0, 1, err);
}

bool project_severity_set(struct store *store, const struct fact *fact, int64_t seq,
                          struct err *err)
{
    int64_t severity = js_integer_or(fact->body, "severity", SEVERITY_UNKNOWN);
    return SQL_RUN(store, err, QUERIES_PROJECT_INCIDENT, SET_SEVERITY, sql_int(fact->incident),
                   sql_int(severity)) &&
           SQL_RUN(store, err, QUERIES_PROJECT_INCIDENT, ADD_SEVERITY, sql_int(fact->incident),
                   sql_int(fact->happened_ms), sql_int(seq), sql_int(severity)) &&
           part_add(store, fact->incident, fact->actor_id, seq, 0, 1, err);
}

bool project_milestone_set(struct store *store, const struct fact *fact, int64_t seq,
                           struct err *err)
{
    enum milestone milestone;
    if (!milestone_read(js_string_or(fact->body, "milestone", ""), &milestone))
        return project_misfit(fact, "names a milestone there is not", err);
    return SQL_RUN(store, err, QUERIES_PROJECT_INCIDENT, MILESTONE_FIRST + (size_t)milestone,
                   sql_int(fact->incident),
                   sql_time(js_integer_or(fact->body, "at_ms", TIME_UNKNOWN))) &&
           part_add(store, fact->incident, fact->actor_id, seq, 0, 1, err);
}

static bool change_holder(struct store *store, const struct fact *fact, int64_t seq,
                          const char *role, const char *user, struct err *err)
{
    int64_t holds;
    if (!sql_number(store,
                    SQL_ASK(store, QUERIES_PROJECT_INCIDENT, HOLDS_ROLE, sql_int(fact->incident),
                            sql_text(role), sql_text(user)),
                    0, &holds, err))
        return false;
    if (holds)
        return true; /* given again to whoever has it: their time in it goes on */
    return SQL_RUN(store, err, QUERIES_PROJECT_INCIDENT, CLOSE_ROLE, sql_int(fact->incident),
                   sql_text(role), sql_int(fact->happened_ms)) &&
           (user == NULL ||
            SQL_RUN(store, err, QUERIES_PROJECT_INCIDENT, OPEN_ROLE, sql_int(fact->incident),
                    sql_int(seq), sql_text(role), sql_text(user), sql_int(fact->happened_ms)));
}

static bool change_lead(struct store *store, const struct fact *fact, const char *role,
                        const char *user, struct err *err)
{
    return SQL_RUN(store, err, QUERIES_PROJECT_INCIDENT, CLOSE_LEAD, sql_int(fact->incident),
                   sql_text(role), sql_text(user), sql_int(fact->happened_ms)) &&
           SQL_RUN(store, err, QUERIES_PROJECT_INCIDENT, NAME_LEAD, sql_int(fact->incident),
                   sql_text(role)) &&
           SQL_RUN(store, err, QUERIES_PROJECT_INCIDENT, SET_LEAD, sql_int(fact->incident),
                   sql_text(user));
}

bool project_role_set(struct store *store, const struct fact *fact, int64_t seq, struct err *err)
{
    const char *role = js_string(fact->body, "role"), *user = js_string(fact->body, "user_id");
    if (role == NULL)
        return project_misfit(fact, "names no role", err);
    return change_holder(store, fact, seq, role, user, err) &&
           (!js_flag(fact->body, "lead") || change_lead(store, fact, role, user, err)) &&
           part_add(store, fact->incident, user, seq, 0, 1, err) &&
           part_add(store, fact->incident, fact->actor_id, seq, 0, 1, err);
}

bool project_resolved(struct store *store, const struct fact *fact, int64_t seq, struct err *err)
{
    const char *text = js_string(fact->body, "text");
    return SQL_RUN(store, err, QUERIES_PROJECT_INCIDENT, RESOLVE, sql_int(fact->incident),
                   sql_time(js_integer_or(fact->body, "ended_ms", TIME_UNKNOWN))) &&
           (text == NULL || *text == '\0' ||
            (field_write(store, fact, "resolution", text, err) &&
             section_add(store, fact, seq, "resolution", text, err))) &&
           part_add(store, fact->incident, fact->actor_id, seq, 0, 1, err);
}
