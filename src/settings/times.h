/* What the configuration says of reminders, as core goes by it. */
#ifndef SETTINGS_TIMES_H
#define SETTINGS_TIMES_H

#include "disruption/core/policy.h"
#include "disruption/settings/settings.h"

void settings_reminders(const struct settings *settings, struct policy_reminders *out);

#endif
