/*
 * A report part by part, in the order of core's table. Every part reads the dossier alone, so the
 * same facts give the same bytes. What the record owns stands in fences; what people wrote stands
 * outside of them, so that an edited copy tells the two apart.
 */
#include "disruption/report/report.h"

#include <string.h>

#include "draft.h"
#include "escape.h"
#include "family.h"

/* What the record has for a part. A part without one is people's alone, or a heading over others.
 */
static const struct {
    const char *name;
    void (*write)(struct draft *draft, const struct report_part *part);
} blocks[] = {
    {"facts", draft_facts},         {"opening", draft_opening},
    {"summary", draft_said},        {"cause", draft_said},
    {"impact", draft_said},         {"resolution", draft_said},
    {"timeline", draft_timeline},   {"updates", draft_updates},
    {"good", draft_said},           {"bad", draft_said},
    {"lessons", draft_said},        {"actions", draft_actions},
    {"documents", draft_documents}, {"similar", draft_similar},
    {"record", draft_record},
};

static void write_heading(struct draft *draft, const struct report_part *part)
{
    static const char *const marks[] = {"", "# ", "## ", "### "};
    const struct incident *incident = &draft->dossier->incident;
    buf_text(draft->out, marks[part->level]);
    if (part->level == 1) {
        buf_print(draft->out, "D-%lld ", (long long)incident->number);
        escape_write(incident->title, PLACE_LINE, draft->out);
    } else {
        escape_write(part->heading, PLACE_LINE, draft->out);
    }
    buf_text(draft->out, "\n\n");
}

static void write_part(struct draft *draft, const struct report_part *part)
{
    struct words words = draft_words(draft, part->name);
    if (part->owner == PART_PEOPLE && words.text == NULL)
        return;
    write_heading(draft, part);
    if (words.text != NULL) {
        if (words.markdown)
            buf_text(draft->out, words.text);
        else
            escape_write(words.text, PLACE_BLOCK, draft->out);
        buf_text(draft->out, "\n\n");
    }
    for (size_t i = 0; i < COUNT_OF(blocks); i++) {
        if (strcmp(blocks[i].name, part->name) == 0)
            blocks[i].write(draft, part);
    }
    if (part->owner == PART_OWN && words.text == NULL) {
        draft_fence(draft, "question");
        draft_question(draft, part);
        draft_fence_end(draft);
    }
}

void report_markdown(const struct policy *policy, const struct dossier *dossier, struct buf *out)
{
    const struct incident *incident = &dossier->incident;
    struct family family;
    struct draft draft = {.policy = policy, .dossier = &family.all, .out = out};
    struct report_part part;
    family_gather(dossier, &family);
    draft.start_ms = incident_start_ms(incident, &draft.start_assumed);
    draft.end_ms = incident->at_ms[MILESTONE_RECOVERED];
    draft.until_ms = draft.end_ms;
    if (draft.end_ms == TIME_UNKNOWN && incident->state == INCIDENT_OPEN)
        draft.until_ms = dossier->learnt_ms;
    for (size_t i = 0; report_part_at(policy, i, &part); i++) {
        if (!report_part_left_out(policy, &part))
            write_part(&draft, &part);
    }
    buf_cut(out, out->len - 1); /* no blank line at the end */
    family_done(&family);
}
