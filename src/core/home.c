/* The home tab's sections: what is open, what is mine to do, what is mine to write or read. */
#include "disruption/core/home.h"

#include <inttypes.h>
#include <string.h>

#include "disruption/base/utf8.h"
#include "disruption/core/due.h"
#include "disruption/core/duration.h"
#include "disruption/core/markup.h"

#define LINE_MAX_BYTES ((size_t)32 << 10) /* of one line; its parts have far smaller limits */
#define TEXT_SHOWN_MAX 150                /* characters of an action item */

/* A section being written. */
struct section {
    struct js *lines, *buttons;
    struct buf line;
};

static void begin(struct section *section)
{
    *section = (struct section){.lines = js_new_array(), .buttons = js_new_array()};
    buf_init(&section->line, LINE_MAX_BYTES);
}

static void end_line(struct section *section)
{
    js_push_string(section->lines, buf_string(&section->line));
    buf_clear(&section->line);
}

static void add_button(struct section *section, const char *label, const char *command)
{
    struct js *button = js_new_object();
    js_put_string(button, "label", label);
    js_put_string(button, "command", command);
    js_push(section->buttons, button);
}

static void end(struct section *section, const char *title, struct js *sections)
{
    struct js *out = js_new_object();
    js_put_string(out, "title", title);
    js_put(out, "lines", section->lines);
    js_put(out, "buttons", section->buttons);
    js_push(sections, out);
    buf_done(&section->line);
}

/* "D-42 Add note" for "note D-42": several disruptions have buttons under each other. */
static void add_command(struct section *section, const char *label, const char *verb, int64_t number, const char *words)
{
    struct buf command;
    buf_init(&command, 128);
    buf_print(&command, "%s D-%" PRId64 "%s", verb, number, words);
    add_button(section, label, buf_string(&command));
    buf_done(&command);
}

static void add_more(struct section *section, const struct policy *policy, const char *command)
{
    struct buf typed;
    buf_init(&typed, 256);
    buf_print(&typed, "%s %s", policy->command, command);
    markup_text(&section->line, "There are more: ");
    markup_code(&section->line, buf_string(&typed));
    end_line(section);
    buf_done(&typed);
}

static void say_open(const struct incident *i, int64_t now_ms, struct buf *line)
{
    bool assumed;
    int64_t start_ms = incident_start_ms(i, &assumed);
    markup_print(line, "%s", i->is_drill ? "drill, " : "");
    if (i->severity != SEVERITY_UNKNOWN)
        markup_print(line, "severity %d, ", i->severity);
    markup_text(line, "open for ");
    duration_write(now_ms > start_ms ? (now_ms - start_ms) / 1000 : 0, line);
    markup_text(line, ", led by ");
    if (i->lead_id != NULL)
        markup_person(line, i->lead_id, i->lead_name);
    else
        markup_text(line, "nobody yet");
    if (i->channel_id == NULL)
        return;
    markup_text(line, ", in ");
    markup_channel(line, i->channel_id, i->channel_name);
}

static void add_open(const struct home *home, int64_t now_ms, struct js *sections)
{
    for (size_t k = 0; k < home->open_count && k < HOME_OPEN_MAX; k++) {
        const struct incident *i = &home->open[k];
        struct section section;
        struct buf title;
        begin(&section);
        buf_init(&title, LINE_MAX_BYTES);
        buf_print(&title, "D-%" PRId64 " %s", i->number, i->title);
        say_open(i, now_ms, &section.line);
        end_line(&section);
        if (i->lead_id == NULL)
            add_command(&section, "Claim lead", "lead", i->number, " me");
        add_command(&section, "Add note", "note", i->number, "");
        add_command(&section, "Status", "status", i->number, "");
        add_command(&section, "Catch up", "catchup", i->number, "");
        end(&section, buf_string(&title), sections);
        buf_done(&title);
    }
}

