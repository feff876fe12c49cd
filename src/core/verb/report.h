/* What "report" may be followed by, one function each; and what resolve begins. */
#ifndef CORE_VERB_REPORT_H
#define CORE_VERB_REPORT_H

#include "disruption/core/report_part.h"
#include "turn.h"

/** One word after "report"; rest is what follows it. */
typedef bool report_word(const struct turn *turn, struct slice rest, struct err *err);
report_word verb_report_show, verb_report_set, verb_report_write, verb_report_redraft,
    verb_report_diff, verb_report_export;
report_word verb_report_owner, verb_report_due, verb_report_review, verb_report_approve,
    verb_report_publish, verb_report_amend;

/** A report that was never drafted: says what drafts it. */
void report_say_undrafted(const struct turn *turn, struct buf *answer);

/** The same as a refusal, for what needs a draft. */
MUST_CHECK bool report_drafted(const struct turn *turn, struct err *err);

/**
 * Gives the report of a disruption that ends its owner, who leads it or else ends it, and a day,
 * where it has none yet. Appends what was decided to the line: ". Report: @Ana, due 2026-03-13".
 */
void report_begin(const struct turn *turn, struct buf *line);

#endif
