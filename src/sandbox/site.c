/* Whose page asks: the sandbox serves its own, at its own address and where its clients are told it is. */
#include <stdio.h>
#include <string.h>

#include "disruption/net/url.h"
#include "sandbox/server_private.h"

#define HOST_MAX 400 /* bytes of a Host header; no name that means anything is longer */

static bool is_same_site(const struct url *a, const struct url *b)
{
    return strcmp(a->scheme, b->scheme) == 0 && strcmp(a->host, b->host) == 0 && a->port == b->port;
}

/* The site that a Host header names, to clients that speak this scheme. */
static bool read_host(const char *scheme, const char *host, struct url *out)
{
    char text[HOST_MAX + 16];
    snprintf(text, sizeof text, "%s://%.*s/", scheme, HOST_MAX, host);
    return url_parse(text, out, NULL);
}

bool server_is_foreign(const struct sandbox_server *server, const struct http_request *request)
{
    struct url here, there, origin;
    const struct url *public = server->public_url.host[0] != '\0' ? &server->public_url : NULL;
    bool own = read_host("http", request->host, &here) && here.loopback;
    bool fronted = public != NULL && read_host(public->scheme, request->host, &there) && is_same_site(&there, public);
    if (!own && !fronted)
        return true;
    if (request->origin[0] == '\0')
        return false;
    if (!url_parse(request->origin, &origin, NULL))
        return true;
    return !(own && is_same_site(&origin, &here)) && !(public != NULL && is_same_site(&origin, public));
}
