/* Everything the public views hold, or reports in a form of choice, for other tools: of one
 * disruption or of all. */
#include "cli/cli.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include "disruption/core/duration.h"
#include "disruption/report/report.h"
#include "disruption/store/export.h"
#include "disruption/store/incidents.h"

#define PATH_BYTES 4096
#define FILE_MODE 0640

static int export_json(struct cli *cli, int64_t number)
{
    struct js *all;
    struct err err = ERR_INIT;
    if (!store_export_all(cli->store, number, &all, &err))
        return cli_fail(cli, &err);
    cli_print_json(cli, all);
    return CLI_DONE;
}

/* The timeline needs no report, and an open disruption has none. */
static bool find_source(struct cli *cli, const struct report_request *request,
                        const struct incident *incident, struct report_source *out, struct err *err)
{
    if (incident->report_revision > 0 || incident->report_stale)
        return cli_report_source(cli, incident, request, out, err);
    if (request->form != REPORT_CSV && request->form != REPORT_JSON)
        return err_set(err, ERR_NOT_FOUND,
                       "D-%lld has no report yet: disruption resolve D-%lld drafts one",
                       (long long)incident->number, (long long)incident->number);
    struct dossier *dossier = arena_new(&cli->arena, 1, sizeof(*dossier));
    *out = (struct report_source){.number = incident->number, .dossier = dossier};
    return store_dossier_load(cli->store, &cli->arena, incident->number, dossier, err) &&
           (request->form != REPORT_JSON ||
            store_export_all(cli->store, incident->number, &out->record, err));
}

static bool write_one(struct cli *cli, const struct report_request *request, int64_t number,
                      FILE *to, struct err *err)
{
    struct incident incident;
    struct report_source source;
    struct buf content;
    if (!store_incident_get(cli->store, &cli->arena, number, &incident, err) ||
        !find_source(cli, request, &incident, &source, err))
        return false;
    buf_init(&content, SIZE_MAX / 2);
    report_file_write(&cli->policy, request, &source, &content);
    fputs(buf_string(&content), to);
    buf_done(&content);
    js_drop(source.record);
    return true;
}

/* DIR/D-42.md; one that has no report is left out. */
static bool write_file(struct cli *cli, const struct report_request *request, int64_t number,
                       const char *folder, size_t *written, struct err *err)
{
    char path[PATH_BYTES];
    struct err absent = ERR_INIT;
    snprintf(path, sizeof(path), "%s/D-%lld.%s", folder, (long long)number,
             report_form_name(request->form));
    /* Not for everybody, and nowhere else: what lies there may be a link that somebody left. */
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, FILE_MODE);
    FILE *file = fd < 0 ? NULL : fdopen(fd, "w");
    if (file == NULL)
        return err_set(err, ERR_UNAVAILABLE, "%s cannot be written: %s", path, strerror(errno));
    bool good = write_one(cli, request, number, file, &absent);
    bool kept = fclose(file) == 0;
    if (!good)
        (void)remove(path);
    *written += good;
    if (!good && absent.kind != ERR_NOT_FOUND)
        return err_set(err, absent.kind, "%s", absent.text);
    return kept || err_set(err, ERR_UNAVAILABLE, "%s cannot be written: %s", path, strerror(errno));
}

/* Every number there is, in order. */
static bool all_numbers(struct cli *cli, struct js **rows, struct err *err)
{
    return store_export_view(cli->store, "disruptions", 0, rows, err);
}

static int export_folder(struct cli *cli, const struct report_request *request, bool every_form,
                         const char *folder)
{
    struct js *rows;
    struct err err = ERR_INIT;
    size_t written = 0;
    bool good = true;
    if (mkdir(folder, 0750) != 0 && errno != EEXIST) {
        fprintf(cli->err, "%s cannot be made: %s.\n", folder, strerror(errno));
        return CLI_FAILED;
    }
    if (!all_numbers(cli, &rows, &err))
        return cli_fail(cli, &err);
    for (size_t i = 0; i < js_count(rows) && good; i++) {
        struct report_request each = *request;
        for (int form = 0; form < REPORT_FORM_COUNT && good; form++) {
            each.form = (enum report_form)form;
            if (every_form || each.form == request->form)
                good = write_file(cli, &each, js_integer_or(js_item(rows, i), "number", 0), folder,
                                  &written, &err);
        }
    }
    js_drop(rows);
    if (!good)
        return cli_fail(cli, &err);
    fprintf(cli->out, "%zu files in %s.\n", written, folder);
    return CLI_DONE;
}

/* All to standard output, one behind the other. */
static int export_all(struct cli *cli, const struct report_request *request)
{
    struct js *rows;
    struct err err = ERR_INIT;
    size_t printed = 0;
    bool good = true;
    if (!all_numbers(cli, &rows, &err))
        return cli_fail(cli, &err);
    for (size_t i = 0; i < js_count(rows) && good; i++) {
        struct incident incident;
        int64_t number = js_integer_or(js_item(rows, i), "number", 0);
        good = store_incident_get(cli->store, &cli->arena, number, &incident, &err);
        if (!good || (incident.report_revision == 0 && !incident.report_stale))
            continue;
        fputs(printed++ == 0 ? "" : "\n", cli->out);
        good = write_one(cli, request, number, cli->out, &err);
    }
    js_drop(rows);
    if (!good)
        return cli_fail(cli, &err);
    if (printed == 0)
        fprintf(cli->err, "No report is drafted yet: disruption resolve drafts one.\n");
    return printed > 0 ? CLI_DONE : CLI_NOT_FOUND;
}

int cli_export(struct cli *cli)
{
    struct report_request request = {
        .ask = REPORT_ASK_FILE, .form = REPORT_JSON, .zone = cli->zone};
    int64_t number = 0;
    struct err err = ERR_INIT;
    if (cli->format != NULL && !report_form_read(slice_of(cli->format), &request.form))
        return cli_misused(cli, "--format is json, md, html, csv or txt");
    if (cli->zone != NULL && !zone_known(cli->zone))
        return cli_misused(cli, "--tz wants a time zone, as in America/Toronto or UTC");
    if (cli->all ? cli->word_count > 1 : cli->word_count != 1)
        return cli_misused(
            cli,
            "Say what to export: disruption export D-42, or disruption export --all, or --all DIR");
    if (!cli_open(cli))
        return CLI_FAILED;
    if (cli->all && cli->word_count == 1)
        return export_folder(cli, &request, cli->format == NULL, cli->words[0]);
    if (!cli->all && !cli_target(cli, &number, &err))
        return cli_refuse(cli, &err);
    if (request.form == REPORT_JSON)
        return export_json(cli, number);
    if (cli->all)
        return export_all(cli, &request);
    return write_one(cli, &request, number, cli->out, &err) ? CLI_DONE : cli_refuse(cli, &err);
}
