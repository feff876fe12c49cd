/*
 * What should happen outside. An effect becomes an outbox row in the transaction of its cause; a courier carries it
 * out through a platform, in order within its lane, and its result comes back as an event.
 *
 * Any body may say what it is for by "purpose", where that makes it less urgent: "catch_up", "reconcile", "reminder".
 * Texts in bodies are markup (markup.h). A `card` is a neutral description of the pinned card, see card.h.
 */
#ifndef DISRUPTION_CORE_EFFECT_H
#define DISRUPTION_CORE_EFFECT_H

#include <stdbool.h>
#include <stdint.h>

#include "disruption/base/json.h"

#define LANE_LATER "" /* what is said in the disruption's channel, which is not made yet: it goes out when it is */

enum effect_kind {
    /* kind                  body                                              result */
    EFFECT_CHANNEL_CREATE, /* name, private, starter?, origin?, response_url?, alike? (what to say there of earlier
                              ones), quotes?                                   channel_id, name (as made) */
    EFFECT_INVITE,         /* channel, user                                    - */
    EFFECT_TOPIC,          /* channel, text (plain, <= 250 characters)         - */
    EFFECT_POST,           /* channel, text | card, thread_ts?, about?, quotes? (of other disruptions: [{number,
                              about}]), archive? (with user, origin?, response_url?: the channel is archived after it)
                              channel, ts, more? (ts of each further message that a long text took) */
    EFFECT_UPDATE,         /* channel, ts, text | card                         - */
    EFFECT_PIN,            /* channel, ts                                      - */
    EFFECT_REACT,          /* channel, ts, name                                - */
    EFFECT_UNREACT,        /* channel, ts, name                                - */
    EFFECT_ANSWER,         /* text, channel?, user, response_url?, thread_ts?, direct? (channel is between the two): to one
                              person, privately                                - */
    EFFECT_FETCH_MESSAGE,  /* channel, ts, user? (who tagged it), marks?       message: comes back as EVENT_MESSAGE; with
                              marks as EVENT_HISTORY, to learn who all marked it */
    EFFECT_FETCH_PERSON,   /* user                                             person: comes back as EVENT_PERSON */
    EFFECT_FETCH_HISTORY,  /* channel, from_ms, to_ms, purpose, thread_ts?, cursor?, reached_ms? (history.h)
                              cursor?, reached_ms? (as far as this page goes), limited? (the platform keeps older
                              messages from us); comes back as EVENT_HISTORY */
    EFFECT_FETCH_FILE,     /* file, url, name, size, folder, max               sha256, size (kept as folder/sha256) */
    EFFECT_DIRECT,         /* user, text: a direct message                     channel, ts, more? */
    EFFECT_FORM_OPEN,      /* trigger, user, form (form.h), channel?, response_url?, otherwise (said
                              instead when it cannot be opened)                - ; never after three seconds */
    EFFECT_HOME,           /* user, home (home.h)                              - */
    EFFECT_UPLOAD,         /* user | channel, name, title, content, thread_ts? file */
    EFFECT_DELETE,         /* channel, ts: a post of ours                      - */
    EFFECT_ARCHIVE,        /* channel                                          - */
    EFFECT_UNARCHIVE,      /* channel                                          - */
    EFFECT_RENAME,         /* channel, name                                    name (as made) */
    EFFECT_JOIN,           /* channel                                          channel, name, private? */
    EFFECT_INVITE_GROUP,   /* channel, group: everybody in it                  invited, refused */
    EFFECT_KIND_COUNT
};

struct effect {
    enum effect_kind kind;
    int64_t incident;  /* disruption number; 0: none */
    const char *key;   /* names the effect for ever: "42/card", "42/react/C1/17.1": a second of the same key replaces
                          kind and body of one still waiting, and is dropped when the first was carried out, unless `again` */
    const char *lane;  /* effects of a lane are carried out in order: a channel id, "person/U1", ... */
    bool again;        /* state, not an act (card edits, topic, reactions): may be carried out again under its key */
    struct js *body;   /* owned by the effect */
};

/** "channel_create", "post", ...: how the outbox spells kinds; and back. */
const char *effect_kind_name(enum effect_kind kind);
bool effect_kind_read(const char *word, enum effect_kind *out);

/** The channel that a disruption's lane (incident_lane) is of; NULL: it is still being made. */
const char *lane_channel(const char *lane);

#endif
