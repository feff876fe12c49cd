/* The row of each verb; it stands at the end of the verb's file, one file per verb or per family of verbs that differ in
 * a word. */
#ifndef CORE_VERB_H
#define CORE_VERB_H

#include "disruption/core/command.h"

#define GROUP(title)
#define VERB(name) extern const struct command_row row_##name;
#include "verbs.def"
#undef VERB
#undef GROUP

#endif
