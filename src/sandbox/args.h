/* Arguments of a Web API request, from wherever they come, as one object. */
#ifndef DISRUPTION_SANDBOX_ARGS_H
#define DISRUPTION_SANDBOX_ARGS_H

#include "disruption/base/json.h"
#include "disruption/base/slice.h"

#define ARGS_MAX 200 /* per request; what comes behind is not looked at */

struct args_source {
    const char *query;
    const char *content_type;
    struct slice body;
};

/**
 * Reads query, then body: urlencoded, multipart or JSON by its content type.
 *
 * was_json   the body was JSON.
 * args       an object the caller drops, also when something was wrong.
 *
 * Returns NULL, or the Web API's error code.
 */
const char *args_read(const struct args_source *source, struct js **args, bool *was_json);

/** One part of a multipart body. */
struct part {
    struct slice name;
    struct slice filename; /* empty: a plain field */
    struct slice content;
};

/** Takes the next part off the front of *body. False at the end, or when it is no multipart body.
 */
bool part_next(struct slice *body, struct slice boundary, struct part *part);

/** The boundary of a multipart content type; empty when it is none. */
struct slice part_boundary(const char *content_type);

#endif
