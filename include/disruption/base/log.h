/*
 * One line per event on standard error, `key=value`, journald-friendly. Only programs and the daemon room log; every
 * other room returns its errors. Message text and secrets are not logged.
 */
#ifndef DISRUPTION_BASE_LOG_H
#define DISRUPTION_BASE_LOG_H

#include <stdbool.h>
#include <stdint.h>

#include "disruption/base/attributes.h"

enum log_level { LOG_LEVEL_ERROR, LOG_LEVEL_WARNING, LOG_LEVEL_INFO, LOG_LEVEL_DEBUG, LOG_LEVEL_COUNT };

/** Lines above this level are dropped. Default: info. */
void log_set_level(enum log_level level);

/** "error", "warning", "info", "debug"; false for another word. And back. */
bool log_level_read(const char *word, enum log_level *out);
const char *log_level_name(enum log_level level);

/** How many lines of a level there were, dropped ones too. Any thread. */
int64_t log_line_count(enum log_level level);

#define LOG_SAME_MAX 200 /* lines of one event within a minute; the rest is counted and told as `unsaid=` with the next */

/**
 * Writes `level=info event=NAME <fields>`; with a journald priority prefix when JOURNAL_STREAM is set.
 *
 * event    one word, snake_case: what happened.
 * format   further fields as `key=value`, already quoted where needed (see LOG_Q); may be NULL.
 */
void log_line(enum log_level level, const char *event, const char *format, ...) PRINTF_LIKE(3, 4);

#define log_error(...) log_line(LOG_LEVEL_ERROR, __VA_ARGS__)
#define log_warning(...) log_line(LOG_LEVEL_WARNING, __VA_ARGS__)
#define log_info(...) log_line(LOG_LEVEL_INFO, __VA_ARGS__)
#define log_debug(...) log_line(LOG_LEVEL_DEBUG, __VA_ARGS__)

#endif
