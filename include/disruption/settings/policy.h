/* From the configuration to what core goes by. */
#ifndef DISRUPTION_SETTINGS_POLICY_H
#define DISRUPTION_SETTINGS_POLICY_H

#include "disruption/core/policy.h"
#include "disruption/settings/settings.h"

/** Fills out; its texts are borrowed from settings. What only the platform can tell (ids of ours) stays NULL. */
void settings_policy(const struct settings *settings, struct policy *out);

#endif
