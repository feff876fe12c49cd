/* Bringing merged disruptions together for a report. Nothing is copied into the record: they stay what they are. */
#include "family.h"

#include <stdlib.h>
#include <string.h>

#include "disruption/base/memory.h"

/* How much there is, then what there is. */
struct gathering {
    struct entry *entries;
    struct action_item *actions;
    struct document *documents;
    struct status_update *updates;
    struct participant *people;
    size_t entry_count, action_count, document_count, update_count, people_count;
};

static void count_up(const struct dossier *dossier, struct gathering *g)
{
    g->entry_count += dossier->entry_count;
    g->action_count += dossier->action_count;
    g->document_count += dossier->document_count;
    g->update_count += dossier->update_count;
    g->people_count += dossier->people_count;
    for (size_t i = 0; i < dossier->merged_count; i++)
        count_up(&dossier->merged[i], g);
}

static bool knows(const struct gathering *g, const char *person_id)
{
    for (size_t i = 0; i < g->people_count; i++) {
        if (strcmp(g->people[i].id, person_id) == 0)
            return true;
    }
    return false;
}

static void take_people(const struct dossier *dossier, bool first, struct gathering *g)
{
    for (size_t i = 0; i < dossier->people_count; i++) {
        if (!first && knows(g, dossier->people[i].id))
            continue;
        g->people[g->people_count] = dossier->people[i];
        if (!first)
            g->people[g->people_count].role = NULL;
        g->people_count++;
    }
}

static void take(const struct dossier *dossier, int64_t of, struct gathering *g)
{
    take_people(dossier, of == 0, g);
    for (size_t i = 0; i < dossier->entry_count; i++) {
        g->entries[g->entry_count] = dossier->entries[i];
        g->entries[g->entry_count++].of = of;
    }
    for (size_t i = 0; i < dossier->action_count; i++) {
        g->actions[g->action_count] = dossier->actions[i];
        g->actions[g->action_count++].of = of;
    }
    for (size_t i = 0; i < dossier->document_count; i++) {
        g->documents[g->document_count] = dossier->documents[i];
        g->documents[g->document_count++].of = of;
    }
    for (size_t i = 0; i < dossier->update_count; i++) {
        g->updates[g->update_count] = dossier->updates[i];
        g->updates[g->update_count++].of = of;
    }
    for (size_t i = 0; i < dossier->merged_count; i++)
        take(&dossier->merged[i], dossier->merged[i].incident.number, g);
}

static int compare_entries(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    if (a->at_ms != b->at_ms)
        return a->at_ms < b->at_ms ? -1 : 1;
    if (a->of != b->of)
        return a->of < b->of ? -1 : 1;
    return (a->number > b->number) - (a->number < b->number);
}

void family_gather(const struct dossier *first, struct family *out)
{
    struct gathering g = {0};
    *out = (struct family){.all = *first};
    if (first->merged_count == 0)
        return;
    count_up(first, &g);
    out->owned[0] = g.entries = mem_new(g.entry_count + 1, sizeof(*g.entries));
    out->owned[1] = g.actions = mem_new(g.action_count + 1, sizeof(*g.actions));
    out->owned[2] = g.documents = mem_new(g.document_count + 1, sizeof(*g.documents));
    out->owned[3] = g.updates = mem_new(g.update_count + 1, sizeof(*g.updates));
    out->owned[4] = g.people = mem_new(g.people_count + 1, sizeof(*g.people));
    g.entry_count = g.action_count = g.document_count = g.update_count = g.people_count = 0;
    take(first, 0, &g);
    qsort(g.entries, g.entry_count, sizeof(*g.entries), compare_entries);
    out->all.entries = g.entries;
    out->all.entry_count = g.entry_count;
    out->all.actions = g.actions;
    out->all.action_count = g.action_count;
    out->all.documents = g.documents;
    out->all.document_count = g.document_count;
    out->all.updates = g.updates;
    out->all.update_count = g.update_count;
    out->all.people = g.people;
    out->all.people_count = g.people_count;
}

void family_done(struct family *family)
{
    for (size_t i = 0; i < sizeof(family->owned) / sizeof(family->owned[0]); i++)
        free(family->owned[i]);
    *family = (struct family){0};
}
