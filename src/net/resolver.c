/*
 * One thread, a list of questions and a list of answers under one lock. The state is counted by its
 * two users (the loop's side and the thread), so that a loop can end while getaddrinfo hangs.
 */
#include "resolver.h"

#include <netdb.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "disruption/base/memory.h"
#include "disruption/net/loop.h"

struct question {
    struct question *next;
    uint64_t id;
    char *host;
    void (*answered)(void *ctx, const struct resolver_answer *answer);
    void *ctx;
    bool withdrawn; /* only the loop's thread looks at it once the question is answered */
    struct resolver_answer answer;
};

struct resolver {
    pthread_mutex_t lock;
    pthread_cond_t asked;
    pthread_t thread;
    struct loop *loop; /* NULL when the loop has gone */
    struct question *questions, *busy, *answers;
    uint64_t last_id;
    int users; /* the last one frees */
};

static void question_destroy(struct question *question)
{
    free(question->host);
    free(question);
}

static void drop_list(struct question *list)
{
    while (list != NULL) {
        struct question *next = list->next;
        question_destroy(list);
        list = next;
    }
}

/* Unlocks, and frees when nobody else is left. */
static void leave(struct resolver *r)
{
    bool last = --r->users == 0;
    pthread_mutex_unlock(&r->lock);
    if (!last)
        return;
    drop_list(r->questions);
    drop_list(r->answers);
    pthread_cond_destroy(&r->asked);
    pthread_mutex_destroy(&r->lock);
    free(r);
}

static void append(struct question **list, struct question *question)
{
    while (*list != NULL)
        list = &(*list)->next;
    question->next = NULL;
    *list = question;
}

static void look_up(struct question *question)
{
    struct resolver_answer *answer = &question->answer;
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_ADDRCONFIG};
    struct addrinfo *found = NULL;
    int fault = getaddrinfo(question->host, NULL, &hints, &found);
    if (fault != 0) /* a machine without any network still has itself */
        fault = getaddrinfo(question->host, NULL, &(struct addrinfo){.ai_socktype = SOCK_STREAM},
                            &found);
    for (struct addrinfo *a = fault == 0 ? found : NULL;
         a != NULL && answer->count < RESOLVER_ADDRESS_MAX; a = a->ai_next)
        if (getnameinfo(a->ai_addr, a->ai_addrlen, answer->addresses[answer->count],
                        RESOLVER_ADDRESS_LEN, NULL, 0, NI_NUMERICHOST) == 0)
            answer->count++;
    if (fault == 0)
        freeaddrinfo(found);
    if (answer->count == 0)
        snprintf(answer->reason, sizeof(answer->reason), "name look-up failed: %s",
                 fault != 0 ? gai_strerror(fault) : "no usable address");
}

static void *serve(void *ctx)
{
    struct resolver *r = ctx;
    pthread_mutex_lock(&r->lock);
    while (r->loop != NULL) {
        struct question *question = r->questions;
        if (question == NULL) {
            pthread_cond_wait(&r->asked, &r->lock);
            continue;
        }
        r->questions = question->next;
        r->busy = question;
        pthread_mutex_unlock(&r->lock);
        look_up(question);
        pthread_mutex_lock(&r->lock);
        r->busy = NULL;
        append(&r->answers, question);
        if (r->loop != NULL)
            loop_wake(r->loop);
    }
    leave(r);
    return NULL;
}

struct resolver *resolver_create(struct loop *loop)
{
    struct resolver *r = mem_new(1, sizeof(*r));
    pthread_mutex_init(&r->lock, NULL);
    pthread_cond_init(&r->asked, NULL);
    r->loop = loop;
    r->users = 2;
    sigset_t all, old; /* signals belong to the loop */
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &old);
    int fault = pthread_create(&r->thread, NULL, serve, r);
    pthread_sigmask(SIG_SETMASK, &old, NULL);
    if (fault == 0)
        return r;
    pthread_cond_destroy(&r->asked);
    pthread_mutex_destroy(&r->lock);
    free(r);
    return NULL;
}

void resolver_destroy(struct resolver *r)
{
    if (r == NULL)
        return;
    pthread_mutex_lock(&r->lock);
    r->loop = NULL;
    bool hanging = r->busy != NULL;
    pthread_t thread = r->thread;
    pthread_cond_signal(&r->asked);
    leave(r);
    if (hanging)
        pthread_detach(thread);
    else
        pthread_join(thread, NULL);
}

uint64_t resolver_ask(struct resolver *r, const char *host,
                      void (*answered)(void *ctx, const struct resolver_answer *answer), void *ctx)
{
    struct question *question = mem_new(1, sizeof(*question));
    question->host = mem_copy_text(host);
    question->answered = answered;
    question->ctx = ctx;
    pthread_mutex_lock(&r->lock);
    uint64_t id = question->id = ++r->last_id;
    append(&r->questions, question);
    pthread_cond_signal(&r->asked);
    pthread_mutex_unlock(&r->lock);
    return id;
}

static void withdraw_from(struct question *list, uint64_t id)
{
    for (; list != NULL; list = list->next)
        if (list->id == id)
            list->withdrawn = true;
}

void resolver_withdraw(struct resolver *r, uint64_t question)
{
    pthread_mutex_lock(&r->lock);
    withdraw_from(r->questions, question);
    withdraw_from(r->answers, question);
    if (r->busy != NULL && r->busy->id == question)
        r->busy->withdrawn = true;
    pthread_mutex_unlock(&r->lock);
}

void resolver_deliver(struct resolver *r)
{
    for (;;) {
        pthread_mutex_lock(&r->lock);
        struct question *question = r->answers;
        if (question != NULL)
            r->answers = question->next;
        pthread_mutex_unlock(&r->lock);
        if (question == NULL)
            return;
        if (!question->withdrawn)
            question->answered(question->ctx, &question->answer);
        question_destroy(question);
    }
}
