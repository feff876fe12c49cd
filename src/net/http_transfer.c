/* Calls checked before curl sees them (it passes line ends in headers through), and its verdicts in
 * our words. */
#include "http_transfer.h"

#include <stdlib.h>
#include <string.h>

#include "disruption/base/clock.h"
#include "disruption/base/memory.h"
#include "disruption/base/parse.h"
#include "disruption/net/url.h"

#define HEADER_LINE_MAX 16384                      /* bytes of one header that we send */
#define RETRY_AFTER_MAX_S (INT64_C(7) * 24 * 3600) /* seconds; longer is no plan but a mistake */

static bool unusable(struct transfer *t, const char *reason)
{
    t->result.failure = HTTP_UNUSABLE;
    snprintf(t->result.reason, sizeof(t->result.reason), "%s", reason);
    return false;
}

static size_t take_body(char *bytes, size_t size, size_t count, void *ctx)
{
    struct transfer *t = ctx;
    if (t->file != NULL)
        return body_file_add(t->file, bytes, size * count) ? size * count : 0;
    buf_add(&t->answer, bytes, size * count);
    return t->answer.over ? 0 : size * count; /* 0 makes curl give up */
}

static bool header_value(struct slice line, const char *name, struct slice *value)
{
    size_t len = strlen(name);
    if (line.len <= len || line.at[len] != ':' ||
        !slice_equals_nocase((struct slice){line.at, len}, name))
        return false;
    *value = slice_trim((struct slice){line.at + len + 1, line.len - len - 1});
    return true;
}

static size_t take_header(char *bytes, size_t size, size_t count, void *ctx)
{
    struct transfer *t = ctx;
    struct slice line = {bytes, size * count}, value;
    int64_t seconds;
    t->headers_whole = t->headers_whole || slice_trim(line).len == 0;
    if (slice_starts(line, "HTTP/")) { /* an interim answer came before: start again */
        t->headers_whole = false;
        t->retry_after_ms = -1;
        t->scopes[0] = '\0';
    } else if (header_value(line, "retry-after", &value)) {
        if (parse_integer(value, 0, RETRY_AFTER_MAX_S, &seconds))
            t->retry_after_ms = seconds * SECOND_MS;
    } else if (header_value(line, "x-oauth-scopes", &value) && value.len < sizeof(t->scopes)) {
        snprintf(t->scopes, sizeof(t->scopes), "%.*s", SLICE_PRINT(value));
    }
    return size * count;
}

static bool is_token(const char *text)
{
    for (const char *c = text; *c != '\0'; c++)
        if (strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_", *c) == NULL)
            return false;
    return text[0] != '\0';
}

/* Anything below a space ends a header, or hides in one. */
static bool is_value(const char *text)
{
    for (const char *c = text; *c != '\0'; c++)
        if ((unsigned char)*c < ' ' || *c == 0x7f)
            return false;
    return true;
}

static bool add_header(struct transfer *t, const char *name, const char *prefix, const char *value)
{
    struct buf line;
    if (!is_token(name) || !is_value(value))
        return unusable(t, "a header holds a line end or another control character");
    buf_init(&line, HEADER_LINE_MAX);
    buf_print(&line, value[0] != '\0' ? "%s: %s%s" : "%s;", name, prefix, value);
    if (!line.over)
        t->headers = curl_slist_append(t->headers, line.at);
    bool over = line.over;
    if (line.at != NULL)
        explicit_bzero(line.at, line.len); /* it may be the token */
    buf_done(&line);
    return over ? unusable(t, "a header is too long") : true;
}

static bool add_headers(struct transfer *t, const struct http_call *call)
{
    t->headers = curl_slist_append(t->headers,
                                   "Expect:"); /* costs a second against servers that ignore it */
    if (call->content_type == NULL)
        t->headers = curl_slist_append(t->headers, "Content-Type:");
    else if (!add_header(t, "Content-Type", "", call->content_type))
        return false;
    if (call->bearer != NULL &&
        !add_header(t, "Authorization", "Bearer ", secret_reveal(call->bearer)))
        return false;
    for (size_t i = 0; i < HTTP_CALL_HEADERS_MAX && call->header_names[i] != NULL; i++)
        if (!add_header(t, call->header_names[i], "", call->header_values[i]))
            return false;
    curl_easy_setopt(t->easy, CURLOPT_HTTPHEADER, t->headers);
    return true;
}

static bool set_method(struct transfer *t, const struct http_call *call)
{
    if (call->method != NULL && strcmp(call->method, "GET") == 0) {
        if (call->body_len > 0)
            return unusable(t, "a GET carries no body");
        curl_easy_setopt(t->easy, CURLOPT_HTTPGET, 1L);
        return true;
    }
    if (call->method == NULL || strcmp(call->method, "POST") != 0)
        return unusable(t, "the method is neither GET nor POST");
    t->body = mem_copy(call->body_len > 0 ? call->body : "", call->body_len);
    curl_easy_setopt(t->easy, CURLOPT_POST, 1L);
    curl_easy_setopt(t->easy, CURLOPT_POSTFIELDS, t->body);
    curl_easy_setopt(t->easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)call->body_len);
    return true;
}

static bool set_target(struct transfer *t, const struct http_call *call)
{
    struct url url;
    struct err err = ERR_INIT;
    if (!url_parse(call->url, &url, &err))
        return unusable(t, err.text);
    if (strncmp(url.scheme, "http", 4) != 0)
        return unusable(t, "the URL starts with neither https:// nor http://");
    bool local = call->unix_socket != NULL || url.loopback;
    if (!url.secure && !local)
        return unusable(t, "http:// is allowed to this machine only; use https://");
    t->url = mem_copy_text(call->url);
    t->unix_socket = mem_copy_text(call->unix_socket);
    curl_easy_setopt(t->easy, CURLOPT_URL, t->url);
    curl_easy_setopt(t->easy, CURLOPT_PROTOCOLS_STR, url.secure ? "https" : "http");
    curl_easy_setopt(t->easy, CURLOPT_UNIX_SOCKET_PATH, t->unix_socket);
    if (local)
        curl_easy_setopt(t->easy, CURLOPT_NOPROXY, "*");
    return true;
}

