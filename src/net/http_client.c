/*
 * The thread around curl's multi interface. Other threads hand it jobs through one locked list;
 * everything else is its own. A job is a call to make, a function to run, or a function to run
 * later.
 */
#include "disruption/net/http_client.h"

#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "disruption/base/clock.h"
#include "disruption/base/memory.h"
#include "ca_file.h"
#include "http_transfer.h"

#define LONGEST_WAIT_MS 3600000 /* woken by jobs anyway */

struct job {
    struct job *next;
    struct transfer *transfer; /* or NULL: run fn */
    void (*fn)(void *ctx);
    void *ctx;
    bool later;
    int64_t due_ms; /* steady */
};

struct http_client {
    pthread_mutex_t lock;
    struct job *inbox, **inbox_end; /* in order of arrival */
    bool closing;
    pthread_t thread;
    struct http_client_options options; /* owned copies */
    CURLM *multi;
    struct transfer *active;
    struct job *waiting; /* by due time */
};

static pthread_once_t curl_ready = PTHREAD_ONCE_INIT;

/* curl copies the Authorization header about; what it lets go of must not stay readable in the heap. */
static void wipe_and_free(void *at)
{
    if (at != NULL)
        explicit_bzero(at, malloc_usable_size(at));
    free(at);
}

static void *move(void *at, size_t size)
{
    void *fresh = malloc(size);
    size_t old = at == NULL ? 0 : malloc_usable_size(at);
    if (fresh == NULL)
        return NULL;
    if (old > 0)
        memcpy(fresh, at, old < size ? old : size);
    wipe_and_free(at);
    return fresh;
}

static void prepare_curl(void)
{
    curl_global_init_mem(CURL_GLOBAL_DEFAULT, malloc, wipe_and_free, move, strdup, calloc);
}

static void push(struct http_client *client, struct job job)
{
    struct job *copy = mem_new(1, sizeof(*copy));
    *copy = job;
    pthread_mutex_lock(&client->lock);
    *client->inbox_end = copy;
    client->inbox_end = &copy->next;
    pthread_mutex_unlock(&client->lock);
    curl_multi_wakeup(client->multi);
}

static struct job *take_inbox(struct http_client *client, bool *closing)
{
    pthread_mutex_lock(&client->lock);
    struct job *jobs = client->inbox;
    client->inbox = NULL;
    client->inbox_end = &client->inbox;
    *closing = client->closing;
    pthread_mutex_unlock(&client->lock);
    return jobs;
}

static void unlink_transfer(struct transfer *t)
{
    *t->link = t->next;
    if (t->next != NULL)
        t->next->link = t->link;
}

static void start(struct http_client *client, struct transfer *t)
{
    if (t->result.failure == HTTP_UNUSABLE ||
        curl_multi_add_handle(client->multi, t->easy) != CURLM_OK) {
        transfer_finish(t);
        return;
    }
    t->next = client->active;
    t->link = &client->active;
    if (t->next != NULL)
        t->next->link = &t->next;
    client->active = t;
}

static void wait_for(struct http_client *client, struct job *job)
{
    struct job **at = &client->waiting;
    while (*at != NULL && (*at)->due_ms <= job->due_ms)
        at = &(*at)->next;
    job->next = *at;
    *at = job;
}

static void do_job(struct http_client *client, struct job *job)
{
    if (job->later) {
        wait_for(client, job);
        return;
    }
    if (job->transfer != NULL)
        start(client, job->transfer);
    else
        job->fn(job->ctx);
    free(job);
}

/* What becomes due while these run waits for the next round, so that no chain of timers starves the
 * transfers. */
static void do_due(struct http_client *client)
{
    int64_t now_ms = clock_steady_ms();
    while (client->waiting != NULL && client->waiting->due_ms <= now_ms) {
        struct job *job = client->waiting;
        client->waiting = job->next;
        job->fn(job->ctx);
        free(job);
    }
}

static void finish_transfers(struct http_client *client)
{
    CURLMsg *message;
    int left;
    while ((message = curl_multi_info_read(client->multi, &left)) != NULL) {
        if (message->msg != CURLMSG_DONE)
            continue;
        CURLcode code = message->data.result;
        struct transfer *t = NULL;
        curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &t);
        curl_multi_remove_handle(client->multi, t->easy);
        unlink_transfer(t);
        transfer_conclude(t, code);
        transfer_finish(t);
    }
}

static int wait_ms(const struct http_client *client)
{
    int64_t left = LONGEST_WAIT_MS;
    if (client->waiting != NULL)
        left = client->waiting->due_ms - clock_steady_ms();
    return (int)(left < 0 ? 0 : left > LONGEST_WAIT_MS ? LONGEST_WAIT_MS : left);
}

/* Every call gets its one answer; functions that were handed over still run, timers do not. */
static void cancel_job(struct http_client *client, struct job *job)
{
    (void)client;
    if (job->transfer != NULL)
        transfer_finish(job->transfer);
    else if (!job->later)
        job->fn(job->ctx);
    free(job);
}

