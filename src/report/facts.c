/* The head of a report: what, where, when, how long, who. */
#include <string.h>

#include "draft.h"
#include "escape.h"

static void begin_field(struct draft *draft, const char *name)
{
    buf_print(draft->out, "- **%s:** ", name);
}

/* ", amended 2026-03-04 09:00:00 UTC: why" */
static void write_amendment(struct draft *draft)
{
    const struct incident *incident = &draft->dossier->incident;
    if (incident->report_amended_ms == 0)
        return;
    buf_text(draft->out, incident->report_state >= REPORT_PUBLISHED
                             ? ", amended "
                             : ", to amend what was published: ");
    draft_instant(draft, incident->report_amended_ms);
    if (incident->report_amended_why == NULL)
        return;
    buf_text(draft->out, incident->report_state >= REPORT_PUBLISHED ? ": " : " ");
    escape_write(incident->report_amended_why, PLACE_LINE, draft->out);
}

static void write_state(struct draft *draft)
{
    const struct incident *incident = &draft->dossier->incident;
    enum report_state state = incident->report_state;
    begin_field(draft, "State");
    buf_text(draft->out, report_state_title(state));
    if (state >= REPORT_PUBLISHED && incident->report_published_ms != 0) {
        buf_text(draft->out, state == REPORT_CLOSED ? ", published " : " ");
        draft_instant(draft, incident->report_published_ms);
    }
    write_amendment(draft);
    buf_text(draft->out, " (the disruption is ");
    incident_standing(incident, draft->out);
    buf_print(draft->out, "%s%s)\n", incident->is_private ? ", private" : "",
              incident->is_drill ? ", a drill" : "");
}

static void write_owner(struct draft *draft)
{
    const struct incident *incident = &draft->dossier->incident;
    begin_field(draft, "Owner");
    if (incident->report_owner_id != NULL) {
        buf_char(draft->out, '@');
        escape_write(incident->report_owner_name != NULL ? incident->report_owner_name
                                                         : incident->report_owner_id,
                     PLACE_LINE, draft->out);
    } else {
        buf_text(draft->out, "*Who owns this report?*");
    }
    buf_char(draft->out, '\n');
    begin_field(draft, "Review date");
    buf_print(draft->out, "%s\n", incident->report_due != NULL ? incident->report_due : "none yet");
}

/* What it has to do with others, where it has. */
static void write_relations(struct draft *draft)
{
    const struct incident *incident = &draft->dossier->incident;
    for (size_t i = 0; i < incident->relation_count; i++) {
        const struct relation *relation = &incident->relations[i];
        buf_print(draft->out, "%s%s D-%lld ", i == 0 ? "- **Relations:** " : ", ",
                  relation_phrase(relation->words, relation->inverse), (long long)relation->number);
        escape_write(relation->title != NULL ? relation->title : "(private)", PLACE_LINE,
                     draft->out);
    }
    buf_text(draft->out, incident->relation_count > 0 ? "\n" : "");
}

static void write_services(struct draft *draft)
{
    const struct incident *incident = &draft->dossier->incident;
    begin_field(draft, "Service(s)");
    for (size_t i = 0; i < incident->service_count; i++) {
        buf_text(draft->out, i > 0 ? ", " : "");
        escape_write(incident->services[i], PLACE_LINE, draft->out);
    }
    buf_text(draft->out, incident->service_count == 0 ? "*Which services did it affect?*\n" : "\n");
}

static void write_type(struct draft *draft)
{
    begin_field(draft, "Type");
    if (draft->dossier->incident.type != NULL)
        escape_write(draft->dossier->incident.type, PLACE_LINE, draft->out);
    else
        buf_text(draft->out, "*What type of disruption was it?*");
    buf_char(draft->out, '\n');
}

static void write_instant_field(struct draft *draft, const char *name, int64_t at_ms,
                                const char *unknown)
{
    begin_field(draft, name);
    if (at_ms == TIME_UNKNOWN)
        buf_text(draft->out, unknown);
    else
        draft_instant(draft, at_ms);
}

static void write_start(struct draft *draft)
{
    write_instant_field(draft, "Start Time", draft->start_ms, "unknown");
    if (draft->start_assumed && draft->start_ms != TIME_UNKNOWN)
        buf_text(draft->out, " (*assumed*: nobody set it, so the declaration stands for it)");
    buf_char(draft->out, '\n');
}

