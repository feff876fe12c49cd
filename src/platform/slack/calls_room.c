/* A channel as a whole: closed, opened again, renamed, entered, and a group of people let into it.
 */
#include <string.h>

#include "disruption/core/channel_name.h"
#include "calls_look.h"
#include "names.h"

#define NAME_ATTEMPTS_MAX 5 /* "x", "x-2" .. "x-5" */
#define NAME_BYTES_MAX 512
#define GROUP_PEOPLE_MAX                                                                           \
    200 /* of one group; inviting more would take the better part of an hour                       \
         */


static bool ask_channel(struct slack_asking *asking, enum slack_method_id method)
{
    const char *channel = slack_ask_id(asking, "channel");
    if (channel == NULL)
        return false;
    struct js *arguments = js_new_object();
    js_put_string(arguments, "channel", channel);
    return slack_ask(asking, method, arguments);
}

static bool ask_archive(struct slack_asking *asking)
{
    return ask_channel(asking, METHOD_ARCHIVE);
}

static bool ask_unarchive(struct slack_asking *asking)
{
    return ask_channel(asking, METHOD_UNARCHIVE);
}

static const struct slack_exception archive_exceptions[] = {
    {"already_archived", SLACK_EXCEPTION_DONE},
    {NULL, SLACK_EXCEPTION_DONE},
};

static const struct slack_exception unarchive_exceptions[] = {
    {"not_archived", SLACK_EXCEPTION_DONE},
    {NULL, SLACK_EXCEPTION_DONE},
};

const struct slack_call_kind slack_call_archive = {.ask = ask_archive,
                                                   .exceptions = archive_exceptions};
const struct slack_call_kind slack_call_unarchive = {.ask = ask_unarchive,
                                                     .exceptions = unarchive_exceptions};

/* The channel as it is now: "channel" and "name". */
static void hear_channel(struct slack_hearing *hearing)
{
    const struct js *channel = js_at(hearing->reply, "channel");
    hearing->out->result = js_new_object();
    js_put_string(hearing->out->result, "channel",
                  js_string_or(channel, "id", js_string_or(hearing->body, "channel", "")));
    js_put_string(hearing->out->result, "name",
                  js_string_or(channel, "name", js_string_or(hearing->body, "name", "")));
    if (js_flag(channel, "is_private"))
        js_put_flag(hearing->out->result, "private", true);
}

/* A private channel lets nobody in by themselves, though we may be in it already: looked up. */
enum join_step { JOIN_IT, JOIN_LOOK };

static bool ask_join(struct slack_asking *asking)
{
    return ask_channel(asking, asking->step == JOIN_IT ? METHOD_JOIN : METHOD_INFO);
}

static void hear_join(struct slack_hearing *hearing)
{
    if (hearing->step == JOIN_IT || js_flag(js_at(hearing->reply, "channel"), "is_member"))
        hear_channel(hearing);
    else
        slack_hear_failed(hearing, "not_in_channel");
}

static void join_refused(struct slack_hearing *hearing)
{
    if (hearing->step == JOIN_IT)
        slack_hear_next(hearing, JOIN_LOOK, NULL);
    else
        hearing->out->kind = VERDICT_FAILED;
}

static const struct slack_exception join_exceptions[] = {
    {"method_not_supported_for_channel_type", SLACK_EXCEPTION_OTHER},
    {NULL, SLACK_EXCEPTION_OTHER},
};

const struct slack_call_kind slack_call_join = {
    .ask = ask_join,
    .hear = hear_join,
    .refused = join_refused,
    .exceptions = join_exceptions,
};

static bool ask_rename(struct slack_asking *asking)
{
    const char *channel = slack_ask_id(asking, "channel");
    const char *wanted = js_string_or(asking->body, "name", "");
    struct buf name;
    if (channel == NULL)
        return false;
    if (wanted[0] == '\0')
        return err_set(asking->err, ERR_INVALID, "no channel name");
    if (asking->step == SLACK_STEP_LOOK)
        return slack_look_ask_channel(asking);
    buf_init(&name, NAME_BYTES_MAX);
    channel_name_write(wanted, 0, "", asking->step + 1, &name);
    struct js *arguments = js_new_object();
    js_put_string(arguments, "channel", channel);
    js_put_string(arguments, "name", buf_string(&name));
    buf_done(&name);
    return slack_ask(asking, METHOD_RENAME, arguments);
}

static bool is_named_so(const struct slack_hearing *hearing, const char *name)
{
    struct buf wanted;
    bool same = false;
    buf_init(&wanted, NAME_BYTES_MAX);
    for (int step = 0; step < NAME_ATTEMPTS_MAX && !same; step++) {
        buf_clear(&wanted);
        channel_name_write(js_string_or(hearing->body, "name", ""), 0, "", step + 1, &wanted);
        same = strcmp(buf_string(&wanted), name) == 0;
    }
    buf_done(&wanted);
    return same;
}

