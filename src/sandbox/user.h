/* People, bots, and the groups they are in. */
#ifndef DISRUPTION_SANDBOX_USER_H
#define DISRUPTION_SANDBOX_USER_H

#include "disruption/base/json.h"
#include "sandbox/workspace.h"

#define USER_NAME_MAX 80     /* characters */
#define USER_COUNT_MAX 60000 /* people; a large company */

struct user {
    char *id;
    char *name; /* handle, unique */
    char *real_name;
    char *display_name; /* may be "" */
    char *email;
    char *zone;
    char *team_id;
    char *bot_id; /* NULL for people */
    char *app_id; /* NULL for people */
    bool guest;
    bool deleted;
    bool stranger; /* of another workspace */
    int64_t updated_ms;
    char *home_view_id; /* last published home, NULL before */
};

/** Adds a person; id NULL makes one. The name must be free. */
struct user *user_add(struct workspace *workspace, const char *id, const char *name);

/** Makes the user a bot of the app, with bot_id (NULL makes one). */
void user_make_bot(struct workspace *workspace, struct user *user, const char *bot_id,
                   const char *app_id);

/** By id, or by name; NULL when unknown. */
struct user *user_find(const struct workspace *workspace, const char *id_or_name);
struct user *user_by_email(const struct workspace *workspace, const char *email);
struct user *user_bot(const struct workspace *workspace); /* our own */

void user_set(char **field, const char *value); /* replaces an owned field */
const char *user_shown_name(const struct user *user);

/** The object users.info gives. */
struct js *user_json(const struct workspace *workspace, const struct user *user);

/** The short object of interactions: id, username, name, team_id. */
struct js *user_brief_json(const struct user *user);

/** "bot_profile" of a bot's messages. */
struct js *user_bot_profile_json(const struct user *user);

struct usergroup {
    char *id;
    char *handle;
    char *name;
    struct table *members; /* user id -> borrowed user */
    bool disabled;
    int64_t created_ms;
};

struct usergroup *usergroup_add(struct workspace *workspace, const char *id, const char *handle);
struct usergroup *usergroup_find(const struct workspace *workspace, const char *id_or_handle);
struct js *usergroup_json(const struct workspace *workspace, const struct usergroup *group,
                          bool with_users);
struct js *usergroup_users_json(const struct usergroup *group);

void user_destroy(void *user);
void usergroup_destroy(void *group);

#endif
