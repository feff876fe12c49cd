/* One outgoing call as curl sees it: a checked copy of the call, its options, its growing answer,
 * its result. */
#ifndef DISRUPTION_NET_HTTP_TRANSFER_H
#define DISRUPTION_NET_HTTP_TRANSFER_H

#include <curl/curl.h>

#include "disruption/base/buf.h"
#include "disruption/net/http_client.h"
#include "body_file.h"

struct transfer {
    struct transfer *next, **link; /* for the owner's list */
    CURL *easy;
    struct curl_slist *headers;
    char *url, *unix_socket, *body;
    void (*done)(void *ctx, const struct http_result *result);
    void *ctx;
    struct buf answer;
    struct body_file *file; /* where the answer goes instead; NULL: nowhere else */
    char scopes[1024];
    bool headers_whole; /* their empty last line has come */
    int64_t retry_after_ms;
    int64_t started_ms;
    char fault[CURL_ERROR_SIZE];
    struct http_result result; /* failure is HTTP_UNUSABLE at once when the call is wrong */
};

/** Copies and checks the call. Never NULL; look at result.failure before giving `easy` to curl. */
struct transfer *transfer_create(const struct http_client_options *options,
                                 const struct http_call *call,
                                 void (*done)(void *ctx, const struct http_result *result),
                                 void *ctx);

/** Fills the result from what curl says. */
void transfer_conclude(struct transfer *transfer, CURLcode code);

/** Calls done, and releases everything. */
void transfer_finish(struct transfer *transfer);

#endif
