/* One line per event; a line is written with one write(2), so threads do not mix. */
#include "disruption/base/log.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "disruption/base/buf.h"

#define LOG_LINE_MAX 4096 /* bytes; longer lines lose their end */

static atomic_int wanted = LOG_LEVEL_INFO;

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

/* A value from outside must not start a line of its own. */
static void flatten(char *line, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if ((unsigned char)line[i] < ' ')
            line[i] = ' ';
    }
}

void log_line(enum log_level level, const char *event, const char *format, ...)
{
    if ((int)level > atomic_load(&wanted))
        return;
    struct buf line;
    buf_init(&line, LOG_LINE_MAX);
    if (getenv("JOURNAL_STREAM") != NULL)
        buf_text(&line, levels[level].priority);
    buf_print(&line, "level=%s event=%s", levels[level].word, event);
    if (format != NULL) {
        buf_char(&line, ' ');
        va_list args;
        va_start(args, format);
        buf_vprint(&line, format, args);
        va_end(args);
    }
    flatten(line.at, line.len);
    line.at[line.len] = '\n'; /* in the terminator's place */
    ssize_t ignored = write(STDERR_FILENO, line.at, line.len + 1);
    (void)ignored; /* there is nowhere left to say that the log cannot be written */
    buf_done(&line);
}
