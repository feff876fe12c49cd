/* report read-back: an edited copy of a report, taken part by part through the daemon. */
#include "cli/cli.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/report/read_back.h"
#include "disruption/report/report.h"
#include "disruption/store/export.h"
#include "disruption/store/incidents.h"

static bool read_file(struct cli *cli, const char *path, const char **out)
{
    struct buf text;
    char piece[8192];
    size_t len;
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "r");
    if (file == NULL) {
        fprintf(cli->err, "%s cannot be read: %s.\n", path, strerror(errno));
        return false;
    }
    buf_init(&text, REPORT_MAX);
    while ((len = fread(piece, 1, sizeof(piece), file)) > 0)
        buf_add(&text, piece, len);
    bool good =
        ferror(file) == 0 && !text.over && memchr(buf_string(&text), '\0', text.len) == NULL;
    if (!good)
        fprintf(cli->err, "%s is no copy of a report.\n", path);
    *out = arena_text(&cli->arena, buf_string(&text));
    buf_done(&text);
    if (file != stdin)
        fclose(file);
    return good;
}

/* The revision a copy was made from, newest first; NULL: none of the stored ones. */
static const char *origin(struct cli *cli, int64_t number, const char *copy)
{
    struct js *rows;
    struct err err = ERR_INIT;
    const char *found = NULL;
    if (!store_export_view(cli->store, "reports", number, &rows, &err))
        return NULL;
    for (size_t i = js_count(rows); i-- > 0 && found == NULL;) {
        const char *markdown = js_string_or(js_item(rows, i), "markdown", "");
        if (report_made_from(&cli->policy, copy, markdown))
            found = arena_text(&cli->arena, markdown);
    }
    js_drop(rows);
    return found;
}

static size_t longest_run(const char *text)
{
    size_t longest = 0;
    for (size_t run; *text != '\0'; text += run > 0 ? run : 1) {
        run = strspn(text, "`");
        longest = run > longest ? run : longest;
    }
    return longest;
}

/* The text in backticks, so that no word of it is taken for a key. */
static const char *line_of(struct cli *cli, int64_t number, const struct read_back_change *change)
{
    if (change->text == NULL)
        return arena_print(&cli->arena, "report D-%lld write %s none", (long long)number,
                           change->section);
    size_t ticks = longest_run(change->text) + 1;
    char *run = arena_new(&cli->arena, ticks + 1, 1);
    memset(run, '`', ticks);
    return arena_print(&cli->arena, "report D-%lld write %s %s\n%s\n%s", (long long)number,
                       change->section, run, change->text, run);
}

int cli_read_back(struct cli *cli, int64_t number, const char *path)
{
    struct incident incident;
    struct read_back found;
    struct err err = ERR_INIT;
    const char *copy, *newest;
    int code = CLI_DONE;
    if (!read_file(cli, path, &copy))
        return CLI_FAILED;
    if (!store_incident_get(cli->store, &cli->arena, number, &incident, &err) ||
        !cli_markdown(cli, &incident, &newest, &err))
        return cli_refuse(cli, &err);
    const char *base = origin(cli, number, copy);
    if (base == NULL)
        fprintf(
            cli->err,
            "This copy was made from no revision that is kept; it is compared with the newest.\n");
    report_read_back(&cli->arena, &cli->policy, copy, base != NULL ? base : newest, newest, &found);
    for (size_t i = 0; i < found.remark_count; i++)
        fprintf(cli->err, "%s\n", found.remarks[i]);
    for (size_t i = 0; i < found.change_count && code == CLI_DONE; i++)
        code = cli_write(cli, line_of(cli, number, &found.changes[i]));
    if (found.change_count == 0)
        fprintf(cli->out, "No part that people write was changed.\n");
    return code != CLI_DONE ? code : found.remark_count > 0 ? CLI_FAILED : CLI_DONE;
}
