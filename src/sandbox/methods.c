/* The table of Web API methods: how each reads its arguments, which scope it wants, how often it
 * may be called. */
#include <stdlib.h>
#include <string.h>

#include "sandbox/call.h"
#include "sandbox/fault.h"

enum { TIER_1 = 1, TIER_2 = 20, TIER_3 = 50, TIER_4 = 100, TIER_POST = 300, TIER_SPECIAL = 600 };

/* Sorted by name, for bsearch(3). */
static const struct api_method methods[] = {
    {"apps.connections.open", API_ANY, NULL, TIER_1, api_connections_open, true},
    {"auth.test", API_ANY, NULL, TIER_SPECIAL, api_auth_test, false},
    {"bookmarks.add", API_ANY, "bookmarks:write", TIER_2, api_bookmarks_add, false},
    {"bookmarks.list", API_ANY, "bookmarks:read", TIER_3, api_bookmarks_list, false},
    {"bots.info", API_FORM, "users:read", TIER_3, api_bots_info, false},
    {"chat.delete", API_ANY, "chat:write", TIER_3, api_chat_delete, false},
    {"chat.getPermalink", API_FORM, NULL, TIER_SPECIAL, api_chat_permalink, false},
    {"chat.postEphemeral", API_ANY, "chat:write", TIER_4, api_chat_ephemeral, false},
    {"chat.postMessage", API_ANY, "chat:write", TIER_POST, api_chat_post, false},
    {"chat.update", API_ANY, "chat:write", TIER_3, api_chat_update, false},
    {"conversations.archive", API_ANY, "channels:manage", TIER_2, api_conversations_archive, false},
    {"conversations.create", API_ANY, "channels:manage", TIER_2, api_conversations_create, false},
    {"conversations.history", API_ANY, "channels:history", TIER_3, api_conversations_history,
     false},
    {"conversations.info", API_FORM, "channels:read", TIER_3, api_conversations_info, false},
    {"conversations.invite", API_ANY, "channels:manage", TIER_3, api_conversations_invite, false},
    {"conversations.join", API_ANY, "channels:join", TIER_3, api_conversations_join, false},
    {"conversations.kick", API_ANY, "channels:manage", TIER_3, api_conversations_kick, false},
    {"conversations.leave", API_ANY, "channels:manage", TIER_3, api_conversations_leave, false},
    {"conversations.list", API_FORM, "channels:read", TIER_2, api_conversations_list, false},
    {"conversations.members", API_FORM, "channels:read", TIER_4, api_conversations_members, false},
    {"conversations.open", API_ANY, "im:write", TIER_3, api_conversations_open, false},
    {"conversations.rename", API_ANY, "channels:manage", TIER_2, api_conversations_rename, false},
    {"conversations.replies", API_FORM, "channels:history", TIER_3, api_conversations_replies,
     false},
    {"conversations.setPurpose", API_ANY, "channels:manage", TIER_2, api_conversations_set_purpose,
     false},
    {"conversations.setTopic", API_ANY, "channels:manage", TIER_2, api_conversations_set_topic,
     false},
    {"conversations.unarchive", API_ANY, "channels:manage", TIER_2, api_conversations_unarchive,
     false},
    {"files.completeUploadExternal", API_ANY, "files:write", TIER_4, api_files_complete, false},
    {"files.getUploadURLExternal", API_FORM, "files:write", TIER_4, api_files_upload_url, false},
    {"files.info", API_FORM, "files:read", TIER_4, api_files_info, false},
    {"pins.add", API_ANY, "pins:write", TIER_2, api_pins_add, false},
    {"pins.list", API_FORM, "pins:read", TIER_2, api_pins_list, false},
    {"pins.remove", API_ANY, "pins:write", TIER_2, api_pins_remove, false},
    {"reactions.add", API_ANY, "reactions:write", TIER_3, api_reactions_add, false},
    {"reactions.get", API_FORM, "reactions:read", TIER_3, api_reactions_get, false},
    {"reactions.remove", API_ANY, "reactions:write", TIER_2, api_reactions_remove, false},
    {"team.info", API_FORM, NULL, TIER_3, api_team_info, false},
    {"usergroups.list", API_FORM, "usergroups:read", TIER_2, api_usergroups_list, false},
    {"usergroups.users.list", API_FORM, "usergroups:read", TIER_2, api_usergroups_users, false},
    {"users.conversations", API_FORM, "channels:read", TIER_3, api_users_conversations, false},
    {"users.info", API_FORM, "users:read", TIER_4, api_users_info, false},
    {"users.list", API_FORM, "users:read", TIER_2, api_users_list, false},
    {"users.lookupByEmail", API_FORM, "users:read.email", TIER_3, api_users_by_email, false},
    {"views.open", API_ANY, NULL, TIER_4, api_views_open, false},
    {"views.publish", API_ANY, NULL, TIER_4, api_views_publish, false},
    {"views.push", API_ANY, NULL, TIER_4, api_views_push, false},
    {"views.update", API_ANY, NULL, TIER_4, api_views_update, false},
};

static int compare(const void *name, const void *row)
{
    return strcmp(name, ((const struct api_method *)row)->name);
}

const struct api_method *api_method_find(const char *name)
{
    return bsearch(name, methods, COUNT_OF(methods), sizeof methods[0], compare);
}

/* What the app's manifest asks for. */
static const char *const granted[] = {
    "app_mentions:read", "bookmarks:read", "bookmarks:write",  "channels:history",  "channels:join",
    "channels:manage",   "channels:read",  "chat:write",       "chat:write.public", "commands",
    "files:read",        "files:write",    "groups:history",   "groups:read",       "groups:write",
    "im:history",        "im:read",        "im:write",         "mpim:history",      "mpim:read",
    "pins:read",         "pins:write",     "reactions:read",   "reactions:write",   "team:read",
    "usergroups:read",   "users:read",     "users:read.email",
};

const char *api_scopes(const struct workspace *workspace)
{
    static char list[1024]; /* the server has one thread */
    size_t len = 0;
    list[0] = '\0';
    for (size_t i = 0; i < COUNT_OF(granted); i++) {
        if (faults_lacks_scope(workspace->faults, granted[i]))
            continue;
        if (len > 0)
            list[len++] = ',';
        memcpy(list + len, granted[i], strlen(granted[i]) + 1);
        len += strlen(granted[i]);
    }
    return list;
}
