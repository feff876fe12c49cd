/* Published post-mortems as past disruptions: Markdown with headings, or plain text with bullets. */
#ifndef BENCH_POSTMORTEM_H
#define BENCH_POSTMORTEM_H

#include <stdint.h>

#include "disruption/base/arena.h"
#include "disruption/base/slice.h"
#include "disruption/store/store.h"

struct postmortem {
    const char *name;  /* "folder/file", as the pairs name it */
    const char *title;
    const char *text;  /* all of it */
    const char *summary; /* NULL: it has none */
    int64_t began_ms;  /* the day in its name; else the beginning of time */
};

/** Every file two levels below a folder, oldest first, in the arena. Ends the program when it cannot be read. */
struct postmortem *postmortems_read(struct arena *arena, const char *folder, size_t *count);

/** Records one, as its people would have: title, summary, cause, lessons, a note for each line, action items. */
void postmortem_record(struct store *store, const struct postmortem *one, int64_t number);

#endif
