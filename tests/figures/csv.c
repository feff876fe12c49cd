/* Reads a whole table of commas: fields may stand in quotes, which are doubled inside. */
#include "csv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/buf.h"
#include "disruption/core/when.h"

#define NO_DAY_AFTER_MS INT64_C(4102444800000) /* 2100: a table may hold slips that lie ahead */

enum { ID, SOURCE, TITLE, SERVICES, SEVERITY, TYPE, STARTED, DETECTED, ENDED, URL, FIELD_COUNT };

static _Noreturn void give_up(const char *path, const char *sentence)
{
    fprintf(stderr, "%s: %s\n", path, sentence);
    exit(2);
}

static char *read_file(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    struct buf all;
    char piece[4096];
    size_t len;
    if (file == NULL)
        give_up(path, "cannot be read");
    buf_init(&all, SIZE_MAX / 2);
    while ((len = fread(piece, 1, sizeof(piece), file)) > 0)
        buf_add(&all, piece, len);
    fclose(file);
    char *text = arena_text(arena, buf_string(&all));
    buf_done(&all);
    return text;
}

/* Takes a field off the front; what it means replaces what is written, in place. */
static char *take_field(char **rest, bool *last)
{
    char *from = *rest, *to = *rest, *start = *rest;
    bool quoted = *from == '"';
    from += quoted;
    while (*from != '\0') {
        if (quoted && *from == '"') {
            if (from[1] != '"') {
                quoted = false;
                from++;
                continue;
            }
            from++;
        } else if (!quoted && (*from == ',' || *from == '\n' || *from == '\r')) {
            break;
        }
        *to++ = *from++;
    }
    *last = *from != ',';
    from += *from == '\r';
    *rest = from + (*from != '\0');
    *to = '\0';
    return start;
}

static int64_t read_time(const char *path, const char *text)
{
    struct err err = ERR_INIT;
    int64_t at_ms;
    if (text[0] == '\0')
        return TIME_UNKNOWN;
    if (!when_read(slice_of(text), "UTC", NO_DAY_AFTER_MS, &at_ms, &err))
        give_up(path, err.text);
    return at_ms;
}

static void read_services(struct arena *arena, char *text, struct csv_row *out)
{
    struct slice rest = slice_of(text), name;
    out->services = arena_new(arena, strlen(text) + 1, sizeof(*out->services));
    while (slice_split(&rest, ';', &name))
        if (name.len > 0)
            out->services[out->service_count++] = arena_slice(arena, name);
}

static struct csv_row read_row(struct arena *arena, const char *path, char *fields[FIELD_COUNT])
{
    struct csv_row row = {
        .id = fields[ID],
        .title = fields[TITLE],
        .severity = fields[SEVERITY],
        .type = fields[TYPE],
        .started_ms = read_time(path, fields[STARTED]),
        .detected_ms = read_time(path, fields[DETECTED]),
        .ended_ms = read_time(path, fields[ENDED]),
    };
    read_services(arena, fields[SERVICES], &row);
    return row;
}

struct csv_row *csv_read(struct arena *arena, const char *path, size_t *count)
{
    char *rest = read_file(arena, path);
    size_t lines = 1;
    for (const char *c = rest; *c != '\0'; c++)
        lines += *c == '\n';
    struct csv_row *rows = arena_new(arena, lines, sizeof(*rows));
    *count = 0;
    for (bool heading = true; *rest != '\0'; heading = false) {
        char *fields[FIELD_COUNT];
        bool last = false;
        size_t n = 0;
        while (n < FIELD_COUNT && !last)
            fields[n++] = take_field(&rest, &last);
        if (n != FIELD_COUNT || !last)
            give_up(path, "a row has not ten fields");
        if (!heading)
            rows[(*count)++] = read_row(arena, path, fields);
    }
    return rows;
}
