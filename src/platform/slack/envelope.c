/* Socket Mode frames. Whatever is not understood is left alone: an unknown frame must not cost the
 * connection. */
#include "envelope.h"

#include <stdlib.h>
#include <string.h>

#include "disruption/base/memory.h"

static bool is_hex(const char *at, size_t count)
{
    return strspn(at, "0123456789abcdefABCDEF") >= count;
}

/* The code of the escape "\uXXXX" that starts at `at`, or -1. at is terminated. */
static long escape_code(const char *at)
{
    if (at[0] != '\\' || at[1] != 'u' || !is_hex(at + 2, 4))
        return -1;
    char digits[5] = {at[2], at[3], at[4], at[5], '\0'};
    return strtol(digits, NULL, 16);
}

static bool is_high(long code)
{
    return code >= 0xD800 && code <= 0xDBFF;
}

static bool is_low(long code)
{
    return code >= 0xDC00 && code <= 0xDFFF;
}

/*
 * Replaces escapes that no text can hold (NUL, half a character cut from a pair) with U+FFFD, so
 * that one odd message is not lost with its whole frame. text is terminated.
 */
static void repair_escapes(char *text)
{
    for (char *at = text; *at != '\0'; at++) {
        if (*at != '\\')
            continue;
        long code = escape_code(at);
        if (code < 0) {
            at += at[1] == '\0' ? 0 : 1; /* another escape: its second byte starts none */
            continue;
        }
        if (is_high(code) && is_low(escape_code(at + 6))) {
            at += 11;
            continue;
        }
        if (code == 0 || is_high(code) || is_low(code))
            memcpy(at + 2, "fffd", 4);
        at += 5;
    }
}

static bool read_tree(const char *text, size_t len, struct js **out, struct err *err)
{
    if (js_parse(text, len, out, NULL))
        return true;
    char *copy = mem_copy(text, len);
    repair_escapes(copy);
    bool good = js_parse(copy, len, out, err);
    free(copy);
    return good;
}

static void read_hello(struct slack_envelope *envelope)
{
    const struct js *info = js_at(envelope->tree, "connection_info");
    envelope->app_id = js_string_or(info, "app_id", "");
    envelope->num_connections = js_integer_or(envelope->tree, "num_connections", 0);
}

static enum slack_frame frame_of(const struct slack_envelope *envelope)
{
    if (strcmp(envelope->type, "hello") == 0)
        return SLACK_FRAME_HELLO;
    if (strcmp(envelope->type, "disconnect") == 0)
        return SLACK_FRAME_DISCONNECT;
    return envelope->id[0] != '\0' ? SLACK_FRAME_ENVELOPE : SLACK_FRAME_OTHER;
}

bool slack_envelope_read(const char *text, size_t len, struct slack_envelope *out, struct err *err)
{
    struct js *tree;
    if (len > SLACK_ENVELOPE_MAX)
        return err_set(err, ERR_LIMITED, "a frame of %zu bytes", len);
    if (!read_tree(text, len, &tree, err))
        return false;
    if (!js_is_object(tree)) {
        js_drop(tree);
        return err_set(err, ERR_PROTOCOL, "a frame that is no object");
    }
    struct slack_envelope envelope = {.tree = tree, .app_id = ""};
    const struct js *payload = js_at(tree, "payload");
    envelope.type = js_string_or(tree, "type", "");
    envelope.id = js_string_or(tree, "envelope_id", "");
    envelope.reason = js_string_or(tree, "reason", "");
    envelope.payload = js_is_object(payload) ? payload : NULL;
    envelope.accepts_payload = js_flag(tree, "accepts_response_payload");
    envelope.retry_attempt = js_integer_or(tree, "retry_attempt", 0);
    envelope.frame = frame_of(&envelope);
    if (envelope.frame == SLACK_FRAME_HELLO)
        read_hello(&envelope);
    *out = envelope;
    return true;
}

void slack_envelope_done(struct slack_envelope *envelope)
{
    if (envelope == NULL)
        return;
    js_drop(envelope->tree);
    *envelope = (struct slack_envelope){0};
}

void slack_envelope_acknowledge(const char *id, struct buf *out)
{
    struct js *ack = js_new_object();
    js_put_string(ack, "envelope_id", id);
    js_write(ack, out);
    js_drop(ack);
}
