/*
 * Stories: a file of acts ("who did what at which minute"), run through the daemon's turns on a real store in memory,
 * with every consequence written under the act. Each act is delivered twice; the second time must change nothing.
 *
 *   [00:00] ana types start checkout is down sev:2     a slash command, in the disruption's channel once it exists
 *   [00:01] ana types status in #general               ... typed somewhere else
 *   [00:04] bob says M1: db is slow                    a message, named M1 for later acts
 *   [00:05] bob says M2 under M1: looking              a reply
 *   [00:05] bob says M3 +graph.png,log.txt: see these  with files; an edit has those it names
 *   [00:06] ana reacts memo to M1 / ana unreacts memo from M1 / ana pins M1 / ana unpins M1
 *   [00:07] bob edits M1: db is very slow / bob deletes M1
 *   [00:08] ana presses note D-1                       a button
 *   [00:09] ana fills note D-1: text=tried it | at=-5m a form
 *   [00:10] ana calls status / ana calls in M1: status a message that begins with our name, also in M1's thread
 *   [00:11] ana writes status                          a direct message to us
 *   [00:12] ana picks note on M1 / ana picks action on 17.1 in #general    the menu of a message
 *   [00:13] ana opens home
 *   [00:14] bob makes C1 renamed dis-1-new / archived / unarchived / closed / opened / without us / with us / moved C9
 *   [00:15] ana enters C1                              what follows is said and typed there
 *   # announce CA                                      the announce channel, before anything else
 *   [00:16] clock ahead 60                             from now on our clock is 60 s ahead of the platform's
 *   [00:17] link comes / breaks / dies                 connected from now on; not any more; not, and nobody noticed
 *   [00:18] history refused missing_scope / granted    whether the platform lets us read back
 *   [00:30] time passes                            a tick: what is due by now?
 *   # a comment
 *
 * Effects are carried out at once by a platform that never fails.
 */
#ifndef STORY_H
#define STORY_H

#include "daemon/turn.h"
#include "disruption/base/buf.h"
#include "disruption/store/outbox.h"

#define STORY_MESSAGES_MAX 1000
#define STORY_MARKS_MAX 2000
#define STORY_START_MS INT64_C(1767225600000) /* 2026-01-01 00:00 UTC: minute 0 */

struct story {
    struct store *store;
    struct watch *watch;
    struct batch batch;
    struct turn turn;
    struct skew_watch skew;
    struct arena arena;      /* lives as long as the story */
    struct buf told;         /* the transcript */
    int64_t now_ms;
    int64_t ahead_ms;        /* our clock is ahead of the platform's */
    int64_t heard_ms; /* as the writer has it */
    int acts;                /* numbers triggers and versions */
    char channel_id[32];     /* of the newest disruption; "" before */
    int64_t journal_seen;    /* facts told so far */
    int64_t outbox_seen;     /* effects told so far */
    struct {
        const char *name, *ts, *author, *text, *thread_ts, *files;
    } messages[STORY_MESSAGES_MAX];
    size_t message_count;
    struct message said[STORY_MESSAGES_MAX]; /* as the platform has it now, heard or not */
    size_t said_count;
    struct mark marks[STORY_MARKS_MAX];
    size_t mark_count;
    bool deaf;               /* the connection is down: what happens is not heard */
    const char *unreadable;  /* why history cannot be read; NULL: it can */
    int carried_out[EFFECT_KIND_COUNT]; /* effects by kind */
};

/** Reads one act's line into an event; false with a sentence when it is none. */
bool act_read(struct story *story, const char *line, struct event *out, struct err *err);

/** What the platform answers to an effect: names and ids that are always the same. Owned by the caller. */
struct js *story_answer(struct story *story, const struct outbox_row *row);

/** The profile of the person that a row asks for. */
void story_introduce(struct story *story, const struct outbox_row *row, struct event *out);

/** Writes what followed since the last call under the act, and carries out the effects. */
bool tell_consequences(struct story *story, struct err *err);

/** Writes how much the bot said, and how. */
void tell_noise(struct story *story);

/** Takes one event through its turn and commits. fetched: what an effect brought, or NULL. */
bool story_take(struct story *story, const struct event *event, int64_t row_version, struct js *result,
                struct event *fetched, struct err *err);

/** The platform remembers. */
void chat_keep_message(struct story *story, const struct message *message);
void chat_keep_mark(struct story *story, const struct mark *mark);
void chat_move(struct story *story, const char *from, const char *to);

/** "link comes", "history refused missing_scope": what becomes of the connection, and of reading back. */
bool chat_connects(struct story *story, struct slice verb, struct event *out);
bool chat_refuses(struct story *story, struct slice verb, struct slice rest, struct event *out);

/** Its answer to a reading: all of it on one page, as it stands now. In the story's arena. */
struct event *chat_history(struct story *story, const struct js *asked);

#endif
