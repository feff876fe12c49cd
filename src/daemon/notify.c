/* sd_notify where libsystemd was built in. */
#include "daemon/notify.h"

#ifdef DISRUPTION_SYSTEMD

#include <systemd/sd-daemon.h>

void notify_manager(const char *text)
{
    sd_notify(0, text);
}

int64_t notify_watchdog_ms(void)
{
    uint64_t limit_us = 0;
    return sd_watchdog_enabled(0, &limit_us) > 0 ? (int64_t)(limit_us / 2000) : 0;
}

#else

void notify_manager(const char *text)
{
    (void)text;
}

int64_t notify_watchdog_ms(void)
{
    return 0;
}

#endif
