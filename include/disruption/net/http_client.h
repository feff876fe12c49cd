/*
 * Outgoing HTTP(S): one thread around curl's multi interface. The thread is also where its owner's own work on
 * answers runs (http_client_do, http_client_after), so that the courier needs no thread of its own.
 *
 * Redirects are not followed; TLS is verified always; http:// is accepted for loopback addresses alone.
 */
#ifndef DISRUPTION_NET_HTTP_CLIENT_H
#define DISRUPTION_NET_HTTP_CLIENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "disruption/base/digest.h"
#include "disruption/base/err.h"
#include "disruption/base/secret.h"

struct http_client;

struct http_client_options {
    const char *ca_file;    /* a further CA; NULL: the system store alone */
    const char *user_agent;
};

#define HTTP_CALL_HEADERS_MAX 8

struct http_call {
    const char *method;              /* "GET" or "POST" */
    const char *url;
    const char *unix_socket;         /* connect here instead; NULL: by url */
    const char *content_type;        /* of the body; NULL: none */
    const struct secret *bearer;     /* Authorization: Bearer; must outlive the call; NULL: none */
    const char *header_names[HTTP_CALL_HEADERS_MAX]; /* further headers; NULL ends the list */
    const char *header_values[HTTP_CALL_HEADERS_MAX];
    const char *body;
    size_t body_len;
    int64_t connect_timeout_ms;
    int64_t timeout_ms;              /* for the whole call */
    size_t response_max;             /* bytes; a longer answer fails the call */
    const char *save_path;           /* the body of a good answer (200) goes into this new file; NULL: into the result */
    bool once;                       /* gets a connection of its own, because curl sends a request again by itself
                                        when a connection it used before turns out to be dead */
};

enum http_failure {
    HTTP_OK,          /* an HTTP answer arrived, whatever its status */
    HTTP_UNSENT,      /* certainly not sent: refused, no route, no such name, TLS not trusted */
    HTTP_LOST,        /* may have been sent: time-out, cut connection, truncated or oversized answer */
    HTTP_CANCELLED,   /* the client is shutting down */
    HTTP_UNUSABLE,    /* our call was wrong: bad url, header with CR/LF/NUL, plain http to another machine */
};

struct http_result {
    enum http_failure failure;
    char reason[256];          /* a sentence when failure is not HTTP_OK */
    int status;
    const char *content_type;  /* "" when absent; borrowed for the call of done */
    const char *body;          /* body[body_len] is NUL; borrowed */
    size_t body_len;
    int64_t retry_after_ms;    /* from Retry-After; -1 when absent or unreadable */
    const char *oauth_scopes;  /* x-oauth-scopes, "" when absent; borrowed */
    bool saved;                      /* at save_path; the file is the receiver's then */
    int64_t saved_len;               /* bytes */
    char saved_digest[DIGEST_HEX_LEN + 1]; /* SHA-256 */
    bool too_long;                   /* failed because it is over response_max */
    int64_t elapsed_ms;
};

/** Starts the thread. Errors: ERR_INVALID (ca_file), ERR_UNAVAILABLE. */
MUST_CHECK bool http_client_create(const struct http_client_options *options, struct http_client **out,
                                   struct err *err);

/** Cancels what is under way (each `done` is called with HTTP_CANCELLED) and joins the thread; functions
 *  already handed to http_client_do still run before. NULL is fine. */
void http_client_destroy(struct http_client *client);

/** Runs fn on the client's thread soon. Any thread. */
void http_client_do(struct http_client *client, void (*fn)(void *ctx), void *ctx);

/** Runs fn once on the client's thread after delay_ms; not run when the client is destroyed first. Any thread. */
void http_client_after(struct http_client *client, int64_t delay_ms, void (*fn)(void *ctx), void *ctx);

/** Sends. The call is copied (bearer by reference). `done` runs once, on the client's thread. Any thread. */
void http_client_send(struct http_client *client, const struct http_call *call,
                      void (*done)(void *ctx, const struct http_result *result), void *ctx);

/** The same, waiting for the answer on the calling thread; for programs without a loop (the CLI). */
void http_call_wait(const struct http_client_options *options, const struct http_call *call,
                    void (*done)(void *ctx, const struct http_result *result), void *ctx);

#endif
