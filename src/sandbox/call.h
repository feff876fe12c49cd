/* One Web API call under way: its arguments, its reply, and the helpers that methods share. */
#ifndef DISRUPTION_SANDBOX_CALL_H
#define DISRUPTION_SANDBOX_CALL_H

#include "disruption/base/json.h"
#include "sandbox/channel.h"
#include "sandbox/message.h"
#include "sandbox/user.h"
#include "sandbox/workspace.h"

#define PAGE_LIMIT_MAX 1000

struct call {
    struct workspace *workspace;
    const struct js *args;
    struct user *caller; /* our bot */
    struct js *reply;    /* becomes the answer's object */
    const char *error;   /* static text; NULL: none */
};

/** Fails the call. Always returns false, so that `return call_refuse(...)` reads well. */
bool call_refuse(struct call *call, const char *error);

/** NULL answers true, else the code fails the call: for verbs that answer a code. */
bool call_settle(struct call *call, const char *error);

/* Arguments. Texts are NULL when absent or not texts. */
const char *call_text(const struct call *call, const char *name);
bool call_flag(const struct call *call, const char *name);
int64_t call_integer(const struct call *call, const char *name, int64_t fallback);

/** A tree given as JSON or as JSON text; the caller owns it. *bad is set when it is unreadable. */
struct js *call_tree(const struct call *call, const char *name, bool *bad);

/** The channel named by an argument, as far as the caller may know of it. NULL: the call has
 * failed. */
struct channel *call_channel(struct call *call, const char *name);

/** The same, and the caller must be in it. */
struct channel *call_own_channel(struct call *call, const char *name);

/** The message an argument names; NULL: the call has failed. */
struct message *call_message(struct call *call, const struct channel *channel, const char *name);

struct user *call_user(struct call *call, const char *name);

/* Paging by cursor. */
struct page {
    size_t first;
    size_t limit;
};

/** Reads cursor and limit. False: the call has failed. */
bool call_page(struct call *call, size_t fallback_limit, struct page *page);

/** Tells where the next page starts; next 0: there is none. */
void call_next_page(struct call *call, size_t next);

/** Names a fault of blocks or views in response_metadata.messages; told is taken over. */
bool call_refuse_with(struct call *call, const char *error, struct js *told);

/* The table's row. Methods with form_only ignore JSON bodies, as the real ones do. */
enum api_body { API_FORM, API_ANY };

struct api_method {
    const char *name;
    enum api_body body;
    const char *scope; /* NULL: none */
    int per_minute;    /* its tier */
    bool (*handle)(struct call *call);
    bool app_token; /* wants the app-level token */
};

const struct api_method *api_method_find(const char *name);

/** All scopes that methods want, as the header lists them. */
const char *api_scopes(const struct workspace *workspace);

bool api_auth_test(struct call *call);
bool api_connections_open(struct call *call);
bool api_team_info(struct call *call);
bool api_bots_info(struct call *call);
bool api_conversations_create(struct call *call);
bool api_conversations_info(struct call *call);
bool api_conversations_list(struct call *call);
bool api_conversations_history(struct call *call);
bool api_conversations_replies(struct call *call);
bool api_conversations_members(struct call *call);
bool api_conversations_invite(struct call *call);
bool api_conversations_join(struct call *call);
bool api_conversations_leave(struct call *call);
bool api_conversations_kick(struct call *call);
bool api_conversations_open(struct call *call);
bool api_conversations_set_topic(struct call *call);
bool api_conversations_set_purpose(struct call *call);
bool api_conversations_archive(struct call *call);
bool api_conversations_unarchive(struct call *call);
bool api_conversations_rename(struct call *call);
bool api_users_info(struct call *call);
bool api_users_list(struct call *call);
bool api_users_conversations(struct call *call);
bool api_users_by_email(struct call *call);
bool api_usergroups_list(struct call *call);
bool api_usergroups_users(struct call *call);
bool api_chat_post(struct call *call);
bool api_chat_ephemeral(struct call *call);
bool api_chat_update(struct call *call);
bool api_chat_delete(struct call *call);
bool api_chat_permalink(struct call *call);
bool api_reactions_add(struct call *call);
bool api_reactions_remove(struct call *call);
bool api_reactions_get(struct call *call);
bool api_pins_add(struct call *call);
bool api_pins_remove(struct call *call);
bool api_pins_list(struct call *call);
bool api_bookmarks_add(struct call *call);
bool api_bookmarks_list(struct call *call);
bool api_files_upload_url(struct call *call);
bool api_files_complete(struct call *call);
bool api_files_info(struct call *call);
bool api_views_open(struct call *call);
bool api_views_push(struct call *call);
bool api_views_update(struct call *call);
bool api_views_publish(struct call *call);

#endif
