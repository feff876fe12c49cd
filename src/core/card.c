/* The pinned card. It is edited instead of new posts being made, so it must tell all that a late joiner needs. */
#include "disruption/core/card.h"

#include "disruption/base/buf.h"
#include "disruption/core/duration.h"
#include "disruption/core/markup.h"

#define CARD_VALUE_MAX 16384 /* bytes of one field; SERVICES_MAX names in any script fit */

static void add_field(struct js *fields, const char *name, struct buf *value)
{
    struct js *field = js_new_object();
    js_put_string(field, "name", name);
    js_put_string(field, "value", value->len == 0 ? "-" : buf_string(value));
    js_push(fields, field);
    buf_clear(value);
}

static void add_instant(struct js *fields, const char *name, int64_t at_ms, const char *zone,
                        const char *suffix, struct buf *value)
{
    struct buf text;
    buf_init(&text, CARD_VALUE_MAX);
    instant_write(at_ms, zone, false, &text);
    markup_time(value, at_ms, buf_string(&text));
    markup_text(value, suffix);
    buf_done(&text);
    add_field(fields, name, value);
}

static void add_times(struct js *fields, const struct policy *policy, const struct incident *incident,
                      struct buf *value)
{
    bool assumed;
    int64_t start_ms = incident_start_ms(incident, &assumed);
    int64_t end_ms = incident->at_ms[MILESTONE_RECOVERED];
    add_instant(fields, "Started", start_ms, policy->zone, assumed ? " (assumed)" : "", value);
    if (incident->at_ms[MILESTONE_DETECTED] != TIME_UNKNOWN)
        add_instant(fields, "Detected", incident->at_ms[MILESTONE_DETECTED], policy->zone, "", value);
    if (end_ms == TIME_UNKNOWN)
        return;
    add_instant(fields, "Ended", end_ms, policy->zone, "", value);
    if (end_ms >= start_ms) {
        duration_write((end_ms - start_ms) / 1000, value);
        add_field(fields, "Length", value);
    }
}

static struct js *build_fields(const struct policy *policy, const struct incident *incident)
{
    struct js *fields = js_new_array();
    struct buf value;
    buf_init(&value, CARD_VALUE_MAX);
    incident_standing(incident, &value);
    markup_text(&value, incident->is_private ? ", private" : "");
    add_field(fields, "State", &value);
    if (incident->severity != SEVERITY_UNKNOWN)
        markup_print(&value, "SEV%d", incident->severity);
    add_field(fields, "Severity", &value);
    if (incident->lead_id != NULL)
        markup_person(&value, incident->lead_id, incident->lead_name);
    else
        markup_text(&value, "nobody yet");
    add_field(fields, "Lead", &value);
    for (size_t i = 0; i < incident->service_count; i++)
        markup_print(&value, "%s%s", i == 0 ? "" : ", ", incident->services[i]);
    add_field(fields, "Service(s)", &value);
    if (incident->type != NULL) {
        markup_text(&value, incident->type);
        add_field(fields, "Type", &value);
    }
    add_times(fields, policy, incident, &value);
    buf_done(&value);
    return fields;
}

/* What to do next, in the words people type. */
static void add_line(struct js *lines, struct buf *line, const char *before, const char *command,
                     const char *words, const char *after)
{
    struct buf typed;
    buf_init(&typed, CARD_VALUE_MAX);
    buf_print(&typed, "%s %s", command, words);
    markup_text(line, before);
    markup_code(line, buf_string(&typed));
    markup_text(line, after);
    js_push_string(lines, buf_string(line));
    buf_done(&typed);
    buf_clear(line);
}

static struct js *build_lines(const struct policy *policy, const struct incident *incident)
{
    struct js *lines = js_new_array();
    struct buf line;
    buf_init(&line, CARD_VALUE_MAX);
    if (incident->state == INCIDENT_OPEN) {
        const struct tag_words *note = &policy->tags[KIND_NOTE];
        if (note->reactions[0] != NULL)
            markup_print(&line, "React with :%s: to put a message on the timeline, or type ",
                         note->reactions[0]);
        else
            markup_text(&line, "To put something on the timeline, type ");
        add_line(lines, &line, "", policy->command, "note TEXT", ".");
        add_line(lines, &line, "When service is restored: ", policy->command, "resolve", "");
    } else if (incident->state == INCIDENT_CANCELLED) {
        add_line(lines, &line, "What is on record stays: ", policy->command, "timeline", "");
    } else if (incident->state == INCIDENT_MERGED) {
        struct buf report;
        buf_init(&report, CARD_VALUE_MAX);
        buf_print(&report, "report D-%lld", (long long)incident->twin);
        add_line(lines, &line, "What is on record here shows in the report: ", policy->command,
                 buf_string(&report), "");
        buf_done(&report);
    } else {
        add_line(lines, &line, "Read the post-mortem draft: ", policy->command, "report", "");
    }
    buf_done(&line);
    return lines;
}

static const char *color_of(const struct incident *incident)
{
    if (incident->state != INCIDENT_OPEN)
        return "green";
    return incident->severity == 1 || incident->severity == 2 ? "red" : "orange";
}

/* Whether the form of resolve has something to ask. */
static bool lacks_facts(const struct incident *incident)
{
    return incident->summary == NULL || incident->cause == NULL || incident->impact == NULL ||
           incident->type == NULL || incident->service_count == 0 ||
           incident->at_ms[MILESTONE_DETECTED] == TIME_UNKNOWN;
}

/* What fits the state, each with the line it stands for. They name the disruption: a channel may see another one. */
static struct js *build_buttons(const struct incident *incident)
{
    bool open = incident->state == INCIDENT_OPEN;
    const struct {
        bool shown;
        const char *label, *verb, *words;
    } buttons[] = {
        {open && incident->lead_id == NULL, "Claim lead", "lead", " me"},
        {open, "Add note", "note", ""},
        {open, "Severity", "severity", ""},
        {open, "Update", "update", ""},
        {open, "Resolve", "resolve", ""},
        {!open, "Report", "report", ""},
        {incident->state == INCIDENT_RESOLVED && lacks_facts(incident), "Add facts", "resolve", ""},
        {incident_may_become(incident->state, INCIDENT_OPEN), "Reopen", "reopen", ""},
    };
    struct js *list = js_new_array();
    struct buf command;
    buf_init(&command, CARD_VALUE_MAX);
    for (size_t i = 0; i < COUNT_OF(buttons); i++) {
        if (!buttons[i].shown)
            continue;
        buf_clear(&command);
        buf_print(&command, "%s D-%lld%s", buttons[i].verb, (long long)incident->number, buttons[i].words);
        struct js *button = js_new_object();
        js_put_string(button, "label", buttons[i].label);
        js_put_string(button, "command", buf_string(&command));
        js_push(list, button);
    }
    buf_done(&command);
    return list;
}

struct js *card_build(const struct policy *policy, const struct incident *incident)
{
    struct buf text;
    buf_init(&text, CARD_VALUE_MAX);
    markup_print(&text, "%sD-%lld %s", incident->is_drill ? "DRILL " : "", (long long)incident->number,
                 incident->title);
    struct js *card = js_new_object();
    js_put_string(card, "title", buf_string(&text));
    markup_print(&text, " (%s)", incident_state_name(incident->state));
    js_put_string(card, "text", buf_string(&text));
    js_put_string(card, "color", color_of(incident));
    js_put(card, "fields", build_fields(policy, incident));
    js_put(card, "lines", build_lines(policy, incident));
    js_put(card, "buttons", build_buttons(incident));
    buf_done(&text);
    return card;
}
