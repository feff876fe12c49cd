/* A limit and a hold for each method; a limit for each scope. */
#include "disruption/net/pacing.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/clock.h"
#include "disruption/base/memory.h"
#include "disruption/net/rate_limit.h"
#include "disruption/net/retry.h"

#define SCOPE_BURST_CALLS 5 /* a channel takes this many posts at once before it wants one a second */
#define PAUSE_JITTER_MS 1000

/* Of a minute's calls, what each leaves to the more urgent. */
static const int reserve_percent[URGENCY_COUNT] = {
    [URGENCY_PEOPLE] = 0,
    [URGENCY_DISRUPTION] = 10,
    [URGENCY_BACKGROUND] = 30,
};

static const char *const urgency_names[] = {"people", "disruption", "background"};

/* While something is out of order, one call at a time finds out whether it still is. */
struct hold {
    unsigned failures;
    int64_t until_ms;
};

static const struct backoff trouble_waits = {.first_ms = 1000, .max_ms = 60000, .jitter_percent = 50};
static const struct backoff token_waits = {.first_ms = 60000, .max_ms = 300000, .jitter_percent = 0};

struct method {
    const char *name; /* of whoever calls it: they are constants */
    struct rate_limit limit;
    struct hold trouble;
    int64_t succeeded_ms; /* the last time; 0: never */
};

struct scope {
    char *name; /* "method scope" */
    struct rate_limit limit;
};

struct pacing {
    pthread_mutex_t lock;
    struct method methods[PACING_METHODS_MAX];
    size_t method_count;
    struct scope *scopes;
    size_t scope_count, scope_room;
    struct hold token;
};

const char *urgency_name(enum urgency urgency)
{
    return urgency_names[urgency];
}

struct pacing *pacing_create(void)
{
    struct pacing *pacing = mem_new(1, sizeof(*pacing));
    pthread_mutex_init(&pacing->lock, NULL);
    return pacing;
}

static void scope_done(struct scope *scope)
{
    rate_limit_done(&scope->limit);
    free(scope->name);
}

void pacing_destroy(struct pacing *pacing)
{
    if (pacing == NULL)
        return;
    for (size_t i = 0; i < pacing->method_count; i++)
        rate_limit_done(&pacing->methods[i].limit);
    for (size_t i = 0; i < pacing->scope_count; i++)
        scope_done(&pacing->scopes[i]);
    free(pacing->scopes);
    pthread_mutex_destroy(&pacing->lock);
    free(pacing);
}

/* A minute's worth may come in a burst; half of it is at hand, so that a tag is confirmed at once. */
static struct method *method_of(struct pacing *pacing, const struct call_rate *rate, int64_t now_ms)
{
    for (size_t i = 0; i < pacing->method_count; i++) {
        if (strcmp(pacing->methods[i].name, rate->method) == 0)
            return &pacing->methods[i];
    }
    assert(pacing->method_count < PACING_METHODS_MAX);
    struct method *method = &pacing->methods[pacing->method_count++];
    method->name = rate->method;
    rate_limit_init(&method->limit, rate->per_minute, (rate->per_minute + 1) / 2, now_ms);
    return method;
}

static void forget_scopes_at_rest(struct pacing *pacing, int64_t now_ms)
{
    size_t kept = 0;
    for (size_t i = 0; i < pacing->scope_count; i++) {
        if (rate_limit_idle(&pacing->scopes[i].limit, now_ms))
            scope_done(&pacing->scopes[i]);
        else
            pacing->scopes[kept++] = pacing->scopes[i];
    }
    pacing->scope_count = kept;
}

static bool scope_is(const struct scope *scope, const struct call_rate *rate)
{
    size_t len = strlen(rate->method);
    return strncmp(scope->name, rate->method, len) == 0 && scope->name[len] == ' ' &&
           strcmp(scope->name + len + 1, rate->scope) == 0;
}

static char *scope_name(const struct call_rate *rate)
{
    size_t len = strlen(rate->method), size = len + strlen(rate->scope) + 2;
    char *name = mem_new(size, 1);
    memcpy(name, rate->method, len);
    name[len] = ' ';
    memcpy(name + len + 1, rate->scope, size - len - 1);
    return name;
}

/* NULL: the call has no scope. */
static struct rate_limit *scope_of(struct pacing *pacing, const struct call_rate *rate, int64_t now_ms)
{
    if (rate->scope == NULL || rate->scope_per_minute == 0)
        return NULL;
    for (size_t i = 0; i < pacing->scope_count; i++) {
        if (scope_is(&pacing->scopes[i], rate))
            return &pacing->scopes[i].limit;
    }
    if (pacing->scope_count >= PACING_SCOPES_MAX)
        forget_scopes_at_rest(pacing, now_ms);
    if (pacing->scope_count == pacing->scope_room) {
        pacing->scope_room = pacing->scope_room == 0 ? 16 : pacing->scope_room * 2;
        pacing->scopes = mem_resize(pacing->scopes, pacing->scope_room, sizeof(*pacing->scopes));
    }
    struct scope *scope = &pacing->scopes[pacing->scope_count++];
    scope->name = scope_name(rate);
    rate_limit_init(&scope->limit, rate->scope_per_minute, SCOPE_BURST_CALLS, now_ms);
    return &scope->limit;
}

