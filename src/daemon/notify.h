/* What the service manager hears; silent when there is none. */
#ifndef DAEMON_NOTIFY_H
#define DAEMON_NOTIFY_H

#include <stdint.h>

/** One of sd_notify's texts: "READY=1", "STOPPING=1", "STATUS=...", "WATCHDOG=1". */
void notify_manager(const char *text);

/** How often the manager wants to hear WATCHDOG=1, in ms (half its limit); 0: never. */
int64_t notify_watchdog_ms(void);

#endif
