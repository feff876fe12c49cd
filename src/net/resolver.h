/*
 * Names to addresses on a thread of their own, since getaddrinfo may take half a minute and the
 * loop may not. Answers are handed out on the loop's thread.
 */
#ifndef DISRUPTION_NET_RESOLVER_H
#define DISRUPTION_NET_RESOLVER_H

#include <stddef.h>
#include <stdint.h>

struct loop;
struct resolver;

#define RESOLVER_ADDRESS_MAX 8 /* more of one name are not tried */
#define RESOLVER_ADDRESS_LEN 64

struct resolver_answer {
    char addresses[RESOLVER_ADDRESS_MAX][RESOLVER_ADDRESS_LEN]; /* numeric, in the order to try */
    size_t count;
    char reason[128]; /* why count is 0 */
};

/** Starts the thread; it wakes the loop when answers wait. NULL when there can be no thread. */
struct resolver *resolver_create(struct loop *loop);

/** Never waits for a look-up that is under way: its thread is left to end alone. NULL is fine. */
void resolver_destroy(struct resolver *resolver);

/** Asks; answered is called from resolver_deliver, unless the question is withdrawn. */
uint64_t resolver_ask(struct resolver *resolver, const char *host,
                      void (*answered)(void *ctx, const struct resolver_answer *answer), void *ctx);
void resolver_withdraw(struct resolver *resolver, uint64_t question);

/** Hands out what has been found. The loop's thread. */
void resolver_deliver(struct resolver *resolver);

#endif
