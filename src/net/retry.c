/* Waits that double up to a limit, spread by chance so that many clients do not come back together.
 */
#include "disruption/net/retry.h"

#include <sys/random.h>

#include "disruption/base/clock.h"

static int64_t full_wait(const struct backoff *policy, unsigned attempt)
{
    int64_t wait = policy->first_ms;
    for (unsigned i = 1; i < attempt && wait < policy->max_ms; i++)
        wait = wait > policy->max_ms / 2 ? policy->max_ms : wait * 2;
    return wait < policy->max_ms ? wait : policy->max_ms;
}

int64_t backoff_wait_ms(const struct backoff *policy, unsigned attempt, uint32_t chance)
{
    int64_t wait = full_wait(policy, attempt);
    int64_t spread = wait * policy->jitter_percent / 100;
    int64_t cut = (int64_t)((double)spread * ((double)chance / UINT32_MAX));
    int64_t least = policy->first_ms / 2;
    return wait - cut > least ? wait - cut : least;
}

uint32_t backoff_chance(void)
{
    uint32_t chance;
    if (getrandom(&chance, sizeof(chance), GRND_NONBLOCK) != (ssize_t)sizeof(chance))
        chance = (uint32_t)clock_steady_us(); /* spreads well enough before the pool is ready */
    return chance;
}
