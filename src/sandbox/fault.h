/* Faults of the Web API on request: wrong answers, late ones, none; rate limits; missing scopes;
 * dead tokens. */
#ifndef DISRUPTION_SANDBOX_FAULT_H
#define DISRUPTION_SANDBOX_FAULT_H

#include "disruption/base/err.h"
#include "disruption/base/json.h"
#include "sandbox/workspace.h"

#define FAULT_COUNT_MAX 1000
#define FAULT_DELAY_MAX_MS 600000

/* What shall go wrong with one call. Texts belong to the fault and live as long as it. */
struct api_fault {
    char *method;        /* "*": any */
    int64_t count;       /* calls left; -1: for ever */
    int status;          /* 0: as usual */
    char *body;          /* "html", "empty", "truncated" or the very text; NULL: as usual */
    char *error;         /* ok:false code; NULL: none */
    int64_t retry_after; /* seconds; -1: none */
    int64_t delay_ms;
    bool perform;
    bool lose;
};

/* What history keeps to itself, as workspaces and apps of other kinds know it. 0 everywhere: nothing. */
struct history_rules {
    size_t page_most;     /* messages of a page, whatever was asked for */
    size_t users_most;    /* people listed for one reaction; the count stays true */
    int64_t keeps_from_ms; /* older messages are hidden, and that is said */
};

struct faults;

struct faults *faults_create(void);
void faults_destroy(struct faults *faults);

/** Errors   ERR_INVALID: a member is missing or wrong. ERR_LIMITED: too many faults. */
MUST_CHECK bool faults_add(struct faults *faults, const struct js *wish, struct err *err);

/** Takes the fault for this call into *out (its texts owned by the caller: api_fault_done). False:
 * none. */
bool faults_take(struct faults *faults, const char *method, struct api_fault *out);
void api_fault_done(struct api_fault *fault);

/** Limits a method to so many calls in sixty seconds (0 lifts it); "*": every method by its tier.
 */
void faults_limit(struct faults *faults, const char *method, int64_t per_minute);

/** Seconds to wait before this call; 0: it may go on, and is counted. tier: calls a minute by
 * default. */
int64_t faults_wait_s(struct faults *faults, const char *method, int64_t tier, int64_t now_ms);

/** The same for a post: where methods go by their tier a channel takes one a second, and a few at once. */
int64_t faults_post_wait_s(struct faults *faults, const char *channel_id, int64_t now_ms);

/** NULL, or the error code every call with a token gets. */
void faults_set_token(struct faults *faults, const char *error);
const char *faults_token_error(const struct faults *faults);

/** Scopes that are not granted. */
void faults_set_scopes(struct faults *faults, const struct js *missing);
bool faults_lacks_scope(const struct faults *faults, const char *scope);

/** The rules, to be read and changed. */
struct history_rules *faults_history(struct faults *faults);

void faults_clear(struct faults *faults);

#endif
