/* Requests by their path: a table of prefixes, each with its reader. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/memory.h"
#include "sandbox/args.h"
#include "sandbox/calls.h"
#include "sandbox/control.h"
#include "sandbox/file.h"
#include "sandbox/page.h"
#include "sandbox/private.h"
#include "sandbox/server_private.h"

enum {
    HTTP_OK = 200,
    HTTP_BAD = 400,
    HTTP_FORBIDDEN = 403,
    HTTP_NOT_FOUND = 404,
    HTTP_BAD_METHOD = 405,
};

static const char json_type[] = "application/json; charset=utf-8";
static const char text_type[] = "text/plain; charset=utf-8";

static void answer_bytes(struct sandbox_server *server, uint64_t id, int status, const char *type,
                         const char *bytes, size_t len)
{
    const struct http_response response = {
        .status = status, .content_type = type, .body = bytes, .body_len = len};
    (void)http_server_answer(server->http, id, &response); /* who hung up does not want it */
}

static void answer_text(struct sandbox_server *server, uint64_t id, int status, const char *text)
{
    answer_bytes(server, id, status, text_type, text, strlen(text));
}

static void answer_json(struct sandbox_server *server, uint64_t id, int status, struct js *owned)
{
    char *text = js_dump(owned);
    answer_bytes(server, id, status, json_type, text, strlen(text));
    free(text);
    js_drop(owned);
}

static void answer_err(struct sandbox_server *server, uint64_t id, const struct err *err)
{
    struct js *json = js_new_object();
    js_put_flag(json, "ok", false);
    js_put_string(json, "error", err->text);
    answer_json(server, id, err->kind == ERR_NOT_FOUND ? HTTP_NOT_FOUND : HTTP_BAD, json);
}

/* The Web API. */

static const char *bearer(const char *authorization)
{
    static const char scheme[] = "Bearer ";
    return strncasecmp(authorization, scheme, strlen(scheme)) == 0 ? authorization + strlen(scheme)
                                                                   : NULL;
}

static void api_fails(struct sandbox_server *server, uint64_t id, const char *error)
{
    struct js *json = js_new_object();
    js_put_flag(json, "ok", false);
    js_put_string(json, "error", error);
    answer_json(server, id, HTTP_OK, json);
}

static void serve_api(struct sandbox_server *server, const struct http_request *request,
                      const char *method)
{
    struct js *args = NULL;
    bool was_json = false;
    struct api_answer answer;
    const struct args_source source = {
        request->query, request->content_type, {request->body, request->body_len}};
    const char *fault = args_read(&source, &args, &was_json);
    const char *header_token = bearer(request->authorization);
    char *body_token = mem_copy_text(js_string(args, "token"));
    js_remove(args, "token"); /* the log of calls holds no secrets */
    if (fault != NULL) {
        api_fails(server, request->id, fault);
    } else {
        sandbox_api_call(server->workspace, method, args, was_json,
                         header_token != NULL ? header_token : body_token, &answer);
        late_answer(server, request->id, &answer);
    }
    free(body_token);
    js_drop(args);
}

/* The control interface. */

static void serve_control(struct sandbox_server *server, const struct http_request *request,
                          const char *name)
{
    struct err err = ERR_INIT;
    struct js *args = NULL;
    struct js *reply = NULL;
    bool fine;
    if (strcmp(request->method, "POST") == 0) {
        fine = request->body_len == 0 || js_parse(request->body, request->body_len, &args, &err);
        fine = fine && control_call(server->workspace, name, args, &reply, &err);
    } else {
        fine = control_look(server->workspace, name, request->query, &reply, &err);
    }
    if (fine)
        answer_json(server, request->id, HTTP_OK, reply);
    else
        answer_err(server, request->id, &err);
    js_drop(args);
}

/* Response urls: /response/KIND/TEAM/ID */

static void serve_response(struct sandbox_server *server, const struct http_request *request,
                           const char *rest)
{
    struct js *content = NULL;
    struct arena arena = {0};
    const char *text = NULL;
    const char *slash = strrchr(rest, '/');
    struct slice body = {request->body, request->body_len};
    if (strncmp(request->content_type, "application/x-www-form", 22) == 0)
        body = slice_of(form_get(&arena, body, "payload"));
    if (!js_parse(body.at == NULL ? "" : body.at, body.len, &content, NULL)) {
        answer_text(server, request->id, HTTP_BAD, "invalid_payload");
    } else {
        int status =
            response_use(server->workspace, slash == NULL ? rest : slash + 1, content, &text);
        answer_text(server, request->id, status, text);
    }
    js_drop(content);
    arena_done(&arena);
}

/* Files. */

static struct slice uploaded(const struct http_request *request)
{
    struct part part;
    struct slice body = {request->body, request->body_len};
    struct slice boundary = part_boundary(request->content_type);
    if (boundary.len == 0)
        return body;
    while (part_next(&body, boundary, &part)) {
        if (part.filename.len > 0)
            return part.content;
    }
    return (struct slice){"", 0};
}

