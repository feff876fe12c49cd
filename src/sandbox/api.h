/* The Web API: one table of methods, one door. Without sockets, so that tests call it directly. */
#ifndef DISRUPTION_SANDBOX_API_H
#define DISRUPTION_SANDBOX_API_H

#include "disruption/base/json.h"
#include "sandbox/workspace.h"

struct api_answer {
    int status;
    int64_t retry_after; /* seconds; -1: no such header */
    const char *scopes;  /* of the token, for its header; NULL: none */
    const char *content_type;
    char *body; /* owned */
    size_t body_len;
    int64_t delay_ms; /* real time before it leaves */
    bool lost;        /* it never leaves: the connection ends instead */
};

/**
 * Performs a method.
 *
 * method      "chat.postMessage"
 * args        an object; values are strings from forms, anything from JSON.
 * was_json    the arguments came as a JSON body: methods that read forms only ignore them.
 * token       from the header or, failing that, the body; NULL: none.
 * answer      always set; release with api_answer_done.
 */
void sandbox_api_call(struct workspace *workspace, const char *method, const struct js *args,
                      bool was_json, const char *token, struct api_answer *answer);
void api_answer_done(struct api_answer *answer);

#endif
