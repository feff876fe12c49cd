/* One row a method. */
#include "methods.h"

/* Calls of one method a minute. */
enum tier {
    TIER_2 = 20,
    TIER_3 = 50,
    TIER_4 = 100,
    TIER_SPECIAL = 600, /* "hundreds" */
    POSTS = 300,        /* "several hundred" in all ... */
    POSTS_SCOPE = 60,   /* ... and one a second in a channel */
    TRANSFERS = 60,     /* bytes of files; nothing is documented */
};

const struct slack_method slack_methods[METHOD_COUNT] = {
    [METHOD_AUTH_TEST] = {"auth.test", SLACK_FORM, TIER_SPECIAL, 0},
    [METHOD_CONNECTIONS_OPEN] = {"apps.connections.open", SLACK_FORM, TIER_3, 0},
    [METHOD_BOTS_INFO] = {"bots.info", SLACK_FORM, TIER_3, 0},
    [METHOD_CHAT_DELETE] = {"chat.delete", SLACK_JSON, TIER_3, 0},
    [METHOD_CHAT_EPHEMERAL] = {"chat.postEphemeral", SLACK_JSON, TIER_4, 0},
    [METHOD_CHAT_POST] = {"chat.postMessage", SLACK_JSON, POSTS, POSTS_SCOPE},
    [METHOD_CHAT_UPDATE] = {"chat.update", SLACK_JSON, TIER_3, 0},
    [METHOD_ARCHIVE] = {"conversations.archive", SLACK_JSON, TIER_2, 0},
    [METHOD_CREATE] = {"conversations.create", SLACK_JSON, TIER_2, 0},
    [METHOD_HISTORY] = {"conversations.history", SLACK_FORM, TIER_3, 0},
    [METHOD_INFO] = {"conversations.info", SLACK_FORM, TIER_3, 0},
    [METHOD_INVITE] = {"conversations.invite", SLACK_JSON, TIER_3, 0},
    [METHOD_JOIN] = {"conversations.join", SLACK_JSON, TIER_3, 0},
    [METHOD_OPEN] = {"conversations.open", SLACK_JSON, TIER_3, 0},
    [METHOD_RENAME] = {"conversations.rename", SLACK_JSON, TIER_2, 0},
    [METHOD_REPLIES] = {"conversations.replies", SLACK_FORM, TIER_3, 0},
    [METHOD_SET_TOPIC] = {"conversations.setTopic", SLACK_JSON, TIER_2, 0},
    [METHOD_UNARCHIVE] = {"conversations.unarchive", SLACK_JSON, TIER_2, 0},
    [METHOD_FILES_COMPLETE] = {"files.completeUploadExternal", SLACK_JSON, TIER_4, 0},
    [METHOD_FILES_ADDRESS] = {"files.getUploadURLExternal", SLACK_FORM, TIER_4, 0},
    [METHOD_PINS_ADD] = {"pins.add", SLACK_JSON, TIER_2, 0},
    [METHOD_REACTIONS_ADD] = {"reactions.add", SLACK_JSON, TIER_3, 0},
    [METHOD_REACTIONS_GET] = {"reactions.get", SLACK_FORM, TIER_3, 0},
    [METHOD_REACTIONS_REMOVE] = {"reactions.remove", SLACK_JSON, TIER_2, 0},
    [METHOD_GROUP_USERS] = {"usergroups.users.list", SLACK_FORM, TIER_2, 0},
    [METHOD_USERS_CONVERSATIONS] = {"users.conversations", SLACK_FORM, TIER_3, 0},
    [METHOD_USERS_INFO] = {"users.info", SLACK_FORM, TIER_4, 0},
    [METHOD_VIEWS_OPEN] = {"views.open", SLACK_JSON, TIER_4, 0},
    [METHOD_VIEWS_PUBLISH] = {"views.publish", SLACK_JSON, TIER_4, 0},

    /* No methods of the Web API: each address is another. An answer has a response_url of its own. */
    [METHOD_RESPONSE_URL] = {"response_url", SLACK_JSON, 0, 0},
    [METHOD_DOWNLOAD] = {"download", SLACK_FORM, TRANSFERS, 0},
    [METHOD_UPLOAD] = {"upload", SLACK_FORM, TRANSFERS, 0},
};
