/* One bucket for each method and scope, one pause for each method. */
#include "daemon/pacing.h"

#include <glib.h>
#include <stdlib.h>

#include "disruption/base/clock.h"
#include "disruption/base/memory.h"
#include "disruption/net/rate_limit.h"

#define SCOPE_BURST_CALLS 5 /* a channel takes this many posts at once before it wants one a second */

struct pacing {
    GHashTable *limits; /* "method scope", and "method" for its pauses -> struct rate_limit */
};

struct pacing *pacing_create(void)
{
    struct pacing *pacing = mem_new(1, sizeof(*pacing));
    pacing->limits = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free);
    return pacing;
}

void pacing_destroy(struct pacing *pacing)
{
    if (pacing == NULL)
        return;
    g_hash_table_destroy(pacing->limits);
    free(pacing);
}

/* Takes over the key. */
static struct rate_limit *limit_at(struct pacing *pacing, char *key, int per_minute, int burst)
{
    struct rate_limit *limit = g_hash_table_lookup(pacing->limits, key);
    if (limit != NULL) {
        g_free(key);
        return limit;
    }
    limit = mem_new(1, sizeof(*limit));
    rate_limit_init(limit, per_minute, burst, clock_steady_ms());
    g_hash_table_insert(pacing->limits, key, limit);
    return limit;
}

/* A minute's worth may come in a burst; half of it is at hand, so that a tag is confirmed at once. */
static struct rate_limit *rate_of(struct pacing *pacing, const struct platform_call *call)
{
    bool scoped = call->scope != NULL && call->scope[0] != '\0';
    char *key = g_strdup_printf("%s %s", call->method, scoped ? call->scope : "");
    return limit_at(pacing, key, call->per_minute, scoped ? SCOPE_BURST_CALLS : (call->per_minute + 1) / 2);
}

static struct rate_limit *pause_of(struct pacing *pacing, const struct platform_call *call)
{
    return limit_at(pacing, g_strdup(call->method), 0, 1);
}

int64_t pacing_take(struct pacing *pacing, const struct platform_call *call)
{
    int64_t now_ms = clock_steady_ms();
    int64_t wait_ms = rate_limit_take(pause_of(pacing, call), now_ms);
    return wait_ms > 0 ? wait_ms : rate_limit_take(rate_of(pacing, call), now_ms);
}

void pacing_pause(struct pacing *pacing, const struct platform_call *call, int64_t wait_ms)
{
    rate_limit_pause(pause_of(pacing, call), clock_steady_ms(), wait_ms);
}
