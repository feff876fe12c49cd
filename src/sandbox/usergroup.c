/* Groups of people with a handle, as on-call rotations keep them. */
#include <stdlib.h>

#include "disruption/base/clock.h"
#include "disruption/base/memory.h"
#include "sandbox/user.h"

struct usergroup *usergroup_add(struct workspace *workspace, const char *id, const char *handle)
{
    char made[ID_MAX];
    struct usergroup *group = mem_new(1, sizeof *group);
    group->id = mem_copy_text(id != NULL ? id : workspace_new_id(workspace, "S", made));
    group->handle = mem_copy_text(handle);
    group->name = mem_copy_text(handle);
    group->members = table_create(NULL);
    group->created_ms = workspace_now_ms(workspace);
    table_add(workspace->usergroups, group->id, group);
    return group;
}

void usergroup_destroy(void *value)
{
    struct usergroup *group = value;
    free(group->id);
    free(group->handle);
    free(group->name);
    table_destroy(group->members);
    free(group);
}

struct usergroup *usergroup_find(const struct workspace *workspace, const char *id_or_handle)
{
    struct usergroup *group = table_find(workspace->usergroups, id_or_handle);
    for (size_t i = 0;
         group == NULL && id_or_handle != NULL && i < table_count(workspace->usergroups); i++) {
        struct usergroup *each = table_at(workspace->usergroups, i);
        if (slice_equals(slice_of(id_or_handle), each->handle))
            group = each;
    }
    return group;
}

struct js *usergroup_users_json(const struct usergroup *group)
{
    struct js *users = js_new_array();
    for (size_t i = 0; i < table_count(group->members); i++)
        js_push_string(users, ((const struct user *)table_at(group->members, i))->id);
    return users;
}

struct js *usergroup_json(const struct workspace *workspace, const struct usergroup *group,
                          bool with_users)
{
    struct js *json = js_new_object();
    js_put_string(json, "id", group->id);
    js_put_string(json, "team_id", TEAM_ID);
    js_put_flag(json, "is_usergroup", true);
    js_put_string(json, "name", group->name);
    js_put_string(json, "handle", group->handle);
    js_put_integer(json, "date_create", group->created_ms / SECOND_MS);
    js_put_integer(json, "date_delete",
                   group->disabled ? workspace_now_ms(workspace) / SECOND_MS : 0);
    js_put_integer(json, "user_count", (int64_t)table_count(group->members));
    if (with_users)
        js_put(json, "users", usergroup_users_json(group));
    return json;
}