static void each_job(struct http_client *client, struct job *jobs,
                     void (*act)(struct http_client *, struct job *))
{
    while (jobs != NULL) {
        struct job *next = jobs->next;
        act(client, jobs);
        jobs = next;
    }
}

static void cancel_all(struct http_client *client, struct job *jobs)
{
    bool closing;
    while (client->active != NULL) {
        struct transfer *t = client->active;
        curl_multi_remove_handle(client->multi, t->easy);
        unlink_transfer(t);
        transfer_finish(t);
    }
    each_job(client, client->waiting, cancel_job);
    do /* what is called here may hand over more */
        each_job(client, jobs, cancel_job);
    while ((jobs = take_inbox(client, &closing)) != NULL);
}

static void *serve(void *ctx)
{
    struct http_client *client = ctx;
    bool closing = false;
    int running;
    struct job *jobs;
    while (jobs = take_inbox(client, &closing), !closing) {
        each_job(client, jobs, do_job);
        do_due(client);
        curl_multi_perform(client->multi, &running);
        finish_transfers(client);
        curl_multi_poll(client->multi, NULL, 0, wait_ms(client), NULL);
    }
    cancel_all(client, jobs);
    return NULL;
}

static void release(struct http_client *client)
{
    char *ca_file = (char *)(uintptr_t)client->options.ca_file;
    char *user_agent = (char *)(uintptr_t)client->options.user_agent;
    curl_multi_cleanup(client->multi);
    pthread_mutex_destroy(&client->lock);
    free(ca_file);
    free(user_agent);
    free(client);
}

static bool start_thread(struct http_client *client)
{
    sigset_t all, old; /* signals belong to the loop, and SIGPIPE to nobody */
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &old);
    int fault = pthread_create(&client->thread, NULL, serve, client);
    pthread_sigmask(SIG_SETMASK, &old, NULL);
    return fault == 0;
}

bool http_client_create(const struct http_client_options *options, struct http_client **out,
                        struct err *err)
{
    if (options->ca_file != NULL && !ca_file_check(options->ca_file, err))
        return false;
    pthread_once(&curl_ready, prepare_curl);
    struct http_client *client = mem_new(1, sizeof(*client));
    client->inbox_end = &client->inbox;
    client->options.ca_file = mem_copy_text(options->ca_file);
    client->options.user_agent = mem_copy_text(options->user_agent);
    pthread_mutex_init(&client->lock, NULL);
    client->multi = curl_multi_init();
    if (client->multi == NULL || !start_thread(client)) {
        release(client);
        return err_set(err, ERR_UNAVAILABLE, "no thread for outgoing calls can be started");
    }
    *out = client;
    return true;
}

void http_client_destroy(struct http_client *client)
{
    if (client == NULL)
        return;
    pthread_mutex_lock(&client->lock);
    client->closing = true;
    pthread_mutex_unlock(&client->lock);
    curl_multi_wakeup(client->multi);
    pthread_join(client->thread, NULL);
    release(client);
}

void http_client_do(struct http_client *client, void (*fn)(void *ctx), void *ctx)
{
    push(client, (struct job){.fn = fn, .ctx = ctx});
}

void http_client_after(struct http_client *client, int64_t delay_ms, void (*fn)(void *ctx),
                       void *ctx)
{
    push(client,
         (struct job){.fn = fn, .ctx = ctx, .later = true, .due_ms = clock_steady_ms() + delay_ms});
}

void http_client_send(struct http_client *client, const struct http_call *call,
                      void (*done)(void *ctx, const struct http_result *result), void *ctx)
{
    push(client, (struct job){.transfer = transfer_create(&client->options, call, done, ctx)});
}

struct waiter {
    pthread_mutex_t lock;
    pthread_cond_t answered;
    bool over;
    void (*done)(void *ctx, const struct http_result *result);
    void *ctx;
};

static void hand_over(void *ctx, const struct http_result *result)
{
    struct waiter *waiter = ctx;
    waiter->done(waiter->ctx, result);
    pthread_mutex_lock(&waiter->lock);
    waiter->over = true;
    pthread_cond_signal(&waiter->answered);
    pthread_mutex_unlock(&waiter->lock);
}

void http_call_wait(const struct http_client_options *options, const struct http_call *call,
                    void (*done)(void *ctx, const struct http_result *result), void *ctx)
{
    struct waiter waiter = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, false, done, ctx};
    struct http_client *client = NULL;
    struct err err = ERR_INIT;
    if (!http_client_create(options, &client, &err)) {
        struct http_result result = {.failure = HTTP_UNUSABLE,
                                     .content_type = "",
                                     .body = "",
                                     .oauth_scopes = "",
                                     .retry_after_ms = -1};
        snprintf(result.reason, sizeof(result.reason), "%.255s", err.text);
        done(ctx, &result);
        return;
    }
    http_client_send(client, call, hand_over, &waiter);
    pthread_mutex_lock(&waiter.lock);
    while (!waiter.over)
        pthread_cond_wait(&waiter.answered, &waiter.lock);
    pthread_mutex_unlock(&waiter.lock);
    http_client_destroy(client);
}
