/*
 * `figures TABLE.csv [--store]` prints the measures of a table of disruptions as JSON, with every digit, for check.py to
 * compare with numbers that were worked out elsewhere. With --store the rows go through a database first.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "csv.h"
#include "through_store.h"

struct output {
    FILE *to;
    bool first; /* of what is open */
};

static void key(struct output *out, const char *name)
{
    fprintf(out->to, out->first ? "" : ",\n");
    out->first = false;
    if (name == NULL)
        return;
    fputc('"', out->to);
    for (const char *c = name; *c != '\0'; c++)
        fprintf(out->to, *c == '"' || *c == '\\' ? "\\%c" : "%c", *c);
    fputs("\": ", out->to);
}

static void open_brace(struct output *out, const char *name, char brace)
{
    key(out, name);
    fputc(brace, out->to);
    out->first = true;
}

static void close_brace(struct output *out, char brace)
{
    fputc(brace, out->to);
    out->first = false;
}

static void number(struct output *out, const char *name, double value)
{
    key(out, name);
    fprintf(out->to, "%.17g", value);
}

static void print_interval(struct output *out, const char *name, const struct interval *interval)
{
    if (interval->low_rank == 0) {
        key(out, name);
        fputs("null", out->to);
        return;
    }
    open_brace(out, name, '{');
    number(out, "lo", interval->low);
    number(out, "hi", interval->high);
    number(out, "rank_lo", (double)interval->low_rank);
    number(out, "rank_hi", (double)interval->high_rank);
    close_brace(out, '}');
}

static void print_spread(struct output *out, const char *name, const struct spread *s)
{
    open_brace(out, name, '{');
    number(out, "n", (double)s->n);
    if (s->n > 0) {
        number(out, "min", s->min);
        number(out, "p25", s->p25);
        number(out, "median", s->median);
        number(out, "p75", s->p75);
        number(out, "p90", s->p90);
        number(out, "p95", s->p95);
        number(out, "max", s->max);
        number(out, "mean", s->mean);
        print_interval(out, "median_ci95", &s->median_interval);
        print_interval(out, "p90_ci95", &s->p90_interval);
    }
    close_brace(out, '}');
}

static void print_doubts(struct output *out, const struct sample *sample)
{
    static const char *const names[] = {"end_before_start_ids", "detected_before_start_ids"};
    size_t count;
    const struct doubt *doubts = stat_doubts(sample, &count);
    for (int kind = DOUBT_ENDED_EARLY; kind <= DOUBT_DETECTED_EARLY; kind++) {
        open_brace(out, names[kind], '[');
        for (size_t i = 0; i < count; i++) {
            if ((int)doubts[i].kind != kind)
                continue;
            key(out, NULL);
            fprintf(out->to, "\"%s\"", doubts[i].id);
        }
        close_brace(out, ']');
    }
}

/* Disruptions that ended the moment they began: no measure of its own, but known of the tables. */
static size_t count_zero(const struct stat_input *input)
{
    size_t count = 0;
    for (size_t i = 0; i < input->case_count; i++)
        count += input->cases[i].kind == STAT_COUNTED && input->cases[i].ended_ms == input->cases[i].started_ms;
    return count;
}

