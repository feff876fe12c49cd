/* URLs as far as the house needs them, and form encoding. */
#ifndef DISRUPTION_NET_URL_H
#define DISRUPTION_NET_URL_H

#include <stdbool.h>

#include "disruption/base/arena.h"
#include "disruption/base/buf.h"
#include "disruption/base/err.h"
#include "disruption/base/slice.h"

#define URL_MAX 8192 /* bytes */

struct url {
    char scheme[8];  /* lower case: http, https, ws, wss */
    char host[256];  /* without brackets */
    int port;        /* explicit or the scheme's own */
    const char *target; /* path and query, byte-exact, "/" when empty; borrowed from the text, or static */
    bool secure;     /* https or wss */
    bool loopback;   /* the host is localhost or a literal loopback address */
};

/**
 * Errors   ERR_INVALID: not such a URL, has user:password@, control characters or spaces, or over URL_MAX.
 */
MUST_CHECK bool url_parse(const char *text, struct url *out, struct err *err);

/** Appends "&key=value" (no & when out is empty), percent-encoded. */
void form_add(struct buf *out, const char *key, const char *value);

/** The decoded value of key in a urlencoded form or query, in the arena; NULL when absent. '+' is a space. */
char *form_get(struct arena *arena, struct slice form, const char *key);

/** Takes the next decoded pair off the front of *form. False at the end. */
bool form_next(struct arena *arena, struct slice *form, char **key, char **value);

#endif
