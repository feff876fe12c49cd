/* Socket Mode frames. Whatever is not understood is left alone: an unknown frame must not cost the
 * connection. */
#include "envelope.h"

#include <string.h>

#include "disruption/base/utf8.h"
#include "disruption/core/markup.h"
#include "tree.h"

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
    if (!slack_tree_read(text, len, &tree, err))
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

static struct js *errors_of(const struct delivery_refusal *refusal)
{
    struct js *payload = js_new_object(), *errors = js_new_object();
    struct buf plain, front;
    buf_init(&plain, SLACK_ENVELOPE_MAX);
    buf_init(&front, SLACK_REFUSAL_MAX * 4);
    markup_plain(&plain, refusal->text);
    buf_slice(&front, utf8_front(slice_of(buf_string(&plain)), SLACK_REFUSAL_MAX));
    js_put_string(errors, refusal->field, buf_string(&front));
    js_put_string(payload, "response_action", "errors");
    js_put(payload, "errors", errors);
    buf_done(&plain);
    buf_done(&front);
    return payload;
}

void slack_envelope_acknowledge(const char *id, const struct delivery_refusal *refusal,
                                struct buf *out)
{
    struct js *ack = js_new_object();
    js_put_string(ack, "envelope_id", id);
    if (refusal != NULL)
        js_put(ack, "payload", errors_of(refusal));
    js_write(ack, out);
    js_drop(ack);
}
