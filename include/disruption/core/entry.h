/*
 * A timeline entry, and the one rule by which tagged messages become entries: what an entry should be follows from the
 * message as it is now and the marks that stand on it now. Whatever order things arrive in, the end is the same.
 */
#ifndef DISRUPTION_CORE_ENTRY_H
#define DISRUPTION_CORE_ENTRY_H

#include <stdint.h>

#include "disruption/core/event.h"
#include "disruption/core/incident.h"
#include "disruption/core/kind.h"
#include "disruption/core/outcome.h"
#include "disruption/core/policy.h"

enum entry_state { ENTRY_LIVE, ENTRY_WITHDRAWN, ENTRY_REDACTED };

struct entry {
    int64_t number;       /* T17 */
    int64_t at_ms;
    uint32_t kinds;
    enum entry_state state;
    const char *author_id; /* NULL: an author without an id */
    const char *party;     /* name to show, frozen at capture */
    const char *text;      /* readable; "" for files alone */
    const char *source;    /* "tag" or "command" */
    const char *taggers;   /* ids joined by commas, sorted; "" for commands */
    const char *channel_id, *message_ts, *thread_ts, *permalink; /* NULL for commands */
    int64_t revision;      /* 1, 2, ... */
    int64_t learnt_ms;     /* when we took it */
    int64_t action;        /* its action item's number; 0: none */
};

const char *entry_state_name(enum entry_state state); /* "live", "withdrawn", "redacted" */

/* Everything the rule needs, loaded by the store: one message of a disruption's channel. */
struct tagged_message {
    const struct incident *incident;
    const struct message *message; /* NULL: marked before its text is known */
    const struct mark *marks;      /* that stand now (set) */
    size_t mark_count;
    const struct entry *entry;     /* that it became already; NULL: none. Its text is as its newest fact said it:
                                      "@ID" is not yet a name, so that it compares with the message's */
};

/**
 * Brings the record in line with the message: adds, revises, withdraws or restores its entry, with the action item
 * and the confirming reaction that go with it; asks for the message when only its marks are known. Nothing to do gives
 * no facts.
 */
void entry_settle(const struct policy *policy, const struct tagged_message *tagged, const struct event *cause,
                  struct outcome *out);

#endif