static void serve_upload(struct sandbox_server *server, const struct http_request *request,
                         const char *ticket)
{
    char done[64];
    struct file *file = file_by_ticket(server->workspace, ticket);
    struct slice bytes = uploaded(request);
    if (file == NULL || file->completed) {
        answer_text(server, request->id, HTTP_NOT_FOUND, "not_found");
    } else if (!file_fill(file, bytes.at, bytes.len)) {
        answer_text(server, request->id, HTTP_BAD, "wrong_length");
    } else {
        snprintf(done, sizeof done, "OK - %zu", bytes.len);
        answer_text(server, request->id, HTTP_OK, done);
    }
}

/* Pictures are shown, everything else is handed over as bytes: an uploaded page must not run here.
 */
static void send_file(struct sandbox_server *server, uint64_t id, const struct file *file,
                      bool in_page)
{
    const char *mime = file_mime(file);
    bool picture = strcmp(mime, "image/png") == 0 || strcmp(mime, "image/jpeg") == 0 ||
                   strcmp(mime, "image/gif") == 0;
    if (in_page && !picture)
        mime = "application/octet-stream";
    answer_bytes(server, id, HTTP_OK, mime, file->bytes, file->size);
}

static const struct file *file_of(struct sandbox_server *server, const char *name)
{
    const char *dash = strchr(name, '-');
    const struct file *file = file_find(server->workspace, dash == NULL ? name : dash + 1);
    return file == NULL || file->bytes == NULL ? NULL : file;
}

/* Without the token the real service answers 200 with a page that asks to sign in. */
static void serve_private(struct sandbox_server *server, const struct http_request *request,
                          const char *rest)
{
    static const char login[] =
        "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in</body></html>";
    static const char download[] = "download/";
    const char *token = bearer(request->authorization);
    const char *name =
        strncmp(rest, download, strlen(download)) == 0 ? rest + strlen(download) : rest;
    const struct file *file = file_of(server, name);
    if (token == NULL || strcmp(token, server->workspace->bot_token) != 0)
        answer_bytes(server, request->id, HTTP_OK, "text/html; charset=utf-8", login,
                     strlen(login));
    else if (file == NULL)
        answer_text(server, request->id, HTTP_NOT_FOUND, "not_found");
    else
        send_file(server, request->id, file, false);
}

/* The page. */

static void serve_asset(struct sandbox_server *server, const struct http_request *request,
                        const char *path)
{
    const struct asset *asset = page_asset(path);
    if (asset == NULL)
        answer_text(server, request->id, HTTP_NOT_FOUND, "not found");
    else
        answer_bytes(server, request->id, HTTP_OK, asset->content_type, (const char *)asset->bytes,
                     asset->size);
}

static void serve_page(struct sandbox_server *server, const struct http_request *request,
                       const char *rest)
{
    struct err err = ERR_INIT;
    struct js *reply = NULL;
    static const char folder[] = "file/";
    if (page_asset(request->path) != NULL) {
        serve_asset(server, request, request->path);
    } else if (strncmp(rest, folder, strlen(folder)) == 0) {
        const struct file *file = file_of(server, rest + strlen(folder));
        if (file == NULL)
            answer_text(server, request->id, HTTP_NOT_FOUND, "not found");
        else
            send_file(server, request->id, file, true);
    } else if (page_read(server->workspace, rest, request->query, &reply, &err)) {
        answer_json(server, request->id, HTTP_OK, reply);
    } else {
        answer_err(server, request->id, &err);
    }
}

/* Permalinks open the page, which finds the message by its own address. */
static void serve_index(struct sandbox_server *server, const struct http_request *request,
                        const char *rest)
{
    (void)rest;
    serve_asset(server, request, "/");
}

enum methods { GET = 1, POST = 2 };

static const struct {
    const char *prefix;
    unsigned methods;
    void (*serve)(struct sandbox_server *server, const struct http_request *request,
                  const char *rest);
} routes[] = {
    {"/api/", GET | POST, serve_api},     {"/control/", GET | POST, serve_control},
    {"/response/", POST, serve_response}, {"/upload/v1/", POST, serve_upload},
    {"/files-pri/", GET, serve_private},  {"/page/", GET, serve_page},
    {"/archives/", GET, serve_index},     {"/file/", GET, serve_index},
};

static void route(struct sandbox_server *server, const struct http_request *request)
{
    unsigned method = strcmp(request->method, "POST") == 0 ? POST : GET;
    for (size_t i = 0; i < COUNT_OF(routes); i++) {
        size_t len = strlen(routes[i].prefix);
        if (strncmp(request->path, routes[i].prefix, len) != 0)
            continue;
        if ((routes[i].methods & method) == 0)
            answer_text(server, request->id, HTTP_BAD_METHOD, "method not allowed");
        else
            routes[i].serve(server, request, request->path + len);
        return;
    }
    serve_asset(server, request, request->path);
}

void server_request(void *ctx, const struct http_request *request)
{
    struct sandbox_server *server = ctx;
    workspace_tick(server->workspace);
    if (server_is_foreign(server, request))
        answer_text(server, request->id, HTTP_FORBIDDEN, "requests of other sites are refused");
    else
        route(server, request);
    server_reschedule(server);
}
