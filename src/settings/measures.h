/* What a size in the configuration means. */
#ifndef SETTINGS_MEASURES_H
#define SETTINGS_MEASURES_H

#include <stdbool.h>
#include <stdint.h>

#define SETTINGS_BYTES_MAX INT64_C(1000000000000) /* more than any disk of a chat's scribe */

/** "50 MB" -> 50000000; false: it is no size. */
bool bytes_read(const char *text, int64_t *out);

/** The same for a text that was accepted. */
int64_t settings_bytes(const char *text);

/** Days, of a text that was accepted; 0: for ever. */
int64_t settings_days(const char *text);

/** Whether an accepted text is "true". */
bool settings_flag(const char *text);

#endif
