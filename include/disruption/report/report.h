/* The post-mortem: Markdown from the dossier, same facts same bytes, and its form for chat. */
#ifndef DISRUPTION_REPORT_REPORT_H
#define DISRUPTION_REPORT_REPORT_H

#include "disruption/base/buf.h"
#include "disruption/core/dossier.h"
#include "disruption/core/policy.h"
#include "disruption/core/report_request.h"

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

/** The same without marks and limit, for a text file. */
void report_text(const char *markdown, struct buf *out);

/** A whole page: what Markdown means, nothing that people wrote as HTML, no script. */
void report_html(const char *title, const char *markdown, struct buf *out);

/** The timeline as rows with a heading line, times in UTC and in the policy's zone. What a spreadsheet would take for a
 * formula is text. */
void report_csv(const struct policy *policy, const struct dossier *dossier, struct buf *out);

/**
 * Appends, as markup, the lines in which a report's newer Markdown differs from an older one, each under its heading:
 * "- " before lines that went, "+ " before those that came. What the record says of itself always differs and is left
 * out.
 */
void report_diff(const char *older, const char *newer, struct buf *out);

/**
 * Fills what a situation has of a report: `report`, `report_file`.
 *
 * source   what the store found for the request.
 * arena    for what is made; must outlive the situation.
 */
void report_fill(const struct policy *policy, const struct report_request *request,
                 const struct report_source *source, struct arena *arena, struct situation *situation);

/** Appends the content of a file of that form. */
void report_file_write(const struct policy *policy, const struct report_request *request,
                       const struct report_source *source, struct buf *out);

/** Appends user text so that Markdown shows it as typed: no structure or HTML comes from it;
 * balanced code stays code. */
void report_escape(const char *text, struct buf *out);

/** The same for a cell of a table or a line of a list: newlines become <br>, pipes are escaped. */
void report_escape_cell(const char *text, struct buf *out);

#endif
