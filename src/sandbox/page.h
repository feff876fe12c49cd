/* What the chat page reads: everything of a channel or a person as that person sees it. */
#ifndef DISRUPTION_SANDBOX_PAGE_H
#define DISRUPTION_SANDBOX_PAGE_H

#include "disruption/base/err.h"
#include "disruption/base/json.h"
#include "disruption/base/slice.h"
#include "sandbox/workspace.h"

/**
 * GET /page/NAME: "state" (user), "channel" (user, channel [, before]), "thread" (user, channel,
 * ts).
 *
 * Errors   ERR_NOT_FOUND: no such thing, or the person may not see it.
 */
MUST_CHECK bool page_read(struct workspace *workspace, const char *name, const char *query,
                          struct js **reply, struct err *err);

struct asset {
    const char *path;
    const char *content_type;
    const unsigned char *bytes;
    size_t size;
};

/** The embedded file of that path; NULL when there is none. */
const struct asset *page_asset(const char *path);

#endif
