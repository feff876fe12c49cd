/*
 * Uploading a document: an address is asked for, the bytes go there, and a last call shows the file
 * in a channel or to somebody. Nothing is seen before that last call, so only it must not be
 * repeated blindly.
 */
#include <stdio.h>
#include <string.h>

#include "address.h"
#include "calls_look.h"
#include "names.h"

#define UPLOAD_MAX ((size_t)8 << 20) /* bytes of a document */
#define SHOWN_BEFORE_MS 60000        /* clocks differ: a file shown so long before it was meant to be may be it */

enum upload_step { UPLOAD_BEGIN, UPLOAD_ADDRESS, UPLOAD_BYTES, UPLOAD_SHOW };


/* Where it shall be shown: said at once, or asked for when it is a person. */
static const char *channel_of(const struct js *body, const struct js *carried)
{
    return js_string(carried, "channel") != NULL ? js_string(carried, "channel")
                                                 : js_string(body, "channel");
}

static bool ask_person(struct slack_asking *asking)
{
    const char *user = slack_ask_id(asking, "user");
    if (user == NULL)
        return false;
    struct js *arguments = js_new_object();
    js_put_string(arguments, "users", user);
    return slack_ask(asking, METHOD_OPEN, arguments);
}

static bool ask_address(struct slack_asking *asking)
{
    const char *content = js_string_or(asking->body, "content", "");
    const char *name = js_string_or(asking->body, "name", "");
    size_t len = strlen(content);
    if (name[0] == '\0' || len == 0 || len > UPLOAD_MAX)
        return err_set(asking->err, ERR_INVALID, "a document needs a name and 1 to %zu bytes",
                       UPLOAD_MAX);
    struct js *arguments = js_new_object();
    js_put_string(arguments, "filename", name);
    js_put_integer(arguments, "length", (int64_t)len);
    return slack_ask(asking, METHOD_FILES_ADDRESS, arguments);
}

/* The address is its own permission, and may be anywhere but must be Slack's. */
static bool ask_bytes(struct slack_asking *asking)
{
    const char *url = js_string_or(asking->carried, "url", "");
    const char *content = js_string_or(asking->body, "content", "");
    if (!slack_address_trusted(url, SLACK_PLACE_FILES, asking->options->api_url))
        return err_set(asking->err, ERR_INVALID, "the address to upload to is not Slack's");
    struct platform_call *call = asking->out;
    call->http.url = arena_text(asking->arena, url);
    call->http.content_type = "application/octet-stream";
    call->http.bearer = NULL;
    call->http.body = arena_text(asking->arena, content);
    call->http.body_len = strlen(content);
    slack_ask_rate(asking, METHOD_UPLOAD);
    return true;
}

static bool ask_show(struct slack_asking *asking)
{
    struct js *arguments = js_new_object(), *files = js_new_array(), *file = js_new_object();
    js_put_string(file, "id", js_string_or(asking->carried, "file", ""));
    js_put_string(file, "title",
                  js_string_or(asking->body, "title", js_string_or(asking->body, "name", "")));
    js_push(files, file);
    js_put(arguments, "files", files);
    js_put_string(arguments, "channel_id", channel_of(asking->body, asking->carried));
    js_put_string(arguments, "thread_ts", js_string(asking->body, "thread_ts"));
    return slack_ask(asking, METHOD_FILES_COMPLETE, arguments);
}

static bool ask_upload(struct slack_asking *asking)
{
    const char *channel = channel_of(asking->body, asking->carried);
    if (channel != NULL && !slack_id_plain(channel))
        return err_set(asking->err, ERR_INVALID, "channel: \"%s\" is no id of Slack's", channel);
    if (channel == NULL)
        return ask_person(asking);
    switch (asking->step) {
    case SLACK_STEP_LOOK:
        return slack_look_ask(asking, channel);
    case UPLOAD_BYTES:
        return ask_bytes(asking);
    case UPLOAD_SHOW:
        return ask_show(asking);
    default:
        return ask_address(asking);
    }
}

/* carried and one thing more. */
static struct js *with(const struct slack_hearing *hearing, const char *key, const char *value)
{
    struct js *carried = hearing->carried != NULL ? js_copy(hearing->carried) : js_new_object();
    js_put_string(carried, key, value);
    return carried;
}

static void hear_person(struct slack_hearing *hearing)
{
    const char *id = slack_id(hearing->arena, js_at(hearing->reply, "channel"), "id");
    if (id == NULL)
        slack_hear_failed(hearing, "the answer names no channel");
    else
        slack_hear_next(hearing,
                        hearing->step == SLACK_STEP_LOOK ? SLACK_STEP_LOOK : UPLOAD_ADDRESS,
                        with(hearing, "channel", id));
}

