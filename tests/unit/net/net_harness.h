/* What the tests of this room share: a loop turned until something holds, and a client that speaks
 * raw bytes. */
#ifndef NET_HARNESS_H
#define NET_HARNESS_H

#include "testing.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "disruption/base/attributes.h"
#include "disruption/base/buf.h"
#include "disruption/base/clock.h"
#include "disruption/net/loop.h"

#define TURN_MS 10
#define PATIENCE_MS                                                                                \
    15000 /* sanitizers on a busy machine are slow; nothing waits this long unless it fails */

static inline struct loop *new_loop(const char *ca_file)
{
    struct loop *loop = NULL;
    struct err err = ERR_INIT;
    if (!loop_create(&(struct loop_options){.ca_file = ca_file}, &loop, &err))
        fail_msg("no loop: %s", err.text);
    return loop;
}

/* Turns the loop until `reached`; fails when it does not come to pass. */
#define TURN_UNTIL(loop, reached)                                                                  \
    do {                                                                                           \
        int64_t give_up_ms = clock_steady_ms() + PATIENCE_MS;                                      \
        while (!(reached)) {                                                                       \
            loop_turn(loop, TURN_MS);                                                              \
            if (clock_steady_ms() > give_up_ms)                                                    \
                fail_msg("never came to pass: %s", #reached);                                      \
        }                                                                                          \
    } while (0)

struct raw_client {
    int fd;
    bool ended; /* the other side closed, or reset */
    struct buf heard;
};

static inline struct raw_client raw_on(int fd, const struct sockaddr *to, socklen_t len)
{
    struct raw_client client = {.fd = fd};
    assert_int_equal(connect(fd, to, len), 0);
    assert_int_equal(fcntl(fd, F_SETFL, O_NONBLOCK), 0);
    buf_init(&client.heard, (size_t)64 << 20);
    return client;
}

static inline struct raw_client raw_connect(int port)
{
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return raw_on(socket(AF_INET, SOCK_STREAM, 0), (struct sockaddr *)&to, sizeof(to));
}

static inline struct raw_client raw_connect_unix(const char *path)
{
    struct sockaddr_un to = {.sun_family = AF_UNIX};
    snprintf(to.sun_path, sizeof(to.sun_path), "%s", path);
    return raw_on(socket(AF_UNIX, SOCK_STREAM, 0), (struct sockaddr *)&to, sizeof(to));
}

static inline void raw_say(struct raw_client *client, const char *text)
{
    (void)!send(client->fd, text, strlen(text), MSG_NOSIGNAL);
}

/* Takes what has come; true when `part` is in it, or (NULL) the connection has ended. */
static inline bool raw_heard(struct raw_client *client, const char *part)
{
    char bytes[65536];
    ssize_t len;
    while ((len = recv(client->fd, bytes, sizeof(bytes), 0)) > 0)
        buf_add(&client->heard, bytes, (size_t)len);
    if (len == 0 || (errno != EAGAIN && errno != EWOULDBLOCK))
        client->ended = true;
    return part == NULL ? client->ended : strstr(buf_string(&client->heard), part) != NULL;
}

static inline size_t raw_count(const struct raw_client *client, const char *part)
{
    size_t count = 0;
    for (const char *at = buf_string(&client->heard); (at = strstr(at, part)) != NULL; at++)
        count++;
    return count;
}

static inline void raw_close(struct raw_client *client)
{
    close(client->fd);
    buf_done(&client->heard);
}

#endif