static int64_t hold_wait_ms(const struct hold *hold, unsigned least, int64_t now_ms)
{
    return hold->failures >= least && hold->until_ms > now_ms ? hold->until_ms - now_ms : 0;
}

/* Others wait for what this one finds out. */
static void hold_probe(struct hold *hold, unsigned least, const struct backoff *waits, int64_t now_ms, uint32_t chance)
{
    if (hold->failures >= least)
        hold->until_ms = now_ms + backoff_wait_ms(waits, hold->failures - least + 1, chance);
}

static void hold_failed(struct hold *hold, unsigned least, const struct backoff *waits, int64_t now_ms, uint32_t chance)
{
    if (hold->failures < UINT16_MAX)
        hold->failures++;
    hold_probe(hold, least, waits, now_ms, chance);
}

/* Only what people wait for is tried whatever the trouble is: they have to be told. */
static int64_t held_ms(const struct pacing *pacing, const struct method *method, const struct call_rate *rate,
                       enum urgency urgency, int64_t now_ms)
{
    int64_t token_ms = rate->tokenless ? 0 : hold_wait_ms(&pacing->token, 1, now_ms);
    int64_t trouble_ms =
        urgency == URGENCY_PEOPLE ? 0 : hold_wait_ms(&method->trouble, PACING_TROUBLE_MIN, now_ms);
    return token_ms > trouble_ms ? token_ms : trouble_ms;
}

static int64_t take(struct pacing *pacing, const struct call_rate *rate, enum urgency urgency, int64_t now_ms,
                    uint32_t chance)
{
    struct method *method = method_of(pacing, rate, now_ms);
    struct rate_limit *scope = scope_of(pacing, rate, now_ms);
    int64_t wait_ms = held_ms(pacing, method, rate, urgency, now_ms);
    if (wait_ms > 0)
        return wait_ms;
    int reserve = rate->per_minute * reserve_percent[urgency] / 100;
    if (scope != NULL && (wait_ms = rate_limit_wait_ms(scope, 0, now_ms)) > 0)
        return wait_ms;
    if ((wait_ms = rate_limit_take(&method->limit, reserve, now_ms)) > 0)
        return wait_ms;
    if (scope != NULL)
        (void)rate_limit_take(scope, 0, now_ms);
    hold_probe(&method->trouble, PACING_TROUBLE_MIN, &trouble_waits, now_ms, chance);
    hold_probe(&pacing->token, 1, &token_waits, now_ms, chance);
    return 0;
}

int64_t pacing_take(struct pacing *pacing, const struct call_rate *rate, enum urgency urgency, int64_t now_ms,
                    uint32_t chance)
{
    pthread_mutex_lock(&pacing->lock);
    int64_t wait_ms = take(pacing, rate, urgency, now_ms, chance);
    pthread_mutex_unlock(&pacing->lock);
    return wait_ms;
}

/* An answer that means something: the method, and the token unless none was shown, are in order. */
static bool recover(struct pacing *pacing, struct method *method, const struct call_rate *rate)
{
    bool held = method->trouble.failures >= PACING_TROUBLE_MIN;
    method->trouble = (struct hold){0};
    if (!rate->tokenless) {
        held = held || pacing->token.failures > 0;
        pacing->token = (struct hold){0};
    }
    return held;
}

static bool heard(struct pacing *pacing, const struct call_rate *rate, enum call_end end, int64_t wait_ms, int64_t now_ms,
                  uint32_t chance)
{
    struct method *method = method_of(pacing, rate, now_ms);
    switch (end) {
    case CALL_OK:
        method->succeeded_ms = now_ms;
        return recover(pacing, method, rate);
    case CALL_ERROR:
        return recover(pacing, method, rate);
    case CALL_RATE_LIMITED:
        rate_limit_pause(&method->limit, now_ms, wait_ms + chance % PAUSE_JITTER_MS);
        return false;
    case CALL_UNAUTHORISED:
        if (!rate->tokenless)
            hold_failed(&pacing->token, 1, &token_waits, now_ms, chance);
        return false;
    default:
        hold_failed(&method->trouble, PACING_TROUBLE_MIN, &trouble_waits, now_ms, chance);
        return false;
    }
}

bool pacing_heard(struct pacing *pacing, const struct call_rate *rate, enum call_end end, int64_t wait_ms, int64_t now_ms,
                  uint32_t chance)
{
    pthread_mutex_lock(&pacing->lock);
    bool over = heard(pacing, rate, end, wait_ms, now_ms, chance);
    pthread_mutex_unlock(&pacing->lock);
    return over;
}

void pacing_admit(struct pacing *pacing)
{
    pthread_mutex_lock(&pacing->lock);
    pacing->token = (struct hold){0};
    pthread_mutex_unlock(&pacing->lock);
}

bool pacing_works(struct pacing *pacing, const char *method, int64_t since_ms)
{
    bool works = false;
    pthread_mutex_lock(&pacing->lock);
    for (size_t i = 0; i < pacing->method_count; i++) {
        const struct method *one = &pacing->methods[i];
        works = works || (strcmp(one->name, method) == 0 && one->succeeded_ms > since_ms);
    }
    pthread_mutex_unlock(&pacing->lock);
    return works;
}

size_t pacing_scope_count(struct pacing *pacing)
{
    pthread_mutex_lock(&pacing->lock);
    size_t count = pacing->scope_count;
    pthread_mutex_unlock(&pacing->lock);
    return count;
}
