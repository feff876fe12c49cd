/* auth.test, apps.connections.open, team.*, bots.*, users.*, usergroups.* */
#include <stdlib.h>
#include <string.h>

#include "disruption/base/buf.h"
#include "disruption/base/clock.h"
#include "sandbox/call.h"
#include "sandbox/socket_mode.h"

#define USERS_LIMIT_DEFAULT 200

bool api_auth_test(struct call *call)
{
    struct buf url;
    buf_init(&url, 1024);
    buf_print(&url, "%s/", call->workspace->base_url);
    js_put_string(call->reply, "url", buf_string(&url));
    js_put_string(call->reply, "team", TEAM_NAME);
    js_put_string(call->reply, "team_id", TEAM_ID);
    js_put_string(call->reply, "user", call->caller->name);
    js_put_string(call->reply, "user_id", call->caller->id);
    js_put_string(call->reply, "bot_id", call->caller->bot_id);
    js_put_string(call->reply, "app_id", APP_ID);
    js_put_string(call->reply, "app_name", BOT_NAME);
    js_put_flag(call->reply, "is_enterprise_install", false);
    buf_done(&url);
    return true;
}

bool api_connections_open(struct call *call)
{
    if (call->workspace->sockets->faults.disabled)
        return call_refuse(call, "socket_mode_disabled");
    char *url = socket_ticket(call->workspace);
    js_put_string(call->reply, "url", url);
    free(url);
    return true;
}

bool api_team_info(struct call *call)
{
    struct js *team = js_new_object();
    js_put_string(team, "id", TEAM_ID);
    js_put_string(team, "name", TEAM_NAME);
    js_put_string(team, "domain", TEAM_DOMAIN);
    js_put(call->reply, "team", team);
    return true;
}

bool api_bots_info(struct call *call)
{
    const struct user *user = table_find(call->workspace->users_by_bot, call_text(call, "bot"));
    if (user == NULL)
        return call_refuse(call, "bot_not_found");
    struct js *bot = js_new_object();
    js_put_string(bot, "id", user->bot_id);
    js_put_string(bot, "name", user->name);
    js_put_string(bot, "app_id", user->app_id);
    js_put_string(bot, "user_id", user->id);
    js_put_flag(bot, "deleted", user->deleted);
    js_put_integer(bot, "updated", user->updated_ms / SECOND_MS);
    js_put(call->reply, "bot", bot);
    return true;
}

bool api_users_info(struct call *call)
{
    const struct user *user = call_user(call, "user");
    if (user == NULL)
        return false;
    js_put(call->reply, "user", user_json(call->workspace, user));
    return true;
}

bool api_users_list(struct call *call)
{
    struct page page;
    const struct table *users = call->workspace->users;
    if (!call_page(call, USERS_LIMIT_DEFAULT, &page))
        return false;
    struct js *members = js_new_array();
    size_t i = page.first;
    for (; i < table_count(users) && js_count(members) < page.limit; i++)
        js_push(members, user_json(call->workspace, table_at(users, i)));
    js_put(call->reply, "members", members);
    js_put_integer(call->reply, "cache_ts", workspace_now_ms(call->workspace) / SECOND_MS);
    call_next_page(call, i < table_count(users) ? i : 0);
    return true;
}

bool api_users_by_email(struct call *call)
{
    const struct user *user = user_by_email(call->workspace, call_text(call, "email"));
    if (user == NULL || user->deleted)
        return call_refuse(call, "users_not_found");
    js_put(call->reply, "user", user_json(call->workspace, user));
    return true;
}

bool api_usergroups_list(struct call *call)
{
    struct js *groups = js_new_array();
    for (size_t i = 0; i < table_count(call->workspace->usergroups); i++) {
        const struct usergroup *group = table_at(call->workspace->usergroups, i);
        if (!group->disabled || call_flag(call, "include_disabled"))
            js_push(groups,
                    usergroup_json(call->workspace, group, call_flag(call, "include_users")));
    }
    js_put(call->reply, "usergroups", groups);
    return true;
}

bool api_usergroups_users(struct call *call)
{
    const struct usergroup *group =
        table_find(call->workspace->usergroups, call_text(call, "usergroup"));
    if (group == NULL)
        return call_refuse(call, "no_such_subteam");
    js_put(call->reply, "users", usergroup_users_json(group));
    return true;
}
