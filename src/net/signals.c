/* Signals as calls on the loop: blocked everywhere, read from a signalfd. */
#include "loop_private.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

static void read_signals(void *ctx)
{
    struct loop *loop = ctx;
    struct signalfd_siginfo info;
    while (read(loop->signal_fd, &info, sizeof(info)) == (ssize_t)sizeof(info))
        loop->signal_caught(loop->signal_ctx, (int)info.ssi_signo);
}

bool loop_on_signals(struct loop *loop, const int *signals, void (*caught)(void *ctx, int signal),
                     void *ctx, struct err *err)
{
    sigset_t set;
    sigemptyset(&set);
    for (; *signals != 0; signals++)
        if (sigaddset(&set, *signals) != 0)
            return err_set(err, ERR_INVALID, "%d is no signal", *signals);
    if (pthread_sigmask(SIG_BLOCK, &set, NULL) != 0)
        return err_set(err, ERR_INTERNAL, "signals cannot be blocked");
    loop_unwatch(&loop->signals);
    loop->signal_fd = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
    if (loop->signal_fd < 0)
        return err_set(err, ERR_UNAVAILABLE, "signals cannot be received: %s", strerror(errno));
    loop->signal_caught = caught;
    loop->signal_ctx = ctx;
    loop->signals = (struct watch){.readable = read_signals, .ctx = loop};
    return loop_watch(loop, &loop->signals, loop->signal_fd, err);
}
