/* One Socket Mode frame, taken apart. */
#ifndef SLACK_ENVELOPE_H
#define SLACK_ENVELOPE_H

#include <stddef.h>
#include <stdint.h>

#include "disruption/base/err.h"
#include "disruption/base/json.h"
#include "disruption/platform/platform.h"

#define SLACK_ENVELOPE_MAX                                                                         \
    ((size_t)4 << 20) /* bytes; an edit of two long messages with files stays far below */

enum slack_frame {
    SLACK_FRAME_OTHER,      /* nothing for us: unknown, or not acknowledgeable */
    SLACK_FRAME_HELLO,      /* the connection is ready */
    SLACK_FRAME_DISCONNECT, /* the connection will end */
    SLACK_FRAME_ENVELOPE,   /* a payload to be acknowledged */
};

/* Strings are borrowed from the tree. */
struct slack_envelope {
    enum slack_frame frame;
    const char *type;         /* "events_api", "slash_commands", ...; "" when absent */
    const char *id;           /* ENVELOPE: envelope_id */
    const struct js *payload; /* ENVELOPE: an object, or NULL */
    const char *reason;       /* DISCONNECT: "warning", ...; "" when absent */
    const char *app_id;       /* HELLO: "" when absent */
    int64_t num_connections;  /* HELLO: sockets of the app that Slack counts; 0 when absent */
    bool accepts_payload;     /* ENVELOPE: the acknowledgement may carry an answer */
    int64_t retry_attempt;    /* ENVELOPE: 0 for a first delivery */
    struct js *tree;          /* owned: release with slack_envelope_done */
};

/**
 * Reads one text frame.
 *
 * text, len   1..SLACK_ENVELOPE_MAX bytes.
 * out         set on success only; release with slack_envelope_done.
 * Errors      ERR_PROTOCOL: not a JSON object. ERR_LIMITED: over SLACK_ENVELOPE_MAX. Either is to
 * be ignored: Slack sends such frames now and then on a healthy connection. Source      Slack,
 * "Using Socket Mode"; tests/fixtures/slack/envelope_*.json, hello.json, disconnect_warning.json
 */
MUST_CHECK bool slack_envelope_read(const char *text, size_t len, struct slack_envelope *out,
                                    struct err *err);
void slack_envelope_done(struct slack_envelope *envelope);

#define SLACK_REFUSAL_MAX 1000 /* characters of the sentence at a field of a form */

/**
 * Appends the acknowledgement: {"envelope_id":"..."}; of a refused form with the errors it stays
 * open for.
 *
 * refusal   NULL: none. Its text is cut at SLACK_REFUSAL_MAX: a form shows a sentence or two.
 * Source    Slack, "Modals" (displaying errors in views)
 */
void slack_envelope_acknowledge(const char *id, const struct delivery_refusal *refusal,
                                struct buf *out);

#endif
