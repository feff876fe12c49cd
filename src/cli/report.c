/*
 * The newest report: every byte as it is stored, so that it can go into a file or a pipe. The
 * daemon drafts a moment after facts came, and may be down: where the stored one is behind, it is
 * drafted here and not kept.
 */
#include "cli/cli.h"

#include <string.h>

#include "disruption/report/report.h"

#include "disruption/store/export.h"
#include "disruption/store/incidents.h"

bool cli_markdown(struct cli *cli, const struct incident *incident, const char **out,
                  struct err *err)
{
    int64_t revision, created_ms;
    if (!incident->report_stale)
        return store_report_newest(cli->store, &cli->arena, incident->number, out, &revision,
                                   &created_ms, err);
    struct dossier dossier;
    struct buf markdown;
    if (!store_dossier_load(cli->store, &cli->arena, incident->number, &dossier, err))
        return false;
    buf_init(&markdown, REPORT_MAX);
    report_markdown(&cli->policy, &dossier, &markdown);
    *out = arena_text(&cli->arena, buf_string(&markdown));
    buf_done(&markdown);
    return true;
}

/* Resolved a moment ago, while the daemon still compares the channel: the first one is drafted here. */
static bool first_source(struct cli *cli, const struct incident *incident, const struct report_request *request,
                         struct report_source *out, struct err *err)
{
    struct dossier *dossier = arena_new(&cli->arena, 1, sizeof(*dossier));
    *out = (struct report_source){.number = incident->number, .to = 1, .newest = 1, .dossier = dossier};
    return store_dossier_load(cli->store, &cli->arena, incident->number, dossier, err) &&
           cli_markdown(cli, incident, &out->markdown, err) &&
           (request->ask != REPORT_ASK_FILE || request->form != REPORT_JSON ||
            store_export_all(cli->store, incident->number, &out->record, err));
}

bool cli_report_source(struct cli *cli, const struct incident *incident,
                       const struct report_request *request, struct report_source *out,
                       struct err *err)
{
    if (incident->report_revision == 0 && incident->report_stale)
        return first_source(cli, incident, request, out, err);
    bool now = incident->report_stale && request->to == 0;
    if (!store_report_source(cli->store, &cli->arena, request, incident->number, out, err))
        return false;
    if (now && request->ask == REPORT_ASK_DIFF && request->from == 0) {
        out->older = out->markdown; /* what is stored is the one before the draft of the moment */
        out->from = out->to;
    }
    out->to += now;
    out->newest += now;
    if (!now || cli_markdown(cli, incident, &out->markdown, err))
        return true;
    js_drop(out->record);
    return false;
}

/* The newest row of the view, which is what the daemon stored. */
static int print_row(struct cli *cli, const struct incident *incident)
{
    struct js *rows;
    struct err err = ERR_INIT;
    if (!store_export_view(cli->store, "reports", incident->number, &rows, &err))
        return cli_fail(cli, &err);
    struct js *newest = js_new_array();
    for (size_t i = 0; i < js_count(rows); i++)
        if (js_integer_or(js_item(rows, i), "revision", 0) == incident->report_revision)
            js_push(newest, js_copy(js_item(rows, i)));
    js_drop(rows);
    cli_print_json(cli, newest);
    return CLI_DONE;
}

static int print_file(struct cli *cli, const struct incident *incident,
                      const struct report_request *request)
{
    struct report_source source;
    struct err err = ERR_INIT;
    struct buf content;
    if (!cli_report_source(cli, incident, request, &source, &err)) {
        if (err.kind != ERR_NOT_FOUND)
            return cli_fail(cli, &err);
        fprintf(cli->err, "D-%lld has no report yet: disruption resolve D-%lld drafts one.\n",
                (long long)incident->number, (long long)incident->number);
        return CLI_NOT_FOUND;
    }
    buf_init(&content, SIZE_MAX / 2);
    report_file_write(&cli->policy, request, &source, &content);
    fputs(buf_string(&content), cli->out);
    buf_done(&content);
    js_drop(source.record);
    return CLI_DONE;
}

/* The words without the disruption among them; *number stays 0 where none is named. */
static int other_words(const struct cli *cli, int64_t *number, const char **out, int max)
{
    int count = 0;
    *number = 0;
    for (int i = 0; i < cli->word_count && count < max; i++) {
        bool named = *number == 0 && i <= 1 && cli_number(cli->words[i], number);
        if (!named)
            out[count++] = cli->words[i];
    }
    return count;
}

bool cli_report_writes(const struct cli *cli)
{
    static const char *const writing[] = {"set",    "write",   "owner",   "due",
                                          "review", "approve", "publish", "amend"};
    const char *word = NULL;
    int64_t number;
    if (other_words(cli, &number, &word, 1) == 0)
        return false;
    for (size_t i = 0; i < COUNT_OF(writing); i++) {
        if (strcmp(word, writing[i]) == 0)
            return true;
    }
    return false;
}

/* Its number, as named or implied; what is wrong with it is told. */
static bool settle(struct cli *cli, int64_t named, struct incident *out, int *code)
{
    struct err err = ERR_INIT;
    int words = cli->word_count;
    char name[32], *only = name;
    char **all = cli->words;
    snprintf(name, sizeof(name), "%lld", (long long)named);
    cli->words = &only;
    cli->word_count = named != 0;
    bool good = cli_open(cli);
    *code = CLI_FAILED;
    if (good && (!cli_target(cli, &named, &err) ||
                 !store_incident_get(cli->store, &cli->arena, named, out, &err))) {
        *code = cli_refuse(cli, &err);
        good = false;
    }
    cli->words = all;
    cli->word_count = words;
    return good;
}

int cli_report(struct cli *cli)
{
    const char *words[2] = {NULL, NULL};
    int64_t named;
    int code, count = other_words(cli, &named, words, COUNT_OF(words));
    struct report_request request = {.ask = REPORT_ASK_FILE, .zone = cli->zone};
    struct incident incident;
    bool exports = count > 0 && strcmp(words[0], "export") == 0;
    bool reads_back = count > 0 && strcmp(words[0], "read-back") == 0;
    if (count > 0 && !exports && !reads_back)
        return cli_read(cli, cli_line(cli));
    if (reads_back && count < 2)
        return cli_misused(cli, "It goes disruption report D-42 read-back FILE");
    if (exports && count > 1 && !report_form_read(slice_of(words[1]), &request.form))
        return cli_misused(cli, "A report can be had as md, html, json, csv or txt");
    if (!settle(cli, named, &incident, &code))
        return code;
    if (reads_back)
        return cli_read_back(cli, incident.number, words[1]);
    return cli->json ? print_row(cli, &incident) : print_file(cli, &incident, &request);
}
