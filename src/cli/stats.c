/* Figures at the shell: the chat's answer, or the rows behind it as JSON or CSV. */
#include "cli/cli.h"

#include <inttypes.h>
#include <string.h>

#include "disruption/core/duration.h"
#include "disruption/core/figure.h"
#include "disruption/store/incidents.h"

#define DATE_LEN 10 /* characters of "2026-03-01" */

/* What was asked, and the rows that answer it. */
struct asked {
    struct figure_request request;
    const struct sample *sample;
    struct figures figures;
    const char *from, *to; /* days; from NULL: there is nothing */
};

/* The day of an instant, in the zone that is told with it. */
static const char *day_of(struct cli *cli, int64_t at_ms, const char *zone)
{
    struct buf text;
    if (at_ms == TIME_UNKNOWN)
        return NULL;
    buf_init(&text, 64);
    instant_write(at_ms, zone, false, &text);
    buf_cut(&text, DATE_LEN);
    const char *day = arena_text(&cli->arena, buf_string(&text));
    buf_done(&text);
    return day;
}

static struct js *left_out_json(const struct figure *row)
{
    struct js *left = js_new_object();
    for (int reason = 0; reason < LEFT_COUNT; reason++)
        js_put_integer(left, left_out_name((enum left_out)reason), (int64_t)row->left.of[reason]);
    return left;
}

static struct js *row_json(const struct asked *asked, const struct figure *row)
{
    struct js *object = js_new_object(), *period = js_new_object();
    js_put_string(object, "measure", measure_name(row->measure));
    js_put_string(object, "by", row->by);
    js_put_string(object, "group", row->group);
    js_put_string(object, "note", row->note);
    js_put_integer(object, "n", (int64_t)row->n);
    js_put(object, "left_out", left_out_json(row));
    for (int value = 0; value < VALUE_COUNT; value++)
        if (row->values[value] != VALUE_NONE)
            js_put_integer(object, figure_value_name((enum figure_value)value), row->values[value]);
    if (row->single_count > 0) {
        struct js *singles = js_new_array();
        for (size_t i = 0; i < row->single_count; i++)
            js_push(singles, js_new_integer(row->singles[i]));
        js_put(object, "values_s", singles);
    }
    js_put(period, "from", js_new_string(asked->from));
    js_put_string(period, "to", asked->to);
    js_put(object, "period", period);
    js_put_string(object, "zone", asked->request.frame.zone);
    return object;
}

static void print_json(struct cli *cli, const struct asked *asked)
{
    struct js *rows = js_new_array();
    for (size_t i = 0; i < asked->figures.count; i++)
        js_push(rows, row_json(asked, &asked->figures.rows[i]));
    cli_print_json(cli, rows);
}

/* A field of text. What a spreadsheet would take for a formula begins with an apostrophe there. */
static void print_text(struct cli *cli, const char *text)
{
    const char *apostrophe = text != NULL && text[0] != '\0' && strchr("=+-@\t", text[0]) != NULL ? "'" : "";
    if (text == NULL)
        return;
    if (strpbrk(text, ",\"\r\n") == NULL) {
        fprintf(cli->out, "%s%s", apostrophe, text);
        return;
    }
    fprintf(cli->out, "\"%s", apostrophe);
    for (const char *c = text; *c != '\0'; c++)
        fprintf(cli->out, *c == '"' ? "\"\"" : "%c", *c);
    fputc('"', cli->out);
}

static void print_csv_row(struct cli *cli, const struct asked *asked, const struct figure *row)
{
    const char *const texts[] = {measure_name(row->measure), row->by,    row->group,
                                 row->note,                  asked->from, asked->to,
                                 asked->request.frame.zone};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        fputs(i == 0 ? "" : ",", cli->out);
        print_text(cli, texts[i]);
    }
    fprintf(cli->out, ",%zu", row->n);
    for (int reason = 0; reason < LEFT_COUNT; reason++)
        fprintf(cli->out, ",%zu", row->left.of[reason]);
    for (int value = 0; value < VALUE_COUNT; value++) {
        fputc(',', cli->out);
        if (row->values[value] != VALUE_NONE)
            fprintf(cli->out, "%" PRId64, row->values[value]);
    }
    fputc(',', cli->out);
    for (size_t i = 0; i < row->single_count; i++)
        fprintf(cli->out, "%s%" PRId64, i == 0 ? "" : ";", row->singles[i]);
    fputc('\n', cli->out);
}

static void print_csv(struct cli *cli, const struct asked *asked)
{
    fputs("measure,by,group,note,from,to,zone,n", cli->out);
    for (int reason = 0; reason < LEFT_COUNT; reason++)
        fprintf(cli->out, ",left_out_%s", left_out_name((enum left_out)reason));
    for (int value = 0; value < VALUE_COUNT; value++)
        fprintf(cli->out, ",%s", figure_value_name((enum figure_value)value));
    fputs(",values_s\n", cli->out);
    for (size_t i = 0; i < asked->figures.count; i++)
        print_csv_row(cli, asked, &asked->figures.rows[i]);
}

static int print_rows(struct cli *cli, const char *text, bool csv)
{
    struct err err = ERR_INIT;
    struct event event = cli_event(cli, text);
    const struct command_line *line = &event.as.command;
    struct command command;
    struct situation situation;
    struct asked asked;
    if (!command_read(&cli->arena, &cli->policy, line, &command, &err))
        return cli_refuse(cli, &err);
    if (!cli_open(cli))
        return CLI_FAILED;
    if (!store_situation_load(cli->store, &cli->arena, &cli->policy, &command, line, event.received_ms, &situation,
                              &err))
        return cli_fail(cli, &err);
    if (!figure_request_read(&cli->arena, &command, &situation, event.received_ms, &asked.request, &err))
        return cli_refuse(cli, &err);
    asked.sample = sample_take(&cli->arena, situation.figures, &asked.request.frame);
    asked.figures = figures_make(&cli->arena, asked.sample, &asked.request);
    asked.from = day_of(cli, stat_from_ms(asked.sample), asked.request.frame.zone);
    asked.to = day_of(cli, asked.request.frame.now_ms - 1, asked.request.frame.zone);
    if (csv)
        print_csv(cli, &asked);
    else
        print_json(cli, &asked);
    return CLI_DONE;
}

int cli_stats(struct cli *cli)
{
    const char *format = cli->format;
    const char *text = cli_line(cli);
    bool csv = format != NULL && strcmp(format, "csv") == 0;
    if (format != NULL && !csv && strcmp(format, "json") != 0)
        return cli_misused(cli, "--format is json or csv");
    if (cli->zone != NULL)
        text = arena_print(&cli->arena, "%s tz:%s", text, cli->zone);
    if (format == NULL && !cli->json)
        return cli_read(cli, text);
    return cli_configure(cli) ? print_rows(cli, text, csv) : CLI_FAILED;
}
