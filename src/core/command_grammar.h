/* What the reader of lines and the table of commands share. */
#ifndef CORE_COMMAND_GRAMMAR_H
#define CORE_COMMAND_GRAMMAR_H

#include "disruption/base/buf.h"
#include "disruption/core/command.h"

/** "sev", "svc", ...: how a key is typed, without its colon. */
const char *argument_name(enum argument argument);
bool argument_find(struct slice word, enum argument *out);

/** Whether its value is people's prose, which runs to the next key. */
bool argument_is_prose(enum argument argument);

/** Whether its value is a time, which may hold spaces. */
bool argument_is_time(enum argument argument);

/**
 * The row somebody meant by a name, a synonym or an unambiguous front part of three letters or
 * more.
 *
 * command   how people call us, for the sentence.
 * Errors    ERR_INVALID: none or several; the sentence names the nearest ones.
 */
MUST_CHECK bool command_find(struct slice word, const char *command, const struct command_row **out,
                             struct err *err);

/**
 * Appends text with typing habits taken out: zero-width fillers go, every kind of space is a space,
 * and a long dash or minus sign before a digit at the start of a word is '-'. Quotes stay as they
 * are; see quote_len.
 */
void habits_forgive(struct slice text, struct buf *out);

/** Bytes of the opening (or closing) double quote that text starts with, straight or curly; 0:
 * none. */
size_t quote_len(struct slice text);

/** Bytes from an opening quote to behind its closing one, when that ends a word (or stands before
 * stop); 0: none. */
size_t quoted_len(struct slice text, char stop);

#endif
