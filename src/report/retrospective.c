/* What went well, what did not, what was learnt, and what is to be done about it. Lines name
 * entries, not people. */
#include <string.h>

#include "draft.h"
#include "escape.h"

static const struct {
    const char *heading;
    enum kind kind;
    const char *question;
    const char *answer;
} parts[] = {
    {"Good", KIND_GOOD, "What helped?", "good TEXT"},
    {"Bad", KIND_BAD, "What made it longer or harder than it had to be?", "bad TEXT"},
    {"Lessons", KIND_LESSON, "What is known now that was not known before?", "lesson TEXT"},
};

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
    buf_print(draft->out, "- [%c] %sA%lld ", strcmp(item->state, "open") == 0 ? ' ' : 'x',
              dropped ? "~~" : "", (long long)item->number);
    escape_write(item->text, PLACE_LINE, draft->out);
    buf_text(draft->out, dropped ? "~~" : "");
    write_details(draft, item);
}

static void write_actions(struct draft *draft)
{
    const struct dossier *dossier = draft->dossier;
    buf_text(draft->out, "### Action Items\n\n");
    draft_fence(draft, "actions");
    for (size_t i = 0; i < dossier->action_count; i++)
        write_action(draft, &dossier->actions[i]);
    if (dossier->action_count == 0)
        draft_question(draft, "What will be done so that this does not come back, and by whom?",
                       "action TEXT @owner due:DATE");
    draft_fence_end(draft);
}

void draft_retrospective(struct draft *draft)
{
    buf_text(draft->out, "## Retrospective\n\n");
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        buf_print(draft->out, "### %s\n\n", parts[i].heading);
        if (draft_list_kind(draft, parts[i].kind) == 0)
            draft_question(draft, parts[i].question, parts[i].answer);
    }
    write_actions(draft);
}
