/* The loop: libwebsockets' context, woken by other threads, watching descriptors, and stopped on
 * request. */
#include "loop_private.h"

#include <signal.h>
#include <stdlib.h>

#include <openssl/ssl.h>

#include "disruption/base/memory.h"
#include "ca_file.h"
#include "resolver.h"
#include "timer_private.h"

#define HEADER_BYTES_MAX 16384   /* request line and headers, or those of an answer to an upgrade */
#define SERVICE_BUFFER 32768     /* bytes; headers of an answer are built in it */
#define SILENT_HEADER_SECONDS 15 /* until a handshake or header must have gone on */

struct loop *loop_of(struct lws *wsi)
{
    return lws_context_user(lws_get_context(wsi));
}

static void wake_handlers(struct loop *loop)
{
    if (loop->resolver != NULL)
        resolver_deliver(loop->resolver);
    for (size_t i = 0; i < loop->wake_count; i++)
        loop->wakes[i].woken(loop->wakes[i].ctx);
}

/* The first protocol of the first virtual host: it hears what concerns the whole context. */
static int house_callback(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in,
                          size_t len)
{
    (void)len;
    if (reason == LWS_CALLBACK_EVENT_WAIT_CANCELLED)
        wake_handlers(loop_of(wsi));
    else if (reason == LWS_CALLBACK_OPENSSL_PERFORM_SERVER_CERT_VERIFICATION)
        ws_client_note_certificate(loop_of(wsi), in, user);
    else if (reason ==
             LWS_CALLBACK_WSI_DESTROY) /* always told to the first protocol, whoever's it is */
        return ws_client_callback(wsi, reason, NULL, NULL, 0);
    return 0;
}

static int watch_callback(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in,
                          size_t len)
{
    (void)user, (void)in, (void)len;
    struct watch *watch = lws_get_opaque_user_data(wsi);
    if (watch == NULL || watch->wsi != wsi)
        return 0;
    if (reason == LWS_CALLBACK_RAW_RX_FILE)
        watch->readable(watch->ctx);
    else if (reason == LWS_CALLBACK_RAW_CLOSE_FILE)
        watch->wsi = NULL;
    return 0;
}

static const struct lws_protocols client_protocols[] = {
    {.name = "house", .callback = house_callback},
    {.name = "ws",
     .callback = ws_client_callback,
     .rx_buffer_size = LOOP_RECEIVE_MAX,
     .tx_packet_size = LOOP_SEND_MAX},
    {.name = "watch", .callback = watch_callback},
    {.name = NULL},
};

static const struct lws_protocols served_protocols[] = {
    {.name = "http",
     .callback = http_server_callback,
     .rx_buffer_size = LOOP_RECEIVE_MAX,
     .tx_packet_size = LOOP_SEND_MAX},
    {.name = NULL},
};

/* The library's own pings are off in practice: connections keep their own time. Hang-up must be the
 * larger one. */
static const lws_retry_bo_t no_own_pings = {
    .secs_since_valid_ping = 65534,
    .secs_since_valid_hangup = 65535,
};

static bool create_hosts(struct loop *loop, const char *ca_file, struct err *err)
{
    struct lws_context_creation_info clients = {
        .port = CONTEXT_PORT_NO_LISTEN,
        .vhost_name = "clients",
        .protocols = client_protocols,
        .alpn = "http/1.1",
        .http_proxy_address = "", /* else one from the environment is used, for loopback too */
        .client_ssl_ca_filepath = ca_file,
        .ssl_client_options_set = SSL_OP_NO_TLSv1 | SSL_OP_NO_TLSv1_1,
        .retry_and_idle_policy = &no_own_pings,
        .options = LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT,
    };
    struct lws_context_creation_info served = {
        .port = CONTEXT_PORT_NO_LISTEN_SERVER,
        .vhost_name = "served",
        .protocols = served_protocols,
        .alpn = "http/1.1",
        .keepalive_timeout = 60,
        .timeout_secs_ah_idle = 10,
        .retry_and_idle_policy = &no_own_pings,
    };
    loop->clients = lws_create_vhost(loop->lws, &clients);
    loop->served = loop->clients == NULL ? NULL : lws_create_vhost(loop->lws, &served);
    if (loop->served == NULL)
        return err_set(err, ERR_UNAVAILABLE, "the event loop cannot be prepared");
    return true;
}

static void say_nothing(int level, const char *line)
{
    (void)level, (void)line; /* rooms return their errors */
}

