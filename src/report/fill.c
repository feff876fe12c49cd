/* What a line about a report asked for, made from what the store found. */
#include "disruption/report/report.h"

#include <inttypes.h>
#include <stdio.h>

#include "disruption/core/markup.h"
#include "disruption/core/situation.h"

#define FILE_CHAT_MAX                                                                              \
    ((size_t)8 << 20) /* bytes of a file sent through chat; it waits in the outbox as one row */

/* A difference is cut like a report: on a line border, with a word on the rest. */
static const char *difference_of(const struct report_source *source, struct arena *arena)
{
    struct buf lines, said;
    buf_init(&lines, REPORT_MAX);
    buf_init(&said, REPORT_MAX);
    report_diff(source->older, source->markdown, &lines);
    markup_bold(&said,
                arena_print(arena, "Revision %" PRId64 " to %" PRId64, source->from, source->to));
    buf_text(&said, lines.len == 0 ? "\nNo line differs." : "\n");
    struct slice rest = slice_of(buf_string(&lines)), line;
    while (slice_split(&rest, '\n', &line) && said.len + line.len < REPORT_CHAT_MAX) {
        buf_slice(&said, line);
        buf_char(&said, '\n');
    }
    if (rest.len > 0)
        markup_text(&said,
                    "\u2026 and more; the revisions are at the shell: disruption report --json");
    while (said.len > 0 && said.at[said.len - 1] == '\n')
        buf_cut(&said, said.len - 1);
    const char *text = arena_text(arena, buf_string(&said));
    buf_done(&said);
    buf_done(&lines);
    return text;
}

static const char *chat_of(const struct report_source *source, int64_t number, struct arena *arena)
{
    struct buf told;
    buf_init(&told, REPORT_CHAT_MAX * 2);
    report_chat(source->markdown, number, &told);
    const char *text = arena_text(arena, buf_string(&told));
    buf_done(&told);
    return text;
}

/* The stored Markdown, unless it is wanted in another zone. */
static const char *markdown_of(const struct policy *policy, const struct report_request *request,
                               const struct report_source *source, struct buf *drafted)
{
    if (request->zone == NULL)
        return source->markdown;
    struct policy zoned = *policy;
    zoned.zone = request->zone;
    report_markdown(&zoned, source->dossier, drafted);
    return buf_string(drafted);
}

void report_file_write(const struct policy *policy, const struct report_request *request,
                       const struct report_source *source, struct buf *out)
{
    struct policy zoned = *policy;
    struct buf drafted;
    zoned.zone = request->zone != NULL ? request->zone : policy->zone;
    buf_init(&drafted, REPORT_MAX);
    switch (request->form) {
    case REPORT_HTML: {
        char title[64];
        snprintf(title, sizeof(title), "D-%" PRId64, source->number);
        report_html(title, markdown_of(policy, request, source, &drafted), out);
        break;
    }
    case REPORT_JSON:
        js_write_pretty(source->record, out);
        buf_char(out, '\n');
        break;
    case REPORT_CSV:
        report_csv(&zoned, source->dossier, out);
        break;
    case REPORT_TEXT:
        report_text(markdown_of(policy, request, source, &drafted), out);
        break;
    default:
        buf_text(out, markdown_of(policy, request, source, &drafted));
        break;
    }
    buf_done(&drafted);
}

static const struct report_file *file_of(const struct policy *policy,
                                         const struct report_request *request,
                                         const struct report_source *source, struct arena *arena)
{
    int64_t number = source->number;
    struct buf content;
    struct report_file *file = NULL;
    buf_init(&content, FILE_CHAT_MAX);
    report_file_write(policy, request, source, &content);
    if (!content.over) {
        file = arena_new(arena, 1, sizeof(*file));
        file->name =
            arena_print(arena, "D-%" PRId64 ".%s", number, report_form_name(request->form));
        file->title =
            arena_print(arena, "D-%" PRId64 " %s", number, source->dossier->incident.title);
        file->content = arena_text(arena, buf_string(&content));
    }
    buf_done(&content);
    return file;
}

void report_fill(const struct policy *policy, const struct report_request *request,
                 const struct report_source *source, struct arena *arena,
                 struct situation *situation)
{
    situation->report_revision = source->newest;
    if (request->ask == REPORT_ASK_DIFF && source->older != NULL)
        situation->report = difference_of(source, arena);
    if (request->ask == REPORT_ASK_FILE)
        situation->report_file = file_of(policy, request, source, arena);
    if (request->ask != REPORT_ASK_WHOLE)
        return;
    struct buf drafted;
    struct report_source zoned = *source;
    buf_init(&drafted, REPORT_MAX);
    zoned.markdown = markdown_of(policy, request, source, &drafted);
    situation->report = chat_of(&zoned, source->number, arena);
    buf_done(&drafted);
}
