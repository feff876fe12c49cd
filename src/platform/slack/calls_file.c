/*
 * Fetching a file that stands as evidence. The token goes to Slack's own machines and over no
 * redirect; a page that asks to log in, which Slack sends with a good status, is not the file.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "disruption/base/digest.h"
#include "disruption/base/slice.h"
#include "address.h"
#include "calls.h"
#include "names.h"

#define FILE_TIMEOUT_MS 120000      /* 20 MB over a poor line */
#define FILE_MAX (INT64_C(1) << 30) /* bytes; whatever the effect says */

/* Where it is written until its digest is known. Left over by a crash, it makes way. */
static const char *draft_path(struct arena *arena, const struct effect *effect)
{
    char digest[DIGEST_HEX_LEN + 1];
    digest_hex(effect->key, strlen(effect->key), digest);
    return arena_print(arena, "%s/.%s.part", js_string_or(effect->body, "folder", ""), digest);
}

/* The folder is made when the first file comes. */
static bool make_room(struct slack_asking *asking, const char *path)
{
    const char *folder = js_string(asking->body, "folder");
    if (mkdir(folder, 0700) != 0 && errno != EEXIST)
        return err_set(asking->err, ERR_INVALID, "%s cannot be made: %s", folder, strerror(errno));
    (void)unlink(path);
    return true;
}

static bool ask_file(struct slack_asking *asking)
{
    const char *file = slack_ask_id(asking, "file");
    const char *url = js_string_or(asking->body, "url", "");
    int64_t max = js_integer_or(asking->body, "max", 0);
    if (file == NULL)
        return false;
    if (!slack_address_trusted(url, SLACK_PLACE_FILES, asking->options->api_url))
        return err_set(asking->err, ERR_INVALID, "the file lies on a machine that is not Slack's");
    if (js_string_or(asking->body, "folder", "")[0] != '/' || max <= 0 || max > FILE_MAX)
        return err_set(asking->err, ERR_INVALID, "a file needs a folder and a limit");
    struct platform_call *call = asking->out;
    call->http.method = "GET";
    call->http.url = arena_text(asking->arena, url);
    call->http.timeout_ms = FILE_TIMEOUT_MS;
    call->http.response_max = (size_t)max;
    call->http.save_path = draft_path(asking->arena, asking->effect);
    slack_ask_rate(asking, METHOD_DOWNLOAD);
    return make_room(asking, call->http.save_path);
}

/* Slack answers a token that may not see the file with a page to log in. */
static bool is_login_page(const struct slack_hearing *hearing, const struct http_result *result)
{
    static const char *const pages[] = {".html", ".htm", ".xhtml"};
    const char *name = js_string_or(hearing->body, "name", "");
    size_t len = strlen(name);
    for (size_t i = 0; i < COUNT_OF(pages); i++) {
        size_t tail = strlen(pages[i]);
        if (len > tail && slice_equals_nocase(slice_of(name + len - tail), pages[i]))
            return false;
    }
    return slice_starts(slice_of(result->content_type), "text/html");
}

static void keep(struct slack_hearing *hearing, const struct http_result *result)
{
    const char *folder = js_string_or(hearing->body, "folder", "");
    const char *path = arena_print(hearing->arena, "%s/%s", folder, result->saved_digest);
    if (rename(draft_path(hearing->arena, hearing->effect), path) != 0) {
        hearing->out->kind = VERDICT_RETRY;
        snprintf(hearing->out->reason, sizeof(hearing->out->reason), "%.180s: %s", path,
                 strerror(errno));
        return;
    }
    hearing->out->result = js_new_object();
    js_put_string(hearing->out->result, "sha256", result->saved_digest);
    js_put_integer(hearing->out->result, "size", result->saved_len);
}

static void hear_saved(struct slack_hearing *hearing, const struct http_result *result)
{
    int64_t size = js_integer_or(hearing->body, "size", -1);
    const char *fault = NULL;
    if (is_login_page(hearing, result))
        fault = "Slack sent a page to log in instead of the file; the app may lack files:read";
    else if (size >= 0 && result->saved_len != size)
        fault = "the file is not as long as Slack said";
    if (fault == NULL) {
        keep(hearing, result);
        return;
    }
    unlink(draft_path(hearing->arena, hearing->effect));
    slack_hear_failed(hearing, fault);
}

/* Longer than allowed is for ever; a line that broke, or a server in trouble, is not. */
static bool hear_file(struct slack_hearing *hearing, const struct http_result *result)
{
    if (result->failure == HTTP_OK && result->saved) {
        hear_saved(hearing, result);
        return true;
    }
    if (result->failure == HTTP_LOST && result->too_long) {
        slack_hear_failed(hearing, "the file is longer than is kept");
        return true;
    }
    bool answered = result->failure == HTTP_OK && result->status != 200 && result->status != 429 &&
                    result->status < 500;
    if (answered)
        slack_hear_failed(
            hearing, arena_print(hearing->arena, "HTTP %d instead of the file", result->status));
    return answered;
}

const struct slack_call_kind slack_call_fetch_file = {.ask = ask_file, .hear_http = hear_file};