static bool set_file(struct transfer *t, const struct http_call *call)
{
    struct err err = ERR_INIT;
    return call->save_path == NULL || body_file_create(call->save_path, call->response_max, &t->file, &err) ||
           unusable(t, err.text);
}

static void set_manners(struct transfer *t, const struct http_client_options *options,
                        const struct http_call *call)
{
    CURL *easy = t->easy;
    curl_easy_setopt(easy, CURLOPT_PRIVATE, t);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, call->once ? 1L : 0L);
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(easy, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, (long)call->connect_timeout_ms);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, (long)call->timeout_ms);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, options->user_agent);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, t->fault);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, t);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, t);
    if (options->ca_file != NULL) /* beside the system's folder of CAs, which curl keeps using */
        curl_easy_setopt(easy, CURLOPT_CAINFO, options->ca_file);
}

struct transfer *transfer_create(const struct http_client_options *options,
                                 const struct http_call *call,
                                 void (*done)(void *ctx, const struct http_result *result),
                                 void *ctx)
{
    struct transfer *t = mem_new(1, sizeof(*t));
    t->done = done;
    t->ctx = ctx;
    t->retry_after_ms = -1;
    t->started_ms = clock_steady_ms();
    t->result.failure = HTTP_CANCELLED;
    buf_init(&t->answer, call->response_max);
    t->easy = curl_easy_init();
    if (t->easy == NULL) {
        unusable(t, "no memory for a transfer");
        return t;
    }
    set_manners(t, options, call);
    (void)(set_target(t, call) && set_method(t, call) && add_headers(t, call) && set_file(t, call));
    return t;
}

static enum http_failure failure_of(struct transfer *t, CURLcode code)
{
    long sent = 0; /* bytes of request headers that left */
    if (code == CURLE_OK && t->headers_whole)
        return HTTP_OK;
    curl_easy_getinfo(t->easy, CURLINFO_REQUEST_SIZE, &sent);
    if (sent > 0)
        return HTTP_LOST;
    return code == CURLE_URL_MALFORMAT || code == CURLE_UNSUPPORTED_PROTOCOL ? HTTP_UNUSABLE
                                                                             : HTTP_UNSENT;
}

/* What curl's own words leave unsaid. */
static const char *front_of(CURLcode code)
{
    switch (code) {
    case CURLE_PEER_FAILED_VERIFICATION:
        return "the server's certificate is not trusted: ";
    case CURLE_SSL_CONNECT_ERROR:
        return "no connection by TLS 1.2 or later: ";
    default:
        return "";
    }
}

void transfer_conclude(struct transfer *t, CURLcode code)
{
    long status = 0;
    t->result.failure = failure_of(t, code);
    t->result.too_long = t->answer.over || (t->file != NULL && body_file_over(t->file));
    curl_easy_getinfo(t->easy, CURLINFO_RESPONSE_CODE, &status);
    if (t->result.failure == HTTP_OK)
        t->result.status = (int)status;
    else if (code == CURLE_OK) /* curl takes the end of a connection for the end of the headers */
        snprintf(t->result.reason, sizeof(t->result.reason), "the answer ended within its headers");
    else if (t->file != NULL && body_file_fault(t->file) != NULL)
        snprintf(t->result.reason, sizeof(t->result.reason), "%s", body_file_fault(t->file));
    else if (t->answer.over)
        snprintf(t->result.reason, sizeof(t->result.reason), "the answer is longer than %zu bytes",
                 t->answer.max);
    else
        snprintf(t->result.reason, sizeof(t->result.reason), "%s%.200s", front_of(code),
                 t->fault[0] != '\0' ? t->fault : curl_easy_strerror(code));
}

void transfer_finish(struct transfer *t)
{
    struct http_result *result = &t->result;
    const char *type = NULL;
    if (result->failure == HTTP_OK)
        curl_easy_getinfo(t->easy, CURLINFO_CONTENT_TYPE, &type);
    if (result->failure == HTTP_CANCELLED)
        snprintf(result->reason, sizeof(result->reason), "the program is shutting down");
    bool good = result->failure == HTTP_OK;
    result->content_type = type == NULL ? "" : type;
    if (t->answer.len > 0)
        secret_hide(t->answer.at, t->answer.len); /* some say the header back that they refuse */
    secret_hide(t->scopes, strlen(t->scopes));
    secret_hide(result->reason, strlen(result->reason));
    result->body = good ? buf_string(&t->answer) : "";
    result->body_len = good ? t->answer.len : 0;
    if (t->file != NULL)
        body_file_finish(t->file, good && result->status == 200, result);
    result->retry_after_ms = good ? t->retry_after_ms : -1;
    result->oauth_scopes = good ? t->scopes : "";
    result->elapsed_ms = clock_steady_ms() - t->started_ms;
    t->done(t->ctx, result);
    curl_easy_cleanup(t->easy);
    for (struct curl_slist *header = t->headers; header != NULL; header = header->next)
        explicit_bzero(header->data, strlen(header->data)); /* a token among them */
    curl_slist_free_all(t->headers);
    buf_done(&t->answer);
    body_file_destroy(t->file);
    free(t->url);
    free(t->unix_socket);
    free(t->body);
    free(t);
}
