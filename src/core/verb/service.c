/* service: which services are hit; the fact holds all of them each time. */
#include "verb.h"

#include <string.h>

#include "words.h"

static void say_services(struct buf *line, const char *const *services, size_t count)
{
    markup_text(line, count == 0 ? "none" : "");
    for (size_t i = 0; i < count; i++)
        markup_print(line, "%s%s", i == 0 ? "" : ", ", services[i]);
}

static bool show(const struct turn *turn)
{
    struct buf *answer = &turn->out->answer;
    say_head(answer, turn->target);
    markup_text(answer, "\nService(s): ");
    say_services(answer, turn->target->services, turn->target->service_count);
    markup_text(answer, ". Change them: ");
    markup_code(answer, turn_command(turn, "service", "add checkout,payments"));
    return true;
}

static void set(const struct turn *turn, const char *const *services, size_t count)
{
    struct js *body = turn_fact(turn, FACT_SERVICES_SET);
    struct js *list = js_new_array();
    for (size_t i = 0; i < count; i++)
        js_push_string(list, services[i]);
    js_put(body, "services", list);
    struct buf line;
    buf_init(&line, LINE_MAX_BYTES);
    markup_text(&line, "Service(s): ");
    say_services(&line, services, count);
    markup_text(&line, " (");
    say_actor(turn, &line);
    markup_text(&line, ")");
    turn_tell(turn, buf_string(&line));
    buf_done(&line);
}

static bool add(const struct turn *turn, const char **named, size_t named_count, struct err *err)
{
    const struct incident *target = turn->target;
    const char **all =
        arena_new(turn->out->arena, target->service_count + named_count, sizeof(*all));
    size_t count = 0;
    for (; count < target->service_count; count++)
        all[count] = target->services[count];
    for (size_t i = 0; i < named_count; i++) {
        if (service_find(all, count, named[i]) == count)
            all[count++] = named[i];
    }
    if (count == target->service_count)
        return err_set(err, ERR_CONFLICT, "%s is among the services already: nothing was changed",
                       named[0]);
    if (count > SERVICES_MAX)
        return err_set(err, ERR_LIMITED,
                       "A disruption has at most %d services: name the ones hit first",
                       SERVICES_MAX);
    set(turn, all, count);
    return true;
}

static bool take_out(const struct turn *turn, const char **named, size_t named_count,
                     struct err *err)
{
    const struct incident *target = turn->target;
    const char **left = arena_new(turn->out->arena, target->service_count, sizeof(*left));
    size_t count = 0;
    for (size_t i = 0; i < named_count; i++) {
        if (service_find(target->services, target->service_count, named[i]) ==
            target->service_count)
            return err_set(err, ERR_NOT_FOUND, "%s is not among the services; %s shows them",
                           named[i], turn_command(turn, "service", ""));
    }
    for (size_t i = 0; i < target->service_count; i++) {
        if (service_find(named, named_count, target->services[i]) == named_count)
            left[count++] = target->services[i];
    }
    set(turn, left, count);
    return true;
}

static bool run_service(const struct command *command, const struct situation *situation,
                        const struct event *event, struct outcome *out, struct err *err)
{
    static const char *const less[] = {"rm", "remove", "drop"};
    const struct turn turn = turn_of(command, situation, event, out);
    struct slice rest = slice_of(command->text), word;
    if (rest.len == 0)
        return show(&turn);
    struct slice names = rest;
    bool removing = false;
    if (slice_word(&rest, &word)) {
        for (size_t i = 0; i < COUNT_OF(less); i++)
            removing = removing || slice_equals_nocase(word, less[i]);
        if (removing || slice_equals_nocase(word, "add"))
            names = slice_trim(rest);
    }
    const char **named;
    size_t count;
    if (!services_read(out->arena, arena_slice(out->arena, names), &named, &count, err))
        return false;
    return removing ? take_out(&turn, named, count, err) : add(&turn, named, count, err);
}

const struct command_row row_service = {
    .name = "service",
    .synonyms = {"svc"},
    .usage = "service add|rm a,b",
    .help = "Says which services are affected; without words it shows them.",
    .example = "service add checkout,payments",
    .needs = NEED_TARGET | NEED_OPEN,
    .takes_target = TARGET_LONE,
    .changes = true,
    .run = run_service,
};