/* The difference of two instants, or why there is none. */
static void write_difference(struct draft *draft, int64_t to_ms, const char *bad_order)
{
    if (to_ms == TIME_UNKNOWN || draft->start_ms == TIME_UNKNOWN)
        buf_text(draft->out, "unknown");
    else if (to_ms < draft->start_ms)
        buf_text(draft->out, bad_order);
    else
        draft_length(draft, draft->start_ms, to_ms);
}

/* " (20 min of it active, reopened once)" */
static void write_quiet(struct draft *draft)
{
    const struct incident *incident = &draft->dossier->incident;
    bool timed = draft->until_ms != TIME_UNKNOWN && draft->start_ms != TIME_UNKNOWN;
    int64_t quiet_ms = timed ? incident_quiet_ms(incident, draft->start_ms, draft->until_ms) : 0;
    if (quiet_ms > 0) {
        buf_text(draft->out, " (");
        draft_length(draft, draft->start_ms, draft->until_ms - quiet_ms);
        buf_text(draft->out, " of it active; reopened ");
        if (incident->quiet_count == 1)
            buf_text(draft->out, "once)");
        else
            buf_print(draft->out, "%zu times)", incident->quiet_count);
    }
    buf_char(draft->out, '\n');
}

static void write_times(struct draft *draft)
{
    const struct incident *incident = &draft->dossier->incident;
    bool open = incident->state == INCIDENT_OPEN && draft->end_ms == TIME_UNKNOWN;
    int64_t detected_ms = incident->at_ms[MILESTONE_DETECTED];

    begin_field(draft, "Severity");
    draft_severities(draft);
    buf_char(draft->out, '\n');
    write_start(draft);
    write_instant_field(draft, "Detection Time", detected_ms, "unknown");
    buf_char(draft->out, '\n');
    write_instant_field(draft, "End Time", draft->end_ms, open ? "none yet" : "unknown");
    buf_char(draft->out, '\n');
    begin_field(draft, "Length");
    write_difference(draft, draft->until_ms, "bad order: end before start");
    buf_text(draft->out, open && draft->start_ms != TIME_UNKNOWN ? " so far" : "");
    write_quiet(draft);
    begin_field(draft, "Time to Detection");
    write_difference(draft, detected_ms, "bad order: detection before start");
    buf_char(draft->out, '\n');
}

/* Roles come first among the people, so whoever was named before was named with a role. */
static bool named_before(const struct dossier *dossier, size_t i)
{
    for (size_t j = 0; j < i && dossier->people[j].role != NULL; j++)
        if (strcmp(dossier->people[j].id, dossier->people[i].id) == 0)
            return true;
    return false;
}

/* " (lead until 14:40:00 CET, scribe)" */
static void write_roles(struct draft *draft, size_t first)
{
    const struct dossier *dossier = draft->dossier;
    const char *before = " (";
    for (size_t i = first; i < dossier->people_count && dossier->people[i].role != NULL; i++) {
        const struct participant *person = &dossier->people[i];
        if (strcmp(person->id, dossier->people[first].id) != 0)
            continue;
        buf_text(draft->out, before);
        escape_write(person->role, PLACE_LINE, draft->out);
        if (person->to_ms != TIME_UNKNOWN) {
            buf_text(draft->out, " until ");
            draft_instant(draft, person->to_ms);
        }
        before = ", ";
    }
    buf_text(draft->out, strcmp(before, ", ") == 0 ? ")" : "");
}

/* Those who took part, or those who only talked; false when there are none. */
static bool name_people(struct draft *draft, bool talked)
{
    const struct dossier *dossier = draft->dossier;
    bool any = false;
    for (size_t i = 0; i < dossier->people_count; i++) {
        if (dossier->people[i].talked != talked || named_before(dossier, i))
            continue;
        if (!any && talked)
            begin_field(draft, "Also in the talk");
        buf_text(draft->out, any ? ", " : "");
        escape_write(dossier->people[i].name, PLACE_LINE, draft->out);
        write_roles(draft, i);
        any = true;
    }
    return any;
}

static void write_people(struct draft *draft)
{
    begin_field(draft, "People Involved");
    buf_text(draft->out, name_people(draft, false) ? "\n" : "*Who took part?*\n");
    buf_text(draft->out, name_people(draft, true) ? "\n" : "");
}

void draft_facts(struct draft *draft, const struct report_part *part)
{
    draft_fence(draft, part->name);
    write_state(draft);
    write_owner(draft);
    write_services(draft);
    write_type(draft);
    write_times(draft);
    write_people(draft);
    write_relations(draft);
    draft_fence_end(draft);
}