static void add_head(const struct policy *policy, const struct home *home, struct js *sections)
{
    struct section section;
    begin(&section);
    if (home->open_count == 0)
        markup_text(&section.line, "Nothing is open.");
    else if (home->open_count == 1)
        markup_text(&section.line, "One is open.");
    else if (home->open_count <= HOME_OPEN_MAX)
        markup_print(&section.line, "%zu are open.", home->open_count);
    if (home->open_count <= HOME_OPEN_MAX)
        end_line(&section);
    else
        add_more(&section, policy, "list");
    add_button(&section, "Start a disruption", "start");
    end(&section, "Disruptions", sections);
}

static void say_due(const char *due, const char *today, struct buf *line)
{
    if (due == NULL)
        return;
    bool late = today[0] != '\0' && strcmp(due, today) < 0;
    markup_print(line, ", %s %s", late ? "overdue since" : "due", due);
}

static void add_actions(const struct policy *policy, const struct home *home, const char *today, struct js *sections)
{
    struct section section;
    begin(&section);
    for (size_t k = 0; k < home->action_count && k < HOME_ACTIONS_MAX; k++) {
        const struct home_action *a = &home->actions[k];
        struct buf words, label;
        buf_init(&words, 64);
        buf_init(&label, 64);
        buf_print(&words, " done A%" PRId64, a->item);
        buf_print(&label, "Done: D-%" PRId64 " A%" PRId64, a->number, a->item);
        struct slice text = utf8_front(slice_of(a->text), TEXT_SHOWN_MAX);
        markup_bold(&section.line, buf_string(&label) + strlen("Done: "));
        markup_print(&section.line, " %.*s%s", SLICE_PRINT(text), text.len < strlen(a->text) ? " [...]" : "");
        say_due(a->due, today, &section.line);
        markup_print(&section.line, " (%s)", a->title);
        end_line(&section);
        add_command(&section, buf_string(&label), "action", a->number, buf_string(&words));
        buf_done(&label);
        buf_done(&words);
    }
    if (home->action_count == 0) {
        markup_text(&section.line, "No action item is waiting for you.");
        end_line(&section);
    }
    if (home->action_count > HOME_ACTIONS_MAX)
        add_more(&section, policy, "actions mine");
    end(&section, "Your action items", sections);
}

static void add_reports(const struct home *home, const char *today, struct js *sections)
{
    struct section section;
    if (home->report_count == 0)
        return;
    begin(&section);
    for (size_t k = 0; k < home->report_count && k < HOME_REPORTS_MAX; k++) {
        const struct home_report *r = &home->reports[k];
        struct buf label;
        buf_init(&label, 64);
        buf_print(&label, "Read D-%" PRId64, r->number);
        markup_bold(&section.line, buf_string(&label) + strlen("Read "));
        markup_print(&section.line, " %s: %s", r->title, r->own ? "yours to finish" : "to be reviewed");
        if (r->own)
            markup_print(&section.line, " (%s)", r->state);
        say_due(r->due, today, &section.line);
        end_line(&section);
        add_command(&section, buf_string(&label), "report", r->number, "");
        buf_done(&label);
    }
    end(&section, "Reports", sections);
}

struct js *home_build(const struct policy *policy, const struct home *home, int64_t now_ms)
{
    struct js *out = js_new_object(), *sections = js_new_array();
    struct err ignored = ERR_INIT; /* a zone nobody knows: nothing is called overdue */
    char today[DUE_LEN + 1] = "";
    const char *zone = zone_known(home->person.zone) ? home->person.zone : policy->zone;
    (void)!due_read(slice_of("today"), zone, now_ms, today, &ignored);
    add_head(policy, home, sections);
    add_open(home, now_ms, sections);
    add_actions(policy, home, today, sections);
    add_reports(home, today, sections);
    js_put(out, "sections", sections);
    return out;
}

void home_show(const struct policy *policy, const struct home *home, int64_t now_ms, struct outcome *out)
{
    const char *key = arena_print(out->arena, "home/%s", home->person.id);
    struct js *body = outcome_effect(out, EFFECT_HOME, 0, key, key, true);
    js_put_string(body, "user", home->person.id);
    js_put(body, "home", home_build(policy, home, now_ms));
}
