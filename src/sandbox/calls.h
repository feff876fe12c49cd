/* The log of Web API calls, so that tests can assert what was called, when and in which order. */
#ifndef DISRUPTION_SANDBOX_CALLS_H
#define DISRUPTION_SANDBOX_CALLS_H

#include "disruption/base/json.h"

#define CALL_LOG_MAX 20000 /* the older half goes then */

struct calls;

struct calls *calls_create(void);
void calls_destroy(struct calls *calls);

/** Adds a call; args is copied. error: "" when it was fine. */
void calls_add(struct calls *calls, const char *method, int64_t at_ms, int status,
               const char *error, const struct js *args);

/** {calls:[...],next}: those numbered above since, of that method unless NULL. */
struct js *calls_json(const struct calls *calls, int64_t since, const char *method);

/** How often each method was called: {"chat.postMessage":3,...} */
struct js *calls_counts_json(const struct calls *calls);

#endif
