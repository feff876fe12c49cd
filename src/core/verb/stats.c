/* stats: figures over the past. The same rows stand behind what the shell prints as JSON and CSV. */
#include <inttypes.h>

#include "stats.h"
#include "verb.h"
#include "words.h"

#define TOP_SERVICES 5
#define OPEN_NAMED 3
#define WORTH_A_WORD 5 /* disruptions in one hour of the week; fewer are chance */

static struct figures rows_of(const struct stats *stats, enum measure measure, enum grouping by)
{
    return figures_of(stats->arena, stats->sample, measure, by);
}

static void say_lengths(const struct stats *stats)
{
    const struct figure *ttd = rows_of(stats, MEASURE_TTD, BY_NOTHING).rows;
    stats_line(stats);
    markup_text(stats->out, "Length: ");
    stats_spread(stats, rows_of(stats, MEASURE_LENGTH, BY_NOTHING).rows);
    stats_line(stats);
    markup_text(stats->out, "Time to Detection: ");
    stats_spread(stats, ttd);
    stats_line(stats);
    markup_text(stats->out, "Disrupted in all: ");
    stats_disrupted(stats, rows_of(stats, MEASURE_DISRUPTED, BY_NOTHING).rows);
}

static void say_week(const struct stats *stats)
{
    struct figures figures = rows_of(stats, MEASURE_HOURS, BY_NOTHING);
    const struct figure *most = NULL;
    stats_line(stats);
    markup_text(stats->out, "They begin in: ");
    for (size_t i = 0; i < figures.count; i++) {
        const struct figure *row = &figures.rows[i];
        if (i < WEEK_PART_COUNT)
            markup_print(stats->out, "%s%s %zu (%" PRId64 " %% of the week)", i == 0 ? "" : ", ", row->group, row->n,
                         (row->values[VALUE_WEEK_SHARE] + 5) / 10);
        else if (most == NULL || row->n > most->n)
            most = row;
    }
    if (most != NULL && most->n >= WORTH_A_WORD)
        markup_print(stats->out, "; most at %s h: %zu", most->group, most->n);
}

static void say_attention(const struct stats *stats)
{
    struct figures open = rows_of(stats, MEASURE_OPEN, BY_NOTHING);
    size_t doubts = rows_of(stats, MEASURE_CHECK, BY_NOTHING).count;
    stats_line(stats);
    markup_text(stats->out, open.count == 0 ? "Open now: none" : "Open now: ");
    for (size_t i = 0; i < open.count && i < OPEN_NAMED; i++) {
        markup_print(stats->out, "%s%s for ", i == 0 ? "" : ", ", open.rows[i].group);
        brief_write(open.rows[i].values[VALUE_SECONDS], stats->out);
        markup_text(stats->out, open.rows[i].values[VALUE_STALE] == 1 ? " (stale)" : "");
    }
    if (open.count > OPEN_NAMED)
        markup_print(stats->out, " and %zu more", open.count - OPEN_NAMED);
    if (doubts > 0) {
        markup_print(stats->out, "; %zu %s odd: ", doubts, doubts == 1 ? "time looks" : "times look");
        markup_code(stats->out, turn_command(stats->turn, "stats", "check"));
    }
}

static void say_overview(const struct stats *stats)
{
    struct figures services = rows_of(stats, MEASURE_FREQUENCY, BY_SERVICE);
    stats_title(stats, "Disruptions");
    if (stats_total(stats)) {
        say_lengths(stats);
        say_week(stats);
        stats_bars(stats, services, TOP_SERVICES, "services");
    }
    say_attention(stats);
    stats_line(stats);
    markup_text(stats->out, "More: ");
    markup_code(stats->out, turn_command(stats->turn, "stats", "NAME"));
    markup_text(stats->out, " with ");
    for (int i = 0; i < MEASURE_COUNT; i++)
        markup_print(stats->out, "%s%s", i == 0 ? "" : ", ", measure_name((enum measure)i));
}

/* Private ones are in the shell's figures alone; who reads both must know why they differ. */
static void say_private(const struct stats *stats)
{
    size_t count = stat_private(stats->sample);
    if (count == 0)
        return;
    stats_line(stats);
    markup_print(stats->out, "%zu private %s counted here and left out in chat.", count, count == 1 ? "one is" : "ones are");
}

static void say(const struct turn *turn, const struct figure_request *request)
{
    struct arena arena = {0}; /* of its own: ten thousand disruptions take more than a turn should hold */
    struct stats stats = {.turn = turn, .arena = &arena, .request = *request, .out = &turn->out->answer};
    stats.sample = sample_take(&arena, turn->situation->figures, &request->frame);
    if (request->all && !request->grouped) {
        say_overview(&stats);
    } else {
        if (request->all)
            stats.request.measure = MEASURE_FREQUENCY;
        stats_measure(&stats);
    }
    say_private(&stats);
    arena_done(&arena);
}

static bool run_stats(const struct command *command, const struct situation *situation, const struct event *event,
                      struct outcome *out, struct err *err)
{
    const struct turn turn = turn_of(command, situation, event, out);
    struct figure_request request;
    const char *severity = command->values[ARGUMENT_SEV];
    int unused;
    if (severity != NULL && !severity_read(slice_of(severity), &unused, err))
        return false;
    if (!figure_request_read(out->arena, command, situation, event->happened_ms, &request, err))
        return false;
    if (situation->figures->case_count == 0)
        markup_text(&out->answer, "No data: no disruption is recorded that these words ask for.");
    else
        say(&turn, &request);
    return true;
}

const struct command_row row_stats = {
    .name = "stats",
    .synonyms = {"figures", "statistics"},
    .usage = "stats [NAME] [svc:S] [sev:N] [since:90d] [by:service|hour|weekday|severity|month] [tz:ZONE]",
    .help = "Shows how often, when and for how long services were disrupted.",
    .example = "stats length svc:checkout since:6mo",
    .arguments = BIT(ARGUMENT_SVC) | BIT(ARGUMENT_SEV) | BIT(ARGUMENT_SINCE) | BIT(ARGUMENT_BY) | BIT(ARGUMENT_TZ),
    .needs = NEED_FIGURES,
    .run = run_stats,
};
