/* Tokens in memory of their own: locked, not dumped, wiped; and listed, to be known again in what comes back. */
#include "disruption/base/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "disruption/base/slice.h"

struct secret {
    struct secret *next; /* of those that live */
    size_t len;
    char text[];
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct secret *living;

static size_t bytes_of(size_t len)
{
    return sizeof(struct secret) + len + 1;
}

struct secret *secret_create(const char *text, size_t len)
{
    struct slice token = slice_trim((struct slice){text, len});
    if (token.len == 0)
        return NULL;
    size_t size = bytes_of(token.len);
    struct secret *secret =
        mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (secret == MAP_FAILED)
        return NULL;
    madvise(secret, size, MADV_DONTDUMP);
    (void)mlock(secret, size); /* a small RLIMIT_MEMLOCK is no reason to fail */
    secret->len = token.len;
    memcpy(secret->text, token.at, token.len);
    pthread_mutex_lock(&lock);
    secret->next = living;
    living = secret;
    pthread_mutex_unlock(&lock);
    return secret;
}

static void unlist(const struct secret *secret)
{
    struct secret **at = &living;
    pthread_mutex_lock(&lock);
    while (*at != secret)
        at = &(*at)->next;
    *at = secret->next;
    pthread_mutex_unlock(&lock);
}

void secret_destroy(struct secret *secret)
{
    if (secret == NULL)
        return;
    unlist(secret);
    size_t size = bytes_of(secret->len);
    explicit_bzero(secret, size);
    munmap(secret, size);
}

bool secret_read_file(const char *path, struct secret **out, struct err *err)
{
    char text[SECRET_MAX + 64]; /* the longest token and its line end; what fills it is too long */
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return err_set(err, errno == ENOENT ? ERR_NOT_FOUND : ERR_UNAVAILABLE, "cannot read %s: %s",
                       path, strerror(errno));
    ssize_t len = read(fd, text, sizeof(text));
    int fault = errno;
    close(fd);
    if (len < 0)
        return err_set(err, ERR_UNAVAILABLE, "cannot read %s: %s", path, strerror(fault));
    struct slice token = slice_trim((struct slice){text, (size_t)len});
    bool one_line = token.len > 0 && token.len <= SECRET_MAX && (size_t)len < sizeof(text);
    for (size_t i = 0; one_line && i < token.len; i++)
        one_line = token.at[i] > ' ' && token.at[i] < 0x7F;
    if (one_line)
        *out = secret_create(token.at, token.len);
    explicit_bzero(text, sizeof(text));
    if (!one_line)
        return err_set(err, ERR_INVALID, "%s must hold one token on one line and nothing else", path);
    return *out != NULL || err_set(err, ERR_UNAVAILABLE, "no memory for the token of %s", path);
}

static void hide_one(const struct secret *secret, char *bytes, size_t len)
{
    char *end = bytes + len, *at;
    if (secret->len < SECRET_HIDDEN_MIN)
        return;
    while ((at = memmem(bytes, (size_t)(end - bytes), secret->text, secret->len)) != NULL) {
        memset(at, '*', secret->len);
        bytes = at + secret->len;
    }
}

void secret_hide(char *bytes, size_t len)
{
    pthread_mutex_lock(&lock);
    for (const struct secret *secret = living; secret != NULL; secret = secret->next)
        hide_one(secret, bytes, len);
    pthread_mutex_unlock(&lock);
}

const char *secret_reveal(const struct secret *secret)
{
    return secret->text;
}

bool secret_starts(const struct secret *secret, const char *prefix)
{
    return secret != NULL && strncmp(secret->text, prefix, strlen(prefix)) == 0;
}
