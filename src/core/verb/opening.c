/* The first facts of a disruption: what its first words say, read and written down. */
#include "opening.h"

#include "disruption/base/utf8.h"
#include "disruption/core/when.h"
#include "words.h"

static bool read_time(const struct turn *turn, enum argument argument, int64_t *out,
                      struct err *err)
{
    const char *value = turn->command->values[argument];
    *out = TIME_UNKNOWN;
    return value == NULL ||
           when_read(slice_of(value), turn_zone(turn), turn->event->happened_ms, out, err);
}

const char *title_line(struct arena *arena, const char *text)
{
    char *title = arena_text(arena, text);
    for (char *c = title; *c != '\0'; c++)
        *c = *c == '\n' || *c == '\t' ? ' ' : *c;
    return title;
}

const char *title_too_long(struct arena *arena, size_t len)
{
    return arena_print(arena, "a title has at most %d characters, this one has %zu", TITLE_MAX,
                       len);
}

bool opening_read(const struct turn *turn, struct opening *out, struct err *err)
{
    const struct command *command = turn->command;
    const char *severity = command->values[ARGUMENT_SEV], *services = command->values[ARGUMENT_SVC];
    const char *type = command->values[ARGUMENT_TYPE];
    *out = (struct opening){
        .number = turn->situation->next_number,
        .title = title_line(turn->out->arena, command->text),
    };
    if (severity != NULL && !severity_read(slice_of(severity), &out->severity, err))
        return false;
    if (type != NULL && utf8_count(slice_of(type)) > TYPE_MAX)
        return err_set(err, ERR_LIMITED, "A type has at most %d characters: take a shorter word",
                       TYPE_MAX);
    return (services == NULL ||
            services_read(turn->out->arena, services, &out->services, &out->service_count, err)) &&
           read_time(turn, ARGUMENT_AT, &out->started_ms, err) &&
           read_time(turn, ARGUMENT_DETECTED, &out->detected_ms, err);
}

struct js *opening_fact(const struct turn *turn, const struct opening *opening, enum fact_kind kind)
{
    return outcome_fact(turn->out, kind, opening->number, turn->event, turn->situation->actor.id);
}

static void add_milestone(const struct turn *turn, const struct opening *opening,
                          enum milestone milestone, int64_t at_ms)
{
    if (at_ms == TIME_UNKNOWN)
        return;
    struct js *body = opening_fact(turn, opening, FACT_MILESTONE_SET);
    js_put_string(body, "milestone", milestone_name(milestone));
    js_put_integer(body, "at_ms", at_ms);
}

void opening_declare(const struct turn *turn, const struct opening *opening,
                     const char *channel_name)
{
    struct js *body = opening_fact(turn, opening, FACT_DECLARED);
    struct js *services = js_new_array();
    for (size_t i = 0; i < opening->service_count; i++)
        js_push_string(services, opening->services[i]);
    js_put_string(body, "title", opening->title);
    if (opening->severity != SEVERITY_UNKNOWN)
        js_put_integer(body, "severity", opening->severity);
    js_put_string(body, "type", turn->command->values[ARGUMENT_TYPE]);
    js_put(body, "services", services);
    js_put_flag(body, "private", opening->is_private);
    js_put_flag(body, "drill", opening->is_drill);
    js_put_integer(body, "declared_ms", turn->event->happened_ms);
    js_put_string(body, "origin_channel", turn->event->as.command.channel_id);
    js_put_string(body, "channel_name", channel_name);
    js_put_string(body, "how", opening->how);
    js_put_string(body, "platform", turn->situation->policy->platform);
    js_put_string(body, "workspace_id", turn->situation->policy->workspace_id);
    add_milestone(turn, opening, MILESTONE_STARTED, opening->started_ms);
    add_milestone(turn, opening, MILESTONE_DETECTED, opening->detected_ms);
}
