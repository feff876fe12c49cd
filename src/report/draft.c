/* Words that several sections of a report share. */
#include "draft.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "disruption/base/clock.h"
#include "disruption/core/duration.h"

#include "escape.h"

#define INSTANT_TEXT_MAX 128 /* bytes of a printed instant */
#define LABEL_MAX 64         /* bytes of "T17", "D-42 T17" */

void draft_fence(struct draft *draft, const char *name)
{
    buf_print(draft->out, "<!-- auto:%s -->\n", name);
}

void draft_fence_end(struct draft *draft)
{
    buf_text(draft->out, "<!-- /auto -->\n\n");
}

enum date { DATE_ALWAYS, DATE_WHEN_NEW };

static void write_instant(struct draft *draft, int64_t at_ms, enum date date, bool remember)
{
    struct buf text;
    buf_init(&text, INSTANT_TEXT_MAX);
    instant_write(at_ms, draft->policy->zone, true, &text);
    const char *at = buf_string(&text);
    const char *space = strchr(at, ' ');
    size_t day_len =
        space != NULL ? (size_t)(space - at) + 1 : 0; /* 0: a year beyond the calendar */
    assert(day_len < sizeof(draft->day));
    bool same = day_len > 0 && strncmp(draft->day, at, day_len) == 0;
    buf_text(draft->out, same && date == DATE_WHEN_NEW ? at + day_len : at);
    if (remember) {
        memcpy(draft->day, at, day_len);
        draft->day[day_len] = '\0';
    }
    buf_done(&text);
}

void draft_instant(struct draft *draft, int64_t at_ms)
{
    write_instant(draft, at_ms, DATE_ALWAYS, true);
}

void draft_moment(struct draft *draft, int64_t at_ms)
{
    write_instant(draft, at_ms, DATE_WHEN_NEW, true);
}

void draft_aside(struct draft *draft, int64_t at_ms)
{
    write_instant(draft, at_ms, DATE_WHEN_NEW, false);
}

void draft_length(struct draft *draft, int64_t from_ms, int64_t to_ms)
{
    duration_write((to_ms - from_ms) / SECOND_MS, draft->out);
}

void draft_of(struct draft *draft, int64_t of)
{
    if (of != 0)
        buf_print(draft->out, "D-%lld ", (long long)of);
}

void draft_entry_link(struct draft *draft, const struct entry *entry)
{
    char label[LABEL_MAX];
    size_t used = 0;
    if (entry->of != 0)
        used = (size_t)snprintf(label, sizeof(label), "D-%lld ", (long long)entry->of);
    snprintf(label + used, sizeof(label) - used, "T%lld", (long long)entry->number);
    escape_link(label, entry->permalink, draft->out);
}

void draft_entry_line(struct draft *draft, const struct entry *entry)
{
    if (entry->text[0] == '\0')
        buf_text(draft->out, "*no text*");
    else
        escape_write(entry->text, PLACE_LINE, draft->out);
}

void draft_question(struct draft *draft, const struct report_part *part)
{
    buf_text(draft->out, "> **Open question:** ");
    escape_write(part->question, PLACE_LINE, draft->out);
    buf_print(draft->out, " Answer with `%s ", draft->policy->command);
    if (part->answer != NULL)
        buf_text(draft->out, part->answer);
    else
        buf_print(draft->out, "report set %s TEXT", part->name);
    buf_text(draft->out, "`.\n\n");
}

/* What a command says of the four of the summary; a dossier without sections has them in its head. */
static const char *field_of(const struct incident *incident, const char *name)
{
    const struct {
        const char *name, *text;
    } fields[] = {
        {"summary", incident->summary},
        {"cause", incident->cause},
        {"impact", incident->impact},
        {"resolution", incident->resolution},
    };
    for (size_t i = 0; i < COUNT_OF(fields); i++) {
        if (strcmp(fields[i].name, name) == 0)
            return fields[i].text;
    }
    return NULL;
}

struct words draft_words(const struct draft *draft, const char *name)
{
    const struct dossier *dossier = draft->dossier;
    for (size_t i = 0; i < dossier->section_count; i++) {
        if (strcmp(dossier->sections[i].name, name) == 0)
            return (struct words){dossier->sections[i].text, dossier->sections[i].markdown};
    }
    return (struct words){field_of(&dossier->incident, name), false};
}

void draft_list_kind(struct draft *draft, enum kind kind)
{
    const struct dossier *dossier = draft->dossier;
    for (size_t i = 0; i < dossier->entry_count; i++) {
        const struct entry *entry = &dossier->entries[i];
        if ((entry->kinds & BIT(kind)) == 0 || entry->state == ENTRY_WITHDRAWN)
            continue;
        buf_text(draft->out, "- ");
        draft_entry_line(draft, entry);
        buf_text(draft->out, " (");
        draft_entry_link(draft, entry);
        buf_text(draft->out, ")\n");
    }
}
