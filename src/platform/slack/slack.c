/* Slack as a platform: the link in link.c, the calls in calls.c. */
#include "calls.h"
#include "link.h"

const struct platform_ops platform_slack = {
    .name = "slack",
    .link_open = slack_link_open,
    .link_acknowledge = slack_link_acknowledge,
    .link_heard_ms = slack_link_heard_ms,
    .link_close = slack_link_close,
    .link_destroy = slack_link_destroy,
    .call_encode = slack_call_encode,
    .call_decode = slack_call_decode,
};
