/* Keys that set facts of a disruption while something else is said. */
#include "facts.h"

#include "disruption/base/utf8.h"
#include "disruption/core/when.h"
#include "words.h"

static bool check_length(const char *name, const char *text, size_t len, size_t max, struct err *err)
{
    return text == NULL || len <= max ||
           err_set(err, ERR_LIMITED, "%s: takes at most %zu, this has %zu; put the rest in a document",
                   name, max, len);
}

bool facts_read(const struct turn *turn, struct facts *out, struct err *err)
{
    const char *const *values = turn->command->values;
    const char *detected = values[ARGUMENT_DETECTED], *services = values[ARGUMENT_SVC];
    *out = (struct facts){
        .summary = values[ARGUMENT_SUMMARY],
        .cause = values[ARGUMENT_CAUSE],
        .impact = values[ARGUMENT_IMPACT],
        .type = values[ARGUMENT_TYPE],
        .detected_ms = TIME_UNKNOWN,
    };
    return check_length("summary", out->summary, slice_of(out->summary).len, FIELD_MAX, err) &&
           check_length("cause", out->cause, slice_of(out->cause).len, FIELD_MAX, err) &&
           check_length("impact", out->impact, slice_of(out->impact).len, FIELD_MAX, err) &&
           check_length("type", out->type, utf8_count(slice_of(out->type)), TYPE_MAX, err) &&
           (services == NULL || services_read(turn->out->arena, services, &out->services,
                                              &out->service_count, err)) &&
           (detected == NULL || when_read(slice_of(detected), turn_zone(turn),
                                          turn->event->happened_ms, &out->detected_ms, err));
}

struct incident facts_applied(const struct turn *turn, const struct facts *facts)
{
    struct incident with = *turn->target;
    with.summary = facts->summary != NULL ? facts->summary : with.summary;
    with.cause = facts->cause != NULL ? facts->cause : with.cause;
    with.impact = facts->impact != NULL ? facts->impact : with.impact;
    with.type = facts->type != NULL ? facts->type : with.type;
    if (facts->detected_ms != TIME_UNKNOWN)
        with.at_ms[MILESTONE_DETECTED] = facts->detected_ms;
    if (facts->service_count > 0) {
        with.services = facts->services;
        with.service_count = facts->service_count;
    }
    return with;
}

const char *const *facts_known(const struct turn *turn)
{
    const struct incident *i = turn->target;
    const struct {
        bool known;
        const char *key;
    } facts[] = {
        {i->summary != NULL, "summary"}, {i->cause != NULL, "cause"},
        {i->impact != NULL, "impact"},   {i->at_ms[MILESTONE_DETECTED] != TIME_UNKNOWN, "detected"},
        {i->service_count > 0, "svc"},   {i->type != NULL, "type"},
    };
    const char **known = arena_new(turn->out->arena, COUNT_OF(facts) + 1, sizeof(*known));
    size_t count = 0;
    for (size_t k = 0; k < COUNT_OF(facts); k++) {
        if (facts[k].known)
            known[count++] = facts[k].key;
    }
    known[count] = NULL;
    return known;
}

static void set_field(const struct turn *turn, const char *field, const char *value)
{
    if (value == NULL)
        return;
    struct js *body = turn_fact(turn, FACT_FIELD_SET);
    js_put_string(body, "field", field);
    js_put_string(body, "value", value);
}

void facts_set(const struct turn *turn, const struct facts *facts)
{
    set_field(turn, "summary", facts->summary);
    set_field(turn, "cause", facts->cause);
    set_field(turn, "impact", facts->impact);
    set_field(turn, "type", facts->type);
    if (facts->service_count > 0) {
        struct js *services = js_new_array();
        for (size_t i = 0; i < facts->service_count; i++)
            js_push_string(services, facts->services[i]);
        js_put(turn_fact(turn, FACT_SERVICES_SET), "services", services);
    }
    if (facts->detected_ms != TIME_UNKNOWN) {
        struct js *body = turn_fact(turn, FACT_MILESTONE_SET);
        js_put_string(body, "milestone", milestone_name(MILESTONE_DETECTED));
        js_put_integer(body, "at_ms", facts->detected_ms);
    }
}

void facts_say(const struct facts *facts, struct buf *line)
{
    const struct {
        bool said;
        const char *name;
    } named[] = {
        {facts->summary != NULL, "summary"},       {facts->cause != NULL, "cause"},
        {facts->impact != NULL, "impact"},         {facts->detected_ms != TIME_UNKNOWN, "detection"},
        {facts->service_count > 0, "services"},    {facts->type != NULL, "type"},
    };
    const char *comma = "";
    for (size_t i = 0; i < COUNT_OF(named); i++) {
        if (named[i].said) {
            markup_print(line, "%s%s", comma, named[i].name);
            comma = ", ";
        }
    }
}
