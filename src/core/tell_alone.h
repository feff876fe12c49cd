/* Internal to core/. */
#ifndef CORE_TELL_ALONE_H
#define CORE_TELL_ALONE_H

#include "disruption/core/effect.h"
#include "disruption/core/outcome.h"

/** One line said to somebody alone, once for each effect: where they asked for it. user: NULL: nobody is told. */
void tell_alone(const struct effect *about, const char *user, const char *text, struct outcome *out);

#endif