static void hear_address(struct slack_hearing *hearing)
{
    const char *url = slack_address(hearing->arena, hearing->reply, "upload_url");
    const char *file = slack_id(hearing->arena, hearing->reply, "file_id");
    if (url == NULL || file == NULL) {
        slack_hear_failed(hearing, "the answer names no address to upload to");
        return;
    }
    struct js *carried = with(hearing, "url", url);
    js_put_string(carried, "file", file);
    slack_hear_next(hearing, UPLOAD_BYTES, carried);
}

static void done(struct slack_hearing *hearing, const char *file)
{
    hearing->out->kind = VERDICT_DONE;
    hearing->out->result = js_new_object();
    js_put_string(hearing->out->result, "file", file);
}

/* Whether it is our file: the very one, or, when a crash took its id from us, one of its name and size. */
static bool is_it(const struct slack_hearing *hearing, const struct js *file)
{
    const char *id = js_string(hearing->carried, "file");
    int64_t size = (int64_t)strlen(js_string_or(hearing->body, "content", ""));
    if (id != NULL)
        return strcmp(js_string_or(file, "id", ""), id) == 0;
    return strcmp(js_string_or(file, "name", ""), js_string_or(hearing->body, "name", "-")) == 0 &&
           js_integer_or(file, "size", -1) == size;
}

/* Our file, shown since it was meant to be; NULL: it is not on this page. An earlier one of the same name is another. */
static const char *find_shown(const struct slack_hearing *hearing)
{
    const struct js *messages = js_at(hearing->reply, "messages");
    int64_t since_us = (hearing->created_ms - SHOWN_BEFORE_MS) * 1000;
    for (size_t i = 0; js_is_array(messages) && i < js_count(messages); i++) {
        const struct js *message = js_item(messages, i);
        const struct js *files = js_at(message, "files");
        if (strcmp(js_string_or(message, "user", ""), hearing->identity->bot_user_id) != 0 ||
            slack_stamp_or(message, "ts", 0) < since_us)
            continue;
        for (size_t k = 0; js_is_array(files) && k < js_count(files); k++) {
            if (is_it(hearing, js_item(files, k)))
                return slack_id(hearing->arena, js_item(files, k), "id");
        }
    }
    return NULL;
}

static void hear_look(struct slack_hearing *hearing)
{
    const char *file = find_shown(hearing);
    if (file != NULL)
        done(hearing, file);
    else if (!slack_look_on(hearing, NULL))
        slack_hear_next(hearing, UPLOAD_BEGIN, NULL);
}

static void hear_upload(struct slack_hearing *hearing)
{
    if (channel_of(hearing->body, hearing->carried) == NULL)
        hear_person(hearing);
    else if (hearing->step == SLACK_STEP_LOOK)
        hear_look(hearing);
    else if (hearing->step == UPLOAD_SHOW)
        done(hearing, js_string_or(hearing->carried, "file", ""));
    else
        hear_address(hearing);
}

static void upload_refused(struct slack_hearing *hearing)
{
    if (hearing->step == SLACK_STEP_LOOK && channel_of(hearing->body, hearing->carried) != NULL)
        slack_hear_next(hearing, UPLOAD_BEGIN, NULL); /* a channel we may write to but not read */
    else
        hearing->out->kind = VERDICT_FAILED;
}

/* The bytes are answered in plain words. Whatever went wrong with them, nobody has seen them: from
 * the start again. */
static bool hear_bytes(struct slack_hearing *hearing, const struct http_result *result)
{
    bool sent =
        hearing->step == UPLOAD_BYTES && channel_of(hearing->body, hearing->carried) != NULL;
    if (!sent || result->failure == HTTP_UNUSABLE)
        return false;
    if (result->failure == HTTP_OK && result->status == 200) {
        slack_hear_next(hearing, UPLOAD_SHOW, js_copy(hearing->carried));
        return true;
    }
    if (result->failure == HTTP_OK && result->status == 413) {
        slack_hear_failed(hearing, "the document is too large");
        return true;
    }
    hearing->out->kind = VERDICT_RETRY;
    hearing->out->step = UPLOAD_BEGIN;
    snprintf(hearing->out->reason, sizeof(hearing->out->reason), "the bytes were not taken");
    return true;
}

static const struct slack_exception upload_exceptions[] = {
    {"*", SLACK_EXCEPTION_OTHER},
    {NULL, SLACK_EXCEPTION_OTHER},
};

const struct slack_call_kind slack_call_upload = {
    .ask = ask_upload,
    .hear = hear_upload,
    .refused = upload_refused,
    .hear_http = hear_bytes,
    .exceptions = upload_exceptions,
};
