/* One command being carried out: what its verb was given, and the ways a verb speaks. */
#ifndef CORE_VERB_TURN_H
#define CORE_VERB_TURN_H

#include "disruption/core/command.h"
#include "disruption/core/markup.h"

#define LINE_MAX_BYTES                                                                             \
    ((size_t)64 << 10) /* of one thing said; the parts of it have far smaller limits */
#define SAID_MAX 600   /* characters of a person's text repeated in a line; the record has all */

struct turn {
    const struct command *command;
    const struct situation *situation;
    const struct event *event;
    struct outcome *out;
    const struct incident *target; /* NULL for verbs without one */
};

struct turn turn_of(const struct command *command, const struct situation *situation,
                    const struct event *event, struct outcome *out);

/** The zone the actor reads and writes times in. */
const char *turn_zone(const struct turn *turn);

/** Whether the command was typed in the target's own channel, so that everyone there sees what is
 * said. */
bool turn_is_here(const struct turn *turn);

/** "/disruption note D-42 TEXT" from "note", "TEXT": the target is left out where it is implied. In
 * the arena. */
const char *turn_command(const struct turn *turn, const char *verb, const char *words);

/**
 * Whether the actor may do what needs `may` to the target: for verbs of which only some words do. The row's own is checked
 * before it runs.
 *
 * Errors   ERR_REFUSED, see permission_check.
 */
MUST_CHECK bool turn_may(const struct turn *turn, enum permission may, struct err *err);

/**
 * Asks for words that are missing: opens the row's form, with what was typed already in it, where one can be opened (true
 * comes back, and the answer stays empty); else the sentence is an ERR_INVALID.
 */
MUST_CHECK bool turn_ask(const struct turn *turn, const char *sentence, struct err *err);

/** The same, for what is not known yet: fields of those keys are left out. known: NULL last; NULL: none. */
MUST_CHECK bool turn_ask_without(const struct turn *turn, const char *const *known, const char *sentence,
                                 struct err *err);

/** A fact about the target, by the actor. */
struct js *turn_fact(const struct turn *turn, enum fact_kind kind);

/** "42/say/KEY": the name of what this one event does to the target, for effects. In the arena. */
const char *turn_key(const struct turn *turn, const char *what);

/** A change told: one line in the target's channel, and to the actor when they typed elsewhere.
 * line: markup. Returns the body of the post in the channel, borrowed; NULL: nothing is said there. */
struct js *turn_tell(const struct turn *turn, const char *line);

/** The same to the announce channel, unless there is none or the disruption is private. what: names
 * the effect. */
void turn_announce(const struct turn *turn, const char *what, const char *line);

/** Both: in the target's channel, and in the announce channel with its name before it. */
void turn_tell_widely(const struct turn *turn, const char *what, const char *line);

/** "D-42 title", bold. */
void say_head(struct buf *line, const struct incident *incident);

/** Text in which mentions that came with the command are people and channels; newlines become
 * spaces; at most SAID_MAX characters. */
void say_words(const struct turn *turn, struct buf *line, const char *text);

/** The same, at most so many characters. */
void say_front(const struct turn *turn, struct buf *line, const char *text, size_t characters);

/** "14:02 CET (13:02 UTC)" in the actor's zone. */
void say_instant(const struct turn *turn, struct buf *line, int64_t at_ms);

/** "2026-03-01 14:02 CET" that every reader sees in their own zone. */
void say_moment(const struct turn *turn, struct buf *line, int64_t at_ms);

/** "@Ana" */
void say_actor(const struct turn *turn, struct buf *line);

/** "Length 1 h 13 min, Time to Detection 4 min", or what is wrong with the order of times; nothing
 * when unknown. */
void say_durations(const struct turn *turn, struct buf *line, const int64_t at_ms[MILESTONE_COUNT]);

/**
 * Refuses words that are too long so that none are lost: in chat the answer repeats them to be
 * copied (and true comes back, with nothing else in the outcome); at the shell it is an
 * ERR_LIMITED.
 */
MUST_CHECK bool refuse_long(const struct turn *turn, const char *sentence, const char *text,
                            struct err *err);

/** The same for a reason of more than NOTE_TEXT_MAX bytes; the words are the command's. */
MUST_CHECK bool refuse_long_reason(const struct turn *turn, struct err *err);

#endif
