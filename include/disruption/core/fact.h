/*
 * The facts a journal holds. A fact is a kind and a JSON body; tables are projections of facts, and can be made again
 * from them. A shipped kind never changes its meaning: a new need is a new kind or a new key.
 */
#ifndef DISRUPTION_CORE_FACT_H
#define DISRUPTION_CORE_FACT_H

#include <stdbool.h>
#include <stdint.h>

#include "disruption/base/json.h"

enum fact_kind {
    /* number of the disruption in `incident` of every fact but FACT_PERSON; keys marked ? may be absent */
    FACT_DECLARED,        /* title, severity?, type?, services[], private, drill, declared_ms, origin_channel?, channel_name,
                             how? ("past": recorded afterwards, has no channel; "here": adopts the channel) */
    FACT_CHANNEL_LINKED,  /* channel_id, name: the dedicated channel exists */
    FACT_CHANNEL_CHANGED, /* channel_id, new_id?, name?, archived?, private?, joined? */
    FACT_CARD_POSTED,     /* channel_id, ts */
    FACT_FIELD_SET,       /* field ("title","type","summary","cause","impact","resolution"), value */
    FACT_SERVICES_SET,    /* services[]: all of them */
    FACT_SEVERITY_SET,    /* severity, why? ; interval boundary at happened_ms */
    FACT_MILESTONE_SET,   /* milestone, at_ms (null: taken back) */
    FACT_ROLE_SET,        /* role, lead (whether it is the one that leads), user_id (null: nobody) */
    FACT_ENTRY_ADDED,     /* entry, at_ms, kinds, author_id?, party?, text, source, taggers, channel_id?, message_ts?,
                             thread_ts?, permalink?, files[{id,name,mimetype,permalink,size}]? */
    FACT_ENTRY_CHANGED,   /* entry, why ("edited","tagged","untagged","deleted","restored"; by command also "moved",
                             "credited","dropped"), reason? (a person's words for it), and what changed: text?, kinds?,
                             taggers?, state?, files?, at_ms?, author_id? with party?, held? (all of it, as held_write
                             spells it), heard? (the message's new words, kept back because a person's are held) */
    FACT_ACTION_ADDED,    /* item, entry, text, owner_id?, due?, priority? */
    FACT_ACTION_CHANGED,  /* item, and what changed: text?, owner_id?, due?, priority?, state? ("open","done","dropped") */
    FACT_RESOLVED,        /* ended_ms, text? */
    FACT_REPORT_DRAFTED,  /* revision, markdown */
    FACT_PERSON,          /* incident 0; user_id, name, zone?, bot, guest, stranger?, admin? */
    FACT_REOPENED,        /* why? ; the quiet stretch since the end counts as no part of the Length's active time */
    FACT_CANCELLED,       /* reason ("false-alarm","duplicate","external"), of? (number it repeats), why? */
    FACT_MERGED,          /* into: number of the one it went into */
    FACT_PRIVATE_SET,     /* private */
    FACT_PHASE_SET,       /* phase ("investigating","identified","mitigating","monitoring") */
    FACT_UPDATED,         /* update, text, next_ms? : a status update; update is its number, 1.. */
    FACT_PACE_SET,        /* reminders of this disruption: user_id? (theirs alone; absent: everybody's), every_s? (0: as
                             configured), off?, snooze_until_ms? (0: no longer); what is absent stays as it was */
    FACT_RELATED,         /* to, relation ("duplicate","related","caused-by"; null: none), gone (taken back) */
    FACT_DOCUMENT_ADDED,  /* document (1..), url, caption? */
    FACT_DOCUMENT_DROPPED,/* document */
    FACT_REDACTED,        /* entry, why?, rows[{seq,hash,incident?}]: journal rows whose bodies lost its words, the hash of
                             what is left of each, and whose they are if another's; files[]: ids of those whose
                             copies went */
    FACT_FILE_KEPT,       /* entry, file, sha256?, size?, refused? (why its bytes are not kept) */
    FACT_SPOKE,           /* user_id, name? : somebody's first message in the channel */
    FACT_SIMILAR_FOUND,   /* found[{number, score}]: past ones shown at the start */
    FACT_REPORT_STATE_SET,/* state ("draft","review","approved","published"), revision, amends? (it was published before),
                             why? ; closed is worked out from "published" and the action items */
    FACT_REPORT_OWNER_SET,/* user_id? */
    FACT_REPORT_DUE_SET,  /* due */
    FACT_SECTION_SET,     /* section, text? (null: the record's again), by ("command","form","file"), markdown */
    FACT_SKEW_SEEN,       /* skew_ms: our clock minus the platform's, when it grew suspicious */
    FACT_IMPORTED,        /* from_ms, to_ms, messages, entries */
    FACT_GAP_SEEN,        /* gap (1..), channel_id, from_ms, to_ms, cause, after? (it lies behind the End) : the channel was
                             not surely heard */
    FACT_GAP_FILLED,      /* gap, after?, and what reading it brought: messages, entries, edited, withdrawn, unread,
                             left_out */
    FACT_GAP_UNFILLED,    /* gap, why, and what it brought until then */
    FACT_RECONCILED,      /* from_ms, to_ms, why? (it did not come to its end), and what it brought, as above: the whole
                             channel was compared with the record */
    FACT_PURGED,          /* declared_ms, ended_ms?, facts (rows of the journal that lost their bodies), rows[] as in
                             FACT_REDACTED: all words of the disruption went for good */
    FACT_KIND_COUNT
};

struct fact {
    enum fact_kind kind;
    int64_t incident;    /* disruption number; 0: none */
    int64_t happened_ms; /* when it became so */
    int64_t learnt_ms;   /* when we took it */
    const char *actor_id; /* who did it; NULL: the daemon itself */
    struct js *body;     /* owned by the fact */
};

/** "declared", "entry_added", ...: how the journal spells kinds; and back. */
const char *fact_kind_name(enum fact_kind kind);
bool fact_kind_read(const char *word, enum fact_kind *out);

#endif