static void print_totals(struct output *out, const struct sample *sample, const struct stat_group *all)
{
    static const char *const buckets[LENGTH_BUCKETS] = {"<1m",  "1-5m", "5-15m", "15-30m", "30-60m", "1-2h",
                                                        "2-4h", "4-8h", "8-24h", "1-3d",   "3-7d",   ">=7d"};
    struct left_outs left, ttd_left;
    size_t counts[LENGTH_BUCKETS], incidents = stat_count(sample, all, &left);
    struct spread length = stat_spread(sample, all, STAT_LENGTH, &left);
    struct spread ttd = stat_spread(sample, all, STAT_TTD, &ttd_left);
    number(out, "rows_total", (double)all->member_count);
    number(out, "maintenance_excluded", (double)left.of[LEFT_MAINTENANCE]);
    number(out, "incidents", (double)incidents);
    number(out, "open", (double)left.of[LEFT_OPEN]);
    number(out, "detection_unknown", (double)ttd_left.of[LEFT_UNKNOWN]);
    print_doubts(out, sample);
    print_spread(out, "length_seconds", &length);
    print_spread(out, "ttd_seconds", &ttd);
    stat_buckets(sample, all, counts, &left);
    open_brace(out, "length_buckets", '{');
    for (size_t i = 0; i < LENGTH_BUCKETS; i++)
        number(out, buckets[i], (double)counts[i]);
    close_brace(out, '}');
    struct disrupted disrupted = stat_disrupted(sample, all, &left);
    number(out, "sum_length", (double)disrupted.sum_s);
    number(out, "disrupted_union", (double)disrupted.union_s);
    number(out, "started_while_another_running", (double)disrupted.overlaps);
}

static void print_services(struct output *out, const struct sample *sample)
{
    size_t count;
    struct left_outs left;
    const struct stat_group *groups = sample_groups(sample, BY_SERVICE, &count);
    open_brace(out, "per_service", '{');
    for (size_t i = 0; i < count; i++) {
        size_t n = stat_count(sample, &groups[i], &left);
        if (n == 0)
            continue;
        struct spread length = stat_spread(sample, &groups[i], STAT_LENGTH, &left);
        struct spread ttd = stat_spread(sample, &groups[i], STAT_TTD, &left);
        struct disrupted disrupted = stat_disrupted(sample, &groups[i], &left);
        open_brace(out, groups[i].name, '{');
        number(out, "count", (double)n);
        number(out, "n_closed", (double)length.n);
        if (length.n > 0) {
            number(out, "median_length", length.median);
            number(out, "p90_length", length.p90);
            number(out, "mean_length", length.mean);
        }
        number(out, "sum_length", (double)disrupted.sum_s);
        number(out, "disrupted_union", (double)disrupted.union_s);
        number(out, "n_ttd", (double)ttd.n);
        if (ttd.n > 0)
            number(out, "median_ttd", ttd.median);
        close_brace(out, '}');
    }
    close_brace(out, '}');
}

static void print_severities(struct output *out, const struct sample *sample)
{
    size_t count;
    struct left_outs left;
    const struct stat_group *groups = sample_groups(sample, BY_SEVERITY, &count);
    open_brace(out, "severity", '{');
    for (size_t i = 0; i < count; i++) {
        size_t n = stat_count(sample, &groups[i], &left);
        if (n > 0)
            number(out, strcmp(groups[i].name, "(none)") == 0 ? "" : groups[i].name, (double)n);
    }
    close_brace(out, '}');
    open_brace(out, "per_severity_length", '{');
    for (size_t i = 0; i < count; i++) {
        struct spread length = stat_spread(sample, &groups[i], STAT_LENGTH, &left);
        if (length.n > 0)
            print_spread(out, strcmp(groups[i].name, "(none)") == 0 ? "" : groups[i].name, &length);
    }
    close_brace(out, '}');
}

static void print_months(struct output *out, const struct sample *sample)
{
    size_t count;
    struct left_outs left;
    const struct stat_group *groups = sample_groups(sample, BY_MONTH, &count);
    open_brace(out, "by_month", '{');
    for (size_t i = 0; i < count; i++)
        number(out, groups[i].name, (double)stat_count(sample, &groups[i], &left));
    close_brace(out, '}');
    open_brace(out, "median_length_by_month", '{');
    for (size_t i = 0; i < count; i++) {
        struct spread length = stat_spread(sample, &groups[i], STAT_LENGTH, &left);
        if (length.n > 0)
            number(out, groups[i].name, length.median);
    }
    close_brace(out, '}');
    open_brace(out, "ttd_by_month", '{');
    for (size_t i = 0; i < count; i++) {
        struct spread ttd = stat_spread(sample, &groups[i], STAT_TTD, &left);
        if (ttd.n == 0)
            continue;
        open_brace(out, groups[i].name, '{');
        number(out, "n", (double)ttd.n);
        number(out, "median", ttd.median);
        close_brace(out, '}');
    }
    close_brace(out, '}');
}

