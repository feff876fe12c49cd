/* At which hours of the week disruptions begin, by the clock on the wall. */
#include "sample.h"

#define WORK_BEGINS 9 /* hours; Monday to Friday */
#define WORK_ENDS 17
#define SATURDAY 6

const double week_part_shares[WEEK_PART_COUNT] = {
    [PART_WORKING] = 40.0 / 168, [PART_WEEKDAY] = 80.0 / 168, [PART_WEEKEND] = 48.0 / 168};

static enum week_part part_of(const struct local_time *wall)
{
    if (wall->weekday >= SATURDAY)
        return PART_WEEKEND;
    return wall->hour >= WORK_BEGINS && wall->hour < WORK_ENDS ? PART_WORKING : PART_WEEKDAY;
}

struct week stat_week(const struct sample *sample, const struct stat_group *group, struct left_outs *left)
{
    struct week week = {0};
    *left = (struct left_outs){0};
    for (size_t i = 0; i < group->member_count; i++) {
        const struct sampled *one = &sample->cases[group->members[i]];
        if (sampled_left(sample, one, left))
            continue;
        if (one->of->day_only) {
            left->of[LEFT_WHOLE_DAY]++;
            continue;
        }
        week.n++;
        week.at[one->wall.weekday - 1][one->wall.hour]++;
        week.parts[part_of(&one->wall)]++;
    }
    return week;
}
