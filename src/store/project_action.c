/* Facts about action items. */
#include <string.h>

#include "store/room.h"

#define SHOWN_MAX ((size_t)1 << 20) /* bytes of an item's words once names stand in it */

enum { ADD, TIE, SET_TEXT, SET_OWNER, SET_DUE, SET_PRIORITY, SET_STATE, SET_URL };

static const char *const sql[] = {
    [ADD] = ("INSERT INTO action_item (incident, number, entry, text, owner_id, due, priority, "
             "state) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'open')"),
    [TIE] = "UPDATE entry SET action = ?3 WHERE incident = ?1 AND number = ?2",
    [SET_TEXT] = "UPDATE action_item SET text = ?3 WHERE incident = ?1 AND number = ?2",
    [SET_OWNER] = "UPDATE action_item SET owner_id = ?3 WHERE incident = ?1 AND number = ?2",
    [SET_DUE] = "UPDATE action_item SET due = ?3 WHERE incident = ?1 AND number = ?2",
    [SET_PRIORITY] = "UPDATE action_item SET priority = ?3 WHERE incident = ?1 AND number = ?2",
    [SET_STATE] = "UPDATE action_item SET state = ?3 WHERE incident = ?1 AND number = ?2",
    [SET_URL] = "UPDATE action_item SET url = ?3 WHERE incident = ?1 AND number = ?2",
};
const struct query_set project_action_queries = {sql, COUNT_OF(sql)};

bool project_action_added(struct store *store, const struct fact *fact, int64_t seq,
                          struct err *err)
{
    const struct js *body = fact->body;
    const char *owner = js_string(body, "owner_id");
    int64_t item, entry = js_integer_or(body, "entry", 0);
    if (!js_integer(body, "item", &item))
        return project_misfit(fact, "has no number", err);
    struct buf shown;
    buf_init(&shown, SHOWN_MAX);
    bool good =
        naming_write(store, js_string_or(body, "text", ""), fact->incident, "action", item, &shown,
                     err) &&
        SQL_RUN(store, err, QUERIES_PROJECT_ACTION, ADD, sql_int(fact->incident), sql_int(item),
                sql_int(entry), sql_text(buf_string(&shown)), sql_text(owner),
                sql_text(js_string(body, "due")), sql_int(js_integer_or(body, "priority", 0))) &&
        SQL_RUN(store, err, QUERIES_PROJECT_ACTION, TIE, sql_int(fact->incident), sql_int(entry),
                sql_int(item)) &&
        part_add(store, fact->incident, owner, seq, 0, 1, err);
    buf_done(&shown);
    return good;
}

/* What may change of an item. A key that is there with null takes the value away; a key that is not
 * there keeps it. */
static const struct change {
    const char *key;
    int query;
    enum { CHANGE_TEXT, CHANGE_NAMED_TEXT, CHANGE_PERSON, CHANGE_NUMBER } as;
} changes[] = {
    {"text", SET_TEXT, CHANGE_NAMED_TEXT}, {"owner_id", SET_OWNER, CHANGE_PERSON},
    {"due", SET_DUE, CHANGE_TEXT},         {"priority", SET_PRIORITY, CHANGE_NUMBER},
    {"state", SET_STATE, CHANGE_TEXT},     {"url", SET_URL, CHANGE_TEXT},
};

struct changing {
    struct store *store;
    const struct fact *fact;
    int64_t seq, item;
    struct err *err;
    bool good;
};

static bool set_named_text(struct changing *c, int query, const char *text)
{
    struct buf shown;
    buf_init(&shown, SHOWN_MAX);
    bool good =
        naming_write(c->store, text, c->fact->incident, "action", c->item, &shown, c->err) &&
        SQL_RUN(c->store, c->err, QUERIES_PROJECT_ACTION, (size_t)query, sql_int(c->fact->incident),
                sql_int(c->item), sql_text(buf_string(&shown)));
    buf_done(&shown);
    return good;
}

static bool apply(struct changing *c, const struct change *change, const struct js *value)
{
    int64_t number = 0;
    const char *text = js_text(value);
    if (change->as == CHANGE_NAMED_TEXT)
        return set_named_text(c, change->query, text == NULL ? "" : text);
    if (change->as == CHANGE_NUMBER && value != NULL && !js_value_integer(value, &number))
        return project_misfit(c->fact, "has a priority that is no number", c->err);
    if (!SQL_RUN(c->store, c->err, QUERIES_PROJECT_ACTION, (size_t)change->query,
                 sql_int(c->fact->incident), sql_int(c->item),
                 change->as == CHANGE_NUMBER ? sql_int(number) : sql_text(text)))
        return false;
    return change->as != CHANGE_PERSON ||
           part_add(c->store, c->fact->incident, text, c->seq, 0, 1, c->err);
}

static bool visit(void *ctx, const char *key, const struct js *value)
{
    struct changing *c = ctx;
    for (size_t i = 0; i < COUNT_OF(changes) && c->good; i++) {
        if (strcmp(changes[i].key, key) == 0)
            c->good = apply(c, &changes[i], value);
    }
    return c->good;
}

bool project_action_changed(struct store *store, const struct fact *fact, int64_t seq,
                            struct err *err)
{
    struct changing c = {store, fact, seq, 0, err, true};
    if (!js_integer(fact->body, "item", &c.item))
        return project_misfit(fact, "has no number", err);
    js_each(fact->body, visit, &c);
    return c.good;
}