static void print_group_counts(struct output *out, const struct sample *sample, const char *name, enum grouping by)
{
    size_t count;
    struct left_outs left;
    const struct stat_group *groups = sample_groups(sample, by, &count);
    open_brace(out, name, '[');
    for (size_t i = 0; i < count; i++)
        number(out, NULL, (double)stat_count(sample, &groups[i], &left));
    close_brace(out, ']');
}

static void print_zone(struct output *out, struct arena *arena, const struct stat_input *input,
                       struct stat_frame frame, const char *zone)
{
    struct left_outs left;
    size_t one;
    frame.zone = zone;
    const struct sample *sample = sample_take(arena, input, &frame);
    struct week week = stat_week(sample, sample_groups(sample, BY_NOTHING, &one), &left);
    open_brace(out, arena_print(arena, "tz:%s", zone), '{');
    open_brace(out, "weekday_hour", '[');
    for (int day = 0; day < 7; day++) {
        open_brace(out, NULL, '[');
        for (int hour = 0; hour < 24; hour++)
            number(out, NULL, (double)week.at[day][hour]);
        close_brace(out, ']');
    }
    close_brace(out, ']');
    print_group_counts(out, sample, "by_weekday_mon_first", BY_WEEKDAY);
    print_group_counts(out, sample, "by_hour", BY_HOUR);
    number(out, "weekend", (double)week.parts[PART_WEEKEND]);
    number(out, "office_mon_fri_09_17", (double)week.parts[PART_WORKING]);
    print_months(out, sample);
    close_brace(out, '}');
}

static void print_repeats(struct output *out, const struct sample *sample, const char *name, int days)
{
    struct repeats repeats = stat_repeats(sample, days);
    open_brace(out, name, '{');
    number(out, "repeats", (double)repeats.share.hits);
    number(out, "with_service", (double)repeats.share.of);
    if (repeats.share.of > 0) {
        number(out, "rate", repeats.share.value);
        open_brace(out, "wilson95", '[');
        number(out, NULL, repeats.share.low);
        number(out, NULL, repeats.share.high);
        close_brace(out, ']');
    }
    number(out, "concurrent_only", (double)repeats.concurrent);
    close_brace(out, '}');
}

int main(int argc, char **argv)
{
    static const char *const zones[] = {"UTC", "Europe/London", "America/Los_Angeles"};
    struct arena arena = {0};
    struct output out = {stdout, true};
    struct stat_frame frame = {.zone = "UTC", .from_ms = TIME_UNKNOWN, .now_ms = INT64_C(1800000000000)};
    size_t count, one;
    bool store = argc == 3 && strcmp(argv[2], "--store") == 0;
    if (argc != 2 && !store) {
        fprintf(stderr, "usage: figures TABLE.csv [--store]\n");
        return 2;
    }
    const struct csv_row *rows = csv_read(&arena, argv[1], &count);
    struct stat_input input = store ? cases_through_store(&arena, rows, count) : cases_of(&arena, rows, count);
    const struct sample *sample = sample_take(&arena, &input, &frame);
    open_brace(&out, NULL, '{');
    number(&out, "zero_length", (double)count_zero(&input));
    print_totals(&out, sample, sample_groups(sample, BY_NOTHING, &one));
    print_services(&out, sample);
    print_severities(&out, sample);
    for (size_t i = 0; i < COUNT_OF(zones); i++)
        print_zone(&out, &arena, &input, frame, zones[i]);
    print_repeats(&out, sample, "repeat_7d", 7);
    print_repeats(&out, sample, "repeat_30d", 30);
    close_brace(&out, '}');
    fputc('\n', stdout);
    arena_done(&arena);
    return 0;
}
