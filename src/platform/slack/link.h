/* The live connection to Slack: Socket Mode. As platform.h describes; all on the loop's thread. */
#ifndef SLACK_LINK_H
#define SLACK_LINK_H

#include "disruption/platform/platform.h"

MUST_CHECK bool slack_link_open(struct loop *loop, struct http_client *http,
                                const struct platform_options *options,
                                const struct link_events *events, void *ctx, struct link **out,
                                struct err *err);
void slack_link_acknowledge(struct link *link, uint64_t connection, const char *id,
                            const struct delivery_refusal *refusal);
int64_t slack_link_heard_ms(const struct link *link);
void slack_link_close(struct link *link, void (*closed)(void *ctx), void *ctx);

/** The loop must not turn afterwards: it has no way to forget a wake handler. */
void slack_link_destroy(struct link *link);

#endif
