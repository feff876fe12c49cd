/* The post-mortem: Markdown from the dossier, same facts same bytes, and its form for chat. */
#ifndef DISRUPTION_REPORT_REPORT_H
#define DISRUPTION_REPORT_REPORT_H

#include "disruption/base/buf.h"
#include "disruption/core/dossier.h"
#include "disruption/core/policy.h"

/* bytes of Markdown; 5 000 entries of 10 000 characters would be twice that */
#define REPORT_MAX ((size_t)32 << 20)
#define REPORT_CHAT_MAX ((size_t)64 << 10) /* bytes of a report told in chat */

/** Appends the whole report. Deterministic: reads neither clock nor environment. */
void report_markdown(const struct policy *policy, const struct dossier *dossier, struct buf *out);

/**
 * Appends a report's Markdown as chat markup (markup.h): headings bold, table rows as lines, no
 * fences. What passes REPORT_CHAT_MAX is left out on a line border, and a last line says how to get
 * the whole.
 */
void report_chat(const char *markdown, int64_t number, struct buf *out);

/** Appends user text so that Markdown shows it as typed: no structure or HTML comes from it;
 * balanced code stays code. */
void report_escape(const char *text, struct buf *out);

/** The same for a cell of a table or a line of a list: newlines become <br>, pipes are escaped. */
void report_escape_cell(const char *text, struct buf *out);

#endif
