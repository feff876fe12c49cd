/*
 * A timeline entry, and the one rule by which tagged messages become entries: what an entry should be follows from the
 * message as it is now and the marks that stand on it now. Whatever order things arrive in, the end is the same.
 *
 * What a person said by command is held: from then on only a command changes it. Held words stay whatever the message
 * says later; what it says is kept as a change of its own, so nothing is lost. A held state stays whoever tags or
 * un-tags; kinds, taggers and words that are not held go on following the message meanwhile. One thing wins over both:
 * a message deleted in chat takes its entry along, and nothing brings that back but the message, seen again. Time and author of an entry never
 * follow the message, so they need no hold.
 */
#ifndef DISRUPTION_CORE_ENTRY_H
#define DISRUPTION_CORE_ENTRY_H

#include <stdbool.h>
#include <stdint.h>

#include "disruption/core/event.h"
#include "disruption/core/incident.h"
#include "disruption/core/kind.h"
#include "disruption/core/outcome.h"
#include "disruption/core/policy.h"

enum entry_state { ENTRY_LIVE, ENTRY_WITHDRAWN, ENTRY_REDACTED };

/* What the message no longer decides: a set of these. */
enum held {
    HELD_WORDS = BIT(0), /* a person wrote them by command */
    HELD_STATE = BIT(1), /* a person dropped or restored it */
    HELD_GONE = BIT(2),  /* its message was deleted: withdrawn as long as it is not seen again */
};

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
    int64_t of;            /* in a report: the merged disruption it belongs to; 0: the report's own */
    bool moved;            /* its time was changed by command */
    int64_t first_ms;      /* at_ms as it was captured, when moved */
    const char *first_party; /* whose it was said to be at first, when it was credited to another; NULL */
    uint32_t held;         /* set of enum held */
    const char *heard;     /* what the message says while the words are held; NULL: they are not, or it has none */
};

/* How an entry was before a change, and who made it why. */
struct entry_change {
    int64_t entry;
    int64_t changed_ms;
    const char *by_id, *by; /* NULL: the daemon; a name that is not known */
    const char *why;       /* as FACT_ENTRY_CHANGED has it */
    const char *reason;    /* in that person's words; NULL */
    const char *heard;     /* words that came from chat and were kept back; NULL */
    struct entry before;   /* at_ms, kinds, state, text, taggers and revision alone; party where it was another */
};

const char *entry_state_name(enum entry_state state); /* "live", "withdrawn", "redacted" */

/** "words,state" from a set of enum held; "" for none. Appends. */
void held_write(uint32_t held, struct buf *out);

/** The set from such words; what is not known is left out. */
uint32_t held_read(const char *words);

/** "[redacted by @U1, 2026-03-01 14:02 UTC: why]": what stands in the place of words that were taken away. why NULL: not
 * said. */
void entry_tombstone(const char *by_id, const char *why, int64_t at_ms, struct buf *out);

/** The bot's own reaction on an entry's message says "taken"; it goes when the entry goes. */
void entry_confirm(const struct policy *policy, int64_t incident, const char *channel_id, const char *ts, bool taken,
                   struct outcome *out);

/* Everything the rule needs, loaded by the store: one message of a disruption's channel. */
struct tagged_message {
    const struct incident *incident;
    const struct message *message; /* NULL: marked before its text is known */
    const struct mark *marks;      /* that stand now (set) */
    size_t mark_count;
    const struct person *people;   /* those of its author and markers who are known */
    size_t people_count;
    const char *files;             /* ids of the entry's files, joined by commas; "" for none */
    int64_t kept_bytes;            /* of the files that are kept of this disruption */
    const struct entry *entry;     /* that it became already; NULL: none. Its text is as its newest fact said it:
                                      "@ID" is not yet a name, so that it compares with the message's */
    bool author_spoke;             /* it is on record that its author wrote in this channel */
    bool quiet;                    /* one of very many that are taken at once: no reaction confirms it */
};

/**
 * Brings the record in line with the message: adds, revises, withdraws or restores its entry, with the action item
 * and the confirming reaction that go with it; asks for the message when only its marks are known; notes that its author
 * took part in the talk. Nothing to do gives no facts.
 */
void entry_settle(const struct policy *policy, const struct tagged_message *tagged, const struct event *cause,
                  struct outcome *out);

#endif
