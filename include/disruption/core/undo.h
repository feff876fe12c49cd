/*
 * Taking back what somebody did last, by appending its opposite. The journal knows what a value was before, so there is
 * one table: what a kind of fact is about, which of its keys it sets, and how they are set back.
 */
#ifndef DISRUPTION_CORE_UNDO_H
#define DISRUPTION_CORE_UNDO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "disruption/base/clock.h"
#include "disruption/core/fact.h"

#define UNDO_WINDOW_MS (10 * MINUTE_MS) /* what is older others have built upon */
#define UNDO_KEYS_MAX 9
#define UNDO_FROM_MAX 3

/* A row of the journal, read again. Strings are borrowed from an arena. */
struct journal_line {
    int64_t seq;
    enum fact_kind kind;
    int64_t happened_ms, learnt_ms;
    const char *actor_id; /* NULL: the daemon */
    const char *body;     /* JSON */
};

/* How a kind of fact is taken back. Kinds without a rule are book-keeping: undo passes over them. */
struct undo_rule {
    enum fact_kind kind;
    const char *instead;                    /* it cannot be taken back: why; NULL: it can */
    const char *type;                       /* then: what to type in place of undo */
    const char *subject;                    /* the key that names what it is about; NULL: the disruption itself */
    const char *keys[UNDO_KEYS_MAX];        /* what it sets; NULL ends */
    const char *carried[2];                 /* keys that go along unchanged; NULL ends */
    enum fact_kind inverse;                 /* the kind that sets it back */
    enum fact_kind from[UNDO_FROM_MAX];     /* kinds that may have set it before, besides itself */
    size_t from_count;
};

/** NULL: facts of that kind are nobody's deed. */
const struct undo_rule *undo_rule_of(enum fact_kind kind);

/**
 * The newest deed of that person that is not taken back yet: facts of one moment.
 *
 * lines   by seq; at least all of the disruption since `since_ms`.
 * group   set to a bit for each line (count of them), true where it belongs to the deed.
 * Returns false when there is none.
 */
bool undo_pick(const struct journal_line *lines, size_t count, const char *actor_id, int64_t since_ms, bool *group);

/** Text of what a fact is about ("17", "lead"); "" when it is the disruption. The caller frees it. */
char *undo_subject(const struct undo_rule *rule, const struct js *body);

/** Whether somebody set any of the same since, so that setting it back would undo theirs; *by_id is who. */
bool undo_overtaken(const struct journal_line *lines, size_t count, size_t which, const char **by_id);

/** Fills the body of the inverse: what the fact is about, and every value it set as it was before. */
void undo_inverse(const struct journal_line *lines, size_t which, struct js *out);

#endif
