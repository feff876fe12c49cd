/* Request line and headers, and everything about them that the library lets pass and we do not. */
#include "http_server_private.h"

#include <string.h>

#include "disruption/base/parse.h"

#define QUERY_MAX 65536 /* bytes after encoding; the header itself is smaller by far */

static const struct {
    enum lws_token_indexes token;
    const char *name;
} methods[] = {
    {WSI_TOKEN_GET_URI, "GET"},
    {WSI_TOKEN_HEAD_URI, "HEAD"},
    {WSI_TOKEN_POST_URI, "POST"},
};

/* A header's value in the connection's arena, "" when absent. Repeated ones come joined by a
 * separator. */
static const char *header(struct connection *c, enum lws_token_indexes token)
{
    int len = lws_hdr_total_length(c->wsi, token);
    if (len <= 0)
        return "";
    char *text = arena_new(&c->arena, (size_t)len + 2, 1);
    return lws_hdr_copy(c->wsi, text, len + 1, token) < 0 ? "" : text;
}

static const char *read_method(struct lws *wsi)
{
    for (size_t i = 0; i < COUNT_OF(methods); i++)
        if (lws_hdr_total_length(wsi, methods[i].token) > 0)
            return methods[i].name;
    return NULL;
}

static bool stays_literal(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c != '\0' && strchr("-._~=!$'()*,:@/?", c) != NULL);
}

/* The library hands the query over in decoded pieces; encoded again they mean what the client
 * meant. */
static const char *read_query(struct connection *c)
{
    int room = lws_hdr_total_length(c->wsi, WSI_TOKEN_HTTP_URI_ARGS) + 2;
    char *piece = arena_new(&c->arena, (size_t)room, 1);
    struct buf query;
    int len;
    buf_init(&query, QUERY_MAX);
    for (int i = 0;
         (len = lws_hdr_copy_fragment(c->wsi, piece, room, WSI_TOKEN_HTTP_URI_ARGS, i)) >= 0; i++) {
        if (i > 0)
            buf_char(&query, '&');
        for (int k = 0; k < len; k++)
            if (stays_literal(piece[k]))
                buf_char(&query, piece[k]);
            else
                buf_print(&query, "%%%02X", (unsigned)(unsigned char)piece[k]);
    }
    const char *text = arena_text(&c->arena, buf_string(&query));
    buf_done(&query);
    return text;
}

/* The same rule as the library's, which keeps its verdict to itself. */
static bool wants_keep_alive(struct connection *c)
{
    struct slice wish = slice_of(header(c, WSI_TOKEN_CONNECTION));
    bool by_version = strcmp(header(c, WSI_TOKEN_HTTP), "HTTP/1.1") == 0;
    return by_version ? !slice_equals_nocase(wish, "close")
                      : slice_equals_nocase(wish, "keep-alive");
}

static bool is_host(const char *host)
{
    return host[0] != '\0' && strpbrk(host, " \t,/@?#\\") == NULL;
}

/* 0, or the status that refuses what is said about the body. */
static int check_body(struct connection *c, bool may_have_one, size_t *body_len)
{
    int64_t len = 0;
    if (lws_hdr_total_length(c->wsi, WSI_TOKEN_HTTP_TRANSFER_ENCODING) > 0)
        return 411; /* the library would take the chunks for the next request */
    const char *text = header(c, WSI_TOKEN_HTTP_CONTENT_LENGTH);
    if (text[0] == '\0')
        return may_have_one ? 411 : 0;
    if (!parse_integer(slice_of(text), 0, INT64_MAX, &len) || text[0] == '-')
        return 400;
    if (len > 0 && !may_have_one)
        return 400;
    if ((uint64_t)len > c->server->options.body_max)
        return 413;
    *body_len = (size_t)len;
    return 0;
}

int http_request_read(struct connection *c, const char *path, size_t path_len, size_t *body_len)
{
    struct http_request *request = &c->request;
    *body_len = 0;
    c->keep_alive = wants_keep_alive(c);
    *request = (struct http_request){
        .method = read_method(c->wsi),
        .path = arena_slice(&c->arena, (struct slice){path, path_len}),
        .query = read_query(c),
        .host = header(c, WSI_TOKEN_HOST),
        .authorization = header(c, WSI_TOKEN_HTTP_AUTHORIZATION),
        .content_type = header(c, WSI_TOKEN_HTTP_CONTENT_TYPE),
        .cookie = header(c, WSI_TOKEN_HTTP_COOKIE),
        .origin = header(c, WSI_TOKEN_ORIGIN),
        .peer = c->peer.name,
        .peer_uid = c->peer.uid,
        .body = "",
    };
    if (request->method == NULL) {
        request->method = "";
        return 405;
    }
    if (path_len == 0 || path[0] != '/' || memchr(path, '\0', path_len) != NULL ||
        !is_host(request->host))
        return 400;
    return check_body(c, strcmp(request->method, "POST") == 0, body_len);
}
