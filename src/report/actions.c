/* What is to be done about it, with who does it and until when. */
#include <string.h>

#include "draft.h"
#include "escape.h"

/* " (@owner, due 2026-03-13, priority 1, T9, follow up)" */
static void write_details(struct draft *draft, const struct action_item *item)
{
    bool open = strcmp(item->state, "open") == 0;
    buf_text(draft->out, " (");
    if (item->owner_id != NULL || item->owner != NULL) {
        buf_char(draft->out, '@');
        escape_write(item->owner != NULL ? item->owner : item->owner_id, PLACE_LINE, draft->out);
    } else {
        buf_text(draft->out, open ? "**no owner**" : "no owner");
    }
    if (item->due != NULL)
        buf_print(draft->out, ", due %s", item->due);
    if (item->priority > 0)
        buf_print(draft->out, ", priority %lld", (long long)item->priority);
    if (!open)
        buf_print(draft->out, ", %s", item->state);
    if (item->url != NULL) {
        buf_text(draft->out, ", ");
        escape_link("issue", item->url, draft->out);
    }
    buf_text(draft->out, ")\n");
}

static void write_action(struct draft *draft, const struct action_item *item)
{
    bool dropped = strcmp(item->state, "dropped") == 0;
    buf_print(draft->out, "- [%c] %s", strcmp(item->state, "open") == 0 ? ' ' : 'x', dropped ? "~~" : "");
    draft_of(draft, item->of);
    buf_print(draft->out, "A%lld ", (long long)item->number);
    escape_write(item->text, PLACE_LINE, draft->out);
    buf_text(draft->out, dropped ? "~~" : "");
    write_details(draft, item);
}

void draft_actions(struct draft *draft, const struct report_part *part)
{
    const struct dossier *dossier = draft->dossier;
    draft_fence(draft, part->name);
    for (size_t i = 0; i < dossier->action_count; i++)
        write_action(draft, &dossier->actions[i]);
    if (dossier->action_count == 0)
        draft_question(draft, part);
    draft_fence_end(draft);
}
