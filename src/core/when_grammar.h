/* What a time consists of, before anybody asks which instant it is. */
#ifndef CORE_WHEN_GRAMMAR_H
#define CORE_WHEN_GRAMMAR_H

#include <stdbool.h>
#include <stdint.h>

#include "disruption/base/slice.h"

enum when_day {
    WHEN_LATEST, /* a clock time alone */
    WHEN_TODAY,
    WHEN_YESTERDAY,
    WHEN_WEEKDAY,
    WHEN_DATE,
};

struct when_parts {
    bool relative;
    int64_t ago_ms; /* of a relative time; negative: ahead */
    enum when_day day;
    int weekday; /* 1 Monday .. 7 Sunday */
    int year, month, date;
    int hour, minute, second, ms;
    bool has_offset;
    int offset_s;      /* east of UTC */
    struct slice zone; /* as typed; empty: the person's */
};

/** Takes the longest time off the front of text. Returns its bytes; 0: none. */
size_t when_parse(struct slice text, struct when_parts *out);

/** A weekday by three letters or more of its English name: 1 Monday .. 7 Sunday; 0: none. */
int weekday_read(struct slice word);

#endif
