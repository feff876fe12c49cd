/* The Web API methods we use: how each takes its arguments, and how often it may be called. */
#ifndef SLACK_METHODS_H
#define SLACK_METHODS_H

enum slack_format { SLACK_FORM, SLACK_JSON }; /* reading methods take forms only */

enum slack_method_id {
    METHOD_AUTH_TEST,
    METHOD_CONNECTIONS_OPEN,
    METHOD_BOTS_INFO,
    METHOD_CHAT_DELETE,
    METHOD_CHAT_EPHEMERAL,
    METHOD_CHAT_POST,
    METHOD_CHAT_UPDATE,
    METHOD_ARCHIVE,
    METHOD_CREATE,
    METHOD_HISTORY,
    METHOD_INFO,
    METHOD_INVITE,
    METHOD_JOIN,
    METHOD_OPEN,
    METHOD_RENAME,
    METHOD_REPLIES,
    METHOD_SET_TOPIC,
    METHOD_UNARCHIVE,
    METHOD_FILES_COMPLETE,
    METHOD_FILES_ADDRESS,
    METHOD_PINS_ADD,
    METHOD_REACTIONS_ADD,
    METHOD_REACTIONS_GET,
    METHOD_REACTIONS_REMOVE,
    METHOD_GROUP_USERS,
    METHOD_USERS_CONVERSATIONS,
    METHOD_USERS_INFO,
    METHOD_VIEWS_OPEN,
    METHOD_VIEWS_PUBLISH,
    METHOD_RESPONSE_URL,
    METHOD_DOWNLOAD,
    METHOD_UPLOAD,
    METHOD_COUNT
};

struct slack_method {
    const char *name;
    enum slack_format format;
    int per_minute;       /* 0: no rate is known */
    int scope_per_minute; /* within one channel, where that is limited too; else 0 */
};

/* By slack_method_id. Source: Slack, "Rate limits", and each method's page. */
extern const struct slack_method slack_methods[METHOD_COUNT];

#endif
