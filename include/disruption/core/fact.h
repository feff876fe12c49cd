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
    FACT_DECLARED,        /* title, severity?, type?, services[], private, drill, declared_ms, origin_channel?, channel_name */
    FACT_CHANNEL_LINKED,  /* channel_id, name: the dedicated channel exists */
    FACT_CHANNEL_CHANGED, /* channel_id, new_id?, name?, archived? */
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
    FACT_PERSON,          /* incident 0; user_id, name, zone?, bot, guest */
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
