/* What an HTTP answer of the Web API means, whatever was asked. */
#ifndef SLACK_ANSWER_H
#define SLACK_ANSWER_H

#include "disruption/base/json.h"
#include "disruption/net/http_client.h"
#include "disruption/net/pacing.h"

#define SLACK_PAUSE_MS 30000      /* when Slack says "slow down" without saying how long */
#define SLACK_PAUSE_LEAST_MS 1000 /* "0 seconds" would have us ask without a breath */
#define SLACK_PAUSE_MAX_MS                                                                         \
    3600000 /* longer is no plan of Slack's; asked then, it may say so again */

enum slack_meaning {
    SLACK_OK,           /* carried out; reply is set */
    SLACK_UNSENT,       /* certainly not carried out */
    SLACK_UNCLEAR,      /* may have been carried out */
    SLACK_PAUSE,        /* not carried out; not before wait_ms */
    SLACK_UNAUTHORISED, /* not carried out; the token is refused */
    SLACK_UNUSABLE,     /* never sent, and never will be: our own call was wrong */
    SLACK_REFUSED,      /* not carried out; `code` says why */
};

struct slack_answer {
    enum slack_meaning meaning;
    int64_t wait_ms;  /* PAUSE */
    char code[128];   /* Slack's error code, "" without one */
    char reason[256]; /* a sentence, or the code with what is known beside it */
    struct js
        *reply; /* owned: release with slack_answer_done; NULL when the body was no JSON object */
};

/**
 * Reads an answer. Never fails: whatever cannot be understood is UNCLEAR.
 *
 * Source   Slack, "Web API" (evaluating responses, errors, rate limits);
 * tests/unit/platform/test_slack_verdicts.c
 */
void slack_answer_read(const struct http_result *result, struct slack_answer *out);
/** How that call ended, for the pacing of the next ones. */
enum call_end slack_answer_end(const struct slack_answer *answer, const struct http_result *result);

void slack_answer_done(struct slack_answer *answer);

#endif