bool loop_create(const struct loop_options *options, struct loop **out, struct err *err)
{
    if (options->ca_file != NULL && !ca_file_check(options->ca_file, err))
        return false;
    lws_set_log_level(0, say_nothing);
    struct loop *loop = mem_new(1, sizeof(*loop));
    loop->signal_fd = -1;
    struct lws_context_creation_info info = {
        .port = CONTEXT_PORT_NO_LISTEN,
        .user = loop,
        .fd_limit_per_thread = LOOP_DESCRIPTORS,
        .max_http_header_data = HEADER_BYTES_MAX,
        .pt_serv_buf_size = SERVICE_BUFFER,
        .timeout_secs = SILENT_HEADER_SECONDS,
        .options = LWS_SERVER_OPTION_EXPLICIT_VHOSTS | LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT,
    };
    loop->lws = lws_create_context(&info);
    if (loop->lws == NULL) {
        free(loop);
        return err_set(err, ERR_UNAVAILABLE, "the event loop cannot be created");
    }
    if (!create_hosts(loop, options->ca_file, err)) {
        loop_destroy(loop);
        return false;
    }
    *out = loop;
    return true;
}

void loop_destroy(struct loop *loop)
{
    if (loop == NULL)
        return;
    loop->destroying = true;
    resolver_destroy(loop->resolver);
    loop->resolver = NULL;
    ws_client_close_all(loop);
    timer_release_all(loop);
    lws_sul_cancel(&loop->turn_end);
    lws_context_destroy(loop->lws);
    free(loop);
}

void loop_run(struct loop *loop)
{
    while (!atomic_load(&loop->stopping) && lws_service(loop->lws, 0) >= 0)
        ;
    atomic_store(&loop->stopping, false);
}

static void end_of_turn(lws_sorted_usec_list_t *entry)
{
    (void)entry; /* being due is enough to end the wait */
}

/* The wait ends with the earliest entry of the schedule, so an entry of our own limits it. */
void loop_turn(struct loop *loop, int timeout_ms)
{
    loop->turning = true;
    loop_schedule(loop, &loop->turn_end, end_of_turn, timeout_ms);
    (void)lws_service(loop->lws, 0);
    lws_sul_cancel(&loop->turn_end);
    loop->turning = false;
}

void loop_end_turn(struct loop *loop)
{
    if (loop->turning)
        lws_sul_schedule(loop->lws, 0, &loop->turn_end, end_of_turn, 1);
}

void loop_stop(struct loop *loop)
{
    atomic_store(&loop->stopping, true);
    lws_cancel_service(loop->lws);
}

void loop_wake(struct loop *loop)
{
    lws_cancel_service(loop->lws);
}

void loop_on_wake(struct loop *loop, void (*woken)(void *ctx), void *ctx)
{
    if (loop->wake_count == LOOP_WAKE_MAX)
        abort(); /* a mistake of ours: the wake-ups would be lost silently */
    loop->wakes[loop->wake_count].woken = woken;
    loop->wakes[loop->wake_count].ctx = ctx;
    loop->wake_count++;
}

void loop_schedule(struct loop *loop, lws_sorted_usec_list_t *entry,
                   void (*fn)(lws_sorted_usec_list_t *), int64_t delay_ms)
{
    /* Minus one microsecond would mean "cancel" to the library. */
    lws_usec_t delay_us = delay_ms <= 0 ? 0 : (lws_usec_t)delay_ms * LWS_US_PER_MS;
    lws_sul_schedule(loop->lws, 0, entry, fn, delay_us);
}

void loop_kill(struct lws *wsi)
{
    lws_set_timeout(wsi, PENDING_TIMEOUT_CLOSE_SEND, LWS_TO_KILL_ASYNC);
}

bool loop_watch(struct loop *loop, struct watch *watch, int fd, struct err *err)
{
    lws_sock_file_fd_type descriptor = {.filefd = fd};
    watch->wsi = lws_adopt_descriptor_vhost(loop->clients, LWS_ADOPT_RAW_FILE_DESC, descriptor,
                                            "watch", NULL);
    if (watch->wsi == NULL)
        return err_set(err, ERR_UNAVAILABLE, "the event loop cannot watch another descriptor");
    lws_set_opaque_user_data(watch->wsi, watch);
    return true;
}

void loop_unwatch(struct watch *watch)
{
    if (watch->wsi != NULL)
        lws_set_timeout(watch->wsi, PENDING_TIMEOUT_CLOSE_SEND, LWS_TO_KILL_SYNC);
    watch->wsi = NULL;
}
