/* People and bots: who they are and how the Web API describes them. */
#include "sandbox/user.h"

#include <stdlib.h>
#include <string.h>

#include "disruption/base/clock.h"
#include "disruption/base/memory.h"
#include "sandbox/glue.h"

void user_set(char **field, const char *value)
{
    char *copy = mem_copy_text(value);
    free(*field);
    *field = copy;
}

struct user *user_add(struct workspace *workspace, const char *id, const char *name)
{
    char made[ID_MAX];
    struct user *user = mem_new(1, sizeof *user);
    user->id = mem_copy_text(id != NULL ? id : workspace_new_id(workspace, "U", made));
    user->name = mem_copy_text(name);
    user->real_name = mem_copy_text(name);
    user->display_name = mem_copy_text("");
    user->zone = mem_copy_text("UTC");
    user->team_id = mem_copy_text(TEAM_ID);
    user->updated_ms = workspace_now_ms(workspace);
    table_add(workspace->users, user->id, user);
    table_add(workspace->users_by_name, user->name, user);
    return user;
}

void user_make_bot(struct workspace *workspace, struct user *user, const char *bot_id,
                   const char *app_id)
{
    char made[ID_MAX];
    user_set(&user->bot_id, bot_id != NULL ? bot_id : workspace_new_id(workspace, "B", made));
    user_set(&user->app_id, app_id != NULL ? app_id : workspace_new_id(workspace, "A", made));
    table_add(workspace->users_by_bot, user->bot_id, user);
}

void user_destroy(void *value)
{
    struct user *user = value;
    char *const owned[] = {user->id,     user->name,        user->real_name, user->display_name,
                           user->email,  user->zone,        user->team_id,   user->bot_id,
                           user->app_id, user->home_view_id};
    for (size_t i = 0; i < COUNT_OF(owned); i++)
        free(owned[i]);
    free(user);
}

struct user *user_find(const struct workspace *workspace, const char *id_or_name)
{
    if (id_or_name != NULL && id_or_name[0] == '@')
        id_or_name++;
    struct user *user = table_find(workspace->users, id_or_name);
    return user != NULL ? user : table_find(workspace->users_by_name, id_or_name);
}

struct user *user_by_email(const struct workspace *workspace, const char *email)
{
    for (size_t i = 0; i < table_count(workspace->users); i++) {
        struct user *user = table_at(workspace->users, i);
        if (user->email != NULL && email != NULL && strcasecmp(user->email, email) == 0)
            return user;
    }
    return NULL;
}

struct user *user_bot(const struct workspace *workspace)
{
    return table_find(workspace->users, BOT_USER_ID);
}

const char *user_shown_name(const struct user *user)
{
    if (user->display_name[0] != '\0')
        return user->display_name;
    return user->real_name[0] != '\0' ? user->real_name : user->name;
}

static struct js *profile_json(const struct user *user)
{
    struct js *profile = js_new_object();
    js_put_string(profile, "display_name", user->display_name);
    js_put_string(profile, "display_name_normalized", user->display_name);
    js_put_string(profile, "real_name", user->real_name);
    js_put_string(profile, "real_name_normalized", user->real_name);
    js_put_string(profile, "email", user->email);
    js_put_string(profile, "team", user->team_id);
    js_put_string(profile, "bot_id", user->bot_id);
    js_put_string(profile, "api_app_id", user->app_id);
    return profile;
}

struct js *user_json(const struct workspace *workspace, const struct user *user)
{
    struct js *json = js_new_object();
    js_put_string(json, "id", user->id);
    js_put_string(json, "team_id", user->team_id);
    js_put_string(json, "name", user->name);
    js_put_string(json, "real_name", user->real_name);
    js_put_flag(json, "deleted", user->deleted);
    js_put_flag(json, "is_bot", user->bot_id != NULL);
    js_put_flag(json, "is_app_user", false);
    js_put_integer(json, "updated", user->updated_ms / SECOND_MS);
    js_put(json, "profile", profile_json(user));
    if (user->deleted)
        return json;
    js_put_string(json, "tz", user->zone);
    js_put_string(json, "tz_label", user->zone);
    js_put_integer(json, "tz_offset", zone_offset_s(user->zone, workspace_now_ms(workspace)));
    js_put_flag(json, "is_restricted", user->guest);
    js_put_flag(json, "is_ultra_restricted", false);
    if (user->stranger)
        js_put_flag(json, "is_stranger", true);
    return json;
}

struct js *user_brief_json(const struct user *user)
{
    struct js *json = js_new_object();
    js_put_string(json, "id", user->id);
    js_put_string(json, "username", user->name);
    js_put_string(json, "name", user->name);
    js_put_string(json, "team_id", user->team_id);
    return json;
}

struct js *user_bot_profile_json(const struct user *user)
{
    struct js *json = js_new_object();
    js_put_string(json, "id", user->bot_id);
    js_put_string(json, "app_id", user->app_id);
    js_put_string(json, "name", user->name);
    js_put_flag(json, "deleted", false);
    js_put_integer(json, "updated", user->updated_ms / SECOND_MS);
    js_put(json, "icons", js_new_object());
    js_put_string(json, "team_id", user->team_id);
    return json;
}