static void hear_rename(struct slack_hearing *hearing)
{
    const struct js *channel = js_at(hearing->reply, "channel");
    if (hearing->step == SLACK_STEP_LOOK && !is_named_so(hearing, js_string_or(channel, "name", "")))
        slack_hear_next(hearing, 0, NULL);
    else
        hear_channel(hearing);
}

/* Archived channels keep their names, so a taken one gets a number. */
static void rename_refused(struct slack_hearing *hearing)
{
    if (hearing->step == SLACK_STEP_LOOK)
        slack_hear_next(hearing, 0, NULL);
    else if (strcmp(hearing->code, "name_taken") == 0 && hearing->step + 1 < NAME_ATTEMPTS_MAX)
        slack_hear_next(hearing, hearing->step + 1, NULL);
    else
        hearing->out->kind = VERDICT_FAILED;
}

static const struct slack_exception rename_exceptions[] = {
    {"*", SLACK_EXCEPTION_OTHER},
    {NULL, SLACK_EXCEPTION_OTHER},
};

const struct slack_call_kind slack_call_rename = {
    .ask = ask_rename,
    .hear = hear_rename,
    .refused = rename_refused,
    .exceptions = rename_exceptions,
};

/*
 * A group is its people, invited one by one, since one who cannot be invited would keep out all who
 * are asked with them. Step 0 asks who they are; step n invites the n-th. carried: people, invited,
 * refused.
 */
static const char *person_at(const struct js *carried, int step)
{
    return js_text(js_item(js_at(carried, "people"), (size_t)step - 1));
}

static bool ask_group(struct slack_asking *asking)
{
    const char *channel = slack_ask_id(asking, "channel");
    const char *group = channel == NULL ? NULL : slack_ask_id(asking, "group");
    if (group == NULL)
        return false;
    struct js *arguments = js_new_object();
    if (asking->step == 0) {
        js_put_string(arguments, "usergroup", group);
        return slack_ask(asking, METHOD_GROUP_USERS, arguments);
    }
    if (person_at(asking->carried, asking->step) == NULL) {
        js_drop(arguments);
        return err_set(asking->err, ERR_INVALID, "nobody is left of the group");
    }
    js_put_string(arguments, "channel", channel);
    js_put_string(arguments, "users", person_at(asking->carried, asking->step));
    return slack_ask(asking, METHOD_INVITE, arguments);
}

static void next_person(struct slack_hearing *hearing, struct js *carried)
{
    if (person_at(carried, hearing->step + 1) != NULL) {
        slack_hear_next(hearing, hearing->step + 1, carried);
        return;
    }
    js_remove(carried, "people");
    hearing->out->result = carried;
}

static struct js *people_of(const struct slack_hearing *hearing)
{
    const struct js *users = js_at(hearing->reply, "users");
    struct js *people = js_new_array();
    for (size_t i = 0;
         js_is_array(users) && i < js_count(users) && js_count(people) < GROUP_PEOPLE_MAX; i++) {
        const char *id = js_text(js_item(users, i));
        if (slack_id_plain(id))
            js_push_string(people, id);
    }
    return people;
}

/* carried with one more id in the list named key. */
static struct js *noted(const struct slack_hearing *hearing, const char *key)
{
    struct js *carried = js_copy(hearing->carried);
    struct js *list = js_copy(js_at(carried, key));
    js_push_string(list, person_at(carried, hearing->step));
    js_put(carried, key, list);
    return carried;
}

/* Who was asked about is known to nobody any more: from the start again. */
static bool lost(struct slack_hearing *hearing)
{
    if (hearing->step == 0 || person_at(hearing->carried, hearing->step) != NULL)
        return false;
    slack_hear_next(hearing, 0, NULL);
    return true;
}

static void hear_group(struct slack_hearing *hearing)
{
    if (lost(hearing))
        return;
    if (hearing->step > 0) {
        next_person(hearing, noted(hearing, "invited"));
        return;
    }
    struct js *carried = js_new_object();
    js_put(carried, "people", people_of(hearing));
    js_put(carried, "invited", js_new_array());
    js_put(carried, "refused", js_new_array());
    next_person(hearing, carried);
}

static void group_refused(struct slack_hearing *hearing)
{
    bool there = strcmp(hearing->code, "already_in_channel") == 0 ||
                 strcmp(hearing->code, "cant_invite_self") == 0;
    if (hearing->step == 0)
        hearing->out->kind = VERDICT_FAILED;
    else if (!lost(hearing))
        next_person(hearing, there ? js_copy(hearing->carried) : noted(hearing, "refused"));
}

static const struct slack_exception group_exceptions[] = {
    {"*", SLACK_EXCEPTION_OTHER},
    {NULL, SLACK_EXCEPTION_OTHER},
};

const struct slack_call_kind slack_call_invite_group = {
    .ask = ask_group,
    .hear = hear_group,
    .refused = group_refused,
    .exceptions = group_exceptions,
};
