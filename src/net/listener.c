/* Reading of listen addresses, binding, and who it is that connected. */
#include "listener.h"

#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "disruption/base/parse.h"
#include "disruption/base/slice.h"

#define BACKLOG 128

static bool fail(int fd, const char *address, struct err *err)
{
    int cause = errno;
    if (fd >= 0)
        close(fd);
    return err_set(err, ERR_UNAVAILABLE, "cannot listen on %s: %s", address, strerror(cause));
}

static bool listen_tcp(const struct addrinfo *at, const char *address, struct listener *out,
                       struct err *err)
{
    int on = 1;
    int fd = socket(at->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0 || setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) != 0 ||
        (at->ai_family == AF_INET6 &&
         setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof(on)) != 0) ||
        bind(fd, at->ai_addr, at->ai_addrlen) != 0 || listen(fd, BACKLOG) != 0)
        return fail(fd, address, err);
    struct sockaddr_in6 name; /* in both families the port is at the same place */
    socklen_t len = sizeof(name);
    if (getsockname(fd, (struct sockaddr *)&name, &len) != 0)
        return fail(fd, address, err);
    *out = (struct listener){.fd = fd, .port = ntohs(name.sin6_port)};
    return true;
}

/* "host:port" or "[host]:port" into its parts. */
static bool split(const char *address, char *host, size_t host_room, const char **port)
{
    const char *colon = strrchr(address, ':');
    if (colon == NULL || colon == address)
        return false;
    struct slice name = {address, (size_t)(colon - address)};
    bool bracketed = name.at[0] == '[' && name.at[name.len - 1] == ']';
    if (bracketed)
        name = (struct slice){name.at + 1, name.len - 2};
    if (name.len == 0 || name.len >= host_room ||
        (memchr(name.at, ':', name.len) != NULL) != bracketed)
        return false;
    snprintf(host, host_room, "%.*s", SLICE_PRINT(name));
    *port = colon + 1;
    int64_t number;
    return parse_integer(slice_of(*port), 0, 65535, &number);
}

static bool open_tcp(const char *address, struct listener *out, struct err *err)
{
    char host[64];
    const char *port;
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_NUMERICHOST | AI_PASSIVE};
    struct addrinfo *found = NULL;
    bool split_up = split(address, host, sizeof(host), &port);
    if (split_up && strcmp(host, "localhost") == 0)
        strcpy(host, "127.0.0.1");
    if (!split_up || getaddrinfo(host, port, &hints, &found) != 0)
        return err_set(
            err, ERR_INVALID,
            "%s is no address to listen on; use 127.0.0.1:8190, [::1]:8190 or unix:/path", address);
    bool good = listen_tcp(found, address, out, err);
    freeaddrinfo(found);
    return good;
}

/* A socket file that nobody listens behind is left over from a crash. */
static void remove_dead_socket(const struct sockaddr_un *name)
{
    struct stat info;
    if (lstat(name->sun_path, &info) != 0 || !S_ISSOCK(info.st_mode))
        return;
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return;
    if (connect(fd, (const struct sockaddr *)name, sizeof(*name)) != 0 && errno == ECONNREFUSED)
        unlink(name->sun_path);
    close(fd);
}

/* Who may write the folder may put a socket of their own there, and hear what is meant for ours. */
static bool check_folder(const char *path, struct err *err)
{
    char folder[sizeof(((struct sockaddr_un *)NULL)->sun_path)];
    struct stat info;
    size_t len = (size_t)(strrchr(path, '/') - path);
    snprintf(folder, sizeof(folder), "%.*s", (int)(len == 0 ? 1 : len), path);
    return stat(folder, &info) != 0 || (info.st_mode & S_IWOTH) == 0 ||
           err_set(err, ERR_REFUSED, "everybody can write in %s, so anybody could replace the socket; use a folder of its own",
                   folder);
}

static bool open_unix(const char *path, int mode, struct listener *out, struct err *err)
{
    struct sockaddr_un name = {.sun_family = AF_UNIX};
    if (path[0] != '/' || strlen(path) >= sizeof(name.sun_path))
        return err_set(err, ERR_INVALID,
                       "the socket path %s must be absolute and shorter than %zu bytes", path,
                       sizeof(name.sun_path));
    if (!check_folder(path, err))
        return false;
    strcpy(name.sun_path, path);
    remove_dead_socket(&name);
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    /* fchmod first: the file is born with these bits (less the umask) and at no moment open to
     * more. */
    if (fd < 0 || fchmod(fd, (mode_t)mode) != 0 ||
        bind(fd, (struct sockaddr *)&name, sizeof(name)) != 0 || chmod(path, (mode_t)mode) != 0 ||
        listen(fd, BACKLOG) != 0)
        return fail(fd, path, err);
    *out = (struct listener){.fd = fd};
    strcpy(out->path, path);
    return true;
}

bool listener_open(const char *address, int mode, struct listener *out, struct err *err)
{
    if (strncmp(address, "unix:", 5) == 0)
        return open_unix(address + 5, mode, out, err);
    return open_tcp(address, out, err);
}

static void name_unix_peer(int fd, struct listener_peer *peer)
{
    struct ucred credentials;
    socklen_t len = sizeof(credentials);
    strcpy(peer->name, "unix");
    if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &credentials, &len) == 0)
        peer->uid = credentials.uid;
}

int listener_accept(const struct listener *listener, struct listener_peer *peer)
{
    struct sockaddr_storage from;
    socklen_t len = sizeof(from);
    int on = 1;
    int fd;
    do
        fd = accept4(listener->fd, (struct sockaddr *)&from, &len, SOCK_NONBLOCK | SOCK_CLOEXEC);
    while (fd < 0 && (errno == EINTR || errno == ECONNABORTED));
    if (fd < 0)
        return -1;
    *peer = (struct listener_peer){.uid = -1};
    if (listener->path[0] != '\0') {
        name_unix_peer(fd, peer);
        return fd;
    }
    (void)setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    if (getnameinfo((struct sockaddr *)&from, len, peer->name, sizeof(peer->name), NULL, 0,
                    NI_NUMERICHOST) != 0)
        strcpy(peer->name, "unknown");
    return fd;
}
