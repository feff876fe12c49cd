/* Eight disruptions whose figures can be checked by hand, and a look at them. */
#ifndef EIGHT_H
#define EIGHT_H

#include "testing.h"

#include "disruption/base/attributes.h"
#include "disruption/core/statistics.h"

#define AT(day, hour, minute) (MARCH_29 + ((((day) - 29) * 24 + (hour)) * 60 + (minute)) * INT64_C(60000))
#define APRIL(day) (31 + (day))
#define MARCH_29 INT64_C(1711670400000) /* 2024-03-29 00:00 UTC, a Friday */
#define NEVER TIME_UNKNOWN
#define NOW AT(APRIL(10), 0, 0)
#define MINUTES 60.0

static const char *const api[] = {"api"}, *const web[] = {"web"}, *const db[] = {"db"}, *const both[] = {"api", "web"};

#define CASE(name, began, noticed, over, names)                                                                          \
    {.id = name, .started_ms = began, .detected_ms = noticed, .declared_ms = began, .ended_ms = over, .services = names, \
     .service_count = COUNT_OF(names), .published_ms = NEVER, .heard_ms = NEVER}

/* 6 ended before it began; 7 is maintenance; 8 hit no service that anybody named. */
static struct stat_case cases[] = {
    CASE("1", AT(29, 10, 0), AT(29, 10, 5), AT(29, 10, 30), api),
    CASE("2", AT(31, 0, 30), NEVER, AT(31, 2, 30), both),
    CASE("3", AT(31, 1, 30), AT(31, 1, 20), AT(31, 2, 0), web),
    CASE("4", AT(APRIL(1), 9, 0), AT(APRIL(1), 9, 0), AT(APRIL(1), 9, 0), db),
    CASE("5", AT(APRIL(2), 8, 0), AT(APRIL(2), 8, 20), NEVER, api),
    CASE("6", AT(APRIL(3), 12, 0), AT(APRIL(3), 13, 0), AT(APRIL(3), 11, 0), db),
    CASE("7", AT(APRIL(4), 0, 0), NEVER, AT(APRIL(4), 6, 0), api),
    CASE("8", AT(APRIL(5), 22, 10), AT(APRIL(5), 22, 40), AT(APRIL(6), 2, 10), api),
};
static struct stat_input input = {cases, COUNT_OF(cases), NULL, 0};

struct looking {
    struct arena arena;
    const struct sample *sample;
    const struct stat_group *all;
    struct left_outs left;
};

static inline void look(struct looking *l, const char *zone, int64_t from_ms)
{
    const struct stat_frame frame = {zone, from_ms, NOW};
    size_t one;
    cases[6].kind = STAT_MAINTENANCE;
    cases[7].service_count = 0;
    *l = (struct looking){0};
    l->sample = sample_take(&l->arena, &input, &frame);
    l->all = sample_groups(l->sample, BY_NOTHING, &one);
}

static inline int look_at_all(void **state)
{
    static struct looking looking;
    look(&looking, "UTC", NEVER);
    *state = &looking;
    return 0;
}

static inline int look_away(void **state)
{
    arena_done(&((struct looking *)*state)->arena);
    return 0;
}

/* Within what seconds show. */
static inline void assert_near(double value, double expected)
{
    if (value < expected - 0.001 || value > expected + 0.001)
        fail_msg("%.9g instead of %.9g", value, expected);
}

#define SAMPLE_TEST(test) cmocka_unit_test_setup_teardown(test, look_at_all, look_away)

#endif
