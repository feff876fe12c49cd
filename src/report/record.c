/* What the report can prove: the documents with their sums, and what the journal knows of its own
 * completeness. */
#include <string.h>

#include "disruption/base/clock.h"
#include "disruption/core/duration.h"

#include "draft.h"
#include "escape.h"

#define LABEL_MAX ((size_t)64 << 10) /* bytes of a document's name; a message ends before */

static void write_document(struct draft *draft, const struct document *document)
{
    struct buf label;
    buf_init(&label, LABEL_MAX);
    escape_write(document->name[0] != '\0' ? document->name : document->url, PLACE_LABEL, &label);
    buf_text(draft->out, "- ");
    escape_link(buf_string(&label), document->url, draft->out);
    buf_text(draft->out, " (");
    draft_of(draft, document->of);
    if (document->entry != 0)
        buf_print(draft->out, "T%lld", (long long)document->entry);
    else
        buf_print(draft->out, "attached %lld", (long long)document->attached);
    if (document->size >= 0)
        buf_print(draft->out, ", %lld byte%s", (long long)document->size,
                  document->size == 1 ? "" : "s");
    if (document->sha256 != NULL)
        buf_print(draft->out, ", SHA-256 `%s`", document->sha256);
    if (document->refused != NULL) {
        buf_text(draft->out, ", no copy: ");
        escape_write(document->refused, PLACE_LINE, draft->out);
    }
    buf_text(draft->out, ")\n");
    buf_done(&label);
}

/* The address of the channel is the front of its messages' addresses. */
static const char *channel_address(const struct dossier *dossier, size_t *len)
{
    const char *id = dossier->incident.channel_id;
    for (size_t i = 0; id != NULL && i < dossier->entry_count; i++) {
        const struct entry *entry = &dossier->entries[i];
        const char *found = entry->permalink != NULL ? strstr(entry->permalink, id) : NULL;
        if (found != NULL && found > entry->permalink && found[-1] == '/' &&
            found[strlen(id)] == '/') {
            *len = (size_t)(found - entry->permalink) + strlen(id);
            return entry->permalink;
        }
    }
    return NULL;
}

static void write_transcript(struct draft *draft)
{
    const struct incident *incident = &draft->dossier->incident;
    size_t len = 0;
    if (incident->channel_id == NULL)
        return;
    const char *address = channel_address(draft->dossier, &len);
    struct buf label, url;
    buf_init(&label, LABEL_MAX);
    buf_init(&url, LABEL_MAX);
    buf_text(&label, "Transcript: #");
    escape_write(incident->channel_name != NULL ? incident->channel_name : incident->channel_id,
                 PLACE_LABEL, &label);
    buf_add(&url, address != NULL ? address : "", len);
    buf_text(draft->out, "- ");
    escape_link(buf_string(&label), address != NULL ? buf_string(&url) : NULL, draft->out);
    buf_char(draft->out, '\n');
    buf_done(&url);
    buf_done(&label);
}

void draft_documents(struct draft *draft, const struct report_part *part)
{
    const struct dossier *dossier = draft->dossier;
    draft_fence(draft, part->name);
    write_transcript(draft);
    for (size_t i = 0; i < dossier->document_count; i++)
        write_document(draft, &dossier->documents[i]);
    if (dossier->document_count == 0)
        draft_question(draft, part);
    draft_fence_end(draft);
}

struct tally {
    size_t entries, edited, withdrawn, redacted;
};

static struct tally count_up(const struct dossier *dossier)
{
    struct tally tally = {0};
    for (size_t i = 0; i < dossier->entry_count; i++) {
        const struct entry *entry = &dossier->entries[i];
        tally.entries += entry->state == ENTRY_LIVE;
        tally.edited += entry->state == ENTRY_LIVE && entry->revision > 1;
        tally.withdrawn += entry->state == ENTRY_WITHDRAWN;
        tally.redacted += entry->state == ENTRY_REDACTED;
    }
    return tally;
}

/* Both clocks are kept; that they disagreed is said once. */
static void write_skew(struct draft *draft)
{
    int64_t skew_ms = draft->dossier->skew_ms;
    if (skew_ms == 0)
        return;
    buf_text(draft->out, "- **Clocks:** this host's was up to ");
    duration_write((skew_ms < 0 ? -skew_ms : skew_ms) / SECOND_MS, draft->out);
    buf_print(draft->out, " %s chat's; times are chat's\n", skew_ms < 0 ? "behind" : "ahead of");
}

void draft_record(struct draft *draft, const struct report_part *part)
{
    const struct dossier *dossier = draft->dossier;
    struct tally tally = count_up(dossier);
    draft_fence(draft, part->name);
    buf_print(draft->out, "- **Events:** %lld in the journal\n", (long long)dossier->fact_count);
    buf_print(draft->out, "- **Entries:** %zu live, %zu edited, %zu withdrawn, %zu redacted\n",
              tally.entries, tally.edited, tally.withdrawn, tally.redacted);
    draft_complete(draft);
    buf_print(draft->out, "- **Chain head:** `%s`\n",
              dossier->chain_head != NULL ? dossier->chain_head : "none");
    buf_print(draft->out, "- **Version:** disruption %s\n", DISRUPTION_VERSION);
    buf_text(draft->out, "- **Zone:** ");
    escape_write(draft->policy->zone, PLACE_LINE, draft->out);
    buf_text(draft->out, "\n- **As of:** ");
    draft_instant(draft, dossier->learnt_ms);
    buf_char(draft->out, '\n');
    write_skew(draft);
    draft_fence_end(draft);
}
