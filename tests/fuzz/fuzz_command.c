/*
 * Command lines, read and run. First byte: typed where and by whom; the rest: the line. Whatever is typed, the answer is
 * an error with a sentence, or an outcome whose facts are text that can be kept.
 */
#include "fuzzing.h"

#include "disruption/core/command.h"
#include "disruption/core/dossier.h"
#include "disruption/core/health.h"
#include "disruption/core/markup.h"

#define NOW_MS INT64_C(1772373720000)

static struct incident head(int64_t number, const char *channel_id)
{
    struct incident incident = {.number = number, .title = "checkout returns 500s", .channel_id = channel_id,
                                .channel_name = "dis-42", .card_ts = "1.1", .lead_id = "U1", .lead_name = "Ana",
                                .entry_count = 3, .action_count = 1};
    for (int i = 0; i < MILESTONE_COUNT; i++)
        incident.at_ms[i] = TIME_UNKNOWN;
    incident.at_ms[MILESTONE_DECLARED] = NOW_MS - 3600000;
    return incident;
}

static bool check_member(void *ctx, const char *key, const struct js *value)
{
    (void)ctx;
    PROMISE(is_text(key) && is_text(js_text(value)));
    return true;
}

static void check_outcome(const struct outcome *out)
{
    for (size_t i = 0; i < out->fact_count; i++)
        js_each(out->facts[i].body, check_member, NULL);
    for (size_t i = 0; i < out->effect_count; i++) {
        PROMISE(out->effects[i].key[0] != '\0' && out->effects[i].lane[0] != '\0');
        PROMISE(is_text(out->effects[i].key));
        js_each(out->effects[i].body, check_member, NULL);
    }
    PROMISE(!out->answer.over && is_text(buf_string(&out->answer)));
}

/* What the store would load for the command, of a disruption with nothing on its timeline. */
static void load(const struct command *command, const struct command_line *line, unsigned how, struct situation *out)
{
    static const struct health health = {.waiting = 1, .parked = 1, .record_rows = 12, .gaps_open = 1, .gaps_total = 2};
    static const struct record_check checks[] = {{.rows = 12, .head = "c0ffee"},
                                                 {.rows = 12, .broken_at = 7, .fault = "its hash is another", .head = ""}};
    static const struct stat_input figures = {0};
    static struct dossier dossier;
    unsigned needs = command->row->needs;
    const struct incident *meant = command_target(command, out, line);
    if (needs & NEED_HEALTH)
        out->health = &health;
    if (needs & NEED_FIGURES)
        out->figures = &figures;
    if (meant == NULL)
        return;
    dossier = (struct dossier){.incident = *meant};
    if (needs & NEED_DOSSIER)
        out->dossier = &dossier;
    if (needs & NEED_CHECK)
        out->check = &checks[(how >> 4) % COUNT_OF(checks)];
}

static void run(const struct command *command, const struct command_line *line, unsigned how)
{
    struct incident open[] = {head(42, "C42"), head(41, "C41")};
    struct arena arena = {0};
    struct situation situation = {
        .policy = policy_default(),
        .actor = {.id = "U1", .name = "Ana", .zone = (how & 1) ? "America/Toronto" : NULL},
        .here = (how & 2) ? &open[0] : NULL,
        .target = command->number == 42 || command->target_channel != NULL ? &open[0] : NULL,
        .open = open,
        .open_count = (how >> 2) % (COUNT_OF(open) + 1),
        .listed = open,
        .listed_count = COUNT_OF(open),
        .next_number = 43,
        .report = "draft",
    };
    load(command, line, how, &situation);
    const struct event event = {.kind = EVENT_COMMAND, .happened_ms = NOW_MS, .received_ms = NOW_MS,
                                .as.command = *line};
    struct err err = ERR_INIT;
    struct outcome out;
    outcome_init(&out, &arena);
    if (command_run(command, &situation, &event, &out, &err))
        check_outcome(&out);
    else
        PROMISE(out.fact_count == 0 && out.effect_count == 0 && err.kind != ERR_NONE && err.kind != ERR_INTERNAL &&
                err.text[0] != '\0' && is_text(err.text));
    outcome_done(&out);
    arena_done(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    unsigned how = data[0];
    struct arena arena = {0};
    const struct command_line line = {
        .mouth = (how & 32) ? MOUTH_SHELL : MOUTH_SLASH,
        .text = input_clean(&arena, data + 1, size - 1),
        .channel_id = (how & 2) ? "C42" : "C9",
        .actor_id = "U1",
        .actor_name = "Ana",
        .trigger_id = "1.2",
    };
    struct command command = {0};
    struct err err = ERR_INIT;
    if (command_read(&arena, policy_default(), &line, &command, &err)) {
        PROMISE(command.row != NULL && command.text != NULL && is_text(command.text));
        for (int i = 0; i < ARGUMENT_COUNT; i++)
            PROMISE(is_text(command.values[i]));
        (void)command_needs_zone(&command);
        run(&command, &line, how);
    } else {
        PROMISE((err.kind == ERR_INVALID || err.kind == ERR_LIMITED) && err.text[0] != '\0' && is_text(err.text));
    }
    arena_done(&arena);
    return 0;
}
