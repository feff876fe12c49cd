/* One line per event; a line is written with one write(2), so threads do not mix. */
#include "disruption/base/log.h"

#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "disruption/base/clock.h"
#include "disruption/base/secret.h"
#include "disruption/base/utf8.h"

#define LOG_LINE_MAX 4096 /* bytes; longer lines lose their end */

#define LOG_EVENTS_MAX 64 /* different events whose lines are counted; more share one count */

/* How often an event was said in this minute. */
static struct rate {
    char event[40];
    int64_t since_ms;
    unsigned said, unsaid;
} rates[LOG_EVENTS_MAX];
static pthread_mutex_t rates_lock = PTHREAD_MUTEX_INITIALIZER;

static atomic_int wanted = LOG_LEVEL_INFO;
static _Atomic int64_t counts[LOG_LEVEL_COUNT];

static const struct {
    const char *word;
    const char *priority; /* syslog's number, as journald reads it at the start of a line */
} levels[] = {
    [LOG_LEVEL_ERROR] = {"error", "<3>"},
    [LOG_LEVEL_WARNING] = {"warning", "<4>"},
    [LOG_LEVEL_INFO] = {"info", "<6>"},
    [LOG_LEVEL_DEBUG] = {"debug", "<7>"},
};

void log_set_level(enum log_level level)
{
    atomic_store(&wanted, (int)level);
}

bool log_level_read(const char *word, enum log_level *out)
{
    for (size_t i = 0; i < COUNT_OF(levels); i++) {
        if (strcmp(levels[i].word, word) == 0) {
            *out = (enum log_level)i;
            return true;
        }
    }
    return false;
}

const char *log_level_name(enum log_level level)
{
    return levels[level].word;
}

int64_t log_line_count(enum log_level level)
{
    return atomic_load_explicit(&counts[level], memory_order_relaxed);
}

/* Writes at line + len what fits, in whole characters; returns the new length. */
PRINTF_LIKE(3, 0)
static size_t add(char *line, size_t len, const char *format, va_list args)
{
    int more = vsnprintf(line + len, LOG_LINE_MAX + 1 - len, format, args);
    if (more < 0)
        return len;
    if (len + (size_t)more <= LOG_LINE_MAX)
        return len + (size_t)more;
    return utf8_whole((struct slice){line, LOG_LINE_MAX}).len;
}

PRINTF_LIKE(3, 4)
static size_t add_words(char *line, size_t len, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    len = add(line, len, format, args);
    va_end(args);
    return len;
}

static struct rate *rate_of(const char *event)
{
    size_t i = 0;
    while (i < LOG_EVENTS_MAX - 1 && rates[i].event[0] != '\0' &&
           strncmp(rates[i].event, event, sizeof(rates[i].event) - 1) != 0)
        i++;
    if (rates[i].event[0] == '\0')
        snprintf(rates[i].event, sizeof(rates[i].event), "%s", event);
    return &rates[i];
}

/* What stays wrong must not fill the disk: false, when this event was said often enough for now. */
static bool may_say(const char *event, unsigned *unsaid)
{
    int64_t now_ms = clock_steady_ms();
    pthread_mutex_lock(&rates_lock);
    struct rate *rate = rate_of(event);
    if (rate->said == 0 || now_ms - rate->since_ms >= MINUTE_MS) {
        rate->since_ms = now_ms;
        rate->said = 0;
    }
    bool may = rate->said < LOG_SAME_MAX;
    *unsaid = may ? rate->unsaid : 0;
    rate->said += may;
    rate->unsaid = may ? 0 : rate->unsaid + 1;
    pthread_mutex_unlock(&rates_lock);
    return may;
}

void log_line(enum log_level level, const char *event, const char *format, ...)
{
    atomic_fetch_add_explicit(&counts[level], 1, memory_order_relaxed);
    if ((int)level > atomic_load(&wanted))
        return;
    unsigned unsaid;
    if (!may_say(event, &unsaid))
        return;
    char line[LOG_LINE_MAX + 1];
    const char *priority = getenv("JOURNAL_STREAM") != NULL ? levels[level].priority : "";
    size_t len = add_words(line, 0, "%slevel=%s event=%s", priority, levels[level].word, event);
    if (unsaid > 0)
        len = add_words(line, len, " unsaid=%u", unsaid);
    if (format != NULL)
        len = add_words(line, len, " ");
    if (format != NULL) {
        va_list args;
        va_start(args, format);
        len = add(line, len, format, args);
        va_end(args);
    }
    utf8_flatten(line, len); /* a value from outside starts no line of its own */
    secret_hide(line, len); /* nothing should bring a token this far; a log is read by many */
    line[len] = '\n'; /* in the terminator's place */
    ssize_t ignored = write(STDERR_FILENO, line, len + 1);
    (void)ignored; /* there is nowhere left to say that the log cannot be written */
}
