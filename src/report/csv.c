/* The timeline as comma separated values (RFC 4180), for spreadsheets: which must not take text for
 * formulas. */
#include "disruption/report/report.h"

#include <string.h>

#include "disruption/core/duration.h"
#include "disruption/core/kind.h"

#include "family.h"

#define INSTANT_MAX 128 /* bytes of a printed instant */
#define KINDS_MAX 256   /* bytes of all kinds with commas */

/* A cell that begins so would be carried out by a spreadsheet; an apostrophe in front makes it
 * text. */
static bool is_formula(const char *text)
{
    return text[0] != '\0' && strchr("=+-@\t\r", text[0]) != NULL;
}

static void write_cell(const char *text, struct buf *out)
{
    text = text == NULL ? "" : text;
    bool formula = is_formula(text);
    if (!formula && strpbrk(text, ",\"\r\n") == NULL) {
        buf_text(out, text);
        return;
    }
    buf_text(out, formula ? "\"'" : "\"");
    for (; *text != '\0'; text++) {
        if (*text == '"')
            buf_char(out, '"');
        buf_char(out, *text);
    }
    buf_char(out, '"');
}

static void write_instant(int64_t at_ms, const char *zone, struct buf *out)
{
    struct buf text;
    buf_init(&text, INSTANT_MAX);
    instant_write(at_ms, zone, true, &text);
    write_cell(buf_string(&text), out);
    buf_done(&text);
}

static void write_entry(const struct policy *policy, const struct entry *entry, struct buf *out)
{
    struct buf names;
    buf_init(&names, KINDS_MAX);
    kinds_write(entry->kinds & KINDS_TIMELINE, &names);
    if (entry->of != 0)
        buf_print(out, "D-%lld ", (long long)entry->of);
    buf_print(out, "T%lld,", (long long)entry->number);
    write_instant(entry->at_ms, "UTC", out);
    buf_char(out, ',');
    write_instant(entry->at_ms, policy->zone, out);
    buf_char(out, ',');
    write_cell(entry->party != NULL ? entry->party : entry->author_id, out);
    buf_char(out, ',');
    write_cell(buf_string(&names), out);
    buf_char(out, ',');
    write_cell(entry->state == ENTRY_REDACTED ? "(redacted)" : entry->text, out);
    buf_char(out, ',');
    write_cell(entry->permalink, out);
    buf_print(out, ",%lld,%s\r\n", (long long)entry->revision, entry_state_name(entry->state));
    buf_done(&names);
}

void report_csv(const struct policy *policy, const struct dossier *dossier, struct buf *out)
{
    struct family family;
    family_gather(dossier, &family);
    buf_text(out, "entry,utc,local,party,kind,text,link,revision,state\r\n");
    for (size_t i = 0; i < family.all.entry_count; i++) {
        const struct entry *entry = &family.all.entries[i];
        if (entry->state != ENTRY_WITHDRAWN && (entry->kinds & KINDS_TIMELINE) != 0)
            write_entry(policy, entry, out);
    }
    family_done(&family);
}
