/* Walking over the words of a typed line, for those who take it apart. */
#ifndef CORE_COMMAND_WORDS_H
#define CORE_COMMAND_WORDS_H

#include "command_grammar.h"
#include "disruption/base/arena.h"

bool words_is_space(char c);
void words_skip(struct slice *rest, size_t count);
struct slice words_take(struct slice *rest, size_t count);

/** Bytes of white space at the front. */
size_t words_space(struct slice rest);

/** Bytes to the next white space, or to stop. */
size_t words_length(struct slice rest, char stop);

/** "svc:" at the front of rest: its bytes; 0: no key that any verb knows. "to://" is no key. */
size_t words_key(struct slice rest, enum argument *out);

/**
 * Takes the disruption a line names, D-42 or a channel, off the front of what follows its verb.
 *
 * Errors   ERR_INVALID: another one is named beside the text.
 */
MUST_CHECK bool target_read(struct arena *arena, const struct command_line *line, struct slice *rest,
                            struct command *command, struct err *err);

/**
 * What a form brings instead of words: text, keys and flags as they were filled in, nothing in them is looked at as
 * grammar. The row is known already.
 *
 * Errors   ERR_INVALID: a field that the row does not have.
 */
MUST_CHECK bool form_read(struct arena *arena, const struct command_line *line, struct command *command,
                          struct err *err);

/** The bit of the flag of that name, FLAG_SHARE included; 0: the row has none. */
unsigned row_flag(const struct command_row *row, struct slice word);

#endif
