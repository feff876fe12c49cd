/*
 * libwebsockets' callbacks of an outgoing websocket. Two rules hold everywhere: a receive callback
 * never answers anything but 0 (the library's parser would run on behind its buffer), and the end
 * is told by WSI_DESTROY alone.
 */
#include "ws_client_private.h"

#include <string.h>

#include <openssl/x509.h>

#include "disruption/base/secret.h"
#include "disruption/base/slice.h"

#define CLOSE_TOO_BIG 1009 /* RFC 6455, 7.4.1 */

/* The opaque pointer of a connection is a client's only if the loop knows that client. */
static struct ws_client *client_of(struct lws *wsi)
{
    void *opaque = lws_get_opaque_user_data(wsi);
    struct ws_client *client = opaque == NULL ? NULL : loop_of(wsi)->sockets;
    while (client != NULL && client != opaque)
        client = client->next;
    return client;
}

void ws_client_note_certificate(struct loop *loop, void *ssl, void *store)
{
    int fault = X509_STORE_CTX_get_error(store);
    if (fault == X509_V_OK)
        return;
    for (struct ws_client *client = loop->sockets; client != NULL; client = client->next)
        if (client->wsi != NULL && lws_get_ssl(client->wsi) == ssl)
            snprintf(client->certificate, sizeof(client->certificate), "%s",
                     X509_verify_cert_error_string(fault));
}

/* The library's words for what went wrong, and ours; its number of an error of TLS is nobody's. */
static const struct {
    const char *theirs, *ours;
} causes[] = {
    {"connect SSL", "no connection by TLS 1.2 or later: what the server answered is no such handshake"},
    {"connect SYSCALL", "no connection by TLS 1.2 or later: the server hung up"},
};

static const char *words_for(const char *cause, size_t len)
{
    for (size_t i = 0; i < COUNT_OF(causes); i++)
        if (slice_starts((struct slice){cause, len}, causes[i].theirs))
            return causes[i].ours;
    return NULL;
}

static void note_failure(struct ws_client *client, struct lws *wsi, const char *cause, size_t len)
{
    int status = (int)lws_http_client_http_response(wsi);
    if (status != 0 && status != 101) {
        client->why.http_status = status;
        ws_client_note(client, "the upgrade was answered with HTTP status %d", status);
    } else if (client->certificate[0] != '\0') {
        ws_client_note(client, "the server's certificate is not trusted: %s", client->certificate);
    } else if (cause != NULL && words_for(cause, len) != NULL) {
        ws_client_note(client, "%s", words_for(cause, len));
    } else if (cause != NULL && len > 0 && strncmp(cause, "Unable to connect", len) != 0) {
        ws_client_note(client, "connection failed: %.*s", (int)len, cause);
    } else {
        ws_client_note(client, "connection refused, or no way to %s port %d",
                       client->answer.addresses[client->next_address - 1], client->url.port);
    }
}

static void too_big(struct ws_client *client)
{
    ws_client_note(client, "a message of more than %zu bytes arrived", WS_MESSAGE_MAX);
    client->doomed = true;
    ws_queue_done(&client->frames);
    ws_client_say_goodbye(client, CLOSE_TOO_BIG);
}

static void tell_message(struct ws_client *client)
{
    struct buf *message = &client->message;
    if (message->len > 0)
        secret_hide(message->at, message->len);
    client->events.text(client->ctx, buf_string(message), message->len);
}

static void received(struct ws_client *client, struct lws *wsi, const char *bytes, size_t len)
{
    if (client->doomed)
        return;
    ws_client_heard(client);
    if (client->doomed || lws_frame_is_binary(wsi))
        return;
    if (lws_is_first_fragment(wsi))
        buf_clear(&client->message);
    buf_add(&client->message, bytes, len);
    if (client->message.over)
        too_big(client);
    else if (lws_is_final_fragment(wsi) && lws_remaining_packet_payload(wsi) == 0)
        tell_message(client);
}

static int writeable(struct ws_client *client, struct lws *wsi)
{
    if (client->doomed && !client->closing)
        return 0; /* the end is scheduled already */
    if (!ws_queue_write(&client->frames, wsi))
        return -1;
    if (!client->closing || client->frames.first != NULL)
        return 0;
    lws_close_reason(wsi, (enum lws_close_status)client->close_code, NULL, 0);
    return -1;
}

/* The peer's words are shown to people: only printable ASCII of them. */
static void peer_closes(struct ws_client *client, const unsigned char *in, size_t len)
{
    char words[124] = "";
    if (len < 2) {
        ws_client_note(client, "closed by the other side");
        return;
    }
    client->why.code = in[0] << 8 | in[1];
    for (size_t i = 2; i < len && i - 2 < sizeof(words) - 1; i++)
        words[i - 2] = in[i] >= ' ' && in[i] <= '~' ? (char)in[i] : '?';
    ws_client_note(client,
                   words[0] != '\0' ? "closed by the other side with code %d: %s"
                                    : "closed by the other side with code %d%s",
                   client->why.code, words);
}

static void destroyed(struct ws_client *client, struct lws *wsi)
{
    if (client->wsi != NULL && client->wsi != wsi)
        return; /* an older attempt, late */
    if (client->connecting)
        return; /* the call under way is about to answer NULL, and its caller goes on */
    client->wsi = NULL;
    ws_client_attempt_over(client);
}

static int connection_event(struct ws_client *client, struct lws *wsi,
                            enum lws_callback_reasons reason, char *in, size_t len)
{
    switch ((int)reason) {
    case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
        note_failure(client, wsi, in, len);
        break;
    case LWS_CALLBACK_CLOSED_CLIENT_HTTP: /* a handshake that timed out is told this way only */
        ws_client_note(client, "the connection ended before the upgrade was answered");
        break;
    case LWS_CALLBACK_CLIENT_ESTABLISHED:
        ws_client_opened(client);
        break;
    case LWS_CALLBACK_CLIENT_RECEIVE:
        received(client, wsi, in, len);
        break;
    case LWS_CALLBACK_CLIENT_RECEIVE_PONG:
        if (!client->doomed)
            ws_client_answered(client, in, len);
        break;
    case LWS_CALLBACK_CLIENT_WRITEABLE:
        return writeable(client, wsi);
    case LWS_CALLBACK_WS_PEER_INITIATED_CLOSE:
        peer_closes(client, (const unsigned char *)in, len);
        break;
    case LWS_CALLBACK_WSI_DESTROY:
        destroyed(client, wsi);
        break;
    default:
        break;
    }
    return 0;
}

int ws_client_callback(struct lws *wsi, enum lws_callback_reasons reason, void *user, void *in,
                       size_t len)
{
    (void)user;
    struct ws_client *client = client_of(wsi);
    return client == NULL ? 0 : connection_event(client, wsi, reason, in, len);
}
