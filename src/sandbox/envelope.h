/* Envelopes: what goes to the app over its sockets, and what becomes of it. */
#ifndef DISRUPTION_SANDBOX_ENVELOPE_H
#define DISRUPTION_SANDBOX_ENVELOPE_H

#include "disruption/base/json.h"
#include "sandbox/workspace.h"

#define ACK_DEADLINE_MS 3000
#define ACK_SIZE_MAX 20480 /* bytes; acks of this size or more are lost, as measured by others */
#define ENVELOPE_RETRY_MAX 3

enum envelope_kind {
    ENVELOPE_EVENT,
    ENVELOPE_SLASH,
    ENVELOPE_ACTION,   /* block_actions */
    ENVELOPE_SHORTCUT, /* shortcut and message_action */
    ENVELOPE_VIEW,     /* view_submission */
    ENVELOPE_VIEW_CLOSED,
};

/* What to send, and who waits for the answer. */
struct envelope_wish {
    enum envelope_kind kind;
    struct js *payload;     /* taken over */
    const char *user_id;    /* who did it; NULL for events */
    const char *channel_id; /* where an answer is shown; may be NULL */
    const char *view_id;    /* may be NULL */
};

enum envelope_state {
    ENVELOPE_HELD,  /* the control interface keeps it */
    ENVELOPE_SENT,  /* until due_ms for the ack */
    ENVELOPE_RESTS, /* until due_ms, then it is sent again */
};

struct envelope {
    char id[ID_MAX];
    enum envelope_kind kind;
    enum envelope_state state;
    char *payload; /* JSON text */
    char *label;   /* event type, command or callback, for looking on */
    char *user_id;
    char *channel_id;
    char *view_id;
    int attempt; /* 0 first */
    int64_t due_ms;
    int64_t delivery; /* number of the newest delivery */
};

/** Sends it, or lets it wait as faults ask. envelope_id: NULL, or receives ID_MAX bytes. */
void envelope_send(struct workspace *workspace, const struct envelope_wish *wish,
                   char *envelope_id);

/** Takes a text frame from a socket. True when it acknowledged something that was waiting. */
bool envelope_ack(struct workspace *workspace, uint64_t socket, const char *text, size_t len);

/** Lets go what was held. */
void envelope_release(struct workspace *workspace);

/** Redelivers and gives up what is due. */
void envelope_tick(struct workspace *workspace);
int64_t envelope_due_at_ms(const struct workspace *workspace); /* INT64_MAX: nothing */

void envelope_destroy(void *envelope);

#endif
