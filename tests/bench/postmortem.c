/* Reading post-mortems: a heading's words say what stands below it. */
#include "postmortem.h"

#include <ctype.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "disruption/store/journal.h"
#include "say.h"

#define DOCUMENT_MAX ((size_t)200000) /* bytes; the longest have dumps at their end */
#define SUMMARY_MAX 600               /* bytes taken for one where nothing is headed so */
#define DAY_MS (INT64_C(24) * 3600 * 1000)

enum part { PART_SUMMARY, PART_CAUSE, PART_IMPACT, PART_RESOLUTION, PART_LESSON, PART_ACTION, PART_NOTE, PART_COUNT };

/* The first whose words stand in a heading. */
static const struct {
    enum part part;
    const char *words[8];
} headings[] = {
    {PART_LESSON, {"lesson", "went", "lucky", "learn"}},
    {PART_ACTION, {"action", "follow", "todo", "remediation", "prevent"}},
    {PART_CAUSE, {"cause", "contribut", "why", "background"}},
    {PART_NOTE, {"timeline", "time line", "events"}},
    {PART_IMPACT, {"impact"}},
    {PART_RESOLUTION, {"resol", "fix", "recover", "mitigat"}},
    {PART_SUMMARY, {"summary", "overview", "context", "description", "what happened"}},
};

static enum part part_of(const char *heading)
{
    for (size_t i = 0; i < COUNT_OF(headings); i++) {
        for (size_t j = 0; headings[i].words[j] != NULL; j++) {
            if (strcasestr(heading, headings[i].words[j]) != NULL)
                return headings[i].part;
        }
    }
    return PART_NOTE;
}

static const char *read_file(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    char *text = arena_new(arena, DOCUMENT_MAX + 1, 1);
    if (file == NULL)
        give_up("%s cannot be read", path);
    text[fread(text, 1, DOCUMENT_MAX, file)] = '\0';
    fclose(file);
    return text;
}

/* "2020-08-14", "20200814" in a name; "PM2021-003" counts as the third month of 2021. */
static int64_t day_in(const char *name)
{
    for (const char *c = name; *c != '\0'; c++) {
        int year, month, day, used = 0;
        if ((c > name && isdigit((unsigned char)c[-1])) || strncmp(c, "20", 2) != 0)
            continue;
        bool found = (sscanf(c, "%4d-%2d-%2d%n", &year, &month, &day, &used) == 3 && used == 10) ||
                     (sscanf(c, "%4d%2d%2d%n", &year, &month, &day, &used) == 3 && used == 8);
        if (!found && sscanf(c, "%4d-%3d%n", &year, &month, &used) == 2 && used == 8)
            found = true, day = 15;
        if (found)
            return ((year - 1970) * 372 + (month - 1) * 31 + day) * DAY_MS; /* in order is all that matters */
    }
    return 0;
}

/* The file's name without date and ending: "LabsNFS Overload". */
static const char *title_of_name(struct arena *arena, const char *name)
{
    const char *base = strrchr(name, '/') + 1;
    base += strncmp(base, "PM", 2) == 0 ? 2 : 0;
    base += strspn(base, "0123456789- ");
    char *title = arena_text(arena, base);
    title[strcspn(title, ".")] = '\0';
    for (char *c = title; *c != '\0'; c++)
        *c = *c == '-' || *c == '_' ? ' ' : *c;
    return title;
}

/* "# Title" or "title: Title", where it says more than "Incident on 2020-02-12". */
static const char *title_in(struct arena *arena, const char *text, const char *otherwise)
{
    const char *line = strncmp(text, "---\n", 4) == 0 ? strstr(text, "\ntitle:") : NULL;
    if (line != NULL)
        line += strlen("\ntitle:");
    else if (strncmp(text, "# ", 2) == 0)
        line = text + 2;
    if (line == NULL)
        return otherwise;
    struct slice title = slice_trim((struct slice){line, strcspn(line, "\n")});
    char *own = arena_slice(arena, title);
    size_t letters = 0;
    for (const char *c = own; *c != '\0'; c++)
        letters += isalpha((unsigned char)*c) != 0;
    bool says_little = letters < 16 && strcasestr(own, "incident on") != NULL;
    return says_little && otherwise[0] != '\0' ? otherwise : own;
}

static int by_day(const void *a, const void *b)
{
    const struct postmortem *x = a, *y = b;
    return x->began_ms != y->began_ms ? (x->began_ms < y->began_ms ? -1 : 1) : strcmp(x->name, y->name);
}

/* How a document falls into parts. */
struct parts {
    struct buf texts[PART_COUNT];
    bool headed; /* it has headings */
};

static enum part part_of_plain(const struct parts *parts, struct slice line)
{
    if (memmem(line.at, line.len, "Status:", 7) != NULL)
        return PART_ACTION;
    bool begun = parts->texts[PART_NOTE].len > 0 || parts->texts[PART_SUMMARY].len >= SUMMARY_MAX;
    return begun || slice_starts(line, "\u2022") ? PART_NOTE : PART_SUMMARY;
}

