/* A report being written: what every section reads, and the few words they share. */
#ifndef REPORT_DRAFT_H
#define REPORT_DRAFT_H

#include <stdbool.h>
#include <stdint.h>

#include "disruption/base/attributes.h"
#include "disruption/base/buf.h"
#include "disruption/base/clock.h"
#include "disruption/core/dossier.h"
#include "disruption/core/policy.h"
#include "disruption/core/report_part.h"

#define DAY_TEXT_MAX 16 /* bytes of "2026-03-01 " with NUL, and room for odd years */

struct draft {
    const struct policy *policy;
    const struct dossier *dossier;
    struct buf *out;
    int64_t start_ms; /* as shown; TIME_UNKNOWN: not even declared */
    bool start_assumed;
    int64_t end_ms;         /* TIME_UNKNOWN: none recorded */
    int64_t until_ms;       /* end_ms, of an open one the report's "as of", else TIME_UNKNOWN */
    char day[DAY_TEXT_MAX]; /* the date shown last, which need not be said again */
};

/* What the record has for a part, in its fence. */
void draft_facts(struct draft *draft, const struct report_part *part);
void draft_opening(struct draft *draft, const struct report_part *part);
void draft_timeline(struct draft *draft, const struct report_part *part);
void draft_updates(struct draft *draft, const struct report_part *part);
void draft_actions(struct draft *draft, const struct report_part *part);
void draft_documents(struct draft *draft, const struct report_part *part);
void draft_similar(struct draft *draft, const struct report_part *part);
void draft_record(struct draft *draft, const struct report_part *part);

#define GAP_SHOWN_MS (60 * SECOND_MS) /* a gap that was filled and brought nothing is told of when it was longer */

/** The lines of the Record that say what is missing, or that nothing is. */
void draft_complete(struct draft *draft);

/** Whether a gap is a row of the timeline; the Record counts them all. */
bool draft_shows_gap(const struct gap *gap, const struct incident *incident);

/** What was tagged as the part's kind; a question while neither that nor people's words are there. */
void draft_said(struct draft *draft, const struct report_part *part);

/* What people wrote for a part. */
struct words {
    const char *text; /* NULL: nothing */
    bool markdown;    /* as it is; else to be shown as typed */
};

struct words draft_words(const struct draft *draft, const char *name);

/** Opens and closes a block that the record owns. */
void draft_fence(struct draft *draft, const char *name);
void draft_fence_end(struct draft *draft);

/** Appends "2026-03-01 14:02:07 CET", and remembers the day. */
void draft_instant(struct draft *draft, int64_t at_ms);

/** The same; the date only when it is not the one shown last. */
void draft_moment(struct draft *draft, int64_t at_ms);

/** The same, and the next date is still seen against the one shown before: for a remark within a
 * row. */
void draft_aside(struct draft *draft, int64_t at_ms);

/** Appends the time from one instant to a later one; both known, from_ms <= to_ms. */
void draft_length(struct draft *draft, int64_t from_ms, int64_t to_ms);

/** Appends "D-42 ", whose number follows; nothing for the report's own. */
void draft_of(struct draft *draft, int64_t of);

/** Appends "T17", or "D-42 T17" of a merged one, linked to its message where it has one. */
void draft_entry_link(struct draft *draft, const struct entry *entry);

/** Appends an entry's text or, where there is none, what stands for it. For one line. */
void draft_entry_line(struct draft *draft, const struct entry *entry);

/** A part nobody filled, as a visible question with the command that answers it. */
void draft_question(struct draft *draft, const struct report_part *part);

/** "- text (T17)" for every entry with that kind. */
void draft_list_kind(struct draft *draft, enum kind kind);

/** Appends the severities in the order they came, each with its time. */
void draft_severities(struct draft *draft);

/** The worst severity it had; SEVERITY_UNKNOWN: none was set. */
int draft_worst_severity(const struct draft *draft);

#endif
