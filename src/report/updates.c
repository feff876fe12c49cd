/* What people outside the work were told, and which past disruptions looked alike. */
#include "draft.h"
#include "escape.h"

static void write_update(struct draft *draft, const struct status_update *update)
{
    buf_text(draft->out, "| ");
    draft_of(draft, update->of);
    buf_print(draft->out, "U%lld | ", (long long)update->number);
    draft_moment(draft, update->at_ms);
    buf_text(draft->out, " | ");
    escape_write(update->author, PLACE_CELL, draft->out);
    buf_text(draft->out, " | ");
    escape_write(update->text, PLACE_CELL, draft->out);
    if (update->next_ms != TIME_UNKNOWN) {
        buf_text(draft->out, " *(next promised for ");
        draft_aside(draft, update->next_ms);
        buf_text(draft->out, ")*");
    }
    buf_text(draft->out, " |\n");
}

void draft_updates(struct draft *draft, const struct report_part *part)
{
    const struct dossier *dossier = draft->dossier;
    draft_fence(draft, part->name);
    draft->day[0] = '\0';
    if (dossier->update_count > 0)
        buf_text(draft->out,
                 "| # | Timestamp | From | Status update |\n| --- | --- | --- | --- |\n");
    for (size_t i = 0; i < dossier->update_count; i++)
        write_update(draft, &dossier->updates[i]);
    buf_text(draft->out, dossier->update_count > 0 ? "\n" : "*None was sent.*\n");
    draft_fence_end(draft);
}

static void write_open_actions(struct draft *draft, const struct similar_past *past)
{
    for (size_t i = 0; i < past->open_count; i++) {
        buf_print(draft->out, "%s A%lld ", i == 0 ? ", still open there:" : ";",
                  (long long)past->open[i].number);
        escape_write(past->open[i].text, PLACE_LINE, draft->out);
    }
}

void draft_similar(struct draft *draft, const struct report_part *part)
{
    const struct dossier *dossier = draft->dossier;
    draft_fence(draft, part->name);
    for (size_t i = 0; i < dossier->similar_count; i++) {
        const struct similar_past *past = &dossier->similar[i];
        buf_print(draft->out, "- D-%lld ", (long long)past->number);
        escape_write(past->title, PLACE_LINE, draft->out);
        write_open_actions(draft, past);
        buf_char(draft->out, '\n');
    }
    if (dossier->similar_count == 0)
        buf_text(draft->out, "*None was shown when it began.*\n");
    draft_fence_end(draft);
}