static void split(struct arena *arena, const char *text, struct parts *out)
{
    struct slice rest = slice_of(text), line;
    enum part part = PART_SUMMARY;
    out->headed = strncmp(text, "#", 1) == 0 || strstr(text, "\n#") != NULL || strncmp(text, "---\n", 4) == 0;
    for (int i = 0; i < PART_COUNT; i++)
        buf_init(&out->texts[i], 2 * DOCUMENT_MAX);
    while (slice_split(&rest, '\n', &line)) {
        line = slice_trim(line);
        if (line.len == 0)
            continue;
        if (line.at[0] == '#' && out->headed)
            part = part_of(arena_slice(arena, line));
        enum part here = out->headed ? part : part_of_plain(out, line);
        buf_slice(&out->texts[here], line);
        buf_char(&out->texts[here], '\n');
    }
}

static void split_done(struct parts *parts)
{
    for (int i = 0; i < PART_COUNT; i++)
        buf_done(&parts->texts[i]);
}

struct postmortem *postmortems_read(struct arena *arena, const char *folder, size_t *count)
{
    glob_t found;
    if (glob(arena_print(arena, "%s/*/*", folder), 0, NULL, &found) != 0)
        give_up("%s holds no post-mortems", folder);
    struct postmortem *all = arena_new(arena, found.gl_pathc, sizeof(*all));
    *count = found.gl_pathc;
    for (size_t i = 0; i < *count; i++) {
        struct parts parts;
        const char *name = arena_text(arena, found.gl_pathv[i] + strlen(folder) + 1);
        const char *text = read_file(arena, found.gl_pathv[i]);
        split(arena, text, &parts);
        all[i] = (struct postmortem){
            .name = name,
            .text = text,
            .title = title_in(arena, text, title_of_name(arena, name)),
            .summary = parts.texts[PART_SUMMARY].len == 0 ? NULL : arena_text(arena, buf_string(&parts.texts[PART_SUMMARY])),
            .began_ms = day_in(strrchr(name, '/') + 1),
        };
        split_done(&parts);
    }
    globfree(&found);
    qsort(all, *count, sizeof(*all), by_day);
    return all;
}

static void add_fact(struct store *store, enum fact_kind kind, const struct postmortem *one, int64_t number,
                     struct js *body)
{
    struct err err = ERR_INIT;
    struct fact fact = {kind, number, one->began_ms, one->began_ms, "U1", body};
    if (!store_fact_add(store, &fact, &err))
        give_up("%s: %s", one->name, err.text);
    js_drop(body);
}

static void add_entry(struct store *store, const struct postmortem *one, int64_t number, int64_t entry,
                      const char *kinds, const char *text)
{
    struct js *body = js_new_object();
    js_put_integer(body, "entry", entry);
    js_put_integer(body, "at_ms", one->began_ms);
    js_put_string(body, "kinds", kinds);
    js_put_string(body, "author_id", "U1");
    js_put_string(body, "text", text);
    js_put_string(body, "source", "command");
    js_put_string(body, "taggers", "");
    add_fact(store, FACT_ENTRY_ADDED, one, number, body);
}

/* Each line a note, a lesson or an action item of its own. */
static void add_lines(struct store *store, const struct postmortem *one, int64_t number, enum part part,
                      const char *text, int64_t *entry)
{
    struct arena arena = {0};
    struct slice rest = slice_of(text), line;
    int64_t item = 0;
    while (slice_split(&rest, '\n', &line)) {
        if (line.len == 0)
            continue;
        if (part != PART_ACTION) {
            add_entry(store, one, number, ++*entry, part == PART_LESSON ? "lesson" : "note", arena_slice(&arena, line));
            continue;
        }
        struct js *body = js_new_object();
        js_put_integer(body, "item", ++item);
        js_put_integer(body, "entry", 0);
        js_put_string(body, "text", arena_slice(&arena, line));
        add_fact(store, FACT_ACTION_ADDED, one, number, body);
    }
    arena_done(&arena);
}

void postmortem_record(struct store *store, const struct postmortem *one, int64_t number)
{
    static const struct {
        enum part part;
        const char *field;
    } fields[] = {{PART_SUMMARY, "summary"}, {PART_CAUSE, "cause"}, {PART_IMPACT, "impact"}, {PART_RESOLUTION, "resolution"}};
    static const enum part lines[] = {PART_NOTE, PART_LESSON, PART_ACTION};
    struct arena arena = {0};
    struct parts parts;
    int64_t entry = 0;
    struct js *body = js_new_object();
    js_put_string(body, "title", one->title);
    js_put(body, "services", js_new_array());
    js_put_integer(body, "declared_ms", one->began_ms);
    add_fact(store, FACT_DECLARED, one, number, body);
    split(&arena, one->text, &parts);
    for (size_t i = 0; i < COUNT_OF(fields); i++) {
        if (parts.texts[fields[i].part].len == 0)
            continue;
        body = js_new_object();
        js_put_string(body, "field", fields[i].field);
        js_put_string(body, "value", buf_string(&parts.texts[fields[i].part]));
        add_fact(store, FACT_FIELD_SET, one, number, body);
    }
    for (size_t i = 0; i < COUNT_OF(lines); i++)
        add_lines(store, one, number, lines[i], buf_string(&parts.texts[lines[i]]), &entry);
    split_done(&parts);
    arena_done(&arena);
}
