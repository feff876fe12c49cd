/* Two things GLib knows and base does not: time zones and base64. */
#ifndef DISRUPTION_SANDBOX_GLUE_H
#define DISRUPTION_SANDBOX_GLUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Seconds that zone (IANA name) is ahead of UTC at that time; 0 for an unknown zone. */
int zone_offset_s(const char *zone, int64_t at_ms);
bool zone_known(const char *zone);

/** On the heap; the caller frees it. */
char *base64_write(const void *bytes, size_t len);

/** The bytes of a base64 text with a NUL after them, on the heap; garbage is skipped. */
char *base64_read(const char *text, size_t *len);

#endif
