/* The decisions of an installation that decided nothing. */
#include "disruption/core/policy.h"

#include "disruption/base/attributes.h"
#include "disruption/base/clock.h"

static const struct policy defaults = {
    .tags =
        {
            [KIND_NOTE] = {{"memo", "pushpin"}, {"note", "timeline"}},
            [KIND_DECISION] = {{"scales"}, {"decision"}},
            [KIND_FINDING] = {{"mag"}, {"finding"}},
            [KIND_IMPACT] = {{"boom"}, {"impact"}},
            [KIND_CAUSE] = {{"bug"}, {"cause"}},
            [KIND_FIX] = {{"wrench"}, {"fix"}},
            [KIND_GOOD] = {{"heavy_plus_sign"}, {"good"}},
            [KIND_BAD] = {{"heavy_minus_sign"}, {"bad"}},
            [KIND_LESSON] = {{"bulb"}, {"lesson"}},
            [KIND_ACTION] = {{"ballot_box_with_check"}, {"action"}},
            [KIND_EVIDENCE] = {{"paperclip"}, {"evidence"}},
        },
    .confirm_reaction = "eyes",
    .zone = "UTC",
    .command = "/disruption",
    .channel_pattern = "dis-{number}-{slug}",
    .roles =
        {
            {"lead", "decides, hands out work and says when it is over"},
            {"scribe", "tags what matters, so that the timeline is complete"},
            {"comms", "tells users and colleagues what is known and when more follows"},
            {"ops", "changes systems, and says so before and after"},
        },
    .may = {.steer = {"lead", "scribe", "reporter", "admin"}},
    .files = {.keep = true, .max = 50 * 1000 * 1000, .total = 1000 * 1000 * 1000},
    .reminders =
        {
            .lead_ms = {{5 * MINUTE_MS, 15 * MINUTE_MS}},
            .severity_ms = {{10 * MINUTE_MS}},
            .silence_ms = {{20 * MINUTE_MS, 40 * MINUTE_MS, 60 * MINUTE_MS}},
            .long_ms = DAY_MS,
            .report_days = {{1, 3, 5}},
            .action_days = {{1, 4, 8}},
            .quiet_ms = 2 * MINUTE_MS,
            .days = BIT(1) | BIT(2) | BIT(3) | BIT(4) | BIT(5),
            .opens_min = 9 * 60,
            .closes_min = 17 * 60,
            .digest_day = 1,
        },
    .platform = "slack",
};

const struct policy *policy_default(void)
{
    return &defaults;
}
